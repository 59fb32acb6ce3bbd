# «Kerjakan»: an SOP carried out on its page, from the first step to the last, by mouse, finger and keyboard.
from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tatalaksana.catalog import HOME, sop_page
from tatalaksana.facts import UNCONTROLLED
from tests.browser.axe import WIDE_AND_NARROW, faults
from tests.browser.server import Site, serve
from tests.browser.sources import CATALOG, SEEDS
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.pdf.paper import squeezed
from tests.site.sample import DICABUT, PLUGIN, sample_project

SEED = SEEDS[0]
_NARROW = 320
_TOUCH = 24
_MAIN = 44
_LOW = 640
"""The height of a small phone's window."""
_TOGETHER = "biro-pp/pelayanan-pertamanan"


def _opened(visitor: Visitor, site: Site, *, width: int = DESKTOP, dark: bool = False, name: str = SEED) -> Page:
    page = visitor.open(site.page(sop_page(name)), width=width, dark=dark)
    page.get_by_role("button", name=re.compile("^Kerjakan")).click()
    expect(page.get_by_role("heading", name="Pelaksanaan")).to_be_focused()
    return page


def _card(page: Page, number: int) -> Locator:
    return page.locator(".sop-jalan-langkah").nth(number - 1)


def _toggle(page: Page, number: int) -> Locator:
    return page.locator(f"#langkah-jalan-{number}")


def _do(page: Page, number: int, button: str = "Selesai") -> None:
    _card(page, number).get_by_role("button", name=re.compile(f"^{button}")).click()


def _said(page: Page) -> Locator:
    return page.locator(".sop-jalan").get_by_role("status")


def _progress(page: Page) -> Locator:
    return page.locator("#jalan-maju")


def _states(page: Page) -> list[str]:
    return page.locator(".sop-jalan-status").all_text_contents()


def _kept(page: Page) -> list[dict[str, object]]:
    """The runs that the browser keeps."""
    found = page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes(':jalankan:')).map((key) => JSON.parse(localStorage[key]).isi.run)"
    )
    assert isinstance(found, list)
    return found


def _download(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).click()
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file


def _through_a_tidak(page: Page) -> None:
    """Seed 000 up to step 5, with a second round of steps 3 and 4."""
    page.get_by_label("Nama pelaksanaan").fill("Rapat =1+1; <b>A</b>")
    page.get_by_label("Arahan Karo BPP").check()
    _do(page, 1, "Mulai")
    expect(_card(page, 1).get_by_label("Mulai")).to_be_focused()
    _card(page, 1).get_by_label("Mulai").fill("2026-05-04T08:00")
    _card(page, 1).get_by_label("Selesai", exact=True).fill("2026-05-04T08:25")
    expect(_card(page, 1)).to_contain_text("Waktu baku 10 Menit · nyata 25 menit · 15 menit lebih lama")
    _do(page, 1)
    expect(_said(page)).to_have_text("Langkah 1 selesai. 1 hal belum dicentang. Berikutnya langkah 2.")
    expect(_toggle(page, 2)).to_be_focused()
    _do(page, 2)
    _card(page, 3).get_by_label("Paraf").fill("AB")
    _card(page, 3).get_by_label("Catatan").fill('=tiga; "nomor"\n<b>tidak</b> diangkat')
    _do(page, 3)
    _do(page, 4, "tidak → kembali ke langkah 3")
    expect(_said(page)).to_have_text("Langkah 4 selesai. 2 hal belum dicentang. Kembali ke langkah 3, putaran ke-2.")
    expect(_toggle(page, 3)).to_be_focused()
    expect(_card(page, 3)).to_contain_text("giliran sekarang · putaran ke-2")
    expect(_card(page, 3).get_by_label("Paraf")).to_have_value("")
    expect(_card(page, 3)).to_contain_text("paraf AB; catatan: =tiga")


