# Who signed, where a sheet says so without a colon or beside its table.
from __future__ import annotations

import pytest

from tatalaksana.importers.pengesah import names_person
from tatalaksana.importers.readers import reading_of
from tests.importers.documents import PLAIN, read, recognised, steps_table
from tests.importers.documents import table as cells_of
from tests.importers.word_documents import cell, document, paragraph, table
from tests.importers.workbooks import workbook

_SHEET = (
    "<table><tr><td rowspan=3>RSUD REKAAN<td colspan=3>CUCI TANGAN<tr><td>No. Dokumen<br>01/SPO/2025<td>No. Revisi<br>0<td>Halaman<br>1/1{0}</table>"
    "<p>Pengertian: Mencuci tangan.<p>Prosedur:<p>1. Membasahi tangan.<p>2. Menggosok tangan."
)
_DAY = "<tr><td>Tanggal Terbit<br>2 Januari 2025"


@pytest.mark.parametrize(
    "row",
    [
        "<td colspan=2>Ditetapkan Direktur<br><br>dr. Contoh Rekaan, Sp.PD",
        "<td colspan=2>Ditetapkan Direktur<tr><td><td colspan=2>dr. Contoh Rekaan, Sp.PD",
        "<td>Ditetapkan Direktur<td>dr. Contoh Rekaan, Sp.PD",
        "<td colspan=2>Ditetapkan Direktur</table><p>dr. Contoh Rekaan, Sp.PD<table>",
    ],
)
def test_a_label_without_a_colon(row: str) -> None:
    """«Ditetapkan Direktur» is a label and an office; the name below, beside or under the table is nobody's unit."""
    found = recognised(reading_of("a.html", _SHEET.format(_DAY + row).encode()))
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("Direktur", "dr. Contoh Rekaan, Sp.PD")
    assert found.bidang["unit"].isi == "rsud-rekaan"


def test_a_name_among_the_letterhead_is_no_unit() -> None:
    """Where nobody signed, the name of a person is quoted."""
    found = recognised(reading_of("a.html", _SHEET.format("</table><p>dr. Contoh Rekaan, Sp.PD<table>").encode()))
    assert found.bidang["unit"].isi == "rsud-rekaan"
    assert [one.teks for one in found.sisa if "orang" in one.mengapa] == ["dr. Contoh Rekaan, Sp.PD"]


@pytest.mark.parametrize("item", ["Disetujui Kepala Bidang", "Diperiksa Kepala Seksi sebelum surat dikirim ke kantor."])
def test_what_a_box_says_is_signed_by_nobody(item: str) -> None:
    """An item that begins as such a label does is the box's."""
    text = f"SOP SURAT\nNomor SOP: 7/S\nPeringatan:\n- Dicatat\n{item}\nProsedur:\n1. Mencatat\n2. Menyimpan\n"
    found = recognised(reading_of("a.txt", text.encode()))
    assert item in " ".join(one.isi for one in found.kotak["peringatan"].butir)
    assert found.tanda_tangan == ()


@pytest.mark.parametrize(
    ("text", "person"),
    [("dr. Contoh Rekaan", True), ("Prof. Dr. H. Contoh, M.Si.", True), ("Sri Contoh, S.Sos.", True), ("RSUD dr. Contoh", False), ("Dinas Rekaan", False),
        ("Kepala Dinas, S.Sos.", False), ("dr. Contoh menerima pasien", False)],
)  # fmt: skip
def test_names_of_people(text: str, *, person: bool) -> None:
    """Titles before or behind a name show that it is one."""
    assert names_person(text) is person


@pytest.mark.parametrize(
    "beside", ["dr. Contoh Rekaan<br>NIP. 19820817 201001 2 015", "Contoh Rekaan, S.Kep.<br>NIP 198208172010012015"]
)
def test_a_person_beside_the_letterhead(beside: str) -> None:
    """A name over its number is who signed, as what is asked; neither is a unit."""
    row = f"<tr><td>PUSKESMAS REKAAN<td colspan=3>{beside}"
    found = recognised(reading_of("a.html", _SHEET.format(row).replace("RSUD REKAAN", "LOGO").encode()))
    (signed,) = found.tanda_tangan
    assert (signed["nama"].isi, signed["nip"].isi) == (beside.split("<br>", maxsplit=1)[0], "198208172010012015")
    assert {one.yakin.value for one in signed.values()} == {"mungkin"}
    assert found.bidang["unit"].isi == "puskesmas-rekaan"


