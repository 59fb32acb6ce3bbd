# Typing on the sheet of the editor: how a field is finished, and what it leaves behind.
from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.test_sunting import _SURAT, _cell, _editing
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS


def _lanes(page: Page, row: int) -> list[int]:
    """How many symbols stand in each lane of a row."""
    cells = page.locator("tbody tr").nth(row).locator("td[data-lajur]")
    return [cells.nth(at).locator(".s").count() for at in range(cells.count())]


def test_the_click_that_ends_typing_does_only_that(tmp_path: Path, visitor: Visitor) -> None:
    """Beside a field stand the lanes: a click there keeps what was typed and moves no symbol; the next one does."""
    with _editing(tmp_path, visitor) as (page, _):
        lane = page.locator("tbody tr").nth(1).locator("td[data-lajur='kasubbag']")
        expect(lane).to_be_visible()
        before = _lanes(page, 1)
        page.locator(_cell("kegiatan.1.output")).click()
        page.keyboard.type(" akhir")
        lane.click()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        expect(page.locator(_cell("kegiatan.1.output"))).to_have_text("surat akhir")
        assert _lanes(page, 1) == before
        lane.click()
        expect(lane.locator(".s")).to_have_count(1)
        page.get_by_role("button", name="Urungkan").click()
        expect(lane.locator(".s")).to_have_count(0)
        expect(page.locator(_cell("kegiatan.1.output"))).to_have_text("surat akhir")
        # A field that nothing was typed in, too.
        page.locator(_cell("kegiatan.1.ket")).click()
        lane.click()
        expect(page.locator(".sunting-terbuka")).to_have_count(0)
        assert _lanes(page, 1) == before


def test_what_was_typed_is_undone_after_what_was_done_then(tmp_path: Path, visitor: Visitor) -> None:
    """A button pressed while a field is open comes after what was typed, so that it is undone first."""
    with _editing(tmp_path, visitor) as (page, _):
        page.locator(_cell("kegiatan.0.uraian")).click()
        page.keyboard.type(" masuk")
        page.get_by_role("complementary", name="Panel").get_by_role("button", name="Jadikan keputusan").click()
        exits = page.locator("tbody tr").first.locator(".e")
        expect(exits).to_have_text(["ya", "tidak"])
        page.get_by_role("button", name="Urungkan").click()
        expect(exits).to_have_count(0)
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat")


def test_one_text_stays_one_text(tmp_path: Path, visitor: Visitor) -> None:
    """Enter makes a second item; left empty it goes away, and no list of one is left; Enter in it ends the typing."""
    with _editing(tmp_path, visitor) as (page, _):
        output = page.locator(_cell("kegiatan.0.output"))
        output.click()
        expect(output).to_contain_text("Selesai: Ctrl+Enter atau klik di luar")
        for end in ("Enter", "Control+Enter", "Backspace"):
            if output.locator("textarea").count() == 0:
                output.click()
            page.keyboard.press("Enter")
            expect(output.locator("textarea")).to_have_count(2)
            page.keyboard.press(end)
            if end == "Backspace":
                expect(output.locator("textarea")).to_have_count(1)
                expect(output).not_to_contain_text("1.")
                page.keyboard.press("Control+Enter")
            expect(output).to_be_focused()
            expect(output).to_have_text("konsep")
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()


