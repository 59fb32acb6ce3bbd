# «Kerjakan» in the page: what the rows say beyond their texts, and nothing where it is not offered.
from __future__ import annotations

import html
import json
import re
from pathlib import Path

from tatalaksana.catalog import Catalog, sop_page
from tatalaksana.facts import Facts, facts_of, fingerprint
from tatalaksana.model import Profil
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.sop_page import sop_html
from tests.collections_on_disk import catalog

_SOP = """
judul: Surat
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: Satu, pelaksana: kabag, waktu: 10-30 Menit, lanjut: [2, 4]}
  - {uraian: Dua, pelaksana: kasubbag, keputusan: {'<b>"ya"': 4, "it's &": [1, 3], habis: selesai}}
  - {uraian: Tiga, pelaksana: kasubbag, mulai: ya, lanjut: selesai}
  - {uraian: Empat, pelaksana: kabag, waktu: 2 hari kerja}
"""


def _page(found: Catalog, *, kerjakan: bool) -> str:
    (entry,) = found.entries.values()
    return sop_html(
        Facts(entry, found), Place(sop_page(entry.id), facts_of(found), Surroundings("Situs", kerjakan=kerjakan))
    )


def _rows(page: str) -> list[dict[str, object]]:
    rows = re.findall(r'<tr id="[^"]+"(?: style="[^"]*")?((?: data-[a-z]+="[^"]*")*)>', page)
    return [
        {name: json.loads(html.unescape(value)) for name, value in re.findall(r' data-([a-z]+)="([^"]*)"', row)}
        for row in rows
    ]


def test_rows_say_what_cells_do_not(tmp_path: Path) -> None:
    """Exits, ways on that are not just the next row, planned minutes and other beginnings; labels are escaped."""
    page = _page(catalog(tmp_path, {"biro/surat.yaml": _SOP}), kerjakan=True)
    assert [
        {"lanjut": [1, 3], "menit": [10, 30], "awal": False}, {"keluar": [['<b>"ya"', 3], ["it's &", 0, 2], ["habis"]]}, {"lanjut": [], "awal": True}, {},
    ] == _rows(page)  # fmt: skip
    assert '<b>"ya"' not in page


_WAYS_IN = """
judul: Telaah
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: Menerima, pelaksana: [kabag, kasubbag]}
  - {uraian: Memilah, pelaksana: kabag, keputusan: {teknis: telaah, umum: simpan, kurang: 1}}
  - uraian: Menelaah
    simbol:
      - {pelaksana: kasubbag, id: telaah, lanjut: 4}
      - {pelaksana: kabag, id: simpan, lanjut: 5}
  - {uraian: Menjawab, pelaksana: [kabag, kasubbag]}
  - {uraian: Menyimpan, pelaksana: kabag}
"""


def test_rows_say_who_is_led_to(tmp_path: Path) -> None:
    """A row that is entered in two ways says of each who acts then and where it leads; exits name the way in that they take."""
    assert [
        {"masuk": [[[0], [0]], [[1], [0]]]}, {"keluar": [["teknis", [2, 0]], ["umum", [2, 1]], ["kurang", 0]]},
        {"lanjut": [3, 4], "masuk": [[[1], [0]], [[0], [1]]]}, {}, {},
    ] == _rows(_page(catalog(tmp_path, {"biro/surat.yaml": _WAYS_IN}), kerjakan=True))  # fmt: skip


def test_cards_say_who_is_led_to(tmp_path: Path) -> None:
    """Two beginnings are alternatives, those whom a fork reaches act together, and an exit to one of two names that one."""
    page = _page(catalog(tmp_path, {"biro/surat.yaml": _WAYS_IN}), kerjakan=True)
    who = [_text(one) for one in re.findall(r'<span class="siapa">(.*?</span>)</span>', page)]
    assert [
        "Kepala Bagian atau Kepala Subbagian", "Kepala Bagian", "Kepala Subbagian atau Kepala Bagian",
        "Kepala Bagian dan Kepala Subbagian", "Kepala Bagian",
    ] == who  # fmt: skip
    ways = [_text(one) for one in re.findall(r'<td class="arah">(.*?)</td>', page)]
    assert (
        "Langkah 2 dari 5 teknis → 3 Kepala Subbagian umum → 3 Kepala Bagian kurang → 1 Kepala Bagian atau Kepala Subbagian Dari 1, Kepala Bagian atau Kepala Subbagian"
        == ways[1]
    )
    assert (
        "Langkah 3 dari 5 Kepala Subbagian: → 4 Kepala Bagian dan Kepala Subbagian Kepala Bagian: → 5 Kepala Bagian Dari 2, Kepala Bagian"
        == ways[2]
    )


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", "", markup)).split())


def test_the_button(tmp_path: Path) -> None:
    """The button is hidden until a script shows it, and says which SOP and edition the page has."""
    found = catalog(tmp_path, {"biro/surat.yaml": _SOP})
    page = _page(found, kerjakan=True)
    mark = fingerprint(found.entries["biro/surat"].sop, Profil())
    assert (
        f'<button class="sop-tombol sop-kerjakan" type="button" hidden data-sop="biro/surat" data-sidik="{mark}"'
        in page
    )
    # Its scripts are fetched when it is pressed; at once there is only what every page of an SOP has.
    assert re.findall(r"assets/tatalaksana/(\w+\.js)", page) == [
        "langkah.js",
        "bersama.js",
        "kerjakan.js",
        "tampilan.js",
    ]
    assert re.findall(r'<script src="[./]*assets/tatalaksana/(\w+\.js)" defer>', page) == ["langkah.js"]


def test_nothing_where_it_is_not_offered(tmp_path: Path) -> None:
    """Without checklists the page is as it was: no button, no script of it, no data."""
    page = _page(catalog(tmp_path, {"biro/surat.yaml": _SOP}), kerjakan=False)
    assert "kerjakan" not in page
    assert "bersama" not in page
    assert [{}] * 4 == _rows(page)
