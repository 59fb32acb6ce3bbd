# YAML text to plain data. The scalars stay text: what a number or a date is, its field decides.
#
# We read libyaml's events ourselves instead of composing nodes: it is faster (0.4 ms against 0.6 for an SOP),
# needs no recursion (so no depth can exhaust the stack), and counts what an alias bomb would expand to.
# Positions are made only when asked for, by reading the events again: a healthy file never pays for them.
from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from tatalaksana.source.limits import REGISTER_LIMITS, Limits, limits_of
from tatalaksana.source.problem import Data, Finding, Path, Problem, Severity
from tatalaksana.source.syntax import explain

MAX_DEPTH = 24

Places = dict[tuple[Path, bool], tuple[int, int]]
"""(path, is it the key?) to (line, column), both from 1."""

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that nobody sees and no text needs: controls, Unicode's own line ends, halves of characters."""

_QUOTES = frozenset({"'", '"'})
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UnreadableError(Exception):
    """A text that is no document; carries the one problem that says why."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Document:
    """One source file as data, and the text it came from."""

    file: str
    """The path as users know it, relative and with forward slashes."""
    text: str = field(repr=False)
    data: Data = field(repr=False)
    gaps: bool = field(default=False, compare=False)
    """Whether something in it is empty."""
    stretched: bool = field(default=False, compare=False)
    """Whether a text in quotes goes on over several lines."""

    def locate(self, findings: Iterable[Finding]) -> Iterator[Problem]:
        """Turn findings into problems; a path that does not exist is placed at its nearest ancestor."""
        places: Places | None = None
        for finding in findings:
            if finding.start is not None:
                line, column = _line_and_column(self.text, finding.start)
            else:
                places = places_in(self.text) if places is None else places
                line, column = _place(places, finding.path, of_key=finding.of_key)
            yield finding.at(self.file, line, column)

    def lines_of(self, paths: Iterable[Path]) -> list[int]:
        """The lines on which paths begin; a path that does not exist is placed as above."""
        places = places_in(self.text)
        return [_place(places, path, of_key=False)[0] for path in paths]


def read(file: str, text: str, *, pure: bool = False) -> Document | Problem:
    """Read one YAML document.

    Args:
        file: The name to show in problems.
        text: The whole file.
        pure: Use the parser written in Python, as where libyaml is missing. The result is the same.
    """
    limits = limits_of(file)
    found = _remembered(text) if pure or _LOADER is yaml.SafeLoader else _found(text, limits)
    if found.nodes > limits.nodes:
        found = _found(text, limits, pure=pure)
    if found.error is not None:
        error = found.error
        return Problem(file, error.line, error.column, Severity.ERROR, error.code, error.message, error.hint)
    # What is remembered is bytes, of which each who asks makes data of his own.
    data: Data = marshal.loads(found.data) if isinstance(found.data, bytes) else found.data  # noqa: S302 - our own, of a moment ago
    return Document(file, text, data, found.gaps, found.stretched)


@dataclass(frozen=True, slots=True)
class _Found:
    """What reading a text came to."""

    data: Data | bytes
    nodes: int
    gaps: bool
    stretched: bool
    error: UnreadableError | None = None


def _found(text: str, limits: Limits, *, pure: bool = False) -> _Found:
    reader = _Reader(text, None, limits, pure=pure)
    try:
        return _Found(reader.read(), 0, reader.gaps, reader.stretched)
    except UnreadableError as error:
        return _Found(None, 0, gaps=False, stretched=False, error=error)


@lru_cache(maxsize=16)
def _remembered(text: str) -> _Found:
    """What reading came to in Python alone, which is slow: the same text is asked for again and again while it is edited."""
    reader = _Reader(text, None, REGISTER_LIMITS, pure=True)
    try:
        data = marshal.dumps(reader.read())
    except UnreadableError as error:
        return _Found(None, reader.nodes, gaps=False, stretched=False, error=error)
    return _Found(data, reader.nodes, reader.gaps, reader.stretched)


@lru_cache(maxsize=8)
def places_in(text: str) -> Places:
    """Where every key and value of a readable text stands."""
    places: Places = {}
    _Reader(text, places, REGISTER_LIMITS).read()  # it was read before, within its own
    return places


def path_at(text: str, line: int, column: int) -> Path | None:
    """The path of the key or value that stands at a place of a text, else of the last before it; None in a text that is unreadable."""
    try:
        places = places_in(text)
    except UnreadableError:
        return None
    before = [(where, len(path), path) for (path, _), where in places.items() if where <= (line, column)]
    return max(before, default=((0, 0), 0, ()), key=lambda one: one[:2])[2]


def _line_and_column(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _place(places: Places, path: Path, *, of_key: bool) -> tuple[int, int]:
    exact = places.get((path, of_key)) or places.get((_lone(places, path), of_key))
    if exact is not None:
        return exact
    path = _lone(places, path)
    for length in range(len(path), -1, -1):
        found = places.get((path[:length], False))
        if found is not None:
            return found
    return (1, 1)


def _lone(places: Places, path: Path) -> Path:
    """The path as a file has it where lists of one are written as their only item."""
    found: Path = ()
    for step in path:
        alone = step == 0 and ((*found, 0), False) not in places and (found, False) in places
        found = found if alone else (*found, step)
    return found


class _Reader:
    """Builds data from events. One open container is (data, anchor, key waiting for its value)."""

    def __init__(self, text: str, places: Places | None, limits: Limits, *, pure: bool = False) -> None:
        self._limits = limits
        self._most = limits.nodes
        self._loader = yaml.SafeLoader if pure else _LOADER
        self._text = text
        self._places = places
        self._anchors: dict[str, tuple[Data, int]] = {}
        self._nodes = 0
        self.gaps = False
        self.stretched = False

    @property
    def nodes(self) -> int:
        """How many keys, values and items it has read, aliases in full."""
        return self._nodes

    def read(self) -> Data:
        try:
            parser = self._loader(self._text)
        except yaml.YAMLError as error:
            raise _syntax_error(error) from None
        try:
            return self._document(parser)
        except yaml.YAMLError as error:
            raise _syntax_error(error) from None
        except RecursionError:
            raise UnreadableError("terlalu-dalam", "Isi berkas bersarang terlalu dalam.", _DEPTH_HINT, 1, 1) from None
        finally:
            parser.dispose()

    def _document(self, parser: Any) -> Data:  # noqa: C901, PLR0912, PLR0915 - one loop over events, kept flat because it is the hot path
        stack: list[tuple[dict[str, Data] | list[Data], str | None, int]] = []
        keys: list[str | None] = []
        path: list[str | int] = []
        places = self._places
        root: Data = None
        documents = 0
        get_event = parser.get_event
        while True:
            event = get_event()
            kind = type(event)
            value: Data
            if kind is yaml.ScalarEvent:
                value = event.value
                if value in _EMPTY and not event.style:
                    value = None
                    self.gaps = True
                self._nodes += 1
                if event.style or event.tag is not None or self._nodes > self._most:
                    self._guard(event)
                if event.anchor is not None:
                    self._anchors[event.anchor] = (value, 1)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._nodes += 1
                self._guard(event)
                too_deep = len(stack) >= MAX_DEPTH
                if too_deep or (keys and keys[-1] is None and type(stack[-1][0]) is dict):
                    raise _no_group(event, too_deep=too_deep)
                value = {} if kind is yaml.MappingStartEvent else []
                if stack:
                    self._push_path(stack[-1][0], keys[-1], path)
                if places is not None:
                    places[tuple(path), False] = _place_of(event)
                stack.append((value, event.anchor, self._nodes))
                keys.append(None)
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                value, anchor, before = stack.pop()
                keys.pop()
                if anchor is not None:
                    self._anchors[anchor] = (value, self._nodes - before + 1)
                if path:
                    path.pop()
            elif kind is yaml.AliasEvent:
                value = self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _at(event, "banyak-dokumen", "Satu berkas memuat satu dokumen saja.", _DOCUMENTS_HINT)
                continue
            elif kind is yaml.StreamEndEvent:
                return root
            else:
                continue

            # A value is complete: hand it to the container that is open.
            if not stack:
                root = value
                if places is not None and kind is yaml.ScalarEvent:
                    places[(), False] = _place_of(event)
                continue
            container = stack[-1][0]
            if type(container) is list:
                if places is not None and kind in _LEAVES:
                    places[(*path, len(container)), False] = _place_of(event)
                container.append(value)
            elif type(container) is dict:
                key = keys[-1]
                if key is None:
                    key = keys[-1] = self._key(event, kind, value, container)
                    if places is not None:
                        places[(*path, key), True] = _place_of(event)
                else:
                    if places is not None and kind in _LEAVES:
                        places[(*path, key), False] = _place_of(event)
                    container[key] = value
                    keys[-1] = None

    def _key(self, event: Any, kind: type, value: Data, container: dict[str, Data]) -> str:
        if kind is not yaml.ScalarEvent:
            raise _at(event, "kunci-bukan-teks", "Kunci harus teks.", "Tulis «kunci: nilai».")
        key = value if isinstance(value, str) else str(event.value)
        if key in container:
            raise _at(
                event,
                "kunci-ganda",
                f"Kunci «{_short(key)}» sudah ada di kelompok ini.",
                "Gabungkan isinya di satu kunci, atau betulkan nama kunci yang salah.",
            )
        return key

    def _alias(self, event: Any) -> Data:
        found = self._anchors.get(event.anchor)
        if found is None:
            raise _at(
                event,
                "jangkar-tak-ada",
                f"Rujukan «*{_short(event.anchor)}» menunjuk jangkar yang tidak ada.",
                "Tulis isinya langsung.",
            )
        value, size = found
        self._nodes += size
        if self._nodes > self._most:
            raise _at(event, "terlalu-besar", "Isi berkas terlalu banyak.", "Kurangi rujukan «*».")
        return value

    def _guard(self, event: Any) -> None:
        """Refuse what is too much, hidden or tagged."""
        if self._nodes > self._most:
            raise _at(event, "terlalu-besar", "Isi berkas terlalu banyak.", self._limits.advice)
        if type(event) is yaml.ScalarEvent and event.style in _QUOTES and _stretched(event):
            self.stretched = True
        if type(event) is yaml.ScalarEvent and event.style == '"' and HIDDEN.search(event.value):
            raise _at(
                event,
                "karakter-kendali",
                "Teks ini memuat karakter kendali yang tidak terlihat.",
                "Hapus tulisan seperti «\\0» atau «\\x07» di dalam tanda kutip ganda.",
            )
        if event.tag is not None:
            raise _at(
                event,
                "tag-yaml",
                f"Tag YAML «{_short(event.tag)}» tidak dipakai di sini.",
                "Hapus kata yang diawali «!».",
            )

    @staticmethod
    def _push_path(container: dict[str, Data] | list[Data], key: str | None, path: list[str | int]) -> None:
        path.append(len(container) if type(container) is list else key or "")


_LEAVES = (yaml.ScalarEvent, yaml.AliasEvent)
_DEPTH_HINT = "Format SOP tidak memerlukan lebih dari enam tingkat."
_DOCUMENTS_HINT = "Hapus baris «---» yang kedua, atau pindahkan isinya ke berkas lain."


def _no_group(event: Any, *, too_deep: bool) -> UnreadableError:
    """Here no mapping and no list may begin: it stands within too many others, or where a key should."""
    if too_deep:
        return _at(event, "terlalu-dalam", "Isi berkas bersarang terlalu dalam.", _DEPTH_HINT)
    message = "Kunci harus teks, bukan daftar atau kelompok kunci."
    return _at(event, "kunci-bukan-teks", message, "Tulis «kunci: nilai».")


def _stretched(event: Any) -> bool:
    return bool(event.start_mark.line != event.end_mark.line)


def _place_of(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _at(event: Any, code: str, message: str, hint: str) -> UnreadableError:
    return UnreadableError(code, message, hint, *_place_of(event))


def _syntax_error(error: yaml.YAMLError) -> UnreadableError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message, hint = explain(str(getattr(error, "problem", "") or error))
    if mark is None:
        return UnreadableError("bukan-yaml", message, hint, 1, 1)
    return UnreadableError("bukan-yaml", message, hint, mark.line + 1, mark.column + 1)


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
