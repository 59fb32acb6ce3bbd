# A signed sheet is looked at once for all time: what its file says is kept by its bytes, editions by those of their source.
from __future__ import annotations

from hashlib import sha256

from tatalaksana.catalog.memory import Memory
from tatalaksana.catalog.signed import SignedSheet
from tatalaksana.model import Profil, Sop, parse
from tatalaksana.model.fingerprint import fingerprint
from tatalaksana.source import MAX_BYTES, Document, read_content
from tatalaksana.tte import looked_at, looker

LARGEST_SHEET = MAX_BYTES
"""Bytes that a signed sheet may have: ten scanned pages take half of it."""


def signed_sheet(name: str, content: bytes, source: bytes, profil: Profil, memory: Memory) -> SignedSheet:
    """What is known of a signed sheet.

    Args:
        name: Of its file.
        content: Of the file, as far as it is looked at.
        source: The SOP's own file as it is now.
        profil: The profile that the SOP is shown in.
        memory: Where answers are kept.
    """
    key = sha256(f"{looker()}\0".encode() + content).hexdigest()
    file = memory.signed(key, lambda: looked_at(content, LARGEST_SHEET))
    now = _edition(source, profil, memory)
    attached = [mark for text in file.sources if (mark := _edition(text.encode(), profil, memory))]
    # Others may be attached too: that this edition's source is among them is enough.
    return SignedSheet(name, file, now if now in attached else next(iter(attached), ""), now)


def _edition(source: bytes, profil: Profil, memory: Memory) -> str:
    """The fingerprint of an SOP's file; empty where it is none."""

    def found() -> str:
        document = read_content(source, "")
        sop = parse(Sop, document.data) if isinstance(document, Document) else None
        return fingerprint(sop, profil) if isinstance(sop, Sop) else ""

    return memory.edition(sha256(f"{profil.beside}\0".encode() + source).hexdigest(), found)
