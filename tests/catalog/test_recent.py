# Of a large collection only some SOP are held at a time; nobody sees which.
from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tatalaksana.catalog import collect, recent
from tests.collections_on_disk import SOPS, copied, koleksi
from tests.site.project import TODAY, new_project


def test_entries_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks has what an SOP, its flow and its drawing are; of all of them no more than some are held."""
    whole = koleksi()
    monkeypatch.setattr(recent, "_HELD", 2)
    some = collect(SOPS, "sops")
    entries = some.catalog.entries
    assert len(entries) > 2
    assert whole.entries == entries
    assert 2 == sum("sop" in vars(entry) for entry in entries.values())
    assert some.problems == collect(SOPS, "sops").problems


def test_a_site_is_the_same_however_little_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of a site with everything on, byte for byte."""
    held = _built(tmp_path / "held")
    copied(tmp_path / "held" / ".cache" / "tatalaksana" / "pdf", tmp_path / "let go" / ".cache" / "tatalaksana" / "pdf")
    monkeypatch.setattr(recent, "_HELD", 1)
    assert held == _built(tmp_path / "let go")


def _built(root: Path) -> dict[str, bytes]:
    plugins = [{"sop": {"pdf_draf": True, "tanggal": TODAY}}, {"formulir": {"pdf": False}}]
    project = new_project(root, {}, config={"plugins": plugins})
    copied(SOPS, project.root / "sops")
    config = load_config(str(project.root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    site = project.site
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
