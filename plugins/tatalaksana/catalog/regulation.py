# What is said of regulations by number and year: which one a legal basis means that is written out, and whether an entry of
# the register says one thing.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from tatalaksana.catalog.entry import Registers
from tatalaksana.catalog.slip import words_of
from tatalaksana.catalog.years import is_to_come, odd_year
from tatalaksana.model import Peraturan, StatusPeraturan, has_gap
from tatalaksana.source import Finding, Severity

_NUMBERED = re.compile(
    r"^(?P<kind>.*?)[\s,(]*(?:\b(?:nomor|no|nomer)\b\.?\s*:?\s*)?(?P<number>[0-9][0-9a-z./-]*?)\s*(?:(?:tahun|th|thn)\b\.?\s*|/\s*)(?P<year>[0-9]{4})\b",
    re.IGNORECASE,
)
_LONG_FORMS = {
    "uu": "undang undang", "pp": "peraturan pemerintah", "perpres": "peraturan presiden", "keppres": "keputusan presiden",
    "inpres": "instruksi presiden", "permen": "peraturan menteri", "perda": "peraturan daerah",
    "pergub": "peraturan gubernur", "perbup": "peraturan bupati", "perwali": "peraturan wali kota",
    "perwal": "peraturan wali kota", "walikota": "wali kota", "ri": "", "republik": "", "indonesia": "",
}  # fmt: skip

_ID = re.compile(r"-(?P<number>[1-9][0-9]{0,3})-(?P<year>(?:19|20)[0-9]{2})$")
"""How ids of regulations end that say number and year."""
_PAIR = re.compile(r"\b(?P<number>[0-9]+)\s*(?:(?:tahun|th|thn)\b\.?\s*|/\s*)(?P<year>[0-9]{4})\b", re.IGNORECASE)
_TITLED = re.compile(r"\bnomor:?\s+(?:[a-z]{1,5}\.?\s+)?(\S+)\s+tahun\s+([0-9]{4})\b", re.IGNORECASE)

_SAID = re.compile(
    r"\b(?:nomor|no\.)[ ]*:?[ ]*(?P<number>(?!(?:tahun|th|thn)\b)(?:[a-z]{1,5}\.?[ ](?=[0-9]))?[\w./-]*)[ ]+(?:tahun|th\.?|thn\.?)(?=[\s,;.)]|$)[ ]*(?P<year>(?!tentang\b)[^\s,;)]*)",
    re.IGNORECASE,
)
"""«Nomor 6 Tahun 2014», with either of them missing."""
_AS_FIGURES = str.maketrans("OoIl", "0011")
_FIGURES = 4
"""Of a year."""
_OF_OFFICES = frozenset({"peraturan", "keputusan", "instruksi"})
"""Kinds that are told apart by who makes them."""
_KINDS = frozenset({*_OF_OFFICES, "undang", "surat"})

_TITLE = 600
"""Letters within which a title has told its kind, number and year."""
_Key = tuple[str, str, str]


def regulation_called(text: str, registers: Registers) -> str | None:
    """The id of the regulation that a text names by kind, number and year; None where the register has none or several."""
    key = _key(text)
    if key is None:
        return None
    found = [name for name, about in registers.peraturan.items() if _key(about.judul) == key]
    return found[0] if len(found) == 1 else None


def misnumbered(text: str, registers: Registers) -> str | None:
    """The id of the one regulation of the same kind about the same that has either the number or the year of a text, not both."""
    key, about = _key(text), _about(text)
    if key is None or not about:
        return None
    found = [
        name
        for name, one in registers.peraturan.items()
        if (other := _key(one.judul))
        and other[0] == key[0]
        and (other[1] == key[1]) is not (other[2] == key[2])
        and _about(one.judul) == about
    ]
    return found[0] if len(found) == 1 else None


def misnumbering(text: str, years: Sequence[int]) -> tuple[str, str] | None:
    """What is wrong with how a text names a regulation's number and year, and what to do; nothing where it can be.

    Args:
        text: A title, or a legal basis that is written out.
        years: Of the sheet that it stands on: what is later was not there.
    """
    found = _SAID.search(text[:_TITLE])
    if found is None:
        return None
    number, year = found["number"], found["year"].rstrip(".")
    plain = year.translate(_AS_FIGURES)
    if not number or not year:
        return f"{'tahunnya' if number else 'nomornya'} belum ada", "Lengkapi, misalnya «Nomor 6 Tahun 2014»."
    if plain != year and plain.isdigit():
        return f"tahunnya memuat huruf di antara angka («{year}»)", f"Maksudnya «{plain}»?"
    return _no_year(number, year, years) if year.isdigit() else None


def _no_year(number: str, year: str, years: Sequence[int]) -> tuple[str, str] | None:
    """Why figures can't be a regulation's year."""
    if len(year) < _FIGURES and re.fullmatch("(?:19|20)[0-9]{2}", number):
        return "nomor dan tahunnya seperti tertukar", f"Maksudnya «Nomor {year} Tahun {number}»?"
    if len(year) != _FIGURES:
        return f"«{year}» bukan tahun", "Periksa tahunnya, misalnya «Tahun 2014»."
    odd = odd_year(int(year)) or ("sesudah tanggal lembar ini" if years and int(year) > max(years) else "")
    return (f"tahun {year} {odd}", "Periksa tahunnya, barangkali angkanya tertukar.") if odd else None


