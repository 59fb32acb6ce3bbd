# The day of a build is an input: git's last commit, or the option `tanggal`; never the clock.
from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from mkdocs.config.base import ValidationError

from tatalaksana.site.config import Day
from tests.git.repository import Repository, new_repository
from tests.site.project import Project, contents, new_project
from tests.site.sample import FILES

_PAGE = "mutu/index.html"


def _project(root: Path, tanggal: str = "") -> Project:
    """The sample collection without what takes long; `tanggal` as mkdocs.yml has it."""
    project = new_project(root, FILES, plugin={"pdf": False, "tanggal": "@"} if tanggal else {"pdf": False})
    file = root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8").replace('"@"', tanggal), encoding="utf-8")
    return project


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path)


def _committed(repository: Repository, day: str) -> None:
    (repository.root / ".gitignore").write_text("site/\n.*/\n", encoding="utf-8")
    repository.commit(day)


def test_the_last_commit_is_the_day(repository: Repository) -> None:
    """What is late is late on the day of the last commit, and two builds are the same, calendars and all."""
    project = _project(repository.root)
    _committed(repository, "2024-10-03")
    first = contents(project.built("-q"))
    page = first[_PAGE].decode()
    assert "Keadaan per <strong>3 Oktober 2024</strong>, hari perubahan terakhir pada sumber situs ini." in page
    assert "Semua 2 SOP yang berlaku terlambat ditinjau, yang terlama sejak 30 Juni 2024." in page
    assert b"DTSTAMP:20241003T000000Z\r\n" in first["unit/pusat/tinjauan-pusat.ics"]
    own = first["sop/bagian-a/layanan-surat/index.html"].decode()
    assert "1 September 2024, terlambat</dd>" in own
    assert "Keadaan per" not in own
    assert "Keadaan per 3 Oktober 2024" in first["index.html"].decode()
    assert first["abk/beban-kerja.csv"].startswith(b'\xef\xbb\xbf"jabatan";')
    again = contents(project.built("-q"))
    told = [name for name in first if name.startswith(("mutu/", "abk/", "peta/")) or name.endswith(".ics")]
    assert len(told) > 5
    assert [] == [name for name in told if first[name] != again[name]]


def test_no_clock_is_in_a_site(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The map of the site, its packed form and the pages of MkDocs' own themes say the collection's day for now; who sets a time keeps it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    files = {name: data for name, data in FILES.items() if not name.startswith("docs/")}
    plugin = {"pdf": False, "pencarian": False}
    config = {"theme": {"name": "mkdocs"}, "nav": None, "site_url": "https://contoh.example/"}
    project = new_project(repository.root, files, plugin=plugin, config=config)
    _committed(repository, "2024-10-03")
    site = contents(project.built("-q"))
    assert int(datetime(2024, 10, 3, tzinfo=UTC).timestamp()) == int.from_bytes(site["sitemap.xml.gz"][4:8], "little")
    assert {b"2024-10-03"} == set(re.findall(rb"<lastmod>(.*?)</lastmod>", site["sitemap.xml"]))
    assert b"Build Date UTC : 2024-10-03 00:00:00+00:00" in site["index.html"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert b"Build Date UTC : 1970-01-02" in contents(project.built("-q"))["index.html"]


def test_the_last_of_all_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last day that a calendar has stops nothing, though no packed file can name it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = _project(tmp_path, "9999-12-31")
    site = contents(project.built("-q"))
    assert "31 Desember 9999" in site[_PAGE].decode()
    assert int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()) == int.from_bytes(site["sitemap.xml.gz"][4:8], "little")


def test_the_option_wins(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option stands before git, and may come from the environment."""
    monkeypatch.setenv("SOP_TANGGAL", "2024-03-05")
    project = _project(repository.root, "!ENV SOP_TANGGAL")
    _committed(repository, "2025-10-03")
    page = (project.built("-q") / _PAGE).read_text(encoding="utf-8")
    assert "Keadaan per <strong>5 Maret 2024</strong>, tanggal yang ditetapkan saat situs dibuat." in page
    assert "Semua 2 SOP yang berlaku ditinjau tepat waktu." in page


def test_without_git_and_option(tmp_path: Path) -> None:
    """Then due dates stand as dates, nothing is called late, and both build and page say why."""
    project = _project(tmp_path, "")
    outcome = project.build()
    assert outcome.code == 0
    assert "Tanpa tanggal dari git dan tanpa pilihan «tanggal»" in outcome.output
    page = (project.site / _PAGE).read_text(encoding="utf-8")
    assert "Tanggal acuan tidak diketahui:" in page
    assert "1 September 2024" in page
    assert "sop-terlambat" not in page


def test_what_is_no_day_is_refused(tmp_path: Path) -> None:
    """Another value stops the build with a sentence, before anything is read."""
    outcome = _project(tmp_path, "kemarin").build()
    assert outcome.code == 1
    assert "«kemarin» bukan tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21." in outcome.output
    assert "Traceback" not in outcome.output


@pytest.mark.parametrize(
    "wrong",
    ["2024-02-30", "20240203", " 2024-02-03", 2024, ["2024-02-03"], datetime(2024, 2, 3, 4, 5), True],  # noqa: DTZ001 - as YAML reads it
)
def test_only_days_are_days(wrong: object) -> None:
    """Neither other spellings nor moments nor numbers are a day; what YAML or a variable made of one is."""
    with pytest.raises(ValidationError):
        Day().run_validation(wrong)
    assert [date(2024, 2, 3)] * 2 == [Day().run_validation(right) for right in ("2024-02-03", date(2024, 2, 3))]
    assert [None] * 2 == [Day().run_validation(nothing) for nothing in (None, "")]
