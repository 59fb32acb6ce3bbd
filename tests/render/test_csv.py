# Checklists as CSV, and what keeps spreadsheets from running texts.
from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.facts import DaftarPeriksa, Facts, Keluar, Langkah
from tatalaksana.facts.words import begins_elsewhere, exits
from tatalaksana.model import durasi_of
from tatalaksana.render.csv import CHECKLIST_COLUMNS, checklist_csv, csv_of, guarded, restored
from tests.collections_on_disk import koleksi
from tests.csv_cases import CASES, computed_pieces
from tests.hand_made_steps import leading
from tests.xlsx.office import csv_cells

_CATALOG = koleksi()
_LISTS = {name: Facts(entry, _CATALOG).daftar for name, entry in _CATALOG.entries.items()}
_ONE_TEXT = re.compile(r'="[+0-9][0-9 ().-]*"')
"""What a spreadsheet opens as nothing but a text of digits."""
_NUMBER = re.compile(r"-?[0-9.,]{1,16}")
_RUNS = "=+-@\t\r\n＝＋－＠"


def _rows(data: bytes, separator: str = ";") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("name", list(_LISTS))
def test_every_text_comes_back(name: str, separator: str) -> None:
    """A row a step, each text as it was, several things on lines of their own."""
    daftar = _LISTS[name]
    rows = _rows(checklist_csv(daftar, separator), separator)
    assert len(daftar.langkah) == len(rows)
    for langkah, row in zip(daftar.langkah, rows, strict=True):
        found = {key: restored(cell) for key, cell in row.items()}
        assert (langkah.nomor, langkah.kegiatan, langkah.waktu) == (
            found["no"],
            found["kegiatan"],
            found["waktu_rencana"],
        )
        for key in ("kelengkapan", "output", "ket"):
            assert list(getattr(langkah, key)) == found[key].splitlines()
        assert langkah.siapa == found["pelaksana"]
        begins = begins_elsewhere(daftar, langkah)
        assert [*filter(None, [begins]), *(way.kata for way in exits(daftar, langkah))] == found[
            "lanjut_ke"
        ].splitlines()
        assert not any(found[key] for key in CHECKLIST_COLUMNS[11:])


def test_excel_knows_the_file() -> None:
    """UTF-8 with a byte order mark, columns parted by semicolons, lines by CR LF."""
    data = checklist_csv(next(iter(_LISTS.values())))
    assert data.startswith(b'\xef\xbb\xbf"no";"kegiatan";')
    assert data.count(b"\r\n") == 1 + 7


@pytest.mark.parametrize("evil", ["=1+1", "+62", "-1+1", "@SUM(A1)", "＝1", "=cmd|' /C calc'!A0", "'=1", "''-x"])
def test_no_cell_runs(evil: str) -> None:
    """No cell begins with what a spreadsheet runs, and every text comes back."""
    step = Langkah(
        "1", evil, (evil,), ("a",), (evil, evil), evil, durasi_of(evil), (evil,), (evil,), (Keluar("", None),)
    )
    daftar = replace(next(iter(_LISTS.values())), langkah=(step,))
    assert isinstance(daftar, DaftarPeriksa)
    (row,) = _rows(checklist_csv(daftar))
    assert not [cell for cell in row.values() if cell.startswith(tuple(_RUNS)) and not _ONE_TEXT.fullmatch(cell)]
    assert (evil, [evil, evil]) == (restored(row["kegiatan"]), restored(row["kelengkapan"]).split("\n"))


@pytest.mark.parametrize(("text", "written"), CASES)
def test_the_table_of_cases(text: str, written: str) -> None:
    """Each text is written as the table says, and read back as it was."""
    assert (written, text) == (guarded(text), restored(written))


@pytest.mark.no_cover
def test_a_spreadsheet_opens_what_was_written() -> None:
    """Texts of digits open in LibreOffice as they are, without an apostrophe; what would run opens with one, and runs not."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(["x", guarded(text)] for text, _ in CASES)
    shown = [row[1] for row in csv_cells(text.getvalue().encode("utf-8-sig"))]
    for (wanted, written), found in zip(CASES, shown, strict=True):
        if written.startswith("'"):
            assert written.split() == str(found).split()
        elif wanted and not _NUMBER.fullmatch(wanted):
            assert (wanted if _ONE_TEXT.fullmatch(written) else written) == found


def test_no_piece_runs_where_columns_are_parted_otherwise() -> None:
    """A program that parts cells by another sign than the file's, or knows no quotes, finds none that it would run."""
    befores = ("", " ", '"', '","', "\u200b", "\ue000")
    texts = [f"a{other}{before}{sign}b" for other in ",;|\t\n" for before in befores for sign in "=+-@＝"]
    assert len(texts) <= len([*computed_pieces("\n".join(texts))])
    written = csv_of(("x",), ([text, "b"] for text in (*texts, *(text for text, _ in CASES))))
    assert [] == [*computed_pieces(written.decode("utf-8-sig"))]


@pytest.mark.no_cover
@given(st.text(alphabet=st.sampled_from([*_RUNS, *"';,|a1 (", "\u200b"])) | st.text())
def test_guarding_is_undone(text: str) -> None:
    """Any text is safe when guarded and itself when restored; only «-» alone, a number and one text of digits may begin with a sign."""
    safe = guarded(text)
    assert safe == "-" or _NUMBER.fullmatch(safe) or _ONE_TEXT.fullmatch(safe) or not safe.startswith(tuple(_RUNS))
    assert text == restored(safe)


def test_where_a_step_leads_is_said_in_words() -> None:
    """A step's way on is told by numbers: a decision's by its labels, a fork's all together, the end as such."""
    step = Langkah("1", "Menulis", ("a",), ("a",), (), "", durasi_of(""), (), (), ())
    fork = leading(step, Keluar("", 1), Keluar("", 2))
    decision = leading(replace(step, nomor="2"), Keluar("ya", 0), Keluar("ya", 2), Keluar("tidak", None))
    last = leading(replace(step, nomor=""))
    daftar = replace(next(iter(_LISTS.values())), langkah=(fork, decision, last))
    assert [("→ 2 dan baris ke-3",), ("ya → 1 dan baris ke-3", "tidak → selesai"), ("→ selesai",)] == [
        tuple(way.kata for way in exits(daftar, langkah)) for langkah in daftar.langkah
    ]


def test_two_beginnings_are_told_as_alternatives() -> None:
    """A step at which a procedure may begin says at which other it may begin instead, before its ways on."""
    daftar = next(iter(_LISTS.values()))
    first, second, *rest = (replace(step, mulai_lain=()) for step in daftar.langkah)
    several = replace(daftar, langkah=(replace(first, mulai_lain=(1,)), replace(second, mulai_lain=(0,)), *rest))
    told = [row["lanjut_ke"].splitlines()[0] for row in _rows(checklist_csv(several))[:2]]
    assert ["Prosedur dapat juga mulai di langkah 2.", "Prosedur dapat juga mulai di langkah 1."] == told
