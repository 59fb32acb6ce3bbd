# Reviews on the page: each step or statement a card that asks one thing, by large radios; what was seen is written where something is wrong.
from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import faults
from tests.browser.server import Site
from tests.browser.test_formulir import _press
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.pdf.paper import squeezed
from tests.site.sample import MAKRO

_ROWS = 20


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_monitoring_is_answered_card_by_card(width: int, forms: Site, reader: Visitor) -> None:
    """A card is one question with two answers of at least 44 pixels; «tidak berjalan» opens its notes; the rest is answered at once and taken back at once."""
    page = reader.open(forms.page(f"sop/{MAKRO}-monitoring"), width=width)
    cards = page.locator(".sop-f-kartu tbody tr")
    steps = cards.count()
    assert steps > 2
    told = page.locator(".sop-f-maju output")
    expect(told).to_have_text(f"0 dari {steps} terisi")
    first = cards.first
    group = first.get_by_role("radiogroup")
    expect(group).to_have_accessible_name(f"1 {first.locator('.sop-f-tetap').nth(1).text_content()} Penilaian")
    for answer in group.locator("label").all():
        assert (answer.bounding_box() or {"height": 0})["height"] >= 44
    note = first.get_by_label("Catatan hasil penilaian, baris 1")
    expect(note).to_be_hidden()
    group.get_by_role("radio", name="Tidak berjalan dengan baik").check()
    note.fill("Suratnya terlambat.")
    group.get_by_role("radio", name="Berjalan dengan baik", exact=True).check()
    expect(note).to_be_visible()  # for something stands in it
    group.get_by_role("radio", name="Tidak berjalan dengan baik").check()
    expect(told).to_have_text(f"1 dari {steps} terisi")
    _press(page, "Sisanya: Berjalan dengan baik")
    expect(told).to_have_text(f"{steps} dari {steps} terisi")
    expect(page.get_by_role("button", name="Sisanya")).to_be_hidden()
    answers = page.locator(".sop-f-kartu :checked").evaluate_all("items => items.map(item => item.value)")
    assert answers == ["tidak-berjalan", *["berjalan"] * (steps - 1)]
    _press(page, "Urungkan")
    expect(told).to_have_text(f"1 dari {steps} terisi")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Masa yang dinilai").fill("Januari–Juni 2026")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(group.locator("label:visible")).to_have_text(["Tidak berjalan dengan baik"])
    expect(group.locator("[type=radio]:visible")).to_have_count(0)
    expect(page.get_by_text("Misalnya Januari")).to_be_hidden()
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    letter = (792, 612)  # as the profile has it
    assert {letter} == {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pages}
    [signed] = [text for one in pages if "Tanda tangan" in (text := one.extract_text())]
    assert squeezed(cards.last.locator(".sop-f-tetap").nth(1).text_content() or "-") in squeezed(signed)


@pytest.mark.parametrize("kind", ["monitoring", "evaluasi"])
def test_a_blank_review_is_printed_with_room_to_write(kind: str, forms: Site, reader: Visitor) -> None:
    """On paper, what a reviewer writes has a third of the table or more, beside statements of any length."""
    page = reader.open(forms.page(f"sop/{MAKRO}-{kind}"))
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Cetak formulir ini").click()
    page.emulate_media(media="print")
    expect(page.locator(".sop-f-tercetak").first).to_be_attached()
    table = page.locator(".sop-f-kartu")
    written = table.locator("thead [data-tipe=multiline]").filter(has_not_text=re.compile("Prosedur|Pernyataan"))
    assert [] != written.all()
    widths = written.evaluate_all("heads => heads.map(head => head.offsetWidth)")
    assert sum(widths) >= table.evaluate("table => table.offsetWidth") / 3


