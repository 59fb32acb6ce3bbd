# A built site behind an address, as an intranet would serve it.
from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import sleep
from types import MappingProxyType
from typing import IO

from tatalaksana.catalog import Catalog, collect


@dataclass(frozen=True, slots=True)
class Site:
    """A built site that is being served."""

    folder: Path
    address: str
    """Ends in a slash."""
    catalog: Catalog

    def page(self, name: str) -> str:
        """The address of a page, by its name in the catalog."""
        return self.address if name == "index" else f"{self.address}{name}/"

    def pages(self) -> list[str]:
        """The addresses of all pages that were built."""
        files = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return [self.address + file.removesuffix("index.html") for file in files]


_BIT = 2000
_PAUSE = 0.02
_STAYS = (".css", ".js", ".bin", ".svg", ".woff2", ".png")
"""Ends of files that are the same for as long as a site is."""


class _Quiet(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        """Let a browser keep what all pages share, as any server of an office does."""
        if self.path.partition("?")[0].endswith(_STAYS):
            self.send_header("Cache-Control", "max-age=600")
        assert isinstance(self.server, _Server)
        for name, value in self.server.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


class _Slow(_Quiet):
    """Sends a page bit by bit, as a slow line does: a browser may show what it has before the rest is there."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        """Wait between the bits of what has no name, or ends in .html."""
        if self.path.partition("?")[0].endswith(("/", ".html")):
            while bit := source.read(_BIT):
                outputfile.write(bit)
                sleep(_PAUSE)
        else:
            super().copyfile(source, outputfile)


class _Server(ThreadingHTTPServer):
    more: Mapping[str, str] = MappingProxyType({})
    """What each answer says besides."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes its window in the middle of an answer is nothing to speak of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(
    folder: Path, sources: Path, headers: Mapping[str, str] = MappingProxyType({}), *, slowly: bool = False
) -> Iterator[Site]:
    """Serve a built site on a free port for as long as the context lasts; `slowly` with pages that come bit by bit.

    Args:
        folder: The site.
        sources: Its sources.
        headers: What each answer says besides.
        slowly: As said.
    """
    with serve_folder(folder, _Slow if slowly else _Quiet, headers) as address:
        yield Site(folder, address, collect(sources, "sops").catalog)


@contextmanager
def serve_folder(
    folder: Path, handler: type[_Quiet] = _Quiet, headers: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """Serve a folder likewise; its address ends in a slash."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.more = headers
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
