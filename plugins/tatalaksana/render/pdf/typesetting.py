# Typst: data in, PDF out. Nothing else knows of it.
from __future__ import annotations

import json
import warnings
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

_HERE = Path(__file__).parent
SHEET = "lembar.typ"


@cache
def _compiler(template: str) -> typst.Compiler:
    # Faces come with the package and from nowhere else, so that bytes are the same everywhere.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / template, font_paths=fonts)


def measure(data: dict[str, Any]) -> dict[str, Any]:
    """Heights in points: of each row, of the rows of the table's head, of its title."""
    compiler = _compiler(SHEET)
    compiler.compile(format="svg", sys_inputs={"data": json.dumps({**data, "ukur": True})})
    return dict(json.loads(compiler.query("<ukuran>", "value", one=True)))


def typeset(data: dict[str, Any], template: str = SHEET, *, archived: bool = True) -> bytes:
    """A PDF of these data in a template of this folder: PDF/UA-1, and PDF/A-3a too if it is to be archived."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = _compiler(template).compile(
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=["a-3a", "ua-1"] if archived else ["ua-1"],
        )
    return cast("bytes", made)
