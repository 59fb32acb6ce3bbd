# What clerks type, what they are told, and what `sop perbaiki` makes of it: one file a mistake, read as a page.
#
# A case holds its sources, then what `sop cek` says of them, then what `sop perbaiki --ya` changes, as a comparison.
# Registers that it does not bring are those of the other tests.
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import unified_diff
from functools import partial
from os.path import commonprefix
from pathlib import Path

import pytest
from pydantic import BaseModel

from tatalaksana.catalog import MODELS, collect
from tatalaksana.cli import main
from tatalaksana.model import key_order, settled
from tatalaksana.source import Data, Edit, Edits, Mend, Rewrite, Splice, data_of, edited, rewritten, scan, spliced
from tatalaksana.source import Path as DataPath
from tests.collections_on_disk import REGISTERS, write
from tests.golden_files import GOLDEN, check_golden

KELIRU = GOLDEN / "keliru"
CASES = sorted(path.stem for path in KELIRU.glob("*.txt"))
_HEAD = re.compile(r"^==> (.+)\n", re.MULTILINE)
_SAID, _MENDED = "sop cek", "sop perbaiki --ya"


def _parts(case: str) -> Mapping[str, str]:
    """Head of a part to what stands below it."""
    _, *parts = _HEAD.split((KELIRU / f"{case}.txt").read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _sources(case: str) -> dict[str, str]:
    return {name: text for name, text in _parts(case).items() if name not in {_SAID, _MENDED}}


def _said(root: Path) -> str:
    return "".join(f"{problem}\n" for problem in collect(root, "sops").problems)


def _mended(root: Path, names: Mapping[str, str]) -> dict[str, str]:
    # With 1 it says that a file could not be read, which many a mistake is.
    assert main(["perbaiki", "--ya", "--folder", str(root)]) in {0, 1}
    return {name: (root / name).read_bytes().decode() for name in names}


def _changes(files: Mapping[str, str], after: Mapping[str, str]) -> str:
    return "".join(
        line
        for name, text in files.items()
        for line in unified_diff(_lines(text), _lines(after[name]), name, name, n=0)
        if not line.startswith("@@")
    )


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+$", text)


@pytest.mark.parametrize("case", CASES)
def test_mistake(case: str, tmp_path: Path) -> None:
    """A mistake is told in the words of its case, and mended as its case shows, no more and no less."""
    sources = _sources(case)
    files = {**REGISTERS, **sources}
    root = write(tmp_path, files)

    said = _said(root)
    changes = _changes(files, _mended(root, files))

    written = "".join(f"==> {name}\n{text}" for name, text in sources.items())
    check_golden(KELIRU / f"{case}.txt", f"{written}==> {_SAID}\n{said}==> {_MENDED}\n{changes}")


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES)
def test_line_ends_make_no_difference(case: str, tmp_path: Path) -> None:
    """With the mark and the line ends of Windows, and without the last one, the same is said and mended."""
    files = {**REGISTERS, **_sources(case)}
    expected = _parts(case)
    root = write(
        tmp_path, {name: "\ufeff" + text.removesuffix("\n").replace("\n", "\r\n") for name, text in files.items()}
    )
    assert expected[_SAID] == _said(root)

    mended = _mended(root, files)
    usual = {name: text.removeprefix("\ufeff").replace("\r\n", "\n") for name, text in mended.items()}
    assert mended == {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in usual.items()}
    ended, before = ({name: text.removesuffix("\n") + "\n" for name, text in one.items()} for one in (usual, files))
    assert expected[_MENDED] == _changes(before, ended)


def _undone(text: str, model: type[BaseModel], mend: Mend) -> str:
    """A text after a mend and what takes it back."""
    if isinstance(mend, Rewrite):
        return spliced(rewritten(text, mend), mend.undone.splices)
    order = partial(key_order, model)
    back: list[Callable[[str], str]] = []
    for edit in mend.edits if isinstance(mend, Edits) else (mend,):
        data = data_of(text)
        there = settled(model, data, edit)
        assert isinstance(there, Edit)
        new = edited(text, [there], order)
        if _is_empty(data, there.path):
            # Data has no word for an empty key; what was put behind it is taken out again letter by letter.
            filled = _inserted(text, new)
            back.append(partial(spliced, splices=[replace(filled, old=filled.new, new="")]))
        elif there.of_key:
            name = Edit((*there.path[:-1], str(there.value)), str(there.path[-1]), of_key=True)
            back.append(partial(edited, edits=[name], order=order))
        else:
            back.append(partial(edited, edits=[Edit(there.path, _at(data, there.path))], order=order))
        text = new
    for step in reversed(back):
        text = step(text)
    return text


def _inserted(text: str, new: str) -> Splice:
    """The letters that were put into a text; all others stay."""
    start = len(commonprefix((text, new)))  # noqa: RUF071 - letters are meant, not paths
    letters = new[start : len(new) - (len(text) - start)]
    assert text == new[:start] + new[start + len(letters) :]
    return Splice(start, "", letters)


def _is_empty(data: Data, path: DataPath) -> bool:
    group = _at(data, path[:-1])
    return isinstance(group, dict) and path[-1] in group and group[str(path[-1])] is None


def _at(data: Data, path: DataPath) -> Data:
    for step in path:
        try:
            data = data[step]  # type: ignore[index]  # or it raises: nothing stands there
        except (IndexError, KeyError):
            return None
    return data


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES)
def test_mends_can_be_taken_back(case: str, tmp_path: Path) -> None:
    """Each mend that is offered, made and taken back, leaves the same bytes, with the line ends of Windows in every second case."""
    ends = ("\n", "\r\n")[CASES.index(case) % 2]
    files = {name: text.replace("\n", ends) for name, text in {**REGISTERS, **_sources(case)}.items()}
    root = write(tmp_path, files)
    shown = {file.shown: (file, files[file.path.relative_to(root).as_posix()]) for file in scan(root, "sops")[0]}
    for problem in collect(root, "sops").problems:
        if problem.mend is not None:
            file, text = shown[problem.file]
            assert text == _undone(text, MODELS[file.kind.value], problem.mend)
