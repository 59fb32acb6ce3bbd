# Which SOP are meant by what people write: a file's id, a number, or kind and title. Titles repeat between units, so the
# one who names counts too: the SOP of the own unit is meant, else that of the nearest unit above.
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Links, Registers, unit_path
from tatalaksana.catalog.slip import Gap, gaps_of, respelled_in, slip_in, words_of
from tatalaksana.model import Jenis, Status, alike, bare_title, slip
from tatalaksana.model.likeness import slips
from tatalaksana.source import Data

_ROMAN = re.compile(r"[ivxlc]+")
_WORDS = re.compile(r"[^\w]+")
_ID = re.compile(r"(?=.*[-_])[\w-]+[/\\][\w-]+")
_KIND_MARK = {Jenis.MAKRO: "M", Jenis.MIKRO: "m"}
_SMALL = frozenset({"dan", "di", "pada", "untuk", "dalam", "atas", "tentang", "dari", "oleh", "serta"})
_SMALL_LEFT_OUT = -1
"""Stands for the place of the word in a `Gap` where all small words of a title are left out."""
_RANK = {Status.BERLAKU: 0, Status.DRAF: 1, Status.DICABUT: 2}
_ALIKE = 0.6
"""How like the name of a file must be to be asked about, of one."""
_STROKES = 2
"""In a number, at the least: one stands in an id."""
_YEAR = 4
_LONG = 4
"""Letters of a word within a number, at the least, in which two may have changed places."""
_TELLING = 3
"""Words of a title that is not just any."""
_NOUGHTS = re.compile(r"(?<![0-9.])0+(?=[0-9])")
_AS_FIGURES = str.maketrans("OoIl", "0011")


