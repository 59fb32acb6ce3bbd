# Which files make a collection: sops/<folder>/<slug>.yaml, the registers beside them, the profiles and the forms.
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as FilePath

from tatalaksana.source.problem import Problem, Severity


class Kind(StrEnum):
    """What a source file holds; the same words as the names of the JSON Schemas."""

    SOP = "sop"
    UNIT = "unit"
    JABATAN = "jabatan"
    PERATURAN = "peraturan"
    PROFIL = "profil"
    FORMULIR = "formulir"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that belongs to the collection."""

    kind: Kind
    id: str
    """`folder/slug` of an SOP; the profile's name, the form's, the register's."""
    path: FilePath
    shown: str
    """The path as users know it."""


_FOLDERS = {kind.value: kind for kind in (Kind.PROFIL, Kind.FORMULIR)}
"""Folders that hold no SOP."""
_INDEX = "index"
"""A form of this name would have the address of the list of forms."""
_REGISTERS = (Kind.UNIT, Kind.JABATAN, Kind.PERATURAN)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def scan(root: FilePath, shown_root: str) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every source file below `root`, sorted, and what lies in the wrong place.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for item in _walk(root, root, shown_root):
        (files if isinstance(item, SourceFile) else problems).append(item)  # type: ignore[arg-type]
    return tuple(files), tuple(problems)


def _walk(root: FilePath, folder: FilePath, shown: str) -> Iterator[SourceFile | Problem]:
    depth = len(folder.relative_to(root).parts)
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield Problem(
            shown,
            1,
            1,
            Severity.ERROR,
            "tak-terbaca",
            f"Folder tidak dapat dibaca ({error.strerror}).",
            "Periksa hak aksesnya.",
        )
        return
    for path in paths:
        name = path.name
        where = f"{shown}/{name}"
        if name.startswith("."):
            continue
        if not _is_yaml(name) and path.is_dir():
            if path.is_symlink():
                yield _misplaced(
                    where, "Tautan ke folder tidak diikuti.", "Ganti tautan dengan folder yang sebenarnya."
                )
            elif depth == 0:
                yield from _walk(root, path, where)
            elif _holds_yaml(path):
                yield _misplaced(where, "Folder ini terlalu dalam.", "Simpan SOP di sops/<unit>/<nama>.yaml.")
        elif _is_yaml(name):
            yield _source(path, folder.name if depth else "", where)


def _source(path: FilePath, folder: str, where: str) -> SourceFile | Problem:
    if path.suffix != ".yaml":
        return _misplaced(where, "Akhiran berkas bukan «.yaml».", f"Ganti namanya menjadi «{path.stem}.yaml».")
    slug = path.stem
    if not _ID.fullmatch(slug) or not (folder == "" or _ID.fullmatch(folder)):
        return _misplaced(
            where,
            "Nama berkas atau foldernya tidak dapat menjadi alamat.",
            "Pakai huruf kecil, angka dan tanda hubung, misalnya «mobilisasi-media.yaml».",
        )
    if not folder:
        return _register(path, where)
    if folder == Kind.FORMULIR.value and slug == _INDEX:
        return _misplaced(
            where, "Nama «index» sudah dipakai daftar formulir.", "Beri nama lain, misalnya «daftar-hadir.yaml»."
        )
    if folder in _FOLDERS:
        return SourceFile(_FOLDERS[folder], slug, path, where)
    return SourceFile(Kind.SOP, f"{folder}/{slug}", path, where)


def _register(path: FilePath, where: str) -> SourceFile | Problem:
    for kind in _REGISTERS:
        if path.stem == kind.value:
            return SourceFile(kind, path.stem, path, where)
    return _misplaced(
        where,
        "Berkas ini bukan daftar yang dikenal.",
        "Di sini hanya unit.yaml, jabatan.yaml dan peraturan.yaml; SOP disimpan di sops/<unit>/<nama>.yaml.",
    )


def _holds_yaml(folder: FilePath) -> bool:
    return any(_is_yaml(name) for _, _, names in os.walk(folder) for name in names)


def _is_yaml(name: str) -> bool:
    return name.casefold().endswith((".yaml", ".yml"))


def _misplaced(where: str, message: str, hint: str) -> Problem:
    return Problem(where, 1, 1, Severity.ERROR, "tempat-salah", message, hint)
