# Where each thing stands on the site, decided once: page names without any site generator's way of writing addresses.
from __future__ import annotations

import re

_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\%#]')


def sop_page(entry_id: str) -> str:
    """The page of an SOP."""
    return f"sop/{entry_id}"


def unit_page(unit: str) -> str:
    """The page of a unit."""
    return f"unit/{unit}"


def number_address(number: str) -> str:
    """The folder that an SOP's number leads to; a slash in the number makes folders, what no file system takes is «-»."""
    parts = [_UNSAFE.sub("-", part).strip(". ") or "-" for part in number.split("/")]
    return "nomor/" + "/".join(parts)


HOME = "index"
UNPUBLISHED = "belum-diterbitkan"
REFERENCE = "rujukan-format"
