# Runs under Pyodide: does all that the editor may be asked, keeps what was loaded for it, compiled and without the tables of lines.
from __future__ import annotations

import importlib.util
import sys
import zipfile
from collections.abc import Collection
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]  # what a file of code begins with
from pathlib import Path
from types import CodeType

_STANDARD = "/lib/python314.zip/"
_OURS = "/lib/bersama/"
_ELSEWHERE = frozenset({"tatalaksana/tte/chain.py", "tatalaksana/tte/reading.py"})
"""What reads signatures, with libraries that no browser has."""
_BESIDE = (
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.cp437",
    "encodings.utf_8_sig",
    "encodings.idna",
    "traceback",
)
"""What may be asked for by names in texts."""


def cut(started: Collection[str], sources: str, target: str) -> None:
    """Write what is loaded, by groups: what Pyodide starts with, the libraries, and the engine's files by the hashes of their sources.

    Args:
        started: The modules that were there before anything was asked.
        sources: The folder of collections.
        target: The archive.
    """
    import_module("questions").all_asked(sources)
    # What only odd files need; after all else, for a module takes the place of a name that its package gives when it is asked for.
    everything = sorted(path for path in Path(_OURS, "tatalaksana").rglob("*.py"))
    for path in everything:
        if str(path.relative_to(_OURS)) not in _ELSEWHERE:
            import_module(".".join(path.relative_to(_OURS).with_suffix("").parts).removesuffix(".__init__"))
    for name in _BESIDE:
        import_module(name)
    with zipfile.ZipFile(target, "w") as made, zipfile.ZipFile(_STANDARD.removesuffix("/")) as standard:
        for name, module in sorted(sys.modules.items()):
            file = getattr(module, "__file__", None) or ""
            # A package is in one place: what it loads later is looked for where it itself is.
            group = "awal" if name.partition(".")[0] in started else "pustaka"
            if file.startswith(_STANDARD):
                place = file.removeprefix(_STANDARD)
                made.writestr(f"{group}/{place}c", _compiled(standard.read(place), place))
            elif file.startswith(_OURS) and not file.startswith(f"{_OURS}tatalaksana/") and name not in _ASKING:
                place, content = file.removeprefix(_OURS), Path(file).read_bytes()
                native = place.endswith(".so")
                made.writestr(
                    f"pustaka/{place}{'' if native else 'c'}", content if native else _compiled(content, place)
                )
        for path in everything:
            place = str(path.relative_to(_OURS))
            made.writestr(f"mesin/{place}c", _compiled(path.read_bytes(), place))


_ASKING = frozenset({"questions", "potong"})


def _compiled(source: bytes, place: str) -> bytes:
    code = _bare(compile(source, place, "exec", dont_inherit=True, optimize=2))
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))  # noqa: FBT003 - its own order


def _bare(code: CodeType) -> CodeType:
    """Code without the tables that say which line each instruction came from: a third of its size."""
    inner = tuple(_bare(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)
