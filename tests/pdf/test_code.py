# The code on a printed sheet, by which anyone may ask whether it is in force.
from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from tatalaksana.facts import Facts
from tatalaksana.model.fingerprint import grouped
from tests.codes import codes
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


_LONG = f"https://sop.{'dinas-kependudukan.' * 6}example:8443/{'a/' * 40}sop/"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("site", "check"),
    [
        ("https://sop.example", "https://sop.example/cek/"),
        ("https://sop.example/", "https://sop.example/cek/"),
        ("http://10.1.2.3:8080/tatalaksana/sop/", "http://10.1.2.3:8080/tatalaksana/sop/cek/"),
        ("https://sop.example/biro%20umum", "https://sop.example/biro%20umum/cek/"),
        (_LONG, f"{_LONG}cek/"),
    ],
)
def test_the_code_is_read_from_the_paper(site: str, check: str, tmp_path: Path) -> None:
    """Each page's code, read from its pixels, is the page of the check with the sheet's number and fingerprint."""
    files = {"profil/permenpan-35-2012.yaml": f"situs: {site}\n", "biro/surat.yaml": SOUND}
    found = catalog(tmp_path, files)
    facts = Facts(found.entries["biro/surat"], found)
    sheet = printed(found, "biro/surat")
    read = codes(sheet.content) or pytest.skip("poppler is not installed")
    assert [[f"{check}#A-1:{facts.sidik}"]] * len(sheet.pages) == read


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("number", "said"),
    [("Ä 1/«β» & #:%/2024", "Ä 1/«β» & #:%/2024"), ("\N{BOOKS}" * 300, "")],
)
def test_any_number_has_a_code(number: str, said: str, tmp_path: Path) -> None:
    """Whatever stands in a number comes back from the code; one too long for it is left to the fingerprint."""
    profil = {"profil/permenpan-35-2012.yaml": "situs: https://sop.example\n"}
    found = catalog(tmp_path, {**profil, "biro/surat.yaml": SOUND.replace("nomor: A-1", f"nomor: '{number}'")})
    facts = Facts(found.entries["biro/surat"], found)
    assert number == facts.entry.sop.nomor
    read = codes(printed(found, "biro/surat").content) or pytest.skip("poppler is not installed")
    assert {f"https://sop.example/cek/#{said}:{facts.sidik}"} == {unquote(one) for page in read for one in page}
