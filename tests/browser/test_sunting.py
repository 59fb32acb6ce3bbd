# `sop sunting` in a real browser: an SOP is changed on its sheet, by mouse, by keys, on a phone, and saved.
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tatalaksana.usulan import proposal_from_zip
from tests.browser.axe import faults
from tests.browser.forges import TOKEN, Repository, forge
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS, write
from tests.preview.serving import editing

_FILE = "sops/biro/surat.yaml"
_SURAT = """\
judul: Pengelolaan Surat
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
kegiatan:
  - uraian: Menyiapkan surat  # oleh siapa pun
    pelaksana: kasubbag
    kelengkapan: surat
    waktu: 1 jam
    output: konsep
  - uraian: Memeriksa konsep
    pelaksana: kabag
    kelengkapan: konsep
    waktu: 1 jam
    output: surat
"""


@contextmanager
def _editing(root: Path, visitor: Visitor, text: str = _SURAT, **options: object) -> Iterator[tuple[Page, Path]]:
    folder = write(root / "sops", {**REGISTERS, "biro/surat.yaml": text})
    with editing(root, _FILE) as address:
        page = visitor.open(address, **options)  # type: ignore[arg-type]
        yield page, folder / "biro/surat.yaml"
        assert [] == visitor.problems
        page.goto("about:blank")


def _cell(place: str) -> str:
    return f"[data-tempat='{place}']"


def _save(page: Page) -> None:
    page.get_by_role("button", name="Simpan", exact=True).click()
    # What a save before has said would do for this one.
    page.locator(".sunting-kabar").evaluate("told => told.replaceChildren()")
    page.get_by_role("button", name="Simpan ke folder").click()
    expect(page.locator(".sunting-kabar")).to_contain_text("disimpan")


