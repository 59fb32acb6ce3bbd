# `sop riwayat`: the revisions of one SOP, as git has them.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from os.path import relpath
from pathlib import Path

from tatalaksana.cli.output import say_lack
from tatalaksana.cli.places import below
from tatalaksana.diff import Riwayat, Versi, history
from tatalaksana.facts import edition_name
from tatalaksana.git import DamagedHistoryError, oldest_is, refuse_damaged, top, versions
from tatalaksana.model import Sop, parse, say_known
from tatalaksana.render.beda import counted
from tatalaksana.source import Document, read_content

NAME = "riwayat"
EXAMPLE = "Contoh: sop riwayat sops/sekretariat/surat-masuk.yaml. Kode keluar: 0 baik, 2 perintahnya salah."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop riwayat`."""
    parser.add_argument("berkas", metavar="BERKAS", help="berkas SOP di dalam repositori git")


def run(options: argparse.Namespace) -> int:
    """Print the revisions, newest first."""
    path = Path(options.berkas)
    if not path.is_file() or not below(path, path.parent):
        print(f"sop {NAME}: «{path}» tidak ada atau bukan berkas.", file=sys.stderr)
        return 2
    root = (top(path.parent) or path.parent).resolve()
    name = path.resolve().relative_to(root).as_posix()
    try:
        refuse_damaged(root)
        say_lack(root, NAME)
        found = versions(root, {name}).get(name, ())
    except DamagedHistoryError as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        return 2
    if not found:
        print(f"sop {NAME}: «{path}» belum punya riwayat di git.", file=sys.stderr)
        return 2
    read = [Versi(one.day, one.commit, sop) for one in found if (sop := _sop(one.content)) is not None]
    if not read:
        print(f"sop {NAME}: tidak ada versi «{path}» yang dapat dibaca sebagai SOP.", file=sys.stderr)
        return 2
    # A file that was renamed is asked for by the name that it had then.
    names = {
        one.commit: path.as_posix() if one.name == name else Path(relpath(root / one.name)).as_posix() for one in found
    }
    said = "\n".join(_lines(history(read), len(found) - len(read), names, oldest_is(found))) + "\n"
    sys.stdout.write("".join(sign if sign.isprintable() or sign == "\n" else " " for sign in said))
    return 0


def _lines(revisions: Sequence[Riwayat], unread: int, names: Mapping[str, str], begin: str) -> Iterator[str]:
    for one in revisions:
        edition = edition_name(one.versi.sop.revisi_ke)
        changed = counted(change.kelas for change in one.perbandingan.perubahan) if one.perbandingan else begin
        yield f"{say_known(one.versi.day):>17}  {one.versi.commit}  {edition}, {one.versi.sop.status.value}: {changed}"
    if unread:
        yield f"{unread} versi tidak dapat dibaca lagi sebagai SOP."
    if len(revisions) > 1:
        before, after = (one.versi.commit for one in (revisions[1], revisions[0]))
        yield f"Rinciannya: sop beda {before}:{names[before]} {after}:{names[after]}"


def _sop(content: bytes) -> Sop | None:
    document = read_content(content, "")
    sop = parse(Sop, document.data) if isinstance(document, Document) else None
    return sop if isinstance(sop, Sop) else None
