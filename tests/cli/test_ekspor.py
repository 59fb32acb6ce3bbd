# `sop ekspor`: which files it makes, where, and how it ends.
from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.site.project import contents

_SOP = {"biro/surat.yaml": SOUND, "lain/draf.yaml": draft("Rancangan")}


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an SOP in force and a draft; the working directory."""
    write(tmp_path / "sops", {**REGISTERS, **_SOP})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([], ["biro/surat"]),
        (["--draf"], ["biro/surat", "lain/draf"]),
        (["sops/lain/draf.yaml"], ["lain/draf"]),
        (["sops/lain"], []),
    ],
)
@pytest.mark.parametrize("kind", ["xlsx", "docx", "bpmn"])
def test_documents(kind: str, arguments: list[str], names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One of each SOP; a draft where it is asked for."""
    code, out, err = run_and_read(capsys, "ekspor", "--ke", kind, "-o", "keluar", *arguments)
    assert code == 0
    assert [f"{name}.{kind}" for name in names] == (list(contents(Path("keluar"))) if names else [])
    if names:
        assert out.startswith(f"{len(names)} SOP, {len(names)} berkas, ")
        assert kind == "bpmn" or all(zipfile.is_zipfile(Path("keluar") / f"{name}.{kind}") for name in names)
    else:
        assert "tidak ada SOP yang dibuat" in err


def test_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The list as the site has it, and each SOP's own content."""
    assert 0 == run_and_read(capsys, "ekspor", "--ke", "json", "-o", "keluar")[0]
    assert ["api/sop.json", "api/sop.schema.json", "biro/surat.json"] == list(contents(Path("keluar")))
    listed = json.loads(Path("keluar/api/sop.json").read_text("utf-8"))
    assert ["biro/surat"] == [one["id"] for one in listed["sop"]]
    own = json.loads(Path("keluar/biro/surat.json").read_text("utf-8"))
    assert ["Menyiapkan", "Memeriksa"] == [step["uraian"] for step in own["kegiatan"]]


def test_asked_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    """What it can't make is said with what it can, in a sentence."""
    code, _, err = run_and_read(capsys, "ekspor", "--ke", "ods", "-o", "keluar")
    assert code == 2
    assert "«ods» tidak dikenal, pilihannya: xlsx, docx, bpmn, markdown, json" in err


def test_paper(capsys: pytest.CaptureFixture[str]) -> None:
    """Another paper than the profile's, for one run."""
    for paper, number in (("f4", "14"), ("legal", "5")):
        assert 0 == run_and_read(capsys, "ekspor", "--ke", "xlsx", "--kertas", paper, "-o", paper)[0]
        sheet = zipfile.ZipFile(f"{paper}/biro/surat.xlsx").read("xl/worksheets/sheet1.xml").decode()
        assert f'paperSize="{number}"' in sheet
