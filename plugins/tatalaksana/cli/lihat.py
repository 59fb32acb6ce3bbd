# `sop lihat`: the page of one SOP in the browser, while it is being written.
from __future__ import annotations

import argparse
import signal
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from tatalaksana.cli.places import add_places, asked

if TYPE_CHECKING:
    from tatalaksana.preview import PreviewServer

NAME = "lihat"
HELP = "Tampilkan halaman satu SOP di peramban; halaman itu berganti sendiri setiap kali berkasnya disimpan."
EXAMPLE = (
    "Contoh: sop lihat sops/sekretariat/surat-masuk.yaml · sop lihat sops/sekretariat/surat-masuk.yaml --tanpa-peramban --port 8100. "
    "Masalah tampak di atas halaman, dengan baris dan kolomnya. Ctrl+C untuk berhenti. Kode keluar: 0 baik, 2 perintahnya salah."
)
_PORTS = range(1, 65536)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop lihat`."""
    parser.add_argument("path", nargs=1, metavar="FILE", help="berkas YAML sebuah SOP")
    parser.add_argument(
        "--port", default="0", metavar="PORT", help="nomor port di komputer ini (bawaan: yang mana saja)"
    )
    parser.add_argument("--tanpa-peramban", action="store_true", help="jangan buka peramban; hanya tampilkan alamatnya")
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until the user has seen enough."""
    root, (path,) = asked(options)
    port = _port(options.port)
    if port is None:
        return _wrong(f"--port: «{options.port}» bukan nomor port; pilih angka dari 1 sampai 65535.")
    from tatalaksana.preview import PreviewServer, View  # noqa: PLC0415 - wrong commands need not wait for it

    view = View(root)
    file = view.file(Path(path))
    if file is None:
        return _wrong(
            f"«{path}» bukan berkas SOP; sebut satu berkas seperti «{root.as_posix()}/sekretariat/surat-masuk.yaml»."
        )
    try:
        server = PreviewServer(view, file.id, port)
    except OSError as error:
        return _wrong(f"port {port} tidak dapat dipakai: {error.strerror}. Pilih nomor lain, atau jangan sebut --port.")
    _end_at_signals(server)
    with server:
        print(f"{server.address}  (Ctrl+C untuk berhenti)", flush=True)
        if not options.tanpa_peramban:
            webbrowser.open(server.address)
        server.serve()
    print()
    return 0


def _end_at_signals(server: PreviewServer) -> None:
    """Let SIGINT and SIGTERM end it; whoever starts it in the background or by `nohup` may have them ignored."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda _signal, _frame: server.end())


def _port(text: str) -> int | None:
    """The number that a text is; 0 for any port."""
    if not (text.isascii() and text.isdigit()) or len(text) > 5:  # noqa: PLR2004 - digits of the largest port
        return None
    return int(text) if int(text) in _PORTS or text == "0" else None


def _wrong(sentence: str) -> int:
    print(f"sop {NAME}: {sentence}", file=sys.stderr)
    return 2
