# The checklist of an SOP: its steps as things to have, to do and to hand over. Decided once, for every output.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tatalaksana.catalog import Entry
from tatalaksana.facts.giliran import Giliran, Keluar, joined_by, listed, other_starts, pemaraf_of, turns_of, who
from tatalaksana.facts.ways import Masuk, ways_of
from tatalaksana.model import (
    NOTHING,
    Durasi,
    Isi,
    Jumlah,
    Kapan,
    Kegiatan,
    Macam,
    Satuan,
    Status,
    Takaran,
    durasi_of,
    in_lines,
    on_one_line,
    passages,
    step_name,
)


@dataclass(frozen=True, slots=True)
class Langkah:
    """A row of the SOP's table, all texts without markup; those of its cells with their line breaks."""

    nomor: str
    """As printed; empty for a row without number."""
    kegiatan: str
    pelaksana: tuple[str, ...]
    """What stands over the lanes in which this row has symbols, in the order in which they act."""
    jabatan: tuple[str, ...]
    """The ids of those lanes' offices."""
    kelengkapan: tuple[str, ...]
    waktu: str
    """As printed; a time that several rows share stands at each of them, with the steps that share it."""
    durasi: Durasi
    """What that says, in the units that the profile makes of it."""
    output: tuple[str, ...]
    ket: tuple[str, ...]
    jalan: tuple[Keluar, ...]
    """Every way on, at least one in a step; several where the row decides or forks."""
    bersama: bool = False
    """Whether it shares its time with other rows: how that is divided nobody says."""
    giliran: tuple[Giliran, ...] = ()
    """Its symbols, each with its own ways on."""
    kata_sambung: str = "dan"
    """How those who can enter it belong together, as `joined_by` says."""
    masuk: tuple[Masuk, ...] = ()
    """Its ways in, where not all of them are always taken."""
    tanpa_simbol: bool = False
    """Whether it is no step: a heading or a note, with words and nothing else."""
    mulai_lain: tuple[int, ...] = ()
    """Where the procedure may begin here: the other rows at which it may begin instead."""

    @property
    def siapa(self) -> str:
        """Who does it, in words: «Kabag», «Kabag atau Karo», «Kasubbag, lalu Kabag»."""
        return who(self.giliran, self.kata_sambung)

    @property
    def pemaraf(self) -> tuple[str, ...]:
        """Those who sign it off, each in a place of their own, where they are several; empty where it is one."""
        found = pemaraf_of(self.giliran, self.kata_sambung)
        return found if len(found) > 1 else ()

    @property
    def kantor(self) -> Mapping[int, str]:
        """Each lane in which it has symbols to the id of that lane's office, in the order in which they act."""
        return dict(zip(dict.fromkeys(turn.lajur for turn in self.giliran), self.jabatan, strict=True))

    @property
    def keluar(self) -> tuple[Keluar, ...]:
        """The exits where this row decides; empty elsewhere."""
        return self.jalan if any(one.label for one in self.jalan) else ()

    @property
    def lanjut(self) -> int | None:
        """The row that follows where this row does not decide; None ends the procedure."""
        return None if self.keluar else next((one.tujuan for one in self.jalan if one.tujuan is not None), None)

    @property
    def serentak(self) -> tuple[int, ...]:
        """Where this row forks without deciding: the other rows that begin together with `lanjut`."""
        if self.keluar:
            return ()
        rows = dict.fromkeys(one.tujuan for one in self.jalan if one.tujuan is not None)
        return tuple(rows)[1:]

    @property
    def lama(self) -> Jumlah | None:
        """What this row alone adds to a sum of times; None where that cannot be known."""
        return None if self.bersama else self.durasi.lama

    @property
    def menit(self) -> tuple[int, int] | None:
        """The planned time as least and most minutes; None where it is not wholly in whole minutes, as with days."""
        found = self.lama and self.lama.menit
        if not found or found[0].denominator != 1 or found[1].denominator != 1:
            return None
        return int(found[0]), int(found[1])

    @property
    def arah(self) -> tuple[tuple[str, int | None], ...]:
        """Every way on: (label of the exit, empty where this row does not decide; the row it leads to, None ends)."""
        if self.keluar:
            return tuple(dict.fromkeys((one.label, one.tujuan) for one in self.keluar))
        if self.tanpa_simbol:
            return ()
        return tuple(("", row) for row in (self.lanjut, *self.serentak))