def test_an_sop_is_changed_on_its_sheet(tmp_path: Path, visitor: Visitor) -> None:  # noqa: PLR0915 - one page, opened once
    """A word, a lane, a new step with a decision, undone and done again, and saved: every other byte of the file stays."""
    with _editing(tmp_path, visitor) as (page, file):
        # A word, in its cell.
        page.locator(_cell("kegiatan.0.uraian")).click()
        page.keyboard.type(" masuk")
        page.keyboard.press("Enter")
        expect(page.get_by_role("rowheader", name="Menyiapkan surat masuk")).to_be_focused()
        # A list of two where one text was.
        page.locator(_cell("kegiatan.0.output")).click()
        page.keyboard.press("Enter")
        page.keyboard.type("lembar disposisi")
        page.keyboard.press("Control+Enter")
        expect(page.locator(f"{_cell('kegiatan.0.output')} li")).to_have_text(["konsep", "lembar disposisi"])
        # From one open field into another: what is drawn meanwhile takes nothing of what is typed.
        page.locator(_cell("kegiatan.1.output")).click()
        page.keyboard.type(" akhir")
        page.locator(_cell("kegiatan.1.ket")).click()
        expect(page.get_by_role("button", name="Urungkan")).to_be_enabled()
        page.keyboard.type("segera dikirim")
        page.keyboard.press("Control+Enter")
        expect(page.locator(_cell("kegiatan.1.ket"))).to_have_text("segera dikirim")
        expect(page.locator(_cell("kegiatan.1.output"))).to_have_text("surat akhir")
        # A symbol in the lane where it was clicked; and back.
        lanes = page.locator("tbody tr").first.locator("td[data-lajur]")
        lanes.nth(0).click()
        expect(lanes.nth(0).locator(".s")).to_have_count(1)
        expect(lanes.nth(1).locator(".s")).to_have_count(0)
        page.get_by_role("button", name="Urungkan").click()
        expect(lanes.nth(1).locator(".s")).to_have_count(1)
        # A new step between two, which decides.
        page.locator(_cell("kegiatan.0.uraian")).focus()
        page.keyboard.press("Insert")
        dialog = page.get_by_role("dialog", name="Langkah baru")
        dialog.get_by_label("Kegiatan").fill("Meneliti surat; jika lengkap diteruskan, jika tidak dikembalikan")
        dialog.get_by_label("Pelaksana").select_option(label="Kepala Subbagian")
        dialog.get_by_role("button", name="Tambahkan").click()
        panel = page.get_by_role("complementary", name="Panel")
        expect(panel.get_by_role("heading", level=2)).to_have_text("Langkah 2")
        panel.get_by_role("button", name="Jadikan keputusan").click()
        expect(panel.get_by_label("Tujuan «tidak»")).to_have_value("0")
        panel.get_by_label("Kata jalan keluar 1").fill("lengkap")
        page.keyboard.press("Tab")
        expect(panel.get_by_label("Tujuan «lengkap»")).to_have_value("2")
        expect(page.locator("tbody tr").nth(1).locator(".e")).to_have_text(["lengkap", "tidak"])
        # What changed, in sentences; then the file.
        assert file.read_text(encoding="utf-8") == _SURAT
        page.get_by_role("button", name="Perubahan (1 berkas)").click()
        said = page.get_by_role("dialog", name="Perubahan")
        expect(said).to_contain_text("Langkah 2: ditambah")
        assert [] == faults(page)
        said.get_by_role("button", name="Tutup").click()
        _save(page)
        after = file.read_text(encoding="utf-8")
        assert [line for line in _SURAT.splitlines() if line not in after.splitlines()] == [
            "  - uraian: Menyiapkan surat  # oleh siapa pun",
            "    output: konsep",
            "  - uraian: Memeriksa konsep",
            "    output: surat",
        ]
        assert "\n    uraian: Menyiapkan surat masuk  # oleh siapa pun\n" in after
        # Somebody else was first: nothing is lost, nothing is written over.
        page.locator(_cell("judul")).click()
        page.keyboard.type(" Dinas")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
        page.get_by_role("button", name="Simpan", exact=True).click()
        expect(said).to_be_visible()
        file.write_text(after + "# lain\n", encoding="utf-8")
        page.get_by_role("button", name="Simpan ke folder").click()
        expect(page.locator(".sunting-kabar")).to_contain_text("Belum disimpan")
        # What the other wrote is not shown as one's own change.
        page.get_by_role("button", name="Perubahan (1 berkas)").click()
        expect(page.locator(".sunting-kabar")).to_contain_text("sudah diubah orang atau program lain")
        expect(said).to_have_count(0)
        assert file.read_text(encoding="utf-8").endswith("# lain\n")
        # A draft outlasts the page, with what was being typed.
        page.locator(_cell("nomor")).click()
        page.keyboard.type("B-7")
        while "B-7" not in page.evaluate("JSON.stringify({ ...localStorage })"):
            page.wait_for_timeout(50)
        theirs = after.replace("judul: Pengelolaan Surat", "judul: Pengelolaan Surat Biro") + "# lain\n"
        file.write_text(theirs, encoding="utf-8")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
        expect(page.locator(_cell("nomor"))).to_have_text("B-7")
        # Put together with what the other wrote: what collides is chosen.
        page.get_by_role("button", name="Simpan", exact=True).click()
        page.get_by_role("button", name="Satukan…").click()
        both = page.get_by_role("dialog", name=f"Satukan {_FILE}")
        both.get_by_label("judul").select_option(label="Pakai draf saya")
        assert [] == faults(page)
        both.get_by_role("button", name="Satukan", exact=True).click()
        expect(page.locator(".sunting-kabar")).to_contain_text("disatukan")
        # As a file that «sop terima» takes; then saved.
        page.get_by_role("button", name="Perubahan (1 berkas)").click()
        page.get_by_role("button", name="Unduh usulan…").click()
        about = page.get_by_role("dialog", name="Unduh usulan")
        about.get_by_label("Nama Anda").fill("Sari Rekaan")
        about.get_by_label("Surel Anda").fill("sari")
        about.get_by_role("button", name="Unduh .zip").click()
        expect(about.get_by_role("alert")).to_contain_text("Isi surel Anda selengkapnya")
        about.get_by_label("Surel Anda").fill("sari@contoh.example")
        assert [] == faults(page)
        with page.expect_download() as download:
            about.get_by_role("button", name="Unduh .zip").click()
        sent = proposal_from_zip(Path(download.value.path()).read_bytes())
        _save(page)
        assert file.read_text(encoding="utf-8") == f"nomor: B-7\n{theirs.replace('Surat Biro', 'Surat Dinas')}"
        assert (sent.nama, [one.isi for one in sent.berkas]) == ("Sari Rekaan", [file.read_bytes()])
        assert sent.judul.startswith("SOP Mikro Pengelolaan Surat")


