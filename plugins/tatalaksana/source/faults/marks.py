# The signs that begin and end YAML documents, where a writer meant a line to part something, or an ellipsis.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tatalaksana.source.faults.guess import FAR, Guess, Unread, at, short
from tatalaksana.source.lines import RawLine, Role
from tatalaksana.source.problem import Splice

_FAR = 15
"""Lines in which a column is looked for."""
_NEAR = 6
"""Lines in which a remark is looked for."""
_END = re.compile(r"\.{3}(?=[ \t]|$)")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*\w{0,8}[ \t]*")
_RULER = re.compile(r"[ \t]*(?:(?:[-=*~.·…—–_+#][ \t]*){3,}|…)[ \t]*$")
_REMARK = re.compile(r"[ \t]*(?:(//|<!--|/\*).*|\(.*\)[ \t]*)")
_HEADING = re.compile(
    r"[ \t]*(?:[-=*~_+]{2,}|(?:[A-Z]|[IVX]{1,4}|[0-9]{1,2})[.)](?=[ \t]))[ \t]*(?P<words>[^\W_](?:[^:]*[^\W_])?)[ \t]*(?P<end>[-=*~_+]{2,})?[ \t]*"
)
"""Signs around words, or a count before them."""
_MERGED = re.compile(r"[{,][ \t]*(<<:[ \t]+(\*[^\s,{}\[\]]+))")
"""What stands elsewhere, between braces."""
_STAMP = re.compile(
    r"[ \t]*(\[?[0-9]{1,2}[/.][0-9]{1,2}(?:[/.][0-9]{2,4})?,?[ ]+[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?\]?(?:[ ]+-)?[ ]+[^:]{1,40}:[ ]+)"
)
_PASTED = re.compile(
    r"(?P<mark>[+>|]|(?P<number>[0-9]{1,4})[:|]?)(?P<blanks>[ \t]+|(?<=[+>]))(?P<rest>(?:- )*(?P<key>[a-z_][\w-]*)[ \t]*:(?:[ \t]|$)|- \S)"
)
"""A line as a comparison, a mail or a list of lines shows it: a sign or a number at the margin before it."""
_BEGIN = re.compile(r"-{3}(?=[ \t]*$)")


def fences(view: Unread) -> Iterator[Guess]:
    """«```yaml» above and «```» below, as chats and Markdown have them around a file."""
    found = [line for line in view.lines if _FENCE.fullmatch(line.text)]
    if found:
        line = found[0]
        hint = "Hapus baris ini, dan baris serupa di bawahnya." if len(found) > 1 else "Hapus baris ini."
        named = any(letter.isalnum() for one in found for letter in one.text)
        yield Guess(
            line.number, line.indent, f"Baris «{line.text.strip()[:10]}» ini pagar dari Markdown, bukan bagian berkas.", hint,
            tuple(_whole(view, one) for one in found), offered=not named,
        )  # fmt: skip
        outside = [one for one in view.lines if not line.number < one.number < found[-1].number]
        if len(found) > 1 and len(outside) > len(found):
            yield Guess(
                line.number, line.indent, f"Baris «{line.text.strip()[:10]}» ini pagar dari Markdown, bukan bagian berkas.",
                "Hapus pagarnya, beserta teks di atas dan di bawahnya.", tuple(_whole(view, one) for one in outside), offered=False,
            )  # fmt: skip


def document_ends(view: Unread) -> Iterator[Guess]:
    """«...» on a line of its own: what stands below it is no part of the document."""
    for line in view.lines[: view.blamed + 1]:
        found = _END.match(line.text) if line.role is Role.REMARK else None
        if found:
            rest = line.text[3:].strip()
            yield Guess(
                line.number, 0, "Tanda «...» di awal baris mengakhiri berkas, sehingga yang di bawahnya tidak terbaca.",
                "Hapus baris ini." if rest else "Hapus tandanya.", (_whole(view, line),), offered=not rest,
            )  # fmt: skip
            yield Guess(
                line.number, 0, "Tanda «...» di awal baris mengakhiri berkas, sehingga yang di bawahnya tidak terbaca.",
                "Hapus baris ini, beserta yang di bawahnya bila bukan bagian berkas.",
                tuple(_whole(view, one) for one in view.lines[line.number :]), offered=False,
            )  # fmt: skip


