# `sop impor`: files of a folder become drafts and reports beside each other, and nothing else is written.
from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tatalaksana.catalog import collect
from tatalaksana.source import Severity
from tests.bench_impor.__main__ import FOLDER
from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.importers.documents import BOXES, IDENTITY, tabbed

_TABLE = (
    ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket"), ("", "", "Kepala Bagian", "Petugas Baru", "Kelengkapan", "Waktu", "Output", ""),
    ("1", "Menugaskan Petugas Baru", "", "", "a", "1 jam", "b", ""), ("2", "Menulis", "", "", "b", "1 jam", "c", ""),
)  # fmt: skip


def test_a_folder_becomes_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each document gets a draft and a report; what registers lack is offered; doubles and refusals are told; the sources stay."""
    monkeypatch.chdir(tmp_path)
    root = write(
        tmp_path / "sops",
        {**REGISTERS, "biro/surat.yaml": SOUND.replace("Pengelolaan Surat", "Peminjaman Ruang Rapat")},
    )
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    document = tabbed(*IDENTITY, *BOXES, *_TABLE)
    write(
        tmp_path / "dokumen", {"satu.txt": document, "sub/dua.txt": document, "rusak.txt": b"\0", "abaikan.exe": b"MZ"}
    )
    code, out, err = run_and_read(capsys, "impor", "dokumen", "-o", "hasil")
    assert (code, err) == (1, "")
    assert "rusak.txt: Berkas ini bukan teks.\n" in out
    assert "«Peminjaman Ruang Rapat» ada di satu.txt dan sub/dua.txt." in out
    made = sorted(
        file.relative_to(tmp_path / "hasil").as_posix() for file in (tmp_path / "hasil").rglob("*") if file.is_file()
    )
    assert made == [
        "draf/peminjaman-ruang-rapat-2.yaml", "draf/peminjaman-ruang-rapat.yaml", "index.html", "laporan/rusak-txt.html", "laporan/satu-txt.html",
        "laporan/sub-dua-txt.html", "ringkasan.csv", "tambahan/jabatan.yaml", "tambahan/peraturan.yaml", "tambahan/unit.yaml",
    ]  # fmt: skip
    report = (tmp_path / "hasil/laporan/satu-txt.html").read_text("utf-8")
    assert "biro/surat" in report
    assert "tebakan" in report
    assert "petugas-baru:\n  nama: Petugas Baru\n" in (tmp_path / "hasil/tambahan/jabatan.yaml").read_text("utf-8")
    assert {file: file.read_bytes() for file in root.rglob("*.yaml")} == before


def test_no_work_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft that somebody worked on, or that another document gave, keeps its place; the same import again adds no file."""
    monkeypatch.chdir(tmp_path)
    lines = (*IDENTITY, *BOXES, *_TABLE)
    write(tmp_path, {"satu.txt": tabbed(*lines), "dua.txt": tabbed(*lines).replace(b"Menulis", b"Menyalin")})

    def made() -> dict[str, str]:
        return {
            file.relative_to(tmp_path / "hasil").as_posix(): file.read_text("utf-8")
            for file in (tmp_path / "hasil").rglob("*")
            if file.is_file()
        }

    assert run_and_read(capsys, "impor", "satu.txt", "-o", "hasil")[0] == 0
    first = made()
    assert run_and_read(capsys, "impor", "satu.txt", "-o", "hasil")[0] == 0
    assert made() == first
    draft = tmp_path / "hasil/draf/peminjaman-ruang-rapat.yaml"
    draft.write_text("# disunting\n" + draft.read_text("utf-8"), encoding="utf-8")
    edited = made()
    for document, name in (("satu.txt", "-2"), ("dua.txt", "-3")):
        code, out, _ = run_and_read(capsys, "impor", document, "-o", "hasil")
        told = "«draf/peminjaman-ruang-rapat.yaml» sudah ada dan isinya lain; "
        assert code == 0
        assert f"{told}draf ini ditulis ke «draf/peminjaman-ruang-rapat{name}.yaml».\n" in out
        assert edited.items() - made().items() <= {(one, edited[one]) for one in ("index.html", "ringkasan.csv")}


