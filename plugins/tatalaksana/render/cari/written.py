# A page that somebody wrote, as the search knows it: its own headings are the parts that results lead to.
from __future__ import annotations

from html.parser import HTMLParser

from tatalaksana.render.cari.record import Part, Record, Tier

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({"script", "style", "template", "svg", "pre"})
"""A file quoted as an example says nothing that one looks for."""
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def written_record(title: str, content: str) -> Record:
    """The record of a written page, from its HTML; what is marked `data-search-exclude`, quotes a file or leads to a heading is left out."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    parts = tuple(
        Part(anchor, " ".join("".join(head).split()), (" ".join("".join(texts).split()),))
        for anchor, head, texts in reader.parts
    )
    return Record(title, "Halaman", parts, {"jenis": ("Halaman",)}, aside=True, tier=Tier.GUIDES)


class _Reader(HTMLParser):
    """Takes the words of a page by its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._heading = ""
        self._unread: list[str] = []
        """What is not read, and elements of its name within: others there need not be closed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, or something that is not read."""
        self._words(" ")
        if tag in _EMPTY:
            return
        about = dict(attrs)
        if self._unread:
            self._unread += [tag] * (tag == self._unread[0])
        elif tag in _UNREAD or "data-search-exclude" in about or "headerlink" in (about.get("class") or "").split():
            self._unread = [tag]
        elif tag in _HEADINGS and (anchor := about.get("id")):
            self._heading = tag
            if tag != "h1":  # the page's own: what it says leads to the page
                self.parts.append((anchor, [], []))

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in _EMPTY:
            return
        if self._unread:
            if tag == self._unread[0]:
                self._unread.pop()
        elif tag == self._heading:
            self._heading = ""
        self._words(" ")

    def handle_data(self, data: str) -> None:
        """Words of the heading or below it."""
        self._words(data)

    def _words(self, text: str) -> None:
        if not self._unread:
            _, head, texts = self.parts[-1]
            (head if self._heading else texts).append(text)
