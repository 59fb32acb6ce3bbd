# The worked change: seed 004 gets a new step, another lane for step 5 and a mended word. What the three outputs say, and
# what the marked sheet looks like, also to those who see no colours or nothing at all.
from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tatalaksana.cli import main
from tests.browser.axe import faults
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.collections_on_disk import SOPS, copied
from tests.git.repository import new_repository

_SEED = "sops/biro-bentanyan/pelaksanaan-peremajaan-kebun.yaml"
_EDITS = (
    ("dikembalikan kepada Pelaksana untuk diperbaiki\n    pelaksana: kasubbag", "dikembalikan kepada Pelaksana untuk diperbaiki\n    pelaksana: kabag"),
    ("Filling Kabinet", "Filing Kabinet"),
    (
        "  - uraian: Melaksanakan kegiatan peremajaan kebun\n",
        "  - {uraian: Mengirim undangan peliputan kepada media, pelaksana: pelaksana, waktu: 30 Menit, output: Undangan}\n\n  - uraian: Melaksanakan kegiatan peremajaan kebun\n",
    ),
)  # fmt: skip


@pytest.fixture(name="project", scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the site's own SOP, with the change not committed yet."""
    root = tmp_path_factory.mktemp("usulan")
    copied(SOPS, root / "sops")
    new_repository(root).commit("2024-01-02")
    text = (root / _SEED).read_text(encoding="utf-8")
    for before, after in _EDITS:
        assert 1 == text.count(before)
        text = text.replace(before, after)
    (root / _SEED).write_text(text, encoding="utf-8")
    return root


def _said(project: Path, form: str) -> str:
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    here = Path.cwd()
    os.chdir(project)
    try:
        with contextlib.redirect_stdout(printed):
            assert 0 == main(["beda", "main", "--format", form])
    finally:
        os.chdir(here)
    printed.seek(0)
    return printed.read()


def _page(project: Path, visitor: Visitor, width: int = DESKTOP) -> Page:
    file = project / "beda.html"
    if not file.exists():
        file.write_text(_said(project, "html"), encoding="utf-8")
    return visitor.open(file.as_uri(), width=width)


def test_as_text(project: Path) -> None:
    """Three changes, three sentences: nothing is said of numbers that moved on."""
    lines = [line.strip() for line in _said(project, "teks").splitlines()]
    assert lines[3:] == [
        "Substansi",
        "Langkah 5: pelaksana Kasubbag Rawat Kebun → Kabag Sekolah dan Tamu",
        "Langkah 8: ditambah «Mengirim undangan peliputan kepada media (Pelaksana (JP/JFT); 30 Menit)»",
        "Redaksi",
        "Lembar identitas: peralatan «Alat Tulis Kantor (ATK), [Filling → Filing] Kabinet, lemari besi»",
        "3 perubahan: 2 substansi, 1 redaksi.",
        "Perhatian: Substansinya berubah, tetapi «revisi_ke» dan «tanggal.revisi» belum diperbarui.",
    ]


def test_as_markdown(project: Path) -> None:
    """The same for a pull request."""
    said = _said(project, "markdown")
    assert "- Langkah 5: pelaksana Kasubbag Rawat Kebun → **Kabag Sekolah dan Tamu**\n" in said
    assert (
        "- Lembar identitas: peralatan «Alat Tulis Kantor (ATK), ~~Filling~~ **Filing** Kabinet, lemari besi»\n" in said
    )


def test_marked_sheet(project: Path, visitor: Visitor) -> None:
    """The marked sheet shows what went and what came, in words and in the chart, and says so to a screen reader."""
    page = _page(project, visitor)
    sheet = page.locator(".bertanda .sop-lembar")
    assert 1 == sheet.locator("tbody tr.tambah").count()
    assert 0 == sheet.locator("tbody tr.hapus").count()
    assert "Mengirim undangan peliputan kepada media" in sheet.locator("tr.tambah th.kegiatan ins").inner_text()
    (gone,) = _names(sheet.locator(".s.hapus > svg"))
    assert gone.startswith("dihapus – Keputusan oleh Kasubbag Rawat Kebun.")
    assert [
        "ditambahkan – Keputusan oleh Kabag Sekolah dan Tamu",
        "ditambahkan – Kegiatan oleh Pelaksana (JP/JFT)",
    ] == [name.partition(".")[0] for name in _names(sheet.locator(".s.tambah > svg"))]
    assert "[dihapus: Filling]" in sheet.locator(".kotak del").all_text_contents()
    assert "[ditambahkan: Filing]" in sheet.locator(".kotak ins").all_text_contents()
    lama, baru = page.locator(".samping .sop-lembar").all()
    assert (11, 12) == (lama.locator("tbody tr").count(), baru.locator("tbody tr").count())
    assert 0 == lama.locator("ins").count() + baru.locator("del").count()


def test_told_without_colour(project: Path, visitor: Visitor) -> None:
    """On paper in grey, what went is struck or dashed, what came bold, underlined or thick."""
    page = _page(project, visitor)
    page.emulate_media(media="print")
    sheet = page.locator(".bertanda .sop-lembar")
    assert "line-through" in _style(sheet.locator(".kotak del").first, "textDecorationLine")
    assert "underline" in _style(sheet.locator(".kotak ins").first, "textDecorationLine")
    gone, came, kept = (sheet.locator(f".w path{kind}").first for kind in (".hapus", ".tambah", ":not([class])"))
    assert "none" != _style(gone, "strokeDasharray")
    assert "none" == _style(came, "strokeDasharray") == _style(kept, "strokeDasharray")
    assert float(_style(came, "strokeWidth")[:-2]) > 1.5 * float(_style(kept, "strokeWidth")[:-2])
    assert {"rgb(0, 0, 0)"} == {_style(one, "stroke") for one in (gone, came, kept)}
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_page_is_sound(width: int, project: Path, visitor: Visitor) -> None:
    """Axe finds no fault, the page never scrolls sideways, and it asks nothing of anybody."""
    page = _page(project, visitor, width)
    assert [] == faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [] == visitor.problems


def _names(symbols: Locator) -> list[str]:
    return [symbol.get_attribute("aria-label") or "" for symbol in symbols.all()]


def _style(element: Locator, name: str) -> str:
    return str(element.evaluate(f"element => getComputedStyle(element).{name}"))
