"""A build that would make the site that stands ends at once; whatever is another than it was, it builds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tatalaksana.render import making
from tests.collections_on_disk import REGISTERS, SOUND, draft
from tests.renewal.series import apart
from tests.site.project import Project, contents, environment, new_project

_SAME = "Tidak ada yang berubah"
_FILE = "sops/biro/surat.yaml"
_FILES = {f"sops/{name}": data for name, data in REGISTERS.items()} | {
    _FILE: SOUND,
    "docs/catatan.md": "# Catatan\n\nSatu kalimat.",
    "docs/berkas/denah.txt": "denah",
    "docs/.well-known/izin.txt": "izin",
    "sops/biro/.gambar": "x",
    "tema/partials/kosong.html": "",
}
_CONFIG = {"theme": {"name": "mkdocs", "custom_dir": "tema"}, "nav": None, "exclude_docs": "!.well-known"}


def _project(root: Path) -> Project:
    return new_project(root, _FILES, config=_CONFIG)


def _stands(project: Project, *options: str) -> bool:
    """Whether a build left all as it was; it must have succeeded."""
    before = {path: path.lstat().st_mtime_ns for path in project.site.rglob("*")}
    outcome = project.build(*options)
    assert outcome.code == 0, outcome.output
    if _SAME not in outcome.output:
        return False
    assert before == {path: path.lstat().st_mtime_ns for path in project.site.rglob("*")}
    return True


def _git(root: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.go.id", *words]
    subprocess.run(command, cwd=root, env=environment(), check=True, capture_output=True)


def _write(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: Project(root).write(name, text)


def _edit(root: Path) -> None:
    """One letter of a source, with the time of before put back."""
    file = root / _FILE
    about = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Surat", "Surau", 1), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != text
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def _touch(root: Path) -> None:
    file = root / "site/index.html"
    file.write_bytes(file.read_bytes() + b" ")


def _lines(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# catatan\n", encoding="utf-8")


def _with_slugs(root: Path, slugify: str) -> Project:
    """A project whose mkdocs.yml names code that makes addresses of headings."""
    project = _project(root)
    file = root / "mkdocs.yml"
    settings = file.read_text(encoding="utf-8")
    file.write_text(
        settings.replace("{", f"{{markdown_extensions: [toc: {{slugify: {slugify} }}],", 1), encoding="utf-8"
    )
    return project


def _meddling_git(root: Path) -> Path:
    """A folder with a git that edits a source when it is first asked for the newest commit, and puts it back when asked for more."""
    folder = root / "alat"
    folder.mkdir()
    edited = SOUND.replace("Surat", "Surau", 1)
    (folder / "lain.yaml").write_text(edited + "\n", encoding="utf-8")
    shutil.copy2(root / _FILE, folder / "asal.yaml")
    script = folder / "git"
    script.write_text(
        f"""#!/bin/sh
case " $* " in
*" log "*)
    if [ -e {folder}/sudah ]; then cp -p {folder}/asal.yaml {root / _FILE}
    else : > {folder}/sudah; cp {folder}/lain.yaml {root / _FILE}; fi ;;
esac
exec {shutil.which("git")} "$@"
""",
        encoding="utf-8",
    )
    script.chmod(0o755)
    return folder


_CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter of a source": _edit,
    "a hidden file of a source": _write("sops/biro/.gambar", "y"),
    "a source more": _write("sops/biro/lain.yaml", draft("Lain")),
    "a source less": lambda root: (root / _FILE).unlink(),
    "an empty folder among the sources": lambda root: (root / "sops/kosong").mkdir(),
    "a written page": _write("docs/catatan.md", "# Catatan\n\nDua kalimat."),
    "a file beside the pages": _write("docs/berkas/denah.txt", "denah lain"),
    "a file that MkDocs leaves out": _write("docs/.berkas", "x"),
    "a template": _write("tema/partials/kosong.html", "x"),
    "a line of mkdocs.yml": _lines,
}
_CHANGES_OF_THE_SITE: dict[str, Callable[[Path], object]] = {
    "a page of the site": _touch,
    "a page of the site less": lambda root: (root / "site/catatan/index.html").unlink(),
    "a file of the site more": _write("site/lain.txt", "x"),
    "a folder of the site more": lambda root: (root / "site/lain").mkdir(),
    "a hidden page of the site": _write("site/.well-known/izin.txt", "palsu"),
    "a hidden page of the site less": lambda root: (root / "site/.well-known/izin.txt").unlink(),
    "a hidden file far down in the site": _write("site/catatan/.sisa", "x"),
    "rights of a folder": lambda root: (root / "site/catatan").chmod(0o700),
    "rights of a page": lambda root: (root / "site/index.html").chmod(0o600),
    "no record": lambda root: (root / ".site.tatalaksana/tegak.json").write_text("{", encoding="utf-8"),
}


def test_nothing_changed(tmp_path: Path) -> None:
    """The site stays to the file; what begins with a dot in it is nobody's business, nor what is beside the sources."""
    project = _project(tmp_path)
    made = contents(project.built())
    assert _stands(project)
    (project.site / ".htaccess").write_text("x", encoding="utf-8")
    project.write("README.md", "x")
    assert _stands(project)
    assert contents(project.site) == made | {".htaccess": b"x"}


