# Two SOP, step by step. Nothing is a change that only follows from another one: numbers that moved on, a lane's new name.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from tatalaksana.catalog import Registers
from tatalaksana.diff.carry import Names, names_of
from tatalaksana.diff.change import Aksi, Bagian, Perbandingan, Perubahan
from tatalaksana.diff.effect import effects
from tatalaksana.diff.matching import match_lanes, match_steps
from tatalaksana.diff.order import Pairs, order_of
from tatalaksana.diff.wording import class_of, gravest
from tatalaksana.facts import lane_heads
from tatalaksana.model import DasarHukum, Kegiatan, Kelas, Lajur, Sop, minutes_of, step_rows
from tatalaksana.model.sop import Simbol, Waktu

NESTED = {"tanggal": ("pembuatan", "revisi", "efektif", "centang"), "unit": ("unit", "teks")}
"""Groups of keys that are compared key by key."""
_BODY = frozenset({"pelaksana", "kegiatan"})


def compare(old: Sop, new: Sop, registers: tuple[Registers, Registers] | None = None) -> Perbandingan:
    """What changed from one SOP to another; nothing when they are the same.

    Args:
        old: The older SOP.
        new: The newer one.
        registers: Those that the older and the newer are shown with; their effect is told too.
    """
    lanes, steps = match_lanes(old, new), match_steps(old, new)
    changes = [*_head(old, new), *_lanes(old, new, lanes), *_steps(old, new, lanes, steps)]
    if registers is not None:
        changes += effects((old, registers[0]), (new, registers[1]), lanes)
    before, after = registers or (None, None)
    return Perbandingan(old, new, tuple(changes), lanes, steps, lane_heads(old, before), lane_heads(new, after))


def _head(old: Sop, new: Sop) -> Iterator[Perubahan]:
    for name in Sop.model_fields:
        a, b = getattr(old, name), getattr(new, name)
        if name in _BODY or a == b:
            continue
        for key in NESTED.get(name, ("",)):
            c, d = (getattr(a, key), getattr(b, key)) if key else (a, b)
            if c != d:
                path = f"{name}.{key}" if key else name
                yield Perubahan(Bagian.KEPALA, Aksi.DIUBAH, _head_class(path, c, d), path, lama=c, baru=d)


def _lanes(old: Sop, new: Sop, pairs: Pairs) -> Iterator[Perubahan]:
    before, after = old.pelaksana, new.pelaksana
    order = order_of(len(before), len(after), pairs)
    for place in order.removed:
        yield Perubahan(Bagian.LAJUR, Aksi.DIHAPUS, Kelas.SUBSTANSI, lama_ke=place, lama=before[place])
    for place in order.added:
        yield Perubahan(Bagian.LAJUR, Aksi.DITAMBAH, Kelas.SUBSTANSI, baru_ke=place, baru=after[place])
    for place, there in order.moved.items():
        yield Perubahan(Bagian.LAJUR, Aksi.DIPINDAH, Kelas.TATA_LETAK, lama_ke=place, baru_ke=there)
    classes: Mapping[str, Callable[[str | None, str | None], Kelas]] = {
        "jabatan": lambda a, b: Kelas.SUBSTANSI, "label": class_of, "id": lambda a, b: Kelas.TATA_LETAK,  # noqa: ARG005
    }  # fmt: skip
    for a, b in pairs:
        for name in Lajur.model_fields:
            c, d = getattr(before[a], name), getattr(after[b], name)
            if c != d:
                # A label that comes or goes shows another name for the same office.
                kelas = Kelas.REDAKSI if name == "label" and None in (c, d) else classes[name](c, d)
                yield Perubahan(Bagian.LAJUR, Aksi.DIUBAH, kelas, name, a, b, c, d)


def _steps(old: Sop, new: Sop, lanes: Pairs, pairs: Pairs) -> list[Perubahan]:
    names = names_of(old, new.pelaksana, new.kegiatan, lanes, pairs)
    order = order_of(len(old.kegiatan), len(new.kegiatan), pairs)
    found: list[tuple[float, Perubahan]] = []
    above = dict(pairs)
    for row in order.removed:
        # Told where it stood: behind the step that it came after.
        after = max((above[other] for other in range(row) if other in above), default=-1)
        change = Perubahan(Bagian.LANGKAH, Aksi.DIHAPUS, Kelas.SUBSTANSI, lama_ke=row, lama=old.kegiatan[row])
        found.append((after + 0.5, change))
    found += [
        (row, Perubahan(Bagian.LANGKAH, Aksi.DITAMBAH, Kelas.SUBSTANSI, baru_ke=row, baru=new.kegiatan[row]))
        for row in order.added
    ]
    found += [
        (there, Perubahan(Bagian.LANGKAH, Aksi.DIPINDAH, Kelas.SUBSTANSI, lama_ke=row, baru_ke=there))
        for row, there in order.moved.items()
    ]
    # However a step is called, by number or id, it is the same step.
    by_row = Names({}, {name: f"#{there}" for name, there in step_rows(new).items()})
    for row, there in pairs:
        carried, now = names.carried(old.kegiatan[row]), new.kegiatan[there]
        for name in Kegiatan.model_fields:
            a, b = getattr(carried, name), getattr(now, name)
            if not _same(a, b):
                kelas = _step_class(name, by_row.carried(carried), by_row.carried(now))
                change = Perubahan(
                    Bagian.LANGKAH, Aksi.DIUBAH, kelas, name, row, there, getattr(old.kegiatan[row], name), b
                )
                found.append((there, change))
    return [change for _, change in sorted(found, key=lambda item: item[0])]


