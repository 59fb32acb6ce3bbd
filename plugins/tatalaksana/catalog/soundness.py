# What of a collection can be used though some of its files are wrong: a broken file takes with it the SOP that stand on
# it, and no others.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.collection import Collection
from tatalaksana.catalog.entry import Catalog, Entry, Ground, profile_id
from tatalaksana.catalog.link import cards_of, catalog_of, link
from tatalaksana.source import Kind, Severity


def sound(collection: Collection) -> Catalog:
    """The catalog of the SOP and forms without an error in their own files or in a file that they stand on.

    An SOP stands on the registers of units and offices, on that of regulations where it names one by its id, on its
    profile and those that this takes from, and on the forms that it names. An SOP that it names may be broken: what leads
    there leads nowhere.
    """
    if not collection.errors:
        return collection.catalog
    wrong = {problem.file for problem in collection.problems if problem.severity is Severity.ERROR}
    whole = collection.catalog
    entries = {
        name: entry
        for name, entry in whole.entries.items()
        if entry.document.file not in wrong and wrong.isdisjoint(stands_on(entry, whole))
    }
    # No SOP may be left to tell what the folder above is called.
    below = {"/".join(file.rsplit("/", 2)[-2:]) for file in wrong}
    forms = {
        name: formulir for name, formulir in whole.formulir.items() if f"{Kind.FORMULIR.value}/{name}.yaml" not in below
    }
    links = link(cards_of(entries), Ground(whole.registers, whole.tanggal), forms.keys())
    return catalog_of(entries, links, forms, {name: sheet for name, sheet in whole.signed.items() if name in entries})


def stands_on(entry: Entry, ground: Catalog) -> Iterator[str]:
    """The files beside its own that an SOP needs, as users know them; whether they are there or not."""
    root = _root(entry)
    for kind in (Kind.UNIT, Kind.JABATAN):
        yield f"{root}{kind.value}.yaml"
    if any(dasar.peraturan for dasar in entry.sop.dasar_hukum):
        yield f"{root}{Kind.PERATURAN.value}.yaml"
    here, seen = profile_id(entry.sop, ground.registers), set[str]()
    while here and here not in seen:
        yield f"{root}{Kind.PROFIL.value}/{here}.yaml"
        seen.add(here)
        profil = ground.registers.profil.get(here)
        here = (profil and profil.turunan) or ""
    for _, name in ground.cards[entry.id].formulir:
        yield f"{root}{Kind.FORMULIR.value}/{name}.yaml"


def _root(entry: Entry) -> str:
    """How names of files begin, up to the folder of the sources."""
    return entry.document.file.removesuffix(f"{entry.id}.yaml")
