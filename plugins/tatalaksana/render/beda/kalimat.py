# Each change as a sentence that an Indonesian head of section reads: «Langkah 5: pelaksana Kasubbag → Kabag».
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tatalaksana.diff import (
    Aksi,
    Kelas,
    Perbandingan,
    Perubahan,
    Tempat,
    WordPiece,
    missing_revision,
)
from tatalaksana.model import (
    SELESAI,
    DasarHukum,
    Isi,
    Kegiatan,
    Key,
    Lajur,
    Leads,
    Printed,
    Rule,
    key_at,
    leads_of,
    step_numbers,
    step_words,
)
from tatalaksana.model.arah import turned_arrows
from tatalaksana.model.kegiatan import Waktu
from tatalaksana.model.rujukan import Lampiran
from tatalaksana.model.value import Value
from tatalaksana.render.beda.nilai import value_words
from tatalaksana.render.beda.petikan import box_stretches, flat, line_stretches, short_words, text_stretches
from tatalaksana.render.beda.sebutan import Sebutan
from tatalaksana.render.beda.simbol import decision_changes, symbol_changes

_NAMED: Mapping[str, type[Value]] = {"jabatan": Lajur, "peraturan": DasarHukum}
"""What a register says of: the group of the SOP that names it."""

_FORM_KEYS = frozenset(name for name, lead in leads_of(Kegiatan).items() if lead is Leads.FORM)
"""The keys of a step that name forms."""


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A change in words: where, what, and the stretches of text before and after."""

    kelas: Kelas
    tempat: str
    """«Langkah 5», «Lajur Kabag», «Lembar identitas»."""
    perihal: str
    """«pelaksana», «ditambah», «keputusan «tidak»»."""
    isi: tuple[WordPiece, ...]
    """What the two say; stretches that are the same are there for orientation, and shortened."""


def kalimat_of(perbandingan: Perbandingan) -> tuple[Kalimat, ...]:
    """The sentences of all changes, in their order, most of which take one; then of the arrows that turned because rows changed."""
    said = _Words(perbandingan)
    sentences = [sentence for change in perbandingan.perubahan for sentence in said.sentences(change)]
    return (*sentences, *_arrows(perbandingan))


def _arrows(perbandingan: Perbandingan) -> Iterator[Kalimat]:
    """Arrows that nobody wrote, and that lead elsewhere only because of where rows stand now."""
    numbers = step_numbers(perbandingan.baru)
    for arrow in turned_arrows(perbandingan.lama, perbandingan.baru, dict(perbandingan.langkah)):
        where = step_words(numbers[arrow.row], arrow.row).capitalize()
        yield Kalimat(Kelas.SUBSTANSI, where, "panah", (WordPiece(arrow.was, arrow.now),))


def revision_words(perbandingan: Perbandingan) -> str:
    """What is missing where the substance changed without a new revision; empty where nothing is."""
    missing = missing_revision(perbandingan)
    if not missing:
        return ""
    names = " dan ".join(f"«{name}»" for name in missing)
    return f"Substansinya berubah, tetapi {names} belum diperbarui."


class _Words:
    def __init__(self, perbandingan: Perbandingan) -> None:
        self._all = perbandingan
        self._names = Sebutan(perbandingan)
        lanes = perbandingan.lama.pelaksana, perbandingan.baru.pelaksana
        self._lanes = {lanes[0][a].nama: lanes[1][b].nama for a, b in perbandingan.lajur}

    def sentences(self, change: Perubahan) -> Iterator[Kalimat]:
        where = self._where(change)
        match change.aksi:
            case Aksi.DITAMBAH:
                yield Kalimat(change.kelas, where, "ditambah", (WordPiece("", self._whole(change.baru, 1)),))
            case Aksi.DIHAPUS:
                yield Kalimat(change.kelas, where, "dihapus", (WordPiece(self._whole(change.lama, 0), ""),))
            case Aksi.DIPINDAH if change.bagian is Tempat.LAJUR:
                places = [f"ke-{(place or 0) + 1} dari kiri" for place in (change.lama_ke, change.baru_ke)]
                yield Kalimat(change.kelas, where, "dipindah", (WordPiece(*places),))
            case Aksi.DIPINDAH:
                step = short_words(self._all.baru.kegiatan[change.baru_ke or 0].uraian)
                yield Kalimat(
                    change.kelas,
                    where,
                    f"dipindah dari {self._names.row(0, change.lama_ke or 0).lower()} lama",
                    (WordPiece(step, step),),
                )
            case Aksi.DIUBAH:
                words, key = self._key(change)
                if key.change in {Rule.DECISION, Rule.SYMBOLS}:
                    yield from self._symbols(change, where, words, key)
                else:
                    yield from (Kalimat(change.kelas, where, words, said) for said in self._value(change, key.change))

    def _where(self, change: Perubahan) -> str:
        match change.bagian:
            case Tempat.LANGKAH:
                return self._step(change)
            case Tempat.LAJUR:
                name = (
                    self._all.nama_lama[change.lama_ke]
                    if change.lama_ke is not None
                    else self._all.nama_baru[change.baru_ke or 0]
                )
                return f"Lajur {name}"
            case Tempat.DAFTAR:
                return "Daftar"
            case Tempat.KEPALA:
                _, key = self._key(change)
                return "Catatan kendali" if key.printed is Printed.BESIDE else "Lembar identitas"

    def _key(self, change: Perubahan) -> tuple[str, Key]:
        """What the key that was changed is called, and its marks; in registers the key by which the SOP names an item."""
        sop = type(self._all.baru)
        groups: dict[Tempat, type[Value]] = {
            Tempat.KEPALA: sop,
            Tempat.LAJUR: Lajur,
            Tempat.LANGKAH: type(self._all.baru.kegiatan[0]),
            Tempat.DAFTAR: _NAMED.get(change.kunci, sop),
        }
        return key_at(groups[change.bagian], change.kunci)

    def _step(self, change: Perubahan) -> str:
        if change.baru_ke is None:
            return f"{self._names.row(0, change.lama_ke or 0)} lama"
        now = self._names.row(1, change.baru_ke)
        if change.lama_ke is None or change.aksi is Aksi.DIPINDAH:
            return now
        before = self._names.numbers[0][change.lama_ke]
        return now if before == self._names.numbers[1][change.baru_ke] else f"{now} (dulu {before or 'tanpa nomor'})"

    def _whole(self, value: object, side: int) -> str:
        if isinstance(value, Kegiatan):
            return f"{flat(value.uraian)} ({'; '.join(filter(None, self._about(value, side)))})"
        return value.label or value.jabatan if isinstance(value, Lajur) else value_words(self._titled(value))

    def _titled(self, value: object, key: str = "") -> object:
        """What names a regulation or a form says its title; the id where nobody knows one."""
        known = self._all.judul
        match value:
            case DasarHukum(teks=None, peraturan=str() as law):
                return value.model_copy(update={"teks": known.get(law, law), "peraturan": None})
            case Lampiran(formulir=str() as form):
                return value.model_copy(update={"formulir": known.get(form, form)})
            case tuple():
                return tuple(self._titled(one, key) for one in value)
            case str() if key in _FORM_KEYS:
                return known.get(value, value)
            case _:
                return value

    def _about(self, step: Kegiatan, side: int) -> Iterator[str]:
        """Of a step that came or left: who acts, how long it takes, where a decision leads."""
        yield self._actors(step, side)
        yield self._time(step.waktu, side)
        exits = (
            f"{flat(label)} ke {self._names.targets(to, side)}".lstrip() for label, to in (step.keputusan or {}).items()
        )
        yield ", ".join(exits)

    def _actors(self, step: Kegiatan, side: int) -> str:
        names = step.pelaksana or tuple(dict.fromkeys(simbol.pelaksana for simbol in step.simbol or ()))
        return self._names.lanes(names, side)

    def _value(self, change: Perubahan, rule: Kelas | Rule | None) -> Iterator[tuple[WordPiece, ...]]:
        old: Any = self._titled(change.lama, change.kunci)
        new: Any = self._titled(change.baru, change.kunci)
        match rule:
            case Rule.ACTORS:
                yield (WordPiece(self._names.lanes(old, 0), self._names.lanes(new, 1)),)
            case Rule.TARGETS:
                yield (WordPiece(self._onward(old, 0, change.lama_ke), self._onward(new, 1, change.baru_ke)),)
            case Rule.TIME:
                yield (WordPiece(self._time(old, 0), self._time(new, 1)),)
            case _ if isinstance(old, tuple) or isinstance(new, tuple):
                yield from box_stretches(_isi(old), _isi(new))
            case _ if isinstance(old, str) and isinstance(new, str):
                yield from line_stretches(old, new)
            case _:
                yield text_stretches(value_words(old), value_words(new))

    def _onward(self, names: Iterable[str] | None, side: int, row: int | None) -> str:
        """Where a step leads; one that neither says so nor decides leads to what stands below it."""
        steps = (self._all.lama, self._all.baru)[side].kegiatan
        if names or row is None or steps[row].keputusan or steps[row].simbol:
            return self._names.targets(names, side)
        below = next((at for at in range(row + 1, len(steps)) if not steps[at].tanpa_simbol), None)
        return SELESAI if below is None else self._names.step(below, side)

    def _symbols(self, change: Perubahan, where: str, words: str, key: Key) -> Iterator[Kalimat]:
        """A decision's exits, or a row's symbols, one by one."""
        old: Any = change.lama
        new: Any = change.baru
        said = list(
            decision_changes(old, new, self._names, words)
            if key.change is Rule.DECISION
            else symbol_changes(old or (), new or (), self._names, self._lanes)
        )
        for what, piece in said or [(words, WordPiece("ditulis lain", "tujuannya sama"))]:
            yield Kalimat(change.kelas, where, what, (piece,))

    def _time(self, waktu: Waktu | None, side: int) -> str:
        if waktu is None:
            return ""
        return (
            f"{flat(waktu.teks)} sampai {self._names.target(waktu.sampai, side)}" if waktu.sampai else flat(waktu.teks)
        )


def _isi(value: object) -> Isi | None:
    if isinstance(value, tuple):
        return tuple(one if isinstance(one, str) else value_words(one) for one in value)
    return value if isinstance(value, str) else None
