# A box's text as the items that it lists, also where the signs between them are lost.
from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tatalaksana.importers.terbaca import Keyakinan, KotakTerbaca, Terbaca, unsure
from tatalaksana.importers.urutan import ordinals

_SIGNS = r"•‣⁃∙·\u2190-\u21ff\u25a0-\u260f\u2613-\u27bf\u2900-\u297f\u2b00-\u2bff\ue000-\uf8ff"
"""What stands before items: arrows, geometric shapes, signs and stars, and what faces of signs have; not boxes to tick."""
_BULLETS = re.compile(rf"^\s*(?:[{_SIGNS}]|[-–—*](?=\s))\s*")
_ALONE = re.compile(r"\s*([^\s\d.,:;()\[\]\"'“”‘’&/])\s+(?=\S)")
"""One letter or sign before room: no word, and where several lines begin with it, their mark («o», or what faces of signs leave, «Ø», «ü», «§»)."""
_WITHIN = re.compile(rf"\s+[{_SIGNS}–—-]\s+(?=[A-Z])")
_NUMBER = re.compile(r"(?<!\S)\(?(\d{1,2})[.)]\s*(?=\D)")
_LETTER = re.compile(r"(?<!\S)\(?([a-z])[.)]\s+(?=\S)")
_LETTERED = re.compile(r"(?<!\S)\(?([a-z]|[ivx]{2,5})[.)]\s+(?=\S)")
_DOTTED = re.compile(r"(?<!\S)([1-9])\.\s+(?=[^\W\d])")
_BRACKETED = re.compile(r"(?<!\S)\(?([1-9])\)\s+(?=\S)")
_REGULATION = re.compile(
    r"(?<=[\w)”\"]) (?=(?:Undang-[Uu]ndang|UU|Peraturan (?:Menteri|Menko|Presiden|Pemerintah|Daerah|Gubernur|Bupati|Wali|Kepala|Mahkamah|Bersama)|Perpres|PP"
    r"|Permen\w*|Pergub|Perbup|Perwal\w*|Perda|Keputusan (?:Menteri|Menko|Presiden|Gubernur|Bupati|Wali|Kepala|Direktur)|Kepmen\w*|Keppres|Instruksi|Surat Edaran)"
    r"\b.{0,160}?\b(?:Nomor|No\.?)\s)"
)
_CITED = re.compile(
    r"\b(?:atas|tentang|pelaksanaan|perubahan|dari|dengan|dan|pada|dalam|kedua|ketiga|ke)$", re.IGNORECASE
)
_SOP = re.compile(r"(?<=[\w)]) (?=SOP (?:Makro|Mikro)\b)")
_STARTER = re.compile(r"(?<=[\w)]) (?=(?:Alat Tulis|Perangkat|Mesin|Telepon|Kendaraan|Lemari|Aplikasi)\b)")
_SENTENCE = re.compile(r"((?:(?<!\w)[a-z][\w/-]*|\))) (?=[A-Z][a-z]+\b)")


_SEVERAL = 2
_LONGEST_HEADING = 4
"""Words of a line that may be the label of another box."""
_LONGEST_SHORT = 4
"""Letters of a short form."""
GOES_ON = re.compile(
    r"(?:[,(/&–-]|\b(?:tentang|dan|atau|serta|dari|pada|dengan|untuk|di|ke|oleh|yang|dalam|nomor|no\.?|tahun))$",
    re.IGNORECASE,
)
"""The end of a line that goes on below."""
_LEADS_ON = re.compile(r"(?:tentang|dan|atau|serta|nomor|no\.|tahun|yang)\b", re.IGNORECASE)
"""The beginning of a line that goes on from above."""
_SHORT_LINE = 30
"""Letters of a line that hardly ends for want of room."""
_LETTERED_MARK = "Huruf di awal barisnya dianggap tanda butir."
_HEADED = "Di antara butirnya ada baris yang mungkin label kotak lain."


