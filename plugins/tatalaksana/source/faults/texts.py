# Texts that need quotes and have none, or have them wrongly.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.faults.quoting import ends_first, quoted, quotes, sign_of
from tatalaksana.source.lines import RawLine
from tatalaksana.source.odd import without_quotes
from tatalaksana.source.problem import Splice
from tatalaksana.source.words import KeyWords

_MARKS = {'"', "'"}
_COLON = re.compile(r":(?=[ \t]|$)")
_WORD_COLON = re.compile(r"(?<![(\w])([A-Za-z_][\w-]*)[ \t]*:(?=[ \t]|$)")
_SHEET_QUOTES = re.compile(r'"[^"]*(?:""[^"]+""[^"]*)+"')
"""What stands in quotes in a file of a spreadsheet, where each quote in it is written twice."""
_PAIRS = re.compile(r"[^,:]+: [^,:]+(?:, *[^,:]+: [^,:]+)+")
"""What may as well be keys with their values, without their brackets."""
_KEY = re.compile(r"(|.*?[^ \t])[ \t]*:(?=[ \t]|$)")
_OPENED = re.compile(r"\{[ \t]*([A-Za-z_][\w-]*)[ \t]*:")
_GROUP = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
"""A list or a group in one line."""
_SIGNED = re.compile(r"[@%&`|*!>]|\[[^\[\]]*\][ \t]*[^\s.;]")
"""What begins a text though it begins something else for YAML."""
_ENDED = re.compile(r"[^\s:]+:|[0-9][^:]*:")
"""A word or a figure with a colon behind it, that begins nothing."""
_CLOSERS = {'"': "”“„\u201f", "'": "’‘‚\u201b"}


def unclosed_quote(view: Unread) -> Iterator[Guess]:
    """The first quote that nothing closes; what is below it is misread up to the next quote, or the file's end."""
    line = view.first_open
    if line is None or line.open not in _MARKS:
        return
    mark = line.open
    text = line.text[line.value + 1 : text_end(line)]
    if text and text[-1] in _CLOSERS[mark]:
        yield Guess(
            line.number, line.value, f"Tanda kutip «{mark}» ini ditutup dengan «{text[-1]}» dari Word.",
            f"Pakai «{mark}» di kedua ujungnya.",
            _closed(line, text[:-1], text[-1]), opens=True,
        )  # fmt: skip
    if _GROUP.fullmatch(text):
        yield Guess(
            line.number, line.value, f"Di depan «{text[0]}» ada tanda kutip.", "Hapus tandanya.",
            (at(line, line.value, mark, ""),), opens=True,
        )  # fmt: skip
    yield from _before_key(view, line, text)
    other = next(iter(_MARKS - {mark}))
    if text.endswith(other) and text.count(other) == 1:
        yield Guess(
            line.number, line.value, f"Tanda kutip «{mark}» ini ditutup dengan «{other}».", f"Pakai «{mark}» di kedua ujungnya.",
            _closed(line, text[:-1], other), opens=True,
        )  # fmt: skip
    message = "Tanda kutip yang dibuka di sini belum ditutup; sampai akhir berkas semuanya terbaca sebagai satu teks."
    if view.blamed < len(view.lines) - 1:
        message = f"Tanda kutip yang dibuka di sini belum ditutup; karena itu baris {view.blamed + 1} tidak terbaca."
    more = [(one.start + one.indent, one.text[one.indent : text_end(one)]) for one in _goes_on(view, line)]
    for lines in ([], more) if more else ([],):
        splices = _closed(line, text, "", lines)
        hint = "Tambahkan tanda kutip penutup di akhir teksnya."
        yield Guess(line.number, line.value, message, hint, splices, opens=True)


def _before_key(view: Unread, line: RawLine, text: str) -> Iterator[Guess]:
    """`"judul: Penyiapan Surat`: a quote before a key, not before a text."""
    key = _KEY.match(text)
    below = next(view.below(line), None)
    inside = below is not None and bool(below.key) and below.lead > line.indent
    head = next((one for one in view.before(line) if one.lead < line.lead), None)
    named = isinstance(view.keys, KeyWords) and head is not None and head.key in view.keys.named
    if key and (key[1] in view.keys or named) and not line.key and (inside or not line.dashes):
        yield Guess(
            line.number, line.value, f"Di depan kunci «{short(key[1])}» ada tanda kutip.", "Hapus tandanya.",
            (at(line, line.value, line.text[line.value], ""),), opens=True,
        )  # fmt: skip


