# What somebody says of an agency whose repository begins, as a value: texts on one line, ids made of names.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tatalaksana.model import Kertas, Orientasi
from tatalaksana.render.html import ForgeKind
from tatalaksana.source.writing import scalar

_ID_LENGTH = 60
_FOLDERS = frozenset({"formulir", "profil"})
"""Names of folders of the sources that no unit can have."""
TANPA = "tanpa"
"""The answer of who has no forge."""


@dataclass(frozen=True, slots=True)
class Bernama:
    """Something with a name of its own, and the id that is made of it."""

    id: str
    nama: str


@dataclass(frozen=True, slots=True)
class Instansi:
    """An agency as its repository begins."""

    instansi: Bernama
    unit: tuple[Bernama, ...]
    jabatan: tuple[Bernama, ...]
    """Who works, from first to last hand."""
    pengesah: Bernama
    alamat: str
    lambang: str
    """The name of the picture's file; empty for none."""
    lembar: str
    """The profile that the agency's own stands on."""
    kertas: Kertas
    orientasi: Orientasi
    nomor: str
    forge: ForgeKind | None
    """Where proposals are made; None where files are passed on."""
    repositori: str
    """Its page; empty where there is none yet."""
    pemelihara: str
    situs: str
    tanggal: date


def instansi_of(said: Mapping[str, str]) -> Instansi:
    """The answers as a value.

    Args:
        said: Key to answer, each as its question's check gave it back.
    """
    taken: set[str] = set(_FOLDERS)
    instansi = _named(said["instansi"], taken, "instansi")
    # Who has no units below it is its own: a school, a health centre.
    same = instansi.nama.casefold()
    unit = tuple(
        instansi if name.casefold() == same else _named(name, taken, "unit") for name in in_parts(said["unit"])
    )
    offices: set[str] = set()
    pengesah = _named(said["pengesah"], offices, "pengesah")
    others = [name for name in in_parts(said["jabatan"]) if name != pengesah.nama]
    return Instansi(
        instansi, unit, tuple(_named(name, offices, "jabatan") for name in others) or (pengesah,), pengesah, said["alamat"],
        f"lambang{_ending(said['lambang'])}" if said["lambang"] else "", said["lembar"], Kertas(said["kertas"]),
        Orientasi(said["orientasi"]), said["nomor"], None if said["forge"] == TANPA else ForgeKind(said["forge"]), said["repositori"].rstrip("/"),
        said["pemelihara"], said["situs"], date.fromisoformat(said["tanggal"]),
    )  # fmt: skip


def _named(name: str, taken: set[str], else_: str) -> Bernama:
    """A thing by its name, and an id that no other has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[:_ID_LENGTH].strip("-")
    if not stem[:1].isalpha() or scalar(stem) != stem:  # YAML would take it for a number, a day, nothing …
        stem = f"{else_}-{stem}".strip("-")
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found)
    return Bernama(found, name)


def _ending(path: str) -> str:
    return f".{path.rpartition('.')[2].casefold()}"


def in_parts(text: str) -> tuple[str, ...]:
    """Names that semicolons part, each once."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in text.split(";")))))
