# Brackets: not closed, closed too often or by another sign, and what needs quotes or a comma between them.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.faults.quoting import quoted, sign_of
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.odd import without_quotes

CLOSER = {"[": "]", "{": "}"}
"""What closes a bracket."""
_FIRST_NAME = re.compile(r"\{[ \t]*([^\s:,;{}\[\]][^:,;{}\[\]]*):[ \t]")
_EMPTY = re.compile(r"""[{,][ \t]*([^\s:,{}\[\]"'][^:,{}\[\]"'\n]*):(?=[ \t]*[,}])""")
"""A key in braces, and nothing behind its colon."""
_INNER_NAME = re.compile(r",[ \t]*[a-z_]+:[ \t]")
_GLUED = re.compile(r"([^\s:,\"'\[\]{}][^:,\"'\[\]{}]*):(?=[\[{])")
"""A name, and a bracket right behind its colon."""
_PIECES = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\[\]{},]|:(?=[ \t,\]}]|$)|[^"'\[\]{},:]+|.""")
_LONGEST = 2_000
"""Letters of a text that may be keys without their bracket."""
_ROUND = re.compile(r"\(([^\s:,(){}][^:,(){}]*):[ \t][^:]*(?:,[^:,]+:[ \t][^:]*)+[)}]")
"""Two keys or more with their values."""
_ONE_IN_ROUND = re.compile(r"\(([a-z_]+):[ \t][^:(){}]*\)")