def test_problems_stand_at_their_cell(tmp_path: Path, visitor: Visitor) -> None:
    """What is wrong is marked while it is typed, the last good drawing stays, dimmed; a mend is a button; text mode checks too."""
    with _editing(tmp_path, visitor) as (page, _):
        cell = page.locator(_cell("tanggal.pembuatan"))
        cell.click()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Teks").click()
        area = page.get_by_label("Isi berkas")
        assert area.bounding_box()["height"] > 400  # type: ignore[index]  # it is seen
        area.fill(_SURAT.replace("pelaksana: kabag", "pelaksana: kabga"))
        problems = page.locator(".sunting-bilah .galat")
        expect(problems).to_contain_text("1 galat")
        problems.click()
        panel = page.get_by_role("complementary", name="Panel")
        expect(panel.locator("li.galat")).to_contain_text("kabga")
        page.get_by_role("button", name="Lembar").click()
        expect(page.locator(".sunting-lembar.lama")).to_be_visible()
        expect(page.locator(f"{_cell('kegiatan.1.uraian')}[data-masalah=galat]")).to_be_visible()
        assert [] == faults(page)
        panel.get_by_role("button", name="Perbaiki").click()
        expect(page.locator(".sunting-lembar.lama")).to_have_count(0)
        expect(page.get_by_role("button", name="Simpan", exact=True)).to_be_disabled()
        # An empty description: said while it is typed, and the drawing stays where it was.
        page.locator(_cell("kegiatan.1.uraian")).click()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        expect(problems).to_contain_text("galat")
        page.keyboard.press("Escape")
        expect(page.get_by_role("rowheader", name="Memeriksa konsep")).to_be_focused()


def test_keys_alone_do(tmp_path: Path, visitor: Visitor) -> None:
    """From cell to cell by arrows, a symbol put by Enter, a step moved by Alt and an arrow, which is said aloud."""
    with _editing(tmp_path, visitor) as (page, _):
        first = page.locator(_cell("kegiatan.0.uraian"))
        first.focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("gridcell", name="Kepala Bagian: kosong")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("tbody tr").first.locator("td[data-lajur='kabag'] .s")).to_have_count(1)
        expect(page.locator("tbody tr").first.locator("td[data-lajur='kabag']")).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("+")
        expect(page.locator("tbody tr").first.locator(".s")).to_have_count(2)
        page.keyboard.press("Delete")
        expect(page.locator("tbody tr").first.locator(".s")).to_have_count(1)
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator("[aria-live=assertive]")).to_have_text("Langkah dipindahkan ke baris 2")
        expect(page.locator("tbody th.kegiatan")).to_have_text(["Memeriksa konsep", "Menyiapkan surat"])
        expect(page.locator("tbody tr").nth(1).locator("td[data-lajur='kasubbag']")).to_be_focused()
        page.keyboard.press("Control+z")
        expect(page.locator("tbody th.kegiatan")).to_have_text(["Menyiapkan surat", "Memeriksa konsep"])
        page.keyboard.press("Control+y")
        expect(page.locator("tbody th.kegiatan")).to_have_text(["Memeriksa konsep", "Menyiapkan surat"])