_TEXT = (
    "KEPOLISIAN RESOR REKAAN", "SATUAN REKAAN", "STANDAR OPERASIONAL PROSEDUR", "PENJAGAAN GERBANG", "Nomor : SOP/14/2024", "I. PENDAHULUAN", "a. Gerbang dijaga siang dan malam.",
    "II. PELAKSANAAN",
)  # fmt: skip
_STEPS = table(
    (30, 150, 80, 60, 60),
    [[cell(text) for text in row] for row in (("No", "Kegiatan", "Pelaksana", "Waktu", "Output"), ("1", "Membuka gerbang", "Petugas Jaga", "5 menit", "Gerbang terbuka"), ("2", "Mencatat tamu", "Petugas Jaga", "5 menit", "Buku tamu"))],
    20,
)  # fmt: skip


def test_headings_below_the_letterhead_are_no_unit() -> None:
    """Neither a heading that counts nor an item is the unit; who signed below the steps has a rank and a number of his own kind."""
    below = (
        "Rekaan, 4 Maret 2024",
        "KEPALA SATUAN REKAAN",
        "",
        "CONTOH REKAAN, S.H.",
        "AJUN KOMISARIS POLISI NRP 78091234",
    )
    body = "".join(map(paragraph, _TEXT)) + _STEPS + "".join(map(paragraph, below))
    found = recognised(reading_of("a.docx", document(body)))
    assert found.bidang["unit"].isi == "satuan-rekaan"
    (signed,) = found.tanda_tangan
    assert {key: one.isi for key, one in signed.items()} == {
        "jabatan": "KEPALA SATUAN REKAAN", "nama": "CONTOH REKAAN, S.H.", "pangkat": "AJUN KOMISARIS POLISI", "nrp": "78091234",
    }  # fmt: skip


_PARTS = (
    ("Proses", "Penanggung Jawab", None, None, "Tanggal"), (None, "Nama", "Jabatan", "Tanda Tangan", None),
    ("1. Perumusan", "Dr. Contoh Rekaan, M.Pd.", "Ketua Tim", "", "1 Agustus 2023"), ("2. Persetujuan", "Prof. Misal Rekaan", "Ketua Senat", "", "8 Agustus 2023"),
    ("3. Penetapan", "Prof. Dr. Umpama Rekaan, M.Si.", "Rektor", "", "12 Agustus 2023"), ("4. Pengendalian", "Drs. Andai Rekaan", "Kepala Pusat", "", "12 Agustus 2023"),
)  # fmt: skip


def test_those_who_sign_in_rows() -> None:
    """Each row names a part, who did it and when: their days are theirs, and who set the procedure signed it."""
    rows = [
        [cell(one[0] or "", merge="restart" if at == 0 else "continue" if at == 1 else ""), cell(one[1] or "", across=3)]
        if at == 0 else [cell(text or "", merge="continue" if text is None else "") for text in one]
        for at, one in enumerate(_PARTS)
    ]  # fmt: skip
    rows[0].append(cell("Tanggal", merge="restart"))
    sheet = table((80, 60, 60, 60, 60), rows, 20)
    text = ("UNIVERSITAS REKAAN", "PROSEDUR CUTI", "Nomor SOP: 7/UR")
    found = recognised(reading_of("a.docx", document("".join(map(paragraph, text)) + sheet + "<w:p/>" + _STEPS)))
    told = [{key: one.isi for key, one in signed.items()} for signed in found.tanda_tangan]
    assert told == [
        {"peran": "Perumusan", "jabatan": "Ketua Tim", "nama": "Dr. Contoh Rekaan, M.Pd.", "tanggal": "2023-08-01"},
        {"peran": "Penetapan", "jabatan": "Rektor", "nama": "Prof. Dr. Umpama Rekaan, M.Si.", "tanggal": "2023-08-12"},
    ]  # fmt: skip
    assert not {"tanggal.pembuatan", "tanggal.efektif"} & found.bidang.keys()
    quoted = "\n".join(one.teks for one in found.sisa)
    assert "Ketua Senat" in quoted
    assert "Kepala Pusat" in quoted


