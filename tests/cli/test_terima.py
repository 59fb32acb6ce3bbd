# `sop terima`: what comes by mail is checked, told and put on a branch, and nothing of the office's own work is touched.
from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tatalaksana.cli import main
from tatalaksana.usulan import BerkasUsulan, Usulan, blob_hash, proposal_patch, proposal_zip
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.git.repository import Repository, new_repository

_NAME = "biro/surat.yaml"


@pytest.fixture(name="repository")
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = new_repository(tmp_path / "kantor")
    write(repository.root / "sops", {**REGISTERS, _NAME: SOUND, "biro/tamu.yaml": draft("Tamu")})
    repository.commit("2024-01-02")
    repository.git("config", "user.name", "Pengelola Rekaan")
    repository.git("config", "user.email", "kantor@contoh.example")
    monkeypatch.chdir(repository.root)
    return repository


def _proposal(files: Mapping[str, str | None], before: Mapping[str, str]) -> Usulan:
    changed = (
        BerkasUsulan(
            name, None if text is None else text.encode(), blob_hash(before[name].encode()) if name in before else None
        )
        for name, text in files.items()
    )
    return Usulan("Waktu pemeriksaan", "Waktunya menjadi 2 jam.", "Sari Rekaan", "sari@contoh.example", tuple(changed))


def _sent(usulan: Usulan, before: Mapping[str, str], kind: str, there: Path) -> str:
    file = there / f"usulan.{kind}"
    old = {name: text.encode() for name, text in before.items()}
    file.write_bytes(proposal_zip(usulan, "sops") if kind == "zip" else proposal_patch(usulan, old, "sops"))
    return str(file)


_LATER = SOUND.replace(
    "uraian: Memeriksa, pelaksana: kabag, kelengkapan: konsep, waktu: 1 jam",
    "uraian: Memeriksa, pelaksana: kabag, kelengkapan: konsep, waktu: 2 jam",
)


@pytest.mark.parametrize("kind", ["zip", "patch"])
def test_a_proposal_becomes_a_branch_in_its_senders_name(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """The branch has the proposal's very bytes, the sender's name and words; what the office was at work on is as it was."""
    new = draft("Arsip", more="# catatan\n")
    usulan = _proposal(
        {_NAME: _LATER, "biro/arsip.yaml": new, "biro/tamu.yaml": None}, {_NAME: SOUND, "biro/tamu.yaml": draft("Tamu")}
    )
    file = _sent(usulan, {_NAME: SOUND, "biro/tamu.yaml": draft("Tamu")}, kind, tmp_path)
    (repository.root / "sops" / _NAME).write_text("judul: sedang dikerjakan\n")
    (repository.root / "baru.txt").write_text("milik kantor")
    repository.git("add", "baru.txt")
    before = repository.git("status", "--porcelain"), repository.git("rev-parse", "HEAD")
    assert main(["terima", file, "--ya"]) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("waktu", "1 jam → 2 jam", "Sari Rekaan"))
    assert (repository.git("status", "--porcelain"), repository.git("rev-parse", "HEAD")) == before
    tip = "usulan/waktu-pemeriksaan"
    assert repository.git("log", "-1", "--format=%an %ae %cn %s|%b", tip) == (
        "Sari Rekaan sari@contoh.example Pengelola Rekaan Waktu pemeriksaan|Waktunya menjadi 2 jam."
    )
    assert repository.git("diff", "--no-renames", "--name-status", "main", tip).split() == [
        "A",
        "sops/biro/arsip.yaml",
        "M",
        f"sops/{_NAME}",
        "D",
        "sops/biro/tamu.yaml",
    ]
    for name, text in ((_NAME, _LATER), ("biro/arsip.yaml", new)):
        assert subprocess.check_output(["git", "show", f"{tip}:sops/{name}"], cwd=repository.root) == text.encode()
    assert main(["terima", file, "--ya"]) == 0
    assert "sudah diterima" in capsys.readouterr().out
    assert repository.git("branch", "--format=%(refname:short)").split() == ["main", tip]


