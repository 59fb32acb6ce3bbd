# Widths by content: words stay whole, columns are as wide as saves pages, and what is printed can be found and copied.
from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tatalaksana.model.hyphenation import hyphens, rejoined
from tatalaksana.render.fitting.columns import Columns, breakable
from tatalaksana.render.fitting.letters import CUT, HYPHEN, ems, lines_of
from tatalaksana.render.fitting.units import MM, PIXEL
from tatalaksana.render.fitting.wants import PADDING, head_width, head_word
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, SOPS, write
from tests.pdf.paper import DAY, Sheet, outside, printed
from tests.steps import steps

_NOTE = (
    "Proyektor kedua hanya dipinjamkan bila proyektor pertama sedang diperbaiki; sambungan kabel, layar, dan pengeras suaranya "
    "diminta terpisah kepada penanggungjawab gudang"
)

_MUCH_WIDER = 1.15
"""So many times as wide as the narrowest is a lane that is seen to be wider."""


def _step(row: int, **more: str) -> dict[str, Any]:
    return {
        "uraian": f"Mencatat permohonan ke-{row}", "pelaksana": ("kabag", "kasubbag")[row % 2], "kelengkapan": "Surat",
        "waktu": "Semesteran", "output": "Surat tercatat", **more,
    }  # fmt: skip


def _catalog(folder: Path, steps: list[dict[str, Any]], **more: Any) -> Catalog:  # noqa: ANN401 - keys of an SOP
    sop = {
        "judul": "Peminjaman",
        "jenis": "mikro",
        "unit": "biro",
        "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": steps,
    }
    found = collect(write(folder, {**REGISTERS, "biro/uji.yaml": json.dumps(sop | more)}), "sops")
    assert not found.errors, found.problems
    return found.catalog


def _columns(catalog: Catalog) -> Columns:
    columns = official_sheet(Facts(catalog.entries["biro/uji"], catalog), Printing(DAY)).unpaged.columns
    assert columns is not None
    return columns


