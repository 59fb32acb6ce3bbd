# Forms on paper: every text in order, a place for every answer, whatever the texts are.
from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, cast

import pytest

from tatalaksana.faces import displayable
from tatalaksana.facts import EVALUASI, MONITORING, Facts
from tatalaksana.formulir import Formulir
from tatalaksana.model import plain
from tatalaksana.render.pdf import form
from tests.pdf.forms import DAY, EVERY_TYPE, formulir_of, made
from tests.pdf.paper import Sheet, outside, squeezed
from tests.pdf.test_hostile import HOSTILE
from tests.pdf.test_words import CATALOG, SEEDS

_TICK = 10.0
"""Points."""
_FIRST = CATALOG.entries[SEEDS[0]]
SHIPPED: dict[str, Formulir] = {
    **CATALOG.formulir, MONITORING: Facts(_FIRST, CATALOG).tinjauan[MONITORING], EVALUASI: Facts(_FIRST, CATALOG).tinjauan[EVALUASI],
}  # fmt: skip
_EVERY_TEXT = """
    Balai Contoh Laporan Kunjungan Balai Contoh Versi 3
    Diisi petugas pada hari kunjungan, lalu diserahkan kepada Kepala Balai. Isian bertanda * wajib diisi.
    Tujuan kunjungan * Nama instansi atau lokasi
    Uraian kegiatan
    Jumlah peserta * Antara 1 dan 100 orang.
    Biaya (juta rupiah)
    Tanggal kunjungan *
    Pukul
    Telepon penerima
    Mutu layanan 1 2 3
    Hasil kunjungan * Selesai Ditunda Dibatalkan
    Sebab ditunda atau dibatalkan Diisi bila «Hasil kunjungan» = Ditunda atau «Hasil kunjungan» = Dibatalkan.
    Laporan dikirim melalui Boleh lebih dari satu. Surat elektronik Pos Diserahkan langsung kepada penerima di kantor
    Perlu kunjungan lanjutan? Ya Tidak
    Tabel berikut diisi satu baris untuk setiap peserta. Tambah lembar bila kurang.
    Peserta *
    No. Nama * Kehadiran Hadir / Diwakili / Tidak hadir Lama (jam) Setuju Paraf
    1 Kepala Balai Contoh Diwakili Ya Tidak
    2 Ketua Panitia Ya Tidak
    3 Ya Tidak
    4 Ya Tidak
    Jumlah jam Dihitung: jumlah «Lama (jam)» pada «Peserta».
    Petugas * Nama dan tanggal: Kepala Balai Nama dan tanggal:
"""


def sheet_of(data: dict[str, Any]) -> Sheet:
    """The form as PDF."""
    return Sheet(made(data).content())


def one_field(**isian: object) -> dict[str, Any]:
    """A form of one field."""
    return {"judul": "Uji", "isian": [{"type": "text", "name": "uji", "label": "Isian", **isian}]}


def test_every_text_in_reading_order() -> None:
    """Questions, hints, choices, tables and signatures are read in the order in which they stand."""
    assert squeezed(sheet_of(EVERY_TYPE).tags.text) == squeezed(_EVERY_TEXT).replace("~", "")


def test_a_place_for_every_answer() -> None:
    """A box to tick for each choice, a frame to write in for each field on its own, cells in the table."""
    sheet = sheet_of(EVERY_TYPE)
    sizes = [
        (round(right - left, 1), round(top - foot, 1))
        for page in range(len(sheet.pages))
        for left, foot, right, top in sheet.boxes(page)
    ]
    assert sizes.count((_TICK, _TICK)) == 3 + 3 + 3 + 2 + 4 * 2
    assert len(sizes) - sizes.count((_TICK, _TICK)) == 9


def test_what_it_keeps() -> None:
    """It says that it is PDF/UA-1, in Indonesian, with its own definition attached; PDF/A-3a where it has no fields."""
    sheet = sheet_of(EVERY_TYPE)
    claims = sheet.pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1" in claims
    assert str(sheet.pdf.Root.Lang) == "id-ID"
    assert "/AcroForm" in sheet.pdf.Root
    assert b"<pdfaid:part>" not in claims
    inked = sheet_of({"judul": "Uji", "isian": [{"type": "signature", "name": "s", "label": "Paraf"}]})
    assert b"<pdfaid:part>3" in inked.pdf.Root.Metadata.read_bytes()
    assert "/AcroForm" not in inked.pdf.Root
    [(name, [content])] = sheet.reader.attachments.items()
    assert name == "kunjungan.json"
    assert formulir_of(_texts(json.loads(content))) == formulir_of(EVERY_TYPE)


def _texts(data: object) -> Any:  # noqa: ANN401 - as YAML has it
    """JSON with texts for numbers, as sources are read."""
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texts(value) for value in data]
    return data if isinstance(data, str | bool) else str(data)


