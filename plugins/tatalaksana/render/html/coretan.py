# Words struck and words put in: marked for the eye, in grey too, and said to those who listen.
from __future__ import annotations

from enum import StrEnum

from tatalaksana.diff import line_words, matched_items, matched_lines, same_but_for_breaks, word_pieces
from tatalaksana.model import Isi, Passage, has_breaks, plain
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.passages import flowing


class Sudut(StrEnum):
    """Which of two texts is shown, with what of it is not in the other."""

    KEDUANYA = "keduanya"
    LAMA = "lama"
    BARU = "baru"


def deleted(text: str) -> Html:
    """What is gone."""
    return (
        Html(f'<del><span class="baca">[dihapus: </span>{escape(text)}<span class="baca">]</span></del>')
        if text
        else Html("")
    )


def inserted(text: str) -> Html:
    """What came."""
    return (
        Html(f'<ins><span class="baca">[ditambahkan: </span>{escape(text)}<span class="baca">]</span></ins>')
        if text
        else Html("")
    )


def marked(old: str, new: str, sudut: Sudut = Sudut.KEDUANYA) -> Html:
    """Two texts as one, word by word; of the two only one where that is what is looked at."""
    before, after = plain(old), plain(new)
    if before == after and old != new:
        # Only emphasis or a link's address changed: that shows in what was typed.
        before, after = old, new
    return join(
        escape(piece.old) if piece.same
        else Html((deleted(piece.old) if sudut is not Sudut.BARU else "") + (inserted(piece.new) if sudut is not Sudut.LAMA else ""))
        for piece in word_pieces(before, after)
    )  # fmt: skip


def marked_text(old: str, new: str, sudut: Sudut = Sudut.KEDUANYA) -> Html:
    """Two texts of a cell as one, line by line; what is only broken otherwise is shown as one of them has it."""
    if not (has_breaks(old) or has_breaks(new)):
        return marked(old, new, sudut)
    if same_but_for_breaks(old, new):
        return flowing(old if sudut is Sudut.LAMA else new, lambda _: "")
    lines = [
        _line(before, after, sudut) for before, after in matched_lines(old, new)
        if sudut is Sudut.KEDUANYA or (before if sudut is Sudut.LAMA else after) is not None
    ]  # fmt: skip
    return join(lines, "\n")


def _line(old: Passage | None, new: Passage | None, sudut: Sudut) -> Html:
    """A line of two texts, where its text stands in the newer or else stood in the older."""
    shown = new or old
    assert shown is not None, "a pair has one of the two"  # noqa: S101 - a pair without either is never made
    before, after = (line_words(one) if one else "" for one in (old, new))
    text = marked(before, after, sudut)
    begins = " alinea" if shown.first and not shown.level else ""
    return Html(f'<span class="sop-baris{begins}" style="--tingkat:{shown.level}">{text}</span>')


def marked_box(old: Isi | None, new: Isi | None, sudut: Sudut = Sudut.KEDUANYA) -> Html:
    """Two boxes as one, item by item."""
    shown = [
        marked_text(before or "", after or "", sudut) for before, after in matched_items(old, new)
        if sudut is Sudut.KEDUANYA or (before if sudut is Sudut.LAMA else after) is not None
    ]  # fmt: skip
    if not isinstance(old, tuple) and not isinstance(new, tuple):
        return join(shown)
    return Html("<ol>\n" + "\n".join(f"<li>{one}</li>" for one in shown) + "\n</ol>") if shown else Html("")
