# The official sheet of one SOP as PDF.
from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from tatalaksana.faces import displayable
from tatalaksana.facts import Facts
from tatalaksana.model import last_day
from tatalaksana.render.json import sop_json
from tatalaksana.render.making import making
from tatalaksana.render.pdf.attached import put_files
from tatalaksana.render.pdf.data import Printing, Unpaged, unpaged
from tatalaksana.render.pdf.document import Attachment, SheetDocument, day_of
from tatalaksana.render.pdf.measuring import Heights
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.pages import DrawnSheet, Paged, Question, TextCell, drawn_sheet, with_pages
from tatalaksana.render.pdf.tags import SheetTags, items_of, row_heads, tell_sheet
from tatalaksana.render.pdf.typesetting import TypstRecord, measure, typeset, written

_MILLISECONDS = 18
_LIBRARIES = ("typst", "segno")


@dataclass(frozen=True, slots=True)
class OfficialSheet:
    """A sheet that is ready to be set: all that its bytes depend on, and nothing of the rest of the collection."""

    document: SheetDocument
    """Without the sheet."""
    unpaged: Unpaged

    @property
    def name(self) -> str:
        """The entry's id."""
        return self.unpaged.name

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on: content, chart, template, fonts and versions."""
        sheet = self.unpaged
        parts: tuple[TypstRecord, ...] = (self.document, sheet.sheet, *sheet.rows)
        content = "\0".join(
            [making(*_LIBRARIES), *(written(part) for part in parts), *sheet.words, repr(sheet.geometry)]
        )
        return sha256(content.encode()).hexdigest()

    def pages(self) -> Paged:
        """The sheet with its pages: the template measures the rows, then breaks and lines are chosen."""
        return with_pages(self.unpaged, self._measured)

    def drawn(self) -> DrawnSheet:
        """The same with its chart, the identity sheet in its own size."""
        return drawn_sheet(self.unpaged, self._measured)

    def _measured(self, question: Question) -> Heights:
        return measure(replace(self.document, files=(), question=question))

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return _MILLISECONDS

    def content(self) -> bytes:
        """The sheet, as PDF."""
        paged, files = self.pages(), self.document.files
        pdf = Objects(typeset(replace(self.document, files=(), sheet=paged)))
        tell_sheet(pdf, tags_of(paged))
        put_files(pdf, files, self.document.day)
        return pdf.written()


def official_sheet(facts: Facts, printing: Printing) -> OfficialSheet:
    """The sheet of one SOP, with its YAML and the same as JSON attached."""
    return OfficialSheet(_document(facts, printing), unpaged(facts, printing))


def _document(facts: Facts, printing: Printing) -> SheetDocument:
    """The document but for its pages."""
    entry = facts.entry
    name = entry.document.file.rpartition("/")[2].rpartition(".")[0]
    content = sop_json(entry.sop)
    return SheetDocument(
        displayable(facts.nama),
        day_of(last_day(entry.sop.tanggal.efektif or printing.day)),
        (
            Attachment(f"{name}.yaml", entry.document.text, "application/yaml", "Sumber SOP ini"),
            Attachment(f"{name}.json", content, "application/json", "Isi SOP ini sebagai JSON"),
        ),
    )


def tags_of(paged: Paged) -> SheetTags:
    """What the tags of a sheet are told."""
    table = paged.sheet.table
    boxes = [box.body for box in paged.sheet.identity.boxes]
    cells = [cell for page in paged.pages for row in page.rows for cell in row if isinstance(cell, TextCell)]
    bodies = [*boxes, *(cell.body for cell in cells if not isinstance(cell.body, str))]
    columns = row_heads(table.columns, table.lanes) if table else frozenset[int]()
    return SheetTags(tuple(items_of(bodies)), len(paged.pages), columns)
