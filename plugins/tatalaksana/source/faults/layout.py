# Indentation: a letter too far to one side, a text that goes on without being moved in.
from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from tatalaksana.source.breaks import breaks_off
from tatalaksana.source.faults.guess import Guess, Unread, at, short
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP

_KEY_LIKE = re.compile(r"([a-z_]+) (?=[A-Z0-9])")
"""A small word before a great one, as a key is before its text."""
_JOINING = frozenset(
    ["tentang", "dan", "atau", "di", "ke", "dari", "pada", "untuk", "yang", "dengan", "oleh", "serta", "dalam"]
)
"""Small words that no key is called, and by which texts go on."""
_SHORTEST = 3
"""Letters of a key that is begun."""
_FAR = 8
"""Lines of a group in which its keys are looked for."""
_NEAR = 6
"""Lines around a line whose indentation it may be meant to have."""


def key_of_file(view: Unread) -> Iterator[Guess]:
    """`  dasar_hukum: …` below the signers: a key of the file itself, with blanks before it."""
    for line in list(view.above)[:_NEAR]:
        if line.indent and is_of_file(view, line):
            for run in runs_with(view, line, 0):
                yield Guess(
                    line.number, line.indent, f"Jorokan baris ini {line.indent} spasi, padahal «{line.key}» kunci berkasnya sendiri.",
                    "Tulis di tepi kiri.", moved(run, -line.indent),
                )  # fmt: skip


def is_of_file(view: Unread, line: RawLine) -> bool:
    """Whether a line has a key of the file itself that nothing in the group around it may be called."""
    keys, key = view.keys, line.key.strip()
    if not isinstance(keys, KeyWords) or line.dashes or key not in keys.order:
        return False
    head = next((one for one in view.before(line) if one.key and not one.indent and not one.dashes), None)
    return head is not None and key not in keys.groups.get(head.key, ())


def goes_on(view: Unread) -> Iterator[Guess]:
    """A text that goes on in lines no further right than its key."""
    for last in list(view.above)[:4]:
        if last.key or last.dashes or not last.text[last.lead : last.lead + 1].isalnum():
            continue
        run = [last, *same_column(view.below(last), last)]
        above = list(same_column(view.before(last), last))
        first = above[-1] if above else last
        if any(_begins_like_key(view, one) for one in (*above, *run)) or _are_keys(view, [*above, *run]):
            continue
        head = next(view.before(first), None)
        if head is None or not head.held or not head.plain or first.indent > head.lead:
            continue
        head = head if head.key or head.dashes else next((o for o in view.before(head) if o.key or o.dashes), head)
        wanted = head.lead + 2
        word = _KEY_LIKE.match(first.text, first.lead)
        word = None if word and word[1] in _JOINING else word
        other = f", atau tulis titik dua sesudah «{word[1]}» bila itu kunci" if word else ""
        if key := _half_key(view, first, head):
            yield Guess(
                first.number, first.lead, f"«{short(first.text[first.lead : first.end])}» seperti kunci «{key}» yang belum selesai: titik duanya tidak ada.",
                f"Tulis «{key}: …»; bila sambungan teks di atasnya, jorokkan menjadi {wanted} spasi.",
                moved([*reversed(above), *run], wanted - first.indent), offered=False,
            )  # fmt: skip
            continue
        item = (
            head.dashes
            and first.indent == head.dashes[-1]
            and not head.key
            and (first.text[first.lead].isupper() or _small_items(view, head))
        )
        apart = not view.lines[first.number - 1].text.strip()
        anew = _begins_anew(head, first) or apart
        if anew and not word:
            other = ", atau tulis kuncinya di depannya bila isi kunci lain"
        if apart:
            other = f"{other}, atau beri «# » di depannya bila catatan"
        if item:
            other = ", atau tulis «- » di depannya bila butir sendiri"
        yield Guess(
            first.number, first.lead, "Baris ini sambungan teks di atasnya, tetapi tidak menjorok.",
            f"Jorokkan menjadi {wanted} spasi{other}.", moved([*reversed(above), *run], wanted - first.indent),
            offered=not (word or item or anew), goes_on=True,
        )  # fmt: skip


