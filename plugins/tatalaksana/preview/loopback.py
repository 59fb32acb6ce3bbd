# A server for one reader, on this machine only: what answers where and ends when asked, whatever it serves.
from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tatalaksana.source import file_in_work

HOST = "127.0.0.1"


class LoopbackServer(ThreadingHTTPServer):
    """Listens on this machine.

    Args:
        handler: What answers.
        command: The command that it is, for what it says.
        port: Where to listen; 0 takes any that is free.

    Raises:
        OSError: The port is taken or not allowed.
    """

    timeout = 0.2
    """Seconds after which it looks whether it should end."""

    def __init__(self, handler: type[LoopbackHandler], command: str, port: int) -> None:
        super().__init__((HOST, port), handler)
        self._ending = False
        self._command = command

    @property
    def address(self) -> str:
        """The address of what its user wants to see first."""
        raise NotImplementedError

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
            print(f"sop {self._command}: {failed(error)}", file=sys.stderr)


class LoopbackHandler(BaseHTTPRequestHandler):
    """Answers of such a server."""

    server: LoopbackServer
    policy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"
    """What its pages may load and ask."""
    error_message_format = (
        '<!DOCTYPE html><html lang="id"><meta charset="utf-8"><title>Permintaan ditolak</title>'
        "<p>Permintaan ini tidak dapat dijawab (%(code)d). Buka lagi alamat yang ditulis perintahnya.</p></html>"
    )
    """What the base class answers to what is no question of a browser's, such as an address without end; its own words are English."""

    @property
    def hosts(self) -> frozenset[str]:
        """By what names this machine may be called; any other is a strange name that leads here."""
        return frozenset(f"{name}:{self.server.server_port}" for name in (HOST, "localhost"))

    def is_strange(self) -> bool:
        """Whether it was called by a strange name; that is then answered."""
        if self.headers.get("Host") in self.hosts:
            return False
        self.say(403, "text/plain", b"Hanya untuk komputer ini.")
        return True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing of each request."""

    def say(self, code: int, kind: str, content: bytes) -> None:
        """Answer with content of a kind."""
        self.begin(code, kind)
        self.pour(content)

    def begin(self, code: int, kind: str) -> None:
        """Begin an answer."""
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()

    def pour(self, content: bytes) -> None:
        """More of it."""
        self.wfile.write(content)
        self.wfile.flush()


def failed(error: BaseException) -> str:
    """What an error of our own is told as."""
    file = file_in_work(error)
    said = f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"
    return f"kesalahan pada program sendiri{f', pada «{file}»' if file else ''} ({said}). Simpan lagi berkasnya, atau laporkan kepada pengelola program."
