# Pages of one PDF put into another, with their tags and bookmarks: what Typst could not hold at once is set in parts.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tatalaksana.render.pdf.objects import Objects

_PAGES, _ROOT, _OUTLINES = b"<</Type/Pages", b"<</Type/StructTreeRoot/", b"<</Type/Outlines"
_STREAM = b"\nstream\n"
_REF = re.compile(rb"(\d+) 0 R")
_SAID = re.compile(rb"\\.|[()]|(?P<ref>\d+) 0 R|(?P<key>/StructParents? )(?P<at>\d+)", re.DOTALL)
"""What begins and ends a text, a reference, and a place in the tree of parents."""
_HELD = re.compile(rb"/K\[([^\]]*)\](?:/Pg (\d+) 0 R)?>>\Z")
"""What a tag holds, and on which page."""
_TITLE = re.compile(rb"(<</Parent \d+ 0 R/First )(\d+)( 0 R/Last )\d+( 0 R/Count )(-?\d+)")
_NEXT = re.compile(rb"<</Parent \d+ 0 R/Next (\d+) 0 R")
_LEADS = re.compile(rb"/Dest (\d+) 0 R>>\Z")
_PARENTS = re.compile(rb"(?<=/ParentTree<</Nums\[)[^\]]*")
_NAMES = re.compile(rb"(?<=/IDTree<</Names\[)[^\]]*")
_NAME = re.compile(rb"\(([^)]*)\)(\d+) 0 R")
_CELLS = (b"<</Type/StructElem/S/TH/", b"<</Type/StructElem/S/TD/")
_CALLED = re.compile(rb"(?<=/ID)\([^)]*\)|(?<=/Headers\[)[^\]]*")
"""How cells are called, and call others."""


def put_pages(whole: Objects, part: Objects, at: int, front: int) -> None:
    """Put the pages of a part in the place of empty ones.

    Args:
        whole: A document with one bookmark that holds all others, and with empty pages.
        part: Another one of that form, whose tags are told.
        at: The first of the empty pages, from 0.
        front: How many pages of the part are left out, the first ones: their like is in the whole.

    Raises:
        ValueError: Typst has written one of them in another way than we know.
    """
    here, there = _Frame(whole), _Frame(part)
    pages = there.pages[front:]
    places = here.pages[at : at + len(pages)]
    here.clear(places)
    tags = [tag for tag in there.tags if there.page_of(tag) in pages]
    marks = [mark for mark in there.marks if there.leads(mark) in pages]
    moving = _Moving(whole, part, 1 + max(here.parents))
    moving.new |= zip(there.outer, here.outer, strict=True)
    moving.new |= zip(pages, places, strict=True)
    # The first bookmark follows the last one that is there.
    moving.new |= dict.fromkeys(there.marks[: there.marks.index(marks[0])], here.marks[-1])
    moving.move([*pages, *tags, *marks])
    here.hold_tags([moving.new[tag] for tag in tags])
    here.hold_marks([moving.new[mark] for mark in marks])
    here.know(moving.parents(there.parents), moving.names(there.names))


