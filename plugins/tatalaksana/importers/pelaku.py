# Lanes as offices: those that the register has, and those that it lacks.
from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tatalaksana.catalog import Registers, unit_path
from tatalaksana.catalog.names import folded_name
from tatalaksana.catalog.regulation import regulation_called
from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.kewajaran import names_office
from tatalaksana.importers.label_tersirat import holds_items, value_key
from tatalaksana.importers.pengesah import names_person
from tatalaksana.importers.terbaca import Keyakinan, LajurTerbaca, Terbaca

_NUMBERED = re.compile(
    r"\b(?:nomor|no)\b\.?\s*:?\s*([0-9][\w./-]*)\s*(?:tahun|th\.?|thn\.?)\s*([0-9]{4})\b", re.IGNORECASE
)
_KINDS: Mapping[str, tuple[str, ...]] = {
    "permen": ("permen", "peraturan men"), "kepmen": ("kepmen", "keputusan men"), "uu": ("uu", "undang undang"), "pp": ("pp ", "peraturan pemerintah"),
    "perpres": ("perpres", "peraturan presiden"), "perda": ("perda", "peraturan daerah"), "pergub": ("pergub", "peraturan gubernur"),
    "perbup": ("perbup", "peraturan bupati"), "perwal": ("perwal", "peraturan wali"),
}  # fmt: skip
"""Kind of a regulation to how texts that name it begin."""


_SHORT_HEAD = re.compile(r"[A-Z][A-Za-z]{0,2}|[A-Z][A-Z./]{1,7}|\d{1,2}")
"""Heads of lanes that a legend may explain."""
_MEANING = r"(?P<meant>[A-Za-z][^\n;=:]{2,60}?)(?=\s*(?:[;\n]|[,.]?\s*\S{1,8}\s*[=:]|[,.]?\s+\d{1,2}[.)]|\.?$))"
_LEGEND = re.compile(r"\W*(?:keterangan|ket|legenda)\b", re.IGNORECASE)
"""How a line begins that says what numbers over lanes stand for; boxes count their items so too."""
_MOST_WORDS = 14
"""Words of a unit's name."""
NOBODY = "pelaksana"
"""The office of an SOP of which no lane was found."""


def slug(text: str, longest: int = 60) -> str:
    """A name in the letters of ids; «lajur» for a text without any."""
    words = re.findall(r"[a-z0-9]+", text.casefold())
    name = "-".join(words)
    if len(name) <= longest:
        return name or "lajur"
    return name[:longest].rpartition("-")[0] or name[:longest]


def meanings_of(heads: Sequence[str], lines: Sequence[str]) -> dict[str, str]:
    """What a document says that short heads of lanes stand for, «KD = Kepala Dinas».

    Args:
        heads: The heads.
        lines: What stands above and below the steps.
    """
    found: dict[str, str] = {}
    for head in heads:
        signs, among = ("=:.)", list(filter(_LEGEND.match, lines))) if head.isdecimal() else ("=:", lines)
        said = re.compile(rf"(?<![\w.]){re.escape(head)}\s*[{signs}]\s*{_MEANING}", re.MULTILINE)
        meant = next((told["meant"] for line in among if (told := said.search(line))), "")
        if _SHORT_HEAD.fullmatch(head) and meant:
            found[head] = " ".join(meant.split())
    return found


