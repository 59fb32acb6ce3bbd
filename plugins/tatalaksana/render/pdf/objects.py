# A PDF as Typst writes it, or as it is packed here, taken apart into its objects and put together again, packed. What nobody changes
# keeps its bytes: to read and write all of it by a library takes longer than setting it. Any other way of writing a PDF is refused,
# not guessed at.
from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from struct import Struct

_TABLE = re.compile(
    rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\r\n)+)trailer\n<<(.+)>>\nstartxref\n\d+\n%%EOF\s*", re.DOTALL
)
_SIZE = re.compile(rb"/Size \d+")
_ID = re.compile(rb"/ID\[\(([0-9A-Za-z+/=]+)\)\(")
_LENGTH = b"<</Length "
_FIRST, _WORDS = 3, 3
"""Words of a row of the table: the place first. The first row is of none."""
_BEGIN, _END = b" 0 obj\n", b"\nendobj\n"
TAG = b"<</Type/StructElem/"
"""How a tag begins: most objects are tags."""
ID_BYTES = 16
"""Of a document's name."""
_STREAM_END = b"\nendstream"
_STREAMED = re.compile(rb"(\d+) 0 obj\n(<<[^\n]*?/Length (\d+)[^\n]*>>\nstream\n)")
"""An object that is a stream, up to what it holds: all objects of a packed PDF are."""
_HOLDS = re.compile(rb"<</Type/ObjStm/N (\d+)/First (\d+)/")
_PACKED_TABLE = re.compile(rb"<</Type/XRef/W\[1 4 2\]/DecodeParms<<[^>]*>>(.*)/Filter/FlateDecode/Length \d+>>")
_PACKED_END = re.compile(rb"startxref\n(\d+)\n%%EOF")
_LEVEL = 5
"""How hard what we press is pressed, of 9: the last four would take a fortieth of a sheet's time, and leave a hundredth less of it."""
_METADATA = re.compile(rb"<</Length \d+(/Type/Metadata/Subtype/XML)>>\nstream\n(.+)\nendstream", re.DOTALL)
_ARCHIVED = b"<pdfaid:part>"
_KNOWN = re.compile(
    rb'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>(?:XMP Media Management|Adobe PDF) schema<.+?</pdfaSchema:property></rdf:li>'
)
"""What says what XMP says itself, since 2005: PDF/A-1, which stands on an older one, has to be told."""
_LETTERS = re.compile(rb"<</Length \d+(/Type/CMap)/Filter/FlateDecode(/WMode 0)>>\nstream\n(.+)\nendstream", re.DOTALL)
"""What says which letters the glyphs of a face stand for."""
_REMARKS = re.compile(rb"^%.*\n?", re.MULTILINE)
"""What in it is for PostScript's managers of documents, a fifth of it when it is pressed."""
_FACE = b"<</Type/Font/Subtype/CIDFontType2"
_WIDTHS = re.compile(rb"(?<=/W\[)(?:\d+ \d+ [\d.]+ ?)+(?=\])")
"""How wide the glyphs of a face are, as first, last and width of each range."""
_MOST = 0xFFFF
"""Objects of a stream: a row of the table has two bytes for the order of one, and a book of 200 sheets has more."""
_ROW_OF_STREAM = Struct(">xBIH")
"""A row of a table that is a stream: its filter, kind, place, order."""


