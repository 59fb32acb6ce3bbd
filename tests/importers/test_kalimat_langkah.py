# What sentences say beside what is done, and how doubts about them are listed.
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tatalaksana.importers import Keyakinan, KnownGround, draft_text, recognise
from tatalaksana.importers.butir_periksa import said_once
from tatalaksana.importers.kalimat_langkah import actors_said, exits_noted, exits_said, time_said
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.terbaca import Terbaca
from tatalaksana.importers.waktu_sel import with_time_meant
from tatalaksana.model import flow_of
from tests.collections_on_disk import catalog, koleksi
from tests.importers.documents import PLAIN, SHEET, ground, imported, read, recognised, steps_table, table

_LIST = b"""SOP Peminjaman Buku

1. Petugas loket menerima berkas permohonan (5 menit)
2. Kepala seksi memeriksa berkas; jika ditolak kembali ke langkah 1
3. Petugas loket mencatatnya di buku agenda selama sejam lebih dikit
4. Pemohon menerima tanda terima paling lama 1 hari
"""


def test_actor_time_and_decision_of_a_list() -> None:
    """Who acts and how long it takes are taken from the sentences, a step that leads back decides; none of it is sure."""
    found = recognised(reading_of("a.txt", _LIST))
    assert [lane.label for lane in found.lajur] == ["Petugas loket", "Kepala seksi", "Pemohon"]
    assert [row.simbol[0].lajur for row in found.baris] == [0, 1, 0, 2]
    assert [row.isi["waktu"].isi if "waktu" in row.isi else "" for row in found.baris] == [
        "5 menit", "", "sejam lebih dikit", "paling lama 1 hari",
    ]  # fmt: skip
    assert [(way.label, way.tujuan) for way in found.baris[1].simbol[0].jalan] == [("disetujui", (2, 0)), ("ditolak", (0, 0))]  # fmt: skip
    drawn = [one.dasar.yakin for row in found.baris for one in row.simbol] + [lane.dasar.yakin for lane in found.lajur]
    assert set(drawn) == {Keyakinan.TEBAKAN}
    assert {row.isi["waktu"].yakin for row in found.baris if "waktu" in row.isi} == {Keyakinan.MUNGKIN}
    flow, _ = flow_of(imported(reading_of("a.txt", _LIST)))
    assert (1, 0, "ditolak") in {(flow.symbols[one.source].row, flow.symbols[one.target].row, one.label) for one in flow.edges}  # fmt: skip