def pieces_of(text: str, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The texts between brackets, commas and colons: (from, to, the sign behind it)."""
    start, behind = begin, False
    for found in _PIECES.finditer(text, begin, end):
        sign = found.group()
        if sign in {"[", "{", "]", "}", ","} or (sign == ":" and not behind):
            yield (*_trimmed(text, start, found.start()), sign)
            start, behind = found.end(), sign == ":"
    yield (*_trimmed(text, start, end), "")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    held = text[start:end]
    return start + len(held) - len(held.lstrip()), end - len(held) + len(held.rstrip())


def flow_lines(view: Unread) -> Iterator[RawLine]:
    """The lines near the blamed one that stand in brackets."""
    for line in reversed(view.lines[: view.blamed + 1][-12:]):
        if (line.role is Role.ENTRY and line.held[:1] in {"[", "{"}) or (
            line.role is Role.INNER and re.search(r"[\[\]{},]", line.text)
        ):
            yield line


def glued_bracket(view: Unread) -> Iterator[Guess]:
    """`{tidak:[terima, catat]}`: no blank between a colon and a bracket within braces."""
    for line in flow_lines(view):
        found = list(_GLUED.finditer(line.text, line.value if line.role is Role.ENTRY else 0))
        if found:
            name = found[0][1]
            yield Guess(
                line.number, found[0].end() - 1, f"Kurang spasi sesudah titik dua pada «{name}:{line.text[found[0].end()]}».",
                f"Tulis «{name}: {line.text[found[0].end()]}…».", tuple(at(line, one.end(), "", " ") for one in found),
            )  # fmt: skip


_FORMULA = re.compile(
    r"\b(calculate|relevant|constraint):[ \t]+([^\s\"'](?:[^\"#}]|(?<=[a-z0-9_])\}){0,300}?)(?=[ \t]*(?:,[ \t]*[a-z_]+:[ \t]|\}[ \t]*$))"
)
"""A formula of a field, up to the next key or the end of its braces."""


def special_pieces(view: Unread) -> Iterator[Guess]:
    """Texts in brackets that need quotes: they begin with a sign, or have a colon or a «#» in them."""
    for line in flow_lines(view):
        begin = line.value if line.role is Role.ENTRY else 0
        end = len(line.text.rstrip())
        splices, told = [], ""
        for start, stop, _ in pieces_of(line.text, begin, end):
            text = line.text[start:stop]
            if not text or text[0] in "\"'[]{}":
                continue
            if sign_of(text) or ": " in text or re.search(r"[ \t]#", text) or text.endswith(":"):
                splices.append(at(line, start, text, quoted(text)))
                told = told or text
        if splices:
            sign = sign_of(told)
            sure = ": " not in told or not names_of_own(view, line, splices[0].start - line.start)
            other = "" if sure else " Bila kunci sendiri, isi dulu yang di depannya, lalu beri koma di antaranya."
            why = (
                f"diawali «{sign}»"
                if sign
                else "memuat titik dua"
                if ": " in told
                else "berakhir dengan titik dua"
                if told.endswith(":")
                else "memuat « #»"
            )
            yield Guess(
                line.number, splices[0].start - line.start,
                f"Di dalam kurung, teks «{short(told)}» {why}{' dan harus diapit tanda kutip' if sure else ''}.",
                f"{'Tulis' if sure else 'Bila teks, tulis'} {short(quoted(told))}.{other}", tuple(splices), offered=sure,
            )  # fmt: skip


def formulas(view: Unread) -> Iterator[Guess]:
    """«calculate: ${jumlah} * 2» in braces, which end at those of the name."""
    for line in flow_lines(view):
        found = _FORMULA.search(line.text)
        if found and "${" in found[2]:
            text = found[2].rstrip()
            bare = without_quotes(text)
            yield Guess(
                line.number, found.start(2), f"Rumus «{short(text)}» di dalam kurung belum diapit tanda kutip.",
                f"Tulis {found[1]}: {short(quoted(bare))}.", (at(line, found.start(2), text, quoted(bare)),),
            )  # fmt: skip


def names_of_own(view: Unread, line: RawLine, column: int = 0) -> bool:
    """Whether what stands in braces has names that the file gives itself: in the last that open before a column, or around the value."""
    begin = max(line.value, line.text.rfind("{", 0, column))
    found = _FIRST_NAME.match(line.text, begin) if line.role is Role.ENTRY else None
    return found is not None and found[1].strip() not in view.keys


def stray_bracket(view: Unread) -> Iterator[Guess]:
    """A bracket on a line of its own that closes nothing, and one that is opened twice."""
    for line in view.above:
        if line.text[line.indent :].rstrip(" \t,") in CLOSER.values():
            yield Guess(
                line.number, line.indent, f"Kurung tutup «{line.text[line.indent]}» ini tidak mempunyai pembuka.", "Hapus kurung itu.",
                (at(line, line.indent, line.text[line.indent :], ""),),
            )  # fmt: skip
        if line.held[:1] in CLOSER and line.held[1:2] == line.held[0] and line.open:
            yield Guess(
                line.number,
                line.value,
                f"Di sini ada dua kurung «{line.held[0]}».",
                "Hapus satu.",
                (at(line, line.value, line.held[0], ""),),
            )


def unclosed_bracket(view: Unread) -> Iterator[Guess]:
    """The first bracket that nothing closes."""
    line = view.first_open
    if line is None or line.open[:1] not in CLOSER:
        return
    last = line
    for one in view.lines[line.number + 1 : view.blamed + 1]:
        inner = line.held in CLOSER and bool(line.dashes) and not one.dashes and one.indent >= line.lead
        if one.role is Role.ENTRY and (one.key or one.dashes) and one.indent <= line.lead and not inner:
            break
        if one.text.strip():
            last = one
    closing = "".join(CLOSER[sign] for sign in reversed(line.open))
    for one in {line.number: line, last.number: last}.values() if line.held not in CLOSER else (last,):
        end = text_end(one)
        held = one.text[:end]
        round_one = held.endswith(")") and held.count(")") > held.count("(")
        wrong = held[-1] if round_one or held.endswith(",") else ""
        gap = ' "…"' if held.endswith(":") else ""
        last_one = not any(more.text.strip() for more in view.lines[one.number + 1 :])
        within = bool(gap) or len(line.open) > 1 or ":" not in held.rsplit(",", 1)[-1]
        cut = "{" in line.open and last_one and within
        yield Guess(
            line.number, line.text.index(line.open[0], line.value),
            f"Kurung «{line.open[0]}» ditutup dengan «)»." if round_one else f"Kurung «{line.open[0]}» yang dibuka di sini belum ditutup.",
            f"Berkas ini barangkali terpotong di sini: salin lagi lanjutannya. Bila tidak, lengkapi isinya dan tambahkan «{closing}»." if cut
            else f"Ganti «)» dengan «{closing}»." if round_one else f"Tambahkan «{closing}» di akhirnya.",
            (at(one, end - len(wrong), wrong, gap + closing),), opens=True, offered=not cut,
        )  # fmt: skip


def group_goes_on(view: Unread) -> Iterator[Guess]:
    """`{keputusan: {ya: 2, tidak: 1, waktu: 1 jam}`: names of the file's own in braces that nothing closes before the next key."""
    for line in flow_lines(view):
        opened: list[bool] = []
        """Of each bracket that is open whether it holds names of the file's own; of one that holds none yet, not."""
        begun, comma = 0, 0
        for start, stop, sign in pieces_of(line.text, line.value, text_end(line)) if line.open[:1] == "{" else ():
            if sign == ":" and opened and line.text[start:stop] in view.keys and opened[-1] and len(opened) > 1:
                yield Guess(
                    line.number, begun, "Kurung «{» yang dibuka di sini belum ditutup.",
                    f"Tambahkan «}}» sebelum «{line.text[start:stop]}».", (at(line, comma, "", "}"),),
                )  # fmt: skip
                return
            if sign in CLOSER:
                begun = line.text.index(sign, stop)
                opened.append(False)
            elif sign == ":" and opened:
                opened[-1] = line.text[begun] == "{" and line.text[start:stop] not in view.keys
            elif sign == ",":
                comma = line.text.index(sign, stop)
            elif sign and opened:
                opened.pop()


def round_brackets(view: Unread) -> Iterator[Guess]:
    """`keputusan: (ya: 3, tidak: 4)`: keys in round brackets; of names that are no keys of such files it may be a text as well."""
    for line in view.above:
        end = text_end(line)
        found = _ROUND.fullmatch(line.text, line.value, end) or _ROUND.fullmatch(line.text, line.lead, end)
        one = _ONE_IN_ROUND.fullmatch(line.text, line.value, end)
        if not found and one and one[1] in view.keys:
            found = one
        if found:
            sure = found[1] in view.keys and found is not one
            other = "" if sure else f" Bila teks, apit dengan tanda kutip: {short(quoted(found.group()))}"
            yield Guess(
                line.number, found.start(), "Kelompok kunci tidak diapit kurung bulat.",
                f"{'Apit' if sure else 'Bila memang kelompok kunci, apit'} dengan «{{» dan «}}».{other}",
                (at(line, found.start(), "(", "{"), at(line, end - 1, line.text[end - 1], "}")), offered=sure,
            )  # fmt: skip


def missing_opening(view: Unread) -> Iterator[Guess]:
    """`pengesahan: jabatan: Kepala Biro}`: keys whose brace is closed, and was never opened."""
    for line in view.above:
        end = text_end(line)
        begin = (
            line.lead
            if line.dashes and line.key in view.keys and _INNER_NAME.search(line.text, line.value)
            else line.value
        )
        text = line.text[begin:end]
        found = _FIRST_NAME.match("{" + text)
        quoted = line.held[:1] in {'"', "'"} and begin == line.lead
        if len(text) > _LONGEST or not (line.plain or quoted) or not text.endswith("}"):
            continue
        if text.count("}") == text.count("{") + 1 and found:
            yield Guess(
                line.number, begin, "Kurung tutup «}» di akhir baris ini tidak mempunyai pembuka.",
                f"Tulis «{{» di depan «{found[1].strip()}».", (at(line, begin, "", "{"),), opens=True,
            )  # fmt: skip


def empty_values(view: Unread) -> Iterator[Guess]:
    """`{pembuatan: 2026-01-12, efektif:}`: nothing behind the colon, which so becomes a letter of the key."""
    for line in flow_lines(view):
        found = list(_EMPTY.finditer(line.text))
        if found:
            name = found[0][1].strip()
            yield Guess(
                line.number, found[0].start(1), f"Isi sesudah titik dua pada «{name}:» belum ada.",
                f"Tulis isinya, misalnya «{name}: …», atau hapus «{name}:».", tuple(at(line, one.end(), "", ' "…"') for one in found), offered=False,
            )  # fmt: skip


def wrong_bracket(view: Unread) -> Iterator[Guess]:
    """A bracket that closes nothing, or another kind of bracket: what stands between them tells which of the two is wrong."""
    for line in flow_lines(view):
        if line.role is not Role.ENTRY:
            continue
        opened: list[tuple[str, int]] = []
        keyed = {0}
        first_key: dict[int, int] = {}
        for start, stop, sign in pieces_of(line.text, line.value, text_end(line)):
            place = stop + len(line.text[stop:]) - len(line.text[stop:].lstrip())
            if sign in CLOSER:
                opened.append((sign, place))
                keyed.discard(len(opened))
                first_key.pop(len(opened), None)
            elif sign == ":":
                keyed.add(len(opened))
                first_key.setdefault(len(opened), start)
            elif sign in CLOSER.values() and not opened:
                yield Guess(
                    line.number, place, f"Kurung tutup «{sign}» ini tidak mempunyai pembuka.", "Hapus kurung itu.",
                    (at(line, place, sign, ""),),
                )  # fmt: skip
                return
            elif sign == "}" and opened[-1][0] == "[" and len(opened) > 1 and len(opened) in keyed:
                yield _list_goes_on(line, opened[-1][1], first_key[len(opened)])
                return
            elif sign in CLOSER.values() and CLOSER[opened[-1][0]] != sign:
                yield _unlike(line, opened[-1], (sign, place), keyed=len(opened) in keyed)
                return
            elif sign in CLOSER.values():
                opened.pop()


def _list_goes_on(line: RawLine, begin: int, key: int) -> Guess:
    """A list within braces that nothing closes before the next key."""
    comma = line.text.rfind(",", begin, key)
    end = comma if comma >= 0 else key
    return Guess(
        line.number, begin, "Kurung «[» yang dibuka di sini belum ditutup.", "Tambahkan «]» di belakang butir terakhirnya.",
        (at(line, end, "", "]"),),
    )  # fmt: skip


def _unlike(line: RawLine, first: tuple[str, int], last: tuple[str, int], *, keyed: bool) -> Guess:
    """Two brackets of which one is of the wrong kind: keys stand in braces, items in square brackets."""
    wanted = "{" if keyed else "["
    (wrong, place), right = (first, wanted) if first[0] != wanted else (last, CLOSER[wanted])
    return Guess(
        line.number, place, f"Kurung «{first[0]}» ditutup dengan «{last[0]}».",
        f"Ganti «{wrong}» dengan «{right}»: {'kunci-kunci' if keyed else 'butir-butir'} diapit «{wanted}» dan «{CLOSER[wanted]}».",
        (at(line, place, wrong, right),),
    )  # fmt: skip
