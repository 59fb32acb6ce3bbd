# Several keys on one line, whose line ends were lost: with signs between them, a blank, or nothing at all.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.brackets import CLOSER, pieces_of
from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.lines import RawLine
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP, newline_of

_SECOND = re.compile(
    r"(?P<gap>[ \t]*[,;][ \t]*|[ \t]{2,}|\t|[ ](?=- ))(?P<dash>- +)?(?P<key>[A-Za-z_][\w-]*):(?=[ \t])"
)
_NEXT = re.compile(r"[ \t]*([A-Za-z_][\w-]*):(?=[ \t]|$)")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_LONGEST = 2_000
"""Letters of a line that is looked at: nobody types longer ones."""
_SHORTEST = 4
"""Letters of a key that is looked for at the end of a word; «id» ends many."""

_PAIR = re.compile(r"([^\W\d](?:[\w -]*?\w)?): +([\w-]+)(?: *[,;|/] *| +|$)")
_PAIRS = re.compile(rf"(?:{_PAIR.pattern}){{2,}}")
"""Names, each with what it leads to, and whatever people put between them."""


def two_keys(view: Unread) -> Iterator[Guess]:
    """`waktu: 1 jam, output: surat`: two keys on one line, with a comma, a semicolon or several blanks between them."""
    newline = newline_of(view.text)
    for line in view.above:
        above = next(view.before(line), None)
        own = (
            above is not None
            and bool(above.key)
            and not above.held
            and above.lead < line.lead
            and line.key not in view.keys
        )
        if not line.key or not (own or line.key in view.keys) or not line.plain:
            continue
        if _lacks_brace(line):
            continue
        found = [one for one in _SECOND.finditer(line.text, line.value, line.end) if own or one["key"] in view.keys]
        if found:
            item = next((one for one in (line, *view.before(line)) if one.dashes and one.lead <= line.lead), line)
            columns = {True: item.dashes[-1] if item.dashes else line.lead, False: line.lead}
            first = found[0]
            hint = f"Pindahkan ke bawah «{line.key}», sejajar."
            if first["dash"]:
                hint = f"Tulis «- {first['key']}: …» di baris berikutnya, sejajar dengan butir lainnya."
            yield Guess(
                line.number, first.start("key"), f"«{first['key']}» harus berada di barisnya sendiri.", hint,
                tuple(at(line, one.start(), one["gap"], newline + " " * columns[bool(one["dash"])]) for one in found),
            )  # fmt: skip


def _lacks_brace(line: RawLine) -> bool:
    """Whether a line's keys are a group whose brace is a round bracket, or gone."""
    return line.key[:1] == "(" or (bool(line.dashes) and line.held[-1:] == "}" and "{" not in line.held)


def joined_items(view: Unread) -> Iterator[Guess]:
    """`- {uraian: …} - {uraian: …}`: two items in brackets on one line."""
    newline = newline_of(view.text)
    for line in view.above:
        if len(line.dashes) != 1 or line.held[:1] not in CLOSER or len(line.text) > _LONGEST:
            continue
        behind = _behind_value(line)
        found = re.compile(r"[ \t]*(?=- +\S)").match(line.text, behind)
        if found and behind < line.end:
            yield Guess(
                line.number, found.end(), "Di baris ini ada dua butir.", "Tulis butir kedua di barisnya sendiri, sejajar dengan butir lainnya.",
                (at(line, behind, found[0], newline + " " * line.dashes[0]),),
            )  # fmt: skip


def joined_keys(view: Unread) -> Iterator[Guess]:
    """`waktu: 10 menit output: Surat`: a line goes on with the key of the next one, which its group lacks.

    It is mended where a neighbour has that key in the same group; else it may be a text with a colon as well.
    """
    newline = newline_of(view.text)
    for line in view.above:
        if line.key not in view.keys or not line.held or len(line.text) > _LONGEST or _lacks_brace(line):
            continue
        mine, others = _keys_around(view, line)
        found: list[tuple[int, int, str]] = []
        for start, end, key in _next_keys(line, view):
            if key not in {line.key, *mine, *(name for _, _, name in found)}:
                found.append((start, end, key))
        if not found:
            continue
        keys = [key for _, _, key in found]
        sure = all(key in others for key in keys) or not line.plain
        start, end, key = found[0]
        other = "" if sure else f" Bila teks «{line.key}», apit seluruhnya dengan tanda kutip."
        yield Guess(
            line.number, end, f"Di baris ini ada dua kunci: «{line.key}» dan «{key}».",
            f"Tulis «{key}: …» di barisnya sendiri di bawah «{line.key}», sejajar.{other}",
            tuple(at(line, begin, line.text[begin:stop], newline + " " * line.lead) for begin, stop, _ in found), offered=sure,
        )  # fmt: skip


