# A new SOP as a commented file: valid from the first minute, with the unit's next number where its pattern is plain.
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Catalog, Unpublished
from tatalaksana.catalog.index import named_from, number_key
from tatalaksana.model import FORMAT, SEBUTAN, Jenis, Kegiatan, Printed, Profil, Sop, keys_of
from tatalaksana.model.groups import model_at
from tatalaksana.model.key import Key
from tatalaksana.model.steps import whole_words
from tatalaksana.model.value import Value
from tatalaksana.source import Data, Document, Finding, Path, data_of, read, scalar, value_at
from tatalaksana.source.writing import in_line

_KIND = re.compile(r"^\s*(?:SOP\s+)?(?:(Makro|Mikro)\b\s*)?", re.IGNORECASE)
_YEARS = range(1945, 2100)
_NL = "\n"
_SCHEMA = "# yaml-language-server:"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of a new SOP."""

    judul: str
    jenis: Jenis
    unit: str
    lajur: tuple[str, ...]
    """Ids of offices, from left to right; at least one."""
    keterkaitan: tuple[str | Mapping[str, Data], ...] = ()
    """SOP that it names, each as it would be written."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file."""

    id: str
    """`folder/slug`."""
    text: str
    nomor: str | None
    why: str
    """In Indonesian: where the number comes from, or why there is none."""


def wish_for(missing: Unpublished, catalog: Catalog) -> Wish:
    """What those who name an SOP tell of it: its title and kind, their unit and lanes, and themselves."""
    askers = [catalog.entries[name] for name in missing.askers]
    found = _KIND.match(missing.sebutan)
    kind = found[1] if found else None
    judul = missing.sebutan[found.end() :].strip() if found else missing.sebutan
    other = Jenis.MAKRO if askers[0].sop.jenis is Jenis.MIKRO else Jenis.MIKRO
    unit = Counter(entry.sop.unit.unit for entry in askers).most_common(1)[0][0]
    return Wish(
        judul=judul or missing.sebutan,
        jenis=Jenis(kind.casefold()) if kind else other,
        unit=unit,
        lajur=tuple(dict.fromkeys(lajur.jabatan for entry in askers[:1] for lajur in entry.sop.pelaksana)),
        keterkaitan=tuple(named_from(unit, catalog.cards[entry.id], catalog) for entry in askers),
    )


def draft_of(wish: Wish, catalog: Catalog, *, remarks: bool = True) -> Draft:
    """The file of a new SOP, free of errors if unit and lanes are in the registers.

    Args:
        wish: What is known of it.
        catalog: The collection that it is for.
        remarks: Whether it shows by remarks what else it may say, for who writes it by hand.
    """
    nomor, why = next_number(wish.unit, catalog)
    text = _text(wish, nomor, why, _boxes(catalog.profil_in(wish.unit)))
    return Draft(_free_id(wish, catalog), text if remarks else _without_remarks(text), nomor, why)


def own_word(unit: str, catalog: Catalog) -> str:
    """What a unit calls its SOP, where that is another word, as «SPO» is; it tells no kinds of them apart."""
    word = catalog.profil_in(unit).label.sebutan
    return "" if word == SEBUTAN else word


def _boxes(profil: Profil) -> Container[str]:
    """The boxes that a draft offers: those of the unit's sheet; where it names none those of an SOP AP."""
    return profil.kotak or [*(name for name, key in keys_of(Sop).items() if key.printed is Printed.BOX), "lampiran"]


def _without_remarks(text: str) -> str:
    """A draft's text without its remarks, but for the line by which editors know its schema; one empty line between parts."""
    schema, *lines = (
        line for line in text.split(_NL) if not line.lstrip().startswith("# ") or line.startswith(_SCHEMA)
    )
    bare = _NL.join((schema, *(line.partition("  # ")[0] for line in lines)))
    return re.sub(r"\n{3,}", "\n\n", bare)


