"""A new day makes again what says something else of it, and nothing more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tatalaksana.catalog.asking import listening
from tatalaksana.catalog.known_entry import KnownEntry
from tatalaksana.render.ics import calendar
from tatalaksana.render.situs.beranda_page import home_html
from tatalaksana.render.situs.formulir_page import formulir_html
from tatalaksana.render.situs.jabatan_page import office_html
from tatalaksana.render.situs.mutu_page import quality_html, unit_quality_html
from tatalaksana.render.situs.sop_list import sops_html
from tatalaksana.render.situs.sop_page import sop_html
from tatalaksana.render.situs.unit_page import unit_html
from tests.collections_on_disk import REGISTERS, SOUND
from tests.git.repository import Repository, new_repository
from tests.renewal.series import apart
from tests.site.project import Data, Project, new_project
from tests.steps import calls

_MADE = (
    home_html, sops_html, sop_html, office_html, unit_html, formulir_html, quality_html, unit_quality_html, calendar, listening,
    KnownEntry._read,
)  # fmt: skip
_ALWAYS = Counter({"home_html": 1, "quality_html": 1, "unit_quality_html": 1, "calendar": 1})
"""What says the day itself: the front page, Mutu, of the unit too, and the unit's calendar."""
_LISTS = Counter({"sops_html": 1, "unit_html": 1, "office_html": 2, "formulir_html": 2})
"""What names the status of an SOP, on the day on which one comes into force, and once more when that day is over; pages of offices have a mark beside links to it, and read the SOP whose steps they show."""


def _sop(title: str, more: str = "") -> str:
    return SOUND.replace("A-1", f"A-{ord(title[0])}").replace("Surat", title) + more


_SOPS = {
    "lama": _sop("Arsip"),
    "nanti": _sop("Tamu").replace("efektif: 2024-01-02", "efektif: 2024-08-01"),
    "tercatat": _sop("Rapat", "tinjauan: [{jenis: monitoring, tanggal: 2024-06-20}]\n"),
    "jauh": _sop("Kas").replace("efektif: 2024-01-02", "efektif: 2045-08-01"),
}


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path)


def _project(repository: Repository, plugin: Data, files: Data | None = None, theme: Data | None = None) -> Project:
    sources = {**REGISTERS, **{f"biro/{name}.yaml": text for name, text in _SOPS.items()}}
    plugins = [{"sop": {"pdf": False, "panduan": False, **plugin}}, {"formulir": {"pdf": False}}]
    config = {"plugins": plugins, **({"theme": theme} if theme else {})}
    return new_project(
        repository.root, {f"sops/{name}": text for name, text in sources.items()} | dict(files or {}), config=config
    )


def _commit(repository: Repository, day: str) -> None:
    repository.git("add", "sops")
    repository.git("commit", "-q", "--allow-empty", "-m", "Perubahan", day=day)


def _made(project: Project) -> Counter[str]:
    """How often a build calls each of these."""
    return Counter(calls(project.build_here, *_MADE))


def _page(project: Project, name: str) -> str:
    return (project.site / "sop" / "biro" / name / "index.html").read_text(encoding="utf-8")


def test_a_day_makes_what_says_the_day(repository: Repository) -> None:
    """The first commit of a day reads, checks and makes no SOP, no form and no list; of those of which something is due or comes into force, their own pages, and lists of what begins."""
    project = _project(repository, {})
    _commit(repository, "2024-05-01")
    assert _made(project)["sop_html"] == 4
    for day, pages, checked in (
        ("2024-05-02", [], 1),  # a review noted for June, of which a warning says that it is later than this day
        ("2024-06-25", ["tercatat"], 1),
        ("2024-07-10", ["lama"], 0),  # its monitoring was due on the second
        ("2024-08-01", ["nanti"], 0),
        ("2025-07-10", ["lama", "nanti", "tercatat"], 4),  # another year may be meant
    ):
        before = {name: _page(project, name) for name in _SOPS}
        _commit(repository, day)
        made = _made(project)
        assert [name for name in sorted(_SOPS) if before[name] != _page(project, name)] == pages, day
        assert (made.pop("sop_html", 0), made.pop("listening", 0)) == (len(pages), checked), day
        begins = day in {"2024-08-01", "2025-07-10"}
        assert made.pop("_read", 0) == max(len(pages), checked, begins and len(_SOPS)), day
        assert made == _ALWAYS + (_LISTS if begins else Counter()), day
        assert apart(project, repository.root / "segar") == []
    assert "Mulai berlaku" not in _page(project, "nanti")


def test_a_day_that_is_set_is_no_other(repository: Repository) -> None:
    """So it is where mkdocs.yml says the day, or a variable does."""
    project = _project(repository, {"tanggal": "2024-05-01"})
    _commit(repository, "2024-05-01")
    _made(project)
    settings = repository.root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("2024-05-01", "2024-05-02"), encoding="utf-8")
    assert _made(project) == _ALWAYS + Counter(listening=1, _read=1)
    assert apart(project, repository.root / "segar") == []
    assert "2 Mei 2024" in (project.site / "index.html").read_text(encoding="utf-8")


def test_a_template_may_say_the_day(repository: Repository) -> None:
    """A site with a template that says when it is built is made whole on another day, and only then."""
    own = {"overrides/partials/copyright.html": "<p>{{ build_date_utc }}</p>\n"}
    project = _project(repository, {}, own, {"name": "material", "custom_dir": "overrides"})
    for day, made in (("2024-05-01", 4), ("2024-05-01", 0), ("2024-05-02", 4)):
        _commit(repository, day)
        assert _made(project)["sop_html"] == made
    assert apart(project, repository.root / "segar") == []


def test_changes_of_one_day_have_an_order(repository: Repository) -> None:
    """«Perubahan terbaru» names SOP that changed on one day alike, whichever of them the last build knew."""
    project = _project(repository, {})
    _commit(repository, "2024-05-01")
    for name in ("tercatat", "lama"):
        project.built("-q")
        file = repository.root / "sops" / "biro" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("Menyiapkan", "Menulis"), encoding="utf-8")
        _commit(repository, "2024-05-02")
    project.built("-q")
    assert apart(project, repository.root / "segar") == []
