# Whether an SVG may stand on an official sheet and on the site: nothing in it runs, reads other files or asks another host, it
# is no page of another kind, and what it draws is bounded, however often it names its own parts.
from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from tatalaksana.catalog.raster import jpeg_flaw, png_flaw

_ELEMENTS = 20_000
_DRAWN = 300_000
"""Elements with all that they name, counted as often as they name it."""
_DEPTH = 100
"""Of elements in elements, through what they name too: emblems have ten."""
_RUNS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "set"}
)
_FOREIGN = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/math/mathml")
"""Whose elements a browser would take for a page's."""
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!#|data:image/)|@import|expression\(|\\", re.IGNORECASE)
"""Also a backslash, by which letters can be hidden."""
_INNER = re.compile(r"\s*(?:#|data:image/(?:png|jpeg);base64,)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)
_PART = re.compile(r"(?:^\s*|url\(\s*['\"]?)#([^\s'\")]+)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SMALLEST, _LARGEST = 0.01, 1_000_000
"""What a measure may be, whatever its unit."""
_PLAIN_TYPE = "-//W3C//DTD SVG"
_NAMESPACE = " "


class _RefusedError(Exception):
    """What an SVG holds that it must not."""


def svg_flaw(content: bytes) -> str | None:
    """What is wrong with an SVG, as a sentence; None where nothing is."""
    reader = expat.ParserCreate(namespace_separator=_NAMESPACE)
    look = _Look()
    reader.StartElementHandler = look.begin
    reader.EndElementHandler = look.end
    reader.CharacterDataHandler = look.text
    reader.StartDoctypeDeclHandler = look.doctype
    reader.ProcessingInstructionHandler = look.instruction
    try:
        reader.Parse(content, True)  # noqa: FBT003 - expat's own argument
        look.refuse_growth()
    except _RefusedError as refused:
        return str(refused)
    except (expat.ExpatError, ValueError, LookupError):
        return "Berkas SVG ini tidak terbaca. Simpan ulang dari aslinya."
    return None


class _Look:
    """What is seen of an SVG while it is read; it raises where something must not be there."""

    def __init__(self) -> None:
        self._open: list[int] = []
        self._leads: list[list[int | str]] = []
        """Of each element, the elements in it and the ids that it names."""
        self._ids: dict[str, int] = {}
        self._style: list[str] | None = None

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.rpartition(_NAMESPACE)
        tag = tag.casefold()
        self._refuse_kind(namespace, tag)
        here = len(self._leads)
        if not here:
            _refuse_measures(attributes)
        self._leads.append([])
        if self._open:
            self._leads[self._open[-1]].append(here)
        self._open.append(here)
        if here >= _ELEMENTS:
            raise _RefusedError(
                f"Gambarnya memuat lebih dari {_ELEMENTS} unsur. Sederhanakan, atau simpan sebagai PNG."
            )
        if len(self._open) > _DEPTH:
            raise _nested()
        if tag == "style":
            self._style = []
        for key, value in attributes.items():
            bare = key.rpartition(_NAMESPACE)[2].casefold()
            _refuse_attribute(bare, value)
            if bare == "id":
                self._ids.setdefault(value, here)
            self._leads[here] += _PART.findall(value)

    def end(self, _name: str) -> None:
        self._open.pop()
        if self._style is not None and _ELSEWHERE.search("".join(self._style)):
            raise _elsewhere()
        self._style = None

    def text(self, words: str) -> None:
        if self._style is not None:
            self._style.append(words)  # a comment or an entity may cut a word in pieces

    def doctype(self, _name: str, _system: str | None, public: str | None, inner: int) -> None:
        if inner or not (public or "").startswith(_PLAIN_TYPE):
            raise _RefusedError("Gambar SVG ini memuat definisi entitas (DOCTYPE). Hapus, atau simpan sebagai PNG.")

    def instruction(self, target: str, _data: str) -> None:
        raise _RefusedError(f"Gambar SVG ini memuat perintah «{target[:20]}». Hapus, atau simpan sebagai PNG.")

    def refuse_growth(self) -> None:
        """Count what is drawn, with what is named as often as it is named."""
        drawn, waiting = 0, [(0, 1)]
        while waiting:
            here, depth = waiting.pop()
            drawn += 1
            if drawn > _DRAWN or depth > _DEPTH:
                raise _nested()
            waiting += [(there, depth + 1) for there in self._named(here)]

    def _named(self, here: int) -> Iterator[int]:
        for lead in self._leads[here]:
            there = self._ids.get(lead) if isinstance(lead, str) else lead
            if there is not None:
                yield there

    def _refuse_kind(self, namespace: str, tag: str) -> None:
        if not self._leads and tag != "svg":
            raise _RefusedError("Isinya bukan gambar SVG. Simpan ulang sebagai SVG.")
        if tag in _RUNS or tag.startswith("animate") or namespace.casefold() in _FOREIGN:
            raise _RefusedError(
                f"Gambar SVG ini memuat «{tag[:20]}», yang dapat menjalankan sesuatu. Simpan sebagai PNG."
            )


def _refuse_measures(attributes: Mapping[str, str]) -> None:
    """A picture that is no wider or higher than nothing, or than the world, can't be drawn; where no measure is given it has one by itself."""
    sides = [found[0] for key in ("width", "height") if (found := _NUMBER.match(attributes.get(key, "").strip()))]
    sides += _NUMBER.findall(attributes.get("viewBox", ""))[2:4]
    if any(not _SMALLEST <= float(side) <= _LARGEST for side in sides):
        raise _RefusedError(
            "Ukuran gambar SVG ini tidak mungkin (width, height atau viewBox). Simpan ulang dengan lebar dan tinggi yang wajar."
        )


def _refuse_attribute(bare: str, value: str) -> None:
    if bare.startswith("on"):
        raise _RefusedError(f"Gambar SVG ini memuat «{bare[:20]}», yang dapat menjalankan sesuatu. Simpan sebagai PNG.")
    if (bare in {"href", "src"} and not _INNER.match(value)) or _ELSEWHERE.search(value):
        raise _elsewhere()
    for kind, written in _PICTURE.findall(value):
        content = b64decode(written)
        if flaw := png_flaw(content) if kind.casefold() == "png" else jpeg_flaw(content):
            raise _RefusedError(f"Gambar di dalam SVG ini tidak dapat dipakai. {flaw}")


def _elsewhere() -> _RefusedError:
    return _RefusedError("Gambar SVG ini mengambil sesuatu dari tempat lain. Simpan sebagai PNG.")


def _nested() -> _RefusedError:
    return _RefusedError("Unsur gambar SVG ini terlalu dalam bersarang atau saling menyebut. Simpan sebagai PNG.")
