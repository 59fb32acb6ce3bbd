# What a step needs, held against what was made before it.
from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tatalaksana.catalog import Entry, collect
from tatalaksana.catalog.checks.serah_terima import check_handover
from tatalaksana.catalog.entry import Ground, Registers
from tatalaksana.chart import route
from tatalaksana.model import Sop, flow_of, parse
from tatalaksana.source import Data, Document, read
from tests.collections_on_disk import REGISTERS, draft, write
from tests.steps import steps

CHAIN = ("permohonan", "disposisi", "konsep surat", "surat final", "tanda kirim", "arsip")


def _told(root: Path, *rows: str, more: str = "") -> list[str]:
    """What is said of an SOP with these rows: «kelengkapan > output», and further keys after «|»."""
    text = draft("A", more=more).partition("kegiatan:")[0] + "kegiatan:\n"
    for row in rows:
        cells, _, keys = row.partition("|")
        needed, _, made = (cell.strip() for cell in cells.partition(">"))
        needed, made = (cell if cell.startswith("[") else f'"{cell}"' for cell in (needed, made))
        text += f"  - {{uraian: u, pelaksana: kabag, kelengkapan: {needed}, waktu: 1 jam, output: {made}{', ' + keys if keys else ''}}}\n"
    found = collect(write(root, {**REGISTERS, "biro/a.yaml": text}), "sops").problems
    return [problem.message + " " + problem.hint for problem in found if problem.code == "serah-terima"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Surat > Disposisi", "Disposisi, lembar telaah, komputer > Telaah", "Surat > Persetujuan", "Tenda > Tanda terima"),
        ("Surat > Nota Dinas I", "Nota Dinas II > Arsip"),
        ("Surat > Konsep", "[ATK, Konsep surat, Berkas lama] > Surat"),
        ("Surat > Draf surat", "Draft surat > Surat"),
        ("Surat > ['5', '2']", "['5', '2'] > Surat"),
        ("Surat > Telaah dan Disposisi", "- Disposisi\\n- Telaah > Surat"),
        ("a > b | keputusan: {ya: 2, tidak: 3}", "b > Telaah | lanjut: selesai", "Telaaah > c"),
    ],
)  # fmt: skip
def test_silent_on_real_neighbours(rows: tuple[str, ...], tmp_path: Path) -> None:
    """What was made anywhere before, tools, papers from outside, other numbers, and what stands on no path: nothing is said."""
    assert [] == _told(tmp_path, *rows)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ("Surat > Telaah", "Telaaah > Hasil"),
            "kegiatan 2 memerlukan «Telaaah», kegiatan 1 menghasilkan «Telaah». Bila maksudnya sama, samakan «telaaah» dan «telaah».",
        ),
        (
            ("Surat > Disposisi, Berita Acara", "Disposisi > Hasil", "[Komputer, Berita Acra] > Laporan"),
            "kegiatan 3 memerlukan «Berita Acra», kegiatan 1 menghasilkan «Berita Acara». Bila maksudnya sama, samakan «acra» dan «acara».",
        ),
        (
            ("Surat > Lembar Dispoisi", "Lembar Disposisi dan ATK > Hasil"),
            "kegiatan 2 memerlukan «Lembar Disposisi», kegiatan 1 menghasilkan «Lembar Dispoisi». Bila maksudnya sama, samakan «disposisi» dan «dispoisi».",
        ),
    ],
)  # fmt: skip
def test_slips_are_told_with_both_places(rows: tuple[str, ...], said: str, tmp_path: Path) -> None:
    """Between an output and what any later step needs, in lists and between commas, whichever of the two is mistyped."""
    assert [said] == _told(tmp_path, *rows)


def test_one_slip_is_told_once(tmp_path: Path) -> None:
    """However often it was copied."""
    assert 1 == len(_told(tmp_path, "Surat > Telaah", "Telaaah > Hasil", "Telaaah > Hasil akhir"))