@dataclass(frozen=True)
class DaftarPeriksa:
    """The checklist of one SOP."""

    id: str
    """The entry's id, `folder/slug`."""
    judul: str
    """Kind and title: «SOP Mikro …»."""
    nomor: str
    revisi_ke: int
    efektif: Kapan | None
    unit: str
    status: str
    """«draf», «berlaku», «dicabut», or «contoh» for what is no official document."""
    sidik: str
    """The fingerprint of the edition, by which a run knows that the SOP has changed."""
    langkah: tuple[Langkah, ...]

    @property
    def tanda_air(self) -> str:
        """The word across each page that is printed of it; empty where its SOP is in force."""
        return "" if self.status == Status.BERLAKU.value else self.status.upper()

    @cached_property
    def bagian(self) -> tuple[Bagian, ...]:
        """The steps of each office, in the order in which the offices first act."""
        return tuple(_parts(self))

    @cached_property
    def arrivals(self) -> tuple[tuple[tuple[int, str], ...], ...]:
        """For each row where it is come from: (row, label of the exit, empty where that row does not decide)."""
        found: list[list[tuple[int, str]]] = [[] for _ in self.langkah]
        for row, langkah in enumerate(self.langkah):
            for label, target in langkah.arah:
                if target is not None and (row, label) not in found[target]:
                    found[target].append((row, label))
        return tuple(tuple(ways) for ways in found)

    def sebutan(self, baris: int | None) -> str:
        """How a row is called where something leads to it: its number, «baris ke-3», or «selesai»."""
        if baris is None:
            return "selesai"
        return step_name(self.langkah[baris].nomor, baris)


@dataclass(frozen=True, slots=True)
class Bagian:
    """One office's steps of a checklist: «hanya langkah saya».

    It picks rows and changes none: what a step leads to is still an index of the whole checklist's `langkah`.
    """

    daftar: DaftarPeriksa
    jabatan: str
    """The office's id."""
    nama: str
    """What stands over its lane, or over each of several: «Kabag Umum dan Kabag Keuangan»."""
    baris: tuple[int, ...]
    """Its rows, as indices of `daftar.langkah`."""

    @property
    def id(self) -> str:
        """The SOP's id."""
        return self.daftar.id


def daftar_periksa_of(
    entry: Entry, nama: str, lajur: Sequence[str], unit: str, sidik: str, *, setara: Mapping[Satuan, Takaran]
) -> DaftarPeriksa:
    """The checklist of an SOP.

    Args:
        entry: The SOP.
        nama: What it is called.
        lajur: What stands over each lane.
        unit: Its unit, as printed.
        sidik: Its fingerprint.
        setara: What a unit of time holds of others, as the profile says.
    """
    sop = entry.sop
    return DaftarPeriksa(
        id=entry.id,
        judul=_spaced(nama),
        nomor=_spaced(sop.nomor or ""),
        revisi_ke=sop.revisi_ke,
        efektif=sop.tanggal.efektif,
        unit=_spaced(unit),
        status=entry.card.sebutan_status,
        sidik=sidik,
        langkah=tuple(_steps(entry, lajur, setara)),
    )


def hanya(daftar: DaftarPeriksa, jabatan: str) -> Bagian:
    """The steps of one office.

    Raises:
        KeyError: The office has none.
    """
    for bagian in daftar.bagian:
        if bagian.jabatan == jabatan:
            return bagian
    raise KeyError(jabatan)


def part_of(whole: DaftarPeriksa | Bagian) -> tuple[DaftarPeriksa, tuple[Langkah, ...]]:
    """A checklist and the steps that are shown of it: all, or those of one office."""
    if isinstance(whole, DaftarPeriksa):
        return whole, whole.langkah
    return whole.daftar, tuple(whole.daftar.langkah[row] for row in whole.baris)


