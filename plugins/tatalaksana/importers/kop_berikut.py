# Several SOP in one document: the letterhead and the title of the next one stand above its number, and are not said again by all.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tatalaksana.importers.identitas import SheetLine
from tatalaksana.importers.judul_tersirat import FORM_NAME, TITLED
from tatalaksana.importers.kata import labelled
from tatalaksana.importers.kewajaran import names_office
from tatalaksana.importers.label_tersirat import holds_items, value_key
from tatalaksana.importers.pelaku import ADDRESS
from tatalaksana.importers.pengesah import is_placed, names_person, names_signer
from tatalaksana.importers.terbaca import Keyakinan, Terkenali

UNSAID = "tidak tertulis"
"""The method of a unit that no letterhead names."""
_MOST_WORDS = 22
_ELSEWHERE = "Kop SOP ini tidak menyebut unit; diambil dari SOP lain dalam dokumen ini."
_SEVERAL = "Kop SOP ini tidak menyebut unit, dan SOP lain dalam dokumen ini menyebut lebih dari satu; diambil dari yang terdekat."


def heads_next(line: SheetLine, above: SheetLine | None, *, begun: bool) -> bool:
    """Whether a line below the steps may stand at the head of the next SOP.

    Args:
        line: The line.
        above: The last one above it; below the office of one who signs stands its unit.
        begun: Whether that may be of the head: below the office or the form's name stand other short lines.
    """
    signs = above is not None and any(names_signer(cell.text) for cell in above.cells)
    texts = [cell.text.strip() for cell in line.cells if cell.text.strip()]
    return bool(texts) and not signs and all(_heads(text, begun=begun) for text in texts)


def _heads(text: str, *, begun: bool) -> bool:
    signed = names_signer(text) or is_placed(text) or names_person(text) or value_key(text) == "pengesahan"
    if signed or holds_items([text]) or labelled(text, alone=True):
        return False
    if names_office(text) or TITLED.match(text) or FORM_NAME.fullmatch(text) or ADDRESS.search(text):
        return True
    return begun and len(text.split()) <= _MOST_WORDS and text[0].isupper() and text[-1] not in ".;:,"


def with_offices(several: Sequence[Terkenali]) -> tuple[Terkenali, ...]:
    """The SOP of one document, of which those whose letterhead names no unit have that of the one before, or of the first that names one."""
    told = [at for at, one in enumerate(several) if one.bidang["unit"].cara != UNSAID]
    many = len({several[at].bidang["unit"].isi for at in told})
    return tuple(
        one
        if at in told or not told
        else _with_office(one, several[max((place for place in told if place < at), default=told[0])], alone=many == 1)
        for at, one in enumerate(several)
    )


def _with_office(one: Terkenali, other: Terkenali, *, alone: bool) -> Terkenali:
    sure, why = (Keyakinan.MUNGKIN, _ELSEWHERE) if alone else (Keyakinan.TEBAKAN, _SEVERAL)
    unit = replace(other.bidang["unit"], cara="kop SOP lain dalam dokumen ini", yakin=sure, mengapa=why)
    printed = {"unit.teks": other.bidang["unit.teks"]} if "unit.teks" in other.bidang else {}
    offered = {key: entries for key, entries in one.tambahan.items() if key != "unit"}
    return replace(one, bidang={**one.bidang, "unit": unit, **printed}, tambahan=offered)