def item_list(key: str, text: str, origin: str) -> KotakTerbaca:
    """What a box's text lists, less sure where a line within it may be the label of another box."""
    lines = _marked_alike(text.strip().split("\n"))
    if lines:
        found = item_list(key, "\n".join(lines), origin)
        return replace(found, butir=tuple(unsure(one, Keyakinan.MUNGKIN, _LETTERED_MARK) for one in found.butir))
    found = _listed(key, text.strip(), origin)
    if not _headed([line.strip() for line in text.split("\n") if line.strip()]):
        return found
    return replace(found, butir=tuple(unsure(one, Keyakinan.MUNGKIN, _HEADED) for one in found.butir))


def _marked_alike(lines: list[str]) -> list[str]:
    """Lines with a known mark, where the first and others begin with one letter or sign that is none; nothing elsewhere."""
    begun = [_ALONE.match(line) for line in lines]
    first = begun[0]
    mine = [one is not None and first is not None and one[1] == first[1] for one in begun]
    if first is None or _BULLETS.match(lines[0]) or sum(mine) < _SEVERAL:
        return []
    return [
        f"• {line[one.end() :]}" if one and is_mine else line
        for line, one, is_mine in zip(lines, begun, mine, strict=True)
    ]


def _headed(lines: list[str]) -> bool:
    """Whether a short line without a mark stands between lines with marks, of which the first has one; or one in capitals."""
    shouted = [_shouts(line) for line in lines]
    if shouted and not lines[0].isupper() and any(shouted):
        return True
    marked = [_mark_of(line) is not None for line in lines]
    return bool(marked) and marked[0] and any(
        not marked[at] and line[:1].isupper() and len(line.split()) <= _LONGEST_HEADING and line[-1] not in ".,;)"
        and not GOES_ON.search(lines[at - 1]) and not _LEADS_ON.match(line)
        for at, line in enumerate(lines[:-1])
    )  # fmt: skip


def _mark_of(line: str) -> re.Match[str] | None:
    return _BULLETS.match(line) or _NUMBER.match(line) or _LETTER.match(line)


def _shouts(line: str) -> bool:
    """Whether a line in capitals is more than a short form («2. ATK») and names no SOP."""
    mark = _mark_of(line)
    words = line[mark.end() if mark else 0 :].split()
    return line.isupper() and len(words) > 1 and words[0] != "SOP" and any(len(word) > _LONGEST_SHORT for word in words)


def _listed(key: str, text: str, origin: str) -> KotakTerbaca:
    lines = _counted([line.strip() for line in text.split("\n") if line.strip()])
    numbered = _by_number(" ".join(lines)) or _by_number(" ".join(_BULLETS.sub("", line) for line in lines))
    if numbered:
        return _box([*numbered], "butir bernomor", origin)
    bulleted = [line for line in lines if _BULLETS.match(line)]
    if bulleted:
        items = _joined(lines, lambda line: _BULLETS.match(line) is not None)
        items = [_BULLETS.sub("", item) for item in items]
        items = [item for item in items if item]
        if len(items) == 1 and len(parts := _WITHIN.split(items[0])) > 1:
            return _box(parts, "butir bertanda", origin, Keyakinan.MUNGKIN, "Tanda butir berdiri di tengah baris.")
        if len(items) == 1:
            return _split(key, items[0], origin, listed=True)
        return _box(items, "butir bertanda", origin)
    if lettered := _by_letter(lines):
        return _box(lettered, "butir berhuruf", origin)
    if len(lines) > 1:
        items = _joined(lines, lambda line: line[:1].isupper() or line[:1].isdigit())
        if len(items) > 1:
            return _box(
                items, "satu butir tiap baris", origin, Keyakinan.MUNGKIN, "Batas butir disimpulkan dari barisnya."
            )
        whole = _split(key, " ".join(items), origin, listed=False)
        if all(
            len(line) > _SHORT_LINE or GOES_ON.search(line) or _LEADS_ON.match(below) for line, below in pairwise(lines)
        ):
            return whole
        why = "Beberapa barisnya disambung; barangkali butir tersendiri."
        return replace(whole, butir=tuple(unsure(one, Keyakinan.MUNGKIN, why) for one in whole.butir))
    return _split(key, text, origin, listed=False)


