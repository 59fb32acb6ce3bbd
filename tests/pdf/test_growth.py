# How columns grow: what is not tried, because it could not be worth it, would not have been.
from __future__ import annotations

from random import Random

import pytest

from tatalaksana.model import KOLOM_TEKS, Kolom
from tatalaksana.render.fitting.growth import Texts, grown, heights_at, least_heights, pages_taken
from tatalaksana.render.fitting.wants import Wants, wants_of

_TEXTS = (Kolom.KEGIATAN, *KOLOM_TEKS)
_HEIGHT, _ROOM = 300.0, 420.0
_WORDS = ("berkas", "surat", "dan", "permohonan", "yang", "telah", "diverifikasi", "ke", "Subbagian", "penyelenggaraan")


def _text(random: Random, most: int) -> tuple[str, ...]:
    return tuple(
        " ".join(random.choices(_WORDS, k=random.randint(1, most))) for _ in range(random.choice((0, 1, 1, 1, 2, 4)))
    )


def _wants(random: Random, rows: int) -> dict[Kolom, Wants]:
    return {
        key: wants_of([_text(random, random.choice((2, 9, 30))) for _ in range(rows)], key.value, 8.5, 8.5)
        for key in _TEXTS
    }


def _no_less(least: list[float], heights: list[float]) -> bool:
    """Whether no row is lower, so that neither the pages nor the whole are."""
    rows = all(low <= tall for low, tall in zip(least, heights, strict=True))
    return rows and pages_taken(least, _HEIGHT) <= pages_taken(heights, _HEIGHT)


@pytest.mark.parametrize("seed", range(60))
def test_no_widths_take_less_than_the_least(seed: int) -> None:
    """However the room is shared among the columns, no row is lower than was said."""
    random = Random(seed)  # noqa: S311 - tables, no secrets
    rows = [random.choice((18.0, 30.0, 60.0)) for _ in range(random.randint(1, 14))]
    wants = _wants(random, len(rows))
    texts = {key: want.word for key, want in wants.items()}
    room = sum(texts.values()) + random.choice((0.0, 40.0, _ROOM))
    least = least_heights(Texts(texts, wants), rows, room)
    assert _no_less(least, heights_at(grown(Texts(texts, wants), texts, rows, room), wants, rows))
    for _ in range(20):
        shares = [random.random() for _ in texts]
        spare = (room - sum(texts.values())) / sum(shares)
        widths = {key: width + spare * share for (key, width), share in zip(texts.items(), shares, strict=True)}
        assert _no_less(least, heights_at(widths, wants, rows))


def test_columns_share_the_room() -> None:
    """What all columns ask for at once is no room that each of them has: then the least is more than a page."""
    wants = {key: wants_of([("surat " * 60,)] * 6, key.value, 8.5, 8.5) for key in _TEXTS}
    texts = {key: want.word for key, want in wants.items()}
    rows, room = [18.0] * 6, sum(texts.values()) + _ROOM
    alone = heights_at({key: width + _ROOM for key, width in texts.items()}, wants, rows)
    assert (1, 3) == (pages_taken(alone, _HEIGHT), pages_taken(least_heights(Texts(texts, wants), rows, room), _HEIGHT))


@pytest.mark.parametrize("text", ["-" * 300, "/" * 300, "- " * 300, "-" * 300 + " surat", "—" * 300, "." * 300])
def test_signs_alone_ask_for_room(text: str) -> None:
    """A cell of nothing but dashes is a cell: it has no part that could stand alone, and is as long as it is."""
    wants = wants_of([text], "Output", 8.5, 8.5)
    assert wants.word >= wants_of(["-"], "Output", 8.5, 8.5).word
    assert wants.lines(0, wants.word) >= 1
