# The system's reasons in Indonesian: those that real calls meet, and any other by its code.
from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tatalaksana.source import reason, reason_with_advice

_CALLS: tuple[tuple[Callable[[Path], object], str], ...] = (
    (lambda root: (root / "tidak-ada").read_bytes(), "berkas atau foldernya tidak ada. Periksa namanya."),
    (lambda root: root.write_bytes(b""), "di situ ada folder."),
    (lambda root: (root / "berkas/dalam").read_bytes(), "salah satu bagian alamatnya berkas, bukan folder."),
    (lambda root: (root / "putar").read_bytes(), "tautannya berputar."),
    (lambda root: (root / "putar").resolve(strict=True), "tautannya berputar."),
    (lambda root: (root / ("x" * 300)).read_bytes(), "namanya terlalu panjang."),
    (lambda root: root.rmdir(), "foldernya berisi."),
)


@pytest.mark.skipif(os.name == "nt", reason="it has codes of its own")
@pytest.mark.parametrize(("refused", "said"), _CALLS)
def test_refusals_are_told_with_what_helps(refused: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    """Each in a sentence, then advice."""
    (tmp_path / "berkas").write_bytes(b"")
    (tmp_path / "putar").symlink_to("putar")
    with pytest.raises((OSError, RuntimeError)) as error:
        refused(tmp_path)
    assert reason_with_advice(error.value).startswith(said)


def test_no_reason_of_the_usual_ones_is_english() -> None:
    """None of the codes that files, links, disks and limits end in is passed on as the system says it; another one is named by its code."""
    usual = ("EACCES", "EPERM", "ENOSPC", "EMFILE", "ENFILE", "EROFS", "EIO", "EBUSY", "ENOMEM", "EFBIG", "EADDRINUSE")
    codes = [getattr(errno, name) for name in usual]
    assert [] == [code for code in codes if os.strerror(code) in reason_with_advice(OSError(code, os.strerror(code)))]
    assert reason(OSError(errno.EDOM, "x")) == "ditolak sistem (EDOM: x)"
    assert reason(ValueError("salah\nini")) == "salah ini"


def test_no_other_place_says_what_the_system_says() -> None:
    """Whoever tells a user of a refusal asks here: `strerror` is read nowhere else, but where an error is made anew."""
    room = Path(__file__).parents[2] / "plugins/tatalaksana"
    telling = [
        file.relative_to(room).as_posix()
        for file in room.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if ".strerror" in line and "raise OSError(" not in line and "os.strerror" not in line
    ]
    assert {*telling} == {"source/reasons.py"}
