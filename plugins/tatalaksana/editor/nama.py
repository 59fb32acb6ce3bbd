# An SOP under another name: its file, its title, or both; and every other file that names it, so that it still does.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from tatalaksana.catalog import Catalog, Link
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.index import named_from, title_key
from tatalaksana.catalog.mending import with_value
from tatalaksana.editor.asked import MintaNama
from tatalaksana.editor.naskah import Naskah
from tatalaksana.model import Sop
from tatalaksana.source import Data, Edit, Path, UnwritableError, data_of, value_at

_Reader = Callable[[Naskah], Catalog]
"""What reads the whole collection as it would be."""


def named_anew(naskah: Naskah, asked: MintaNama, read: _Reader) -> Mapping[str, str | None]:
    """What files say when an SOP is called otherwise; those that don't change are not among them.

    Args:
        naskah: The change set so far.
        asked: Which, and how it shall be called.
        read: What reads the collection.

    Raises:
        UnwritableError: It can't be called so, or a file can't be written.
    """
    before = read(naskah)
    was = next((card for card in before.cards.values() if card.file == asked.berkas), None)
    if was is None:
        raise UnwritableError("Berkas ini bukan SOP tanpa galat. Perbaiki dahulu galatnya.")
    texts: dict[str, str | None] = {}
    text = _text(naskah, asked.berkas)
    if was.judul != asked.judul:
        text = with_value(Sop, text, Edit(("judul",), asked.judul))
    if asked.ke != asked.berkas:
        if asked.ke in naskah.files:
            raise UnwritableError(f"«{asked.ke}» sudah ada.")
        texts[asked.berkas] = None
    texts[asked.ke] = text
    after = read(replace(naskah, texts={**naskah.texts, **texts}))
    now = next((card for card in after.cards.values() if card.file == asked.ke), None)
    if now is None:
        raise UnwritableError(
            f"«{asked.ke}» tidak dapat menjadi nama berkas SOP: folder dan nama memakai huruf kecil, angka, dan tanda hubung."
        )
    for name, edits in _Renaming(naskah, before, after, was, now).edits():
        held = texts.get(name)
        said = _text(naskah, name) if held is None else held
        for edit in edits:
            said = with_value(Sop, said, edit)
        texts[name] = said
    return {name: said for name, said in texts.items() if said is None or said != _text_or_none(naskah, name)}


@dataclass(frozen=True, slots=True)
class _Renaming:
    naskah: Naskah
    before: Catalog
    after: Catalog
    was: Card
    now: Card

    def edits(self) -> Iterator[tuple[str, list[Edit]]]:
        """Each file that names the SOP, as it is called now, with what makes it name the SOP so too."""
        for asker in self.before.cards.values():
            file, name = (self.now.file, self.now.id) if asker.id == self.was.id else (asker.file, asker.id)
            links = [link for link in _links(self.before, asker.id) if link.target == self.was.id]
            led = [path for path, address in asker.addresses if address == self.was.id != self.now.id]
            if not links and not led:
                continue
            data = data_of(_text(self.naskah, asker.file))
            edits = [edit for link in links for edit in self._named(data, link.rujukan.path, name)]
            edits += [
                Edit(path, _led(held, self.was.id, self.now.id))
                for path in led
                if isinstance(held := value_at(data, path), str)
            ]
            if edits:
                yield file, edits

    def _named(self, data: Data, path: Path, asker: str) -> Iterator[Edit]:
        """What makes a reference lead to the same SOP, in the words that it has now; how else it is written stays."""
        held = value_at(data, path)
        if held is None and path and isinstance(path[-1], int):
            path = path[:-1]  # one alone needs no list
            held = value_at(data, path)
        if isinstance(held, dict):
            if held.get("sop") == self.was.id != self.now.id:
                yield Edit((*path, "sop"), self.now.id)
            if isinstance(said := held.get("teks"), str) and (called := self._called(said)) != said:
                yield Edit((*path, "teks"), called)
        elif isinstance(held, str) and held == self.was.id != self.now.id:
            yield Edit(path, self.now.id)
        elif isinstance(held, str) and (called := self._called(held)) != held:
            named = named_from(self.after.cards[asker].unit, self.now, self.after, asker)
            yield Edit(path, called if isinstance(named, str) else named)

    def _called(self, said: str) -> str:
        """Words for an SOP, with its title of now where they say that of before: «SOP Mikro» before it stays as it is."""
        if self.was.judul == self.now.judul or title_key(said)[1:] != title_key(self.was.judul)[1:]:
            return said
        head = said[: len(said) - len(self.was.judul)]
        return f"{head}{self.now.judul}" if said.endswith(self.was.judul) else self.now.nama


def _links(catalog: Catalog, asker: str) -> Iterator[Link]:
    yield from catalog.keterkaitan[asker]
    yield from (link for (name, _), link in catalog.rincian.items() if name == asker)
    if asker in catalog.pengganti:
        yield catalog.pengganti[asker]


def _led(text: str, was: str, now: str) -> str:
    return now if text == was else text.replace(f"]({was})", f"]({now})")


def _text(naskah: Naskah, name: str) -> str:
    text = naskah.text(name)
    if not isinstance(text, str):
        raise UnwritableError(f"{text.message} {text.hint}")
    return text


def _text_or_none(naskah: Naskah, name: str) -> str | None:
    return _text(naskah, name) if name in naskah.files else None
