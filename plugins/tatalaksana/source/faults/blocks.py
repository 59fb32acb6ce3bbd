# A text of several lines whose «|-» is missing or slipped: what stands below its key is a list or goes on, and is no keys.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.odd import BULLETS, SLIPPED_SIGN
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP, newline_of

SLIPPED = re.compile(rf"{SLIPPED_SIGN}$")
MARKED = re.compile(rf"(?:- +)?(?:[{BULLETS}]|\(?(?:[A-Za-z]|[0-9]{{1,2}})[.)])[ \t]+\S")
"""How a line of a list begins that is none of YAML's own."""
_SIGN = re.compile(r"[|>][-+]?")
_GROUP = re.compile(r"(?:- +)*[{\[]")
_MARK = re.compile(rf"(?:- +)?[{BULLETS}][ \t]*")
_FOLLOWED = re.compile(r"([|>][-+]?)(?:[ \t]+(?=[^\s#])|(?=\w))")
_KEY = re.compile(r"(?:- +)*([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]|$)")
_ITEM = re.compile(r"[ \t]+-[ \t]+(?=[A-Z])")
_BORDERED = re.compile(r"\|(?:[^|]*\|){3,}")
_NUMBERED = re.compile(r"[0-9]{1,3}[ ]*([;|])[^;|]*[^;|\s][^;|]*(?:\1[^;|]*){2,}")
_FAR = 12
"""Lines with a key in which the cause is looked for."""


def slipped_sign(view: Unread) -> Iterator[Guess]:
    """`uraian: l-` or `uraian: |–` above lines of text, where «|-» is meant."""
    for head in _heads(view):
        held = head.text[head.value : text_end(head)]
        below = _below(view, head)
        if (SLIPPED.match(held) or held == "!") and below:
            sign = ">-" if ">" in held else "|-"
            yield Guess(
                head.number, head.value, f"Sesudah «{head.key}:» tertulis «{held}», bukan «{sign}».", f"Tulis «{head.key}: {sign}».",
                (at(head, head.value, held, sign), *_moved_in(head, below)[0]),
            )  # fmt: skip


def level_text(view: Unread) -> Iterator[Guess]:
    """Lines of a text behind «|-», or of one that begins below its key, that are level with it."""
    for head in _heads(view):
        held = head.text[head.value : text_end(head, head.value)]
        below = _below(view, head) if not held or _SIGN.fullmatch(held) else []
        if not held and any(map(_is_item, below)):
            continue  # what is missing are other signs
        splices, inset = _moved_in(head, below)
        if splices:
            first = next(line for line in below if _inset(line) == head.lead)
            yield Guess(
                first.number, head.lead, f"Teks «{head.key}» di sini tidak menjorok dari kuncinya.",
                f"Jorokkan baris-barisnya menjadi {inset} spasi.", splices,
            )  # fmt: skip


def text_set_in(view: Unread) -> Iterator[Guess]:
    """`peralatan: |` above a first line that is set in further than others, which then are none of its text."""
    for head in _heads(view):
        text = _set_in(view, head)
        if not text or not _SIGN.fullmatch(head.text[head.value : text_end(head, head.value)]):
            continue
        first = text[0]
        aside = [line for line in text if _inset(line) < _inset(first)]
        if not aside or any((key := _KEY.match(line.text, _inset(line))) and key[1] in view.keys for line in aside):
            continue  # a key of the file with a blank before it is none of the text
        inset = _inset(aside[0])
        if _inset(first) == head.lead + STEP:
            first, inset, off = aside[0], _inset(first), _inset(first) - inset
            splices = tuple(Splice(line.start, "", " " * off) for line in aside)
        else:
            off = _inset(first) - inset
            splices = tuple(Splice(line.start, " " * off, "") for line in text[: text.index(aside[0])])
        yield Guess(
            first.number, _inset(first), f"Baris ini menjorok {_inset(first)} spasi, baris lain teks «{head.key}» {inset}.",
            f"Jadikan {inset} spasi.", splices,
        )  # fmt: skip


def _set_in(view: Unread, head: RawLine) -> list[RawLine]:
    """The lines below a key that stand further right than it, up to the first that does not."""
    lines = (line for line in view.lines[head.number + 1 :] if line.text.strip())
    return list(takewhile(lambda line: _inset(line) > head.lead, lines))


def text_left_of_key(view: Unread) -> Iterator[Guess]:
    """`- uraian:` above its text, which stands under the dash."""
    for head in _heads(view):
        below = view.lines[head.number + 1] if head.number + 1 < len(view.lines) else None
        if not head.dashes or head.held or below is None or below.role is not Role.ENTRY:
            continue
        if head.dashes[-1] <= below.indent < head.lead and not (below.key or below.dashes):
            inset = head.lead + STEP
            yield Guess(
                below.number, below.indent, f"Teks «{head.key}» di sini tidak menjorok dari kuncinya.",
                f"Jorokkan menjadi {inset} spasi.", (Splice(below.start, "", " " * (inset - below.indent)),),
            )  # fmt: skip


