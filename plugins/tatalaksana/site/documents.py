# What is indexed of a site: a document a page. They are kept beside the site from one build to the next, so that an edit has those written
# again alone that would say something else; which of them stand for what they would say today is known as of all outputs (`renewal`).
from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tatalaksana.files import put, write_new
from tatalaksana.render.cari import Padanan, Record, record_html, vocabulary
from tatalaksana.render.situs import Page
from tatalaksana.renewal import Inquest
from tatalaksana.site.inventory import inventory_of, upwards
from tatalaksana.site.renewing import Renewal, extra_of, output_of

_LENGTH = 16


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """The document of a page."""

    file: str
    """Where it stands among all of them."""
    tier: str
    turn: int
    words: str
    """Those by which a misspelt one may have been meant, between blanks."""
    mark: str
    """Of what it says."""


class Documents:
    """The documents of one build.

    Args:
        folder: Where they stand, each in the folder of its part of the index.
        renewal: What is made, and what is taken.
        record: Where it stands what was asked for them; nothing where they are not kept.
        padanan: The other words of the collection.
    """

    def __init__(self, folder: Path, renewal: Renewal, record: Path | None, padanan: Padanan) -> None:
        self._folder, self._renewal, self._record = folder, renewal, record
        self._padanan, self._said = padanan, padanan.mark
        self._ledger = renewal.ledger_at(record)
        self._made: list[tuple[str, str, list[Inquest], SearchDocument]] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._stands = inventory_of(folder)

    def of(self, page: Page, file: str) -> SearchDocument:
        """The document of a page that can be found, as it stands or made again.

        Args:
            page: It.
            file: Where it goes if it is made.

        Raises:
            OSError: It can't be written.
        """
        assert page.record is not None  # noqa: S101 - as said
        name, extra = output_of(page), f"{self._said}\0{extra_of(page)}"
        kept = self._ledger.take(name, extra, self._renewal.mark, self._stands.files)
        if kept is not None:
            return SearchDocument(next(iter(kept.files)), *kept.value)
        record, asked = self._renewal.asked_by(page.record)
        mark = write_document(self._folder, file, record, self._padanan)
        made = SearchDocument(file, str(record.tier), record.turn, " ".join(sorted(vocabulary(record))), mark)
        self._made.append((name, extra, asked, made))
        return made

    def settle(self, places: Mapping[str, str]) -> None:
        """Move documents to where they belong, have no others there, and remember them.

        Args:
            places: Where each is, and where it belongs. One that was there before and is moved is made again by the next build.

        Raises:
            OSError: It can't be done.
        """
        for here, there in places.items():
            if here != there:
                (self._folder / there).parent.mkdir(parents=True, exist_ok=True)
                (self._folder / here).rename(self._folder / there)
        made_or_moved = {one.file for *_, one in self._made} | {here for here, there in places.items() if here != there}
        gone = self._stands.files.keys() - {*places.values()}
        self._clear(gone)
        now = self._stands.after(self._folder, [places[here] for here in made_or_moved], gone)
        for name, extra, asked, made in self._made:
            self._ledger.put(
                name, extra, asked, files=[places[made.file]], value=[made.tier, made.turn, made.words, made.mark]
            )
        if self._record is not None:
            with suppress(OSError):  # then all of them are made again
                put(self._record, self._ledger.kept(self._renewal.mark, now.files), synced=False)

    def _clear(self, gone: Iterable[str]) -> None:
        """Delete files, and the folders that are empty then."""
        for name in gone:
            (self._folder / name).unlink(missing_ok=True)
            for folder in upwards(name):
                with suppress(OSError):  # it isn't empty
                    (self._folder / folder).rmdir()


def write_document(folder: Path, file: str, record: Record, padanan: Padanan) -> str:
    """Write the document of a page below a folder; the mark of what it says.

    Raises:
        OSError: It can't be written.
    """
    content = record_html(record, padanan).encode(errors="replace")
    write_new(folder, file, content)
    return sha256(content).hexdigest()[:_LENGTH]
