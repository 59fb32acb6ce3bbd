# What a PDF that was signed elsewhere says of itself. Nothing of it says whom to trust: no root certificate is at hand.
from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class After(StrEnum):
    """What came into a file after it was signed."""

    NOTHING = "tidak ada"
    EVIDENCE = "bukti"
    """Only what keeps a signature provable: certificates, time stamps."""
    SIGNATURES = "tanda tangan"
    """Further signatures."""
    BYTES = "byte"
    """Bytes that no reader shows."""
    CONTENT = "isi"
    """Whatever else: what people see may be another."""


class Chain(StrEnum):
    """How far the certificates that came with a signature vouch for each other."""

    SELF = "sendiri"
    """The signer made the certificate."""
    ALONE = "tanpa penerbit"
    """The issuer's certificate did not come with it."""
    WHOLE = "utuh"
    """Each is issued by the next, up to the last that came with it."""
    BROKEN = "putus"
    """One that should have issued another did not."""


@dataclass(frozen=True, slots=True)
class ElectronicSignature:
    """One signature of a file."""

    signer: str
    """As the certificate names its holder."""
    issuer: str
    day: str
    """When it was signed, as the signer's computer says: year-month-day; empty where it does not."""
    genuine: bool
    """Whether what it covers is what was signed, by the key of its certificate."""
    covers: bool
    """Whether it covers the whole file as it was then."""
    after: After
    weak: str
    """The name of an algorithm that is too old to prove anything; else empty."""
    chain: Chain
    in_time: bool
    """Whether the certificate was valid on that day, as far as one is said."""


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A PDF, looked at."""

    flaw: str = ""
    """Why it can't be offered, as a sentence; then nothing else is known."""
    checked: bool = True
    """Whether its signatures were looked at; what does that need not be installed."""
    signatures: tuple[ElectronicSignature, ...] = ()
    """In the order in which they were made."""
    sources: tuple[str, ...] = ()
    """The YAML files that are attached to it, as text."""

    @property
    def whole(self) -> bool:
        """Whether it is signed, every signature is genuine, and the last covers all that anyone sees."""
        last = len(self.signatures) - 1
        return bool(self.signatures) and all(
            one.genuine
            and one.covers
            and not one.weak
            and one.after
            in ({After.NOTHING, After.EVIDENCE} if at == last else {*After} - {After.BYTES, After.CONTENT})
            for at, one in enumerate(self.signatures)
        )
