# What stands on the identity sheet, decided once for every output.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.catalog.card import as_printed
from tatalaksana.facts.lembar import COPY
from tatalaksana.facts.letterhead import Letterhead, letterhead_of
from tatalaksana.model import (
    LANGKAH,
    NOTHING,
    BarisKepala,
    DasarHukum,
    FormatTanggal,
    Isi,
    Jenis,
    Kapan,
    Label,
    Printed,
    Profil,
    Rujukan,
    Sajian,
    Sop,
    keys_of,
    say_date,
    titled,
)
from tatalaksana.model.pengesahan import Pengesahan, Tte
from tatalaksana.model.sop import KotakTanggal
from tatalaksana.model.value import Value

_IN_A_ROW = 3
SEE_FOOT = "lihat kaki halaman"
"""What stands for the number of a page that is known only when it is printed."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A row with a date, and a box to tick where the sheet has one."""

    key: str
    """Where the SOP's file says it: «tanggal.efektif»."""
    label: str
    day: Kapan | None
    text: str
    """The day as printed, with what follows it where there is no box."""
    ticked: bool | None
    after: str
    """What stands behind the box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One of the boxes: a text, or a numbered list."""

    key: str
    """The SOP's key that it shows."""
    title: str
    body: Isi | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, or is to sign."""

    peran: str
    """The label of its row."""
    jabatan: str
    """With «a.n. …» on a line before it, where it is signed so."""
    nama: str
    """Empty where a draft does not say it yet."""
    pangkat: str
    """Empty where none is said."""
    nomor: str
    """«NIP. 1970…», «NRP. 1234»; empty where there is none."""
    hari: str
    """The day, as printed; empty where none is said."""
    tte: str
    """What the issuer of the certificate has printed in the signature's place; empty for a signature by hand."""
    gambar: str = ""
    """The picture that stands there too, by its name from the folder of the sources; empty where there is none."""

    @property
    def arti(self) -> str:
        """What the picture is, for those who don't see it."""
        return f"Tanda tangan elektronik {self.nama or self.jabatan}"


@dataclass(frozen=True, slots=True)
class StepsPlace:
    """The box that holds the steps as a numbered list."""

    at: int
    """How many boxes stand before it."""
    title: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The identity sheet."""

    letterhead: Letterhead
    number: tuple[str, str]
    """(label, number)."""
    dates: tuple[DateRow, ...]
    """The rows below, as the profile has them: days, and the number of the revision."""
    pages: str | None
    """The label of a row that says how many pages there are; None without such a row."""
    signatures: tuple[Signature, ...]
    """At least one: of a draft that names nobody an empty one."""
    certificates: tuple[str, ...]
    """What the foot of each page says of electronic signatures, each sentence once; and that it is a copy where another sheet is the official one."""
    title: tuple[str, str]
    """(label, title)."""
    heading: str
    """What stands over the table: «SOP …», with the kind where the profile prints it."""
    boxes: tuple[Box, ...]
    """The form's own in its order, then those below that hold something."""
    beside: tuple[Box, ...]
    """The boxes that the profile keeps off the sheet, if they hold something."""
    steps: StepsPlace | None
    """Where the steps stand among the boxes; None where they have a table with their chart."""

    @property
    def abreast(self) -> int:
        """How many signers stand side by side over the whole width: up to three, more in two rows; 0 for one, among the data."""
        several = len(self.signatures)
        return 0 if several == 1 else several if several <= _IN_A_ROW else (several + 1) // 2


def sheet_of(entry: Entry, catalog: Catalog, profil: Profil, label: Label, unit: str) -> Sheet:
    """The identity sheet of an SOP.

    Args:
        entry: The SOP.
        catalog: The collection.
        profil: The profile it is shown in.
        label: The words printed on its form.
        unit: Its unit, as printed.
    """
    sop = entry.sop
    boxes = tuple(_boxes(entry, catalog, label, profil))
    return Sheet(
        letterhead=letterhead_of(sop, catalog.registers, profil, unit),
        number=(label.nomor, sop.nomor or ""),
        dates=tuple(_rows(entry, label, profil)),
        pages=label.halaman if BarisKepala.HALAMAN in profil.kepala else None,
        signatures=tuple(_signatures(sop.pengesahan, label.pengesahan, profil.format_tanggal)),
        certificates=tuple(
            dict.fromkeys(
                (
                    *([COPY] if sop.lembar_bertanda_tangan else []),
                    *(signed.tte.kaki for signed in sop.pengesahan if signed.tte and signed.tte.kaki),
                )
            )
        ),
        title=(_with_kind(label.judul, sop.jenis, profil), sop.judul),
        heading=table_heading(sop.judul, sop.jenis, label, profil),
        boxes=boxes,
        beside=tuple(
            Box(name, getattr(label, name), body) for name in profil.beside if (body := box_of(entry, name, catalog))
        ),
        steps=StepsPlace(_before_steps(profil, boxes), label.langkah) if profil.langkah is Sajian.DAFTAR else None,
    )


