# The tags of a sheet, read as a screen reader does.
from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tatalaksana.render.pdf.tags.lists import numbering
from tests.collections_on_disk import catalog
from tests.golden_files import check_golden
from tests.pdf.paper import Sheet, printed
from tests.pdf.spoken import spoken
from tests.written_in_lines import FILES

_GOLDEN = Path(__file__).parent.parent / "golden" / "tag"
DECISION = """\
nomor: B-7
judul: Pinjam Ruang
jenis: mikro
unit: biro
status: berlaku
tanggal: {pembuatan: 2024-01-01, efektif: 2024-01-02, centang: [efektif]}
pengesahan:
  - {peran: Diperiksa oleh, jabatan: Kepala Bagian, nama: Rekaan Budi}
  - {peran: Disahkan oleh, jabatan: Kepala Biro, nama: Rekaan Sri}
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: Mengajukan, pelaksana: kasubbag, waktu: 1 jam, output: surat}
  - {uraian: Menimbang, pelaksana: kabag, keputusan: {setuju: 3, dengan catatan: 3, tidak: 1}}
"""
MORE = "".join(f"  - {{uraian: Mengisi {row}, pelaksana: kasubbag, waktu: 1 jam}}\n" for row in range(3, 16))


def _told(sheet: Sheet) -> str:
    return "\n".join(spoken(sheet.tags)) + "\n"


def test_a_sheet_is_read_in_order(tmp_path: Path) -> None:
    """Names with their values, boxes under headings, lists in lists, one table whose cells have heads, symbols in sentences."""
    check_golden(_GOLDEN / "kamera.txt", _told(printed(catalog(tmp_path, FILES), "biro/kamera")))


def test_a_sheet_of_several_pages_with_signers_and_a_decision(tmp_path: Path) -> None:
    """Each who signs has a row of their own; a table on several pages is read as one, with its heads once."""
    sheet = printed(catalog(tmp_path, {"biro/ruang.yaml": DECISION + MORE}), "biro/ruang")
    assert len(sheet.pages) >= 3
    check_golden(_GOLDEN / "ruang.txt", _told(sheet))


def test_figures_have_content(tmp_path: Path) -> None:
    """A figure without a piece of a page is passed over by readers, words or not."""
    sheet = printed(
        catalog(tmp_path, {"biro/ruang.yaml": DECISION + "  - {uraian: Memakai, pelaksana: kasubbag}\n"}), "biro/ruang"
    )
    figures = [
        one for one in sheet.pdf.objects if isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) == "/Figure"
    ]
    assert 5 == len(figures)
    assert all(one.K for one in figures)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Every tag is held by the one that it names as its parent, and every name leads to a tag."""
    content = printed(catalog(tmp_path, {"biro/ruang.yaml": DECISION + MORE}), "biro/ruang").content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = pdf.Root.StructTreeRoot
        tags = {
            one.objgen: one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        }
        for tag in tags.values():
            kids = [kid for kid in tag.P.K if isinstance(kid, pikepdf.Dictionary)]
            assert tag.objgen in {kid.objgen for kid in kids}
        names = list(root.IDTree.Names)
        assert sorted(map(bytes, names[::2])) == list(map(bytes, names[::2]))
        assert all(
            one.objgen in tags and bytes(one.ID) == bytes(name)
            for name, one in zip(names[::2], names[1::2], strict=True)
        )


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ("1. 2. 3.", b"Decimal"), ("1) 2)", b"Decimal"), ("a. b. c.", b"LowerAlpha"), ("A) B)", b"UpperAlpha"), ("i. ii. iii.", b"LowerRoman"),
        ("I. II.", b"UpperRoman"), ("(1) (2)", b"Decimal"), ("- -", b"Disc"), ("•", b"Disc"), ("c. d.", b"LowerAlpha"), ("v. w.", b"LowerAlpha"),
    ],
)  # fmt: skip
def test_how_lists_are_numbered(marks: str, found: bytes) -> None:
    """As ISO 32000 calls it; only a list that begins with i has Roman numbers."""
    assert found == numbering(marks.split())