@pytest.fixture(name="noted", scope="module")
def _noted(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    steps = [_step(1, ket=_NOTE), *(_step(row) for row in range(2, 9))]
    return printed(_catalog(tmp_path_factory.mktemp("ket"), steps), "biro/uji")


def test_a_long_note_takes_no_page_more(noted: Sheet) -> None:
    """A column of notes is as wide as its longest one needs, so that one page holds the table."""
    assert 2 == len(noted.pages)


def test_every_word_can_be_found(noted: Sheet) -> None:
    """Words are on the page as they are written: none cut, none with letters that nobody sees."""
    said = " ".join(" ".join(noted.pages).split())
    for word in (*_NOTE.split(), "Semesteran", "permohonan", "Kelengkapan"):
        assert word in said
    assert not {"\u00ad", "\u200b"} & set("".join(noted.pages))
    assert [] == outside(noted)


def test_words_of_the_author_lose_what_nobody_sees(tmp_path: Path) -> None:
    """Soft hyphens and blanks without width, as web pages leave them, do not stand in what is copied."""
    catalog = _catalog(tmp_path, [_step(1, uraian="Pe\u00adnye\u00adleng\u00adga\u00adraan ra\u200bpat"), _step(2)])
    pages = " ".join(printed(catalog, "biro/uji").pages)
    assert "Penyelenggaraan rapat" in " ".join(pages.split())


@pytest.mark.parametrize("note", ["", "Rahasia", _NOTE])
def test_a_column_follows_its_words(note: str, tmp_path: Path) -> None:
    """The note's column is narrow where nothing stands in it, and its longest word fits where something does."""
    columns = _columns(_catalog(tmp_path, [_step(1, ket=note) if note else _step(1), _step(2)]))
    widest = {"": (0, 30), "Rahasia": (30, 60), _NOTE: (100, 330)}[note]
    assert widest[0] <= columns.texts["ket"] < widest[1]
    assert sum(columns.widths) == pytest.approx((297 - 24) * 72 / 25.4)


def test_lanes_are_equal_unless_a_name_needs_more(tmp_path: Path) -> None:
    """Lanes are of one width; a name of one long word widens its own lane and no other."""
    offices = {f"j{lane}": {"nama": name} for lane, name in enumerate(("Kepala", "Kasi", "Pertanggungjawabanlaporan"))}
    steps = [_step(row, pelaksana=f"j{row % 3}") for row in range(6)]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": [*offices], "kegiatan": steps}
    files = {**REGISTERS, "jabatan.yaml": json.dumps(offices), "biro/uji.yaml": json.dumps(sop)}
    lanes = _columns(collect(write(tmp_path, files), "sops").catalog).lanes
    first, second, third = (right - left for left, right in itertools.pairwise(lanes))
    assert first == pytest.approx(second)
    assert third > first + 5


def test_lanes_are_equal_where_that_takes_little(tmp_path: Path) -> None:
    """Words at the exits of two lanes widen all: rows that are a little taller look better than lanes of three widths."""
    said = "menyusun dan memeriksa rencana kegiatan tahunan bersama unit kerja terkait lalu menyampaikannya"
    offices = {f"j{lane}": {"nama": f"Kasi {lane}"} for lane in range(4)}
    rows: list[dict[str, Any]] = [
        _step(row, uraian=f"{said} {said}", kelengkapan=said[:30], output=said[:30], pelaksana=f"j{row % 4}")
        for row in range(7)
    ]
    for row in (4, 5):
        rows[row]["keputusan"] = {"setuju": row + 2, "tidak": row - 1}
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": [*offices], "kegiatan": rows}
    files = {**REGISTERS, "jabatan.yaml": json.dumps(offices), "biro/uji.yaml": json.dumps(sop)}
    lanes = _columns(collect(write(tmp_path, files), "sops").catalog).lanes
    widths = [right - left for left, right in itertools.pairwise(lanes)]
    assert widths == pytest.approx([widths[0]] * 4)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("kelengkapan", "ke-leng-kapan"), ("penyelenggaraan", "pe-nye-leng-ga-ra-an"), ("instrumen", "in-stru-men"),
        ("pertanggungjawaban", "per-tang-gung-ja-waban"), ("masyarakat", "ma-sya-ra-kat"), ("santai", "san-tai"),
        ("aula", "au-la"), ("akreditasi", "ak-re-di-ta-si"), ("mengubah", "mengu-bah"), ("perundangan", "perun-dangan"), ("dikembalikan", "di-kem-ba-li-kan"), ("ia", "ia"), ("apa", "apa"), ("dst", "dst"),
        ("(kelengkapan),", "(ke-leng-kapan),"), ("«apa»", "«apa»"), ("kafé-nya", "kafé-nya"), ("réalisasi", "ré-a-li-sa-si"),
        ("NIP", "NIP"), ("e-office", "e-office"), ("x1234567890", "x1234567890"), ("ba" * 31, "-".join(["ba"] * 31)),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: str) -> None:
    """Words are cut between syllables, but not where an affix may begin a letter off; no letter stands alone, and what is no word has no places."""
    places = [0, *hyphens(word), len(word)]
    assert syllables == "-".join(word[left:right] for left, right in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("tidak dapat dipertanggung- jawabkannya", "tidak dapat dipertanggungjawabkannya"),
        ("per- tanggung- jawabannya", "pertanggungjawabannya"),
        ("pertanggungja- wabanketerlak- sanaan", "pertanggungjawabanketerlaksanaan"),
        ("Penyem- purnaan", "Penyempurnaan"), ("setuju- tidak", "setuju- tidak"),
        ("sewaktu- waktu saja", "sewaktu- waktu saja"), ("pertanggungjawab- annya", "pertanggungjawab- annya"),
    ],
)  # fmt: skip
def test_cut_words_are_put_together(text: str, whole: str) -> None:
    """Only where both pieces are a long word that is cut between syllables there."""
    assert whole == rejoined(text)


def test_a_word_that_no_line_holds() -> None:
    """It goes on below behind a hyphen; what is no word does without one; words that fit stay."""
    assert f"per{HYPHEN}tang{HYPHEN}gung{HYPHEN}ja{HYPHEN}waban surat" == breakable("pertanggungjawaban surat", 34, 8.5)
    assert f"(bila berha{HYPHEN}la{HYPHEN}ngan)," == breakable("(bila berhalangan),", 34, 8.5)
    assert f"(bila berha{HYPHEN}langan)," == breakable("(bila berhalangan),", 46, 8.5)
    assert f"Labora{HYPHEN}torium" == breakable("Laboratorium", 52, 8.5), "no line has but an ending"
    assert "08123" + CUT in breakable("0812345678901234", 34, 8.5)
    assert f"OT.01.02-026-{CUT}079.Set.Biro/{CUT}2026" == breakable("OT.01.02-026-079.Set.Biro/2026", 64, 8.5)
    assert "surat masuk" == breakable("surat masuk", 60, 8.5)