class SopIndex:
    """Every SOP by what it may be named by.

    Args:
        cards: The SOP.
        registers: Where their units stand.
    """

    def __init__(self, cards: Iterable[Card], registers: Registers) -> None:
        self._registers = registers
        self._ids: set[str] = set()
        self._numbers: dict[str, str] = {}
        self._as_written: dict[str, str] = {}
        """Numbers as their sheets have them."""
        self._titles: dict[str, list[Card]] = {}
        for card in cards:
            self._ids.add(card.id)
            if card.nomor:
                self._numbers[number_key(card.nomor)] = card.id
                self._as_written[card.nomor] = card.id
            self._titles.setdefault(title_key(card.judul)[1:], []).append(card)

    def find(self, sebutan: str, unit: str, asker: str = "") -> tuple[str, ...]:
        """The ids of the SOP meant: none, one, or all that a title fits alike.

        Of several of one title the unit's own come first, then those of the nearest unit above, then all others of the
        own agency, then those of other agencies; among
        equals the one in force is meant before drafts, drafts before what is revoked, and an official one before an example.
        Several that are all of other agencies are none of them meant, where the own one is known: its SOP is yet to be published.

        Args:
            sebutan: What is written.
            unit: The unit in which it is written.
            asker: The id of the SOP in which it is written, which never means itself by a title.
        """
        if sebutan in self._ids:
            return (sebutan,)
        number = self._numbers.get(number_key(sebutan))
        if number is not None:
            return (number,)
        key = title_key(sebutan)
        fitting = [card for card in self._titles.get(key[1:], ()) if card.id != asker and _is_called(card, key)]
        if len(fitting) < 2:  # noqa: PLR2004 - nothing to choose from
            return tuple(card.id for card in fitting)
        near = {name: steps for steps, name in enumerate(dict.fromkeys((unit, *unit_path(unit, self._registers))))}
        foreign = len(near) + 1
        ranked = []
        for card in fitting:
            inside = next(reversed(near)) in unit_path(card.unit, self._registers)
            steps = near.get(card.unit, len(near) if inside else foreign)
            ranked.append(((steps, _RANK[card.status], card.contoh), card.id))
        best = min(rank for rank, _ in ranked)
        found = tuple(sorted(name for rank, name in ranked if rank == best))
        return () if len(found) > 1 and best[0] == foreign and len(near) > 1 else found

    def repeats(self, title: str) -> bool:
        """Whether several SOP have a title."""
        return len(self._titles.get(title_key(title)[1:], ())) > 1

    def near(self, sebutan: str, asker: str = "") -> str | None:
        """The kind and title of an SOP that is nearly called so: of the other kind, without small words, with a typing slip.

        Args:
            sebutan: What is written, and what leads nowhere.
            asker: The id of the SOP in which it is written.
        """
        if is_number(sebutan):
            return next(
                (nomor for nomor, name in self._as_written.items() if name != asker and _mistyped(sebutan, nomor)), None
            )
        key = title_key(sebutan)
        title = key[1:]
        close = {card.id: card for gap in _gaps(title) for card in self._gapped.get(gap, ())}
        candidates: list[Card] = [*self._titles.get(title, []), *close.values()]
        for card in candidates:
            other = title_key(card.judul)[1:]
            # What has this very name would have been found; of other agencies it is not meant.
            if not (card.id == asker or _is_called(card, key)) and (
                _large(other) == _large(title) or slip_in(other, title) or respelled_in(other, title)
            ):
                return card.nama
        return None

    def id_meant(self, sebutan: str) -> str | None:
        """The id that a reference is for sure, but for capitals, other signs or a slip."""
        if not is_id(sebutan):
            return None
        said = _as_id(sebutan)
        return said if said in self._ids else slip(said, self._ids)

    def id_like(self, sebutan: str) -> str | None:
        """An id in the same folder that is like what stands for one."""
        folder, _, name = _as_id(sebutan).partition("/")
        near = alike(name, self._folders.get(folder, ()), least=_ALIKE) if is_id(sebutan) else None
        return f"{folder}/{near}" if near else None

    def has_folder(self, sebutan: str) -> bool:
        """Whether a reference is written as the ids of SOP in a folder that is there."""
        return is_id(sebutan) and _as_id(sebutan).partition("/")[0] in self._folders

    @cached_property
    def _folders(self) -> Mapping[str, Sequence[str]]:
        """The names of SOP by the folder they lie in."""
        found: dict[str, list[str]] = {}
        for one in self._ids:
            folder, _, name = one.partition("/")
            found.setdefault(folder, []).append(name)
        return {folder: sorted(names) for folder, names in found.items()}

    def longer(self, sebutan: str) -> str | None:
        """The kind and title of the only SOP that has one word more within its title; at its ends it would make another SOP."""
        words = words_of(title_key(sebutan)[1:])
        found = {card.nama for at in range(1, len(words)) for card in self._gapped.get((at, words), ())}
        return found.pop() if len(found) == 1 and len(words) >= _TELLING else None

    def has_numbers_like(self, sebutan: str) -> bool:
        """Whether a reference is a number, and SOP have numbers that differ from it in figures only: a decree's is of another shape."""
        return is_number(sebutan) and _shape(sebutan) in self._shapes

    @cached_property
    def _shapes(self) -> frozenset[tuple[str, ...]]:
        return frozenset(map(_shape, self._numbers))

    @cached_property
    def _gapped(self) -> Mapping[Gap, Sequence[Card]]:
        """Every SOP by its title with a word left out."""
        found: dict[Gap, list[Card]] = {}
        for several in self._titles.values():
            for gap in _gaps(title_key(several[0].judul)[1:]):
                found.setdefault(gap, []).extend(several)
        return found


def named_from(unit: str, card: Card, links: Links, asker: str = "") -> str | dict[str, Data]:
    """What an SOP of a unit writes to name another: its kind and title, with its id where they would not lead there.

    Args:
        unit: The unit in which it is written.
        card: Which is meant.
        links: What is known of all.
        asker: The id of the SOP in which it is written, if that is there already.
    """
    if links.index.find(card.nama, unit, asker) == (card.id,):
        return card.nama
    return {"sop": card.id, "teks": card.nama}


def _is_called(card: Card, key: str) -> bool:
    """Whether an SOP has a title, by its key, and the kind that this says."""
    own = title_key(card.judul)
    return own[1:] == key[1:] and key[0] in {"?", _KIND_MARK[card.jenis]}


def is_id(sebutan: str) -> bool:
    """Whether a reference is written as the id of an SOP is, or nearly: two names with one stroke between them, and a hyphen; «KTP/KK» is none."""
    return _ID.fullmatch(sebutan.strip()) is not None


