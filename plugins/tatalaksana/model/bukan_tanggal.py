# Why a text is no date, and which date may be meant: a day that no month has, a month that no year has, figures in another
# order, letters in the place of figures. Only what can be read in one way is mended; else the writer is asked.
from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tatalaksana.model.bulan import Bulan, Kapan
from tatalaksana.model.likeness import meant
from tatalaksana.model.profil import FormatTanggal
from tatalaksana.model.tanggal import month_like, month_number, read_date, say_date
from tatalaksana.model.titik import has_gap
from tatalaksana.source import Edit, Finding, Path
from tatalaksana.source.odd import WIDE

_FIGURES = str.maketrans("OoQlI|–—−", "000111---")
"""Letters that fingers put for figures, and Word's dashes."""
_YEAR_FIRST = r"([0-9]{4})[ ./-]+([0-9]{1,2})[ ./-]+([0-9]{1,2})"
_DAY_FIRST = r"(?:[A-Za-z'’]+\s*,?\s+)?([0-9]{1,2})[ ./-]+([A-Za-z]+|[0-9]{1,2})[ ./-]+([0-9]{4})"
_MONTH_ALONE = r"([0-9]{4})[ ./-]+([0-9]{1,2})"
_FIGURES_FIRST = r"([0-9]{1,2})([ ./-]+)([0-9]{1,2})[ ./-]+[0-9]{4}"
_SHORT_YEAR = (
    r"[0-9]{1,2}[ ./-]+(?:[A-Za-z]+|[0-9]{1,2})[ ./-]+['’]?[0-9]{1,3}|(?:[0-9]{1,3}|[0-9]{5,6})-[0-9]{1,2}-[0-9]{1,2}"
)
_WITHIN = (
    r"(?<![0-9])(?:[0-9]{4}[ ./-]+[0-9]{1,2}[ ./-]+[0-9]{1,2}"
    r"|[0-9]{1,2}[ ./-]+(?:[A-Za-z]+|[0-9]{1,2})[ ./-]+[0-9]{4})(?![0-9])"
)
_MONTH_WITHIN = r"(?<![0-9./-])(?:[0-9]{4}[./-][0-9]{1,2}|[A-Za-z]{3,} [0-9]{4})(?![0-9./-])"
_NO_YEAR = r"[0-9]{1,2}[ ./-]*([A-Za-z]+)"
_CLOCK = r"[T ]+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\.0+)?Z?$"
_EXCEL = range(20_000, 73_050)
"""Days since 1900 that spreadsheets show where a date lost its format: 1954 to 2099."""
_MONTHS = 12


class _Reason(NamedTuple):
    """What is wrong with a text, what to do, and the date that is meant; where it is sure, by itself."""

    why: str = ""
    how: str = ""
    meant: Kapan | None = None
    sure: bool = False


def months_first(dates: Iterable[str]) -> bool | None:
    """Whether the dates of a file put the month before the day, as «1/13/2026» does; None where nobody can say.

    Where none tells, the day is first, as is usual here, but for slashes: those are what spreadsheets write in English, too.
    """
    pairs = [
        (int(found[1]), int(found[3]), "/" in found[2])
        for one in dates
        if (found := re.fullmatch(_FIGURES_FIRST, one.strip()))
    ]
    told = {day_or_month <= _MONTHS for day_or_month, other, _ in pairs if max(day_or_month, other) > _MONTHS}
    if not told and any(slashed and one != other for one, other, slashed in pairs):
        return None
    return None if len(told) > 1 else told == {True} and len(pairs) > 1


_HYPHENS = str.maketrans("‐‑‒–—−﹣－", "-" * 8)
"""Lines that word processors put in the place of a hyphen."""


def bad_date(given: str, path: Path, message: str, *, months: bool, month_first: bool | None = False) -> Finding:
    """What is no date; one as people write it can be mended, unless its weekday says that something is wrong.

    Args:
        given: What stands there.
        path: Where it stands.
        message: What is told where nothing better can be said.
        months: Whether a month will do.
        month_first: What `months_first` says of the file.
    """
    given = given.strip().translate(WIDE)
    if (plain := given.translate(_HYPHENS)) != given and _day_of(plain):
        return _told(
            path,
            f"Garis di antara angka «{given[:60]}» dari Word, bukan tanda hubung biasa.",
            _Reason(meant=_day_of(plain), sure=True),
        )
    if month_first is not False and (reason := _by_habit(given, month_first=month_first)) is not None:
        return _told(path, message, reason)
    written = read_date(given)
    if written is not None and not written.cocok:
        return Finding(
            "bukan-tanggal", path, message,
            f"Harinya tidak cocok: {say_date(written.day, FormatTanggal.HARI_TANGGAL)}. Pastikan dulu tanggalnya; harinya dihitung sendiri.",
        )  # fmt: skip
    if written is not None and (months or not isinstance(written.day, Bulan)):
        return _told(path, message, _Reason(meant=written.day, sure=True))
    looks = (_impossible(given), _spelt(given, months=months), _within(given, months=months))
    reason = next(filter(None, looks), None) or _unsaid(given, months=months)
    return _told(path, f"«{given[:60]}» bukan tanggal: {reason.why}." if reason.why else message, reason)


def _day_of(text: str) -> date | None:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    return _day(*map(int, found.groups())) if found else None


