# A line that is gone: the key above a group, whose own keys now stand below something else.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tatalaksana.source.faults.guess import Guess, Unread, at, short
from tatalaksana.source.faults.layout import same_column
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import newline_of

_INSET = 2
"""Blanks by which items stand further right than their key, at most."""
_SEVERAL = 3
"""Keys that are named where any of them may be the one."""
_MOST = 6
"""Keys that are named where nothing tells which is meant."""
_NEAR = 6
"""Lines in which the first of the group is looked for."""
_QUOTES = frozenset({'"', "'"})
_QUOTED_KEY = re.compile(r"""(?P<mark>["'])(?P<key>[a-z_]+):(?P<blank>[ \t]+)(?:(?!(?P=mark)).)+(?P=mark)[ \t]*""")
"""A key and what it holds, in quotes together."""


def lost_parent(view: Unread) -> Iterator[Guess]:
    """`pembuatan: …` moved in below `status: draf`: the line `tanggal:` is missing between them."""
    if not isinstance(view.keys, KeyWords):
        return
    newline = newline_of(view.text)
    for line in list(view.above)[:_NEAR]:
        if line.dashes or line.key not in view.keys or not line.indent:
            continue
        run = _group(view, line)
        head = next((one for one in view.before(run[0]) if one.lead < line.indent), None)
        if head is None or head.key not in view.keys:
            continue
        there = {one.key for one in _level(view, head)}
        if line.key in there or not (head.held or _holds_more(view, head, run[0])):
            continue
        names = [one.key for one in run]
        found = [key for key in view.keys.parents(names, head.key, outermost=head.lead == 0) if key not in there]
        if len(found) != 1 or (
            len(names) == 1 and len([one for one in view.keys.groups.values() if names[0] in one]) > 1
        ):
            continue
        first = run[0]
        yield Guess(
            first.number, first.indent, f"Di atas «{first.key}» tidak ada baris «{found[0]}:», kelompoknya; barangkali terhapus.",
            f"Tulis «{found[0]}:» di baris sendiri di atasnya, sejajar dengan «{head.key}».",
            (at(first, 0, "", f"{' ' * head.lead}{found[0]}:{newline}"),), offered=False,
        )  # fmt: skip


def lost_list(view: Unread) -> Iterator[Guess]:
    """`- uraian: …` below `pelaksana: [kabag]`: the line `kegiatan:` is missing above the items."""
    if not isinstance(view.keys, KeyWords):
        return
    newline = newline_of(view.text)
    for line in list(view.above)[:_NEAR]:
        item = (
            line
            if line.dashes
            else next((one for one in view.before(line) if one.dashes and one.lead == line.lead), line)
        )
        if len(item.dashes) != 1 or item.key not in view.keys:
            continue
        first = _first_item(view, item)
        names = {first.key, *(one.key for one in _level(view, first) if one.key in view.keys)}
        for head in _heads_above(view, first):
            there = {one.key for one in _level(view, head)}
            found = [key for key in view.keys.parents(names, head.key, outermost=head.lead == 0) if key not in there]
            if len(found) != 1 or (len(names) == 1 and not head.held):
                continue
            yield Guess(
                first.number, first.indent, f"Di atas butir ini tidak ada baris «{found[0]}:», daftarnya; barangkali terhapus.",
                f"Tulis «{found[0]}:» di baris sendiri di atasnya, sejajar dengan «{head.key}».",
                (at(first, 0, "", f"{' ' * head.lead}{found[0]}:{newline}"),), offered=False,
            )  # fmt: skip


def lost_first_key(view: Unread) -> Iterator[Guess]:
    """`500/07/2026` above `judul: …`, or a name right below the id of an entry: a value whose key is gone, and no text above it goes on."""
    for line in list(view.above)[:_NEAR]:
        below = next(view.below(line), None)
        above = next(view.before(line), None)
        begins = above is None or (not above.held and not above.dashes and above.lead < line.lead)
        if line.key or line.dashes or below is None or below.dashes or below.lead != line.lead or not begins:
            continue
        key = _first_key(view, line, below)
        word = re.split(r"[^A-Za-z_]", line.text[line.lead :], maxsplit=1)[0].casefold()
        if below.key in view.keys and key and word not in view.keys:
            said = short(line.text[line.lead : line.end])
            yield Guess(
                line.number, line.lead, f"«{said}» tidak punya kunci; barangkali «{key}:» di depannya terhapus.",
                f"Tulis «{key}: {said}».", (at(line, line.lead, "", f"{key}: "),), offered=False,
            )  # fmt: skip