class Objects:
    """The objects of a PDF by their numbers: bytes as they stand between «obj» and «endobj».

    Args:
        content: As Typst writes it, or as `written` does.

    Raises:
        ValueError: The PDF is written in another way than we know.
    """

    def __init__(self, content: bytes) -> None:
        table = _TABLE.fullmatch(content, content.rfind(b"\nxref\n") + 1)
        self._head, self._trailer, self._bodies = _taken_apart(content, table) if table else _unpacked(content)
        self._others = [number for number, body in self._bodies.items() if not body.startswith(TAG)]
        """Those that are no tags: far fewer."""

    def beginning(self, *words: bytes) -> list[tuple[int, bytes]]:
        """(number, object) of those that were there from the beginning and that begin so, in any of these ways."""
        among = self._bodies if words[0].startswith(TAG) else self._others
        return [(one, body) for one in among if (body := self._bodies[one]).startswith(words)]

    def at(self, number: int) -> bytes:
        """The object of this number."""
        return self._bodies[number]

    def add(self, body: bytes = b"") -> int:
        """A new object's number; what it is may be said later."""
        number = len(self._bodies) + 1
        self._bodies[number] = body
        return number

    def put(self, number: int, body: bytes) -> None:
        """Say what an object is."""
        self._bodies[number] = body

    @property
    def name(self) -> bytes:
        """What the document is called, by which readers know it."""
        found = _ID.search(self._trailer)
        if found is None:
            raise ValueError("This PDF has no name.")
        return found[1]

    def rename(self, other: Callable[[bytes], bytes]) -> None:
        """Call the document otherwise, wherever its name is said; the other name is as long.

        Args:
            other: The other name of one of this name.
        """
        name = self.name
        self._trailer = self._trailer.replace(name, other(name))
        for number, body in self.beginning(_LENGTH):
            if _METADATA.fullmatch(body):
                self.put(number, body.replace(name, other(name)))

    def written(self) -> bytes:
        """The PDF, packed: with all objects that are no streams in one stream, or some, and with a stream for its table (ISO 32000-1, 7.5.7 and 7.5.8).

        Tags are hundreds of small objects that say nearly the same, so this halves a sheet; PDF/A-3 and PDF/UA-1 allow it.
        """
        alone: dict[int, bytes] = {}
        together: dict[int, bytes] = {}
        for number, body in self._bodies.items():
            if body.endswith(_STREAM_END):
                alone[number] = _short(body)
            else:
                together[number] = _WIDTHS.sub(_listed, body) if body.startswith(_FACE) else body
        several = [*together.items()]
        streams = [several[at : at + _MOST] for at in range(0, len(several), _MOST)]
        first = len(self._bodies) + 1
        table = first + len(streams)
        alone |= {holder: _packed(held) for holder, held in enumerate(streams, first)}
        parts = [_object(*one) for one in alone.items()]
        *begun, at = accumulate(map(len, parts), initial=len(self._head))
        row = _ROW_OF_STREAM.pack
        rows = [row(0, 0, 0xFFFF)] * table
        for holder, held in enumerate(streams, first):
            for order, (number, _) in enumerate(held):
                rows[number] = row(2, holder, order)
        for number, place in zip(alone, begun, strict=True):
            rows[number] = row(1, place, 0)
        rows.append(row(1, at, 0))
        trailer = _SIZE.sub(b"/Size %d" % (table + 1), self._trailer)
        facts = b"/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%b" % (_ROW_OF_STREAM.size - 1, trailer)
        parts.append(_object(table, stream(facts, _differences(rows))))
        return b"".join([self._head, *parts, b"startxref\n%d\n%%%%EOF" % at])


def _taken_apart(content: bytes, table: re.Match[bytes]) -> tuple[bytes, bytes, dict[int, bytes]]:
    """(head, trailer, objects) of a PDF with a plain table."""
    places = sorted(map(int, table[2].split()[_FIRST::_WORDS]))
    *written, rest = content[places[0] : table.start()].split(_END)
    ends = accumulate([len(one) + len(_END) for one in written], initial=places[0])
    if rest or [*ends][:-1] != places:
        raise ValueError("An object of this PDF is not where its table says.")
    bodies: dict[int, bytes] = {}
    for one in written:
        number, begun, body = one.partition(_BEGIN)
        if not (begun and number.isdigit()):
            raise ValueError("An object of this PDF does not begin as we know it.")
        bodies[int(number)] = body
    return content[: places[0]], table[3], bodies


