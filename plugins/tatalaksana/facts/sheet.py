# What stands on the identity sheet, decided once for every output.
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.model import FormatTanggal, Isi, Label, say_date
from tatalaksana.model.sop import KotakTanggal


@dataclass(frozen=True, slots=True)
class DateRow:
    """A row with a date, and a box to tick where the sheet has one."""

    label: str
    day: date | None
    text: str
    """The day as printed, with what follows it where there is no box."""
    ticked: bool | None
    after: str
    """What stands behind the box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One of the six boxes: a text, or a numbered list."""

    title: str
    body: Isi | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The identity sheet without its signature, which is the SOP's own."""

    letterhead: tuple[str, ...]
    number: tuple[str, str]
    """(label, number)."""
    dates: tuple[DateRow, ...]
    approval: str
    """The label of the signature's row."""
    title: tuple[str, str]
    """(label, title)."""
    boxes: tuple[Box, ...]


def sheet_of(entry: Entry, catalog: Catalog) -> Sheet:
    """The identity sheet of an SOP."""
    sop = entry.sop
    label = catalog.label_of(sop)
    return Sheet(
        letterhead=catalog.kop_of(sop),
        number=(label.nomor, sop.nomor or ""),
        dates=tuple(_dates(entry, label, catalog.profil_of(sop).format_tanggal)),
        approval=label.pengesahan,
        title=(f"{label.judul} {sop.jenis.value.capitalize()}", sop.judul),
        boxes=(
            Box(label.dasar_hukum, _regulations(entry, catalog)),
            Box(label.kualifikasi_pelaksana, sop.kualifikasi_pelaksana),
            Box(label.keterkaitan, tuple(rujukan.teks for rujukan in sop.keterkaitan)),
            Box(label.peralatan, sop.peralatan),
            Box(label.peringatan, sop.peringatan),
            Box(label.pencatatan, sop.pencatatan),
        ),
    )


def _dates(entry: Entry, label: Label, form: FormatTanggal) -> list[DateRow]:
    dates, number = entry.sop.tanggal, entry.sop.revisi_ke
    ticks = dates.centang
    revision, effective = _said(dates.revisi, form), _said(dates.efektif, form)
    after = ""
    if ticks is not None:
        after = f"{label.revisi_ke} {number}" if number else label.revisi_ke
    elif number:
        revision = f"{revision} ({label.revisi_ke} {number})".strip()
    return [
        DateRow(label.tanggal_pembuatan, dates.pembuatan, _said(dates.pembuatan, form), None, ""),
        DateRow(
            label.tanggal_revisi, dates.revisi, revision, None if ticks is None else KotakTanggal.REVISI in ticks, after
        ),
        DateRow(
            label.tanggal_efektif,
            dates.efektif,
            effective,
            None if ticks is None else KotakTanggal.EFEKTIF in ticks,
            "",
        ),
    ]


def _said(day: date | None, form: FormatTanggal) -> str:
    return say_date(day, form) if day else ""


def _regulations(entry: Entry, catalog: Catalog) -> tuple[str, ...]:
    known = catalog.registers.peraturan
    texts = []
    for dasar in entry.sop.dasar_hukum:
        regulation = known.get(dasar.peraturan or "")
        texts.append(dasar.teks or (regulation.judul if regulation else ""))
    return tuple(texts)
