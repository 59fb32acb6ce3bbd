# Files that a command makes where its user wants them, and what it can't say in them.
from __future__ import annotations

import errno
import os
import sys
from datetime import date
from pathlib import Path

from tatalaksana.files import put
from tatalaksana.git import DamagedHistoryError, history_lack, last_changes
from tatalaksana.source import reason_with_advice


def delivered(file: Path, content: bytes, command: str, *, in_new_folder: bool = True, synced: bool = True) -> bool:
    """Write a file whole; say why where it can't be.

    Args:
        file: Where.
        content: All of it.
        command: Who writes it.
        in_new_folder: Whether its folder is made where it is not there; a file that somebody named may be a slip.
        synced: Whether it has to outlast a power cut, which takes longer than all else where files are many.
    """
    try:
        if file.is_symlink() and not file.exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        if _is_special(file):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if file.is_symlink():
            file = file.resolve()  # what it leads to is written, and the link stays: «/dev/stdout» is everybody's
        if in_new_folder:
            file.parent.mkdir(parents=True, exist_ok=True)
        put(file, content, synced=synced)
    except OSError as error:
        print(
            f"sop {command}: «{file}» tidak dapat ditulis: {_why(file) or reason_with_advice(error)}", file=sys.stderr
        )
        return False
    return True


def _why(file: Path) -> str:
    """What stands in the way of a file, in words that say what to do; empty where only the system knows."""
    for one in (*reversed(file.parents), file):
        if one.is_symlink() and not one.exists():
            return f"«{one}» adalah tautan ke «{one.readlink()}», yang tidak ada. Buat tujuannya, atau hapus tautannya."
        if one != file and one.exists() and not one.is_dir():
            return f"«{one}» berkas, bukan folder."
    if _is_special(file):
        return "di situ ada perangkat, pipa atau soket, bukan berkas biasa."
    return ""


def _is_special(file: Path) -> bool:
    """Whether something stands there that is neither a file nor a folder."""
    return file.exists() and not file.is_file() and not file.is_dir()


def printable(text: str) -> str:
    """A text of a file on a terminal: what would move the cursor there, or end the line, is a blank."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def days_of(root: Path, command: str) -> dict[str, date]:
    """The day on which each source was last changed, by its name as users know it; what git does not tell is said, and unknown."""
    say_lack(root, command)
    try:
        return {f"{root.as_posix()}/{file}": change.day for file, change in last_changes(root).items() if change.day}
    except DamagedHistoryError as error:
        print(f"sop {command}: {error}", file=sys.stderr)
        return {}


def say_lack(root: Path, command: str) -> None:
    """Say why git tells nothing of these sources, or not all of it."""
    if said := history_lack(root):
        print(f"sop {command}: {said}", file=sys.stderr)
