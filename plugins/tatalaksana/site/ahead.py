# Pages rendered by a second process while this one fills MkDocs' templates: on two cores a large build takes a quarter
# longer without it. The second process is a copy of this one, so nothing has to be handed over; what comes back stands in
# a file without a name, and a pipe tells how long each page is, and what it asked. What it leaves undone, for whatever reason, this process
# does: so an error shows here, as it would without it.
from __future__ import annotations

import json
import os
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from sys import intern

from tatalaksana.files import pour
from tatalaksana.render.html import Html
from tatalaksana.render.situs import Page
from tatalaksana.renewal import Inquest

Heard = Callable[[Callable[[], Html]], tuple[Html, list[Inquest]]]
"""Makes something, and tells what was asked for it."""
_LENGTH = struct.Struct("<QQ")
_FEW = 50
"""Pages below which a second process is not worth its start."""


class Ahead:
    """The pages of a site, rendered ahead where the system can copy a process.

    Args:
        pages: What will be asked for, in about this order.
        heard: Makes a page, and tells what was asked for it.
        rest: What else can be done aside and needs to be done by the end.
        long: Whether that alone is worth a second process, where the pages are few.
    """

    def __init__(self, pages: Sequence[Page], heard: Heard, rest: Callable[[], None], *, long: bool = False) -> None:
        ahead = pages if len(pages) >= _FEW else ()
        self._names = iter([page.name for page in ahead])
        self._waits = bool(ahead)
        self._heard, self._rest = heard, rest
        self._places: dict[str, tuple[int, int, int]] = {}
        self._end = 0
        self._process = 0
        if not (ahead or long) or not _can_copy():
            return
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        reading, writing = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(reading)
            _work(self._file.fileno(), writing, ahead, heard, rest)
        os.close(writing)
        self._lengths = os.fdopen(reading, "rb")

    def html(self, page: Page) -> tuple[Html, list[Inquest]]:
        """What people see of a page, and what was asked for it."""
        for name, place in self._arrivals(page.name):
            self._places[name] = place
        if page.name not in self._places:
            return self._heard(page.html)
        start, length, asked = self._places.pop(page.name)
        content = os.pread(self._file.fileno(), length + asked, start)
        # Many pages ask each of these.
        asked_again = [(intern(table), intern(key)) for table, key in json.loads(content[length:])]
        return Html(content[:length].decode()), asked_again

    def finish(self) -> None:
        """Wait until the rest is done, or do it."""
        done = self._process and os.waitpid(self._process, 0)[1] == 0
        self._let_go()
        if not done:
            self._rest()

    def stop(self) -> None:
        """Leave everything as it is: the build failed."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        self._let_go()

    def _arrivals(self, wanted: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """What the second process has finished, up to the page that is wanted."""
        while self._waits and self._process and wanted not in self._places:
            told = self._lengths.read(_LENGTH.size)
            if len(told) < _LENGTH.size:
                return
            length, asked = _LENGTH.unpack(told)
            yield next(self._names), (self._end, length, asked)
            self._end += length + asked

    def _let_go(self) -> None:
        if self._process:
            self._process = 0
            self._lengths.close()
            self._file.close()


def _can_copy() -> bool:
    """Copies of a process with several threads may hang; one core would only take turns."""
    return sys.platform == "linux" and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _work(file: int, pipe: int, pages: Sequence[Page], heard: Heard, rest: Callable[[], None]) -> None:
    """What the second process does; it never comes back from here."""
    failed = 1
    try:
        for page in pages:
            made, asked = heard(page.html)
            content, told = made.encode(), json.dumps(asked).encode()
            pour(file, content + told)
            pour(pipe, _LENGTH.pack(len(content), len(told)))
        rest()
        failed = 0
    finally:
        os._exit(failed)
