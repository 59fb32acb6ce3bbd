# A form as one PDF: printed and filled in by hand, or filled in a PDF reader.
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
from tatalaksana.render.pdf.form_pages import paged
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.tags import tell_forms
from tatalaksana.render.pdf.typesetting import FORM_TEMPLATE, typeset, written
from tatalaksana.render.unmarked import unmarked

_LIBRARIES = ("typst",)
_MILLISECONDS = 25


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is ready to be set."""

    name: str
    """Its address without its ending: `formulir/id`."""
    document: FormDocument
    blanks: tuple[Blank, ...]
    """What can be filled, in the order of reading."""

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        content = written(self.document)
        return sha256(f"{making(*_LIBRARIES)}\0{FORM_TEMPLATE}\0{content}\0{self.blanks!r}".encode()).hexdigest()

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _MILLISECONDS

    def content(self) -> bytes:
        """The PDF: PDF/UA-1 with the fields of AcroForm; PDF/A-3a too where only ink fills it."""
        heads = [(len(one.rows), one.row_heads) for one in self.document.parts if isinstance(one, FormTable)]
        pdf = Objects(typeset(paged(self.document), FORM_TEMPLATE, archived=not self.blanks))
        tell_forms(pdf, heads)
        if self.blanks:
            put_fields(pdf, self.blanks)
        return pdf.written()


def form(
    name: str,
    formulir: Formulir,
    day: date,
    *,
    unit: str = "",
    edition: str = "",
    watermark: str = "",
) -> Form:
    """A form, for paper and for a PDF reader.

    Args:
        name: The form's address without its ending, such as `formulir/kehadiran`.
        formulir: The form.
        day: The document's date, that of the form's last change.
        unit: The name of the unit whose form it is.
        edition: The edition of the SOP whose form it is, as its printed pages say it.
        watermark: The word that says that this SOP is none in force; empty for none.
    """
    slug = name.rpartition("/")[2]
    shown = unmarked(formulir)
    file = FormFile(f"{slug}.json", formulir.model_dump_json(exclude_defaults=True, indent=2))
    document = document_of(shown, slug, day_of(day), unit, file, edition=edition, watermark=watermark)
    return Form(name, document, tuple(blanks_of(shown)))