_BELOW = {
    "A14": "Dibuat oleh", "C14": "Diperiksa oleh", "E14": "Disetujui oleh", "A15": "Kepala Seksi", "C15": "Kepala Bagian", "E15": "Direktur Umum",
    "A18": "Contoh Hartono", "C18": "Siti Misal, S.E.", "E18": "Ir. Umpama",
}  # fmt: skip
_SIDE_BY_SIDE = {
    "A14": "Mengetahui", "E14": "Rekaan, 3 Maret 2025", "A15": "Kepala Bagian", "E15": "Kepala Seksi", "A18": "Siti Misal, S.E.", "E18": "Contoh Hartono, S.Sos.",
    "A19": "NIP 197001011990031001", "E19": "NIP 197101011991031001",
}  # fmt: skip


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (_BELOW, [("Dibuat oleh", "Kepala Seksi", "Contoh Hartono"), ("Diperiksa oleh", "Kepala Bagian", "Siti Misal, S.E."), ("Disetujui oleh", "Direktur Umum", "Ir. Umpama")]),
        (_SIDE_BY_SIDE, [("", "Kepala Bagian", "Siti Misal, S.E.")]),
    ],
)  # fmt: skip
def test_those_who_signed_beside_each_other_below_the_steps(
    below: dict[str, str], names: list[tuple[str, str, str]]
) -> None:
    """Of several each has the office over his name, not that of who stands beside him."""
    steps = {
        "A1": "PERUMDA REKAAN", "C1": "No. Dokumen", "D1": "PK-07", "A2": "PEMASANGAN BARU", "A5": "No", "B5": "Kegiatan", "C5": "Pelaksana", "D5": "Waktu", "E5": "Output",
        "A6": "1", "B6": "Mengukur lahan", "C6": "Petugas Ukur", "D6": "1 hari", "E6": "Sketsa", "A7": "2", "B7": "Memasang meter", "C7": "Petugas Pasang", "D7": "2 jam", "E7": "Meter",
    }  # fmt: skip
    found = recognised(reading_of("a.xlsx", workbook(steps | below)))
    told = [
        tuple(one[key].isi if key in one else "" for key in ("peran", "jabatan", "nama")) for one in found.tanda_tangan
    ]
    assert told == names
    assert {value.yakin.value for one in found.tanda_tangan for key, value in one.items() if key != "peran"} == {
        "mungkin"
    }
    rest = {text for text in below.values() if len(names) == 1 and text in {"Kepala Seksi", "Contoh Hartono, S.Sos."}}
    assert rest <= {one.teks for one in found.sisa}


def test_who_signed_at_the_end_of_a_text() -> None:
    """Below a list of steps place, day, office and name are no more of the last step."""
    text = (
        "KECAMATAN REKAAN\nSTANDAR OPERASIONAL PROSEDUR\nIZIN KERAMAIAN\nNomor SOP: 7/K\nProsedur:\n1. Pemohon menyerahkan berkas\n2. Camat menandatangani izin\n\n"
        "Rekaan, 9 Februari 2024\nCAMAT REKAAN\n\nttd\n\nDrs. CONTOH\nNIP 19671212 199001 1 003\n"
    )  # fmt: skip
    found = recognised(reading_of("a.txt", text.encode()))
    assert [row.isi["uraian"].isi for row in found.baris] == ["Pemohon menyerahkan berkas", "Camat menandatangani izin"]
    (signed,) = found.tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi, signed["nip"].isi) == ("CAMAT REKAAN", "Drs. CONTOH", "196712121990011003")  # fmt: skip


