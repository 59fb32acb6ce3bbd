# What stands between a change set and its being sent: what changed as a marked sheet, revision and day, errors and warnings; and
# how what was sent stands.
from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import faults
from tests.browser.forges import COPY, TOKEN, Repository, forge
from tests.browser.test_sunting import _FILE, _SURAT, _cell, _editing
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import REGISTERS, SOUND, write


def test_substance_asks_for_a_revision(tmp_path: Path, visitor: Visitor) -> None:
    """An SOP in force that says something else gets the next number and a day, from where its changes are shown on one sheet."""
    with _editing(tmp_path, visitor, text=SOUND) as (page, file):
        page.locator(_cell("kegiatan.1.waktu.teks")).click()
        page.keyboard.press("Control+a")
        page.keyboard.type("3 hari")
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Control+s")
        said = page.get_by_role("dialog", name="Perubahan")
        expect(said.locator(".sop-tabel del")).to_contain_text(["1 jam"])
        expect(said.locator(".sop-tabel ins")).to_contain_text(["3 hari"])
        assert [] == faults(page)
        said.get_by_role("button", name="Perbarui revisi").click()
        expect(said.get_by_role("alert")).to_have_text("Isi nomor dan tanggalnya.")
        said.get_by_label("Tanggal revisi").fill("2026-11-28")
        expect(said.get_by_label("Revisi ke")).to_have_value("1")
        said.get_by_role("button", name="Perbarui revisi").click()
        expect(said.get_by_role("button", name="Perbarui revisi")).to_have_count(0)
        expect(said).to_contain_text("tanggal revisi")
        page.set_viewport_size({"width": PHONE, "height": 780})
        assert [] == faults(page)
        said.get_by_role("button", name="Simpan ke folder").click()
        expect(page.locator(".sunting-kabar")).to_contain_text("disimpan")
        assert file.read_text(encoding="utf-8") == SOUND.replace(
            "tanggal: {efektif: 2024-01-02}", "tanggal: {revisi: 2026-11-28, efektif: 2024-01-02}\nrevisi_ke: 1"
        ).replace(
            "kelengkapan: konsep, waktu: 1 jam, output: surat", "kelengkapan: konsep, waktu: 3 hari, output: surat"
        )


@contextmanager
def _sending(root: Path, visitor: Visitor, there: Repository, kind: str) -> Iterator[Page]:
    """The editor of a folder whose repository a forge has."""
    with forge(kind, there) as (address, _):
        jenis = "forgejo" if kind == "gitea" else kind
        write(
            root,
            {"mkdocs.yml": f"plugins:\n  - sop:\n      repositori: {{jenis: {jenis}, alamat: {address}biro/sop}}\n"},
        )
        with _editing(root, visitor) as (page, _):
            yield page


