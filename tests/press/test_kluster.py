# Pieces made by a cluster: the same bytes in the same order, whoever dies, and without it where there is none.
from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

import pytest

from tatalaksana.facts import facts_of
from tatalaksana.press import Cache, Elsewhere, Piece, Wanted, drafts, machines_at, made, sop_pieces
from tatalaksana.render.unprintable import UnprintableError
from tests.collections_on_disk import SOPS, koleksi
from tests.press.gang import Gang, gang
from tests.press.witness import Deadly, Foreign, Refused, Witness

_CATALOG = koleksi()


@pytest.fixture(name="three", scope="module")
def _three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gang]:
    """A scheduler and three workers."""
    with gang(tmp_path_factory.mktemp("kluster"), 3) as found:
        yield found


@contextmanager
def _kluster(address: str) -> Iterator[Elsewhere]:
    with machines_at(address) as machines:
        assert machines.elsewhere
        yield machines.elsewhere


@pytest.mark.no_cover
def test_a_worker_that_dies_loses_nothing(tmp_path: Path, three: Gang) -> None:
    """Sheets, checklists and reviews made by three workers, of which one is killed amid its work, are to the byte what this process makes."""
    facts = facts_of(_CATALOG)
    sheets = drafts(facts, list(_CATALOG.entries), root=SOPS, days={})
    downloads = [piece for _, piece in sop_pieces(facts, Wanted({}, "sops", pdf=True, review_pdf=True, separator=";"))]
    wanted: list[Piece] = [*sheets, Deadly("maut", tmp_path), *downloads]
    with _kluster(three.address) as elsewhere:
        together = [(name, file.read_bytes()) for name, file in made(wanted, Cache(tmp_path / "a"), elsewhere)]
        assert "" == elsewhere.trouble
    assert 1 == sum(worker.poll() is not None for worker in three.workers)
    assert together == [(piece.name, piece.content()) for piece in wanted]


def test_a_cluster_makes_what_it_is_given(tmp_path: Path, three: Gang) -> None:
    """Nothing of it is made here; what is kept already is not asked for, and then nobody is."""
    wanted = [Witness(f"a{number}", 100) for number in range(20)]
    with _kluster(three.address) as elsewhere:
        makers = {file.read_text() for _, file in made(wanted, Cache(tmp_path), elsewhere)}
    assert str(os.getpid()) not in makers
    with _kluster("tcp://127.0.0.1:9") as elsewhere:
        assert makers == {file.read_text() for _, file in made(wanted, Cache(tmp_path), elsewhere)}
        assert "" == elsewhere.trouble


def test_another_program_makes_nothing(tmp_path: Path, three: Gang) -> None:
    """What a worker finds another key for is not taken from it, and it is asked for nothing more."""
    with _kluster(three.address) as elsewhere:
        (one, two) = [file.read_text() for _, file in made([Foreign("a"), Foreign("b")], Cache(tmp_path), elsewhere)]
        assert "Kluster memakai versi program atau pustaka lain; sisanya dibuat di mesin ini." == elsewhere.trouble
    pids = {str(worker.pid) for worker in three.workers}
    assert {one, two}.isdisjoint(pids)


def test_what_cannot_be_made_is_told_as_here(tmp_path: Path, three: Gang) -> None:
    """A piece that can't be made stops the run with the sentence that it has without a cluster."""
    told = []
    for asked in (_kluster(three.address), nullcontext()):
        with asked as elsewhere, pytest.raises(UnprintableError) as error:
            list(made([Refused("surat")], Cache(tmp_path), elsewhere))
        told.append(str(error.value))
    assert told[0] == told[1]


def test_nobody_at_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no scheduler answers, all is made here, and a sentence says so."""
    monkeypatch.setattr("tatalaksana.press.kluster._CONTACT", 1)
    with _kluster("tcp://127.0.0.1:9") as elsewhere:
        assert [b"%d" % os.getpid()] == [
            file.read_bytes() for _, file in made([Witness("a", 1)], Cache(tmp_path), elsewhere)
        ]
        assert elsewhere.trouble.startswith("Kluster di «tcp://127.0.0.1:9» tidak dapat dihubungi")


def test_a_scheduler_without_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that has nobody is not waited for."""
    monkeypatch.setattr("tatalaksana.press.kluster._CONTACT", 1)
    with gang(tmp_path, 0) as nobody, _kluster(nobody.address) as elsewhere:
        assert 1 == len(list(made([Witness("a", 1)], Cache(tmp_path / "a"), elsewhere)))
        assert "tidak punya pekerja" in elsewhere.trouble


class _Silent(Executor):
    """Takes everything, and never answers."""

    def submit(self, fn: object, /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]  # it looks at none
        del fn, args, kwargs
        return Future()


def test_any_executor_will_do(tmp_path: Path) -> None:
    """Threads, for one; and who does not answer is not waited for forever."""
    wanted = [Witness(f"a{number}", 300) for number in range(5)]
    here = [b"%d" % os.getpid()] * 5
    threads = Elsewhere(partial(ThreadPoolExecutor, 2))
    assert here == [file.read_bytes() for _, file in made(wanted, Cache(tmp_path / "a"), threads)]
    threads.close()
    assert "" == threads.trouble


def test_who_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not answer in much more time than the work takes is asked for nothing more."""
    monkeypatch.setattr("tatalaksana.press.elsewhere._PATIENCE", 0.01)
    silent = Elsewhere(_Silent)
    wanted = [Witness(f"a{number}", 1) for number in range(3)]
    assert 3 == len(list(made(wanted, Cache(tmp_path), silent)))
    assert "Kluster tidak menjawab lagi; sisanya dibuat di mesin ini." == silent.trouble