def test_a_new_sop_with_a_new_office(tmp_path: Path, visitor: Visitor) -> None:
    """In one change set: the office is put into its register, the draft begins with the unit's words, both files are written."""
    with _editing(tmp_path, visitor) as (page, file):
        page.get_by_role("button", name="+ SOP baru").click()
        dialog = page.get_by_role("dialog", name="SOP baru")
        dialog.get_by_label("Judul").fill("Penyimpanan Arsip")
        dialog.get_by_label("Lajur, butir 1").fill("Arsiparis")
        dialog.get_by_role("button", name="Buat").click()
        page.get_by_role("dialog", name="Jabatan baru?").get_by_role("button", name="Tambahkan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Penyimpanan Arsip")
        expect(page.locator("thead th.lajur")).to_have_text(["Arsiparis"])
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_enabled()
        _save(page)
        assert (file.parent / "penyimpanan-arsip.yaml").read_text(encoding="utf-8").count("arsiparis") >= 2
        assert "arsiparis:\n  nama: Arsiparis\n" in (file.parent.parent / "jabatan.yaml").read_text(encoding="utf-8")
        page.get_by_label("Berkas", exact=True).select_option(label="jabatan.yaml")
        page.locator("details[data-id=arsiparis] > summary").click()
        page.locator("details[data-id=arsiparis]").get_by_label("singkatan").fill("Arsip")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()


def test_one_card_at_a_time_on_phones(tmp_path: Path, visitor: Visitor) -> None:
    """No lane table: a list of steps, each with its own panel in which everything of it can be changed."""
    with _editing(tmp_path, visitor, width=PHONE, dark=True) as (page, _):
        steps = page.get_by_role("list", name="Langkah")
        expect(page.locator(".sop-tabel")).to_be_hidden()
        steps.get_by_role("button", name="Memeriksa konsep").click()
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_label("Kepala Subbagian").check()
        expect(panel.get_by_label("Kepala Subbagian")).to_be_checked()
        panel.get_by_label("Kegiatan", exact=True).fill("Memeriksa surat")
        panel.get_by_role("button", name="‹ Sebelumnya").click()
        expect(panel.get_by_role("heading", level=2)).to_have_text("Langkah 1")
        assert [] == faults(page)
        panel.get_by_role("button", name="Tutup panel").click()
        expect(steps).to_contain_text("Kepala Bagian, Kepala Subbagian")
        expect(steps).to_contain_text("Memeriksa surat")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert [] == faults(page)