def lanes_of(
    heads: Sequence[str], registers: Registers, unit: str, origin: str, meant: Mapping[str, str]
) -> tuple[LajurTerbaca, ...]:
    """The lanes under these heads.

    Args:
        heads: The heads.
        registers: The offices that there are.
        unit: The unit whose SOP it is; empty where it is not known.
        origin: Where they stand.
        meant: What short heads stand for.
    """
    offices = _offices([meant.get(head, head) for head in heads], registers, unit)
    found: list[LajurTerbaca] = []
    used: set[str] = set()
    ranks = [folded_name(head).split()[:2] for head in heads]
    for at, (head, (office, known, sure)) in enumerate(zip(heads, offices, strict=True)):
        name = office
        short = slug(head.split("(")[0].split()[0]) if head.split("(")[0].split() else office
        if (
            len(office) > 12
            and len(head.split()) > 1
            and ranks.count(ranks[at]) == 1
            and sum(slug(one.split()[0]) == short for one in heads if one.split()) == 1
        ):
            name = short
        while name in used:
            name += "-2"
        used.add(name)
        why = f"«{head}» berarti «{meant[head]}» menurut keterangan di dokumen. " if head in meant else ""
        ground = (
            Terbaca(head, "kepala kolom; jabatan terdaftar", asal=origin) if sure and not why
            else Terbaca(head, "kepala kolom; jabatan terdaftar dengan nama lain", Keyakinan.MUNGKIN, f"{why}«{head}» dianggap jabatan «{registers.jabatan[office].nama}».", origin) if known
            else Terbaca(head, "kepala kolom; jabatan baru", Keyakinan.MUNGKIN, f"{why}Jabatan «{meant.get(head, head)}» belum ada di jabatan.yaml; diusulkan di tambahan/jabatan.yaml.", origin)
        )  # fmt: skip
        found.append(LajurTerbaca(head, office, not known, name, ground, meant.get(head, "")))
    return tuple(found)


def _offices(heads: Sequence[str], registers: Registers, unit: str) -> list[tuple[str, bool, bool]]:
    """Of each head its office, whether the register has it, and whether by that very name.

    By another name it is known where words are written short, or where the head begins the name of one office only.
    """
    near = set(unit_path(unit, registers)) if unit in registers.unit else set()
    called = [_called(head, registers, near) for head in heads]
    taken = {one for several in called for one in several}
    begun = [
        "" if several else _begun(head, registers, near, taken) for head, several in zip(heads, called, strict=True)
    ]
    # Of «Kepala» and «Kepala Desa» the latter is the head of the village.
    longest = {
        one: max((head for head, other in zip(heads, begun, strict=True) if other == one), key=_long) for one in begun
    }
    found = []
    for head, several, begins in zip(heads, called, begun, strict=True):
        if len(several) == 1:
            about = registers.jabatan[several[0]]
            written = {bare_words(about.nama), bare_words(about.singkatan or "")}
            found.append((several[0], True, bare_words(head) in written))
        elif begins and longest[begins] == head:
            found.append((begins, True, False))
        else:
            new = slug(head)
            while new in registers.jabatan and new not in several:
                new += "-baru"
            found.append((new, False, False))
    return found


def _long(head: str) -> int:
    return len(folded_name(head))


def _called(head: str, registers: Registers, near: Collection[str]) -> list[str]:
    """The offices that have a name, those of near units where there are some."""
    said = folded_name(head)
    found = [
        name
        for name, about in registers.jabatan.items()
        if said in {folded_name(about.nama), folded_name(about.singkatan or "")} and said
    ]
    return [name for name in found if registers.jabatan[name].unit in near] or found


def _begun(head: str, registers: Registers, near: Collection[str], taken: Collection[str]) -> str:
    """The one office of no other unit whose name a head begins; empty where there are several, or it has a lane by its own name."""
    begins = f"{folded_name(head)} "
    found = [
        name
        for name, about in registers.jabatan.items()
        if begins.strip()
        and folded_name(about.nama).startswith(begins)
        and (not near or about.unit is None or about.unit in near)
    ]
    return found[0] if len(found) == 1 and found[0] not in taken else ""


ADDRESS = re.compile(
    r"^\W*(?:jl|jln|jalan|komplek|alamat|kotak pos)\b|\b(?:telp?|telepon|fax|faks?|faksimile|kode pos|email|e-mail|website|laman)\b|www\.|https?|@|\b\d{5}\b",
    re.IGNORECASE,
)
"""Lines of a letterhead that say where an office is and how it is reached."""