def document_begins(view: Unread) -> Iterator[Guess]:
    """«---» as a line between two parts."""
    for line in view.lines[: view.blamed + 1]:
        found = _BEGIN.match(line.text) if line.role is Role.REMARK else None
        if found and any(one.role is Role.ENTRY for one in view.lines[: line.number]):
            yield Guess(
                line.number, 0, "Tanda «---» di awal baris memulai berkas lain, padahal satu berkas memuat satu isi saja.",
                "Hapus tandanya, atau pindahkan yang di bawahnya ke berkas lain.", (_whole(view, line),),
            )  # fmt: skip


def rulers(view: Unread) -> Iterator[Guess]:
    """`-----` or `=====` as a line between two parts, or an ellipsis."""
    for line in view.lines[: view.blamed + 1]:
        dashes = line.role is Role.REMARK and line.text.startswith("----")
        if (line.role is Role.ENTRY or dashes) and _RULER.match(line.text):
            sign = line.text.strip()
            yield Guess(
                line.number, line.indent, f"Baris ini hanya berisi tanda «{sign[:5]}», yang di YAML bukan garis pemisah.",
                "Hapus barisnya; untuk memisahkan bagian cukup baris kosong.", (_whole(view, line),), offered="_" not in sign,
            )  # fmt: skip


def headings(view: Unread) -> Iterator[Guess]:
    """`== kegiatan ==` or `A. PELAKSANA` above a part, as Word and wikis have it, or in the place of its key."""
    for line in view.lines[: view.blamed + 1]:
        found = _HEADING.fullmatch(line.text) if line.role is Role.ENTRY or line.text.startswith("---") else None
        word = re.sub(r"\W+", "_", found["words"].casefold()) if found else ""
        if found is None or not (word in view.keys or found["end"]):
            continue
        said = line.text.strip()
        message = f"Baris ini judul bagian («{short(said)}»), padahal berkas ini hanya memuat kunci dengan isinya."
        below = next(view.below(line), None)
        if word in view.keys and below is not None and (below.dashes or below.indent > line.indent):
            yield Guess(
                line.number, line.indent, message, f"Tulis kuncinya: «{word}:».", (at(line, line.indent, said, f"{word}:"),),
                offered=found["words"] == word,
            )  # fmt: skip
        yield Guess(
            line.number, line.indent, message, f"Jadikan catatan, dengan «# » di depannya: «# {short(said)}».",
            (at(line, line.indent, "", "# "),),
        )  # fmt: skip


def foreign_remarks(view: Unread) -> Iterator[Guess]:
    """`// periksa lagi`, `<!-- periksa lagi -->` or `(periksa lagi)` on a line of its own: remarks of other languages, and of people."""
    for line in view.lines[: view.blamed + 1][-FAR:]:
        found = _REMARK.fullmatch(line.text) if line.role is Role.ENTRY and not line.key else None
        if found is None:
            continue
        message, hint = f"Catatan ini diawali «{found[1]}», bukan «#».", "Tulis «# » di depannya."
        if not found[1]:
            message = "Baris ini bukan kunci dengan isinya."
            hint = "Bila catatan, tulis «# » di depannya; bila sambungan teks di atasnya, jorokkan."
        yield Guess(line.number, line.indent, message, hint, (at(line, line.indent, "", "# "),), offered=bool(found[1]))


def lost_merges(view: Unread) -> Iterator[Guess]:
    """`<<: *umum`: what stands elsewhere shall be here too, and is not there."""
    for line in view.above:
        if line.key == "<<":
            yield Guess(
                line.number, line.lead, f"«<<: {short(line.held, 20)}» menyalin isi yang tidak ada.",
                "Hapus baris ini, lalu tulis kunci dan isinya lengkap di tempat ini.", (at(line, line.value, line.held, '""'),), offered=False,
            )  # fmt: skip
        elif found := _MERGED.search(line.text):
            yield Guess(
                line.number, found.start(1), f"«<<: {short(found[2], 20)}» menyalin isi yang tidak ada.",
                "Hapus itu, lalu tulis kunci dan isinya lengkap di tempat ini.", (at(line, found.start(2), found[2], '""'),), offered=False,
            )  # fmt: skip