def _same(a: object, b: object) -> bool:
    """Equal, the order of a decision's exits too."""
    return a == b and (not isinstance(a, dict | tuple) or repr(a) == repr(b))


def _head_class(path: str, old: object, new: object) -> Kelas:
    match path:
        case "digantikan_oleh" | "keterkaitan":
            return Kelas.RUJUKAN
        case "profil" | "label" | "tanggal.centang":
            return Kelas.TATA_LETAK
        case "revisi_ke" | "tanggal.revisi" | "tanggal.pembuatan" | "unit.teks" | "tinjauan" | "volume":
            return Kelas.REDAKSI
        case "dasar_hukum":
            return _basis_class(old, new)  # type: ignore[arg-type]
        case "judul" | "kualifikasi_pelaksana" | "peralatan" | "peringatan" | "pencatatan":
            return class_of(old, new)  # type: ignore[arg-type]
        case _:
            return Kelas.SUBSTANSI


def _basis_class(old: tuple[DasarHukum, ...], new: tuple[DasarHukum, ...]) -> Kelas:
    if Counter(old) == Counter(new):
        return Kelas.REDAKSI
    if len(old) != len(new):
        return Kelas.SUBSTANSI
    return gravest(_regulation_class(a, b) for a, b in zip(old, new, strict=True) if a != b)


def _regulation_class(old: DasarHukum, new: DasarHukum) -> Kelas:
    if old.peraturan == new.peraturan:
        # As printed, or by the register's own title: it is the same regulation.
        return Kelas.REDAKSI if old.peraturan and not (old.teks and new.teks) else class_of(old.teks, new.teks)
    if old.teks and new.teks and not (old.peraturan and new.peraturan):
        return gravest((Kelas.RUJUKAN, class_of(old.teks, new.teks)))
    return Kelas.SUBSTANSI


def _step_class(name: str, old: Kegiatan, new: Kegiatan) -> Kelas:  # noqa: PLR0911 - one return a kind of key
    a, b = getattr(old, name), getattr(new, name)
    match name:
        case _ if a == b:
            return Kelas.TATA_LETAK
        case "id" | "tanpa_nomor" | "bentuk":
            return Kelas.TATA_LETAK
        case "rincian" | "formulir":
            return Kelas.RUJUKAN
        case "pelaksana":
            return Kelas.TATA_LETAK if a and b and sorted(a) == sorted(b) else Kelas.SUBSTANSI
        case "simbol":
            return Kelas.TATA_LETAK if _meant(a) == _meant(b) else Kelas.SUBSTANSI
        case "keputusan":
            return _decision_class(a, b)
        case "uraian" | "kelengkapan" | "output" | "ket" | "teks":
            return class_of(a, b)
        case "waktu":
            return _time_class(a, b)
        case "waktu_kerja":
            return Kelas.REDAKSI  # no sheet shows it
        case _:
            return Kelas.SUBSTANSI


def _decision_class(old: dict[str, tuple[str, ...]] | None, new: dict[str, tuple[str, ...]] | None) -> Kelas:
    """The same ways under labels that are spelled otherwise are the same decision."""
    if not old or not new or list(old.values()) != list(new.values()):
        return Kelas.SUBSTANSI
    return gravest(class_of(a, b) for a, b in zip(old, new, strict=True))


def _time_class(old: Waktu | None, new: Waktu | None) -> Kelas:
    if old is None or new is None or old.sampai != new.sampai:
        return Kelas.SUBSTANSI
    return _duration_class(old.teks, new.teks)


def _duration_class(old: str | None, new: str | None) -> Kelas:
    if old and new and minutes_of(old) is not None and minutes_of(old) == minutes_of(new):
        return Kelas.REDAKSI
    return class_of(old, new)


def _meant(symbols: tuple[Simbol, ...] | None) -> list[dict[str, object]] | None:
    """What symbols do, without how they look."""
    return None if symbols is None else [simbol.model_dump(exclude={"bentuk", "teks", "id"}) for simbol in symbols]
