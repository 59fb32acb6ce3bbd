# What nobody foresaw: one sentence for the user, with the file in work, and the rest for who asks for it with `--debug`.
from __future__ import annotations

import sys

FAILED = 3
"""The exit code of a command that the program itself failed."""
DEBUG = "--debug"


def tell_failure(error: Exception, command: str, *, debug: bool) -> int:
    """Say what failed in one sentence; the exit code."""
    from tatalaksana.source import file_in_work  # noqa: PLC0415 - commands that succeed need not wait for it

    if debug:
        import traceback  # noqa: PLC0415 - as above

        traceback.print_exception(error)
    why = _reason(error)
    file = file_in_work(error)
    at = f" saat mengolah «{file}»" if file else ""
    ask = "" if debug else f" beserta keluaran perintah yang sama dengan {DEBUG}"
    print(f"{command}: berhenti{at} karena {why}. Laporkan kepada pengelola program{ask}.", file=sys.stderr)
    return FAILED


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        from tatalaksana.source import reason  # noqa: PLC0415 - as above

        return f"ditolak sistem: {reason(error)}{f' («{error.filename}»)' if error.filename else ''}"
    if isinstance(error, MemoryError):
        return "memori komputer tidak cukup"
    if isinstance(error, RecursionError):
        return "isinya bersarang terlalu dalam"
    said = " ".join(str(error).split())[:120]
    return f"kesalahan pada program sendiri ({type(error).__name__}{f': {said}' if said else ''})"
