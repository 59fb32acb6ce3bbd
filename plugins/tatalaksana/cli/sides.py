# The two states that `sop beda` compares, each named as a revision, a file or a folder, and read as a collection.
from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tatalaksana.catalog import Collection, collect
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.side_names import NOW, revision_said, unknown_revision, work_said
from tatalaksana.files import PassingFolder, write_new
from tatalaksana.git import commit_of, refuse_damaged, tree_files
from tatalaksana.source import MAX_BYTES, Kind, Problem, Severity, read_content, reason_with_advice

_SOURCE = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9-]+\.yaml")
"""A file of a collection, by its name in the folder."""
_REGISTER = re.compile(r"(?:profil/)?[a-z0-9-]+\.yaml")
_UNITS = f"{Kind.UNIT.value}.yaml"
"""Without it no SOP of a folder has a unit."""
_REGISTERS = frozenset(f"{kind.value}.yaml" for kind in (Kind.UNIT, Kind.JABATAN, Kind.PERATURAN))
_OTHERS = frozenset({Kind.FORMULIR.value, Kind.PROFIL.value})
"""Folders that hold no SOP."""
_ALONE = "berkas/sop.yaml"
"""Where an SOP stands that is compared by itself."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the sources."""

    said: str
    """What users call it."""
    files: Callable[[Callable[[str], bool]], dict[str, bytes]]
    """The files that are wanted, by their names in the folder of the sources."""
    alone: bytes | None = None
    """The one SOP, where one file was named."""
    name: str = ""
    """Its name in the folder of the sources; empty where it lies outside."""
    revision: str = ""
    """The revision that it is of, as it was typed; empty for files as they are."""


@dataclass(frozen=True, slots=True)
class Read:
    """A side as a collection."""

    said: str
    collection: Collection
    root: str
    """How users know the folder of the sources."""
    held: frozenset[str] = frozenset()
    """The files of this side, by their names as users know them, whether they can be read or not."""

    def holds_sop(self, file: str) -> bool:
        """Whether a file is one that should hold an SOP."""
        name = file.removeprefix(f"{self.root}/")
        return not _is_register(name) and not name.startswith(f"{Kind.FORMULIR.value}/")


def sides(first: str, second: str | None, root: Path) -> tuple[State, State]:
    """The sides that two words name; the second is the files as they are now, or what the first was before.

    Raises:
        AskedWronglyError: A word names nothing, or there is nothing to compare it with.
    """
    if second is None and os.path.lexists(first):
        # A file or folder by itself is compared with what was committed.
        new = _side(first, root)
        refuse_damaged(root)
        _need(commit_of(root, "HEAD"), f"«{first}» belum punya riwayat git; sebut dua hal yang dibandingkan.")
        old = _revision("HEAD", root)
    else:
        old, new = _side(first, root), _side(second, root) if second is not None else _work(NOW, root)
    old, new = _as_alone(old, new), _as_alone(new, old)
    return _told_apart(_beside(old, new, root), _beside(new, old, root))


def _beside(side: State, other: State, root: Path) -> State:
    """A side that is the project's files, called so beside a revision; two of them are called as they were typed."""
    if side.revision or not other.revision or not (side.name or side.said in {NOW, root.as_posix()}):
        return side
    return replace(side, said=work_said(root, other.said))


def _told_apart(old: State, new: State) -> tuple[State, State]:
    """Two sides that would be called alike, each with what was typed."""
    if old.said != new.said or old.revision == new.revision:
        return old, new
    return tuple(replace(one, said=f"{one.said} ({one.revision[:10] or NOW})") for one in (old, new))  # type: ignore[return-value]


def held_state(said: str, files: Mapping[str, bytes]) -> State:
    """A side of files that are at hand, by their names in the folder of the sources."""

    def sources(wanted: Callable[[str], bool]) -> dict[str, bytes]:
        return {name: content for name, content in files.items() if _SOURCE.fullmatch(name) and wanted(name)}

    return State(said, sources)


