# What SOP were before, asked of git once: for the page that checks printed sheets, and for «Riwayat».
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.diff import Kelas, Riwayat, Versi, history
from tatalaksana.facts import AllFacts, Earlier, change_name, earlier, edition_name, editions
from tatalaksana.git import DamagedHistoryError, oldest_is, versions
from tatalaksana.model import say_known
from tatalaksana.render.beda import counted
from tatalaksana.render.beda_piece import BedaPiece, beda_piece
from tatalaksana.render.html import Revision
from tatalaksana.site.reading import half_known

_NO_NEWS = frozenset({Kelas.RUJUKAN, Kelas.TATA_LETAK})


@dataclass(frozen=True, slots=True)
class Past:
    """The past of a collection, by entry ids; empty without git."""

    earlier: dict[str, tuple[Earlier, ...]] = field(default_factory=dict)
    revisions: dict[str, tuple[Revision, ...]] = field(default_factory=dict)
    pieces: list[BedaPiece] = field(default_factory=list)
    """The pages of the revisions' differences, still to be made."""


def past_of(facts: AllFacts, root: Path, folder: str, most: int, *, directories: bool) -> Past:
    """The past of a collection.

    Args:
        facts: The collection.
        root: The folder of its sources.
        folder: How users know that folder.
        most: How many revisions of each SOP are told.
        directories: Whether pages have folders of their own.

    Raises:
        PluginError: git can't read what it has.
    """
    past, catalog = Past(), facts.catalog
    files = {entry.document.file.removeprefix(f"{folder}/"): entry for entry in catalog.entries.values()}
    try:
        found = versions(root, files)
    except DamagedHistoryError as error:
        raise half_known(error) from None
    for file, several in found.items():
        entry = files[file]
        before = editions(entry, ((version.day, version.content) for version in several))
        past.earlier[entry.id] = earlier(entry, facts.of[entry.id].sidik, before, facts.catalog.profil_of)
        read = [
            Versi(version.day, version.commit, sop) for version, (_, sop) in zip(several, before, strict=True) if sop
        ]
        told = history(read, max(0, most))
        # One revision is no history: the page tells its date already.
        if len(told) > 1 or (told and told[0].sebelum):
            pieces = {
                one.versi.commit: piece
                for one, piece in _pages(
                    entry, told, catalog, {v.commit: v.content for v in several}, directories=directories
                )
            }
            past.pieces.extend(pieces.values())
            past.revisions[entry.id] = tuple(
                _revision(one, pieces.get(one.versi.commit), oldest_is(several)) for one in told
            )
    return past


def _pages(
    entry: Entry, told: tuple[Riwayat, ...], catalog: Catalog, contents: dict[str, bytes], *, directories: bool
) -> Iterator[tuple[Riwayat, BedaPiece]]:
    for one in told:
        if one.sebelum is not None:
            both = (one.sebelum, one.versi)
            before, after = ((versi.sop, contents[versi.commit]) for versi in both)
            said = _name(*both), _before(*both)
            yield (
                one,
                beda_piece(entry.id, one.versi.commit, (before, after), said, catalog, directories=directories),
            )


def _revision(one: Riwayat, page: BedaPiece | None, begin: str) -> Revision:
    kinds = [change.kelas for change in one.perbandingan.perubahan] if one.perbandingan else []
    day, edition = one.versi.day, edition_name(one.versi.sop.revisi_ke)
    return Revision(
        day, one.versi.commit, _name(one.sebelum, one.versi) if one.sebelum else f"{begin.capitalize()}: {edition}, {say_known(day)}", edition,
        counted(kinds) if one.perbandingan else "", page.name if page else "", not _NO_NEWS.issuperset(kinds),
    )  # fmt: skip


def _name(before: Versi, after: Versi) -> str:
    return change_name(after.day, after.sop.revisi_ke, before.sop.revisi_ke)


def _before(before: Versi, after: Versi) -> str:
    """What a change is held against: «terbitan pertama (2 Mei 2024)»; of one edition and one day only their order tells two apart."""
    first, second = ((versi.sop.revisi_ke, versi.day) for versi in (before, after))
    return "versi sebelumnya" if first == second else f"{edition_name(before.sop.revisi_ke)} ({say_known(before.day)})"
