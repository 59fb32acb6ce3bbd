# Formulas worked out in the browser from the trees that the model reads, and forms judged by them.
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tatalaksana.formulir import Formulir
from tatalaksana.formulir.rumus import rumus_of
from tatalaksana.model import parse
from tatalaksana.render.situs.formulir_data import form_data

_FIELDS: dict[str, Any] = {
    "nol": 0, "dua": 2, "sepuluh": 10, "pecah": 0.1, "teks": "abc", "angka_teks": "10", "nol_depan": "081", "kosong": None, "ya": "ya", "tidak": "tidak",
    "senin": "2024-01-29", "jumat": "2024-02-02", "pilihan": ["a", "b"], "tanpa_pilihan": [], "emoji": "🦜é",
}  # fmt: skip
_COLUMNS = {"t.harga": [1, None, 2.5], "t.nama": ["x", None, ""], "t.tiada": []}


@pytest.fixture(name="module_page", scope="module")
def _module_page(modules: str, browser: Browser) -> Iterator[Page]:
    """One page for all tests here: these modules keep nothing."""
    page = browser.new_page()
    page.goto(f"{modules}elements.js")
    yield page
    page.close()


_EVALUATE = """async ([tree, self, fields, columns]) => {
  const { evaluate } = await import("./rumus.js");
  return evaluate(tree, {
    self,
    field: (name) => fields[name] ?? null,
    column: (table, name) => columns[`${table}.${name}`],
    rows: (table) => (table === "t" ? 3 : 0),
  });
}"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Numbers
        ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 div 4", 2.5), ("7 - 2 - 1", 4), ("-${dua} + 1", -1), ("--2", 2),
        ("${pecah} + 0.2", 0.3), ("1 div 0", None), ("1 div ${nol}", None), ("${kosong} + 1", None), ("${teks} * 2", None),
        ("${angka_teks} + 1", 11), ("${pilihan} + 1", None),
        # Equality: nothing equals but nothing; a number equals the text that says it; texts are compared as written
        ("${kosong} = ''", True), ("${kosong} = 0", False), ("${kosong} != 'a'", True), ("${kosong} = ${tanpa_pilihan}", True), ("'' = ''", True),
        ("${nol} = ''", False), ("${dua} = 2", True), ("${dua} = '2'", True), ("${dua} = '2.0'", True), ("${dua} = 'dua'", False),
        ("${angka_teks} = 10", True), ("${angka_teks} = '10.0'", False), ("${nol_depan} = '81'", False), ("${teks} = 'abc'", True),
        ("${teks} = 'ABC'", False), ("${ya} = 'ya'", True), ("${pilihan} = 'a b'", True), ("(1 = 1) = 'ya'", True),
        # Order: nothing is neither before nor after; numbers by size, also in texts; dates by day
        ("${dua} < 10", True), ("${angka_teks} > ${dua}", True), ("${sepuluh} >= 10", True), ("${sepuluh} <= 9", False), ("${kosong} < 1", False),
        ("${kosong} >= 0", False), ("${kosong} <= ${kosong}", False), ("${senin} < ${jumat}", True), ("${jumat} <= '2024-02-02'", True),
        ("'b' > 'a'", True), ("'9' < '10'", True), ("'9a' < '10a'", False), ("-1 < 0", True),
        # Truth
        ("${teks} and ${dua}", True), ("${nol} or ${kosong}", False), ("${tidak} or ${ya}", True), ("not(${tidak})", True), ("not(${kosong})", True),
        ("not(1 = 1)", False), ("${tanpa_pilihan} or 'x'", True), ("1 = 1 and 2 = 3 or 4 = 4", True), ("1 = 2 and (2 = 3 or 4 = 4)", False),
        # Functions
        ("selected(${pilihan}, 'a')", True), ("selected(${pilihan}, 'ab')", False), ("selected(${ya}, 'ya')", True), ("selected(${kosong}, 'a')", False),
        ("sum(${t.harga})", 3.5), ("sum(${t.nama})", 0), ("sum(${t.tiada})", 0), ("count(${t})", 3), ("string-length(${emoji})", 2),
        ("string-length(${kosong})", 0), ("string-length(${sepuluh})", 2), ("string-length('')", 0), (". > 3 and . < 5", True), ("string-length(.) = 1", True),
    ],
)  # fmt: skip
def test_formulas(text: str, value: object, module_page: Page) -> None:
    """A formula's value, for numbers, texts, choices and nothing."""
    assert value == module_page.evaluate(_EVALUATE, [rumus_of(text).pohon, 4, _FIELDS, _COLUMNS])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12), ("12,5", 12.5), ("-0,25", -0.25), ("1.234", 1234), ("1.234.567,89", 1234567.89), (" 1 500 ", 1500), ("−3", -3), ("007", 7), ("", None), ("  ", None),
        ("1.5", "NaN"), ("1,2,3", "NaN"), ("12.34.567", "NaN"), ("1e5", "NaN"), ("0x10", "NaN"), ("12 m", "NaN"), (",5", "NaN"), ("9999999999999999", "NaN"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, number: object, module_page: Page) -> None:
    """A comma stands before the decimals, points between thousands; anything else is no number."""
    said = module_page.evaluate(
        "async (text) => { const number = (await import('./numbers.js')).numberIn(text); return Number.isNaN(number) ? 'NaN' : number }",
        text,
    )
    assert said == number


