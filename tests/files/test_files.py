# What is written is there to the last byte, or an error says that it is not.
from __future__ import annotations

import os
from pathlib import Path

import pytest

from tatalaksana.files import put, write_new
from tests.files.full import full_beyond


@pytest.mark.parametrize("synced", [True, False])
def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path, *, synced: bool) -> None:
    """New bytes under the old name and mode; a new file has the mode that any program would give it; nothing is left aside."""
    old = tmp_path / "lama.yaml"
    old.write_bytes(b"lama")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        put(old, b"baru", synced=synced)
        put(tmp_path / "baru.yaml", b"isi", synced=synced)
    finally:
        os.umask(mask)
    assert {"lama.yaml": b"baru", "baru.yaml": b"isi"} == {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert [0o640, 0o640] == [file.stat().st_mode & 0o777 for file in tmp_path.iterdir()]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the new bytes do not fit, the old ones stay and nothing lies beside them."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"lama")
    with full_beyond(10), pytest.raises(OSError, match="too large"):
        put(file, b"x" * 11)
    assert [b"lama"] == [one.read_bytes() for one in tmp_path.iterdir()]


def test_new_files_with_their_folders(tmp_path: Path) -> None:
    """Folders come with their first file, and the bytes are as they were given, line ends and all."""
    names = ["a.txt", "b/c.txt", "b/d.txt", "e/f/g.txt"]
    for name in names:
        write_new(tmp_path, name, b"satu\ndua\r\n")
    write_new(tmp_path, "a.txt", b"")
    found = {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.txt")}
    assert dict.fromkeys(names, b"satu\ndua\r\n") | {"a.txt": b""} == found


def test_half_a_file_is_an_error(tmp_path: Path) -> None:
    """A system that takes only the beginning of a file says why when it is asked to take the rest."""
    with full_beyond(10), pytest.raises(OSError, match="too large"):
        write_new(tmp_path, "a.txt", b"x" * 11)
