# Colons, dashes and the blanks behind them: forgotten, or another sign in their place.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.faults.quoting import quotes
from tatalaksana.source.lines import RawLine
from tatalaksana.source.odd import BULLETS
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import STEP, newline_of

_GLUED = re.compile(r"""([A-Za-z_][\w-]*|"[^"]*"|'[^']*')([ \t]*:)(?=[^\s/])""")
_GLUED_NAME = re.compile(r"([^\W\d_][^:#]*?)[ \t]*:(?=[^\s/])(?!(?<=[0-9]:)[0-9])")
"""The same behind a name of several words, as exits have; a time of the day is none."""
_WORD = re.compile(
    r"([A-Za-z_][\w-]*)([ \t]*(?:[=-]>|[=;：∶>→]|:=)[ \t]*|[ \t]+[-–—][ \t]+|\.(?:[ \t]+|$)|[ \t]+|$)(.*)"
)
_DOUBTFUL = frozenset("-–—.")
"""Signs that may as well stand in a sentence."""
_WIDE_COLONS = frozenset("：∶")
_DASHED = re.compile(r"-(?=[^\s-])")
_BULLET = re.compile(rf"(?:[{BULLETS}*+]|[o>](?=[ \t]))[ \t]*(?=\S)")

_ARROW = re.compile(r"([^\s:,{}\[\]#-][^:,{}\[\]#\n]*?)[ \t]*(->|=>|→|=)[ \t]*(?=\S)")
"""A name and what it leads to."""
_NAME_AND_GOAL = re.compile(
    r"([ ]*[^\s:,{}\[\]#-][^:,{}\[\]#]*?)(?:[ \t]*([,;.])[ \t]+|[ \t]+([–—-])[ \t]+|[ \t]+)(\S+)"
)
_OWN_ID = re.compile(r"(?m)(?:^[ ]*(?:-[ ]+)?|[{,][ ]*)id:[ ]+([^\s,{}]+)")
_END = "selesai"
"""What an exit to the end names."""
_MORE_THAN = re.compile(r">[ \t]*(?=[0-9])")
"""A sign that says how much, where another is a bullet."""


def glued_colon(view: Unread) -> Iterator[Guess]:
    """`waktu:1 jam`: no blank behind the colon."""
    for line in view.above:
        found = _GLUED.match(line.text, line.lead)
        if found and line.colon != found.end() - 1:
            begin, end = found.end(2), text_end(line)
            rest = line.text[begin:end]
            if rest == "-":  # a placeholder, which would begin a list
                splices, said = (at(line, found.end(1), found[2] + rest, ': "-"'),), '"-"'
            elif rest.startswith("- ") and (inset := _items_column(view, line)) is not None:
                newline = newline_of(view.text)
                yield Guess(
                    line.number, begin - 1, f"Butir pertama «{found[1]}» berdiri di baris kuncinya.", "Pindahkan ke baris berikutnya, sejajar dengan butir lainnya.",
                    (at(line, found.end(1), found[2], f":{newline}{' ' * inset}"),),
                )  # fmt: skip
                continue
            elif rest.startswith(("- ", ". ")):  # a phone puts a dot where two blanks are typed
                said = rest[1:].strip()
                splices = (at(line, found.end(1), line.text[found.end(1) : end], f": {said}"),)
            else:
                splices, said = (at(line, found.end(1), found[2], ": "),), short(line.text[begin : line.end], 20)
            yield Guess(
                line.number, begin - 1, f"Kurang spasi sesudah titik dua pada «{short(found.group(), 20)}{short(rest, 20)}».",
                f"Tulis «{found[1]}: {said}».", splices,
            )  # fmt: skip