def test_errors_hold_a_proposal_back_and_warnings_ask(tmp_path: Path, visitor: Visitor) -> None:
    """The forge gets neither until it is mended or meant; the file and the folder take both. What was sent is told until it is seen."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with _sending(tmp_path, visitor, there, "gitea") as page:
        page.get_by_role("button", name="Teks").click()
        area = page.get_by_label("Isi berkas")
        area.fill(_SURAT.replace("pelaksana: kabag", "pelaksana: kabga"))
        expect(page.locator(".sunting-bilah .galat")).to_contain_text("1 galat")
        page.keyboard.press("Control+s")
        said = page.get_by_role("dialog", name="Perubahan")
        expect(said).to_contain_text("1 galat menahan usulan ini")
        assert [] == faults(page)
        said.get_by_role("button", name="Kirim ke repositori…").click()
        expect(page.locator(".sunting-kabar")).to_contain_text("Perbaiki galatnya")
        # No error, but a warning that was not there: it is asked, and what others have left is not.
        area.fill(_SURAT.replace("    output: surat\n", ""))
        expect(page.get_by_role("button", name="0 galat, 1 peringatan")).to_be_visible()
        page.keyboard.press("Control+s")
        expect(said).to_contain_text("1 peringatan baru")
        said.get_by_role("button", name="Kirim ke repositori…").click()
        really = page.get_by_role("dialog", name="Kirim juga?")
        expect(really).to_contain_text("1 peringatan baru")
        assert [] == faults(page)
        really.get_by_role("button", name="Kirim juga").click()
        about = page.get_by_role("dialog", name="Kirim ke repositori")
        about.get_by_label("Judul").fill("Output dihapus")
        about.get_by_label("Token").fill(TOKEN)
        about.get_by_role("button", name="Kirim", exact=True).click()
        sent = page.locator(".sunting-terkirim")
        expect(sent).to_contain_text("Usulan «Output dihapus»: Menunggu tinjauan.")
        there.requests[0].comments = 2
        page.reload()
        expect(sent).to_contain_text("Menunggu tinjauan, 2 catatan")
        there.remarks = [("budi", "<img src=x> mengapa?", ""), ("sri", "Sebut jabatannya.", _FILE)]
        sent.get_by_text("Baca catatan").click()
        expect(sent.get_by_role("listitem")).to_have_text(
            ["budi: <img src=x> mengapa?", f"sri, {_FILE}: Sebut jabatannya."]
        )
        assert [] == faults(page)
        page.set_viewport_size({"width": PHONE, "height": 780})
        assert [] == faults(page)
        page.set_viewport_size({"width": 1366, "height": 768})
        there.requests[0].state = "merged"
        page.reload()
        expect(sent).to_contain_text("Sudah digabungkan")
        assert [] == faults(page)
        sent.get_by_role("button", name="Jangan tampilkan lagi").click()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat")
        expect(sent).to_be_empty()
        visitor.forgive()  # the forge is another host


def test_more_is_sent_to_a_proposal_that_is_open(tmp_path: Path, visitor: Visitor) -> None:
    """What is changed after it was sent is more of it, or a proposal of its own; where nobody remembers it, the page asks which."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with _sending(tmp_path, visitor, there, "gitea") as page:
        _type(page, "kegiatan.0.uraian", " masuk")
        _send(page)
        sent = page.locator(".sunting-terkirim")
        expect(sent).to_contain_text("Usulan «Nama»: Menunggu tinjauan.")
        _type(page, "kegiatan.1.uraian", " surat")
        about = _asked(page)
        expect(about.get_by_label("Kirim sebagai")).to_have_value("1")
        assert [] == faults(page)
        about.get_by_role("button", name="Kirim", exact=True).click()
        expect(page.locator(".sunting-kabar")).to_contain_text("Usulan diperbarui.")
        assert [one for one, _ in there.commits] == ["usulan/nama", "usulan/nama"]
        proposed = _SURAT.replace("surat  #", "surat masuk  #").replace("Memeriksa konsep", "Memeriksa konsep surat")
        assert there.branches["usulan/nama"] == {_FILE: proposed.encode()}
        # As one beside it.
        _type(page, "kegiatan.1.uraian", " itu")
        about = _asked(page)
        about.get_by_label("Kirim sebagai").select_option(label="Usulan baru")
        about.get_by_label("Judul").fill("Nama")
        about.get_by_role("button", name="Kirim", exact=True).click()
        expect(sent.get_by_text("Menunggu tinjauan")).to_have_count(2)
        assert [*there.branches] == ["main", "usulan/nama", "usulan/nama-2"]
        # Nobody remembers them: both ways are offered.
        for _ in range(2):
            sent.get_by_role("button", name="Jangan tampilkan lagi").first.click()
        _type(page, "kegiatan.1.uraian", " juga")
        _send(page)
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("sudah ada usulan bernama itu")
        assert [] == faults(page)
        told.get_by_role("button", name="Kirim sebagai usulan baru").click()
        expect(sent).to_contain_text("Usulan «Nama»: Menunggu tinjauan.")
        assert [*there.branches][3:] == ["usulan/nama-3"]
        visitor.forgive()  # the forge is another host


