# `sop lihat`: the page of one SOP in the browser, while it is being written.
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tatalaksana.cli.places import add_places, asked
from tatalaksana.cli.serving import add_serving, port_of, serve
from tatalaksana.source import reason

NAME = "lihat"
EXAMPLE = (
    "Contoh: sop lihat sops/sekretariat/surat-masuk.yaml · sop lihat sops/sekretariat/surat-masuk.yaml --tanpa-peramban --port 8100. "
    "Masalah tampak di atas halaman, dengan baris dan kolomnya. Ctrl+C untuk berhenti. Kode keluar: 0 baik, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop lihat`."""
    parser.add_argument("path", nargs=1, metavar="FILE", help="berkas YAML sebuah SOP")
    add_serving(parser)
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until the user has seen enough."""
    root, (path,) = asked(options)
    port = port_of(options.port)
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
        return _wrong(f"port {port} tidak dapat dipakai: {reason(error)}. Pilih nomor lain, atau jangan sebut --port.")
    return serve(server, opened=not options.tanpa_peramban)


def _wrong(sentence: str) -> int:
    print(f"sop {NAME}: {sentence}", file=sys.stderr)
    return 2