def test_from_start_to_end_through_a_tidak(site: Site, reader: Visitor, tmp_path: Path) -> None:
    """A run of seed 000 goes back a round, survives a reload, ends, is taken away in every kind of file and comes back equal."""
    page = _opened(reader, site)
    _through_a_tidak(page)
    page.reload()
    expect(page.get_by_label("Nama pelaksanaan")).to_have_value("Rapat =1+1; <b>A</b>")
    assert [
        "selesai · 1 belum dicentang",
        "selesai · 2 belum dicentang",
        "giliran sekarang · putaran ke-2",
        "belum · putaran ke-2",
        "belum",
        "belum",
        "belum",
    ] == _states(page)
    _do(page, 3)
    for number in (4, 5, 6):
        _do(page, number, "setuju")
    _do(page, 7)
    expect(_said(page)).to_have_text("Langkah 7 selesai. 2 hal belum dicentang. Prosedur selesai.")
    expect(_progress(page)).to_have_text("7 dari 7 langkah selesai. Prosedur selesai.")
    assert page.get_by_role("progressbar").evaluate("bar => [bar.value, bar.max]") == [7, 7]
    (run,) = _kept(page)
    files = [_download(page, f"Unduh {kind}", tmp_path) for kind in ("XLSX", "CSV", "JSON")]
    for file, kind in zip(files, ("xlsx", "csv", "json"), strict=True):
        assert re.fullmatch(rf"SOP Mikro .{{20,}} Rapat -1-1- -b-A-b\.{kind}", file.name)
    for number, file in enumerate(files, 2):
        page.locator(".sop-jalan input[type=file]").set_input_files(file)
        expect(_said(page)).to_have_text(f"«Rapat =1+1; <b>A</b> ({number})» dimuat.")
    assert [run] * 4 == _kept(page)
    assert page.locator(".sop-jalan b").count() == 0


def test_what_was_not_ticked_off_is_marked(site: Site, reader: Visitor, tmp_path: Path) -> None:
    """At the step, over the steps, and in the table; ticked off afterwards, the mark goes."""
    page = _opened(reader, site)
    open_steps = page.locator("p.sop-jalan-kurang:not(.sop-jalan-lewat)")
    _do(page, 1)
    expect(open_steps).to_have_text("Belum semua dicentang: langkah 1.")
    expect(_toggle(page, 1)).to_contain_text("selesai · 2 belum dicentang")
    rows = openpyxl.load_workbook(_download(page, "Unduh XLSX", tmp_path)).worksheets[0].iter_rows(values_only=True)
    assert ("Belum dicentang", None, "langkah 1 (2)") == list(rows)[6][:3]
    _toggle(page, 1).click()
    expect(_card(page, 1)).to_contain_text("Belum dicentang: Arahan Karo BPP; ")
    for box in _card(page, 1).get_by_role("checkbox").all():
        box.check()
    expect(open_steps).to_have_text("")
    expect(_toggle(page, 1)).not_to_contain_text("belum dicentang")
    expect(_card(page, 1).get_by_text("Belum dicentang")).to_be_hidden()
    assert [] == faults(page)


