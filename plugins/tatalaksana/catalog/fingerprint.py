# What tells one edition of an SOP from another, short enough for a code on paper.
from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

from tatalaksana.model import Sop, numbered

_LENGTH = 16
_BESIDE = {"kegiatan": {"__all__": {"formulir"}}}


def fingerprint(sop: Sop) -> str:
    """16 hexadecimal digits of what an SOP says; how its file spells it does not count.

    Spelling is comments, order and quotes, and whether a step is named by its id or its number.

    Nor do the forms its steps name: they are the site's, and giving a step one makes no printed sheet stale.
    """
    return sha256(numbered(sop).model_dump_json(exclude_defaults=True, exclude=_BESIDE).encode()).hexdigest()[:_LENGTH]


def check_fragment(sop: Sop) -> str:
    """What stands behind the `#` of the address that a printed sheet is checked at: number and fingerprint."""
    return f"{quote(sop.nomor or '', safe='')}:{fingerprint(sop)}"