@pytest.mark.parametrize(
    ("below", "signer"),
    [
        (("Ditetapkan di Rekaan", "Tanggal 5 Mei 2024", "Penanggung Jawab Klinik", "dr. Contoh Rekaan"), ("Penanggung Jawab Klinik", "dr. Contoh Rekaan")),
        (("Rekaan, 5 Mei 2024", "KASAT SABHARA", "CONTOH REKAAN, S.H."), ("KASAT SABHARA", "CONTOH REKAAN, S.H.")),
    ],
)  # fmt: skip
def test_offices_of_those_who_sign(below: tuple[str, ...], signer: tuple[str, str]) -> None:
    """Who answers for a clinic signs too, and so do heads by short forms; a title before a name is enough."""
    body = "".join(map(paragraph, _TEXT)) + _STEPS + "".join(map(paragraph, below))
    (signed,) = recognised(reading_of("a.docx", document(body))).tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == signer


def test_office_and_name_beside_each_other() -> None:
    """Behind «Disahkan» an office, a comma and a name with titles are two, and a number in brackets leaves no bracket."""
    text = "SD REKAAN\nSOP IZIN\nNomor SOP: 7/K\nDisahkan: Kepala Sekolah, Suharti, S.Pd.SD (NIP 196507071986032011)\nProsedur:\n1. Guru mencatat\n2. Guru melapor\n"
    (signed,) = recognised(reading_of("a.txt", text.encode())).tanda_tangan
    assert {key: (one.isi, one.yakin.value) for key, one in signed.items() if key != "peran"} == {
        "jabatan": ("Kepala Sekolah", "mungkin"), "nama": ("Suharti, S.Pd.SD", "mungkin"), "nip": ("196507071986032011", "pasti"),
    }  # fmt: skip


def test_those_who_sign_beside_letterhead_and_title() -> None:
    """Letterhead and title may be merged over as many rows to the left, and a row be left for the pen."""
    rows = [
        ("DINAS REKAAN", "SOP PRAKTIK LAPANGAN", "Dibuat", "Diperiksa", "Disahkan"), ("", "", "Laboran", "Kepala Bidang", "Kepala Dinas"), ("", "", "", "", ""),
        ("", "", "Ira Contoh, A.Md.", "Budi Contoh, S.T.", "Sri Contoh, M.Si."), ("", "", "NIP. 197001011995122001", "NIP. 197001011995122002", "NIP. 197001011995122003"),
    ]  # fmt: skip
    sheet = cells_of(rows, [(0, 0, 5, 1), (0, 1, 5, 1)])
    found = recognised(
        read(sheet, cells_of([("No. Dokumen : SOP/07", "Revisi : 1")]), steps_table("Pelaksana", "Mutu Baku", PLAIN))
    )
    assert [(one["jabatan"].isi, one["nama"].isi, one["nip"].isi[-1]) for one in found.tanda_tangan] == [
        ("Laboran", "Ira Contoh, A.Md.", "1"), ("Kepala Bidang", "Budi Contoh, S.T.", "2"), ("Kepala Dinas", "Sri Contoh, M.Si.", "3"),
    ]  # fmt: skip
    assert (found.bidang["judul"].isi, found.kop) == ("Praktik Lapangan", ("DINAS REKAAN",))


def test_who_knows_of_it_beside_who_set_it() -> None:
    """Of two who signed below the steps it is the one who set it, wherever he stands."""
    below = cells_of(
        [
            (
                "Mengetahui,\nKetua Panitia\n\nDrs. Ali Contoh",
                "Ditetapkan di Rekaan\nKepala Dinas Rekaan\n\nSri Contoh, M.Si.\nNIP. 197001011995122003",
            )
        ]
    )
    sheet = cells_of([("DINAS REKAAN", "Nomor SOP", "1/2025"), ("", "Nama SOP", "Surat Masuk")])
    (signed,) = recognised(read(sheet, steps_table("Pelaksana", "Mutu Baku", PLAIN), below)).tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("Kepala Dinas Rekaan", "Sri Contoh, M.Si.")


