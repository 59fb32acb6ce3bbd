# Whose site it is: what profiles tell of the agency, its emblem and its colour.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.facts import facts_of
from tatalaksana.facts.pemilik import Pemilik
from tatalaksana.model.warna import contrast_with_white
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.situs import shell
from tests.collections_on_disk import REGISTERS, SOUND, catalog, problems

_DINAS = "instansi: Dinas Rekaan\nlogo: lambang.svg\nwarna: '#1F3D5C'\n"
_LAIN = "instansi: Badan Lain\n"
_EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
_UNITS = "biro:\n  nama: Biro\n  profil: {}\nbagian:\n  nama: Bagian\n  induk: biro\n  profil: lain\n"


@pytest.mark.parametrize(
    ("files", "owner"),
    [
        ({}, Pemilik()),
        ({"profil/dinas.yaml": _DINAS}, Pemilik("Dinas Rekaan", "lambang.svg", "#1f3d5c")),
        # Two agencies: the one of the topmost unit owns the site, without one nobody does.
        ({"profil/dinas.yaml": _DINAS, "profil/lain.yaml": _LAIN, "unit.yaml": _UNITS.format("dinas")}, Pemilik("Dinas Rekaan", "lambang.svg", "#1f3d5c")),
        ({"profil/dinas.yaml": _DINAS, "profil/lain.yaml": _LAIN}, Pemilik()),
    ],
    ids=["nobody", "one", "the topmost", "several"],
)  # fmt: skip
def test_the_owner_is_the_topmost_agency(files: dict[str, str], owner: Pemilik, tmp_path: Path) -> None:
    """Agency, emblem and colour come from the same profiles; where several agencies stand alike, none is named."""
    facts = facts_of(catalog(tmp_path, {**REGISTERS, "biro/surat.yaml": SOUND, "lambang.svg": _EMBLEM, **files}))
    assert owner == facts.pemilik
    bar = shell(Place("sop", facts, Surroundings("SOP Kami", pencarian=True))).atas
    assert bool(owner.instansi) == ("<small" in bar)
    assert bool(owner.warna) == ("--sop-warna: #1f3d5c" in bar)
    assert "<small" not in shell(Place("sop", facts, Surroundings("SOP Dinas Rekaan", pencarian=True))).atas


@pytest.mark.parametrize(
    ("colour", "code"),
    [("'#ffcc00'", "warna-pudar"), ("biru", "warna-salah"), ("'#12345'", "warna-salah"), ("'#767676'", None), ("'#777777'", "warna-pudar")],
)  # fmt: skip
def test_a_colour_carries_white_letters(colour: str, code: str | None, tmp_path: Path) -> None:
    """A colour on which white is not read is an error, and so is what is none; #767676 is the lightest grey that is one."""
    files = {**REGISTERS, "biro/surat.yaml": SOUND, "profil/dinas.yaml": f"instansi: Dinas Rekaan\nwarna: {colour}\n"}
    assert ([code] if code else []) == [one.code for one in problems(tmp_path, files) if one.code.startswith("warna")]


def test_contrast_is_that_of_wcag() -> None:
    """Black, white and a grey whose figures everyone knows."""
    assert 21 == round(contrast_with_white("#000000"), 2)
    assert 1 == round(contrast_with_white("#ffffff"), 2)
    assert 4.54 == round(contrast_with_white("#767676"), 2)
