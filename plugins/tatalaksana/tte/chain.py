# The certificates that come with a signature: who issued which, and whether that holds. Whom to trust is not known here.
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.x509 import Certificate, Name, load_der_x509_certificate
from cryptography.x509.oid import NameOID

from tatalaksana.tte.signed import Chain

_MOST = 10
"""Certificates in a chain; real ones have three or four."""


def certificate(content: bytes) -> Certificate:
    """A certificate from its bytes.

    Raises:
        ValueError: They are none.
    """
    return load_der_x509_certificate(content)


def chain_of(mine: Certificate, others: Sequence[Certificate]) -> Chain:
    """How far a certificate is vouched for by those that came with it."""
    if mine.issuer == mine.subject:
        return Chain.SELF if _issued(mine, mine) else Chain.BROKEN
    here, steps = mine, 0
    while here.issuer != here.subject and steps < _MOST:
        named = [one for one in others if one.subject == here.issuer]
        if not named:
            return Chain.WHOLE if steps else Chain.ALONE
        above = next((one for one in named if _issued(here, one)), None)
        if above is None:
            return Chain.BROKEN
        here, steps = above, steps + 1
    return Chain.WHOLE


def in_time(mine: Certificate, moment: datetime | None) -> bool:
    """Whether a certificate was valid at a moment that has a zone; where none is known, nothing speaks against it."""
    if moment is None or moment.tzinfo is None:
        return True
    return mine.not_valid_before_utc <= moment <= mine.not_valid_after_utc


def called(name: Name) -> str:
    """What people call the holder of a certificate or its issuer."""
    for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME):
        for attribute in name.get_attributes_for_oid(oid):
            said = attribute.value if isinstance(attribute.value, str) else ""
            if said.strip():
                return " ".join(said.split())[:200]
    return "tanpa nama"


def _issued(below: Certificate, above: Certificate) -> bool:
    try:
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
