# Sheets bound into a book: their pages as they are, with tags, bookmarks and files, in the place of pages that hold nothing but
# the book's own line at their foot. So no sheet is set twice, and after an edit one of a book is another.
from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from tatalaksana.render.pdf.attached import called_anew, files_of, hold_files
from tatalaksana.render.pdf.objects import ID_BYTES, TAG, Objects, stream
from tatalaksana.render.pdf.tags.tree import names_in, with_names

_PAGES, _ROOT, _OUTLINES = b"<</Type/Pages", b"<</Type/StructTreeRoot/", b"<</Type/Outlines"
_STREAM = b"\nstream\n"
_REF = re.compile(rb"(\d+) 0 R")
_SAID = re.compile(rb"\\.|[()]|(?P<ref>\d+) 0 R|(?P<key>/StructParents? )(?P<at>\d+)", re.DOTALL)
"""What begins and ends a text, a reference, and a place in the tree of parents."""
_HELD = re.compile(rb"/K\[([^\]]*)\](?:/Pg (\d+) 0 R)?>>\Z")
"""What a tag holds, and on which page."""
_MARK = b"<</Parent "
"""How a bookmark begins."""
_FIRST = re.compile(rb"/First (\d+) 0 R/Last \d+ 0 R/Count (-?\d+)")
_NEXT = re.compile(rb"<</Parent \d+ 0 R/Next (\d+) 0 R")
_PARENTS = re.compile(rb"(?<=/ParentTree<</Nums\[)[^\]]*")
_KEYS = re.compile(rb"(?<=/ParentTreeNextKey )\d+")
_PLAIN = re.compile(rb"(?!<</Type/(?:StructElem/S/H\d|Page)/)[^()\\\0]*(?:\([^()\\\0]*\)[^()\\\0]*)*")
"""A tag or a list in which a text is what stands between one «(» and the next «)»."""
_TOLD = re.compile(rb"\(([^()]*)\)|(\d+) 0 R")
"""What is told of it that may be another when it has moved."""
_CELLS = (b"<</Type/StructElem/S/TH/", b"<</Type/StructElem/S/TD/")
_HEADING = re.compile(rb"(?<=\A<</Type/StructElem/S/H)\d(?=/)")
_PAGE = re.compile(rb"/Resources (\d+) 0 R/MediaBox\[0 0 ([\d.]+) ([\d.]+)\].*/Contents (\d+) 0 R>>\Z")
_CONTENT = re.compile(rb"<</Length \d+/Filter/FlateDecode>>\nstream\n(.*)\nendstream", re.DOTALL)
_USES = re.compile(rb"/([fc]\d+)(?= (?:[\d.]+ Tf|cs|CS)\b)")
"""A face or a way to say colours, where a page uses it."""
_CALLS = re.compile(rb"/([fc]\d+)(?= \d+ 0 R)")
"""The same, where it is said what it is."""
_OURS = rb"/b\1"
"""How what the book's line uses is called, so that a sheet means nothing else by it."""


def page_sizes(pdf: Objects) -> list[tuple[float, float]]:
    """(width, height) of each page, in points.

    Raises:
        ValueError: The PDF is written in another way than we know.
    """
    [(_, pages)] = pdf.beginning(_PAGES)
    found = [_one(_PAGE, pdf.at(number)) for number in _refs(pages)]
    return [(float(page[2]), float(page[3])) for page in found]