def test_one_text_stays_one_text_on_phones(tmp_path: Path, visitor: Visitor) -> None:
    """The same in the panel, where what Enter does is told once it has been done."""
    with _editing(tmp_path, visitor, width=PHONE) as (page, _):
        page.get_by_role("list", name="Langkah").get_by_role("button", name="Menyiapkan surat").click()
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_label("Output").press("Enter")
        expect(panel.get_by_label("Output, butir 2")).to_be_focused()
        expect(panel.get_by_text("Enter: butir baru").locator("visible=true")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(panel.get_by_label("Output")).to_have_count(1)
        panel.get_by_label("Kegiatan", exact=True).focus()
        expect(panel.get_by_text("Enter: butir baru").locator("visible=true")).to_have_count(0)
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()


_TURN = "() => new Promise(done => setTimeout(() => setTimeout(() => setTimeout(done))))"
"""Until what was to be done at once is done."""


def test_what_was_filled_in_beside_the_sheet_stays_in_sight(tmp_path: Path, visitor: Visitor) -> None:
    """Though what was done before comes back only now: it knows nothing of it yet."""
    with _editing(tmp_path, visitor) as (page, _):
        panel = page.get_by_role("complementary", name="Panel")
        needs = panel.get_by_label("kelengkapan", exact=True)
        expect(needs).to_have_value("surat")
        held: list[Route] = []
        free: list[bool] = []
        page.route("**/tanya", lambda route: route.continue_() if free else held.append(route))
        with page.expect_request("**/tanya"):
            panel.get_by_label("Langkah sesudah ini").select_option("Selesai")
        needs.click()
        page.keyboard.type(" tugas")
        with page.expect_response("**/tanya"):
            held.pop(0).continue_()
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        panel.get_by_label("waktu", exact=True).click()
        page.evaluate(_TURN)
        assert needs.input_value() == "surat tugas"
        free.append(True)
        for route in held:
            route.continue_()
        expect(page.locator(_cell("kegiatan.0.kelengkapan"))).to_have_text("surat tugas")
        expect(panel.get_by_label("Langkah sesudah ini")).to_have_value("selesai")


def test_what_is_typed_beside_the_sheet_outlives_its_page(tmp_path: Path, visitor: Visitor) -> None:
    """As in a cell: with each keystroke, and not once it was taken back."""
    with _editing(tmp_path, visitor, width=PHONE) as (page, _):
        page.get_by_role("list", name="Langkah").get_by_role("button").first.click()
        needs = page.get_by_role("complementary", name="Panel").get_by_label("kelengkapan", exact=True)
        needs.click()
        page.keyboard.type(" tugas")
        page.wait_for_function("() => JSON.stringify({ ...localStorage }).includes('surat tugas')")
        page.reload()
        expect(page.locator(".sunting-kabar")).to_contain_text("dibuka lagi")
        page.get_by_role("list", name="Langkah").get_by_role("button").first.click()
        expect(needs).to_have_value("surat tugas")
        needs.click()
        page.keyboard.type(" lain")
        page.wait_for_function("() => JSON.stringify({ ...localStorage }).includes('surat tugas lain')")
        for _ in " lain":
            page.keyboard.press("Backspace")
        page.get_by_role("button", name="Tutup panel").click()
        page.wait_for_function("() => !JSON.stringify({ ...localStorage }).includes('tempat')")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()


def test_the_text_is_that_of_the_file_that_was_chosen(tmp_path: Path, visitor: Visitor) -> None:
    """Though somebody comes to the text before that file is there: else the one would be written into the other."""
    with _editing(tmp_path, visitor) as (page, _):
        expect(page.locator(_cell("judul"))).to_be_visible()
        held: list[Route] = []
        free: list[bool] = []
        page.route("**/tanya", lambda route: route.continue_() if free else held.append(route))
        page.get_by_label("Berkas", exact=True).select_option("sops/unit.yaml")
        while not held:
            page.wait_for_timeout(20)
        page.get_by_role("button", name="Teks", exact=True).click()
        area = page.get_by_label("Isi berkas")
        expect(area).to_be_focused()
        expect(area).to_have_value(_SURAT)
        free.append(True)
        for route in held:
            route.continue_()
        expect(area).to_have_value(REGISTERS["unit.yaml"])


_NEEDS, _TIME, _RESULT = (_cell(f"kegiatan.0.{key}") for key in ("kelengkapan", "waktu.teks", "output"))
_DRAFT = "() => JSON.stringify({ ...localStorage })"


def test_what_nobody_answered_is_in_the_draft(tmp_path: Path, visitor: Visitor) -> None:
    """All of it, in sight and after another visit; who stays has it made with what is done next, in turn."""
    with _editing(tmp_path, visitor) as (page, _):
        panel = page.get_by_role("complementary", name="Panel")
        expect(panel.get_by_label("kelengkapan", exact=True)).to_have_value("surat")
        page.route("**/tanya", lambda route: route.abort())
        for label, text in (("kelengkapan", " tugas"), ("waktu", " saja")):
            panel.get_by_label(label, exact=True).click()
            page.keyboard.press("End")
            page.keyboard.type(text)
        page.keyboard.press("Tab")
        expect(page.locator(_TIME)).to_have_text("1 jam saja")  # else what is typed next may be done before it
        page.locator(_RESULT).click()
        page.keyboard.type(" akhir")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".sunting-kabar")).to_contain_text("tidak menjawab")
        expect(page.locator(_NEEDS)).to_have_text("surat tugas")
        expect(page.locator(_TIME)).to_have_text("1 jam saja")
        expect(page.locator(_RESULT)).to_have_text("konsep akhir")
        expect(panel.get_by_label("kelengkapan", exact=True)).to_have_value("surat tugas")
        # Taken back one by one; rows are not moved unseen.
        page.locator(_RESULT).press("Alt+ArrowDown")
        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator(_RESULT)).to_have_text("konsep")
        expect(page.locator(_TIME)).to_have_text("1 jam saja")
        page.unroute("**/tanya")
        visitor.forgive()
        page.reload()
        expect(page.locator(_TIME)).to_have_text("1 jam saja")
        expect(page.locator(_NEEDS)).to_have_text("surat tugas")
        expect(page.locator(_RESULT)).to_have_text("konsep")
        page.wait_for_function(f"() => !({_DRAFT})().includes('tempat')")


