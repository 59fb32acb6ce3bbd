# A PDF as Typst writes it, taken apart into its objects and put together again. What nobody changes keeps its bytes: to read
# and write all of it by a library takes longer than setting it. Any other way of writing a PDF is refused, not guessed at.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

_TABLE = re.compile(
    rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\r\n)+)trailer\n<<(.+)>>\nstartxref\n\d+\n%%EOF\s*", re.DOTALL
)
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\s*", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_ROW = 20
"""Bytes of a row of the table."""
_LETTERS = 14
"""By which objects are looked up: they tell a tag from all others."""


class Objects:
    """The objects of a PDF by their numbers: bytes as they stand between «obj» and «endobj».

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """

    def __init__(self, content: bytes) -> None:
        start = content.rfind(b"\nxref\n") + 1
        found = _TABLE.fullmatch(content, start)
        if found is None:
            raise ValueError("This PDF has no plain table of its objects.")
        rows = found[2]
        places = sorted(int(rows[at : at + 10]) for at in range(_ROW, len(rows), _ROW))
        self._head, self._trailer = content[: places[0]], found[3]
        self._bodies: dict[int, bytes] = {}
        self._begun: dict[bytes, list[int]] = {}
        """The objects by their first letters."""
        for begin, end in pairwise([*places, start]):
            one = _OBJECT.fullmatch(content, begin, end)
            if one is None:
                raise ValueError("An object of this PDF is not where its table says.")
            self.put(int(one[1]), one[2])

    def beginning(self, words: bytes) -> Iterator[tuple[int, bytes]]:
        """(number, object) of those that begin so."""
        begun = [
            numbers
            for letters, numbers in self._begun.items()
            if letters.startswith(words) or words.startswith(letters)
        ]
        for number in list(dict.fromkeys(chain.from_iterable(begun))):
            body = self._bodies[number]
            if body.startswith(words):
                yield number, body

    def add(self, body: bytes = b"") -> int:
        """A new object's number; what it is may be said later."""
        number = len(self._bodies) + 1
        self._bodies[number] = body
        return number

    def put(self, number: int, body: bytes) -> None:
        """Say what an object is."""
        known = self._bodies.get(number, b"")[:_LETTERS]
        self._bodies[number] = body
        if (letters := body[:_LETTERS]) != known or not known:
            self._begun.setdefault(letters, []).append(number)

    def written(self) -> bytes:
        """The PDF."""
        parts, at = [self._head], len(self._head)
        places = {}
        for number, body in self._bodies.items():
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            places[number] = at
            at += len(part)
            parts.append(part)
        count = len(places) + 1
        rows = b"".join(b"%010d 00000 n\r\n" % places[number] for number in range(1, count))
        trailer = _SIZE.sub(b"/Size %d" % count, self._trailer)
        table = b"xref\n0 %d\n0000000000 65535 f\r\n%btrailer\n<<%b>>\nstartxref\n%d\n%%%%EOF" % (
            count,
            rows,
            trailer,
            at,
        )
        return b"".join([*parts, table])
