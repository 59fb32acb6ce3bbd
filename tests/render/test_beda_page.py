# The page of differences on SOP of many kinds: it is always sound, and each side holds only what is its own.
from __future__ import annotations

import json
from dataclasses import replace

import html5lib
import pytest
from hypothesis import assume, given
from lxml import html

from tatalaksana.catalog import Registers
from tatalaksana.diff import Pasangan, compare_collections, compare_entries, word_pieces
from tatalaksana.facts import alone, entry_from
from tatalaksana.model import BAWAAN, Profil, Unit
from tatalaksana.render.beda import Laporan, beda_json, beda_markdown, beda_teks, kalimat_of
from tatalaksana.render.html import beda_html
from tatalaksana.render.html.beda_page import revision_html
from tests.diff.edits import Data, edited
from tests.examples import some

_REGISTERS = Registers(
    unit={name: Unit(nama=name) for name in ("biro-pp", "biro-benih")},
    jabatan={},
    peraturan={},
    profil={BAWAAN: Profil()},
)


def _report(pair: tuple[Data, Data]) -> Laporan | None:
    entries = [entry_from(json.dumps(data).encode(), "biro/surat", _REGISTERS) for data in pair]
    if entries[0] is None or entries[1] is None:
        return None
    old, new = alone(entries[0], _REGISTERS), alone(entries[1], _REGISTERS)
    return Laporan("dulu", "kini", compare_collections(old, new), old, new)


@pytest.mark.no_cover
@some(20)
@given(edited())
def test_every_comparison_is_told(pair: tuple[Data, Data]) -> None:
    """Every format has something to say of every change, and the page is HTML without a fault or a second id."""
    report = _report(pair)
    assume(report is not None and report.pasangan)
    assert report is not None
    page = beda_html(report)
    html5lib.HTMLParser(strict=True).parse(page)
    root = html.document_fromstring(page)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    (told,) = report.pasangan
    assert told.perbandingan is not None
    assert len(kalimat_of(told.perbandingan)) >= len(told.perbandingan.perubahan)
    assert beda_markdown(report).count("\n- ") == len(kalimat_of(told.perbandingan))
    assert beda_teks(report).count("\n    ") == len(kalimat_of(told.perbandingan))
    assert len(json.loads(beda_json(report))["sop"][0]["perubahan"]) == len(told.perbandingan.perubahan)
    old, new = root.xpath("//section[@class='samping']//div[contains(@class, 'sop-lembar')]")
    assert [] == old.xpath(".//ins") == new.xpath(".//del")
    _rows(told, old, new)


def _rows(told: Pasangan, old: html.HtmlElement, new: html.HtmlElement) -> None:
    assert told.lama is not None
    assert told.baru is not None
    assert len(told.lama.sop.kegiatan) == len(old.xpath(".//tbody/tr"))
    assert len(told.baru.sop.kegiatan) == len(new.xpath(".//tbody/tr"))


def test_forms_by_their_titles() -> None:
    """A form of a step is called by its title on the marked sheet, as on the page; one that is gone, by its id."""
    step = {"uraian": "Menulis", "pelaksana": "biro-pp"}
    data = {"judul": "Surat", "jenis": "mikro", "unit": "biro-pp", "pelaksana": ["biro-pp"]}
    report = _report(
        (data | {"kegiatan": [step | {"formulir": "lama"}]}, data | {"kegiatan": [step | {"formulir": "baru"}]})
    )
    assert report is not None
    forms = {"baru": "Permohonan Layanan"}
    catalogs = (report.lama, report.baru)
    old, new = (one.entries["biro/surat"] for one in catalogs)
    pair = compare_entries(old, report.lama, new, report.baru, forms)
    page = revision_html(pair, catalogs, "a.html", ("", ""), "")
    root = html.document_fromstring(page)
    said = root.xpath(
        "//span[@class='rincian'][starts-with(., 'Formulir: ')]//text()[. = 'lama' or contains(., 'Layanan')]"
    )
    assert (said.count("lama"), said.count("Permohonan Layanan")) == (2, 2)


def test_an_address_is_no_name_of_a_unit() -> None:
    """On the marked sheet the letterhead's address stands as on the page, and a unit more or less changes no line of it."""
    data = {
        "judul": "Surat", "jenis": "mikro", "unit": "biro-pp", "pelaksana": ["biro-pp"],
        "kegiatan": [{"uraian": "Menulis", "pelaksana": "biro-pp"}],
    }  # fmt: skip
    registers = replace(_REGISTERS, profil={BAWAAN: Profil(alamat=("Jalan Rekaan 1",))})
    entries = [
        entry_from(json.dumps(one).encode(), "biro/surat", registers) for one in (data, data | {"judul": "Naskah"})
    ]
    assert entries[0]
    assert entries[1]
    catalogs = alone(entries[0], registers), alone(entries[1], registers)
    pair = compare_entries(entries[0], catalogs[0], entries[1], catalogs[1], {})
    root = html.document_fromstring(revision_html(pair, catalogs, "a.html", ("", ""), ""))
    assert ["Jalan Rekaan 1"] * 3 == root.xpath("//*[@class='kop']/p[@class='alamat']//text()")
    assert 3 == len(root.xpath("//*[@class='kop']/p[not(@class)]"))


def test_words_stay_whole() -> None:
    """Changes are told by whole words, those side by side as one; both texts can be read from the pieces."""
    cases: tuple[tuple[str, str, list[tuple[str, str]] | None], ...] = (
        ("Menerima surat masuk", "Menerima surat keluar", [("masuk", "keluar")]),
        ("satu dua tiga", "satu empat lima tiga", [("dua", "empat lima")]),
        ("a b c d", "a x y d", [("b c", "x y")]),
        ("sama", "sama", []),
        ("", "baru", [("", "baru")]),
        ("a " * 900, "b a " * 900, None),
    )
    for old, new, changed in cases:
        pieces = word_pieces(old, new)
        assert (old, new) == ("".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces))
        assert changed is None or changed == [tuple(piece) for piece in pieces if not piece.same]
