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
        page.keyboard.type("Pengelolaan Naskah")
        _pressed(page, asked.get_by_role("button", name="Cabut", exact=True))
        expect(asked.get_by_role("alert")).to_contain_text("«Pengelolaan Naskah» tidak ada di kumpulan ini")
        sound(page)
        asked.get_by_role("button", name="SOP Mikro Penanganan Naskah").click()
        expect(asked.get_by_label("SOP penggantinya")).to_have_value("SOP Mikro Penanganan Naskah")
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
        expect(really.get_by_role("listitem")).to_have_text(["SOP Mikro Penanganan Naskah (keterkaitan)"])
        sound(page)
        really.get_by_role("button", name="SOP Mikro Penanganan Naskah").click()
        expect(page.get_by_label("Berkas", exact=True)).to_have_value(_OTHER)
        page.get_by_label("Berkas", exact=True).select_option(_FILE)
        expect(page.locator(_cell("judul"))).to_have_text("Penomoran Surat")
        _chosen(page, "Hapus berkas…")
        _pressed(page, really.get_by_role("button", name="Hapus", exact=True))
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("masih disebut oleh SOP Mikro Penanganan Naskah")
        expect(told).to_contain_text("Yang tampak sekarang: SOP Mikro Penanganan Naskah")
        page.get_by_role("button", name="Perubahan (1 berkas)").click()
        changes = page.get_by_role("dialog", name="Perubahan")
        expect(changes).to_contain_text("Masih disebut oleh SOP Mikro Penanganan Naskah")
        changes.get_by_role("button", name="Tutup").click()
        expect(page.get_by_label("Berkas", exact=True)).to_have_value(_OTHER)
        page.get_by_role("button", name="Urungkan").click()
        expect(page.get_by_label("Berkas", exact=True)).to_have_value(_FILE)
        page.get_by_role("button", name="Ulangi").click()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        _save(page)
        assert not file.exists()


def test_a_title_in_its_cell_is_followed_by_those_that_name_it(tmp_path: Path, visitor: Visitor) -> None:
    """In one change, which is taken back as one; the list of files says the title too."""
    folder = write(tmp_path / "sops", {"biro/naskah.yaml": _NAMING})
    with _editing(tmp_path, visitor) as (page, file):
        chosen = page.get_by_label("Berkas", exact=True).locator("option:checked")
        page.locator(_cell("judul")).click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Penomoran Surat")
        page.keyboard.press("Enter")
        expect(page.locator(".sunting-kabar")).to_contain_text("1 berkas lain yang menyebut judul lama")
        expect(chosen).to_contain_text("SOP Mikro Penomoran Surat")
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_enabled()
        page.get_by_role("button", name="Urungkan").click()
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()
        expect(chosen).to_contain_text("SOP Mikro Pengelolaan Surat")
        page.get_by_role("button", name="Ulangi").click()
        expect(chosen).to_contain_text("SOP Mikro Penomoran Surat")
        _save(page)
        assert "judul: Penomoran Surat\n" in file.read_text(encoding="utf-8")
        assert (folder / "biro/naskah.yaml").read_text(encoding="utf-8") == _NAMING.replace(
            "Pengelolaan Surat", "Penomoran Surat"
        )


def test_a_title_in_the_text_is_followed_once_the_text_is_left(tmp_path: Path, visitor: Visitor) -> None:
    """In a change of its own, beside what else was written there; not for every letter of it."""
    folder = write(tmp_path / "sops", {"biro/naskah.yaml": _NAMING})
    with _editing(tmp_path, visitor) as (page, file):
        page.get_by_role("button", name="Teks").click()
        text = page.get_by_label("Isi berkas")
        written = _SURAT.replace("Pengelolaan Surat", "Penomoran Surat").replace("output: surat", "output: nomor")
        text.fill(written)
        expect(page.get_by_role("heading", level=1)).to_have_text("Penomoran Surat")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        page.get_by_role("button", name="Lembar").focus()
        expect(page.locator(".sunting-kabar")).to_contain_text("1 berkas lain yang menyebut judul lama")
        expect(page.get_by_label("Berkas", exact=True).locator("option:checked")).to_contain_text("Penomoran Surat")
        page.get_by_role("button", name="Urungkan").click()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        page.get_by_role("button", name="Ulangi").click()
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_enabled()
        _save(page)
        assert file.read_text(encoding="utf-8") == written
        assert (folder / "biro/naskah.yaml").read_text(encoding="utf-8") == _NAMING.replace(
            "Pengelolaan Surat", "Penomoran Surat"
        )


def test_what_is_thrown_away_is_asked_and_told(tmp_path: Path, visitor: Visitor) -> None:
    """A new SOP goes with the offices that only it names, or without; and one comes back to what was there."""
    with _editing(tmp_path, visitor) as (page, _):
        page.get_by_role("button", name="+ SOP baru").click()
        new = page.get_by_role("dialog", name="SOP baru")
        new.get_by_label("Judul").fill("Penyimpanan Arsip")
        new.get_by_label("Lajur, butir 1").fill("Arsiparis")
        new.get_by_role("button", name="Buat", exact=True).click()
        page.get_by_role("dialog", name="Jabatan baru?").get_by_role("button", name="Tambahkan").click()
        expect(page.locator(_cell("judul"))).to_have_text("Penyimpanan Arsip")
        for kept, left in ((True, 1), (False, 0)):
            _chosen(page, "Buang perubahan berkas ini…")
            asked = page.get_by_role("dialog", name="Buang SOP baru ini?")
            expect(asked).to_contain_text("belum pernah disimpan")
            offices = asked.get_by_label("Buang juga jabatan baru yang hanya dipakai di sini: Arsiparis")
            expect(offices).to_be_checked()
            sound(page)
            offices.set_checked(not kept)
            asked.get_by_role("button", name="Buang", exact=True).click()
            expect(page.locator(".sunting-kabar")).to_contain_text(
                "dibuang. Yang tampak sekarang: SOP Mikro Pengelolaan Surat"
            )
            expect(page.get_by_role("button", name=f"Perubahan ({left} berkas)")).to_be_visible()
            if kept:
                page.get_by_role("button", name="Urungkan").click()
                expect(page.locator(_cell("judul"))).to_have_text("Penyimpanan Arsip")
