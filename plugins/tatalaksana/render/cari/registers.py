# What else can be found: units, offices, regulations, forms, lists.
from __future__ import annotations

from tatalaksana.catalog import Catalog, unit_path
from tatalaksana.facts import successors
from tatalaksana.formulir import Formulir
from tatalaksana.model import plain
from tatalaksana.render.cari.record import Part, Record, Tier


def unit_record(unit: str, catalog: Catalog) -> Record:
    """The record of a unit: its names."""
    about = catalog.registers.unit[unit]
    names = (about.singkatan or "", *(lama.nama for lama in about.nama_lama))
    return Record(
        about.nama,
        _facts("Unit", *names[:1]),
        (),
        {"jenis": ("Unit",), "unit": _units(unit, catalog)},
        names,
        weight=10,
        named=True,
    )


_DUTIES = ("tugas", "pekerjaan")
"""What people ask for when they mean all steps of an office: «tugas bendahara»."""


def office_record(office: str, catalog: Catalog) -> Record:
    """The record of an office: its names; its page has all its steps."""
    about = catalog.registers.jabatan[office]
    unit = catalog.registers.unit.get(about.unit or "")
    filters = {"jenis": ("Jabatan",), "jabatan": (about.nama,), "unit": _units(about.unit, catalog)}
    if not about.dijabat:
        filters = {"jenis": ("Pelaksana lain",), "unit": filters["unit"]}
    facts = _facts(f"{filters['jenis'][0]} dan semua langkahnya", unit.nama if unit else "")
    parts = (Part("", "", (), _DUTIES),) if about.dijabat else ()
    return Record(about.nama, facts, parts, filters, (about.singkatan or "",), weight=10, named=True)


def regulation_record(law: str, catalog: Catalog, cited: int) -> Record:
    """The record of a regulation: its title, its short names, what became of it; `cited` is in how many SOP."""
    registers = catalog.registers
    about = registers.peraturan[law]
    fate = [f"diganti oleh {plain(registers.peraturan[other].judul)}" for other in successors(law, registers)[-1:]]
    if not fate and about.status.value != "tidak diketahui":
        fate = [about.status.value]
    title = plain(about.judul)
    return Record(
        title, _facts("Peraturan", f"disebut {cited} SOP", *fate), (Part("", "", (), law_words(law)),),
        {"jenis": ("Peraturan",), "peraturan": (title,)}, weight=1,
    )  # fmt: skip


_BLANKS = ("blangko", "blanko", "borang")
"""What people call a form besides."""


def form_record(formulir: Formulir, catalog: Catalog) -> Record:
    """The record of a form: every word of it."""
    words = [formulir.keterangan or ""]
    for isian in formulir.isian:
        for one in (isian, *(isian.columns or ())):
            words += [one.label, one.hint or "", *(one.choices or {}).values()]
        words += (text for row in isian.values for text in row.values())
    said = tuple(filter(None, map(plain, words)))
    unit = catalog.registers.unit.get(formulir.unit or "")
    filters = {"jenis": ("Formulir",), "unit": _units(formulir.unit, catalog)}
    return Record(
        plain(formulir.judul),
        _facts("Formulir", unit.nama if unit else ""),
        (Part("", "", said, _BLANKS, shown=" · ".join(said)),),
        filters,
        weight=3,
        aside=True,
    )


def list_record(title: str, tier: Tier = Tier.MAIN) -> Record:
    """The record of a page that leads on: its title."""
    return Record(title, "Halaman", (), {"jenis": ("Halaman",)}, tier=tier)


def law_words(law: str) -> tuple[str, ...]:
    """The short names within a regulation's id: «permen-contoh-4-2015» is asked for as permen 4/2015."""
    *words, number, year = ("", "", *law.split("-"))
    return (*filter(None, words), number, year, f"{number}/{year}") if number and year else tuple(law.split("-"))


def _units(unit: str | None, catalog: Catalog) -> tuple[str, ...]:
    registers = catalog.registers
    return tuple(registers.unit[name].nama for name in unit_path(unit, registers)) if unit else ()


def _facts(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)