def test_who_was_first_and_this_draft_are_put_together(tmp_path: Path, visitor: Visitor) -> None:
    """What the forge has meanwhile is fetched: both are mixed step by step, one's own kept or theirs taken, in the published branch and in one's own."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with _sending(tmp_path, visitor, there, "gitlab") as page:
        told = page.locator(".sunting-kabar")
        both = page.get_by_role("dialog", name=f"Satukan {_FILE}")
        _type(page, "kegiatan.0.uraian", " masuk")
        _type(page, "kegiatan.1.waktu.teks", " 30 menit")
        theirs = _SURAT.replace("konsep\n    pelaksana", "konsep itu\n    pelaksana").replace(
            "1 jam\n    output: surat", "2 jam\n    output: surat"
        )
        there.branches["main"] = {_FILE: theirs.encode()}
        _send(page)
        expect(told).to_contain_text("Orang lain lebih dahulu")
        assert there.requests == []
        told.get_by_role("button", name="Satukan…").click()
        expect(both).to_contain_text("Memeriksa konsep itu")  # comes in by itself
        expect(both.get_by_label("waktu")).to_have_count(1)
        assert [] == faults(page)
        page.set_viewport_size({"width": PHONE, "height": 780})
        assert [] == faults(page)
        page.set_viewport_size({"width": 1366, "height": 768})
        both.get_by_label("waktu").select_option(label="Pakai draf saya")
        both.get_by_role("button", name="Satukan", exact=True).click()
        expect(told).to_contain_text("1 perubahan orang lain ikut. Periksa hasilnya, lalu kirim lagi.")
        # What is told and sent is one's own alone.
        page.keyboard.press("Control+s")
        changes = page.get_by_role("dialog", name="Perubahan")
        expect(changes.get_by_role("listitem")).to_have_text(
            [re.compile("1.*surat masuk"), re.compile("waktu.*2 jam.*1 jam 30 menit"), re.compile(_FILE)]
        )
        page.keyboard.press("Escape")
        mixed = theirs.replace("surat  #", "surat masuk  #").replace("2 jam", "1 jam 30 menit")
        # Who goes back behind it is not taken for one who has seen it; forth again, one is.
        page.get_by_role("button", name="Urungkan").click()
        _asked(page).get_by_role("button", name="Kirim", exact=True).click()
        expect(told).to_contain_text("Orang lain lebih dahulu")
        page.get_by_role("button", name="Ulangi").click()
        page.reload()
        _send(page)
        expect(page.locator(".sunting-terkirim")).to_contain_text("Menunggu tinjauan")
        assert there.branches["usulan/nama"] == {_FILE: mixed.encode()}
        # A reviewer wrote on the proposal's own branch: that is taken, and more goes on top.
        reviewed = mixed.replace("output: konsep", "output: naskah")
        there.branches["usulan/nama"] = {_FILE: reviewed.encode()}
        _type(page, "kegiatan.1.uraian", " juga")
        _asked(page).get_by_role("button", name="Kirim", exact=True).click()
        told.get_by_role("button", name="Satukan…").click()
        both.get_by_role("button", name="Satukan", exact=True).click()
        expect(page.locator("tbody tr").first).to_contain_text("naskah")
        _asked(page).get_by_role("button", name="Kirim", exact=True).click()
        expect(told).to_contain_text("Usulan diperbarui.")
        assert there.branches["usulan/nama"] == {_FILE: reviewed.replace("konsep itu", "konsep itu juga").encode()}
        visitor.forgive()  # the forge is another host


@pytest.mark.parametrize("kind", ["gitlab", "github"])
def test_who_may_not_write_is_offered_a_copy(tmp_path: Path, visitor: Visitor, kind: str) -> None:
    """What was sent from one's own copy is told and followed as any other, more of it goes there, and so does the next; where there can be none, a file is offered."""
    there = Repository({"main": {_FILE: _SURAT.encode()}}, rights=False, copyable=False)
    with _sending(tmp_path, visitor, there, kind) as page:
        told, sent = page.locator(".sunting-kabar"), page.locator(".sunting-terkirim")
        _type(page, "kegiatan.0.uraian", " masuk")
        _send(page)
        expect(told).to_contain_text("tidak berhak membuat cabang")
        assert [] == faults(page)
        told.get_by_role("button", name="Kirim lewat salinan saya").click()
        expect(told).to_contain_text("tidak dapat disalin (fork)")
        assert ("classic" in told.inner_text()) is (kind == "github")
        told.get_by_role("button", name="Unduh usulan…").click()
        expect(page.get_by_role("dialog", name="Unduh usulan")).to_be_visible()
        page.keyboard.press("Escape")
        there.copyable = True
        _asked(page).get_by_role("button", name="Kirim", exact=True).click()
        told.get_by_role("button", name="Kirim lewat salinan saya").click()
        expect(told).to_contain_text("Menyiapkan salinan (fork)")
        expect(told).to_contain_text("Cabangnya di salinan Anda, sari/sop.")
        expect(sent).to_contain_text("Menunggu tinjauan")
        page.reload()
        _type(page, "kegiatan.1.uraian", " juga")
        about = _asked(page)
        expect(about.get_by_label("Kirim sebagai")).not_to_have_value("")
        about.get_by_role("button", name="Kirim", exact=True).click()
        expect(told).to_contain_text("Usulan diperbarui.")
        about = _asked(page)
        about.get_by_label("Kirim sebagai").select_option(label="Usulan baru")
        about.get_by_role("button", name="Kirim", exact=True).click()
        expect(told).to_contain_text("Usulan terkirim. Cabangnya di salinan Anda")
        assert [one.home for one in there.requests] == [COPY, COPY]
        assert [*there.branches] == ["main"]
        visitor.forgive()  # the forge is another host