def test_dots_stay_with_the_word_before_them() -> None:
    """No line ends before dots or slashes, though there be a blank: both go on below together where no line holds them."""
    for signs in ("." * 30, "/" * 30):
        said = breakable(f"surat lengkap {signs}", 90, 8.5)
        assert f"surat lengkap {signs}" == said.replace(CUT, "")
        assert all(ems(line.removeprefix("surat "), REGULAR).most * 8.5 <= 84 for line in said.split(CUT))
        assert CUT in said
    assert "surat ..., arsip .." == breakable("surat ..., arsip ..", 90, 8.5)


@pytest.mark.parametrize(
    "line",
    ["-" * 200, "/" * 200, "Nama: " + "-" * 120, "-" * 90 + " surat"],
)
def test_a_line_to_write_on_stays_in_its_cell(line: str, tmp_path: Path) -> None:
    """A line of hyphens or dots goes on below, and takes no more room than a text of that length."""
    catalog = _catalog(tmp_path, [_step(1, output=line), _step(2)])
    sheet = printed(catalog, "biro/uji")
    assert [] == outside(sheet)
    assert "".join(line.split()) in "".join("".join(sheet.pages).split())
    assert _columns(catalog).texts["output"] < 300


def test_a_hyphen_takes_room() -> None:
    """What stands before a cut word leaves its line where the hyphen has no room beside it."""
    said = breakable("www.rekajaya.go.id/akuntabilitas-kinerja", 53, 8.5)
    assert f"id/akunta{HYPHEN}bilitas-kinerja" in said
    wide = (ems("id/akuntabili", REGULAR).most + 0.1) * 8.5
    assert (3, 3) == lines_of([(f"id/akuntabili{HYPHEN}tas", REGULAR)], wide, 8.5)
    assert (2, 2) == lines_of([(f"id/akuntabili{HYPHEN}tas", REGULAR)], wide + 4, 8.5)


@pytest.mark.no_cover
@pytest.mark.parametrize("word", ["kata0123", "pertanggungjawaban", "katá"])
def test_twice_the_word_is_twice_the_work(word: str) -> None:
    """A word without end is cut line by line, and what comes behind a line isn't looked at again."""
    short, long = (steps(partial(breakable, word * times, 60, 8.5)) for times in (100, 200))
    assert long < 2.1 * short


def test_one_wide_lane_does_not_widen_all(tmp_path: Path) -> None:
    """Where columns of text lack room, words at exits widen their own lane; notes keep whole words, heads take three lines."""
    lanes = {f"j{lane}": name for lane, name in enumerate(
        ("Perangkat Daerah", "Kepala Bagian", "Perancang Peraturan Perundang-undangan", "Asisten", "Sekretaris Daerah", "Aplikasi"),
    )}  # fmt: skip
    note = "Dibahas bersama pemrakarsa bila ada pengaturan baru"
    doing: list[dict[str, Any]] = [
        {"uraian": f"Menelaah rancangan ke-{row} yang disampaikan", "pelaksana": f"j{(row - 1) % 6}", "waktu": "2 hari kerja",
         "kelengkapan": "Peraturan ditandatangani", "output": "Rancangan terunggah", "ket": note}
        for row in range(1, 8)
    ]  # fmt: skip
    doing[1]["keputusan"] = {"setuju": 3, "perbaiki": 4, "tolak": 1}
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": list(lanes), "kegiatan": doing}
    offices = json.dumps({name: {"nama": words} for name, words in lanes.items()})
    files = {**REGISTERS, "jabatan.yaml": offices, "biro/uji.yaml": json.dumps(sop)}
    catalog = collect(write(tmp_path, files), "sops").catalog
    columns = _columns(catalog)
    widths = [right - left for left, right in itertools.pairwise(columns.lanes)]
    assert max(widths) > min(widths) + 10
    said = " ".join(" ".join(printed(catalog, "biro/uji").pages).split())
    assert 7 == said.count("pemrakarsa") == said.count("pengaturan") == said.count("ditandatangani")


