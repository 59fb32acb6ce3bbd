# Texts of several lines compared.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import Catalog
from tatalaksana.diff import compare_collections, line_words, matched_lines
from tatalaksana.diff.wording import class_of
from tatalaksana.model import Isi, Kelas
from tatalaksana.render.beda import Laporan, beda_teks
from tatalaksana.render.html import beda_html
from tatalaksana.render.html.coretan import Sudut, marked_box, marked_text
from tests.collections_on_disk import SOUND, catalog
from tests.steps import steps
from tests.written_in_lines import FILES, IN_LINES

_OLD = "Memeriksa:\na. surat lamaran\nb. kartu pegawai\n\nSelesai."


@pytest.mark.parametrize(
    ("old", "new", "kelas"),
    [
        ("a b c", "a\nb c", Kelas.TATA_LETAK),
        ("a b\n\nc d", "a b\nc d", Kelas.TATA_LETAK),
        ("- surat\n- kartu", "- surat\n\n- kartu", Kelas.TATA_LETAK),
        ("1. surat\n2. kartu", "a. surat\nb. kartu", Kelas.REDAKSI),
        ("surat\nkartu", "- surat\n- kartu", Kelas.REDAKSI),
        ("- surat\n- kartu", ("surat", "kartu"), Kelas.TATA_LETAK),
        (("surat", "kartu"), "surat\nkartu", Kelas.SUBSTANSI),
        ("- surat\n- kartu", "- surat", Kelas.SUBSTANSI),
        ("- surat\n- kartu", "- surat\n- permohonan", Kelas.SUBSTANSI),
        ("1. surat\n2. 3 kartu", "1. surat\n2. 4 kartu", Kelas.SUBSTANSI),
        ("[surat](https://a.example)\nlama", "[surat](https://b.example)\nlama", Kelas.RUJUKAN),
    ],
)
def test_how_grave_it_is(old: Isi, new: Isi, kelas: Kelas) -> None:
    """Lines that end elsewhere are looks, other marks are spelling, and an item more or fewer is substance."""
    assert kelas is class_of(old, new)


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        (_OLD, [(line, line) for line in ("Memeriksa:", "a. surat lamaran", "b. kartu pegawai", "Selesai.")]),
        (
            _OLD.replace("kartu", "kartu tanda"),
            [(None, None), (None, None), ("b. kartu pegawai", "b. kartu tanda pegawai"), (None, None)],
        ),
        ("Selesai.", [("Memeriksa:", ""), ("a. surat lamaran", ""), ("b. kartu pegawai", ""), (None, None)]),
        ("", [("Memeriksa:", ""), ("a. surat lamaran", ""), ("b. kartu pegawai", ""), ("Selesai.", "")]),
    ],
)
def test_line_by_line(new: str, pairs: list[tuple[str | None, str | None]]) -> None:
    """A line is compared with the line that it was; (None, None) stands for one that stays as it is."""
    found = [tuple(line_words(one) if one else "" for one in pair) for pair in matched_lines(_OLD, new)]
    expected = [pair if pair != (None, None) else same for pair, same in zip(pairs, found, strict=True)]
    assert expected == found
    assert all(pair != (None, None) or same[0] == same[1] for pair, same in zip(pairs, found, strict=True))


def test_a_changed_line_is_marked_as_that_line() -> None:
    """Words are struck and put in within their line, each line stands on its own, and each side shows only its lines."""
    new = _OLD.replace("lamaran", "permohonan").replace("b. kartu pegawai\n", "b. kartu pegawai\nc. foto\n")
    shown = html.fragment_fromstring(marked_text(_OLD, new), create_parent="div")
    assert [[], ["permohonan"], [], ["c. foto"], []] == [
        [one.xpath("string(text())") for one in line.findall("ins")] for line in shown
    ]
    assert ["0", "1", "1", "1", "0"] == [line.get("style").partition(":")[2] for line in shown]
    assert 4 == marked_text(_OLD, new, Sudut.LAMA).count("sop-baris")
    assert "<ins>" not in marked_text(_OLD, new, Sudut.LAMA)
    assert "<del>" not in marked_text(_OLD, new, Sudut.BARU)


def test_only_broken_otherwise() -> None:
    """A text whose lines only end elsewhere is shown as it is now, and nothing in it is marked."""
    assert "a b<br>\nc" == marked_text("a\nb c", "a b\nc")
    assert "a<br>\nb c" == marked_text("a\nb c", "a b\nc", Sudut.LAMA)
    assert "<ol>\n<li>a</li>\n<li>b</li>\n</ol>" == marked_box("- a\n- b", ("a", "b"))


@pytest.fixture(name="collections")
def _collections(tmp_path: Path) -> tuple[Catalog, Catalog]:
    changed = (
        IN_LINES.replace("kelengkapan surat", "kelengkapan surat dan foto")
        .replace("Kartu pegawai", "Kartu tanda pegawai")
        .replace("Paragraf kedua,\n  dua baris.", "Paragraf kedua, dua baris.")
    )
    return catalog(tmp_path / "lama", FILES), catalog(tmp_path / "baru", {**FILES, "biro/kamera.yaml": changed})


def test_each_line_is_a_sentence(collections: tuple[Catalog, Catalog]) -> None:
    """The report tells the lines that changed, and of a text that is only broken otherwise that it is."""
    old, new = collections
    report = Laporan("dulu", "kini", compare_collections(old, new), old, new)
    said = beda_teks(report)
    assert "Langkah 1: uraian a. kelengkapan surat → a. kelengkapan surat dan foto" in said
    assert "Langkah 1: kelengkapan - Kartu pegawai → - Kartu tanda pegawai" in said
    assert "peringatan pemenggalan baris lama → pemenggalan baris baru" in said
    assert said.index("Tata letak") > said.index("Substansi")
    assert "jadwal" not in said
    page = html.document_fromstring(beda_html(report))
    assert page.xpath('//section[@class="bertanda"]//*[contains(@class, "sop-baris")][contains(., "Kartu")]//ins')


@pytest.mark.no_cover
def test_thousands_of_lines_are_compared_in_a_moment() -> None:
    """Texts of the greatest length, all lines the same or all of them others, take steps as their length does."""

    def taken(count: int, line: str) -> int:
        return steps(lambda: matched_lines(line * count, line * (count + 3) + "x"))

    for line in ("- a\n", "a\n"):
        assert taken(4000, line) < 2.3 * taken(2000, line)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("konsep", "[konsep]", ["teks biasa → daftar"]),
        ("konsep", "[konsep surat]", ["konsep → konsep surat", "teks biasa → daftar"]),
        (
            "[konsep, surat]",
            "konsep dan surat",
            ["konsep → konsep dan surat", "dihapus «surat»", "daftar → teks biasa"],
        ),
        ("[konsep]", "[konsep surat]", ["konsep → konsep surat"]),
    ],
)
def test_a_list_and_a_text(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    """A list of one is printed with its number: that it is one by now is told beside its words."""
    first, second = (
        catalog(tmp_path / name, {"biro/a.yaml": SOUND.replace("output: konsep", f"output: {text}")})
        for name, text in (("lama", old), ("baru", new))
    )
    report = beda_teks(Laporan("dulu", "kini", compare_collections(first, second), first, second))
    assert said == [line.partition(": output ")[2] for line in report.splitlines() if ": output " in line]