def test_little_is_loaded(tmp_path: Path) -> None:
    """Who finds that the site stands waits for nothing that only who makes one needs."""
    project = _project(tmp_path)
    project.built()
    code = (
        "import atexit, sys; from mkdocs.__main__ import cli; "
        "atexit.register(lambda: print('pydantic' in sys.modules, 'tatalaksana.model' in sys.modules)); cli(['build'])"
    )
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=tmp_path, env=environment(), check=True, capture_output=True, text=True)
    assert _SAME in told.stderr
    assert told.stdout.split() == ["False", "False"]


def _misread(root: Path) -> None:
    """Let the record say that the sources hold something else."""
    record = root / ".site.tatalaksana/tegak.json"
    record.write_text(json.dumps(json.loads(record.read_text(encoding="utf-8")) | {"read": "x"}), encoding="utf-8")


def _stands_resting(root: Path, rest: int) -> bool:
    """Whether a build leaves all as it is to which a file rests so many nanoseconds after it was touched."""
    code = f"from tatalaksana.site import still; still.REST = {rest}; from mkdocs.__main__ import cli; cli(['build'])"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment(), check=True, capture_output=True, text=True
    )
    return _SAME in told.stderr


def test_fetched_anew(tmp_path: Path) -> None:
    """What holds the same is the same, whenever it was written."""
    project = _project(tmp_path)
    project.built()
    for folder in (tmp_path / "sops", tmp_path / "docs"):
        folder.rename(tmp_path / "lama")
        shutil.copytree(tmp_path / "lama", folder, copy_function=shutil.copy)
        shutil.rmtree(tmp_path / "lama")
    assert _stands(project)


@pytest.mark.skipif(sys.platform == "win32", reason="there files are read each time")
def test_files_at_rest_are_not_read(tmp_path: Path) -> None:
    """What rested before the last look and was not touched since need not be read; what was just written is."""
    _project(tmp_path).built()
    assert _stands_resting(tmp_path, 0)
    _misread(tmp_path)
    assert _stands_resting(tmp_path, 0)
    assert not _stands_resting(tmp_path, sys.maxsize)
    assert _stands_resting(tmp_path, 0)
    _misread(tmp_path)
    (tmp_path / _FILE).touch()
    assert not _stands_resting(tmp_path, 0)


def test_something_changed(tmp_path: Path) -> None:
    """Then a build makes what one into an empty folder makes."""
    project = _project(tmp_path)
    project.built()
    assert _stands(project)
    for change, meddle in _CHANGES.items():
        meddle(tmp_path)
        assert not _stands(project), change
        assert apart(project, tmp_path / "segar") == [], change


def test_something_changed_of_the_site(tmp_path: Path) -> None:
    """Then a build makes what the first made, which stands until something changes again."""
    project = _project(tmp_path)
    first = contents(project.built())
    for change, meddle in _CHANGES_OF_THE_SITE.items():
        assert _stands(project), change
        meddle(tmp_path)
        assert not _stands(project), change
        assert contents(project.site) == first, change


def test_another_way_of_building(tmp_path: Path) -> None:
    """The command counts as the settings do; so does where the site goes."""
    project = _project(tmp_path)
    project.built()
    assert not _stands(project, "--no-directory-urls")
    assert not _stands(project)
    assert not _stands(project, "-d", str(tmp_path / "lain"))
    assert _stands(project)


