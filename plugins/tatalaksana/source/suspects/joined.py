# Lines with marks of a list that YAML joins to one line: below a text without «|-», behind «>-».
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tatalaksana.source.faults.blocks import SLIPPED
from tatalaksana.source.faults.guess import short
from tatalaksana.source.odd import BULLETS, LONE_SIGN
from tatalaksana.source.problem import Path, Splice
from tatalaksana.source.suspects.reread import value_after
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, walk
from tatalaksana.source.writing import STEP, newline_of

_MARK = re.compile(
    rf"(?P<open>\(?)(?P<sign>[0-9]{{1,2}}|[a-z]|[A-Z])(?P<close>[.)])[ \t]+(?=\S)|(?P<bullet>[-{BULLETS}])[ \t]+(?=\S)"
)
_LONE = re.compile(f"{LONE_SIGN}$")
_HEADER = re.compile(r">([-+]?)[ \t]*\r?$")


def joined_lines(text: str, tree: Node) -> Iterator[Suspect]:
    """Texts of several lines, some of which are a list, that are read as one line."""
    for path, node in walk(tree):
        if node.kind != "teks" or node.anchor or not node.value or "\n" not in text[node.start : node.end]:
            continue
        if node.style == ">":
            yield from _folded(text, path, node)
        elif not node.style:
            yield from _plain(text, path, node)


def _folded(text: str, path: Path, node: Node) -> Iterator[Suspect]:
    first, *lines = text[node.start : node.end].split("\n")
    header = _HEADER.match(first)
    if header is None or not _is_series([line.strip() for line in lines]):
        return
    splices = (Splice(node.start, ">", "|"),) if _keep(lines) else ()
    yield _suspect(text, path, node.start, _first(lines), splices)


def _plain(text: str, path: Path, node: Node) -> Iterator[Suspect]:
    lines = text[node.start : node.end].split("\n")
    stripped = [line.strip() for line in lines]
    slipped = SLIPPED.match(stripped[0]) or _LONE.match(stripped[0])
    if not slipped and (_marked(stripped[0]) or not _is_series(stripped[1:]) or stripped[1][:1] in f"-{BULLETS}"):
        return  # the whole of it is a list, which has rules of its own
    end = newline_of(text)
    begin = text.rfind("\n", 0, node.start) + 1
    head = re.compile(r"[ ]*(?:- +)*").match(text, begin)
    below = not text[begin : node.start].strip()
    inset = len(lines[1]) - len(lines[1].lstrip(" "))
    lead = (head.end() - begin if head else 0) + (0 if below else 1)
    keep = _keep(lines[1:]) and all(len(line) - len(line.lstrip(" ")) >= inset for line in lines[1:] if line.strip())
    if slipped:
        sign = "|" if len(slipped.group()) == 1 else ">-" if ">" in slipped.group() else "|-"
        yield _suspect(text, path, node.start, slipped.group(), (Splice(node.start, slipped.group(), sign),))
        return
    if not keep or inset < lead or (below and inset != lead):
        splices: tuple[Splice, ...] = ()
    elif below:
        place = len(text[:begin].rstrip())
        splices = (Splice(place, "", " |-"),)
    else:
        splices = (Splice(node.start, "", f"|-{end}{' ' * max(inset, STEP)}"),)
    yield _suspect(text, path, node.start, _first(lines), splices)


def _suspect(text: str, path: Path, start: int, said: str, splices: tuple[Splice, ...]) -> Suspect:
    value = value_after(text, path, splices)
    return Suspect(Suspicion.JOINED, path, start, short(said, 25), splices if value is not None else (), value=value)


def _first(lines: list[str]) -> str:
    return next((line.strip() for line in lines if _marked(line.strip(), bullets=True)), lines[0].strip())


def _marked(line: str, *, bullets: bool = False) -> bool:
    found = _MARK.match(line)
    return found is not None and (bullets or found["bullet"] is None)


def _is_series(lines: list[str]) -> bool:
    """Whether two marks of a list follow each other: «a.» and «b.», or two bullets of one kind."""
    marks = [found for line in lines if (found := _MARK.match(line))]
    return any(_follows(one, other) for one, other in pairwise(marks))


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    if one["bullet"] or other["bullet"]:
        return one["bullet"] == other["bullet"]
    if (one["open"], one["close"]) != (other["open"], other["close"]):
        return False
    first, second = one["sign"], other["sign"]
    if first.isdigit() != second.isdigit():
        return False
    return int(second) == int(first) + 1 if first.isdigit() else ord(second) == ord(first) + 1


def _keep(lines: list[str]) -> bool:
    """Whether each line is one that was meant: marked, set in below a marked one, or below a blank line."""
    for above, line in pairwise(lines):
        if not line.strip() or not above.strip() or _marked(line.strip(), bullets=True):
            continue
        deeper = len(line) - len(line.lstrip()) > len(above) - len(above.lstrip())
        if not (deeper and _marked(above.strip(), bullets=True)):
            return False
    return True
