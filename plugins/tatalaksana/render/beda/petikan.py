# What sentences quote of two texts: the stretches that changed, with as much of what did not as is needed to find them.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.diff import WordPiece, line_words, matched_items, matched_lines, same_but_for_breaks, word_pieces
from tatalaksana.model import Isi, has_breaks

_CONTEXT = 40
"""Letters that are told of what stands unchanged beside a change."""
_SHORT = 48
"""Letters up to which two texts are told whole."""


def box_stretches(old: Isi | None, new: Isi | None) -> Iterator[tuple[WordPiece, ...]]:
    """One sentence an item that came, went or changed; one more where a list became a text, or a text a list."""
    told = False
    for before, after in matched_items(old, new):
        if before != after:
            told = True
            yield from line_stretches(before or "", after or "")
    if old and new and isinstance(old, tuple) != isinstance(new, tuple):
        yield (WordPiece("daftar", "teks biasa") if isinstance(old, tuple) else WordPiece("teks biasa", "daftar"),)
    elif not told:
        yield (WordPiece("susunan lama", "susunan baru"),)


def line_stretches(old: str, new: str) -> Iterator[tuple[WordPiece, ...]]:
    """One sentence a line that came, went or changed; of a text of one line one."""
    if not old or not new or not (has_breaks(old) or has_breaks(new)):
        yield text_stretches(flat(old), flat(new))
        return
    told = False
    if not same_but_for_breaks(old, new):
        for pair in matched_lines(old, new):
            before, after = (line_words(line) if line else "" for line in pair)
            if before != after:
                told = True
                yield text_stretches(before, after)
    if not told:
        yield (WordPiece("pemenggalan baris lama", "pemenggalan baris baru"),)


def text_stretches(old: str, new: str) -> tuple[WordPiece, ...]:
    """Two texts of one line, word by word."""
    if not old or not new or (len(old) <= _SHORT and len(new) <= _SHORT):
        return (WordPiece(old, new),)
    pieces = word_pieces(old, new)
    last = len(pieces) - 1
    return tuple(
        _shortened(piece, first=place == 0, last=place == last) if piece.same else piece
        for place, piece in enumerate(pieces)
    )


def _shortened(piece: WordPiece, *, first: bool, last: bool) -> WordPiece:
    text = piece.old
    if len(text) <= 2 * _CONTEXT:
        return piece
    head = "" if first else text[:_CONTEXT].rpartition(" ")[0] + " "
    tail = "" if last else " " + text[-_CONTEXT:].partition(" ")[2]
    return WordPiece(*[f"{head}…{tail}"] * 2)


def short_words(text: str) -> str:
    """The beginning of a text, on one line."""
    said = flat(text)
    return said if len(said) <= 2 * _CONTEXT else said[: 2 * _CONTEXT].rpartition(" ")[0] + " …"


def flat(text: str) -> str:
    """A text on one line, as it was typed."""
    return " ".join(text.split())
