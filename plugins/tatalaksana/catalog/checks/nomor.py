# Checks of an SOP's number: that it is one, without the word for it, and of a year that has come.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.years import odd_year
from tatalaksana.model import first_day, has_gap
from tatalaksana.model.likeness import slips
from tatalaksana.source import Finding, Severity

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})$"
_WORD = r"(?i)(?:nomor|no\.)\s*(?:sop)?\s*:?\s"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}"
_LETTER = r"(?<![^\W_])(?=[0-9OoIl]*[0-9])[0-9]*[Ool][0-9OoIl]*(?![^\W_])"
"""Figures with an O or an l among them."""
_ODD = r"\\|[.,-]{2,}|(?<=/)(?:19|20) [0-9]{2}$"
"""A backslash for a stroke, a sign twice, a blank within a year."""
_NOUGHT = r"(?<![^\W_])[A-Z]+0[A-Z]+(?![^\W_])"
"""A nought between capital letters."""


def _turned(nomor: str, years: Sequence[int]) -> int | None:
    """The year of the dates of which the figures at the end of a number are a slip: «2206», «202», «20026»."""
    end = re.search(r"/([0-9]{3,5})$", nomor)
    if end is None or re.search(_YEAR, nomor) or any(str(year) in nomor for year in years):
        return None
    return next((year for year in years if _is_slip(end[1], str(year))), None)


def _is_slip(figures: str, year: str) -> bool:
    """Whether figures are a year's in another order, with its last one lost, or with one hit twice; «026» may count sheets."""
    longer = len(figures) > len(year) and slips(figures, year) == 1
    return sorted(figures) == sorted(year) or longer or figures == year[:-1]


def _mixed(nomor: str) -> tuple[str, str] | None:
    """A letter among figures, a nought among letters, or a sign that is none of a number's, and what to do."""
    if letter := re.search(_LETTER, nomor):
        return f"memuat huruf di antara angka («{letter[0]}»)", "Periksa: angka nol dan satu ditulis 0 dan 1."
    if letter := re.search(_NOUGHT, nomor):
        return f"memuat angka nol di antara huruf («{letter[0]}»)", f"Maksudnya «{letter[0].replace('0', 'O')}»?"
    if odd := re.search(_ODD, nomor):
        return f"memuat «{odd[0]}»", "Periksa tanda dan spasinya."
    return None


def check_number(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A number without figures, with the word that the sheet prints before it, with a letter for a figure, that is a day, is there twice, or of a year to come."""
    del ground
    nomor = entry.sop.nomor
    if nomor is None or has_gap(nomor):
        return
    days = (entry.sop.tanggal.pembuatan, entry.sop.tanggal.revisi, entry.sop.tanggal.efektif)
    years = [first_day(day).year for day in days if day]
    year = re.search(_YEAR, nomor)
    if not any(map(str.isdigit, nomor)):
        told, how = "tidak memuat satu angka pun", "Tulis nomor SOP-nya; judulnya di «judul»."
    elif word := re.match(_WORD, nomor):
        told, how = (
            f"diawali «{word[0].strip()}», yang sudah tercetak di depannya",
            f"Tulis «{nomor[word.end() :].strip()}» saja.",
        )
    elif re.fullmatch(_DAY, nomor):
        told, how = "berisi tanggal", "Tulis nomor SOP-nya; tanggalnya di «tanggal»."
    elif len(set(parts := nomor.split())) < len(parts) and "/" in parts[0]:
        told, how = "tertulis dua kali", f"Tulis «{parts[0]}» saja."
    elif nomor.endswith("."):
        told, how = "berakhir dengan titik, yang ikut tercetak", f"Tulis «{nomor.rstrip('.')}»."
    elif mixed := _mixed(nomor):
        told, how = mixed
    elif year and (odd := odd_year(int(year[1]), years)):
        told, how = f"bertahun {year[1]}, yang {odd}", "Periksa tahunnya."
    elif turned := _turned(nomor, years):
        told, how = (
            f"berakhir {nomor.rpartition('/')[2]}, padahal tanggalnya {turned}",
            f"Periksa tahunnya, barangkali «{nomor.rpartition('/')[0]}/{turned}».",
        )
    else:
        return
    yield Finding("nomor-janggal", ("nomor",), f"Nomor «{nomor[:60]}» {told}.", how, Severity.WARNING, about=nomor)