class _Frame:
    """What holds a document together."""

    def __init__(self, pdf: Objects) -> None:
        self._pdf = pdf
        [(self._holder, pages)] = pdf.beginning(_PAGES)
        [(self._root, root)] = pdf.beginning(_ROOT)
        [(_, outlines)] = pdf.beginning(_OUTLINES)
        self._title = _refs(outlines)[0]
        self._document = _refs(root.partition(b"/K[")[2])[0]
        self.pages = _refs(pages)
        """The numbers of the pages, in order."""
        self.tags = _refs(self._held(self._document)[1])
        """Those that the first tag holds itself."""
        self.marks = [*self._marks()]
        """Those of the bookmarks below the first, in order."""
        numbers = [*map(int, _one(_PARENTS, root)[0].replace(b" R", b"").split())]
        self.parents = dict(zip(numbers[::3], numbers[1::3], strict=True))
        """What holds the pieces of pages, by their places in the tree of parents."""
        self.names = {name: int(number) for name, number in _NAME.findall(_one(_NAMES, root)[0])}
        """The names of tags."""

    @property
    def outer(self) -> tuple[int, ...]:
        """What every document has one of: to hold pages, to hold tags, and the first tag and bookmark."""
        return self._holder, self._root, self._document, self._title

    def page_of(self, tag: int) -> int | None:
        """The page on which a tag begins; nothing where it holds nothing."""
        waiting = [tag]
        while waiting:
            found = self._held(waiting.pop())
            if found[2]:
                return int(found[2])
            waiting += reversed(_refs(found[1]))
        return None

    def leads(self, mark: int) -> int:
        """The page that a bookmark opens."""
        return _refs(self._pdf.at(int(_one(_LEADS, self._pdf.at(mark))[1])))[0]

    def clear(self, pages: Iterable[int]) -> None:
        """Let go of what empty pages hold."""
        for page in pages:
            for number in _refs(self._pdf.at(page)):
                if number != self._holder:
                    self._pdf.put(number, b"null")

    def hold_tags(self, tags: Sequence[int]) -> None:
        """Have more tags behind the others."""
        body = self._pdf.at(self._document)
        end = self._held(self._document).end(1)
        self._pdf.put(self._document, body[:end] + b"".join(b" %d 0 R" % tag for tag in tags) + body[end:])

    def hold_marks(self, marks: Sequence[int]) -> None:
        """Have more bookmarks behind the others."""
        first, last, before = marks[0], marks[-1], self.marks[-1]
        parent = b"<</Parent %d 0 R" % self._title
        self._pdf.put(before, self._pdf.at(before).replace(parent, b"%b/Next %d 0 R" % (parent, first), 1))
        title = self._pdf.at(self._title)
        found = _one(_TITLE, title)
        count = int(found[5]) + (len(marks) if int(found[5]) > 0 else -len(marks))
        head = b"%b%b%b%d%b%d" % (found[1], found[2], found[3], last, found[4], count)
        self._pdf.put(self._title, head + title[found.end() :])

    def know(self, parents: dict[int, int], names: dict[bytes, int]) -> None:
        """Have more places and names."""
        placed = b" ".join(b"%d %d 0 R" % one for one in sorted((self.parents | parents).items()))
        called = b"".join(b"(%b)%d 0 R" % one for one in sorted((self.names | names).items()))
        root = _PARENTS.sub(lambda _: placed, self._pdf.at(self._root), count=1)
        self._pdf.put(self._root, _NAMES.sub(lambda _: called, root, count=1))

    def _held(self, tag: int) -> re.Match[bytes]:
        return _one(_HELD, self._pdf.at(tag))

    def _marks(self) -> Iterator[int]:
        mark = int(_one(_TITLE, self._pdf.at(self._title))[2])
        yield mark
        while found := _NEXT.match(self._pdf.at(mark)):
            mark = int(found[1])
            yield mark


class _Moving:
    """Objects on their way from one document to another.

    Args:
        whole: Where they go.
        part: Where they come from.
        shift: How much further their places in the tree of parents are then.
    """

    def __init__(self, whole: Objects, part: Objects, shift: int) -> None:
        self._whole, self._part, self._shift = whole, part, shift
        self.new: dict[int, int] = {}
        """Their numbers there, of those too that take the place of some."""
        self._keys: set[int] = set()

    def move(self, numbers: Iterable[int]) -> None:
        """Move some, and what they lead to."""
        waiting = [*numbers]
        for number in waiting:
            self._number(number)
        while waiting:
            number = waiting.pop()
            self._whole.put(self.new[number], self._moved(self._part.at(number), waiting))

    def parents(self, known: dict[int, int]) -> dict[int, int]:
        """What holds pieces of what was moved, by their places there."""
        mine = {key: number for key, number in known.items() if key in self._keys}
        self.move([number for number in mine.values() if number not in self.new])
        return {key + self._shift: self.new[number] for key, number in mine.items()}

    def names(self, known: dict[bytes, int]) -> dict[bytes, int]:
        """What tags that were moved are called there."""
        return {self._called(name): self.new[number] for name, number in known.items() if number in self.new}

    def _called(self, name: bytes) -> bytes:
        return b"%d.%b" % (self._shift, name)

    def _number(self, number: int) -> int:
        if number not in self.new:
            self.new[number] = self._whole.add()
        return self.new[number]

    def _moved(self, body: bytes, waiting: list[int]) -> bytes:
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
            if not found["ref"]:
                return said
            if int(found["ref"]) not in self.new:
                waiting.append(int(found["ref"]))
            return b"%d 0 R" % self._number(int(found["ref"]))

        if body.startswith(_CELLS):
            body = _CALLED.sub(
                lambda found: re.sub(rb"\(([^)]*)\)", lambda name: b"(%b)" % self._called(name[1]), found[0]), body
            )
        facts, begun, content = body.partition(_STREAM)
        return _SAID.sub(changed, facts) + begun + content


def _refs(body: bytes) -> list[int]:
    return [*map(int, _REF.findall(body))]


def _one(what: re.Pattern[bytes], body: bytes) -> re.Match[bytes]:
    found = what.search(body)
    if found is None:
        raise ValueError("A part of this PDF is not written as we know it.")
    return found