def test_a_table_has_as_many_rows_as_it_asks_for() -> None:
    """What is filled already stands above the empty rows; with more of it than rows there are no empty ones."""
    data = deepcopy(EVERY_TYPE)
    [table] = [one for one in data["isian"] if one["type"] == "table"]
    table["rows"] = "1"
    [body] = sheet_of(data).tags.all("TBody")
    assert len(list(body.all("TR"))) == 2


@pytest.mark.no_cover
def test_heads_repeat_and_rows_are_not_cut() -> None:
    """A table over several pages has its head on each, and each row on one."""
    columns = [
        {"type": "text", "name": "nama", "label": "Namanya"},
        {"type": "multiline", "name": "lain", "label": "Lainnya"},
    ]
    values = [{"nama": f"awal{row} " + "dengan nama panjang " * (row % 7) + f"akhir{row}"} for row in range(60)]
    sheet = sheet_of(one_field(type="table", columns=columns, values=values))
    pages = [squeezed(page) for page in sheet.pages]
    assert len(pages) > 2
    assert all("NamanyaLainnya" in page for page in pages)
    for row in range(60):
        assert sum(f"awal{row}dengan" in page or f"awal{row}akhir" in page for page in pages) == 1
        assert sum(f"akhir{row}" in page and f"awal{row}" in page for page in pages) >= 1


def test_a_cell_taller_than_a_page_runs_on() -> None:
    """What no page can hold is cut, not lost, and its row can still be filled."""
    words = " ".join(f"kata{number}" for number in range(1800))
    columns = [{"type": "text", "name": "soal", "label": "Soal"}, {"type": "text", "name": "jawab", "label": "Jawab"}]
    data = one_field(type="table", columns=columns, values=[{"soal": words}, {"soal": "pendek"}], rows="5")
    sheet = sheet_of(data)
    assert squeezed(words) in squeezed("".join(cell.text for cell in sheet.tags.all("TD")))
    assert outside(sheet) == []
    assert {"uji.1.jawab", "uji.2.jawab", "uji.5.soal"} <= set(sheet.reader.get_fields() or {})


def test_wide_tables_lie_across() -> None:
    """A form with a table of many columns is landscape, others are portrait; no line leaves the page."""
    columns = [
        {"type": "multiline", "name": f"kolom{number}", "label": f"Kolom nomor {number}"} for number in range(12)
    ]
    for count, landscape in ((2, False), (6, True), (12, True)):
        sheet = sheet_of(one_field(type="table", columns=columns[:count]))
        box = sheet.reader.pages[0].mediabox
        assert (box.width > box.height) is landscape
        assert all(30 < left <= right < float(box.width) - 30 for left, _, right, _ in sheet.lines(0))


@pytest.mark.no_cover
def test_columns_that_never_fit() -> None:
    """More columns of boxes than a page is wide are made narrower together; each has its place and its words."""
    columns = [{"type": "yes_no", "name": f"k{number}", "label": "Ya?"} for number in range(11)]
    columns.append({"type": "multiline", "name": "lain", "label": "Lainnya"})
    sheet = sheet_of(one_field(type="table", columns=columns))
    widths = [float(widget.Rect[2] - widget.Rect[0]) for page in sheet.pdf.pages for widget in cast("Any", page.Annots)]
    assert min(widths) > 8
    assert max(widths) > 50
    assert "Lainnya" in squeezed(sheet.pages[0])
    assert outside(sheet) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_forms(name: str) -> None:
    """Every text of the forms that are shipped, and of the two reviews, is on paper."""
    formulir = SHIPPED[name]
    sheet = Sheet(form(f"formulir/{name}", formulir, DAY).content())
    said = squeezed(sheet.tags.text)
    for one in (*formulir.isian, *(column for isian in formulir.isian for column in isian.columns or ())):
        for text in (
            one.label,
            one.hint or "",
            *(one.choices or {}).values(),
            *(text for row in one.values for text in row.values()),
        ):
            assert squeezed(text) in said
    assert outside(sheet) == []


def _unmarked(text: str) -> str:
    return squeezed(displayable(plain(text.strip()))).replace("\u00ad", "")


