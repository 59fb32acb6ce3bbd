# What a proposal is: who changes which files, and what these held when the change was begun.
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from hashlib import sha1

MOST_FILES = 500
"""A proposal is read by people."""
MOST_TOGETHER = 60_000_000
"""Bytes of all files of a proposal."""
_MOST_BYTES = {"yaml": 10_000_000, "pdf": 10_000_000, "png": 1_000_000, "svg": 1_000_000}
"""Ending to the bytes of such a file: sources, sheets that were signed, emblems and pictures of signatures. More nobody reads."""
_LONGEST_TITLE = 200
_LONGEST_TEXT = 60_000
_LONGEST_NAME = 200
_LONGEST_WORDS = 60
_MAIL = re.compile(r"[^\s<>@]{1,100}@[^\s<>@]{1,150}")
_PART = re.compile(r"[^\W_](?:[\w .()+,-]*[\w)])?")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the point."""
_DEEPEST = 4


class UnusableProposalError(Exception):
    """A file that is no proposal, or one that could do harm; its text says so to the user in one plain sentence."""


@dataclass(frozen=True, slots=True)
class BerkasUsulan:
    """A file as it is proposed."""

    nama: str
    """From the folder of the sources, with forward slashes."""
    isi: bytes | None = field(repr=False)
    """None for one that shall go."""
    dasar: str | None
    """The hash by which git knows what it held when the change was begun; None for a new one."""


@dataclass(frozen=True, slots=True)
class Usulan:
    """A change of one or several files, and who proposes it."""

    judul: str
    teks: str
    """What changes and why, in sentences."""
    nama: str
    """Of who proposes it; empty where nobody said."""
    surel: str
    berkas: tuple[BerkasUsulan, ...]
    """Sorted by their names."""


def blob_hash(content: bytes) -> str:
    """The hash by which git knows a file of these bytes."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def file_words(title: str) -> str:
    """A title as part of a file's or branch's name: «waktu-pemeriksaan». It ends with a whole word."""
    words = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))
    whole, *_ = words[: _LONGEST_WORDS + 1].rpartition("-") if len(words) > _LONGEST_WORDS else (words,)
    return whole or words[:_LONGEST_WORDS] or "perubahan"


def sound_proposal(usulan: Usulan) -> Usulan:
    """The same proposal in order: files by name, texts on as many lines as they may have.

    Raises:
        UnusableProposalError: It changes nothing, or a file of it has a name or size that none here has, or its sender's
            name or mail could not stand in a commit.
    """
    if not usulan.berkas:
        raise UnusableProposalError("Usulan ini tidak mengubah satu berkas pun.")
    if len(usulan.berkas) > MOST_FILES:
        raise UnusableProposalError(
            f"Usulan ini memuat {len(usulan.berkas)} berkas; paling banyak {MOST_FILES}. Bagi menjadi beberapa usulan."
        )
    seen: dict[str, str] = {}
    for one in usulan.berkas:
        check_name(one.nama)
        check_size(one.nama, len(one.isi or b""))
        # Systems that don't tell capitals from small letters would keep one of the two.
        if (other := seen.get(one.nama.casefold())) is not None:
            raise UnusableProposalError(f"Usulan ini memuat dua berkas bernama sama: «{other}» dan «{one.nama}».")
        seen[one.nama.casefold()] = one.nama
    judul, nama = _line(usulan.judul), _line(usulan.nama)
    if not judul:
        raise UnusableProposalError("Usulan ini tidak berjudul.")
    if nama and not _MAIL.fullmatch(usulan.surel):
        raise UnusableProposalError(f"Alamat surel pengirim «{_line(usulan.surel)[:60]}» bukan alamat surel.")
    return replace(
        usulan,
        judul=judul[:_LONGEST_TITLE],
        teks=_lines(usulan.teks)[:_LONGEST_TEXT],
        nama=nama.replace("<", "").replace(">", "")[:_LONGEST_NAME].strip(),
        surel=usulan.surel if nama else "",
        berkas=tuple(sorted(usulan.berkas, key=lambda one: one.nama)),
    )


def check_name(name: str) -> None:
    """See that a name is one that a file of the sources, a picture or a sheet can have.

    Raises:
        UnusableProposalError: It leads elsewhere, or is of another kind.
    """
    said = f"«{_line(name)[:80]}»"
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts or "." in parts or "" in parts:
        raise UnusableProposalError(f"Nama {said} menunjuk ke luar folder sumber; usulan ini tidak diterima.")
    if len(parts) > _DEEPEST or len(name) > _LONGEST_NAME or unicodedata.normalize("NFC", name) != name:
        raise UnusableProposalError(f"Nama {said} bukan nama berkas sumber; usulan ini tidak diterima.")
    if any(not _PART.fullmatch(part) or _DEVICE.fullmatch(part) for part in parts) or _ending(name) not in _MOST_BYTES:
        raise UnusableProposalError(
            f"Berkas {said} bukan berkas SOP, daftar, formulir, profil, gambar (PNG, SVG), atau lembar (PDF); usulan ini tidak diterima."
        )


def check_size(name: str, size: int) -> None:
    """See that a file is no larger than one of its kind may be.

    Raises:
        UnusableProposalError: It is.
    """
    if size > most_bytes(name):
        raise UnusableProposalError(
            f"Berkas «{_line(name)[:80]}» lebih besar daripada {most_bytes(name) // 1_000_000} MB; usulan ini tidak diterima."
        )


def most_bytes(name: str) -> int:
    """How many bytes a file of that name may have."""
    return _MOST_BYTES.get(_ending(name), 0)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _line(text: str) -> str:
    """A text on one line, without what nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _lines(text: str) -> str:
    return "\n".join(
        "".join(c if c.isprintable() else " " for c in line).rstrip() for line in text.splitlines()
    ).strip()
