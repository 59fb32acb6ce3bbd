# The emblem and the picture of an electronic signature, in workbooks and documents: as PNG, whatever they were, beside their words.
from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import segno
from lxml import etree
from PIL import Image

from tatalaksana.catalog import collect
from tatalaksana.facts import Facts
from tatalaksana.render.office import office_sheet, sheet_docx, sheet_xlsx
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import REGISTERS, SOUND, write

_LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><rect width="40" height="20" fill="#c00"/></svg>'
_SIGNED = (
    "pengesahan: {jabatan: Kepala Biro, nama: Sri, tte: {gambar: qr.png, kalimat: Ditandatangani secara elektronik}}"
)


def _png() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (30, 30), "navy").save(content, "png")
    return content.getvalue()


def _parts(tmp_path: Path, kind: str, more: str = "") -> dict[str, bytes]:
    logo, qr = _LOGO.encode(), _png()
    files: dict[str, str | bytes] = {
        **REGISTERS, "unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n", "profil/kita.yaml": "instansi: KANTOR REKAAN\nlogo: l.svg\n" + more,
        "l.svg": logo, "qr.png": qr, "biro/surat.yaml": SOUND.replace("pengesahan: {jabatan: Kepala Biro, nama: Sri}", _SIGNED),
    }  # fmt: skip
    catalog = collect(write(tmp_path, files), "sops").catalog
    facts = Facts(catalog.entries["biro/surat"], catalog)
    printing = Printing(date(2024, 1, 2), None, {"l.svg": logo}, {"qr.png": qr})
    sheet = office_sheet(facts, official_sheet(facts, printing))
    content = {"xlsx": sheet_xlsx, "docx": sheet_docx}[kind](sheet)
    assert content == {"xlsx": sheet_xlsx, "docx": sheet_docx}[kind](sheet)
    package = zipfile.ZipFile(io.BytesIO(content))
    return {name: package.read(name) for name in package.namelist()}


def test_room_under_the_emblem(tmp_path: Path) -> None:
    """What stands below the emblem does not touch it."""
    root = etree.fromstring(_parts(tmp_path, "docx")["word/document.xml"])
    agency = next(one for one in root.iterfind(".//{*}p") if "".join(one.itertext()) == "KANTOR REKAAN")
    assert agency.find("{*}pPr/{*}spacing") is not None


@pytest.mark.parametrize(("kind", "folder"), [("xlsx", "xl"), ("docx", "word")])
def test_pictures(tmp_path: Path, kind: str, folder: str) -> None:
    """Both are there once, in their proportions, and told to who doesn't see them."""
    parts = _parts(tmp_path, kind)
    emblem, signature = (Image.open(io.BytesIO(parts[f"{folder}/media/gambar{place}.png"])) for place in (1, 2))
    assert abs(emblem.width / emblem.height - 2) < 0.02
    assert emblem.convert("RGB").getpixel((5, 5)) == (204, 0, 0)
    assert signature.size == (30, 30)
    where = "xl/drawings/drawing1.xml" if kind == "xlsx" else "word/document.xml"
    root = etree.fromstring(parts[where])
    shown = [one.get("descr") for one in root.iterfind(".//{*}pic/{*}nvPicPr/{*}cNvPr")]
    assert shown == ["Logo KANTOR REKAAN", "Tanda tangan elektronik Sri"]
    for size in root.iterfind(".//{*}pic/{*}spPr/{*}xfrm/{*}ext", None):
        assert 0 < int(size.get("cx")) <= 150 * 12_700
    leads = parts["xl/drawings/_rels/drawing1.xml.rels" if kind == "xlsx" else "word/_rels/document.xml.rels"].decode()
    assert leads.count("media/gambar") == 2
    words = b"".join(content for name, content in parts.items() if name.endswith((".xml",)))
    assert b"Ditandatangani secara elektronik" in words


@pytest.mark.parametrize(
    ("kind", "leads", "foot"),
    [("xlsx", "xl/drawings/_rels/kode.vml.rels", "xl/worksheets/sheet1.xml"), ("docx", "word/_rels/footer1.xml.rels", "word/footer1.xml")],
)  # fmt: skip
def test_code_at_the_foot(tmp_path: Path, kind: str, leads: str, foot: str) -> None:
    """The code of the PDF stands at the foot where the profile names a site, and nowhere else; module by module the same."""
    site = "situs: https://sop.contoh.example/\n"
    assert leads not in _parts(tmp_path / "tanpa", kind)
    parts = _parts(tmp_path / "dengan", kind, site)
    assert b"kode.png" in parts[leads]
    assert (b"&amp;G" in parts[foot]) if kind == "xlsx" else (b'r:embed="kode"' in parts[foot])
    image = Image.open(io.BytesIO(parts["xl/media/kode.png" if kind == "xlsx" else "word/media/kode.png"])).convert("L")
    assert image.width == image.height
    catalog = collect(tmp_path / "dengan", "sops").catalog
    address = Facts(catalog.entries["biro/surat"], catalog).check_address
    expected = segno.make_qr(address, error="m", mask=2)
    across = image.width // (len(expected.matrix) + 4)
    for down, row in enumerate(expected.matrix):
        for right, dark in enumerate(row):
            seen = image.getpixel(((right + 2) * across + across // 2, (down + 2) * across + across // 2))
            assert seen == (0 if dark else 255)
    if kind == "xlsx":
        for place in (1, 2):
            assert b'legacyDrawingHF r:id="kode"' in parts[f"xl/worksheets/sheet{place}.xml"]
            assert b"kode.vml" in parts[f"xl/worksheets/_rels/sheet{place}.xml.rels"]