def _told(path: Path, message: str, reason: _Reason) -> Finding:
    asked = f"Maksudnya {reason.meant.isoformat()}?" if reason.meant else ""
    mend = Edit(path, reason.meant.isoformat()) if reason.meant and reason.sure else None
    return Finding("bukan-tanggal", path, message, f"{asked} {reason.how}".strip(), mend=mend)


def _by_habit(given: str, *, month_first: bool | None) -> _Reason | None:
    """A date in figures beside others whose month is first: it is written so, too, or nobody can say."""
    found = re.fullmatch(_DAY_FIRST, given)
    if found is None or not found[2].isdigit():
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    by_month, by_day = _day(year, first, second), _day(year, second, first)
    if month_first:
        return _Reason(meant=by_month, sure=True) if by_month else None
    if by_month and by_day and by_month != by_day:
        return _Reason(how=f"Dapat berarti {say_date(by_day)}, dapat juga {say_date(by_month)}: pastikan dulu.")
    # What is a date in one way only is not mended either: it is what tells that the others are doubtful.
    return _Reason(meant=by_day or by_month, sure=by_day == by_month)


def _impossible(given: str) -> _Reason | None:
    """A day or a month that there is none of."""
    if found := re.fullmatch(_MONTH_ALONE, given):
        month = int(found[2])
        return None if 1 <= month <= _MONTHS else _Reason(_no_month(month), "Periksa bulannya.")
    if found := re.fullmatch(_YEAR_FIRST, given):
        return _not_there(*map(int, found.groups()))
    if found := re.fullmatch(_DAY_FIRST, given):
        month = month_number(found[2])
        if not month and found[2].isalpha():
            return _Reason(f"bulan «{found[2]}» tidak ada", meant(month_like(found[2])) or "Periksa nama bulannya.")
        return _not_there(int(found[3]), month, int(found[1]))
    return None


def _not_there(year: int, month: int, day: int) -> _Reason | None:
    if not year:
        return _Reason("tahun 0 tidak ada", "Periksa tahunnya.")
    if not 1 <= month <= _MONTHS:
        # Two figures that changed places are one thing it may be, and not the only one.
        other = _day(year, day, month)
        return _Reason(_no_month(month), "" if other else "Periksa bulan dan tanggalnya.", other)
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return None
    named = say_date(Bulan(year, month))
    return _Reason(f"{named} hanya sampai tanggal {last}" if day else "tanggal 0 tidak ada", "Periksa tanggalnya.")


def _no_month(month: int) -> str:
    return f"bulan {month:02} tidak ada, bulan ditulis 01 sampai 12"


def _spelt(given: str, *, months: bool) -> _Reason | None:
    """A date that is there, in another order or with other signs."""
    plain = re.sub(r"(?i)^(?:tanggal|tgl)\b[.:]?\s*", "", given)
    plain = re.sub(_CLOCK, "", plain).strip(" .,;")
    figures = plain.translate(_FIGURES) if any(map(str.isdigit, plain)) else plain
    for text in (plain, figures):
        found = re.fullmatch(_YEAR_FIRST, text)
        day: Kapan | None = _day(*map(int, found.groups())) if found else None
        written = None if day else read_date(text)
        if written is not None and written.cocok and (months or not isinstance(written.day, Bulan)):
            day = written.day
        if day is not None:
            return _Reason(meant=day, sure=True)
        if text != given and (reason := _impossible(text)):
            return reason
    return None


def _within(given: str, *, months: bool) -> _Reason | None:
    """A date beside other words, or several: what stands beside it would be lost, so it is not mended."""
    found = re.findall(_WITHIN, given) or (re.findall(_MONTH_WITHIN, given) if months else [])
    dates = [
        reason
        for one in found
        if (reason := _spelt(one, months=months) or (None if any(map(str.isalpha, one)) else _impossible(one)))
    ]
    if len(dates) != 1:
        return _Reason(how="Tulis satu tanggal saja.") if dates else None
    how = f"{dates[0].how} Tulis tanggalnya saja; keterangannya, bila perlu, di baris sendiri yang diawali «# »."
    return dates[0]._replace(how=how.strip(), sure=False)


def _unsaid(given: str, *, months: bool) -> _Reason:
    """What lacks something, or says no day at all."""
    how = "Bila lembarnya hanya menyebut bulan, tulis tahun-bulan saja, misalnya 2018-05." if months else ""
    word = re.fullmatch(_NO_YEAR, given)
    if not any(map(str.isalnum, given)) or (has_gap(given) and not any(map(str.isdigit, given))):
        how = "Bila memang tidak ada tanggalnya, hapus kuncinya."
    elif months and re.fullmatch(r"[0-9]{4}", given):
        how = f"Tahun saja belum cukup: tulis bulannya juga, misalnya {given}-10."
    elif found := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", given):
        return _Reason(meant=_day(*map(int, found.groups())))
    elif re.fullmatch(r"[0-9]{5}", given) and int(given) in _EXCEL:
        return _Reason("ini nomor hari dari Excel", meant=date(1899, 12, 30) + timedelta(days=int(given)))
    elif re.fullmatch(_SHORT_YEAR, given):
        how = "Tulis tahunnya dengan empat angka."
    elif word and month_number(word[1]):
        how = "Tahunnya belum ditulis."
    return _Reason(how=how)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
