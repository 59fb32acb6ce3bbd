# The editor's server: its page, and one place to ask and one to save, for whoever knows the token in the address.
from __future__ import annotations

import json
from collections.abc import Mapping
from hmac import compare_digest
from mimetypes import guess_type
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from urllib.parse import unquote

from tatalaksana.editor import Editor, Naskah
from tatalaksana.preview.loopback import HOST, LoopbackHandler, LoopbackServer, failed
from tatalaksana.preview.saving import saved
from tatalaksana.render.html import Forge
from tatalaksana.render.html.editing_page import editing_page
from tatalaksana.web import ASSETS, EDITOR_ASSETS, asset

_ASSETS = "assets/tatalaksana/"
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".svg"})
_LARGEST = 32_000_000
"""Bytes of a question: a change set of many files."""


class EditorServer(LoopbackServer):
    """Serves the editor of one folder.

    Args:
        root: The folder of the sources.
        shown: How users know it.
        first: The file that is opened first, as users know it; empty for any.
        port: Where to listen; 0 takes any that is free.
        forge: Where proposals go, if somewhere.

    Raises:
        OSError: The port is taken or not allowed.
    """

    def __init__(self, root: Path, shown: str, first: str, port: int, forge: Forge | None = None) -> None:
        super().__init__(_Handler, "sunting", port)
        self.root, self.shown, self.first, self.forge = root, shown, first, forge
        self.token = token_urlsafe(24)
        self._editor = Editor(root, shown)
        self._turn = Lock()

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def picture(self, name: str) -> bytes | None:
        """A logo or the picture of a signature, by its name from the folder of the sources; none where there is no such picture in it."""
        path = (self.root / name).resolve()
        if path.suffix.lower() not in _PICTURES or not path.is_relative_to(self.root.resolve()):
            return None
        try:
            return path.read_bytes()
        except OSError:
            return None

    def answer(self, where: str, asked: object) -> Mapping[str, object] | None:
        """The answer to what was sent to a place; none where there is no such place. One after the other, but for who asks whether it is there."""
        if where == "ada":
            return {}
        with self._turn:
            if where == "tanya":
                return self._editor.answer(asked)
            if where != "simpan":
                return None
            texts, marks = (_texts(asked, name) for name in ("naskah", "dasar"))
            return saved(Naskah(self.root, self.shown, texts), {name: mark or "" for name, mark in marks.items()})


class _Handler(LoopbackHandler):
    server: EditorServer

    @property
    def policy(self) -> str:  # type: ignore[override]  # of which the page may ask the forge too
        """What the page may load, and whom it may ask."""
        forge = self.server.forge
        return f"{LoopbackHandler.policy}; connect-src 'self' {forge.host}" if forge else LoopbackHandler.policy

    def do_GET(self) -> None:  # noqa: N802 - as the base class calls it
        """The page, and what it loads."""
        if self.is_strange():
            return
        place = self._place()
        if place == "":
            self.say(200, "text/html", _page(self.server).encode())
        elif place is not None and (name := place.removeprefix(_ASSETS)) in {*ASSETS, *EDITOR_ASSETS}:
            self.say(200, guess_type(name)[0] or "text/plain", asset(name))
        elif place is not None and (picture := self.server.picture(place.removeprefix(_ASSETS).partition("/")[2])):
            self.say(200, guess_type(place)[0] or "text/plain", picture)
        else:
            self.say(404, "text/html", _NOTHING.encode())

    def do_POST(self) -> None:  # noqa: N802 - as the base class calls it
        """A question, or what is to be saved; from our own page only."""
        if self.is_strange():
            return
        place = self._place()
        origin = self.headers.get("Origin", "").removeprefix("http://")
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        length = self.headers.get("Content-Length", "")
        if place is None or origin not in self.hosts or kind != "application/json":
            self.say(403, "text/plain", b"Hanya untuk halaman ini.")
        elif not length.isdecimal() or int(length) > _LARGEST:
            self.say(413, "text/plain", b"Terlalu besar.")
        else:
            self._answer(place, self.rfile.read(int(length)))

    def _answer(self, place: str, content: bytes) -> None:
        try:
            answer = self.server.answer(place, json.loads(content))
        except (ValueError, RecursionError):
            self.say(400, "text/plain", b"Bukan JSON yang dikenal.")
            return
        except Exception as error:  # noqa: BLE001 - the last resort: the server goes on
            answer = {"tolak": failed(error)}
        if answer is None:
            self.say(404, "text/plain", b"Tidak ada.")
        else:
            self.say(200, "application/json", json.dumps(answer, ensure_ascii=False).encode(errors="replace"))

    def _place(self) -> str | None:
        """What is asked for behind the token; none without it."""
        token, slash, place = unquote(self.path.partition("?")[0]).lstrip("/").partition("/")
        known = compare_digest(token.encode(), self.server.token.encode())
        return place if known and slash else None


def _texts(asked: object, name: str) -> dict[str, str | None]:
    """A group of texts in a question.

    Raises:
        ValueError: It is none.
    """
    found = asked.get(name) if isinstance(asked, dict) else None
    if not isinstance(found, dict) or not all(text is None or isinstance(text, str) for text in found.values()):
        raise ValueError(name)
    return found


def _page(server: EditorServer) -> str:
    forge = server.forge
    place = forge.place if forge else None
    return editing_page(
        {
            "mesin": f"/{server.token}/",
            "kumpulan": server.root.resolve().as_posix(),
            "berkas": server.first,
            "forge": json.dumps(place),
        }
    )


_NOTHING = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Tidak ada</title>
<p>Buka alamat yang ditulis «sop sunting», lengkap dengan kuncinya.</p></html>
"""
