# Tables that go on under a head with other lanes than the first one has.
from __future__ import annotations

from collections.abc import Sequence

import pytest

from tatalaksana.importers import Keyakinan
from tatalaksana.importers.kepala_tabel import TableHead, head_at
from tatalaksana.importers.kolom_tersirat import LANE
from tatalaksana.importers.lajur_berikut import lanes_after
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadCell
from tests.importers.documents import recognised
from tests.importers.word_documents import cell, document, hanging, paragraph, table

_TEXTS = (("Mencatat surat masuk", "Surat", "5 menit", "Agenda"), ("Memeriksa isi surat", "Agenda", "1 jam", "Catatan"), ("Menyimpan surat", "Catatan", "5 menit", "Arsip"))  # fmt: skip
_FIRST = ("Pemohon", "Loket", "Kepala Seksi")


def _rows(lanes: Sequence[str], first: int, acting: Sequence[int]) -> list[list[str]]:
    return [["No", "Kegiatan", *lanes, "Kelengkapan", "Waktu", "Output"]] + [
        [str(first + at), text, *("√" if lane == who else "" for lane in range(len(lanes))), *more]
        for at, (who, (text, *more)) in enumerate(zip(acting, _TEXTS, strict=False))
    ]


def _page(*tables: list[list[str]]) -> bytes:
    """The tables as a page."""
    made = ("<table>" + "".join(f"<tr>{''.join(f'<td>{one}' for one in row)}" for row in rows) + "</table>" for rows in tables)  # fmt: skip
    return f"<p>SOP SURAT<p>Nomor SOP: 7/2024{'<p>'.join(made)}".encode()


def _text(*tables: list[list[str]]) -> bytes:
    """The tables as lines between tabs."""
    return ("Nomor SOP: 7/2024\n" + "\n\n".join("\n".join(map("\t".join, rows)) for rows in tables)).encode()


@pytest.mark.parametrize(
    ("lanes", "acting", "who"),
    [
        (("Kepala Seksi", "Kabid", "Kadis"), (0, 1, 2), ["Kepala Seksi", "Kabid", "Kadis"]),
        (("Loket", "Kabid"), (1, 0), ["Kabid", "Loket"]),
        (("Kepala Seksi", "Loket", "Pemohon"), (0, 2), ["Kepala Seksi", "Pemohon"]),
        (("Kabid", "Kadis", "Sekda"), (2, 0), ["Sekda", "Kabid"]),
    ],
)
@pytest.mark.parametrize("written", [_page, _text])
def test_other_lanes_below(written: object, lanes: Sequence[str], acting: Sequence[int], who: list[str]) -> None:
    """Who acts is who stands over the column there, and columns behind fewer lanes are their own."""
    assert callable(written)
    content = written(_rows(_FIRST, 1, (0, 1, 2)), _rows(lanes, 4, acting))
    found = recognised(reading_of("a.html" if written is _page else "a.txt", content))
    assert [*_FIRST, *(one for one in lanes if one not in _FIRST)] == [one.label for one in found.lajur]
    assert [*_FIRST, *who] == [found.lajur[row.simbol[0].lajur].label for row in found.baris]
    assert found.baris[3].isi["waktu"].isi == "5 menit"


def _box(number: str, at: int) -> str:
    return hanging(10 * int(number) + at, "flowChartProcess", 6, 4, 40, 20)


def test_shapes_in_other_lanes() -> None:
    """A shape of the table below stands in the lane of the head that is over it."""
    widths = (20, 160, 60, 60, 60, 60, 60)

    def drawn(rows: list[list[str]]) -> str:
        made = [[cell("" if one == "√" else one, inside=_box(row[0], at) if one == "√" else "") for at, one in enumerate(row)] for row in rows]  # fmt: skip
        return table(widths, made)

    first, below = _rows(("Pemohon", "Loket"), 1, (0, 1, 0)), _rows(("Loket", "Kabid"), 4, (0, 1))
    body = paragraph("Nomor SOP: 7/2024") + drawn(first) + paragraph("") + drawn(below)
    found = recognised(reading_of("a.docx", document(body)))
    assert ["Pemohon", "Loket", "Pemohon", "Loket", "Kabid"] == [
        found.lajur[row.simbol[0].lajur].label for row in found.baris
    ]


