# What a browser prints says which edition it is, on every page.
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tatalaksana.catalog import form_page, sop_page
from tatalaksana.facts import UNCONTROLLED, Facts
from tests.browser.forms import SEMUA
from tests.browser.paper import letters, print_page
from tests.browser.server import Site, serve
from tests.browser.visitor import Visitor
from tests.codes import codes
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import squeezed
from tests.preview.serving import looking
from tests.site.project import new_project
from tests.site.sample import FILES, FOLIO, MAKRO


def test_every_page_says_its_edition(sample: Site, reader: Visitor) -> None:
    """Number, day and fingerprint stand at the foot of each printed page, and on no screen; pages are numbered."""
    page = reader.open(sample.page(sop_page(MAKRO)))
    assert UNCONTROLLED not in page.locator("body").inner_text()
    texts = [squeezed(text) for text in print_page(page).texts]
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert squeezed(UNCONTROLLED) in text
        assert "sidik" in text
        assert f"Halaman{number}dari{len(texts)}" in text


def test_its_code_opens_the_check(tmp_path: Path, visitor: Visitor) -> None:
    """With a site, each printed page has the code that the PDF has: read from its pixels, it opens the check filled in."""
    address = "https://sop.example:8443/biro/sop"
    known = {f"sops/profil/{name}.yaml": {"situs": address} for name in ("surat", "folio")}
    merged = {name: {**FILES[name], **more} for name, more in known.items()}
    new_project(tmp_path, {**FILES, **merged}).built("-q")
    with serve(tmp_path / "site", tmp_path / "sops") as site:
        for name in (MAKRO, FOLIO):
            facts = Facts(site.catalog.entries[name], site.catalog)
            page = visitor.open(site.page(sop_page(name)))
            assert page.locator(".sop-kaki svg").first.is_hidden()
            printed = print_page(page)
            read = codes(printed.pdf) or pytest.skip("poppler is not installed")
            assert [[f"{address}/cek/#{facts.check}"]] * len(printed.texts) == read
            assert all("Periksadihttpssopexample8443birosopcek" in squeezed(text) for text in printed.texts)


def test_every_page_of_a_long_identity_sheet_says_it(tmp_path: Path, visitor: Visitor) -> None:
    """A list of regulations that no page holds begins on the first page, and each page that it takes has the foot, once."""
    laws = [
        f"Peraturan Rekaan Nomor {number} Tahun 2000 tentang {'Pedoman Penyusunan Laporan ' * 4}"
        for number in range(24)
    ]
    sop = {"judul": "Uji", "jenis": "mikro", "unit": "biro", "dasar_hukum": laws, "pelaksana": ["kabag"], "kegiatan": [{"uraian": "Menyusun", "pelaksana": "kabag"}]}  # fmt: skip
    write(tmp_path / "sops", {**REGISTERS, "biro/uji.yaml": json.dumps(sop)})
    with looking(tmp_path, "sops/biro/uji.yaml") as address:
        page = visitor.open(address)
        texts = print_page(page).texts
        page.goto("about:blank")  # else it would ask for news of a server that is gone
    assert len(texts) > 2
    assert letters("Nomor 1 Tahun 2000") in texts[0]
    assert [1] * len(texts) == [text.count(letters(UNCONTROLLED)) for text in texts]


def test_a_form_says_which_it_is(forms: Site, reader: Visitor) -> None:
    """A form printed from its page has at the foot of each page its name and version, and that print is not controlled."""
    printed = print_page(reader.open(forms.page(form_page(SEMUA))))
    assert printed.texts
    for number, text in enumerate(printed.texts, 1):
        for words in (f"Formulir {SEMUA} · versi 3", UNCONTROLLED, f"Halaman {number} dari {len(printed.texts)}"):
            assert letters(words) in text
