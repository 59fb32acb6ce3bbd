# The command as a shell runs it: its code, and what it printed.
from __future__ import annotations

import pytest

from tatalaksana.cli.main import main


def code_of(*words: str) -> int:
    """The code of `sop` with these words."""
    try:
        return main(words)
    except SystemExit as end:
        return int(str(end.code))


def run_and_read(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Code, standard output and errors of `sop` with these words."""
    code = code_of(*words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err
