# When reviews are due, and how that stands to a day.
from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.facts import Facts, Tenggat, is_late, is_soon
from tatalaksana.facts.due import span, standing
from tatalaksana.facts.tenggat import months_after
from tatalaksana.model import JenisTinjauan, Kapan
from tests.collections_on_disk import SOUND, catalog

_MONITORING, _EVALUASI = JenisTinjauan


def _due(
    tmp_path: Path, text: str, day: date | None = None, more: dict[str, str | bytes] | None = None
) -> list[tuple[str, date, Kapan, int]]:
    found = replace(catalog(tmp_path, {"biro/surat.yaml": text, **(more or {})}), tanggal=day)
    return [
        (one.jenis.value, one.tanggal, one.sejak, one.ke) for one in Facts(found.entries["biro/surat"], found).tenggat
    ]


def test_counted_from_the_effective_date(tmp_path: Path) -> None:
    """Six months to the first monitoring, twelve to the first evaluation."""
    begin = date(2024, 1, 2)
    assert [("monitoring", date(2024, 7, 2), begin, 0), ("evaluasi", date(2025, 1, 2), begin, 0)] == _due(
        tmp_path, SOUND
    )


def test_a_review_moves_its_own_kind(tmp_path: Path) -> None:
    """A monitoring that was done moves the next monitoring and nothing else; soonest comes first."""
    done = "tinjauan:\n  - {jenis: monitoring, tanggal: 2024-06-20}\n  - {jenis: monitoring, tanggal: 2024-12-31}\n"
    expected = [
        ("evaluasi", date(2025, 1, 2), date(2024, 1, 2), 0),
        ("monitoring", date(2025, 6, 30), date(2024, 12, 31), 2),
    ]
    assert expected == _due(tmp_path, SOUND + done)


def test_reviews_of_an_edition_before_this_do_not_count(tmp_path: Path) -> None:
    """A review from before the effective date leaves the first one due from there."""
    assert ("monitoring", date(2024, 7, 2), date(2024, 1, 2), 1) in _due(
        tmp_path, SOUND + "tinjauan: {jenis: monitoring, tanggal: 2023-05-05}\n"
    )


def test_reviews_still_to_come_do_not_count(tmp_path: Path) -> None:
    """A review noted for a day after the collection's own is as if it were not there."""
    done = SOUND + "tinjauan: [{jenis: monitoring, tanggal: 2062-06-20}]\n"
    assert ("monitoring", date(2024, 7, 2), date(2024, 1, 2), 0) in _due(tmp_path, done, date(2024, 8, 1))


def test_a_review_on_the_day_itself_counts(tmp_path: Path) -> None:
    """A review noted for the collection's own day was done."""
    done = SOUND + "tinjauan: [{jenis: monitoring, tanggal: 2024-06-20}]\n"
    assert ("monitoring", date(2024, 12, 20), date(2024, 6, 20), 1) in _due(tmp_path, done, date(2024, 6, 20))


def test_the_profile_decides(tmp_path: Path) -> None:
    """Another agency's intervals are data, and are inherited."""
    profiles: dict[str, str | bytes] = {
        "profil/a.yaml": "tinjauan: {monitoring: 3, evaluasi: 24}\n",
        "profil/b.yaml": "turunan: a\n",
    }
    assert [date(2024, 4, 2), date(2026, 1, 2)] == [
        one[1] for one in _due(tmp_path, f"{SOUND}profil: b\n", None, profiles)
    ]


@pytest.mark.parametrize("status", ["draf", "dicabut"])
def test_only_what_is_in_force(status: str, tmp_path: Path) -> None:
    """Nobody reviews a draft or what was revoked."""
    assert [] == _due(tmp_path, SOUND.replace("berlaku", status))


@given(st.dates(), st.integers(1, 120))
def test_every_day_has_a_day_months_later(day: date, months: int) -> None:
    """Months end where they end, and days end at the last of all."""
    found = months_after(day, months)
    assert found == date.max or (
        found.day <= day.day and (found.year - day.year) * 12 + found.month - day.month == months
    )


def test_late_and_soon() -> None:
    """Late is after the day, soon from the day on for 90 days; without a day neither."""
    one = Tenggat(_EVALUASI, date(2026, 11, 21), date(2025, 11, 21), 0)
    days = [date(2026, 11, 22), date(2026, 11, 21), date(2026, 8, 23), date(2026, 8, 22), None]
    assert [True, False, False, False, False] == [is_late(one, day) for day in days]
    assert [False, True, True, False, False] == [is_soon(one, day) for day in days]
    said = ["terlambat 1 hari", "hari ini", "2 bulan lagi", "2 bulan lagi", ""]
    assert said == [standing(one, day) for day in days]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-01-31", "2026-02-28", "28 hari"), ("2026-01-28", "2026-02-28", "1 bulan"), ("2024-05-02", "2025-11-21", "1 tahun 6 bulan"),
        ("2024-11-21", "2025-11-21", "1 tahun"), ("2018-11-02", "2026-11-21", "8 tahun"), ("2020-01-02", "2026-11-21", "6 tahun"),
    ],
)  # fmt: skip
def test_spans(first: str, last: str, said: str) -> None:
    """Days up to a month, then months, then years; from three years on nobody asks for the months."""
    assert said == span(date.fromisoformat(first), date.fromisoformat(last))