def test_heads_stay_whole_where_lanes_are_many(tmp_path: Path) -> None:
    """Twelve lanes leave «Keterangan» its word; a head that no column holds is cut, by syllables and within its cell."""
    lanes = [{"id": f"j{lane}", "jabatan": "kabag"} for lane in range(12)]
    doing = [_step(row) | {"pelaksana": f"j{row}"} for row in range(12)]
    for head, shown in (("Keterangan", "Keterangan"), ("Pertanggungjawabankeuangan", f"Pertanggung{HYPHEN}")):
        found = _catalog(tmp_path / head, doing, pelaksana=lanes, label={"ket": head})
        unpaged = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged
        assert unpaged.columns
        assert unpaged.sheet.table
        last = unpaged.sheet.table.heads.groups[-1].title
        assert last.startswith(shown)
        size = unpaged.sheet.table.heads.size
        for word in last.split(HYPHEN):
            assert ems(word, BOLD).least * size < unpaged.columns.widths[-1] - PADDING + 0.01


_OFFICES = (
    "Bupati", "Sekretaris Daerah", "Asisten Administrasi Umum", "Kepala Bagian Umum dan Pengadaan Barang/Jasa",
    "Kepala Subbagian Tata Usaha Pimpinan, Staf Ahli, dan Kepegawaian", "Pengadministrasi Perkantoran",
)  # fmt: skip


def _offices(folder: Path, doing: list[dict[str, Any]], offices: Sequence[str] = _OFFICES) -> Catalog:
    names = {f"j{lane}": {"nama": name} for lane, name in enumerate(offices)}
    steps = [step | {"pelaksana": f"j{row % len(offices)}"} for row, step in enumerate(doing)]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": list(names), "kegiatan": steps}
    files = {**REGISTERS, "jabatan.yaml": json.dumps(names), "biro/uji.yaml": json.dumps(sop)}
    return collect(write(folder, files), "sops").catalog


def test_long_offices_leave_a_note_its_room(tmp_path: Path) -> None:
    """Heads take more than three lines before a column of notes is as narrow as its longest word."""
    steps = [_step(row, ket=_NOTE) if row % 4 == 1 else _step(row) for row in range(1, 13)]
    catalog = _offices(tmp_path, steps)
    columns = _columns(catalog)
    assert columns.texts["ket"] > 70
    assert min(right - left for left, right in itertools.pairwise(columns.lanes)) > 50
    sheet = printed(catalog, "biro/uji")
    assert 3 == len(sheet.pages)
    assert [] == outside(sheet)


def test_a_note_is_no_wider_than_what_is_done(tmp_path: Path) -> None:
    """On wide papers with few lanes activities have a quarter of the table before a column of notes has more than they."""
    write(tmp_path, {"profil/lebar.yaml": "kertas: legal\n"})
    steps = [_step(row, ket=_NOTE) if row in {1, 4} else _step(row) for row in range(1, 5)]
    texts = _columns(_catalog(tmp_path, steps, profil="lebar")).texts
    assert texts["kegiatan"] >= texts["ket"] > texts["output"]


def test_a_note_keeps_its_width_where_one_page_holds_all(tmp_path: Path) -> None:
    """A narrower column of notes never pushes a table off the page of its identity."""
    write(tmp_path, {"profil/lebar.yaml": "kertas: legal\nsatu_halaman: ya\n"})
    steps = [_step(row, ket=_NOTE) if row in {1, 3} else _step(row) for row in range(1, 6)]
    laws = [f"Undang-Undang Nomor {number} tentang Hal" for number in range(7)]
    assert len(printed(_catalog(tmp_path, steps, profil="lebar", dasar_hukum=laws), "biro/uji").pages) == 1


def test_an_address_takes_what_its_parts_need(tmp_path: Path) -> None:
    """A long address may go on below behind a slash: it squeezes no other column, and stays within its cell."""
    note = "www.kantor-rekaan.go.id/akuntabilitas-kinerja/laporan-kinerja"
    steps = [_step(1, ket=note), *(_step(row) for row in range(2, 9))]
    catalog = _offices(tmp_path, steps)
    columns = _columns(catalog)
    assert columns.scale == PIXEL
    assert 50 < columns.texts["ket"] < 130
    assert [] == outside(printed(catalog, "biro/uji"))


