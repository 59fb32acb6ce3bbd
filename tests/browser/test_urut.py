# A sheet whose steps are a list, as a browser shows and prints it.
from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tatalaksana.facts import UNCONTROLLED
from tests.browser.axe import faults
from tests.browser.paper import letters, print_page
from tests.browser.visitor import DESKTOP, PHONE, Visitor
from tests.collections_on_disk import REGISTERS, write
from tests.preview.serving import looking

_STEPS = 24
_SOP = {
    "judul": "Pelayanan Imunisasi", "nomor": "440/012/SPO", "jenis": "mikro", "unit": "biro", "profil": "pkm", "tujuan": "Acuan petugas",
    "unit_terkait": ["Posyandu", "Farmasi"], "pelaksana": ["kasubbag"],
    "kegiatan": [
        {"uraian": f"Memeriksa berkas nomor {step}", "pelaksana": "kasubbag", "kelengkapan": "-", "waktu": "5 menit", "output": "Catatan"}
        | ({"keputusan": {"lengkap": 3, "tidak": 1}} if step == 2 else {})
        for step in range(1, _STEPS + 1)
    ] + [{"uraian": "Catatan: berkas disimpan", "tanpa_simbol": True}],
}  # fmt: skip
_SIGNERS = [{"peran": f"Peran {number}", "jabatan": "Kepala", "nama": f"Nama {number}"} for number in range(3)]
_LINES = "(one) => { const text = document.createRange(); text.selectNodeContents(one); return [...text.getClientRects()].map((line) => line.width); }"
"""How wide the lines of an element are."""
_FILES = {**REGISTERS, "profil/pkm.yaml": "turunan: spo-kesehatan\n", "biro/imunisasi.yaml": json.dumps(_SOP)}


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("urut")
    write(root / "sops", _FILES)
    with looking(root, "sops/biro/imunisasi.yaml") as address:
        yield address


def test_a_screen_shows_the_list(address: str, visitor: Visitor) -> None:
    """Steps stand in words beside the title of their box, with no lane, no head and no card."""
    page = visitor.open(address, width=DESKTOP)
    row = page.locator("tr#langkah-2")
    assert (
        "2 Kepala Subbagian: Memeriksa berkas nomor 2 Bila lengkap, ke langkah 3; bila tidak, kembali ke langkah 1. Waktu: 5 menit · Output: Catatan"
        == " ".join(row.inner_text().split())
    )
    expect(page.locator(".sop-urut :is(thead, .j, [data-label]):visible")).to_have_count(0)
    # A row without a number has a button in its place, but no full stop.
    stop = "one => getComputedStyle(one, '::after').content"
    expect(page.locator("tr.judul .no button")).to_have_count(1)
    assert ("none", '"."') == (page.locator("tr.judul .no").evaluate(stop), row.locator(".no").evaluate(stop))
    title, first = page.locator(".sop-urut h2").bounding_box(), row.bounding_box()
    assert title
    assert first
    assert title["x"] + title["width"] <= first["x"]
    assert [] == faults(page)