def _begins_anew(head: RawLine, line: RawLine) -> bool:
    """Whether a line may as well be the value of a key that is gone: it begins with a great letter, and nothing made the one above break."""
    said = line.text[line.lead : line.end]
    return said[:1].isupper() and breaks_off(head.held, said)


def _small_items(view: Unread, item: RawLine) -> bool:
    """Whether items of a list begin with a small letter, so that such a line may be one as well as go on."""
    return any(one.text[one.lead : one.lead + 1].islower() for one in items_of_list(view, item))


def _half_key(view: Unread, line: RawLine, head: RawLine) -> str | None:
    """The key that a line of one word begins, or misspells, and that the group above it lacks."""
    word = line.text[line.lead : line.end].rstrip(" \t:;.,")
    if not re.fullmatch(r"[a-z][a-z_]+", word) or line.lead > head.lead:
        return None
    lead, far = (head.lead, head.number - _FAR) if line.lead else (0, -1)
    there = {one.key for one in view.lines if one.lead == lead and far < one.number <= head.number}
    begun = [key for key in view.keys if len(word) >= _SHORTEST and key.startswith(word)]
    own = view.keys.order if isinstance(view.keys, KeyWords) and not line.lead else ()
    fitting = (
        [key for key in begun if key not in there and key in own] or [key for key in begun if key not in there] or begun
    )
    return min(fitting, key=lambda key: (len(key), key)) if fitting else None


def _begins_like_key(view: Unread, line: RawLine) -> bool:
    """Whether a line's first word is a key of such files, and no word of a sentence."""
    found = re.match(r"([A-Za-z_][\w-]*)(?! [a-z])", line.text[line.lead :])
    return found is not None and found[1] in view.keys


def _are_keys(view: Unread, lines: list[RawLine]) -> bool:
    """Whether several lines each begin with a key of such files: it is their colons that are missing."""
    words = [line.text[line.lead : line.end].split(maxsplit=1)[0] for line in lines]
    return len(words) > 1 and set(words) <= set(view.keys)


def same_column(lines: Iterable[RawLine], line: RawLine) -> Iterator[RawLine]:
    """The neighbours that are plain text of the same indentation."""
    for one in lines:
        if one.key or one.dashes or one.indent != line.indent:
            return
        yield one


def between_two(view: Unread) -> Iterator[Guess]:
    """A key one blank further left than the group above it, and one further right than what holds that."""
    for line in list(view.above)[:_NEAR]:
        above = next(view.before(line), None)
        if above is None or line.dashes or above.dashes or above.lead != line.indent + 1:
            continue
        head = next((one for one in view.before(above) if one.lead < above.lead), None)
        if head is None or head.lead != line.indent - 1 or not {line.key, above.key, head.key} <= set(view.keys):
            continue
        for run in runs_with(view, line, head.lead):
            yield Guess(
                line.number, line.indent, f"Jorokan baris ini {line.indent} spasi, di antara «{head.key}» dan isinya.",
                f"Jadikan {head.lead} spasi, sejajar dengan «{head.key}», atau {above.lead} spasi bila bagian dari isinya.",
                moved(run, -1), offered=False,
            )  # fmt: skip


def items_left_of_key(view: Unread) -> Iterator[Guess]:
    """`- Surat` at the margin below `kelengkapan:` of a step: texts of a list that stand left of their key."""
    for line in list(view.above)[:_NEAR]:
        if not line.dashes or line.key:
            continue
        run = [line, *_items_beside(view.below(line), line)]
        head = next(view.before(line), None)
        if head is not None and head.key in view.keys and not head.held and line.indent < head.lead:
            wanted = head.lead + STEP
            yield Guess(
                line.number, line.indent, f"Butir «{head.key}» di sini menjorok {line.indent} spasi, kurang dari kuncinya.",
                f"Jadikan {wanted} spasi.", moved(run, wanted - line.indent),
            )  # fmt: skip


def _items_beside(lines: Iterable[RawLine], item: RawLine) -> Iterator[RawLine]:
    """The texts of a list next to one, in its column."""
    return itertools.takewhile(lambda one: bool(one.dashes) and not one.key and one.indent == item.indent, lines)


