# Three clerks' tasks from the page to a merged branch, by mouse and by keys alone: a proposal is downloaded, taken by
# `sop terima` in a scratch repository and merged; the files' diffs are what a careful hand would have written.
from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tatalaksana.cli import main
from tests.browser.axe import faults
from tests.browser.visitor import PHONE, Visitor
from tests.collections_on_disk import SOPS, copied
from tests.git.repository import Repository, new_repository
from tests.preview.serving import editing

_DAFTAR = "sops/biro-bentanyan/daftar-konfirmasi-kecukupan.yaml"
_MAKRO = "sops/biro-pp/pengawasan-dan-perawatan-pohon.yaml"
_PICTURES = os.environ.get("GAMBAR_TUGAS", "")
"""A folder for pictures of what the clerk sees, for who wants to look."""


class _Clerk:
    """Sits before the page of a folder under git."""

    def __init__(self, page: Page, repository: Repository, task: str) -> None:
        self.page, self._repository, self._task, self._seen = page, repository, task, 0
        self.panel = page.get_by_role("complementary", name="Panel")

    def cell(self, place: str) -> Locator:
        return self.page.locator(f"[data-tempat='{place}']")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def looks(self) -> None:
        """Nothing that axe finds; a picture for who asks for them."""
        assert [] == faults(self.page)
        self._seen += 1
        if _PICTURES:
            for width in (PHONE, 1366):
                self.page.set_viewport_size({"width": width, "height": 780})
                self.page.screenshot(path=f"{_PICTURES}/{self._task}-{self._seen}-{width}.png")

    def tabs_to(self, wanted: Locator) -> None:
        """By Tab alone, at most twice around."""
        for _ in range(200):
            if wanted.evaluate("(there) => there === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError("not reached by Tab")

    def sends(self, title: str, sentences: tuple[str, ...], *, keys: bool = False) -> None:
        """The change set as a file, with what «Perubahan» says of it."""
        if keys:
            self.press("Control+s")
        else:
            self.page.get_by_role("button", name="Perubahan (").click()
        said = self.page.get_by_role("dialog", name="Perubahan")
        for sentence in sentences:
            expect(said).to_contain_text(sentence)
        self.looks()
        self.chooses(said.get_by_role("button", name="Unduh usulan…"), keys=keys)
        about = self.page.get_by_role("dialog", name="Unduh usulan")
        for label, text in (("Judul", title), ("Nama Anda", "Sari Rekaan"), ("Surel Anda", "sari@contoh.example")):
            field = about.get_by_label(label)
            if keys:
                self.tabs_to(field)
                self.press("Control+a")
                self.page.keyboard.type(text)
            else:
                field.fill(text)
        with self.page.expect_download() as download:
            self.chooses(about.get_by_role("button", name="Unduh .zip"), keys=keys)
        file = self._repository.root.parent / "usulan.zip"
        file.write_bytes(Path(download.value.path()).read_bytes())
        assert main(["terima", str(file), "--ya"]) == 0
        branch = next(
            line.strip() for line in self._repository.git("branch", "--list", "usulan/*").splitlines() if line.strip()
        )
        self._repository.git("merge", "-q", "--no-ff", "-m", "Gabungkan usulan", branch)
        assert self._repository.git("log", "-1", "--format=%an", "HEAD^2") == "Sari Rekaan"

    def chooses(self, button: Locator, *, keys: bool) -> None:
        if keys:
            self.tabs_to(button)
            self.press("Enter")
        else:
            button.click()

    def merged(self, *names: str) -> str:
        """What the merge changed, without the lines about it."""
        lines = self._repository.git("diff", "-U0", "HEAD^1", "HEAD", "--", *names).splitlines()
        return "\n".join(line for line in lines if not line.startswith(("diff ", "index ", "--- ", "@@", "new file")))


@pytest.fixture(name="clerk")
def _clerk(
    request: pytest.FixtureRequest, tmp_path: Path, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> Iterator[_Clerk]:
    repository = new_repository(tmp_path / "kantor")
    copied(SOPS, repository.root / "sops")
    repository.commit("2024-01-02")
    repository.git("config", "user.name", "Pengelola Rekaan")
    repository.git("config", "user.email", "kantor@contoh.example")
    monkeypatch.chdir(repository.root)
    file = _MAKRO if "micro" in request.function.__name__ else _DAFTAR
    with editing(repository.root, file) as address:
        page = visitor.open(address, width=1366)
        page.locator("[data-tempat='kegiatan.0.uraian']").wait_for()
        yield _Clerk(page, repository, request.node.name.removeprefix("test_"))
        page.goto("about:blank")


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
def test_a_typo(clerk: _Clerk, keys: bool) -> None:  # noqa: FBT001 - how it is done
    """One word in one cell: one line of the file, and no other."""
    if keys:
        clerk.tabs_to(clerk.cell("kegiatan.0.uraian"))
        clerk.press("ArrowDown", "ArrowDown", "Enter")
    else:
        clerk.cell("kegiatan.2.uraian").click()
    clerk.press(*["Control+ArrowLeft"] * 4)
    clerk.page.keyboard.type("bersih ")
    clerk.press("Control+Enter")
    expect(clerk.cell("kegiatan.2.uraian")).to_contain_text("hasil bersih konfirmasi kepada")
    clerk.looks()
    clerk.sends("Salah ketik langkah 3", ("Langkah 3",), keys=keys)
    assert clerk.merged() == (
        f"+++ b/{_DAFTAR}\n"
        "-    uraian: Melakukan konfirmasi kecukupan bibit melalui telepon dan kemudian menyerahkan hasil konfirmasi kepada\n"
        "+    uraian: Melakukan konfirmasi kecukupan bibit melalui telepon dan kemudian menyerahkan hasil bersih konfirmasi kepada"
    )


_INSERTED = """\
-    keputusan: {setuju: koreksi-karo, tidak: koreksi-kasubbag}
+    keputusan: {setuju: mencocokkan-daftar-persediaan, tidak: koreksi-kasubbag}
+  - id: mencocokkan-daftar-persediaan
+    uraian: Mencocokkan daftar dengan persediaan; jika cukup diteruskan, jika tidak dikembalikan kepada Pelaksana
+    pelaksana: kasubbag
+    keputusan: {cukup: koreksi-karo, tidak: konfirmasi}
+    kelengkapan: daftar persediaan
+    waktu: 15 Menit
+    output: daftar yang telah dicocokkan
+"""


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
def test_a_decision_between_5_and_6(clerk: _Clerk, keys: bool) -> None:  # noqa: FBT001 - as above
    """What led from 5 to 6 leads to the new step, which has exits of its own words; all others lead where they did."""
    page, panel = clerk.page, clerk.panel
    words = "Mencocokkan daftar dengan persediaan; jika cukup diteruskan, jika tidak dikembalikan kepada Pelaksana"
    if keys:
        clerk.tabs_to(clerk.cell("kegiatan.0.uraian"))
        clerk.press(*["ArrowDown"] * 4, "Insert")
    else:
        page.locator("tbody tr").nth(4).hover()
        page.get_by_role("button", name="Sisipkan langkah di bawah ini").click()
    dialog = page.get_by_role("dialog", name="Langkah baru")
    expect(dialog.get_by_label("5, «setuju»: kini menuju 6")).to_be_checked()
    clerk.looks()
    if keys:
        page.keyboard.type(words)
        clerk.tabs_to(dialog.get_by_label("Pelaksana"))
        page.keyboard.type("Kasub")
        clerk.tabs_to(dialog.get_by_role("button", name="Tambahkan"))
        clerk.press("Enter")
    else:
        dialog.get_by_label("Kegiatan").fill(words)
        dialog.get_by_label("Pelaksana").select_option(label="Kasubbag Penanaman")
        dialog.get_by_role("button", name="Tambahkan").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Langkah 6")
    expect(clerk.cell("kegiatan.5.uraian")).to_be_focused()
    if keys:
        clerk.press("F6")
        clerk.tabs_to(panel.get_by_role("button", name="Jadikan keputusan"))
        clerk.press("Enter")
        clerk.tabs_to(panel.get_by_label("Kata jalan keluar 1"))
        clerk.press("Control+a")
        page.keyboard.type("cukup")
        clerk.tabs_to(panel.get_by_label("Tujuan «tidak»"))
        page.keyboard.type("3 Mel")
        expect(panel.get_by_label("Tujuan «tidak»")).to_have_value("2")
        for label, text in (("kelengkapan", "daftar persediaan"), ("waktu", "15 Menit"), ("output", "daftar yang telah dicocokkan")):  # fmt: skip
            clerk.tabs_to(panel.get_by_label(label, exact=True))
            page.keyboard.type(text)
        clerk.press("Tab")
    else:
        panel.get_by_role("button", name="Jadikan keputusan").click()
        panel.get_by_label("Kata jalan keluar 1").fill("cukup")
        panel.get_by_label("Tujuan «tidak»").select_option(value="2")
        for key, text in (("kelengkapan", "daftar persediaan"), ("waktu.teks", "15 Menit"), ("output", "daftar yang telah dicocokkan")):  # fmt: skip
            clerk.cell(f"kegiatan.5.{key}").click()
            page.keyboard.type(text)
            clerk.press("Control+Enter")
    expect(page.locator("tbody tr").nth(5).locator(".e")).to_have_text(["cukup", "tidak"])
    expect(clerk.cell("kegiatan.5.output")).to_have_text("daftar yang telah dicocokkan")
    clerk.looks()
    clerk.sends("Pencocokan persediaan", ("Langkah 6: ditambah", "«setuju» langkah 7 langkah 6"), keys=keys)
    assert clerk.merged() == f"+++ b/{_DAFTAR}\n{_INSERTED}"


_JABATAN = """\
+++ b/sops/jabatan.yaml
+
+pengatur-rapat:
+  nama: Pengatur Rapat
+  singkatan: Rapat
+  unit: biro-pp"""
_MIKRO = """\
# yaml-language-server: $schema=../../docs/skema/sop.schema.json

format: 1
nomor: TM.01.02-078-097.Set.PP
judul: Penyiapan Rapat Lapangan
jenis: mikro
status: draf
unit: biro-pp

keterkaitan:
  - SOP Makro Pengawasan dan Perawatan Pohon

pelaksana:
  - kabag-taman
  - pengatur-rapat

kegiatan:
  - uraian: Memerintahkan penyiapan rapat
    pelaksana: kabag-taman

  - uraian: Menyiapkan ruang dan undangan rapat
    pelaksana: pengatur-rapat"""


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
def test_a_micro_sop_with_a_new_office(clerk: _Clerk, keys: bool) -> None:  # noqa: FBT001, PLR0912, PLR0915 - as above; one task
    """From the step of its macro: the micro SOP, linked both ways, and the office in its register, in one proposal."""
    page, panel = clerk.page, clerk.panel
    field = panel.get_by_label("rincian", exact=True)
    if keys:
        clerk.tabs_to(clerk.cell("kegiatan.0.uraian"))
        clerk.press(*["ArrowDown"] * 6, "F6")
        clerk.tabs_to(field)
    else:
        clerk.cell("kegiatan.6.uraian").focus()
        field.click()
    page.keyboard.type("SOP Mikro Penyiapan Rapat Lapangan")
    clerk.press("Enter")
    begin = panel.get_by_role("button", name="Buat SOP itu…")
    expect(begin).to_be_visible()
    if keys:
        clerk.tabs_to(begin)
        clerk.press("Enter")
    else:
        begin.click()
    dialog = page.get_by_role("dialog", name="SOP baru")
    expect(dialog.get_by_label("Judul")).to_have_value("Penyiapan Rapat Lapangan")
    clerk.looks()
    lane = dialog.get_by_role("combobox", name="Lajur, butir")
    expect(lane).to_have_count(5)
    if keys:
        clerk.tabs_to(lane.first)
        for _ in range(2):
            clerk.press("Control+a", "Delete", "Backspace")
        clerk.press("Tab", "Control+a")
        page.keyboard.type("Pengatur Rapat")
        clerk.press("Tab", "Control+a", "Delete", "Backspace")
    else:
        for _ in range(2):
            dialog.get_by_role("button", name="Hapus butir 1").click()
        lane.nth(1).fill("Pengatur Rapat")
        dialog.get_by_role("button", name="Hapus butir 3").click()
    expect(lane).to_have_count(2)
    clerk.chooses(dialog.get_by_role("button", name="Buat"), keys=keys)
    office = page.get_by_role("dialog", name="Jabatan baru?")
    expect(office.get_by_label("Singkatan")).to_be_focused()
    if keys:
        page.keyboard.type("Rapat")
    else:
        office.get_by_label("Singkatan").fill("Rapat")
    clerk.looks()
    clerk.chooses(office.get_by_role("button", name="Tambahkan"), keys=keys)
    expect(page.get_by_role("heading", level=1)).to_have_text("Penyiapan Rapat Lapangan")
    expect(page.locator("thead th.lajur")).to_have_text(["Kabag Taman", "Rapat"])
    for row, text in enumerate(("Memerintahkan penyiapan rapat", "Menyiapkan ruang dan undangan rapat")):
        if keys:
            expect(clerk.cell(f"kegiatan.{row}.uraian")).to_be_focused()
            clerk.press("Enter")
        else:
            clerk.cell(f"kegiatan.{row}.uraian").click()
        clerk.press("Control+a")
        page.keyboard.type(text)
        clerk.press("Enter")
        expect(clerk.cell(f"kegiatan.{row}.uraian")).to_have_text(text)
        if keys:
            clerk.press("ArrowDown")
    clerk.looks()
    clerk.sends("SOP Mikro Penyiapan Rapat Lapangan", ("SOP baru", "rincian"), keys=keys)
    assert clerk.merged(_MAKRO) == f"+++ b/{_MAKRO}\n+    rincian: SOP Mikro Penyiapan Rapat Lapangan"
    assert clerk.merged("sops/jabatan.yaml") == _JABATAN
    made = "sops/biro-pp/penyiapan-rapat-lapangan.yaml"
    assert clerk.merged(made) == "\n".join((f"+++ b/{made}", *(f"+{line}" for line in _MIKRO.splitlines())))
    assert len(clerk.merged().split("+++ ")) == 4
