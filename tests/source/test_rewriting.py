# Mends of letters: made only on the text they are for, read back, and never at the price of a word.
from __future__ import annotations

import pytest

from tatalaksana.source import Edit, Rewrite, Splice, UnwritableError, rewritten, spliced

TEXT = "judul: Surat #3 masuk\nunit: biro\n"
QUOTED = (Splice(7, "", '"'), Splice(21, "", '"'))


def test_a_mend_and_what_takes_it_back() -> None:
    """Letters give way to others where they stand, and what takes them back leaves the same bytes."""
    mend = Rewrite(QUOTED, (Edit(("judul",), "Surat #3 masuk"),))
    after = rewritten(TEXT, mend)
    assert after == 'judul: "Surat #3 masuk"\nunit: biro\n'
    assert spliced(after, mend.undone.splices) == TEXT


@pytest.mark.parametrize(
    ("mend", "why"),
    [
        (Rewrite((Splice(12, " #3", ""),)), "menghilangkan kata"),
        (Rewrite((Splice(7, "surat", "Surat"),)), "sudah berubah"),
        (Rewrite((Splice(21, "", '"'), Splice(7, "", '"'))), "sudah berubah"),
        (Rewrite((Splice(7, "", '"'),)), "tidak terbaca lagi"),
        (Rewrite(QUOTED, (Edit(("judul",), "Surat"),)), "bagian lain"),
    ],
)
def test_what_is_refused(mend: Rewrite, why: str) -> None:
    """A word less, another text, one that no longer reads, other data than meant: nothing is made of it."""
    with pytest.raises(UnwritableError, match=why):
        rewritten(TEXT, mend)


def test_a_bullet_is_no_word() -> None:
    """Word's round bullet is a letter, and may go."""
    assert rewritten("a:\n  o satu\n", Rewrite((Splice(5, "o", "-"),))) == "a:\n  - satu\n"
