# SOP that take many pages: sixty steps in twelve lanes, and steps that no page can hold.
from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.faces import BOLD, REGULAR
from tatalaksana.render.fitting.letters import ems
from tests.collections_on_disk import REGISTERS, write
from tests.pdf.paper import Sheet, outside, printed, squeezed

_WORDS = [f"kata{number}" for number in range(1300)]


def _made(sop: dict[str, Any], offices: dict[str, Any] | None = None) -> Sheet:
    """The sheet of a draft."""
    with TemporaryDirectory() as folder:
        files = dict(REGISTERS) | ({"jabatan.yaml": json.dumps(offices)} if offices else {})
        root = write(
            Path(folder),
            {**files, "biro/uji.yaml": json.dumps({"judul": "Uji", "jenis": "mikro", "unit": "biro"} | sop)},
        )
        return printed(collect(root, "sops").catalog, "biro/uji")


def _steps(count: int) -> list[dict[str, Any]]:
    random = Random(3)  # noqa: S311 - charts, no secrets
    steps: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        step: dict[str, Any] = {
            "uraian": f"Melakukan pekerjaan ke-{number} dengan uraian yang memuat beberapa baris", "pelaksana": f"lajur-{random.randrange(12)}",
            "kelengkapan": f"Bahan {number}", "waktu": f"{number} Menit", "output": f"Hasil {number}",
        }  # fmt: skip
        if number % 4 == 0 and number < count:
            step["keputusan"] = {"ya": str(number + 1), "tidak": str(max(1, number - random.randrange(1, 15)))}
        steps.append(step)
    return steps


@cache
def _large() -> Sheet:
    """Sixty steps in twelve lanes."""
    offices = {f"lajur-{lane}": {"nama": f"Kepala Subbagian Urusan {lane}"} for lane in range(12)}
    return _made({"pelaksana": list(offices), "kegiatan": _steps(60)}, offices)


@cache
def _tall() -> Sheet:
    """A step of ten thousand letters between two others."""
    step = {"pelaksana": "kabag", "kelengkapan": "a", "waktu": "1 jam", "output": "b"}
    return _made({
        "pelaksana": ["kabag", "kasubbag"],
        "kegiatan": [{"uraian": "Awal", **step}, {"uraian": " ".join(_WORDS), **step}, {"uraian": "Akhir", **step, "pelaksana": "kasubbag"}],
    })  # fmt: skip


def test_sixty_steps_in_twelve_lanes() -> None:
    """Every step is on one page, in order, and pages are numbered."""
    sheet = _large()
    cells = sheet.cells()
    for number, step in enumerate(_steps(60), 1):
        said = squeezed(step["uraian"])
        at = cells.index(said)
        assert cells[at - 1 : at + 4] == [
            str(number),
            said,
            *(squeezed(step[key]) for key in ("kelengkapan", "waktu", "output")),
        ]
    assert len(sheet.pages) <= 10
    for number, page in enumerate(sheet.pages, 1):
        assert f"Halaman {number} dari {len(sheet.pages)}" in page


def test_segilima_name_each_others_pages() -> None:
    """Each «ke hal. 3» with its letter has a «dari hal. 2» with that letter on page 3."""
    said: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for number, page in enumerate(_large().pages, 1):
        for letter, word, other in re.findall(r"\b([A-Z]{1,2})\s*(ke|dari) hal\. (\d+)", page):
            said[letter].append((word, number, int(other)))
    assert len(said) > 5
    for letter, pair in said.items():
        assert {word for word, _, _ in pair} == {"ke", "dari"}, letter
        [(_, first, to), (_, second, back)] = pair
        assert (first, second) == (back, to), letter
        assert second == first + 1


def test_names_of_lanes_do_not_run_into_each_other() -> None:
    """In twelve lanes too, words over a lane stay within it: broken where they must be."""
    sheet = _large()
    places = [(left, text.strip()) for text, left, _, _ in sheet.places(2) if re.search(r"Subbag|Kepala|^an$", text)]
    assert places
    heads = [cell.text.replace("\u200b", "") for cell in sheet.tags.all("TH")]
    assert 1 == heads.count("Kepala Subbagian Urusan 7")
    assert all(len(text) * 7 * 0.6 < 90 for _, text in places)


def test_a_step_that_no_page_holds_is_complete() -> None:
    """Its words are all there, in order, over several pages, and those of its neighbours."""
    sheet = _tall()
    assert squeezed(" ".join(_WORDS)) == "".join(cell for cell in sheet.cells() if "kata" in cell)
    assert len(sheet.pages) >= 5
    assert {"Awal", "Akhir"} <= set(sheet.cells())
    assert all(sheet.places(number) for number in range(len(sheet.pages)))
    for number in range(1, len(sheet.pages)):
        foots = [foot for text, _, foot, _ in sheet.places(number) if text.strip().startswith("kata")]
        assert all(foot > 40 for foot in foots)


def test_a_step_that_no_page_holds_has_its_pages_numbered() -> None:
    """Each of its pages has a number of its own."""
    pages = _tall().pages
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page


