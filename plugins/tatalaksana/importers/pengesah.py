# Who signed: office, name, rank and number, out of what stands behind «Disahkan oleh».
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tatalaksana.importers.hari_tertulis import written_day
from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.terbaca import Keyakinan, Terbaca

_NIP = re.compile(
    r"\bNI ?P(?:PPK|PK)?\b\.?\s*:?\s*(\d{8}[\s.]*\d{6}[\s.]*\d[\s.]*\d{3}(?!\d)|(?:\d[ .]*){8,20}\d|-)", re.IGNORECASE
)
_NRP = re.compile(r"\bNRP\b\.?\s*:?\s*([0-9]{3,12}(?:/[A-Z]+)?)", re.IGNORECASE)
_BARE_NIP = re.compile(r"(?<!\d)(\d{8}\s?\d{6}\s?\d\s?\d{3})(?!\d)")
_NUMBERS = (_NIP, _BARE_NIP, _NRP)
_OTHER_NUMBER = re.compile(
    r"^\W*(?:NI ?PT?T?|NI ?P?P?PK|NIK|NPP|NPK|NIDN|NUPTK|NRPTT|No\.? ?(?:Reg|Induk|Pegawai)\w*|Nomor (?:Induk|Pegawai|Registrasi)\w*(?: \w+)?)\b[\s.:]*(?=.*\d)[\w./ -]{3,24}$",
    re.IGNORECASE,
)
"""A number of an employee that is neither NIP nor NRP: no name of anybody."""
_UNNUMBERED = re.compile(r"\W*(?:NI ?P(?:PPK|PK)?|NRP)\b[\W_]*", re.IGNORECASE)
"""Where a number is still to be filled in."""
_PENNED = re.compile(
    r"(?:\W*\b(?:ttd|tanda tangan|dto|cap|stempel|paraf|materai|basah|dan))+\W*|\$?\{+[^{}]*\}+|#\w+#?", re.IGNORECASE
)
"""What stands where somebody signed by hand, or where a program puts that: «${ttd}»."""
_RANK = re.compile(
    r"^(?:Pembina|Penata|Pengatur|Juru)\b.*$|^(?:Brigadir|Kolonel|Letnan|Mayor|Laksamana|Marsekal|Jenderal|Komisaris|Ajun)\b.*$|^(?:AKP|AKBP|Kompol|Kombes(?: ?Pol)?|Iptu|Ipda|Aiptu|Aipda|Bripka|Brigpol|Briptu|Bripda|Brigjen|Irjen|Jaksa (?:Utama|Madya|Muda|Pratama)|Kapten|Lettu|Letda|Letkol|Serma|Serka|Sertu)\b\.?$|^\(?[IV]+/[a-e]\)?$",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_OFFICE, _MOST_LINES, _LEAST_NAME, _MOST_OFFICE = 80, 6, 2, 8
_LONGEST_UNIT = 300
"""Letters of a unit's name: what is longer in a letterhead is none."""
_OFFICE = re.compile(
    r"^(?:a\.?\s*n\.?|plt\.?|plh\.?|kepala|ketua|sekretaris|direktur|camat|lurah|bupati|wali ?kota|gubernur|menteri|inspektur|rektor|dekan|panitera|kapolres|komandan|deputi|asisten|manajer|koordinator|pimpinan|pemimpin|penanggung jawab|kabag|kasubbag|kasubag|kabid|kasubbid|kasi|kasat|kanit|kapolsek|kajari|kajati|kalapas|karutan|kadis|kaban|kasek|kades|kakan)\b",
    re.IGNORECASE,
)  # fmt: skip
_ELECTRONIC = re.compile(r"^[^\n]*(?:secara elektronik|BSrE|sertifikat elektronik)[^\n]*", re.IGNORECASE | re.MULTILINE)
_TITLE = re.compile(
    r"\b(?:S\.?\s?[A-Z][A-Za-z.]*|M\.?\s?[A-Z][A-Za-z.]*|dr|drg|Dr|Drs|Dra|Ir|Prof|Hj?|A\.?Md|Apt|Ners|Ns)\b\.?"
)

_SEVERAL = re.compile(
    r"[^\W\d_]{3,} (?:drg?|Dr|Drs|Dra|Ir|Prof|Hj?|Ny|Tn)\. |, ?(?:S|M|A)\.[^,]*\. (?:[A-Z][a-z]+\.? ){1,2}[A-Z]"
)
"""More than one name: a title that begins one behind another name, or a name behind the titles that end one."""
_NAMED = re.compile(r", ?(?:S|M|A)\. ?[A-Z]")
"""Titles behind a name, which no office has."""

_INSTEAD_OF = re.compile(r"(?:a\.\s?n\.?|an\.|atas nama)\s+(?P<whom>\S.*)", re.IGNORECASE)
"""The line of whom somebody signs for, above his own office."""
_SIGNED_ON = re.compile(
    r"(?:(?:tanggal|tgl\.?|pada tanggal|[a-z][a-z .]{2,30},)\s*:?\s*)?(?P<day>\d{1,2}[ ./-][^,\n]{3,16})", re.IGNORECASE
)
"""The line of the day on which somebody signed, perhaps behind where."""
_SIGNED_AT = re.compile(r"(?:ditetapkan|dikeluarkan|ditandatangani) di\s+\S.*", re.IGNORECASE)
"""The line of where somebody signed."""
_PLACED = re.compile(
    r"(?:Ditetapkan|Dikeluarkan|[Pp]ada [Tt]anggal)\b|(?:Tanggal|Tgl\.?)\W{0,3}\d{1,2} [A-Za-z]+ \d{4}$|[A-Z][A-Za-z ]+, *\d{1,2} [A-Za-z]+ \d{4}$"
)
"""The line above one who signs: where and when."""
_NAME = re.compile(r"(?:[A-Z][A-Za-z'’.-]+ ?){1,5}")


_PERSON = re.compile(
    r"(?:(?:drg?|Drs?|Dra|Ir|Prof|Ns|[Aa]pt)\. ?)+(?:Hj?\. ?)?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,5}(?:,|$)"
)
"""A name with a title before it."""
_LED = re.compile(
    r"(\W*(?:ditetapkan|disahkan|disetujui|mengetahui|diperiksa|dibuat|disusun|disiapkan|diverifikasi)(?: oleh)?) +(?=\S)",
    re.IGNORECASE,
)
"""A label before the office of one who signs, without a colon: «Ditetapkan Direktur»."""


def names_person(text: str) -> bool:
    """Whether a text is the name of a person, as titles before or behind it show."""
    return bool(_PERSON.match(text)) or (bool(_NAMED.search(text)) and not names_signer(text))


def office_apart(text: str) -> str:
    """A text that begins with a label and, in the same line, the office of one who signs: that in a line of its own."""
    led = _LED.match(text)
    office = text[led.end() :] if led else ""
    first = office.partition("\n")[0].strip()
    short = len(first.split()) <= _MOST_OFFICE and first[-1:] not in {".", ";"}
    return f"{led[1]}\n{office}" if led and names_signer(office) and short else text


def names_signer(text: str) -> bool:
    """Whether a text begins as the offices of those who sign do."""
    return bool(_OFFICE.match(text.strip()))


def is_placed(text: str) -> bool:
    """Whether a text is the line above one who signs: where and when."""
    return bool(_PLACED.match(text.strip()))


def signature_below(texts: Sequence[str]) -> tuple[list[int], str]:
    """The texts below a chart that are a signature, and what it says; none without a name or a number under an office.

    Args:
        texts: What stands there, in its order; each may have several lines.
    """
    lines = [(at, line.strip()) for at, text in enumerate(texts) for line in text.split("\n") if line.strip()]
    for first, (_, line) in enumerate(lines):
        if not names_signer(line) or len(line) > _LONGEST_OFFICE:
            continue
        mine = lines[first : first + _MOST_LINES]
        dated = first > 0 and _PLACED.match(lines[first - 1][1])
        last = next(
            (at for at, (_, one) in enumerate(mine) if at and any(number.search(one) for number in _NUMBERS)), None
        )
        last = (
            last
            if last is not None
            else next(
                (at for at, (_, one) in enumerate(mine) if at and (_NAMED.search(one) or names_person(one))), None
            )
        )
        if last is None and dated and len(mine) > 1 and _NAME.fullmatch(mine[1][1]):
            last = 1
        if last is not None:
            mine = mine[: last + 1]
            return sorted({at for at, _ in mine}), "\n".join(one for _, one in mine)
    return [], ""


def signer(text: str, letterhead: Sequence[str], origin: str) -> dict[str, Terbaca]:
    """The keys of one who signed, as far as they stand there."""
    found: dict[str, Terbaca] = {}
    if electronic := _ELECTRONIC.search(text):
        found["tte"] = Terbaca(electronic.group().strip(), "kalimat tanda tangan elektronik", asal=origin)
        text = _ELECTRONIC.sub("", text)
    for key, pattern in (("nrp", _NRP), ("nip", _NIP), ("nip", _BARE_NIP)):
        if (number := pattern.search(text)) and key not in found:
            value = number[1] if key == "nrp" else re.sub(r"\D", "", number[1])
            text = f"{text[: number.start()]}\n{text[number.end() :]}"
            if value:
                found[key] = Terbaca(value, f"angka di belakang {key.upper()}", asal=origin)
    pieces = [
        piece.strip(" ,").removesuffix("(").rstrip(" ,")
        for piece in re.split(r"\n|\s{2,}|\t", text)
        if piece.strip(" ,.:_-()[]")
    ]
    pieces = [
        one for one, below in pairwise([*pieces, ""]) if not f"{below} ".casefold().startswith(f"{one} ".casefold())
    ]
    no_name = (_OTHER_NUMBER, _PENNED, _UNNUMBERED, _SIGNED_AT)
    pieces = [one for one in pieces if not any(kind.fullmatch(one) for kind in no_name) and any(map(str.isalnum, one))]
    for piece in pieces if len(pieces) > 1 else ():
        if (told := _SIGNED_ON.fullmatch(piece)) and (day := written_day(told["day"])) and "tanggal" not in found:
            sure = Keyakinan.MUNGKIN if day.why else Keyakinan.PASTI
            found["tanggal"] = Terbaca(day.day.isoformat(), "baris tanggal", sure, day.why, origin)
            pieces = [one for one in pieces if one != piece]
    # Who has the rank before the name has titles behind it.
    rank = next((piece for piece in pieces[1:] if _RANK.match(piece) and not _NAMED.search(piece)), "")
    if rank:
        found["pangkat"] = Terbaca(rank, "baris pangkat", asal=origin)
        pieces.remove(rank)
    if not pieces:
        return found
    if len(pieces) == 1:
        return found | _split_line(pieces[0], letterhead, origin)
    at = _name_at(pieces, numbered=bool(found.keys() & {"nip", "nrp"}))
    if at > 1 and (instead := _INSTEAD_OF.match(pieces[0])):
        found["atas_nama"] = Terbaca(instead["whom"], "baris «a.n.»", asal=origin)
        del pieces[0]
        at -= 1
    name = pieces[at]
    office = " ".join(pieces[:at]) or " ".join(pieces[at + 1 :])
    sure = Keyakinan.PASTI if _OFFICE.match(office) or len(pieces) == 2 else Keyakinan.MUNGKIN
    if (
        _SEVERAL.search(name)
        or _SEVERAL.search(f"{office} ")
        or _NAMED.search(office)
        or (at == 0 and not _OFFICE.match(office))
        or _goes_astray(pieces[:at])
        or _no_name(name)
    ):
        sure = Keyakinan.MUNGKIN
    why = "" if sure is Keyakinan.PASTI else "Batas jabatan dan nama disimpulkan dari barisnya."
    found["jabatan"] = Terbaca(office, "baris di atas nama", sure, why, origin)
    found["nama"] = Terbaca(name.strip("()[] ") if name[:1] in "([" else name, "baris nama", sure, why, origin)
    return found


def _no_name(text: str) -> bool:
    """Whether a text may be no name of a person: one word without a title, or how an office begins."""
    return names_signer(text) or (len(text.split()) < _LEAST_NAME and not _TITLE.search(text))


def _goes_astray(lines: Sequence[str]) -> bool:
    """Whether the lines of an office may be of several: below the first stands what neither goes on from it nor is one itself."""
    return any(not (before.endswith((",", "/")) or _OFFICE.match(line)) for before, line in pairwise(lines))


def _name_at(pieces: Sequence[str], *, numbered: bool) -> int:
    """Which of several lines is the name: the last, or the last one with titles behind a comma; there is one where somebody's number stands."""
    person = names_person(pieces[0]) or (numbered and bool(_NAME.fullmatch(pieces[0])) and not names_signer(pieces[0]))
    if person and not names_person(pieces[-1]) and (names_person(pieces[0]) or names_signer(pieces[-1])):
        # The office stands below the name.
        return 0
    titled = [
        at
        for at, piece in enumerate(pieces)
        if at and not _OFFICE.match(piece) and re.search(r",\s*\S", piece) and _TITLE.search(piece)
    ]
    return titled[-1] if titled else len(pieces) - 1


def _split_line(line: str, letterhead: Sequence[str], origin: str) -> dict[str, Terbaca]:
    """Office and name that stand in one run of words: the office ends with the name of a unit of the letterhead, or where a known word does."""
    for unit in sorted(letterhead, key=len, reverse=True):
        words = bare_words(unit) if len(unit) <= _LONGEST_UNIT else ""
        found = words and re.match(
            r"\W*".join(
                [r"(?P<office>(?:\S+\s+){1,3}?" + re.escape(words.split()[0]), *map(re.escape, words.split()[1:])]
            )
            + r")\s+(?P<name>.+)",
            line,
            re.IGNORECASE,
        )
        if found:
            why = "Jabatan dan nama tertulis menyambung; dipisah di belakang nama unit."
            return {
                "jabatan": Terbaca(found["office"], "nama unit dari kop", Keyakinan.MUNGKIN, why, origin),
                "nama": Terbaca(found["name"], "kata sesudah nama unit", Keyakinan.MUNGKIN, why, origin),
            }
    office, colon, name = (part.strip() for part in line.partition(":"))
    if (
        colon
        and len(office) <= _LONGEST_OFFICE
        and (names_person(name) or _NAME.fullmatch(name))
        and not _no_name(name)
    ):
        why = "Jabatan dan nama tertulis sebaris; dipisah di titik duanya."
        return {
            "jabatan": Terbaca(office, "kata sebelum titik dua", Keyakinan.MUNGKIN, why, origin),
            "nama": Terbaca(name, "kata sesudah titik dua", Keyakinan.MUNGKIN, why, origin),
        }
    office, _, name = line.partition(", ")
    if _OFFICE.match(office) and not _NAMED.match(f", {name}") and (names_person(name) or _NAMED.search(name)):
        why = "Jabatan dan nama tertulis menyambung; dipisah di belakang koma."
        return {
            "jabatan": Terbaca(office, "kata sebelum koma", Keyakinan.MUNGKIN, why, origin),
            "nama": Terbaca(name, "kata sesudah koma", Keyakinan.MUNGKIN, why, origin),
        }
    if _OFFICE.match(line) or not _TITLE.search(line):
        return {
            "jabatan": Terbaca(line, "satu baris", Keyakinan.MUNGKIN, "Nama pejabat tidak tertulis terpisah.", origin)
        }
    return {"nama": Terbaca(line, "satu baris", Keyakinan.MUNGKIN, "Jabatan tidak tertulis.", origin)}