def test_files_are_of_use_elsewhere(site: Site, reader: Visitor, tmp_path: Path) -> None:
    """Spreadsheets see texts as texts, times as times and minutes as numbers; JSON holds it all."""
    page = _opened(reader, site)
    _through_a_tidak(page)
    sheet = openpyxl.load_workbook(_download(page, "Unduh XLSX", tmp_path)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    head = list(rows[7])
    first, third = (dict(zip(head, rows[at], strict=True)) for at in (8, 10))
    assert ("Pelaksanaan", None, "Rapat =1+1; <b>A</b>") == rows[0][:3]
    started = datetime(2026, 5, 4, 8, 0)  # noqa: DTZ001 - as sheets have it
    told = tuple(first[name] for name in ("Mulai", "Menit", "Selisih", "Kelengkapan"))
    assert (started, 25, 15, "[x] Arahan Karo BPP") == told
    assert ("selesai", "selesai") == (first["Status"], third["Status"])
    assert (1, '=tiga; "nomor"\n<b>tidak</b> diangkat') == (third["Putaran"], third["Catatan"])
    assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    text = _download(page, "Unduh CSV", tmp_path).read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    data = json.loads(_download(page, "Unduh JSON", tmp_path).read_text(encoding="utf-8"))
    assert ("pelaksanaan-sop", 1, SEED, 2) == (data["jenis"], data["versi"], data["sop"], len(data["kunjungan"][2]))


def test_runs_stand_side_by_side(site: Site, reader: Visitor) -> None:
    """Each run has its own name and steps; one may change between them, rename one, and delete one after being asked."""
    page = _opened(reader, site)
    page.get_by_label("Nama pelaksanaan").fill("Rapat A")
    _do(page, 1)
    page.get_by_role("button", name="Mulai baru").click()
    expect(page.get_by_label("Nama pelaksanaan")).to_be_focused()
    page.get_by_label("Nama pelaksanaan").fill("Rapat B")
    page.keyboard.press("Tab")
    expect(_progress(page)).to_contain_text("0 dari 7")
    choice = page.get_by_label("Pelaksanaan yang ada")
    assert ["Rapat A", "Rapat B"] == choice.locator("option").all_text_contents()
    choice.select_option("Rapat A")
    expect(_progress(page)).to_contain_text("1 dari 7")
    page.get_by_label("Nama pelaksanaan").fill("Rapat B")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Nama pelaksanaan")).to_have_value("Rapat B (2)")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Hapus").click()
    assert 2 == len(_kept(page))
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hapus").click()
    expect(_said(page)).to_have_text("«Rapat B (2)» dihapus.")
    expect(page.get_by_label("Nama pelaksanaan")).to_have_value("Rapat B")
    assert 1 == len(_kept(page))


def test_a_decision_before_its_turn_says_so(site: Site, reader: Visitor) -> None:
    """Who decides before what comes before is done is told, on the card and when it is done; at its turn nothing is said."""
    page = _opened(reader, site, name=SEEDS[2])
    _toggle(page, 3).click()
    early = _card(page, 3).get_by_text("Belum gilirannya diputus")
    expect(early).to_be_visible()
    page.emulate_media(media="print")
    expect(early).to_be_hidden()
    page.emulate_media(media="screen")
    _do(page, 3, "tidak → selesai")
    expect(_said(page)).to_contain_text("Langkah 3 selesai sebelum gilirannya.")
    page.get_by_role("button", name="Urungkan").click()
    _do(page, 1)
    _do(page, 2)
    expect(_card(page, 3)).not_to_contain_text("Belum gilirannya diputus")
    _do(page, 3, "tidak → selesai")
    expect(_said(page)).not_to_contain_text("sebelum gilirannya")


def test_steps_passed_over(site: Site, reader: Visitor) -> None:
    """An exit to the end passes over what lies below it; that stays within reach, and the last step can be taken back."""
    page = _opened(reader, site, name=SEEDS[2])
    _do(page, 1)
    _do(page, 2)
    _do(page, 3, "tidak → selesai")
    expect(_said(page)).to_contain_text("Dilewati: langkah 4, langkah 5")
    expect(_progress(page)).to_have_text("3 dari 3 langkah selesai, 6 dilewati. Prosedur selesai.")
    _toggle(page, 4).click()
    expect(_card(page, 4)).to_contain_text("Dilewati oleh keputusan")
    _do(page, 4)
    expect(_progress(page)).to_contain_text("4 dari 4 langkah selesai, 5 dilewati")
    page.get_by_role("button", name="Urungkan").click()
    expect(_progress(page)).to_contain_text("3 dari 3")
    _toggle(page, 3).click()
    _do(page, 3, "Buka lagi")
    expect(_progress(page)).to_have_text(re.compile(r"2 dari 9 langkah selesai. Giliran langkah 3"))
    expect(_toggle(page, 3)).to_be_focused()