def chat_stamps(view: Unread) -> Iterator[Guess]:
    """`[12/11 09.15] Bu Rekaan: …`: when and by whom something was said in a chat."""
    for line in view.lines[: view.blamed + 1][-FAR:]:
        found = _STAMP.match(line.text)
        if found:
            yield Guess(
                line.number, found.start(1), f"Baris ini disalin dari percakapan: diawali «{found[1].strip()}».", "Hapus awalan itu.",
                (at(line, found.start(1), found[1], ""),), offered=False,
            )  # fmt: skip


def pasted_marks(view: Unread) -> Iterator[Guess]:
    """`+    waktu: 1 jam`, `>    waktu: 1 jam` or `57    waktu: 1 jam`: what stood beside lines where they were copied from."""
    guesses = [guess for line in view.lines if line.role is Role.ENTRY for guess in _pasted(view, line)]
    if len(guesses) > 1:
        # The parser sees no further where only one of them is right.
        yield replace(guesses[0], splices=tuple(one.splices[0] for one in guesses), offered=all(one.offered for one in guesses))  # fmt: skip
    yield from (guess for guess in guesses if guess.line <= view.blamed)


def _pasted(view: Unread, line: RawLine) -> Iterator[Guess]:
    found = _PASTED.match(line.text)
    if found is None or (found["key"] and found["key"] not in view.keys):
        return
    what = "Nomor baris" if found["number"] else "Tanda"
    columns = _columns_near(view, line, found["rest"][:1] == "-")
    blanks = len(found["blanks"])
    near = [column for column in (blanks, blanks - 1, blanks + len(found["mark"])) if column in columns]
    for column in near[:1] or sorted(columns, key=lambda one: abs(one - blanks))[:1]:
        yield Guess(
            line.number, 0, f"{what} «{found['mark']}» di depan baris ini ikut tersalin.", "Hapus, dan biarkan jorokan barisnya.",
            (at(line, 0, line.text[: found.start("rest")], " " * column),), offered=bool(near) and not found["number"],
        )  # fmt: skip


def _columns_near(view: Unread, line: RawLine, dashed: object) -> set[int]:
    """Where the lines around one begin: those with a dash, or the keys."""
    around = view.lines[max(0, line.number - _FAR) : line.number] + view.lines[line.number + 1 : line.number + _FAR]
    entries = [one for one in around if one.role is Role.ENTRY and not _PASTED.match(one.text)]
    return {one.indent for one in entries if one.dashes} if dashed else {one.lead for one in entries if one.key}


def _whole(view: Unread, line: RawLine) -> Splice:
    """A line with its end: a blank line in its place would part a text that goes on."""
    behind = view.lines[line.number + 1].start if line.number + 1 < len(view.lines) else len(view.text)
    return Splice(line.start, view.text[line.start : behind], "")


def remark_behind_text(view: Unread) -> Iterator[Guess]:
    """A remark behind a line with which the text below goes on: the text ends there."""
    for line in list(view.above)[:_NEAR]:
        below = view.lines[line.number + 1] if line.number + 1 < len(view.lines) else None
        sign = line.text.find("#", line.end)
        if (
            sign < 0
            or not line.held
            or not line.plain
            or below is None
            or below.key
            or below.dashes
            or below.indent <= line.indent
        ):
            continue
        if below.role is Role.ENTRY:
            yield Guess(
                line.number, sign, "Catatan ini memutus teks yang bersambung ke baris di bawahnya.",
                "Pindahkan catatannya ke barisnya sendiri di atas teks itu.", (at(line, line.end, line.text[line.end :], ""),), offered=False,
            )  # fmt: skip


def remark_in_text(view: Unread) -> Iterator[Guess]:
    """A remark further left than the text behind «|-» that it stands in: the text ends there."""
    for line in view.lines[1 : view.blamed + 1]:
        above, below = view.lines[line.number - 1], view.lines[line.number + 1 :][:1]
        if line.role is not Role.REMARK or above.role is not Role.INNER or not below:
            continue
        inset = len(above.text) - len(above.text.lstrip(" "))
        if below[0].text[:inset].strip() == "" and below[0].text.strip():
            yield Guess(
                line.number, len(line.text) - len(line.text.lstrip()), "Catatan ini memutus teks «|-» di atasnya.",
                "Pindahkan catatannya ke atas kunci teks itu.", (at(line, 0, "", " " * inset),), offered=False,
            )  # fmt: skip
