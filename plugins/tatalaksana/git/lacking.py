# What keeps git from telling all it could here: it may refuse the repository, or the clone may be cut off. What is not known
# is left out of every output, so it has to be said.
from __future__ import annotations

import os
from pathlib import Path

from tatalaksana.git.call import NO_GIT, answer_of, call, damaged, is_partial

_NO_REPOSITORY = "not a git repository"
_SAID = 200
"""Characters that are told of what git complains."""


def cut_off(folder: Path) -> frozenset[str]:
    """The commits of a shallow clone behind which it knows nothing: what they changed, and when, can't be told."""
    if call(folder, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return frozenset()
    named = call(folder, "rev-parse", "--git-path", "shallow").decode(errors="surrogateescape").removesuffix("\n")
    try:
        return frozenset((folder / named).read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return frozenset()


def history_lack(folder: Path) -> str | None:
    """Why dates and history are unknown here or known in part, and what helps; None where nothing lacks.

    Outside a repository nothing lacks either: there is no history.
    """
    said, complaint = answer_of(folder, "rev-parse", "--is-shallow-repository")
    if said is None:
        return _refused(folder.absolute(), complaint)
    if said.strip() == b"true":
        return (
            "Riwayat git di sini terpotong (klon dangkal): tanggal dan riwayat yang lebih tua tidak disebut. "
            "Lengkapi dengan «git fetch --unshallow», atau di CI dengan kedalaman penuh («fetch-depth: 0», «GIT_DEPTH: 0»)."
        )
    if is_partial(folder):
        return (
            "Klon git ini tidak lengkap (partial clone): riwayat yang isinya tidak ada di sini tidak disebut. "
            "Klon ulang tanpa «--filter» bila riwayatnya diperlukan."
        )
    return None


def history_mark(folder: Path) -> str:
    """What is another text whenever git would tell of a folder something else than before: where its history ends, on both sides.

    Raises:
        DamagedHistoryError: git can't read the history that there is.
    """
    refuse_damaged(folder)
    found = call(folder, "rev-parse", "HEAD", "--show-prefix").decode(errors="surrogateescape")
    return "\0".join([found, *sorted(cut_off(folder)), history_lack(folder) or ""])


def refuse_damaged(folder: Path) -> None:
    """See that a repository can be read at its newest end; where there is none, nothing is damaged.

    Raises:
        DamagedHistoryError: There is one that git takes for none, or whose last commit it can't read.
    """
    said, complaint = answer_of(folder, "rev-parse", "--git-dir")
    if said is None:
        above = (folder.absolute(), *folder.absolute().parents)
        if _NO_REPOSITORY in complaint and any(os.path.isdir(one / ".git/objects") for one in above):  # noqa: PTH112 - as below
            raise damaged(folder, complaint)
        return
    if call(folder, "rev-parse", "--verify", "--quiet", "HEAD") and not is_partial(folder):
        said, complaint = answer_of(folder, "rev-parse", "--verify", "HEAD^{tree}")
        if said is not None:
            said, complaint = answer_of(folder, "cat-file", "-e", said.decode().strip())
        if said is None:
            raise damaged(folder, complaint)


def _refused(folder: Path, complaint: str) -> str | None:
    # Of a folder that nobody may look into `Path.exists` raises.
    top = next((one for one in (folder, *folder.parents) if os.path.exists(one / ".git")), None)  # noqa: PTH110
    if top is None:
        return None
    if complaint == NO_GIT:
        return f"{NO_GIT[:1].upper()}{NO_GIT[1:]}: tanggal dan riwayat tidak disebut. Pasang git, lalu jalankan lagi."
    if "dubious ownership" in complaint:
        return (
            f"Git tidak mau membaca «{top}» karena foldernya milik pengguna lain: tanggal dan riwayat tidak disebut. "
            f"Bila folder itu Anda percayai: git config --global --add safe.directory {top}"
        )
    reason = " ".join(complaint.split())[:_SAID]
    return f"Git tidak dapat membaca «{top}»: tanggal dan riwayat tidak disebut. Kata git: {reason or 'tidak ada'}"