def glued_names(view: Unread) -> Iterator[Guess]:
    """`tidak lengkap:terima` beside `lengkap: telaah`, in a group whose names the file gives itself: all neighbours at once."""
    for line in view.above:
        around = _neighbours(view, line) if not line.key and not line.dashes else ()
        glued = [
            (one, found)
            for one in around
            if not one.key and not one.dashes and (found := _GLUED_NAME.match(one.text, one.lead))
        ]
        if glued and any(one.key and one.key not in view.keys and one.held for one in around):
            first, found = glued[0]
            rest = short(first.text[found.end() : first.end], 20)
            yield Guess(
                first.number, found.end() - 1, f"Kurang spasi sesudah titik dua pada «{short(found.group(), 20)}{rest}».",
                f"Tulis «{found[1]}: {rest}».", tuple(at(one, hit.end(), "", " ") for one, hit in glued),
            )  # fmt: skip


def _items_column(view: Unread, line: RawLine) -> int | None:
    """The column of the dashes of the items below a key whose first one stands beside it."""
    below = next(view.below(line), None)
    if below is None or below.indent < line.lead:
        return None
    if below.dashes:
        return below.indent
    return below.indent - STEP if below.key in view.keys and below.indent - STEP >= line.lead else None


def printed_keys(view: Unread) -> Iterator[Guess]:
    """`Dasar Hukum` above its items: keys as the sheet prints them, without a colon; all of them at once."""
    found = [
        (line, said, key)
        for line in view.above
        if not line.key and not line.dashes and " " in (said := line.text[line.lead : text_end(line)])
        if (key := "_".join(said.casefold().split())) in view.keys
    ]
    if found:
        line, said, key = found[-1]
        ends = tuple(at(one, text_end(one), "", ":") for one, _, _ in reversed(found))
        yield Guess(line.number, line.lead, f"Kurang titik dua sesudah «{said}».", f"Tulis «{key}:».", ends)


def missing_colon(view: Unread) -> Iterator[Guess]:
    """`judul Penanganan`: no colon behind the key, or another sign."""
    for line in view.above:
        found = _WORD.match(line.text[: text_end(line)], line.lead)
        if (
            found is None
            or (line.key and (" " not in line.key or line.key in view.keys))
            or not _is_key(view, line, found[1], found[3])
        ):
            continue
        word, between, rest = found.groups()
        sign = between.strip()
        message = (
            f"Sesudah «{word}» tertulis «{sign}», bukan titik dua." if sign else f"Kurang titik dua sesudah «{word}»."
        )
        doubt = (not sign or sign in _DOUBTFUL) and _may_go_on(view, line, rest)
        hint = f"Tulis «{word}: {short(rest, 30)}»." if rest else f"Tulis «{word}:»."
        if doubt:
            hint = f"{hint[:-1]}, atau jorokkan baris ini bila sambungan teks di atasnya."
        new = ": " if rest else ":"
        yield Guess(
            line.number, found.end(1), message, hint, (at(line, found.end(1), between, new),), offered=not doubt
        )


def wide_colons(view: Unread) -> Iterator[Guess]:
    """`waktu：15 menit`: of what `missing_colon` finds, colons of another width, which mean nothing else behind a key."""
    yield from (
        guess
        for guess in missing_colon(view)
        if guess.offered and any(set(one.old) & _WIDE_COLONS for one in guess.splices)
    )


def arrow_for_colon(view: Unread) -> Iterator[Guess]:
    """`rusak -> musnah` among `baik: hibah`, in a group that names its keys itself; all such lines of it at once."""
    if not isinstance(view.keys, KeyWords):
        return
    for line in view.above:
        head = next((one for one in view.before(line) if one.lead < line.lead), None)
        if line.dashes or head is None or head.key not in view.keys.named:
            continue
        run = [
            (one, found)
            for one in _neighbours(view, line)
            if not one.dashes and not one.key and (found := _ARROW.match(one.text, one.lead))
        ]
        if run:
            first, found = run[0]
            rest = short(first.text[found.end() : text_end(first)], 30)
            yield Guess(
                first.number, found.end(1), f"Sesudah «{found[1]}» tertulis «{found[2]}», bukan titik dua.", f"Tulis «{found[1]}: {rest}».",
                tuple(at(one, hit.end(1), one.text[hit.end(1) : hit.end()], ": ") for one, hit in run),
            )  # fmt: skip