def read_states(old: State, new: State, root: Path) -> tuple[Read, Read]:
    """Both sides as collections; of the SOP only those that may differ.

    Raises:
        AskedWronglyError: The one SOP that was asked for cannot be read.
    """
    if old.alone is not None and new.alone is not None:
        files = [_around(side, side.alone or b"") for side in (old, new)]
    else:
        files = [side.files(lambda name: True) for side in (old, new)]  # noqa: ARG005
        if all(files[0].get(name) == files[1].get(name) for name in {*files[0], *files[1]} if _is_register(name)):
            files = [{n: c for n, c in files[i].items() if _is_register(n) or files[1 - i].get(n) != c} for i in (0, 1)]
    for side, several in zip((old, new), files, strict=True):
        _need_readable(several, side, root)
    result = tuple(
        Read(
            side.said,
            _collected(several, side, root),
            root.as_posix(),
            frozenset(f"{root.as_posix()}/{name}" for name in several if side.alone is None),
        )
        for side, several in zip((old, new), files, strict=True)
    )
    return result[0], result[1]


def _side(word: str, root: Path) -> State:
    _need(word, "salah satu yang dibandingkan kosong; sebut cabang, revisi, berkas, atau folder.")
    path = Path(word)
    if os.path.lexists(path):
        return _work(word, path) if path.is_dir() else _file(word, path, root)
    revision, colon, name = word.partition(":")
    if colon and commit_of(root, revision):
        side = _revision(revision, root)
        inside = _inside(Path(name), root)
        content = side.files(inside.__eq__).get(inside)
        _need(content is not None, f"tidak ada «{name}» di bawah «{root}» pada {side.said}.")
        _need_sop(name, inside)
        return replace(side, alone=content, name=inside)
    return _revision(word, root)


def _work(said: str, folder: Path) -> State:
    _need(folder.is_dir(), f"folder «{folder}» tidak ada. Jalankan dari folder proyek, atau sebut --folder.")
    _need(
        os.path.isfile(folder / _UNITS),  # noqa: PTH113 - of a closed folder `Path.is_file` raises
        f"«{folder}» bukan folder sumber: tidak ada {_UNITS} di situ.",
    )
    return State(said, lambda wanted: dict(_below(folder, wanted)))


def _below(folder: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    _need_open(folder)
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]):
        name = path.relative_to(folder).as_posix()
        if (
            _SOURCE.fullmatch(name)
            and wanted(name)
            and path.is_file()
            and path.resolve().is_relative_to(folder.resolve())
        ):
            yield name, _content(path)


def _need_readable(files: Mapping[str, bytes], side: State, root: Path) -> None:
    """A register that nobody can read would have its entries taken for gone, in every SOP."""
    for name, content in files.items():
        if _is_register(name):
            shown = f"{root.as_posix()}/{name}"
            document = read_content(content, shown)
            if isinstance(document, Problem) or not document.data:
                said = f"{document.message} {document.hint}" if isinstance(document, Problem) else "Berkasnya kosong."
                raise AskedWronglyError(f"«{shown}» pada {side.said} tidak terbaca: {said}")


def _need_open(folder: Path) -> None:
    """Nothing of a closed folder is taken for gone."""
    here = folder
    try:
        for here in (folder, *sorted(one for one in folder.iterdir() if os.path.isdir(one))):  # noqa: PTH112 - of a closed folder `Path.is_dir` raises
            for one in here.iterdir():
                one.lstat()
    except OSError as error:
        raise AskedWronglyError(f"folder «{here}» tidak dapat dibaca: {reason_with_advice(error)}") from None


def _file(word: str, path: Path, root: Path) -> State:
    _need(path.is_file(), f"«{word}» bukan berkas biasa.")
    _need_sop(word, _inside(path, root))
    around = _work(word, root).files if os.path.isfile(root / _UNITS) else (lambda wanted: {})  # noqa: ARG005, PTH113
    return State(word, around, _content(path), _inside(path, root))