def _next_keys(line: RawLine, view: Unread) -> Iterator[tuple[int, int, str]]:
    """The keys of such files behind the value of a line: where the blanks before them begin, where the key does, and the key."""
    for found in _NEXT.finditer(line.text, _behind_value(line), line.end):
        word, start = found[1], found.start(1)
        if word in view.keys:
            if found.start() < start:
                yield found.start(), start, word
            continue
        ends = [
            key for key in view.keys if len(key) >= _SHORTEST and word.endswith(key) and word[-len(key) - 1].isalnum()
        ]
        if ends:
            start = found.end(1) - len(max(ends, key=len))
            yield start, start, max(ends, key=len)


def _behind_value(line: RawLine) -> int:
    """Behind the first value of a line: its quotes, its brackets, or its first letter."""
    if quoted := _QUOTED.match(line.text, line.value):
        return quoted.end()
    if line.held[:1] in CLOSER:
        depth = 0
        for _, stop, sign in pieces_of(line.text, line.value, line.end):
            depth += (sign in CLOSER) - (sign in CLOSER.values() and bool(sign))
            if sign and sign in CLOSER.values() and depth <= 0:
                return line.text.index(sign, stop) + 1
        return line.end
    return line.value + 1


def _keys_around(view: Unread, line: RawLine) -> tuple[set[str], set[str]]:
    """The keys of the group that a line is of, and those of its neighbours in the same column that are of other items."""
    mine, others, own = {line.key}, set[str](), not line.dashes
    for one in view.before(line):
        if one.lead < line.lead and not own:
            if one.indent < line.lead - STEP:
                break
            continue
        if one.lead < line.lead:
            break
        if one.lead == line.lead:
            (mine if own else others).add(one.key)
            own = own and not one.dashes
    own = True
    for one in view.below(line):
        if one.lead < line.lead:
            break
        if one.lead == line.lead:
            own = own and not one.dashes
            (mine if own else others).add(one.key)
    return mine, others


def pair_without_braces(view: Unread) -> Iterator[Guess]:
    """One pair behind such a key: «keputusan: terbit: cetak», with the others on lines of their own, or gone."""
    named = view.keys.named if isinstance(view.keys, KeyWords) else ()
    for line in view.above:
        text = line.text[line.value : text_end(line)]
        found = _PAIR.fullmatch(text) if line.key in named and len(text) < _LONGEST else None
        if not found or line.text[line.value - 1] != " ":
            continue
        below = next(view.below(line), None)
        if below is not None and below.key and below.indent > line.lead:
            new = f"{newline_of(view.text)}{' ' * below.indent}{text}"
            yield Guess(
                line.number, line.value, f"Jalan pertama «{line.key}» berdiri di baris kuncinya.", "Pindahkan ke baris sendiri, sejajar dengan yang di bawahnya.",
                (at(line, line.value - 1, f" {text}", new),),
            )  # fmt: skip
        yield Guess(
            line.number, line.value, f"Isi «{line.key}» di sini belum diapit kurung kurawal.",
            f"Tulis «{line.key}: {{{found[1]}: {found[2]}, …: …}}», dengan semua jalannya.",
            (at(line, line.value, text, f"{{{text}}}"),), offered=False,
        )  # fmt: skip


def pairs_without_braces(view: Unread) -> Iterator[Guess]:
    """Pairs in one line behind a key that holds keys of any names: «keputusan: ya: 3; tidak: 1»."""
    named = view.keys.named if isinstance(view.keys, KeyWords) else ()
    for line in view.above:
        text = line.text[line.value : text_end(line)]
        inner = text.strip("() .")
        if line.key in named and len(text) < _LONGEST and _PAIRS.fullmatch(inner):
            pairs = ", ".join(f"{one[1]}: {one[2]}" for one in _PAIR.finditer(inner))
            yield Guess(
                line.number, line.value,
                f"Isi «{line.key}» di sini belum diapit kurung kurawal.", f"Tulis «{line.key}: {{{short(pairs, 100)}}}».",
                (at(line, line.value, text, f"{{{pairs}}}"),),
            )  # fmt: skip
