# There and back: what `sop ekspor` writes of an SOP as a workbook or a document, `sop impor` reads as the same SOP. All of it, with
# 300 random charts, is in `make bench-impor`.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.importers import Keyakinan, KnownGround, draft_text, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.model import flow_of
from tests.bench_impor.round_trip import came_back, exported, random_sops
from tests.collections_on_disk import SOUND, catalog, koleksi

_SHAPES = ("jalan keluar melompati 20 baris", "keputusan lima arah bernama")


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("name", list(koleksi().entries))
def test_there_and_back(kind: str, name: str) -> None:
    """Identity, boxes, every text of each step, its symbols, and every arrow with its word."""
    assert came_back(koleksi(), name, kind)[1] == []


@pytest.mark.parametrize("name", list(koleksi().entries))
def test_diagrams_come_back(name: str) -> None:
    """Two who act in one row are one row again, each step with what its task tells, letters that lean too; the identity sheet is told of the process."""
    assert came_back(koleksi(), name, "bpmn")[1] == []


@pytest.mark.no_cover
def test_random_charts_come_back(tmp_path: Path) -> None:
    """Charts over pages with decisions, forks and ways back; words far from where their exit begins; letters that stand for words.

    The last six: a step that is a kapsul beside another's and one beside «Selesai», exits of one decision that lead each to one of two
    who act in a row, a first row in which the second from the left begins, and decisions that begin.
    """
    catalog = random_sops(tmp_path, (5, 27, 33, 47, 261, 166, 151, 23, 1080), _SHAPES)
    assert [flow_of(entry.sop)[1] for entry in catalog.entries.values()] == [()] * len(catalog.entries)
    assert [came_back(catalog, name, kind)[1] for name in catalog.entries for kind in ("xlsx", "docx")] == [
        []
    ] * 2 * len(catalog.entries)


@pytest.mark.no_cover
def test_shared_lines_of_a_pdf_come_back(tmp_path: Path) -> None:
    """Of arrows that share a line on paper, where it is drawn once, each is read with its word."""
    catalog = random_sops(tmp_path, (4, 14), ())
    assert [[], []] == [came_back(catalog, name, "pdf")[1] for name in catalog.entries]


_LONG = """\
judul: Kata Panjang
jenis: mikro
unit: biro
pelaksana: [staf, kasubbag]
kegiatan:
  - {uraian: Menyusun konsep, pelaksana: staf}
  - {uraian: Memeriksa konsep, pelaksana: kasubbag, keputusan: {tidak dapat dipertanggungjawabkannya: 1, ya: 3}}
  - {uraian: Menyimpan konsep, pelaksana: staf}
"""


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_a_word_that_is_cut_comes_back_whole(tmp_path: Path, kind: str) -> None:
    """A word at an exit that no lane has room for is cut behind a hyphen, and read as what it is."""
    written = catalog(tmp_path, {"biro/surat.yaml": _LONG})
    assert came_back(written, "biro/surat", kind)[1] == []


_AMOUNTS = """\
judul: Kata dengan Jumlah
jenis: mikro
unit: biro
pelaksana: [staf, kasubbag]
kegiatan:
  - {uraian: Mengajukan keberatan, pelaksana: staf}
  - uraian: Memeriksa dasarnya
    pelaksana: kasubbag
    keputusan: {nilai sampai dengan Rp500.000: 3, nilai di atas Rp500.000 atau menyangkut denda keterlambatan: 1, tidak berdasar dan sudah lewat 14 hari kerja: 4}
  - {uraian: Menghitung ulang, pelaksana: staf}
  - {uraian: Menyimpan berkas, pelaksana: staf}
"""


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_words_of_an_exit_with_amounts_are_one(tmp_path: Path, kind: str) -> None:
    """They may be longer than most, and a line of them may begin with a number or «Rp»."""
    written = catalog(tmp_path, {"biro/surat.yaml": _AMOUNTS})
    assert came_back(written, "biro/surat", kind)[1] == []