def _closed(line: RawLine, text: str, wrong: str, more: list[tuple[int, str]] | None = None) -> tuple[Splice, ...]:
    """The closing quote behind a text; where the text has quotes of the kind, all of it in fitting ones."""
    start, mark = line.start + line.value, line.open
    parts = [(start + 1, text), *(more or [])]
    last, tail = parts[-1]
    inner = [part for _, part in parts]
    if any(mark in part for part in inner) or (mark == '"' and any("\\" in part for part in inner)):
        around = quotes(start + 1, text, more or [])
        first = Splice(start, mark + around[0].old, around[0].new)
        return (first, *around[1:]) if not wrong else ()
    return (Splice(last + len(tail), wrong, mark),)


def _goes_on(view: Unread, line: RawLine) -> list[RawLine]:
    """The lines of plain text below a line that go on with its text, also those that are not moved in."""
    found = []
    for one in view.below(line):
        word = re.match(r"[\w-]+", one.text[one.lead :])
        level = one.indent == line.lead and not one.key and one.text[one.lead : one.lead + 1].isalnum()
        if one.dashes or not (one.indent > line.indent or level) or (word and word.group() in view.keys):
            break
        found.append(one)
    return found


def _quoted_twice(line: RawLine, held: str) -> Iterator[Guess]:
    """A text as the file of a spreadsheet has it, where each quote in it is written twice."""
    if not _SHEET_QUOTES.fullmatch(held):
        return
    once = quoted(held[1:-1].replace('""', '"'))
    yield Guess(
        line.number, line.value, "Tanda kutip di dalam teks ini ditulis dua-dua, seperti dalam berkas dari Excel.",
        f"Tulis masing-masing sekali, dan apit seluruh teks dengan tanda kutip yang lain: {short(once)}",
        (Splice(line.start + line.value, held, once),),
    )  # fmt: skip


def _in_two_single(line: RawLine, held: str) -> Iterator[Guess]:
    """A text between two single quotes at each end, which look like a double one."""
    if _TWO_SINGLE.fullmatch(held):
        once = quoted(held[2:-2])
        yield Guess(
            line.number, line.value, "Teks ini diapit dua tanda kutip tunggal.", f"Pakai satu kutip ganda: {short(once)}",
            (Splice(line.start + line.value, held, once),),
        )  # fmt: skip


def quotes_within(view: Unread) -> Iterator[Guess]:
    """A text in quotes that holds the same quotes, or goes on behind them."""
    for line in view.above:
        held = line.text[line.value : text_end(line)]
        mark = held[:1]
        if mark not in _MARKS or held.count(mark) < 2 or line.open or _of_group(held):  # noqa: PLR2004 - one quote is an open one
            continue
        start = line.start + line.value
        yield from _before_key(view, line, held[1:])
        yield from _in_two_single(line, held)
        if held.endswith(mark * 2) and held.count(mark) == 3:  # noqa: PLR2004 - the two that belong there, and one more
            inch = mark == '"' and held[-3].isdigit()
            how = (
                f"Bila yang pertama tanda inci, tulis {quoted(held[1:-1])}; bila bukan, hapus satu."
                if inch
                else "Hapus satu."
            )
            yield Guess(
                line.number, line.value + len(held) - 1, f"Tanda kutip penutup «{mark}» ini berlebih.", how,
                (Splice(start + len(held) - 1, mark, ""),), offered=not inch,
            )  # fmt: skip
        if held[-1] == mark and len(held) > 2 and not ends_first(held):  # noqa: PLR2004
            text = held[1:-1]
            if mark not in text:
                continue
            yield from _quoted_twice(line, held)
            yield Guess(
                line.number, line.value, f"Di dalam teks berkutip «{mark}» ada tanda kutip «{mark}» lagi.",
                f"Apit seluruh teks dengan tanda kutip yang lain: {short(quoted(text))}",
                (Splice(start, held, quoted(text)),),
            )  # fmt: skip
        elif _QUOTED_ITEMS.fullmatch(held):
            yield Guess(
                line.number, line.value, "Di sini ada beberapa teks berkutip, dengan koma di antaranya.",
                f"Bila beberapa butir, tulis [{short(held)}]. Bila satu teks, apit seluruhnya dengan tanda kutip: {short(quoted(held))}",
                (Splice(start, held, f"[{held}]"),), offered=False,
            )  # fmt: skip
        elif found := _SIGN_BEHIND.fullmatch(held):
            at = found.start(1)
            yield Guess(
                line.number, line.value + at, f"Sesudah tanda kutip penutup ada «{found[1]}».", "Hapus tandanya.",
                (Splice(start + at, found[1], ""),),
            )  # fmt: skip
        elif within := _WITHIN_WORD.fullmatch(held):
            yield Guess(
                line.number, line.value, f"Tanda kutip «'» di depan teks ini tidak bertutup; yang di «{within[1]}» bagian katanya.",
                f"Apit dengan kutip ganda: {short(quoted(held[1:]))}", (Splice(start, held, quoted(held[1:])),),
            )  # fmt: skip
        else:
            close = held.index(mark, 1)
            behind = held[close + 1 :]
            if (key := _WORD_COLON.match(behind.lstrip())) and key[1] in view.keys:
                yield Guess(
                    line.number, line.value + held.index(key[1], close), f"«{key[1]}» harus berada di barisnya sendiri.",
                    f"Pindahkan ke bawah «{line.key}».", (Splice(start + close + 1, behind, ""),), offered=False, opens=True,
                )  # fmt: skip
                continue
            whole = held[1:close] + behind if behind[:1] == "," and mark not in behind else held
            yield Guess(
                line.number, line.value, "Sesudah tanda kutip penutup masih ada teks.",
                f"Apit seluruh teks dengan tanda kutip: {short(quoted(whole))}", (Splice(start, held, quoted(whole)),),
            )  # fmt: skip


