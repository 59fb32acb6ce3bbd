# Doubts about a readable file: what is told beside them, and what is quoted.
from __future__ import annotations

from tatalaksana.model import Sop, parse
from tatalaksana.model.doubts import with_doubts
from tatalaksana.model.value import MAX_TEXT
from tatalaksana.source import Finding, Severity
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
