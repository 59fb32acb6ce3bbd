# The workflows that offices copy: what they run is one script, and that script runs here from start to end.
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from tatalaksana.cli.main import COMMANDS
from tests.collections_on_disk import copied
from tests.git.repository import new_repository
from tests.site.once import share_pieces
from tests.site.project import REPOSITORY, collection_project, environment
from tests.test_imports import PACKAGE

_EXAMPLES = REPOSITORY / "docs" / "contoh"
_WORKFLOWS = ("github.yml", "gitlab-ci.yml", "forgejo.yml")
_SOP = "sops/biro-pp/pengawasan-dan-perawatan-pohon.yaml"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="workflows run in a shell")


def _environment(**more: str) -> dict[str, str]:
    return {**environment(), "SOP_BIN": str(Path(sys.executable).parent), "PYTHONPATH": str(PACKAGE.parent), **more}


def _step(root: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", ".ci/usulan.sh", *words], cwd=root, env=_environment(**variables), check=False, capture_output=True, text=True,
    )  # fmt: skip


@contextmanager
def _forge() -> Iterator[tuple[str, list[tuple[Mapping[str, str], Any]]]]:
    """A forge that takes comments: its address, and what it was told."""
    told: list[tuple[Mapping[str, str], Any]] = []

    class Forge(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append((dict(self.headers), json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(201 if self.path == "/catatan" else 403)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Forge)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(name="clone")
def _clone(tmp_path: Path) -> Path:
    """A clone with a branch on which an SOP was changed; its base is the branch `main`."""
    root = tmp_path / "salinan"
    repository = new_repository(root)
    collection_project(root)
    copied(REPOSITORY / ".ci", root / ".ci")
    repository.commit("2024-01-01")
    repository.git("switch", "-q", "-c", "usulan")
    file = root / _SOP
    text = file.read_text(encoding="utf-8")
    first = re.search(r"uraian: (\w+)", text)
    assert first is not None
    file.write_text(text.replace(first[0], f"{first[0]} kembali", 1), encoding="utf-8")
    repository.commit("2024-02-02")
    share_pieces(root)
    return root


def test_a_proposal_from_start_to_end(clone: Path) -> None:
    """Checked, built, compared, commented on, and published, by the very commands of the workflows."""
    done = _step(clone, "periksa", "github")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::error" not in done.stdout
    assert "::warning" in done.stdout
    assert (0, "", "") == ((done := _step(clone, "periksa", "github", "main")).returncode, done.stdout, done.stderr)
    done = _step(clone, "bangun", "pratinjau")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kembali" in (clone / "pratinjau/sop/biro-pp/pengawasan-dan-perawatan-pohon/index.html").read_text(
        encoding="utf-8"
    )
    if "beda" in COMMANDS:
        done = _step(clone, "beda", "main", "beda.md")
        assert done.returncode == 0, done.stderr
        assert "kembali" in (clone / "beda.md").read_text(encoding="utf-8")
    else:
        (clone / "beda.md").write_text("Langkah 1: «uraian» berubah – ä\n" * 5000, encoding="utf-8")
    with _forge() as (address, told):
        done = _step(clone, "catat", f"{address}catatan", "beda.md", KEPALA="Authorization: token rahasia")
        assert (0, "", "") == (done.returncode, done.stdout, done.stderr)
        headers, body = told[0]
        assert headers["Authorization"] == "token rahasia"
        assert (clone / "beda.md").read_text(encoding="utf-8").startswith(body["body"][:50])
        assert len(body["body"]) < 65_000
        done = _step(clone, "catat", f"{address}lain", "beda.md", KEPALA="Authorization: token rahasia")
        assert done.returncode == 1
        assert "catatan tidak terkirim" in done.stderr
        assert "rahasia" not in done.stderr
    for _ in range(2):
        assert _step(clone, "bangun", "situs").returncode == 0
    assert (clone / "situs/index.html").is_file()


def test_a_wrong_proposal_is_stopped(clone: Path) -> None:
    """An error is told on its line, in the forge's own words, and nothing is built over what there is."""
    assert _step(clone, "bangun", "situs").returncode == 0
    file = clone / _SOP
    file.write_text(file.read_text(encoding="utf-8").replace("jenis: m", "jenis: x"), encoding="utf-8")
    done = _step(clone, "periksa", "github")
    assert done.returncode == 1
    assert f"::error file={_SOP},line=" in done.stdout
    done = _step(clone, "periksa", "gitlab", "main")
    assert done.returncode == 1
    assert {_SOP} == {one["location"]["path"] for one in json.loads(done.stdout)}
    assert ("nilai-tak-dikenal", _SOP) in {
        (one["check_name"], one["location"]["path"]) for one in json.loads(done.stdout)
    }
    assert _step(clone, "bangun", "situs").returncode == 1
    assert (clone / "situs/index.html").is_file()


@pytest.mark.parametrize(
    "words", [[], ["apa"], ["bangun"], ["beda", "main"], ["catat", "http://127.0.0.1:9/", "beda.md"]]
)
def test_wrong_steps(words: list[str]) -> None:
    """A step that is not known or lacks something ends with 2 and a sentence."""
    done = _step(REPOSITORY, *words)
    assert done.returncode == 2
    assert done.stderr.startswith("usulan.sh: ")


@pytest.mark.parametrize("name", _WORKFLOWS)
def test_workflows_run_the_script(name: str) -> None:
    """Each workflow is YAML and runs every step of the script; no step is called that is not there."""
    text = (_EXAMPLES / name).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    assert {"periksa", "bangun", "beda", "catat"} == set(re.findall(r"\.ci/usulan\.sh (\w+)", text))


def test_hooks(clone: Path) -> None:
    """Both ways of having pre-commit check: each hook's command runs, on the files of the sources."""
    (ours,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repo,) = yaml.safe_load((_EXAMPLES / "pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (copied,) = repo["hooks"]
    assert ours["files"] == copied["files"]
    assert re.search(ours["files"], _SOP)
    assert ours["entry"] == copied["entry"].removeprefix(".venv/bin/")
    path = os.pathsep.join((_environment()["SOP_BIN"], os.environ["PATH"]))
    done = subprocess.run(
        ours["entry"].split(), cwd=clone, env=_environment(PATH=path), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_examples_name_actions_by_hash() -> None:
    """What a workflow runs is a commit that nobody can move, with its version beside it for people."""
    files = sorted((REPOSITORY / "docs/contoh").glob("*.yml"))
    named = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(named) > 5
    assert [] == [line for line in named if not re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", line)]