def _content(path: Path) -> bytes:
    """What a file holds; a little more than is allowed of one that is too long, so that reading it says so."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise AskedWronglyError(f"«{path}» tidak dapat dibaca: {reason_with_advice(error)}") from None


def _revision(word: str, root: Path) -> State:
    _need(root.is_dir(), f"folder «{root}» tidak ada. Jalankan dari folder proyek, atau sebut --folder.")
    commit = commit_of(root, word)
    if commit is None:
        raise AskedWronglyError(unknown_revision(root, word, "berkas, folder, cabang atau revisi git"))

    def files(wanted: Callable[[str], bool]) -> dict[str, bytes]:
        return tree_files(root, commit, lambda name: _SOURCE.fullmatch(name) is not None and wanted(name))

    return State(revision_said(root, word), files, revision=word)


def _as_alone(side: State, other: State) -> State:
    """A side narrowed to the one file that the other is."""
    if side.alone is not None or other.alone is None:
        return side
    _need(other.name, f"«{other.said}» tidak di dalam folder sumber; bandingkan dengan berkas lain.")
    content = side.files(other.name.__eq__).get(other.name)
    _need(content is not None, f"«{other.name}» tidak ada pada {side.said}.")
    return replace(side, alone=content, name=other.name)


def _collected(files: Mapping[str, bytes], side: State, root: Path) -> Collection:
    """Read files as a collection, from a folder of their own: nothing of what they name leads out of it."""
    with PassingFolder() as folder:
        for name, content in files.items():
            write_new(folder, name, content)
        collection = collect(folder, root.as_posix())
    return collection if side.alone is None else _named(collection, side, root)


def _named(collection: Collection, side: State, root: Path) -> Collection:
    """The one SOP under the name that users know it by."""
    errors = [problem for problem in collection.problems if problem.severity is Severity.ERROR]
    entries = collection.catalog.entries
    if not entries:
        own = (problem.message for problem in errors if problem.file.endswith(_ALONE))
        raise AskedWronglyError(
            f"«{_shown(side, root)}» pada {side.said} tidak dapat dibaca sebagai SOP: {_first(own)}"
        )
    shown = _shown(side, root)
    entries = {name: replace(entry, document=replace(entry.document, file=shown)) for name, entry in entries.items()}
    problems = (replace(one, file=shown) if one.file.endswith(_ALONE) else one for one in collection.problems)
    return Collection(replace(collection.catalog, entries=entries), tuple(problems))


def _shown(side: State, root: Path) -> str:
    return f"{root.as_posix()}/{side.name}" if side.name else side.said


def _first(messages: Iterable[str]) -> str:
    return next(iter(messages), "bentuknya salah.")


def _inside(path: Path, root: Path) -> str:
    """A path's name in the folder of the sources; empty where it is not in there."""
    absolute, base = (Path(os.path.abspath(one)) for one in (path, root))  # noqa: PTH100 - without following links
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else ""


def _is_register(name: str) -> bool:
    return _REGISTER.fullmatch(name) is not None


def _around(side: State, alone: bytes) -> dict[str, bytes]:
    """The one SOP with what it may name: the registers of its side, and forms by their ids in its text."""

    def named(name: str) -> bool:
        folder, _, file = name.partition("/")
        return folder == Kind.FORMULIR.value and file.removesuffix(".yaml").encode() in alone

    return side.files(lambda name: _is_register(name) or named(name)) | {_ALONE: alone}


def _need_sop(word: str, name: str) -> None:
    """Of one file only an SOP can be compared; what another changes shows in the SOP that use it."""
    folder, within, _ = name.partition("/")
    kind = (folder if folder in _OTHERS else "") if within else "daftar" if name in _REGISTERS else ""
    elsewhere = (
        "Perubahannya tampak dengan «git diff»."
        if kind == Kind.FORMULIR.value
        else "Jangan sebut berkasnya: perubahannya tampak pada SOP yang memakainya."
    )
    _need(not kind, f"«{word}» adalah {kind}, sedangkan yang dibandingkan SOP. {elsewhere}")


def _need(thing: object, sentence: str) -> None:
    if not thing:
        raise AskedWronglyError(sentence)
