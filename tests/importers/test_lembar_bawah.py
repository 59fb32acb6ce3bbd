# Documents whose identity sheet stands behind the table of steps.
from __future__ import annotations

from tatalaksana.importers import Keyakinan, Terkenali, recognise
from tatalaksana.importers.reading import ReadText
from tests.importers.documents import BOXES, IDENTITY, PLAIN, ground, read, recognised, steps_table, table

_STEPS = steps_table("Pelaksana", "Mutu Baku", PLAIN)


def _sheet(number: str, title: str) -> list[tuple[str, ...]]:
    told = {"Nomor SOP": number, "Nama SOP": title}
    return [(left, label, told.get(label, value)) for left, label, value in IDENTITY]


def _named(found: Terkenali) -> tuple[str, str]:
    return found.bidang["nomor"].isi, found.bidang["judul"].isi


def test_a_sheet_behind_the_steps() -> None:
    """Number, title, days, who signed and boxes are those of the SOP above it, none of them sure, and nothing of it is left over."""
    found = recognised(read(_STEPS, table([*_sheet("1/2025", "Peminjaman Ruang"), *BOXES])))
    assert _named(found) == ("1/2025", "Peminjaman Ruang")
    fields = [found.bidang[key] for key in ("nomor", "judul", "tanggal.efektif", "unit")]
    fields += [found.tanda_tangan[0]["nama"], *found.kotak["peralatan"].butir]
    assert {one.yakin for one in fields} == {Keyakinan.MUNGKIN}
    assert len(found.baris) == 3
    assert not [one for one in found.sisa if "di bawah tabel" in one.mengapa]


def test_each_has_the_sheet_behind_it() -> None:
    """Where the first of several has no sheet above its steps and the last sheet has none below it, each SOP has the one that follows it."""
    tables = (_STEPS, table(_sheet("1/2025", "Peminjaman Ruang")), _STEPS, table(_sheet("2/2025", "Surat Masuk")))
    assert [_named(one) for one in recognise(read(*tables), ground())] == [
        ("1/2025", "Peminjaman Ruang"), ("2/2025", "Surat Masuk"),
    ]  # fmt: skip


def test_a_sheet_above_stays() -> None:
    """With a sheet above the steps the one behind them is no other's; neither is a form that is attached, which has no title's label."""
    above = recognise(
        read(table(_sheet("1/2025", "Peminjaman Ruang")), _STEPS, table(_sheet("2/2025", "Surat Masuk"))), ground()
    )
    assert [_named(one) for one in above] == [("1/2025", "Peminjaman Ruang")]
    attached = read(_STEPS)
    blocks = (
        *attached.blocks,
        ReadText(1, "LAMPIRAN: FORMULIR"),
        ReadText(1, "Nomor: 007"),
        ReadText(1, "Tanggal Berlaku: 2 Mei 2025"),
    )
    (found,) = recognise(type(attached)(attached.kind, attached.pages, blocks), ground())
    assert "nomor" not in found.bidang
