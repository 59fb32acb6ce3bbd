# What the two sides of a comparison are called: branches and days, as people speak of them, and never a hash alone.
from __future__ import annotations

from pathlib import Path

from tatalaksana.git import branch_of, branches, history_lack, is_clean, refuse_damaged, revision_name
from tatalaksana.model import meant, say_date

NOW = "berkas kerja"
_FEW = 8


def revision_said(folder: Path, revision: str) -> str:
    """A revision by its branch or tag; one that is no branch's last by its day too: «main, keadaan 2 Mei 2024»."""
    name = revision_name(folder, revision)
    if name.newest or name.day is None:
        return name.branch or revision
    day = f"keadaan {say_date(name.day)}"
    return f"{name.branch}, {day}" if name.branch else day


def work_said(folder: Path, other: str) -> str:
    """The files as they are now: their branch, if they are as it has them and the other side is another."""
    branch = branch_of(folder)
    return branch if branch and branch != other and is_clean(folder) else NOW


def unknown_revision(folder: Path, word: str, what: str) -> str:
    """That git knows no such revision here, and what it knows: a clone may have its main branch by another name.

    Args:
        folder: Within the repository.
        word: What was typed.
        what: What it could have been.

    Raises:
        DamagedHistoryError: git can't read what it has, so that nobody knows.
    """
    refuse_damaged(folder)
    known = branches(folder)
    others = [name for name in known if name.partition("/")[2] == word]
    if others:
        helps = meant(others[0])
    elif known:
        helps = f"Cabang di sini: {', '.join(known[:_FEW])}{', …' if len(known) > _FEW else ''}."
    else:
        helps = ""
    return " ".join(filter(None, (f"«{word}» bukan {what} yang dikenal di sini.", helps, history_lack(folder))))
