# A repository that was made aside put where it is wanted: nothing that is there is written over, and nothing is left half.
from __future__ import annotations

import json
import os
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.files import put

_TOLD = 5
"""Files that are named of those in the way."""


def placed(made: Path, target: Path) -> None:
    """Copy all files of a folder to where they are wanted.

    Raises:
        AskedWronglyError: Some are there already, or they can't be written; then none is.
    """
    names = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
    there = [name.as_posix() for name in names if os.path.lexists(target / name)]
    if there:
        more = f" dan {len(there) - _TOLD} lainnya" if len(there) > _TOLD else ""
        raise AskedWronglyError(
            f"«{target.as_posix()}» sudah memuat {', '.join(there[:_TOLD])}{more}; tidak ada yang ditulis. "
            "Sebutkan folder lain, misalnya «sop mulai sop-instansi», atau pindahkan berkas itu."
        )
    new_folders: list[Path] = []
    written: list[Path] = []
    try:
        for name in names:
            file = target / name
            for folder in [one for one in reversed(file.parents) if not one.exists()]:
                folder.mkdir()
                new_folders.append(folder)
            written.append(file)
            put(file, (made / name).read_bytes(), synced=False)
    except BaseException as error:
        _taken_back(written, new_folders)
        if isinstance(error, OSError):
            raise AskedWronglyError(
                f"«{target.as_posix()}» tidak dapat ditulis: {error.strerror}. Tidak ada yang ditulis."
            ) from None
        raise


def _taken_back(files: list[Path], folders: list[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def release_hash() -> str:
    """The hash of the wheel that this program was installed from, where it is known."""
    try:
        return hash_in(distribution("tatalaksana").read_text("direct_url.json"))
    except PackageNotFoundError:
        return ""


def hash_in(origin: str | None) -> str:
    """The hash of the file that pip says it installed (PEP 610), as its options have it; empty where it says none."""
    held = json.loads(origin).get("archive_info", {}).get("hashes", {}).get("sha256", "") if origin else ""
    return f"sha256:{held}" if held else ""
