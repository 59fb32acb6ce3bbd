# From a folder to a linked, checked catalog: the one place where the stages stand in order.
from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel

from tatalaksana.catalog.address import number_address
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.checks import LINK_CHECKS, OWN_CHECKS
from tatalaksana.catalog.checks.bagan import undrawable
from tatalaksana.catalog.entry import Catalog, Entry, Ground, Links, Registers
from tatalaksana.catalog.index import number_key
from tatalaksana.catalog.link import cards_of, catalog_of, link
from tatalaksana.catalog.register import (
    check_form,
    check_offices,
    check_profile,
    check_regulation_chain,
    check_units,
    inherit,
)
from tatalaksana.chart import Geometry, UnroutableError, route
from tatalaksana.formulir import Formulir, flaws_of
from tatalaksana.model import DaftarJabatan, DaftarPeraturan, DaftarUnit, Flow, Profil, Sop, flow_of, limited, parse
from tatalaksana.source import (
    Document,
    Finding,
    Kind,
    Problem,
    Severity,
    SourceFile,
    load,
    read_content,
    scan,
)

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Collection:
    """What a folder of sources holds: the catalog of all that could be read, and every problem, sorted."""

    catalog: Catalog
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems are errors; with any, the catalog must not be published."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def collect(
    root: FilePath,
    shown_root: str,
    changed: Mapping[FilePath, bytes] | None = None,
    *,
    only: Container[str] | None = None,
    tanggal: date | None = None,
) -> Collection:
    """Read, link and check everything below `root`.

    Args:
        root: The folder `sops/`.
        shown_root: How users know that folder; problems name files below it.
        changed: What files of it would hold, to be checked before it is written.
        only: Ids of the SOP to read, if not all; the others are as if they were not there.
        tanggal: The day as of which it is looked at, if that is known.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    return _Collector(root, shown_root, changed or {}, only).collect(tanggal)


class _Collector:
    def __init__(
        self, root: FilePath, shown_root: str, changed: Mapping[FilePath, bytes], only: Container[str] | None
    ) -> None:
        self._root = root
        self._changed = changed
        known, problems = scan(root, shown_root)
        files = (*known, *_new(root, shown_root, changed.keys() - {file.path for file in known}))
        self._files = tuple(file for file in files if only is None or file.kind is not Kind.SOP or file.id in only)
        self._problems: list[Problem] = list(problems)
        self._whole = not problems
        self._unread: set[tuple[str, str]] = set()

    def collect(self, tanggal: date | None) -> Collection:
        registers = self._registers()
        forms = dict(self._forms(registers))
        entries = {entry.id: entry for entry in self._entries()}
        cards = cards_of(entries)
        links = link(cards, Ground(registers, tanggal), forms.keys())
        for entry in entries.values():
            self._report(entry.document, self._findings(entry, links))
        self._report_twins(entries, cards)
        return Collection(catalog_of(entries, links, forms), tuple(sorted(set(self._problems))))

    def _of(self, kind: Kind) -> Iterator[SourceFile]:
        return (file for file in self._files if file.kind is kind)

    def _read(self, file: SourceFile, model: type[_M]) -> tuple[Document, _M] | None:
        changed = self._changed.get(file.path)
        document = (
            load(file.path, root=self._root, shown=file.shown) if changed is None else read_content(changed, file.shown)
        )
        if isinstance(document, Problem):
            self._problems.append(document)
            self._skip(file)
            return None
        value = parse(model, document.data)
        # The data has become a value; only the text is still needed, to place problems.
        document = replace(document, data=None)
        if isinstance(value, tuple):
            self._report(document, value)
            self._skip(file)
            return None
        return document, value

    def _skip(self, file: SourceFile) -> None:
        """Go on without a file; what others want of it is not told as missing, for the cause is told already."""
        self._whole = False
        self._unread.add((file.kind.value, file.id))

    def _report(self, document: Document, findings: Iterable[Finding]) -> None:
        self._problems += document.locate(limited(findings))

    def _registers(self) -> Registers:
        read: dict[Kind, tuple[Document, BaseModel]] = {}
        models: dict[Kind, type[BaseModel]] = {
            Kind.UNIT: DaftarUnit,
            Kind.JABATAN: DaftarJabatan,
            Kind.PERATURAN: DaftarPeraturan,
        }
        for kind, model in models.items():
            for file in self._of(kind):
                found = self._read(file, model)
                if found is not None:
                    read[kind] = found
        profiles = {file.id: found for file in self._of(Kind.PROFIL) if (found := self._read(file, Profil))}
        written = {name: profil for name, (_, profil) in profiles.items()}
        registers = Registers(
            unit=_root(read, Kind.UNIT),
            jabatan=_root(read, Kind.JABATAN),
            peraturan=_root(read, Kind.PERATURAN),
            profil=inherit(written),
            unread=frozenset(self._unread),
        )
        checks = {
            Kind.UNIT: check_units,
            Kind.JABATAN: check_offices,
            Kind.PERATURAN: check_regulation_chain,
        }
        for kind, check in checks.items():
            if kind in read:
                self._report(read[kind][0], check(registers))
        for name, (document, _) in profiles.items():
            self._report(document, check_profile(name, written, registers, self._root))
        return registers

    def _forms(self, registers: Registers) -> Iterator[tuple[str, Formulir]]:
        for file in self._of(Kind.FORMULIR):
            found = self._read(file, Formulir)
            if found is not None:
                document, formulir = found
                self._report(document, chain(flaws_of(formulir), check_form(formulir, registers)))
                yield file.id, formulir

    def _entries(self) -> Iterator[Entry]:
        for file in self._of(Kind.SOP):
            found = self._read(file, Sop)
            if found is not None:
                document, sop = found
                flow, findings = flow_of(sop)
                self._report(document, findings)
                geometry = self._drawn(document, flow)
                if geometry is not None:
                    yield Entry(file.id, document, sop, flow, geometry)

    def _drawn(self, document: Document, flow: Flow) -> Geometry | None:
        try:
            return route(flow)
        except UnroutableError as error:
            self._report(document, [undrawable(flow, error)])
            self._whole = False
            return None

    def _findings(self, entry: Entry, links: Links) -> Iterator[Finding]:
        for own in OWN_CHECKS:
            yield from own(entry, links)
        if self._whole:
            for check in LINK_CHECKS:
                yield from check(links.cards[entry.id], links)

    def _report_twins(self, entries: Mapping[str, Entry], cards: Mapping[str, Card]) -> None:
        """Two SOP with one number, or with numbers that make one address."""
        numbers: dict[str, Card] = {}
        addresses: dict[str, Card] = {}
        for card in cards.values():
            nomor = card.nomor
            if nomor is None:
                continue
            for key, seen, what in (
                (number_key(nomor), numbers, "Nomor"),
                (number_address(nomor).casefold(), addresses, "Alamat nomor"),
            ):
                first = seen.setdefault(key, card)
                if first is not card:
                    message = f"{what} «{nomor}» sudah dipakai {first.file}."
                    self._report(
                        entries[card.id].document, [Finding("nomor-ganda", ("nomor",), message, "Beri nomor lain.")]
                    )
                    break


def _new(root: FilePath, shown_root: str, paths: Iterable[FilePath]) -> Iterator[SourceFile]:
    """The SOP that are not there yet."""
    for path in sorted(paths):
        name = path.relative_to(root).as_posix()
        yield SourceFile(Kind.SOP, name.removesuffix(".yaml"), path, f"{shown_root}/{name}")


def _root(read: dict[Kind, tuple[Document, BaseModel]], kind: Kind) -> dict[str, Any]:
    return dict(read[kind][1].root) if kind in read else {}  # type: ignore[attr-defined]
