# Upright sheets, and sheets whose steps are a list: every paper holds them, and their parts stand where their readers look.
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.model import BERSAMA, Kertas, Orientasi, Profil, Sajian
from tests.collections_on_disk import write
from tests.pdf.paper import Sheet, outside, printed, squeezed

_NAMES = (
    "Kepala Bagian Umum", "Kasubbag", "Panitera Muda Hukum", "Petugas Pendaftaran", "Dokter", "Penanggung Jawab Kesehatan",
    "Analis Kepegawaian", "Sekretaris",
)  # fmt: skip
_STEP: Mapping[str, object] = {
    "uraian": "Menyiapkan pertanggungjawaban kegiatan beserta lampirannya kepada atasan", "kelengkapan": ["Surat", "Laporan"],
    "waktu": "2-3 hari kerja", "output": "Nota dinas", "ket": "Lewat aplikasi",
}  # fmt: skip


_POINTS = 72 / 25.4
_TITLE = "Pengelolaan Pertanggungjawaban"


def _catalog(
    folder: Path, lanes: int, profile: str, *, steps: int = 0, signers: int = 1, title: str = _TITLE
) -> Catalog:
    doing = [{**_STEP, "pelaksana": f"j{row % lanes}"} for row in range(steps or lanes + 3)]
    doing[1] |= {"keputusan": {"disetujui": 3, "tidak disetujui": 1}}
    sop = {
        "judul": title, "nomor": "OT.01.02-026-079.Set.BiroHukum/2026", "jenis": "mikro", "unit": "biro",
        "profil": "kantor", "tujuan": ["a" * 90, "Acuan"], "revisi_ke": 2, "tanggal": {"efektif": "2026-02-03"},
        "pengesahan": [{"peran": f"Peran {number}", "jabatan": "Kepala Biro", "nama": f"Nama {number}"} for number in range(signers)],
        "pelaksana": [f"j{lane}" for lane in range(lanes)], "kegiatan": doing,
    }  # fmt: skip
    files = {
        "unit.yaml": "biro: {nama: Biro Umum}\n",
        "jabatan.yaml": "".join(f"j{lane}: {{nama: {name}}}\n" for lane, name in enumerate(_NAMES)),
        "profil/kantor.yaml": f"instansi: KEMENTERIAN REKAAN\n{profile}",
        "biro/uji.yaml": json.dumps(sop),
    }
    found = collect(write(folder, files), "sops")
    assert not found.errors, found.problems
    return found.catalog


def test_no_word_of_a_title_stands_alone(tmp_path: Path) -> None:
    """A title that takes two lines takes two about as long as each other; its bookmark is one line."""
    title = "Pemberian Obat Kewaspadaan Tinggi kepada Pasien Rawat Inap"
    sheet = printed(_catalog(tmp_path, 3, "turunan: spo-kesehatan\n", title=title), "biro/uji", Kertas.A4)
    assert "\nTinggi kepada Pasien Rawat Inap\n" in sheet.pages[0]
    assert title in str(sheet.reader.outline)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("lanes", "paper"),
    [(lanes, paper) for at, paper in enumerate(Kertas) for lanes in ((3, 4, 7, 8) if at % 2 else (1, 2, 5, 6))],
)
def test_every_paper_holds_every_sheet(lanes: int, paper: Kertas, tmp_path: Path) -> None:
    """Whatever the profile, however many lanes: pages are of the paper, held as it says, nothing leaves them, all are counted."""
    # Every profile meets every paper, every way too, and every number of lanes half of the papers.
    turn = lanes + list(Kertas).index(paper)
    family = list(BERSAMA)[turn % len(BERSAMA)]
    for held, shown in ((Orientasi.TEGAK, Sajian.BAGAN), (list(Orientasi)[turn % 2], Sajian.DAFTAR)):
        profile = f"turunan: {family}\norientasi: {held}\nlangkah: {shown}\n"
        sheet = printed(_catalog(tmp_path / shown, lanes, profile), "biro/uji", paper)
        across, down = paper.ukuran if held is Orientasi.MENDATAR else reversed(paper.ukuran)
        for number, page in enumerate(sheet.reader.pages, 1):
            assert (across, down) == pytest.approx([float(side) / 72 * 25.4 for side in page.mediabox[2:]], abs=0.1)
            assert f"Halaman{number}dari{len(sheet.reader.pages)}" in squeezed(sheet.pages[number - 1])
        assert [] == outside(sheet)


