# What every paper says at its foot, whichever it is: of which edition, which page, and that print is not controlled.
from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tatalaksana.facts import UNCONTROLLED, facts_of
from tatalaksana.press.downloads import Wanted, form_pieces, part_pieces, sop_pieces
from tests.collections_on_disk import SOUND, catalog
from tests.pdf.paper import Sheet, squeezed

_FORM = "judul: Daftar Hadir\nversi: 4\nisian:\n  - {type: table, name: hadir, label: Hadir, rows: 40, columns: [{type: text, name: nama, label: Nama}]}\n"


@pytest.mark.parametrize(
    "number", ["800/A-1", "OT.01.02-026-079/" * 12, "B.R&D-17/" * 20, "PR&G/&[Picture]/&P-3", "😀" * 70]
)
def test_every_paper_has_its_foot(number: str, tmp_path: Path) -> None:
    """Checklists, a part of one, both review forms and forms, to print, to fill and for Excel; a long number too. What is of an example says so."""
    example = number == "A-1"
    sop = SOUND.replace("nomor: A-1", f"nomor: {number}") + f"contoh: {'ya' if example else 'tidak'}\n"
    files = {"biro/surat.yaml": sop, "formulir/hadir.yaml": _FORM}
    found = catalog(tmp_path, files)
    facts = facts_of(found)
    one = facts.of["biro/surat"]
    wanted = Wanted({}, "sops", pdf=True, review_pdf=True, separator=";")
    pieces = {
        **dict(sop_pieces(facts, wanted)),
        **dict(part_pieces(one, one.entry.sop.pelaksana[0].jabatan, wanted)),
    }
    forms = dict(form_pieces(found, wanted))
    told = dict.fromkeys(pieces, (one.edisi, UNCONTROLLED)) | dict.fromkeys(
        forms, ("Formulir hadir · versi 4", UNCONTROLLED)
    )
    pieces |= forms
    marked = {name for name in pieces if example and name not in forms}
    kinds = [name.rpartition(".")[2] for name in pieces]
    assert {"pdf": 5, "xlsx": 4} == {kind: kinds.count(kind) for kind in ("pdf", "xlsx")}
    for name, piece in pieces.items():
        if name.endswith(".pdf"):
            pages = [squeezed(page).replace("-", "") for page in Sheet(piece.content()).pages]
            for at, page in enumerate(pages, 1):
                for words in (*told[name], f"Halaman {at} dari {len(pages)}"):
                    assert squeezed(words).replace("-", "") in page, name
                assert ("CONTOH" in page) is (name in marked), name
        elif name.endswith(".xlsx"):
            sheet = openpyxl.load_workbook(io.BytesIO(piece.content())).worksheets[0]
            head, foot = sheet.oddHeader, sheet.oddFooter
            assert head is not None
            assert foot is not None
            assert (head.center.text or "", "CONTOH" in f"{sheet['A1'].value} {sheet['A2'].value}") == (
                ("CONTOH", True) if name in marked else ("", False)
            ), name
            edition, mark = told[name]
            assert 8 == foot.left.size == foot.right.size, name  # digits behind the size are no part of it
            left = str(foot.left.text).replace("&&", "&")
            # Excel takes 255 letters: of a long number the end is missing, never what stands behind it.
            assert edition[:30] in left, name
            assert edition.rpartition(" · ")[2] in left, name
            assert left.endswith(mark), name
            # On one line they would run into the page's number.
            assert 2 == len(left.splitlines()), name
            assert "Halaman &P dari &N" in str(foot.right.text), name