def sign_behind_group(view: Unread) -> Iterator[Guess]:
    """`[Komputer, Printer].`: a full stop or a quote behind a list or a group."""
    for line in view.above:
        held = line.text[line.value : text_end(line)]
        if held[-1:] in {*_MARKS, ".", ";"} and _GROUP.fullmatch(held[:-1]):
            yield Guess(
                line.number, line.value + len(held) - 1, f"Di belakang «{held[-2]}» ada tanda «{held[-1]}».", "Hapus tandanya.",
                (at(line, line.value + len(held) - 1, held[-1], ""),),
            )  # fmt: skip


def backslash(view: Unread) -> Iterator[Guess]:
    """A backslash in double quotes, where it has a meaning of its own."""
    for line in view.above:
        held = line.text[line.value : text_end(line)]
        place = held.find("\\")
        if held[:1] == '"' and held[-1:] == '"' and held.count('"') == 2 and place >= 0:  # noqa: PLR2004
            yield Guess(
                line.number, line.value + place, "Di dalam kutip ganda, garis miring terbalik «\\» punya arti sendiri.",
                f"Pakai kutip tunggal: {short(quoted(held[1:-1]))}",
                (Splice(line.start + line.value, held, quoted(held[1:-1])),),
            )  # fmt: skip


_TWO_SINGLE = re.compile("''[^']+''")
_SIGN_BEHIND = re.compile(r"""(?:"[^"]*"|'[^']*')([,;])""")
"""A text in quotes and a sign that parts items elsewhere: nobody prints it."""
_QUOTED_ITEMS = re.compile(r"""(?:"[^"]*"|'[^']*')(?:[ \t]*,[ \t]*(?:"[^"]*"|'[^']*'))+""")
_WITHIN_WORD = re.compile(r"'[^']*?(\w+'\w+)[^']*")
"""A quote that opens a text, and an apostrophe: «'hari Jum'at»."""


def _of_group(held: str) -> bool:
    """Whether keys follow a text in quotes up to a bracket that was never opened: the first one of a group is gone."""
    return held[-1:] == "}" and "{" not in held and ": " in held.rpartition(held[0])[2]


def special_item(view: Unread) -> Iterator[Guess]:
    """An item of texts, among others in its column, that begins with a sign: before anyone thinks of moving it."""
    for line in view.above:
        if not line.dashes or line.key or not _SIGNED.match(line.text, line.lead):
            continue
        beside = (next(view.before(line), None), next(view.below(line), None))
        if any(one is not None and one.dashes == line.dashes and not one.key for one in beside):
            yield from _specials(view, line)


def special_text(view: Unread) -> Iterator[Guess]:
    """A text that begins with a sign, or has a colon in it."""
    for line in view.above:
        yield from _specials(view, line)


def _dashed(view: Unread, head: RawLine, text: str) -> Guess | None:
    """A dash before what is no item, or alone: in a list of the file it says that there is nothing, in a cell too; elsewhere it is a slip."""
    if not isinstance(view.keys, KeyWords) or not (text == "-" or text.startswith("- ")):
        return None
    if text == "-" and head.key in view.keys - view.keys.dashed:
        return Guess(
            head.number, head.value, f"«{head.key}» hanya berisi «-».",
            "Tulis isinya." if head.key in view.keys.needed else "Tulis isinya; bila memang tidak ada, hapus barisnya.",
            quotes(head.start + head.value, text), offered=False,
        )  # fmt: skip
    if text == "-" and not head.lead and head.key in view.keys.lists:
        return Guess(
            head.number, head.value, f"«{head.key}» hanya berisi «-», yang di YAML memulai daftar.", f'Tulis «{head.key}: ["-"]».',
            (at(head, head.value, text, '["-"]'),),
        )  # fmt: skip
    if text != "-" and head.key in view.keys - view.keys.dashed - view.keys.lists:
        return Guess(
            head.number, head.value, f"Tanda «-» di depan isi «{head.key}» berlebih.", "Hapus tandanya.",
            (at(head, head.value, "- ", ""),),
        )  # fmt: skip
    return None


