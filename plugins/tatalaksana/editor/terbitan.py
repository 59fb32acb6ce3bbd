# What a site publishes of its collection: for each file by which hash it is had, and of an SOP what others call it and whom it needs.
# So a page has the list of ten thousand SOP, and fetches the dozen that the one on it can depend on.
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from tatalaksana.catalog import Collection, Panggilan, spelled
from tatalaksana.catalog.card import Card
from tatalaksana.editor.baris import listed_row
from tatalaksana.editor.baru import missing_as_data
from tatalaksana.editor.lembar import Answer
from tatalaksana.editor.pemakai import MOST_USERS, named_ids, users_of
from tatalaksana.source import Kind, content_of, scan
from tatalaksana.usulan import blob_hash

USERS = "pemakai.json"
"""Which SOP use what registers, profiles and forms hold: a file in the published folder, which is fetched where one of these goes."""


class LackingError(Exception):
    """Files that are published and not here yet, by their names."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


@dataclass(frozen=True)
class Terbitan:
    """A published collection."""

    marks: Mapping[str, str]
    """What each file is called by."""
    rows: Mapping[str, Answer]
    """What the list says of each source."""
    units: Mapping[str, str]
    """The unit of each SOP, by its file."""
    names: Panggilan
    """By the SOP's files."""
    near: Mapping[str, tuple[str, ...]]
    """The files that an SOP's sheet and problems can depend on, as it is published."""
    missing: Sequence[Mapping[str, Any]]
    """The SOP that others name and that are not there."""
    askers: Mapping[str, Sequence[str]]
    """The files that name each of them."""

    @cached_property
    def of_unit(self) -> Mapping[str, tuple[str, ...]]:
        """The files of each unit's SOP."""
        found: dict[str, list[str]] = {}
        for name, unit in self.units.items():
            found.setdefault(unit, []).append(name)
        return {unit: tuple(names) for unit, names in found.items()}

    def users(self, index: bytes, ids: Iterable[str]) -> list[str]:
        """The files of the first SOP that use one of these, by the file that says so."""
        held, order = json.loads(index), tuple(self.marks)
        return [order[at] for one in ids for at in held.get(one, ())[:MOST_USERS]]

    def neighbours(self, name: str, text: bytes) -> Iterator[str]:
        """The files that an SOP's sheet can depend on, as its text is now."""
        yield name
        yield from self.near.get(name, ())
        if self.marks.get(name) == mark_of_file(text):
            return  # whom it calls is among them
        for other in self.names.within(text):
            yield other
            yield from self.near.get(other, ()) if name not in self.marks else ()


def mark_of_file(content: bytes) -> str:
    """By what a published file is called: as git calls it, as far as it takes to tell files apart."""
    return blob_hash(content)[:_MARK]


_MARK = 20


def published(root: FilePath, shown: str, read: Collection) -> tuple[Answer, Mapping[str, bytes]]:
    """What is published of a collection, as JSON has it, and what its files hold: sources, and the pictures that they name.

    Args:
        root: The folder of the sources.
        shown: How users know it.
        read: What it holds.

    Raises:
        OSError: A picture can't be read any more.
    """
    catalog = read.catalog
    files = scan(root, shown)[0]
    contents = {file.shown: content_of(file.path, root=root, shown=file.shown) for file in files}
    held = {name: content for name, content in contents.items() if isinstance(content, bytes)}
    held |= {
        f"{shown}/{name}": (root / name).read_bytes() for name in (*catalog.logo_names, *catalog.signature_pictures)
    }
    cards = {f"{shown}/{card.id}.yaml": card for card in catalog.cards.values()}
    names = Panggilan({name: spelled(card.id, card.nomor, card.judul) for name, card in cards.items() if name in held})
    called = {name: names.within(held[name]) - {name} for name in names.of}
    near = {name: {*others, *_pictures(cards[name], shown)} for name, others in called.items()}
    for name, others in called.items():
        for other in others:
            near[other].add(name)
    askers = {one.sebutan: [catalog.entries[name].document.file for name in one.askers] for one in catalog.belum_terbit}
    order = {name: at for at, name in enumerate(sorted(held))}
    using = users_of(named_ids(catalog), {name: held[name] for name in cards if name in held})
    held[f"{shown}/{USERS}"] = json.dumps({one: [order[name] for name in names] for one, names in using}).encode()
    rows = [
        {
            **listed_row(file, catalog),
            "induk": cards[file.shown].unit if file.shown in cards else "",
            "sebutan": list(names.of.get(file.shown, ())),
            "dekat": sorted(order[one] for one in near.get(file.shown, ()) if one in order),
        }
        for file in files
        if file.shown in held
    ]
    return {
        "folder": shown,
        "blob": {name: mark_of_file(held[name]) for name in (*order, f"{shown}/{USERS}")},
        "sumber": rows,
        "belum": list(missing_as_data(catalog)),
        "oleh": askers,
    }, held


def _pictures(card: Card, shown: str) -> Iterator[str]:
    return (f"{shown}/{name}" for _, name in card.pictures)


def read_published(held: Any) -> Terbitan:  # noqa: ANN401 - JSON
    """The same, from there."""
    marks: dict[str, str] = held["blob"]
    order, rows, units, names, near = tuple(marks), {}, {}, {}, {}
    for row in held["sumber"]:
        unit, spoken, beside = row.pop("induk"), tuple(row.pop("sebutan")), row.pop("dekat")
        name = row["berkas"]
        rows[name] = row
        if row["jenis"] == Kind.SOP.value:
            units[name], names[name] = unit, spoken
            near[name] = tuple(order[at] for at in beside)
    return Terbitan(marks, rows, units, Panggilan(names), near, held["belum"], held["oleh"])
