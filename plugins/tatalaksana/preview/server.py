# A server for one reader, on this machine only. It knows the pages of SOP and what they need, and nothing else.
from __future__ import annotations

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import unquote

from tatalaksana.catalog import sop_page
from tatalaksana.preview.page import FOLLOW, STYLE
from tatalaksana.preview.view import View
from tatalaksana.render.html import escape
from tatalaksana.source import file_in_work
from tatalaksana.web import ASSETS, apart, asset

HOST = "127.0.0.1"
_LOOK_SECONDS = 0.2
_BREATH_SECONDS = 5
_ASSETS = "assets/tatalaksana/"
_BESIDE = "assets/halaman/"
_OWN = {"pratinjau.css": STYLE, "pratinjau.js": FOLLOW}


class PreviewServer(ThreadingHTTPServer):
    """Serves the pages of a view, first of all that of one SOP.

    Args:
        view: What there is to see.
        first: The SOP that the root of the server leads to.
        port: Where to listen; 0 takes any that is free.

    Raises:
        OSError: The port is taken or not allowed.
    """

    timeout = 0.2
    """Seconds after which it looks whether it should end."""

    def __init__(self, view: View, first: str, port: int) -> None:
        super().__init__((HOST, port), _Handler)
        self._ending = False
        self.view = view
        self.first = first
        self.beside: dict[str, bytes] = {}
        """Styles of the pages that were asked for, by the names that their contents give them."""

    @property
    def address(self) -> str:
        """The address of the first SOP's page."""
        return f"http://{HOST}:{self.server_port}/{sop_page(self.first)}/"

    def serve(self) -> None:
        """Answer until it is asked to end. A signal that broke off where it comes would close a line that a thread speaks on."""
        while not self._ending:
            self.handle_request()

    def end(self) -> None:
        """Let `serve` end; for a signal, at any moment."""
        self._ending = True

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the base class has them
        """A browser that leaves in the middle of an answer is nothing to speak of; what else fails is said in a sentence."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError):
            print(f"sop lihat: {_failed(error)}", file=sys.stderr)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer."""
        if self.headers.get("Host") not in {f"{name}:{self.server.server_port}" for name in (HOST, "localhost")}:
            self._answer(403, "text/plain", b"Hanya untuk komputer ini.")  # a strange name that leads here
            return
        path, _, asked = self.path.partition("?")
        name = unquote(path).lstrip("/")
        if name == "":
            self.send_response(302)
            self.send_header("Location", self.server.address)
            self.end_headers()
        elif name == "kabar":
            self._tell(asked)
        else:
            try:
                found = self._file(name)
            except Exception as error:  # noqa: BLE001 - the last resort: the server goes on
                self._answer(500, "text/html", _FAILED.format(escape(_failed(error))).encode())
                return
            kind = guess_type(name)[0] or "text/html"
            self._answer(
                404 if found is None else 200, kind if found is not None else "text/html", found or _NOTHING.encode()
            )

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing of each request."""

    def _file(self, name: str) -> bytes | None:
        if name in _OWN:
            return _OWN[name].encode()
        if name.startswith(_ASSETS):
            wanted = name.removeprefix(_ASSETS)
            return asset(wanted) if wanted in ASSETS else self.server.view.picture(wanted.partition("/")[2])
        if name.startswith(_BESIDE):
            return self.server.beside.get(name.removeprefix(_BESIDE))
        if name.startswith("sop/") and name.endswith("/"):
            page = self.server.view.page(name[len("sop/") : -1])
            return None if page is None else self._page(page)
        return None

    def _page(self, page: str) -> bytes:
        made = apart(page, f"/{_BESIDE}")
        self.server.beside.update(made.files)
        return made.html.encode()

    def _tell(self, state: str) -> None:
        """Hold the line until the sources are no longer in this state, then say so once."""
        self._head(200, "text/event-stream")
        breath = 0.0
        while self.server.view.state() == state:
            if time.monotonic() > breath:  # a browser that has gone is noticed by writing to it
                breath = time.monotonic() + _BREATH_SECONDS
                self._write(b":\n\n")
            time.sleep(_LOOK_SECONDS)
        self._write(b"data: berubah\n\n")

    def _answer(self, code: int, kind: str, content: bytes) -> None:
        self._head(code, kind)
        self._write(content)

    def _head(self, code: int, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
        self.end_headers()

    def _write(self, content: bytes) -> None:
        self.wfile.write(content)
        self.wfile.flush()


def _failed(error: BaseException) -> str:
    file = file_in_work(error)
    said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
    return f"kesalahan pada program sendiri{f', pada «{file}»' if file else ''} ({said}). Simpan lagi berkasnya, atau laporkan kepada pengelola program."


_FAILED = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Gagal</title>
<p>Halaman ini tidak dapat dibuat: {}</p></html>
"""
_NOTHING = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Tidak ada</title>
<p>Pratinjau hanya menampilkan halaman SOP.</p></html>
"""
