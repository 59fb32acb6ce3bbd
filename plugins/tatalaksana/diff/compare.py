# Two SOP, step by step. Nothing is a change that only follows from another one: numbers that moved on, a lane's new name.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tatalaksana.catalog import Registers
from tatalaksana.diff.carry import Names, names_of
from tatalaksana.diff.change import Aksi, Perbandingan, Perubahan, Tempat
from tatalaksana.diff.effect import effects
from tatalaksana.diff.matching import match_lanes, match_steps
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.diff.rules import class_under
from tatalaksana.facts import lane_heads
from tatalaksana.model import Kelas, Key, Lajur, Rule, Sop, keys_of, plain, step_rows
from tatalaksana.model.value import Value


def compare(
    old: Sop,
    new: Sop,
    registers: tuple[Registers, Registers] | None = None,
    forms: Mapping[str, str] = MappingProxyType({}),
) -> Perbandingan:
    """What changed from one SOP to another; nothing when they are the same.

    Args:
        old: The older SOP.
        new: The newer one.
        registers: Those that the older and the newer are shown with; their effect is told too.
        forms: The titles of forms by their ids.
    """
    lanes, steps = match_lanes(old, new), match_steps(old, new)
    changes = [*_head(old, new), *_lanes(old, new, lanes), *_steps(old, new, lanes, steps)]
    if registers is not None:
        changes += effects((old, registers[0]), (new, registers[1]), lanes)
    before, after = registers or (None, None)
    laws = {name: plain(about.judul) for one in registers or () for name, about in one.peraturan.items()}
    heads = lane_heads(old, before), lane_heads(new, after)
    return Perbandingan(old, new, tuple(changes), lanes, steps, *heads, {**laws, **forms})


def _head(old: Sop, new: Sop) -> Iterator[Perubahan]:
    for name, key in keys_of(type(new)).items():
        a, b = getattr(old, name), getattr(new, name)
        if key.change is Rule.MEMBERS or a == b:
            continue
        if key.change is Rule.KEYS:
            group: type[Value] = type(b)
            for inner, marks in keys_of(group).items():
                yield from _changed(f"{name}.{inner}", marks, getattr(a, inner), getattr(b, inner))
        else:
            yield from _changed(name, key, a, b)


def _changed(path: str, key: Key, old: object, new: object) -> Iterator[Perubahan]:
    if old != new:
        kelas = class_under(key.change, old, new)
        yield Perubahan(Tempat.KEPALA, Aksi.DIUBAH, kelas, path, lama=old, baru=new)


def _lanes(old: Sop, new: Sop, pairs: Pairs) -> Iterator[Perubahan]:
    before, after = old.pelaksana, new.pelaksana
    order = order_of(len(before), len(after), pairs)
    for place in order.removed:
        yield Perubahan(Tempat.LAJUR, Aksi.DIHAPUS, Kelas.SUBSTANSI, lama_ke=place, lama=before[place])
    for place in order.added:
        yield Perubahan(Tempat.LAJUR, Aksi.DITAMBAH, Kelas.SUBSTANSI, baru_ke=place, baru=after[place])
    for place, there in order.moved.items():
        yield Perubahan(Tempat.LAJUR, Aksi.DIPINDAH, Kelas.TATA_LETAK, lama_ke=place, baru_ke=there)
    for a, b in pairs:
        for name, key in keys_of(Lajur).items():
            c, d = getattr(before[a], name), getattr(after[b], name)
            if c != d:
                yield Perubahan(Tempat.LAJUR, Aksi.DIUBAH, class_under(key.change, c, d), name, a, b, c, d)


def _steps(old: Sop, new: Sop, lanes: Pairs, pairs: Pairs) -> list[Perubahan]:
    names = names_of(old, new.pelaksana, new.kegiatan, lanes, pairs)
    order = order_of(len(old.kegiatan), len(new.kegiatan), pairs)
    found: list[tuple[float, Perubahan]] = []
    above = dict(pairs)
    for row in order.removed:
        # Told where it stood: behind the step that it came after.
        after = max((above[other] for other in range(row) if other in above), default=-1)
        change = Perubahan(Tempat.LANGKAH, Aksi.DIHAPUS, Kelas.SUBSTANSI, lama_ke=row, lama=old.kegiatan[row])
        found.append((after + 0.5, change))
    found += [
        (row, Perubahan(Tempat.LANGKAH, Aksi.DITAMBAH, Kelas.SUBSTANSI, baru_ke=row, baru=new.kegiatan[row]))
        for row in order.added
    ]
    found += [
        (there, Perubahan(Tempat.LANGKAH, Aksi.DIPINDAH, Kelas.SUBSTANSI, lama_ke=row, baru_ke=there))
        for row, there in order.moved.items()
    ]
    # However a step is called, by number or id, it is the same step.
    by_row = Names({}, {name: f"#{there}" for name, there in step_rows(new).items()})
    for row, there in pairs:
        carried, now = names.carried(old.kegiatan[row]), new.kegiatan[there]
        for name, key in keys_of(type(now)).items():
            a, b = getattr(carried, name), getattr(now, name)
            if not _same(a, b):
                c, d = (getattr(by_row.carried(step), name) for step in (carried, now))
                kelas = Kelas.TATA_LETAK if c == d else class_under(key.change, c, d)
                change = Perubahan(
                    Tempat.LANGKAH, Aksi.DIUBAH, kelas, name, row, there, getattr(old.kegiatan[row], name), b
                )
                found.append((there, change))
    return [change for _, change in sorted(found, key=lambda item: item[0])]


def _same(a: object, b: object) -> bool:
    """Equal, the order of a decision's exits too."""
    return a == b and (not isinstance(a, dict | tuple) or repr(a) == repr(b))
