# A file's state as it is kept: a line of bytes, of which no more is looked into than is asked for. Thousands of them are parts of
# one whole, so that holding them takes hardly any memory.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tatalaksana.catalog.naming import Naming, naming_from

ROW_END = b"\n"
MARK = 16
"""Letters of a card's mark."""
PARTS = "\t"
"""Between what an SOP is called and says, and the rest; neither has one."""
_KEY = 64
_SILENT, _OPEN = b"-+"


@dataclass(frozen=True, slots=True)
class Shelved:
    """One of these lines."""

    line: memoryview

    @property
    def key(self) -> bytes:
        """The key of the file."""
        return bytes.fromhex(str(self.line[:_KEY], "ascii"))

    @property
    def card_mark(self) -> str:
        """Of its card, where it has one."""
        return str(self.line[_KEY : _KEY + MARK], "ascii").rstrip()

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell of it, with the answers of the run that it was kept by."""
        return self.line[_KEY + MARK] == _SILENT

    @property
    def text(self) -> str:
        """What is known of it, as it was written."""
        return str(self.line[_KEY + MARK + 1 :], "utf-8", "surrogatepass")

    @property
    def naming(self) -> Naming:
        """What it is called and what it says, where it is an SOP."""
        return naming_from(self.text.partition(PARTS)[0])

    def told(self, *, is_silent: bool) -> bytes | memoryview:
        """Its line, with whether there is anything to tell of it by now."""
        if is_silent == self.is_silent:
            return self.line
        return line_of(self.key, self.card_mark, self.text, is_silent=is_silent)


def line_of(key: bytes, card_mark: str, text: str, *, is_silent: bool) -> bytes:
    """What keeps a file's state.

    Args:
        key: The key of the file.
        card_mark: Of its card, where it has one.
        text: What is known of it.
        is_silent: Whether there is nothing to tell of it.
    """
    how = _SILENT if is_silent else _OPEN
    return b"%b%b%c%b" % (key.hex().encode(), f"{card_mark:{MARK}}".encode(), how, text.encode(errors="surrogatepass"))


def rows_in(kept: bytes, begin: int = 0) -> Iterator[memoryview]:
    """The lines of a whole, without the bytes being copied.

    Args:
        kept: The whole.
        begin: Where the first of them begins.
    """
    view = memoryview(kept)
    while begin < len(kept):
        end = kept.find(ROW_END, begin)
        end = len(kept) if end < 0 else end
        yield view[begin:end]
        begin = end + 1
