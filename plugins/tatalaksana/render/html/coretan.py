# Words struck and words put in: marked for the eye, in grey too, and said to those who listen.
from __future__ import annotations

from enum import StrEnum

from tatalaksana.diff import matched_items, word_pieces
from tatalaksana.model import Isi, plain
from tatalaksana.render.html.markup import Html, escape, join


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


def marked_box(old: Isi | None, new: Isi | None, sudut: Sudut = Sudut.KEDUANYA) -> Html:
    """Two boxes as one, item by item."""
    shown = [
        marked(before or "", after or "", sudut) for before, after in matched_items(old, new)
        if sudut is Sudut.KEDUANYA or (before if sudut is Sudut.LAMA else after) is not None
    ]  # fmt: skip
    if not isinstance(old, tuple) and not isinstance(new, tuple):
        return join(shown)
    return Html("<ol>\n" + "\n".join(f"<li>{one}</li>" for one in shown) + "\n</ol>") if shown else Html("")
