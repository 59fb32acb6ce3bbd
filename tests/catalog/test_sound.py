# What of a collection can be used though some of its files are wrong.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import collect, sound
from tatalaksana.facts import facts_of
from tests.collections_on_disk import REGISTERS, draft, write

_FORM = "judul: F\nisian: [{name: a, type: text, label: A}]\n"
_FILES = {
    **REGISTERS,
    "profil/dasar.yaml": "kertas: f4\n", "profil/turun.yaml": "turunan: dasar\n", "profil/lain.yaml": "kertas: a4\n",
    "formulir/f.yaml": _FORM,
    "a/polos.yaml": draft("Polos", more="keterkaitan: [SOP Mikro Profil]\n"),
    "a/profil.yaml": draft("Profil", more="profil: turun\n"),
    "a/hukum.yaml": draft("Hukum", more="dasar_hukum: [uu-1]\n"),
    "a/formulir.yaml": draft("Formulir", more="lampiran: [{teks: F, formulir: f}]\n"),
}  # fmt: skip
ALL = {"polos", "profil", "hukum", "formulir"}


@pytest.mark.parametrize(
    ("name", "text", "lost"),
    [
        ("a/polos.yaml", "judul: [", {"polos"}),
        ("a/polos.yaml", draft("Polos").replace("unit: biro", "unit: biru"), {"polos"}),
        ("profil/dasar.yaml", "kertas: a9\n", {"profil"}), ("profil/dasar.yaml", "{", {"profil"}),
        ("profil/lain.yaml", "kertas: a9\n", set()),
        ("formulir/f.yaml", "judul: F\n", {"formulir"}), ("formulir/f.yaml", _FORM.replace("text", "taxt"), {"formulir"}),
        ("peraturan.yaml", "{", {"hukum"}), ("peraturan.yaml", "uu-1: {judul: A, diganti_oleh: x}\n", {"hukum"}),
        ("unit.yaml", "{", ALL), ("jabatan.yaml", "kabag: {nama: A, unit: x}\n", ALL),
        ("b/tak-dikenal.yaml", "{", set()),
    ],
)  # fmt: skip
def test_a_broken_file_takes_what_stands_on_it(name: str, text: str, lost: set[str], tmp_path: Path) -> None:
    """And nothing else, whether it can't be read or only holds something wrong; what is left can be asked for facts."""
    found = collect(write(tmp_path, {**_FILES, name: text}), "sops")
    assert found.errors
    left = sound(found)
    assert ALL - lost == {one.removeprefix("a/") for one in left.entries}
    assert {f"a/{one}" for one in ALL - lost} == set(facts_of(left).of)


@pytest.mark.parametrize("others", [{}, {"a/polos.yaml": "judul: ["}, {"a/polos.yaml": draft("Polos")}])
def test_a_broken_form_is_lost_whatever_else_there_is(others: dict[str, str], tmp_path: Path) -> None:
    """Also in a collection without an SOP that could be read; a sound one stays."""
    twice = "judul: F\nisian: [{name: a, type: text, label: A}, {name: a, type: text, label: B}]\n"
    found = collect(
        write(tmp_path, {**REGISTERS, "formulir/f.yaml": twice, "formulir/g.yaml": _FORM, **others}), "sops"
    )
    assert {"f", "g"} == set(found.catalog.formulir)
    assert {"g"} == set(sound(found).formulir)


def test_a_link_to_what_is_lost_leads_nowhere(tmp_path: Path) -> None:
    """Its words stay."""
    found = collect(write(tmp_path, {**_FILES, "a/profil.yaml": "judul: ["}), "sops")
    (link,) = sound(found).keterkaitan["a/polos"]
    assert (None, "SOP Mikro Profil") == (link.target, link.rujukan.teks)


def test_without_errors_it_is_the_whole(tmp_path: Path) -> None:
    """The very same catalog."""
    found = collect(write(tmp_path, _FILES), "sops")
    assert sound(found) is found.catalog
