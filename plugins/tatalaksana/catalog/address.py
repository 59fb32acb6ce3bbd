# Where each thing stands on the site, decided once: page names without any site generator's way of writing addresses.
from __future__ import annotations

import re

_LONGEST = 200
"""Bytes of a folder's name; file systems take 255."""
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\%#]')


def sop_page(entry_id: str) -> str:
    """The page of an SOP."""
    return f"sop/{entry_id}"


def sheet_file(entry_id: str) -> str:
    """The official sheet of an SOP."""
    return f"sop/{entry_id}.pdf"


def book_file(unit: str) -> str:
    """The book of a unit's SOP."""
    return f"unit/{unit}/buku-sop-{unit}.pdf"


def unit_page(unit: str) -> str:
    """The page of a unit."""
    return f"unit/{unit}"


def number_address(number: str) -> str:
    """The folder that an SOP's number leads to; a slash in the number makes folders, what no file system takes is «-»."""
    return "nomor/" + "/".join(map(_folder_name, number.split("/")))


def _folder_name(part: str) -> str:
    name = _UNSAFE.sub("-", part).strip(". ") or "-"
    return name.encode()[:_LONGEST].decode(errors="ignore")


HOME = "index"
UNPUBLISHED = "belum-diterbitkan"
REFERENCE = "rujukan-format"
CHECK = "cek"