@pytest.mark.no_cover
def test_hostile_texts() -> None:
    """Every text is text, whatever it looks like, in every place."""
    isian: list[dict[str, Any]] = [
        {
            "type": "select_one" if at % 2 else "select_multiple", "name": f"i{at}", "label": text, "hint": text, "required": "ya",
            "choices": {"a": text, "b": text}, "relevant": f"${{i{at}}} = 'a'",
        }
        for at, text in enumerate(HOSTILE)
    ]  # fmt: skip
    columns = [
        {"type": "text", "name": "teks", "label": HOSTILE[0], "hint": HOSTILE[1]},
        {"type": "select_one", "name": "pilih", "label": "x", "choices": {"a": HOSTILE[2], "b": HOSTILE[3]}},
    ]
    isian.append(
        {
            "type": "table",
            "name": "tabel",
            "label": HOSTILE[4],
            "columns": columns,
            "values": [{"teks": text} for text in HOSTILE],
        }
    )
    isian += [{"type": "note", "name": f"n{at}", "label": text} for at, text in enumerate(HOSTILE)]
    isian += [{"type": "signature", "name": f"s{at}", "label": text} for at, text in enumerate(HOSTILE)]
    sheet = sheet_of({"judul": HOSTILE[0], "keterangan": HOSTILE[1], "isian": isian})
    said = squeezed(sheet.tags.text).replace("\u00ad", "")
    for text in HOSTILE:
        # Label, two choices, and the label and the first choice in what it depends on; note, signature, hint, cell.
        assert said.count(_unmarked(text)) >= 9, text
    cells = [squeezed(cell.text).replace("\u00ad", "") for cell in sheet.tags.all("TD", "TH")]
    assert all(_unmarked(text) in cells for text in HOSTILE)
    assert outside(sheet) == []
    assert [one.text for one in sheet.tags.all("H1")] == [HOSTILE[0]]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "where",
    [
        "judul",
        "keterangan",
        "label",
        "hint",
        "note",
        "choices",
        "column",
        "column hint",
        "cell",
        "signature",
        "signature hint",
        "unit",
    ],
)
def test_words_without_end(where: str) -> None:
    """The longest word that a place may have stays on the page and is whole."""
    word = "".join(f"kata{number:04}" for number in range(1250))
    name = word[:296]
    columns = [{"type": "text", "name": "a", "label": "a"}, {"type": "integer", "name": "b", "label": "b"}]
    data: dict[str, Any] = {
        "judul": {**one_field(), "judul": name},
        "keterangan": {**one_field(), "keterangan": word},
        "label": one_field(label=name),
        "hint": one_field(hint=word),
        "note": one_field(type="note", hint=word),
        "choices": one_field(type="select_one", choices={"a": name, "b": "b"}),
        "column": one_field(type="table", columns=[columns[0], {**columns[1], "label": name, "hint": name}]),
        "column hint": one_field(
            type="table", columns=[{**columns[0], "hint": word}, {**columns[1], "hint": "pendek"}]
        ),
        "cell": one_field(type="table", columns=columns, values=[{"a": word, "b": "3"}]),
        "signature": one_field(type="signature", label=name),
        "signature hint": one_field(type="signature", hint=word),
        "unit": one_field(),
    }[where]
    sheet = Sheet(form("formulir/uji", formulir_of(data), DAY, unit=name if where == "unit" else "").content())
    assert (name if where in {"unit", "judul", "label", "choices", "column", "signature"} else word) in squeezed(
        sheet.tags.text
    )
    assert outside(sheet) == []


@pytest.mark.no_cover
def test_a_hundred_choices() -> None:
    """All of them stand on the pages, upright and across."""
    choices = {f"p{number}": f"Pilihan {number}." for number in range(100)}
    wide = {
        "type": "table",
        "name": "lebar",
        "label": "Lebar",
        "columns": [{"type": "multiline", "name": f"k{at}", "label": "k"} for at in range(12)],
    }
    for more in ([], [wide]):
        data = one_field(type="select_multiple", choices=choices)
        sheet = sheet_of({**data, "isian": [*data["isian"], *more]})
        said = squeezed("".join(sheet.pages))
        assert all(squeezed(choice) in said for choice in choices.values())
        assert outside(sheet) == []
        assert len(sheet.reader.get_fields() or {}) >= 100


def test_bytes_and_keys() -> None:
    """The same form is the same bytes and key; another has another key."""
    one, same = (made(EVERY_TYPE) for _ in range(2))
    assert one.content() == same.content()
    assert one.key == same.key
    assert one.key != made({**EVERY_TYPE, "versi": "4"}).key
    assert one.name == "formulir/kunjungan"


def test_marks_are_not_printed() -> None:
    """What is emphasised on pages is plain on paper, in what a field is called and in its choices."""
    data = {
        "judul": "Uji *coba*",
        "isian": [
            {
                "type": "select_one",
                "name": "s",
                "label": "**Hasil** rapat",
                "choices": {"a": "*Hadir*", "b": "Tidak [lain](https://contoh.id)"},
            }
        ],
    }
    text = " ".join(" ".join(sheet_of(data).pages).split())
    for word in ("Uji coba", "Hasil rapat", "Hadir", "Tidak lain"):
        assert word in text
    [field] = (blank for blank in made(data).blanks or ())
    assert (field.label, dict(field.choices)) == ("Hasil rapat", {"a": "Hadir", "b": "Tidak lain"})
