# The page of one revision's differences as a piece for the press: made once for two contents, and kept.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from tatalaksana.catalog import Catalog, Registers, beside_file
from tatalaksana.diff import compare_entries
from tatalaksana.facts import alone, entry_from, part_for
from tatalaksana.model import Leads, Sop, named_in
from tatalaksana.render.html.beda_page import revision_html
from tatalaksana.render.making import making


@dataclass(frozen=True, slots=True)
class BedaPiece:
    """The differences between two versions of one SOP, shown with the registers of today."""

    name: str
    """The file, named from the root of the site."""
    entry_id: str
    said: tuple[str, str]
    """What the change is called, and what it is held against."""
    contents: tuple[bytes, bytes] = field(repr=False)
    registers: Registers = field(repr=False)
    """As much of the registers as the two name."""
    formulir: Mapping[str, str] = field(repr=False)
    """The titles of the forms that they name, by their ids."""
    back: str
    """The end of the SOP page's address."""

    @property
    def key(self) -> str:
        """The hash of all that the page depends on."""
        parts = (making(), self.name, self.back, *self.said, repr(self.registers), repr(self.formulir))
        return sha256(b"\0".join([*(part.encode() for part in parts), *self.contents])).hexdigest()

    @property
    def effort(self) -> int:
        """Drawing three charts."""
        return 25

    def content(self) -> bytes:
        """The page."""
        old, new = (entry_from(content, self.entry_id, self.registers) for content in self.contents)
        catalogs: list[Catalog] = [alone(entry, self.registers) for entry in (old, new) if entry]
        if old is None or new is None:
            return revision_html(None, (), self.name, self.said, self.back).encode()
        pair = compare_entries(old, catalogs[0], new, catalogs[1], self.formulir)
        return revision_html(pair, (catalogs[0], catalogs[1]), self.name, self.said, self.back).encode()


def beda_piece(
    entry_id: str,
    commit: str,
    versions: tuple[tuple[Sop, bytes], tuple[Sop, bytes]],
    said: tuple[str, str],
    catalog: Catalog,
    *,
    directories: bool,
) -> BedaPiece:
    """The page of a revision.

    Args:
        entry_id: Whose.
        commit: The revision's short hash.
        versions: (SOP, file content) of the version before it, and of itself.
        said: What the change is called, and what it is held against.
        catalog: Registers and forms of today.
        directories: Whether pages have folders of their own.
    """
    (old, before), (new, after) = versions
    forms = {name for sop in (old, new) for _, _, name in named_in(sop, Leads.FORM)}
    back = entry_id.rpartition("/")[2] + ("/" if directories else ".html")
    return BedaPiece(
        beside_file(entry_id, f"-beda-{commit}.html"),
        entry_id,
        said,
        (before, after),
        part_for((old, new), catalog.registers),
        {name: catalog.formulir[name].judul for name in sorted(forms & catalog.formulir.keys())},
        back,
    )
