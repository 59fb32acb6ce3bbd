# The widths of the page's table where lanes are many: what gives way before anything scrolls.
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tatalaksana.facts import Facts
from tatalaksana.render.fitting.wants import head_word
from tatalaksana.render.html.widths import PAGE, SCREEN, SMALL_HEADS, PageColumns, narrowed, page_columns
from tests.bench_impor.round_trip import random_sops
from tests.collections_on_disk import SOUND, catalog

_LONG = "Menyiapkan bahan, meneliti kelengkapan berkas permohonan dan menyusun konsep pertimbangan teknis pengelolaan"


_WORDY = (
    "Kepala Bagian Penyelenggaraan",
    "[Berkas permohonan pertimbangan, Lembar pengendalian dan pertanggungjawaban]",
    "[Konsep pertimbangan teknis, Laporan pertanggungjawaban]",
)
"""The name of each lane, what is needed and what comes of it."""
_SHORT = "Kepala Bagian", "[Berkas permohonan, Lembar disposisi]", "[Konsep surat, Laporan]"


def _columns(
    folder: Path, lanes: int, words: tuple[str, str, str] = _WORDY, deciding: Sequence[int] | None = None
) -> PageColumns:
    """Of an SOP in which each of so many decides, or these, and sends back what is not right."""
    office, needed, made = words
    sends_back = range(1, lanes - 1) if deciding is None else deciding
    names = [f"jabatan-{lane}" for lane in range(lanes)]
    head = SOUND[: SOUND.index("pelaksana:")]
    rows = [f"pelaksana: [{', '.join(names)}]", "kegiatan:"]
    for lane, name in enumerate(names):
        rows += [
            f"  - id: langkah-{lane}",
            f"    uraian: {_LONG} {lane}",
            f"    pelaksana: {name}",
            f"    kelengkapan: {needed}",
            "    waktu: 30 menit",
            f"    output: {made}",
            *([f"    keputusan: {{setuju: langkah-{lane + 1}, tidak: langkah-0}}"] if lane in sends_back else []),
        ]
    register = "".join(f"{name}:\n  nama: {office} {lane}\n" for lane, name in enumerate(names))
    found = catalog(folder, {"biro/surat.yaml": head + "\n".join(rows) + "\n", "jabatan.yaml": register})
    return page_columns(Facts(found.entries["biro/surat"], found))


@pytest.mark.parametrize("lanes", [3, 6, 8])
def test_many_lanes_fit_a_usual_screen(lanes: int, tmp_path: Path) -> None:
    """Lanes with all columns are as wide as a screen of 1366 pixels at most, and nearly equal to each other."""
    columns = _columns(tmp_path, lanes)
    assert columns.whole <= SCREEN
    assert max(columns.lanes) <= 1.25 * min(columns.lanes)


@pytest.mark.parametrize("lanes", [3, 8])
def test_heads_keep_their_words(lanes: int, tmp_path: Path) -> None:
    """Letters over lanes are smaller where a word would be cut, on screens and on paper, and usual ones where none is."""
    columns = _columns(tmp_path, lanes)
    assert (columns.heads < SMALL_HEADS) is (lanes == 8)
    assert head_word("Penyelenggaraan", 1.0) <= columns.lane_line(0)


def test_heads_are_not_too_small_to_read(tmp_path: Path) -> None:
    """Over lanes in which not even small letters hold a word it is cut: the others are as large as theirs allow."""
    columns = _columns(tmp_path, 3)
    assert SMALL_HEADS == columns.heads == columns.with_words_whole(["Pertanggungjawaban" * 3] * 3).heads


def test_columns_give_of_what_they_have() -> None:
    """Texts and lanes give what is lacking by what they have to spare; none gives more than it may, and only then is the table wider than a screen."""
    texts, lanes = [500.0, 300.0], [100.0] * 6
    found = narrowed([*texts, *lanes], [100.0, 100.0, *[80.0] * 6], 1300)
    assert pytest.approx(sum(found)) == 1300
    assert pytest.approx(found) == [500 - 400 * 100 / 720, 300 - 200 * 100 / 720, *[100 - 20 * 100 / 720] * 6]
    assert [100.0, 100.0, *[300.0] * 6] == narrowed([*texts, *[300.0] * 6], [100.0, 100.0, *[300.0] * 6], 1300)


@pytest.mark.parametrize("deciding", [(3,), (2, 5, 8)])
def test_twelve_lanes_fit_a_usual_screen(deciding: Sequence[int], tmp_path: Path) -> None:
    """Where words and symbols alone ask for nearly all of it, texts keep little more than words, and only lanes that need it are wider."""
    columns = _columns(tmp_path, 12, _SHORT, deciding)
    lanes = [width for lane, width in enumerate(columns.lanes) if lane not in deciding]
    assert columns.whole <= SCREEN
    assert max(lanes) == min(lanes) < min(columns.lanes[lane] for lane in deciding)


@pytest.mark.parametrize(("seed", "wide"), [(21, 122), (119, 120)])
def test_what_calculating_leaves_is_no_pixel(seed: int, wide: int, tmp_path: Path) -> None:
    """Equal lanes are printed equally wide: of these two charts one was a pixel wider or not, as a version of Python adds up."""
    found = random_sops(tmp_path, (seed,), ())
    [entry] = found.entries.values()
    assert set(page_columns(Facts(entry, found)).paper.lanes) == {wide}


@pytest.mark.parametrize(("row", "wide"), [("Mencatat", False), (_LONG, True)])
def test_no_table_is_wider_than_its_page_for_blanks(row: str, *, wide: bool, tmp_path: Path) -> None:
    """What is blank behind the longest line of each column is given away where the table would go beyond the page's texts; lines are not cut for it."""
    text = SOUND[: SOUND.index("pelaksana:")] + "pelaksana: [kabag]\nkegiatan:\n"
    text += "".join(
        f"  - {{uraian: '{row} {n}', pelaksana: kabag, kelengkapan: '{row}', waktu: 5 menit, output: '{row}'}}\n"
        for n in "ab"
    )
    found = catalog(tmp_path, {"biro/surat.yaml": text})
    columns = page_columns(Facts(found.entries["biro/surat"], found))
    assert (columns.whole > PAGE) is wide
