# The tree of units and the chains of regulations: read both ways, of any depth, and refused where they go in circles.
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tatalaksana.catalog import HOME, IMPACT, collect, unit_page
from tatalaksana.catalog.link import cards_of
from tatalaksana.facts import Dampak, facts_of, impact_of, offices_in, sop_of_units, units_below
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import REGISTERS, SOUND, catalog, draft, write

_LOOPS = {
    **REGISTERS,
    "unit.yaml": "biro:\n  nama: Biro\n  induk: bagian\nbagian:\n  nama: Bagian\n  induk: biro\nsendiri:\n  nama: Sendiri\n  induk: sendiri\n",
    "peraturan.yaml": "uu-1:\n  judul: Satu\n  diganti_oleh: uu-1\nuu-2:\n  judul: Dua\n  diganti_oleh: uu-3\nuu-3:\n  judul: Tiga\n  diganti_oleh: uu-2\n",
    "biro/a.yaml": SOUND,
}


def test_circles_are_errors_and_no_page_runs_round(tmp_path: Path) -> None:
    """A unit that is its own parent and a regulation that replaces itself are errors with file and line, a circle of several once with its whole way; pages end all the same."""
    found = collect(write(tmp_path, _LOOPS), "sops")
    said = [
        f"{problem.file}:{problem.line} {problem.message.rpartition(': ')[2]}"
        for problem in found.problems
        if problem.code == "melingkar"
    ]
    assert said == [
        "sops/peraturan.yaml:3 «uu-1» → «uu-1».", "sops/peraturan.yaml:6 «uu-2» → «uu-3» → «uu-2».",
        "sops/unit.yaml:3 «biro» → «bagian» → «biro».", "sops/unit.yaml:9 «sendiri» → «sendiri».",
    ]  # fmt: skip
    assert found.errors
    for page in pages(facts_of(found.catalog), Surroundings("Situs")):
        if page.name.startswith(("index", "unit/", "peraturan", "jabatan", "dampak", "sop")):
            assert "<h1" in page.html()


def test_units_of_any_depth(tmp_path: Path) -> None:
    """A chain of units far deeper than Python recurses has a front page; each unit counts the SOP below it."""
    depth = 1500
    chain = "".join(
        f"u{number}:\n  nama: Unit {number}\n" + (f"  induk: u{number - 1}\n" if number else "")
        for number in range(depth)
    )
    found = catalog(
        tmp_path, {"unit.yaml": chain, "biro/a.yaml": draft("A").replace("unit: biro", f"unit: u{depth - 1}")}
    )
    assert units_below(found.registers)[None] == ("u0",)
    assert sop_of_units(found)["u0"] == ("biro/a",)
    home = next(page for page in pages(facts_of(found), Surroundings("Situs")) if page.name == HOME)
    assert home.html().count('">Unit ') == depth  # no parser of the tests reads as deep as this
    assert (
        next(page for page in pages(facts_of(found), Surroundings("Situs")) if page.name == unit_page("u0"))
        .html()
        .count("<ul>")
        >= depth - 1
    )


def test_offices_of_a_unit(tmp_path: Path) -> None:
    """A unit's offices are those that act in its SOP, each with in how many."""
    found = catalog(tmp_path, {"biro/a.yaml": SOUND, "biro/b.yaml": draft("B")})
    assert offices_in(sop_of_units(found)["biro"], found) == {"kabag": 2, "kasubbag": 1}


def _citing(number: int, regulations: str) -> str:
    return SOUND.replace("A-1", f"A-{number}").replace("[uu-1]", f"[{regulations}]")


def test_impact(tmp_path: Path) -> None:
    """An SOP that cites what was replaced, amended or revoked needs a look; a withdrawn one and one that cites what is unchanged do not."""
    registers = {
        "peraturan.yaml": "lama:\n  judul: Lama\n  diganti_oleh: tengah\ntengah:\n  judul: Tengah\n  diganti_oleh: baru\nbaru:\n  judul: Baru\n"
        "cabut:\n  judul: Cabut\n  status: dicabut\n",
    }
    found = catalog(tmp_path, {
        **registers, "biro/a.yaml": _citing(1, "lama, cabut, lama"), "biro/b.yaml": _citing(2, "tengah, baru").replace("Surat", "B"),
        "biro/c.yaml": _citing(3, "baru").replace("Surat", "C"), "biro/d.yaml": _citing(4, "lama").replace("Surat", "D").replace("berlaku", "dicabut"),
    })  # fmt: skip
    assert list(impact_of(found)) == [
        Dampak("biro/a", "lama", "baru", disebut=False), Dampak("biro/a", "cabut", None, disebut=False),
        Dampak("biro/b", "tengah", "baru", disebut=True),
    ]  # fmt: skip
    shown = next(page for page in pages(facts_of(found), Surroundings("Situs")) if page.name == IMPACT).html()
    for step in (
        'Baca <a href="../peraturan/baru/">Baru</a>; ganti dasar hukumnya',
        "penggantinya belum terdaftar",
        "Penggantinya sudah disebut",
    ):
        assert step in shown


def test_a_unit_with_very_many_below_lists_its_own(tmp_path: Path) -> None:
    """Where thousands stand below a unit, its page lists its own SOP and leads to the others; up to some hundreds it lists all."""
    units = "pusat:\n  nama: Pusat\nbiro:\n  nama: Biro\n  induk: pusat\n"
    few = catalog(
        tmp_path,
        {"unit.yaml": units, "biro/a.yaml": draft("A"), "biro/b.yaml": draft("B").replace("unit: biro", "unit: pusat")},
    )
    a, b = few.entries.values()
    entries = {b.id: b} | {f"biro/a{number}": replace(a, id=f"biro/a{number}") for number in range(600)}
    many = replace(few, entries=entries, cards=cards_of(entries), keterkaitan={})
    for found, rows in ((few, 2), (many, 1)):
        shown = next(
            page for page in pages(facts_of(found), Surroundings("Situs")) if page.name == unit_page("pusat")
        ).html()
        assert shown.count('scope="row"') == rows
        assert ("Semua SOP" in shown) is (rows == 1)
