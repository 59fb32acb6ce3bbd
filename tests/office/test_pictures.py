# The emblem and the picture of an electronic signature, in workbooks and documents: as PNG, whatever they were, beside their words.
from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
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


def _parts(tmp_path: Path, kind: str) -> dict[str, bytes]:
    logo, qr = _LOGO.encode(), _png()
    files: dict[str, str | bytes] = {
        **REGISTERS, "unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n", "profil/kita.yaml": "instansi: KANTOR REKAAN\nlogo: l.svg\n",
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
