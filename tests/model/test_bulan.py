# Dates of which a sheet says the month and no day.
from __future__ import annotations

from datetime import date

import pytest

from tatalaksana.model import Bulan, FormatTanggal, Sop, first_day, last_day, parse, read_date, say_date
from tatalaksana.source import Edit
from tests.collections_on_disk import SOUND, document, sop

_OCTOBER = Bulan(2024, 10)


def _dated(dates: str) -> str:
    return SOUND.replace("{efektif: 2024-01-02}", dates)


def test_a_month_is_kept() -> None:
    """A month stays a month: read, said in both forms, written as JSON, and another than its last day."""
    read = sop(_dated("{pembuatan: 2024-10, efektif: 2024-11}")).tanggal
    assert (_OCTOBER, Bulan(2024, 11)) == (read.pembuatan, read.efektif)
    assert {"Oktober 2024"} == {say_date(_OCTOBER, form) for form in FormatTanggal}
    assert '{"pembuatan":"2024-10","efektif":"2024-11"}' == read.model_dump_json(exclude_defaults=True)
    assert sop(_dated("{efektif: 2024-10}")) != sop(_dated("{efektif: 2024-10-31}"))


def test_its_days() -> None:
    """A month is any of its days; a day is itself."""
    assert (date(2024, 2, 1), date(2024, 2, 29)) == (first_day(Bulan(2024, 2)), last_day(Bulan(2024, 2)))
    assert (date(2024, 2, 3),) * 2 == (first_day(date(2024, 2, 3)), last_day(date(2024, 2, 3)))


@pytest.mark.parametrize("efektif", ["2024-10", "2024-10-01", "2024-10-31", "2024-11"])
def test_within_a_month_nothing_is_out_of_order(efektif: str) -> None:
    """What may have been on a later day of the month is in order."""
    assert isinstance(parse(Sop, document(_dated(f"{{pembuatan: 2024-10, efektif: {efektif}}}")).data), Sop)


@pytest.mark.parametrize("efektif", ["2024-09", "2024-09-30"])
def test_before_the_month_is_out_of_order(efektif: str) -> None:
    """What was before every day of the month is not."""
    found = parse(Sop, document(_dated(f"{{pembuatan: 2024-10, efektif: {efektif}}}")).data)
    assert isinstance(found, tuple)
    assert ["urutan-tanggal"] == [one.code for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Oktober 2024",
        "oktober 2024",
        "Okt 2024",
        "10/2024",
        "10-2024",
        "Bulan Oktober Tahun 2024",
        "2024/10",
        "2024-10",
    ],
)
def test_months_as_people_write_them(text: str) -> None:
    """By name or number, before or behind the year."""
    found = read_date(text)
    assert found is not None
    assert _OCTOBER == found.day


@pytest.mark.parametrize("text", ["13/2024", "2024", "Semester 2024", "0/2024", "Okt 24", "1/2", "2024-00"])
def test_what_is_no_month(text: str) -> None:
    """A year alone, a month that there is not, half a year."""
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("given", "hint", "mend"),
    [
        ("Oktober 2024", "Maksudnya 2024-10?", "2024-10"),
        ("2 Oktober 2024", "Maksudnya 2024-10-02?", "2024-10-02"),
        ("2024", "Tahun saja belum cukup: tulis bulannya juga, misalnya 2024-10.", None),
        ("2024-13", "Periksa bulannya.", None),
    ],
)
def test_a_wrong_date_is_answered(given: str, hint: str, mend: str | None) -> None:
    """A month as people write it is mended to one; a year alone asks for its month."""
    found = parse(Sop, document(_dated(f"{{efektif: {given}}}")).data)
    assert isinstance(found, tuple)
    assert [("bukan-tanggal", hint, mend)] == [
        (one.code, one.hint, one.mend.value if isinstance(one.mend, Edit) else None) for one in found
    ]


def test_a_review_has_a_day() -> None:
    """The next review is counted from the last one's day, so a month is no date of a review."""
    text = f"{SOUND}tinjauan: [{{jenis: monitoring, tanggal: Oktober 2024}}]\n"
    found = parse(Sop, document(text).data)
    assert isinstance(found, tuple)
    assert [("bukan-tanggal", "", None)] == [(one.code, one.hint, one.mend) for one in found]
