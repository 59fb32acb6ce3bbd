"""Lists ask cards: an edit of a step reads no other SOP, and makes no list again."""

from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog.knowing import known_sop
from tatalaksana.catalog.known_entry import KnownEntry
from tatalaksana.render.abk import workload_csv
from tatalaksana.render.serahan import handed_json
from tatalaksana.render.situs.abk_page import workload_html
from tatalaksana.render.situs.check_page import check_html
from tatalaksana.render.situs.mutu_page import quality_html, unit_quality_html
from tatalaksana.render.situs.peta_page import map_html
from tatalaksana.render.situs.sop_list import sops_html
from tatalaksana.render.situs.unit_page import unit_html
from tests.collections_on_disk import REGISTERS, SOUND
from tests.site.project import Project, new_project
from tests.steps import calls

_LISTS = (
    sops_html, unit_html, quality_html, unit_quality_html, workload_html, workload_csv, map_html, check_html, handed_json,
)  # fmt: skip
_READ = KnownEntry._read


def _sop(name: str) -> str:
    """One of several that have no office in common."""
    return (
        SOUND.replace("A-1", f"A-{ord(name)}").replace("Surat", f"Surat {name.upper()}").replace("kabag", f"kabag-{name}")
        .replace("kasubbag", f"kasubbag-{name}").replace("unit: biro", "unit: biro\nvolume: 12 per tahun")
    )  # fmt: skip


def _project(root: Path) -> Project:
    offices = "".join(f"{kind}-{name}: {{nama: {kind} {name}}}\n" for kind in ("kabag", "kasubbag") for name in "abc")
    registers = {**REGISTERS, "jabatan.yaml": offices}
    sops = {f"biro/{name}.yaml": _sop(name) for name in "abc"}
    written = {f"sops/{name}": text for name, text in (registers | sops).items()}
    nav = ["index.md", "sop.md", {"Kendali": [{"Mutu": "mutu.md"}, {"Beban kerja": "abk.md"}, {"Peta": "peta.md"}]}]
    return new_project(root, written, config={"nav": nav}, plugin={"pdf": False})


def _asked(project: Project) -> list[str]:
    """Which of these a build calls."""
    return calls(project.build_here, _READ, known_sop, *_LISTS)


def test_an_edit_of_a_step_reads_its_sop_alone(tmp_path: Path) -> None:
    """Then no list is made again, not even one that a nav names; each of them is where an SOP is called otherwise, and still no other SOP is read."""
    project = _project(tmp_path)
    assert {one.__name__ for one in _LISTS} <= {*_asked(project)}
    file = project.root / "sops" / "biro" / "b.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Menyiapkan", "Menyiapkan berkas"), encoding="utf-8")
    assert ["known_sop"] == [one for one in _asked(project) if one != check_html.__name__]
    file.write_text(file.read_text(encoding="utf-8").replace("Surat B", "Naskah B"), encoding="utf-8")
    again = _asked(project)
    assert {one.__name__ for one in (sops_html, unit_html, quality_html, map_html, check_html)} <= {*again}
    assert _READ.__name__ not in again
