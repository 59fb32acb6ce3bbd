# Commands at work at the same time, as real processes: none undoes what another has written.
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tatalaksana.cli.changing import opened, put_in_place
from tests.collections_on_disk import REGISTERS, SOUND, write

_FILE = "sops/biro/surat.yaml"


def _at_once(root: Path, *several: tuple[str, ...]) -> list[tuple[int, str]]:
    """The exit code and words of each command, all of which begin together."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", "from tatalaksana.cli.main import main; raise SystemExit(main())", *words],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )
        for words in several
    ]  # fmt: skip
    return [(one.wait(), said) for one in begun for said in (one.communicate()[0],)]


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_no_change_is_lost(tmp_path: Path) -> None:
    """Each of several changes of one file that are made at once is in it at the end."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    values = [f"kegiatan.{row}.{key}={key} {row} baru" for row in (1, 2) for key in ("uraian", "kelengkapan", "output")]
    ended = _at_once(tmp_path, *(("ubah", _FILE, value) for value in values))
    assert [0] * len(values) == [code for code, _ in ended], ended
    text = (tmp_path / _FILE).read_text("utf-8")
    assert [] == [value for value in values if value.partition("=")[2] not in text], ended


@pytest.mark.skipif(sys.platform == "win32", reason="no such locks there")
def test_one_title_is_one_draft(tmp_path: Path) -> None:
    """Of several who begin the same SOP at once one has it, and the others are told."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    words = ("baru", "--jenis", "mikro", "--unit", "biro", "--lajur", "kabag", "--judul", "Penyiapan Rapat")
    ended = _at_once(tmp_path, *[words] * 4)
    assert sorted(code for code, _ in ended) == [0, 2, 2, 2], ended
    assert sum("draf ditulis" in said for _, said in ended) == 1


def test_what_an_editor_saved_meanwhile_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that another program has changed since it was read is not written over; it is told."""
    root = write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    path = root / "biro/surat.yaml"
    file = opened(path, root, "ubah")
    assert file is not None
    path.write_text(SOUND + "# dari penyunting\n", encoding="utf-8")
    assert put_in_place(file, file.text + "# dari perintah\n", root, "ubah") == 2
    assert path.read_text("utf-8").endswith("# dari penyunting\n")
    assert "diubah program lain sementara itu; tidak ditulis" in capsys.readouterr().err
