# A form's definition as it travels, and its page, without a browser.
from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tatalaksana.catalog import Catalog, form_page
from tatalaksana.facts import facts_of
from tatalaksana.formulir import Formulir
from tatalaksana.model import parse
from tatalaksana.render.html import Addresses, Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs import form_block
from tatalaksana.render.situs.formulir_data import form_data
from tatalaksana.render.situs.formulir_page import formulir_html
from tests.collections_on_disk import koleksi
from tests.site.hostile import EVIL


def _form(*fields: dict[str, Any], **more: object) -> Formulir:
    form = parse(Formulir, {"judul": "Uji", "isian": list(fields), **more})  # type: ignore[dict-item]
    assert isinstance(form, Formulir), form
    return form


@pytest.fixture(name="catalog", scope="module")
def _catalog() -> Catalog:
    return koleksi()


def test_the_definition_travels_whole() -> None:
    """Formulas travel as trees, texts without their marks, and nothing in the JSON can end the element it stands in."""
    data = form_data("uji", _form(
        {"type": "select_one", "name": "hasil", "label": "**Hasil**", "choices": {"a": "*A*", "b": "</script><!--"}},
        {"type": "text", "name": "teks", "label": EVIL[:200], "required": "ya", "relevant": "selected(${hasil}, 'a') and 1 < 2"},
    ))  # fmt: skip
    assert "<" not in data
    one, other = json.loads(data)["isian"]
    assert {
        "type": "select_one",
        "name": "hasil",
        "label": "Hasil",
        "choices": [["a", "A"], ["b", "</script><!--"]],
    } == one
    called, compared = (
        ["fungsi", "selected", ["isian", "hasil"], ["teks", "a"]],
        ["operasi", "<", ["angka", 1], ["angka", 2]],
    )
    assert ["operasi", "and", called, compared] == other["relevant"]
    assert (True, EVIL[:200].strip()) == (other["required"], other["label"])


def test_what_the_page_shows_travels_once() -> None:
    """Of what rows have for good only what a browser shows otherwise, or may, travels beside the page."""
    texts = ["Surat masuk", "**Surat** keluar", "Surat\nmasuk", "Surat\u00a0masuk", "<b>"]
    form = _form(
        {"type": "table", "name": "t", "label": "T", "columns": [{"type": "text", "name": "k", "label": "K"}], "values": [{"k": text} for text in texts]},
    )  # fmt: skip
    whole, shown = (json.loads(form_data("uji", form, shown=one))["isian"][0]["values"] for one in (False, True))
    assert [{"k": text.replace("*", "")} for text in texts] == whole
    assert [{}, {"k": "Surat keluar"}, {"k": "Surat\nmasuk"}, {"k": "Surat\u00a0masuk"}, {}] == shown


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        (". >= 1 and . <= 100", "Isian ini harus paling sedikit 1 dan paling banyak 100."),
        (". > 0.5", "Isian ini harus lebih dari 0,5."),
        (". < 10 or . = 20", "Isian ini harus kurang dari 10 atau 20."),
        (". != 'x'", "Isian ini harus bukan «x»."),
        ("string-length(.) <= 20", "Isian ini harus paling banyak 20 huruf."),
        (". <= 1000000", "Isian ini harus paling banyak 1000000."),
        (". <= ${lain}", "Isian ini tidak memenuhi syarat."),
        (". >= 1 and selected(., 'x')", "Isian ini tidak memenuhi syarat."),
    ],
)
def test_constraints_in_words(constraint: str, message: str) -> None:
    """A constraint without a message of its own is said in words where it only sets limits."""
    form = _form(
        {"type": "text", "name": "isi", "label": "Isi", "constraint": constraint},
        {"type": "text", "name": "lain", "label": "Lain"},
    )
    assert message == json.loads(form_data("uji", form))["isian"][0]["message"]


def test_every_control_has_a_name_of_its_own(catalog: Catalog) -> None:
    """On each shipped form's page ids are given once, and every reference leads to one."""
    for form_id, form in catalog.formulir.items():
        place = Place(form_page(form_id), facts_of(catalog), Surroundings("Situs"))
        page = html.fromstring(formulir_html(form_id, form, place, catalog.pemakai_formulir.get(form_id, ())))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        for names in page.xpath("//@for | //@aria-describedby | //@aria-labelledby"):
            assert set(names.split()) <= set(ids)
        for control in page.xpath("//input | //select | //textarea"):
            assert (
                control.get("aria-label")
                or control.get("id") in page.xpath("//@for")
                or control.xpath("ancestor::label")
            )


def test_downloads_are_offered_where_they_are(catalog: Catalog) -> None:
    """Blank files are offered where the site has them, by addresses that fit the page and the site."""
    form_id = next(iter(catalog.formulir))
    files = {f"formulir/{form_id}.pdf": 12_345, f"formulir/{form_id}.xlsx": 6_789}
    around = Surroundings("Situs", Addresses(directories=False), prints=files)
    page = formulir_html(form_id, catalog.formulir[form_id], Place(form_page(form_id), facts_of(catalog), around))
    assert f'href="{form_id}.pdf" download>PDF untuk dicetak atau diisi<span class="sop-ukuran"> (12 kB)' in page
    assert f'href="{form_id}.xlsx" download>XLSX kosong<span class="sop-ukuran"> (7 kB)' in page
    assert "XLSX kosong" not in form_block(form_id, facts_of(catalog), Surroundings("Situs"), "halaman")


def test_the_step_that_uses_it_is_named(catalog: Catalog) -> None:
    """A form's page names each step that uses it, by its SOP, number and words."""
    users = catalog.pemakai_formulir["daftar-konfirmasi-kecukupan"]
    place = Place(form_page("daftar-konfirmasi-kecukupan"), facts_of(catalog), Surroundings("Situs"))
    page = formulir_html("daftar-konfirmasi-kecukupan", catalog.formulir["daftar-konfirmasi-kecukupan"], place, users)
    assert users
    for entry_id, row in users:
        assert row is not None
        assert f", langkah {catalog.entries[entry_id].flow.numbers[row]}: " in page


def test_many_choices_become_a_list() -> None:
    """Few choices stand beside each other, many are opened."""
    for count, kind in ((8, "radio"), (9, "select")):
        field = {
            "type": "select_one",
            "name": "satu",
            "label": "Satu",
            "choices": {f"c{at}": f"C{at}" for at in range(count)},
        }
        page = formulir_html("uji", _form(field), Place("formulir/uji", facts_of(koleksi()), Surroundings("Situs")))
        assert (count if kind == "radio" else 0) == page.count('type="radio"')
        assert ("<select" in page) == (kind == "select")


def test_a_long_head_has_the_width_of_texts() -> None:
    """What is filled in below it says how wide a column is, unless its head would take many lines there."""
    names = ("Lama", "Lama gangguan dalam detik menurut catatan pemancar utama")
    columns = [{"type": "integer", "name": f"k{at}", "label": name} for at, name in enumerate(names)]
    form = _form({"type": "table", "name": "kejadian", "label": "Kejadian", "columns": columns})
    page = formulir_html("uji", form, Place("formulir/uji", facts_of(koleksi()), Surroundings("Situs")))
    heads = html.fromstring(page).findall(".//th[@data-tipe]")
    assert ["integer", "text"] == [head.get("data-tipe") for head in heads]
