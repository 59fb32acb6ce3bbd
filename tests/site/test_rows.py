# The rows of `api/sop.json` after an edit: found again where they would say something else, taken where not.
from __future__ import annotations

import json
import re
from pathlib import Path

from tests.collections_on_disk import REGISTERS, draft
from tests.site.project import new_project


def test_an_edit_finds_its_own_row_alone(tmp_path: Path) -> None:
    """Of three SOP one is edited: the rows of the others are those that stand beside the site; with another unit's name all are found again."""
    files = {f"sops/{name}": text for name, text in REGISTERS.items()}
    files |= {f"sops/biro/s{number}.yaml": draft(f"Surat {number}") for number in range(3)}
    project = new_project(tmp_path, files, plugin={"pdf": False}, config={"theme": {"name": "mkdocs"}, "nav": None})

    def titles() -> list[str]:
        project.built("-q")
        return [one["judul"] for one in json.loads((project.root / "site/api/sop.json").read_text("utf-8"))["sop"]]

    assert titles() == ["Surat 0", "Surat 1", "Surat 2"]
    record = project.root / ".site.tatalaksana/daftar.json"
    kept = record.read_text("utf-8")
    record.write_text(re.sub(r'"judul":"Surat [01]', r"\g<0> dari ingatan", kept), encoding="utf-8")
    (project.root / "sops/biro/s0.yaml").write_text(draft("Surat baru"), encoding="utf-8")
    assert titles() == ["Surat baru", "Surat 1 dari ingatan", "Surat 2"]
    units = project.root / "sops/unit.yaml"
    units.write_text(units.read_text("utf-8").replace("nama: ", "nama: Baru ", 1), encoding="utf-8")
    assert titles() == ["Surat baru", "Surat 1", "Surat 2"]
