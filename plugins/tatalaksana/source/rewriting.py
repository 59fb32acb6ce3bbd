# Mends of letters: made only where the text is as its finder saw it, read back, and never at the price of a word.
from __future__ import annotations

import re
from collections.abc import Sequence

from tatalaksana.source.document import Document, read
from tatalaksana.source.meaning import with_edit
from tatalaksana.source.odd import BULLET_LETTERS, ESCAPE, unescaped
from tatalaksana.source.problem import Data, Edit, Rewrite, Splice
from tatalaksana.source.writing import UnwritableError

_BULLET = re.compile(rf"(?m)^([^\S\n]*(?:- +)?)[{BULLET_LETTERS}](?=[^\S\n])")
"""Word's round bullet of the second level, which is a letter and no word."""
_COUNT = re.compile(
    r"(?m)^([^\S\n]*(?:- +)?(?:[\w-]+: +)?)\(?(?:(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.):](?=\s|$)|[0-9]{1,2}[.)](?=[A-Za-z]))"
)
"""What an item is counted by: lists have numbers of their own."""
_SIGN = re.compile(r"(?m)(:[^\S\n]+)(?:[lI1][-–—−]?|[|>]_)(?=[^\S\n]*(?:#.*)?$)")
"""A letter or a digit where «|-» or «|» is meant."""
_LETTERS = re.compile(r"\w")
_ESCAPE = re.compile(ESCAPE)


def rewritten(text: str, rewrite: Rewrite) -> str:
    """The text with this mend made.

    Raises:
        UnwritableError: It is another text than the mend was made for, a word would be lost, or the data would be other
            than meant.
    """
    after = spliced(text, rewrite.splices)
    if _LETTERS.findall(after) != _LETTERS.findall(text) and letters_of(after) != letters_of(text):
        raise UnwritableError("Perbaikan ini akan menghilangkan kata. Perbaiki dengan tangan.")
    before = read("", text)
    if isinstance(before, Document):
        _check(before.data, after, rewrite.meant)
    return after


def letters_of(text: str) -> str:
    """All letters and digits of a text in their order, but what counts its items or slipped for a sign: what no mend may lose."""
    text = _ESCAPE.sub(lambda escape: unescaped(escape[0]), text)
    return "".join(_LETTERS.findall(_COUNT.sub(r"\1", _BULLET.sub(r"\1", _SIGN.sub(r"\1", text)))))


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """The text with splices made.

    Raises:
        UnwritableError: It is another text than they were made for.
    """
    pieces, at = [], 0
    for splice in splices:
        end = splice.start + len(splice.old)
        if splice.start < at or text[splice.start : end] != splice.old:
            raise UnwritableError("Berkasnya sudah berubah sejak diperiksa.")
        pieces += [text[at : splice.start], splice.new]
        at = end
    return "".join(pieces) + text[at:]


def _check(before: Data, text: str, meant: tuple[Edit, ...]) -> None:
    after = read("", text)
    if not isinstance(after, Document):
        raise UnwritableError("Sesudah perbaikan ini berkasnya tidak terbaca lagi. Perbaiki dengan tangan.")
    expected = before
    for edit in meant:
        expected = with_edit(expected, edit)
    if meant and after.data != expected:
        raise UnwritableError("Perbaikan ini mengubah bagian lain juga. Perbaiki dengan tangan.")
