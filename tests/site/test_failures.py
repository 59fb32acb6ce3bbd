# What goes wrong: told in a line, before anything is touched.
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.git.repository import new_repository
from tests.site.project import Data, Outcome, Project, contents, environment, new_project
from tests.site.sample import DICABUT, FILES, MAKRO, WARNED, sample_project

_CLEAN: Data = {
    "sops/unit.yaml": {"satu": {"nama": "Bagian Satu"}},
    "sops/jabatan.yaml": {"kabag": {"nama": "Kepala Bagian"}},
    "sops/peraturan.yaml": {"uu-1": {"judul": "Undang-Undang Nomor 1"}},
    "sops/satu/bersih.yaml": {
        "judul": "Bersih", "jenis": "mikro", "unit": "satu", "dasar_hukum": ["uu-1"], "pelaksana": ["kabag"],
        "kegiatan": [
            {"uraian": "Membuka", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 Menit", "output": "b"},
            {"uraian": "Menutup", "pelaksana": "kabag", "kelengkapan": "b", "waktu": "1 Menit", "output": "c"},
        ],
    },
}  # fmt: skip
"""A collection without a warning."""
_NAV: Data = {"nav": ["index.md", "belum-diterbitkan.md", "rujukan-format.md"]}


def _told(outcome: Outcome) -> str:
    """The output of a build that must have failed cleanly."""
    assert outcome.code == 1, outcome.output
    assert "Traceback" not in outcome.output
    return outcome.output


def test_an_error_fails_the_build_before_anything_is_touched(tmp_path: Path) -> None:
    """An error in a source fails with 1 and says file, line and column; the site of before stays byte for byte."""
    project = sample_project(tmp_path)
    project.built()
    before = contents(project.site)
    path = tmp_path / "sops" / f"{MAKRO}.yaml"
    text = path.read_text(encoding="utf-8").replace('"lanjut": "simpan"', '"lanjut": "simpn"', 1)
    path.write_text(text, encoding="utf-8")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if '"simpn"' in row)
    said = _told(project.build())
    assert f"sops/{MAKRO}.yaml:{line}:" in said
    assert "merujuk langkah «simpn», yang tidak ada. Maksud Anda «simpan»?" in said
    assert before == contents(project.site)


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    """Errors of several files come in one run."""
    files = dict(FILES)
    files["sops/bagian-b/rusak.yaml"] = "judul: [tidak ditutup"
    files["sops/bagian-b/lain.yaml"] = {**FILES[f"sops/{MAKRO}.yaml"], "nomor": "1", "warna": "merah"}
    said = _told(new_project(tmp_path, files).build())
    assert "sops/bagian-b/rusak.yaml:" in said
    assert "sops/bagian-b/lain.yaml:" in said
    assert "warna" in said


def test_warnings_fail_only_when_asked(tmp_path: Path) -> None:
    """A warning is told and passes; with --strict, or with `ketat: true`, it fails."""
    files = {**FILES, **WARNED}
    project = new_project(tmp_path / "a", files)
    outcome = project.build()
    assert outcome.code == 0
    assert "tidak disebut balik" in outcome.output
    _told(project.build("--strict"))
    before = contents(project.site)
    strict = new_project(tmp_path / "b", files, plugin={"ketat": True})
    assert "peringatan" in _told(strict.build())
    assert not strict.site.exists()
    assert before == contents(project.site)


def test_a_clean_collection_passes_strictly(tmp_path: Path) -> None:
    """A collection without warnings builds strictly, though MkDocs warns of pages not in nav: SOP and units need not be."""
    config = {**_NAV, "validation": {"nav": {"omitted_files": "warn"}, "links": {"anchors": "warn"}}}
    outcome = new_project(tmp_path, _CLEAN, plugin={"ketat": True}, config=config).build("--strict")
    assert outcome.code == 0, outcome.output


@pytest.mark.parametrize(
    "name", ["index", "sop/satu/bersih", "unit/satu", "belum-diterbitkan", "rujukan-format", "cek"]
)
def test_a_page_written_by_hand_is_never_overwritten(name: str, tmp_path: Path) -> None:
    """A hand-written page at a generated one's address is an error that names it."""
    project = new_project(tmp_path, {**_CLEAN, f"docs/{name}.md": "# Tulisan tangan"})
    said = _told(project.build())
    assert f"«{name}.md» ditulis tangan" in said
    assert not (project.site / "sop").exists()


def test_a_collision_leaves_the_site_alone(tmp_path: Path) -> None:
    """A collision with a hand-written page is found before the old site is emptied."""
    project = new_project(tmp_path, _CLEAN)
    project.built()
    before = contents(project.site)
    project.write("docs/unit/satu.md", "# Tulisan tangan")
    _told(project.build())
    assert before == contents(project.site)


@pytest.mark.skipif(sys.platform != "linux", reason="no such name can be given elsewhere")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """A page whose name has no letters can have no address."""
    project = new_project(tmp_path, _CLEAN)
    project.write("docs/" + os.fsdecode(b"lama-\xff.md"), "# Lama")
    assert "«lama-?.md» di folder halaman bukan UTF-8" in _told(project.build())