_FORKED = """\
  - {uraian: Mencatat, pelaksana: [kabag, kasubbag], kelengkapan: a, waktu: 1 jam, output: b}
  - {uraian: Menilai, pelaksana: kabag, keputusan: {setuju: 5, perbaikan: 3}, kelengkapan: a, waktu: 1 jam, output: b}
  - {uraian: Menyimpan, pelaksana: kasubbag, kelengkapan: a, waktu: 1 jam, output: b}
"""


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_an_exit_to_two_who_act_in_a_row_comes_back_as_one(tmp_path: Path, kind: str) -> None:
    """A word stands once where an exit leads to two: the other arrow has it too, and that is said. Kin among «SOP Mikro» make no macro."""
    known = catalog(tmp_path, {"biro/a.yaml": f"{SOUND}{_FORKED}keterkaitan: [SOP Mikro Penyimpanan Surat]\n"})
    assert came_back(known, "biro/a", kind)[1] == []
    (found,) = recognise(reading_of(f"a.{kind}", exported(known, "biro/a", kind)), KnownGround(known.registers))
    ways = {(way.label, way.tujuan): way.dasar for way in found.baris[3].simbol[0].jalan}
    assert ways.keys() == {("setuju", (4, 0)), ("perbaikan", (2, 0)), ("perbaikan", (2, 1))}
    assert ways["perbaikan", (2, 1)].yakin is Keyakinan.MUNGKIN
    assert found.bidang["jenis"].isi == "mikro"


@pytest.mark.parametrize(("detail", "kind"), [("<br>Rincian: SOP Mikro Surat", "makro"), ("", "mikro")])
def test_a_step_that_another_sop_details_makes_a_macro(detail: str, kind: str) -> None:
    """Where the sheet says neither, a step told in detail elsewhere is a sign; kin in the box is none."""
    page = f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table><tr><td>Keterkaitan:<tr><td>SOP Mikro Surat</table><table><tr><th>No<th>Kegiatan<th>Kepala<th>Waktu<th>Output</tr><tr><td>1<td>Membaca{detail}<td>√<td>1 jam<td>Arsip</tr></table>"
    (found,) = recognise(reading_of("a.html", page.encode()), KnownGround(koleksi().registers))
    assert found.kotak["keterkaitan"].butir[0].isi == "SOP Mikro Surat"
    assert (found.bidang["jenis"].isi, found.bidang["jenis"].yakin) == (kind, Keyakinan.TEBAKAN)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_label_that_begins_the_name_of_its_office_comes_back(tmp_path: Path, kind: str) -> None:
    """A lane called in short is proposed as the office that it is, and whoever looks is told."""
    files = {
        "jabatan.yaml": "kepala-desa-contoh:\n  nama: Kepala Desa Contoh\nsekretaris-desa:\n  nama: Sekretaris Desa\n",
        "biro/a.yaml": SOUND.replace("[kabag, kasubbag]", "[{id: kabag, jabatan: kepala-desa-contoh, label: Kepala Desa}, {id: kasubbag, jabatan: sekretaris-desa, label: Sekdes}]"),
    }  # fmt: skip
    known = catalog(tmp_path, files)
    ground = KnownGround(known.registers)
    (found,) = recognise(reading_of(f"a.{kind}", exported(known, "biro/a", kind)), ground)
    assert [(lane.label, lane.jabatan, lane.dasar.yakin.value) for lane in found.lajur] == [
        ("Kepala Desa", "kepala-desa-contoh", "mungkin"), ("Sekdes", "sekretaris-desa", "mungkin"),
    ]  # fmt: skip
    assert "jabatan" not in found.tambahan
    told = draft_text(found, known.registers, "a").doubts
    assert "pelaksana «Kepala Desa»: «Kepala Desa» dianggap jabatan «Kepala Desa Contoh»." in told


def test_an_exit_without_words_comes_back_without_words(tmp_path: Path) -> None:
    """What has no word gets none in the draft."""
    known = catalog(tmp_path, {"biro/a.yaml": SOUND + _FORKED.replace("setuju: 5", '"": 5').replace("3}", "1}")})
    assert came_back(known, "biro/a", "docx")[1] == []


_BEGINNINGS = """\
judul: Pelayanan Permohonan
jenis: mikro
unit: biro
pelaksana: [staf, kasubbag]
kegiatan:
  - uraian: Menerima permohonan
    serentak: ya
    simbol:
      - {pelaksana: staf, mulai: ya, keputusan: {lengkap: 2, tidak: selesai}}
      - {pelaksana: kasubbag, mulai: ya, lanjut: 2}
  - {uraian: Mencatat permohonan, pelaksana: staf}
"""


def test_beginnings_beside_each_other_come_back_as_alternatives(tmp_path: Path) -> None:
    """The draft says so of each: without that both would act."""
    known = catalog(tmp_path, {"biro/a.yaml": _BEGINNINGS})
    (found,) = recognise(
        reading_of("a.docx", exported(known, "biro/a", "docx")), ground := KnownGround(known.registers)
    )
    assert draft_text(found, ground.registers, "a").text.count("mulai: ya") == 2
