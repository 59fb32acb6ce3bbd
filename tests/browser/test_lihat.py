# `sop lihat` in a real browser: the page follows its file.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.preview.serving import looking


def test_the_page_follows_its_file(tmp_path: Path, visitor: Visitor) -> None:
    """Saving changes the page by itself; an error appears above the last good page, and goes again."""
    file = write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND}) / "biro/surat.yaml"
    with looking(tmp_path, "sops/biro/surat.yaml") as address:
        page = visitor.open(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("SOP Mikro Pengelolaan Surat")
        assert page.locator(".sop-tabel .g").count() == 2
        file.write_text(SOUND.replace("Menyiapkan", "Mengetik"), encoding="utf-8")
        expect(page.get_by_role("rowheader", name="Mengetik")).to_be_visible()
        file.write_text(SOUND.replace("pelaksana: kasubbag,", "pelaksana: kasubag,"), encoding="utf-8")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("sops/biro/surat.yaml, baris 11, kolom")
        expect(alert.locator("mark").last).to_contain_text("kasubag, kelengkapan")
        expect(page.get_by_role("rowheader", name="Mengetik")).to_be_visible()
        file.write_text(SOUND, encoding="utf-8")
        expect(alert).to_have_count(0)
        expect(page.get_by_role("rowheader", name="Menyiapkan")).to_be_visible()
        folder = tmp_path / "sops"
        folder.rename(tmp_path / "lain")
        expect(alert).to_contain_text("Folder «sops» sedang tidak ada.")
        expect(page.get_by_role("rowheader", name="Menyiapkan")).to_be_visible()
        (tmp_path / "lain").rename(folder)
        expect(alert).to_have_count(0)
        page.goto("about:blank")  # else it would ask for news of a server that is gone


def test_the_numbers_of_rows_are_seen(tmp_path: Path, visitor: Visitor) -> None:
    """Nothing covers a step's number: the button that lies over it is clear, without a theme's help."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    with looking(tmp_path, "sops/biro/surat.yaml") as address:
        page = visitor.open(address)
        buttons = page.get_by_role("button", name="Salin tautan")
        expect(buttons).to_have_count(2)
        looks = "(buttons) => buttons.map((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).borderTopWidth])"
        assert [["rgba(0, 0, 0, 0)", "0px"]] * 2 == buttons.evaluate_all(looks)
        page.goto("about:blank")


def test_no_style_is_written_into_the_page(tmp_path: Path, visitor: Visitor) -> None:
    """The preview allows none, as the site, and looks the same: what rows need stands in a file beside the page."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    with looking(tmp_path, "sops/biro/surat.yaml") as address:
        page = visitor.open(address)
        assert page.locator("col[data-gaya]").count() > 2
        assert page.locator("[style]").count() == 0
        lane = page.locator("col[data-gaya*='--l']").first
        assert lane.evaluate("one => getComputedStyle(one).getPropertyValue('--l')")
        assert [] == visitor.problems
        page.goto("about:blank")
