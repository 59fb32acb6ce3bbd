# A PDF as Typst writes it, taken apart into its objects and put together again. What nobody changes keeps its bytes: to read
# and write all of it by a library takes longer than setting it. Any other way of writing a PDF is refused, not guessed at.
from __future__ import annotations

import re
from itertools import accumulate, pairwise

_TABLE = re.compile(
    rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\r\n)+)trailer\n<<(.+)>>\nstartxref\n\d+\n%%EOF\s*", re.DOTALL
)
_BEGIN, _END = b" 0 obj\n", b"\nendobj"
_SIZE = re.compile(rb"/Size \d+")
_ROW = 20
"""Bytes of a row of the table."""


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
        places = sorted([int(rows[at : at + 10]) for at in range(_ROW, len(rows), _ROW)])
        self._head, self._trailer = content[: places[0]], found[3]
        self._bodies: dict[int, bytes] = {}
        for begin, end in pairwise([*places, start]):
            number, middle, rest = content[begin:end].partition(_BEGIN)
            body = rest.rstrip()
            if not (middle and number.isdigit() and body.endswith(_END)):
                raise ValueError("An object of this PDF is not where its table says.")
            self._bodies[int(number)] = body[: -len(_END)]

    def beginning(self, words: bytes) -> list[tuple[int, bytes]]:
        """(number, object) of those that begin so."""
        return [one for one in self._bodies.items() if one[1].startswith(words)]

    def add(self, body: bytes = b"") -> int:
        """A new object's number; what it is may be said later."""
        number = len(self._bodies) + 1
        self._bodies[number] = body
        return number

    def put(self, number: int, body: bytes) -> None:
        """Say what an object is."""
        self._bodies[number] = body

    def written(self) -> bytes:
        """The PDF."""
        parts = [b"%d 0 obj\n%b\nendobj\n" % one for one in self._bodies.items()]
        *places, at = accumulate(map(len, parts), initial=len(self._head))
        count = len(places) + 1
        row_of = dict(zip(self._bodies, [b"%010d 00000 n\r\n" % place for place in places], strict=True))
        rows = b"".join([row_of[number] for number in range(1, count)])
        trailer = _SIZE.sub(b"/Size %d" % count, self._trailer)
        table = b"xref\n0 %d\n0000000000 65535 f\r\n%btrailer\n<<%b>>\nstartxref\n%d\n%%%%EOF" % (
            count,
            rows,
            trailer,
            at,
        )
        return b"".join([self._head, *parts, table])