def test_a_step_that_no_page_holds_shows_its_chart_first() -> None:
    """The segilima from the page before stands where the step begins."""
    pages = _tall().pages
    [page] = [page for page in pages if "kata0 " in page]
    assert "dari hal. 2" in page


@pytest.mark.no_cover
def test_boxes_that_no_page_holds_go_on_on_the_next() -> None:
    """Of a list of forty regulations every word is between the margins, in order, and pages are counted."""
    laws = [f"Peraturan Rekaan Nomor {number} Tahun 2000 tentang Pedoman Penyusunan Laporan" for number in range(1, 41)]
    sheet = _made({
        "dasar_hukum": laws, "peralatan": ["Komputer"], "pelaksana": ["kabag"],
        "kegiatan": [{"uraian": "Menyusun", "pelaksana": "kabag"}],
    })  # fmt: skip
    said = squeezed("".join(sheet.pages))
    places = [said.index(squeezed(law)) for law in laws]
    assert sorted(places) == places
    assert said.index("Komputer") > 0
    assert [] == outside(sheet)
    assert all(f"Halaman {number} dari {len(sheet.pages)}" in page for number, page in enumerate(sheet.pages, 1))
    foot = max(foot for _, _, foot, size in sheet.places(0) if size < 8)
    assert min(foot for _, _, foot, size in sheet.places(0) if size > 8) > foot


@pytest.mark.no_cover
def test_the_last_two_rows_of_boxes_stay_together() -> None:
    """However long the box above is, no page holds the last row of boxes alone."""
    for count in range(22, 40, 2):
        laws = [
            f"Peraturan Rekaan Nomor {number} Tahun 2000 tentang Pedoman Penyusunan Laporan" for number in range(count)
        ]
        sheet = _made({
            "dasar_hukum": laws, "keterkaitan": ["SOP Rekaan"], "peringatan": "Terlambat", "pelaksana": ["kabag"],
            "kegiatan": [{"uraian": "Menyusun", "pelaksana": "kabag"}],
        })  # fmt: skip
        [page] = [page for page in sheet.pages if "Peringatan" in page]
        assert "Keterkaitan" in page, count


def test_boxes_that_run_on_stand_on_each_other() -> None:
    """Below five signers with long offices the frame of the boxes goes down without a gap."""
    office = "Kepala Bagian Umum, Kepegawaian, Keuangan, dan Perlengkapan pada Sekretariat Daerah Kabupaten Rekaan Provinsi Rekaan"
    sheet = _made({
        "pengesahan": [{"peran": f"Peran {number}", "jabatan": office, "nama": f"Nama {number}"} for number in range(5)],
        "dasar_hukum": ["Peraturan Rekaan"] * 9, "pelaksana": ["kabag"], "kegiatan": [{"uraian": "Menyusun", "pelaksana": "kabag"}],
    })  # fmt: skip
    [page] = [number for number, text in enumerate(sheet.pages) if "Peringatan" in text]
    edge = min(left for left, *_ in sheet.lines(page))
    sides = sorted((foot, top) for left, foot, right, top in sheet.lines(page) if right - left < 1 > left - edge)
    assert len(sides) > 1
    assert all(above[0] <= below[1] + 0.5 for below, above in pairwise(sides)), sides


def test_a_long_number_leaves_the_page_number_alone(tmp_path: Path) -> None:
    """The foot's words end before the number of the page, however long the number of the SOP is; a part and a label stay in their cells."""
    long = "Pertanggungjawabandanpenyelenggaraanpemerintahandaerah"
    signers = [{"peran": long[:40], "jabatan": "Kepala", "nama": f"Nama {number}"} for number in range(3)]
    files = {"profil/kantor.yaml": f"orientasi: tegak\nlabel: {{nomor: {long[:40]}}}\n"}
    sop = {
        "judul": "Uji", "jenis": "mikro", "unit": "biro", "profil": "kantor", "nomor": f"{long}/{long[:40]}",
        "pengesahan": signers, "pelaksana": ["kabag"], "kegiatan": [{"uraian": "Menyusun", "pelaksana": "kabag"}],
    }  # fmt: skip
    root = write(tmp_path, {**REGISTERS, **files, "biro/uji.yaml": json.dumps(sop)})
    sheet = printed(collect(root, "sops").catalog, "biro/uji")
    foot = [(text, left, y, size) for text, left, y, size in sheet.places(0) if size < 8]
    [(at, line)] = [(left, round(y)) for text, left, y, _ in foot if text.startswith("Halaman 1")]
    for text, left, y, size in foot:
        assert left == at or abs(y - line) > 2 or left + ems(text.strip(), BOLD).least * size < at, text
    signing = (sheet.reader.pages[0].mediabox.width - 2 * 12 * 72 / 25.4) / 3
    parts = [one for one in sheet.places(0) if long[:9] in one[0] and one[3] > 8]
    assert all(ems(text.strip(), REGULAR).least * size < signing for text, *_, size in parts if size < 10), parts
    (label, begin, *_), *values = [one for one in parts if one[3] > 10]
    assert all(begin + ems(label.strip(), REGULAR).least * 10.5 < left for _, left, *_ in values), parts