def test_the_longest_office_has_no_narrower_lane(tmp_path: Path) -> None:
    """A name that takes more than three lines in the widest lane has no less room than others have."""
    longest = (
        "Kepala Subbagian Pengelolaan Data, Pencatatan Sipil, Keluarga Berencana, dan Perlindungan Anak Wilayah Barat"
    )
    catalog = _offices(tmp_path, [_step(row) for row in range(6)], (longest, *_OFFICES[1:4]))
    first, *others = [right - left for left, right in itertools.pairwise(_columns(catalog).lanes)]
    assert first >= max(others) - 0.01


def test_narrow_papers_leave_lanes_their_width(tmp_path: Path) -> None:
    """Four lanes with decisions keep 18 mm on an upright A4, by smaller letters; twelve on a lying one are of one width."""
    doing = [_step(row) for row in range(8)]
    doing[2] |= {"keputusan": {"ya": 4, "tidak": 1}}
    offices = ("Pemohon", "Petugas Loket", "Kepala Seksi Pemerintahan", "Camat")
    for lanes, profile in (
        (offices, "orientasi: tegak\nlabel: {ket: Keterangan}\n"),
        (_OFFICES * 2, "orientasi: mendatar\n"),
    ):
        folder = tmp_path / str(len(lanes))
        write(folder, {"profil/kertas.yaml": profile, "unit.yaml": "biro: {nama: Biro Umum, profil: kertas}\n"})
        names = {f"j{lane}": {"nama": f"{name} {lane}"} for lane, name in enumerate(lanes)}
        steps = [step | {"pelaksana": f"j{row % len(lanes)}"} for row, step in enumerate(doing)]
        sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": list(names), "kegiatan": steps}
        files = {"jabatan.yaml": json.dumps(names), "biro/uji.yaml": json.dumps(sop)}
        found = collect(write(folder, files), "sops").catalog
        unpaged = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged
        assert unpaged.columns
        assert unpaged.sheet.table
        widths = [(right - left) / MM for left, right in itertools.pairwise(unpaged.columns.lanes)]
        heads = unpaged.sheet.table.heads
        assert heads.lane_size >= 6
        assert heads.lane_size < heads.size < 8
        if len(lanes) == len(offices):
            assert min(widths) >= 17.9
            assert not any(HYPHEN in name for group in heads.groups for name in group.below or ())
        else:
            assert len({round(width) for width in widths}) == 2  # the lane of the decision needs more


def test_long_heads_take_few_lines(tmp_path: Path) -> None:
    """A head that would take four lines over its lane is set smaller, and takes three."""
    offices = ("Kepala Subbagian Tata Usaha Pimpinan dan Staf Ahli", "Bupati")
    found = _offices(tmp_path, [_step(row) for row in range(4)], offices)
    unpaged = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged
    assert unpaged.columns
    assert unpaged.sheet.table
    size = unpaged.sheet.table.heads.lane_size
    width = unpaged.columns.lanes[1] - PADDING
    assert 6.5 <= size <= unpaged.sheet.table.heads.size - 1
    assert lines_of([(offices[0], BOLD)], width, size).most <= 3


def test_times_stand_on_one_line_where_that_costs_no_row(tmp_path: Path) -> None:
    """Long activities and notes take what they need; «14 hari kerja» still is one line, since the widest column can spare that."""
    long = "Menghimpun, memeriksa, dan mencatat permohonan peminjaman kamera berikut lensa, tas, dan bateranya dari semua bagian. "
    steps = [
        _step(row, uraian=long * 2, waktu="14 hari kerja", ket=_NOTE * 3 * (row % 2) or "-") for row in range(1, 8)
    ]
    width = _columns(_catalog(tmp_path, steps)).texts["waktu"] - PADDING
    assert 1 == lines_of([("14 hari kerja", REGULAR)], width, 8.5).most


def test_no_word_is_cut_while_a_neighbour_has_room(tmp_path: Path) -> None:
    """Where lanes are so many that columns give way, Kegiatan gives what the longest words of others lack."""
    offices = [f"Pejabat {number}" for number in range(12)]
    doing = [
        {
            "uraian": "Meneruskan permohonan kepada pejabat yang berwenang untuk didisposisikan", "pelaksana": f"j{lane}",
            "kelengkapan": ["Surat permohonan", "Kartu identitas peminjam"], "waktu": "1 jam", "output": "Disposisi",
        }
        for lane in range(12)
    ]  # fmt: skip
    found = _offices(tmp_path, doing, offices)
    rows = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged.rows
    said = [run.text for row in rows for cell in row.cells.values() for item in cell for run in item.runs]
    assert "Surat permohonan" in said
    assert not any(HYPHEN in text for text in said)


