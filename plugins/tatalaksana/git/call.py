# git as a program: its answer, or nothing where it has none.
from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

_HEADER = re.compile(rb"[0-9a-f]{40,64} (\w+) ([0-9]+)")
_MOMENT = re.compile(r"([0-9]{1,15}) ([+-])([0-9]{2})([0-5][0-9])")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - where a clock stands, in its own zone
_FARTHEST = 14 * 60
"""Minutes that a zone is from Greenwich."""
_SHORT = 10

_AT_HOME = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
"""A build asks nothing of another host: what a partial clone lacks is not fetched. Older gits know only the second, which
lets them reach no repository by whatever way, not even a neighbouring folder."""

_AS_COMMITTED = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""What everyone has who has the commits: replacements and grafts are of one clone alone."""

_OTHER_PLACES = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_WORK_TREE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    }
)  # fmt: skip
"""What a hook or a shell may have set: the repository is that of the folder."""

_PLAIN = (
    "log.showRoot=true", "log.showSignature=false", "log.diffMerges=separate", "log.follow=false", "i18n.logOutputEncoding=UTF-8",
    "diff.orderFile=/dev/null", "diff.renameLimit=1000", "status.showUntrackedFiles=normal", "core.quotePath=false",
    "core.fsmonitor=false", "color.ui=false",
)  # fmt: skip
"""Whatever its user has set: otherwise commits lack their files, lines of another kind stand among them, or a program runs."""


_NO_HISTORY = ("does not have any commits yet", "bad default revision")
"""What git says of a repository in which nothing was committed."""
NO_GIT = "git tidak terpasang di komputer ini, atau tidak ada di PATH"
"""What is told where there is no git."""
_PATIENCE = 60
"""Seconds that an answer may take."""
_SAID = 200
"""Characters that are told of what git complains."""


class DamagedHistoryError(Exception):
    """git has what was asked for and can't read it; its text says so to the user in one plain sentence."""


def call(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints; nothing when it fails or is not there. For what may not be there: what has to be is `needed`."""
    return answer_of(folder, *words, given=given)[0] or b""


def needed(folder: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints of a history; nothing where there is none, a partial clone lacks it, or git is not there or lets nobody read it.

    Raises:
        DamagedHistoryError: There is one, and git fails. Half of it would be taken for all.
    """
    said, complaint = answer_of(folder, *words, given=given)
    if said is not None:
        return said
    if any(one in complaint for one in _NO_HISTORY) or not call(folder, "rev-parse", "--git-dir") or is_partial(folder):
        return b""
    raise damaged(folder, complaint)


def is_partial(folder: Path) -> bool:
    """Whether a clone was made without all contents; what it lacks is not fetched."""
    return bool(call(folder, "config", "--get-regexp", r"^remote\..*\.promisor$"))


def damaged(folder: Path, complaint: str) -> DamagedHistoryError:
    """That git can't read what it has, with what it complains of."""
    said = [line for line in complaint.splitlines() if not line.startswith(("hint:", "warning:"))]
    reason = " ".join(" ".join(said).split())[:_SAID].rstrip(".")
    return DamagedHistoryError(
        f"Git tidak dapat membaca riwayat «{folder.absolute()}»: {reason or 'sebabnya tidak disebut'}. "
        "Periksa dengan «git fsck»; yang rusak dapat diambil lagi dari klon lain."
    )


def answer_of(
    folder: Path, *words: str, given: bytes = b"", said: Mapping[str, str] = MappingProxyType({})
) -> tuple[bytes | None, str]:
    """What git prints, or nothing when it fails or is not there; and what it complains of, in English.

    Args:
        folder: Where it is asked.
        words: What.
        given: What it reads.
        said: Variables of the environment besides.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _OTHER_PLACES}
    try:
        done = subprocess.run(  # noqa: S603 - fixed commands, no shell
            ["git", *(word for setting in _PLAIN for word in ("-c", setting)), *words],  # noqa: S607 - the user's own git
            cwd=folder, input=given, capture_output=True, check=False, timeout=_PATIENCE,
            env=kept | _AT_HOME | _AS_COMMITTED | {"LC_ALL": "C"} | dict(said),
        )  # fmt: skip
    except FileNotFoundError as error:
        return None, NO_GIT if error.filename == "git" else "foldernya tidak ada"
    except subprocess.TimeoutExpired:
        return None, f"tidak menjawab dalam {_PATIENCE} detik"
    except (OSError, ValueError) as error:
        return None, str(error)
    return None if done.returncode else done.stdout, done.stderr.decode(errors="replace")


def commit_day(said: str) -> date | None:
    """The day of a commit, as `%ad` or `%cd` tell it with `--date=raw`; unknown where its author wrote none that a calendar has.

    git itself gives up the whole list over one day that it can't reckon.
    """
    found = _MOMENT.fullmatch(said)
    if found is None:
        return None
    zone = int(found[3]) * 60 + int(found[4])
    if zone > _FARTHEST:
        return None
    try:
        return (_EPOCH + timedelta(seconds=int(found[1]), minutes=-zone if found[2] == "-" else zone)).date()
    except OverflowError:
        return None


def short_hash(commit: str) -> str:
    """A commit's hash as people write it: as long whatever else a clone holds, and long enough for any repository."""
    return commit[:_SHORT]


def contents(folder: Path, names: Iterable[str]) -> Iterator[bytes | None]:
    """What each name stands for; None for what is not there or is no file.

    Raises:
        DamagedHistoryError: git stopped before the last.
    """
    asked = [*names]
    answer, complaint = answer_of(
        folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked).encode(errors="surrogateescape")
    )
    if answer is None:
        raise damaged(folder, complaint)
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        header = _HEADER.fullmatch(answer, at, end)
        at = end + 1
        if header is None:
            yield None
            continue
        size = int(header[2])
        yield answer[at : at + size] if header[1] == b"blob" else None
        at += size + 1
