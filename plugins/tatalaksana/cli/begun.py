# A repository that was made aside put where it is wanted: nothing that is there is written over, and nothing is left half.
from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tatalaksana import __version__
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.files import put, written_aside
from tatalaksana.source import reason_with_advice

_BEGUN = ".sop-mulai.belum-selesai"
"""What a folder that was there already holds while files are written into it: each with its hash."""
PROGRAM = "program"
"""The folder of a repository in which the program's own wheel stands, where it has one."""
_TOLD = 5
"""Files that are named of those in the way."""


def placed(made: Path, target: Path) -> None:
    """Copy all files of a folder to where they are wanted: whoever is killed leaves a new folder whole or not at all.

    In a folder that was there what a killed one has left is noted, and `cleared` takes it back.

    Raises:
        AskedWronglyError: Some are there already, or they can't be written; then none is.
    """
    names = sorted(file.relative_to(made) for file in made.rglob("*") if file.is_file())
    refuse_what_is_there(names, target)
    new_folders: list[Path] = []
    written: list[Path] = []
    is_new = not os.path.lexists(target)
    aside = written_aside(target) if is_new else target
    try:
        if is_new and aside.is_dir() and not aside.is_symlink():
            shutil.rmtree(aside)  # of one that was killed
        if not is_new:
            hashes = {name.as_posix(): sha256((made / name).read_bytes()).hexdigest() for name in names}
            put(target / _BEGUN, json.dumps(hashes).encode())
        for name in names:
            file = aside / name
            for folder in [one for one in reversed(file.parents) if not one.exists()]:
                folder.mkdir()
                new_folders.append(folder)
            written.append(file)
            put(file, (made / name).read_bytes(), synced=False)
        if is_new:
            aside.replace(target)
        else:
            (target / _BEGUN).unlink()
    except BaseException as error:
        _taken_back([*written, target / _BEGUN], new_folders)
        if isinstance(error, OSError):
            raise AskedWronglyError(
                f"«{target.as_posix()}» tidak dapat ditulis: {reason_with_advice(error)} Tidak ada yang ditulis."
            ) from None
        raise


def cleared(target: Path) -> None:
    """Take back what a command that was killed has begun in a folder; what was changed since stays.

    Raises:
        AskedWronglyError: It can't be taken back.
    """
    noted = target / _BEGUN
    try:
        hashes = json.loads(noted.read_bytes()) if noted.is_file() and not noted.is_symlink() else None
    except (OSError, ValueError):
        hashes = None
    if not isinstance(hashes, dict):
        return
    here = target.resolve()
    files = [(here / name, said) for name, said in hashes.items() if "\0" not in name]
    # The note may come from anybody: nothing outside, nothing through a link, nothing that is not byte for byte ours.
    files = [(file, said) for file, said in files if here in file.parents and file.parent.resolve() == file.parent]
    try:
        for file, said in files:
            written_aside(file).unlink(missing_ok=True)
            if file.is_file() and not file.is_symlink() and sha256(file.read_bytes()).hexdigest() == said:
                file.unlink()
        noted.unlink()
    except OSError as error:
        raise AskedWronglyError(
            f"sisa «sop mulai» di «{target.as_posix()}» tidak dapat dihapus: {reason_with_advice(error)}"
        ) from None
    for folder in sorted({one for file, _ in files for one in file.parents if here in one.parents}, reverse=True):
        with suppress(OSError):
            folder.rmdir()


def refuse_what_is_there(names: Iterable[Path], target: Path) -> None:
    """See that nothing of what will be written is in a folder already.

    Raises:
        AskedWronglyError: Something is, or no folder can be there.
    """
    in_the_way = next((one for one in (target, *target.parents) if os.path.lexists(one)), target)
    if os.path.lexists(in_the_way) and not in_the_way.is_dir():
        raise AskedWronglyError(
            f"«{in_the_way.as_posix()}» ialah berkas, bukan folder; tidak ada yang ditulis. Sebutkan folder lain."
        )
    there = [name.as_posix() for name in names if os.path.lexists(target / name)]
    if there:
        more = f" dan {len(there) - _TOLD} lainnya" if len(there) > _TOLD else ""
        raise AskedWronglyError(
            f"«{target.as_posix()}» sudah memuat {', '.join(there[:_TOLD])}{more}; tidak ada yang ditulis. "
            "Sebutkan folder lain, misalnya «sop mulai sop-instansi», atau pindahkan berkas itu."
        )


def _taken_back(files: list[Path], folders: list[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


@dataclass(frozen=True, slots=True)
class Release:
    """How a repository has the program that began it."""

    requirement: str
    """The line that pip installs it by."""
    wheel: Path | None
    """The file that goes with the repository, where the program came as a file: no index may have it."""


def release() -> Release:
    """The release that this program is, by what pip wrote down of it."""
    try:
        origin = distribution("tatalaksana").read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    return release_by(origin)


def release_by(origin: str | None) -> Release:
    """A release by where pip says it has it from (PEP 610): a wheel is taken along while it is still the one installed."""
    about = json.loads(origin) if origin else {}
    held = about.get("archive_info", {}).get("hashes", {}).get("sha256", "")
    address = urlsplit(about.get("url", ""))
    if held and address.scheme == "file" and address.path.endswith(".whl"):
        path = unquote(address.path)
        wheel = Path(path.removeprefix("/") if os.name == "nt" else path)  # there a drive stands first
        with suppress(OSError):
            if sha256(wheel.read_bytes()).hexdigest() == held:
                return Release(f"./{PROGRAM}/{wheel.name} --hash=sha256:{held}", wheel)
    return Release(f"tatalaksana=={__version__}", None)