def test_what_is_pressed_is_there_when_it_is_let_go(tmp_path: Path, visitor: Visitor) -> None:
    """An answer that comes while a button is held down takes nothing away from under the finger."""
    with _editing(tmp_path, visitor, width=PHONE) as (page, _):
        page.get_by_role("list", name="Langkah").get_by_role("button", name="Memeriksa konsep").click()
        panel = page.get_by_role("complementary", name="Panel")
        held: list[Route] = []
        page.route("**/tanya", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
        panel.get_by_label("Kepala Subbagian").check()
        while not held:
            page.wait_for_timeout(20)
        box = panel.get_by_role("button", name="‹ Sebelumnya").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        with page.expect_response("**/tanya"):
            held[0].continue_()
        page.unroute("**/tanya")
        page.wait_for_timeout(200)
        page.mouse.up()
        expect(panel.get_by_role("heading", level=2)).to_have_text("Langkah 1")
        panel.get_by_role("button", name="Berikutnya ›").click()
        expect(panel.get_by_label("Kepala Subbagian")).to_be_checked()


def test_a_change_set_goes_to_the_forge(tmp_path: Path, visitor: Visitor) -> None:
    """With the repository that mkdocs.yml names a change set becomes a branch and a request there, whose state is told; the folder stays."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with forge("gitea", there) as (address, _):
        write(
            tmp_path,
            {"mkdocs.yml": f"plugins:\n  - sop:\n      repositori: {{jenis: forgejo, alamat: {address}biro/sop}}\n"},
        )
        with _editing(tmp_path, visitor) as (page, file):
            page.locator(_cell("judul")).click()
            page.keyboard.type(" Dinas")
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat Dinas")
            for token, where, said in (
                (TOKEN[1:], ".sunting-kabar", "Token tidak diterima"),
                (TOKEN, ".sunting-terkirim", "Menunggu tinjauan"),
            ):
                page.get_by_role("button", name="Perubahan (1 berkas)").click()
                page.get_by_role("button", name="Kirim ke repositori…").click()
                about = page.get_by_role("dialog", name="Kirim ke repositori")
                about.get_by_label("Token").fill(token)
                assert [] == faults(page)
                about.get_by_role("button", name="Kirim", exact=True).click()
                expect(page.locator(where)).to_contain_text(said)
            [request] = there.requests
            assert there.branches[request.source] == {
                _FILE: _SURAT.replace("Pengelolaan Surat", "Pengelolaan Surat Dinas").encode()
            }
            assert file.read_text(encoding="utf-8") == _SURAT
            visitor.forgive()  # the forge is another host, and refused the first token


def test_every_key_can_be_reached(tmp_path: Path, visitor: Visitor) -> None:
    """Groups of an SOP unfold in the panel, those of a form and of a profile on their own sheet; a form's question and its choices too."""
    form = "judul: Buku Tamu\nisian:\n  - type: text\n    name: nama\n    label: Nama\n"
    more = {"formulir/tamu.yaml": form, "profil/biro.yaml": "turunan: permenpan-35-2012\n"}
    write(tmp_path / "sops", more)
    with _editing(tmp_path, visitor) as (page, file):
        panel = page.get_by_role("complementary", name="Panel")
        panel.get_by_role("button", name="Data SOP").click()
        label = panel.locator("[data-id=label]")
        label.locator("> summary").click()
        label.get_by_label("judul", exact=True).fill("Nama SOP")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_enabled()
        expect(label.get_by_label("judul", exact=True)).to_have_value("Nama SOP")
        signed = panel.locator("[data-id=pengesahan]")
        signed.locator("> summary").click()
        signed.get_by_role("button", name="+ pengesahan").click()
        new = page.get_by_role("dialog", name="pengesahan baru")
        new.get_by_label("jabatan").fill("Kepala Biro")
        assert [] == faults(page)
        new.get_by_role("button", name="Tambah").click()
        expect(signed.locator("[data-id='pengesahan.0'] > summary")).to_have_text("1. Kepala Biro")
        assert [] == faults(page)
        page.get_by_label("Berkas", exact=True).select_option("sops/formulir/tamu.yaml")
        form_keys = page.locator(".sunting-daftar")
        form_keys.locator("[data-id=isian] > summary").click()
        form_keys.get_by_role("button", name="+ isian").click()
        question = page.get_by_role("dialog", name="isian baru")
        question.get_by_label("type", exact=True).select_option("select_one")
        question.get_by_label("name", exact=True).fill("asal")
        question.get_by_label("label", exact=True).fill("Asal")
        question.get_by_role("button", name="Tambah").click()
        second = form_keys.locator("[data-id='isian.1']")
        second.locator("[data-id='isian.1.choices'] > summary").click()
        for name, said in (("kota", "Dalam kota"), ("luar", "Luar kota")):
            second.get_by_role("button", name="+ choices").click()
            choice = page.get_by_role("dialog", name="choices baru")
            choice.get_by_label("Nama").fill(name)
            choice.get_by_label("Isi").fill(said)
            choice.get_by_role("button", name="Tambah").click()
            expect(second.get_by_label(name, exact=True)).to_have_value(said)
        assert [] == faults(page)
        page.get_by_label("Berkas", exact=True).select_option("sops/profil/biro.yaml")
        page.locator(".sunting-daftar [data-id=tepi] > summary").click()
        page.locator(".sunting-daftar").get_by_label("atas", exact=True).fill("25")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("button", name="Perubahan (3 berkas)")).to_be_enabled()
        _save(page)
        assert "label:\n  judul: Nama SOP\n" in file.read_text(encoding="utf-8")
        assert "pengesahan:\n  - jabatan: Kepala Biro\n" in file.read_text(encoding="utf-8")
        assert (file.parent.parent / "formulir/tamu.yaml").read_text(encoding="utf-8") == (
            f"{form}  - type: select_one\n    name: asal\n    label: Asal\n    choices:\n      kota: Dalam kota\n      luar: Luar kota\n"
        )
        assert (file.parent.parent / "profil/biro.yaml").read_text(encoding="utf-8").endswith("tepi: {atas: 25}\n")


def test_a_button_pressed_right_after_typing_is_not_missed(tmp_path: Path, visitor: Visitor) -> None:
    """A finger rests on a button longer than an answer takes: what is drawn anew waits until it is let go."""
    with _editing(tmp_path, visitor) as (page, _):
        page.locator(_cell("kegiatan.0.uraian")).click()
        page.keyboard.type(" masuk")
        button = page.get_by_role("complementary", name="Panel").get_by_role("button", name="Jadikan keputusan")
        button.hover()
        page.mouse.down()
        page.wait_for_timeout(600)
        page.mouse.up()
        expect(page.locator("tbody tr").first.locator(".e")).to_have_text(["ya", "tidak"])
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")


