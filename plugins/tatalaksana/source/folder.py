# Which files make a collection: sops/<folder>/<slug>.yaml, the registers beside them, the profiles and the forms.
from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path as FilePath

from tatalaksana.source.limits import REGISTER_NAMES
from tatalaksana.source.problem import Problem, Severity
from tatalaksana.source.reasons import reason


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
    folder: FilePath
    """The folder that it lies in."""
    shown: str
    """The path as users know it."""

    @property
    def path(self) -> FilePath:
        """The path, made when it is asked for: of most of ten thousand files nobody does."""
        return self.folder / self.shown.rpartition("/")[2]


_FOLDERS = {kind.value: kind for kind in (Kind.PROFIL, Kind.FORMULIR)}
"""Folders that hold no SOP."""
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What Windows takes for a device, whatever follows the point; in no folder can a file have that name."""
_SAMPLE = "surat-masuk"
"""A name that a file can have."""
_INDEX = "index"
"""A form of this name would have the address of the list of forms."""
_REGISTERS = tuple(map(Kind, REGISTER_NAMES))
_ENDINGS = (
    *(f".{yaml}.{text}" for yaml in ("yaml", "yml") for text in ("txt", "text", "doc", "docx", "rtf")),
    *(".yam", ".yalm", ".ymal", ".yamll", ".yaaml"),
)
"""What an editor for texts makes of a name, or a finger: what stands in such a file would be gone without a word."""
_TEXT = ".txt"
"""What Notepad puts in the place of the ending."""
_HEAD = 2000
_KEYS = 3
"""So many keys in its first bytes make a text one of ours; notes have none."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOUND = re.compile(rf"(?!(?:{_DEVICE.pattern}|{_INDEX})\.){_ID.pattern}\.yaml")
"""The name of nearly every file: nothing is wrong with it, wherever it lies."""
_COPY = re.compile(r"(?i)\b(?:copy|salinan)\b|\([0-9]+\)$")
"""What Windows and its like put into the name of a copy."""


Changes = Mapping[FilePath, bytes | None]
"""What files of a folder would hold; None for one that would be gone."""


def scan(
    root: FilePath, shown_root: str, changed: Changes | None = None
) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Every source file below `root`, sorted, and what lies in the wrong place.

    Args:
        root: The folder.
        shown_root: How users know it.
        changed: What would change in it; each path begins with `root`.

    Raises:
        NotADirectoryError: There is no such folder.
        ValueError: A changed file is not below `root`.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for item in _walk(_Folders(root, changed or {}), root, shown_root, depth=0):
        (files if isinstance(item, SourceFile) else problems).append(item)  # type: ignore[arg-type]
    return tuple(files), tuple(problems)


def file_states(root: FilePath, shown_root: str) -> dict[str, str]:
    """How all files below `root` stand, by their paths as users know them: another text after each change of one. What can't be looked at is left out.

    Args:
        root: The folder.
        shown_root: How users know it.
    """
    found: dict[str, str] = {}
    folders = [(os.fspath(root), shown_root)]
    while folders:
        folder, shown = folders.pop()
        with suppress(OSError), os.scandir(folder) as items:
            for item in items:
                name = f"{shown}/{item.name}"
                if item.is_dir(follow_symlinks=False):
                    folders.append((item.path, name))
                    continue
                with suppress(OSError):
                    about = item.stat()
                    # A file that took another's place may be as long and as old as that.
                    found[name] = f"{about.st_size} {about.st_mtime_ns} {about.st_ino}"
    return found


def meant_for(problem: Problem) -> tuple[str, str] | None:
    """The kind and the id that a file has by its name and its folder's, though both keep it from being that: «Formulir/x.yaml», «unit.yml».

    Args:
        problem: What `scan` tells of it.
    """
    folder, _, name = problem.file.casefold().rpartition("/")
    end = next((end for end in (*_ENDINGS, ".yaml", ".yml") if name.endswith(end)), "")
    slug = _address(name.removesuffix(end))
    kind = _FOLDERS.get(_address(folder.rpartition("/")[2]))
    if kind is not None:
        return kind.value, slug
    return (slug, slug) if slug in REGISTER_NAMES else None


