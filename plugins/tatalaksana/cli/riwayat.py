# `sop riwayat`: the revisions of one SOP, as git has them.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tatalaksana.cli.places import below
from tatalaksana.diff import Riwayat, Versi, history
from tatalaksana.git import versions
from tatalaksana.model import Sop, parse, say_date
from tatalaksana.render.beda import counted
from tatalaksana.source import Document, read_content

NAME = "riwayat"
HELP = "Tampilkan riwayat revisi satu SOP menurut git."
EXAMPLE = "Contoh: sop riwayat sops/biro-po/monitoring.yaml. Kode keluar: 0 baik, 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop riwayat`."""
    parser.add_argument("berkas", metavar="BERKAS", help="berkas SOP di dalam repositori git")


def run(options: argparse.Namespace) -> int:
    """Print the revisions, newest first."""
    path = Path(options.berkas)
    if not path.is_file() or not below(path, path.parent):
        print(f"sop {NAME}: «{path}» tidak ada atau bukan berkas.", file=sys.stderr)
        return 2
    found = versions(path.parent, {path.name}).get(path.name, ())
    if not found:
        print(f"sop {NAME}: «{path}» belum punya riwayat di git.", file=sys.stderr)
        return 2
    read = [Versi(one.day, one.commit, sop) for one in found if (sop := _sop(one.content)) is not None]
    if not read:
        print(f"sop {NAME}: tidak ada versi «{path}» yang dapat dibaca sebagai SOP.", file=sys.stderr)
        return 2
    said = "\n".join(_lines(history(read), len(found) - len(read), path.as_posix())) + "\n"
    sys.stdout.write("".join(sign if sign.isprintable() or sign == "\n" else " " for sign in said))
    return 0


def _lines(revisions: Sequence[Riwayat], unread: int, file: str) -> Iterator[str]:
    for one in revisions:
        edition = f"revisi ke-{one.versi.sop.revisi_ke}" if one.versi.sop.revisi_ke else "terbitan pertama"
        changed = counted(change.kelas for change in one.perbandingan.perubahan) if one.perbandingan else "awal riwayat"
        yield f"{say_date(one.versi.day):>17}  {one.versi.commit}  {edition}, {one.versi.sop.status.value}: {changed}"
    if unread:
        yield f"{unread} versi tidak dapat dibaca lagi sebagai SOP."
    if len(revisions) > 1:
        yield f"Rinciannya: sop beda {revisions[1].versi.commit}:{file} {revisions[0].versi.commit}:{file}"


def _sop(content: bytes) -> Sop | None:
    document = read_content(content, "")
    sop = parse(Sop, document.data) if isinstance(document, Document) else None
    return sop if isinstance(sop, Sop) else None
