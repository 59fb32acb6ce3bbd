# The sources, read and checked before MkDocs empties site/, and when they were last changed. What stops a build, in words.
from __future__ import annotations

import errno
import logging
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from tatalaksana.cache import Cache
from tatalaksana.catalog import Collection, Memory, collect
from tatalaksana.git import DamagedHistoryError, ages, history_lack, last_changes, refuse_damaged
from tatalaksana.render.html import Change
from tatalaksana.render.unprintable import UnprintableError
from tatalaksana.site.log import Log
from tatalaksana.source import (
    ChangedMeanwhileError,
    Problem,
    Severity,
    file_in_work,
    is_ours,
    reason,
    reason_with_advice,
)

_log = get_plugin_logger("sop")
_SAID = 120
"""Characters that are told of what an error says."""

_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
_KEPT = " Situs lama tidak diubah."


def checked(
    root: Path, shown: str, log: Log, *, strict: bool, tanggal: date | None = None, memory: Memory | None = None
) -> Collection:
    """The collection of a folder, when it may be published: then its problems are warnings.

    Args:
        root: The folder.
        shown: How users know it.
        log: Where its problems are told.
        strict: Whether warnings stop the build too.
        tanggal: The day as of which it is looked at, if that is known.
        memory: What earlier builds of this process found.

    Raises:
        PluginError: There is no such folder, or something in it is wrong.
    """
    try:
        collection = collect(root, shown, tanggal=tanggal, ages=partial(ages, root), memory=memory, stays=True)
    except NotADirectoryError:
        raise PluginError(f"Folder sumber «{shown}» tidak ada di samping mkdocs.yml.") from None
    for problem in collection.problems:
        tell(problem, log)
    if collection.accepted:
        log.info("%s: %s peringatan diterima; halaman Mutu menyebut alasannya.", shown, len(collection.accepted))
    warnings = len(collection.problems) - collection.errors
    if collection.errors or (strict and warnings):
        raise PluginError(f"{collection.errors} galat dan {warnings} peringatan di {shown}/. Situs lama tidak diubah.")
    return collection


def last_changes_of(root: Path, shown: str, log: Log) -> dict[str, Change]:
    """The last change of each source, by its name as users know it; empty where there is no history. What git does not tell is said.

    Raises:
        PluginError: git can't read the history that there is.
    """
    try:
        refuse_damaged(root)
        found = last_changes(root)
    except DamagedHistoryError as error:
        raise half_known(error) from None
    warn_of_lack(root, log)
    return {
        f"{shown}/{file}": Change(change.day, change.commit) for file, change in found.items() if change.day is not None
    }


def half_known(error: DamagedHistoryError) -> PluginError:
    """That no site is made of half a history: its dates and revisions would be wrong, or gone, and nobody would see it."""
    return PluginError(f"{error} Situs lama tidak diubah.")


def tell_damage(caches: Iterable[Cache], log: Log) -> None:
    """Count for who wants to know all (`-v`) what was kept, found damaged and made anew."""
    if damaged := sum(cache.damaged for cache in caches):
        log.debug("%s berkas simpanan rusak; dibuat ulang.", damaged)


def warn_of_lack(root: Path, log: Log) -> None:
    """Say why git tells nothing of these sources, or not all of it: dates and history are then left out."""
    if said := history_lack(root):
        log.warning("%s", said)


def tell(problem: Problem, log: Log) -> None:
    """Say a problem as loudly as it is bad."""
    log.log(logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING, "%s", problem)


def refuse(error: Exception, *, kept: bool) -> None:
    """Say in a sentence what the system refused a build.

    Args:
        error: What stopped it.
        kept: Whether it was made aside, so that the site of before stands.

    Raises:
        PluginError: A source was changed meanwhile; or the error comes from the system, as one of a full disk does, or from this
            package: then the rest is for who asks for it (`-v`).
    """
    if isinstance(error, UnprintableError):
        raise PluginError(str(error)) from error
    if isinstance(error, ChangedMeanwhileError):
        raise PluginError(f"«{error}» diubah sementara situs dibuat. Jalankan lagi.{_KEPT if kept else ''}") from error
    if isinstance(error, OSError):
        raise PluginError(f"Situs tidak dapat dibuat: {refusal(error)}{_KEPT if kept else ''}") from error
    if is_ours(error) and not isinstance(error, MkDocsException | SystemExit):
        _log.debug("Rinciannya:", exc_info=error)
        file = file_in_work(error)
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:_SAID]}".rstrip(": ")
        raise PluginError(
            f"Situs tidak dapat dibuat{f', pada «{file}»' if file else ''}: kesalahan pada program sendiri ({said}). "
            "Laporkan kepada pengelola program beserta keluaran «mkdocs build -v»."
        ) from error


def refuse_unnamed(files: Files) -> None:
    """Say of which pages and files the name is in no letters that an address could have.

    Raises:
        PluginError: Some are.
    """
    odd = [shown for file in files if (shown := file.src_uri.encode(errors="replace").decode()) != file.src_uri]
    if odd:
        more = f" (juga {len(odd) - 1} lainnya)" if odd[1:] else ""
        raise PluginError(
            f"Nama berkas «{odd[0][:_SAID]}» di folder halaman bukan UTF-8{more}: tidak dapat menjadi alamat. Ganti namanya."
        )


def refusal(error: OSError) -> str:
    """Why the system refused, of which file, where it tells, and what helps; a full disk is no one file's, least of all that of one which was copied."""
    said = reason_with_advice(error)
    if not error.filename or error.errno in _FULL:
        return said
    why = reason(error)
    return f"{why} («{error.filename}»){said.removeprefix(why)}"
