# What checks of other files find after an edit: by looking again only at what it may touch, as by looking at everything.
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import Registers, naming
from tatalaksana.catalog.card import Card, Mention
from tatalaksana.catalog.entry import Ground, Links
from tatalaksana.catalog.index import near_titles
from tatalaksana.catalog.link import link
from tatalaksana.catalog.linked import Cards, Linked, linked_of
from tatalaksana.catalog.memory import Known
from tatalaksana.model import Jenis, Status
from tatalaksana.model.register import Unit
from tatalaksana.source import Path
from tests.examples import some

_REGISTERS = Registers(
    unit={
        "induk": Unit(nama="Badan"),
        "biro": Unit(nama="Biro", induk="induk"),
        "bagian": Unit(nama="Bagian", induk="biro"),
        "luar": Unit(nama="Luar"),
    },
    jabatan={},
    peraturan={},
    profil={},
)
_TOPICS = ("Tamu", "Surat", "Arsip", "Kendaraan")
_PATTERNS = (
    "Penerimaan {} Dinas", "Penerimaaan {} Dinas", "Penerimaan {}", "Penerimaan {} dan Dinas", "Penerimaan {} Resmi Dinas",
    "Survei {}", "Survey {}", "{}", "Penyusunan {}", "Penyusunan {} Tahunan",
)  # fmt: skip
_PLACES = tuple(_REGISTERS.unit)
_FILES = tuple(f"{place}/{topic.casefold()}{more}" for topic in _TOPICS for place in _PLACES for more in ("", "-2"))
_STATUS = (Status.DRAF, Status.DRAF, Status.BERLAKU, Status.DICABUT)


