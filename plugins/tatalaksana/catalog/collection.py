# From a folder to a linked, checked catalog: the one place where the stages stand in order.
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from tatalaksana.catalog.asking import Answers, listening
from tatalaksana.catalog.beside import Named, bytes_of, check_picture, missing
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.causes import without_consequences
from tatalaksana.catalog.checks import OWN_CHECKS
from tatalaksana.catalog.entry import Catalog, Entry, Ground, Links, Registers
from tatalaksana.catalog.knowing import known_sop, known_value
from tatalaksana.catalog.link import catalog_of, link
from tatalaksana.catalog.linked import Linked, linked_of, mark_of
from tatalaksana.catalog.looking import LARGEST_SHEET, signed_sheet
from tatalaksana.catalog.memory import Known, Memory
from tatalaksana.catalog.names import RegisterNames
from tatalaksana.catalog.penerimaan import check_accepted, with_acceptances
from tatalaksana.catalog.register import (
    check_form,
    check_offices,
    check_profile,
    check_regulation_chain,
    check_units,
    inherit,
)
from tatalaksana.catalog.signed import SignedSheet, check_signed
from tatalaksana.catalog.twins import Ages, twins
from tatalaksana.formulir import Formulir, flaws_of
from tatalaksana.model import DaftarJabatan, DaftarPeraturan, DaftarUnit, Diterima, Profil, limited
from tatalaksana.model.reading import MANY
from tatalaksana.source import Changes, Finding, Kind, Problem, Severity, SourceFile, content_of, key_of, scan

_V = TypeVar("_V")

Held = Mapping[str, tuple[bytes, bytes]]
"""What files hold, by their names as users know them, and what each is remembered by (`key_of`)."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a folder of sources holds: the catalog of all that could be read, and every problem, sorted."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()
    """Warnings that their files accept: they are no problems any more."""

    @property
    def errors(self) -> int:
        """How many problems are errors; with any, the catalog must not be published."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def collect(
    root: FilePath,
    shown_root: str,
    changed: Changes | None = None,
    *,
    only: Container[str] | None = None,
    tanggal: date | None = None,
    memory: Memory | None = None,
    ages: Ages = dict,
) -> Collection:
    """Read, link and check everything below `root`.

    Args:
        root: The folder `sops/`.
        shown_root: How users know that folder; problems name files below it.
        changed: What files of it would hold, new ones too, to be checked before it is written; None for one that would
            be gone. Their paths begin with `root`.
        only: Ids of the SOP to read, if not all; the others are as if they were not there.
        tanggal: The day as of which it is looked at, if that is known.
        memory: What earlier calls found, and where this one leaves what it finds. The outcome is the same without.
        ages: How old files are, asked where two have one number: the newer is told. Without it both are.

    Raises:
        NotADirectoryError: There is no such folder.
        ValueError: A changed file is not below it.
    """
    collector = _Collector(root, shown_root, changed or {}, only, memory or Memory(), ages=ages, whole=True)
    return collector.collected(tanggal)


def problems_in(
    root: FilePath,
    shown_root: str,
    changed: Changes | None = None,
    *,
    tanggal: date | None = None,
    memory: Memory | None = None,
    ages: Ages = dict,
    held: Held | None = None,
) -> tuple[Problem, ...]:
    """The problems that `collect` finds, accepted ones too, without the catalog.

    Of files that did not change, what a memory knows will do.

    Args:
        root: As for `collect`, like the others.
        shown_root: As there.
        changed: As there.
        tanggal: As there.
        memory: As there.
        ages: As there.
        held: What files hold, which need not be read again.

    Raises:
        NotADirectoryError: There is no such folder.
        ValueError: A changed file is not below it.
    """
    collector = _Collector(
        root, shown_root, changed or {}, None, memory or Memory(), ages=ages, whole=False, held=held or {}
    )
    return collector.problems(tanggal)