def test_only_my_steps(site: Site, reader: Visitor) -> None:
    """Who chooses an office sees its steps in full and the others' folded; the choice survives a reload."""
    page = _opened(reader, site)
    page.get_by_label("Hanya langkah saya").select_option("Kasubbag Penanaman")
    for _ in range(2):
        assert [True, False, True, False, True, True, True] == page.locator(".sop-jalan-langkah").evaluate_all(
            "items => items.map(item => item.classList.contains('sop-jalan-lain'))"
        )
        page.reload()
        expect(page.get_by_label("Hanya langkah saya")).to_have_value("Kasubbag Penanaman")


def test_revised_since(site: Site, reader: Visitor) -> None:
    """A run begun with another edition goes on with its own steps, and says that the SOP was revised and what to do."""
    page = _opened(reader, site)
    _do(page, 1)
    expect(page.get_by_text("telah direvisi")).to_have_count(0)
    page.evaluate("""() => {
      const [key] = Object.keys(localStorage).filter((key) => key.includes(":jalankan:"));
      const kept = JSON.parse(localStorage[key]);
      kept.isi.run.sidik = kept.edisi = "0000000000000000";
      kept.isi.run.langkah[1].kegiatan = "Langkah edisi lama";
      localStorage[key] = JSON.stringify(kept);
    }""")
    page.reload()
    expect(page.get_by_text("SOP ini telah direvisi sejak pelaksanaan ini dimulai")).to_be_visible()
    expect(_card(page, 2)).to_contain_text("Langkah edisi lama")
    _do(page, 2)
    expect(_progress(page)).to_contain_text("2 dari 7")
    page.get_by_role("button", name="Mulai baru").click()
    expect(page.get_by_text("telah direvisi")).to_have_count(0)
    expect(_card(page, 2)).to_contain_text("Membuat daftar konfirmasi")


_STRANGE = """(prefix) => {
  const kept = (isi, more = {}) => JSON.stringify({ nama: "Asing", edisi: "1", revisi: 1, penulis: "x", waktu: "9999", isi, ...more });
  const run = { sop: "", judul: "", nomor: "", sidik: "", dibuat: "", langkah: [], kunjungan: [] };
  const odd = [null, [], 5, "x", {}, { run: null }, { run }, { run: { ...run, langkah: {}, kunjungan: "x" } }, { run: { ...run, langkah: [null], kunjungan: [[null]] } }];
  const all = [...odd.map((isi) => kept(isi)), kept({}, { edisi: null }), kept({}, { nama: 5 }), kept({}, { revisi: "9" }), "[]", "{", "5"];
  all.forEach((text, at) => localStorage.setItem(`${prefix}aneh${at}`, text));
  return all.length;
}"""


def test_strange_values_are_passed_over(site: Site, reader: Visitor) -> None:
    """What the browser keeps and nobody can read is passed over, told once, and left where it is; the page's own runs are there."""
    page = _opened(reader, site)
    _do(page, 1)
    count = page.evaluate(_STRANGE, f"tatalaksana:1:jalankan:{SEED}:")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text(
        f"{count} salinan lain di peramban ini tidak terbaca, jadi dilewati"
    )
    expect(_progress(page)).to_contain_text("1 dari 7")
    page.get_by_role("button", name="Mengerti").click()
    _do(page, 2)
    expect(_progress(page)).to_contain_text("2 dari 7")
    expect(page.get_by_role("alert")).to_be_empty()
    assert count == page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':aneh')).length")


def test_two_tabs(site: Site, reader: Visitor) -> None:
    """What one tab notes comes into the other; what was deleted there is said, and can be kept here."""
    page = _opened(reader, site)
    _do(page, 1)
    other = page.context.new_page()
    other.goto(page.url)
    expect(_progress(other)).to_contain_text("1 dari 7")
    _do(other, 2)
    expect(_progress(page)).to_contain_text("2 dari 7")
    _do(page, 3)
    expect(_progress(other)).to_contain_text("3 dari 7")
    other.once("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Hapus").click()
    expect(page.get_by_role("alert")).to_contain_text("dihapus di tab lain")
    page.get_by_role("button", name="Simpan yang di sini").click()
    expect(page.get_by_role("alert")).to_be_empty()
    assert 1 == len(_kept(page))


