# A proposal as an archive: `usulan.json`, and the files as they stand in the repository, so that a reviewer without our
# program can unpack and look. Stored, with one date: the same proposal has the same bytes on whatever machine.
from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from tatalaksana.usulan.isi import (
    MOST_FILES,
    MOST_TOGETHER,
    BerkasUsulan,
    UnusableProposalError,
    Usulan,
    check_name,
    most_bytes,
    sound_proposal,
)

_MANIFEST = "usulan.json"
_FORMAT = 1
_LARGEST_MANIFEST = 1_000_000
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644
_KIND = 0o170000
_LEFT_BY_SYSTEMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into an archive when somebody packs it anew."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are unpacked whole at once, however large."""


def proposal_zip(usulan: Usulan, folder: str) -> bytes:
    """A proposal as an archive.

    Args:
        usulan: The proposal.
        folder: The folder of the sources, from the top of the repository.

    Raises:
        UnusableProposalError: `sound_proposal` refuses it.
    """
    usulan = sound_proposal(usulan)
    manifest = {
        "format": _FORMAT,
        "judul": usulan.judul,
        "teks": usulan.teks,
        "pengirim": {"nama": usulan.nama, "surel": usulan.surel},
        "folder": folder,
        "berkas": [{"nama": one.nama, "dasar": one.dasar, "dihapus": one.isi is None} for one in usulan.berkas],
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(_MANIFEST), json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")
        for one in usulan.berkas:
            if one.isi is not None:
                archive.writestr(_entry(f"{folder}/{one.nama}"), one.isi)
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    return entry


def proposal_from_zip(content: bytes) -> Usulan:
    """The proposal in an archive that somebody sent.

    Raises:
        UnusableProposalError: It is none, or could do harm.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
        raise UnusableProposalError(
            "Arsip ini rusak, atau bukan arsip zip. Minta pengirimnya mengirim ulang."
        ) from None


def _read(archive: zipfile.ZipFile) -> Usulan:
    entries = archive.infolist()
    if len(entries) > 4 * MOST_FILES:
        raise UnusableProposalError(f"Arsip ini memuat {len(entries)} berkas; paling banyak {MOST_FILES}.")
    held = {one.filename: one for one in entries if not one.is_dir() and not _is_left(one.filename)}
    if len(held) < sum(not one.is_dir() and not _is_left(one.filename) for one in entries):
        raise UnusableProposalError("Arsip ini memuat dua berkas bernama sama; usulan ini tidak diterima.")
    # Who unpacks it and packs it again may put everything into a folder.
    manifests = [
        name for name in held if name == _MANIFEST or (name.endswith(f"/{_MANIFEST}") and name.count("/") == 1)
    ]
    if len(manifests) != 1:
        raise UnusableProposalError(
            f"Di arsip ini tidak ada {_MANIFEST}: bukan usulan yang diunduh dari situs. Minta pengirimnya mengirim berkas itu seutuhnya."
        )
    above = manifests[0].removesuffix(_MANIFEST)
    about = _manifest(_bytes_of(archive, held.pop(manifests[0]), _LARGEST_MANIFEST))
    files, folder = tuple(_files_of(about)), _text(about, "folder").strip("/")
    inside = {
        name.removeprefix(f"{above}{folder}/"): one
        for name, one in held.items()
        if name.startswith(f"{above}{folder}/")
    }
    for one in files:
        check_name(one.nama)
    strange = sorted(
        {*held} - {inside[name].filename for name in inside.keys() & {one.nama for one in files if one.isi is not None}}
    )
    if strange:
        raise UnusableProposalError(f"Arsip ini memuat «{_seen(strange[0])}», yang tidak disebut di {_MANIFEST}.")
    together = 0
    found: list[BerkasUsulan] = []
    for one in files:
        if one.isi is None:
            found.append(one)
            continue
        if one.nama not in inside:
            raise UnusableProposalError(f"Di arsip ini tidak ada «{one.nama}», yang disebut di {_MANIFEST}.")
        content = _bytes_of(archive, inside[one.nama], most_bytes(one.nama))
        together += len(content)
        if together > MOST_TOGETHER:
            raise UnusableProposalError(
                f"Isi arsip ini lebih besar daripada {MOST_TOGETHER // 1_000_000} MB; tidak dibuka."
            )
        found.append(BerkasUsulan(one.nama, content, one.dasar))
    sender = about.get("pengirim")
    sender = sender if isinstance(sender, dict) else {}
    return sound_proposal(
        Usulan(_text(about, "judul"), _text(about, "teks"), _text(sender, "nama"), _text(sender, "surel"), tuple(found))
    )


def _bytes_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """What an entry holds, of which no more is unpacked than it may hold, whatever it says of itself."""
    said = _seen(entry.filename)
    kind = entry.external_attr >> 16 & _KIND
    if entry.create_system == _UNIX and kind not in {0, _MODE & _KIND}:
        raise UnusableProposalError(
            f"«{said}» di arsip ini bukan berkas biasa, melainkan tautan; usulan ini tidak diterima."
        )
    if entry.flag_bits & 1:
        raise UnusableProposalError("Arsip ini berkata sandi. Minta pengirimnya mengirim tanpa kata sandi.")
    if entry.compress_type not in _METHODS:
        raise UnusableProposalError(
            "Arsip ini dimampatkan dengan cara yang tidak dikenal. Minta pengirimnya mengirim ulang."
        )
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise UnusableProposalError(
            f"«{said}» di arsip ini lebih besar daripada yang wajar; usulan ini tidak diterima."
        )
    return content


def _manifest(content: bytes) -> Mapping[str, Any]:
    try:
        about = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict) or not isinstance(about.get("berkas"), list):
        raise UnusableProposalError(f"{_MANIFEST} di arsip ini rusak. Minta pengirimnya mengirim ulang.")
    if about.get("format") != _FORMAT:
        raise UnusableProposalError(
            f"{_MANIFEST} di arsip ini berformat {_seen(str(about.get('format')))}; versi program ini mengenal format {_FORMAT}. Perbarui programnya."
        )
    return about


def _files_of(about: Mapping[str, Any]) -> Iterator[BerkasUsulan]:
    for one in about["berkas"]:
        base = one.get("dasar") if isinstance(one, dict) else ""
        if not isinstance(one, dict) or not (base is None or isinstance(base, str)):
            raise UnusableProposalError(f"{_MANIFEST} di arsip ini rusak. Minta pengirimnya mengirim ulang.")
        yield BerkasUsulan(_text(one, "nama"), None if one.get("dihapus") is True else b"", base)


def _text(about: Mapping[str, Any], key: str) -> str:
    found = about.get(key)
    # Half of a pair of letters is no text that git or a screen could take.
    return found.encode(errors="replace").decode() if isinstance(found, str) else ""


def _is_left(name: str) -> bool:
    return name.startswith(_LEFT_BY_SYSTEMS[0]) or name.rpartition("/")[2] in _LEFT_BY_SYSTEMS[1:]


def _seen(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)[:80]
