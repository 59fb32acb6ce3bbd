# Doubts about a readable file: what is told beside them, and what is quoted.
from __future__ import annotations

import pytest

from tatalaksana.model import Sop, parse
from tatalaksana.model.doubts import with_doubts
from tatalaksana.model.value import MAX_TEXT
from tatalaksana.source import Finding, Severity
from tatalaksana.source.suspects import LARGEST_TEXT
from tests.collections_on_disk import document

_REST = "jenis: mikro\nunit: a\npelaksana: [b]\nkegiatan: [{uraian: A, pelaksana: b}]\n"


def _told(text: str) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    read = document(text)
    found = parse(Sop, read.data)
    return with_doubts(Sop, read, found if isinstance(found, tuple) else ())


def test_what_stays_wrong_is_told_beside_a_doubt() -> None:
    """A blank of Word is a warning where it is not what makes a text wrong, and the text's own mistake stays."""
    (doubt,), (left,) = _told(f"judul: Surat\u00a0{'a' * MAX_TEXT}\n{_REST}")
    assert ("spasi-khusus", Severity.WARNING) == (doubt.code, doubt.severity)
    assert ("terlalu-panjang", ("judul",)) == (left.code, left.path)


def test_what_comes_of_a_doubt_is_not_told_beside_it() -> None:
    """A blank of Word within an id makes it none: that is one mistake, and an error."""
    (doubt,), left = _told(f"judul: A\nprofil: dasar\u00a0\n{_REST}")
    assert ("spasi-khusus", Severity.ERROR) == (doubt.code, doubt.severity)
    assert () == left


@pytest.mark.parametrize("size", [0, LARGEST_TEXT])
@pytest.mark.parametrize(
    "letters", ['"\\u202eagraW\\u202c"', "\u202eagraW\u202c", "\u2067agraW\u2069", "\u0627 \u202bagraW"]
)
def test_letters_that_turn_others_are_errors(letters: str, size: int) -> None:
    """However large the file is in which they stand, and beside scripts that go the other way too."""
    found, left = _told(f"judul: {letters}\nperingatan: {letters}\n{_REST}" + "# catatan\n" * (size // 10))
    assert [("huruf-arah", ("judul",)), ("huruf-arah", ("peringatan",))] == sorted(
        (one.code, one.path) for one in found
    )
    assert {Severity.ERROR} == {one.severity for one in found}
    assert () == left


def test_many_doubts_hide_no_letters_that_turn_others() -> None:
    """Of a file with so many that not all are weighed, these are."""
    many = "".join(f"  - “Surat {at}”\n" for at in range(400))
    filled = "".join(f"# {'x' * 70}\n" for _ in range(1_500))
    found, _ = _told(f"perlengkapan:\n{many}judul: A \u202eB\n{_REST}{filled}")
    assert "huruf-arah" in {one.code for one in found}


def test_a_colon_in_an_item_of_groups() -> None:
    """Where groups may stand, a text with a colon is one with an unknown key."""
    (doubt,), left = _told(f"judul: A\ndasar_hukum:\n  - UU Nomor 1: Tentang Surat\n{_REST}")
    assert ("titik-dua-dalam-teks", ("dasar_hukum", 0)) == (doubt.code, doubt.path)
    assert () == left


def test_long_texts_are_cut_where_they_are_quoted() -> None:
    """Fifty letters are shown whole; of more the first, and that there are more."""
    whole, more = (f"Surat #{'a' * (count - 7)}" for count in (50, 51))
    (((one,), _), ((other,), _)) = (_told(f"judul: {text}\n{_REST}") for text in (whole, more))
    assert f'"{whole}"' in one.hint
    assert f'"{more[:49]}…"' in other.hint
