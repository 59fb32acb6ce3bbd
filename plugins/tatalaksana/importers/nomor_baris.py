# Rows whose numbers are no whole ones: «2a», «a.» below 2, «2.1», «A» over a part. The draft counts rows itself, so that such
# a number is kept in the words of its row, and the others stay as they are printed.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.kalimat_langkah import step_mentions, step_numbered
from tatalaksana.importers.terbaca import BarisTerbaca, Keyakinan, Sisa, Terbaca, Terkenali, unsure
from tatalaksana.importers.urutan import ordinals

_PART = re.compile(r"(?P<whole>\d{1,3})(?P<part>\.?[a-z]|(?:\.\d{1,3})+)", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,3})")
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_TYPED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_WHY = "Nomornya tercetak «{}»; ditulis di depan uraiannya, supaya nomor kegiatan lain tetap seperti tercetak."


def keep_numbers(steps: Sequence[StepRow]) -> None:
    """Put numbers that are no whole ones before the words of their rows, where other rows have whole ones.

    Args:
        steps: The steps and the names of parts, in their order.
    """
    _typed_off(steps)
    if not any(step.nomor.isdecimal() for step in steps):
        for step in steps:
            if step.section:
                _said_before(step, step.nomor, sure=True)
        return
    whole = ""
    """The last whole number that is printed or stands in a «2a»."""
    for step in steps:
        part = _PART.fullmatch(step.nomor)
        if step.section:
            _said_before(step, step.nomor, sure=True)
        elif part and part["whole"] != whole:
            # There is no row 2 above «2a»: this is where 2 begins.
            _said_before(step, step.nomor)
            step.printed, step.nomor, whole = step.nomor, part["whole"], part["whole"]
        elif part or (whole and _LETTER.fullmatch(step.nomor)):
            _said_before(step, step.nomor)
            step.printed, step.nomor = step.nomor if part else "", ""
        else:
            whole = step.nomor if step.nomor.isdecimal() else whole


def _typed_off(steps: Sequence[StepRow]) -> None:
    """Take numbers that are typed before the words of all rows, which have none of their own, as theirs."""
    acting = [step for step in steps if not step.section]
    told = [_TYPED.match(step.texts["uraian"].isi) if "uraian" in step.texts else None for step in acting]
    numbers = [int(one[1]) for one in told if one]
    if numbers != [*range(1, len(acting) + 1)] or any(step.nomor for step in acting):
        return
    for step, one in zip(acting, told, strict=True):
        if one:
            said = step.texts["uraian"]
            step.nomor, step.texts["uraian"] = one[1], replace(said, isi=said.isi[one.end() :])


def _said_before(step: StepRow, number: str, *, sure: bool = False) -> None:
    """Put a number before the words of its row, which is then not sure but for the name of a part."""
    text = step.texts.get("uraian")
    if text is None or not number:
        return
    said = text if text.isi.startswith(number) else replace(text, isi=f"{number}. {text.isi}")
    step.texts["uraian"] = said if sure else unsure(said, Keyakinan.MUNGKIN, _WHY.format(number))


def counts_within(number: str, part: str) -> bool:
    """Whether a number counts within that of a part: «1a», «1.a» and «1.1» within «1»."""
    found = _PART.fullmatch(number)
    return found is not None and found["whole"] == part


def counted_by_parts(numbers: Sequence[str]) -> bool:
    """Whether numbers count within parts that count: 1.1, 1.2, 2.1."""
    told = [_DOTTED.fullmatch(one) for one in numbers]
    counted = [(int(one[1]), int(one[2])) for one in told if one]
    follow = all(later in {(part, at + 1), (part + 1, 1)} for (part, at), later in pairwise(counted))
    return len(counted) == len(numbers) > 0 and counted[0] == (1, 1) and follow


def numbers_moved(found: Terkenali) -> Terkenali:
    """The same SOP; where rows have other numbers than those that are printed, that is to be looked at, and what names such a number is not sure."""
    printed = ["" if not row.simbol else row.nomor for row in found.baris]
    if not any(printed):
        return found
    counted = [sum(map(bool, printed[: at + 1])) for at in range(len(printed))]
    moved = [
        at
        for at, one in enumerate(printed)
        if _DOTTED.fullmatch(one) or (ordinals(one) and counted[at] not in ordinals(one))
    ]
    if not moved:
        return found
    rows = tuple(_mentioning(row, at, printed, counted, moved) for at, row in enumerate(found.baris))
    first = moved[0]
    said = f"nomor {printed[first]} di dokumen menjadi {counted[first]} di draf ini"
    told = Sisa(
        ", ".join(one for one in printed if one), found.baris[first].asal, "Nomor kegiatan, yang di draf dihitung sendiri.",
        f"kegiatan {first + 1}: {said}, dan seterusnya; periksa teks yang menyebut nomor",
    )  # fmt: skip
    return replace(found, baris=rows, sisa=(*found.sisa, told))


def _mentioning(
    row: BarisTerbaca, at: int, printed: Sequence[str], counted: Sequence[int], moved: Sequence[int]
) -> BarisTerbaca:
    """A row, of which texts are not sure that name a number that another row has now."""
    return replace(row, isi={key: _less(one, at, printed, counted, moved) for key, one in row.isi.items()})


def _less(text: Terbaca, at: int, printed: Sequence[str], counted: Sequence[int], moved: Sequence[int]) -> Terbaca:
    goals = {number: step_numbered(number, at, printed) for number in step_mentions(text.isi)}
    other = next((number for number, goal in goals.items() if goal in moved), "")
    if not other:
        return text
    why = f"Menyebut nomor {other} seperti di dokumen; kegiatan itu di draf ini nomor {counted[goals[other] or 0]}."
    return unsure(text, Keyakinan.MUNGKIN, why)