def is_number(sebutan: str) -> bool:
    """Whether a reference is a number of documents: strokes and figures, and no blank."""
    return sebutan.count("/") >= _STROKES and not re.search(r"\s", sebutan) and any(map(str.isdigit, sebutan))


def _shape(number: str) -> tuple[str, ...]:
    """A number without its figures, Roman ones too."""
    return tuple("" if part.isdigit() or _ROMAN.fullmatch(part) else part for part in number_key(number).split("/"))


def _as_id(sebutan: str) -> str:
    return sebutan.strip().casefold().replace("\\", "/").replace("_", "-")


def _mistyped(sebutan: str, nomor: str) -> bool:
    """Whether a number is another one with a slip: in a word, in the figures of the year, a letter for a figure, noughts before one.

    Other figures make another number: those of one office differ by nothing else.
    """
    pairs = list(zip(sebutan.split("/"), nomor.split("/"), strict=False))
    differing = [(one, other) for one, other in pairs if one.casefold() != other.casefold()]
    if sebutan.count("/") != nomor.count("/") or len(differing) != 1:
        return False
    ((one, other),) = differing
    if one.isalpha() and other.isalpha() and slip(one.casefold(), [other.casefold()], closed=True) is not None:
        return True
    if not any(map(str.isdigit, one + other)):
        # Short words of numbers tell offices apart, but for two letters that changed places: «SPO» is none of «SOP».
        one, other = one.casefold(), other.casefold()
        return len(one) >= _LONG and slips(one, other) == 1 and sorted(one) == sorted(other)
    one, other = one.translate(_AS_FIGURES), other.translate(_AS_FIGURES)
    if without_noughts(one) == without_noughts(other):
        return True
    return one.isdigit() and len(one) == len(other) == _YEAR and sorted(one) == sorted(other)


def without_noughts(number: str) -> str:
    """«2/SOP/2026» for «02/SOP/2026»; behind a point a nought counts."""
    return _NOUGHTS.sub("", number)


def _large(title: str) -> str:
    return "".join(word for word in title.split() if word not in _SMALL)


def _gaps(title: str) -> Iterator[Gap]:
    yield _SMALL_LEFT_OUT, (_large(title),)
    if " " in title:
        yield from gaps_of(title)


def near_titles(titles: Collection[str], several: Iterable[str]) -> set[str]:
    """Those of several titles that `near` and `longer` may take one of the others for, or that for them.

    Args:
        titles: Keys of titles, without their kind.
        several: As these.
    """
    gaps = {gap for title in titles for gap in _gaps(title)}
    whole = {words_of(title) for title in titles}
    large = list(map(_large, titles))
    if "" in large or () in whole or any(not words for _, words in gaps):
        return {one for one in several if _is_near(one, gaps, whole)}
    # Titles with one gap are alike at one end, and without small words at both: that tells most apart at once.
    begins, ends = ("_", *(words[0] for words in whole)), ("_", *(words[-1] for words in whole))
    first = (*(text[0] for text in large), *(f"{word} " for word in _SMALL))
    last = (*(text[-1] for text in large), *(f" {word}" for word in _SMALL))
    return {
        one
        for one in several
        if (one.startswith(begins) or one.endswith(ends) or (one.startswith(first) and one.endswith(last)))
        and _is_near(one, gaps, whole)
    }


def _is_near(title: str, gaps: set[Gap], whole: set[tuple[str, ...]]) -> bool:
    """Whether a title has a gap of others, or is one of them with a gap, or one of them is it with a gap."""
    own = frozenset(_gaps(title))
    words = words_of(title)
    return (
        not own.isdisjoint(gaps)
        or any((at, words) in gaps for at in range(1, len(words)))
        or any((at, other) in own for other in whole for at in range(1, len(other)))
    )


@lru_cache(maxsize=65536)
def title_key(text: str) -> str:
    """A title for comparing: one mark for the kind (M, m or ?), then the words without case, signs, «SOP»."""
    # People leave «SOP» out: «Mikro Penyusunan …» names a kind too.
    words, kind = bare_title(f"sop {' '.join(_WORDS.sub(' ', text.casefold()).split())}")
    return {"makro": "M", "mikro": "m"}.get(kind, "?") + words


@lru_cache(maxsize=65536)
def number_key(number: str) -> str:
    """A number for comparing: without case and spaces."""
    return "".join(number.casefold().split())
