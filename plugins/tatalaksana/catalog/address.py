# Where each thing stands on the site, decided once: page names without any site generator's way of writing addresses.
from __future__ import annotations

import re
from functools import lru_cache

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


def office_page(office: str) -> str:
    """The page of an office."""
    return f"jabatan/{office}"


def regulation_page(regulation: str) -> str:
    """The page of a regulation."""
    return f"peraturan/{regulation}"


def form_page(form_id: str) -> str:
    """The page of a form."""
    return f"formulir/{form_id}"


def form_file(form_id: str, kind: str) -> str:
    """A file of a form; `kind` is what follows its id: `.xlsx`, `.json`, `.pdf` to print and to fill."""
    return f"formulir/{form_id}{kind}"


def step_anchor(number: str, row: int) -> str:
    """The id of a step's row on an SOP's page; `number` is empty for a row without."""
    return f"langkah-{number}" if number else f"baris-{row + 1}"


def beside_file(entry_id: str, kind: str) -> str:
    """A file beside an SOP's page; `kind` is what follows its id: `-daftar-periksa.xlsx`, `-monitoring.pdf`."""
    return f"sop/{entry_id}{kind}"


@lru_cache(maxsize=65536)
def number_address(number: str) -> str:
    """The folder that an SOP's number leads to; a slash in the number makes folders, what no file system takes is «-»."""
    return "nomor/" + "/".join(map(_folder_name, number.split("/")))


def _folder_name(part: str) -> str:
    name = _UNSAFE.sub("-", part).strip(". ") or "-"
    return name.encode()[:_LONGEST].decode(errors="ignore")


def quality_page(unit: str) -> str:
    """The page of a unit's quality: its reviews, warnings and what regulations touch."""
    return f"mutu/{unit}"


def calendar_file(unit: str) -> str:
    """The calendar of a unit's reviews."""
    return f"unit/{unit}/tinjauan-{unit}.ics"


def workload_page(office: str) -> str:
    """The page of an office's workload."""
    return f"abk/{office}"


def map_page(unit: str) -> str:
    """The map of one unit, where one map of all would be too large."""
    return f"peta/{unit}"


def check_page(unit: str) -> str:
    """The page on which a unit's printed sheets are checked, where one page of all would be too large."""
    return f"cek/{unit}"


HOME = "index"
UNPUBLISHED = "belum-diterbitkan"
REFERENCE = "rujukan-format"
CHECK = "cek"
SEARCH = "cari"
FORMS = "formulir"
OFFICES = "jabatan"
REGULATIONS = "peraturan"
IMPACT = "dampak-peraturan"
CHANGES = "perubahan"
SOPS = "sop"
QUALITY = "mutu"
WORKLOAD = "abk"
WORKLOAD_CSV = "abk/beban-kerja.csv"
MAP = "peta"
