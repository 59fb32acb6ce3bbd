# Forms that are filled in a PDF reader: fields at the places of the blanks, filled by other programs and read back.
from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from tatalaksana.formulir import Type
from tatalaksana.render.pdf import form
from tatalaksana.render.pdf.acroform import FieldKind, put_fields
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.typesetting import typeset
from tests.pdf.forms import DAY, EVERY_TYPE, made
from tests.pdf.paper import Sheet
from tests.pdf.test_form import SHIPPED, sheet_of

_REQUIRED, _MULTILINE, _RADIO, _COMBO = 2, 1 << 12, 1 << 15, 1 << 17
_TEXTS = {
    "tujuan": "Kantor Desa (Contoh)", "uraian": "Baris satu\nBaris dua", "jumlah": "12", "biaya": "3,5", "hari": "17-08-2026",
    "pukul": "09:30", "telepon": "+62 812-3456-7890", "sebab": "Hujan & banjir: é", "peserta.2.hadir": "wakil", "peserta.3.nama": "Siti Contoh", "peserta.3.lama": "4",
    "peserta.4.hadir": "tidak", "total": "4",
}  # fmt: skip
_TICKS = {
    "hasil": "/tunda", "kirim.surel": "/surel", "kirim.langsung": "/langsung", "lanjutan": "/ya", "mutu": "/3", "peserta.3.setuju": "/tidak",
}  # fmt: skip
_DOTS = 144
"""In an inch: two in a point."""


def _fields(sheet: Sheet) -> dict[str, Any]:
    return {name: field for name, field in (sheet.reader.get_fields() or {}).items() if "/FT" in field}


