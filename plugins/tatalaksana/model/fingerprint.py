# What tells one edition of an SOP from another, short enough for a code on paper.
from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import quote

from tatalaksana.model.key import off_paper
from tatalaksana.model.pengesahan import unsigned
from tatalaksana.model.profil import Profil
from tatalaksana.model.sop import Sop
from tatalaksana.model.steps import numbered

_LENGTH = 16
_NUMBER = 120
"""Letters of an address that a number may take."""
_GROUP = 4


def fingerprint(sop: Sop, profil: Profil, rows: Mapping[str, int] | None = None) -> str:
    """16 hexadecimal digits of what an SOP says; how its file spells it does not count.

    Spelling is comments, order and quotes, and what steps and symbols are called in the file.

    Nor does what no sheet shows: keys whose marks say so, where a word leads, boxes that the profile puts beside the
    sheet, what signing left: noting them makes no printed sheet stale.

    Args:
        sop: The SOP.
        profil: The profile that it is shown in.
        rows: Each name of a step to its row, where that is known already.
    """
    beside = {**off_paper(type(sop)), **dict.fromkeys(profil.beside, True)}
    bare = numbered(sop, rows).model_copy(update={"pengesahan": unsigned(sop.pengesahan)})
    said = bare.model_dump_json(exclude_defaults=True, exclude=beside)
    return sha256(said.encode()).hexdigest()[:_LENGTH]


def check_fragment(sop: Sop, sidik: str) -> str:
    """What stands behind the `#` of the address that a printed sheet is checked at: number and fingerprint.

    A number of very many letters is left out, so that the sheet's code stays coarse enough to be read: the fingerprint is
    enough to find it.
    """
    number = quote(sop.nomor or "", safe="")
    return f"{number if len(number) <= _NUMBER else ''}:{sidik}"


def grouped(sidik: str) -> str:
    """A fingerprint as it is printed, in groups of four."""
    return " ".join(sidik[at : at + _GROUP] for at in range(0, len(sidik), _GROUP))