def test_a_readme_beside_index_is_seen(tmp_path: Path) -> None:
    """docs/README.md, which becomes the home page too, is told as a collision rather than quietly winning or losing."""
    project = new_project(tmp_path, {**_CLEAN, "docs/README.md": "# Tulisan tangan"})
    outcome = project.build()
    home = (project.site / "index.html").read_text(encoding="utf-8") if outcome.code == 0 else ""
    assert outcome.code == 1 or "Langkah saya" in home


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    """A folder that is not there gives one clean line."""
    project = new_project(tmp_path, {"docs/a.md": "# A"}, plugin={"folder": "sopp"})
    lines = [line for line in _told(project.build("-q")).splitlines() if line.strip()]
    # The second line is MkDocs' own farewell.
    assert {"ERROR   -  Folder sumber «sopp» tidak ada di samping mkdocs.yml.", "Aborted with a BuildError!"} == set(
        lines
    )


def test_unknown_options_are_told(tmp_path: Path) -> None:
    """An option that the plugin does not know is warned of, one of a wrong kind is an error."""
    assert "foldr" in new_project(tmp_path / "a", _CLEAN, plugin={"foldr": "sops"}).build().output
    project = new_project(
        tmp_path / "b", _CLEAN, plugin={"repositori": {"jenis": "svn", "alamat": "https://a.example"}}
    )
    assert "jenis" in _told(project.build())


def test_the_last_change_comes_from_git(tmp_path: Path) -> None:
    """In a repository each SOP's page says when its file last changed; outside, nothing is said and nothing fails."""
    project = new_project(tmp_path, _CLEAN)
    page = project.site / "sop/satu/bersih/index.html"
    project.built()
    assert "Berkas terakhir diubah" not in page.read_text(encoding="utf-8")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "sops")
    _git(tmp_path, "commit", "-q", "-m", "Pertama", day="2024-02-29")
    project.built()
    commit = _git(tmp_path, "rev-parse", "--short=10", "HEAD").strip()
    assert f"Berkas terakhir diubah 29 Februari 2024 ({commit})." in page.read_text(encoding="utf-8")
    project.write("sops/satu/baru.yaml", {**_CLEAN["sops/satu/bersih.yaml"], "judul": "Baru"})
    project.built()
    new = (project.site / "sop/satu/baru/index.html").read_text(encoding="utf-8")
    assert "Berkas terakhir diubah" not in new
    assert "sops/satu/baru.yaml" in new


def test_the_last_change_is_found_below_the_repositorys_root(tmp_path: Path) -> None:
    """A project in a subfolder of its repository says it as well."""
    project = new_project(tmp_path / "situs", _CLEAN)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "Pertama", day="2023-01-05")
    page = project.built() / "sop/satu/bersih/index.html"
    assert "Berkas terakhir diubah 5 Januari 2023" in page.read_text(encoding="utf-8")


def _git(folder: Path, *words: str, day: str = "2022-01-01") -> str:
    command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", *words]
    there = environment() | {"GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
    done = subprocess.run(command, cwd=folder, env=there, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def test_sources_elsewhere_are_read(tmp_path: Path) -> None:
    """The plugin's folder may have another name, and problems are told by it."""
    files = {name.replace("sops/", "prosedur/"): data for name, data in _CLEAN.items()}
    project = new_project(tmp_path, files, plugin={"folder": "prosedur"})
    assert (project.built() / "sop/satu/bersih/index.html").is_file()
    Project(tmp_path).write("prosedur/satu/rusak.yaml", "a: [")
    assert "prosedur/satu/rusak.yaml:" in _told(project.build())


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script of the shell")
def test_a_source_that_is_saved_after_it_was_checked(tmp_path: Path) -> None:
    """Of what was known before no text is held: a page of it is made of what was checked, or of nothing."""
    project = sample_project(tmp_path, plugin={"pdf": False, "pencarian": False})
    repository = new_repository(tmp_path)
    repository.git("add", "sops")
    repository.git("commit", "-q", "-m", "Awal")
    project.built("-q")
    page = project.site / "sop" / DICABUT / "index.html"
    page.unlink()  # it will have to be made again
    before = contents(project.site)
    source, asked, tools = tmp_path / "sops" / f"{DICABUT}.yaml", tmp_path / "ditanya", tmp_path / "alat"
    tools.mkdir()
    script = tools / "git"  # asked for the newest commit before sources are read, and for the others after that
    script.write_text(
        f"""#!/bin/sh
case " $* " in *" log "*) if test -e "{asked}"; then sed -i "s/Hasil /Hasil lain /" "{source}"; else : > "{asked}"; fi ;; esac
exec {shutil.which("git")} "$@"
"""
    )
    script.chmod(0o755)
    outcome = project.build("-q", said={"PATH": f"{tools}:{os.environ['PATH']}"})
    assert outcome.code == 1
    assert (
        f"«sops/{DICABUT}.yaml» diubah sementara situs dibuat. Jalankan lagi. Situs lama tidak diubah."
        in outcome.output
    )
    assert "Traceback" not in outcome.output
    assert before == contents(project.site)
    project.built("-q")
    assert "Hasil lain " in page.read_text(encoding="utf-8")
