# Where a site may go: a word amiss in mkdocs.yml or on the command line loses nobody's files, and no site of SOP.
from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.collections_on_disk import REGISTERS, draft
from tests.site.project import Data, Outcome, Project, contents, environment, new_project

_SMALL: Data = {"theme": {"name": "mkdocs"}, "nav": None}


def _project(root: Path, *, plugin: Data | None = None, config: Data | None = None) -> Project:
    files = {f"sops/{name}": text for name, text in REGISTERS.items()}
    files |= {"sops/biro/surat.yaml": draft("Surat"), "milik/catatan.txt": "catatan", "milik/.rahasia": "x"}
    return new_project(root, files, plugin={"pdf": False, **(plugin or {})}, config={**_SMALL, **(config or {})})


def _refused(outcome: Outcome, *said: str) -> None:
    assert outcome.code == 1, outcome.output
    for one in said:
        assert one in outcome.output


@pytest.mark.parametrize(
    ("target", "how"),
    [
        *((target, "-d") for target in ("sops", "sops/biro", "sops/baru", ".", "jalan", ".git/objects", "milik", "mkdocs.yml", "lembar")),
        ("sops", "site_dir"), (".git", "site_dir"), ("sops", "dirty"),
    ],
)  # fmt: skip
def test_a_site_goes_where_nothing_is_lost(tmp_path: Path, target: str, how: str) -> None:
    """A folder of sources, of history or of one's own files stays byte for byte, however it is named as the site's; it is told."""
    root = tmp_path / "proyek"
    project = _project(root, config={"site_dir": target} if how == "site_dir" else None)
    subprocess.run(["git", "init", "-q"], cwd=root, env=environment(), check=True)
    (root / "jalan").symlink_to("sops", target_is_directory=True)
    (root / "lembar").symlink_to("mkdocs.yml")
    before = contents(tmp_path)
    options = [] if how == "site_dir" else ["-d", str(root / target)]
    outcome = project.build("-q", *options, *(["--dirty"] if how == "dirty" else []))
    if target == "." and outcome.code == 1 and "site_dir" in outcome.output:
        pass  # MkDocs itself guards the folder of the pages
    else:
        _refused(outcome, "Folder situs", "akan hilang")
    assert before == contents(tmp_path)


def test_sites_are_replaced_and_hidden_files_stay(tmp_path: Path) -> None:
    """What was built is built anew, in an empty folder too, beside what begins with a dot."""
    project = _project(tmp_path)
    project.site.mkdir()
    (project.site / ".htaccess").write_text("x", encoding="utf-8")
    for _ in range(2):
        project.built("-q")
    assert (project.site / ".htaccess").is_file()


@pytest.mark.parametrize("folder", ["docs", "kosong"])
def test_no_empty_site_replaces_one_of_sop(tmp_path: Path, folder: str) -> None:
    """A folder without one SOP, by a slip in mkdocs.yml, stops the build; where no SOP stand it is a warning."""
    project = _project(tmp_path, plugin={"folder": "sops"})
    before = contents(project.built("-q"))
    (tmp_path / "kosong").mkdir()
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings.replace('"folder": "sops"', f'"folder": "{folder}"'))
    _refused(project.build("-q"), f"Tidak ada satu SOP pun di {folder}/", "memuat 1", "Periksa «folder»")
    assert before == contents(project.site)
    shutil.rmtree(project.site)
    outcome = project.build()
    assert (0, True) == (outcome.code, f"Tidak ada satu SOP pun di {folder}/: situs ini kosong" in outcome.output)


@pytest.mark.parametrize("folder", ["/etc", "../lain"])
def test_sources_lie_in_the_project(tmp_path: Path, folder: str) -> None:
    """A folder elsewhere is no source of a site, unless the repository holds it."""
    root = tmp_path / "proyek"
    project = _project(root, plugin={"folder": folder})
    shutil.copytree(root / "sops", tmp_path / "lain")
    _refused(project.build("-q"), f"Folder sumber «{folder}» di luar proyek ini")
    if folder != "/etc":
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, env=environment(), check=True)
        project.built("-q")