def _head(lanes: Sequence[str]) -> TableHead:
    rows = [[ReadCell(at, column, text) for column, text in enumerate(row)] for at, row in enumerate(_rows(lanes, 1, (0, 0)))]  # fmt: skip
    found = head_at(rows, ragged=False)
    assert found is not None
    assert [one.head for one in found.columns if one.role == LANE] == [*lanes]
    return found


@pytest.mark.parametrize(
    ("lanes", "printed", "order"),
    [
        (_FIRST, False, None), (("Pemohon", "Loket", "Kepala Seksy"), False, None), (("Loket", "Kepala", "Kabid"), False, (1, 3, 4)),
        (("Loket", "Kepala", "Kabid"), True, None), (("Pemohon", "Kepala Seksi"), True, (0, 2)), (("Loket", "Loket"), False, None),
    ],
)  # fmt: skip
def test_lanes_that_may_be_the_same(lanes: Sequence[str], printed: bool, order: tuple[int, ...] | None) -> None:  # noqa: FBT001 - a table's column
    """Slips are none of their own; in print neither are parts of a name that was there."""
    found = lanes_after(_head(lanes), _FIRST, printed=printed)
    assert order == (found and found[0].order)


def test_a_row_that_was_broken_by_hand() -> None:
    """Below the head again, without a number where all others have one, stands the rest of the last step, which is not sure."""
    first, second = _rows(_FIRST, 1, (0, 1)), _rows(_FIRST, 3, (2,))
    second.insert(1, ["", "dan lampirannya", "", "", "", "pembuka", "", "lengkap"])
    found = recognised(reading_of("a.html", _page(first, second)))
    assert ["1", "2", "3"] == [row.nomor for row in found.baris]
    assert found.baris[1].isi["uraian"].isi == "Memeriksa isi surat dan lampirannya"
    assert found.baris[1].isi["output"].isi == "Catatan lengkap"
    assert {found.baris[1].isi[key].yakin for key in ("uraian", "output")} == {Keyakinan.MUNGKIN}


def test_a_form_about_the_steps_below_them() -> None:
    """Their monitoring counts from 1 again and has nothing that a step needs, takes or makes: it is quoted, and adds no steps."""
    form = [["No", "Prosedur", "Penilaian", "Catatan Hasil", "Tindakan yang Diambil"]] + [[str(at), said, "Berjalan baik", "-", "-"] for at, (said, *_) in enumerate(_TEXTS, 1)]  # fmt: skip
    found = recognised(reading_of("a.html", _page(_rows(_FIRST, 1, (0, 1, 2)), form)))
    assert len(found.baris) == len(_TEXTS)
    assert [*_FIRST] == [one.label for one in found.lajur]
    assert "Berjalan baik" in " ".join(one.teks for one in found.sisa)


def test_a_row_that_goes_on_below_without_a_number() -> None:
    """What begins small, where nobody acts and no time stands, is more of the row above."""
    rows = _rows(_FIRST, 1, (0, 1, 2))
    rows.insert(2, ["", "beserta lampirannya", "", "", "", "lampiran", "", ""])
    found = recognised(reading_of("a.html", _page(rows)))
    assert ["1", "2", "3"] == [row.nomor for row in found.baris]
    assert found.baris[0].isi["uraian"].isi == "Mencatat surat masuk\nbeserta lampirannya"
    assert {Keyakinan.MUNGKIN} == {found.baris[0].isi[key].yakin for key in ("uraian", "kelengkapan")}
