# Whether a picture may stand on an official sheet and on the site: what it is by its own bytes, how large, and that nothing in
# it runs, reads other files or asks another host.
from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from xml.parsers import expat

LARGEST_LOGO = 1_000_000
"""Bytes: an emblem takes a few thousand."""
_PIXELS = 4_000_000
_SIDE = 5_000
_ELEMENTS = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a pixel by PNG's colour type."""
_RUNS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "set", "animate"}
)
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#|data:image/)|@import|expression\(", re.IGNORECASE)
_INNER = re.compile(r"\s*(?:#|data:image/(?:png|jpeg);base64,)", re.IGNORECASE)
_NAMESPACE = " "


def logo_flaw(content: bytes, ending: str) -> str | None:
    """What is wrong with a picture, as a sentence; None where nothing is.

    Args:
        content: The file, or its first bytes beyond `LARGEST_LOGO`.
        ending: Of its name, `.png` or `.svg`.
    """
    if len(content) > LARGEST_LOGO:
        return f"Berkasnya lebih besar dari {LARGEST_LOGO // 1000} kB. Kecilkan gambarnya."
    is_png = content.startswith(_PNG)
    if is_png != (ending == ".png"):
        kind = "PNG" if ending == ".png" else "SVG"
        return f"Isinya bukan gambar {kind}, walau namanya berakhiran «{ending}». Simpan ulang sebagai {kind}."
    return _png_flaw(content) if is_png else _svg_flaw(content)


def _png_flaw(content: bytes) -> str | None:
    damaged = "Gambar PNG ini rusak atau terpotong. Simpan ulang dari aslinya."
    try:
        chunks = list(_chunks(content))
    except ValueError:
        return damaged
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":  # noqa: PLR2004 - by the format
        return damaged
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    if not (width and height) or head[9] not in _CHANNELS:
        return damaged
    if width * height > _PIXELS or max(width, height) > _SIDE:
        return (
            f"Gambarnya {width} × {height} piksel, terlalu besar untuk lambang. Kecilkan, misalnya menjadi 600 × 600."
        )
    most = height * (width * _CHANNELS[head[9]] * max(head[8], 8) // 8 + 16) + 1024
    unpacked = zlib.decompressobj()
    try:
        size = len(unpacked.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"), most))
    except zlib.error:
        return damaged
    least = height * (width * _CHANNELS[head[9]] * head[8] // 8)
    return damaged if size < least or not unpacked.eof else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        size = int.from_bytes(content[at : at + 4])
        kind, data, check = (
            content[at + 4 : at + 8],
            content[at + 8 : at + 8 + size],
            content[at + 8 + size : at + 12 + size],
        )
        if len(check) != 4 or zlib.crc32(kind + data) != int.from_bytes(check):  # noqa: PLR2004 - by the format
            raise ValueError(kind)
        yield kind, data
        at += 12 + size
        if kind == b"IEND":
            return


class _RefusedError(Exception):
    """What an SVG holds that it must not."""


def _svg_flaw(content: bytes) -> str | None:
    reader = expat.ParserCreate(namespace_separator=_NAMESPACE)
    look = _Look()
    reader.StartElementHandler = look.element
    reader.CharacterDataHandler = look.text
    reader.StartDoctypeDeclHandler = look.doctype
    reader.ProcessingInstructionHandler = look.instruction
    try:
        reader.Parse(content, True)  # noqa: FBT003 - expat's own argument
    except _RefusedError as refused:
        return str(refused)
    except (expat.ExpatError, ValueError, LookupError):
        return "Berkas SVG ini tidak terbaca. Simpan ulang dari aslinya."
    return None


class _Look:
    """What is seen of an SVG while it is read; it raises where something must not be there."""

    def __init__(self) -> None:
        self._elements = 0
        self._inside = ""

    def element(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        tag = name.rpartition(_NAMESPACE)[2].casefold()
        if self._elements == 1 and tag != "svg":
            raise _RefusedError("Isinya bukan gambar SVG. Simpan ulang sebagai SVG.")
        if self._elements > _ELEMENTS:
            raise _RefusedError(
                f"Gambarnya memuat lebih dari {_ELEMENTS} unsur. Sederhanakan, atau simpan sebagai PNG."
            )
        if tag in _RUNS:
            raise _RefusedError(f"Gambar SVG ini memuat «{tag}», yang dapat menjalankan sesuatu. Simpan sebagai PNG.")
        self._inside = tag
        for key, value in attributes.items():
            bare = key.rpartition(_NAMESPACE)[2].casefold()
            if bare.startswith("on"):
                raise _RefusedError(
                    f"Gambar SVG ini memuat «{bare[:20]}», yang dapat menjalankan sesuatu. Simpan sebagai PNG."
                )
            if (bare in {"href", "src"} and not _INNER.match(value)) or _ELSEWHERE.search(value):
                raise _RefusedError("Gambar SVG ini mengambil sesuatu dari tempat lain. Simpan sebagai PNG.")

    def text(self, words: str) -> None:
        if self._inside == "style" and _ELSEWHERE.search(words):
            raise _RefusedError("Gambar SVG ini mengambil sesuatu dari tempat lain. Simpan sebagai PNG.")

    def doctype(self, _name: str, _system: str | None, _public: str | None, inner: int) -> None:
        if inner:
            raise _RefusedError("Gambar SVG ini memuat definisi entitas (DOCTYPE). Hapus, atau simpan sebagai PNG.")

    def instruction(self, target: str, _data: str) -> None:
        raise _RefusedError(f"Gambar SVG ini memuat perintah «{target[:20]}». Hapus, atau simpan sebagai PNG.")
