# Indentation: a letter too far to one side, a dash that is missing, a text that goes on without being moved in.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from tatalaksana.source.faults.guess import Guess, Unread, at, short
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice

_KEY_LIKE = re.compile(r"([a-z_]+) (?=[A-Z0-9])")
"""A small word before a great one, as a key is before its text."""
_NEAR = 6
"""Lines around a line whose indentation it may be meant to have."""


def goes_on(view: Unread) -> Iterator[Guess]:
    """A text that goes on in lines no further right than its key."""
    for last in list(view.above)[:4]:
        if last.key or last.dashes or not last.text[last.lead : last.lead + 1].isalnum():
            continue
        run = [last, *_same(view.below(last), last)]
        above = list(_same(view.before(last), last))
        first = above[-1] if above else last
        if any(_begins_like_key(view, one) for one in (*above, *run)):
            continue
        head = next(view.before(first), None)
        if head is None or not head.held or not head.plain or first.indent > head.lead:
            continue
        head = head if head.key or head.dashes else next((o for o in view.before(head) if o.key or o.dashes), head)
        wanted = head.lead + 2
        word = _KEY_LIKE.match(first.text, first.lead)
        other = f", atau tulis titik dua sesudah «{word[1]}» bila itu kunci" if word else ""
        yield Guess(
            first.number, first.lead, "Baris ini sambungan teks di atasnya, tetapi tidak menjorok.",
            f"Jorokkan menjadi {wanted} spasi{other}.", _moved([*reversed(above), *run], wanted - first.indent),
            offered=not word,
        )  # fmt: skip


def _begins_like_key(view: Unread, line: RawLine) -> bool:
    found = re.match(r"[A-Za-z_][\w-]*", line.text[line.lead :])
    return found is not None and found.group() in view.keys


def _same(lines: Iterable[RawLine], line: RawLine) -> Iterator[RawLine]:
    """The neighbours that are plain text of the same indentation."""
    for one in lines:
        if one.key or one.dashes or one.indent != line.indent:
            return
        yield one


def numbered_items(view: Unread) -> Iterator[Guess]:
    """Items of a list that are written as keys: «1:», with what belongs to them below."""
    for line in list(view.above)[:8]:
        if line.key.isdigit() and not line.held and not line.dashes:
            name = line.text[line.indent :].rstrip()
            yield Guess(
                line.number, line.indent, f"Butir{_owner(view, line)} ditulis dengan nomor «{name}».",
                "Awali setiap butir dengan tanda «- »; nomornya dihitung sendiri.", (at(line, line.indent, name, "-"),),
                offered=False,
            )  # fmt: skip


def missing_dash(view: Unread) -> Iterator[Guess]:
    """A key that begins a new item, without the dash."""
    for line in list(view.above)[:8]:
        if not line.key or line.dashes:
            continue
        for item in _items(view, line):
            column, first = item.dashes[-1], _beginning(view, item, line)
            for splices in _dashed(first, column, list(_item_lines(view, first))):
                yield Guess(
                    first.number, column,
                    f"Kurang tanda «- » di depan «{first.key}»: di sini butir baru{_owner(view, first)} dimulai.",
                    f"Tulis «- {first.key}: …», sejajar dengan butir lainnya.", splices,
                )  # fmt: skip


def _items(view: Unread, line: RawLine) -> Iterator[RawLine]:
    """The items, above or else below, beside which a line may begin another one."""
    above = next((one for one in view.before(line) if one.indent < line.indent or one.dashes), None)
    if above is None or (not above.dashes and above.key and not above.held):
        # The first of them has no dash; the one below has.
        yield from islice((one for one in view.below(line) if one.dashes and line.indent in _columns(one)), 1)
        return
    inner = next((one for one in view.before(line) if one.dashes and one.lead == line.indent), None)
    if inner is not None and _begins_again(view, inner, line):
        yield inner
    yield from islice((one for one in view.before(line) if one.dashes and one.dashes[-1] == line.indent), 1)


def _beginning(view: Unread, item: RawLine, line: RawLine) -> RawLine:
    """The first key of the item that a line belongs to: it stands below a blank line, or begins other items of the file too."""
    if line.indent != item.lead:
        return line
    begin = {one.key for one in view.lines if one.dashes and one.dashes[-1] == item.dashes[-1]} - {item.key}
    found = line
    for one in view.before(line):
        if one.number <= item.number or one.dashes or (one.key and one.lead < item.lead):
            break
        if one.key and one.lead == item.lead:
            gap = view.lines[one.number - 1].role is Role.EMPTY
            if gap or one.key in begin:
                found = one
            if gap or one.key not in begin:
                break
    return found


def _columns(item: RawLine) -> tuple[int, int]:
    return item.dashes[-1], item.lead