def test_a_list_without_actors_decides_too() -> None:
    """Where no sentence names who acts, a step that leads back decides all the same."""
    lines = b"SOP Buku\n1. Menerima berkas\n2. Memeriksa berkas, bila tidak lengkap maka dikembalikan ke langkah 1\n3. Menyimpan berkas"
    found = recognised(reading_of("a.txt", lines))
    assert found.lajur == ()
    assert [(way.label, way.tujuan) for way in found.baris[1].simbol[0].jalan] == [("lengkap", (2, 0)), ("tidak lengkap", (0, 0))]  # fmt: skip
    assert len(imported(reading_of("a.txt", lines)).kegiatan) == 3


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Bila gagal, ulangi dari langkah ke-1", [("berhasil", (3, 0)), ("gagal", (0, 0))]),
        ("Apabila belum sesuai dikembalikan ke tahap 2", [("sesuai", (3, 0)), ("belum sesuai", (1, 0))]),
        ("Jika mendesak langsung ke nomor 5", [("selain itu", (3, 0)), ("mendesak", (4, 0))]),
        ("Ulangi langkah 1 sampai 2 hingga bersih", [("bersih", (3, 0)), ("belum bersih", (0, 0))]),
        ("Bila masih kotor, ulangi langkah 2", [("selain itu", (3, 0)), ("masih kotor", (1, 0))]),
        ("Lakukan kembali langkah 1 dan 2 sebanyak 3 kali", [("sudah 3 kali", (3, 0)), ("belum 3 kali", (0, 0))]),
        ("Mengulangi langkah ke-2", [("cukup", (3, 0)), ("perlu diulangi", (1, 0))]),
        ("Ulangi langkah 4", []), ("Melakukan langkah 1", []), ("Lakukan langkah 1", []),
        ("Menyetujui / menolak. Ya: lanjut ke langkah 4. Tidak: kembali ke langkah 1", [("Ya", (3, 0)), ("Tidak", (0, 0))]),
        ("Menelaah (ya: langkah 5; tidak: ke 1)", [("ya", (4, 0)), ("tidak", (0, 0))]),
        ("Menelaah\nYa → langkah 4\nTidak → langkah 2", [("Ya", (3, 0)), ("Tidak", (1, 0))]),
        ("Menelaah\nLengkap → 5\nTidak lengkap -> 2", [("Lengkap", (4, 0)), ("Tidak lengkap", (1, 0))]), ("Menelaah\nNilai → 5", []),
        ("Menelaah. Tidak lengkap: kembali ke langkah 1", [("lengkap", (3, 0)), ("Tidak lengkap", (0, 0))]),
        ("Jika ya: ke langkah 5, jika tidak: ke langkah 1", [("ya", (4, 0)), ("tidak", (0, 0))]),
        ("Jika ditolak kembali ke langkah 1, jika salah kembali ke langkah 2", [("selain itu", (3, 0)), ("ditolak", (0, 0)), ("salah", (1, 0))]),
        ("Ya: ke langkah 4; tidak: ke langkah 9", []), ("Ya: 2 lembar. Tidak: 1 lembar", []), ("Catatan: ke langkah 1", []),
        ("Jika selesai lanjut ke langkah 4", []), ("Jika ditolak kembali ke langkah 9", []), ("Kembali ke langkah 1", []),
    ],
)  # fmt: skip
def test_where_a_condition_leads(text: str, ways: list[tuple[str, tuple[int, int]]]) -> None:
    """A condition and another step than the next make a decision; what leads nowhere makes none."""
    assert [(way.label, way.tujuan) for way in exits_said(text, 2, list("12345"))] == ways


def test_who_is_no_actor() -> None:
    """A thing that is done something to, a verb at the beginning and a word that comes once are nobody."""
    said = actors_said([
        "Menerima surat dan mencatat", "Surat diperiksa oleh kepala seksi selama 1 jam", "Mesin memilah surat", "Petugas akan menyimpan surat",
        "Berkas dikembalikan kepada pemohon",
    ])  # fmt: skip
    assert said == ["", "Kepala seksi", "", "Petugas", ""]


@pytest.mark.parametrize(
    ("text", "time"),
    [("Mencatat surat (lihat buku)", ""), ("Mencatat selama 2 jam.", "2 jam"), ("Mencatat, maksimal 3 hari kerja", "maksimal 3 hari kerja"), ("Mencatat sejam", "")],
)  # fmt: skip
def test_times_in_sentences(text: str, time: str) -> None:
    """A time stands in brackets or behind a word that leads up to it."""
    assert time_said(text) == time


@pytest.mark.parametrize(("said", "sure"), [("sejam lebih dikit", False), ("2 jaman", False), ("Sesuai kebutuhan", True), ("2 jam", True)])  # fmt: skip
def test_times_that_were_not_understood(said: str, *, sure: bool) -> None:
    """A time with words left over, or with a figure that is no time, is not sure; free words are what they are."""
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    rows = [cell.text if (cell.row, cell.column) != (2, 5) else said for cell in steps.cells]
    found = recognised(
        read(SHEET, type(steps)(1, tuple(type(cell)(cell.row, cell.column, text, cell.rows, cell.columns) for cell, text in zip(steps.cells, rows, strict=True))))
    )  # fmt: skip
    assert (found.baris[0].isi["waktu"].yakin is Keyakinan.PASTI) is sure
    assert found.baris[1].isi["waktu"].yakin is Keyakinan.PASTI


@pytest.mark.parametrize(
    ("said", "meant"),
    [("30 menit a", "30 menit"), ("30 menit (b)", "30 menit"), ("1 jam¹⁾", "1 jam"), ("10 menit 1), 2)", "10 menit"), ("0:10", "10 menit"), ("1:30 a", "1 jam 30 menit"),
        ("0.10", "10 menit"), ("0:10 menit", "10 menit"), ("00:05:30", "5 menit 30 detik"), ("100:30", "100 jam 30 menit"), ("06.00 06.30", "06.00–06.30"), ("8:00\n10:15", "8:00–10:15")],
)  # fmt: skip
def test_times_with_notes_and_clocks(said: str, meant: str) -> None:
    """The sign of a note behind a time, and a time of the day for how long, are put right, and said to have been."""
    time = with_time_meant({"waktu": Terbaca(said, "kolom")})["waktu"]
    assert (time.isi, time.yakin) == (meant, Keyakinan.MUNGKIN)


