# The paths that commands are given, against the folder of the sources.
from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path


def add_places(parser: argparse.ArgumentParser, paths: str = "") -> None:
    """Declare where a command works: the folder of the sources, and the paths in it, if `paths` says what they are for."""
    if paths:
        parser.add_argument("path", nargs="*", metavar="PATH", help=paths)
    parser.add_argument("--folder", default="sops", metavar="FOLDER", help="folder sumber (bawaan: sops)")


class WrongPlaceError(Exception):
    """A command was sent where it can do nothing; its text says so to the user."""


def asked(options: argparse.Namespace) -> tuple[Path, list[Path]]:
    """The folder of the sources and the paths in it that a command was given.

    Raises:
        WrongPlaceError: There is no such folder, no such path, or it lies elsewhere.
    """
    root, paths = Path(options.folder), [Path(path) for path in options.path]
    if wrong := _complaint(root, paths):
        raise WrongPlaceError(wrong)
    return root, paths


def _complaint(root: Path, paths: Sequence[Path]) -> str:
    if not root.is_dir():
        return f"folder «{root}» tidak ada. Jalankan dari folder proyek, atau sebut --folder."
    if not os.access(root, os.R_OK | os.X_OK):
        return f"folder «{root}» tidak boleh dibaca. Periksa hak aksesnya."
    for path in paths:
        if shut := closed_above(path):
            return f"folder «{shut}» tidak boleh dibaca. Periksa hak aksesnya."
        if not os.path.lexists(path):
            return f"«{path}» tidak ada."
        if not (below(path, root) or below(root, path)):
            return f"«{path}» tidak di dalam folder sumber «{root}»."
    return ""


def closed_above(path: Path) -> Path | None:
    """The folder on the way to a path, or at its end, into which nobody may look: what is in there is not known, rather than gone."""
    folders = (one for one in (*reversed(path.parents), path) if os.path.isdir(one))  # noqa: PTH112 - below a closed folder `Path.is_dir` raises
    return next((one for one in folders if not os.access(one, os.R_OK | os.X_OK)), None)


def below(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies in it, by its name or by where it leads."""
    return _absolute(path).is_relative_to(_absolute(folder)) or _real(path).is_relative_to(_real(folder))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - without following links


def _real(path: Path) -> Path:
    """Where a path leads, as far as it leads anywhere: `resolve` stumbles over links that go in circles."""
    return Path(os.path.realpath(path))