def test_storage_full_and_forbidden(site: Site, visitor: Visitor, tmp_path: Path) -> None:
    """Where nothing can be kept this is said, the run goes on, and files can still be taken away."""
    page = _opened(visitor, site)
    page.evaluate("""() => {
      let size = 4_194_304;
      for (let at = 0; size >= 1; at++) try { localStorage["isi" + at] = "x".repeat(size); } catch { size = Math.floor(size / 2); }
    }""")
    _do(page, 1)
    expect(page.get_by_role("alert")).to_contain_text("penuh")
    expect(_progress(page)).to_contain_text("1 dari 7")
    assert json.loads(_download(page, "Unduh JSON", tmp_path).read_text(encoding="utf-8"))["kunjungan"][0][0]["tuntas"]
    page.evaluate("localStorage.clear()")
    _do(page, 2)
    expect(page.get_by_role("alert")).to_be_empty()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    page.goto("about:blank")
    page.goto(site.page(sop_page(SEED)) + "#kerjakan")
    _do(page, 1)
    expect(page.get_by_role("alert")).to_contain_text("tidak mengizinkan penyimpanan")
    expect(_progress(page)).to_contain_text("1 dari 7")
    visitor.forgive()  # the theme, too, asks for what is forbidden here


def test_strange_files_are_refused(site: Site, reader: Visitor, tmp_path: Path) -> None:
    """A file that is no run is refused in a sentence, and nothing changes."""
    page = _opened(reader, site)
    _do(page, 1)
    file = tmp_path / "lain.csv"
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    page.locator(".sop-jalan input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("bukan ekspor pelaksanaan")
    assert 1 == len(_kept(page))
    expect(_progress(page)).to_contain_text("1 dari 7")


def test_keyboard_only_on_a_phone(site: Site, reader: Visitor) -> None:
    """Tab, space and enter are enough: from the button through a step and a decision to closing, with the focus always in sight."""
    page = reader.open(site.page(sop_page(SEED)), width=PHONE)

    def reach(words: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            here = page.evaluate("""() => {
              const item = document.activeElement, box = item.getBoundingClientRect(), style = getComputedStyle(item);
              const inSight = box.bottom > 0 && box.top < innerHeight && style.outlineStyle !== "none";
              return [(item.labels?.[0] ?? item).textContent, item.closest(".sop-jalan") && !inSight ? "unseen" : ""];
            }""")
            assert not here[1], here
            if here[0].strip().startswith(words):
                return
        raise AssertionError(words)

    reach("Kerjakan SOP ini")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pelaksanaan")).to_be_focused()
    reach("Arahan Karo")
    page.keyboard.press("Space")
    reach("Mulai (langkah 1)")
    page.keyboard.press("Enter")
    expect(_card(page, 1).get_by_label("Mulai")).to_be_focused()
    for number, key in ((1, "Enter"), (2, "Space"), (3, "Space")):
        reach(f"Selesai (langkah {number})")
        page.keyboard.press(key)
        expect(_toggle(page, number + 1)).to_be_focused()
    reach("tidak → kembali ke langkah 3")
    page.keyboard.press("Enter")
    expect(_toggle(page, 3)).to_be_focused()
    page.keyboard.press("Space")
    expect(_toggle(page, 3)).to_have_attribute("aria-expanded", "false")
    expect(_progress(page)).to_have_text("2 dari 7 langkah selesai. Giliran langkah 3 (Pelaksana (JP/JFT)).")
    (run,) = _kept(page)
    visits = run["kunjungan"]
    assert isinstance(visits, list)
    assert [True] == visits[0][0]["kelengkapan"]
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent") == "Tutup":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^Kerjakan"))).to_be_focused()
    expect(page.locator(".sop-lembar")).to_be_visible()
    expect(page).not_to_have_url(re.compile("#"))