def test_what_others_have_is_edited_on(tmp_path: Path, visitor: Visitor) -> None:
    """Who takes theirs, and changes that, changes theirs and not what was there before."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with _sending(tmp_path, visitor, there, "gitea") as page:
        told = page.locator(".sunting-kabar")
        _type(page, "kegiatan.0.uraian", " masuk")
        theirs = _SURAT.replace("konsep\n    pelaksana", "konsep itu\n    pelaksana")
        there.branches["main"] = {_FILE: theirs.encode()}
        _send(page)
        told.get_by_role("button", name="Satukan…").click()
        page.get_by_role("dialog").get_by_role("button", name="Hanya yang di repositori").click()
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep itu")
        _type(page, "kegiatan.1.uraian", " juga")
        page.reload()
        expect(page.locator(_cell("kegiatan.1.uraian"))).to_have_text("Memeriksa konsep itu juga")
        _send(page)
        expect(page.locator(".sunting-terkirim")).to_contain_text("Menunggu tinjauan")
        assert there.branches["usulan/nama"] == {_FILE: theirs.replace("itu", "itu juga").encode()}
        visitor.forgive()  # the forge is another host


def test_a_draft_of_an_older_site_is_not_sent_over_a_newer_one(tmp_path: Path, visitor: Visitor) -> None:
    """Where a file of the draft, open or not, is another one by now, nothing goes before both are put together."""
    with _editing(tmp_path, visitor) as (page, file):
        told = page.locator(".sunting-kabar")
        files = page.get_by_label("Berkas", exact=True)
        _type(page, "kegiatan.0.uraian", " masuk")
        files.select_option("sops/unit.yaml")
        page.get_by_role("button", name="Teks", exact=True).click()
        area = page.get_by_label("Isi berkas")
        expect(area).to_have_value(REGISTERS["unit.yaml"])
        area.fill(area.input_value() + "# draf\n")
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_visible()
        file.write_text(_SURAT.replace("konsep\n    pelaksana", "konsep itu\n    pelaksana"), encoding="utf-8")
        page.reload()
        expect(page.get_by_role("button", name="Perubahan (2 berkas)")).to_be_visible()
        page.keyboard.press("Control+s")
        expect(told).to_contain_text(f"{_FILE} sudah diubah orang atau program lain")
        told.get_by_role("button", name="Satukan…").click()
        expect(told).to_contain_text("1 perubahan orang lain ikut. Periksa hasilnya, lalu simpan.")
        page.keyboard.press("Control+s")
        page.get_by_role("button", name="Unduh usulan…").click()
        expect(page.get_by_role("dialog", name="Unduh usulan")).to_be_visible()
        page.keyboard.press("Escape")
        file.unlink()
        page.keyboard.press("Control+s")
        expect(told).to_contain_text(f"{_FILE} sudah diubah orang atau program lain")
        told.get_by_role("button", name="Satukan…").click()
        page.get_by_role("button", name="Tetap usulkan berkas saya").click()
        expect(told).to_contain_text("lalu simpan")
        page.keyboard.press("Control+s")
        page.get_by_role("button", name="Simpan ke folder").click()
        expect(told).to_contain_text("2 berkas disimpan.")
        assert "Memeriksa konsep itu" in file.read_text(encoding="utf-8")


def test_a_file_that_others_took_away(tmp_path: Path, visitor: Visitor) -> None:
    """One's own is proposed anew only where that is wanted."""
    there = Repository({"main": {_FILE: _SURAT.encode()}})
    with _sending(tmp_path, visitor, there, "github") as page:
        told = page.locator(".sunting-kabar")
        both = page.get_by_role("dialog", name=f"Satukan {_FILE}")
        _type(page, "kegiatan.0.uraian", " masuk")
        _send(page)
        expect(told).to_contain_text("Usulan terkirim.")
        there.branches["main"] = {"lain": b"x"}
        _asked(page).get_by_role("button", name="Kirim", exact=True).click()
        told.get_by_role("button", name="Satukan…").click()
        expect(both).to_contain_text("Orang lain menghapus berkas")
        assert [] == faults(page)
        both.get_by_role("button", name="Buang perubahan saya").click()
        expect(page.get_by_role("button", name="Perubahan (0 berkas)")).to_be_disabled()
        visitor.forgive()  # the forge is another host


def _type(page: Page, place: str, words: str) -> None:
    cell = page.locator(_cell(place))
    was = cell.inner_text()
    cell.click()
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    expect(cell).to_have_text(was + words)


def _asked(page: Page) -> Locator:
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Kirim ke repositori…").click()
    return page.get_by_role("dialog", name="Kirim ke repositori")


def _send(page: Page, title: str = "Nama") -> None:
    about = _asked(page)
    about.get_by_label("Judul").fill(title)
    about.get_by_label("Token").fill(TOKEN)
    about.get_by_role("button", name="Kirim", exact=True).click()