def test_offers_beside_earlier_ones_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second import into the same folder offers other offices in a file of its own, and says so; the same ones again say nothing."""
    monkeypatch.chdir(tmp_path)
    document = tabbed(*IDENTITY, *BOXES, *_TABLE)
    write(tmp_path, {"satu.txt": document, "dua.txt": document.replace(b"Petugas Baru", b"Petugas Lama")})
    told = "«tambahan/jabatan.yaml» sudah ada dan isinya lain; tambahan ini ditulis ke «tambahan/jabatan-2.yaml».\n"
    for name, said in (("satu.txt", False), ("satu.txt", False), ("dua.txt", True)):
        _, out, _ = run_and_read(capsys, "impor", name, "-o", "hasil")
        assert (told in out) is said
    assert "Petugas Lama" in (tmp_path / "hasil/tambahan/jabatan-2.yaml").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="names are letters there, and links a privilege")
def test_odd_files_are_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link out of the folder of documents is not opened, a name in no letters is read as any, and neither ends the import of the others."""
    monkeypatch.chdir(tmp_path)
    lines = tabbed(*IDENTITY, *BOXES, *_TABLE)
    write(tmp_path / "dokumen", {"baik.txt": lines})
    (tmp_path / "rahasia.txt").write_text("kata-sandi", encoding="utf-8")
    (tmp_path / "dokumen/tautan.txt").symlink_to("../rahasia.txt")
    (tmp_path / "dokumen/dalam.txt").symlink_to("baik.txt")
    (tmp_path / "dokumen/putar.txt").symlink_to("putar.txt")
    Path(os.fsdecode(os.fsencode(tmp_path / "dokumen") + b"/\xff\xfe.txt")).write_bytes(lines)
    code, out, err = run_and_read(capsys, "impor", "dokumen", "-o", "hasil")
    assert (code, err) == (1, "")
    assert "tautan.txt: Tautan ke luar folder dokumen; tidak dibuka." in out
    assert "3 SOP dari 5 berkas" in out
    assert "\ufffd\ufffd.txt: 2 kegiatan" in out
    assert "\ufffd\ufffd.txt" in (tmp_path / "hasil/index.html").read_text("utf-8")
    assert all("kata-sandi" not in file.read_text("utf-8") for file in (tmp_path / "hasil").rglob("*.*"))


@pytest.mark.parametrize("document", ["satu.txt", "05.xlsx", "25.docx"])
def test_a_draft_becomes_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], document: str
) -> None:
    """With the additions taken over the draft has no error; in force it may be when each item was looked at and deleted."""
    monkeypatch.chdir(tmp_path)
    root = write(tmp_path / "sops", REGISTERS)
    write(tmp_path, {"satu.txt": tabbed(*IDENTITY, *BOXES, *_TABLE)})
    if document != "satu.txt":
        (tmp_path / document).write_bytes((FOLDER / document).read_bytes())
    assert run_and_read(capsys, "impor", document, "-o", "hasil")[0] == 0
    for added in (tmp_path / "hasil/tambahan").iterdir():
        (root / added.name).write_text(REGISTERS[added.name] + added.read_text("utf-8"), encoding="utf-8")
    draft = next((tmp_path / "hasil/draf").iterdir()).read_text("utf-8")
    file = write(root, {"dinas/sop.yaml": draft}) / "dinas/sop.yaml"
    assert collect(root, "sops").errors == 0
    file.write_text(draft.replace("status: draf", "status: berlaku"), encoding="utf-8")
    assert [problem.code for problem in collect(root, "sops").problems if problem.severity is Severity.ERROR] == [
        "belum-diperiksa"
    ]
    file.write_text(draft.replace("status: draf", "status: berlaku").partition("perlu_diperiksa:")[0], encoding="utf-8")
    assert collect(root, "sops").errors == 0


def test_without_unit_and_lanes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in a draft for a unit and lanes that a document doesn't say is offered too: with it the draft has no error."""
    monkeypatch.chdir(tmp_path)
    registers = {**REGISTERS, "unit.yaml": f"{REGISTERS['unit.yaml']}lain: {{nama: Lain}}\n"}
    root = write(tmp_path / "sops", registers)
    rows = (("Nomor SOP", "A-1"), ("Nama SOP", "Surat Keluar"), ("No", "Kegiatan", "Waktu", "Output"))
    write(tmp_path, {"satu.txt": tabbed(*rows, ("1", "Menulis", "5 menit", "b"), ("2", "Mengirim", "5 menit", "c"))})
    assert run_and_read(capsys, "impor", "satu.txt", "-o", "hasil")[0] == 0
    draft = (tmp_path / "hasil/draf/surat-keluar.yaml").read_text("utf-8")
    write(root, {"biro/surat.yaml": draft})
    assert collect(root, "sops").errors == 2
    for name in ("unit.yaml", "jabatan.yaml"):
        added = (tmp_path / "hasil/tambahan" / name).read_text("utf-8")
        (root / name).write_text(registers[name] + added, encoding="utf-8")
    assert collect(root, "sops").errors == 0


