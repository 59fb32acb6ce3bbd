# Calendars of due reviews: as RFC 5545 has them, and the same bytes each time.
from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import calendar_file, collect
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.render.ics import escaped, folded
from tatalaksana.render.situs import calendar_units, steering_files
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.golden_files import GOLDEN, check_golden

_AROUND = Surroundings("Situs", Addresses())
_DAY = date(2026, 11, 21)
_FILES: dict[str, str | bytes] = {
    **REGISTERS,
    "unit.yaml": "kantor: {nama: Kantor, profil: p}\nbiro: {nama: 'Biro Umum, Arsip; dan \\Lain', induk: kantor}\nlain: {nama: Lain}\n",
    "profil/p.yaml": "situs: https://sop.contoh.go.id/dinas\n",
    "biro/surat.yaml": SOUND.replace(
        "Pengelolaan Surat",
        "Pengelolaan Surat Masuk, Surat Keluar; dan Naskah Dinas Lain yang Sangat Panjang Namanya é印🦜",
    )
    + "revisi_ke: 2\ntinjauan:\n  - {jenis: monitoring, tanggal: 2026-08-31}\n",
    "biro/draf.yaml": SOUND.replace("A-1", "A-2").replace("berlaku", "draf").replace("Pengelolaan Surat", "Draf"),
}


def _calendars(root: Path, day: date | None = _DAY) -> dict[str, bytes]:
    catalog = collect(write(root, _FILES), "sops", tanggal=day).catalog
    assert {calendar_file(unit) for unit in calendar_units(catalog)} == {
        name for name, _ in steering_files(facts_of(catalog), _AROUND) if name.endswith(".ics")
    }
    return {name: make() for name, make in steering_files(facts_of(catalog), _AROUND)}


def test_calendar(tmp_path: Path) -> None:
    """The calendar of a unit is as reviewed: an event a review, in the unit's own file and in those above it."""
    found = _calendars(tmp_path)
    text = found[calendar_file("biro")].decode()
    check_golden(GOLDEN / "kalender" / "tinjauan.ics", text.replace("\r\n", "\n"))
    assert found[calendar_file("kantor")].count(b"BEGIN:VEVENT") == 2
    assert calendar_file("lain") not in found
    assert found == _calendars(tmp_path)


def test_lines(tmp_path: Path) -> None:
    """Every line ends in CR LF and has at most 75 bytes, each piece whole letters."""
    data = _calendars(tmp_path)[calendar_file("biro")]
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) == 75
    assert all(line.decode() is not None for line in data.split(b"\r\n"))


def test_identity_stays_when_the_date_moves(tmp_path: Path) -> None:
    """After a review the event keeps its identity and has a higher sequence and a later day."""
    before = _calendars(tmp_path / "a")[calendar_file("biro")].decode()
    later = f"{_FILES['biro/surat.yaml']!s}  - {{jenis: monitoring, tanggal: 2026-10-01}}\n"
    catalog = collect(write(tmp_path / "b", {**_FILES, "biro/surat.yaml": later}), "sops", tanggal=_DAY).catalog
    after = dict(steering_files(facts_of(catalog), _AROUND))[calendar_file("biro")]().decode()
    uids = [re.findall(r"UID:(.*)\r", text) for text in (before, after)]
    assert sorted(uids[0]) == sorted(uids[1])
    assert len(set(uids[0])) == 2
    assert ["2", "3"] == re.findall(r"SEQUENCE:(\d+)", before)
    assert ["2", "4"] == re.findall(r"SEQUENCE:(\d+)", after)


def test_without_a_day(tmp_path: Path) -> None:
    """Where the day is not known, the stamp is the day that the review counts from: no clock either."""
    text = _calendars(tmp_path, None)[calendar_file("biro")].decode()
    assert {"20260831T000000Z", "20240102T000000Z"} == set(re.findall(r"DTSTAMP:(\w+)", text))


@given(st.text())
def test_any_text_is_one_line_that_reads_back(text: str) -> None:
    """Whatever stands in a title, it is one property, unfolds to itself, and holds no second line."""
    line = f"SUMMARY:{escaped(text)}"
    data = folded(line)
    pieces = data.removesuffix("\r\n").split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert line == data.removesuffix("\r\n").replace("\r\n ", "")
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)


@pytest.mark.parametrize(
    ("text", "value"), [("a,b;c\\d", r"a\,b\;c\\d"), ("satu\r\ndua", r"satu\ndua"), ("x\x00\u202ey", "xy")]
)
def test_escapes(text: str, value: str) -> None:
    """Commas, semicolons, backslashes and line ends are marked; what may not stand there is left out."""
    assert value == escaped(text)
