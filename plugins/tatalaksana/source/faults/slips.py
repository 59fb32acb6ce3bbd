# A dash or a few blanks too many or too few, by which a line belongs to another group than its own.
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from tatalaksana.source.faults.guess import Guess, Unread, at
from tatalaksana.source.faults.layout import items_of_list, moved, runs_with
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP

_IN_BRACES = re.compile(r"\{[ \t]*([A-Za-z_][\w-]*):[ \t]")
_BESIDE = "Jorokan butir ini {} spasi; butir lainnya {} spasi (baris {})."
_SEVERAL = 3
"""Keys that are told, and fewer than which may as well be slips."""
_NEAR = 6
"""Lines in which the slip is looked for."""


_JOINED = re.compile(r"([ \t]*)(-{2,}[ \t]*)([a-z_]+)[ \t]*:")


def doubled_dash(view: Unread) -> Iterator[Guess]:
    """`- - uraian:`: two dashes before a key, where the items beside it have one."""
    for line in list(view.above)[:_NEAR]:
        if len(line.dashes) > 1 and (line.key in view.keys or line.end <= line.lead):
            first, second = line.dashes[:2]
            yield Guess(
                line.number, first, f"Di depan «{line.key}» ada dua tanda «-»." if line.key else "Di sini ada dua tanda «-».", "Hapus satu.",
                (at(line, first, line.text[first:second], ""),),
            )  # fmt: skip


def joined_dashes(view: Unread) -> Iterator[Guess]:
    """`-- id:`: a dash that was typed twice."""
    for line in list(view.above)[:_NEAR]:
        found = _JOINED.match(line.text)
        if found and found[3] in view.keys:
            yield Guess(
                line.number, len(found[1]), f"Di depan «{found[3]}» ada dua tanda «-».", "Tulis satu saja, lalu satu spasi.",
                (at(line, len(found[1]), found[2], "- "),),
            )  # fmt: skip


def item_aside(view: Unread) -> Iterator[Guess]:
    """`- id: …` in another column than all other items that begin with this key, with or without what belongs to it."""
    for line in list(view.above)[:_NEAR]:
        opening = _opening(line)
        if len(line.dashes) != 1 or opening not in view.keys:
            continue
        others = [one for one in view.lines if one is not line and len(one.dashes) == 1 and _opening(one) == opening]
        (column, count), *rest = Counter(one.indent for one in others).most_common(2) or [(line.indent, 0)]
        # Symbols of a step have ids too, in a column of their own.
        if column == line.indent or (rest and rest[0][1] >= count):
            continue
        others = [one for one in others if one.indent == column]
        first, aside = others[0], line
        if len(others) == 1 and first.indent % STEP and not line.indent % STEP:
            first, aside = line, first  # of two, the one in the odd column
        yield from _set_beside(view, aside, first)


def _set_beside(view: Unread, line: RawLine, first: RawLine) -> Iterator[Guess]:
    """An item in the column of another, with or without what belongs to it."""
    off = first.indent - line.indent
    own = {one.key for one in takewhile(lambda one: one.indent > first.indent, view.below(first))}
    level = list(
        takewhile(lambda one: one.indent == line.indent and not one.dashes and one.key in own, view.below(line))
    )
    if level and off + STEP:
        yield Guess(
            line.number, line.indent, _BESIDE.format(line.indent, first.indent, first.number + 1),
            f"Jadikan {first.indent} spasi, dan {len(level)} baris di bawahnya {first.indent + STEP} spasi.",
            (*moved([line], off), *moved(level, off + STEP)),
        )  # fmt: skip
    for run in runs_with(view, line, first.indent):
        more = ", dan geser isinya sama jauh" if len(run) > 1 else ""
        yield Guess(
            line.number, line.indent, _BESIDE.format(line.indent, first.indent, first.number + 1), f"Jadikan {first.indent} spasi{more}.",
            moved(run, off),
        )  # fmt: skip


def _opening(line: RawLine) -> str:
    """The key that an item begins with, also in braces."""
    found = _IN_BRACES.match(line.text, line.lead) if not line.key else None
    return found[1] if found else line.key


