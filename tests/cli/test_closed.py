# Folders and files in which somebody may not look: each command says so, with what helps, and takes nothing in them for gone.
from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.site.builder import ANYONE, builder

_FILE = "sops/biro/surat.yaml"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="root may read everything elsewhere")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("rapikan",), 1), (("rapikan", "--periksa"), 1), (("perbaiki",), 1), (("perbaiki", "--ya"), 1), (("mutakhirkan",), 1),
        (("mutakhirkan", "sops/biro"), 2), (("ubah", _FILE, "judul=Lain"), 2), (("langkah", _FILE, "hapus", "1"), 2), (("lihat", _FILE, "--tanpa-peramban"), 2),
        (("sunting", _FILE, "--tanpa-peramban"), 2), (("pdf", "--draf", "-o", "c"), 1), (("ekspor", "--ke", "json", "-o", "c"), 1),
        (("baru", "--jenis", "mikro", "--unit", "biro", "--lajur", "kabag", "--judul", "Rapat"), 2), (("cek",), 1), (("pdf", _FILE, "-o", "c"), 2),
    ],
)  # fmt: skip
def test_a_closed_folder_is_told(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    """With its name and what to do, by a code that is not of success; nothing is written."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND, "biro/tamu.yaml": draft("Tamu")})
    (tmp_path / "sops/biro").chmod(0)
    output = tmp_path / "kata"
    ended = builder().wait(builder().start([ANYONE, "sop", *words], tmp_path, output, os.environ))
    (tmp_path / "sops/biro").chmod(0o755)
    said = output.read_text(encoding="utf-8")
    assert (code, True) == (ended, "sops/biro" in said), said
    assert "hak aksesnya" in said
    assert "tidak ada." not in said
    assert "Laporkan" not in said
    assert not (tmp_path / "c").exists()
    assert [] == [file for file in (tmp_path / "sops/biro").iterdir() if "rapat" in file.name]
