# `sop usulan`: what the forges' workflows do with a proposal, from where it parted from its base.
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tatalaksana.cli.usulan import _LONGEST
from tatalaksana.render.panduan import guide_text
from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, SOUND
from tests.git.repository import Repository, new_repository
from tests.site.project import REPOSITORY, environment
from tests.test_imports import PACKAGE

_SOP = "sops/biro/surat.yaml"


def _bytes(text: str) -> bytes:
    return text.encode()


@pytest.fixture(name="clone")
def _clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A clone with a branch on which an SOP was changed; its base is the branch `main`, which went on meanwhile."""
    repository = new_repository(tmp_path / "salinan")
    files = {f"sops/{name}": _bytes(text) for name, text in REGISTERS.items()}
    repository.commit("2024-01-01", {**files, _SOP: _bytes(SOUND)})
    repository.git("switch", "-q", "-c", "usulan")
    repository.commit("2024-02-02", {_SOP: _bytes(SOUND.replace("uraian: Menyiapkan", "uraian: Menyiapkan kembali"))})
    repository.git("switch", "-q", "main")
    repository.commit(
        "2024-02-03", {"sops/biro/lain.yaml": _bytes(SOUND.replace("A-1", "A-2").replace("Surat", "Arsip"))}
    )
    repository.git("switch", "-q", "usulan")
    monkeypatch.chdir(repository.root)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    return repository


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run_and_read(capsys, "usulan", *words)


def test_a_proposal_from_start_to_end(clone: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Checked and compared from where it parted from its base: what others merged meanwhile is not its own."""
    assert (0, "", "") == _run(capsys, "periksa", "main", "--format", "github")
    code, markdown, _ = _run(capsys, "beda", "main")
    assert 0 == code
    assert "kembali" in markdown
    assert "Arsip" not in markdown
    assert {"body": markdown} == json.loads(_run(capsys, "catatan", "main")[1])
    file = clone.root / _SOP
    file.write_text(file.read_text(encoding="utf-8").replace("jenis: m", "jenis: x"), encoding="utf-8")
    code, told, _ = _run(capsys, "periksa", "main", "--format", "github")
    assert 1 == code
    assert f"::error file={_SOP},line=" in told
    code, told, _ = _run(capsys, "periksa", "main", "--format", "gitlab")
    assert (1, {("nilai-tak-dikenal", _SOP)}) == (
        code,
        {(one["check_name"], one["location"]["path"]) for one in json.loads(told)},
    )


def test_a_long_comment_is_cut(clone: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """At the end of a line, and it says so."""
    steps = "".join(
        f"  - {{uraian: Langkah {at} {'x' * 110}, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b}}\n"
        for at in range(190)
    )
    clone.git("switch", "-q", "main")
    before = {f"sops/biro/{name}.yaml": SOUND.replace("A-1", f"B-{name}1").replace("Surat", name) for name in "abc"}
    clone.commit("2024-03-03", {name: _bytes(text) for name, text in before.items()})
    for name, text in before.items():
        after = re.sub(r"kegiatan:\n.*", lambda _: f"kegiatan:\n{steps}", text, flags=re.DOTALL)
        (clone.root / name).write_text(after, encoding="utf-8")
    body = json.loads(_run(capsys, "catatan", "main")[1])["body"]
    assert len(body) < _LONGEST + 100
    assert body.endswith("… (dipotong; selengkapnya pada hasil pekerjaan)\n")


def test_what_is_asked_wrongly(clone: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A base that is not known, or has nothing in common, and a step that is none: each in a sentence."""
    assert "cabang «mian» tidak dikenal" in _run(capsys, "periksa", "mian")[2]
    clone.git("checkout", "-q", "--orphan", "asing")
    clone.commit("2024-04-04")
    code, _, told = _run(capsys, "beda", "main")
    assert (2, True) == (code, "tidak mempunyai riwayat bersama" in told)
    assert (2, True) == ((asked := _run(capsys, "apa", "main"))[0], "«apa» tidak dikenal" in asked[2])
    assert 2 == _run(capsys, "periksa")[0]


@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="hooks run in a shell")
def test_hooks(clone: Repository) -> None:
    """Both ways of having pre-commit check: each hook's command runs, on the files of the sources."""
    (ours,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (text,) = re.findall(r"^repos:\n.*?(?=^```)", guide_text("mengusulkan-perubahan"), re.MULTILINE | re.DOTALL)
    (repo,) = yaml.safe_load(text)["repos"]
    (copied,) = repo["hooks"]
    assert ours["files"] == copied["files"]
    assert re.search(ours["files"], _SOP)
    assert ours["entry"] == copied["entry"].removeprefix(".venv/bin/")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    given = {**environment(), "PATH": path, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(ours["entry"].split(), cwd=clone.root, env=given, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_workflows_name_actions_by_hash() -> None:
    """What a workflow runs is a commit that nobody can move, with its version beside it for people."""
    files = sorted((PACKAGE / "mulai/kerangka").glob("*.yml"))
    named = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(named) > 5
    assert [] == [line for line in named if not re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", line)]
