# `sop codeowners`: whom the forge asks to look at a change of an SOP.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tatalaksana.catalog import Collection, collect
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.places import asked
from tatalaksana.render.codeowners import STYLES, codeowners
from tatalaksana.source import Problem, Severity

NAME = "codeowners"
EXAMPLE = (
    "Contoh: sop codeowners > .github/CODEOWNERS · sop codeowners --format gitlab > CODEOWNERS · "
    "sop codeowners --format forgejo > .forgejo/CODEOWNERS. Kode keluar: 0 baik, 1 ada berkas yang tidak terbaca, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop codeowners`."""
    parser.add_argument("--format", choices=tuple(STYLES), default="github", help="jenis repositori (bawaan: github)")
    parser.add_argument(
        "--folder", default="sops", metavar="FOLDER", help="folder sumber, dilihat dari akar repositori (bawaan: sops)"
    )
    parser.set_defaults(path=[])


def run(options: argparse.Namespace) -> int:
    """Print the file."""
    root = Path(options.folder)
    if root.is_absolute() or ".." in root.parts or root == Path():
        return _wrong(f"«{options.folder}» harus folder di dalam repositori, dilihat dari akarnya, misalnya «sops».")
    root, _ = asked(options)
    collection = collect(root, root.as_posix(), memory=memory_beside(root))
    missing = list(_missing(collection, root))
    for problem in missing:
        print(problem, file=sys.stderr)
    if any(problem.file == f"{root.as_posix()}/unit.yaml" for problem in missing):
        return _wrong("tidak ada yang ditulis, karena daftar unit ada galatnya.", 1)
    text = codeowners(collection.catalog, root.as_posix(), options.format)
    if not text:
        return _wrong(f"belum ada unit yang menyebut «pemelihara» di {root.as_posix()}/unit.yaml.")
    sys.stdout.write(text)
    if missing:
        return _wrong("berkas itu tidak terbaca, maka baris untuknya mungkin kurang; yang lain ditulis.", 1)
    return 0


def _missing(collection: Collection, root: Path) -> Iterator[Problem]:
    """The errors that owners depend on: those of the register of units, and of SOP and forms that can't be read."""
    catalog, shown = collection.catalog, root.as_posix()
    read = {entry.document.file for entry in catalog.entries.values()} | {
        f"{shown}/formulir/{name}.yaml" for name in catalog.formulir
    }
    registers = {f"{shown}/jabatan.yaml", f"{shown}/peraturan.yaml"}
    for problem in collection.problems:
        beside = problem.file in registers or problem.file.startswith(f"{shown}/profil/")
        if problem.severity is Severity.ERROR and problem.file not in read and not beside:
            yield problem


def _wrong(sentence: str, code: int = 2) -> int:
    print(f"sop {NAME}: {sentence}", file=sys.stderr)
    return code
