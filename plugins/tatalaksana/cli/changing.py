# Changes of source files from the command line: found, checked before anything is written, and written whole.
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path

from pydantic import BaseModel

from tatalaksana.catalog import MODELS
from tatalaksana.cli.kept import problems_with
from tatalaksana.cli.output import printable
from tatalaksana.cli.places import WrongPlaceError, below
from tatalaksana.files import put, undisturbed
from tatalaksana.model import Sop, key_words
from tatalaksana.model.doubt_words import doubt_finding
from tatalaksana.source import (
    Data,
    Document,
    Problem,
    Severity,
    SourceFile,
    Suspicion,
    UnwritableError,
    content_of,
    data_of,
    decoded,
    load,
    read,
    reason_with_advice,
    scan,
    suspects_in,
)

_BOM = b"\xef\xbb\xbf"
_BEHIND = re.compile(r"\[[^\[\]]*\][ \t]*[^\s,\]}]|\{[^{}]*\}[ \t]*[^\s,\]}]")
"""A bracket that is closed before the end: «[rangkap 2] asli» is a text."""
_SHOWN = 60
"""Letters of a line that is shown."""
_NO_TEXT = "tanda-teks-kurang"
_IN_BRACKETS = "Nilai yang diawali «[» atau «{» dibaca sebagai daftar atau kelompok; tulis teksnya tanpa itu di depan."
_FEW = 5
"""More new warnings are for `sop cek` to tell."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source file that is about to change."""

    file: SourceFile
    text: str
    marked: bool
    """Whether it begins with a byte order mark."""

    @property
    def model(self) -> type[BaseModel]:
        """What the file holds."""
        return MODELS[self.file.kind.value]

    def content(self, text: str) -> bytes:
        """The file's bytes with another text."""
        return (_BOM if self.marked else b"") + text.encode()


def sources(root: Path) -> tuple[SourceFile, ...]:
    """The files of the collection."""
    return scan(root, root.as_posix())[0]


def sources_at(root: Path, paths: Sequence[Path]) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Those of its files that a command was given, all where it was given none; and what keeps others there from being any.

    Raises:
        WrongPlaceError: There is none.
    """

    def wanted(shown: str) -> bool:
        return not paths or any(below(Path(shown), path) for path in paths)

    files, problems = scan(root, root.as_posix())
    found = tuple(one for one in files if wanted(one.shown))
    unread = tuple(one for one in problems if wanted(one.file))
    if paths and not (found or unread):
        raise WrongPlaceError("tidak ada berkas sumber di sana.")
    return found, unread


def open_text(file: SourceFile, root: Path) -> SourceText | Problem:
    """A file with its text, even if it can't be read as YAML; or why it has none."""
    content = content_of(file.path, root=root, shown=file.shown)
    if isinstance(content, Problem):
        return content
    text = decoded(content, file.shown)
    if isinstance(text, Problem):
        if text.mend is None:
            return text
        text = content.decode("utf-8-sig")  # only hidden characters are in its way, and they can be taken out
    return SourceText(file, text, content.startswith(_BOM))


def source_text(file: SourceFile, root: Path) -> SourceText | Problem:
    """A file with its text, or why it cannot be read."""
    document = load(file.path, root=root, shown=file.shown, keys=key_words(MODELS[file.kind.value]))
    if not isinstance(document, Document):
        return document
    with file.path.open("rb") as begin:
        return SourceText(file, document.text, begin.read(len(_BOM)) == _BOM)


def new_errors(root: Path, changed: Mapping[Path, bytes]) -> Iterator[Problem]:
    """The errors that the collection would have with these files and does not have now."""
    return (problem for problem in brought_by(root, changed) if problem.severity is Severity.ERROR)


def brought_by(root: Path, changed: Mapping[Path, bytes]) -> Iterator[Problem]:
    """The problems that the collection would have with these files and does not have now; what is accepted is none."""
    after = [problem for problem in problems_with(root, changed) if problem.acceptance is None]
    if after:
        before = {_told(problem) for problem in problems_with(root, {})}
        yield from (problem for problem in after if _told(problem) not in before)


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, problem.message


def save(path: Path, content: bytes, root: Path, command: str) -> bool:
    """Write a file whole or not at all, below `root` and nowhere else; say why where it can't be."""
    try:
        target = path.resolve()
        if not target.is_relative_to(root.resolve()):
            print(f"sop {command}: «{path}» menunjuk ke luar folder sumber «{root}»; tidak ditulis.", file=sys.stderr)
            return False
        put(target, content)
    except (OSError, RuntimeError) as error:
        print(f"sop {command}: «{path}» tidak dapat ditulis: {reason_with_advice(error)}", file=sys.stderr)
        return False
    return True


