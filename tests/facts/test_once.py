# Each fact is found once: a whole build is watched, and every call of what finds a fact is counted.
from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pytest

from tatalaksana.facts import AllFacts, Facts
from tatalaksana.facts.abk import by_office
from tatalaksana.facts.daftar_periksa import daftar_periksa_of
from tatalaksana.facts.lane import lane_heads
from tatalaksana.facts.pekerjaan import citing, work_of
from tatalaksana.facts.peta import peta_of
from tatalaksana.facts.ringkasan import ringkasan_of
from tatalaksana.facts.sheet import sheet_of
from tatalaksana.facts.simbol import symbol_words
from tatalaksana.facts.susunan import sop_of_units, unit_name, units_below
from tatalaksana.facts.tenggat import tenggat_of
from tatalaksana.model import flow_of, step_numbers, step_rows
from tatalaksana.model.fingerprint import fingerprint
from tatalaksana.model.rows import shared_rows
from tests.collections_on_disk import REGISTERS, SOUND, draft
from tests.site.project import Project, new_project
from tests.steps import called

_OF_ONE = (
    flow_of, step_numbers, step_rows, shared_rows, daftar_periksa_of, fingerprint, lane_heads,
    ringkasan_of, sheet_of, symbol_words, tenggat_of, unit_name,
)  # fmt: skip
"""What finds a fact of one SOP."""
_OF_ALL = (by_office, citing, peta_of, sop_of_units, units_below, work_of)
"""What finds a fact of the collection."""
_FILES = {
    **REGISTERS,
    "profil/instansi.yaml": "instansi: Negara\nsitus: https://sop.example\n",
    "unit.yaml": "biro: {nama: Biro Umum, profil: instansi}\n",
    "biro/surat.yaml": SOUND.replace("waktu: 1 jam, output: konsep", "waktu: {teks: 2 hari, sampai: 2}, output: konsep")
    .replace("kelengkapan: konsep, waktu: 1 jam,", "kelengkapan: konsep,")
    .replace("unit: biro", "unit: biro\nvolume: 12 per tahun"),
    "biro/tulis.yaml": draft("Tulis", more="keterkaitan: [SOP Mikro Pengelolaan Surat]\n"),
}


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Project:
    files = {f"sops/{name}": text for name, text in _FILES.items()}
    options = {"pdf_draf": True, "pencarian": False}
    return new_project(
        tmp_path, files, config={"theme": {"name": "mkdocs"}, "plugins": [{"sop": options}, {"formulir": {}}]}
    )


def test_each_fact_is_found_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build of all outputs finds each fact of an SOP once, and each of the collection once."""
    monkeypatch.chdir(project.root)
    calls = called(project.build_here)

    of_one = {one.__name__: calls[one.__code__] for one in _OF_ONE}
    assert dict.fromkeys(of_one, 2) == of_one
    of_all = {one.__name__: calls[one.__code__] for one in _OF_ALL}
    assert dict.fromkeys(of_all, 1) == of_all
    for kept, most in ((Facts, 2), (AllFacts, 1)):
        asked = {
            name: calls[about.func.__code__] for name, about in vars(kept).items() if isinstance(about, cached_property)
        }
        assert dict.fromkeys(asked, most) == asked