def test_a_commit_counts(tmp_path: Path) -> None:
    """Days and revisions are told by git: a commit is a change, though no file is another."""
    project = _project(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "sops", "docs", "mkdocs.yml")
    _git(tmp_path, "commit", "-qm", "awal")
    project.built()
    assert _stands(project)
    _git(tmp_path, "commit", "-q", "--allow-empty", "-m", "lain")
    assert not _stands(project)
    assert _stands(project)


def test_warnings_are_said_again(tmp_path: Path) -> None:
    """Who builds sees what is doubtful each time, once; with --strict nothing stands that has warnings."""
    project = _project(tmp_path)
    project.write(_FILE, SOUND.replace("pelaksana: kabag,", "pelaksana: kasubbag,"))
    first = project.build()
    assert first.code == 0, first.output
    warnings = [line for line in first.output.splitlines() if line.startswith("WARNING")]
    assert warnings
    again = project.build()
    assert _SAME in again.output
    assert warnings == [line for line in again.output.splitlines() if line.startswith("WARNING")]
    assert project.build("--strict").code


@pytest.mark.parametrize("unknown", ["extension", "code", "made code", "link"])
def test_what_may_come_from_elsewhere(unknown: str, tmp_path: Path) -> None:
    """Where pages may show what nobody here knows of, every build builds."""
    if unknown == "extension":
        project = new_project(tmp_path, _FILES, config=_CONFIG | {"markdown_extensions": ["pymdownx.snippets"]})
    elif unknown == "code":
        project = _with_slugs(tmp_path, "!!python/name:tests.site.slugs.dashed")
    elif unknown == "made code":
        project = _with_slugs(tmp_path, "!!python/object/apply:tests.site.slugs.joined {kwds: {by: _}}")
    else:
        project = _project(tmp_path)
        project.write("luar/denah.md", "# Denah")
        (tmp_path / "docs/luar").symlink_to(tmp_path / "luar")
    project.built()
    assert not _stands(project)


def test_code_of_a_library(tmp_path: Path) -> None:
    """What a release of a library holds is known by its name."""
    project = _with_slugs(tmp_path, "!!python/name:markdown.extensions.toc.slugify_unicode")
    project.built()
    assert _stands(project)


def test_the_whole_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its styles, scripts and guides are in the site as much as what its code makes."""
    for name in ("web/a.css", "web/a.js", "panduan/a.md", "a.py"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    monkeypatch.setattr(making, "PACKAGE", tmp_path)
    marks = {making.program.__wrapped__()}
    for file in (*tmp_path.rglob("*.*"),):
        file.write_text("y", encoding="utf-8")
        marks.add(making.program.__wrapped__())
    assert len(marks) == 5


def test_put_back_while_it_was_read(tmp_path: Path) -> None:
    """What was read of a file that is as before by now is in the site; the next build makes it anew."""
    project = _project(tmp_path)
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", "sops", "docs", "mkdocs.yml")
    _git(tmp_path, "commit", "-qm", "awal")
    fresh = contents(project.built())
    shutil.rmtree(project.site)
    shutil.rmtree(tmp_path / ".site.tatalaksana")
    project.build(said={"PATH": f"{_meddling_git(tmp_path)}:{os.environ['PATH']}"})
    assert contents(project.site) != fresh
    assert (tmp_path / _FILE).read_text(encoding="utf-8") == SOUND + "\n"
    assert contents(project.built()) == fresh


def test_no_site_is_not_one_that_could_not_be_looked_at(tmp_path: Path) -> None:
    """A record without a mark of its site is none, also where there is no site."""
    project = _project(tmp_path)
    project.built()
    record = tmp_path / ".site.tatalaksana/tegak.json"
    record.write_text(json.dumps(json.loads(record.read_text(encoding="utf-8")) | {"site": ""}), encoding="utf-8")
    shutil.rmtree(project.site)
    assert contents(project.built())


def test_properdocs_too(tmp_path: Path) -> None:
    """The sister of MkDocs ends as well."""
    project = new_project(tmp_path, _FILES)
    project.built(tool="properdocs")
    outcome = project.build(tool="properdocs")
    assert outcome.code == 0
    assert _SAME in outcome.output