class _Folders:
    """The folders below `root` as they would be after some changes."""

    def __init__(self, root: FilePath, changed: Changes) -> None:
        self._gone = {path for path, content in changed.items() if content is None}
        self._new: dict[FilePath, dict[str, bool]] = {}
        """Folder to the names that changes bring into it, and whether each is a folder."""
        for path, content in changed.items():
            if path == root or not path.is_relative_to(root) or ".." in path.parts:
                raise ValueError(f"{path} is not below {root}")
            here, is_folder = path, False
            while content is not None and here != root:
                self._new.setdefault(here.parent, {})[here.name] = is_folder
                here, is_folder = here.parent, True

    def items(self, folder: FilePath) -> Iterator[tuple[str, bool, bool]]:
        """(name, is it a folder, is it a link to one) of all that is in a folder, sorted.

        Raises:
            OSError: It can't be read.
        """
        found: dict[str, tuple[bool, bool]] = {}
        brought = self._new.get(folder, {})
        if not brought or folder.is_dir():
            with os.scandir(folder) as items:
                found = {item.name: (_is_folder(item), item.is_symlink()) for item in items}
        for path in self._gone:
            if path.parent == folder:
                found.pop(path.name, None)
        for name, is_folder in brought.items():
            found.setdefault(name, (is_folder, False))
        for name in sorted(found):
            yield name, *found[name]

    def hold_yaml(self, folder: FilePath) -> bool:
        """Whether there is YAML in a folder or below."""
        there = (FilePath(where) / name for where, _, names in os.walk(folder) for name in names if _is_yaml(name))
        brought = (name for where, names in self._new.items() if where.is_relative_to(folder) for name in names)
        return any(path not in self._gone for path in there) or any(map(_is_yaml, brought))


def _walk(folders: _Folders, folder: FilePath, shown: str, *, depth: int) -> Iterator[SourceFile | Problem]:
    try:
        items = tuple(folders.items(folder))
    except OSError as error:
        yield Problem(
            shown,
            1,
            1,
            Severity.ERROR,
            "tak-terbaca",
            f"Folder tidak dapat dibaca ({reason(error)}).",
            "Periksa hak aksesnya.",
        )
        return
    unit = folder.name if depth else ""
    for name, is_folder, is_link in items:
        where = f"{shown}/{name}"
        if name.startswith("."):
            continue
        if _is_yaml(name):
            yield _source(folder, name, unit, where)
        elif is_folder:
            path = folder / name
            if is_link:
                yield _misplaced(
                    where, "Tautan ke folder tidak diikuti.", "Ganti tautan dengan folder yang sebenarnya."
                )
            elif depth == 0:
                yield from _walk(folders, path, where, depth=1)
            elif folders.hold_yaml(path):
                yield _misplaced(where, "Folder ini terlalu dalam.", "Simpan SOP di sops/<unit>/<nama>.yaml.")
        elif unread := _unread(folder / name, unit, where):
            yield unread


def _unread(path: FilePath, folder: str, where: str) -> Problem | None:
    """A file that people took for a source, and whose name keeps it from being one."""
    name = path.name
    end = next((end for end in _ENDINGS if name.casefold().endswith(end)), "")
    if not end and folder and path.suffix.casefold() == _TEXT and _has_keys(path):
        end = path.suffix
    if end:
        return _misplaced(
            where,
            f"Berkas ini tidak dibaca: namanya berakhir dengan «{end}», sehingga isinya tidak ada di mana pun.",
            f"{_renamed(name[: -len(end)], folder)}; di Notepad simpan dengan jenis «All files».",
        )
    if folder and _ID.fullmatch(name):
        return _misplaced(
            where,
            "Berkas ini tidak dibaca: namanya tanpa akhiran, sehingga isinya tidak ada di mana pun.",
            f"{_renamed(name, folder)}; bila bukan sumber, pindahkan ke luar folder ini.",
        )
    return None


