# What faces of signs show for letters: «ü» of Wingdings is a tick. Standard library only.
from __future__ import annotations

from collections.abc import Mapping

_PRIVATE = range(0xF000, 0xF100)
"""Where documents put the letters of such faces too."""
_ARROWS = {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "←", 0xF0: "→", 0xF1: "↑", 0xF2: "↓"}  # fmt: skip
_FACES: Mapping[str, Mapping[int, str]] = {
    "wingdings": {
        **_ARROWS, 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "•", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐",
        0xD8: "•", 0xFB: "✕", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✕", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "■", 0xA3: "☐"},
    "wingdings 3": {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◄", 0x75: "►"},
    "webdings": {0x61: "√", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✕"},
    "symbol": {0xA3: "≤", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xD6: "√", 0xE0: "◊"},
}  # fmt: skip
"""Face to what it shows for the codes of its letters, as far as sheets of offices have them."""


def sign_printed(face: str, text: str) -> str:
    """A word as it is seen on paper, where a letter is kept for a sign: what a known face shows, and a bullet in others; other words as they are.

    Args:
        face: How what the print calls it begins: «Wingdings-Regular».
        text: The word.
    """
    if len(text) != 1 or ord(text) not in _PRIVATE:
        return text
    name = face.casefold().replace("-", "").replace(" ", "")
    known = next((one for one in sorted(_FACES, reverse=True) if name.startswith(one.replace(" ", ""))), "")
    shown = signs_shown(known, text) if known else text
    return "•" if shown == text else shown


def signs_shown(face: str, text: str) -> str:
    """A text as it is seen in a face; letters for which that is not known stay, as do those of other faces.

    Args:
        face: What the document calls it; letters that are kept for signs are those of Wingdings in a face that has none.
        text: The letters that it has.
    """
    signs = _FACES.get(face.casefold())
    return "".join(_shown(one, signs) for one in text)


def _shown(letter: str, signs: Mapping[int, str] | None) -> str:
    code = ord(letter)
    if code in _PRIVATE:
        return (_FACES["wingdings"] if signs is None else signs).get(code & 0xFF, letter)
    return letter if signs is None else signs.get(code, letter)
