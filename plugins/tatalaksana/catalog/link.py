# Every reference resolved, and the links turned around: who names whom, and what nobody has published.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished
from tatalaksana.catalog.index import SopIndex, title_key
from tatalaksana.formulir import Formulir
from tatalaksana.model import Rujukan, forms_in
from tatalaksana.source import Path


def link(entries: Mapping[str, Entry], registers: Registers, formulir: Mapping[str, Formulir]) -> Catalog:
    """Resolve every reference of every entry, and turn the links around."""
    index = SopIndex(entries.values(), registers)
    keterkaitan: dict[str, tuple[Link, ...]] = {}
    rincian: dict[tuple[str, int], Link] = {}
    pengganti: dict[str, Link] = {}
    perujuk: dict[str, list[str]] = {}
    missing: dict[str, tuple[str, list[str]]] = {}
    users: dict[str, list[tuple[str, int | None]]] = {}

    for entry in entries.values():

        def resolve(rujukan: Rujukan, asker: Entry = entry) -> Link:
            found = index.find(rujukan.sebutan, asker.sop.unit.unit, asker.id)
            if len(found) > 1:
                return Link(rujukan, None, found)
            target = found[0] if found else None
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
        index=index,
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
