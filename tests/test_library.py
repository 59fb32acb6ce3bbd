# The library's face: what `import tatalaksana` names is there, typed, loaded only when asked for, and does what its page shows.
from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import assert_type

import pytest

import tatalaksana
from tatalaksana import (
    AllFacts,
    Catalog,
    Collection,
    Entry,
    Facts,
    Flow,
    Geometry,
    Page,
    Perbandingan,
    Printing,
    Problem,
    Sop,
    Surroundings,
)
from tests.collections_on_disk import sop
from tests.test_docs import write_worked_example

PAGE = Path(__file__).parent.parent / "docs" / "pustaka.md"
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's examples run from top to bottom, and what they make is what they say."""
    write_worked_example(tmp_path)
    monkeypatch.chdir(tmp_path)
    blocks = _BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert 7 == len(blocks)
    made: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), made)  # noqa: S102 - our own page
    assert isinstance(made["html"], str)
    assert "sop-tabel" in made["html"]
    assert isinstance(made["pdf"], bytes)
    assert made["pdf"].startswith(b"%PDF-1.")
    assert isinstance(made["table"], bytes)
    assert "2 Jam" in str(made["changed"])
    assert "  - Komputer dan jaringan\n  - Buku agenda\n" in str(made["listed"])
    assert ["Mengarsipkan", 7] == _last_and_count(made["longer"])
    assert ["Mengarsipkan", 7] == _last_and_count(made["moved"])
    assert ["Mengarsipkan", 6] == _last_and_count(made["shorter"])


def _last_and_count(text: object) -> list[object]:
    """The first word of an SOP's last step, and how many steps it has."""
    steps = sop(str(text)).kegiatan
    return [steps[-1].uraian.split()[0], len(steps)]


def test_every_name_is_there() -> None:
    """Each public name leads to one thing of that name, also for those who type, and each is told on its page or in the docstring."""
    given = [name for names in tatalaksana._ROOMS.values() for name in names]
    assert sorted(tatalaksana.__all__) == sorted(given)
    assert [name for name in given if getattr(getattr(tatalaksana, name), "__name__", name) != name] == []
    said = f"{tatalaksana.__doc__}{PAGE.read_text(encoding='utf-8')}"
    assert [name for name in given if not re.search(rf"\b{name}\b", said)] == []


def test_other_names_are_none() -> None:
    """What is not public is an attribute that the package does not have."""
    with pytest.raises(AttributeError, match="lembar"):
        tatalaksana.lembar  # noqa: B018


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    """Importing the package loads none of its rooms, nor what they stand on."""
    code = "import sys, tatalaksana; print([name for name in sys.modules if name.startswith(('tatalaksana.', 'pydantic', 'yaml'))])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]\n" == told.stdout


def typed(folder: Path) -> Iterator[object]:
    """What type checkers see of the face; mypy reads this, nobody runs it."""
    collection = tatalaksana.collect(folder, "sops")
    yield assert_type(collection, Collection)
    yield assert_type(collection.catalog, Catalog)
    yield assert_type(collection.problems, tuple[Problem, ...])
    entry = collection.catalog.entries["a/b"]
    yield assert_type(entry, Entry)
    flow, _ = tatalaksana.flow_of(entry.sop)
    yield assert_type(flow, Flow)
    yield assert_type(tatalaksana.route(flow), Geometry)
    yield assert_type(tatalaksana.edit(Sop, "judul: A", "judul", "B"), str)
    yield assert_type(tatalaksana.amended(Sop, "judul: A", [tatalaksana.Move(("peralatan", 0), 1)]), str)
    yield assert_type(tatalaksana.row_of("judul: A", "1"), int)
    yield assert_type(tatalaksana.step_added("judul: A", 0, {"uraian": "B"}), str)
    comparison = tatalaksana.compare(entry.sop, entry.sop)
    yield assert_type(comparison, Perbandingan)
    yield assert_type(tatalaksana.apply(entry.sop, comparison.perubahan), Sop)
    facts = tatalaksana.facts_of(collection.catalog)
    yield assert_type(facts, AllFacts)
    yield assert_type(facts.of["a/b"], Facts)
    yield assert_type(next(tatalaksana.pages(facts, Surroundings("A"))), Page)
    yield assert_type(tatalaksana.official_sheet(facts.of["a/b"], Printing(date(2026, 1, 1))).content(), bytes)
    yield assert_type(tatalaksana.checklist_xlsx(facts.of["a/b"].daftar), bytes)
