# What concerns a file as a whole, by keys alone: another name, revoked with its successor, taken out; every dialog looked at by axe.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import faults
from tests.browser.test_sunting import _FILE, _SURAT, _cell, _editing, _save
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import SOUND, write

_OTHER = "sops/biro/naskah.yaml"
_NAMING = _SURAT.replace("Pengelolaan Surat", "Penanganan Naskah") + "keterkaitan: [SOP Mikro Pengelolaan Surat]\n"


def _chosen(page: Page, word: str) -> None:
    """One of the ways of «…», by keys; Esc leaves it, and the focus is where it was."""
    about = page.get_by_role("button", name="Tentang berkas ini")
    about.focus()
    page.keyboard.press("Enter")
    ways = page.get_by_role("dialog", name="Berkas ini")
    expect(ways).to_be_visible()
    sound(page)
    page.keyboard.press("Escape")
    expect(about).to_be_focused()
    page.keyboard.press("Enter")
    _pressed(page, ways.get_by_role("button", name=word))


def _pressed(page: Page, button: Locator) -> None:
    """Come to by Tab, and pressed."""
    for _ in range(20):
        if button.evaluate("(one) => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


def sound(page: Page) -> None:
    """No fault where there is room, on a phone, and in the dark."""
    assert [] == faults(page)
    page.set_viewport_size({"width": PHONE, "height": 780})
    assert [] == faults(page)
    scheme = "document.documentElement.setAttribute('data-md-color-scheme', '{}')"
    page.evaluate(scheme.format("slate"))
    assert [] == faults(page, dark=True)
    page.evaluate(scheme.format("default"))
    page.set_viewport_size({"width": 1366, "height": 768})


def test_an_sop_is_revoked_with_its_successor(tmp_path: Path, visitor: Visitor) -> None:
    """It stays, says so, and leads to what takes its place; taken back it is as it was."""
    write(tmp_path / "sops", {"biro/naskah.yaml": _NAMING})
    with _editing(tmp_path, visitor, text=SOUND) as (page, file):
        _chosen(page, "Cabut SOP…")
        asked = page.get_by_role("dialog", name="Cabut SOP ini")
        expect(asked).to_be_visible()
        sound(page)
        expect(asked.get_by_label("SOP penggantinya")).to_be_focused()
        page.keyboard.type("SOP Mikro Penanganan Naskah")
        _pressed(page, asked.get_by_role("button", name="Cabut", exact=True))
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        page.get_by_role("button", name="Urungkan").click()
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()
        page.get_by_role("button", name="Ulangi").click()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        _save(page)
        after = file.read_text(encoding="utf-8")
        assert [line for line in after.splitlines() if line not in SOUND.splitlines()] == [
            "status: dicabut",
            "digantikan_oleh: SOP Mikro Penanganan Naskah",
        ]


def test_an_sop_gets_another_name_and_another_goes(tmp_path: Path, visitor: Visitor) -> None:
    """Who names it names it so too; a file that is taken out comes back with undo."""
    folder = write(tmp_path / "sops", {"biro/naskah.yaml": _NAMING})
    with _editing(tmp_path, visitor) as (page, file):
        _chosen(page, "Ganti nama…")
        asked = page.get_by_role("dialog", name="Ganti nama SOP")
        expect(asked.get_by_label("Judul")).to_be_focused()
        sound(page)
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Penomoran Surat")
        _pressed(page, asked.get_by_role("button", name="Ganti", exact=True))
        expect(page.locator(".sunting-kabar")).to_contain_text("1 berkas lain yang menyebutnya")
        expect(page.locator(_cell("judul"))).to_have_text("Penomoran Surat")
        _save(page)
        assert "judul: Penomoran Surat\n" in file.read_text(encoding="utf-8")
        naming = (folder / "biro/naskah.yaml").read_text(encoding="utf-8")
        assert naming == _NAMING.replace("Pengelolaan Surat", "Penomoran Surat")
        _chosen(page, "Hapus berkas…")
        really = page.get_by_role("dialog", name="Hapus berkas?")
        expect(really).to_contain_text("sebaiknya dicabut")
        sound(page)
        _pressed(page, really.get_by_role("button", name="Hapus", exact=True))
        expect(page.get_by_label("Berkas", exact=True)).to_have_value(_OTHER)
        page.get_by_role("button", name="Urungkan").click()
        expect(page.get_by_label("Berkas", exact=True)).to_have_value(_FILE)
        page.get_by_role("button", name="Ulangi").click()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        _save(page)
        assert not file.exists()
