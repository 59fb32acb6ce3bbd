# What the template is asked to measure, and its answer: only it knows how tall every text is when it is set.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tatalaksana.render.pdf.texts import Body, Item, Run


@dataclass(frozen=True)
class Unsure:
    """A cell whose height isn't sure."""

    row: int
    body: Body
    width: float
    """Of its lines, in points."""


@dataclass(frozen=True)
class Token:
    """A word, behind which a text may be cut."""

    run: Run
    item: Item
    """The item that it is of, without its words."""
    begins: bool
    """Whether the item begins with it."""


@dataclass(frozen=True)
class Tokens:
    """The text of a column, to be cut."""

    column: str
    width: float
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Cutting:
    """A row that no page can hold."""

    texts: tuple[Tokens, ...]
    room: tuple[float, float]
    """Points for its first piece, and for each that follows."""


class CutPiece(NamedTuple):
    """A piece of a row that was cut."""

    height: float
    tokens: Mapping[str, tuple[int, int]]
    """Column to the first of its tokens in this piece and the first behind it; without a column that has none left."""


class Heights(NamedTuple):
    """The template's answer, in points."""

    pages: int
    """Of an identity sheet that may be longer than a page; else 0."""
    identity: float
    """Of the whole identity sheet, where it may be longer than a page; else 0."""
    rows: tuple[tuple[int, float], ...]
    """(row, height) of each cell that was asked for."""
    pieces: tuple[CutPiece, ...]
    """Of the row that was to be cut."""
    heads: tuple[float, ...]
    """The rows of the table's head."""
    title: float
    """The title over the table, with what lies below it."""


class FormRoom(NamedTuple):
    """What the template of forms answers about a form's first table, in points."""

    top: float
    """Where it begins on its page."""
    next: float
    """What a page has for its rows."""
    above: float
    """What its question takes."""
    below: float
    """What signs it, if anything does."""
    boxes: tuple[float, ...]
    """What the choices of each column take; 0 where it has none."""