def test_what_does_not_go_well_is_told(forms: Site, reader: Visitor) -> None:
    """A step that does not go well asks for a note or what is to be done, not before one has had the time to write it."""
    page = reader.open(forms.page(f"sop/{MAKRO}-monitoring"))
    first = page.locator(".sop-f-kartu tbody tr").first
    page.get_by_label("Masa yang dinilai").fill("Januari–Juni 2026")
    page.get_by_label("Tanggal penilaian").fill("2026-07-01")
    page.get_by_label("Nama penilai").fill("Wati")
    first.get_by_role("radio", name="Tidak berjalan dengan baik").check()
    _press(page, "Sisanya: Berjalan dengan baik")
    note = first.get_by_label("Catatan hasil penilaian, baris 1")
    note.focus()
    expect(page.get_by_text("tulis catatan atau tindakannya")).to_have_count(0)
    _press(page, "Periksa isian")
    expect(page.locator(".sop-f-ringkasan")).to_contain_text(
        "Bila tidak berjalan dengan baik, tulis catatan atau tindakannya."
    )
    note.fill("Suratnya terlambat.")
    note.blur()
    expect(page.locator(".sop-f-ringkasan")).to_be_hidden()
    _press(page, "Periksa isian")
    expect(page.get_by_text("Semua isian sudah lengkap dan benar.")).to_be_visible()


def test_only_what_is_asked_for_is_marked(forms: Site, reader: Visitor) -> None:
    """An unanswered card is marked at its group, in words too; no optional field is."""
    page = reader.open(forms.page(f"sop/{MAKRO}-evaluasi"))
    _press(page, "Periksa isian")
    groups = page.locator(".sop-f-kartu [role=radiogroup]")
    expect(page.locator(".sop-f-kartu [aria-invalid=true]")).to_have_count(groups.count())
    for group in groups.all():
        expect(group).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"[id='{group.get_attribute('aria-describedby')}']")).to_contain_text("Wajib")
    optional = page.locator("[data-isian]:not(:has([aria-required=true])) :is(input, textarea, select)")
    assert optional.count() > 0
    expect(page.locator("[data-isian]:not(:has([aria-required=true])) [aria-invalid]")).to_have_count(0)
    assert len(set(optional.evaluate_all("items => items.map(item => getComputedStyle(item).borderColor)"))) == 1
    assert [] == faults(page, ".sop-formulir")
    page.locator(".sop-f-ringkasan").get_by_role("link", name="baris 1:").first.click()
    expect(groups.first.get_by_role("radio").first).to_be_focused()
    groups.first.get_by_role("radio").first.check()
    expect(groups.first).not_to_have_attribute("aria-invalid", "true")


def test_a_card_needs_no_script(forms: Site, visitor: Visitor) -> None:
    """Without scripts the notes open all the same, and paper has the whole table."""
    page = visitor.open(forms.page(f"sop/{MAKRO}-monitoring"), scripts=False)
    card = page.locator(".sop-f-kartu tbody tr").first
    card.locator("input[type=radio]").last.check()
    expect(card.locator("textarea").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".sop-f-kartu thead")).to_be_visible()
    expect(page.locator(".sop-f-kartu tbody tr").nth(1).locator("textarea").first).to_be_visible()


def test_a_long_table_is_measured_in_one_go(site: Site, visitor: Visitor) -> None:
    """A form of twenty rows is laid out a few times as it comes, not once a cell: that had blocked old machines for seconds."""
    page = visitor.open(site.page("formulir/notula-rapat-lapangan"))
    add = page.get_by_role("button", name="Tambah baris").first
    while page.locator(".sop-f-baris").first.locator("tbody tr").count() < _ROWS:
        add.click()
    wire = page.context.new_cdp_session(page)
    wire.send("Performance.enable")

    def layouts() -> float:
        said = wire.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in said if one["name"] == "LayoutCount"))

    expect(page.locator(".sop-f-status")).to_contain_text("Tersimpan")
    page.reload()
    assert page.locator(".sop-f-baris").first.locator("tbody tr").count() == _ROWS
    assert layouts() < _ROWS
    before = layouts()
    _press(page, "Periksa isian")
    assert layouts() - before < _ROWS