def needless_dash(view: Unread) -> Iterator[Guess]:
    """`- kabid:` among keys that have no dash."""
    for line in list(view.above)[:_NEAR]:
        if len(line.dashes) != 1 or not line.key:
            continue
        column = line.dashes[0]
        above = next((one for one in view.before(line) if one.indent <= column), None)
        if above is None and line.lead == len("- "):
            yield from _first_of_all(view, line)
        beside = above is not None and (above.lead if above.dashes else above.indent) == column
        if above is None or not beside or not above.key or _begins_list(view, above) or _is_inner(view, line):
            continue
        yield Guess(
            line.number, column, f"Tanda «-» di depan «{line.key}» berlebih: yang sekelompok di baris {above.number + 1} tidak memakainya.",
            "Hapus tandanya.", (at(line, column, line.text[column : line.lead], ""),),
        )  # fmt: skip


def _is_inner(view: Unread, line: RawLine) -> bool:
    """Whether a line at the margin has a key that stands in groups only: without its dash it would be none of the file's."""
    groups = view.keys.groups if isinstance(view.keys, KeyWords) else {}
    return not line.indent and line.key in view.keys and line.key not in groups.get("", view.keys)


def _first_of_all(view: Unread, line: RawLine) -> Iterator[Guess]:
    """A dash before the first key of a file whose other keys have none."""
    below = next((one for one in view.below(line) if one.indent == line.indent), None)
    if (
        below is not None
        and below.key
        and not below.dashes
        and not any(one.indent == 0 and one.dashes for one in view.below(line))
    ):
        yield Guess(
            line.number, 0, f"Tanda «-» di depan «{line.key}» berlebih: yang sekelompok di baris {below.number + 1} tidak memakainya.",
            "Hapus tandanya.", (at(line, 0, "- ", ""),),
        )  # fmt: skip


def _begins_list(view: Unread, line: RawLine) -> bool:
    """Whether items may stand below a key, in its own column."""
    below = next(view.below(line), None)
    return not line.held and below is not None and below.indent <= line.indent


def key_beside_dash(view: Unread) -> Iterator[Guess]:
    """A key of an item that stands as far left as the item's dash: the item has not had it yet, nor has it below."""
    for line in list(view.above)[:_NEAR]:
        item = next((one for one in view.before(line) if one.dashes and one.indent <= line.indent), None)
        if not line.key or line.dashes or item is None or not item.key or item.dashes[-1] != line.indent:
            continue
        above = {one.key for one in view.lines[item.number : line.number] if one.lead == item.lead}
        below = set(_keys_below(view, line, item))
        others = [{one.key, *_keys_below(view, one, one)} for one in items_of_list(view, item) if one is not item]
        begin = {one.key for one in items_of_list(view, item)}
        whole = above >= set.intersection(*others) if others else True
        if line.key in above | below or above & below or (line.key in begin and whole):
            continue
        for run in ([line], [*_run(view, line, above)]):
            yield Guess(
                line.number, line.indent, f"Jorokan baris ini {line.indent} spasi; kelompoknya {item.lead} spasi (baris {item.number + 1}).",
                f"Jadikan {item.lead} spasi.", tuple(splice for one in run for splice in _right(view, one, item.lead - line.indent)),
            )  # fmt: skip


def _run(view: Unread, line: RawLine, above: set[str]) -> Iterator[RawLine]:
    """A line and those of its column below it, as far as they are other keys of the item."""
    yield line
    for one in view.below(line):
        if one.indent < line.indent or (one.indent == line.indent and (one.dashes or one.key in above or not one.key)):
            return
        if one.indent == line.indent:
            yield one


def _keys_below(view: Unread, line: RawLine, item: RawLine) -> Iterator[str]:
    """The keys of an item below a line."""
    for one in view.below(line):
        if one.indent <= item.indent:
            return
        if one.key and one.lead == item.lead:
            yield one.key


def _right(view: Unread, line: RawLine, off: int) -> tuple[Splice, ...]:
    """A line and what belongs to it, further right; what already stands where it should is left there."""
    inner = [line]
    for one in view.lines[line.number + 1 :]:
        if one.text.strip() and len(one.text) - len(one.text.lstrip(" ")) <= line.indent:
            break
        if one.key in view.keys and one.indent == line.indent + off and not one.dashes:
            break
        if one.text.strip():
            inner.append(one)
    return tuple(Splice(one.start, "", " " * off) for one in inner)


