# Typst: records in, PDF out. Nothing else knows of it.
from __future__ import annotations

import json
import os
import warnings
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, cast

import typst

from tatalaksana.render.pdf.measuring import CutPiece, Heights
from tatalaksana.render.unprintable import UnprintableError

_HERE = Path(__file__).parent
SHEET_TEMPLATE = "lembar.typ"
_PICTURE_TEMPLATE = "gambar.typ"
_THREADS = "RAYON_NUM_THREADS"
_INCH = 300.0
"""Dots an inch of a picture that is painted."""


class TypstRecord(Protocol):
    """What a template takes: dataclasses within dataclasses. None has slots, so that `vars` are its fields."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def written(record: TypstRecord) -> str:
    """A record as its template reads it: JSON, each field under its name."""
    return json.dumps(record, default=vars)


@cache
def _take_one_thread() -> None:
    """Have Typst lay out on one thread: files are made on all cores beside each other, and handing a sheet's few pages around takes longer than they do.

    It is asked by a variable when it first works. No other program that we start is to see that.
    """
    if _THREADS not in os.environ:
        os.environ[_THREADS] = "1"
        typst.Compiler(b"").compile(format="svg")
        del os.environ[_THREADS]


@cache
def _compiler(template: str) -> typst.Compiler:
    _take_one_thread()
    # Faces come with the package and from nowhere else, so that bytes are the same everywhere.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / template, font_paths=fonts)


def measure(document: TypstRecord) -> Heights:
    """What the template of sheets answers to a document with a question."""
    compiler = _compiler(SHEET_TEMPLATE)
    try:
        compiler.compile(format="svg", sys_inputs={"data": written(document)})
    except typst.TypstError as error:
        raise UnprintableError(str(error)) from error
    found = json.loads(compiler.query("<ukuran>", "value", one=True))
    return Heights(
        found["pages"],
        found["identity"],
        tuple((row, height) for row, height in found["rows"]),
        tuple(CutPiece(piece["height"], piece["tokens"]) for piece in found["pieces"]),
        tuple(found["heads"]),
        found["title"],
    )


def painted(picture: TypstRecord) -> bytes:
    """A picture as PNG, for documents that know no SVG; its record says its content, its format, and how many points it is tall."""
    try:
        made = _compiler(_PICTURE_TEMPLATE).compile(format="png", ppi=_INCH, sys_inputs={"data": written(picture)})
    except typst.TypstError as error:
        raise UnprintableError(str(error)) from error
    return cast("bytes", made)


def typeset(document: TypstRecord, template: str = SHEET_TEMPLATE, *, archived: bool = True) -> bytes:
    """A PDF of a document by a template of this folder: PDF/UA-1, and PDF/A-3a too if it is to be archived."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            made = _compiler(template).compile(
                format="pdf",
                sys_inputs={"data": written(document)},
                pdf_standards=["a-3a", "ua-1"] if archived else ["ua-1"],
            )
        except typst.TypstError as error:
            raise UnprintableError(str(error)) from error
    return cast("bytes", made)