def test_the_step_at_hand_is_in_sight_on_a_phone(site: Site, reader: Visitor) -> None:
    """Opened, a step further, at a decision and come back to: the step's head and what ends it, without scrolling; a double press ends one."""
    page = reader.open(site.page(sop_page(SEED)), width=PHONE)
    page.set_viewport_size({"width": PHONE, "height": _LOW})
    page.get_by_role("button", name=re.compile("^Kerjakan")).click()
    seen = """card => {
      const buttons = [...document.querySelectorAll(".sop-jalan-langkah")[card]?.querySelectorAll("button") ?? []].filter(one => one.checkVisibility());
      return buttons.length && buttons.every(one => {
        const box = one.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && document.elementFromPoint(box.left + 9, (box.top + box.bottom) / 2)?.closest("button") === one;
      });
    }"""

    def in_sight(number: int) -> None:
        page.wait_for_function(seen, arg=number - 1)

    in_sight(1)
    _card(page, 1).get_by_role("button", name=re.compile("^Selesai")).dblclick()
    expect(_progress(page)).to_contain_text("1 dari 7")
    in_sight(2)
    for number in (2, 3):
        _do(page, number)
    in_sight(4)
    _do(page, 4, "setuju")
    page.reload()
    expect(_progress(page)).to_contain_text("4 dari 7")
    in_sight(5)


def test_going_back_shows_the_head_of_the_step(site: Site, reader: Visitor) -> None:
    """Below the bar at the top, though the step is taller than what a small phone shows."""
    page = _opened(reader, site, width=PHONE)
    page.set_viewport_size({"width": PHONE, "height": 320})
    for number, button in ((1, "Selesai"), (2, "Selesai"), (3, "Selesai"), (4, "tidak")):
        _do(page, number, button)
    expect(_toggle(page, 3)).to_be_focused()
    bar = page.locator(".sop-bilah").bounding_box()
    head = _toggle(page, 3).bounding_box()
    assert bar is not None
    assert head is not None
    assert head["y"] >= bar["y"] + bar["height"]


def test_who_act_together_sign_each(site: Site, reader: Visitor, tmp_path: Path) -> None:
    """A place for the initials of each; kept, told of a former round, and taken away and back in every kind of file."""
    page = _opened(reader, site, name=_TOGETHER)
    number = next(
        place
        for place, step in enumerate(CATALOG.entries[_TOGETHER].sop.kegiatan, 1)
        if step.uraian.startswith("Melaksanakan rapat")
    )
    _toggle(page, number).click()
    first, second = _card(page, number).get_by_label("Paraf").all()
    assert ["Paraf Kabag", "Paraf Unit"] == [
        str(one.evaluate("one => one.labels[0].textContent")).rpartition(" ")[0][: len(words)]
        for one, words in ((first, "Paraf Kabag"), (second, "Paraf Unit"))
    ]
    _card(page, number).get_by_label("Catatan").fill("lain")
    second.fill("CD")
    expect(first).to_have_value("")
    page.reload()
    _toggle(page, number).click()
    expect(_card(page, number).get_by_label("Paraf").last).to_have_value("CD")
    _card(page, number).get_by_label("Paraf").first.fill("AB")
    (run,) = _kept(page)
    visits = run["kunjungan"]
    assert isinstance(visits, list)
    assert "AB\nCD" == visits[number - 1][0]["paraf"]
    for count, kind in enumerate(("XLSX", "CSV", "JSON"), 1):
        page.locator(".sop-jalan input[type=file]").set_input_files(_download(page, f"Unduh {kind}", tmp_path))
        expect(_said(page)).to_contain_text(f"{' (2)' * count}» dimuat")
    assert [run] * 4 == _kept(page)


def test_going_back_closes(site: Site, reader: Visitor) -> None:
    """The browser's way back leads from the run to the page, and forward into it again."""
    page = _opened(reader, site)
    page.go_back()
    expect(page.locator(".sop-jalan")).to_be_hidden()
    page.go_forward()
    expect(page.locator(".sop-jalan")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [*WIDE_AND_NARROW, (_NARROW, False)])
