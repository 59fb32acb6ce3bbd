# What a fingerprint tells apart, and which earlier ones there are.
from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from tatalaksana.catalog import Entry
from tatalaksana.diff import compare
from tatalaksana.facts import Earlier, check_fragment, earlier, editions, fingerprint
from tatalaksana.model import Kelas, Profil, Sop
from tests.collections_on_disk import SOUND, catalog, draft, sop

_DAYS = [date(2025, 1, 1), date(2024, 6, 1), date(2024, 3, 1), date(2024, 1, 1), date(2023, 1, 1)]

_PROFIL = Profil()


def _mark(one: Sop) -> str:
    return fingerprint(one, _PROFIL)


def test_spelling_does_not_count() -> None:
    """Comments, the order of keys, quotes, shorthands and defaults spelt out leave the fingerprint as it is."""
    mark = _mark(sop(SOUND))
    assert re.fullmatch("[0-9a-f]{16}", mark)
    lines = SOUND.splitlines(keepends=True)
    for same in (
        f"# Catatan\n\n{SOUND}# akhir\n",
        "".join([*lines[1:3], lines[0], *lines[3:]]),
        SOUND.replace("judul: Pengelolaan Surat", 'judul: "Pengelolaan Surat"'),
        SOUND.replace("unit: biro", "unit: {unit: biro}"),
        f"{SOUND}contoh: tidak\nrevisi_ke: 0\nperalatan:\n",
        SOUND.replace("\n", "\r\n"),
    ):
        assert mark == _mark(sop(same))


_NAMED = SOUND.replace(
    "pelaksana: kabag, kelengkapan: konsep", "simbol: [{id: baca, pelaksana: kabag, keputusan: {ya: paraf, tidak: 1}}, {id: paraf, pelaksana: kabag}], kelengkapan: konsep"
)  # fmt: skip
"""The same with names for symbols."""


@pytest.mark.parametrize(("old", "new"), [("paraf", "teken"), ("id: baca, ", "")])
def test_names_within_the_file_do_not_count(old: str, new: str) -> None:
    """Another name for a symbol prints the same sheet: it leaves the fingerprint, and changes no more than the layout."""
    before, after = sop(_NAMED), sop(_NAMED.replace(old, new))
    assert before != after
    assert _mark(before) == _mark(after)
    assert set(compare(before, after).kelas) <= {Kelas.TATA_LETAK}


def test_where_named_arrows_lead_counts() -> None:
    """An arrow to another symbol is another procedure."""
    assert _mark(sop(_NAMED)) != _mark(sop(_NAMED.replace("ya: paraf", "ya: selesai")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Memeriksa", "Meneliti"),
        ("berlaku", "dicabut"),
        ("2024-01-02", "2024-01-03"),
        ("A-1", "A-2"),
        ("waktu: 1 jam, output: surat", "output: surat"),
    ],
)
def test_content_counts(old: str, new: str) -> None:
    """A word, the status, a day, the number or a cell: each makes another fingerprint."""
    assert _mark(sop(SOUND)) != _mark(sop(SOUND.replace(old, new)))


def test_the_forms_of_a_step_do_not_count() -> None:
    """Naming a form for a step makes no sheet on paper stale: the sheet does not show it."""
    named = sop(SOUND.replace("output: konsep}", "output: konsep, formulir: daftar-hadir}"))
    assert ("daftar-hadir",) == named.kegiatan[0].formulir
    assert _mark(sop(SOUND)) == _mark(named)


def test_what_no_sheet_shows_does_not_count() -> None:
    """Noting a review that was done, a volume or a time at work makes no sheet on paper stale."""
    noted = sop(
        SOUND.replace("output: konsep}", "output: konsep, waktu_kerja: 30 menit}")
        + "volume: 12 per tahun\ntinjauan: {jenis: evaluasi, tanggal: 2025-01-02}\n"
    )
    assert ("30 menit", 12, 1) == (noted.kegiatan[0].waktu_kerja, noted.volume, len(noted.tinjauan))
    assert _mark(sop(SOUND)) == _mark(noted)


def test_what_the_profile_keeps_off_the_sheet_does_not_count() -> None:
    """A box beside the sheet makes no other fingerprint; in another profile it does."""
    noted = sop(f"{SOUND}peringatan: Hati-hati\n")
    assert _mark(sop(SOUND)) == fingerprint(noted, Profil(luar_lembar=("peringatan",)))
    assert _mark(sop(SOUND)) != _mark(noted)


