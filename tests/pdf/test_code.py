# The code on a printed sheet, by which anyone may ask whether it is in force.
from __future__ import annotations

from pathlib import Path

from tatalaksana.facts import Facts
from tatalaksana.facts.edisi import grouped
from tests.collections_on_disk import SOUND, catalog
from tests.pdf.paper import printed, squeezed


def test_a_sheet_says_where_it_is_checked(tmp_path: Path) -> None:
    """Where the profile names a site, each page of a numbered sheet bears its fingerprint and the address of the check."""
    profil = "situs: https://sop.example/\n"
    found = catalog(tmp_path, {"profil/permenpan-35-2012.yaml": profil, "biro/surat.yaml": SOUND})
    facts = Facts(found.entries["biro/surat"], found)

    pages = printed(found, "biro/surat").pages

    said = ("Periksa di https://sop.example/cek/", f"sidik {grouped(facts.sidik)}")
    assert [[1, 1]] * len(pages) == [[squeezed(page).count(squeezed(one)) for one in said] for page in pages]
    assert f"A-1:{facts.sidik}" == facts.check