def test_accessible_and_fitting(width: int, dark: bool, site: Site, reader: Visitor) -> None:  # noqa: FBT001
    """Axe finds no fault at the start, on the way and at trouble; nothing scrolls sideways; targets are large enough."""
    page = _opened(reader, site, width=width, dark=dark)
    for state in ("new", "going", "trouble"):
        if state == "going":
            _through_a_tidak(page)
            _toggle(page, 1).click()
            page.get_by_label("Hanya langkah saya").select_option("Kasubbag Penanaman")
            page.get_by_role("button", name="Mulai baru").click()
            _do(page, 1)
            _toggle(page, 1).click()
        if state == "trouble":
            page.locator(".sop-jalan input[type=file]").set_input_files(
                {"name": "x.csv", "mimeType": "text/csv", "buffer": b"a"}
            )
            expect(page.get_by_role("alert")).not_to_be_empty()
        assert [] == faults(page, ".sop"), state
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = page.locator(".sop-jalan :is(button, input, select, textarea)").evaluate_all(
            "items => items.filter(item => item.checkVisibility()).map(item => [item.textContent, item.className, item.offsetWidth, item.offsetHeight])"
        )
        assert [] == [one for one in sizes if min(one[2:]) < (_MAIN if "utama" in one[1] else _TOUCH)]


def test_what_was_begun_is_offered_again(site: Site, reader: Visitor) -> None:
    """A second press meets no other button; the SOP's page and the front page lead back to what was begun."""
    page = _opened(reader, site)
    place = page.locator(".sop-tindakan :is(a, button):not([hidden])")
    before = page.locator(".sop-kerjakan").bounding_box()
    assert before
    assert ["Kerjakan SOP ini"] == place.evaluate_all(
        "(all, [x, y]) => all.filter(one => { const r = one.getBoundingClientRect(); return r.left <= x && x <= r.right && r.top <= y && y <= r.bottom; }).map(one => one.textContent)",
        [before["x"] + before["width"] / 2, before["y"] + before["height"] / 2],
    )
    page.get_by_label("Nama pelaksanaan").fill("Rapat Mei")
    _do(page, 1, "Mulai")
    page.goto(site.page(HOME))
    page.locator(".sop-lanjut").get_by_role("link").click()
    expect(page.get_by_label("Nama pelaksanaan")).to_have_value("Rapat Mei")
    page.goto(site.page(sop_page(SEED)))
    expect(page.locator(".sop-kerjakan")).to_have_text("Lanjutkan SOP ini")


def test_nobody_begins_what_is_revoked(tmp_path: Path, visitor: Visitor) -> None:
    """A revoked SOP offers no run; one that was begun before can still be looked at."""
    project = sample_project(tmp_path, config={"plugins": [{"sop": PLUGIN}, "formulir"]})
    project.built("-q")
    with serve(project.site, project.root / "sops") as sample:
        page = visitor.open(sample.page(sop_page(DICABUT)))
        expect(page.get_by_role("button", name="Bagikan")).to_be_visible()
        expect(page.locator(".sop-kerjakan")).to_be_hidden()
        page.evaluate(
            """sop => localStorage.setItem(`tatalaksana:1:jalankan:${sop}:Mei`,
                 JSON.stringify({ nama: "Mei", waktu: "2026-05-02T01:00:00Z", isi: { run: { sop, judul: "Layanan Lama" } } }))""",
            DICABUT,
        )
        page.reload()
        expect(page.locator(".sop-kerjakan")).to_have_text("Lihat pelaksanaan lama")


