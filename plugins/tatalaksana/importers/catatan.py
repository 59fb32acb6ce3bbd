# What a document says, as a file may hold it: without signs that nobody sees, and a doubt as the remark behind its value.
from __future__ import annotations

import re

from tatalaksana.importers.terbaca import Terbaca

_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff0-\uffff]")


def yaml_text(text: str) -> str:
    """A text that YAML can say: without letters that nobody sees, each line trimmed."""
    lines = [
        " ".join(_HIDDEN.sub("", line).replace("\t", " ").split()) for line in text.replace("\r", "\n").split("\n")
    ]
    return "\n".join(line for line in lines if line) or "…"


def remark(value: Terbaca) -> str:
    """How sure a value is and why, as a comment of one line, whatever it quotes."""
    return f"# {value.yakin}: {' '.join(yaml_text(value.mengapa or value.cara).split())}"