def test_each_slip_is_told(tmp_path: Path) -> None:
    """One behind another, without the marks of a list in front of them."""
    told = _told(tmp_path, "Surat > Telaah", "- Telaaah\\n- ATK > Disposisi", "Dispoisi > Hasil")
    assert ["«Telaaah»", "«Dispoisi»"] == [
        said.split(",")[0].removeprefix(f"kegiatan {at} memerlukan ") for at, said in enumerate(told, 2)
    ]


def test_two_words_that_the_sop_uses_are_two_words(tmp_path: Path) -> None:
    """What its activities or boxes say too is no slip."""
    rows = ("Surat > Daftar pembina", "Daftar pembisa > Hasil")
    assert 1 == len(_told(tmp_path, *rows))
    assert [] == _told(tmp_path, *rows, more="peringatan: Pembina dan pembisa hadir\n")


def _chain(needed: str, at: int = 3) -> list[str]:
    cells = list(CHAIN)
    return [f"{needed if row == at else cells[row]} > {cells[row + 1]}" for row in range(len(cells) - 1)]


def test_one_break_in_a_chain(tmp_path: Path) -> None:
    """Where every other step needs just what the one before it made, the one that does not is told."""
    said = (
        "kegiatan 4 memerlukan «laporan kunjungan», yang tidak dihasilkan langkah sebelumnya; kegiatan 3 menghasilkan «surat final». "
        "Pada 3 pasangan langkah lain keduanya sama. Samakan bila maksudnya sama, atau periksa apakah ada langkah yang terlewat."
    )
    assert [said] == _told(tmp_path, *_chain("laporan kunjungan"))


@pytest.mark.parametrize("needed", ["disposisi", "surat", "komputer", "timbangan", "surat final dan amplop"])
def test_no_break(needed: str, tmp_path: Path) -> None:
    """What was made before, says the same with fewer words, or is a tool breaks no chain."""
    assert [] == _told(tmp_path, *_chain(needed), more="peralatan: [Timbangan digital]\n")


def test_two_breaks_are_a_habit(tmp_path: Path) -> None:
    """Where the chain breaks twice, or has few links, nobody meant one."""
    rows = _chain("laporan kunjungan")
    assert [] == _told(tmp_path, rows[0], rows[1].replace("disposisi >", "notula >"), *rows[2:])
    assert [] == _told(tmp_path / "b", *rows[1:])


def _work(needed: Sequence[str], made: Sequence[str]) -> int:
    """How many steps it takes to hold these cells against each other."""
    first: Data = {"uraian": "u", "pelaksana": "kabag", "output": [*made]}
    last: Data = {"uraian": "u", "pelaksana": "kabag", "kelengkapan": [*needed]}
    sop = parse(
        Sop, {"judul": "A", "jenis": "mikro", "unit": "biro", "pelaksana": ["kabag"], "kegiatan": [first, last]}
    )
    assert isinstance(sop, Sop), sop
    flow, _ = flow_of(sop)
    document = read("a.yaml", "judul: A")
    assert isinstance(document, Document)
    entry = Entry("biro/a", document, sop, flow, route(flow))
    return steps(lambda: list(check_handover(entry, Ground(Registers({}, {}, {}, {}), None))))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "cell",
    [
        lambda word: [f"berkas {word(at)}" for at in range(600)],
        lambda word: [word(at) for at in range(600)],
        lambda word: ["\n".join(word(at) for at in range(600))],
        lambda word: [" ".join(word(at) for at in range(600))],
        lambda word: [" dan ".join(word(at) for at in range(600))],
    ],
)  # fmt: skip
def test_large_cells_are_held_against_each_other_in_bounded_work(
    cell: Callable[[Callable[[int], str]], list[str]],
) -> None:
    """However many things two cells name, and however alike they are, not each is held against each."""
    needed, made = cell(lambda at: f"w{_letters(at)}x"), cell(lambda at: f"v{_letters(at)}y")
    assert _work(needed, made) < 700_000


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")
