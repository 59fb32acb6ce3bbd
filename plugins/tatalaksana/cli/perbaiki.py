# `sop perbaiki`: the mends that checks offer, shown, and made when asked to.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.cli.changing import SourceText, save, source_text, sources
from tatalaksana.cli.places import add_places, asked, below
from tatalaksana.model import key_order, settled
from tatalaksana.source import Data, Edit, Problem, UnwritableError, data_of, edited

NAME = "perbaiki"
HELP = "Tunjukkan perbaikan aman yang diketahui pemeriksaan: id, kunci, atau lajur terdekat, dan keterkaitan yang belum disebut balik."
EXAMPLE = (
    "Contoh: sop perbaiki · sop perbaiki sops/biro-po --ya. Tanpa --ya tidak ada yang ditulis. "
    "Kode keluar: 0 baik, 2 perintahnya salah."
)
_ROUNDS = 5
"""A mend may let a check see further; so often it may."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop perbaiki`."""
    parser.add_argument("--ya", action="store_true", help="kerjakan perbaikannya")
    add_places(parser, "hanya berkas atau folder ini")


def run(options: argparse.Namespace) -> int:
    """Show the mends; with `--ya` make them."""
    root, paths = asked(options)
    files, texts, count = _mended(root, paths)
    if not count:
        print("Tidak ada yang dapat diperbaiki secara otomatis.")
        return 0
    if not options.ya:
        print(f"{count} perbaikan. Jalankan «sop perbaiki --ya» untuk mengerjakannya.")
        return 0
    for name, text in texts.items():
        if not save(files[name].file.path, files[name].content(text), root, NAME):
            return 2
    print(f"{count} perbaikan dikerjakan pada {len(texts)} berkas. Periksa hasilnya, lalu jalankan «sop cek».")
    return 0


def _mended(root: Path, paths: Sequence[Path]) -> tuple[dict[str, SourceText], dict[str, str], int]:
    """The files that would change, what they would say, and by how many mends; each is told as it is found."""
    known = {file.shown: file for file in sources(root)}
    files: dict[str, SourceText] = {}
    texts: dict[str, str] = {}
    tried: set[tuple[str, str, str]] = set()
    count = 0
    for _ in range(_ROUNDS):
        contents = {files[name].file.path: files[name].content(text) for name, text in texts.items()}
        todo = [
            problem for problem in collect(root, root.as_posix(), contents).problems
            if problem.mend and problem.file in known and _told(problem) not in tried
            and (not paths or any(below(Path(problem.file), path) for path in paths))
        ]  # fmt: skip
        if not todo:
            break
        for problem in todo:
            tried.add(_told(problem))
            file = files.get(problem.file) or source_text(known[problem.file], root)
            if isinstance(file, Problem):
                continue
            files[problem.file] = file
            before = texts.get(problem.file, file.text)
            after = _with_mend(file, before, problem)
            if after != before:
                texts[problem.file] = after
                count += 1
    return files, texts, count


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, f"{problem.message} {problem.mend}"


def _with_mend(file: SourceText, text: str, problem: Problem) -> str:
    mend = problem.mend
    if mend is None:
        return text
    try:
        data = data_of(text)
        after = edited(text, [settled(file.model, data, mend)], lambda path: key_order(file.model, path))
    except UnwritableError as error:
        print(
            f"{problem.file}:{problem.line}: {problem.message} Tidak dapat diperbaiki otomatis: {error}",
            file=sys.stderr,
        )
        return text
    if after != text:
        print(_shown(f"{problem.file}:{problem.line}: {problem.message} {_words(data, mend)}"))
    return after


def _words(data: Data, mend: Edit) -> str:
    place = ".".join(_step(step) for step in mend.path)
    if mend.of_key:
        return f"{place} → kunci «{mend.value}»"
    old = _at(data, mend.path)
    return f"{place}: {f'«{old}» → ' if isinstance(old, str) else '+ '}«{mend.value}»"


def _step(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step


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


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