def _specials(view: Unread, line: RawLine) -> Iterator[Guess]:
    """The text that a line belongs to in quotes, where it needs them."""
    head = _head(view, line)
    if head is None:
        return
    text = head.text[head.value : text_end(head)]
    more = _goes_on(view, head)
    whole = [text, *(one.text[one.indent : text_end(one)] for one in more)]
    sign, colon = sign_of(text), next((part for part in whole if _COLON.search(part)), "")
    if not text or not (sign or colon) or (sign in {"|", ">"} and more):
        return
    if not more and (dashed := _dashed(view, head, text)):
        yield dashed
        return
    if (named := _OPENED.match(text)) and named[1] in view.keys:
        return  # a group of keys, whose brackets or commas are wrong
    bare = without_quotes(text)
    said = short(quoted(bare if len(whole) == 1 else f"{text} …"))
    if colon and not sign and not more and text[-1] in _MARKS and text.count(text[-1]) == 1:
        yield Guess(
            head.number, head.value + len(text) - 1, f"Tanda kutip «{text[-1]}» di akhir teks ini tidak punya pembuka.",
            "Tulis juga di awal teksnya.", (at(head, head.value, "", text[-1]),),
        )  # fmt: skip
    if sign:
        message = f"Teks ini diawali «{sign}», yang punya arti sendiri di YAML."
        number, column = head.number, head.value
    elif not more and _ENDED.fullmatch(text):
        yield Guess(
            head.number, head.value + len(text) - 1, f"Di akhir «{short(text)}» ada titik dua.", "Hapus tandanya.",
            (at(head, head.value + len(text) - 1, ":", ""),),
        )  # fmt: skip
        return
    else:
        message = "Titik dua «: » di tengah teks membuat sisanya terbaca sebagai kunci."
        number, column = _place(head, more, text, colon)
    parts = [(one.start + one.indent, one.text[one.indent : text_end(one)]) for one in more]
    keyed = any(found[1] in view.keys for part in whole for found in _WORD_COLON.finditer(part))
    pairs = not sign and _PAIRS.fullmatch(text) is not None
    hint = f"Apit seluruh teks dengan tanda kutip: {said}"
    if pairs or keyed:
        group = (
            f"Bila ini kelompok kunci, tulis {{{short(text, 60)}}}"
            if pairs
            else "Bila itu kunci, tulis di barisnya sendiri"
        )
        hint = f"{group}; bila teks, apit seluruhnya dengan tanda kutip."
    lone = text == "-" and bool(more)  # an item that stands below its dash, or a placeholder that something follows
    yield Guess(
        number, column, message, hint, quotes(head.start + head.value, text, parts), offered=not (pairs or keyed or lone or (sign == "{" and ": " in text)),
    )  # fmt: skip


def _head(view: Unread, line: RawLine) -> RawLine | None:
    """The line on which the text of a line begins."""
    if line.dashes or (line.key and (not view.keys or line.key in view.keys)):
        return line
    for one in view.before(line):
        if one.indent < line.indent:
            return one if one.held and (one.key or one.dashes) and one.lead < line.indent else None
        if one.key and one.indent == line.indent:
            return line
    return line if line.key else None


def _place(head: RawLine, more: list[RawLine], text: str, colon: str) -> tuple[int, int]:
    if colon == text:
        found = _COLON.search(text)
        return head.number, head.value + (found.start() if found else 0)
    line = next(one for one in more if one.text[one.indent :].startswith(colon))
    found = _COLON.search(line.text, line.indent)
    return line.number, found.start() if found else line.indent


def special_key(view: Unread) -> Iterator[Guess]:
    """A key that begins with a sign, such as an exit «>= 50 juta»."""
    for line in view.above:
        sign = sign_of(line.text[line.lead :])
        found = _KEY.match(line.text, line.lead)
        if sign and sign not in "[]{}#-" and found and found[1]:
            if (key := found[1].removeprefix(sign).lstrip()) in view.keys:
                yield Guess(
                    line.number, line.lead, f"Di depan kunci «{key}» ada tanda «{sign}».", "Hapus tandanya.",
                    (at(line, line.lead, found[1], key),),
                )  # fmt: skip
                continue
            yield Guess(
                line.number, line.lead, f"Kunci ini diawali «{sign}», yang punya arti sendiri di YAML.",
                f"Apit kuncinya dengan tanda kutip: {short(quoted(found[1]))}: …",
                (at(line, line.lead, found[1], quoted(found[1])),),
            )  # fmt: skip
