# `sop daftar-periksa`: which checklists it makes, where, and how it ends.
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.running import code_of
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.site.project import contents

_SOP = {"biro/surat.yaml": SOUND, "lain/draf.yaml": draft("Rancangan")}
_SLUG = "biro/surat-daftar-periksa"


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an SOP in force and a draft; the working directory."""
    write(tmp_path / "sops", {**REGISTERS, **_SOP})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> int:
    return code_of("daftar-periksa", *arguments)


def test_every_kind_of_every_sop(capsys: pytest.CaptureFixture[str]) -> None:
    """Drafts too: they are carried out while they are tried."""
    assert 0 == _run("-o", "cetak")
    kinds = ("csv", "json", "pdf", "xlsx")
    assert [f"{name}-daftar-periksa.{kind}" for name in ("biro/surat", "lain/draf") for kind in kinds] == list(
        contents(Path("cetak"))
    )
    assert "8 berkas dari 2 SOP" in capsys.readouterr().out


def test_one_offices_steps(capsys: pytest.CaptureFixture[str]) -> None:
    """Only its steps, and where they lead; SOP in which it does nothing are left out."""
    assert 0 == _run("-o", "cetak", "--jabatan", "kasubbag")
    assert [f"{_SLUG}-kasubbag.{kind}" for kind in ("csv", "json", "pdf")] == list(contents(Path("cetak")))
    assert "Untuk satu jabatan ada PDF, CSV dan JSON" in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(Path(f"cetak/{_SLUG}-kasubbag.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [("1", "Menyiapkan")] == [(row["no"], row["kegiatan"]) for row in rows]
    data = json.loads(Path(f"cetak/{_SLUG}-kasubbag.json").read_text("utf-8"))
    assert ("kasubbag", [0]) == (data["jabatan"], data["baris"])
    assert 2 == len(data["langkah"])
    words = PdfReader(f"cetak/{_SLUG}-kasubbag.pdf").pages[0].extract_text()
    assert "Menyiapkan" in words
    assert "Memeriksa" not in words


def test_paths_and_kinds() -> None:
    """One file, one kind."""
    assert 0 == _run("sops/biro/surat.yaml", "-o", "cetak", "--format", "xlsx")
    assert [f"{_SLUG}.xlsx"] == list(contents(Path("cetak")))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "cetak", "--jabatan", "menteri"], "jabatan «menteri» tidak ada di sops/jabatan.yaml"),
        (
            ["-o", "cetak", "--jabatan", "kasubbag", "--format", "xlsx"],
            "XLSX tidak ada untuk satu jabatan. Buat tanpa --jabatan",
        ),
        (["tak-ada", "-o", "cetak"], "«tak-ada» tidak ada"),
        (["-o", "cetak", "--format", "doc"], "«doc» tidak dikenal"),
        ([], "sebutkan -o/--output"),
        (["-o", "sops/unit.yaml/x"], "tidak dapat ditulis"),
    ],
)
def test_asked_wrongly(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One plain sentence, and 2."""
    assert 2 == _run(*arguments)
    assert said in capsys.readouterr().err


def test_faulty_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of what has an error nothing is made, and the exit code says so; the others are made."""
    (folder / "sops" / "biro" / "surat.yaml").write_text("judul: [\n")
    assert 1 == _run("sops/biro", "-o", "cetak")
    assert not Path("cetak").exists()
    assert 1 == _run("-o", "cetak")
    assert 4 == len(contents(Path("cetak")))
    assert "1 SOP tidak dibuat karena galat itu; yang lain dibuat." in capsys.readouterr().err
    assert 0 == _run("sops/lain", "-o", "cetak")