def _left(sheet: Sheet, words: str) -> float:
    return next(left for text, left, _, _ in sheet.places(0) if squeezed(words) in squeezed(text))


@pytest.mark.no_cover
def test_the_head(tmp_path: Path) -> None:
    """The title stands over number, revision, day and pages; who signs at their right; boxes below each other, titles at the left."""
    sheet = printed(_catalog(tmp_path, 2, "turunan: prosedur-mutu\n"), "biro/uji")
    said = squeezed(sheet.pages[0])
    places = [said.index(squeezed(word)) for word in ("Pengelolaan Pertanggungjawaban", "No. Dokumen", "No. Revisi", "Tanggal Terbit", "Halaman", f"1 dari {len(sheet.pages)}", "Tujuan", "Definisi")]  # fmt: skip
    assert sorted(places) == places
    assert "Tanggal Pembuatan" not in sheet.pages[0]
    # A number that its cell does not hold goes on below.
    assert not any("OT.01" in text and "2026" in text for text, *_ in sheet.places(0)[:20])
    assert _left(sheet, "Tujuan") == _left(sheet, "Definisi") < _left(sheet, "No. Dokumen") < _left(sheet, "Peran 0")


def test_who_signs_is_read_behind_the_data(tmp_path: Path) -> None:
    """Beside several rows, which are one table to those who listen: none of them is told behind another's name."""
    tags = printed(_catalog(tmp_path, 2, "turunan: prosedur-mutu\n"), "biro/uji").tags
    data = next(tags.all("Table"))
    assert ["No. Dokumen", "No. Revisi", "Tanggal Terbit", "Halaman"] == [name.text for name in data.all("TH")]
    said = squeezed(tags.text)
    assert said.index("Halaman") < said.index(squeezed("Peran 0")) < said.index("Tujuan")


@pytest.mark.no_cover
def test_several_signers_stand_in_a_row(tmp_path: Path) -> None:
    """Who made, examined and approved sign beside each other, below the data."""
    sheet = printed(_catalog(tmp_path, 2, "turunan: prosedur-mutu\n", signers=3), "biro/uji")
    lefts = [_left(sheet, f"Nama {number}") for number in range(3)]
    assert sorted(lefts) == lefts
    assert len({round(foot) for text, _, foot, _ in sheet.places(0) if text.startswith("Nama ")}) == 1


def test_steps_as_a_list(tmp_path: Path) -> None:
    """Steps stand in their box, between the others, in words and without a table; further pages say what they are of."""
    sheet = printed(_catalog(tmp_path, 2, "turunan: spo-kesehatan\n", steps=24), "biro/uji")
    assert [] == list(sheet.tags.all("THead"))
    said = squeezed("".join(sheet.pages))
    words = (
        "Prosedur", "1. Kepala Bagian Umum: Menyiapkan", "Kelengkapan: Surat; Laporan · Waktu: 2-3 hari kerja",
        "Bila disetujui, ke langkah 3; bila tidak disetujui, kembali ke langkah 1.", "24. Kasubbag:", "Unit Terkait",
    )  # fmt: skip
    places = [said.index(squeezed(word)) for word in words]
    assert sorted(places) == places
    assert len(sheet.pages) > 1
    for page in sheet.pages[1:]:
        assert re.search(r"^Pengelolaan Pertanggungjawaban\s+No\. Dokumen OT\.01", page, re.MULTILINE)


def test_a_long_title_at_the_head(tmp_path: Path) -> None:
    """Further pages have one line at their head, though the title has more: its beginning, and the number whole."""
    profile = "turunan: spo-kesehatan\ntepi: {atas: 5}\n"
    found = _catalog(tmp_path, 2, profile, steps=24, title=" ".join(["Pengelolaan"] * 20))
    sheet = printed(found, "biro/uji")
    heads = [(text, foot) for text, _, foot, _ in sheet.places(1) if foot > 297 / 25.4 * 72 - 5 / 25.4 * 72]
    assert 1 == len({round(foot) for _, foot in heads})
    assert squeezed("Pengelolaan …") in squeezed(heads[0][0])