def lost_key_between(view: Unread) -> Iterator[Guess]:
    """`"Sri, S.Sos."` between keys, in their column, or `Pembina (IV/a)` below a value in quotes or brackets: such texts go on with nothing."""
    for line in list(view.above)[:_NEAR]:
        if line.key or line.dashes:
            continue
        run = [*reversed(list(same_column(view.before(line), line))), line, *same_column(view.below(line), line)]
        first, above = run[0], next(view.before(run[0]), None)
        if above is None or above.key not in view.keys or above.lead != first.lead:
            continue
        quoted = first.text[first.lead] in _QUOTES
        keyed = any(re.split(r"[^A-Za-z_]", one.text[one.lead :], maxsplit=1)[0] in view.keys for one in run)
        if not quoted and (keyed or above.open or above.held[:1] not in _QUOTES | {"[", "{"}):
            continue
        if (found := _QUOTED_KEY.fullmatch(first.text, first.lead)) and found["key"] in view.keys:
            mark, said = found["mark"], found["key"]
            yield Guess(
                first.number, first.lead, f"Tanda kutip mengapit kunci «{said}» bersama isinya.", "Apit isinya saja.",
                (at(first, first.lead, f"{mark}{said}:{found['blank']}", f"{said}: {mark}"),),
            )  # fmt: skip
            continue
        head = next((one for one in view.before(first) if one.lead < first.lead), None)
        groups = view.keys.groups if isinstance(view.keys, KeyWords) else {}
        lost = sorted(groups.get(head.key if head else "", frozenset()) - {one.key for one in _level(view, above)})
        if len(lost) >= len(run):
            said, names = short(first.text[first.lead : first.end]), ", ".join(f"«{key}»" for key in lost[:_MOST])
            said = said if quoted else f"«{said}»"
            also = f", begitu pula {len(run) - 1} baris di bawahnya" if run[1:] else ""
            yield Guess(
                first.number, first.lead, f"{said} tidak punya kunci{also}; barangkali kunci di depannya terhapus.",
                f"Tulis kuncinya di depannya. Yang belum ada di sini: {names}.",
                tuple(at(one, one.lead, "", f"{key}: ") for one, key in zip(run, lost, strict=False)), offered=False,
            )  # fmt: skip


def _first_key(view: Unread, line: RawLine, below: RawLine) -> str:
    """The key that files, or other groups in that column, begin with and this one has not; nothing where none is known."""
    if isinstance(view.keys, KeyWords) and not line.indent:
        there = [one.key for one in view.lines if not one.indent and not one.dashes]
        lost = view.keys.lost(there, "", below.key)
        return lost[0] if lost else ""
    first = [
        one.key
        for head, one in pairwise(one for one in view.lines if one.role is Role.ENTRY)
        if one.lead == line.lead and one.key in view.keys and not one.dashes and not head.held and head.lead < one.lead
    ]
    usual = max(first, key=first.count, default="")
    return usual if usual != below.key else ""


def lost_box_in_group(view: Unread) -> Iterator[Guess]:
    """Items below `nip: …` of a signer: the line of a box of the file, such as `dasar_hukum:`, is missing above them."""
    yield from _lost_boxes(view, inner=True)


def lost_box(view: Unread) -> Iterator[Guess]:
    """Items below `pencatatan: Buku agenda`: the line of the next box is missing above them, and that text is complete."""
    yield from _lost_boxes(view, inner=False)


def _lost_boxes(view: Unread, *, inner: bool) -> Iterator[Guess]:
    if not isinstance(view.keys, KeyWords):
        return
    for line in list(view.above)[:_NEAR]:
        above = next(view.before(line), None)
        if len(line.dashes) != 1 or above is None or above.dashes or not above.key or not above.held:
            continue
        if (
            line.key in view.keys
            or (above.lead > 0) is not inner
            or line.indent > above.lead + _INSET
            or above.held.endswith(":")
        ):
            continue
        outer = [one for one in view.lines if one.key in view.keys and not one.indent and not one.dashes]
        head = next((one.key for one in reversed(outer) if one.number < line.number), "")
        below = next((one.key for one in outer if one.number > line.number), "")
        lost = view.keys.lost((one.key for one in outer), head, below)
        found = [key for key in lost if key in view.keys.lists]
        if not found or not head or (inner and line.indent > above.lead):
            continue
        names = " atau ".join(f"«{key}:»" for key in found[:_SEVERAL])
        yield Guess(
            line.number, line.indent, f"Di atas butir ini tidak ada baris {names}, daftarnya; barangkali terhapus.",
            f"Tulis {names} di baris sendiri di atasnya, di tepi kiri.",
            (at(line, 0, "", f"{found[0]}:{newline_of(view.text)}"),), offered=False,
        )  # fmt: skip


def _first_item(view: Unread, item: RawLine) -> RawLine:
    """The first of the items of a list that begin with keys."""
    first = item
    for one in view.before(item):
        if one.indent < item.indent or (one.indent == item.indent and not (one.dashes and one.key in view.keys)):
            break
        if one.indent == item.indent:
            first = one
    return first


def _heads_above(view: Unread, first: RawLine) -> Iterator[RawLine]:
    """The keys above an item that stand no further right than it, each further left than the one below it."""
    column = first.indent + 1
    for one in view.before(first):
        if one.lead < column and one.key in view.keys:
            yield one
            column = one.lead
        if not column:
            return


def _group(view: Unread, line: RawLine) -> list[RawLine]:
    """The keys of such files in the column of a line, around it, with nothing further left between them."""
    found = [line]
    for one in view.before(line):
        if one.indent < line.indent or one.dashes or (one.indent == line.indent and one.key not in view.keys):
            break
        if one.indent == line.indent:
            found.insert(0, one)
    for one in view.below(line):
        if one.indent < line.indent or (one.indent == line.indent and (one.dashes or one.key not in view.keys)):
            break
        if one.indent == line.indent:
            found.append(one)
    return found


def _level(view: Unread, head: RawLine) -> Iterator[RawLine]:
    """The lines of the group that a key is of."""
    yield head
    for one in view.before(head) if not head.dashes else ():
        if one.lead < head.lead:
            break
        if one.lead == head.lead:
            yield one
            if one.dashes:
                break
    for one in view.below(head):
        if one.lead < head.lead or (one.lead == head.lead and one.dashes):
            break
        if one.lead == head.lead:
            yield one


def _holds_more(view: Unread, head: RawLine, first: RawLine) -> bool:
    """Whether a list or a group stands between a key and a line below it."""
    return next(view.below(head), first).number < first.number
