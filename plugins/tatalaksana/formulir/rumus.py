# The small formulas of forms: XLSForm's terms, read once into a tree that every output can walk.
#
#   rumus      = dan { "or" dan }          dan   = banding { "and" banding }
#   banding    = jumlah [ ("=" | "!=" | "<" | "<=" | ">" | ">=") jumlah ]
#   jumlah     = kali { ("+" | "-") kali }  kali  = satuan { ("*" | "div") satuan }
#   satuan     = angka | 'teks' | "." | ${isian} | ${tabel.kolom} | fungsi "(" … ")" | "(" rumus ")" | "-" satuan
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic_core import PydanticCustomError

Pohon = tuple[Any, ...]
"""A node, its kind first: ("angka", 3.0), ("teks", "x"), ("ini",), ("isian", name), ("kolom", table, name),
("fungsi", name, …nodes), ("operasi", sign, left, right). A JSON array of the same shape goes to the browser."""

FUNGSI: Mapping[str, int] = MappingProxyType({"not": 1, "selected": 2, "count": 1, "sum": 1, "string-length": 1})
"""Functions and how many arguments they take. `count` takes a table, `sum` a column of a table."""
_DEEPEST = 20
"""Brackets within brackets."""
_LONGEST = 200
"""Numbers, names and signs of a formula: no tree is deeper than whoever walks it by recursion can bear."""
_TOKEN = re.compile(
    r"\s*(?:(?P<angka>[0-9]{1,15}(?:\.[0-9]{1,15})?)|'(?P<teks1>[^']*)'|\"(?P<teks2>[^\"]*)\"|\$\{(?P<isian>[^}]*)\}"
    r"|(?P<tanda><=|>=|!=|[=<>+\-*(),.])|(?P<kata>[a-z][a-z-]*))"
)
_FIELD = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula of a form."""

    teks: str
    """As written."""
    pohon: Pohon

    @property
    def isian(self) -> tuple[Pohon, ...]:
        """The fields and columns it names, as nodes, in order."""
        return tuple(node for node in self.bagian if node[0] in {"isian", "kolom"})

    @property
    def bagian(self) -> Iterator[Pohon]:
        """Every node, each before those inside it, from left to right."""
        todo = [self.pohon]
        while todo:
            node = todo.pop()
            yield node
            todo += (part for part in reversed(node) if isinstance(part, tuple))


def rumus_of(text: str) -> Rumus:
    """Read a formula.

    Raises:
        PydanticCustomError: It cannot be read (code `rumus-salah`).
    """
    try:
        return Rumus(text, _Reader(text).whole())
    except _UnreadError as error:
        meant, same = _meant(text), _same(text)
        why = f"{error}. Maksudnya «{(same or meant)[:80]}»?" if same or meant else f"{error}."
    # One value for the whole sentence: in a formula «{…}» names a field, which may be called as another value is.
    told = {"kalimat": f"Rumus «{text[:80]}» tidak dapat dibaca: {why}", "sama": same}
    raise PydanticCustomError("rumus-salah", "{kalimat}", told)


class _UnreadError(ValueError):
    """Why a formula cannot be read."""


_KEYBOARD = str.maketrans(
    {**dict.fromkeys("‘’", "'"), **dict.fromkeys("“”", '"'), "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "−": "-"}
)
"""Signs that Word and phones put in the place of those that were typed."""


def _same(text: str) -> str:
    """A formula with the signs that were typed, where that can be read; else nothing. Quotes around all of it are none of its own."""
    if len(text) > _ASKED or text.isascii():
        return ""
    inner = text.strip()
    bare = inner[1:-1] if inner[:1] in "“”" and inner[-1:] in "“”" and "${" in inner else inner
    try:
        _Reader(typed := bare.translate(_KEYBOARD)).whole()
    except _UnreadError:
        return ""
    return typed


def _meant(text: str) -> str:
    """What a formula that cannot be read would be as XLSForm writes it, where that can be; else nothing."""
    if len(text) > _ASKED:
        return ""
    meant = _usual(text)
    try:
        _Reader(meant).whole()
    except _UnreadError:
        return ""
    return meant


_ASKED = 400
"""Letters of a formula that is looked at for what was meant."""
_SIGNS = (
    (r"^\s*(?:jika|bila|if)\s+", ""), (r"\blebih (?:dari|besar dari)\b", ">"), (r"\bkurang dari\b", "<"), (";", ","),
    (r"(?i)\b(?:and|or)\b", lambda found: found[0].lower()), (r"\{\{([a-z][a-z0-9_.]*)\}\}", r"${\1}"), (r"\$([a-z][a-z0-9_]*)", r"${\1}"),
    (r"\$\{([A-Za-z][A-Za-z0-9_.]*)\}", lambda found: found[0].lower()), (r"\$\{([a-z][a-z0-9_]*)(?:,|\}\.)([a-z][a-z0-9_]*)\}?", r"${\1.\2}"),
    (r"(?i)\b(?:len|length|panjang|string_length)(?=\()", "string-length"), (r"(?i)\b(?:jumlah|total)(?=\(\$\{[a-z0-9_]+\.)", "sum"),
    (r"(?i)\b(?:jumlah|banyak|hitung|total)(?=\(\$\{[a-z0-9_]+\})", "count"), (r"(?<![\w.])([0-9]{1,2})\s*%", lambda found: f"{int(found[1]) / 100:g}"),
    (r"^\s*=+(?=\s*[\w$(])", ""), (r"(?:^|(?<=\band)|(?<=\bor)|(?<=\bdan)|(?<=\batau))\s*(?=[<>!≤≥])", " . "),
    (r"\$[\[(]([a-z][a-z0-9_.]*)[\])]", r"${\1}"), (r"(\$\{[a-z][a-z0-9_.]*)(?![a-z0-9_.}])[\])]?", r"\1}"), (r"(?i)\b(not|selected|count|sum|string-length)(?=\()", lambda found: found[1].lower()),
    (r"(?<=[\w})])\s*/\s*(?=[\w$(])", " div "),
    (r"[‘’`´]", "'"), (r"[“”]", '"'), (r"(?<![$])\{([a-z][a-z0-9_.]*)\}", r"${\1}"), (r"(?i)\b(?:dan|&&)\b|&&?", "and"),
    (r"(?i)\batau\b|\|\|?", "or"), ("=>|≥", ">="), ("=<|≤", "<="), ("<>|≠", "!="), ("==+", "="), (r"(?<=[0-9]),(?=[0-9])", "."),
    (r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])", lambda found: found[0].replace(".", "")),
    (r"(?i)\b(?:bukan|tidak)\(", "not("), ("(?<![a-z])[xX](?=\\s*[0-9$(])|[×·]", "*"), ("÷", "div"),
    (r"(?<![<>])(=\s*|,\s*)(?!and\b|or\b|not\b)([a-z][a-z0-9-]*)(?![\w(.-])", r"\1'\2'"), (r"(?<![\w$'{.-])(?!and\b|or\b)([a-z][a-z0-9_]*)(?=\s*(?:[=<>!*+]|div\b))", r"${\1}"),
)  # fmt: skip
"""What is written in other programs and in words, and how XLSForm writes it."""


def _usual(text: str) -> str:
    """A formula as XLSForm would have it."""
    parts = re.split(r"('[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”)", text)
    for at, part in enumerate(parts):
        if at % 2:
            parts[at] = re.sub("^[‘“](.*)[’”]$", r"'\1'", part)
        else:
            for sign, usual in _SIGNS:
                parts[at] = re.sub(sign, usual, parts[at])
    meant = "".join(parts).strip()
    lacking = meant.count("(") - meant.count(")")
    return f"{meant}{')' * lacking}" if lacking >= 0 else meant.removesuffix(")" * -lacking)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[tuple[str, str]] = []
        at = 0
        end = len(text.rstrip())
        while at < end:
            found = _TOKEN.match(text, at)
            if found is None:
                raise _UnreadError(f"tanda «{text[at : at + 80].lstrip()[:1]}» di sini tidak dikenal")
            if len(self._tokens) == _LONGEST:
                raise _UnreadError("terlalu panjang; hitung sebagian dalam isian calculate")
            kind = found.lastgroup or ""
            self._tokens.append((kind.rstrip("12"), found[kind]))
            at = found.end()
        self._at = 0
        self._depth = 0

    def whole(self) -> Pohon:
        node = self._either()
        if self._at < len(self._tokens):
            raise _UnreadError(f"«{self._tokens[self._at][1]}» tidak diduga")
        return node

    def _next(self, *wanted: str) -> str | None:
        """Take the next sign or word if it is one of these."""
        if self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind in {"tanda", "kata"} and text in wanted:
                self._at += 1
                return text
        return None

    def _either(self) -> Pohon:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnreadError("kurungnya terlalu dalam")
        node = self._both()
        while self._next("or"):
            node = ("operasi", "or", node, self._both())
        self._depth -= 1
        return node

    def _both(self) -> Pohon:
        node = self._compared()
        while self._next("and"):
            node = ("operasi", "and", node, self._compared())
        return node

    def _compared(self) -> Pohon:
        node = self._sum()
        sign = self._next("=", "!=", "<", "<=", ">", ">=")
        return ("operasi", sign, node, self._sum()) if sign else node

    def _sum(self) -> Pohon:
        node = self._product()
        while sign := self._next("+", "-"):
            node = ("operasi", sign, node, self._product())
        return node

    def _product(self) -> Pohon:
        node = self._single()
        while sign := self._next("*", "div"):
            node = ("operasi", sign, node, self._single())
        return node

    def _single(self) -> Pohon:
        signs = 0
        while self._next("-"):
            signs += 1
        node = self._plain()
        return ("operasi", "-", ("angka", 0.0), node) if signs % 2 else node

    def _plain(self) -> Pohon:
        if self._at == len(self._tokens):
            raise _UnreadError("ada yang kurang di akhirnya")
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "angka":
            return ("angka", float(text))
        if kind == "teks":
            return ("teks", text)
        if kind == "isian":
            return self._field(text)
        if text == ".":
            return ("ini",)
        if text == "(":
            node = self._either()
            self._closed()
            return node
        if kind == "kata" and text in FUNGSI:
            return self._call(text)
        if kind == "kata" and self._next("("):
            raise _UnreadError(f"«{text}» bukan fungsi; fungsinya {', '.join(FUNGSI)}")
        if kind == "kata":
            raise _UnreadError(f"«{text}» bukan fungsi; isian ditulis «${{{text}}}», teks «'{text}'»")
        raise _UnreadError(f"«{text}» tidak diduga")

    def _field(self, name: str) -> Pohon:
        parts = name.split(".")
        if not _FIELD.fullmatch(name):
            raise _UnreadError(f"«${{{name}}}» bukan nama isian")
        return ("isian", name) if len(parts) == 1 else ("kolom", *parts)

    def _call(self, name: str) -> Pohon:
        if not self._next("("):
            raise _UnreadError(f"sesudah «{name}» harus ada «(»")
        arguments = [self._either()]
        while self._next(","):
            arguments.append(self._either())
        self._closed()
        if len(arguments) != FUNGSI[name]:
            raise _UnreadError(f"«{name}» memerlukan {FUNGSI[name]} masukan")
        return ("fungsi", name, *arguments)

    def _closed(self) -> None:
        if not self._next(")"):
            raise _UnreadError("tanda «)» kurang")