def test_the_fingerprint_stays() -> None:
    """Sheets on paper can't follow: the fingerprint of a text is the same tomorrow, also when the format gets new keys."""
    assert _mark(sop(SOUND)) == "04c846b2cd0431c2"


@pytest.mark.parametrize("number", ["A-1", "01/OT.02/BA-3/2024", "OT.01 / é: #5 %41", "«印»"])
def test_fragments_are_safe_and_read_back(number: str) -> None:
    """A number of any signs stands in an address, and is what comes out of it."""
    numbered = sop(SOUND).model_copy(update={"nomor": number})
    fragment = check_fragment(numbered, _mark(numbered))
    assert re.fullmatch(r"[\w.~%-]+:[0-9a-f]{16}", fragment, re.ASCII)
    assert (number, ":", _mark(numbered)) == unquote(fragment).rpartition(":")


def test_a_draft_without_a_number_has_a_fragment() -> None:
    """Where there is no number, nothing stands before the colon."""
    assert re.fullmatch(r":[0-9a-f]{16}", check_fragment(sop(draft("Baru")), _mark(sop(draft("Baru")))))


@pytest.fixture(name="entry")
def _entry(tmp_path: Path) -> Entry:
    return catalog(tmp_path, {"biro/surat.yaml": SOUND}).entries["biro/surat"]


def _found(entry: Entry, *texts: str | bytes) -> tuple[Earlier, ...]:
    contents = [text.encode() if isinstance(text, str) else text for text in texts]
    before = editions(entry, zip(_DAYS, contents, strict=False))
    return earlier(entry, _mark(entry.sop), before, lambda _: _PROFIL)


def _as_earlier(text: str, until: date | None) -> Earlier:
    old = sop(text)
    return Earlier(old.nomor or "", _mark(old), until, old.revisi_ke, old.tanggal.efektif, old.nama_lengkap)


_SECOND = SOUND.replace("Memeriksa", "Meneliti").replace("A-1", "A-0")
_FIRST = SOUND.replace("Menyiapkan", "Menulis").replace("2024-01-02", "2020-05-06") + "revisi_ke: 3\n"


def test_each_earlier_edition_with_its_last_day(entry: Entry) -> None:
    """Earlier editions come newest first, each with the day on which the next version came, under its own number."""
    expected = (_as_earlier(_SECOND, _DAYS[0]), _as_earlier(_FIRST, _DAYS[1]))
    assert expected == _found(entry, SOUND, _SECOND, _FIRST)
    assert [("A-0", 0, date(2024, 1, 2)), ("A-1", 3, date(2020, 5, 6))] == [
        (one.nomor, one.revisi_ke, one.efektif) for one in expected
    ]


def test_the_same_content_is_no_other_edition(entry: Entry) -> None:
    """Another spelling is no edition; one taken back counts once, one that is in force again not at all."""
    assert () == _found(entry, SOUND, f"# Catatan\n{SOUND}")
    assert (_as_earlier(_SECOND, _DAYS[0]),) == _found(entry, SOUND, _SECOND, f"# Dulu\n{_SECOND}")
    expected = (_as_earlier(_SECOND, _DAYS[0]), _as_earlier(_FIRST, _DAYS[1]))
    assert expected == _found(entry, SOUND, _SECOND, _FIRST, _SECOND, SOUND)


def test_drafts_and_the_unreadable_are_passed_over(entry: Entry) -> None:
    """A draft was never in force, and what is no SOP any more has no fingerprint; an older edition still counts."""
    draf = SOUND.replace("berlaku", "draf").replace("Memeriksa", "Meneliti")
    for other in (
        draf,
        "judul: [",
        "judul: x\n",
        b"\xff\xfe\x00",
        b"\x00",
        b"",
        "a: &a [*a, *a]",
        "kunci_lama: x\n" + _SECOND,
    ):
        assert (_as_earlier(_FIRST, _DAYS[1]),) == _found(entry, SOUND, other, _FIRST)


def test_the_withdrawn_counts(entry: Entry) -> None:
    """An edition that was withdrawn had been published too."""
    withdrawn = SOUND.replace("berlaku", "dicabut")
    assert (_as_earlier(withdrawn, _DAYS[0]),) == _found(entry, SOUND, withdrawn)


def test_what_is_not_committed_has_no_day(entry: Entry) -> None:
    """With a change that is not committed, the last committed edition is an earlier one whose last day is not known."""
    assert (_as_earlier(_SECOND, None),) == _found(entry, _SECOND)
    assert () == _found(entry)