@pytest.mark.parametrize("kind", ["zip", "patch"])
def test_who_was_not_first_loses_nothing(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    """What others published meanwhile stays, what does not collide is taken, and of what does both texts are in the branch's history."""
    mine = _LATER.replace("output: konsep", "output: naskah").replace(
        "judul: Pengelolaan Surat", "judul: Penanganan Surat"
    )
    file = _sent(_proposal({_NAME: mine}, {_NAME: SOUND}), {_NAME: SOUND}, kind, tmp_path)
    theirs = SOUND.replace("judul: Pengelolaan Surat", "judul: Pengurusan Surat").replace(
        "nama: Sri", "nama: Sri Rekaan"
    )
    repository.commit("2024-02-01", {f"sops/{_NAME}": theirs.encode()})
    assert main(["terima", file, "--ya"]) == 1
    printed = capsys.readouterr()
    assert (
        "Benturan: sops/biro/surat.yaml: judul: terbitan sekarang «Pengurusan Surat», usulan «Penanganan Surat»."
        in printed.out
    )
    tip = "usulan/waktu-pemeriksaan"
    held = repository.git("show", f"{tip}:sops/{_NAME}")
    assert (
        held
        == theirs.replace("output: konsep", "output: naskah")
        .replace("konsep, waktu: 1 jam", "konsep, waktu: 2 jam")
        .strip()
    )
    sent, main_line = f"{tip}^2", f"{tip}^1"
    assert repository.git("show", f"{sent}:sops/{_NAME}") == mine.strip()
    assert repository.git("log", "-1", "--format=%an", sent) == "Sari Rekaan"
    assert repository.git("rev-parse", main_line) == repository.git("rev-parse", "main")
    assert repository.git("rev-parse", f"{sent}^") == repository.git("rev-parse", "main^")
    assert "Penanganan Surat" in repository.git("log", "-1", "--format=%B", tip)


def test_errors_are_told_and_nothing_is_lost(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A proposal with errors has its branch, and the errors that it brings are told; those that were there before are not."""
    bad = SOUND.replace("pelaksana: kabag", "pelaksana: kabak")
    file = _sent(_proposal({_NAME: bad}, {_NAME: SOUND}), {_NAME: SOUND}, "zip", tmp_path)
    assert main(["terima", file, "--ya"]) == 1
    printed = capsys.readouterr()
    assert all(word in printed.err for word in (f"sops/{_NAME}:", "jangan gabungkan"))
    assert repository.git("show", f"usulan/waktu-pemeriksaan:sops/{_NAME}") == bad.strip()


def test_without_a_yes_nothing_is_made(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who is not asked, or says no, sees the differences alone."""
    file = _sent(_proposal({_NAME: _LATER}, {_NAME: SOUND}), {_NAME: SOUND}, "zip", tmp_path)
    assert main(["terima", file]) == 0
    assert "1 jam → 2 jam" in capsys.readouterr().out
    assert repository.git("branch", "--format=%(refname:short)") == "main"


def test_a_patch_of_anybody(repository: Repository, tmp_path: Path) -> None:
    """A patch that git or diff wrote is taken too; what it changes outside of the sources is refused."""
    (repository.root / "sops" / _NAME).write_text(_LATER)
    plain = repository.git("diff") + "\n"
    repository.git("checkout", "-q", "--", ".")
    (tmp_path / "tambalan.patch").write_text(
        "\n".join(line for line in plain.split("\n") if not line.startswith(("diff", "index")))
    )
    assert main(["terima", str(tmp_path / "tambalan.patch"), "--ya"]) == 0
    assert repository.git("show", f"usulan/tambalan:sops/{_NAME}") == _LATER.strip()
    for path in (
        "Makefile",
        "../luar.yaml",
        "sops/../Makefile",
        ".git/config",
        "sops/biro/surat.sh",
        "sops/biro/.yaml",
    ):
        patch = f"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n"
        (tmp_path / "luar.patch").write_text(patch)
        assert main(["terima", str(tmp_path / "luar.patch"), "--ya"]) == 2, path
    link = "diff --git a/sops/a.yaml b/sops/a.yaml\nnew file mode 120000\n--- /dev/null\n+++ b/sops/a.yaml\n@@ -0,0 +1 @@\n+/etc/passwd\n\\ No newline at end of file\n"
    (tmp_path / "luar.patch").write_text(link)
    assert main(["terima", str(tmp_path / "luar.patch"), "--ya"]) == 2
    assert repository.git("branch", "--format=%(refname:short)").split() == ["main", "usulan/tambalan"]


@pytest.mark.parametrize(
    "files",
    [
        {"unit.yaml": None, "jabatan.yaml": None, _NAME: None},
        {_NAME: SOUND.partition("kegiatan:")[0]},
        {_NAME: _LATER},
    ],
    ids=["deletions", "without steps", "changed"],
)
def test_what_names_no_state_before_is_not_dropped(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str], files: Mapping[str, str | None]
) -> None:
    """A proposal of files that are there, which it calls new, collides in each: what is published stays, and what was sent is on the branch."""
    file = _sent(_proposal(files, {}), {}, "zip", tmp_path)
    assert main(["terima", file, "--ya"]) == 1
    printed = capsys.readouterr().out
    assert "sudah ada pada terbitan sekarang; tidak ada yang dibuat" not in printed
    assert [f"sops/{name}" for name in sorted(files)] == [
        line.split(": ")[1] for line in printed.splitlines() if line.startswith("Benturan: ")
    ]
    tip = "usulan/waktu-pemeriksaan"
    assert repository.git("rev-parse", "main^{tree}") == repository.git("rev-parse", f"{tip}^{{tree}}")
    sent = [one for one in repository.git("rev-list", tip, "^main").split() if one != repository.git("rev-parse", tip)]
    changed = repository.git("diff", "--name-only", "main", sent[0]).split()
    assert [f"sops/{name}" for name in sorted(files)] == changed
