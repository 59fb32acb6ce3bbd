# Forms within hand-written pages: the fenced block «```formulir id», found as Markdown finds fences.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from tatalaksana.model import nearest
from tatalaksana.source import Problem, Severity

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_WORD = "formulir"
_HINT = "Tulis «```formulir id», lalu «```» pada baris di bawahnya."


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block that asks for a form."""

    first: int
    """Index of the line that opens it."""
    last: int
    """Index of the line that closes it."""
    indent: str
    form_id: str
    flaw: str
    """What is wrong with how it is written; empty when nothing is."""


def blocks_in(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a Markdown text, from top to bottom; what stands within another fence is an example."""
    at = 0
    while at < len(lines):
        opened = _FENCE.fullmatch(lines[at].rstrip())
        if opened is None:
            at += 1
            continue
        end = _closed(lines, at, opened["fence"])
        word, _, form_id = opened["info"].strip().partition(" ")
        if word == _WORD:
            form_id = form_id.strip()
            flaw = ""
            if end == len(lines):
                flaw = "Blok formulir ini tidak ditutup."
            elif not form_id:
                flaw = "Blok ini tidak menyebut id formulirnya."
            elif any(line.strip() for line in lines[at + 1 : end]):
                flaw = "Blok formulir harus kosong: isinya tidak akan tampil."
            yield Block(at, min(end, len(lines) - 1), opened["indent"], form_id, flaw)
        at = end + 1


def block_problems(file: str, lines: Sequence[str], known: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the blocks of a page whose text, front matter and all, is `lines`."""
    seen: set[str] = set()
    for block in blocks_in(lines):
        where = (file, block.first + 1, len(block.indent) + 1, Severity.ERROR)
        if block.flaw:
            yield Problem(*where, "blok-formulir", block.flaw, _HINT)
        elif block.form_id not in known:
            hint = (
                nearest(block.form_id, list(known)) or "Periksa idnya: nama berkas di folder formulir/, tanpa «.yaml»."
            )
            yield Problem(*where, "formulir-asing", f"Formulir «{block.form_id[:80]}» tidak ada.", hint)
        elif block.form_id in seen:
            yield Problem(
                *where,
                "blok-formulir",
                f"Formulir «{block.form_id}» sudah ada di halaman ini.",
                "Cukup satu kali tiap halaman.",
            )
        seen.add(block.form_id)


def with_marks(markdown: str, mark: Callable[[Block], str]) -> str:
    """The text with each block replaced by a paragraph that `mark` gives for it."""
    lines = markdown.split("\n")
    for block in reversed(list(blocks_in(lines))):
        lines[block.first : block.last + 1] = ["", f"{block.indent}{mark(block)}", ""]
    return "\n".join(lines)


def _closed(lines: Sequence[str], start: int, fence: str) -> int:
    """The line that closes the fence which `start` opens; the number of lines where none does."""
    for at in range(start + 1, len(lines)):
        line = lines[at].strip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return at
    return len(lines)
