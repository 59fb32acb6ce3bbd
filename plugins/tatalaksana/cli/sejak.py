# `sop cek --sejak`: of all problems those that an earlier revision had not, for a proposal answers for what it brings.
from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from tatalaksana.catalog import problems_in
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.side_names import unknown_revision
from tatalaksana.files import PassingFolder, write_new
from tatalaksana.git import DamagedHistoryError, commit_of, tree_files
from tatalaksana.source import Problem

LOOKED_AT = (".yaml", ".svg", ".png", ".pdf")
"""How the files end that checks look at: sources, pictures, and sheets that were signed."""
_Known = tuple[str, str, str, str]


def new_problems(
    problems: Iterable[Problem], revision: str, root: Path, tanggal: date | None
) -> tuple[tuple[Problem, ...], int]:
    """The problems that a revision had not, and how many of the others there are.

    A problem is the same while its file, its code and what it is about are; of a file that was renamed the name does
    not count.

    Raises:
        AskedWronglyError: The revision is unknown, or git can't read it.
    """
    commit = commit_of(root, revision)
    problems = tuple(problems)
    try:
        if commit is None:
            raise AskedWronglyError(f"--sejak: {unknown_revision(root, revision, 'cabang atau revisi git')}")
        if not problems:
            return (), 0
        files = tree_files(root, commit, lambda name: name.endswith(LOOKED_AT))
    except DamagedHistoryError as error:
        raise AskedWronglyError(str(error)) from None
    there = {f"{root.as_posix()}/{name}" for name in files}
    kept = {name for name in there if Path(name).is_file()}
    known = Counter(_keys(problems_of_files(files, root, tanggal), kept))
    new: list[Problem] = []
    old = 0
    for problem in problems:
        key = next(_keys([problem], there))
        if known[key] > 0:
            known[key] -= 1
            old += problem.acceptance is None
        else:
            new.append(problem)
    return tuple(new), old


def _keys(problems: Iterable[Problem], named: Container[str]) -> Iterator[_Known]:
    for problem in problems:
        file = problem.file if problem.file in named else ""
        yield file, problem.severity.value, problem.code, problem.about or problem.message


def problems_of_files(files: Mapping[str, bytes], root: Path, tanggal: date | None) -> tuple[Problem, ...]:
    """What is wrong with files, in a folder of their own: nothing of what they name leads out of it."""
    with PassingFolder() as folder:
        for name, content in files.items():
            write_new(folder, name, content)
        return problems_in(folder, root.as_posix(), tanggal=tanggal)
