# Which SOP are meant by what people write: a file's id, a number, or kind and title. Titles repeat between units, so the
# one who names counts too: the SOP of the own unit is meant, else that of the nearest unit above.
from __future__ import annotations

import re
from collections.abc import Iterable

from tatalaksana.catalog.entry import Catalog, Entry, Registers, unit_path
from tatalaksana.model import Jenis, Status
from tatalaksana.source import Data

_WORDS = re.compile(r"[^\w]+")
_KIND_MARK = {Jenis.MAKRO: "M", Jenis.MIKRO: "m"}
_RANK = {Status.BERLAKU: 0, Status.DRAF: 1, Status.DICABUT: 2}


class SopIndex:
    """Every SOP by what it may be named by.

    Args:
        entries: The SOP.
        registers: Where their units stand.
    """

    def __init__(self, entries: Iterable[Entry], registers: Registers) -> None:
        self._registers = registers
        self._ids: set[str] = set()
        self._numbers: dict[str, str] = {}
        self._titles: dict[str, list[Entry]] = {}
        for entry in entries:
            self._ids.add(entry.id)
            if entry.sop.nomor:
                self._numbers[number_key(entry.sop.nomor)] = entry.id
            self._titles.setdefault(title_key(entry.sop.judul)[1:], []).append(entry)

    def find(self, sebutan: str, unit: str, asker: str = "") -> tuple[str, ...]:
        """The ids of the SOP meant: none, one, or all that a title fits alike.

        Of several of one title the unit's own come first, then those of the nearest unit above, then all others; among
        equals the one in force is meant before drafts, drafts before what is revoked, and an official one before an example.

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
        fitting = [
            entry
            for entry in self._titles.get(key[1:], ())
            if entry.id != asker and key[0] in {"?", _KIND_MARK[entry.sop.jenis]}
        ]
        if len(fitting) < 2:  # noqa: PLR2004 - nothing to choose from
            return tuple(entry.id for entry in fitting)
        near = {name: steps for steps, name in enumerate(dict.fromkeys((unit, *unit_path(unit, self._registers))))}
        ranked = [
            ((near.get(entry.sop.unit.unit, len(near)), _RANK[entry.sop.status], entry.sop.contoh), entry.id)
            for entry in fitting
        ]
        best = min(rank for rank, _ in ranked)
        return tuple(sorted(name for rank, name in ranked if rank == best))


def named_from(unit: str, entry: Entry, catalog: Catalog, asker: str = "") -> str | dict[str, Data]:
    """What an SOP of a unit writes to name an entry: its kind and title, with its id where they would not lead there.

    Args:
        unit: The unit in which it is written.
        entry: Which is meant.
        catalog: The collection.
        asker: The id of the SOP in which it is written, if that is there already.
    """
    name = entry.sop.nama_lengkap
    if catalog.index.find(name, unit, asker) == (entry.id,):
        return name
    return {"sop": entry.id, "teks": name}


def title_key(text: str) -> str:
    """A title for comparing: one mark for the kind (M, m or ?), then the words without case, signs, «SOP»."""
    words = _WORDS.sub(" ", text.casefold()).split()
    if words and words[0] == "sop":
        words = words[1:]
    mark = "?"
    if words and words[0] in {"makro", "mikro"}:
        mark = "M" if words[0] == "makro" else "m"
        words = words[1:]
    return mark + " ".join(words)


def number_key(number: str) -> str:
    """A number for comparing: without case and spaces."""
    return "".join(number.casefold().split())