def _has_keys(path: FilePath) -> bool:
    """Whether a text begins as sources do, with keys at the left edge."""
    try:
        with path.open("rb") as text:
            head = text.read(_HEAD).decode("utf-8-sig", errors="replace")
    except OSError:
        return False
    return len(set(re.findall(r"(?m)^([a-z_]+):(?=[ \r]|$)", head))) >= _KEYS


@cache
def _kind_in(unit: str) -> Kind | None:
    """The kind of the files of a folder; nothing at the top, or where its name keeps them from being any."""
    return None if _DEVICE.fullmatch(unit) or not _ID.fullmatch(unit) else _FOLDERS.get(unit, Kind.SOP)


def _source(folder: FilePath, name: str, unit: str, where: str) -> SourceFile | Problem:
    kind = _kind_in(unit)
    slug, _, suffix = name.rpartition(".")
    if not kind or not _SOUND.fullmatch(name):
        if suffix != "yaml":
            return _misplaced(where, "Akhiran berkas bukan «.yaml».", f"{_renamed(slug, unit)}.")
        if (problem := _misnamed(slug, unit, where)) is not None:
            return problem
        if not kind:
            return _register(slug, folder, where)
    return SourceFile(kind, f"{unit}/{slug}" if kind is Kind.SOP else slug, folder, where)


def _renamed(slug: str, folder: str) -> str:
    """What to do with a file whose name ends otherwise: with the name that it could have, in which no other fault is left."""
    wanted = _address(slug)
    if wanted and _misnamed(wanted, folder if _ID.fullmatch(folder) else "", "") is None:
        return f"Ganti namanya menjadi «{wanted}.yaml»"
    return f"Beri nama lain, misalnya «{_SAMPLE}.yaml»"


def _address(name: str) -> str:
    """A name as an address may have it, letters without their accents; empty where nothing of it may stand there."""
    return "-".join(
        re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name.casefold())))
    )


def _misnamed(slug: str, folder: str, where: str) -> Problem | None:
    """Why a file can't have its name, or its folder's."""
    if not _ID.fullmatch(slug) or not (folder == "" or _ID.fullmatch(folder)):
        wanted = _address(slug.removesuffix(".yaml").removesuffix(".yml")) or _SAMPLE
        told = (
            f", misalnya «{wanted}.yaml»"
            if not _ID.fullmatch(slug)
            else f", misalnya folder «{_address(folder) or _SAMPLE}»"
        )
        return _misplaced(
            where,
            "Nama berkas atau foldernya tidak dapat menjadi alamat.",
            f"Pakai huruf kecil, angka dan tanda hubung{told}.{' Bila hanya salinan, hapus berkasnya.' if _COPY.search(slug) else ''}",
        )
    if device := next((part for part in (slug, folder) if _DEVICE.fullmatch(part)), None):
        return _misplaced(
            where,
            f"Nama «{device}» dipakai Windows untuk perangkat: di sana repositori ini tidak dapat dibuka.",
            f"Beri nama lain, misalnya «{device}-1».",
        )
    if folder == Kind.FORMULIR.value and slug == _INDEX:
        return _misplaced(
            where, "Nama «index» sudah dipakai daftar formulir.", "Beri nama lain, misalnya «daftar-hadir.yaml»."
        )
    return None


def _register(slug: str, folder: FilePath, where: str) -> SourceFile | Problem:
    for kind in _REGISTERS:
        if slug == kind.value:
            return SourceFile(kind, slug, folder, where)
    return _misplaced(
        where,
        "Berkas ini bukan daftar yang dikenal.",
        "Di sini hanya unit.yaml, jabatan.yaml dan peraturan.yaml; SOP disimpan di sops/<unit>/<nama>.yaml.",
    )


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that goes in circles
        return False


def _is_yaml(name: str) -> bool:
    return name.casefold().endswith((".yaml", ".yml"))


def _misplaced(where: str, message: str, hint: str) -> Problem:
    return Problem(where, 1, 1, Severity.ERROR, "tempat-salah", message, hint)