@pytest.mark.parametrize("said", ["30 menit", "1 hari k", "2 jam 30", "Sesuai kebutuhan a", "10 a", "1½ jam", "5 menit *)", "10.00"])  # fmt: skip
def test_times_that_stay(said: str) -> None:
    """What is no sign of a note stays, and what it stands behind is a time."""
    time = Terbaca(said, "kolom")
    assert with_time_meant({"waktu": time})["waktu"] == time


def test_raised_signs() -> None:
    """A raised letter or number behind a time is no part of its unit; clocks under the time are times."""
    rows = "".join(
        f"<tr><td>{at}<td>Mencatat {at}<td>√<td>Surat<td>{said}<td>Arsip"
        for at, said in enumerate(("30 menit<sup>a</sup>", "0:10", "0:05"), 1)
    )
    page = f"<table><tr><td>No<td>Kegiatan<td>Petugas<td>Kelengkapan<td>Waktu<td>Output{rows}</table>"
    found = recognised(reading_of("a.html", f"<p>Nomor SOP: 7/S{page}".encode()))
    assert [row.isi["waktu"].isi for row in found.baris] == ["30 menit", "10 menit", "5 menit"]
    assert {row.isi["kelengkapan"].yakin for row in found.baris} == {Keyakinan.PASTI}


def test_doubts_are_told_once() -> None:
    """Steps of which the same is said stand together, in the place of the first; other doubts stay as they are."""
    assert said_once(["a: x", "kegiatan 1.waktu: k", "kegiatan 2.waktu: k", "kegiatan 2, panah: p", "kegiatan 4.output: k", "a: x"]) == [
        "a: x", "kegiatan 1–2, 4 (waktu, output): k", "kegiatan 2, panah: p",
    ]  # fmt: skip
    numbers = table([("9", "Menyimpan surat lagi", "", "√", "Arsip", "1 jam", "Kotak", "")])
    steps = steps_table("Pelaksana", "Mutu Baku", PLAIN)
    last = tuple(type(cell)(5, cell.column, cell.text) for cell in numbers.cells)
    draft = draft_text(recognised(read(SHEET, type(steps)(1, (*steps.cells, *last)))), koleksi().registers, "contoh")
    assert len([one for one in draft.doubts if "tidak berurutan" in one]) == 1


@pytest.mark.parametrize(
    ("note", "ways"),
    [
        ("tidak: ke 1", [("ya", (3, 0)), ("tidak", (0, 0))]),
        ("bila kurang → kembali ke 1", [("cukup", (3, 0)), ("kurang", (0, 0))]), ("Tidak lengkap -> ke 1", [("lengkap", (3, 0)), ("Tidak lengkap", (0, 0))]),
        ("Tidak sesuai ke no. 2", [("sesuai", (3, 0)), ("Tidak sesuai", (1, 0))]),
        ("Ya: ke 4; tidak: kembali ke langkah 1.", [("Ya", (3, 0)), ("tidak", (0, 0))]),
        ("Ya ke 4\nTidak: selesai", [("Ya", (3, 0)), ("Tidak", None)]), ("Ya ke 4 Tidak ke 1", [("Ya", (3, 0)), ("Tidak", (0, 0))]),
        ("Ya: 4, Tidak: 1", [("Ya", (3, 0)), ("Tidak", (0, 0))]), ("Ya: 4 Tidak: 1", [("Ya", (3, 0)), ("Tidak", (0, 0))]), ("Tidak: 1", []),
        ("Tidak: selesai", []),
        ("ya: lanjut ke 4", []), ("tidak: ke 9", []), ("tidak: ke 1; segera", []), ("sesuai SOP no. 1", []), ("1", []),
    ],
)  # fmt: skip
def test_where_a_short_note_leads(note: str, ways: list[tuple[str, tuple[int, int] | None]]) -> None:
    """A note that says nothing else than where exits lead makes a decision; one with other words, or that leads on, makes none."""
    assert [(way.label, way.tujuan) for way in exits_noted(note, 2, list("12345"))] == ways


