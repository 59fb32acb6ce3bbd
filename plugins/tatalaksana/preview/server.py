# A server for one reader, on this machine only. It knows the pages of SOP and what they need, and nothing else.
from __future__ import annotations

import time
from mimetypes import guess_type
from urllib.parse import unquote

from tatalaksana.catalog import sop_page
from tatalaksana.preview.loopback import HOST, LoopbackHandler, LoopbackServer, failed
from tatalaksana.preview.page import FOLLOW, STYLE
from tatalaksana.preview.view import View
from tatalaksana.render.html import escape
from tatalaksana.web import ASSETS, apart, asset

_LOOK_SECONDS = 0.2
_REST = 4
"""So many times as long as it took to look a server rests at least: of ten thousand files that is a tenth of a second."""
_BREATH_SECONDS = 5
_ASSETS = "assets/tatalaksana/"
_BESIDE = "assets/halaman/"
_OWN = {"pratinjau.css": STYLE, "pratinjau.js": FOLLOW}


class PreviewServer(LoopbackServer):
    """Serves the pages of a view, first of all that of one SOP.

    Args:
        view: What there is to see.
        first: The SOP that the root of the server leads to.
        port: Where to listen; 0 takes any that is free.

    Raises:
        OSError: The port is taken or not allowed.
    """

    def __init__(self, view: View, first: str, port: int) -> None:
        super().__init__(_Handler, "lihat", port)
        self.view = view
        self.first = first
        self.beside: dict[str, bytes] = {}
        """Styles of the pages that were asked for, by the names that their contents give them."""

    @property
    def address(self) -> str:
        """The address of the first SOP's page."""
        return f"http://{HOST}:{self.server_port}/{sop_page(self.first)}/"


class _Handler(LoopbackHandler):
    server: PreviewServer

    def do_GET(self) -> None:  # noqa: N802 - as the base class calls it
        """Answer."""
        if self.is_strange():
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
                self.say(500, "text/html", _FAILED.format(escape(failed(error))).encode())
                return
            kind = guess_type(name)[0] or "text/html"
            self.say(
                404 if found is None else 200, kind if found is not None else "text/html", found or _NOTHING.encode()
            )

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
        self.begin(200, "text/event-stream")
        breath, began = 0.0, time.monotonic()
        while self.server.view.state() == state:
            looked = time.monotonic()
            if looked > breath:  # a browser that has gone is noticed by writing to it
                breath = looked + _BREATH_SECONDS
                self.pour(b":\n\n")
            time.sleep(max(_LOOK_SECONDS, _REST * (looked - began)))
            began = time.monotonic()
        self.pour(b"data: berubah\n\n")


_FAILED = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Gagal</title>
<p>Halaman ini tidak dapat dibuat: {}</p></html>
"""
_NOTHING = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Tidak ada</title>
<p>Pratinjau hanya menampilkan halaman SOP.</p></html>
"""
