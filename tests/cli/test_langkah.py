# `sop langkah`: what it writes, and what it says when it does not.
from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.cli.test_main import ENGLISH
from tests.collections_on_disk import REGISTERS, SOUND, write

FILE = "sops/biro/surat.yaml"
TEXT = SOUND.replace("uraian: Memeriksa", "keputusan: {setuju: selesai, tidak: 1}, uraian: Memeriksa")
ADDED = "  - {uraian: Mencatat surat, pelaksana: kasubbag, kelengkapan: konsep, waktu: 5 menit, output: konsep}\n"
WORDS = ("uraian=Mencatat surat", "pelaksana=kasubbag", "waktu=5 menit", "kelengkapan=konsep", "output=konsep")


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one SOP; the working directory."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": TEXT})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return run_and_read(capsys, "langkah", *arguments)


def _text() -> str:
    return Path(FILE).read_text(encoding="utf-8")


def test_a_step_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind a step, with its keys in the form's order; what named a step by number names it by id."""
    assert (0, f"{FILE}: langkah ditambahkan.\n", "") == _run(capsys, FILE, "tambah", "--sesudah", "1", *WORDS)
    named = TEXT.replace("{uraian: Menyiapkan", "{id: menyiapkan, uraian: Menyiapkan").replace(
        "tidak: 1", "tidak: menyiapkan"
    )
    assert named.replace("  - {keputusan", f"{ADDED}  - {{keputusan") == _text()


def test_a_step_is_tried(capsys: pytest.CaptureFixture[str]) -> None:
    """With `--coba` the text is shown and nothing is written."""
    code, said, _ = _run(capsys, FILE, "tambah", "--sebelum", "2", "--coba", *WORDS)
    assert (0, True) == (code, ADDED in said)
    assert TEXT == _text()


def test_a_step_is_moved_and_taken_out(capsys: pytest.CaptureFixture[str]) -> None:
    """By number or id; where it is already, nothing is done."""
    _run(capsys, FILE, "tambah", "--sesudah", "1", *WORDS)
    assert 0 == _run(capsys, FILE, "pindah", "2", "--sebelum", "menyiapkan")[0]
    assert _text().index("Mencatat") < _text().index("Menyiapkan")
    assert "sudah demikian" in _run(capsys, FILE, "pindah", "1", "--sebelum", "menyiapkan")[1]
    assert (0, f"{FILE}: langkah dihapus.\n", "") == _run(capsys, FILE, "hapus", "1")
    assert "Mencatat" not in _text()


def test_a_step_that_others_lead_to(capsys: pytest.CaptureFixture[str]) -> None:
    """Who leads to it is told with its place; it goes when it is said where they shall lead."""
    code, _, said = _run(capsys, FILE, "hapus", "1")
    line = TEXT.split("\n").index(next(one for one in TEXT.split("\n") if "keputusan" in one)) + 1
    assert 2 == code
    assert said.startswith(f"{FILE}:{line}:")
    assert "Langkah 2 menuju langkah itu («keputusan.tidak»)." in said
    assert "--ganti-ke" in said
    assert TEXT == _text()


def test_exits_that_come_together_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Where two exits of a decision lead to one place since a step went, it is said; exits that did before are not."""
    ways = "keputusan: {setuju: cetak, kurang: 1, ulang: 1}, uraian: Memeriksa"
    text = SOUND.replace("uraian: Memeriksa", ways) + ADDED.replace("{uraian", "{id: cetak, uraian")
    Path(FILE).write_text(text, encoding="utf-8")
    code, said, remarks = _run(capsys, FILE, "hapus", "1", "--ganti-ke", "cetak", "--coba")
    assert 0 == code
    assert "keputusan: {setuju: cetak, kurang: cetak, ulang: cetak}" in said
    told = "Di langkah 1, jalan keluar «setuju» dan «{}» kini menuju tempat yang sama. Periksa apakah keputusannya masih diperlukan."
    warned, *told_last = remarks.splitlines()
    assert "[keputusan-satu-tujuan]" in warned
    assert [told.format("kurang"), told.format("ulang")] == told_last


def test_a_trial_tells_what_would_be_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """What would not be written is not shown as if it were: the errors are told, as without «--coba»."""
    Path(FILE).write_text(
        SOUND.replace("uraian: Memeriksa", "keputusan: {ya: selesai, tidak: 1}, uraian: Memeriksa"), encoding="utf-8"
    )
    code, said, remarks = _run(capsys, FILE, "hapus", "1", "--ganti-ke", "2", "--coba")
    assert (1, "") == (code, said)
    assert "[ke-diri-sendiri]" in remarks


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([FILE, "hapus", "9"], 2, "Langkah «9» tidak ada. Sebut nomornya (1 sampai 2) atau idnya."),
        ([FILE, "hapus", "1", "--ganti-ke", "1"], 2, "Sebut langkah lain."),
        ([FILE, "hapus", "1", "--sesudah", "2"], 2, "hanya untuk menambah dan memindahkan"),
        ([FILE, "pindah", "1"], 2, "--sesudah atau --sebelum"),
        ([FILE, "pindah"], 2, "Sebut satu langkah"),
        ([FILE, "tambah"], 2, "Sebut isi langkahnya"),
        ([FILE, "tambah", "Menulis"], 2, "bukan KUNCI=NILAI"),
        ([FILE, "tambah", "uraiann=x"], 2, "uraian"),
        ([FILE, "tambah", "uraian=x", "--ganti-ke", "1"], 2, "hanya untuk menghapus"),
        ([FILE, "tambah", "uraian=x"], 1, "Kegiatan ini belum menyebut «pelaksana»."),
        ([FILE, "tambah", "uraian=x", "pelaksana=kabag"], 1, "tak-tercapai"),
        ([FILE, "putar"], 2, "«putar» tidak dikenal"),
        (["sops/unit.yaml", "hapus", "1"], 2, "bukan SOP"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One plain sentence, the right code, and the file as it was."""
    found = _run(capsys, *arguments)
    assert (code, True) == (found[0], said in found[2])
    assert TEXT == _text()


def test_help_is_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    """The help has examples and exit codes."""
    code, said, _ = _run(capsys, "--help")
    assert 0 == code
    assert "Contoh: sop langkah" in said
    assert "Kode keluar" in " ".join(said.split())
    assert ENGLISH.search(said) is None
