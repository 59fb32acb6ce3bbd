# The collection that a command works on. Apart from the paths, since a check of what is known needs no collection.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tatalaksana.catalog import Catalog, Collection, collect, sound, stands_on
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.places import asked, below
from tatalaksana.model import Status
from tatalaksana.source import Kind, Severity, SourceFile, scan


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a collection is sound, and the paths in its folder that a command was given."""

    catalog: Catalog
    root: Path
    paths: Sequence[Path]
    code: int
    """The exit code when all is made that can be: 1 where something that was asked for has an error."""
    lost_units: frozenset[str]
    """Units of SOP that were asked for and can't be used."""


def selected(options: argparse.Namespace, command: str) -> Selection | int:
    """What a command works on, after saying what is wrong with what was asked for; the exit code where nothing is left of it."""
    root, paths = asked(options)
    collection = collect(root, root.as_posix(), memory=memory_beside(root))
    if not collection.errors:
        return Selection(collection.catalog, root, paths, 0, frozenset())
    catalog = sound(collection)
    files = [
        file for file in scan(root, root.as_posix())[0] if file.kind is Kind.SOP and _among(file.shown, paths)
    ]  # fmt: skip
    lost = [file for file in files if file.id not in catalog.entries]
    wrong = _tell(collection, lost, paths, command)
    if lost and len(lost) == len(files):
        print(f"sop {command}: tidak ada yang dibuat.", file=sys.stderr)
        return 1
    if lost:
        print(f"sop {command}: {len(lost)} SOP tidak dibuat karena galat itu; yang lain dibuat.", file=sys.stderr)
    return Selection(catalog, root, paths, 1 if wrong else 0, frozenset(_units(lost, collection.catalog)))


def to_print(found: Selection, *, drafts: bool) -> Iterator[str]:
    """The ids of what a command makes documents of: no drafts, unless `drafts` or each of them is named as a file."""
    for name, entry in found.catalog.entries.items():
        file = Path(entry.document.file)
        naming = [path for path in found.paths if below(file, path)]
        by_itself = any(path.is_file() for path in naming)
        if (naming or not found.paths) and (drafts or by_itself or entry.sop.status is not Status.DRAF):
            yield name


def add_target(parser: argparse.ArgumentParser) -> None:
    """Declare where documents are written, and whether drafts are made too."""
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder tujuan")
    parser.add_argument(
        "--draf", action="store_true", help="draf juga dibuat; draf yang disebut sebagai PATH selalu dibuat"
    )


def to_make(options: argparse.Namespace, command: str) -> tuple[Selection, list[str]] | int:
    """What a command works on and the ids of what it makes documents of; the exit code, after saying why, where that is nothing."""
    found = selected(options, command)
    if isinstance(found, int):
        return found
    wanted = list(to_print(found, drafts=options.draf))
    return (found, wanted) if wanted else _nothing_printed(found, command, drafts=options.draf)


def _nothing_printed(found: Selection, command: str, *, drafts: bool) -> int:
    """Say why there is nothing to make documents of; the command's exit code."""
    if not drafts and any(to_print(found, drafts=True)):
        print(f"sop {command}: tidak ada SOP yang dibuat; draf hanya dibuat dengan --draf.", file=sys.stderr)
        return found.code
    print(f"sop {command}: tidak ada SOP yang dibuat: tidak ada satu pun di sana.", file=sys.stderr)
    return found.code or 2


def _among(file: str, paths: Sequence[Path]) -> bool:
    return not paths or any(below(Path(file), path) for path in paths)


def _tell(collection: Collection, lost: Sequence[SourceFile], paths: Sequence[Path], command: str) -> bool:
    """Say the errors of what was asked for and of what it stands on, and of others only that there are some; whether there are the former."""
    errors = [problem for problem in collection.problems if problem.severity is Severity.ERROR]
    whole = collection.catalog
    needed = {name for file in lost if file.id in whole.entries for name in stands_on(whole.entries[file.id], whole)}
    mine = [problem for problem in errors if problem.file in needed or _among(problem.file, paths)]
    for problem in mine:
        print(problem, file=sys.stderr)
    if len(errors) > len(mine):
        print(
            f"sop {command}: {len(errors) - len(mine)} galat pada berkas lain, yang tidak diperlukan di sini; lihat «sop cek».",
            file=sys.stderr,
        )
    return bool(mine)


def _units(lost: Sequence[SourceFile], catalog: Catalog) -> Iterator[str]:
    """The units of these SOP; of one that can't be read, those of its neighbours in the folder."""
    for file in lost:
        entry = catalog.entries.get(file.id)
        folder = file.id.partition("/")[0]
        near = [entry] if entry else [one for name, one in catalog.entries.items() if name.startswith(f"{folder}/")]
        yield from (one.sop.unit.unit for one in near)