_OF_BOOKS = re.compile(
    r"\W*(?:kata (?:pengantar|sambutan)|prakata|sambutan|daftar \w+|bab\s+(?:[ivx]+|\d+)|lampiran|nomor|buku|tahun(?: anggaran)?\s+\d{4}|edisi|cetakan)\b",
    re.IGNORECASE,
)
"""How headings of books begin that several SOP are bound in, and no unit's name."""
_TERRITORIES = tuple(
    re.compile(rf"(?:pemerintah\s+)?(?:{kinds})\s+\w", re.IGNORECASE)
    for kinds in (
        "provinsi|propinsi|daerah istimewa",
        r"kabupaten|kab\.?|kota",
        r"kecamatan|kec\.?|distrik",
        "desa|kelurahan|nagari|kampung",
    )
)
"""Lines of a letterhead that say which part of the country, from above."""


def unit_named(letterhead: Sequence[str], registers: Registers) -> tuple[str, str, str]:
    """The unit of a letterhead: (id, name as printed, what it is now called); the id is empty where none is known."""
    names: dict[str, tuple[str, str]] = {}
    for name, about in registers.unit.items():
        for said in (about.nama, about.singkatan or "", *(old.nama for old in about.nama_lama)):
            if said:
                names.setdefault(folded_name(said), (name, about.nama))
    for line in reversed(letterhead):
        if found := names.get(folded_name(line)):
            return found[0], line, found[1]
    for line in reversed(letterhead):
        inside = [one for key, one in names.items() if len(key) > 8 and f" {key} " in f" {folded_name(line)} "]
        if len({name for name, _ in inside}) == 1:
            return inside[0][0], line, inside[0][1]
    return "", _unit_line(letterhead), ""


def _unit_line(letterhead: Sequence[str]) -> str:
    """The last line of a letterhead that may be the name of a unit, of the last of its parts in which an office is named; empty where none may be."""
    parts: list[list[str]] = [[]]
    for line in letterhead:
        if _may_be_unit(line):
            parts[-1].append(line)
        elif not ADDRESS.search(line):
            parts.append([])
    told = [part for part in parts if part]
    named = [part for part in told if any(map(names_office, part))]
    return _lowest((named or told)[-1]) if told else ""


def _lowest(lines: Sequence[str]) -> str:
    """The lowest unit of a letterhead: its last line, or where that is what the ones above lie in the first of these, or the office above them."""
    ranks = [next((at for at, kind in enumerate(_TERRITORIES) if kind.match(line)), -1) for line in lines]
    first = len(lines) - 1
    while first > 0 and ranks[first] >= 0 and ranks[first - 1] > ranks[first]:
        first -= 1
    if first > 0 and ranks[first] >= 0 > ranks[first - 1] and names_office(lines[first - 1]):
        first -= 1
    return lines[first]


def _may_be_unit(line: str) -> bool:
    """Whether a line of a letterhead is none of what units are not called: a label that was not known, a heading of a book, a telephone, where it lives, an item of a list, a sentence, a number, a person."""
    return not (
        ":" in line
        or ADDRESS.search(line)
        or _OF_BOOKS.match(line)
        or holds_items([line])
        or value_key(line)
        or line.rstrip().endswith((".", ";", ","))
        or len(line.split()) > _MOST_WORDS
        or (names_person(line) and not names_office(line))
    )


def regulation_meant(text: str, registers: Registers) -> tuple[str, bool]:
    """The id of the regulation that a text names, and whether its kind is written as in the register too; empty where none is known."""
    if name := regulation_called(text, registers):
        return name, True
    numbered = _NUMBERED.search(text)
    if numbered is None:
        return "", False
    kind = _kind_of(text)
    found = [
        name
        for name, about in registers.peraturan.items()
        if (own := _NUMBERED.search(about.judul))
        and own.groups() == numbered.groups()
        and kind
        and _kind_of(about.judul) == kind
    ]
    return (found[0], False) if len(found) == 1 else ("", False)


def _kind_of(text: str) -> str:
    words = bare_words(text)
    return next((kind for kind, begins in _KINDS.items() if words.startswith(begins)), "")


def called_by(lanes: Sequence[LajurTerbaca], registers: Registers) -> list[list[str]]:
    """Of each lane what texts may call it."""
    known: Mapping[str, object] = registers.jabatan
    return [
        [lane.label, *((lane.sebutan,) if lane.sebutan else ()), *((registers.jabatan[lane.jabatan].nama,) if lane.jabatan in known else ())]
        for lane in lanes
    ]  # fmt: skip