def _unpacked(content: bytes) -> tuple[bytes, bytes, dict[int, bytes]]:
    """The same of a packed one."""
    found = _STREAMED.search(content)
    bodies: dict[int, bytes] = {}
    head, trailer, number, at = content[: found.start() if found else 0], b"", 0, 0
    while found:
        number, start, at = int(found[1]), found.start(2), found.end() + int(found[3]) + len(_STREAM_END)
        if content[at : at + len(_END)] != _END:
            raise ValueError("An object of this PDF does not end where it says.")
        facts, body = found[2], content[start:at]
        if holds := _HOLDS.match(facts):
            held = zlib.decompress(content[found.end() : at - len(_STREAM_END)])
            index = [*map(int, held[: int(holds[2])].split())]
            bodies |= zip(index[::2], _cut(held[int(holds[2]) :], index[1::2]), strict=True)
        elif table := _PACKED_TABLE.match(facts):
            trailer = table[1]
            break
        else:
            bodies[number] = body
        found = _STREAMED.match(content, at + len(_END))
    end = _PACKED_END.fullmatch(content, at + len(_END))
    if not (trailer and end and content[int(end[1]) :].startswith(b"%d 0 obj\n" % number)):
        raise ValueError("This PDF has no table of its objects that we know.")
    return head, trailer, bodies


def _cut(held: bytes, places: Sequence[int]) -> list[bytes]:
    """What a stream of objects holds, each without the line's end behind it."""
    return [held[start : end - 1] for start, end in pairwise([*places, len(held)])]


def _packed(several: Sequence[tuple[int, bytes]]) -> bytes:
    """A stream of objects, with their numbers."""
    places = accumulate([len(body) + 1 for _, body in several], initial=0)
    index = b" ".join(b"%d %d" % one for one in zip((number for number, _ in several), places, strict=False))
    facts = b"/Type/ObjStm/N %d/First %d" % (len(several), len(index) + 1)
    return stream(facts, b"%b\n%b\n" % (index, b"\n".join([body for _, body in several])))


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _short(body: bytes) -> bytes:
    """A stream as short as it can be, of those that say what a PDF is, and what its glyphs stand for."""
    if found := _LETTERS.fullmatch(body):
        return stream(found[1] + found[2], _REMARKS.sub(b"", zlib.decompress(found[3])))
    found = _METADATA.fullmatch(body)
    if found is None:
        return body
    facts, said = found.groups()
    if _ARCHIVED not in said:
        return stream(facts, said)
    # That of an archived PDF stays readable without unpacking.
    said = _KNOWN.sub(b"", said)
    return b"<</Length %d%b>>\nstream\n%b%b" % (len(said), facts, said, _STREAM_END)


def _listed(found: re.Match[bytes]) -> bytes:
    """The widths, one behind the other: each glyph follows the one before it."""
    words = found[0].split()
    parts: list[bytes] = []
    begun, after = False, -1
    for first, last, width in zip(words[::3], words[1::3], words[2::3], strict=True):
        if int(first) != after:
            parts.append(b"%b%b[" % (b"]" if begun else b"", first))
            begun = True
        after = int(last) + 1
        parts += [width] * (after - int(first))
    return b" ".join(parts).replace(b"[ ", b"[").replace(b" ]", b"]") + b"]"


def _differences(rows: Sequence[bytes]) -> bytes:
    """Rows as PNG's filter «up» leaves them: most differ from the one above by one, which presses to next to nothing.

    All bytes at once: the highest bits stay out of the way while the rest is taken from each other.
    """
    table = b"".join(rows)
    above = bytes(len(rows[0])) + table[: -len(rows[0])]
    high, filters = b"\x80" * len(table), b"\2".ljust(len(rows[0]), b"\0") * len(rows)
    one, other, top, said = (int.from_bytes(each, "big") for each in (table, above, high, filters))
    less = ((one | top) - (other & ~top)) ^ ((one ^ other ^ top) & top)
    return (less | said).to_bytes(len(table), "big")


def stream(facts: bytes, content: bytes) -> bytes:
    """An object that holds content, pressed; `facts` is what else is said of it."""
    made = zlib.compress(content, _LEVEL)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b%b" % (facts, len(made), made, _STREAM_END)