def next_number(unit: str, catalog: Catalog) -> tuple[str | None, str]:
    """The next free number of a unit's SOP, as far as those it has show a pattern, and a sentence on it."""
    known = [
        card.nomor for card in catalog.cards.values() if card.unit == unit and card.nomor is not None
    ]  # fmt: skip
    if len(known) < 2:  # noqa: PLR2004
        return None, "Nomor belum dapat diketahui: unit ini belum mempunyai dua SOP bernomor untuk dicontoh."
    shapes = Counter(re.sub(r"\d+", "0", nomor) for nomor in known)
    (shape, often), *others = shapes.most_common(2)
    alike = [re.findall(r"\d+", nomor) for nomor in known if re.sub(r"\d+", "0", nomor) == shape]
    if often < 2 or (others and others[0][1] == often):  # noqa: PLR2004
        return None, "Nomor belum dapat diketahui: nomor SOP unit ini tidak berpola sama."
    columns = list(zip(*alike, strict=True))
    serials = [
        index for index, column in enumerate(columns)
        if len(set(column)) == len(column) and not all(_is_year(word) for word in column)
    ]  # fmt: skip
    if len(serials) != 1:
        return None, "Nomor belum dapat diketahui: tidak jelas bagian mana dari nomor SOP unit ini yang berurutan."
    (serial,) = serials
    rest = [_usual(column) for column in columns]
    if any(word is None for index, word in enumerate(rest) if index != serial):
        return None, "Nomor belum dapat diketahui: bagian lain dari nomor SOP unit ini berbeda-beda."
    taken = {number_key(nomor) for nomor in catalog.numbers}
    number = max(int(word) for word in columns[serial])
    width = max(len(word) for word in columns[serial])
    between = shape.split("0")
    while True:
        number += 1
        words = [f"{number:0{width}}" if index == serial else word or "" for index, word in enumerate(rest)]
        nomor = "".join(chain.from_iterable(zip_longest(between, words, fillvalue="")))
        if number_key(nomor) not in taken:
            return nomor, "Nomor berikutnya menurut nomor SOP unit ini; pastikan belum dipakai di luar repositori."


def _usual(column: Sequence[str]) -> str | None:
    """What most numbers have here; of years the latest."""
    if all(_is_year(word) for word in column):
        return max(column)
    (word, often), *others = Counter(column).most_common(2)
    return None if others and others[0][1] == often else word


def _is_year(word: str) -> bool:
    return len(word) == 4 and int(word) in _YEARS  # noqa: PLR2004


def _free_id(wish: Wish, catalog: Catalog) -> str:
    folder = _folder(wish.unit, catalog.cards.values())
    words = re.findall(r"[a-z0-9]+", wish.judul.casefold())
    slug = whole_words(words, 80) or "sop-baru"
    names = (f"{folder}/{slug}{tail}" for tail in ("", *(f"-{number}" for number in range(2, len(catalog.cards) + 3))))
    return next(name for name in names if name not in catalog.cards)


def _folder(unit: str, cards: Iterable[Card]) -> str:
    """Where most of the unit's SOP lie that are no examples."""
    folders = Counter(card.id.split("/")[0] for card in cards if card.unit == unit and not card.contoh)
    return folders.most_common(1)[0][0] if folders else unit


def _text(wish: Wish, nomor: str | None, why: str, boxes: Container[str]) -> str:
    given = {
        "format": str(FORMAT), "nomor": scalar(nomor) if nomor else None, "judul": scalar(wish.judul), "jenis": wish.jenis.value,
        "status": "draf  # menjadi «berlaku» sesudah nomor, tanggal efektif, dan pengesahan terisi", "unit": wish.unit,
        "keterkaitan": f"\n{_items(map(_named, wish.keterkaitan))}" if wish.keterkaitan else None,
        "pelaksana": f" # lajur dari kiri ke kanan, id dari jabatan.yaml\n{_items(wish.lajur)}\n",
        "kegiatan": " # dari atas ke bawah; keputusan ditulis «keputusan: {setuju: selesai, tidak: 1}»\n"
        + "\n".join(_step(index, lane) for index, lane in enumerate(wish.lajur, 1)),
    }  # fmt: skip
    return (
        "# yaml-language-server: $schema=../../docs/skema/sop.schema.json\n"
        "# Draf baru. Baris yang diawali «#» adalah catatan; hapus tandanya untuk memakainya, atau hapus barisnya.\n\n"
        f"# {why}\n{''.join(_lines(Sop, given, boxes))}"
    )


