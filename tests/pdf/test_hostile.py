# Texts that try to be more than text, and texts of absurd length, come out as themselves and stay on the page.
from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.faces import displayable
from tatalaksana.facts import Facts
from tatalaksana.model import plain
from tatalaksana.render.fitting.units import MM
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import DAY, Sheet, outside, printed, squeezed

HOSTILE = (
    "#set page(width: 1pt)", "#panic()", "$x^2$", "\\ \\\\ \\u{41}", "*a* **b** _c_", "@ref", "<label>", "'a' \"b\" «c»", "= Judul",
    "- butir", "+ butir", "1. butir", "/ Kata: arti", "`kode` ```typ #a```", "#sys.inputs.data", '") #panic("', '\\") #panic(\\"', "\\u{22}) #panic()", "// komentar /* lagi */", "a~b -- c ---d ...",
    "{{ 7*7 }} {% raw %} ${x}", "<script>alert(1)</script> &amp; &lt;", "#read(\"/etc/passwd\")", "https://contoh.go.id/#x", "😀 👩🏽‍🔬 ✅ 日本",
    "[a](https://contoh.go.id) [b] (c)", "%PDF-1.7 endobj", "(a\\)b", "\t a\t b", "ﬁ ﬂ ½ ①", "a\u00adb\u200bc",
)  # fmt: skip
"""Typst markup, markup of others, what files and PDF are made of, and signs that are hard to set."""
_TALL, _LEFT_OUT, _NEAR = 20.0, 100.0, 0.6
"""Points: letters of the watermark are taller; the page's foot and its title are not the table's; and what is no crossing."""
_RIGHT_TO_LEFT = "שלום עולם"


def _sheet(tmp_path: Path, **changes: Any) -> tuple[Sheet, Catalog]:  # noqa: ANN401 - whatever YAML can hold
    """The sheet of a small SOP with these fields changed."""
    sop: dict[str, Any] = {
        "judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": [
            {"uraian": "Menyiapkan", "pelaksana": "kasubbag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"},
            {"uraian": "Memeriksa", "pelaksana": "kabag", "kelengkapan": "b", "waktu": "1 jam", "output": "c"},
        ],
    } | changes  # fmt: skip
    root = write(tmp_path, {**REGISTERS, "biro/uji.yaml": json.dumps(sop, ensure_ascii=False)})
    catalog = collect(root, "sops").catalog
    return printed(catalog, "biro/uji"), catalog


def _step(**texts: object) -> dict[str, object]:
    return {"uraian": "Menulis", "pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"} | texts


@pytest.mark.no_cover
@pytest.mark.parametrize("field", ["uraian", "kelengkapan", "output", "ket", "daftar"])
def test_hostile_cells(tmp_path: Path, field: str) -> None:
    """Each hostile text stands in its cell as it was written, and pages and outline are those of harmless ones."""
    steps = [_step(**({"output": [text, "lain"]} if field == "daftar" else {field: text})) for text in HOSTILE]
    sheet, catalog = _sheet(tmp_path, kegiatan=steps)
    cells = set(sheet.cells())
    for text in HOSTILE:
        shown = squeezed(displayable(plain(text)).replace("\u00ad", ""))
        wanted = f"1.{shown}2.lain" if field == "daftar" else shown
        assert wanted in {cell.replace("\u00ad", "") for cell in cells}, text
    assert {page.mediabox.width for page in sheet.reader.pages} == {841.8898}
    assert [] == outside(sheet)
    headings = [heading.text for heading in sheet.tags.all("H1", "H2", "H3")]
    assert ["Uji", "SOP Uji"] == [headings[0], headings[-1]]
    assert 8 == len(headings)
    assert len(catalog.entries) == 1


@pytest.mark.no_cover
@pytest.mark.parametrize("text", [text for text in HOSTILE if "日" not in text and "\u200b" not in text])
def test_hostile_names(tmp_path: Path, text: str) -> None:
    """A hostile title, number and signatory are titles, numbers and signatories."""
    sheet, _ = _sheet(
        tmp_path, judul=text, nomor=text, pengesahan={"jabatan": text, "nama": text}, keterkaitan=[text],
        pelaksana=[{"jabatan": "kabag", "label": text}, "kasubbag"],
    )  # fmt: skip
    first, shown = squeezed(sheet.tags.text), squeezed(text)
    assert first.count(shown) >= 6
    assert squeezed(str(sheet.pdf.docinfo.Title)) == squeezed(f"SOP Mikro {text}")
    assert [] == outside(sheet)
    assert len(sheet.pages) == 2


def test_right_to_left(tmp_path: Path) -> None:
    """Hebrew keeps its order in the tags, and the text after it is not turned."""
    sheet, _ = _sheet(tmp_path, kegiatan=[_step(uraian=f"awal {_RIGHT_TO_LEFT} akhir"), _step()])
    [cell] = [cell for cell in sheet.cells() if cell.startswith("awal")]
    assert cell.endswith("akhir")
    assert sorted(cell) == sorted(squeezed(f"awal {_RIGHT_TO_LEFT} akhir"))


