# `sop perbaiki`: the mends that checks offer, shown, and made when asked to.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tatalaksana.cli.changing import in_turn, rewrite
from tatalaksana.cli.mending import Mended, Mending
from tatalaksana.cli.output import printable
from tatalaksana.cli.places import add_places, asked, below
from tatalaksana.source import Data, Edit, Edits, data_of
from tatalaksana.source.writing import in_line

NAME = "perbaiki"
EXAMPLE = (
    "Contoh: sop perbaiki · sop perbaiki sops/sekretariat --ya. Tanpa --ya tidak ada yang ditulis. "
    "Kode keluar: 0 baik, 1 ada berkas yang tidak terbaca dan tidak dapat diperbaiki otomatis, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop perbaiki`."""
    parser.add_argument("--ya", action="store_true", help="kerjakan perbaikannya")
    parser.add_argument(
        "--id",
        action="store_true",
        help="ganti juga nomor langkah yang dituju dengan idnya; periksa dahulu bahwa nomornya menunjuk langkah yang benar",
    )
    add_places(parser, "hanya berkas atau folder ini")


@in_turn
def run(options: argparse.Namespace) -> int:
    """Show the mends; with `--ya` make them."""
    root, paths = asked(options)
    mending = Mending(root, lambda name: not paths or any(below(Path(name), path) for path in paths), by_id=options.id)
    count = sum(_shown(mended) for mended in mending.done())
    for problem in mending.unread.values():
        print(problem, file=sys.stderr)
    code = 1 if mending.unread else 0
    if not count:
        print("Tidak ada yang dapat diperbaiki secara otomatis.")
        return code
    if not options.ya:
        print(f"{count} perbaikan. Jalankan «sop perbaiki --ya» untuk mengerjakannya.")
        return code
    for name, text in mending.texts.items():
        file = mending.files[name]
        if not rewrite(file, text, root, NAME):
            return 2
    print(f"{count} perbaikan dikerjakan pada {len(mending.texts)} berkas. Periksa hasilnya, lalu jalankan «sop cek».")
    return code


def _shown(mended: Mended) -> bool:
    """Say a mend; whether it was made."""
    problem = mended.problem
    place = f"{problem.file}:{problem.line}"
    if mended.error:
        print(printable(f"{place}: {problem.message} Tidak dapat diperbaiki otomatis: {mended.error}"), file=sys.stderr)
        return False
    words = problem.hint
    if isinstance(problem.mend, Edit | Edits):
        edits = problem.mend.edits if isinstance(problem.mend, Edits) else (problem.mend,)
        words = "; ".join(_words(data_of(mended.before), edit) for edit in edits) + "."
    print(printable(f"{place}: {problem.message} {words}"))
    return True


def _words(data: Data, mend: Edit) -> str:
    """What a mend does to a value, as a sentence without its end."""
    key = next((step for step in reversed(mend.path) if isinstance(step, str)), "")
    where = _where(mend.path)
    if mend.of_key:
        return f"Kunci «{mend.path[-1]}»{where} menjadi «{mend.value}»"
    old = _at(data, mend.path)
    new = in_line(mend.value) if isinstance(mend.value, dict | list) else mend.value
    if isinstance(old, str):
        return f"«{key}: {old}»{where} menjadi «{new}»"
    return f"«{key}: {new}»{where} ditambahkan"


def _where(path: Iterable[str | int]) -> str:
    """The row of a step; elsewhere the line says it."""
    first, *rest = path
    return f" pada langkah ke-{rest[0] + 1}" if first == "kegiatan" and rest and isinstance(rest[0], int) else ""


def _at(data: Data, path: Iterable[str | int]) -> Data:
    here: Data = data
    for step in path:
        if isinstance(here, Mapping) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif not isinstance(here, str):
            return None
    return here
