# A form on paper: blank, or to be filled in a PDF reader.
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from tatalaksana.formulir.isian import Formulir
from tatalaksana.render.making import making
from tatalaksana.render.pdf.acroform import Blank, with_fields
from tatalaksana.render.pdf.blanks import blanks_of, layout_of
from tatalaksana.render.pdf.columns import breakable
from tatalaksana.render.pdf.coverage import FAMILIES, displayable
from tatalaksana.render.pdf.typesetting import typeset
from tatalaksana.render.unmarked import unmarked

_TEMPLATE = "formulir.typ"
_UNIT = 450.0
"""Points that the name of the unit may take of a line."""
_LIBRARIES = ("typst",)
_PAPER_MILLISECONDS, _FILLABLE_MILLISECONDS = 20, 25


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is ready to be set."""

    name: str
    """Its address without its ending: `formulir/id`, or `formulir/id-isian` if it can be filled."""
    document: dict[str, Any]
    """All that is printed, as the template takes it."""
    blanks: tuple[Blank, ...] | None
    """What can be filled, in the order of reading; None for paper."""

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        content = json.dumps(self.document, sort_keys=True)
        return sha256(f"{making(*_LIBRARIES)}\0{_TEMPLATE}\0{content}\0{self.blanks!r}".encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _PAPER_MILLISECONDS if self.blanks is None else _FILLABLE_MILLISECONDS

    def content(self) -> bytes:
        """The PDF: PDF/A-3a and PDF/UA-1 for paper, PDF/UA-1 with the fields of AcroForm to be filled."""
        if self.blanks is None:
            return typeset(self.document, _TEMPLATE)
        return with_fields(typeset(self.document, _TEMPLATE, archived=False), self.blanks)


def form(name: str, formulir: Formulir, day: date, *, unit: str = "", fillable: bool = False) -> Form:
    """A form for paper, or to be filled in a PDF reader.

    Args:
        name: The form's address without its ending, such as `formulir/kehadiran`; that of what can be filled ends in `-isian`.
        formulir: The form.
        day: The document's date, that of the form's last change.
        unit: The name of the unit whose form it is.
        fillable: Whether it has fields that a PDF reader can fill.
    """
    slug = name.rpartition("/")[2]
    shown = unmarked(formulir)
    document: dict[str, Any] = {
        **layout_of(shown),
        "judul-dokumen": displayable(shown.judul), "unit": breakable(displayable(unit), _UNIT, 9.5, bold=True), "versi": formulir.versi,
        "tanggal": (day.year, day.month, day.day), "huruf": FAMILIES, "berisian": fillable,
        "kaki": displayable(f"{slug} · versi {formulir.versi}"),
        "lampiran": {"nama": f"{slug}.json", "isi": formulir.model_dump_json(exclude_defaults=True, indent=2)},
    }  # fmt: skip
    if not fillable:
        return Form(name, document, None)
    return Form(f"{name}-isian", document, tuple(blanks_of(shown)))