def test_what_the_other_exit_is_called() -> None:
    """What is less than whole is whole else; where nothing is told of what, it is enough."""
    for when, otherwise in (("kurang lengkap", "lengkap"), ("kurang", "cukup"), ("tidak sesuai", "sesuai")):
        exits = exits_said(f"Memeriksa berkas, jika {when} kembali ke langkah 1", 1, list("123"))
        assert [way.label for way in exits] == [otherwise, when]


_LANES = "<tr><th>No<th>Kegiatan<th>Pemohon<th>Petugas<th>Waktu<th>Output<th>Ket</tr>"


@pytest.mark.parametrize(
    ("said", "note", "ways", "asked"),
    [
        ("Memeriksa. Jika tidak lengkap dikembalikan ke pemohon", "", [("lengkap", (2, 0)), ("tidak lengkap", (0, 0))], ""),
        ("Memeriksa, jika tidak lengkap, petugas mengembalikan berkas kepada pemohon", "", [("lengkap", (2, 0)), ("tidak lengkap", (0, 0))], ""),
        ("Memeriksa, apabila tidak sesuai dikembalikan", "", [("sesuai", (2, 0)), ("tidak sesuai", (0, 0))], "ke mana tidak tertulis"),
        ("Memeriksa", "jika belum benar dikembalikan", [("benar", (2, 0)), ("belum benar", (0, 0))], "ke mana tidak tertulis"),
        ("Memeriksa", "tidak: ke 1", [("ya", (2, 0)), ("tidak", (0, 0))], ""),
        ("Memeriksa, bila ditolak dikembalikan kepada OPD pengusul", "", [], "tidak jelas ke kegiatan mana"),
        ("Memeriksa; jika cukup diteruskan, jika tidak dikembalikan kepada pegawai", "", [], "«jika tidak dikembalikan kepada pegawai»"),
        ("Memeriksa. Tidak: dikembalikan ke pemohon", "", [("ya", (2, 0)), ("Tidak", (0, 0))], ""),
        ("Memeriksa. Tidak lengkap: dikembalikan", "", [("lengkap", (2, 0)), ("Tidak lengkap", (0, 0))], "ke mana tidak tertulis"),
        ("Memeriksa, jika setuju ditandatangani, jika tidak diperbaiki", "", [], "«jika setuju ditandatangani, jika tidak diperbaiki»"),
        ("Memeriksa. Setuju: diparaf. Tidak setuju: diperbaiki", "", [], "tidak jelas ke kegiatan mana"),
        ("Memeriksa", "Ya: diparaf; tidak: ke langkah 9", [], "tidak jelas ke kegiatan mana"),
        ("Memeriksa, jika selesai, buku dikembalikan", "", [], ""),
        ("Memeriksa. Catatan: dibuat rangkap. Surat: diarsip", "", [], ""),
    ],
)  # fmt: skip
def test_what_is_given_back_is_a_decision_or_asked(
    said: str, note: str, ways: list[tuple[str, tuple[int, int]]], asked: str
) -> None:
    """What is refused goes back to whom it is said, in small letters too, else to the step above; to whom nobody knows is asked."""
    rows = f"<tr><td>1<td>Menulis<td>√<td><td>1 jam<td>Surat<td></tr><tr><td>2<td>{said}<td><td>√<td>1 jam<td>Surat<td>{note}</tr><tr><td>3<td>Menyimpan<td><td>√<td>1 jam<td>Arsip<td></tr>"
    found = recognised(reading_of("a.html", f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table>{_LANES}{rows}</table>".encode()))  # fmt: skip
    (symbol,) = found.baris[1].simbol
    assert [(way.label, way.tujuan) for way in symbol.jalan] == ways
    assert {way.dasar.yakin for way in symbol.jalan} <= {Keyakinan.TEBAKAN}
    doubts = [one for one in draft_text(found, koleksi().registers, "a").doubts if one.startswith("kegiatan 2")]
    assert bool(doubts) is bool(ways or asked)
    assert not asked or any(asked in one for one in doubts)


def test_a_first_step_that_gives_back_is_asked() -> None:
    """Where there is no step above, nothing is guessed."""
    rows = "<tr><td>1<td>Memeriksa, jika tidak lengkap dikembalikan<td>√<td><td>1 jam<td>Surat<td></tr><tr><td>2<td>Menyimpan<td><td>√<td>1 jam<td>Arsip<td></tr>"
    found = recognised(reading_of("a.html", f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table>{_LANES}{rows}</table>".encode()))  # fmt: skip
    assert found.baris[0].simbol[0].jalan == ()
    assert "«jika tidak lengkap dikembalikan»" in found.baris[0].simbol[0].dasar.mengapa


_VILLAGE = b"""SOP Bantuan
Langkah-langkah:
1. Menerima daftar bantuan
2. Kadus mencatat warga
3. Kaur Keuangan menyiapkan uang bantuan
4. Membagikan uang bantuan
5. Sekdes menyimpan daftar bantuan
"""


def test_officers_of_a_village_act(tmp_path: Path) -> None:
    """Each is known where its title stands; of steps that name nobody it is said truly whose lane they have."""
    registers = catalog(tmp_path, {"jabatan.yaml": "sekretaris:\n  nama: Sekretaris Desa\n"}).registers
    (found,) = recognise(reading_of("a.txt", _VILLAGE), KnownGround(registers))
    assert [(lane.label, lane.jabatan, lane.baru) for lane in found.lajur] == [
        ("Kadus", "kadus", True), ("Kaur Keuangan", "kaur-keuangan", True), ("Sekdes", "sekretaris", False),
    ]  # fmt: skip
    assert [row.simbol[0].lajur for row in found.baris] == [0, 0, 1, 1, 2]
    assert [found.baris[at].simbol[0].dasar.mengapa for at in (0, 3)] == [
        "Pelaksananya tidak dikenali dari kalimatnya; dianggap pelaksana pertama yang disebut.",
        "Pelaksananya tidak dikenali dari kalimatnya; diambil dari baris di atasnya.",
    ]
    assert any("«Sekretaris Desa»" in one for one in draft_text(found, registers, "a").doubts)


@pytest.mark.parametrize(
    ("heads", "offices"),
    [
        (("Sekretaris Desa", "Kepala Desa Contoh"), [("sekretaris", "pasti"), ("kades-contoh", "pasti")]),
        (("Sekdes", "Kades"), [("sekretaris", "mungkin"), ("kades-contoh", "mungkin")]),
        (("Kepala", "Kepala Desa"), [("", "mungkin"), ("kades-contoh", "mungkin")]),
        (("Kepala Desa", "Kepala Desa Contoh"), [("", "mungkin"), ("kades-contoh", "pasti")]),
        (("Kaur", "Kaur Umum"), [("", "mungkin"), ("umum", "mungkin")]),
        (("Kaur", "Sekretaris"), [("", "mungkin"), ("sekretaris", "mungkin")]),
    ],
)  # fmt: skip
def test_offices_by_short_forms_and_beginnings(
    tmp_path: Path, heads: tuple[str, str], offices: list[tuple[str, str]]
) -> None:
    """A short form, or the beginning of one registered name only, is proposed as that office; nothing but its own name is sure."""
    names = {"sekretaris": "Sekretaris Desa", "kades-contoh": "Kepala Desa Contoh", "umum": "Kepala Urusan Umum", "uang": "Kepala Urusan Keuangan"}  # fmt: skip
    known = catalog(tmp_path, {"jabatan.yaml": "".join(f"{key}:\n  nama: {name}\n" for key, name in names.items())})
    rows = "<tr><td>1<td>Menulis<td>√<td><td>1 jam<td>Surat</tr><tr><td>2<td>Menyimpan<td><td>√<td>1 jam<td>Arsip</tr>"
    page = f"<p>Nomor SOP : 7<p>Judul SOP : Rapat<table><tr><th>No<th>Kegiatan<th>{'<th>'.join(heads)}<th>Waktu<th>Output</tr>{rows}</table>"
    (found,) = recognise(reading_of("a.html", page.encode()), KnownGround(known.registers))
    assert [("" if lane.baru else lane.jabatan, lane.dasar.yakin.value) for lane in found.lajur] == offices


@pytest.mark.parametrize(
    ("said", "exits"),
    [
        ("Apakah lengkap?\na. Ya: lanjut ke langkah 3.\nb. Tidak: berkas dikembalikan kepada warga untuk dilengkapi dahulu (kembali ke langkah 1).", {"Ya": 3, "Tidak": 1}),
        ("Apakah lengkap?\na. Ya, lanjut ke langkah 3;\nb. Tidak: kembali ke langkah 1.", {"ya": 3, "Tidak": 1}),
        ("Mencocokkan nama. Bila tidak cocok, hubungi petugas dan ulangi dari langkah 1.", {"cocok": 3, "tidak cocok": 1}),
        ("Mencocokkan nama. Bila nama, alamat tidak cocok, ulangi dari langkah 1.", {"selain itu": 3, "nama, alamat tidak cocok": 1}),
    ],
)  # fmt: skip
def test_exits_as_hospitals_write_them(said: str, exits: Mapping[str, int]) -> None:
    """Exits in items of their own, with what is done before one goes back; an exit is called after its condition alone."""
    found = exits_said(said, 1, ("1", "2", "3"))
    assert {way.label: way.tujuan[0] + 1 for way in found if way.tujuan} == exits


def test_an_actor_with_a_short_form_behind() -> None:
    """What stands in brackets behind an office is no part of its name, and hides it not."""
    assert actors_said(["Dokter penanggung jawab (DPJP) melakukan pemeriksaan"]) == ["Dokter penanggung jawab"]


def test_several_offices_in_one_cell() -> None:
    """«A dan B» is two where each is known or called as people are; the name of one that holds «dan» is one."""
    head = "<tr><td>No<td>Kegiatan<td>Pelaksana<td>Kelengkapan<td>Waktu<td>Output"
    who = (
        "Petugas PTSP",
        "Petugas PTSP dan Jurusita",
        "Kepala Seksi Data dan Arsip",
        "Loket dan Petugas PTSP",
        "Loket",
    )
    rows = "".join(f"<tr><td>{at}<td>Mencatat surat {at}<td>{one}<td>Surat<td>1 jam<td>Arsip" for at, one in enumerate(who, 1))  # fmt: skip
    (found,) = recognise(reading_of("a.html", f"<p>Nomor SOP : 7<table>{head}{rows}</table>".encode()), ground())
    lanes = [lane.label for lane in found.lajur]
    assert lanes == ["Petugas PTSP", "Jurusita", "Kepala Seksi Data dan Arsip", "Loket"]
    told = [[(lanes[one.lajur], one.dasar.yakin.value) for one in row.simbol] for row in found.baris]
    assert told == [
        [("Petugas PTSP", "pasti")], [("Petugas PTSP", "mungkin"), ("Jurusita", "mungkin")], [("Kepala Seksi Data dan Arsip", "pasti")],
        [("Loket", "mungkin"), ("Petugas PTSP", "mungkin")], [("Loket", "pasti")],
    ]  # fmt: skip


def test_who_acts_before_a_colon_without_numbers() -> None:
    """Lines that say who acts and what is done are steps, also of one whose name alone would not tell that."""
    text = "SOP PERBAIKAN JARINGAN\nNomor SOP: 7/2025\nLangkah-langkah:\nPetugas: menyampaikan gangguan.\nHelpdesk: mencatat gangguan.\nTeknisi: memperbaiki jaringan.\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert [("Petugas", "menyampaikan gangguan."), ("Helpdesk", "mencatat gangguan."), ("Teknisi", "memperbaiki jaringan.")] == [(found.lajur[row.simbol[0].lajur].label, row.isi["uraian"].isi) for row in found.baris]  # fmt: skip
    assert {Keyakinan.MUNGKIN} == {row.isi["uraian"].yakin for row in found.baris}


def test_most_sentences_begin_with_who_acts() -> None:
    """So do the others; where few do, a subject may be anything."""
    few = ["Surat memuat alasan", "Kepala Seksi memeriksa surat", "Mencatat surat"]
    assert ["Kepala Seksi", "Helpdesk", "Teknisi"] == actors_said(["Kepala Seksi memeriksa gangguan", "Helpdesk mencatat gangguan", "Teknisi memperbaiki jaringan"])  # fmt: skip
    assert ["", "Kepala Seksi", ""] == actors_said(few)