def indentation(view: Unread) -> Iterator[Guess]:
    """A line that stands further left or right than its group; what moves least comes first."""
    guesses = [guess for line in list(view.above)[:_NEAR] for guess in _indented(view, line)]
    yield from sorted(guesses, key=lambda guess: (not guess.offered, len(guess.splices)))


def _indented(view: Unread, line: RawLine) -> Iterator[Guess]:
    if " " in line.key and line.key not in view.keys and not _is_named(view, line):
        return  # a sentence with a colon
    around = [*islice(view.before(line), _NEAR), *islice(view.below(line), _NEAR)]
    levels = {level: one for one in reversed(around) for level in (one.lead, one.indent) if level != line.indent}

    def unlike(level: int) -> bool:
        """Whether what stands there are keys of such files, and the line's is a name of its own, or the other way round."""
        return (levels[level].key in view.keys) is not (line.key in view.keys)

    next_to = _item_beside(view, line)
    for level in sorted(levels, key=lambda level: (level != next_to, abs(level - line.indent), unlike(level))):
        off = level - line.indent
        if off > 0 and line.number and view.lines[line.number - 1].role is Role.INNER:
            continue  # the text above would swallow it, and all below
        for run in runs_with(view, line, level):
            yield Guess(
                line.number, line.indent,
                f"Jorokan baris ini {line.indent} spasi; kelompoknya {level} spasi (baris {levels[level].number + 1}).",
                f"Jadikan {level} spasi.", moved(run, off), offered=level == next_to or (abs(off) == 1 and not unlike(level)) or _usual(view, line, level) or _beside(view, line, levels[level]) or (_open(line, view.keys) and _open(levels[level], view.keys)),
            )  # fmt: skip


def _is_named(view: Unread, line: RawLine) -> bool:
    """Whether the nearest key of such files above a line is one that holds keys of any names."""
    head = next((one for one in view.before(line) if one.key in view.keys), None)
    return head is not None and isinstance(view.keys, KeyWords) and head.key in view.keys.named


def _item_beside(view: Unread, line: RawLine) -> int | None:
    """The column of the item next to one without a key, where both are of one list for all that stands around them."""
    if len(line.dashes) != 1 or line.key:
        return None
    above, below = next(view.before(line), None), next(view.below(line), None)
    for one in (above, below):
        if one is not None and len(one.dashes) == 1 and not one.key:
            return one.indent
    return None


def runs_with(view: Unread, line: RawLine, level: int) -> Iterator[list[RawLine]]:
    """What may be moved with a line to a level: nothing, what is further right below it, or all of the same indentation."""
    inner, same = [line], [line]
    for one in view.below(line):
        if one.indent <= line.indent or (line.dashes and one.dashes and one.indent == level):
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


def moved(lines: Iterable[RawLine], off: int) -> tuple[Splice, ...]:
    """Lines so many blanks further right, or left."""
    if off > 0:
        return tuple(Splice(line.start, "", " " * off) for line in lines)
    return tuple(Splice(line.start, " " * min(-off, line.indent), "") for line in lines)


def _usual(view: Unread, line: RawLine, level: int) -> bool:
    """Whether other lines of the file have the same key at a level, or, of an item, more of them begin there."""
    if line.dashes:
        begun = [one.indent for one in view.lines if one.dashes]
        return begun.count(level) > begun.count(line.indent)
    return any(one.key == line.key and one.lead == level for one in view.lines if one is not line)


def _beside(view: Unread, line: RawLine, other: RawLine) -> bool:
    """Whether the keys of two lines can only stand beside each other, as those of the file do."""
    keys = view.keys
    return (
        isinstance(keys, KeyWords)
        and not line.dashes
        and keys.are_beside(line.key, other.key, outermost=other.lead == 0)
    )


def _open(line: RawLine, keys: Collection[str]) -> bool:
    """Whether a line is a key of such files below which its group stands."""
    return line.key in keys and not line.held and not line.dashes


