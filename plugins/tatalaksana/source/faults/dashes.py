# Items whose dash is missing: before their first key, their bracket or their text; and items that are counted instead.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from tatalaksana.source.breaks import breaks_off
from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.faults.layout import items_of_list, moved, same_column
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP

_COUNT = re.compile(r"\(?(?:[0-9]{1,2}|[a-z])[.)][ \t]+(?=\S)")
"""What counts an item; the list has numbers of its own."""
_NEAR = 4
"""Lines in which a bare item is looked for."""


def bare_items(view: Unread) -> Iterator[Guess]:
    """`{jabatan: …}`, `2. Buku agenda` or `Buku agenda` among items that have their dashes.

    In braces or counted it can be nothing else; a plain text may as well go on with the item above.
    """
    for line in list(view.above)[:_NEAR]:
        item = _neighbour(view, line)
        if item is None or line.dashes or line.key in view.keys:
            continue
        run = [*reversed(list(same_column(view.before(line), line))), line, *same_column(view.below(line), line)]
        sure = all(one.text[one.lead] in "{[" or _COUNT.match(one.text, one.lead) for one in run)
        if not sure and not (item.indent == line.indent and _look_like_items(item, run)):
            continue
        said, owner = short(run[0].text[run[0].lead : text_end(run[0])], 25), _owner(view, line)
        shown = short(_uncounted(run[0])) if sure else "…"
        other = "" if sure else f" Bila sambungan baris di atasnya, jorokkan menjadi {item.lead + 2} spasi."
        yield Guess(
            run[0].number, run[0].indent,
            f"Kurang tanda «- » di depan «{said}»: di sini butir baru{owner} dimulai."
            if sure
            else f"«{said}» sejajar dengan tanda «-» butir{owner}, tetapi tidak diawali tanda itu.",
            f"{'Tulis' if sure else 'Bila butir sendiri, tulis'} «- {shown}», sejajar dengan butir lainnya.{other}",
            tuple(_with_dash(one, item.dashes[-1]) for one in run), offered=sure,
        )  # fmt: skip


def counted_braces(view: Unread) -> Iterator[Guess]:
    """`- 3. {id: kasi, …}`: an item that brings its number before its bracket."""
    for line in list(view.above)[:_NEAR]:
        found = _COUNT.match(line.text, line.lead)
        if line.dashes and found and line.text[found.end()] == "{":
            yield Guess(
                line.number, line.lead, f"Di depan «{{» ada hitungan «{found[0].strip()}».", "Hapus; butir daftar bernomor sendiri.",
                (at(line, line.lead, found[0], ""),),
            )  # fmt: skip


def lone_dashes(view: Unread) -> Iterator[Guess]:
    """A dash on a line of its own, above an item that is not moved in behind it, or where no item is."""
    for line in list(view.above)[:_NEAR]:
        if len(line.dashes) != 1 or line.text.strip() != "-":
            continue
        column = line.dashes[0]
        run: list[RawLine] = []
        for one in view.below(line):
            if one.dashes or one.indent < column:
                break
            run.append(one)
        level = [one for one in run if one.indent == column]
        if run and run[0] in level:
            yield Guess(
                run[0].number, column, "Isi butir ini tidak menjorok dari tanda «-»-nya.", "Jorokkan dua spasi lebih ke kanan.",
                moved(level, len("- ")),
            )  # fmt: skip
        yield Guess(
            line.number, column, "Tanda «-» ini berdiri sendiri.", "Hapus barisnya, atau tulis butirnya di belakang tanda itu.",
            (at(line, column, "-", ""),),
        )  # fmt: skip


def keyless_items(view: Unread) -> Iterator[Guess]:
    """`- Menyusun konsep` above other keys of the step: the key of the first is missing."""
    for line in list(view.above)[:_NEAR]:
        below = next(view.below(line), None)
        if (
            not line.dashes
            or line.key
            or not line.plain
            or not line.held
            or below is None
            or below.key not in view.keys
        ):
            continue
        mine = {one.key for one in _item_lines(view, line) if one.lead == line.lead}
        firsts = [one for one in items_of_list(view, line) if one.key and one is not line]
        others = [
            [first.key, *(one.key for one in _item_lines(view, first) if one.lead == first.lead)] for first in firsts
        ]
        as_id = re.fullmatch(r"[a-z0-9-]+", line.held) is not None
        wanted = [key for key in (others[0] if others else []) if key not in mine and (key == "id") is as_id]
        if below.lead == line.lead and wanted:
            key = wanted[0]
            yield Guess(
                line.number, line.lead, f"Teks «{short(line.held, 30)}» di awal butir ini belum punya kunci.", f"Tulis «- {key}: {short(line.held, 30)}».",
                (at(line, line.lead, "", f"{key}: "),), offered=False,
            )  # fmt: skip


def _neighbour(view: Unread, line: RawLine) -> RawLine | None:
    """The item above or below in whose column of dashes, or of texts, a line stands."""
    above = next((one for one in view.before(line) if one.dashes or one.indent < line.indent), None)
    below = next((one for one in view.below(line) if one.dashes or one.indent < line.indent), None)
    return next(
        (one for one in (above, below) if one is not None and one.dashes and line.indent in _columns(one)), None
    )


def _look_like_items(item: RawLine, run: list[RawLine]) -> bool:
    """Whether lines begin as an item does, and nothing made the text above them break."""
    texts = [item.text[item.lead :].strip(), *(one.text[one.lead :].strip() for one in run)]
    alike = {text[:1].isupper() for text in texts}
    return len(alike) == 1 and all(breaks_off(*pair) for pair in pairwise(texts))


