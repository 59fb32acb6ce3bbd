# What a server answers, asked as a browser asks: types, compression, what may be kept, what is not there.
from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

TYPES: Mapping[str, tuple[str, ...]] = {
    ".html": ("text/html; charset=utf-8",),
    ".css": ("text/css; charset=utf-8",),
    ".js": ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8"),
    ".json": ("application/json", "application/json; charset=utf-8"),
    ".csv": ("text/csv; charset=utf-8",),
    ".ics": ("text/calendar; charset=utf-8",),
    ".yaml": ("text/yaml; charset=utf-8",),
    ".pdf": ("application/pdf",),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    ".svg": ("image/svg+xml", "image/svg+xml; charset=utf-8"),
    ".png": ("image/png",),
    ".wasm": ("application/wasm",),
    ".pagefind": ("application/octet-stream", ""),
    ".pf_fragment": ("application/octet-stream", ""),
    ".pf_index": ("application/octet-stream", ""),
    ".pf_filter": ("application/octet-stream", ""),
    ".pf_meta": ("application/octet-stream", ""),
}
"""Suffix to the types that a server may give it."""
_PACKED = (".html", ".css", ".js", ".json", ".csv", ".ics", ".yaml")
_LEFT = (".pagefind", ".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta", ".png", ".xlsx")
_NAMED_BY_CONTENT = (".pf_fragment", ".pf_index", ".pf_filter", ".pf_meta")
_LARGE = 2000
"""Bytes from which packing is asked for: servers leave what is small."""
_YEAR = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer."""

    status: int
    head: Mapping[str, str]
    body: bytes


def asked(address: str, **head: str) -> Answer:
    """Ask once, following nothing; names of headers are written with `_`."""
    parts = urlsplit(address)
    line = HTTPConnection(parts.netloc, timeout=20)
    try:
        line.request(
            "GET", quote(parts.path, safe="/%"), headers={name.replace("_", "-"): value for name, value in head.items()}
        )
        answer = line.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        line.close()


def flaws(address: str, site: Path, policy: Mapping[str, str]) -> Iterator[str]:
    """What is not as it should be, in a sentence each.

    Args:
        address: The site's, below `/sop/`.
        site: Its folder.
        policy: The headers that every answer has.
    """
    for file in _one_of_each(site):
        yield from _of_file(address, site, file, policy)
    for path, there in (("", "sop/"), ("jabatan", "jabatan/")):
        answer = asked(address.rstrip("/") if not path else address + path)
        target = urlsplit(answer.head.get("location", "")).path
        if (answer.status // 100, target) != (3, "/sop/" if not path else f"/sop/{there}"):
            yield f"/sop/{path} without its slash: {answer.status} {answer.head.get('location', '')}"
    lost = asked(f"{address}sop/tidak/ada/")
    if (lost.status, b"Halaman tidak ditemukan" in lost.body) != (404, True):
        yield f"what is not there: {lost.status}"


def _one_of_each(site: Path) -> list[Path]:
    """The largest file of each suffix, and one whose name is its content's."""
    largest: dict[str, Path] = {}
    for file in sorted(site.rglob("*")):
        if file.is_file() and (file.suffix not in largest or file.stat().st_size > largest[file.suffix].stat().st_size):
            largest[file.suffix] = file
    return [*largest.values(), *sorted((site / "assets/tatalaksana/terpisah").iterdir())[:1]]


def _of_file(address: str, site: Path, file: Path, policy: Mapping[str, str]) -> Iterator[str]:
    name = file.relative_to(site).as_posix()
    plain = asked(address + name)
    if (plain.status, plain.body) != (200, file.read_bytes()):
        yield f"{name}: {plain.status}, {len(plain.body)} bytes"
        return
    if file.suffix in TYPES and plain.head.get("content-type", "").lower() not in TYPES[file.suffix]:
        yield f"{name}: type «{plain.head.get('content-type', '')}»"
    packed = asked(address + name, Accept_Encoding="gzip")
    coding = packed.head.get("content-encoding", "")
    body = gzip.decompress(packed.body) if coding == "gzip" else packed.body
    if body != plain.body:
        yield f"{name}: packed, it is another file"
    wanted = file.suffix in _PACKED and file.stat().st_size > _LARGE
    if wanted != (coding == "gzip") and (wanted or file.suffix in _LEFT):
        yield f"{name}: packed «{coding}»"
    year = file.suffix in _NAMED_BY_CONTENT or "/terpisah/" in name
    if plain.head.get("cache-control") != (_YEAR if year else "no-cache"):
        yield f"{name}: kept «{plain.head.get('cache-control', '')}»"
    for head in ({}, {"Accept_Encoding": "gzip"}):
        mark = asked(address + name, **head).head.get("etag", "")
        again = asked(address + name, **head, If_None_Match=mark)
        if not mark or (again.status, again.body) != (304, b""):
            yield f"{name}: asked again{' packed' if head else ''}, {again.status}"
    for key, value in policy.items():
        if plain.head.get(key.lower()) != value:
            yield f"{name}: {key} is «{plain.head.get(key.lower(), '')}»"