def _about(title: str) -> tuple[str, ...]:
    """The words of what a regulation is about; none where they hold a year, by which one follows another."""
    words = tuple(words_of(title.partition(" tentang ")[2]))
    return () if any(map(str.isdigit, words)) else words


def other_kind(text: str, title: str) -> bool:
    """Whether a text without a number begins with another kind of regulation than a title does; where either has none, nobody can tell."""
    if any(map(str.isdigit, text)):
        return False  # its number tells more than the words, which may be short for others
    said, known = _kind(text), _kind(title)
    return bool(said and known) and said != known


def _kind(text: str) -> str:
    """«undang», «peraturan menteri», «keputusan kepala» …; empty where a text begins with no kind of regulation."""
    words = " ".join(_LONG_FORMS.get(word, word) for word in words_of(text[:80])).split()
    if not words or words[0] not in _KINDS:
        return ""
    return " ".join(words[:2]) if words[0] in _OF_OFFICES and words[1:2] else words[0]


def other_number(text: str, title: str) -> bool:
    """Whether a text names other numbers and years than a title's; where either has none, nobody can tell."""
    known, said = _key(title), {(one["number"], one["year"]) for one in _PAIR.finditer(text)}
    return known is not None and bool(said) and known[1:] not in said


@lru_cache(maxsize=65536)
def _key(text: str) -> _Key | None:
    found = _NUMBERED.match(text[:_TITLE])
    if found is None:
        return None
    words = " ".join(_LONG_FORMS.get(word, word) for word in words_of(found["kind"])).split()
    kind = " ".join(dict.fromkeys(words))
    return (kind, found["number"].casefold().strip("./-"), found["year"]) if kind else None


def check_regulations_said(
    register: Mapping[str, Peraturan], is_before: Callable[[date], bool], near: Callable[[], Sequence[int]]
) -> Iterator[Finding]:
    """Entries that say two things, or were checked on a day to come; and once, those in force by hearsay.

    Args:
        register: The entries by their ids.
        is_before: Whether a day is still to come.
        near: The year as of which the collection is looked at, if that is known: an old regulation is checked today too.
    """
    unchecked = []
    for name, about in register.items():
        yield from _contradictions(name, about, register)
        yield from _wrong_day(name, about, is_before, near)
        in_force = about.status is StatusPeraturan.BERLAKU and not about.diganti_oleh
        if in_force and (has_gap(about.sumber or "") or not about.diperiksa):
            unchecked.append(name)
    if unchecked:
        rest = f", begitu pula {len(unchecked) - 1} peraturan lain" if len(unchecked) > 1 else ""
        yield _odd(
            (unchecked[0], "status"),
            f"Peraturan ini «berlaku» tanpa «sumber» dan tanggal «diperiksa»{rest}.",
            "Tulis keduanya; bila belum diperiksa, hapus «status».",
        )


def _contradictions(name: str, about: Peraturan, register: Mapping[str, Peraturan]) -> Iterator[Finding]:
    """In force and replaced, replaced by something older, checked before it was made, of another number than its id says."""
    year = _year(about)
    if about.status is StatusPeraturan.BERLAKU and about.diganti_oleh:
        told = f"Peraturan ini «berlaku», padahal sudah diganti oleh «{about.diganti_oleh}»."
        yield _odd((name, "status"), told, "Tulis «status: dicabut», atau hapus «diganti_oleh».")
    later = [("diganti_oleh", about.diganti_oleh or ""), *(("diubah_oleh", one) for one in about.diubah_oleh)]
    for key, other in later:
        if other in register and 0 < _year(register[other]) < year:
            told = f"«{other}» lebih tua daripada peraturan ini."
            yield _odd((name, key), told, "Periksa: barangkali keduanya tertukar.")
    if wrong := misnumbering(about.judul, ()):
        yield _odd((name, "judul"), f"Pada judul ini {wrong[0]}.", wrong[1])
    if said := _other_number(name, about.judul):
        told = f"Id «{name}» dan judulnya berbeda: judulnya nomor {said}."
        yield _odd((name, "judul"), told, "Periksa mana yang keliru.")


def _wrong_day(
    name: str, about: Peraturan, is_before: Callable[[date], bool], near: Callable[[], Sequence[int]]
) -> Iterator[Finding]:
    """Checked before it was made, or on a day on which nobody can have."""
    day, year = about.diperiksa, _year(about)
    if day is None:
        return
    odd = odd_year(day.year, near())
    if day.year < year:
        told = "Tanggal ini lebih awal daripada tahun peraturannya."
    elif odd:
        told = f"Tahun {day.year} {odd}."
    elif is_to_come(day, is_before):
        told = "Tanggal ini sesudah tanggal acuan, padahal menyebut kapan peraturannya diperiksa."
    else:
        return
    yield _odd((name, "diperiksa"), told, "Periksa tahunnya.")


def _year(about: Peraturan) -> int:
    """Of a title; nought where it says none."""
    found = _key(about.judul)
    return int(found[2]) if found else 0


def _other_number(name: str, title: str) -> str:
    """The number and year of a title where the id has others."""
    own, said = _ID.search(name), _TITLED.findall(title)
    if own is None or not said or own.groups() in said:
        return ""
    number, year = said[0]
    # Ids of numbers such as «KEP/21/M.PAN» are made in many ways.
    return f"{number} tahun {year}" if number.isdigit() or own["year"] not in {one for _, one in said} else ""


def _odd(path: tuple[str, str], told: str, how: str) -> Finding:
    return Finding("peraturan-janggal", path, told, how, Severity.WARNING)
