# What SOP were before, asked of git once: for the page that checks printed sheets, and for «Riwayat». The past of an SOP that has no
# other commits than when the site was last built, and is told with the same words, stands in that build's record; so do the pages of its
# revisions' differences, or at least what they show.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from tatalaksana.cache import Cache
from tatalaksana.catalog import Catalog, Entry
from tatalaksana.diff import Kelas, Riwayat, Versi, history
from tatalaksana.facts import Earlier, Facts, change_name, earlier, edition_name, editions
from tatalaksana.git import Committed, DamagedHistoryError, Version, committed, is_partial, oldest_is, versions_of
from tatalaksana.model import Bulan, Kapan, say_known
from tatalaksana.render.beda import counted
from tatalaksana.render.beda_piece import BedaPiece, beda_piece
from tatalaksana.render.html import Revision
from tatalaksana.site.reading import half_known
from tatalaksana.site.renewing import Renewal

_NO_NEWS = frozenset({Kelas.RUJUKAN, Kelas.TATA_LETAK})
_TOGETHER = 200
"""Files whose versions are read at a time, and held meanwhile."""


@dataclass(frozen=True, slots=True)
class Past:
    """The past of a collection, by entry ids; empty without git."""

    earlier: dict[str, tuple[Earlier, ...]] = field(default_factory=dict)
    revisions: dict[str, tuple[Revision, ...]] = field(default_factory=dict)
    pages: list[Difference] = field(default_factory=list)
    """The pages of the revisions' differences that are still to be written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The page of one revision's differences."""

    name: str
    """The file, from the root of the site."""
    key: str
    """The mark of what it shows."""
    aside: Path
    """That, without what stands around all pages."""

    @property
    def output(self) -> str:
        """What it is called among outputs."""
        return f"beda:{self.name}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of one SOP's past."""

    earlier: tuple[Earlier, ...]
    revisions: tuple[Revision, ...] = ()
    """None where there is one alone: that is no history, and the page tells its date already."""
    pieces: tuple[BedaPiece, ...] = ()

    def plain(self) -> list[Any]:
        """It as JSON has it, of pieces their names and keys."""
        return [_plain(self.earlier), _plain(self.revisions), [[piece.name, piece.key] for piece in self.pieces]]


def past_of(renewal: Renewal, cache: Cache, root: Path, folder: str, most: int, *, directories: bool) -> Past:
    """The past of a collection.

    Args:
        renewal: The collection, and what is taken of the last build.
        cache: Where what differs between revisions is kept.
        root: The folder of the sources.
        folder: How users know that folder.
        most: How many revisions of each SOP are told.
        directories: Whether pages have folders of their own.

    Raises:
        PluginError: git can't read what it has.
    """
    past, facts = Past(), renewal.facts
    named = {one.file.removeprefix(f"{folder}/"): name for name, one in facts.catalog.cards.items()}
    try:
        # What a partial clone lacks may be there the next time, and no commit tells so.
        found, whole = committed(root, named), not is_partial(root)
        lacking = {
            file: several
            for file, several in found.items()
            if not (whole and _stands(past, renewal, cache, named[file], _mark(several)))
        }
        for some in _in_parts(lacking):
            told: dict[str, _Told] = {}
            for file, versions in versions_of(root, some).items():
                name = named[file]
                output, extra = _output(name), _mark(found[file])
                told[name], asked = renewal.asked_by(
                    lambda one=facts.of[name], versions=versions: _told(one, versions, most, directories=directories)  # type: ignore[misc]
                )
                _put(past, name, told[name])
                if whole:
                    renewal.add(output, extra, asked)
                    renewal.made(output, extra, value=told[name].plain())
            past.pages.extend(_made([piece for one in told.values() for piece in one.pieces], cache))
    except DamagedHistoryError as error:
        raise half_known(error) from None
    return past


def _stands(past: Past, renewal: Renewal, cache: Cache, name: str, mark: str) -> bool:
    """Whether the last build left all that is to be told of an SOP's past; then it is told."""
    kept = renewal.take(_output(name), mark)
    if kept is None:
        return False
    old, revisions, pages = kept.value
    differences = []
    for page, key in pages:
        if not renewal.take(f"beda:{page}", key):
            aside = cache.get(key)
            if aside is None:
                return False
            differences.append(Difference(page, key, aside))
    past.pages.extend(differences)
    _put(past, name, _told_from(old, revisions))
    return True


def _made(pieces: Sequence[BedaPiece], cache: Cache) -> Iterator[Difference]:
    if pieces:
        from tatalaksana.press import made  # noqa: PLC0415 - Typst loads slowly; without a history nobody needs it

        for piece, (name, aside) in zip(pieces, made(pieces, cache), strict=True):
            yield Difference(name, piece.key, aside)


def _told(facts: Facts, several: Sequence[Version], most: int, *, directories: bool) -> _Told:
    entry, catalog = facts.entry, facts.catalog
    before = editions(entry, ((version.day, version.content) for version in several))
    old = earlier(entry, facts.sidik, before, catalog.profil_of)
    read = [Versi(version.day, version.commit, sop) for version, (_, sop) in zip(several, before, strict=True) if sop]
    told = history(read, max(0, most))
    if len(told) < 2 and not (told and told[0].sebelum):  # noqa: PLR2004 - as said of what is told
        return _Told(old)
    contents = {version.commit: version.content for version in several}
    pieces = {one.versi.commit: piece for one, piece in _pages(entry, told, catalog, contents, directories=directories)}
    begin = oldest_is(several)
    return _Told(
        old,
        tuple(_revision(one, pieces.get(one.versi.commit), begin) for one in told),
        tuple(pieces.values()),
    )


def _put(past: Past, name: str, told: _Told) -> None:
    past.earlier[name] = told.earlier
    if told.revisions:
        past.revisions[name] = told.revisions


def _output(name: str) -> str:
    return f"riwayat:{name}"


def _mark(several: Sequence[Committed]) -> str:
    """The mark of what was committed: dates too, for those of a shallow clone are unknown."""
    return sha256(repr([astuple(one) for one in several]).encode(errors="surrogateescape")).hexdigest()


def _in_parts(files: Mapping[str, tuple[Committed, ...]]) -> Iterator[Mapping[str, tuple[Committed, ...]]]:
    several = [*files.items()]
    for at in range(0, len(several), _TOGETHER):
        yield dict(several[at : at + _TOGETHER])


def _plain(several: Sequence[Earlier | Revision]) -> list[list[Any]]:
    """Such values as JSON has them."""
    return [[one.isoformat() if isinstance(one, Kapan) else one for one in astuple(value)] for value in several]


def _told_from(old: list[list[Any]], revisions: list[list[Any]]) -> _Told:
    return _Told(
        tuple(
            Earlier(nomor, sidik, _day(until), revisi, _when(efektif), judul)
            for nomor, sidik, until, revisi, efektif, judul in old
        ),
        tuple(Revision(_day(day), *rest) for day, *rest in revisions),
    )


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)


def _when(said: str | None) -> Kapan | None:
    if said is None or said.count("-") == 2:  # noqa: PLR2004 - year, month, day
        return _day(said)
    return Bulan(*map(int, said.split("-")))


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