def test_no_word_is_cut_while_lanes_have_more_than_they_must(tmp_path: Path) -> None:
    """Eight lanes, one of them wide by the words at its exits, and a long note: its words are whole, the chart is a little smaller."""
    note = "Dapat dilakukan secara daring melalui aplikasi layanan apabila jaringan di desa memungkinkan"
    doing = [
        {
            "uraian": "Memeriksa hasil verifikasi. Bila memenuhi syarat diteruskan, bila tidak dikembalikan", "pelaksana": f"j{lane}",
            "kelengkapan": ["Berita acara verifikasi"], "waktu": "3 hari kerja", "output": "Rekomendasi", "ket": note,
            **({"keputusan": {"memenuhi syarat": 5, "tidak": 3}} if lane == 3 else {}),
        }
        for lane in range(8)
    ]  # fmt: skip
    found = _offices(tmp_path, doing, [f"Pejabat {number}" for number in range(8)])
    unpaged = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged
    said = [run.text for row in unpaged.rows for cell in row.cells.values() for item in cell for run in item.runs]
    assert note in said
    assert unpaged.columns
    assert min(b - a for a, b in itertools.pairwise(unpaged.columns.lanes)) > 17.9 * MM
    assert unpaged.columns.scale > 0.64


def test_texts_take_few_lines_beside_wide_lanes(tmp_path: Path) -> None:
    """Where words at one exit make a lane wide, the others stay as they were when texts take many lines less for it."""
    deciding = {"keputusan": {"perbaiki": 1, "lanjut": 4}}
    doing = [
        {
            "uraian": "Menyusun daftar hadir peserta rapat dan tamu", "pelaksana": f"j{row % 5}", "waktu": "1 jam",
            "kelengkapan": "Daftar konfirmasi kehadiran peserta rapat, nomor teleponnya, dan tanda terima undangannya",
            "output": "Daftar hadir yang telah diperiksa dan disetujui Kepala Bagian Umum", **(deciding if row == 2 else {}),
        }
        for row in range(6)
    ]  # fmt: skip
    columns = _columns(_offices(tmp_path, doing, [f"Pejabat {number}" for number in range(5)]))
    wide = columns.lanes[3] - columns.lanes[2]
    assert max(columns.lanes[1], columns.lanes[2] - columns.lanes[1]) < wide - 10
    assert columns.texts["kelengkapan"] > 100


def test_a_word_over_a_narrow_lane_is_whole(tmp_path: Path) -> None:
    """Twelve lanes are of one width but where the smallest letters over one would not hold a word of its name."""
    offices = (*[f"Pejabat {number}" for number in range(11)], "Pengelola Kepegawaian")
    found = _offices(tmp_path, [_step(row) for row in range(12)], offices)
    unpaged = official_sheet(Facts(found.entries["biro/uji"], found), Printing(DAY)).unpaged
    assert unpaged.sheet.table
    heads = unpaged.sheet.table.heads
    assert "Pengelola Kepegawaian" in [name for group in heads.groups for name in group.below or ()]
    assert heads.lane_size >= 6


@pytest.mark.no_cover
@pytest.mark.parametrize("paper", list(Kertas))
def test_an_uneven_lane_is_asked_for(paper: Kertas) -> None:
    """In every table of the collections: a lane much wider than another is no wider than its chart or its head needs."""
    uneven = 0
    for folder in (SOPS, SOPS.parents[1] / "lembar" / "sops"):
        catalog = collect(folder, "sops").catalog
        for entry in catalog.entries.values():
            facts = Facts(entry, catalog)
            unpaged = official_sheet(facts, Printing(DAY, paper)).unpaged
            columns, table = unpaged.columns, unpaged.sheet.table
            assert columns
            assert table
            widths = [right - left for left, right in itertools.pairwise(columns.lanes)]
            for width, band, name in zip(widths, unpaged.geometry.lanes, facts.lajur, strict=True):
                if width > _MUCH_WIDER * min(widths):
                    head = max(need(name, table.heads.lane_size) for need in (head_word, head_width)) + PADDING
                    assert width <= max(band.size * columns.scale, head) + 0.5, (entry.id, name, widths)
                    uneven += 1
    assert bool(uneven) == (paper in {Kertas.A4, Kertas.LETTER})  # the wider papers have room for all
