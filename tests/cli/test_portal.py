# `sop portal`: what it joins, and what it says of what it can't.
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.collections_on_disk import SOUND
from tests.portal.sites import handed


@pytest.fixture(name="sites")
def _sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of two sites in the working directory."""
    for name in ("dinas-a", "dinas-b"):
        root = tmp_path / name / "site"
        root.mkdir(parents=True)
        handed(root, {"biro/surat.yaml": SOUND}, f"SOP {name}", f"https://{name}.contoh.go.id/")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_sites_become_a_portal(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each site has a page by the name of its folder; the same sites give the same bytes; without a search there is none."""
    told = run_and_read(capsys, "portal", "-o", "portal", "--nama", "SOP <Kota>", "dinas-a/site", "dinas-b/site")
    assert (0, "2 situs, 2 SOP, 0 tautan antarsitus, di portal/\n", "") == told
    files = {path.relative_to(sites / "portal").as_posix(): path.read_bytes() for path in sites.glob("portal/**/*.*")}
    assert {"index.html", "mutu.html", "situs/dinas-a.html", "situs/dinas-b.html", "assets/portal.js"} <= files.keys()
    assert b"SOP &lt;Kota&gt;" in files["index.html"]
    assert b"export const SITUS = [];\n" == files["pagefind/situs.js"]
    run_and_read(capsys, "portal", "-o", "lagi", "--nama", "SOP <Kota>", "dinas-a/site", "dinas-b/site")
    assert files == {
        path.relative_to(sites / "lagi").as_posix(): path.read_bytes() for path in sites.glob("lagi/**/*.*")
    }


def test_an_address_of_ones_own(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another address than a site's own stands in its place; two folders of one name are told apart."""
    shutil.copytree(sites / "dinas-a", sites / "lain" / "dinas-a")
    words = ("dinas-a/site=https://kota.contoh.go.id/a", "lain/dinas-a/site")
    assert 0 == run_and_read(capsys, "portal", "-o", "portal", *words)[0]
    assert 'href="https://kota.contoh.go.id/a/"' in (sites / "portal/situs/dinas-a.html").read_text("utf-8")
    assert 'href="https://dinas-a.contoh.go.id/"' in (sites / "portal/situs/dinas-a-2.html").read_text("utf-8")


def test_sites_that_cannot_be_read(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be read is left out and told; with nothing left there is no portal."""
    (sites / "dinas-b/site/api/portal.json").write_text("{")
    code, out, err = run_and_read(capsys, "portal", "-o", "portal", "dinas-a/site", "dinas-b/site", "tak-ada")
    assert (1, "1 situs, 1 SOP, 0 tautan antarsitus, di portal/\n") == (code, out)
    assert "sop portal: «dinas-b/site» dilewati: api/portal.json bukan berkas yang dikenal" in err
    assert "sop portal: «tak-ada» dilewati: " in err
    assert (2, "") == run_and_read(capsys, "portal", "-o", "kosong", "tak-ada")[:2]
    assert not (sites / "kosong").exists()
