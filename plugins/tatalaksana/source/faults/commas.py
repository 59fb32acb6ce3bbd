# What parts the pieces of brackets: commas that are missing or too many, signs in their place, and what stands behind brackets.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tatalaksana.source.faults.brackets import CLOSER, flow_lines, names_of_own, pieces_of
from tatalaksana.source.faults.guess import Guess, Unread, at, short, text_end
from tatalaksana.source.faults.quoting import quoted
from tatalaksana.source.lines import RawLine, Role

_NAME_BEHIND = re.compile(r"((?<![ \t])[ \t]*[;/|][ \t]*|(?<=[^\s:])[ \t]+)([^\s:;,{}\[\]][^:;,{}\[\]]*):(?=[ \t])")
"""Another sign than a comma, or none, before a name that the file gives itself, as the exits of a decision have."""
_KEY_BEHIND = re.compile(r"([;]?[ \t]+)([A-Za-z_][\w-]*)[ \t]*:(?=[ \t]|$)")
_COMMAS = re.compile(r"""(?<![ \t])[ \t]*,[ \t]*(?:,[ \t]*)+|(?<=[^\s\[{,:]["'])[ \t]+(?=["'][^\s,\]}])""")
_OF_KEY = re.compile(r""":[ \t]+(?:"[^"]*"|'[^']*')$""")
"""A text in quotes that a key holds, which is one."""
_PARTED_NAME = re.compile(r"""[{,][ \t]*([^\s"'{}\[\],:][^"'{}\[\],:]*[0-9],[0-9][^"'{}\[\],:]*)(?=:[ \t])""")
_SEMICOLON = re.compile(r"(?<=[}\]]);(?=[ \t]*[^\s,;])")
_DASH = re.compile(r"(?<=[\[,])[ \t]*- (?=[^\s,\]-])")
_ENTRY = re.compile(r"[ \t]*([^\s:,{}\[\]][^:,{}\[\]]*):[ \t]")


def sign_behind(view: Unread) -> Iterator[Guess]:
    """A comma or a text behind brackets that are closed on their line, as between pieces of something larger."""
    for line in view.above:
        end = text_end(line)
        close = _closing(line, end)
        rest = line.text[close:end].strip() if close else ""
        sure = rest in {",", ";"}
        grouped = ": " in line.text[line.value : close]  # else it is a text that begins with a bracket
        if rest and rest[0] not in CLOSER.values() and (sure or grouped):
            how = "Hapus tandanya." if sure else "Hapus, atau tulis di dalam kurung."
            if (entry := _ENTRY.match(f" {rest}")) and not line.dashes:
                how = f"Tulis «{entry[1]}» di barisnya sendiri, atau di dalam kurung bila bagian dari isinya."
            yield Guess(
                line.number, end - len(rest), f"Sesudah kurung penutup ada «{short(rest)}».", how,
                (at(line, close, line.text[close:end], ""),), offered=sure,
            )  # fmt: skip


def _closing(line: RawLine, end: int) -> int:
    """Behind the bracket that closes the one with which a value begins; 0 where it has none."""
    depth = 0
    for _, stop, sign in pieces_of(line.text, line.value, end) if line.held[:1] in CLOSER else ():
        depth += (sign in CLOSER) - (sign in CLOSER.values())
        if depth == 0 and sign in CLOSER.values():
            return line.text.index(sign, stop) + 1
    return 0


def missing_comma(view: Unread) -> Iterator[Guess]:
    """`{jabatan: Kepala nama: Sri}`: nothing, or a semicolon, before a key."""
    for line in flow_lines(view):
        splices, told = [], ""
        for start, stop, _ in pieces_of(line.text, line.value if line.role is Role.ENTRY else 0, len(line.text)):
            if line.text[start : start + 1] in {'"', "'"}:
                continue
            for found in _KEY_BEHIND.finditer(line.text, start, stop):
                if found[2] in view.keys:
                    splices.append(at(line, found.start(), found[1], ", "))
                    told = told or found[2]
            if names_of_own(view, line):
                for found in _NAME_BEHIND.finditer(line.text, start, stop):
                    if found[2].strip() in view.keys:
                        continue  # told above
                    splices.append(at(line, found.start(), found[1], ", "))
                    told = told or found[2].strip()
        if splices:
            yield Guess(
                line.number, splices[0].start - line.start, f"Kurang koma sebelum «{told}».",
                "Di dalam kurung, pisahkan kunci dengan koma.", tuple(sorted(splices)),
                offered=all(splice.old.strip() for splice in splices) or not names_of_own(view, line),
            )  # fmt: skip


