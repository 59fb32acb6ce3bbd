# Texts that YAML reads otherwise than they are meant, found in the tree of a text that is read anyway.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tatalaksana.source.document import Document, read
from tatalaksana.source.faults.guess import short
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.odd import without_quotes
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.rewriting import spliced
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Member, Node, find, walk

_GLUED = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?=[^\s/:])")
_GLUED_NAME = re.compile(r"([^\W\d_][^:]*?)[ \t]*:(?=[^\s/:])(?!(?<=[0-9]:)[0-9])")
"""The same behind a name of several words, as exits have; a time of the day is none."""
_UNSIGNED = re.compile(r"([^=→>-]*[^=→>\s-])([ \t]*(?:->|=>|→|=)[ \t]*|[ \t]+)(?=[^\s=>→-])")
_KEYED = re.compile(
    r"([A-Za-z_][\w-]*)([ \t]*(?:->|=>|→|[=;.])[ \t]*|[ \t]+[-–—][ \t]+|[ \t]+(?=[A-Z0-9]))(?=[^\s=>→-])"
)
"""A key with another sign behind it than a colon, or with none before a text that begins like one."""
_SEMICOLON = re.compile(r"([ \t]*;[ \t]*)[^\s:;]+:(?=[^\s/:])")
_PAIR_BEHIND = re.compile(r"([ \t]*;[ \t]*)([^\W\d_][^:;]*?)[ \t]*:(?=[^\s/:])")
_KEY_LINE = re.compile(r"\n([ ]*)(?:- )*([A-Za-z_][\w-]*)[ \t]*:(?=[ \t\r\n])")
_SHORT = 3
"""Letters of a key that many words end with."""
_OPENED, _CLOSED = re.compile("[(“„]"), re.compile("[)”]")
_MARKED = re.compile(r"([&!])[^\s,\[\]{}]*")