def text_beside_sign(view: Unread) -> Iterator[Guess]:
    """`uraian: |- Memeriksa berkas`: a text that begins on the line of its sign."""
    for head in _heads(view):
        found = _FOLLOWED.match(head.text, head.value)
        if found is None or SLIPPED.match(head.text[head.value : text_end(head)]):
            continue
        below = _below(view, head)
        if not below and len(found[1]) == 1:
            continue  # a text that begins with that sign
        moved, inset = _moved_in(head, below)
        old = found.group()
        yield Guess(
            head.number, found.end(), f"Di belakang «{found[1]}» tidak boleh ada teks.",
            "Pindahkan teksnya ke baris berikutnya, menjorok dari kuncinya.",
            (at(head, head.value, old, f"{found[1]}{newline_of(view.text)}{' ' * inset}"), *moved),
            offered=text_end(head) == len(head.text.rstrip()),
        )  # fmt: skip


def forgotten_sign(view: Unread) -> Iterator[Guess]:
    """Lines of a text below its key, some of which are a list, without «|-»."""
    for head in _heads(view):
        below = _below(view, head)
        end = text_end(head, head.value)
        words = head.text[head.value : end]
        if (words and (not head.plain or head.open or words[:2] == "- ")) or not _is_list(words, below):
            continue
        begin = head.colon + 1
        moved, inset = _moved_in(head, below)
        block = f"{newline_of(view.text)}{' ' * inset}{words}" if words else ""
        yield Guess(
            head.number, head.colon,
            f"«{head.key}» berisi beberapa baris («{short(below[0].text.strip(), 24)}» …), tetapi tanda «|-» sesudah titik duanya tidak ada.",
            f"Tulis «{head.key}: |-», lalu teksnya mulai baris berikutnya, menjorok sama jauh.",
            (at(head, begin, head.text[begin:end] if words else "", f" |-{block}"), *moved),
            offered=_keeps_lines(view, below) and (not words or end == len(head.text.rstrip())),
        )  # fmt: skip


def items_beside_key(view: Unread) -> Iterator[Guess]:
    """`tujuan: - Memberi acuan - Menjamin mutu`: items of a list on the line of their key."""
    for head in _heads(view):
        end = text_end(head, head.value)
        text = head.text[head.value : end]
        if not re.match(r"-[ \t]+\S", text):
            continue
        insets = _insets_of_items(view, head)
        items = [item.strip() for item in _ITEM.split(text[1:].strip())]
        if items[0][:1] == "[" and items[0][-1:] == "]" and len(items) == 1:
            yield Guess(
                head.number, head.value, f"Di depan daftar «{head.key}» ada tanda «-».", "Hapus tandanya.",
                (at(head, head.value, text[: text.index("[")], ""),),
            )  # fmt: skip
            continue
        key = _KEY.match(text, 2)
        keyed = key is not None and key[1] in view.keys
        lists = view.keys.lists if isinstance(view.keys, KeyWords) else frozenset()
        if len(items) == 1 and not insets and not keyed and head.key not in lists:
            continue  # a text that begins with a dash
        inset = insets[0] if insets else head.lead + STEP
        sure = len(set(insets)) < 2 and not any(_is_doubtful(item, keyed=keyed) for item in items)  # noqa: PLR2004 - all alike
        lines = "".join(f"{newline_of(view.text)}{' ' * inset}- {item}" for item in items)
        yield Guess(
            head.number, head.value, f"Butir «{head.key}» berdiri di baris kuncinya.", "Tulis tiap butir di barisnya sendiri, diawali «- ».",
            (at(head, head.colon + 1, head.text[head.colon + 1 : end], lines),), offered=sure and end == len(head.text.rstrip()),
        )  # fmt: skip


def _is_doubtful(item: str, *, keyed: bool) -> bool:
    """Whether what is read from one line may be more or less than an item."""
    return (": " in item and not keyed and item[0] != "{") or " - " in item or item.startswith("- ")


def _insets_of_items(view: Unread, head: RawLine) -> list[int]:
    """How far the items below a key stand to the right, lines that go on with one left out."""
    found: list[int] = []
    for line in view.below(head):
        if line.indent < head.lead or (line.indent == head.lead and not line.dashes):
            break
        if line.dashes and not (found and line.indent > found[0]):
            found.append(line.indent)
    return found