def doubled_comma(view: Unread) -> Iterator[Guess]:
    """`[surat,, denah]`, or nothing between two texts in quotes: a comma too many, or too few."""
    for line in flow_lines(view):
        begin = line.value if line.role is Role.ENTRY else 0
        found = _COMMAS.search(line.text, begin)
        if found and not _OF_KEY.search(line.text, begin, found.start()):
            many = "," in found.group()
            yield Guess(
                line.number, found.start(), "Di sini ada koma tanpa isi di antaranya." if many else "Kurang koma di antara dua teks berkutip.",
                "Hapus koma yang berlebih." if many else "Tulis koma di antaranya.", (at(line, found.start(), found.group(), ", "),),
            )  # fmt: skip


def semicolons(view: Unread) -> Iterator[Guess]:
    """`[{id: kepala, jabatan: camat}; kurator]`: a semicolon behind a group of a list."""
    for line in flow_lines(view):
        begin = line.value if line.role is Role.ENTRY else 0
        found = list(_SEMICOLON.finditer(line.text, begin))
        if found:
            yield Guess(
                line.number, found[0].start(), "Butir di dalam kurung dipisahkan «;».", "Pisahkan dengan koma.",
                tuple(at(line, one.start(), ";", ",") for one in found),
            )  # fmt: skip


def parted_names(view: Unread) -> Iterator[Guess]:
    """`{≥ 0,5 bar: pasang, < 0,5 bar: tunda}`: names with a decimal comma, which parts them."""
    for line in flow_lines(view):
        found = list(_PARTED_NAME.finditer(line.text, line.value if line.role is Role.ENTRY else 0))
        if found:
            name = found[0][1]
            yield Guess(
                line.number, found[0].start(1), f"Koma di sini memotong «{name}».", f"Apit dengan tanda kutip: {quoted(name)}: ….",
                tuple(at(line, one.start(1), one[1], quoted(one[1])) for one in found),
            )  # fmt: skip


def dashes_inside(view: Unread) -> Iterator[Guess]:
    """`[- surat, - denah]`: dashes before items that have brackets already."""
    for line in flow_lines(view):
        begin = line.value if line.role is Role.ENTRY else 0
        found = list(_DASH.finditer(line.text, begin))
        if found:
            yield Guess(
                line.number, found[0].end() - len("- "), "Butir di dalam kurung tidak diawali tanda «-».", "Hapus tandanya.",
                tuple(at(line, one.end() - len("- "), "- ", "") for one in found),
            )  # fmt: skip


def missing_at_end(view: Unread) -> Iterator[Guess]:
    """Lines in braces, one key a line, of which one has no comma at its end."""
    inner = [line for line in view.lines[max(0, view.blamed - 12) : view.blamed + 2] if line.text.strip()]
    for line, below in pairwise(inner):
        found = _ENTRY.match(below.text)
        held = line.text[: text_end(line)]
        opened = any(one.open[:1] in CLOSER for one in view.lines[: below.number] if one.open)
        named = found is not None and (below.role is Role.INNER or (opened and found[1] in view.keys))
        if (
            named
            and held[-1:] not in {",", "{", "[", ":"}
            and "-" not in below.text[: len(below.text) - len(below.text.lstrip())]
        ):
            yield Guess(
                line.number, len(held), "Kurang koma di akhir baris ini.", "Di dalam kurung, pisahkan kunci dengan koma.",
                (at(line, len(held), "", ","),),
            )  # fmt: skip