def written_again(view: Unread) -> Iterator[Guess]:
    """Several keys of the file once more, one below the other: another SOP that was pasted behind the first."""
    if view.blamed >= len(view.lines):
        return
    here = view.lines[view.blamed]
    level = [one for one in view.lines if one.key and not one.indent and not one.dashes]
    above = {one.key for one in level if one.number < here.number}
    again = [one.key for one in takewhile(lambda one: one.key in above, (o for o in level if o.number >= here.number))]
    if len(again) > _SEVERAL and not here.indent:
        names = ", ".join(f"«{key}»" for key in again[:_SEVERAL])
        # In a register they are names that its office chose.
        advice = (
            "Satu berkas memuat satu SOP. Pindahkan mulai baris ini ke berkas lain, atau hapus bila hanya salinan."
            if set(again) <= set(view.keys)
            else "Tiap nama berdiri sekali di berkas ini: hapus salah satunya, sesudah isi keduanya dibandingkan."
        )
        yield Guess(
            here.number, 0, f"Mulai baris ini kunci-kunci di atas ditulis sekali lagi: {names} ….",
            advice,
            (Splice(here.start, view.text[here.start :], ""),), offered=False,
        )  # fmt: skip


def same_again(view: Unread) -> Iterator[Guess]:
    """`waktu: 10 menit` twice, one below the other: the line was doubled, whatever its group still lacks."""
    if view.blamed >= len(view.lines):
        return
    here = view.lines[view.blamed]
    above, below = next(view.before(here), None), next(view.below(here), None)
    if above is None or here.dashes or not here.held or here.open or (below is not None and below.indent > here.indent):
        return
    if (here.key, here.lead, here.held) == (above.key, above.lead, above.held):
        end = view.lines[here.number + 1].start if here.number + 1 < len(view.lines) else len(view.text)
        yield Guess(
            here.number, here.indent, f"Kunci «{here.key}» sudah ada di baris {above.number + 1}, dengan isi yang sama.", "Hapus baris ini.",
            (Splice(here.start, view.text[here.start : end], ""),), offered=False,
        )  # fmt: skip


def both_sides(view: Unread) -> Iterator[Guess]:
    """`waktu` and `output` once more below themselves: both sides of a conflict were kept."""
    for here, above, below in _doubled(view):
        first = next(at for at, one in enumerate(above) if one.key == here.key)
        run = above[first:]
        again = below[: len(run)]
        begins = above[0].dashes and here.key in {one.key for one in items_of_list(view, above[0])}
        if (
            begins
            or len(run) == 1
            or [one.key for one in run] != [one.key for one in again]
            or first == 0
            or _lacks(view, above)
        ):
            continue
        end = below[len(run)].start if len(below) > len(run) else _end_of(view, again[-1])
        rows = f"baris {run[0].number + 1} sampai {run[-1].number + 1}"
        names = ", ".join(f"«{one.key}»" for one in again[:_SEVERAL])
        yield Guess(
            here.number, here.indent, f"{names} di sini mengulang {rows}; barangkali kedua sisi suatu perubahan tersimpan.",
            "Pilih salah satu, lalu hapus yang lain.", (Splice(here.start, view.text[here.start : end], ""),), offered=False,
        )  # fmt: skip


def merged_items(view: Unread) -> Iterator[Guess]:
    """Keys of an item once more, and the item lacks others before that: lines between two items are gone, and the dash with them."""
    for here, above, below in _doubled(view):
        lacks = _lacks(view, above) & {one.key for one in below}
        if not lacks or not above[0].dashes:
            continue
        names = ", ".join(f"«{key}»" for key in sorted(lacks)[:_SEVERAL])
        before = next(one for one in above if one.key == here.key)
        begin = above[0].key
        line = f"{' ' * above[0].indent}- {begin}: …\n"
        yield Guess(
            here.number, here.indent,
            f"«{here.key}» sudah ada di baris {before.number + 1}, sedangkan {names} belum. Tertulis dua kali, atau dua butir menyatu karena baris di antaranya terhapus.",
            f"Hapus salah satunya; bila dua butir, tulis lagi yang terhapus, diawali «- {begin}: …».", (Splice(here.start, "", line),), offered=False,
        )  # fmt: skip


def lost_entry(view: Unread) -> Iterator[Guess]:
    """`nama: …` below an entry of a register that is complete: the line with the next entry's name is gone."""
    for here, above, _ in _doubled(view):
        if above[0].dashes or not here.indent or here.key != above[0].key or len(above) == 1:
            continue
        head = next((one for one in view.before(above[0]) if one.indent < here.indent), None)
        if head is None or head.held or head.key in view.keys or head.dashes:
            continue
        yield Guess(
            here.number, here.indent,
            f"«{here.key}» sudah ada di baris {above[0].number + 1}: di atas baris ini tidak ada baris id entri berikutnya; barangkali terhapus.",
            f"Tulis idnya di baris sendiri di atasnya, sejajar dengan «{head.key}:».",
            (Splice(here.start, "", f"{' ' * head.indent}entri-baru:\n"),), offered=False,
        )  # fmt: skip


