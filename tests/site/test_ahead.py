# Pages rendered by a second process: the same pages, in any order, and whatever it leaves undone is done here.
from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tatalaksana.render.html import Html
from tatalaksana.render.situs import Page
from tatalaksana.renewal import Inquest
from tatalaksana.site.ahead import Ahead

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or os.cpu_count() == 1, reason="processes are copied on Linux with two cores only"
    ),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]
_COUNT = 120


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The threads of pytest's workers, which sleep meanwhile, don't count; those of `mkdocs serve` do."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def _pages(render: Callable[[int], str]) -> tuple[Page, ...]:
    def page(number: int) -> Page:
        return Page(f"sop/{number}", f"SOP {number}", lambda: Html(render(number)))

    return tuple(page(number) for number in range(_COUNT))


def _by(number: int) -> str:
    """A page that tells which process rendered it; long ones are more than a pipe takes at once."""
    return f"{os.getpid()} {number} «é» " + "x" * (number % 7) * 20_000


def _children() -> set[str]:
    """The processes that this one has started, those that ended and were not waited for too."""
    return set(Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text().split())


def _heard(make: Callable[[], Html]) -> tuple[Html, list[Inquest]]:
    """A page, and what its making asked: the process that made it, for one."""
    return make(), [("proses", str(os.getpid()))]


def _nothing() -> None:
    pass


def test_another_process_renders_them_in_whatever_order_they_are_asked_for() -> None:
    """Every page is its own, whole, and none was rendered here."""
    pages = _pages(_by)
    ahead = Ahead(pages, _heard, _nothing)
    order = [*range(60, _COUNT), *range(59, -1, -1)]
    found = {number: ahead.html(pages[number]) for number in order}
    got = {number: text for number, (text, _) in found.items()}
    ahead.finish()
    [process] = {text.split()[0] for text in got.values()}
    assert process != str(os.getpid())
    assert all(asked == [("proses", process)] for _, asked in found.values())
    assert got == {number: _by(number).replace(str(os.getpid()), process, 1) for number in range(_COUNT)}


def test_few_pages_are_rendered_here() -> None:
    """A small site starts no process."""
    pages = _pages(_by)[:3]
    ahead = Ahead(pages, _heard, _nothing)
    assert [_by(number) for number in range(3)] == [ahead.html(page)[0] for page in pages]


def test_the_rest_is_done_once(tmp_path: Path) -> None:
    """What else there is to do is done aside, by the time `finish` returns."""
    done = tmp_path / "selesai"

    def rest() -> None:
        with done.open("a") as file:
            file.write(f"{os.getpid()}\n")

    ahead = Ahead(_pages(str), _heard, rest)
    ahead.finish()
    assert 1 == len(done.read_text().splitlines())
    assert str(os.getpid()) not in done.read_text()


def test_a_long_rest_is_done_aside_while_few_pages_are_rendered_here(tmp_path: Path) -> None:
    """Of an edit among many SOP few pages are made, and what stands beside all pages takes as long."""
    done = tmp_path / "selesai"
    pages = _pages(_by)[:3]

    def rest() -> None:
        done.write_text(str(os.getpid()))

    ahead = Ahead(pages, _heard, rest, long=True)
    assert [_by(number) for number in range(3)] == [ahead.html(page)[0] for page in pages]
    ahead.finish()
    assert done.read_text() != str(os.getpid())


def test_what_fails_aside_fails_here_with_its_error(tmp_path: Path) -> None:
    """A page that cannot be rendered raises where it is asked for; the rest is then done here."""
    done = tmp_path / "selesai"

    def render(number: int) -> str:
        if number == 70:
            raise ValueError("halaman 70")
        return str(number)

    pages = _pages(render)
    ahead = Ahead(pages, _heard, done.touch)
    assert [str(number) for number in range(70)] == [ahead.html(page)[0] for page in pages[:70]]
    with pytest.raises(ValueError, match="halaman 70"):
        ahead.html(pages[70])
    assert ahead.html(pages[71])[0] == "71"
    assert not done.exists()
    ahead.finish()
    assert done.exists()


def test_a_killed_process_is_not_missed(tmp_path: Path) -> None:
    """Whatever happens to it, every page is there."""
    here = os.getpid()

    def render(number: int) -> str:
        if number == 30 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(number)

    pages = _pages(render)
    ahead = Ahead(pages, _heard, (tmp_path / "selesai").touch)
    assert [str(number) for number in range(_COUNT)] == [ahead.html(page)[0] for page in pages]
    ahead.finish()
    assert (tmp_path / "selesai").exists()


def test_a_failed_build_leaves_no_process(tmp_path: Path) -> None:
    """`stop` ends it in the middle; nothing more is written."""
    before = _children()
    read, write = os.pipe()
    ahead = Ahead(
        _pages(lambda number: os.read(read, 1).decode() if number == 5 else str(number)),
        _heard,
        (tmp_path / "selesai").touch,
    )
    [process] = _children() - before
    ahead.stop()
    os.close(write)
    os.close(read)
    assert process not in _children()
    assert not (tmp_path / "selesai").exists()