def cut_by_commas(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """Entries in braces that are nothing but a word: the comma before them was a text's own, or their colon is glued."""
    for path, node in walk(tree):
        if not node.flow or node.kind != "kelompok":
            continue
        index = 0
        while index < len(node.entries):
            run = node.entries[index : index + _leading(text, node.entries[index:])]
            if not run:
                index += 1
                continue
            yield from _of_run(text, path, node.entries[index - 1] if index else None, run, keys)
            index += len(run)


def parted_items(text: str, tree: Node) -> Iterator[Suspect]:
    """Items in brackets of which one opens a round bracket, or one of Word's quotes, that the next, or one after it, closes."""
    for path, node in walk(tree):
        if node.kind != "daftar" or not node.flow or any(one.value.kind != "teks" for one in node.entries):
            continue
        spans = _whole_spans([entry.value for entry in node.entries])
        first = next((span for span in spans if len(span) > 1), None)
        if first is None or any(one.style or one.anchor for span in spans if len(span) > 1 for one in span):
            continue
        parted = [(span[0].start, text[span[0].start : span[-1].end]) for span in spans if len(span) > 1]
        splices = tuple(splice for start, written in parted for splice in quotes(start, written))
        whole = [
            without_quotes(text[span[0].start : span[-1].end]) if len(span) > 1 else span[0].value for span in spans
        ]
        said = without_quotes(parted[0][1])
        if "\n" not in said:
            yield Suspect(Suspicion.PARTED, path, text.index(",", first[0].end), said, splices, value=list(whole))


def pairs_in_text(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """`{lengkap: 3; tidak lengkap:1}`: a pair behind a semicolon, read as the end of the text before it, where the file gives the names itself."""
    for path, node in walk(tree):
        named = [entry for entry in node.entries if entry.key is not None] if node.kind == "kelompok" else []
        if not node.flow or any(entry.key.value in keys for entry in named if entry.key):
            continue
        for entry in named:
            value = entry.value
            found = list(_PAIR_BEHIND.finditer(text, value.start, value.end))
            if entry.key and found and value.kind == "teks" and not value.style and not value.anchor:
                splices = [(Splice(one.start(), one[1], ", "), Splice(one.end(), "", " ")) for one in found]
                where = (*path, entry.key.value)
                yield Suspect(Suspicion.SEMICOLON, where, found[0].start(), found[0][2], tuple(chain(*splices)))


def _whole_spans(items: Sequence[Node]) -> list[list[Node]]:
    """Items, those together between which a round bracket or one of Word's quotes stands open."""
    found: list[list[Node]] = []
    depth = 0
    for item in items:
        if depth > 0:
            found[-1].append(item)
        else:
            found.append([item])
        depth = max(0, depth + len(_OPENED.findall(item.value)) - len(_CLOSED.findall(item.value)))
    return found if depth == 0 else [[item] for item in items]


def _alone(text: str, entry: Member) -> bool:
    return (
        entry.key is not None and entry.value.start == entry.value.end and entry.after == entry.key.end
        and text[entry.key.start : entry.key.start + 1] not in "\"'?"
    )  # fmt: skip


def _leading(text: str, entries: list[Member]) -> int:
    """How many of the first entries are alone."""
    return next((place for place, entry in enumerate(entries) if not _alone(text, entry)), len(entries))


def _of_run(
    text: str, path: Path, before: Member | None, run: list[Member], keys: Collection[str]
) -> Iterator[Suspect]:
    first = run[0]
    assert first.key is not None  # noqa: S101 - an entry that is alone is a key
    own = before is None or (before.key is not None and before.key.value not in keys)
    pair = _GLUED_NAME if own else _GLUED
    glued = [pair.match(entry.key.value) if entry.key else None for entry in run]
    if glued[0] and (own or all(hit[1] in keys for hit in glued if hit)):
        yield from _glued(path, run, glued)
        return
    unsigned = [_without_colon(entry, keys, own=own) for entry in run]
    place = next((place for place, hit in enumerate(unsigned) if hit and hit[1] in keys), None)
    if place and not all(unsigned):
        # The words before it are the text's own.
        yield from _of_run(text, path, before, run[:place], keys)
        yield from _of_run(text, path, None, run[place:], keys)
        return
    if place == 0 and unsigned[0] and not all(unsigned):
        # What follows are pieces of its text in quotes, which none are before the colon is there.
        rest = tuple((*path, entry.key.value) for entry in run[1:] if entry.key is not None)
        yield replace(_unsigned(path, first, unsigned[0]), gone=rest, value={unsigned[0][1]: "…"})
        return
    if all(unsigned):
        yield from (
            _unsigned(path, entry, hit, own=own) for entry, hit in zip(run, unsigned, strict=True) if hit is not None
        )
        return
    if before is None or before.key is None or before.value.kind != "teks" or before.value.start == before.value.end:
        return
    if any(entry.key is None or entry.key.value in keys for entry in run) or before.value.style:
        return
    start, end = before.value.start, run[-1].end
    whole = without_quotes(text[start:end])
    if whole.endswith('"') and whole.count('"') == 1:
        whole = whole[:-1]  # the quote before it is what is missing
    yield Suspect(
        Suspicion.COMMA, (*path, first.key.value), text.rindex(",", start, first.key.start), short(whole),
        _around(start, text[start:end], whole), of_key=True, value=whole,
        gone=tuple((*path, entry.key.value) for entry in run if entry.key is not None),
        other=Suspect(Suspicion.COMMA, (*path, before.key.value), start, "", ()), offered=not own and not re.fullmatch(r"[\d, ]+", whole),
    )  # fmt: skip


def _without_colon(entry: Member, keys: Collection[str], *, own: bool) -> re.Match[str] | None:
    """A name and its value with another sign than a colon between them, or with none where the name is a key of such files."""
    if entry.key is None or entry.key.style:
        return None
    keyed = _KEYED.match(entry.key.value)
    if keyed and keyed[1] in keys:
        return keyed
    found = _UNSIGNED.match(entry.key.value)
    return found if found and ((own and found[2].strip()) or found[1] in keys) else None


def _unsigned(path: Path, entry: Member, hit: re.Match[str], *, own: bool = False) -> Suspect:
    """A pair in braces whose colon is missing."""
    assert entry.key is not None  # noqa: S101 - it is why it was found
    splice = Splice(entry.key.start + hit.start(2), hit[2], ": ")
    keyed = _KEYED.match(entry.key.value)
    return Suspect(
        Suspicion.GLUED,
        (*path, entry.key.value),
        entry.key.start + hit.start(2),
        short(entry.key.value),
        (splice,),
        of_key=True,
        value={hit[1]: short(entry.key.value[hit.end(2) :])} if keyed and keyed[1] == hit[1] and not own else None,
    )


def _glued(path: Path, run: Sequence[Member], glued: Sequence[re.Match[str] | None]) -> Iterator[Suspect]:
    """Those of a run that are pairs; the others go on with the text of one, in quotes once its colon has its blank."""
    for entry, hit in zip(run, glued, strict=True):
        if entry.key is not None and hit is not None:
            yield Suspect(
                Suspicion.GLUED, (*path, entry.key.value), entry.key.start, short(entry.key.value),
                (Splice(entry.key.start + hit.end(), "", " "), *_parted(entry.key, hit.end())), of_key=True,
            )  # fmt: skip


def _parted(key: Node, end: int) -> Iterator[Splice]:
    """What parts pairs that semicolons keep together in one word."""
    if not key.style:
        for found in _SEMICOLON.finditer(key.value, end):
            yield Splice(key.start + found.start(), found[1], ", ")
            yield Splice(key.start + found.end(), "", " ")


def _around(start: int, old: str, whole: str) -> tuple[Splice, ...]:
    """Quotes around a text, in the place of Word's where it has them."""
    if whole == old:
        return quotes(start, old)
    first, *more = quotes(start, whole)
    return (
        Splice(start, old, spliced(whole, [Splice(one.start - start, one.old, one.new) for one in (first, *more)])),
    )


def parts(text: str, start: int, stop: int) -> list[tuple[int, str]]:
    """The lines of a span without their indentation, with where they begin."""
    found: list[tuple[int, str]] = []
    at = start
    for line in text[start:stop].split("\n"):
        blanks = len(line) - len(line.lstrip(" \t")) if found else 0
        found.append((at + blanks, line[blanks:].rstrip()))
        at += len(line) + 1
    return found


def lost_marks(text: str, tree: Node) -> Iterator[Suspect]:
    """Texts whose first word is read as an anchor that nobody names."""
    nodes = list(walk(tree))
    named = {node.value for _, node in nodes if node.kind == "alias"}
    for path, node in nodes:
        if node.kind != "teks" or not node.anchor or node.anchor in named or node.style:
            continue
        found = _MARKED.match(text, node.start)
        end = node.end if node.value else (found.end() if found else node.end)
        written = text[node.start : end].rstrip()
        if "\n" not in written and found:
            yield Suspect(
                Suspicion.LOST, path, node.start, short(found.group()), quotes(node.start, written), value=written
            )


def runaway(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """Texts in quotes that go on over what are keys in truth."""
    for path, node in walk(tree):
        if node.kind != "teks" or node.style not in {"'", '"'} or "\n" not in text[node.start : node.end]:
            continue
        column = node.start - (text.rfind("\n", 0, node.start) + 1)
        for found in _KEY_LINE.finditer(text, node.start, node.end):
            if found[2] in keys and len(found[1]) < column:
                line_end = text.index("\n", node.start)
                stop = node.start + len(text[node.start : line_end].rstrip())
                closed = Splice(stop, "", node.style)
                late = (closed, Splice(node.end - 1, node.style, ""))
                fits = isinstance(read("", spliced(text, late)), Document)
                yield Suspect(Suspicion.RUNAWAY, path, node.start, found[2], late if fits else (closed,))
                break


def glued_inside(text: str, tree: Node, keys: Collection[str]) -> Iterator[Suspect]:
    """Plain texts with a line that is a key, whose colon has no blank behind it."""
    for path, node in walk(tree):
        if node.kind != "teks" or node.style or not node.value:
            continue
        for start, line in parts(text, node.start, node.end):
            found = _GLUED.match(line)
            below = not text[text.rfind("\n", 0, start) + 1 : start].strip()
            if found is None or found[1] not in keys or not below:
                continue
            place = start + found.end()
            blank = Splice(place, "", " ")
            indent = start - (text.rfind("\n", 0, start) + 1)
            moves: list[tuple[Splice, ...]] = [(blank,)]
            if start != node.start:
                begin = text.rfind("\n", 0, node.start) + 1
                key = re.compile(r"[ ]*(?:- +)*").match(text, begin)
                wanted = key.end() - begin if key else 0
                if wanted < indent:
                    moves.append((Splice(start - indent, " " * (indent - wanted), ""), blank))
            fitting = next((one for one in moves if isinstance(read("", spliced(text, one)), Document)), ())
            yield Suspect(Suspicion.GLUED, path, start, short(line), fitting)
            break


def colon_in_text(text: str, tree: Node, path: Path, words: Collection[str]) -> Suspect | None:
    """What is read as one key with a value, where a text is wanted: a text with a colon in it, or with a key at its end."""
    node = find(tree, path)
    if node is None or node.kind != "kelompok" or len(node.entries) != 1 or text[node.start : node.start + 1] == "{":
        return None
    written = text[node.start : node.end]
    key = node.entries[0].key
    if "\n" in written or key is None or key.style:
        return None
    _, blank, last = key.value.rpartition(" ")
    return Suspect(
        Suspicion.COLON, path, key.end, short(written), quotes(node.start, written), value=written.rstrip(),
        offered=not _ends_with_key(last if blank else key.value, words),
    )  # fmt: skip


def _ends_with_key(word: str, words: Collection[str]) -> bool:
    """Whether a word is a key of such files, or ends with one, for a line that lost its end."""
    return word in words or any(len(key) > _SHORT and word.endswith(key) for key in words)


def colon_missing(text: str, tree: Node, path: Path, keys: Collection[str]) -> Suspect | None:
    """A text where keys are wanted, and that begins with one of them: the colon behind it is missing."""
    node = find(tree, path)
    if node is None or node.kind != "teks" or node.style or "\n" in text[node.start : node.end]:
        return None
    word, blank, rest = node.value.partition(" ")
    if word not in keys or not rest:
        return None
    return Suspect(
        Suspicion.NO_COLON, path, node.start + len(word), word, (Splice(node.start + len(word), blank, ": "),),
        value={word: rest},
    )  # fmt: skip
