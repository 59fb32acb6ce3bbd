# «SOP baru» as a form: nothing that was filled in is lost, and what is known already is not asked again.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.axe import faults
from tests.browser.test_sunting import _SURAT, _editing
from tests.browser.visitor import Visitor
from tests.collections_on_disk import REGISTERS, write

_SHORT = {
    "jabatan.yaml": f"{REGISTERS['jabatan.yaml']}  singkatan: Kasubbag TU\narsip:\n  nama: Arsiparis\n",
    "unit.yaml": f"pusat:\n  nama: Pusat Data\n{REGISTERS['unit.yaml']}",
}


def _form(page: Page) -> None:
    page.get_by_role("button", name="+ SOP baru").click()
    form = page.get_by_role("dialog", name="SOP baru")
    form.get_by_label("Judul").fill("Penyimpanan Arsip")
    form.get_by_label("Unit").select_option(label="Biro Umum")
    form.get_by_label("Lajur, butir 1").fill("kasubbag tu")
    page.keyboard.press("Enter")
    form.get_by_label("Lajur, butir 2").fill("Juru Simpan")


def test_the_question_about_an_office_leads_back(tmp_path: Path, visitor: Visitor) -> None:
    """Who leaves it has the form again, as it was filled in; an office is known by its short name, however that is written."""
    with _editing(tmp_path, visitor) as (page, _):
        write(tmp_path / "sops", _SHORT)
        page.reload()
        _form(page)
        form = page.get_by_role("dialog", name="SOP baru")
        expect(form.get_by_text("Selesai: Ctrl+Enter")).to_be_hidden()
        form.get_by_role("button", name="Buat").click()
        asked = page.get_by_role("dialog", name="Jabatan baru?")
        expect(asked).to_contain_text("«Juru Simpan» belum ada")
        asked.get_by_role("button", name="Kembali").click()
        expect(form.get_by_label("Judul")).to_have_value("Penyimpanan Arsip")
        expect(form.get_by_label("Unit")).to_have_value("biro")
        expect(form.get_by_label("Lajur, butir 1")).to_have_value("kasubbag tu")
        form.get_by_label("Lajur, butir 2").fill("Arsiparis")
        form.get_by_role("button", name="Buat").click()
        expect(page.locator("thead th.lajur")).to_have_text(["Kasubbag TU", "Arsiparis"])
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()


def test_an_office_of_another_word_is_asked_for_no_kind(tmp_path: Path, visitor: Visitor) -> None:
    """Where units call theirs SPO, there is neither Mikro nor Makro; the other units' form asks for it."""
    with _editing(tmp_path, visitor) as (page, _):
        units = "klinik:\n  nama: Klinik Rekaan\n  profil: klinik\n"
        write(
            tmp_path / "sops",
            {
                "unit.yaml": f"{REGISTERS['unit.yaml']}{units}",
                "profil/klinik.yaml": "turunan: spo-kesehatan\ninstansi: Klinik Rekaan\n",
            },
        )
        page.reload()
        _form(page)
        form = page.get_by_role("dialog", name="SOP baru")
        expect(form.get_by_label("Jenis")).to_be_visible()
        expect(form).to_contain_text("Tanpa kata «SOP Makro/Mikro».")
        form.get_by_label("Unit").select_option(label="Klinik Rekaan")
        expect(form.get_by_label("Jenis")).to_be_hidden()
        expect(form).to_contain_text("Tanpa kata «SPO».")
        form.get_by_label("Lajur, butir 2").fill("kasubbag tu")
        assert [] == faults(page)


def test_what_is_lacking_is_seen(tmp_path: Path, visitor: Visitor) -> None:
    """On a low screen, with the form rolled up, the line that says what is lacking is within it."""
    with _editing(tmp_path, visitor) as (page, _):
        page.set_viewport_size({"width": 1366, "height": 420})
        page.get_by_role("button", name="+ SOP baru").click()
        form = page.get_by_role("dialog", name="SOP baru")
        form.get_by_role("button", name="Buat").click()
        said = form.get_by_role("alert")
        expect(said).to_have_text("Isi judul dan sekurangnya satu lajur.")
        expect(said).to_be_in_viewport(ratio=1)
        assert [] == faults(page)


def test_an_sop_that_a_step_names_is_begun_with_what_is_known(tmp_path: Path, visitor: Visitor) -> None:
    """Its title and kind, the unit and the lanes of the one that names it; made, it names that one too."""
    detailed = _SURAT.replace("    output: surat\n", "    output: surat\n    rincian: SOP Mikro Peliputan Kegiatan\n")
    write(tmp_path / "sops", {**_SHORT, "biro/lain.yaml": _SURAT.replace("Pengelolaan Surat", "Lain")})
    with _editing(tmp_path, visitor, text=detailed.replace("jenis: mikro", "jenis: makro")) as (page, _):
        page.get_by_role("rowheader", name="Memeriksa konsep").focus()
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_role("button", name="Buat SOP itu…").click()
        form = page.get_by_role("dialog", name="SOP baru")
        expect(form.get_by_label("Judul")).to_have_value("Peliputan Kegiatan")
        expect(form.get_by_label("Jenis")).to_have_value("mikro")
        expect(form.get_by_label("Unit")).to_have_value("biro")
        expect(form.get_by_label("Lajur, butir 2")).to_have_value("Kepala Subbagian")
        form.get_by_role("button", name="Buat").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Peliputan Kegiatan")
        expect(page.locator("[data-tempat^=keterkaitan]")).to_contain_text("Pengelolaan Surat")


def test_a_lane_is_asked_for_again_with_what_was_filled_in(tmp_path: Path, visitor: Visitor) -> None:
    """The lane's dialog names its office; who leaves the question about a new one has the dialog again."""
    with _editing(tmp_path, visitor) as (page, _):
        page.locator("thead [data-tempat='pelaksana.0']").click()
        lane = page.get_by_role("dialog", name="Lajur 1")
        expect(lane.get_by_label("Jabatan")).to_have_value("Kepala Bagian")
        lane.get_by_label("Label tercetak").fill("Kabag")
        lane.get_by_label("Lajur baru di kanannya").fill("Juru Simpan")
        lane.get_by_role("button", name="Simpan").click()
        page.get_by_role("dialog", name="Jabatan baru?").get_by_role("button", name="Kembali").click()
        expect(lane.get_by_label("Label tercetak")).to_have_value("Kabag")
        expect(lane.get_by_label("Lajur baru di kanannya")).to_have_value("Juru Simpan")
        lane.get_by_label("Lajur baru di kanannya").fill("")
        lane.get_by_role("button", name="Simpan").click()
        expect(page.locator("thead th.lajur")).to_have_text(["Kabag", "Kepala Subbagian"])