def out_of_group(view: Unread) -> Iterator[Guess]:
    """A key of an entry in the column of the entry's name, with the other keys of the entry below it: `kabag:`, `nama: …`, `  unit: …`."""
    for line in list(view.above)[:2]:
        key = next(view.before(line), None)
        if key is None or key.dashes or line.dashes or key.indent >= line.indent or not (line.key and key.key):
            continue
        above = next(view.before(key), None)
        own = {line.key, key.key}.isdisjoint(view.keys)  # names that the file gives itself, such as choices
        if above is None or above.dashes or not (own or _beside(view, line, key) or _of_one_group(view, line, key)):
            continue
        opens = not above.held and above.lead == key.indent and above.key and own is (above.key in view.keys)
        if opens or (above.indent == line.indent and above.key in view.keys):
            yield Guess(
                key.number, key.indent,
                f"Jorokan baris ini {key.indent} spasi; kelompoknya {line.indent} spasi (baris {line.number + 1}).",
                f"Jadikan {line.indent} spasi.", moved([key], line.indent - key.indent),
            )  # fmt: skip


def _of_one_group(view: Unread, line: RawLine, other: RawLine) -> bool:
    """Whether a key at the margin is none of the file's own, but stands beside another in a group."""
    keys = view.keys
    return (
        isinstance(keys, KeyWords)
        and not other.lead
        and other.key not in keys.order
        and any({line.key, other.key} <= set(group) for group in keys.groups.values())
    )


def below_a_text(view: Unread) -> Iterator[Guess]:
    """Keys under a key that holds a text already."""
    for line in list(view.above)[:2]:
        before = next(view.before(line), None)
        if not line.key or before is None or not before.key or not before.held:
            continue
        if not before.plain and not _beside(view, line, before):
            continue
        off = before.lead - line.indent
        if off > -2 or (" " in line.key and line.key not in view.keys):  # noqa: PLR2004 - one blank is a slip
            continue
        usual = _usual(view, line, before.lead) or _beside(view, line, before)
        hint = f"Sejajarkan dengan «{before.key}»: {before.lead} spasi."
        if not usual:
            hint = (
                f"Bila «{line.key}» bagian dari «{before.key}», tulis teks «{short(before.held, 20)}» di bawah kuncinya sendiri; "
                f"bila bukan, sejajarkan dengan «{before.key}»."
            )
        for run in runs_with(view, line, before.lead):
            yield Guess(
                line.number, line.indent,
                f"«{line.key}» menjorok di bawah «{before.key}», yang sudah berisi teks di baris {before.number + 1}.",
                hint, moved(run, off), offered=usual,
            )  # fmt: skip


def _goes_on_below(view: Unread, head: RawLine, line: RawLine) -> bool:
    """Whether a line is one more item of the list above a key: the key has slipped out of an item, and holds none."""
    before = itertools.takewhile(lambda one: one.indent > head.lead or one.dashes, view.before(head))
    return any(one.dashes and one.indent == line.indent for one in before)


def filled_already(view: Unread) -> Iterator[Guess]:
    """`kegiatan: []` or `kegiatan: langkah` above the items of that key."""
    for line in list(view.above)[:_NEAR]:
        head = next(view.before(line), None)
        if (
            head is None
            or head.key not in view.keys
            or head.dashes
            or not head.held
            or not line.dashes
            or line.indent < head.lead
            or _goes_on_below(view, head, line)
        ):
            continue
        empty = head.held in {"[]", "{}", "~", "null", '""', "''"}
        yield Guess(
            head.number, head.value, f"«{head.key}» di sini sudah berisi «{short(head.held, 30)}», padahal butirnya di bawah.",
            "Hapus isi itu." if empty else "Hapus, atau pindahkan ke tempatnya. Bila baris kunci di atas butirnya terhapus, tulis lagi.",
            (at(head, head.colon + 1, head.text[head.colon + 1 : head.end], ""),), offered=empty,
        )  # fmt: skip


def items_of_list(view: Unread, item: RawLine) -> Iterator[RawLine]:
    """The items of the list that an item is of."""
    for lines in (view.before(item), view.below(item)):
        for one in lines:
            if one.indent < item.indent:
                break
            if one.dashes and one.dashes[-1] == item.dashes[-1]:
                yield one