def _doubled(view: Unread) -> Iterator[tuple[RawLine, list[RawLine], list[RawLine]]]:
    """The doubled key, the keys of its group above it, the first of which may have a dash, and it with those below."""
    if view.blamed >= len(view.lines):
        return
    here = view.lines[view.blamed]
    if here.dashes or here.key not in view.keys:
        return
    above: list[RawLine] = []
    for one in takewhile(lambda one: one.lead >= here.lead, view.before(here)):
        if one.lead == here.lead and one.key:
            above.insert(0, one)
            if one.dashes:
                break
    mine = takewhile(lambda one: one.lead > here.lead or (one.lead == here.lead and not one.dashes), view.below(here))
    below = [here, *(one for one in mine if one.lead == here.lead and one.key)]
    if any(one.key == here.key for one in above):
        yield here, above, below


def _lacks(view: Unread, above: list[RawLine]) -> set[str]:
    """The keys that all other items of the list have and this one has not in those lines."""
    if not above[0].dashes:
        return set()
    others = [{one.key, *_keys_below(view, one, one)} for one in items_of_list(view, above[0]) if one is not above[0]]
    return set.intersection(*others) - {one.key for one in above} if others else set()


def _with_inner(view: Unread, line: RawLine) -> Iterator[RawLine]:
    """A line and those further right below it."""
    yield line
    yield from takewhile(lambda one: one.indent > line.indent, view.below(line))


def _end_of(view: Unread, line: RawLine) -> int:
    """Where the line below what a line holds begins."""
    return next((one.start for one in view.below(line) if one.indent <= line.indent), len(view.text))


def level_entries(view: Unread) -> Iterator[Guess]:
    """`kabag:` above `nama: …` in the same column, all through a register."""
    heads: list[RawLine] = []
    inner: list[RawLine] = []
    for line in view.lines:
        if line.role is not Role.ENTRY or line.indent:
            continue
        if line.key and not line.held and line.key not in view.keys:
            heads.append(line)
        elif heads and line.key in view.keys:
            inner.append(line)
        else:
            return
    if len(heads) > 1 and inner:
        yield Guess(
            inner[0].number, 0, f"Isi «{heads[0].key}» belum menjorok: «{inner[0].key}» di sini sejajar dengannya.",
            "Jorokkan dua spasi lebih ke kanan, begitu pula isi entri lainnya.",
            tuple(Splice(one.start, "", " " * STEP) for one in inner),
        )  # fmt: skip


def entry_within(view: Unread) -> Iterator[Guess]:
    """A name of the file's own, moved in among the keys of the entry above it, so that its keys are there twice."""
    if view.blamed >= len(view.lines):
        return
    here = view.lines[view.blamed]
    for line in view.before(here):
        if line.lead < here.lead:
            return
        below = next(view.below(line), None)
        if line.key in view.keys or line.held or line.dashes or not line.key or below is None:
            continue
        over = next((one for one in view.before(line) if one.indent < line.indent), None)
        if line.lead == here.lead and below.lead >= line.lead and over is not None and over.key and not over.dashes:
            off = line.indent - over.indent
            yield Guess(
                line.number, line.indent,
                f"Jorokan baris ini {line.indent} spasi, sehingga «{line.key}» menjadi bagian dari «{over.key}» (baris {over.number + 1}).",
                f"Jadikan {over.indent} spasi.", moved(_with_inner(view, line), -off),
            )  # fmt: skip


def key_of_item(view: Unread) -> Iterator[Guess]:
    """A key of an item that stands in the column of another group, which has such a key already."""
    if view.blamed >= len(view.lines):
        return
    here = view.lines[view.blamed]
    item = next((one for one in view.before(here) if one.dashes and one.lead > here.lead), None)
    above, below = next(view.before(here), None), next(view.below(here), None)
    if item is None or here.dashes or above is None or above.lead <= here.lead or here.key not in view.keys:
        return
    if here.key in {one.key for one in view.lines[item.number : here.number] if one.lead == item.lead}:
        return
    if below is not None and below.lead == item.lead and not below.dashes:
        yield Guess(
            here.number, here.indent, f"Jorokan baris ini {here.indent} spasi; kelompoknya {item.lead} spasi (baris {item.number + 1}).",
            f"Jadikan {item.lead} spasi.", _right(view, here, item.lead - here.indent),
        )  # fmt: skip