def _heads(view: Unread) -> list[RawLine]:
    """The lines from the blamed one upwards whose key is one of such files."""
    return [line for line in view.above if line.key in view.keys][:_FAR]


def _below(view: Unread, head: RawLine) -> list[RawLine]:
    """The lines of text below their key: further right than it, or level with it where they are not moved in.

    None where a key is among them, or a line stands left of the first.
    """
    found: list[RawLine] = []
    for line in view.lines[head.number + 1 :]:
        if line.role is Role.EMPTY:
            continue
        inset = _inset(line)
        key = _KEY.match(line.text, _behind_mark(line.text, inset))
        if inset < head.lead or (inset == head.lead and not _is_level_text(view, head, line)):
            break
        if (key and key[1] in view.keys) or (found and head.lead < inset < _inset(found[0])):
            return []
        found.append(line)
    return found


def _is_level_text(view: Unread, head: RawLine, line: RawLine) -> bool:
    """Whether a line level with a key may be of its text: no key, not even a misspelt one or one without its colon, nor an item of it."""
    word = re.match(r"[\w-]*", line.text[line.lead :])
    return not (
        line.role is Role.REMARK
        or (bool(line.dashes) and not head.held)
        or (bool(line.key) and " " not in line.key and not line.key[0].isupper())
        or (word is not None and word.group() in view.keys)
    )


def _moved_in(head: RawLine, below: list[RawLine]) -> tuple[tuple[Splice, ...], int]:
    """The splices that put lines beside the others that are level with their key, and how far the text stands then."""
    inset = next((_inset(line) for line in below if _inset(line) > head.lead), head.lead + STEP)
    blanks = " " * (inset - head.lead)
    return tuple(Splice(line.start, "", blanks) for line in below if _inset(line) == head.lead), inset


def _behind_mark(text: str, inset: int) -> int:
    found = _MARK.match(text, inset)
    return found.end() if found else inset


def _is_list(words: str, below: list[RawLine]) -> bool:
    """Whether lines have marks that YAML has not; those that all have Word's bullets are items for the list of their key."""
    marked = [found for one in below if (found := MARKED.match(one.text, _inset(one)))]
    begun = {one.text.startswith("- ", _inset(one)) for one in below if _inset(one) == _inset(below[0])}
    if any(_GROUP.match(one.text, _behind_mark(one.text, _inset(one))) for one in below):
        return False
    if words:  # no list of YAML's stands behind a text
        return bool(marked) or any(map(_is_item, below))
    if len(begun) > 1:
        return False  # items, of which some have lost their dash
    return bool(marked) and not all(one.text[_inset(one)] in BULLETS for one in below)


def _keeps_lines(view: Unread, below: list[RawLine]) -> bool:
    """Whether each line is one of its own: marked, further right than the one above, or below a blank one; others may go on."""
    first, *others = below
    if any(line.role is Role.REMARK for line in below):
        return False
    for above, line in pairwise((first, *others)):
        apart = line.number > above.number + 1 or view.lines[line.number - 1].role is Role.EMPTY
        if not (apart or _is_item(line) or (_is_item(above) and _inset(line) > _inset(above))):
            return False
    return True


def _is_item(line: RawLine) -> bool:
    text = line.text[_inset(line) :]
    return text.startswith("- ") or MARKED.match(text) is not None


def _inset(line: RawLine) -> int:
    return len(line.text) - len(line.text.lstrip(" "))


def pasted_row(view: Unread) -> Iterator[Guess]:
    """Rows that were pasted from a table, with tabs between their cells: nothing of them is in its box yet."""
    rows = [line for line in reversed(list(view.above)) if _is_row(view, line)]
    if rows:
        first, more = rows[0], f" (juga {len(rows) - 1} baris lain)" if len(rows) > 1 else ""
        yield Guess(
            first.number, first.indent, f"Baris ini disalin dari tabel: «{short(first.text)}»{more}.",
            "Tulis tiap kolom di kuncinya sendiri (uraian, pelaksana, kelengkapan, waktu, output), lalu hapus baris ini.",
            tuple(Splice(line.start, line.text, "") for line in rows), offered=False,
        )  # fmt: skip


def _is_row(view: Unread, line: RawLine) -> bool:
    key = _KEY.match(line.text.lstrip())
    return is_row(line.text) and not line.open and (key is None or key[1] not in view.keys)


def is_row(line: str) -> bool:
    """Whether a line has cells as a row of a table has: three with tabs between them, or more behind a number or within borders."""
    if sum(bool(cell.strip()) for cell in line.split("\t")) > 2:  # noqa: PLR2004 - as it says
        return True
    return _BORDERED.fullmatch(line.strip()) is not None or _NUMBERED.match(line.strip()) is not None
