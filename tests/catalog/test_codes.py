# The codes that are listed are those that problems have.
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tatalaksana
from tatalaksana.catalog.codes import ERRORS, WARNINGS
from tests.golden_files import GOLDEN

_TOLD = re.compile(r": (galat|peringatan): .*\[([a-z-]+)\]$", re.MULTILINE)


def _told() -> set[tuple[str, str]]:
    return {
        found
        for part in ("keliru", "cek")
        for path in (GOLDEN / part).rglob("*.txt")
        for found in _TOLD.findall(path.read_text(encoding="utf-8"))
    }


def _written() -> Iterator[str]:
    """Codes of findings that are warnings wherever they are made."""
    for path in Path(tatalaksana.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in ast.walk(ast.parse(text)) if "Severity.WARNING" in text else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"Finding", "_Doubt"} and call.args:
                code = call.args[0]
                given = (*call.args, *(keyword.value for keyword in call.keywords))
                if isinstance(code, ast.Constant) and "Severity.WARNING" in map(ast.unparse, given):
                    yield str(code.value)


def test_every_code_is_listed() -> None:
    """What the golden files tell, and what the checks can tell, stands in its list, and in no other."""
    told = _told()
    assert set() == {code for kind, code in told if kind == "peringatan"} - WARNINGS
    assert set() == {code for kind, code in told if kind == "galat"} - ERRORS - WARNINGS
    assert set() == set(_written()) - WARNINGS
    assert set() == ERRORS & WARNINGS
