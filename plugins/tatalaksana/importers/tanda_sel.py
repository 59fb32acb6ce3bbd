# What stands in a lane's cell where no shapes are drawn: a mark that says who acts, and beside it the names of exits.
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tatalaksana.importers.baris import PICTURE, worded
from tatalaksana.importers.kalimat_langkah import WORD_OF_EXIT

DIAMOND = "belah-ketupat"
_LETTERS = "xXvVoO"
_MARKS: Mapping[str, str] = {
    **dict.fromkeys("√✓✔☑☒✅•▪✕✖✗✘*" + _LETTERS, ""), **dict.fromkeys("□▭■▬▢☐◼", "kotak"), **dict.fromkeys("◇◆⬦♦⋄◊", DIAMOND), **dict.fromkeys("⬭○●◯⬬", "kapsul"),
}  # fmt: skip
"""Mark to the form that it stands for; empty where it only says who acts."""
_SIGNS = frozenset(_MARKS) - frozenset(_LETTERS)
_CALLED: Mapping[str, re.Pattern[str]] = {
    DIAMOND: re.compile(r"decision|diamond|keputusan|belah|wajik", re.IGNORECASE),
    "kapsul": re.compile(r"terminat|kapsul|oval|mulai|selesai", re.IGNORECASE),
    "kotak": re.compile(r"process|proses|rectang|kotak|persegi", re.IGNORECASE),
}
"""Form to what pictures and legends call it."""
_ARROWS = re.compile(r"[←→↑↓↔↕↖-↙⇐-⇓⬅-⬇➔➜➡↩↪↵▲▼►◄▶◀]|<?-{1,3}>|<-{1,3}")
_ENDS = re.compile(r"mulai|start|awal|selesai|akhir|stop", re.IGNORECASE)
"""What a kapsul says, and no other symbol."""
_NAME = rf"(?:{WORD_OF_EXIT}|yes|no|y|t)"
_EXIT = re.compile(
    rf"\b(?P<label>{_NAME})\b\s*(?:[:=]\s*)?(?:(?:lanjut|kembali)\b\s*)?(?:ke\b\s*)?(?:(?:langkah|tahap|kegiatan|nomor|no)\b\.?\s*)?(?:(?P<step>\d{{1,3}}[a-z]?)\b|(?P<end>selesai)\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;/.|()]*")
_FIRST = re.compile(r"(?P<mark>[^\W_]{1,3})\b[\s:,.(]*(?P<rest>.*)", re.DOTALL)
_MEANT = re.compile(
    r"(?<![\w])([^\W\d_]{1,3})\s*[=:]\s*([^\W\d_][^,;=\n()]{1,40}?)(?=\s*(?:[,;\n(.]|$|\s[^\W\d_]{1,3}\s*[=:]))"
)
_ASIDE = re.compile(
    r"informa|informed|tembusan|konsult|consult|diberi\s?tahu|mengetahui|dilapor|accountable|opsional", re.IGNORECASE
)
"""What legends call those who only hear of a step, or answer for it."""
_LONGEST_MARK = 3


@dataclass(frozen=True, slots=True)
class NamedExit:
    """An exit that a cell names."""

    label: str
    step: str = ""
    """The number of the step to which it leads; empty where none is said."""
    ends: bool = False


@dataclass(frozen=True, slots=True)
class CellMark:
    """What a lane's cell holds."""

    form: str | None
    """The form of its symbol, empty where it only says who acts; None where there is no mark that is known."""
    text: str = ""
    """The words of its symbol."""
    exits: tuple[NamedExit, ...] = ()
    letters: str = ""
    """A short mark that is not known of itself; what it means a legend may say."""
    meant: str = ""
    """What the legend says."""

    @property
    def alone(self) -> bool:
        """Whether it only names exits: of the symbol beside it."""
        return bool(self.exits) and self.form is None and not self.letters

    @property
    def aside(self) -> bool:
        """Whether it marks somebody who does not act."""
        return bool(_ASIDE.search(self.meant))


def cell_mark(text: str, legend: Mapping[str, str]) -> CellMark:
    """What a lane's cell holds.

    Args:
        text: The cell's text.
        legend: Letters to what the document says that they mean.
    """
    bare = text.strip()
    # «(X)», «[v]», and where nobody acts «( )».
    bare = inner if bare[:1] + bare[-1:] in {"()", "[]"} and (inner := bare[1:-1].strip()) in {*_MARKS, ""} else bare
    if bare.startswith(PICTURE):
        return CellMark(_form_called(bare))
    if bare in _MARKS and bare not in legend:
        return CellMark(_MARKS[bare])
    form = next((_MARKS[one] for one in bare if one in _SIGNS), None)
    words = " ".join(_ARROWS.sub(" ", "".join(" " if one in _SIGNS else one for one in bare)).split())
    asked, question, rest = words.rpartition("?")
    if exits := _named(rest):
        return CellMark(DIAMOND if question and form is None else form, asked + question, exits)
    found = _FIRST.fullmatch(words) if form is None else None
    if found and (not found["rest"] or _named(found["rest"])):
        meant = legend.get(found["mark"], "")
        known = _form_called(meant) if meant else None
        return CellMark(known, "", _named(found["rest"]), found["mark"], meant)
    if form is None and _ENDS.fullmatch(words):
        return CellMark("kapsul")
    if form is None and question and not rest:
        return CellMark(DIAMOND, words)
    if form is not None:
        return CellMark(form, words if worded(words) else "")
    return (
        CellMark("", bare)
        if worded(bare)
        else CellMark(None, letters=bare if (words or is_arrow(bare)) and len(bare) <= _LONGEST_MARK else "")
    )


def is_arrow(text: str) -> bool:
    """Whether a text is one arrow and nothing else, of those that no plain letters make."""
    return len(text) == 1 and bool(_ARROWS.fullmatch(text))


def _form_called(name: str) -> str:
    return next((form for form, called in _CALLED.items() if called.search(name)), "")


def _named(words: str) -> tuple[NamedExit, ...]:
    """The exits that words name; none where they say anything else."""
    found: list[NamedExit] = []
    at, ends = 0, len(words)
    while (at := _after(words, at)) < ends:
        one = _EXIT.match(words, at)
        if one is None:
            return ()
        found.append(NamedExit(" ".join(one["label"].split()), one["step"] or "", bool(one["end"])))
        at = one.end()
    return tuple(found)


def _after(words: str, at: int) -> int:
    """The place behind what stands between two exits."""
    between = _BETWEEN.match(words, at)
    return between.end() if between else at


def legend_said(texts: Iterable[str], marks: Iterable[str]) -> dict[str, str]:
    """What a document says that its marks mean, «P = Proses, K = Keputusan»; nothing where by that nobody would act.

    Args:
        texts: What stands above and below the steps.
        marks: What stands in their lanes.
    """
    used = {first for mark in marks for first in mark.split()[:1]}
    said = {mark: " ".join(meant.split()) for text in texts for mark, meant in _MEANT.findall(text) if mark in used}
    return said if not all(map(_ASIDE.search, said.values())) else {}
