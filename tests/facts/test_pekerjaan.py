# What offices do in all SOP together, and where regulations are cited.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.facts import Facts, acting, citing, facts_of, successors
from tests.collections_on_disk import REGISTERS, SOUND, koleksi, write

_CATALOG = koleksi()
_SEED = "biro-bentanyan/daftar-konfirmasi-kecukupan"


def test_every_step_is_its_offices() -> None:
    """Each row of each SOP is in the work of every office that has a symbol in it, and in no other."""
    work = facts_of(_CATALOG).work
    found = {(part.id, row, office) for office, parts in work.items() for part in parts for row in part.baris}
    expected = {
        (entry.id, symbol.row, entry.sop.pelaksana[symbol.lane].jabatan)
        for entry in _CATALOG.entries.values()
        for symbol in entry.flow.symbols
    }
    assert expected == found
    assert set(work) <= set(acting(_CATALOG))


def test_where_steps_are_come_from() -> None:
    """A step after a decision knows by which exit; one that is returned to knows all ways."""
    coming = Facts(_CATALOG.entries[_SEED], _CATALOG).daftar.arrivals
    assert coming[0] == ()
    assert coming[3] == ((2, ""), (4, "tidak"))
    assert coming[6] == ((5, "setuju"),)


def test_who_cites() -> None:
    """Each SOP once, however often it names a regulation; nothing for those that nobody names."""
    cited = citing(_CATALOG)
    assert _SEED in cited["perkadis-tamanbun-5-2016"]
    assert all(len(entries) == len(set(entries)) for entries in cited.values())


def test_chains_of_replacement_end(tmp_path: Path) -> None:
    """Next first; a loop is followed once, what is not registered is left out."""
    regulations = "\n".join(
        f"{name}: {{judul: {name}, diganti_oleh: {other}}}"
        for name, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "hilang"))
    )
    files = {**REGISTERS, "peraturan.yaml": f"uu-1: {{judul: U}}\n{regulations}\n", "biro/surat.yaml": SOUND}
    registers = collect(write(tmp_path, files), "sops").catalog.registers
    assert ("b", "c") == successors("a", registers)
    assert () == successors("d", registers)
    assert () == successors("uu-1", registers)


def test_rows_are_those_of_the_checklist() -> None:
    """What an office does is known without the checklist, and the same: its rows, and which office comes first."""
    for name, facts in facts_of(_CATALOG).of.items():
        assert [*facts.baris.items()] == [(part.jabatan, part.baris) for part in facts.daftar.bagian], name


def test_parts_of_an_office() -> None:
    """The checklists' own parts, in the order of the collection; none of an office that acts nowhere."""
    facts = facts_of(_CATALOG)
    for office, work in facts.work.items():
        parts = facts.parts(office)
        assert [(part.id, part.baris) for part in parts] == [(one.id, one.baris) for one in work]
        assert {part.jabatan for part in parts} == {office}
    assert facts.parts("tak-ada") == ()
