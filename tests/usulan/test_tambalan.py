# A proposal as a patch: git takes it, and what it says of itself comes back.
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.git import patched
from tatalaksana.usulan import BerkasUsulan, UnusableProposalError, Usulan, blob_hash, patch_head, proposal_patch
from tests.collections_on_disk import write

_LINES = st.lists(st.sampled_from(["judul: Surat", "a", "-- a/x", "++ b", "@@ -1 +1 @@", "", " b", "ç\r"]), max_size=12)
_CONTENT = st.tuples(_LINES, st.booleans()).map(lambda one: ("\n".join(one[0]) + "\n" * one[1]).encode())


def _usulan(
    before: dict[str, bytes], after: dict[str, bytes | None], teks: str = "Baris satu.\n--- a/x\nFrom x"
) -> Usulan:
    files = (BerkasUsulan(n, c, blob_hash(before[n]) if n in before else None) for n, c in after.items())
    return Usulan("Judul é", teks, "Sari Rekaan", "sari@contoh.example", tuple(files))


def _applied(patch: bytes, before: dict[str, bytes], root: Path) -> dict[str, bytes]:
    write(root, {f"sops/{name}": content for name, content in before.items()})
    assert patched(root, patch) is None
    return {path.relative_to(root / "sops").as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@settings(max_examples=25)
@given(_CONTENT, _CONTENT, _CONTENT)
def test_git_takes_it(tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes, fresh: bytes) -> None:
    """Applied by git, whatever the lines look like, files are as they were proposed."""
    before = {"biro/surat.yaml": old, "biro/tamu.yaml": b"x\n"}
    after = {"biro/surat.yaml": new, "biro/tamu.yaml": None, "biro/baru.yaml": fresh}
    patch = proposal_patch(_usulan(before, after), before, "sops")
    assert _applied(patch, before, tmp_path_factory.mktemp("p")) == {"biro/surat.yaml": new, "biro/baru.yaml": fresh}
    head = patch_head(patch)
    assert (head.judul, head.nama, head.surel) == ("Judul é", "Sari Rekaan", "sari@contoh.example")
    assert head.teks == "Baris satu.\n --- a/x\n From x"
    assert head.bases == {
        f"sops/{n}": blob_hash(before[n]) if n in before else "" for n in sorted(after) if before.get(n) != after[n]
    }


def test_pictures_and_git_am(tmp_path: Path) -> None:
    """What is no text is taken too; `git am` makes a commit of it in the sender's name."""
    picture = bytes(range(256)) * 3
    before: dict[str, bytes] = {"biro/paraf.png": b"\0lama", "biro/surat.yaml": b"a\n"}
    patch = proposal_patch(_usulan(before, {"biro/paraf.png": picture, "biro/surat.yaml": b"b\n"}), before, "sops")
    assert _applied(patch, before, tmp_path / "a") == {"biro/paraf.png": picture, "biro/surat.yaml": b"b\n"}
    root = write(tmp_path / "b", {f"sops/{name}": content for name, content in before.items()})
    git = ["git", "-c", "user.name=Kantor", "-c", "user.email=k@contoh.example"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    subprocess.run([*git, "am", "-q"], cwd=root, input=patch, check=True)
    said = subprocess.check_output([*git, "log", "-1", "--format=%an|%ae|%s"], cwd=root, encoding="utf-8")
    assert said.strip() == "Sari Rekaan|sari@contoh.example|Judul é"


@pytest.mark.parametrize("content", [b"", b"halo\n", b"From: x\n\nhalo\n", b"\0\xff" * 20, b"diff --git a/a b/a\nnew file mode 120000\n",
                                     b"diff --git a/a b/a\nindex 1234567..7654321 160000\n"])  # fmt: skip
def test_what_is_no_patch(content: bytes) -> None:
    """What makes no files is refused."""
    with pytest.raises(UnusableProposalError):
        patch_head(content)
