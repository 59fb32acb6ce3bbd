# The pieces of a search index, each known by what it was made of and by what it holds: one whose documents are the same is
# taken of the index that stands, and one of whose files something happened is made again.
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tatalaksana.files import write_new

PIECES = "potongan.json"
"""Where it stands beside an index of what its pieces were made."""
_OF_ONE = ("fragment", "index", "filter")
"""The folders of a piece; others beside them are pieces of their own."""


@dataclass(frozen=True, slots=True)
class IndexPiece:
    """A part of an index."""

    made_of: str
    """A mark of its documents, and of what made it."""
    holds: str
    """A mark of its files."""


def mark_of_documents(documents: Path, maker: str) -> str:
    """What a piece is made of.

    Args:
        documents: Their folder.
        maker: What makes it.
    """
    return _mark(documents, sorted(file for file in documents.rglob("*") if file.is_file()), maker)


def mark_of_files(piece: Path) -> str:
    """What a piece holds."""
    return _mark(piece, files_of(piece), "")


def files_of(piece: Path) -> list[Path]:
    """The files of a piece, in order, without those of the pieces below it and what the script reads of all of them."""
    return sorted(_files(piece))


def _files(piece: Path) -> Iterator[Path]:
    if piece.is_dir():
        yield from (file for file in piece.iterdir() if file.is_file() and file.name != PIECES and _is_of_index(file))
        for folder in _OF_ONE:
            yield from (file for file in (piece / folder).glob("*") if file.is_file())


def _is_of_index(file: Path) -> bool:
    """Not what is written beside it."""
    return file.suffix != ".js" or file.name.startswith("pagefind")


def known_pieces(index: Path) -> Mapping[str, IndexPiece]:
    """The pieces of an index that stands, by their names; none where it can't be known."""
    try:
        told = json.loads((index / PIECES).read_bytes())
        return {str(name): IndexPiece(str(made_of), str(holds)) for name, (made_of, holds) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_pieces(index: Path, pieces: Mapping[str, IndexPiece]) -> None:
    """Say what the pieces of an index are."""
    told = {name: [piece.made_of, piece.holds] for name, piece in pieces.items()}
    write_new(index, PIECES, f"{json.dumps(told, indent=0)}\n".encode())


def taken(source: Path, target: Path, holds: str) -> bool:
    """Whether a piece that stands is the one that was made, and is now in its new place too."""
    try:
        if mark_of_files(source) != holds:
            return False
        for file in files_of(source):
            write_new(target, file.relative_to(source).as_posix(), file.read_bytes())
    except OSError:
        return False
    return mark_of_files(target) == holds


def _mark(folder: Path, files: list[Path], more: str) -> str:
    digest = hashlib.sha256(more.encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