class Binding:
    """A book while sheets are bound into it.

    Args:
        book: With one bookmark that holds all others, and with pages for those of the sheets, on which stands nothing but a line at
            their foot.
        before: How many pages stand before them.

    Raises:
        ValueError: Typst has written it in another way than we know.
    """

    def __init__(self, book: Objects, before: int) -> None:
        frame = _Frame(book)
        self._book = book
        self._outer = frame.holder, frame.root, frame.document, frame.first_mark
        self._places = iter(frame.pages[before:])
        self._tags, self._parents, self._names = frame.tags, frame.parents, frame.names
        self._marks = [*frame.marks_below(frame.first_mark)]
        self._files: dict[bytes, int] = {}
        self._known: dict[bytes, int] = {}
        self._sheets: list[bytes] = []

    def add(self, sheet: Objects, called: str) -> None:
        """Bind one sheet, behind those that are bound.

        Args:
            sheet: It.
            called: What its files are called here, but for how their names end: two sheets may have files of one name.

        Raises:
            ValueError: The PDF is written in another way than we know, or two files would have one name.
        """
        there = _Frame(sheet)
        marks = [*there.marks_below(there.outlines)]
        pages = [next(self._places) for _ in there.pages]
        feet = [_one(_PAGE, self._book.at(page)) for page in pages]
        moving = _Moving(self._book, sheet, 1 + max(self._parents), there.names, self._known)
        moving.new |= zip((there.holder, there.root, there.document, there.outlines), self._outer, strict=True)
        moving.new |= zip(there.pages, pages, strict=True)
        moving.move([*there.pages, *there.tags, *marks])
        for page, foot in zip(pages, feet, strict=True):
            self._put_foot(page, int(foot[1]), int(foot[4]))
        self._tags += [moving.new[tag] for tag in there.tags]
        self._hang(moving.new[marks[0]])
        self._marks += [moving.new[mark] for mark in marks]
        self._parents |= moving.parents(there.parents)
        self._names |= moving.names()
        for number in files_of(sheet):
            name, told = called_anew(sheet.at(number), called)
            if name in self._files:
                raise ValueError("Two files for this book have one name.")
            self._files[name] = self._book.add(moving.moved(told))
        self._sheets.append(sheet.name)

    def finish(self) -> None:
        """Have the book hold all of it, and call it otherwise for each sheet: readers know a document by its name.

        Raises:
            ValueError: More pages were made than the sheets have.
        """
        if next(self._places, None) is not None:
            raise ValueError("This book has pages without a sheet.")
        book, (_, root, document, first) = self._book, self._outer
        tag = book.at(document)
        start, end = _one(_HELD, tag).span(1)
        book.put(document, tag[:start] + _listed(self._tags) + tag[end:])
        said = _one(_PARENTS, book.at(root))[0]
        placed = b" ".join(b"%d %d 0 R" % one for one in sorted(self._parents.items()))
        body = with_names(book.at(root).replace(said, placed, 1), self._names)
        book.put(root, _KEYS.sub(b"%d" % (1 + max(self._parents)), body, count=1))
        title = book.at(first)
        found = _one(_FIRST, title)
        count = len(self._marks) if int(found[2]) > 0 else -len(self._marks)
        held = b"/First %d 0 R/Last %d 0 R/Count %d" % (self._marks[0], self._marks[-1], count)
        book.put(first, title[: found.start()] + held + title[found.end() :])
        hold_files(book, self._files)
        book.rename(lambda name: b64encode(sha256(b"\0".join([name, *self._sheets])).digest()[:ID_BYTES]))

    def _hang(self, mark: int) -> None:
        """Have a bookmark behind the last."""
        for one, words in ((self._marks[-1], b"/Next %d 0 R" % mark), (mark, b"/Prev %d 0 R" % self._marks[-1])):
            body = self._book.at(one)
            at = _REF.search(body)
            assert at is not None  # noqa: S101 - each has what is above it
            self._book.put(one, body[: at.end()] + words + body[at.end() :])

    def _put_foot(self, page: int, resources: int, content: int) -> None:
        """The book's line on a sheet's page."""
        book = self._book
        body = book.at(page)
        found = _one(_PAGE, body)
        own, needs = book.at(int(found[1])), book.at(resources)
        for kind in (b"/Font<<", b"/ColorSpace<<"):
            more = _CALLS.sub(_OURS, needs.partition(kind)[2].partition(b">>")[0])
            if not more or kind not in own:
                raise ValueError("A page of this book is not written as we know it.")
            own = own.replace(kind, kind + more, 1)
        line = zlib.decompress(_one(_CONTENT, book.at(content))[1])
        book.put(content, stream(b"", _USES.sub(_OURS, line)))
        number = self._known.get(own) or book.add(own)
        self._known[own] = number
        body = body.replace(b"/Contents %b 0 R" % found[4], b"/Contents[%b 0 R %d 0 R]" % (found[4], content))
        book.put(page, body.replace(b"/Resources %b 0 R" % found[1], b"/Resources %d 0 R" % number))


class _Frame:
    """What holds a document together."""

    def __init__(self, pdf: Objects) -> None:
        self._pdf = pdf
        [(self.holder, pages)] = pdf.beginning(_PAGES)
        [(self.root, root)] = pdf.beginning(_ROOT)
        [(self.outlines, outlines)] = pdf.beginning(_OUTLINES)
        self.first_mark = _refs(outlines)[0]
        self.document = _refs(root.partition(b"/K[")[2])[0]
        self.pages = _refs(pages)
        """The numbers of the pages, in order."""
        self.tags = _refs(_one(_HELD, pdf.at(self.document))[1])
        """Those that the first tag holds itself."""
        numbers = [*map(int, _one(_PARENTS, root)[0].replace(b" R", b"").split())]
        self.parents = dict(zip(numbers[::3], numbers[1::3], strict=True))
        """What holds the pieces of pages, by their places in the tree of parents."""
        self.names = names_in(root)
        """The names of tags."""

    def marks_below(self, above: int) -> Iterator[int]:
        """The bookmarks that one holds, or the whole, in order."""
        mark = int(_one(_FIRST, self._pdf.at(above))[1])
        yield mark
        while found := _NEXT.match(self._pdf.at(mark)):
            mark = int(found[1])
            yield mark