def in_turn(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A command that changes what it has read: one at a time, or the last would undo what the others wrote."""

    @wraps(run)
    def turned(options: argparse.Namespace) -> int:
        with own_turn(Path(options.folder), options.command):
            return run(options)

    return turned


def own_turn(root: Path, command: str) -> AbstractContextManager[None]:
    """The time in which a command alone changes the sources; where it has to wait, it says so."""

    def waiting() -> None:
        print(f"sop {command}: perintah lain sedang mengubah «{root}»; menunggu sampai selesai.", file=sys.stderr)

    return undisturbed(root, waiting)


def rewrite(file: SourceText, text: str, root: Path, command: str) -> bool:
    """Save a file's new text, unless another program, such as an editor, has changed the file since it was read; say why not."""
    try:
        moved = file.file.path.read_bytes() != file.content(file.text)
    except OSError:
        moved = True
    if moved:
        print(
            f"sop {command}: «{file.file.shown}» diubah program lain sementara itu; tidak ditulis. Jalankan lagi.",
            file=sys.stderr,
        )
        return False
    return save(file.file.path, file.content(text), root, command)


def opened(path: Path, root: Path, command: str) -> SourceText | None:
    """The source file at a path; none after saying why it can't be changed."""
    wanted = os.path.abspath(path)  # noqa: PTH100 - without following links
    for file in sources(root):
        if os.path.abspath(file.path) == wanted:  # noqa: PTH100
            found = source_text(file, root)
            if isinstance(found, Problem):
                print(found, file=sys.stderr)
                print(f"sop {command}: berkas ini tidak dapat disunting sebelum galatnya diperbaiki.", file=sys.stderr)
                return None
            return found
    print(f"sop {command}: «{path}» bukan berkas sumber. Sebut satu berkas .yaml di folder sumber.", file=sys.stderr)
    return None


def put_in_place(
    file: SourceText, text: str, root: Path, command: str, said: str = "diubah", *, tried: bool = False
) -> int:
    """Write a file's new text, or show it where it is only tried, unless that brings errors, which are told; the command's exit code."""
    content = file.content(text)
    new = list(brought_by(root, {file.file.path: content}))
    errors = [problem for problem in new if problem.severity is Severity.ERROR]
    warnings = [problem for problem in new if problem.severity is Severity.WARNING]
    if errors:
        for problem in errors:
            print(_in_words(problem, text) if problem.file == file.file.shown else problem, file=sys.stderr)
        print(f"sop {command}: perubahan ini menimbulkan galat; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    if tried:
        sys.stdout.write(text)
    elif not rewrite(file, text, root, command):
        return 2
    else:
        print(f"{file.file.shown}: {said}.")
    for problem in warnings[:_FEW]:
        print(problem, file=sys.stderr)
    return 0


def _in_words(problem: Problem, text: str) -> str:
    """A problem of a text that was not written: nobody can look for its line there, so it is shown as it would be."""
    if problem.code == _NO_TEXT:  # nobody has left out a sign: a list was given
        problem = replace(problem, message="Di situ satu teks, bukan daftar atau kelompok.", hint=_IN_BRACKETS)
    lines = text.splitlines()
    line = " ".join(lines[problem.line - 1].split()) if 0 < problem.line <= len(lines) else ""
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
    place = f"{problem.file}, pada «{shown}»: " if shown else f"{problem.file}: "
    return printable(str(problem).replace(f"{problem.file}:{problem.line}:{problem.column}: ", place, 1))


def value_of(written: str) -> Data:
    """What is meant: a list or a group where it is in brackets, nothing where it is empty, else the text itself.

    Raises:
        UnwritableError: A comma cuts a text in two, or what is written can't be read.
    """
    if written[:1] in {"[", "{"} and _BEHIND.match(written) is None:
        document = read("", f"nilai: {written}\n")
        suspects = suspects_in(document, key_words(Sop)) if isinstance(document, Document) else ()
        for suspect in suspects:
            if suspect.kind is Suspicion.COMMA and isinstance(document, Document):
                found = doubt_finding(document, suspect)
                raise UnwritableError(f"{found.message} {found.hint}")
        if isinstance(document, Problem):
            raise UnwritableError(
                f"«{written}» diawali «{written[0]}», tetapi tidak terbaca sebagai daftar atau kelompok: {document.message}"
            )
        data = data_of(written)
        for key, item in data.items() if isinstance(data, dict) else ():
            if item is None and ":" in key.strip(":"):
                name, _, rest = key.partition(":")
                raise UnwritableError(f"Kurang spasi sesudah titik dua pada «{key}». Tulis «{name}: {rest}».")
        return data
    return written if written.strip() else None