def test_phones_keep_their_cards(address: str, visitor: Visitor) -> None:
    """A phone shows each step as a card, told once; the list is one tap away, and nothing is wider than the screen."""
    page = visitor.open(address, width=PHONE)
    row = page.locator("tr#langkah-2")
    expect(row.locator(".arah")).to_be_visible()
    expect(row.locator(".urut:visible")).to_have_count(0)
    page.locator("label", has_text="Lembar").click()
    expect(row.locator(".urut:visible")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_it_prints_upright(address: str, visitor: Visitor) -> None:
    """Pages are upright, each says its edition at the foot; no step is missing, and what follows the steps comes behind them."""
    paper = print_page(visitor.open(address, width=DESKTOP))
    assert len(paper.texts) > 1
    for (width, height), text in zip(paper.sizes, paper.texts, strict=True):
        assert (210, 297) == pytest.approx((width, height), abs=0.6)
        assert letters(UNCONTROLLED) in text
    said = "".join(paper.texts)
    places = [said.index(letters(f"Memeriksa berkas nomor {step} ")) for step in range(10, _STEPS + 1)]
    assert sorted(places) == places
    # Chromium paints boxes in another order than they stand in.
    seen = "\n".join(page.extract_text(extraction_mode="layout") for page in PdfReader(io.BytesIO(paper.pdf)).pages)
    assert seen.index(f"nomor {_STEPS}") < seen.index("Unit Terkait")


@pytest.mark.parametrize("boxes", [("tujuan",), ("tujuan", "referensi")])
def test_boxes_below_several_signers_take_the_whole_width(
    boxes: tuple[str, ...], tmp_path: Path, visitor: Visitor
) -> None:
    """Upright the last box is as wide as those above it, and the data fill the height of the letterhead beside them."""
    profile = f"turunan: spo-kesehatan\nalamat: [Jalan Satu, Jalan Dua, Jalan Tiga]\nkotak: [{', '.join(boxes)}]\n"
    sop = {**_SOP, "pengesahan": _SIGNERS}
    write(
        tmp_path / "sops",
        {**REGISTERS, "profil/pkm.yaml": f"{profile}langkah: bagan\n", "biro/imunisasi.yaml": json.dumps(sop)},
    )
    with looking(tmp_path, "sops/biro/imunisasi.yaml") as address:
        page = visitor.open(address, width=DESKTOP)
        sheet = page.locator(".sop-identitas")
        widths = [one.bounding_box() for one in (sheet, *sheet.locator(".kotak").all())]
        assert all(one and widths[0] and one["width"] > widths[0]["width"] - 4 for one in widths)
        assert len(boxes) == len(widths) - 1
        data, last = sheet.locator(".data").bounding_box(), sheet.locator(".data > div:visible").last.bounding_box()
        assert data
        assert last
        assert data["y"] + data["height"] == pytest.approx(last["y"] + last["height"], abs=2)
        page.goto("about:blank")  # else it would ask for news of a server that is gone


def test_names_of_signers_begin_at_one_height(tmp_path: Path, visitor: Visitor) -> None:
    """Also where one's office takes more lines, of which the last is about as long as the others, on a screen and printed."""
    first, *others = _SIGNERS
    longer = {**first, "jabatan": "Kepala Bagian Umum, Kepegawaian, Keuangan, dan Rumah Tangga pada Kantor Rekaan"}
    sop = {**_SOP, "pengesahan": [longer, *others]}
    write(tmp_path / "sops", {**_FILES, "biro/imunisasi.yaml": json.dumps(sop)})
    with looking(tmp_path, "sops/biro/imunisasi.yaml") as address:
        page = visitor.open(address, width=DESKTOP)
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            tops = [
                box["y"] for name in page.locator(".penanda dd > span:last-child").all() if (box := name.bounding_box())
            ]
            assert len(_SIGNERS) == len(tops)
            assert max(tops) == pytest.approx(min(tops), abs=0.5), media
            lines = page.locator(".penanda dd > span").first.evaluate(_LINES)
            assert len(lines) > 1
            assert lines[-1] > max(lines) * 0.6, media
        page.goto("about:blank")  # else it would ask for news of a server that is gone


def test_its_head_is_that_of_the_paper(tmp_path: Path, visitor: Visitor) -> None:
    """The title stands over the data, who signs at their right, as tall as all rows; the row of pages on paper only."""
    sop = {**_SOP, "pengesahan": {"jabatan": "Kepala", "nama": "Nama Rekaan"}}
    write(tmp_path / "sops", {**_FILES, "biro/imunisasi.yaml": json.dumps(sop)})
    with looking(tmp_path, "sops/biro/imunisasi.yaml") as address:
        page = visitor.open(address, width=DESKTOP)
        rows = page.locator(".sop-identitas .data > div")
        expect(rows.filter(has_text="Halaman")).to_be_hidden()
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            title, *data = [box for row in rows.all() if (box := row.bounding_box())]
            signer = data.pop()
            assert (media == "print") + 3 == len(data)
            assert all(title["y"] + title["height"] <= box["y"] + 1 for box in (*data, signer))
            assert all(box["x"] + box["width"] <= signer["x"] + 1 for box in data)
            assert signer["y"] + signer["height"] == pytest.approx(data[-1]["y"] + data[-1]["height"], abs=1), media
        expect(rows.filter(has_text="Halaman")).to_be_visible()
        page.goto("about:blank")  # else it would ask for news of a server that is gone