class _Chance:
    """SOP by chance, which mostly name each other within one of some topics."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - not for secrets

    def one_in(self, count: int) -> bool:
        return self._random.randrange(count) == 0

    def file(self) -> str:
        return self._random.choice(_FILES)

    def card(self, name: str) -> Card:
        choice = self._random.choice
        topic = choice(_TOPICS)
        judul, jenis = self._title(topic), choice(list(Jenis))
        return Card(
            name, f"sops/{name}.yaml", judul, f"SOP {jenis.value.title()} {judul}", jenis, choice(_STATUS),
            contoh=self.one_in(9), nomor=None if self.one_in(2) else self._number(topic), unit=choice(_PLACES), profil=None,
            keterkaitan=tuple(self._mention(("keterkaitan", at), topic) for at in range(choice((0, 0, 1, 1, 2)))),
            rincian=((0, self._mention(("kegiatan", 0, "rincian"), topic)),) if self.one_in(4) else (),
            pengganti=self._mention(("digantikan_oleh",), topic) if self.one_in(4) else None,
            formulir=((("kegiatan", 0, "formulir"), choice(("daftar", "dafar"))),) if self.one_in(9) else (),
            addresses=((("kegiatan", 0, "uraian"), self.file()),) if self.one_in(9) else (),
            pictures=(), lembar=None, nomor_tertulis=None, label=None, revisi_ke=0, efektif=None, direvisi=None,
            tinjauan=(), volume=None, peraturan=(), lajur=(), penanda_tangan=(),
        )  # fmt: skip

    def _title(self, topic: str) -> str:
        return self._random.choice(_PATTERNS).format(topic)

    def _number(self, topic: str) -> str:
        choice = self._random.choice
        if self.one_in(40):
            return "Tanpa"
        if self.one_in(3):
            return choice((f"{topic}-1", f"{topic} - 1", f"B/{topic}/2024", f"B/{topic}/2042"))
        return f"C-{self._random.randrange(999)}"

    def _mention(self, path: Path, topic: str) -> Mention:
        topic = self._random.choice(_TOPICS) if self.one_in(12) else topic
        teks = self._random.choice(("", "SOP Mikro ", "SOP Makro ")) + self._title(topic)
        files = [name for name in _FILES if topic.casefold() in name]
        if self.one_in(4):
            return Mention(path, self._random.choice(files), teks)
        if self.one_in(6):
            slipped = self._random.choice(files).replace(*self._random.choice((("-", "_"), ("ia", "ai"), ("ar", "a"))))
            return Mention(path, slipped, slipped)
        if self.one_in(4):
            return Mention(path, number := self._number(topic), number)
        return Mention(path, teks, teks)


def _known(card: Card) -> Known[None]:
    return Known(card=card)


class _Looking:
    """Looks at collections, one after the other, and remembers what it found."""

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}
        self._linked: Linked | None = None
        self.linkings: list[int] = []
        """Of how many SOP, each time that some are linked with each other."""

    def look(self, cards: Mapping[str, Card], forms: Collection[str] = ("daftar",)) -> Linked:
        def linking(several: Mapping[str, Card]) -> Links:
            self.linkings.append(len(several))
            return link(several, Ground(_REGISTERS, None), forms)

        now, before = dict(sorted(cards.items())), self._cards
        known = {name: _known(card) for name, card in now.items()}
        standing = Cards(
            "", forms, whole=True, called=True, unread=(), marks={name: one.card_mark for name, one in known.items()}, card=now.__getitem__,
            naming=lambda name: known[name].naming,
            before=lambda: {one.card_mark: one for one in map(_known, before.values())},
        )  # fmt: skip
        self._linked, self._cards = linked_of(standing, self._linked, linking, None), now
        return self._linked


@pytest.mark.no_cover
@some(60)
@given(st.integers(0, 2**64))
def test_what_is_looked_at_again_is_enough(seed: int) -> None:
    """After any titles, numbers, units, references, deletions and renames: what is found by looking at all."""
    chance = _Chance(seed)
    names = [name for name in _FILES if not chance.one_in(2)]
    cards = {name: chance.card(name) for name in names}
    looking = _Looking()
    looking.look(cards)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(naming, "_FEW", 0)  # however many are touched: in a small collection most are
        for _ in range(12):
            name = chance.file()
            card = cards.pop(name, None) or chance.card(name)
            if chance.one_in(4):
                name = chance.file()
                cards[name] = replace(card, id=name, file=f"sops/{name}.yaml")
            elif not chance.one_in(6):
                cards[name] = replace(
                    card, judul=(other := chance.card(name)).judul, nama=other.nama, jenis=other.jenis
                )
                cards[name] = chance.card(name) if chance.one_in(2) else cards[name]
            forms = () if chance.one_in(12) else ("daftar",)
            assert _Looking().look(cards, forms) == looking.look(cards, forms)


_PLAIN = replace(
    _Chance(0).card("biro/a"), jenis=Jenis.MIKRO, status=Status.DRAF, nomor=None, keterkaitan=(), rincian=(), pengganti=None,
    formulir=(), addresses=(),
)  # fmt: skip
_WORDS = ("surat", "rapat", "arsip", "lapor", "usul", "catat", "pinjam", "kirim")


def _called(judul: str) -> Card:
    name = f"biro/{judul.casefold().replace(' ', '-')}"
    return replace(_PLAIN, id=name, file=f"sops/{name}.yaml", judul=judul, nama=f"SOP Mikro {judul}")


def test_a_title_asks_those_that_it_may_touch() -> None:
    """Of many SOP those are linked again that name one of another title, or are called nearly so; of a title that half of them have, all are."""
    several = [_called(f"{word} {word}an {turn} sekali") for word in _WORDS for turn in "ab"]
    said = several[0].nama
    cards = {card.id: card for card in several}
    cards["biro/tamu"] = replace(_called("tamu"), keterkaitan=(Mention(("keterkaitan", 0), said, said),))
    looking = _Looking()
    looking.look(cards)
    cards[several[0].id] = replace(_called("surat suraton a sekali"), id=several[0].id)
    looking.look(cards)
    looking.look(cards)
    looking.look({name: replace(card, judul="Sama") for name, card in cards.items()})
    assert [17, 3, 3, 17] == looking.linkings


def test_a_long_circle_is_opened_and_closed() -> None:
    """Of SOP that replace each other all are told, however far from the one whose title closes the circle."""
    titles = [f"{word} {word}an" for word in _WORDS]
    cards = {}
    for title, after in zip(titles, [*titles[1:], titles[0]], strict=True):
        card = replace(_called(title), pengganti=Mention(("digantikan_oleh",), f"SOP Mikro {after}", after))
        cards[card.id] = card
    others = {card.id: card for card in map(_called, (f"lain{number}" for number in range(40)))}
    looking = _Looking()
    for judul in ("beda", titles[0], "beda"):
        cards["biro/surat-suratan"] = replace(cards["biro/surat-suratan"], judul=judul, nama=f"SOP Mikro {judul}")
        found = looking.look({**cards, **others})
        assert _Looking().look({**cards, **others}) == found
    assert [48, 8, 8, 8] == looking.linkings


@pytest.mark.parametrize("one", [*_PATTERNS, "dan", "di", ""])
def test_titles_that_are_near(one: str) -> None:
    """A title is near to itself, and whichever is asked, the other is near to it."""
    key = one.casefold()
    others = {other.casefold() for other in (*_PATTERNS, "dan", "di", "")}
    near = near_titles([key], others)
    assert key in near
    assert {other for other in others if key in near_titles([other], [key])} == near