@dataclass(frozen=True, slots=True)
class _Source(Generic[_V]):
    """A file as it stands, and what is known of it."""

    file: SourceFile
    content: bytes
    key: bytes
    memory: Memory

    @property
    def known(self) -> Known[_V]:
        """What is known of it."""
        known = self.memory.recall(self.key)
        assert known is not None, self.file  # noqa: S101 - it was found when the file was read
        return known

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell of it by itself."""
        return self.memory.is_silent(self.key)

    @property
    def value(self) -> _V:
        """What it holds."""
        value = self.known.value
        assert value is not None, self.file  # noqa: S101 - only asked of sound files that were read in this process
        return value


class _Collector:
    def __init__(
        self,
        root: FilePath,
        shown_root: str,
        changed: Changes,
        only: Container[str] | None,
        memory: Memory,
        *,
        ages: Ages,
        whole: bool,
        held: Held = MappingProxyType({}),
    ) -> None:
        files, problems = scan(root, shown_root, changed)
        self._root = root
        self._changed = changed
        self._held = held
        self._files = tuple(file for file in files if only is None or file.kind is not Kind.SOP or file.id in only)
        self._memory = memory
        self._ages = ages
        self._with_values = whole
        self._problems: list[Problem] = list(problems)
        self._all = only is None
        self._whole = not problems
        self._unread: set[tuple[str, str]] = set()
        self._signed: dict[str, SignedSheet] = {}
        self._stands_on: list[bytes] = []
        """The keys of the registers and profiles."""

    def collected(self, tanggal: date | None) -> Collection:
        sops, forms, links = self._checked(tanggal)
        entries = {name: source.value for name, source in sops.items()}
        catalog = catalog_of(entries, links(), {name: source.value for name, source in forms.items()}, self._signed)
        found = self._sorted()
        return Collection(
            catalog,
            tuple(problem for problem in found if problem.acceptance is None),
            tuple(problem for problem in found if problem.acceptance is not None),
        )

    def problems(self, tanggal: date | None) -> tuple[Problem, ...]:
        self._checked(tanggal)
        return self._sorted()

    def _sorted(self) -> tuple[Problem, ...]:
        self._memory.settle()
        return tuple(sorted(without_consequences(set(map(self._names.named, self._problems)))))

    def _checked(
        self, tanggal: date | None
    ) -> tuple[dict[str, _Source[Entry]], dict[str, _Source[Formulir]], Callable[[], Links]]:
        ground = Ground(self._registers(), tanggal)
        self._names = RegisterNames(ground.registers)
        answers = self._memory.answers(tuple(self._stands_on), ground)
        read_form = partial(known_value, model=Formulir)
        forms = dict(self._read(Kind.FORMULIR, read_form, needed=self._with_values))
        for form in forms.values():
            if not form.is_silent:
                self._report(form, self._own(form, read_form, _form_findings, answers))
        sops = dict(self._read(Kind.SOP, known_sop, needed=self._with_values))
        new_links = cache(lambda: link({name: _card(sop) for name, sop in sops.items()}, ground, forms.keys()))
        linked = self._linked(sops, forms, new_links)

        def links() -> Links:
            return linked.links or new_links()

        for name, sop in sops.items():
            found = linked.found.get(name, ())
            if found or not sop.is_silent:
                own = self._own(sop, known_sop, _sop_findings, answers)
                self._report(sop, chain(own, found, self._beside(sop, ground)))
        if linked.twinned:
            for name, twin in twins(links().cards.values(), self._ages):
                self._report(sops[name], [twin])
        self._accept([(sop, _card(sop).diterima) for sop in sops.values() if not sop.is_silent], tanggal)
        return sops, forms, links

    # Files

    def _read(
        self, kind: Kind, make: Callable[[SourceFile, bytes], Known[_V]], *, needed: bool = True
    ) -> Iterator[tuple[str, _Source[_V]]]:
        """The sound files of a kind by their ids; what is wrong with them and the others is told.

        Args:
            kind: Which.
            make: What reads one.
            needed: Whether the values are needed, not only what is known of them.
        """
        for file in self._files:
            if file.kind is not kind:
                continue
            content, key = self._content(file)
            if isinstance(content, bytes):
                source: _Source[_V] = _Source(file, content, key, self._memory)
                if self._is_sound(source, make, needed=needed):
                    yield file.id, source
                    continue
            else:
                self._problems.append(content)
            # Go on without it; what others want of it is not told as missing, for the cause is told already.
            self._whole = False
            self._unread.add((kind.value, file.id))

    def _content(self, file: SourceFile) -> tuple[bytes | Problem, bytes]:
        """What a file holds, or why that can't be had; and what it is remembered by."""
        changed = self._changed.get(file.path) if self._changed else None
        if changed is None and file.shown in self._held:
            return self._held[file.shown]
        content = content_of(file.path, root=self._root, shown=file.shown) if changed is None else changed
        return content, b"" if isinstance(content, Problem) else key_of(file.shown, content)

    def _is_sound(self, source: _Source[_V], make: Callable[[SourceFile, bytes], Known[_V]], *, needed: bool) -> bool:
        """Whether a file can be used, after it was read, where it is not remembered; what is wrong with it is told."""
        key = source.key
        if source.file.kind not in {Kind.SOP, Kind.FORMULIR}:
            self._stands_on.append(key)
        elif not needed and source.is_silent:
            return True
        known = self._memory.recall(key)
        if known is None:
            known = make(source.file, source.content)
            self._memory.keep(key, known)
        elif needed and known.sound and known.value is None:
            known.value = make(source.file, source.content).value
        self._problems += known.read
        return known.sound

    def _registers(self) -> Registers:
        models: Mapping[Kind, type[BaseModel]] = {
            Kind.UNIT: DaftarUnit, Kind.JABATAN: DaftarJabatan, Kind.PERATURAN: DaftarPeraturan,
        }  # fmt: skip
        read = {
            kind: source
            for kind, model in models.items()
            for _, source in self._read(kind, partial(known_value, model=model))
        }
        profiles = dict(self._read(Kind.PROFIL, partial(known_value, model=Profil)))
        written = {name: source.value for name, source in profiles.items()}
        registers = Registers(
            unit=_root(read.get(Kind.UNIT)),
            jabatan=_root(read.get(Kind.JABATAN)),
            peraturan=_root(read.get(Kind.PERATURAN)),
            profil=inherit(written),
            unread=frozenset(self._unread),
        )
        checks = {Kind.UNIT: check_units, Kind.JABATAN: check_offices, Kind.PERATURAN: check_regulation_chain}
        for kind, check in checks.items():
            if kind in read:
                self._report(read[kind], check(registers))
        for name, source in profiles.items():
            self._report(source, check_profile(name, written, registers, self._root, self._changed))
        self._accept([(source, source.value.diterima) for source in profiles.values()], None)
        return registers

    # Checks

    def _own(
        self,
        source: _Source[_V],
        make: Callable[[SourceFile, bytes], Known[_V]],
        check: Callable[[_V, Ground], Iterator[Finding]],
        answers: Answers,
    ) -> tuple[Finding, ...]:
        """What a file's own checks find. They run only where what they asked has another answer now."""
        known = source.known
        if known.checked_with is not answers:
            if known.answered is None or not answers.still(known.answered):
                if known.value is None:
                    known.value = make(source.file, source.content).value
                listener = listening(answers.ground)
                known.own = tuple(islice(check(source.value, listener.ground), MANY + 1))
                known.answered = listener.answered(answers)
                known.kept = ""
            known.checked_with = answers
        return known.own

    def _linked(self, sops: Mapping[str, _Source[Entry]], forms: Iterable[str], links: Callable[[], Links]) -> Linked:
        """What checks of other files find: as remembered, where all cards and what they stand on are as they were."""
        cards = ((name, self._memory.card_mark(sop.key)) for name, sop in sops.items())
        mark = mark_of(self._memory.ground, forms, cards, whole=self._whole)
        linked = self._memory.linked
        if linked is None or linked.mark != mark:
            linked = self._memory.linked = linked_of(mark, links(), whole=self._whole)
        return linked

    def _beside(self, source: _Source[Entry], ground: Ground) -> Iterator[Finding]:
        """What is wrong with the files that an SOP names and that are no sources."""
        card = _card(source)
        if card.lembar is not None:
            yield from self._sheet(card, source.content, ground, Named(*card.lembar, card.id.partition("/")[0]))
        for path, picture in card.pictures:
            yield from check_picture(Named(path, picture, card.id.partition("/")[0]), self._root, self._changed)

    def _sheet(self, card: Card, source: bytes, ground: Ground, named: Named) -> Iterator[Finding]:
        content = bytes_of(named.name, self._root, self._changed, LARGEST_SHEET)
        if content is None:
            yield missing("lembar-tak-ada", f"Lembar «{named.name[:60]}»", named, self._root, self._changed)
            return
        sheet = signed_sheet(named.name, content, source, ground.profil_by(card), self._memory)
        self._signed[card.id] = sheet
        yield from check_signed(named.path, sheet)

    def _accept(self, several: Iterable[tuple[_Source[Any], Sequence[Diterima]]], tanggal: date | None) -> None:
        """Mark what files accept among their warnings, and tell of acceptances that are none."""
        accepting = [(source, diterima) for source, diterima in several if diterima]
        mine: dict[str, list[Problem]] = {source.file.shown: [] for source, _ in accepting}
        others: list[Problem] = []
        for problem in self._problems:
            mine.get(problem.file, others).append(problem)
        self._problems = others
        for source, diterima in accepting:
            found = with_acceptances(mine[source.file.shown], diterima)
            self._problems += found
            self._report(source, check_accepted(found, diterima, partial(self._is_sure, tanggal=tanggal)))

    def _is_sure(self, code: str, tanggal: date | None) -> bool:
        """Whether every warning of a code was found: all files could be read, and what it asks for is known."""
        return self._whole and self._all and (tanggal is not None or code != "tinjauan-mendatang")

    def _report(self, source: _Source[Any], findings: Iterable[Finding]) -> None:
        self._problems += source.known.located(source.file, source.content, limited(findings))


def _sop_findings(entry: Entry, ground: Ground) -> Iterator[Finding]:
    for check in OWN_CHECKS:
        yield from check(entry, ground)


def _form_findings(formulir: Formulir, ground: Ground) -> Iterator[Finding]:
    return chain(flaws_of(formulir), check_form(formulir, ground.registers))


def _card(source: _Source[Entry]) -> Card:
    card = source.known.card
    assert card is not None, source.file  # noqa: S101 - every sound SOP has one
    return card


def _root(source: _Source[BaseModel] | None) -> dict[str, Any]:
    return {} if source is None else dict(source.value.root)  # type: ignore[attr-defined]
