# What goes wrong while the index is made: told at once and in a sentence, whatever Pagefind says of it.
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from pagefind.service import get_executable

from tests.files.full import full_beyond
from tests.renewal.series import apart
from tests.site.index import written_index
from tests.site.project import contents
from tests.site.sample import MAKRO, sample_project

_PAGES = 30


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Documents enough for an index that does not fit into a very small disk."""
    folder = tmp_path / "dokumen"
    folder.mkdir()
    for number in range(_PAGES):
        text = f'<html lang="id"><body data-pagefind-body><h1>Satu {number}</h1><p>Isi halaman</p></body></html>'
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for a part of an index."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def _refused(documents: Path, site: Path) -> str:
    with pytest.raises(PluginError, match=r"^Indeks pencarian tidak dapat dibuat: ") as refused:
        written_index(documents, site)
    return str(refused.value).partition(": ")[2]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a small disk can be mounted like this")
def test_a_full_disk(documents: Path, small_disk: Path) -> None:
    """Pagefind writes what fits, ends well and says nothing: we look ourselves."""
    assert "hanya tertulis sebagian; mungkin tempat di diska habis." in _refused(documents, small_disk)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script of the shell")
@pytest.mark.parametrize("broken", ["fragment/*", "index/*", "*.pf_meta", "pagefind.js", "pagefind-entry.json"])
@pytest.mark.parametrize("left", [0, 20])
def test_half_a_file(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, left: int) -> None:
    """Of whichever file only the beginning was written, or nothing: its name is told."""
    script = tmp_path / "pagefind"
    site = tmp_path / "situs"
    script.write_text(
        f'#!/bin/sh\n"{get_executable()}" "$@"\nfor file in {site}/pagefind/{broken}; do truncate -s {left} "$file"; done\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(script))
    assert "hanya tertulis sebagian; mungkin tempat di diska habis." in _refused(documents, site)


@pytest.mark.parametrize("kind", ["tidak ada", "berkas di tempatnya", "dibunuh", "tanpa dokumen"])
def test_pagefind_fails(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A program that is not there, one that panics, one that is killed, and one that refuses: what is known is told."""
    if kind == "tidak ada":
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "tidak-ada"))
        assert f"berkas atau foldernya tidak ada («{tmp_path / 'tidak-ada'}»). Periksa namanya." == _refused(
            documents, tmp_path / "situs"
        )
    elif kind == "berkas di tempatnya":
        (tmp_path / "situs").write_text("berkas")
        assert "Not a directory" in _refused(documents, tmp_path / "situs")
    elif kind == "dibunuh":
        with full_beyond(10_000):
            assert "Pagefind berakhir dengan kode -25: tanpa keterangan." == _refused(documents, tmp_path / "situs")
    else:
        for file in documents.iterdir():
            file.unlink()
        assert "Pagefind berakhir dengan kode 1: " in _refused(documents, tmp_path / "situs")


@pytest.mark.parametrize("lacking", ["pagefind.service", "cbor2"])
def test_without_its_packages(documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    """Only who wants a search needs its packages, and is told so."""
    monkeypatch.delitem(sys.modules, "tatalaksana.site.settling", raising=False)
    monkeypatch.setitem(sys.modules, lacking, None)
    with pytest.raises(PluginError, match=r"^Pencarian memerlukan paket «pagefind\[bin\]» dan «cbor2»\."):
        written_index(documents, tmp_path / "situs")


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="only there a second process is begun")
@pytest.mark.parametrize("again", [True, False])
def test_an_index_begun_early_fails(tmp_path: Path, *, again: bool) -> None:
    """After an edit a second process makes the index: where it can't, the first one does, or tells why."""
    project = sample_project(tmp_path, plugin={"pdf": False})
    project.built("-q")
    before = contents(project.site)
    source = project.root / "sops" / f"{MAKRO}.yaml"
    source.write_text(source.read_text("utf-8").replace("Hasil ", "Hasil baru ", 1), encoding="utf-8")
    called, script = tmp_path / "dipanggil", tmp_path / "pagefind"
    then = "exit 3" if again else f'exec "{get_executable()}" "$@"'
    script.write_text(f'#!/bin/sh\nif test -e "{called}"; then {then}; fi\ntouch "{called}"; exit 3\n')
    script.chmod(0o755)
    outcome = project.build("-q", said={"PAGEFIND_BINARY_PATH": str(script)})
    assert outcome.code == again
    if again:
        assert outcome.output.count("Indeks pencarian tidak dapat dibuat: Pagefind berakhir dengan kode 3") == 1
        assert contents(project.site) == before
    else:
        assert called.exists()
        assert apart(project, tmp_path / "segar") == []


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="only there a second process is begun")
def test_a_build_that_stops_leaves_no_second_process(tmp_path: Path) -> None:
    """What else is wrong is told after that was begun."""
    project = sample_project(tmp_path, plugin={"pdf": False})
    project.built("-q")
    source = project.root / "sops" / f"{MAKRO}.yaml"
    source.write_text(source.read_text("utf-8").replace("Hasil ", "Hasil baru ", 1), encoding="utf-8")
    project.write("docs/jabatan.md", "# Ditulis tangan")
    begun, script = tmp_path / "dimulai", tmp_path / "pagefind"
    script.write_text(f'#!/bin/sh\necho $PPID > "{begun}"\nexec sleep 20\n')
    script.chmod(0o755)
    outcome = project.build("-q", said={"PAGEFIND_BINARY_PATH": str(script)})
    assert "«jabatan.md» ditulis tangan" in outcome.output
    if begun.exists():  # on a busy machine it may have been stopped before
        assert not Path("/proc", begun.read_text().strip()).exists()


def test_a_disk_that_is_full_earlier(tmp_path: Path) -> None:
    """Where already a page does not fit, the build ends with a sentence and no traceback."""
    project = sample_project(tmp_path, plugin={"pdf": False, "pencarian": False})
    with full_beyond(3000):
        outcome = project.build("-q", apart=True)
    assert outcome.code == 1
    assert (
        "Situs tidak dapat dibuat: batas ukuran berkas tercapai. Naikkan batasnya, lalu jalankan lagi. Situs lama tidak"
        in outcome.output
    )
    assert "Traceback" not in outcome.output
