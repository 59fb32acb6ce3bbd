# What commands share that serve pages to a browser on this machine.
from __future__ import annotations

import argparse
import signal
import webbrowser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatalaksana.preview.loopback import LoopbackServer

_PORTS = range(1, 65536)


def add_serving(parser: argparse.ArgumentParser, usual: str = "yang mana saja") -> None:
    """Declare where it listens, and whether a browser is opened.

    Args:
        parser: Of the command.
        usual: Where it listens unless it is told, in words.
    """
    parser.add_argument("--port", default="0", metavar="PORT", help=f"nomor port di komputer ini (bawaan: {usual})")
    parser.add_argument("--tanpa-peramban", action="store_true", help="jangan buka peramban; hanya tampilkan alamatnya")


def port_of(text: str) -> int | None:
    """The number of a port that a text is; 0 for any port, none where it is no number of one."""
    if not (text.isascii() and text.isdigit()) or len(text) > 5:  # noqa: PLR2004 - digits of the largest port
        return None
    return int(text) if int(text) in _PORTS or text == "0" else None


def serve(server: LoopbackServer, *, opened: bool) -> int:
    """Say where it is, open a browser where that is wanted, and answer until the user has seen enough; the exit code.

    SIGINT and SIGTERM end it; whoever starts it in the background or by `nohup` may have them ignored.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda _signal, _frame: server.end())
    with server:
        print(f"{server.address}  (Ctrl+C untuk berhenti)", flush=True)
        if opened:
            webbrowser.open(server.address)
        server.serve()
    print()
    return 0