def _uncounted(line: RawLine) -> str:
    """What a line holds, without the count before it."""
    count = _COUNT.match(line.text, line.lead)
    return line.text[count.end() if count else line.lead : text_end(line)]


def _with_dash(line: RawLine, column: int) -> Splice:
    count = _COUNT.match(line.text, line.lead)
    end = count.end() if count else line.lead
    return at(line, column, line.text[column:end], "- ")


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


_NUMBERED_KEY = re.compile(r"([ ]*)(\(?[0-9]{1,3}[.)][ ]+)([a-z_]+)[ ]*:")


def numbered_keys(view: Unread) -> Iterator[Guess]:
    """`1. id: terima`: items of keys that begin with a number, all at once, as Word counts them."""
    found = [(line, hit) for line in view.lines if (hit := _NUMBERED_KEY.match(line.text)) and hit[3] in view.keys]
    if not found:
        return
    splices = []
    for line, hit in found:
        below = next(view.below(line), None)
        column = hit.end(1)
        inset = below.indent - column if below is not None and below.indent > column + 1 else STEP
        splices.append(at(line, column, hit[2], "-" + " " * (inset - 1)))
    first, hit = found[0]
    yield Guess(
        first.number, hit.end(1), f"Butir{_owner(view, first)} ini diawali «{hit[2].strip()}», bukan «-».",
        "Awali setiap butir dengan tanda «-» dan satu spasi; nomornya dihitung sendiri.", tuple(splices),
    )  # fmt: skip


def lost_dashes(view: Unread) -> Iterator[Guess]:
    """Several keys of a group once more, from its first on: items of a list of which none has its dash."""
    here = view.lines[view.blamed] if view.blamed < len(view.lines) else None
    head = here and next((one for one in view.before(here) if one.lead < here.lead), None)
    if here is None or head is None or head.held or head.key not in view.keys or here.lead < STEP:
        return
    inner = [*takewhile(lambda one: one.lead >= here.lead, view.below(head))]
    level = [one for one in inner if one.lead == here.lead]
    keys = [one.key for one in level]
    place = level.index(here) if here in level else 0
    # One key again may be a slip; with the one behind it, it begins another item.
    if (
        place < STEP
        or any(one.dashes for one in level)
        or keys[0] != here.key
        or keys[1:2] != keys[place + 1 : place + 2]
    ):
        return
    yield Guess(
        level[0].number, level[0].lead, f"Kurang tanda «- » di depan «{here.key}»: di sini butir «{head.key}» dimulai, begitu pula di baris {here.number + 1}.",
        f"Tulis «- {here.key}: …» di awal setiap butir.",
        tuple(at(one, here.lead - STEP, "  ", "- ") for one in level if one.key == here.key),
    )  # fmt: skip


def missing_dash(view: Unread) -> Iterator[Guess]:
    """A key that begins a new item, without the dash."""
    for line in list(view.above)[:8]:
        if not line.key or line.dashes or _COUNT.match(line.key):
            continue
        for item in _items(view, line):
            if not item.key and line.key in view.keys:
                yield from _first_with_key(view, item, line)
                continue  # among texts a key of such files is rarely an item
            column, first = item.dashes[-1], _beginning(view, item, line)
            if not first.held and first.key not in {one.key for one in view.lines if one.lead == item.lead}:
                continue  # what opens a group of its own is no item of this list
            for splices in _dashed(first, column, list(_item_lines(view, first))):
                yield Guess(
                    first.number, column,
                    f"Kurang tanda «- » di depan «{first.key}»: di sini butir baru{_owner(view, first)} dimulai.",
                    f"Tulis «- {first.key}: …», sejajar dengan butir lainnya.", splices,
                    offered=first.key in view.keys and any(one.indent for one in view.lines),  # else all insets are lost
                )  # fmt: skip


def _first_with_key(view: Unread, item: RawLine, line: RawLine) -> Iterator[Guess]:
    """A key below items that are texts: the one item that is written out with its key, or a key that slipped in there."""
    below, head = next(view.below(line), None), next((o for o in view.before(item) if o.key and not o.dashes), None)
    if below is not None and below.indent >= line.indent and not below.dashes:
        return
    keys = view.keys
    if (
        head is not None
        and isinstance(keys, KeyWords)
        and keys.are_beside(line.key, head.key, outermost=head.lead == 0)
    ):
        return  # it stands beside the list, moved in too far
    if head is not None and sum(one.key == line.key for one in view.lines) == 1:
        yield Guess(
            line.number, line.indent, f"«{line.key}» di bawah butir-butir «{head.key}» tidak diawali tanda «-» dan tidak sejajar dengan kunci lain.",
            f"Bila butir «{head.key}», tulis «- {line.key}: …» di kolom {item.dashes[-1] + 1}; bila kunci sendiri, jadikan {head.lead} spasi.",
            (at(line, item.dashes[-1], line.text[item.dashes[-1] : line.indent], "- "),), offered=False,
        )  # fmt: skip


def _items(view: Unread, line: RawLine) -> Iterator[RawLine]:
    """The items, above or else below, beside which a line may begin another one."""
    above = next((one for one in view.before(line) if one.indent < line.indent or one.dashes), None)
    if above is None or (not above.dashes and above.key and not above.held):
        # The first of them has no dash; the one below has.
        yield from islice((one for one in view.below(line) if one.dashes and line.indent in _columns(one)), 1)
        return
    inner = next((one for one in view.before(line) if one.dashes and one.lead == line.indent), None)
    if above.dashes and not above.key and above.lead == line.indent and line.key in view.keys:
        yield above
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
        yield (dash, *moved(below, 2))
    yield (dash,)