def test_exits_that_nobody_answered_are_in_the_draft(tmp_path: Path, visitor: Visitor) -> None:
    """Two changes of one step's exits that come fast: the second is kept as the first is, and neither undoes the other."""
    with _editing(tmp_path, visitor) as (page, _):
        panel = page.get_by_role("complementary", name="Panel")
        page.locator(_cell("kegiatan.1.uraian")).click()
        page.keyboard.press("Escape")
        panel.get_by_role("button", name="Jadikan keputusan").click()
        expect(panel.get_by_label("Kata jalan keluar 2")).to_have_value("tidak")
        page.route("**/tanya", lambda route: route.abort())
        for label, word in (("Kata jalan keluar 1", "lengkap"), ("Kata jalan keluar 2", "kurang")):
            panel.get_by_label(label).fill(word)
            page.keyboard.press("Tab")
        expect(page.locator(".sunting-kabar")).to_contain_text("tidak menjawab")
        page.unroute("**/tanya")
        visitor.forgive()
        page.reload()
        exits = page.locator("tbody tr").nth(1).locator(".e")
        expect(exits).to_have_text(["lengkap", "kurang"])


def test_an_answer_that_did_not_come_is_asked_for_again(tmp_path: Path, visitor: Visitor) -> None:
    """Once is enough to lose none of three that were typed one behind the other."""
    with _editing(tmp_path, visitor) as (page, _):
        panel = page.get_by_role("complementary", name="Panel")
        expect(panel.get_by_label("kelengkapan", exact=True)).to_have_value("surat")
        held: list[Route] = []
        free: list[bool] = []
        page.route("**/tanya", lambda route: route.continue_() if free else held.append(route))
        with page.expect_request("**/tanya"):
            panel.get_by_label("Langkah sesudah ini").select_option("Selesai")
        for label in ("kelengkapan", "waktu", "output"):
            panel.get_by_label(label, exact=True).click()
            page.keyboard.type(" lain")
        page.keyboard.press("Tab")
        # Those that wait for their turn are kept, too.
        page.wait_for_function(f"() => ({_DRAFT})().split(' lain').length === 4")
        free.append(True)
        for route in held:
            route.abort()
        for cell, text in ((_NEEDS, "surat lain"), (_TIME, "1 jam lain"), (_RESULT, "konsep lain")):
            expect(page.locator(cell)).to_have_text(text)
        expect(panel.get_by_label("Langkah sesudah ini")).to_have_value("selesai")
        page.wait_for_function(f"() => !({_DRAFT})().includes('tempat')")
        visitor.forgive()


def test_the_way_back_into_the_table_leads_to_its_row(tmp_path: Path, visitor: Visitor) -> None:
    """Though the sheet is drawn anew while the focus is elsewhere: else Tab would have another step shown beside."""
    with _editing(tmp_path, visitor) as (page, _):
        page.locator(_cell("kegiatan.1.ket")).click()
        page.keyboard.press("Escape")
        page.locator(_cell("judul")).click()
        page.keyboard.type(" Dinas")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        expect(page.locator("table [tabindex='0']")).to_have_attribute("data-tempat", "kegiatan.1.uraian")