def _begins_again(view: Unread, item: RawLine, line: RawLine) -> bool:
    """Whether a key begins the keys of an item once more: the first of them, or two in a row."""
    if line.key == item.key:
        return True
    said = {one.key for one in view.lines[item.number : line.number] if one.lead == item.lead}
    following = next((one for one in view.below(line) if one.key and one.lead <= item.lead), None)
    return (
        line.key in said and following is not None and not following.dashes
        and following.lead == item.lead and following.key in said
    )  # fmt: skip


def _owner(view: Unread, line: RawLine) -> str:
    """The key to whose list an item belongs, in words."""
    found = next(
        (
            one.key
            for one in view.before(line)
            if one.key and not one.dashes and not one.held and one.indent <= line.indent - 1
        ),
        "",
    )
    found = found or next(
        (one.key for one in view.before(line) if one.key and not one.held and one.lead <= line.indent), ""
    )
    return f" «{found}»" if found else ""


def _item_lines(view: Unread, line: RawLine) -> Iterator[RawLine]:
    for one in view.below(line):
        if one.indent < line.indent or (one.dashes and one.indent <= line.indent):
            return
        yield one


def _dashed(line: RawLine, column: int, below: list[RawLine]) -> Iterator[tuple[Splice, ...]]:
    if line.indent >= column + 2:
        yield (at(line, column, line.text[column : line.indent], "- " + " " * (line.indent - column - 2)),)
        return
    dash = at(line, line.indent, "", "- ")
    if any(one.indent == line.indent for one in below):
        yield (dash, *_moved(below, 2))
    yield (dash,)


def indentation(view: Unread) -> Iterator[Guess]:
    """A line that stands further left or right than its group; what moves least comes first."""
    guesses = [guess for line in list(view.above)[:_NEAR] for guess in _indented(view, line)]
    yield from sorted(guesses, key=lambda guess: (not guess.offered, len(guess.splices)))


def _indented(view: Unread, line: RawLine) -> Iterator[Guess]:
    if " " in line.key and line.key not in view.keys:
        return  # a sentence with a colon
    around = [*islice(view.before(line), _NEAR), *islice(view.below(line), _NEAR)]
    levels = {level: one for one in reversed(around) for level in (one.lead, one.indent) if level != line.indent}
    for level in sorted(levels, key=lambda level: abs(level - line.indent)):
        off = level - line.indent
        for run in _runs(view, line):
            yield Guess(
                line.number, line.indent,
                f"Jorokan baris ini {line.indent} spasi; kelompoknya {level} spasi (baris {levels[level].number + 1}).",
                f"Jadikan {level} spasi.", _moved(run, off), offered=abs(off) == 1 or _usual(view, line, level),
            )  # fmt: skip


def _runs(view: Unread, line: RawLine) -> Iterator[list[RawLine]]:
    """What may be moved with a line: nothing, what is further right below it, or all of the same indentation."""
    inner, same = [line], [line]
    for one in view.below(line):
        if one.indent <= line.indent:
            break
        inner.append(one)
    for one in view.below(line):
        if one.indent < line.indent or (one.indent == line.indent and one.dashes and not line.dashes):
            break
        same.append(one)
    yield [line]
    if len(inner) > 1:
        yield inner
    if len(same) > len(inner):
        yield same


def _moved(lines: Iterable[RawLine], off: int) -> tuple[Splice, ...]:
    if off > 0:
        return tuple(Splice(line.start, "", " " * off) for line in lines)
    return tuple(Splice(line.start, " " * min(-off, line.indent), "") for line in lines)


def _usual(view: Unread, line: RawLine, level: int) -> bool:
    """Whether other lines of the file have the same key at a level, and none of the same group has it."""
    return any(one.key == line.key and one.lead == level for one in view.lines if one is not line)


def below_a_text(view: Unread) -> Iterator[Guess]:
    """Keys under a key that holds a text already."""
    for line in list(view.above)[:2]:
        before = next(view.before(line), None)
        if not line.key or before is None or not before.key or not before.held or not before.plain:
            continue
        off = before.lead - line.indent
        if off > -2 or (" " in line.key and line.key not in view.keys):  # noqa: PLR2004 - one blank is a slip
            continue
        usual = _usual(view, line, before.lead)
        hint = f"Sejajarkan dengan «{before.key}»: {before.lead} spasi."
        if not usual:
            hint = (
                f"Bila «{line.key}» bagian dari «{before.key}», tulis teks «{short(before.held, 20)}» di bawah kuncinya sendiri; "
                f"bila bukan, sejajarkan dengan «{before.key}»."
            )
        for run in _runs(view, line):
            yield Guess(
                line.number, line.indent,
                f"«{line.key}» menjorok di bawah «{before.key}», yang sudah berisi teks di baris {before.number + 1}.",
                hint, _moved(run, off), offered=usual,
            )  # fmt: skip