@pytest.mark.parametrize("field", ["uraian", "kelengkapan", "output", "ket"])
def test_a_text_without_spaces(tmp_path: Path, field: str) -> None:
    """A word of three hundred letters, as addresses are, is broken; none of it leaves the page or is lost."""
    word = "".join(f"kata{number:03}" for number in range(43))
    sheet, _ = _sheet(tmp_path, kegiatan=[_step(**{field: word}), _step()])
    assert word in "".join(cell for cell in sheet.cells() if "kata" in cell)
    assert [] == outside(sheet)


@pytest.mark.no_cover
def test_ten_thousand_letters_without_spaces(tmp_path: Path) -> None:
    """Not even this stops the press."""
    word = "".join(f"kata{number:04}" for number in range(1250))
    sheet, _ = _sheet(tmp_path, kegiatan=[_step(uraian=word), _step()])
    assert word in "".join(cell for cell in sheet.cells() if "kata" in cell)
    assert [] == outside(sheet)


def test_a_long_title(tmp_path: Path) -> None:
    """A title of 300 letters stands on both sheets, whole."""
    title = " ".join(f"kata{number:02}" for number in range(43))[:300].strip()
    sheet, _ = _sheet(tmp_path, judul=title)
    for page in sheet.pages:
        assert squeezed(title) in squeezed(page)
    assert [] == outside(sheet)


@pytest.mark.no_cover
@pytest.mark.parametrize("lanes", [2, 6, 12])
def test_long_offices_and_exits(tmp_path: Path, lanes: int) -> None:
    """Offices of sixty letters without a space and long words at exits stay in the tags and on the page."""
    office = "Kepalasubbagian" * 4
    registers = {f"lajur-{lane}": {"nama": f"{lane:02}{office}"} for lane in range(lanes)}
    write(tmp_path, {"jabatan.yaml": json.dumps(registers)})
    exits = {"dikembalikan untuk diperbaiki seluruhnya": "1", "disetujui tanpa perubahan satu pun juga": "3"}
    sop = {
        "judul": "Uji", "jenis": "mikro", "unit": "biro", "pelaksana": list(registers),
        "kegiatan": [_step(pelaksana="lajur-0"), _step(pelaksana="lajur-1", keputusan=exits), _step(pelaksana="lajur-0")],
    }  # fmt: skip
    registers_without = {name: text for name, text in REGISTERS.items() if name != "jabatan.yaml"}
    root = write(tmp_path, {**registers_without, "biro/uji.yaml": json.dumps(sop, ensure_ascii=False)})
    sheet = printed(collect(root, "sops").catalog, "biro/uji")
    heads = [squeezed(cell.text) for cell in sheet.tags.all("TH")]
    assert all(f"{lane:02}{office}" in heads for lane in range(lanes))
    assert all(word in " ".join(sheet.pages) or squeezed(word) in squeezed("".join(sheet.pages)) for word in exits)
    assert [] == outside(sheet)


_GLUED = (
    "kata " + ")" * 60, "(" * 30 + " kata " + "," * 40, "«" * 30 + "kata " + "?" * 50, "a/)" * 40, "_miring_(tegak)" * 9, "((((( " * 12,
    "kata" + "—" * 60, "pertanggungjawaban" * 6,
)  # fmt: skip
"""What no line may end in by Unicode's rules, though there are blanks, and what goes on where its style changes."""


@pytest.mark.no_cover
@pytest.mark.parametrize("text", _GLUED)
def test_signs_that_stick_to_their_words_stay_in_the_cell(tmp_path: Path, text: str) -> None:
    """No letter crosses a column's edge."""
    steps = [_step(**dict.fromkeys(("uraian", "kelengkapan", "output", "ket"), text)), _step()]
    sheet, catalog = _sheet(tmp_path, kegiatan=steps)
    draft = official_sheet(Facts(catalog.entries["biro/uji"], catalog), Printing(DAY)).unpaged
    assert draft.columns
    edges = [*accumulate(draft.columns.widths, initial=draft.sheet.margins[1] * MM)]
    page = pypdfium2.PdfDocument(sheet.content)[1]
    letters = page.get_textpage()
    boxes = [letters.get_charbox(at) for at in range(letters.count_chars())]
    small = [
        (left, right)
        for left, foot, right, head in boxes
        if 0 < head - foot < _TALL and _LEFT_OUT < foot < page.get_height() - _LEFT_OUT
    ]
    assert len(small) > len(text)
    assert [] == [one for one in small for edge in edges if one[0] < edge - _NEAR and one[1] > edge + _NEAR]


@pytest.mark.no_cover
def test_a_title_without_blanks_stays_on_the_page(tmp_path: Path) -> None:
    """On the identity and over the table it goes on below."""
    for title in ("Xy" * 100, "J" * 150, "—" * 60):
        sheet, _ = _sheet(tmp_path, judul=title)
        assert [] == outside(sheet)
        assert len(sheet.pages) == 2