def _type(page: Page, place: str, text: str) -> None:
    page.locator(_cell(place)).click()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")


def test_steps_back_outlast_the_page_and_the_folder(tmp_path: Path, visitor: Visitor) -> None:
    """After a reload and after a save too, what was done is undone, done again, and saved as it was before."""
    with _editing(tmp_path, visitor) as (page, file):
        undo, redo = (page.get_by_role("button", name=name) for name in ("Urungkan", "Ulangi"))
        step = page.locator(_cell("kegiatan.0.uraian"))
        _type(page, "kegiatan.0.uraian", " masuk")
        expect(step).to_have_text("Menyiapkan surat masuk")
        _type(page, "kegiatan.1.uraian", " akhir")
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        # Both are made: what nobody has answered yet is not done again once it is undone.
        page.wait_for_function("() => !JSON.stringify({ ...localStorage }).includes('tempat')")
        page.reload()
        undo.click()
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep")
        page.reload()
        expect(step).to_have_text("Menyiapkan surat masuk")
        expect(undo).to_be_enabled()
        expect(redo).to_be_enabled()
        _save(page)
        written = _SURAT.replace("surat  #", "surat masuk  #")
        assert file.read_text(encoding="utf-8") == written
        page.reload()
        undo.click()
        expect(step).to_have_text("Menyiapkan surat")
        expect(undo).to_be_disabled()
        _save(page)
        assert file.read_text(encoding="utf-8") == _SURAT
        redo.click()
        expect(step).to_have_text("Menyiapkan surat masuk")
        _save(page)
        assert file.read_text(encoding="utf-8") == written
        assert [] == faults(page)


def test_two_tabs_of_one_draft(tmp_path: Path, visitor: Visitor) -> None:
    """What one makes comes into the other; closing either loses nothing, and it can be undone in both."""
    with _editing(tmp_path, visitor) as (page, file):
        other = page.context.new_page()
        other.goto(page.url)
        _type(other, "kegiatan.1.uraian", " akhir")
        expect(other.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        expect(page.locator(".sunting-kabar")).to_contain_text("dari tab lain")
        page.bring_to_front()
        _type(page, "kegiatan.0.uraian", " masuk")
        expect(other.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        other.get_by_role("button", name="Urungkan").click()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat")
        other.get_by_role("button", name="Ulangi").click()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        other.close()
        page.reload()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        _save(page)
        assert file.read_text(encoding="utf-8") == _SURAT.replace("surat  #", "surat masuk  #").replace(
            "konsep\n    pelaksana: kabag", "konsep akhir\n    pelaksana: kabag"
        )


def test_two_tabs_with_a_field_open(tmp_path: Path, visitor: Visitor) -> None:
    """What stands open here may stand elsewhere by now: one of both is chosen, and the other is an undo away."""
    with _editing(tmp_path, visitor) as (page, _):
        other = page.context.new_page()
        other.goto(page.url)
        expect(other.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep")
        page.bring_to_front()
        page.locator(_cell("kegiatan.0.uraian")).click()
        page.keyboard.type(" masuk")
        _type(other, "kegiatan.1.uraian", " akhir")
        expect(other.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("keduanya kini berbeda")
        page.bring_to_front()
        page.keyboard.press("Enter")
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        # What is done meanwhile does not take the question away.
        _type(page, "kegiatan.0.ket", "segera")
        expect(page.locator(_cell("kegiatan.0.ket"))).to_have_text("segera")
        told.get_by_role("button", name="Pakai yang di tab lain").click()
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep akhir")
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat")
        page.get_by_role("button", name="Urungkan").click()
        expect(page.locator(_cell("kegiatan.0.uraian"))).to_have_text("Menyiapkan surat masuk")
        expect(other.locator(_cell("kegiatan.0.ket"))).to_have_text("segera")
        other.close()