def test_numbers_are_said_as_they_are_read(module_page: Page) -> None:
    """A number that is written and read again is the same, also very small and very large ones."""
    numbers = [0, -1.5, 0.1, 1234567.89, 0.000000123, 123456789012345, 2.5e-9]
    assert numbers == module_page.evaluate(
        "async (all) => { const { numberIn, sayNumber } = await import('./numbers.js'); return all.map((one) => numberIn(sayNumber(one))) }",
        numbers,
    )


_FORM: dict[str, Any] = {
    "judul": "Uji",
    "isian": [
        {"type": "select_one", "name": "hasil", "label": "Hasil", "required": "ya", "choices": {"hadir": "Hadir", "wakil": "Diwakili"}},
        {"type": "text", "name": "wakil", "label": "Wakil", "required": "ya", "relevant": "${hasil} = 'wakil'"},
        {"type": "text", "name": "surat", "label": "Surat", "required": "ya", "relevant": "${wakil} != ''"},
        {"type": "integer", "name": "jumlah", "label": "Jumlah", "constraint": ". >= 1 and . <= 10"},
        {"type": "text", "name": "kode", "label": "Kode", "constraint": "string-length(.) <= 3"},
        {"type": "date", "name": "selesai", "label": "Selesai", "constraint": ". >= '2024-01-01' or ${jumlah} = 1"},
        {
            "type": "table", "name": "barang", "label": "Barang", "required": "ya",
            "columns": [
                {"type": "text", "name": "apa", "label": "Apa", "required": "ya"},
                {"type": "integer", "name": "jumlah", "label": "Banyak"},
                {"type": "decimal", "name": "harga", "label": "Harga"},
                {"type": "calculate", "name": "nilai", "label": "Nilai", "calculate": "${jumlah} * ${harga}"},
            ],
        },
        {"type": "calculate", "name": "total", "label": "Total", "calculate": "sum(${barang.nilai})"},
        {"type": "calculate", "name": "banyak", "label": "Banyak", "calculate": "count(${barang})"},
    ],
}  # fmt: skip

_JUDGE = """async ([form, content]) => {
  const { Judgement, formOf } = await import("./isian.js");
  const judged = new Judgement(formOf(form), content);
  const field = (name) => judged.fields.get(name);
  return {
    flaws: judged.flaws().map((flaw) => `${flaw.path}: ${flaw.message}`),
    shown: judged.form.isian.filter((one) => judged.shown(one)).map((one) => one.name),
    total: judged.value(field("total")), banyak: judged.value(field("banyak")),
  };
}"""


def _judged(page: Page, content: dict[str, Any]) -> dict[str, Any]:
    form = parse(Formulir, _FORM)
    assert isinstance(form, Formulir)
    result: dict[str, Any] = page.evaluate(_JUDGE, [json.loads(form_data("uji", form)), content])
    return result


def test_what_is_wrong_and_what_is_asked(module_page: Page) -> None:
    """Only what is asked for is required; constraints are said in words; rows count when something stands in them."""
    empty = _judged(module_page, {"barang": [{}, {"apa": ""}]})
    assert ["hasil: Wajib dipilih.", "barang: Isi paling sedikit satu baris."] == empty["flaws"]
    assert ["hasil", "jumlah", "kode", "selesai", "barang", "total", "banyak"] == empty["shown"]
    assert (0, 0) == (empty["total"], empty["banyak"])
    filled = _judged(module_page, {
        "hasil": "wakil", "wakil": "  ", "jumlah": "11", "kode": "abcd", "selesai": "2023-02-29",
        "barang": [{"apa": "kertas", "jumlah": "3", "harga": "1,5"}, {}, {"harga": "2"}, {"apa": "x", "jumlah": "1,5", "harga": "dua"}],
    })  # fmt: skip
    assert [
        "wakil: Wajib diisi.", "jumlah: Isian ini harus paling sedikit 1 dan paling banyak 10.", "kode: Isian ini harus paling banyak 3 huruf.",
        "selesai: Pilih tanggal yang ada di kalender.", "barang.2.apa: Wajib diisi.", "barang.3.jumlah: Tulis bilangan bulat, misalnya 12.",
        "barang.3.harga: Tulis angka dengan koma desimal, misalnya 12,5.",
    ] == filled["flaws"]  # fmt: skip
    assert (4.5, 3) == (filled["total"], filled["banyak"])


def test_what_is_not_asked_for_is_worth_nothing(module_page: Page) -> None:
    """What was typed before a condition changed counts neither in formulas nor as a flaw, and what hangs on it goes too."""
    ask = _judged(module_page, {"hasil": "wakil", "wakil": "Sri", "barang": [{"apa": "x"}]})
    assert "surat" in ask["shown"]
    assert ["surat: Wajib diisi."] == ask["flaws"]
    gone = _judged(module_page, {"hasil": "hadir", "wakil": "Sri", "barang": [{"apa": "x"}]})
    assert not {"wakil", "surat"} & set(gone["shown"])
    assert [] == gone["flaws"]


def test_a_circle_of_formulas_ends(module_page: Page) -> None:
    """Fields worked out from each other, or asked for by themselves, are empty and not endless."""
    form = {"id": "u", "judul": "u", "versi": 1, "types": {"calculate": {"shape": "result", "value": "number"}}, "isian": [
        {"type": "calculate", "name": "total", "label": "a", "calculate": ["isian", "banyak"]},
        {"type": "calculate", "name": "banyak", "label": "b", "calculate": ["operasi", "+", ["isian", "total"], ["angka", 1]], "relevant": ["isian", "banyak"]},
    ]}  # fmt: skip
    judged = module_page.evaluate(_JUDGE, [form, {}])
    assert (None, None) == (judged["total"], judged["banyak"])