def exits_without_colon(view: Unread) -> Iterator[Guess]:
    """`masih baik hibah` among exits: a name and the step that it leads to, with no colon between them, or another sign; all such lines at once."""
    if not isinstance(view.keys, KeyWords):
        return
    goals = {*_OWN_ID.findall(view.text), _END}
    for line in view.above:
        head = next((one for one in view.before(line) if one.lead < line.lead), None)
        if line.dashes or line.key or head is None or head.key not in view.keys.named:
            continue
        run = [
            (one, found)
            for one in _neighbours(view, line)
            if not one.dashes and not one.key and (found := _NAME_AND_GOAL.fullmatch(one.text[: text_end(one)]))
        ]
        run = [(one, found) for one, found in run if found[4] in goals or found[4].isdigit()]
        if run:
            first, found = run[0]
            sign = found[2] or found[3]
            told = (
                f"Sesudah «{found[1].strip()}» tertulis «{sign}», bukan titik dua."
                if sign
                else f"Kurang titik dua sesudah «{found[1].strip()}»."
            )
            yield Guess(
                first.number, found.end(1), told, f"Tulis «{found[1].strip()}: {found[4]}».",
                tuple(at(one, hit.end(1), one.text[hit.end(1) : hit.start(4)], ": ") for one, hit in run),
            )  # fmt: skip


def doubled_colon(view: Unread) -> Iterator[Guess]:
    """`uraian : : Menyusun`: a colon behind the colon."""
    for line in view.above:
        if line.key in view.keys and line.held[:2] == ": ":
            yield Guess(
                line.number,
                line.value,
                f"Sesudah «{line.key}» ada dua titik dua.",
                "Hapus satu.",
                (at(line, line.value, ": ", ""),),
            )


def parted_key(view: Unread) -> Iterator[Guess]:
    """«keleng» above «kapan: Surat»: a line end within a key."""
    for line in view.above:
        below = next(view.below(line), None)
        word = line.text[line.lead :].rstrip()
        if line.key or below is None or below.number != line.number + 1 or below.dashes or below.key in view.keys:
            continue
        if below.key and (key := word + below.key) in view.keys:
            gap = view.text[line.start + len(line.text.rstrip()) : below.start + below.indent]
            yield Guess(
                line.number, line.lead, f"Kunci «{key}» di sini terbelah dua baris.", f"Satukan: «{key}: …».",
                (Splice(line.start + len(line.text.rstrip()), gap, ""),),
            )  # fmt: skip


def missing_key(view: Unread) -> Iterator[Guess]:
    """`: Permohonan lengkap`: nothing before the colon, or its key on the line above."""
    for line in view.above:
        if line.text[line.lead : line.lead + 2] in {":", ": "}:
            above = view.lines[line.number - 1] if line.number else line
            word = above.text[above.lead :].strip()
            if word in view.keys and not above.key:
                end = above.start + above.lead + len(word)
                yield Guess(
                    above.number, above.lead, f"Titik dua «{word}» berada di baris berikutnya.", f"Tulis «{word}: …» di satu baris.",
                    (Splice(end, view.text[end : line.start + line.lead], ""),),
                )  # fmt: skip
            yield Guess(
                line.number, line.lead, "Di depan titik dua ini tidak ada kunci.", "Tulis kuncinya, atau hapus barisnya.",
                (at(line, line.lead, "", "kunci-rekaan"),), offered=False,
            )  # fmt: skip