def test_a_step_below_its_decision_that_goes_back(tmp_path: Path, visitor: Visitor) -> None:
    """«Melengkapi berkas» stands below its decision and goes back to it: what comes after both is still to come, and another exit passes the step over."""
    project = sample_project(tmp_path, config={"plugins": [{"sop": PLUGIN}, "formulir"]})
    project.write(
        "sops/bagian-a/loket.yaml",
        """
        {judul: Loket, jenis: mikro, unit: bagian-a, pelaksana: [kepala-bagian, arsiparis], kegiatan: [
        {uraian: Memeriksa berkas, pelaksana: arsiparis, keputusan: {lengkap: 3, kurang: 2}},
        {uraian: Melengkapi berkas, pelaksana: arsiparis, lanjut: 1},
        {uraian: Menandatangani surat, pelaksana: kepala-bagian},
        {uraian: Menyerahkan surat, pelaksana: arsiparis}]}
        """,
    )
    project.built("-q")
    with serve(project.site, project.root / "sops") as sample:
        page = _opened(visitor, sample, name="bagian-a/loket")
        _do(page, 1, "kurang")
        expect(_said(page)).not_to_contain_text("Dilewati")
        expect(_progress(page)).to_contain_text("1 dari 4 langkah selesai. Giliran langkah 2")
        _do(page, 2)
        _do(page, 1, "lengkap")
        expect(_card(page, 2)).to_contain_text("dilewati")
        _do(page, 3)
        _do(page, 4)
        expect(_progress(page)).to_contain_text("Prosedur selesai.")


def test_without_scripts_the_page_is_as_before(site: Site, visitor: Visitor) -> None:
    """Without JavaScript there is no button, and the sheet is in sight."""
    page = visitor.open(site.page(sop_page(SEED)) + "#kerjakan", scripts=False)
    expect(page.locator(".sop-kerjakan")).to_be_hidden()
    expect(page.locator(".sop-jalan")).to_have_count(0)
    expect(page.locator(".sop-lembar")).to_be_visible()


def test_paper(site: Site, reader: Visitor) -> None:
    """Printed, a run shows every step with its notes and no button or field; not running, the sheet is printed as ever."""
    page = _opened(reader, site)
    _through_a_tidak(page)
    page.emulate_media(media="print")
    expect(page.locator(".sop-lembar")).to_be_hidden()
    expect(page.locator(".sop-jalan-isi").last).to_be_visible()
    shown = page.locator(
        ".sop-jalan :is(button:not([aria-controls]), input:not([type=checkbox]), textarea, select)"
    ).evaluate_all("items => items.filter(item => item.checkVisibility()).map(item => item.outerHTML)")
    assert [] == shown
    expect(_card(page, 1).get_by_text("4/5/2026 08.25")).to_be_visible()
    page.get_by_role("heading", name="Pelaksanaan").focus()
    assert "none" == page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [squeezed(one.extract_text()) for one in pages]
    for number, text in enumerate(texts, 1):
        assert squeezed(UNCONTROLLED) in text
        assert f"Halaman{number}dari{len(texts)}" in text
    assert "Pelaksanaan" in texts[0]
    assert min(map(len, texts)) > 100  # none is empty but for its foot
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Tutup").click()
    page.emulate_media(media="print")
    expect(page.locator(".sop-lembar")).to_be_visible()
    expect(page.locator(".sop-kerjakan")).to_be_hidden()


def test_hostile_texts_stay_texts(site: Site, reader: Visitor) -> None:
    """Names, notes and a file's texts are shown as texts, never as markup."""
    page = _opened(reader, site)
    hostile = '<img src="x" onerror="window.ups=1">'
    page.get_by_label("Nama pelaksanaan").fill(hostile)
    _card(page, 1).get_by_label("Catatan").fill(hostile)
    (run,) = _kept(page)
    steps = run["langkah"]
    assert isinstance(steps, list)
    for step in steps:
        step |= {
            "kegiatan": hostile,
            "pelaksana": [hostile],
            "kelengkapan": [hostile],
            "output": [hostile],
            "ket": hostile,
            "waktu": hostile,
            "no": hostile,
        }
        step["keluar"] = [[hostile, *one[1:]] for one in step["keluar"]]
    data = {"jenis": "pelaksanaan-sop", "versi": 1, "nama": hostile, **run, "judul": hostile, "sidik": hostile}
    page.locator(".sop-jalan input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(data).encode()}
    )
    expect(_said(page)).to_contain_text("dimuat")
    for at in range(1, 4):
        _do(page, at)
    _card(page, 4).get_by_role("button").nth(2).click()
    assert page.evaluate("window.ups === undefined")
    assert page.locator(".sop-jalan img").count() == 0