def test_more_lanes_than_upright_paper_holds(tmp_path: Path) -> None:
    """Five lanes on an upright A4 are told, four are not; nor are they on lying paper, or where steps are a list."""
    told = {}
    for name, lanes, profile in (
        ("five", 5, "orientasi: tegak\n"), ("four", 4, "orientasi: tegak\n"), ("lying", 5, ""), ("list", 5, "orientasi: tegak\nlangkah: daftar\n"),
    ):  # fmt: skip
        _catalog(tmp_path / name, lanes, profile)
        told[name] = [one.code for one in collect(tmp_path / name, "sops").problems if one.code == "lajur-sempit"]
    assert {"five": ["lajur-sempit"], "four": [], "lying": [], "list": []} == told


def test_names_of_signers_begin_at_one_height(tmp_path: Path) -> None:
    """Also where one's office takes more lines, upright as lying."""
    for held in Orientasi:
        catalog = _catalog(tmp_path / held, 2, f"orientasi: {held}\n", signers=3)
        [entry] = catalog.entries.values()
        first, *others = entry.sop.pengesahan
        longer = first.model_copy(
            update={"jabatan": "Kepala Bagian Umum, Kepegawaian, Keuangan, dan Rumah Tangga Kantor"}
        )
        sop = entry.sop.model_copy(update={"pengesahan": (longer, *others)})
        sheet = printed(replace(catalog, entries={entry.id: replace(entry, sop=sop)}), entry.id)
        names = {round(foot) for text, _, foot, _ in sheet.places(0) if text.strip().startswith("Nama ")}
        assert 1 == len(names), (held, names)


def test_boxes_fill_their_page(tmp_path: Path) -> None:
    """Boxes that have their page to themselves reach its foot, steps as a list too; with the table below them they don't grow."""
    reached = {}
    for name, profile in (("alone", ""), ("list", "langkah: daftar\n"), ("together", "satu_halaman: ya\n")):
        sheet = printed(_catalog(tmp_path / name, 2, f"orientasi: tegak\n{profile}", steps=3), "biro/uji")
        assert ("Mutu Baku" in sheet.pages[0]) == (name == "together")
        below = _POINTS * Profil().tepi.bawah
        reached[name] = min(foot for _, foot, _, _ in sheet.lines(0) if foot > below - 5) == pytest.approx(below, abs=1)
    assert {"alone": True, "list": True, "together": False} == reached


def test_no_title_of_a_signer_stands_alone(tmp_path: Path) -> None:
    """A name that takes two lines has them about as long: «M.Si.» is no line of its own."""
    catalog = _catalog(tmp_path, 2, "orientasi: tegak\n")
    [entry] = catalog.entries.values()
    for name in ("Dr. Ir. Kartika Sari Rekaan, M.Si.", "Budi Santosa Rekaan, S.Sos., M.Si."):
        signed = entry.sop.pengesahan[0].model_copy(update={"nama": name})
        sop = entry.sop.model_copy(update={"pengesahan": (signed,)})
        sheet = printed(replace(catalog, entries={entry.id: replace(entry, sop=sop)}), entry.id)
        lines = [text.strip() for text, *_ in sheet.places(0) if text.strip() and text.strip() in name]
        assert name == " ".join(lines)
        assert 2 == len(lines)
        assert len(lines[1]) > len("S.E., M.Si.") - 1, lines


def test_boxes_that_run_on_stay_whole(tmp_path: Path) -> None:
    """On an upright sheet of several pages a short box is on one of them, however full that is."""
    for steps in range(5, 13):
        catalog = _catalog(tmp_path / str(steps), 2, "turunan: spo-kesehatan\n", steps=steps)
        [entry] = catalog.entries.values()
        sop = entry.sop.model_copy(update={"unit_terkait": tuple(f"Unit ke-{number}." for number in range(1, 13))})
        sheet = printed(replace(catalog, entries={entry.id: replace(entry, sop=sop)}), entry.id)
        held = [page for page, said in enumerate(sheet.pages) for word in ("Unit ke-1.", "Unit ke-12.") if word in said]
        assert 1 == len(set(held)), steps
        assert f"1 dari {len(sheet.pages)}" in " ".join(sheet.pages[0].split())
