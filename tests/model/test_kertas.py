# Papers: what is true of each, and that every one is named where its user looks.
from __future__ import annotations

import pickle

import pytest

from tatalaksana.model import Kertas
from tatalaksana.render.panduan import guide_text

_INCH = 25.4
_GUIDE = guide_text("panduan-isi") + guide_text("panduan-perintah")


def test_sizes() -> None:
    """Each paper has the size that it is sold in, landscape: ISO's, the folio of offices here, ANSI's."""
    sizes = {
        "a4": (297, 210),
        "f4": (330, 215),
        "letter": (11 * _INCH, 8.5 * _INCH),
        "legal": (14 * _INCH, 8.5 * _INCH),
    }
    assert set(sizes) == {paper.value for paper in Kertas}
    for paper in Kertas:
        assert sizes[paper.value] == pytest.approx(paper.ukuran)


@pytest.mark.parametrize("paper", Kertas)
def test_a_paper_stays_itself(paper: Kertas) -> None:
    """A paper is found by its word, prints as it, and survives being handed to another process."""
    assert paper is Kertas._value2member_map_[paper.value]
    assert paper.value == f"{paper}"
    assert paper is pickle.loads(pickle.dumps(paper))  # noqa: S301 - our own bytes


@pytest.mark.parametrize("paper", Kertas)
def test_the_guide_names_every_paper(paper: Kertas) -> None:
    """An editor reads of each paper where profiles are explained, and where the sheets are printed."""
    about, _, command = _GUIDE.partition("--kertas f4")
    assert f"`{paper}`" in about
    assert f"`{paper}`" in command
