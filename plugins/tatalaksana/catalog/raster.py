# Whether a PNG, or a JPEG within an SVG, is whole and not too large: what it says of itself, and what it unpacks to.
from __future__ import annotations

import zlib
from collections.abc import Iterator

_PIXELS = 4_000_000
_SIDE = 5_000
PNG = b"\x89PNG\r\n\x1a\n"
"""How a PNG begins."""
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Values of a pixel by PNG's colour type."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that tell its size."""


def png_flaw(content: bytes) -> str | None:
    """What is wrong with a PNG, as a sentence; None where nothing is."""
    damaged = "Gambar PNG ini rusak atau terpotong. Simpan ulang dari aslinya."
    try:
        chunks = list(_chunks(content)) if content.startswith(PNG) else []
    except ValueError:
        return damaged
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13 or chunks[-1][0] != b"IEND":  # noqa: PLR2004 - by the format
        return damaged
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    if not (width and height) or head[9] not in _CHANNELS:
        return damaged
    if large := _size_flaw(width, height):
        return large
    most = height * (width * _CHANNELS[head[9]] * max(head[8], 8) // 8 + 16) + 1024
    unpacked = zlib.decompressobj()
    try:
        size = len(unpacked.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"), most))
    except zlib.error:
        return damaged
    least = height * (width * _CHANNELS[head[9]] * head[8] // 8)
    return damaged if size < least or not unpacked.eof else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
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


def png_size(content: bytes) -> tuple[int, int]:
    """The (width, height) of a PNG without a flaw, in pixels."""
    at = len(PNG) + 8
    return int.from_bytes(content[at : at + 4]), int.from_bytes(content[at + 4 : at + 8])


def jpeg_flaw(content: bytes) -> str | None:
    """What is wrong with a JPEG, as a sentence; None where nothing is. Only its size is looked at."""
    at = 2
    while content.startswith(b"\xff\xd8") and at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - by the format
        marker = content[at + 1]
        if marker in _FRAMES:
            return _size_flaw(int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7]))
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return "Gambar JPEG ini rusak atau terpotong. Simpan ulang dari aslinya."


def _size_flaw(width: int, height: int) -> str | None:
    if width * height <= _PIXELS and max(width, height) <= _SIDE:
        return None
    return f"Gambarnya {width} × {height} piksel, terlalu besar untuk lambang. Kecilkan, misalnya menjadi 600 × 600."