def test_other_files_in_a_folder_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By their names, the first ten; what programs leave there is none of them."""
    monkeypatch.chdir(tmp_path)
    names = [f"foto-{at:02}.png" for at in range(12)]
    write(
        tmp_path / "dokumen",
        {"baik.txt": tabbed(*IDENTITY, *BOXES, *_TABLE), ".DS_Store": "x", **dict.fromkeys(names, "x")},
    )
    code, out, _ = run_and_read(capsys, "impor", "dokumen", "-o", "hasil")
    said = f"12 berkas di sana tidak dibaca, sebab jenisnya belum dapat dibaca: {', '.join(names[:10])}, dan 2 lagi."
    assert code == 0
    assert said in out
    assert said in (tmp_path / "hasil/index.html").read_text("utf-8")


def test_asked_wrongly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that is not there, and a folder with none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kosong").mkdir()
    assert run_and_read(capsys, "impor", "tak-ada.txt", "-o", "hasil")[0] == 2
    assert run_and_read(capsys, "impor", "kosong", "-o", "hasil")[0] == 2
    assert not (tmp_path / "hasil").exists()


def test_nothing_goes_among_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reports and drafts into the folder of the sources, or where a page of somebody else's stands, are refused with advice."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.txt": tabbed(*IDENTITY, *BOXES, *_TABLE), "situs/index.html": "<title>Milik orang</title>"})
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    (tmp_path / "tautan").symlink_to("sops", target_is_directory=True)
    before = sorted(tmp_path.rglob("*"))
    for target, said in (("sops", "folder sumber"), ("sops/biro", "folder sumber"), ("tautan", "folder sumber"), ("situs", "bukan hasil impor")):  # fmt: skip
        code, out, err = run_and_read(capsys, "impor", "a.txt", "-o", target)
        assert (code, out) == (2, "")
        assert said in err
        assert "-o hasil" in err
    assert sorted(tmp_path.rglob("*")) == before
    assert [run_and_read(capsys, "impor", "a.txt", "-o", "hasil")[0] for _ in range(2)] == [0, 0]


def test_a_workbook_of_many_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where most sheets of a workbook gave no step, the line of the terminal says how many; beside a sheet of identity it says nothing."""
    monkeypatch.chdir(tmp_path)
    for name, many in (("buku", 9), ("pasangan", 2)):
        book = Workbook(write_only=True)
        for at in range(many):
            sheet = book.create_sheet(f"Lembar {at}")
            for row in (*IDENTITY, *_TABLE) if not at else (["Catatan", "lain"],):
                sheet.append(row)
        book.save(f"{name}.xlsx")
    _, out, _ = run_and_read(capsys, "impor", "buku.xlsx", "pasangan.xlsx", "-o", "hasil")
    assert "; 8 dari 9 lembarnya tidak memuat kegiatan, lihat laporannya" in out
    assert out.count("tidak memuat kegiatan") == 1


def test_what_has_no_title_is_no_double_and_steps_beyond_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two documents without number and title are two; the line of one with too many steps says how many are not in its draft."""
    monkeypatch.chdir(tmp_path)
    untitled = tabbed(*_TABLE)
    steps = [(str(at), *_TABLE[-1][1:]) for at in range(2, 204)]
    write(tmp_path / "dokumen", {"a.txt": untitled, "b.txt": untitled, "c.txt": tabbed(*IDENTITY, *_TABLE, *steps)})
    _, out, _ = run_and_read(capsys, "impor", "dokumen", "-o", "hasil")
    assert "Tanpa judul" not in out
    assert "kegiatan lagi tidak masuk draf, bagilah SOP-nya" in next(
        line for line in out.splitlines() if "c.txt" in line
    )