class _Moving:
    """Objects on their way from one document to another, where what is no tag, page or bookmark is put once if it is the same.

    Args:
        whole: Where they go.
        part: Where they come from.
        shift: How much further their places in the tree of parents are then.
        named: The names of tags in it.
        known: What is there already, by what it is.
    """

    def __init__(
        self, whole: Objects, part: Objects, shift: int, named: Mapping[bytes, int], known: dict[bytes, int]
    ) -> None:
        self._whole, self._part, self._shift, self._named, self._known = whole, part, shift, named, known
        self.new: dict[int, int] = {}
        """Their numbers there, of those too that take the place of some."""
        self._keys: set[int] = set()
        self._waiting: list[int] = []

    def move(self, numbers: Iterable[int]) -> None:
        """Move some, and what they lead to."""
        self._waiting += numbers
        for number in self._waiting:
            self._number(number)
        while self._waiting:
            several, self._waiting = self._waiting, []
            plain: list[tuple[int, bytes]] = []
            cells: list[tuple[int, bytes]] = []
            for number in several:
                body = self._part.at(number)
                if _PLAIN.fullmatch(body):
                    (cells if body.startswith(_CELLS) else plain).append((number, body))
                else:
                    self._whole.put(self.new[number], self.moved(body))
            self._put_together(plain, lambda said: said)
            self._put_together(cells, self._called)

    def _put_together(self, several: Sequence[tuple[int, bytes]], text: Callable[[bytes], bytes]) -> None:
        """Put objects that are plain: by themselves each takes three times as long."""

        def changed(found: re.Match[bytes]) -> bytes:
            return b"%d 0 R" % self._led_to(int(found[2])) if found[2] else b"(%b)" % text(found[1])

        moved = _TOLD.sub(changed, b"\0".join([body for _, body in several])).split(b"\0")
        for (number, _), body in zip(several, moved if several else (), strict=True):
            self._whole.put(self.new[number], body)

    def parents(self, known: dict[int, int]) -> dict[int, int]:
        """What holds pieces of what was moved, by their places there."""
        mine = {key: number for key, number in known.items() if key in self._keys}
        self.move([number for number in mine.values() if number not in self.new])
        return {key + self._shift: self.new[number] for key, number in mine.items()}

    def names(self) -> dict[bytes, int]:
        """What tags that were moved are called there."""
        return {self._called(name): self.new[number] for name, number in self._named.items() if number in self.new}

    def moved(self, body: bytes) -> bytes:
        """An object as it is there; what it leads to is moved."""
        if body.startswith(_CELLS):
            raise ValueError("A cell of this PDF is not written as we know it.")
        if body.startswith(TAG):
            body = _HEADING.sub(lambda level: b"%d" % (int(level[0]) + 1), body)
        depth = 0

        def changed(found: re.Match[bytes]) -> bytes:
            nonlocal depth
            said = found[0]
            depth += (said == b"(") - (said == b")")
            if depth:
                return said
            if found["key"]:
                self._keys.add(int(found["at"]))
                return b"%b%d" % (found["key"], int(found["at"]) + self._shift)
            return b"%d 0 R" % self._led_to(int(found["ref"])) if found["ref"] else said

        facts, begun, content = body.partition(_STREAM)
        return _SAID.sub(changed, facts) + begun + content

    def _led_to(self, number: int) -> int:
        """Where something is, or will be."""
        if number in self.new:
            return self.new[number]
        body = self._part.at(number)
        if body.startswith((TAG, _MARK)):  # they lead back to each other
            self._waiting.append(number)
            return self._number(number)
        body = self.moved(body)
        self.new[number] = self._known.get(body) or self._whole.add(body)
        self._known[body] = self.new[number]
        return self.new[number]

    def _number(self, number: int) -> int:
        if number not in self.new:
            self.new[number] = self._whole.add()
        return self.new[number]

    def _called(self, name: bytes) -> bytes:
        return b"%d.%b" % (self._shift, name) if name in self._named else name


def _refs(body: bytes) -> list[int]:
    return [*map(int, _REF.findall(body))]


def _listed(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % one for one in numbers)


def _one(what: re.Pattern[bytes], body: bytes) -> re.Match[bytes]:
    found = what.search(body)
    if found is None:
        raise ValueError("A part of this PDF is not written as we know it.")
    return found