def _filled(content: bytes, values: dict[str, str]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    made_ = io.BytesIO()
    writer.write(made_)
    return made_.getvalue()


def _poppler(*command: str | Path) -> str:
    """What a program of poppler says."""
    if shutil.which(str(command[0])) is None:
        pytest.skip("poppler is not installed")
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _picture(content: bytes, folder: Path, name: str) -> Image.Image:
    """The first page as poppler shows it, in grey."""
    file = folder / f"{name}.pdf"
    file.write_bytes(content)
    _poppler("pdftoppm", "-r", str(_DOTS), "-f", "1", "-l", "1", "-singlefile", "-png", file, folder / name)
    return Image.open(folder / f"{name}.png").convert("L")


def _widgets(sheet: Sheet) -> list[tuple[int, Any, tuple[float, ...]]]:
    """(page, widget, left, foot, right and top) in the order of the pages."""
    return [
        (number, widget, tuple(map(float, widget.Rect)))
        for number, page in enumerate(sheet.pdf.pages)
        for widget in cast("Any", page.get("/Annots", ()))
    ]


def test_names_types_and_options() -> None:
    """Fields have the names of the form, are of the kind that fits, and know their choices."""
    fields = _fields(sheet_of(EVERY_TYPE))
    kinds = {name: (field["/FT"], field["/Ff"]) for name, field in fields.items()}
    rows = {
        f"peserta.{row}.{column}": kind
        for row in range(1, 5)
        for column, kind in {
            "nama": ("/Tx", _REQUIRED), "hadir": ("/Ch", _COMBO), "lama": ("/Tx", 0), "setuju": ("/Btn", _RADIO),
        }.items()
    }  # fmt: skip
    for filled in ("peserta.1.nama", "peserta.1.hadir", "peserta.2.nama"):
        del rows[filled]
    assert kinds == {
        "tujuan": ("/Tx", _REQUIRED), "uraian": ("/Tx", _MULTILINE), "jumlah": ("/Tx", _REQUIRED), "biaya": ("/Tx", 0),
        "hari": ("/Tx", _REQUIRED), "pukul": ("/Tx", 0), "telepon": ("/Tx", 0), "mutu": ("/Btn", _RADIO), "hasil": ("/Btn", _RADIO | _REQUIRED), "sebab": ("/Tx", 0),
        "kirim.surel": ("/Btn", 0), "kirim.pos": ("/Btn", 0), "kirim.langsung": ("/Btn", 0), "lanjutan": ("/Btn", _RADIO),
        **rows, "total": ("/Tx", 0),
    }  # fmt: skip
    assert fields["peserta.3.hadir"]["/Opt"] == [
        ["", ""],
        ["ya", "Hadir"],
        ["wakil", "Diwakili"],
        ["tidak", "Tidak hadir"],
    ]
    assert sorted(fields["hasil"]["/_States_"]) == ["/Off", "/batal", "/selesai", "/tunda"]
    assert sorted(fields["lanjutan"]["/_States_"]) == ["/Off", "/tidak", "/ya"]


def test_words_of_the_fields() -> None:
    """A reader that comes to a field is told its label, whether it is required and how it is written."""
    sheet = sheet_of(EVERY_TYPE)
    said = {name: field["/TU"] for name, field in _fields(sheet).items()}
    assert said["tujuan"] == "Tujuan kunjungan (wajib). Nama instansi atau lokasi"
    assert said["jumlah"] == "Jumlah peserta (wajib). Bilangan bulat. Antara 1 dan 100 orang"
    assert said["hari"] == "Tanggal kunjungan (wajib). Tanggal-bulan-tahun, misalnya 17-08-2026"
    assert (
        said["sebab"]
        == "Sebab ditunda atau dibatalkan. Diisi bila «Hasil kunjungan» = Ditunda atau «Hasil kunjungan» = Dibatalkan"
    )
    assert said["kirim.pos"] == "Laporan dikirim melalui: Pos"
    assert said["peserta.3.nama"] == "Peserta, baris 3: Nama (wajib)"
    assert all("/TU" in widget for _, widget, _ in _widgets(sheet))


def test_order_and_tags() -> None:
    """Each widget stands once in the tags, as a form field, in the order of the page; the tabulator follows the tags."""
    sheet = sheet_of(EVERY_TYPE)
    read: list[Any] = []

    def visit(node: Any) -> None:  # noqa: ANN401 - an object of a PDF
        if isinstance(node, pikepdf.Array):
            for kid in node:
                visit(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/Type") == "/OBJR":
                read.append(node.Obj.objgen)
            elif "/S" in node:
                assert node.S != "/Link"
                visit(node.get("/K"))

    visit(sheet.pdf.Root.StructTreeRoot.K)
    assert read == [widget.objgen for _, widget, _ in _widgets(sheet)]
    assert len(list(sheet.tags.all("Form"))) == len(read) == len(set(read))
    assert all(page.get("/Tabs") == "/S" for page in sheet.pdf.pages)
    numbers = list(sheet.pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    assert all(parents[int(widget.StructParent)].S == "/Form" for _, widget, _ in _widgets(sheet))


def test_no_scripts_and_no_links() -> None:
    """Nothing in the file acts; every field has its appearance and none is left to be made up."""
    sheet = sheet_of(EVERY_TYPE)
    assert "/NeedAppearances" not in sheet.pdf.Root.AcroForm
    for entry in sheet.pdf.objects:
        if isinstance(entry, pikepdf.Dictionary):
            assert not {"/JS", "/AA", "/OpenAction", "/URI"} & set(entry.keys())
    for _, widget, _ in _widgets(sheet):
        assert widget.Subtype == "/Widget"
        assert "/A" not in widget
        assert "/N" in widget.AP
        assert int(widget.F) == 4
    claims = sheet.pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1" in claims
    assert b"pdfaid" not in claims


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["semua", *SHIPPED])
def test_fields_lie_in_their_boxes(name: str) -> None:
    """No drawn line runs through a field; each frame and each box to tick holds one field, and every blank of the form has its own."""
    made_ = made(EVERY_TYPE) if name == "semua" else form(f"formulir/{name}", SHIPPED[name], DAY)
    sheet = Sheet(made_.content())
    boxes = [(page, box) for page in range(len(sheet.pages)) for box in sheet.boxes(page)]
    for page, _, (left, foot, right, top) in _widgets(sheet):
        for west, south, east, north in sheet.lines(page):
            apart = east <= left or west >= right or north <= foot or south >= top
            around = west <= left and right <= east and south <= foot and top <= north
            assert apart or around
    for page, (west, south, east, north) in boxes:
        inside = [
            1 for number, _, (left, foot, right, top) in _widgets(sheet)
            if number == page and west <= left and right <= east and south <= foot and top <= north
        ]  # fmt: skip
        assert len(inside) == 1
    wanted = [
        name for one in made_.blanks or ()
        for name in ([f"{one.name}.{value}" for value, _ in one.choices] if one.kind is FieldKind.MANY_OF else [one.name])
    ]  # fmt: skip
    assert list(_fields(sheet)) == wanted


@pytest.mark.no_cover
def test_paper_shows_nothing_of_the_fields(tmp_path: Path) -> None:
    """Printed empty the form is what it were without its fields, to the last dot."""
    content = made(EVERY_TYPE).content()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            del page.Annots
        pdf.save(tmp_path / "polos.pdf")
    plain = _picture((tmp_path / "polos.pdf").read_bytes(), tmp_path, "polos")
    assert plain.tobytes() == _picture(content, tmp_path, "isian").tobytes()


def test_filled_values_come_back(tmp_path: Path) -> None:
    """What pypdf fills in is read by pypdf and pikepdf, and poppler shows it in the fields."""
    filled = _filled(made(EVERY_TYPE).content(), _TEXTS | _TICKS)
    fields = PdfReader(io.BytesIO(filled)).get_fields() or {}
    assert {name: fields[name]["/V"] for name in _TEXTS | _TICKS} == _TEXTS | _TICKS
    sheet = Sheet(filled)
    states = [str(widget.AS) for _, widget, _ in _widgets(sheet) if "/AS" in widget]
    assert sorted(state for state in states if state != "/Off") == sorted(_TICKS.values())
    file = tmp_path / "isi.pdf"
    file.write_bytes(filled)
    shown = _poppler("pdftotext", "-layout", file, "-")
    for text in _TEXTS.values():
        assert all(line in shown for line in text.split("\n"))


@pytest.mark.no_cover
def test_ticks_show_where_they_are_put(tmp_path: Path) -> None:
    """Filled boxes and frames are darker than the blank ones, the others are as they were."""
    content = made(EVERY_TYPE).content()
    before = _picture(content, tmp_path, "sebelum")
    after = _picture(_filled(content, {"tujuan": "isi", "hasil": "/tunda", "kirim.pos": "/pos"}), tmp_path, "sesudah")
    sheet = Sheet(content)
    height = float(sheet.reader.pages[0].mediabox.height)
    changed = []
    for page, widget, (left, foot, right, top) in _widgets(sheet):
        if page == 0:
            area = tuple(int(side * _DOTS / 72) for side in (left, height - top, right, height - foot))
            if before.crop(area).tobytes() != after.crop(area).tobytes():  # type: ignore[arg-type]
                states = set(widget.AP.N.keys()) if "/AS" in widget else set()
                changed.append(str(widget.get("/T", "")) or min(states - {"/Off"}))
    assert changed == ["tujuan", "/tunda", "pos"]
    assert ImageChops.subtract(after, before).getbbox() is None


def test_all_types_are_tried() -> None:
    """The form of these tests has every type that there is."""
    given = {one["type"] for one in EVERY_TYPE["isian"]} | {
        column["type"] for one in EVERY_TYPE["isian"] for column in one.get("columns", ())
    }
    assert given == {kind.value for kind in Type}


@pytest.mark.no_cover
def test_many_fields() -> None:
    """A table of two hundred rows has a field for each cell."""
    columns = [{"type": "integer", "name": f"k{number}", "label": str(number)} for number in range(12)]
    data = {"judul": "Uji", "isian": [{"type": "table", "name": "t", "label": "T", "rows": "200", "columns": columns}]}
    sheet = sheet_of(data)
    assert len(_fields(sheet)) == 2400
    assert len(list(sheet.tags.all("Form"))) == 2400


def test_a_form_without_fields() -> None:
    """A form of notes and signatures alone has none."""
    data = {
        "judul": "Uji",
        "isian": [
            {"type": "note", "name": "n", "label": "Bacalah"},
            {"type": "signature", "name": "s", "label": "Paraf"},
        ],
    }
    assert _fields(sheet_of(data)) == {}


def test_the_file_is_whole() -> None:
    """Its objects stand where its table says and nothing is left over of what it was: qpdf has nothing to mend."""
    content = made(EVERY_TYPE).content()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert int(pdf.trailer.Size) == len(pdf.objects) + 1
        assert not pdf.is_linearized
    assert content.count(b"%%EOF") == 1
    assert b"isian:" not in content


def test_words_of_all_kinds() -> None:
    """What PDF has signs for, or what is not in Latin, stands in fields as it was written."""
    label = "Isi (bila) \\ada) <b>/«é» 😀"
    data = {
        "judul": "Uji",
        "isian": [
            {"type": "select_one", "name": "s", "label": label, "choices": {"a": label, "b": "B"}},
            {"type": "text", "name": "t", "label": label},
        ],
    }
    fields = _fields(sheet_of(data))
    assert {field["/TU"] for field in fields.values()} == {label}


@pytest.mark.parametrize("part", [b"\nxref\n", b"1 0 obj", b"/URI(isian:"])
def test_another_way_of_writing_is_refused(part: bytes) -> None:
    """A PDF that is not written as Typst does it is not made into something half right."""
    content = typeset(made(EVERY_TYPE).document, "formulir.typ", archived=False)
    with pytest.raises(ValueError, match=r"of this PDF|This PDF"):
        put_fields(Objects(content.replace(part, part.swapcase())), ())
