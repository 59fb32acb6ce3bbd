# The tree of a PDF's tags as Typst writes it, to be changed and put back. Each tag is an object of its own; what nobody changes
# keeps its bytes.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.render.pdf.objects import Objects

_BEGINS = b"<</Type/StructElem/S/"
_ROOT = b"<</Type/StructTreeRoot/"
_REF = b" 0 R"
_TAG = re.compile(rb"<</Type/StructElem/S/([0-9A-Za-z]+)/P (\d+) 0 R(.*)/K\[([^\]]*)\]((?:/Pg \d+ 0 R)?)>>", re.DOTALL)
"""Its kind, its parent, its facts, what it holds, and where that is."""
_KID = re.compile(rb"\d+ 0 R|\d+|<<[^<>]*>>")
_NAMES = re.compile(rb"/IDTree<</Names\[([^\]]*)\]>>")
_NAME = re.compile(rb"\(([^)]*)\)(\d+) 0 R")


@dataclass(slots=True)
class Tag:
    """An element of the tree."""

    number: int
    """Of its object."""
    kind: bytes
    parent: int
    facts: bytes
    """Its name, words and attributes, as they are written."""
    held: list[Tag | bytes]
    """What it holds, in order: other tags, and pieces of pages as they are written."""
    page: bytes
    """Where its pieces are, as it is written."""

    @property
    def kids(self) -> list[Tag]:
        """The tags that it holds itself."""
        return [kid for kid in self.held if isinstance(kid, Tag)]

    def written(self) -> bytes:
        """The object."""
        return b"<</Type/StructElem/S/%b/P %d 0 R%b/K[%b]%b>>" % (
            self.kind,
            self.parent,
            self.facts,
            b" ".join([b"%d 0 R" % kid.number if isinstance(kid, Tag) else kid for kid in self.held]),
            self.page,
        )


class Tags:
    """The tags of a PDF.

    Raises:
        ValueError: Typst has written one in another way than we know.
    """

    def __init__(self, pdf: Objects) -> None:
        self._pdf = pdf
        self._tags: dict[int, Tag] = {}
        self._changed: set[int] = set()
        self._names: dict[bytes, int] = {}
        self._gone: set[int] = set()
        holders: list[tuple[list[Tag | bytes], bytes]] = []
        tags, whole = self._tags, _TAG.fullmatch
        for number, body in pdf.beginning(_BEGINS):
            found = whole(body)
            if found is None:
                raise ValueError("A tag of this PDF is not written as we know it.")
            kind, parent, facts, kids, page = found.groups()
            # Pieces that follow each other are never parted.
            held: list[Tag | bytes] = [kids] if kids else []
            tags[number] = Tag(number, kind, int(parent), facts, held, page)
            if b"R" in kids or b"<" in kids:
                holders.append((held, kids))
        for held, kids in holders:
            if b"<" not in kids and kids.count(b" ") == 3 * kids.count(_REF) - 1:
                held[:] = [tags[int(kid)] for kid in kids[: -len(_REF)].split(b" 0 R ")]
            else:
                held[:] = [tags[int(kid[:-4])] if kid.endswith(b"R") else kid for kid in _KID.findall(kids)]
        [(self._root_number, self._root)] = pdf.beginning(_ROOT)
        self.document = next(tag for tag in self._tags.values() if tag.kind == b"Document")
        """The tag that holds all others."""

    def at(self, number: int) -> Tag:
        """The tag of this number."""
        return self._tags[number]

    def of(self, *kinds: bytes) -> Iterator[Tag]:
        """The tags of these kinds in the order in which they are read."""
        yield from _within(self.document, kinds)

    def within(self, tag: Tag, *kinds: bytes) -> Iterator[Tag]:
        """The same of what a tag holds."""
        for kid in tag.kids:
            yield from _within(kid, kinds)

    def change(self, tag: Tag, kind: bytes | None = None, facts: bytes | None = None) -> None:
        """Say that a tag is of another kind, or something else about it."""
        tag.kind = tag.kind if kind is None else kind
        tag.facts = tag.facts if facts is None else facts
        self._changed.add(tag.number)

    def hold(self, tag: Tag, kids: Sequence[Tag | bytes]) -> None:
        """Say what a tag holds."""
        tag.held = list(kids)
        self._changed.add(tag.number)
        for kid in kids:
            if isinstance(kid, Tag) and kid.parent != tag.number:
                kid.parent = tag.number
                self._changed.add(kid.number)

    def new(self, kind: bytes, parent: Tag, kids: Sequence[Tag | bytes], facts: bytes = b"") -> Tag:
        """A tag of our own; its parent has to be told that it holds it."""
        tag = Tag(self._pdf.add(), kind, parent.number, facts, [], b"")
        self._tags[tag.number] = tag
        self.hold(tag, kids)
        return tag

    def name(self, name: bytes, tag: Tag) -> None:
        """Give a tag a name that others may call it by; it has to bear it."""
        self._names[name] = tag.number

    def drop(self, tag: Tag) -> None:
        """Say that nothing holds a tag any more, nor what it holds."""
        self._gone.add(tag.number)
        for kid in tag.kids:
            self.drop(kid)

    def put(self) -> None:
        """Write what was changed into the PDF."""
        for number in self._changed - self._gone:
            self._pdf.put(number, self._tags[number].written())
        for number in self._gone:
            self._pdf.put(number, b"null")
        if self._names or self._gone:
            self._pdf.put(self._root_number, self._named())

    def _named(self) -> bytes:
        known = names_in(self._root) | self._names
        return with_names(self._root, {name: number for name, number in known.items() if number not in self._gone})


def names_in(root: bytes) -> dict[bytes, int]:
    """The names of tags that the root of their tree knows, with the numbers of these."""
    found = _NAMES.search(root)
    return {name[1]: int(name[2]) for name in _NAME.finditer(found[1])} if found else {}


def with_names(root: bytes, names: Mapping[bytes, int]) -> bytes:
    """The root, which knows these names and no others; it has them sorted."""
    tree = b"/IDTree<</Names[%b]>>" % b"".join(b"(%b)%d 0 R" % one for one in sorted(names.items()))
    return _NAMES.sub(lambda _: tree, root, count=1) if _NAMES.search(root) else b"%b%b>>" % (root[:-2], tree)


def _within(tag: Tag, kinds: tuple[bytes, ...]) -> list[Tag]:
    found: list[Tag] = []
    left: list[Tag | bytes] = [tag]
    while left:
        one = left.pop()
        if isinstance(one, Tag):
            if one.kind in kinds:
                found.append(one)
            left += one.held[::-1]
    return found
