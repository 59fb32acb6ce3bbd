# `sop pdf`: which sheets it makes, where, and how it ends.
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader

from tatalaksana.cache import Cache
from tatalaksana.cli import main
from tatalaksana.model import Kertas
from tests.cli.running import code_of
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.press.gang import gang
from tests.site.project import contents

_SOP = {
    "biro/surat.yaml": SOUND,
    "bagian/arsip.yaml": SOUND.replace("A-1", "A-2").replace("Surat", "Arsip"),
    "lain/draf.yaml": draft("Rancangan"),
}
_KEPT = Path(".cache/tatalaksana/pdf")


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two SOP in force and a draft; the working directory."""
    write(tmp_path / "sops", {**REGISTERS, **_SOP})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> int:
    return code_of("pdf", *arguments)


def _files(folder: str) -> list[str]:
    return list(contents(Path(folder)))


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ([], ["bagian/arsip.pdf", "biro/surat.pdf"]),
        (["--draf"], ["bagian/arsip.pdf", "biro/surat.pdf", "lain/draf.pdf"]),
        (["sops/biro"], ["biro/surat.pdf"]),
        (["sops/bagian"], ["bagian/arsip.pdf"]),
        (["sops/biro/surat.yaml", "sops/biro/surat.yaml"], ["biro/surat.pdf"]),
        (["sops/lain/draf.yaml"], ["lain/draf.pdf"]),
        (["sops/lain"], []),
        (["sops/lain", "--draf"], ["lain/draf.pdf"]),
    ],
)
def test_what_is_made(arguments: list[str], files: list[str]) -> None:
    """Every SOP in force, drafts where they are asked for or named; each at its id."""
    assert 0 == _run(*arguments, "-o", "cetak")
    assert files == _files("cetak")
    assert all(content.startswith(b"%PDF-1.7") for content in contents(Path("cetak")).values())


@pytest.mark.parametrize("kertas", Kertas)
def test_paper(kertas: Kertas) -> None:
    """The paper is the one asked for."""
    assert 0 == _run("sops/biro/surat.yaml", "-o", "cetak", "--kertas", kertas.value)
    for page in PdfReader("cetak/biro/surat.pdf").pages:
        assert abs(float(page.mediabox.width) - kertas.lebar * 72 / 25.4) < 0.5


@pytest.mark.parametrize(
    "arguments",
    [
        ["tak-ada.yaml", "-o", "cetak"],
        ["/etc", "-o", "cetak"],
        ["--folder", "tak-ada", "-o", "cetak"],
        [],
        ["-o", "c", "--kertas", "a3"],
    ],
)
def test_wrong_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that cannot be run ends with 2, says why and writes nothing."""
    assert 2 == _run(*arguments)
    assert capsys.readouterr().err
    assert not Path("cetak").exists()
    assert not _KEPT.exists()


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("biro/salah.yaml", "judul: Tanpa isi\n"), ("biro/rusak.yaml", "judul: [\n"), ("formulir/f.yaml", "judul: F\n"),
        ("profil/lain.yaml", "kertas: a3\n"),
    ],
)  # fmt: skip
def test_an_error_elsewhere_stops_nothing(broken: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked for and needs no broken file is made; that there are errors elsewhere is said in a line."""
    write(Path("sops"), {broken: text})
    assert 0 == _run("sops/biro/surat.yaml", "-o", "cetak")
    said = capsys.readouterr().err
    assert ["biro/surat.pdf"] == _files("cetak")
    assert broken not in said
    assert "pada berkas lain, yang tidak diperlukan di sini" in said


def test_what_has_an_error_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Of all that was asked for the rest is made; the error is told, and the exit code says so."""
    write(Path("sops"), {"biro/salah.yaml": "judul: Tanpa isi\n"})
    assert 1 == _run("-o", "cetak")
    said = capsys.readouterr().err
    assert ["bagian/arsip.pdf", "biro/surat.pdf"] == _files("cetak")
    assert "sops/biro/salah.yaml:1:1: galat" in said
    assert "1 SOP tidak dibuat karena galat itu; yang lain dibuat." in said


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("unit.yaml", "biro: {nama: Biro, induk: tak-ada}\n"), ("jabatan.yaml", "kabag: {}\n"),
        ("peraturan.yaml", "uu-1: {judul: A, diganti_oleh: uu-9}\n"), ("biro/surat.yaml", "judul: [\n"),
    ],
)  # fmt: skip
def test_what_stands_on_a_broken_file_is_not_made(broken: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The SOP itself, or a register that it names something of: the error is told, and nothing is made."""
    write(Path("sops"), {broken: text})
    assert 1 == _run("sops/biro/surat.yaml", "-o", "cetak")
    said = capsys.readouterr().err
    assert f"sops/{broken}:1:" in said
    assert "tidak ada yang dibuat" in said
    assert not Path("cetak").exists()


def test_a_book_is_whole_or_not_made(capsys: pytest.CaptureFixture[str]) -> None:
    """A book that would lack an SOP of its unit is not made; those of other units are."""
    write(Path("sops"), {
        "unit.yaml": "biro: {nama: Biro Umum}\nbagian: {nama: Bagian}\n",
        "bagian/arsip.yaml": _SOP["bagian/arsip.yaml"].replace("unit: biro", "unit: bagian"),
        "biro/rusak.yaml": "judul: [\n",
    })  # fmt: skip
    assert 1 == _run("-o", "cetak", "--buku")
    assert ["buku-sop-bagian.pdf"] == _files("cetak")
    assert "buku yang tidak lengkap tidak dibuat: biro." in capsys.readouterr().err


def test_only_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of drafts alone makes nothing, and it is said how they are made."""
    assert 0 == _run("sops/lain", "-o", "cetak")
    assert "--draf" in capsys.readouterr().err
    assert not Path("cetak").exists()


def test_a_file_where_the_folder_goes(capsys: pytest.CaptureFixture[str]) -> None:
    """A plain sentence, no traceback, and the file stays as it is."""
    Path("cetak").write_text("isi", encoding="utf-8")
    assert 2 == _run("-o", "cetak")
    said = capsys.readouterr().err
    assert said.startswith("sop pdf: «cetak/bagian/arsip.pdf» ")
    assert said.count("\n") == 1
    assert Path("cetak").read_text(encoding="utf-8") == "isi"


def test_the_cache() -> None:
    """A second run takes what was kept; without the cache, and beside it, the bytes are the same."""
    assert 0 == _run("--draf", "-o", "satu")
    kept = contents(_KEPT)
    assert sorted(kept.values()) == sorted(contents(Path("satu")).values())
    assert 0 == _run("--draf", "-o", "dua")
    shutil.rmtree(_KEPT)
    assert 0 == _run("--draf", "-o", "tiga")
    assert contents(Path("satu")) == contents(Path("dua")) == contents(Path("tiga"))
    assert contents(_KEPT) == kept


def test_what_is_kept_is_used() -> None:
    """A sheet is copied from the cache, not made again, unless somebody else wrote into its file."""
    assert 0 == _run("-o", "satu")
    kept = [path for path in _KEPT.rglob("*") if path.is_file()]
    for path in kept:
        path.write_bytes(b"dari orang lain")
    assert 0 == _run("-o", "dua")
    assert contents(Path("satu")) == contents(Path("dua"))
    for path in kept:
        Cache(_KEPT).put(path.name.partition("-")[0], b"dari tembolok")
    assert 0 == _run("-o", "tiga")
    assert set(contents(Path("tiga")).values()) == {b"dari tembolok"}


def test_a_cache_that_cannot_be_written() -> None:
    """A file in the cache's place keeps no sheet from being made, and stays."""
    Path(".cache").write_text("berkas", encoding="utf-8")
    assert 0 == _run("-o", "cetak")
    assert len(_files("cetak")) == 2
    assert Path(".cache").read_text(encoding="utf-8") == "berkas"


def test_a_change_is_seen() -> None:
    """A source that changed has another sheet; the others keep theirs."""
    assert 0 == _run("-o", "cetak")
    before = contents(Path("cetak"))
    path = Path("sops/biro/surat.yaml")
    path.write_text(SOUND.replace("Menyiapkan", "Menyediakan"), encoding="utf-8")
    assert 0 == _run("-o", "cetak")
    after = contents(Path("cetak"))
    assert [name for name in before if before[name] != after[name]] == ["biro/surat.pdf"]


@pytest.mark.no_cover
def test_an_old_sheet_stays_whole_until_the_new_one_is() -> None:
    """Killed at any moment, the command leaves whole sheets only; what it wrote aside is hidden."""
    for number in range(12):
        Path(f"sops/biro/s{number}.yaml").write_text(
            SOUND.replace("A-1", f"B-{number}").replace("Surat", f"Hal {number}"), encoding="utf-8"
        )
    command = [
        sys.executable,
        "-c",
        "import sys; from tatalaksana.cli import main; sys.exit(main(sys.argv[1:]))",
        "pdf",
        "-o",
        "cetak",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while not Path("cetak").exists() and process.poll() is None:
        time.sleep(0.001)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for path in (*Path("cetak").rglob("*.pdf"), *_KEPT.rglob("*")):
        if path.is_file() and not path.name.startswith(("tmp", ".")):
            assert path.read_bytes().rstrip().endswith(b"%%EOF"), path
    assert 0 == _run("-o", "cetak")
    assert len(list(Path("cetak/biro").glob("s*.pdf"))) == 13


def test_a_file_that_is_no_sop_gives_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A register by itself is a slip, and none of drafts."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    for command in (["pdf"], ["ekspor", "--ke", "json"]):
        for more in ([], ["--draf"]):
            assert main([*command, "sops/unit.yaml", "-o", "c", *more]) == 2
            told = capsys.readouterr().err
            assert "tidak ada satu pun di sana" in told
            assert "--draf" not in told


def test_what_another_machine_made_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With a shared store a machine that kept nothing makes no sheet again; a damaged one is told, and made."""
    shared = tmp_path / "bersama"
    assert 0 == _run("-o", "satu", "--simpanan", shared.as_uri())
    kept = [path for path in shared.rglob("*") if path.is_file()]
    assert 2 == len(kept)
    shutil.rmtree(".cache")
    kept[0].write_bytes(b"rusak")
    capsys.readouterr()
    assert 0 == _run("-o", "dua", "--simpanan", shared.as_uri())
    assert "sop pdf: 1 berkas di simpanan bersama rusak; dibuat ulang.\n" in capsys.readouterr().err
    assert contents(Path("satu")) == contents(Path("dua"))


def test_a_cluster_makes_the_sheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By a cluster they are what they are without; its second command does not need it."""
    assert 0 == _run("-o", "satu")
    shutil.rmtree(".cache")
    with gang(tmp_path, 1) as one:
        assert 0 == _run("-o", "dua", "--kluster", one.address)
    assert contents(Path("satu")) == contents(Path("dua"))
    assert 0 == _run("-o", "tiga", "--kluster", one.address)
    assert "Kluster" not in capsys.readouterr().err


def test_others_that_cannot_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """A store of no kind is the command's fault, told before anything is made."""
    assert 2 == _run("-o", "cetak", "--simpanan", "sftb://x")
    assert "sop pdf: simpanan «sftb://x» tidak dikenal." in capsys.readouterr().err
    assert not Path("cetak").exists()