def table_heading(judul: str, jenis: Jenis, label: Label, profil: Profil) -> str:
    """What stands over the table of an SOP: «SOP …», with the kind where the profile prints it."""
    return titled(_with_kind(label.sebutan, jenis, profil), judul)


def _with_kind(word: str, jenis: Jenis, profil: Profil) -> str:
    """A word for an SOP, with its kind where the profile prints it."""
    return f"{word} {jenis.value.capitalize()}" if profil.jenis_tercetak else word


def _signatures(several: tuple[Pengesahan, ...], label: str, form: FormatTanggal) -> Iterator[Signature]:
    for signed in several:
        number = f"NIP. {signed.nip}" if signed.nip else f"NRP. {signed.nrp}" if signed.nrp else ""
        office = f"a.n. {signed.atas_nama}\n{signed.jabatan}" if signed.atas_nama else signed.jabatan
        day = _said(signed.tanggal, form)
        tte = signed.tte or Tte.model_construct()
        yield Signature(
            signed.peran or label,
            office,
            signed.nama or "",
            signed.pangkat or "",
            number,
            day,
            tte.kalimat or "",
            tte.gambar or "",
        )
    if not several:
        yield Signature(label, "", "", "", "", "", "")


def _rows(entry: Entry, label: Label, profil: Profil) -> Iterator[DateRow]:
    """The rows of the profile, in its order; a box to tick where the SOP has boxes."""
    for key in profil.kepala:
        if key is BarisKepala.REVISI_KE:
            yield DateRow("revisi_ke", label.no_revisi, None, f"{entry.sop.revisi_ke:02}", None, "")
        elif key is not BarisKepala.HALAMAN:
            yield _date(key, entry.sop, label, profil)


def _date(key: BarisKepala, sop: Sop, label: Label, profil: Profil) -> DateRow:
    ticks, number = sop.tanggal.centang, sop.revisi_ke
    name = key.value.removeprefix("tanggal_")
    day: Kapan | None = getattr(sop.tanggal, name)
    text, after = _said(day, profil.format_tanggal), ""
    if key is BarisKepala.TANGGAL_REVISI:
        said = f"{label.revisi_ke} {number}"
        if ticks is not None:
            after = said if number else label.revisi_ke
        elif number and BarisKepala.REVISI_KE not in profil.kepala:
            text = f"{text} ({said})".strip()
    box = None if ticks is None or name not in set(KotakTanggal) else KotakTanggal(name) in ticks
    return DateRow(f"tanggal.{name}", getattr(label, key.value), day, text, box, after)


def _said(day: Kapan | None, form: FormatTanggal) -> str:
    return say_date(day, form) if day else ""


def _boxes(entry: Entry, catalog: Catalog, label: Label, profil: Profil) -> Iterator[Box]:
    keys, beside = keys_of(type(entry.sop)), profil.beside
    own = [name for name, key in keys.items() if key.printed is Printed.BOX]
    more = [name for name, key in keys.items() if key.printed is Printed.MORE]
    always = profil.kotak_tetap
    for name in [name for name in profil.kotak if name != LANGKAH] if profil.kotak else (*own, *more):
        body = box_of(entry, name, catalog)
        if name not in beside and (body or name in always):
            yield Box(name, getattr(label, name), body)


def _before_steps(profil: Profil, boxes: tuple[Box, ...]) -> int:
    """How many boxes stand before the steps: those that the profile names before them, or all."""
    if LANGKAH not in profil.kotak:
        return len(boxes)
    before = profil.kotak[: profil.kotak.index(LANGKAH)]
    return sum(box.key in before for box in boxes)


def box_of(entry: Entry, name: str, catalog: Catalog) -> Isi | None:
    """What the box of a key holds, as printed; a dash alone is no list of one."""
    held: Isi | tuple[Value, ...] | None = getattr(entry.sop, name)
    if held is None or isinstance(held, str):
        return held
    said = tuple(item if isinstance(item, str) else _words(item, catalog) for item in held)
    return said[0] if len(said) == 1 and said[0] in NOTHING else said


def _words(item: Value, catalog: Catalog) -> str:
    if isinstance(item, DasarHukum) and not item.teks:
        regulation = catalog.registers.peraturan.get(item.peraturan or "")
        return regulation.judul if regulation else ""
    if isinstance(item, Rujukan):
        return as_printed(item, catalog.cards)
    words: str = next(getattr(item, name) for name, key in keys_of(type(item)).items() if key.printed is Printed.BOX)
    return words