def _counted(lines: list[str]) -> list[str]:
    """Lines, of which bare numbers that count what stands below each, as in a column of their own, are numbers of items."""
    count = 0
    found = [*lines]
    for at, (line, below) in enumerate(pairwise(lines)):
        if line == str(count + 1) and not below.isdecimal() and (count or not at):
            count += 1
            found[at] = f"{line}."
    return found


def _by_number(text: str) -> list[str]:
    """Items behind 1, 2, 3 …, in their order; none where the text does not begin with the first."""
    found: list[re.Match[str]] = []
    for match in _NUMBER.finditer(text):
        if int(match[1]) == len(found) + 1 and (found or not text[: match.start()].strip()):
            found.append(match)
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [
        text[match.end() : end].strip()
        for match, end in zip(found, ends, strict=True)
        if text[match.end() : end].strip()
    ]


def _by_letter(lines: list[str]) -> list[str]:
    """Items behind a, b, c … or i, ii, iii …, in lines of their own or in one; none where the text does not begin with the first."""
    text = " ".join(lines)
    found: list[re.Match[str]] = []
    for match in _LETTERED.finditer(text):
        if len(found) + 1 in ordinals(match[1]) and (found or not match.start()):
            found.append(match)
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)]


def lettered_lines(text: str) -> str:
    """A text whose items «a. … b. …», «1) … 2) …» or «1. … 2. …» stand in one line, each in a line of its own; others as they are."""
    for sign, order in ((_LETTER, "abcdefghijklmnopqrstuvwxyz"), (_BRACKETED, "123456789"), (_DOTTED, "123456789")):
        found: list[re.Match[str]] = []
        for match in sign.finditer(text):
            if match[1] == order[len(found) : len(found) + 1]:
                found.append(match)
        if len(found) > 1 and "\n" not in text:
            begins = [0, *(match.start() for match in found), len(text)]
            parts = [text[start:end].strip() for start, end in pairwise(begins)]
            return "\n".join(part for part in parts if part)
    return text


def _joined(lines: list[str], begins: object) -> list[str]:
    items: list[str] = []
    for line in lines:
        if not items or begins(line):  # type: ignore[operator]
            items.append(line)
        else:
            items[-1] += f" {line}"
    return items


def _split(key: str, text: str, origin: str, *, listed: bool) -> KotakTerbaca:
    """One run of words as items, where it can only be several."""
    text = " ".join(text.split())
    if key == "dasar_hukum":
        parts = _uncited(_REGULATION.split(text))
    elif key == "keterkaitan":
        parts = _SOP.split(text)
    elif key == "peralatan":
        parts = _balanced([one for part in _sentences(text) for one in _STARTER.split(part)]) if listed else [text]
    elif key == "kualifikasi_pelaksana" and listed:
        parts = _sentences(text)
    else:
        parts = [text]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        return _box(
            parts,
            "butir dipisah",
            origin,
            Keyakinan.MUNGKIN,
            "Tanda antara butir tidak ada; dipisah menurut kata awalnya.",
        )
    return KotakTerbaca(tuple(Terbaca(part, "teks", asal=origin) for part in parts), daftar=listed)


def _sentences(text: str) -> list[str]:
    """Parts that begin with a capital behind a word without one."""
    return _SENTENCE.sub(r"\1\n", text).split("\n")


def _uncited(parts: list[str]) -> list[str]:
    """Regulations that are named within another's title belong to that."""
    items: list[str] = []
    for part in parts:
        if items and _CITED.search(items[-1]):
            items[-1] += f" {part}"
        else:
            items.append(part)
    return items


def _balanced(parts: list[str]) -> list[str]:
    """Parts in which each bracket is closed, and none that follows a comma."""
    items: list[str] = []
    for part in parts:
        if items and (items[-1].count("(") > items[-1].count(")") or items[-1].endswith((",", "dan", "/"))):
            items[-1] += f" {part}"
        else:
            items.append(part)
    return items


def _box(items: list[str], how: str, origin: str, sure: Keyakinan = Keyakinan.PASTI, why: str = "") -> KotakTerbaca:
    return KotakTerbaca(tuple(Terbaca(" ".join(item.split()), how, sure, why, origin) for item in items), daftar=True)
