# The first check of many SOP by all cores: what it finds and remembers is what one process finds.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.cache import Cache
from tatalaksana.catalog import Memory, collect, memory_bytes, memory_from, problems_in
from tatalaksana.cli import learning
from tatalaksana.cli.kept import problems_of
from tests.collections_on_disk import REGISTERS, SOUND, write

_COUNT = 12
_NAMED = "keterkaitan: [SOP Mikro Pengelolaan Surat 3, SOP Mikro Pengelolaan Surt 3]\n"


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with warnings, an error and a file that can't be read, in the working directory."""
    files: dict[str, str | bytes] = {**REGISTERS}
    for number in range(_COUNT):
        text = SOUND.replace("A-1", f"A-{number % 11}").replace("Surat", f"Surat {number}")
        files[f"biro/surat-{number}.yaml"] = text.replace("output: surat", "output: -") if number % 3 else text
    files["biro/lain.yaml"] = SOUND.replace("A-1", "A-99").replace("Surat", "Lain") + _NAMED
    files["biro/salah.yaml"] = "judul: [\n"
    files["biro/kurang.yaml"] = "judul: Kurang\n"
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "sops", files)
    monkeypatch.setattr(learning, "_WORTH_IT", 5)
    monkeypatch.setattr(learning, "_TOGETHER", 4)
    return Path("sops")


@pytest.mark.no_cover
def test_other_processes_find_the_same(root: Path) -> None:
    """The problems are those that one process finds, and nothing but what links tell is left to be found."""
    kept = learning.learned(root, None)
    assert kept is not None
    memory = memory_from(kept)
    assert _COUNT + 3 + len(REGISTERS) == len(list(memory_from(kept).items()))
    found = problems_in(root, "sops", memory=memory)
    alone = Memory()
    assert found == problems_in(root, "sops", memory=alone) == collect(root, "sops").problems
    assert "nomor-ganda" in {problem.code for problem in found}
    assert "bukan-yaml" in {problem.code for problem in found}
    assert sorted(memory_bytes(memory).split(b"\n")) == sorted(memory_bytes(alone).split(b"\n"))


@pytest.mark.no_cover
def test_links_are_found_by_what_is_remembered(root: Path) -> None:
    """Where all files can be read, what SOP say of each other is told as one process tells it."""
    for name in ("salah", "kurang"):
        (root / f"biro/{name}.yaml").unlink()
    kept = learning.learned(root, None)
    assert kept is not None
    found = problems_in(root, "sops", memory=memory_from(kept))
    assert found == collect(root, "sops").problems
    assert "belum-diterbitkan" in {problem.code for problem in found}


@pytest.mark.no_cover
def test_the_first_check_of_all_is_made_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sop cek` asks other processes once; with what is remembered it asks none, and where none can be had it works alone."""
    asked: list[bytes | None] = []
    learned = learning.learned

    def noted(*given: object) -> bytes | None:
        asked.append(learned(*given))  # type: ignore[arg-type]
        return asked[-1]

    monkeypatch.setattr(learning, "learned", noted)
    first = problems_of(root)
    assert first == collect(root, "sops").problems
    assert 1 == len(asked)
    file = root / "biro/surat-1.yaml"
    file.write_text(file.read_text().replace("Menyiapkan", "Menyusun"))
    assert problems_of(root) == collect(root, "sops").problems
    assert 1 == len(asked)
    for shelf in (root.parent / ".cache").rglob("*-*"):
        shelf.unlink(missing_ok=True)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert problems_of(root) == collect(root, "sops").problems
    assert [None] == asked[1:]
    assert Cache.beside(root, "ingatan")