def _is_key(view: Unread, line: RawLine, word: str, rest: str) -> bool:
    if any(other.lead == line.lead and other.key == word for other in _group(view, line)):
        return False
    if word in view.keys or (word.isupper() and word.lower() in view.keys and rest[:1].isdigit()):
        return True
    if rest[:1] == "{" and any(one.lead == line.lead and one.held[:1] == "{" for one in view.lines):
        return True  # an entry of a register in one line, as its neighbours are
    named = any(one.lead == line.lead and one.key and one.key not in view.keys and not one.held for one in view.lines)
    before = next(view.before(line), None)
    if view.keys and not named and before is not None and before.held and before.plain:
        return False  # a text that goes on; where files give names themselves, others stand in that column
    below = next(view.below(line), None)
    if rest or below is None or below.lead <= line.lead:
        return False
    # A word above items of its own column, or itself an item, is one that has lost its dash, or those have slipped.
    return below.indent > line.indent and not line.dashes if below.dashes else bool(below.key)


def _group(view: Unread, line: RawLine) -> Iterator[RawLine]:
    """The lines above of the same group of keys."""
    for other in () if line.dashes else view.before(line):
        if other.lead < line.lead:
            return
        yield other
        if other.dashes and other.lead == line.lead:
            return


def _may_go_on(view: Unread, line: RawLine, rest: str) -> bool:
    """Whether a line may as well go on with the text above it: with more of a sentence, or as its last word."""
    before, below = next(view.before(line), None), next(view.below(line), None)
    last = not rest and (below is None or below.indent <= line.indent)
    return (
        before is not None and bool(before.held) and before.plain and not line.dashes
        and (last or (rest[:1].islower() and " " in rest))
    )  # fmt: skip


def glued_dash(view: Unread) -> Iterator[Guess]:
    """`-kabag`: no blank behind the dash, in all neighbours at once."""
    for line in view.above:
        if not _DASHED.match(line.text, line.lead):
            continue
        run = [one for one in _neighbours(view, line) if _DASHED.match(one.text, one.lead)]
        said = short(line.text[line.lead + 1 :], 20)
        yield Guess(
            line.number, line.lead, "Kurang spasi sesudah tanda «-».", f"Tulis «- {said}».",
            tuple(at(one, one.lead + 1, "", " ") for one in run),
        )  # fmt: skip


def bullet_items(view: Unread) -> Iterator[Guess]:
    """Items behind Word's bullets or other dashes, all neighbours at once."""
    for line in view.above:
        found = _BULLET.match(line.text, line.lead)
        if not found:
            continue
        if line.dashes and found.group()[0] == ">":
            continue  # it says «more than», and is quoted
        run = [
            one for one in _neighbours(view, line) if _BULLET.match(one.text, one.lead) and one.dashes == line.dashes
        ]
        splices = tuple(splice for one in run for splice in _as_item(view, one))
        sign = found.group().strip()
        if line.dashes:
            message, hint = f"Butir ini diawali dua tanda: «-» dan «{sign}».", f"Hapus «{sign}»."
        else:
            message, hint = (
                f"Butir ini diawali «{sign}», bukan «-».",
                "Awali setiap butir dengan tanda «-» dan satu spasi.",
            )
        yield Guess(run[0].number, run[0].lead, message, hint, splices)


def _as_item(view: Unread, line: RawLine) -> Iterator[Splice]:
    found = _BULLET.match(line.text, line.lead)
    assert found is not None  # noqa: S101 - it is why the line is here
    if _MORE_THAN.match(line.text, line.lead):
        yield at(line, line.lead, "", "- ")
        yield from quotes(line.start + line.lead, line.text[line.lead : text_end(line)])
        return
    yield at(line, line.lead, found.group(), "" if line.dashes else "- ")
    text = line.text[found.end() : text_end(line)]
    key = re.match(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]", text)
    if ": " in text and not (key and key[1] in view.keys) and text[:1] not in "{['\"":
        yield from quotes(line.start + found.end(), text)


def _neighbours(view: Unread, line: RawLine) -> list[RawLine]:
    """The lines of the same indentation around a line, with nothing further left between them."""
    found = [line]
    for one in view.before(line):
        if one.indent < line.indent:
            break
        if one.indent == line.indent:
            found.insert(0, one)
    for one in view.below(line):
        if one.indent < line.indent:
            break
        if one.indent == line.indent:
            found.append(one)
    return found
