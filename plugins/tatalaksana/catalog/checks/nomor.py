# Checks of an SOP's number: that it is one, without the word for it, and of a year that has come.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.years import odd_year
from tatalaksana.model import Status, first_day, has_gap
from tatalaksana.model.likeness import slips
from tatalaksana.model.sop import TanggalSop
from tatalaksana.source import Edit, Finding, Severity

_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})$"
_WORD = r"(?i)(?:nomor|no\.)\s*(?:sop)?\s*:?\s"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Za-z]{3,9} [0-9]{4}"
_LETTER = r"(?<![^\W_])(?=[0-9OoIl]*[0-9])[0-9]*[Ool][0-9OoIl]*(?![^\W_])"
"""Figures with an O or an l among them."""
_ODD = r"\\|[.,-]{2,}|(?<=/)(?:19|20) [0-9]{2}$|(?<=\S)/ (?=\S)|(?<=\S) /(?=\S)"
"""A backslash for a stroke, a sign twice, a blank within a year or on one side of a stroke."""
_EMPTY = r"^\s*/|/\s*/|[-–]\s+/|/\s*$"
"""A part that is still to be written."""
_TWICE = r"(\S*[0-9]\S*/\S+?)[\s/;,]+\1(?:\s.*)?"
_WITH_DAY = r"(?i)\s(?:tanggal|tgl\.?)\s"
_FOR_ONES = r"(?<![^/])[lI1]*l[lI1]*(?![^/])"
"""A part of an l, which stands for the Roman numeral."""
_MONTH = r"/([IVX]{2,})/(?:19|20)[0-9]{2}$"
_MONTHS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"})
_APART = 1
"""Years by which a number may be older than its sheet, which is made at the turn of a year."""
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
    if one := re.search(_FOR_ONES, nomor):
        return f"memuat huruf l («{one[0]}»)", f"Bila angka Romawi, tulis «{one[0].replace('l', 'I')}»."
    if odd := re.search(_ODD, nomor):
        return f"memuat «{odd[0]}»", "Periksa tanda dan spasinya."
    if (month := re.search(_MONTH, nomor)) and month[1] not in _MONTHS:
        return f"memuat «{month[1]}» di tempat bulan", "Bulan ditulis I sampai XII."
    return None


def _wrong_year(nomor: str, tanggal: TanggalSop) -> tuple[str, str] | None:
    """A year to come, one long before the sheet was made, as of a number that was copied with another sheet, or figures that are a slip of one."""
    days = (tanggal.pembuatan, tanggal.revisi, tanggal.efektif)
    years = [first_day(day).year for day in days if day]
    if found := re.search(_YEAR, nomor):
        year, made = int(found[1]), years[0] if tanggal.pembuatan else 0
        if odd := odd_year(year, years):
            return f"bertahun {year}, yang {odd}", "Periksa tahunnya."
        told = f"bertahun {year}, padahal SOP ini dibuat {made}"
        return (told, "Periksa tahunnya; bila memang begitu, terima.") if year < made - _APART else None
    if turned := _turned(nomor, years):
        before, _, end = nomor.rpartition("/")
        return f"berakhir {end}, padahal tanggalnya {turned}", f"Periksa tahunnya, barangkali «{before}/{turned}»."
    return None


def check_number(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A number without figures, with the word that the sheet prints before it, with a letter for a figure, that is a day, is there twice, or of a year to come."""
    del ground
    nomor = entry.sop.nomor
    if nomor is None or has_gap(nomor):
        return
    mend = None
    if not any(map(str.isdigit, nomor)):
        told, how = "tidak memuat satu angka pun", "Tulis nomor SOP-nya; judulnya di «judul»."
    elif word := re.match(_WORD, nomor):
        own = nomor[word.end() :].strip()
        told, how = f"diawali «{word[0].strip()}», yang sudah tercetak di depannya", f"Tulis «{own}» saja."
        mend = Edit(("nomor",), own)
    elif re.fullmatch(_DAY, nomor) or re.search(_WITH_DAY, nomor):
        told, how = "berisi tanggal", "Tulis nomor SOP-nya; tanggalnya di «tanggal»."
    elif twice := re.fullmatch(_TWICE, nomor):
        told, how = "tertulis dua kali", f"Tulis «{twice[1]}» saja."
    elif nomor.endswith("."):
        told, how = "berakhir dengan titik, yang ikut tercetak", f"Tulis «{nomor.rstrip('.')}»."
    elif entry.sop.status is not Status.DRAF and (empty := re.search(_EMPTY, nomor)):
        told, how = f"memuat bagian kosong («{empty[0]}»)", "Isi bagian itu."
    elif wrong := _mixed(nomor) or _wrong_year(nomor, entry.sop.tanggal):
        told, how = wrong
    else:
        return
    told = f"Nomor «{nomor[:60]}» {told}."
    yield Finding("nomor-janggal", ("nomor",), told, how, Severity.WARNING, mend=mend, about=nomor)