def _step(number: int, lane: str) -> str:
    return "".join(
        f"    {line}"
        for line in _lines(Kegiatan, {"uraian": f"Tuliskan kegiatan {number}, diawali kata kerja", "pelaksana": lane})
    ).replace("    ", "  - ", 1)


def _lines(model: type[Value], given: Mapping[str, str | None], boxes: Container[str] = ()) -> Iterator[str]:
    """The lines of a group: keys with what is given, and as remarks those that have something to show, of boxes these alone."""
    apart = False
    for name, key in keys_of(model).items():
        value = given.get(name)
        box = key.printed in {Printed.BOX, Printed.MORE}
        if value is None and (not key.draft or (box and name not in boxes)):
            continue
        if box is not apart:
            apart = not apart
            yield "\n"
        if value is not None:
            yield f"{name}:{'' if value.startswith(_NL) else ' '}{value.removesuffix(_NL)}\n"
        else:
            yield _NL.join((*_remark(name, key), ""))


def _remark(name: str, key: Key) -> tuple[str, ...]:
    """The lines that show a key in a draft without giving it."""
    below = [f"#   {line}" for line in key.draft] if isinstance(key.draft, tuple) else []
    words = " ".join(filter(None, (f"# {name}:", "" if below else str(key.draft), key.note and f" # {key.note}")))
    return words, *below


def begun(text: str, path: Path) -> str:
    """The text of a draft with the remark about a key made that key, still empty, for who gives it a value now.

    Only what `draft_of` wrote itself is touched; where there is no such remark, or the key is there, the text stays.

    Args:
        text: An SOP.
        path: Where the value shall stand.

    Raises:
        UnwritableError: The text is not readable.
    """
    data = data_of(text)
    at = next((at for at in range(len(path)) if _lacks(value_at(data, path[:at]), path[at])), None)
    group = model_at(Sop, path[:at]) if at is not None else None
    key = (
        keys_of(group).get(str(path[at])) if at is not None and group is not None and issubclass(group, Value) else None
    )
    if at is None or key is None or not key.draft:
        return text
    remark, lines = _remark(str(path[at]), key), text.split(_NL)
    for begin in _lines_of(text, path[:at], len(lines)):
        margin = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip(" "))]
        held = [line.removesuffix("\r") for line in lines[begin : begin + len(remark)]]
        if bool(margin) is bool(at) and held == [margin + line for line in remark]:
            end = "\r" if lines[begin].endswith("\r") else ""
            note = f"  # {key.note}" if key.note else ""
            return _NL.join((*lines[:begin], f"{margin}{path[at]}:{note}{end}", *lines[begin + len(remark) :]))
    return text


def _lacks(here: Data, step: str | int) -> bool:
    return isinstance(here, dict) and isinstance(step, str) and step not in here


def _lines_of(text: str, path: Path, many: int) -> range:
    """The lines of a step, or of the whole file."""
    document = read("", text)
    if len(path) < 2 or not isinstance(path[1], int) or not isinstance(document, Document):  # noqa: PLR2004 - «kegiatan», and which
        return range(many)
    items = value_at(document.data, path[:1])
    last = isinstance(items, list) and path[1] + 1 == len(items)
    steps = [path[:2]] if last else [path[:2], (path[0], path[1] + 1)]
    places = [Finding(code="", path=step, message="") for step in steps]
    begin, *behind = (problem.line - 1 for problem in document.locate(places))
    return range(begin, behind[0] if behind else many)


def _named(sop: str | Mapping[str, Data]) -> str:
    return scalar(sop) if isinstance(sop, str) else in_line(dict(sop))


def _items(items: Iterable[str]) -> str:
    return "".join(f"  - {item}\n" for item in items)
