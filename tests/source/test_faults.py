# One slip of the fingers in a sound file: the line that has it is blamed, and its mend gives the same data back.
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tatalaksana.model import Sop, key_words
from tatalaksana.source import Document, Rewrite, read, read_content, rewritten, suspects_in
from tests.collections_on_disk import SOPS
from tests.steps import steps

FILES = sorted(path for path in SOPS.glob("*/*.yaml") if path.parent.name not in {"formulir", "profil"})
KEYS = key_words(Sop)


def _replaced(pattern: str, new: str) -> Callable[[str], str]:
    return lambda line: re.sub(pattern, new, line, count=1)


SLIPS: dict[str, Callable[[str], str]] = {
    "no colon": _replaced(r"^( *(?:- )?[a-z_]+): (?=[A-Z0-9])", r"\1 "),
    "no blank behind the colon": _replaced(r"^( *(?:- )?[a-z_]+): (?=[A-Za-z0-9])", r"\1:"),
    "no dash": _replaced(r"^( *)- (?=[a-z_]+: )", r"\1  "),
    "a blank too many": _replaced(r"^(?= +[a-z_]+: )", " "),
    "a blank too few": _replaced(r"^   ( +[a-z_]+: )", r"  \1"),
    "no closing quote": _replaced(r"^( *(?:- )?[a-z_]+: )([A-Z][^\"#]*)$", r'\1"\2'),
    "no closing bracket": _replaced(r"[\]}]$", ""),
    "blanks of Word": _replaced("^  ", "\u00a0\u00a0"),
    "a tab": _replaced("^    (?=[a-z_]+: )", "\t"),
    "a bullet of Word": _replaced(r"^( *)- (?=[a-z_]+: )", "\\1\u2022 "),
}


def _slips(text: str, slip: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """The numbers of a few lines that can have a slip, and the text with it."""
    lines = text.split("\n")
    can = [
        number
        for number, line in enumerate(lines)
        # The first line of a group decides how far it is moved in; then the others are at fault.
        if not line.lstrip().startswith("#") and slip(line) != line and not (number and lines[number - 1].endswith(":"))
    ]
    for number in {*can[:2], *can[len(can) // 2 : len(can) // 2 + 1], *can[-2:]}:
        yield number + 1, "\n".join([*lines[:number], slip(lines[number]), *lines[number + 1 :]])


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", SLIPS)
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_one_slip(kind: str, file: Path) -> None:
    """The line at fault is blamed, and the mend undoes the slip; where two ways are as good none is made."""
    text = file.read_text(encoding="utf-8")
    sound = read("a.yaml", text)
    assert isinstance(sound, Document)
    for number, wrong in _slips(text, SLIPS[kind]):
        problem = read_content(wrong.encode(), "a.yaml", KEYS)
        if isinstance(problem, Document):
            continue  # it reads otherwise; that is for suspicions and the model
        assert number == problem.line, problem
        if problem.mend is not None:
            assert isinstance(problem.mend, Rewrite)
            mended = read("a.yaml", rewritten(wrong, problem.mend))
            assert isinstance(mended, Document)
            assert sound.data == mended.data, problem
        else:
            assert "atau" in problem.hint


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_sound_files_are_not_suspected(file: Path) -> None:
    """Nothing is suspicious in a sound file, and that is known in a few steps however long it is."""
    document = read("a.yaml", file.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert suspects_in(document, KEYS) == ()
    assert steps(lambda: suspects_in(document, KEYS)) < 60 + len(document.text) // 60
