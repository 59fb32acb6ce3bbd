# Of the versions that git has, the revisions: those that say something else than the one before.
from __future__ import annotations

from datetime import date

import pytest

from tatalaksana.diff import Versi, history
from tests.collections_on_disk import draft, sop

_TITLES = {"a": "Surat", "b": "Surat Masuk", "c": "Surat Keluar"}


def _versions(said: str) -> list[Versi]:
    """A version a letter, newest first; each letter says something else."""
    count = len(said)
    return [Versi(date(2024, 1, count - i), f"{count - i}", sop(draft(_TITLES[one]))) for i, one in enumerate(said)]


@pytest.mark.parametrize(
    ("said", "most", "revisions"),
    [
        ("", None, []),
        ("a", None, [("1", None)]),
        ("aaa", None, [("1", None)]),
        ("ba", None, [("2", "1"), ("1", None)]),
        ("bbaa", None, [("3", "1"), ("1", None)]),
        ("aba", None, [("3", "2"), ("2", "1"), ("1", None)]),
        ("ccbba", 1, [("4", "2")]),
        ("ccbba", 2, [("4", "2"), ("2", "1")]),
        ("ccbba", 3, [("4", "2"), ("2", "1"), ("1", None)]),
        ("cb", 1, [("2", "1")]),
        ("cbbb", 1, [("4", "1")]),
    ],
)
def test_revisions(said: str, most: int | None, revisions: list[tuple[str, str | None]]) -> None:
    """Newest first; of versions that say the same the oldest counts, and the first that is known has none before it."""
    found = history(_versions(said), most)
    assert revisions == [(one.versi.commit, one.sebelum.commit if one.sebelum else None) for one in found]
    for one in found:
        assert (one.sebelum is None) is (one.perbandingan is None)
        if one.perbandingan is not None and one.sebelum is not None:
            assert (one.sebelum.sop, one.versi.sop) == (one.perbandingan.lama, one.perbandingan.baru)
            assert ["judul"] == [change.kunci for change in one.perbandingan.perubahan]


def test_no_more_is_read_than_needed() -> None:
    """Versions come from git one by one: what lies behind the revisions wanted is not asked for."""
    asked = []
    history((asked.append(one.commit) or one for one in _versions("cbabcba")), 2)  # type: ignore[func-returns-value]
    assert ["7", "6", "5", "4"] == asked


@pytest.mark.parametrize(
    "noted",
    [
        "tinjauan: [{jenis: monitoring, tanggal: 2024-07-01}]\n",
        "diterima: [{kode: mutu-baku-kosong, tanda: 0123abcd, alasan: Contoh, tanggal: 2024-07-01}]\n",
    ],
)
def test_what_is_only_noted_is_no_revision(noted: str) -> None:
    """Who reads an SOP is not told that it changed when a review was held or a warning accepted."""
    plain, marked = sop(draft("Surat")), sop(draft("Surat", more=noted))
    assert plain != marked
    found = history([Versi(date(2024, 7, 1), "2", marked), Versi(date(2024, 1, 1), "1", plain)])
    assert [("1", None)] == [(one.versi.commit, one.perbandingan) for one in found]
