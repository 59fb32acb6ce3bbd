# A form on paper: blank, or to be filled in a PDF reader.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tatalaksana.formulir.isian import Formulir
from tatalaksana.render.making import making
from tatalaksana.render.pdf.acroform import Blank, put_fields
from tatalaksana.render.pdf.blanks import blanks_of, document_of
from tatalaksana.render.pdf.document import day_of
from tatalaksana.render.pdf.form_document import FormDocument, FormFile, FormTable
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags import tell_forms
from tatalaksana.render.pdf.typesetting import typeset, written
from tatalaksana.render.unmarked import unmarked

_TEMPLATE = "formulir.typ"
_LIBRARIES = ("typst",)
_PAPER_MILLISECONDS, _FILLABLE_MILLISECONDS = 20, 25


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is ready to be set."""

    name: str
    """Its address without its ending: `formulir/id`, or `formulir/id-isian` if it can be filled."""
    document: FormDocument
    blanks: tuple[Blank, ...] | None
    """What can be filled, in the order of reading; None for paper."""

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        content = written(self.document)
        return sha256(f"{making(*_LIBRARIES)}\0{_TEMPLATE}\0{content}\0{self.blanks!r}".encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _PAPER_MILLISECONDS if self.blanks is None else _FILLABLE_MILLISECONDS

    def content(self) -> bytes:
        """The PDF: PDF/A-3a and PDF/UA-1 for paper, PDF/UA-1 with the fields of AcroForm to be filled."""
        heads = [(len(one.rows), one.row_heads) for one in self.document.parts if isinstance(one, FormTable)]
        pdf = Objects(typeset(self.document, _TEMPLATE, archived=self.blanks is None))
        tell_forms(pdf, heads)
        if self.blanks is not None:
            put_fields(pdf, self.blanks)
        return pdf.written()


def form(
    name: str,
    formulir: Formulir,
    day: date,
    *,
    unit: str = "",
    fillable: bool = False,
    edition: str = "",
    watermark: str = "",
) -> Form:
    """A form for paper, or to be filled in a PDF reader.

    Args:
        name: The form's address without its ending, such as `formulir/kehadiran`; that of what can be filled ends in `-isian`.
        formulir: The form.
        day: The document's date, that of the form's last change.
        unit: The name of the unit whose form it is.
        fillable: Whether it has fields that a PDF reader can fill.
        edition: The edition of the SOP whose form it is, as its printed pages say it.
        watermark: The word that says that this SOP is none in force; empty for none.
    """
    slug = name.rpartition("/")[2]
    shown = unmarked(formulir)
    file = FormFile(f"{slug}.json", formulir.model_dump_json(exclude_defaults=True, indent=2))
    document = document_of(
        shown, slug, day_of(day), unit, file, fillable=fillable, edition=edition, watermark=watermark
    )
    if not fillable:
        return Form(name, document, None)
    return Form(f"{name}-isian", document, tuple(blanks_of(shown)))