def test_those_who_sign_between_tabs() -> None:
    """Others count as many in each line, however many tabs part them."""
    rows = ("Disusun oleh,\t\t\tDiperiksa oleh,\t\t\tDisetujui oleh,", "Laboran\t\t\tKetua Jurusan\t\t\t\tDirektur", "Ira Contoh, A.Md.\tDr. Ali Contoh\t\tProf. Budi Contoh")  # fmt: skip
    body = "".join(_tabbed(one) for one in ("SOP BARANG", "Nomor SOP\t: 1/2025", *rows))
    found = recognised(reading_of("a.docx", document(body + _STEPS)))
    assert [tuple(one[key].isi for key in ("peran", "jabatan", "nama")) for one in found.tanda_tangan] == [
        ("Disusun oleh", "Laboran", "Ira Contoh, A.Md."), ("Diperiksa oleh", "Ketua Jurusan", "Dr. Ali Contoh"), ("Disetujui oleh", "Direktur", "Prof. Budi Contoh"),
    ]  # fmt: skip


def _tabbed(line: str) -> str:
    return f"<w:p>{'<w:r><w:tab/></w:r>'.join(f'<w:r><w:t>{part}</w:t></w:r>' for part in line.split(chr(9)))}</w:p>"


def test_names_below_offices_beside_labels() -> None:
    """A name below the office of who signs is that person's, and no label of the name beside it."""
    rows = [
        ("RSUD REKAAN", "", "", "", "", ""), ("SPO RAWAT INAP", "", "", "", "", ""), ("No. Dokumen", ":", "SPO/11", "No. Revisi", ":", "2"),
        ("Dibuat", ":", "Kepala Ruang", "Disetujui", ":", "Direktur"), ("", "", "Ns. Ira Contoh, S.Kep", "", "", "dr. Ali Contoh, Sp.KJ"),
    ]  # fmt: skip
    found = recognised(read(cells_of(rows), steps_table("Pelaksana", "Mutu Baku", PLAIN)))
    assert [(one["jabatan"].isi, one["nama"].isi) for one in found.tanda_tangan] == [
        ("Kepala Ruang", "Ns. Ira Contoh, S.Kep"), ("Direktur", "dr. Ali Contoh, Sp.KJ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>Nama<td>Sri Contoh, S.Sos.<tr><td>NIP<td>197001011990031001",
        "<tr><td>Nama<td>: Sri Contoh, S.Sos. NIP 19700101 199003 1 001",
    ],
)
@pytest.mark.parametrize("office", ["Kepala Dinas Rekaan", ""])
def test_parts_of_who_signs_in_rows_of_their_own(rows: str, office: str) -> None:
    """Name and number beside labels of theirs are of the one who signs; with them his office may be too."""
    own = "" if office else "<tr><td>Jabatan<td>Kepala Dinas Rekaan"
    sheet = f"<table><tr><td>Nomor SOP<td>7/S<tr><td>Disahkan oleh<td>{office}{own}{rows}<tr><td>Nama SOP<td>Surat Masuk</table><p>Prosedur:<p>1. Mencatat surat."
    found = recognised(reading_of("a.html", sheet.encode()))
    (signed,) = found.tanda_tangan
    assert {key: signed[key].isi for key in ("jabatan", "nama", "nip")} == {
        "jabatan": "Kepala Dinas Rekaan", "nama": "Sri Contoh, S.Sos.", "nip": "197001011990031001",
    }  # fmt: skip
    assert found.bidang["judul"].isi == "Surat Masuk"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Kepala Dinas Rekaan<br>(.................)<br>NIP. ...............", {"jabatan": "Kepala Dinas Rekaan"}),
        ("SRI CONTOH<br>Kepala Puskesmas Rekaan<br>NIPPPK 198801012023212004", {"jabatan": "Kepala Puskesmas Rekaan", "nama": "SRI CONTOH", "nip": "198801012023212004"}),
    ],
)  # fmt: skip
def test_blanks_and_names_above_offices(said: str, told: dict[str, str]) -> None:
    """What is still to be filled in is no name; where a number stands there is one, also above the office and without titles."""
    sheet = f"<table><tr><td>Nomor SOP<td>7/S<tr><td>Disahkan oleh<td>{said}<tr><td>Nama SOP<td>Surat Masuk</table><p>Prosedur:<p>1. Mencatat surat."
    found = recognised(reading_of("a.html", sheet.encode()))
    assert [{key: one.isi for key, one in each.items()} for each in found.tanda_tangan] == [told]
    assert "NIPPPK" not in " ".join(one.teks for one in found.sisa)


