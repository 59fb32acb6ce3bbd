# Earlier editions of an SOP, so that a sheet printed from one of them can be told from one that never was.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tatalaksana.catalog.entry import Entry
from tatalaksana.catalog.fingerprint import fingerprint
from tatalaksana.model import Sop, Status, parse
from tatalaksana.source import Document, read_content


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition that was published under a number and is not in force any more."""

    nomor: str
    fingerprint: str
    until: date | None
    """When the next one took its place; None when that is not committed yet."""
    revisi_ke: int
    efektif: date | None


Edition = tuple[date, Sop | None]
"""The day since which an SOP stood, and what it was; None where it cannot be read any more."""


def editions(entry: Entry, texts: Iterable[tuple[date, bytes]]) -> tuple[Edition, ...]:
    """The versions of an SOP's file as SOP, newest first; where the file is as it is now, the entry's own.

    Args:
        entry: The SOP as it is now.
        texts: The versions of its file, newest first, each with the day since which it stood.
    """
    now = entry.document.text.encode()
    # Nearly every file is as it was committed, and need not be read again.
    return tuple((day, entry.sop if content == now else _read(content)) for day, content in texts)


def earlier(entry: Entry, before: Iterable[Edition]) -> tuple[Earlier, ...]:
    """The earlier editions of an SOP that were published, newest first.

    Drafts are none, nor is what cannot be read any more. What was taken back later stands once, with the last day.

    Args:
        entry: The SOP as it is now.
        before: What it was, newest first.
    """
    found: list[Earlier] = []
    seen: set[str] = set()
    replaced: date | None = None
    for day, sop in before:
        if sop is not None and sop is not entry.sop and sop.nomor and sop.status is not Status.DRAF:
            seen = seen or {fingerprint(entry.sop)}
            mark = fingerprint(sop)
            if mark not in seen:
                seen.add(mark)
                found.append(Earlier(sop.nomor, mark, replaced, sop.revisi_ke, sop.tanggal.efektif))
        replaced = day
    return tuple(found)


def _read(content: bytes) -> Sop | None:
    document = read_content(content, "")
    if not isinstance(document, Document):
        return None
    sop = parse(Sop, document.data)
    return sop if isinstance(sop, Sop) else None
