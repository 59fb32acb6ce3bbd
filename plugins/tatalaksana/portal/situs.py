# One site, as its files in api/ tell of it.
from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import ValidationError

from tatalaksana.render.listing import LISTING_JSON, DaftarSop
from tatalaksana.render.serahan import HANDED_JSON, Serahan


class UnreadableSiteError(Exception):
    """A site can't be joined; the text says why, to users."""


@dataclass(frozen=True, slots=True)
class Situs:
    """A site that a portal joins."""

    kunci: str
    """What its own page in the portal is called by."""
    alamat: str
    """Where it stands, with a slash at its end."""
    daftar: DaftarSop
    serahan: Serahan

    @property
    def nama(self) -> str:
        """What it is called: two sites of one name are told apart by their agencies."""
        return self.serahan.situs


def read_site(key: str, listing: bytes, handed: bytes, address: str = "") -> Situs:
    """A site of its two files.

    Args:
        key: What its own page is to be called by.
        listing: What `api/sop.json` holds.
        handed: What `api/portal.json` holds.
        address: Where it stands, if that is other than it says itself.

    Raises:
        UnreadableSiteError: They are of another form, or nobody says where it stands.
    """
    try:
        daftar = DaftarSop.model_validate_json(listing)
    except ValidationError as error:
        raise UnreadableSiteError(f"{LISTING_JSON} {_why(error)}") from None
    try:
        serahan = Serahan.model_validate_json(handed)
    except ValidationError as error:
        raise UnreadableSiteError(f"{HANDED_JSON} {_why(error)}") from None
    where = address or serahan.alamat
    if urlsplit(where).scheme not in {"http", "https"}:
        raise UnreadableSiteError(
            "alamatnya tidak diketahui. Tulis «site_url» di mkdocs.yml situs itu, atau sebut FOLDER=https://…"
        )
    return Situs(key, f"{where.rstrip('/')}/", daftar, serahan)


def _why(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return f"bukan berkas yang dikenal{f' (pada «{place}»)' if place else ''}; mungkin situsnya dibuat versi program yang lain."
