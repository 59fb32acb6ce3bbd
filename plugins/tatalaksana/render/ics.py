# Calendars of the reviews that are due (RFC 5545), the same bytes each time: stamped with the collection's own day.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from tatalaksana.catalog import Card
from tatalaksana.facts import Tenggat
from tatalaksana.model import last_day, plain, say_date

_OCTETS = 75
"""Bytes of a line, its end not counted."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HINT = "Setelah dilaksanakan, catat di kunci «tinjauan» berkas SOP; tenggat berikutnya dihitung dari situ."


def calendar(name: str, events: Iterable[str]) -> bytes:
    """A calendar as UTF-8 with CR LF.

    Args:
        name: What programs call it.
        events: What `event` made.
    """
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tatalaksana//Tinjauan SOP//ID",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    body = "".join(events)
    return f"{''.join(map(folded, head))}{body}{folded('END:VCALENDAR')}".encode()


def event(card: Card, nama: str, tenggat: Tenggat, day: date | None, address: str = "") -> str:
    """A review as a whole day of a calendar, which takes nobody's time there.

    Its identity stays when the date moves, so that a calendar that is read again moves it too; its sequence grows with
    each review that is done and each revision.

    Args:
        card: The SOP.
        nama: What it is called on pages.
        tenggat: The review.
        day: The collection's own day; where it is not known, the day that the review counts from stands for it.
        address: The whole address of the SOP's page, if there is one.
    """
    identity = sha256(f"{card.id}\0{card.nomor_tertulis}".encode(errors="backslashreplace")).hexdigest()[:16]
    kind = tenggat.jenis.value
    estimated = " (perkiraan)" if tenggat.perkiraan else ""
    about = [
        f"Nomor {card.nomor_tertulis}" if card.nomor_tertulis else "",
        f"{'Perkiraan, dihitung dari akhir' if tenggat.perkiraan else 'Dihitung dari'} {say_date(tenggat.sejak)}.",
        _HINT,
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{kind}-{identity}@tatalaksana",
        f"DTSTAMP:{_compact(day or last_day(tenggat.sejak))}T000000Z",
        f"SEQUENCE:{tenggat.ke + card.revisi_ke}",
        f"DTSTART;VALUE=DATE:{_compact(tenggat.tanggal)}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{escaped(plain(f'{kind.capitalize()} {nama}{estimated}'))}",
        f"DESCRIPTION:{escaped(chr(10).join(filter(None, about)))}",
        f"CATEGORIES:{kind.capitalize()}",
        *([f"URL:{_UNWRITABLE.sub('', address)}"] if address else []),
        "END:VEVENT",
    ]
    return "".join(map(folded, lines))


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """A text as a value: what has a meaning there is marked, what may not stand there is left out."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\t", " "))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line with its end, broken after at most 75 bytes and never within a letter; what goes on begins with a space."""
    if len(line) * 4 <= _OCTETS or len(raw := line.encode()) <= _OCTETS:
        return f"{line}\r\n"
    return "\r\n ".join(_pieces(raw)) + "\r\n"


def _pieces(raw: bytes) -> Iterator[str]:
    start, room = 0, _OCTETS
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:  # noqa: PLR2004 - within a letter
            end -= 1
        yield raw[start:end].decode()
        start, room = end, _OCTETS - 1
    yield raw[start:].decode()
