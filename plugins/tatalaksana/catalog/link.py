# Which SOP a reference means: by file id, by number, or by kind and title as people write them.
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished
from tatalaksana.formulir import Formulir
from tatalaksana.model import Jenis, Rujukan, Status, forms_in
from tatalaksana.source import Path

_WORDS = re.compile(r"[^\w]+")


def link(entries: Mapping[str, Entry], registers: Registers, formulir: Mapping[str, Formulir]) -> Catalog:
    """Resolve every reference of every entry, and turn the links around."""
    index = _Index(entries.values())
    keterkaitan: dict[str, tuple[Link, ...]] = {}
    rincian: dict[tuple[str, int], Link] = {}
    pengganti: dict[str, Link] = {}
    perujuk: dict[str, list[str]] = {}
    missing: dict[str, tuple[str, list[str]]] = {}
    users: dict[str, list[tuple[str, int | None]]] = {}

    for entry in entries.values():

        def resolve(rujukan: Rujukan, asker: Entry = entry) -> Link:
            target = index.find(rujukan, asker.id)
            if target is None:
                askers = missing.setdefault(title_key(rujukan.sebutan), (rujukan.teks, []))[1]
            else:
                askers = perujuk.setdefault(target, [])
            if asker.id not in askers:
                askers.append(asker.id)
            return Link(rujukan, target)

        keterkaitan[entry.id] = tuple(map(resolve, entry.sop.keterkaitan))
        for row, kegiatan in enumerate(entry.sop.kegiatan):
            if kegiatan.rincian is not None:
                rincian[entry.id, row] = resolve(kegiatan.rincian)
        for place, name in dict.fromkeys((_row(path), name) for path, name in forms_in(entry.sop)):
            users.setdefault(name, []).append((entry.id, place))
        if entry.sop.digantikan_oleh is not None:
            pengganti[entry.id] = resolve(entry.sop.digantikan_oleh)

    return Catalog(
        entries=entries,
        registers=registers,
        keterkaitan=keterkaitan,
        rincian=rincian,
        pengganti=pengganti,
        perujuk={target: tuple(askers) for target, askers in perujuk.items()},
        belum_terbit=tuple(Unpublished(teks, tuple(askers)) for _, (teks, askers) in sorted(missing.items())),
        numbers={entry.sop.nomor: entry.id for entry in entries.values() if entry.sop.nomor},
        formulir=formulir,
        pemakai_formulir={name: tuple(steps) for name, steps in users.items()},
    )


def _row(path: Path) -> int | None:
    return path[1] if path[0] == "kegiatan" and isinstance(path[1], int) else None


class _Index:
    def __init__(self, entries: Iterable[Entry]) -> None:
        self._ids: set[str] = set()
        self._numbers: dict[str, str] = {}
        self._titles: dict[str, list[Entry]] = {}
        for entry in entries:
            self._ids.add(entry.id)
            if entry.sop.nomor:
                self._numbers[number_key(entry.sop.nomor)] = entry.id
            self._titles.setdefault(title_key(entry.sop.judul)[1:], []).append(entry)

    def find(self, rujukan: Rujukan, asker: str) -> str | None:
        """The id of the entry meant; where several fit, the one in force, else the first."""
        name = rujukan.sebutan
        if name in self._ids:
            return name
        number = self._numbers.get(number_key(name))
        if number is not None:
            return number
        key = title_key(name)
        fitting = [
            entry
            for entry in self._titles.get(key[1:], ())
            if entry.id != asker and key[0] in {"?", _KIND_MARK[entry.sop.jenis]}
        ]
        fitting.sort(key=lambda entry: (_RANK[entry.sop.status], entry.id))
        return fitting[0].id if fitting else None


_KIND_MARK = {Jenis.MAKRO: "M", Jenis.MIKRO: "m"}
_RANK = {Status.BERLAKU: 0, Status.DRAF: 1, Status.DICABUT: 2}


def title_key(text: str) -> str:
    """A title for comparing: one mark for the kind (M, m or ?), then the words without case, signs, «SOP»."""
    words = _WORDS.sub(" ", text.casefold()).split()
    if words and words[0] == "sop":
        words = words[1:]
    mark = "?"
    if words and words[0] in {"makro", "mikro"}:
        mark = "M" if words[0] == "makro" else "m"
        words = words[1:]
    return mark + " ".join(words)


def number_key(number: str) -> str:
    """A number for comparing: without case and spaces."""
    return "".join(number.casefold().split())
