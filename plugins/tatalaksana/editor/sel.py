# The cells of a sheet that a problem is about, where that is no place of the file: nothing stands there yet.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.source import Data, Path, Problem, data_of, value_at


def lacking_cells(problem: Problem, path: Path | None, text: str | None) -> Iterator[Path]:
    """The places of what a problem says is lacking; none for all other problems.

    Args:
        problem: What is wrong.
        path: Where the file says so, where that can be told.
        text: The file.
    """
    if path is None or text is None or not problem.about:
        return
    if problem.code == "kunci-wajib":
        yield (*path[:-1], problem.about)
    elif problem.code == "mutu-baku-kosong":
        said = problem.about.split("\0")
        rows = value_at(data_of(text), ("kegiatan",))
        for name, uraian in zip(said[::2], said[1::2], strict=True):
            for row, step in enumerate(rows if isinstance(rows, list) else ()):
                if _words(value_at(step, ("uraian",))) == uraian.split():
                    yield ("kegiatan", row, name)


def _words(value: Data) -> list[str]:
    return value.split() if isinstance(value, str) else []