def _parts(daftar: DaftarPeriksa) -> Iterator[Bagian]:
    names: dict[str, dict[str, None]] = {}
    rows: dict[str, list[int]] = {}
    for row, langkah in enumerate(daftar.langkah):
        for jabatan, name in zip(langkah.jabatan, langkah.pelaksana, strict=True):
            names.setdefault(jabatan, {})[name] = None
            if row not in rows.setdefault(jabatan, []):
                rows[jabatan].append(row)
    yield from (Bagian(daftar, jabatan, listed(list(names[jabatan])), tuple(rows[jabatan])) for jabatan in rows)


def _steps(entry: Entry, names: Sequence[str], setara: Mapping[Satuan, Takaran]) -> Iterator[Langkah]:
    flow = entry.flow
    names = tuple(map(_spaced, names))
    turns = turns_of(flow, names)
    times = _times(entry)
    starts = {row: _begins_together(entry.sop.kegiatan[row]) for row in flow.starts}
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        word = joined_by(turns, row, starts)
        jalan, masuk = ways_of(turns[row], row, together=word == "dan")
        waktu, durasi, bersama = times[row]
        lanes = dict.fromkeys(turn.lajur for turn in turns[row])
        yield Langkah(
            nomor=flow.numbers[row],
            kegiatan=in_lines(kegiatan.uraian),
            pelaksana=tuple(names[lane] for lane in lanes),
            jabatan=tuple(entry.sop.pelaksana[lane].jabatan for lane in lanes),
            kelengkapan=_items(kegiatan.kelengkapan),
            waktu=waktu,
            durasi=replace(durasi, jumlah=durasi.jumlah.within(setara)) if durasi.macam is Macam.LAMA else durasi,
            bersama=bersama,
            output=_items(kegiatan.output),
            ket=_items(kegiatan.ket),
            jalan=jalan,
            giliran=turns[row],
            kata_sambung=word,
            masuk=masuk,
            tanpa_simbol=kegiatan.tanpa_simbol,
            mulai_lain=other_starts(flow, row),
        )


def _begins_together(kegiatan: Kegiatan) -> bool:
    """Whether all who stand at a beginning act: they are said to act at once, and of none it is said that the procedure begins there."""
    return kegiatan.serentak and not any(simbol.mulai for simbol in kegiatan.simbol or ())


def _spaced(text: str) -> str:
    """A text that is no Markdown, on one line."""
    return " ".join(text.split())


def _items(isi: Isi | None) -> tuple[str, ...]:
    """The things of a cell, one by one; a dash is how forms say that there is none."""
    texts = () if isi is None else (isi,) if isinstance(isi, str) else isi
    return tuple(thing for text in texts for thing in _things(text) if thing and thing not in NOTHING)


def _things(text: str) -> Iterator[str]:
    """What a text names: a text that is a list and nothing else names its items, any other one thing."""
    found = passages(text)
    if not all(passage.level for passage in found):
        yield in_lines(text)
        return
    said: list[str] = []
    for passage in found:
        if passage.level == 1 and said:
            yield "\n".join(said)
            said = []
        mark = f"{passage.mark} " if passage.ordered or passage.level > 1 else ""
        said.append(f"{mark}{in_lines(passage.text)}")
    yield "\n".join(said)


def _times(entry: Entry) -> list[tuple[str, Durasi, bool]]:
    """Each row's planned time, as printed and as read, and whether it is shared."""
    shared = entry.flow.shared
    last = {first: row for row, first in shared.items()}
    times: list[tuple[str, Durasi, bool]] = []
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        first = shared.get(row, row)
        text = _time(entry.sop.kegiatan[first]) if kegiatan.waktu is None or first == row else _time(kegiatan)
        if text and first in last:
            begin, end = map(entry.flow.called, (first, last[first]))
            times.append((f"{text} (bersama, langkah {begin} sampai {end})", durasi_of(text), True))
        else:
            times.append((text, durasi_of(text), False))
    return times


def _time(kegiatan: Kegiatan) -> str:
    return on_one_line(kegiatan.waktu.teks) if kegiatan.waktu else ""