@pytest.mark.parametrize("below", [True, False])
def test_signatures_side_by_side(*, below: bool) -> None:
    """Office, room and name may stand in one cell below each label, above or below the steps."""
    parts = (
        ("Dibuat oleh,", "Staf Mutu<br><br>Ani Contoh, A.Md."),
        ("Diperiksa oleh,", "Kepala Seksi Mutu<br><br>Budi Contoh, S.T."),
        ("Disahkan oleh,", "Direktur<br><br>dr. Sri Contoh"),
    )
    signed = f"<table>{''.join('<tr>' + ''.join(f'<td>{part[at]}' for part in parts) for at in (0, 1))}</table>"
    steps = "<table><tr><td>No<td>Kegiatan<td>Petugas<td>Kepala<td>Waktu<td>Output<tr><td>1<td>Mencatat surat<td>v<td><td>5 menit<td>Surat<tr><td>2<td>Memeriksa surat<td><td>v<td>1 jam<td>Surat</table>"
    sheet = "<table><tr><td>Nomor SOP<td>7/S<tr><td>Nama SOP<td>Surat Masuk</table>"
    found = recognised(
        reading_of("a.html", "<p>".join([sheet, *([steps, signed] if below else [signed, steps])]).encode())
    )
    assert [(one["jabatan"].isi, one["nama"].isi) for one in found.tanda_tangan] == [
        ("Staf Mutu", "Ani Contoh, A.Md."), ("Kepala Seksi Mutu", "Budi Contoh, S.T."), ("Direktur", "dr. Sri Contoh"),
    ]  # fmt: skip
    assert not found.sisa


@pytest.mark.parametrize("put", ["${ttd_pengirim}", "{{ttd}}", "#ttd#", "cap/ttd.", "(tanda tangan dan cap)"])
def test_where_somebody_signs(put: str) -> None:
    """What stands where somebody signed, or will by a program, is part of neither the office nor the name."""
    sheet = f"<table><tr><td>Nomor SOP<td>7/2025<tr><td>Nama SOP<td>Cuti<tr><td>Disahkan oleh<td>Kepala Dinas Rekaan<br>{put}<br>Sri Contoh, S.Sos.<br>NIP. 197001011990031001</table><p>Prosedur:<p>1. Mencatat cuti.<p>2. Menyimpan cuti."
    (signed,) = recognised(reading_of("a.html", sheet.encode())).tanda_tangan
    assert (signed["jabatan"].isi, signed["nama"].isi) == ("Kepala Dinas Rekaan", "Sri Contoh, S.Sos.")


@pytest.mark.parametrize("where", ["Rekaan, 11 November 2024", "Ditetapkan di Rekaan<br>pada tanggal 11 November 2024"])
def test_where_and_when_above_the_office(where: str) -> None:
    """The day is that of the signature, the place is quoted, and neither is part of the office."""
    sheet = f"<table><tr><td>Nomor SOP<td>7/2025<tr><td>Nama SOP<td>Cuti<tr><td>Disahkan oleh<td>{where}<br>Kepala Dinas Contoh,<br><br>Sri Misal, S.Sos.<br>NIP. 197001011990031001</table><p>Prosedur:<p>1. Mencatat cuti.<p>2. Menyimpan cuti."
    found = recognised(reading_of("a.html", sheet.encode()))
    (signed,) = found.tanda_tangan
    assert {"jabatan": "Kepala Dinas Contoh", "nama": "Sri Misal, S.Sos.", "tanggal": "2024-11-11"}.items() <= {key: one.isi for key, one in signed.items()}.items()  # fmt: skip
    assert "Rekaan" in " ".join(one.teks for one in found.sisa)
