# Which characters the sheets' own fonts can show.
# PDF/A forbids glyphs that no font has, and Typst then makes no sheet at all: one Chinese character in a title would
# keep an SOP from being printed. Worse is what it does not refuse: a sign and the mark above it are shaped by one font,
# and where an earlier font has the mark alone, Typst prints the mark and silently leaves out the sign.
from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FAMILIES = ("Tatalaksana Sans", "DejaVu Sans", "Noto Emoji")
"""The families in the order in which Typst must be told to try them; the coverage is right for no other order."""

# All of these are in the first font and join with nothing, so that Indonesian text needs no further look.
_UNUSUAL = re.compile("[^\t\n\r -~\xa0-\xac\xae-ÿ–—‘’“”•…←↑→↓≠≤≥]")

_JOINER = "\u200d"

# Invisible, and consumed by the shaping: they never need a glyph.
_SILENT = frozenset("\u034f\u061c\u200c\u200d\u200e\u200f\u2060")

_BREAKS = frozenset("\t\n\r")
_OTHER_BREAKS = frozenset("\v\f\x85\u2028\u2029")

# Embeddings, overrides and isolates reach beyond their own text, and overrides print it in another order than it was
# written; the byte order mark is refused by PDF/A; the rest has no meaning on paper.
_REMOVED = re.compile(
    "[\xad\u200b\u180b-\u180f\u202a-\u202e\u2061-\u206f\ufeff\ufff0-\ufffb\U000e0000-\U000e001f\U000e0080-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class _Family:
    """The characters of one family: those of ``starts[i]`` to ``ends[i]``, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, character: str) -> bool:
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


def displayable(text: str) -> str:
    """The text as the sheets' fonts can show it; ordinary text is returned as it is.

    * A character that no font has becomes its number: ``[U+65E5]``. So do control characters, the private use area
      (PDF/A-3a refuses it even where a font has it), and a combining mark which its character's font lacks, which
      would make Typst leave out the character, or which has no character before it.
    * An emoji of several, joined by U+200D, is shown as these when no font has them all.
    * Tabs and line ends stay; other line separators become line feeds, and a wide space an ordinary one.
    * Soft hyphens and zero-width spaces are removed: they would stand in the words of who copies or searches them. Joiners, direction marks and variation selectors stay: shaping consumes them.
    * Bidirectional embeddings, overrides and isolates are removed, though Typst takes them. They would reorder what
      stands after them on the sheet; Arabic and Hebrew are in order without them. The byte order mark is removed
      because PDF/A refuses it, other invisible format characters because they mean nothing on paper.
    """
    if _UNUSUAL.search(text) is None:
        return text
    # A joiner at the end would join what the sheet has after it.
    kept = _REMOVED.sub("", text).rstrip(_JOINER)
    return "".join(_shown(cluster) for cluster in _clusters(kept))


def unshown(text: str) -> tuple[str, ...]:
    """The characters of which the sheets' fonts can only show the number, each once."""
    if text.isascii() or _UNUSUAL.search(text) is None:
        return ()
    found: dict[str, None] = {}
    for cluster in _clusters(_REMOVED.sub("", text)):
        if (shown := _shown(cluster)) != cluster:
            found |= dict.fromkeys(letter for letter in cluster if _named(letter) in shown)
    return tuple(found)


def _clusters(text: str) -> Iterator[str]:
    """Parts of the text that are shaped as one, by one font."""
    start = 0
    for place in range(1, len(text)):
        before, here = text[place - 1], text[place]
        joined = _continues(here) or (before == _JOINER and _may_be_emoji(here))
        if before in _BREAKS or before in _OTHER_BREAKS or not joined:
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _continues(character: str) -> bool:
    """Whether the character belongs to the one before it."""
    return (
        character == _JOINER
        or unicodedata.category(character)[0] == "M"
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # skin tones
        or _is_tag(character)
    )


def _may_be_emoji(character: str) -> bool:
    """Whether a joiner could make it part of the emoji before; Python may be too old to know the newest."""
    return character >= "\xa9" and unicodedata.category(character)[0] in "SPC"


def _is_tag(character: str) -> bool:
    """Whether it spells the region of a flag, which is invisible elsewhere."""
    return "\U000e0020" <= character <= "\U000e007f"


def _is_silent(character: str) -> bool:
    return character in _SILENT or "\ufe00" <= character <= "\ufe0f" or _is_tag(character)


def _shown(cluster: str) -> str:
    """A cluster as it is if Typst shows all of it, else its characters apart."""
    # A mark without a character would sit on whatever the sheet has before it.
    if not _continues(cluster[0]) and (len(cluster) == 1 or _is_whole(cluster)):
        return _alone(cluster) if len(cluster) == 1 else cluster
    # Nothing is lost with what is silent, and a joiner would join again.
    visible = (character for character in cluster if not _is_silent(character))
    return "".join(_named(character) if _continues(character) else _alone(character) for character in visible)


def _is_whole(cluster: str) -> bool:
    """Whether Typst arrives at a font that has all of the cluster, and loses none of it on the way.

    It gives a cluster to the next font at the first glyph missing, but keeps what the font has after that, and then
    the missing is not looked for any more. So a font with some of it is in the way, unless that is a plain letter or
    digit and the missing its only mark, as in keycaps: anything else may be shaped in another order. Spaces are in
    every font, as shaping makes them of others.
    """
    visible = "".join(character for character in cluster if not _is_silent(character))
    if not visible:
        return True
    plain = visible[0].isascii() and visible[0].isalnum() and len(unicodedata.normalize("NFD", visible[1:])) == 1
    for family in _families():
        has = [character in family or unicodedata.category(character) == "Zs" for character in visible]
        if all(has):
            return True
        if any(has) and not (plain and has[0]):
            return False
    return False


def _alone(character: str) -> str:
    """A character that nothing is joined to, or its number."""
    if character in _OTHER_BREAKS:
        return "\n"
    if character in _BREAKS or _is_silent(character) or any(character in family for family in _families()):
        return character
    return " " if unicodedata.category(character) == "Zs" else _named(character)


def _named(character: str) -> str:
    return f"[U+{ord(character):04X}]"


@cache
def _families() -> tuple[_Family, ...]:
    """The families in Typst's order, read when first a text needs them."""
    ranges: dict[str, list[tuple[int, int]]] = {}
    for line in (files("tatalaksana.faces") / "coverage.txt").read_text("ascii").splitlines():
        name, _, listed = line.partition(": ")
        pairs = (part.split("-") for part in listed.split())
        ranges[name] = [(int(pair[0], 16), int(pair[-1], 16)) for pair in pairs]
    return tuple(_Family(*zip(*ranges[name], strict=True)) for name in FAMILIES)
