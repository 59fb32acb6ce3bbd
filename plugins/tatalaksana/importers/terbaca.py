# A value that was recognised in a document, with how, how sure and why: nothing is guessed silently.
from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Keyakinan(StrEnum):
    """How sure a value is."""

    PASTI = "pasti"
    """It stands there, under its label or in its column."""
    MUNGKIN = "mungkin"
    """It stands there, but where it belongs was concluded."""
    TEBAKAN = "tebakan"
    """It stands nowhere: it was concluded from other words."""


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One value."""

    isi: str
    cara: str
    """The method, in a few words."""
    yakin: Keyakinan = Keyakinan.PASTI
    mengapa: str = ""
    """Why it is not sure, or why it was chosen."""
    asal: str = ""
    """Where in the document: «halaman 1, tabel 2, baris 3»."""


@dataclass(frozen=True, slots=True)
class KotakTerbaca:
    """What a box holds: one text, or a list."""

    butir: tuple[Terbaca, ...]
    daftar: bool


@dataclass(frozen=True, slots=True)
class LajurTerbaca:
    """A lane: its head, and the office that it is."""

    label: str
    jabatan: str
    baru: bool
    """Whether no register has the office."""
    nama: str
    """What steps call it by."""
    dasar: Terbaca
    sebutan: str = ""
    """What a short head stands for, where the document says so."""


@dataclass(frozen=True, slots=True)
class JalanTerbaca:
    """An arrow out of a symbol: to a row and, where that has several, a symbol of it; None ends the procedure."""

    tujuan: tuple[int, int] | None
    label: str
    dasar: Terbaca


@dataclass(frozen=True, slots=True)
class SimbolTerbaca:
    """A symbol in a row."""

    lajur: int
    bentuk: str
    teks: str
    dasar: Terbaca
    jalan: tuple[JalanTerbaca, ...] = ()
    memutus: bool = False
    bentuk_terbaca: bool = False
    """Whether its form was seen, not concluded."""
    mulai: bool = False
    """Whether a kapsul that is nobody's step begins the procedure here."""


@dataclass(frozen=True, slots=True)
class BarisTerbaca:
    """A row of the table."""

    nomor: str
    isi: dict[str, Terbaca]
    """Key of a step to what its cell says."""
    simbol: tuple[SimbolTerbaca, ...] = ()
    berbagi_waktu: int = 0
    """How many rows below share its time."""
    asal: str = ""
    tergabung: frozenset[str] = frozenset()
    """Keys whose texts were put together from several rows of the table."""


@dataclass(frozen=True, slots=True)
class Sisa:
    """What stands in the document and has no place in the draft."""

    teks: str
    asal: str
    mengapa: str
    periksa: str = ""
    """The entry that it is in the draft's own list: something that the sheet says is lacking there."""


@dataclass(frozen=True, slots=True)
class Terkenali:
    """One SOP, as it was recognised."""

    bidang: dict[str, Terbaca]
    """Key of the identity sheet, «tanggal.efektif» within a group, to its value."""
    kotak: dict[str, KotakTerbaca]
    kop: tuple[str, ...]
    label: dict[str, str]
    """Words of the form where they are others than usual."""
    lajur: tuple[LajurTerbaca, ...]
    baris: tuple[BarisTerbaca, ...]
    keluarga: Terbaca
    sisa: tuple[Sisa, ...] = ()
    tanda_tangan: tuple[dict[str, Terbaca], ...] = ()
    centang: Terbaca | None = None
    kembar: str = ""
    """The SOP of the collection that this one may be."""
    celah: str = ""
    """Why a row of the table may not have been read, by the room between its rows."""
    sumber: str = ""
    """The YAML that the document carries itself; then that is the draft."""
    kelebihan: int = 0
    """How many steps there are beyond what one SOP holds; they are not in the draft."""
    tambahan: dict[str, dict[str, str]] = field(default_factory=dict)
    """Register to the entries that it lacks, as id and name."""


def unsure(value: Terbaca, yakin: Keyakinan, why: str) -> Terbaca:
    """The same, less sure; what is less sure already stays so."""
    order = list(Keyakinan)
    if order.index(value.yakin) >= order.index(yakin):
        return value
    return replace(value, yakin=yakin, mengapa=f"{value.mengapa} {why}".strip())
