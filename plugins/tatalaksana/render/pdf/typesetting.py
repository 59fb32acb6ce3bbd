# Typst: records in, PDF out. Nothing else knows of it.
from __future__ import annotations

import json
import os
import warnings
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, cast

import typst

from tatalaksana.faces import FAMILIES
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.pdf.measuring import CutPiece, FormRoom, Heights
from tatalaksana.render.unprintable import UnprintableError

_HERE = Path(__file__).parent
SHEET_TEMPLATE = "lembar.typ"
FORM_TEMPLATE = "formulir.typ"
_PICTURE_TEMPLATE = "gambar.typ"
_THREADS = "RAYON_NUM_THREADS"
_INCH = 300.0
"""Dots an inch of a picture that is painted."""
_REMEMBERED = 10
"""Documents after one that Typst holds what it found out about it."""


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
def _fonts() -> typst.Fonts:
    _take_one_thread()
    # Faces come with the package and from nowhere else, so that bytes are the same everywhere.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])


@cache
def _compiler(template: str) -> typst.Compiler:
    """One that hands its data to a template as an input."""
    return typst.Compiler(_HERE / template, font_paths=_fonts())


@cache
def _same() -> dict[str, str]:
    """What the template of sheets is given for all of them. Other inputs have Typst read all of it anew."""
    return {"layout": written(LAYOUT), "fonts": json.dumps(FAMILIES)}


@cache
def _sheets() -> typst.Compiler:
    """One that keeps what it has read of the template of sheets."""
    return typst.Compiler(b"", root=_HERE, font_paths=_fonts(), sys_inputs=_same())


def _handed(document: TypstRecord) -> bytes:
    """A document as the template of sheets is handed it: all of it is one string, in which nothing is code.

    JSON as it is written here has no sign but those of ASCII, and none that ends a string but its quotes.
    """
    text = written(document).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "{SHEET_TEMPLATE}": document\n#document("{text}")'.encode("ascii")


def measure(document: TypstRecord) -> Heights:
    """What the template of sheets answers to a document with a question."""
    found = _answered(SHEET_TEMPLATE, {**_same(), "data": written(document)})
    return Heights(
        found["pages"],
        found["identity"],
        tuple((row, height) for row, height in found["rows"]),
        tuple(CutPiece(piece["height"], piece["tokens"]) for piece in found["pieces"]),
        tuple(found["heads"]),
        found["title"],
    )


def measure_form(document: TypstRecord) -> FormRoom:
    """What the template of forms answers to one that is to be measured."""
    found = _answered(FORM_TEMPLATE, {"data": written(document)})
    return FormRoom(found["top"], found["next"], found["above"], found["below"], tuple(found["boxes"]))


def _answered(template: str, inputs: dict[str, str]) -> dict[str, Any]:
    compiler = _compiler(template)
    try:
        compiler.compile(format="svg", sys_inputs=inputs)
    except typst.TypstError as error:
        raise UnprintableError(str(error)) from error
    return cast("dict[str, Any]", json.loads(compiler.query("<ukuran>", "value", one=True)))


def painted(picture: TypstRecord) -> bytes:
    """A picture as PNG, for documents that know no SVG; its record says its content, its format, and how many points it is tall."""
    try:
        made = _compiler(_PICTURE_TEMPLATE).compile(format="png", ppi=_INCH, sys_inputs={"data": written(picture)})
    except typst.TypstError as error:
        raise UnprintableError(str(error)) from error
    return cast("bytes", made)


def typeset(document: TypstRecord, template: str = SHEET_TEMPLATE, *, archived: bool = True) -> bytes:
    """A PDF of a document by a template of this folder: PDF/UA-1, and PDF/A-3a too if it is to be archived."""
    standards: list[typst.PDFStandard] = ["a-3a", "ua-1"] if archived else ["ua-1"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            if template == SHEET_TEMPLATE:
                made = _sheets().compile(_handed(document), format="pdf", pdf_standards=standards)
            else:
                inputs = {"data": written(document)}
                made = _compiler(template).compile(format="pdf", sys_inputs=inputs, pdf_standards=standards)
        except typst.TypstError as error:
            raise UnprintableError(str(error)) from error
    return cast("bytes", made)


def let_go() -> None:
    """Have Typst hold nothing of what it set so far: of a book of hundreds of pages that is a tenth of a gigabyte."""
    for _ in range(_REMEMBERED + 1):
        _sheets().compile(b"", format="svg")
