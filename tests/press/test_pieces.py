# Pieces of other kinds than sheets: the press knows them by name, key, effort and content alone.
from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tatalaksana.facts import Facts, facts_of
from tatalaksana.press import Cache, Piece, drafts, made
from tatalaksana.render.xlsx import ChecklistBook, FormBook, checklist_xlsx
from tests.collections_on_disk import SOPS, koleksi
from tests.press.witness import Witness
from tests.xlsx.test_form import form

_CATALOG = koleksi()
_LISTS = [Facts(entry, _CATALOG).daftar for entry in _CATALOG.entries.values()]
_FORM = form('judul: A\nisian:\n  - {name: a, type: text, label: A, constraint: "string-length(.) < 5"}\n')


def test_pieces_of_all_kinds_together(tmp_path: Path) -> None:
    """Sheets, checklists and forms are made in one run, in the order wanted, and kept."""
    wanted: list[Piece] = [
        *drafts(facts_of(_CATALOG), list(_CATALOG.entries)[:1], root=SOPS, days={}),
        *map(ChecklistBook, _LISTS),
        FormBook("a", "a", _FORM),
    ]
    first = list(made(wanted, Cache(tmp_path)))
    assert [one.name for one in wanted] == [name for name, _ in first]
    assert [b"%PDF", *[b"PK\x03\x04"] * (len(wanted) - 1)] == [file.read_bytes()[:4] for _, file in first]
    assert checklist_xlsx(_LISTS[0]) == first[1][1].read_bytes()
    times = [file.stat().st_mtime_ns for _, file in first]
    assert first == list(made(wanted, Cache(tmp_path)))
    assert times == [file.stat().st_mtime_ns for _, file in first]


@pytest.mark.no_cover
def test_much_work_goes_to_other_processes(tmp_path: Path) -> None:
    """Enough pieces for all cores have the bytes that one makes, and every piece goes to other processes."""
    many = [ChecklistBook(replace(_LISTS[0], id=f"a/{number}", judul=f"SOP Mikro {number}")) for number in range(130)]
    assert sum(one.effort for one in many) > 600
    found = {name: file.read_bytes() for name, file in made(many, Cache(tmp_path))}
    assert many[7].content() == found["a/7"]
    piece = FormBook("a", "a", _FORM)
    assert pickle.loads(pickle.dumps(piece)).content() == piece.content()  # noqa: S301 - our own


@pytest.mark.parametrize(("effort", "elsewhere"), [(200, True), (199, False)])
def test_pieces_are_made_elsewhere_when_it_pays(tmp_path: Path, effort: int, elsewhere: bool) -> None:  # noqa: FBT001
    """Much work is done by other processes, where there is more than one core; little is done here, which is sooner ready."""
    wanted = [Witness(f"a{number}", effort) for number in range(3)]
    makers = {file.read_text() for _, file in made(wanted, Cache(tmp_path))}
    here = str(os.getpid())
    assert (elsewhere and os.cpu_count() != 1) is (here not in makers)
    assert elsewhere or makers == {here}


def test_pieces_are_asked_for_some_at_a_time(tmp_path: Path) -> None:
    """However many are wanted, never all of them are held: those that are made, and as many that are begun."""
    asked = 0

    def wanted() -> Iterator[Piece]:
        nonlocal asked
        for number in range(2000):
            asked += 1
            yield Witness(f"a{number}", 1)

    ahead = [asked - done for done, _ in enumerate(made(wanted(), Cache(tmp_path)))]
    assert (2000, 1024) == (len(ahead), max(ahead))


def test_keys_tell_pieces_apart() -> None:
    """What differs in anything has another key; a form and a checklist never share one."""
    pieces: list[Piece] = [
        *map(ChecklistBook, _LISTS),
        ChecklistBook(replace(_LISTS[0], revisi_ke=1)),
        FormBook("a", "a", _FORM),
        FormBook("a", "b", _FORM),
    ]
    assert len(pieces) == len({one.key for one in pieces})
    assert ChecklistBook(replace(_LISTS[0])).key == pieces[0].key
