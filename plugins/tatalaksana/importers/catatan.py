# What a document says, as a file may hold it: without signs that nobody sees, and a doubt as the remark behind its value.
from __future__ import annotations

import re

from tatalaksana.importers.daftar_sel import ITEM_MARK
from tatalaksana.importers.terbaca import Terbaca
from tatalaksana.source.odd import TURNING

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]")

_TURNING = frozenset(TURNING)
"""Letters that put others in another order."""


def yaml_text(text: str) -> str:
    """A text that YAML can say: without letters that nobody sees, each line trimmed but for items of a list within another."""
    lines: list[str] = []
    marked = False
    for line in text.replace("\r", "\n").split("\n"):
        bare = " ".join(_HIDDEN.sub("", line).replace("\t", " ").split())
        item = ITEM_MARK.match(bare) is not None
        # An item of a list within another stands further in.
        lines += [" " * (len(line) - len(line.lstrip(" "))) * (item and marked) + bare] if bare else []
        marked = marked or item
    return "\n".join(lines) or "…"


def reordering(text: str) -> str:
    """What is told of letters that put others in another order, which `yaml_text` leaves out; nothing where there are none."""
    if _TURNING.isdisjoint(text):
        return ""
    return "memuat huruf pengatur arah yang tidak terlihat, yang dihapus; cocokkan ejaannya dengan dokumennya"


def remark(value: Terbaca) -> str:
    """How sure a value is and why, as a comment of one line, whatever it quotes."""
    return f"# {value.yakin}: {' '.join(yaml_text(value.mengapa or value.cara).split())}"
