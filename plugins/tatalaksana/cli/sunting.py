# `sop sunting`: the sheets of a folder edited in the browser, and saved into the working tree.
from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tatalaksana.cli.places import add_places, asked
from tatalaksana.cli.repositori import named_forge
from tatalaksana.cli.serving import add_serving, port_of, serve
from tatalaksana.source import reason, scan

if TYPE_CHECKING:
    from tatalaksana.preview import EditorServer

_PORTS = range(61000, 65536)
"""Those that no program has for itself, and that Linux gives to none either."""
NAME = "sunting"
EXAMPLE = (
    "Contoh: sop sunting · sop sunting sops/sekretariat/surat-masuk.yaml. Yang belum disimpan tetap menjadi draf di peramban itu. "
    "Alamatnya memuat kunci dan hanya dilayani di komputer ini. Ctrl+C untuk berhenti. Kode keluar: 0 baik, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop sunting`."""
    add_places(parser, "berkas yang dibuka lebih dahulu")
    add_serving(parser, "selalu sama untuk satu folder, agar drafnya ditemukan lagi")


def run(options: argparse.Namespace) -> int:
    """Serve until the user has done."""
    root, paths = asked(options)
    port = port_of(options.port)
    if port is None:
        return _wrong(f"--port: «{options.port}» bukan nomor port; pilih angka dari 1 sampai 65535.")
    first = _first(root, paths)
    if first is None:
        return _wrong(f"tidak ada berkas sumber di «{paths[0]}».")
    try:
        server = _server(root, first, port)
    except OSError as error:
        return _wrong(f"port {port} tidak dapat dipakai: {reason(error)}. Pilih nomor lain, atau jangan sebut --port.")
    return serve(server, opened=not options.tanpa_peramban)


def _server(root: Path, first: str, port: int) -> EditorServer:
    """The server at a port; unless one is asked for at that of the folder, or at any where that is taken.

    A browser keeps a draft by the address of its page, the port included.

    Raises:
        OSError: It can't listen there.
    """
    from tatalaksana.preview import EditorServer  # noqa: PLC0415 - wrong commands need not wait for it

    forge = named_forge(Path("mkdocs.yml"))
    if not port:
        of_folder = int.from_bytes(sha256(os.fsencode(os.path.realpath(root))).digest()[:2], "big") % len(_PORTS)
        with suppress(OSError):
            return EditorServer(root, root.as_posix(), first, _PORTS[of_folder], forge)
    return EditorServer(root, root.as_posix(), first, port, forge)


def _first(root: Path, paths: list[Path]) -> str | None:
    """The file that was named, or the first in a folder that was; empty where none was named, none where there is none."""
    if not paths:
        return ""
    wanted = os.path.realpath(paths[0])
    files = scan(root, root.as_posix())[0]
    return next((one.shown for one in files if Path(os.path.realpath(one.path)).is_relative_to(wanted)), None)


def _wrong(sentence: str) -> int:
    print(f"sop {NAME}: {sentence}", file=sys.stderr)
    return 2
