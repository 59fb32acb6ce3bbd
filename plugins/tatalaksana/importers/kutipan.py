# What a document says and no value took: each of its lines is looked for among all that was read, and quoted where it is not there.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tatalaksana.importers.baris import TURN
from tatalaksana.importers.judul_tersirat import FORM_NAME
from tatalaksana.importers.kata import COUNTED_STEP, bare_words, column_called, column_nearly_called, labelled
from tatalaksana.importers.reading import Reading, ReadTable, row_place
from tatalaksana.importers.terbaca import KotakTerbaca, Sisa, Terbaca, Terkenali
from tatalaksana.model import bare_title

_WHY = "Tidak terbaca ke bidang mana pun."
_TABLE = re.compile(r"tabel (\d+)")
"""The place of a row says so which table it stands in."""
_SHORT = 3
"""Letters of a word that may be a number of an item, and may be lost."""
_PIECES, _EACH = 3, 4
"""In how many pieces a line may have been taken: so many, and one more for so many words."""
_QUOTED = re.compile(r"«([^»]+)»")
_NUMBER = re.compile(r"\W*(?:NIP(?:PPK|PK)?|NRP)\b\W*([\d .]{8,})\W*", re.IGNORECASE)
_TOLD = re.compile(r"\w{3}")
_COUNTED = re.compile(rf"\W*{COUNTED_STEP}\s*(?:[.:)–-]\s*|$)", re.IGNORECASE)
"""What heads a step and counts it."""


def with_quotes(several: Sequence[Terkenali], reading: Reading, printed: Sequence[str] = ()) -> tuple[Terkenali, ...]:
    """The same SOP, each with what stands in the document beside it and was read nowhere.

    Args:
        several: The SOP in the document.
        reading: The document.
        printed: Names that registers have, which stand in letterheads of their own accord.
    """
    if not several or any(one.sumber for one in several):
        return tuple(several)
    texts = chain(printed, *map(_taken, several))
    kept = _Kept(line for text in texts for line in text.split("\n"))
    left: list[list[Sisa]] = [[] for _ in several]
    seen: set[str] = set()
    ends = [_last_table(one) for one in several]
    for index, where, text in _said(reading):
        lines = [line for line in text.split("\n") if _TOLD.search(line) and not _of_the_form(line)]
        lost = "\n".join(line.strip() for line in lines if not kept.holds(line))
        if lost and lost not in seen:
            seen.add(lost)
            at = next((at for at, end in enumerate(ends) if index < end), len(several) - 1)
            left[at].append(Sisa(lost, where, _WHY))
    return tuple(replace(one, sisa=(*one.sisa, *more)) for one, more in zip(several, left, strict=True))


def _last_table(found: Terkenali) -> int:
    """How many blocks there are to the end of an SOP's table."""
    return max((int(told[1]) for row in found.baris if (told := _TABLE.search(row.asal))), default=0)


def _said(reading: Reading) -> Iterator[tuple[int, str, str]]:
    """All texts of a document: (index of the block, where, text)."""
    for index, block in enumerate(reading.blocks):
        if isinstance(block, ReadTable):
            yield from ((index, row_place(block, index, cell.row), cell.text) for cell in block.cells if cell.text)
        else:
            yield index, f"halaman {block.page}", block.text
    for shape in reading.shapes:
        if shape.text:
            yield len(reading.blocks), f"halaman {shape.page}, bentuk", shape.text


def _taken(found: Terkenali) -> Iterator[str]:
    """All texts that an SOP's draft or report has."""
    signed = (one.values() for one in found.tanda_tangan)
    rows = (row.isi.values() for row in found.baris)
    for value in chain(
        found.bidang.values(), *signed, *rows, *(_items(box) for box in found.kotak.values()),
        (lane.dasar for lane in found.lajur), [found.centang] if found.centang else [],
    ):  # fmt: skip
        yield from (value.isi, *_QUOTED.findall(f"{value.cara} {value.mengapa}"), value.cara.rpartition(": ")[2])
    yield from found.label.values()
    for row in found.baris:
        for symbol in row.simbol:
            yield from (symbol.teks, symbol.dasar.isi, *(way.label for way in symbol.jalan))
            yield from (said for way in symbol.jalan for said in _QUOTED.findall(way.dasar.mengapa))
    for one in found.sisa:
        yield from (one.teks, *one.teks.split("; "), *_QUOTED.findall(one.mengapa))
    yield from (name for entries in found.tambahan.values() for name in entries.values())


def _items(box: KotakTerbaca) -> tuple[Terbaca, ...]:
    return box.butir


def _of_the_form(line: str) -> bool:
    """Whether a line is a word of the form itself: a label, the head of a column, its name, or that it goes on."""
    parts = labelled(line, alone=True)
    return (
        (bool(parts) and not any(value.strip(" .:_-…") for _, _, value in parts))
        or bool(column_called(line) or column_nearly_called(line))
        or bool(FORM_NAME.fullmatch(line) or TURN.match(line))
    )


class _Kept:
    """What was kept, to be asked for lines.

    Args:
        lines: All of it.
    """

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = {bare_words(line) for line in lines}
        self._whole = f" {' | '.join(sorted(self._lines))} "

    def holds(self, line: str) -> bool:
        """Whether a line is there, whole or in few pieces, behind what counts it."""
        line = _COUNTED.sub("", line)
        pieces = line.split(" · ")
        if len(pieces) > 1:
            return all(map(self.holds, pieces))
        told = bare_words(bare_title(line.strip(" :"))[0])
        if told in self._lines or self._in_pieces(told.split()):
            return True
        number = _NUMBER.fullmatch(line)
        values = [re.sub(r"\D", "", number[1])] if number else [value for _, _, value in labelled(line, alone=True)]
        head, parted, rest = line.partition(":")
        if not values and parted and column_called(head):
            # «Pelaksana: …» above a list of steps.
            values = [rest]
        return bool(values) and all(self._in_pieces(bare_words(bare_title(value)[0]).split()) for value in values)

    def _in_pieces(self, words: Sequence[str]) -> bool:
        at, pieces, long = 0, 0, sum(len(word) >= _SHORT for word in words)
        while at < len(words):
            end = at
            while end < len(words) and f" {' '.join(words[at : end + 1])} " in self._whole:
                end += 1
            if end == at:
                if len(words[at]) >= _SHORT:
                    return False
                end += 1
            else:
                pieces += any(len(word) >= _SHORT for word in words[at:end])
            at = end
        # Words that stand each somewhere are not the line.
        return pieces <= _PIECES + len(words) // _EACH and not pieces == long >= _PIECES
