# Two collections compared: every SOP that came, went, changed, or shows something else because a register does.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tatalaksana.catalog import Catalog, Entry, title_key
from tatalaksana.diff.change import Perbandingan
from tatalaksana.diff.compare import compare
from tatalaksana.model import Kelas


@dataclass(frozen=True, slots=True)
class Pasangan:
    """An SOP in two collections."""

    lama: Entry | None
    """None where it is new."""
    baru: Entry | None
    """None where it is gone."""
    perbandingan: Perbandingan | None
    """None where there is only one of them."""

    @property
    def entry(self) -> Entry:
        """The newer one, else the older."""
        found = self.baru or self.lama
        assert found is not None, "a pair has one of the two"  # noqa: S101 - a pair without either is never made
        return found

    @property
    def moved_from(self) -> str:
        """The older file, where it is another one."""
        return self.lama.document.file if self.lama and self.baru and self.lama.id != self.baru.id else ""

    @property
    def kelas(self) -> tuple[Kelas, ...]:
        """The classes of its changes, gravest first; that it came or went is substance."""
        return (Kelas.SUBSTANSI,) if self.perbandingan is None else self.perbandingan.kelas


def compare_collections(old: Catalog, new: Catalog) -> tuple[Pasangan, ...]:
    """Every SOP that is not the same in both, in the order of the files; one whose file moved is told by its number.

    Where several that are gone had one number, as drafts with dots for a number do, the one of the same title is meant.
    """
    gone: dict[str, list[Entry]] = {}
    for name, entry in old.entries.items():
        if name not in new.entries and entry.sop.nomor:
            gone.setdefault(entry.sop.nomor, []).append(entry)
    found: list[Pasangan] = []
    kept: set[str] = set()
    for name, entry in new.entries.items():
        before = old.entries.get(name) or _moved(entry, gone.get(entry.sop.nomor or "", []))
        if before is None:
            found.append(Pasangan(None, entry, None))
            continue
        kept.add(before.id)
        pair = compare_entries(before, old, entry, new)
        if pair.kelas or before.id != name:
            found.append(pair)
    found += [Pasangan(entry, None, None) for name, entry in old.entries.items() if name not in kept]
    return tuple(sorted(found, key=lambda pair: pair.entry.id))


def _moved(entry: Entry, gone: list[Entry]) -> Entry | None:
    """Which of those that had an entry's number it was; it is taken from them."""
    title = title_key(entry.sop.nama_lengkap)
    fitting = gone if len(gone) == 1 else [one for one in gone if title_key(one.sop.nama_lengkap) == title]
    found = fitting[0] if fitting else None
    if found is not None:
        gone.remove(found)
    return found


def compare_entries(
    old: Entry, old_catalog: Catalog, new: Entry, new_catalog: Catalog, forms: Mapping[str, str] = MappingProxyType({})
) -> Pasangan:
    """Two entries, whatever they are called; `forms` are titles of forms that the catalogs do not have."""
    titles = {name: form.judul for one in (old_catalog, new_catalog) for name, form in one.formulir.items()}
    registers = (old_catalog.registers, new_catalog.registers)
    return Pasangan(old, new, compare(old.sop, new.sop, registers, {**forms, **titles}))
