# `lampiran`: one key, declared with its marks, and everybody knows it.
from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import Wish, draft_of, form_page, sop_page
from tatalaksana.diff import compare
from tatalaksana.facts import Facts, facts_of, fingerprint
from tatalaksana.model import Jenis, Profil, Sop
from tatalaksana.render.beda.kalimat import kalimat_of
from tatalaksana.render.cari.sop import sop_record
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.situs.formulir_page import formulir_html
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import SOUND, catalog, problems, sop

_ITEMS = "- Denah\n- {teks: Daftar hadir, formulir: hadir}\n- {teks: Tata *tertib*, tautan: 'https://a.example/t'}\n"
_TEXT = f"{SOUND}lampiran:\n{_ITEMS}"
_FORM = "judul: Daftar hadir\nisian:\n  - {type: text, name: nama, label: Nama}\n"
_FILES = {"biro/surat.yaml": _TEXT, "formulir/hadir.yaml": _FORM}


def _page(facts: Facts, place: Place) -> html.HtmlElement:
    page: html.HtmlElement = html.fragment_fromstring(sop_html(facts, place))
    return page


def test_the_box_below_leads_to_what_it_names(tmp_path: Path) -> None:
    """The seventh box lists the items below the others, each a link to its form or address."""
    found = facts_of(catalog(tmp_path, _FILES))
    page = _page(found.of["biro/surat"], Place(sop_page("biro/surat"), found, Surroundings("Situs", formulir=True)))
    box = page.xpath('.//*[@class="kotak"]')[6]
    assert "Lampiran" == box.findtext("h2")
    assert ["Denah", "Daftar hadir", "Tata tertib"] == [one.text_content() for one in box.iter("li")]
    form, address = box.xpath(".//a/@href")
    assert "formulir/hadir" in form
    assert "https://a.example/t" == address


def test_the_form_tells_who_names_it(tmp_path: Path) -> None:
    """A form that an SOP attaches lists that SOP among those that use it."""
    found = facts_of(catalog(tmp_path, _FILES))
    place = Place(form_page("hadir"), found, Surroundings("Situs"))
    users = found.catalog.pemakai_formulir["hadir"]
    assert (("biro/surat", None),) == users
    assert "SOP Mikro Pengelolaan Surat" in formulir_html("hadir", found.catalog.formulir["hadir"], place, users)


def test_a_profile_keeps_it_beside(tmp_path: Path) -> None:
    """With `luar_lembar: lampiran` the sheet has six boxes, and the page lists the items after it."""
    files = {**_FILES, "biro/surat.yaml": f"profil: lain\n{_TEXT}", "profil/lain.yaml": "luar_lembar: lampiran\n"}
    found = facts_of(catalog(tmp_path, files))
    page = _page(found.of["biro/surat"], Place(sop_page("biro/surat"), found, Surroundings("Situs", formulir=True)))
    assert 6 == len(page.xpath('.//*[@class="kotak"]'))
    (aside,) = page.xpath('.//aside[@aria-label="Di luar lembar"]')
    assert ["Denah", "Daftar hadir", "Tata tertib"] == [one.text_content() for one in aside.iter("li")]


def test_an_sop_without_it_has_six_boxes(tmp_path: Path) -> None:
    """Nothing shows on a sheet without it."""
    found = facts_of(catalog(tmp_path, {"biro/surat.yaml": SOUND}))
    assert 6 == len(found.of["biro/surat"].sheet.boxes)
    assert () == found.of["biro/surat"].sheet.beside


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A form that is not there, and addresses that lead nowhere, each at its place."""
    wrong = (
        f"{SOUND}lampiran:\n  - {{teks: A, formulir: hadr}}\n  - {{teks: B, tautan: 'javascript:1'}}\n  - '[C](x/y)'\n"
    )
    found = problems(tmp_path, {"biro/surat.yaml": wrong, "formulir/hadir.yaml": _FORM})
    assert [("formulir-asing", 14), ("tautan-salah", 15), ("tautan-salah", 16)] == [
        (one.code, one.line) for one in found
    ]
    assert "Maksud Anda «hadir»?" in str(found[0])


def test_a_form_or_an_address(tmp_path: Path) -> None:
    """An item leads to one place."""
    both = f"{SOUND}lampiran: {{teks: A, formulir: hadir, tautan: 'https://a.example'}}\n"
    (found,) = problems(tmp_path, {"biro/surat.yaml": both, "formulir/hadir.yaml": _FORM})
    assert "formulir-dan-tautan" == found.code


def test_the_fingerprint_is_of_what_paper_shows() -> None:
    """An item's text counts, where it leads does not, and nothing of it where a profile keeps it beside."""
    plain, named = sop(f"{SOUND}lampiran: Daftar\n"), sop(f"{SOUND}lampiran: {{teks: Daftar, formulir: hadir}}\n")
    without, aside = sop(SOUND), Profil(luar_lembar=("lampiran",))
    assert fingerprint(without, Profil()) != fingerprint(plain, Profil())
    assert fingerprint(plain, Profil()) == fingerprint(named, Profil())
    assert fingerprint(without, aside) == fingerprint(plain, aside)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (SOUND, f"{SOUND}lampiran: Denah\n", " → Denah"),
        (f"{SOUND}lampiran: Denah\n", f"{SOUND}lampiran: {{teks: Denah, formulir: hadir}}\n", "Denah → Denah (formulir: hadir)"),
    ],
)  # fmt: skip
def test_a_change_is_told(old: str, new: str, said: str) -> None:
    """A change is of the class rujukan, and its sentence says what is attached and where it leads."""
    (sentence,) = kalimat_of(compare(sop(old), sop(new)))
    assert ("rujukan", "Lembar identitas", "lampiran") == (sentence.kelas.value, sentence.tempat, sentence.perihal)
    assert said == "".join(" → ".join(piece) for piece in sentence.isi)


def test_the_search_finds_it(tmp_path: Path) -> None:
    """The words of every item are found, without marks."""
    record = sop_record(facts_of(catalog(tmp_path, _FILES)).of["biro/surat"])
    assert {"Denah", "Daftar hadir", "Tata tertib"} <= set(record.parts[0].texts)


def test_a_new_draft_shows_it(tmp_path: Path) -> None:
    """A new draft has its commented lines among the boxes."""
    draft = draft_of(Wish("Baru", Jenis.MIKRO, "biro", ("kabag",)), catalog(tmp_path, {"biro/surat.yaml": SOUND}))
    assert "# pencatatan: …\n# lampiran:\n#   - …\n\npelaksana:" in draft.text
    assert isinstance(sop(draft.text), Sop)
