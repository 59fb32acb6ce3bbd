# Lists within a step, and lists within those: items in lines of their own, as far in as they stood.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.importers import Keyakinan
from tatalaksana.importers.daftar_sel import nested_items
from tatalaksana.importers.readers import reading_of
from tests.bench_impor.round_trip import came_back
from tests.collections_on_disk import REGISTERS, write
from tests.importers.documents import imported, recognised

_SOP = """\
nomor: SOP/001
judul: Penanganan Surat
jenis: mikro
status: draf
unit: biro
{profile}tanggal: {{efektif: 2026-01-02}}
pelaksana: [kasubbag, kabag]
kegiatan:
  - uraian: |-
      Menyiapkan:
      1. Berkas
         a. asli
         b. salinan
      2. Kotak
    pelaksana: kasubbag
    kelengkapan: |-
      - Surat permohonan
      - Kartu pegawai
    waktu: 1 jam
    output: |-
      1. Surat
      2. Kartu
  - {{uraian: Menyimpan surat, pelaksana: kabag, kelengkapan: Surat, waktu: 1 jam, output: Arsip}}
"""


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("profile", ["", "profil: kita\n"])
def test_our_own_lists_come_back(tmp_path: Path, kind: str, profile: str) -> None:
    """Lists in steps and lists within them come back from what we export, also of an SPO that tells papers between semicolons."""
    registers = {**REGISTERS, "profil/kita.yaml": "turunan: spo-kesehatan\n"}
    catalog = collect(write(tmp_path, {**registers, "biro/surat.yaml": _SOP.format(profile=profile)}), "sops").catalog
    assert came_back(catalog, "biro/surat", kind)[1] == []


@pytest.mark.parametrize(
    ("text", "nested", "closed"),
    [
        ("Siapkan:\n1. Berkas\na. asli\nb. salinan\n2. Kotak", "Siapkan:\n1. Berkas\n   a. asli\n   b. salinan\n2. Kotak", True),
        ("1) Basahi\n2) Gosok\n- punggung\n- sela jari", "1) Basahi\n2) Gosok\n   - punggung\n   - sela jari", False),
        ("• Satu\n1. dua\na. tiga\n• Empat", "• Satu\n  1. dua\n     a. tiga\n• Empat", True),
        ("a. Satu\nb. Dua", "a. Satu\nb. Dua", True), ("1. Satu\nc. Dua", "1. Satu\nc. Dua", True), ("Satu\nDua", "Satu\nDua", True),
    ],
)  # fmt: skip
def test_lists_within_lists(text: str, nested: str, *, closed: bool) -> None:
    """Marks of another kind that begin to count are of a list within the item above, for sure only where the outer one goes on."""
    assert nested_items(text) == (nested, closed)


_TABLE = "<p>Nomor SOP: 7/S<table><tr><td>No<td>Kegiatan<td>Petugas<td>Kelengkapan<td>Waktu<td>Output"


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Memeriksa: a. KTP b. KK", ["Memeriksa:", "a. KTP", "b. KK"]), ("Memeriksa: 1. KTP 2. KK", ["Memeriksa:", "1. KTP", "2. KK"]),
        ("Memeriksa: 1) KTP 2) KK", ["Memeriksa:", "1) KTP", "2) KK"]), ("Memeriksa pasal 1. Lalu mencatat", ["Memeriksa pasal 1. Lalu mencatat"]),
    ],
)  # fmt: skip
def test_items_in_one_line(written: str, lines: list[str]) -> None:
    """Items that stand in one line have their own, and are said to have been set apart; what counts nothing stays."""
    rows = f"<tr><td>1<td>{written}<td>√<td>{written}<td>1 jam<td>Arsip"
    (row,) = recognised(reading_of("a.html", f"{_TABLE}{rows}</table>".encode())).baris
    assert [row.isi[key].isi.split("\n") for key in ("uraian", "kelengkapan")] == [lines, lines]
    assert (row.isi["kelengkapan"].yakin is Keyakinan.PASTI) is (len(lines) == 1)


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("<ol><li>KTP<li>KK</ol>", ["1. KTP", "2. KK"]), ("<ol type=a start=2><li>KTP<li>KK</ol>", ["b. KTP", "c. KK"]),
        ("<ul><li>KTP<ul><li>asli</ul><li>KK</ul>", ["• KTP", "  - asli", "• KK"]), ("<ol><li>KTP<ol><li>asli</ol><li>KK</ol>", ["1. KTP", "   a. asli", "2. KK"]),
    ],
)  # fmt: skip
def test_lists_of_pages(items: str, lines: list[str]) -> None:
    """A page's lists count as a browser shows them; those within others stand further in, in the draft too."""
    rows = f"<tr><td>1<td>Memeriksa<td>√<td>{items}<td>1 jam<td>Arsip"
    (step,) = imported(reading_of("a.html", f"{_TABLE}{rows}</table>".encode())).kegiatan
    assert str(step.kelengkapan).split("\n") == lines


@pytest.mark.parametrize(("outer", "inner"), [("ol", "ol"), ("ol", "ul"), ("ul", "ul"), ("ul", "ol")])
def test_items_of_items_are_no_steps(outer: str, inner: str) -> None:
    """A list within a step of a list is part of that step."""
    steps = f"<{outer}><li>Petugas menyiapkan:<{inner}><li>Sabun<li>Handuk</{inner}><li>Petugas mencuci</{outer}>"
    page = f"<p>SPO CUCI TANGAN<table><tr><td>No. Dokumen<td>7/S<tr><td>Tujuan<td>Bersih<tr><td>Prosedur<td>{steps}</table>"
    first, second = recognised(reading_of("a.html", page.encode())).baris
    assert [line.split()[-1] for line in first.isi["uraian"].isi.split("\n")] == ["menyiapkan:", "Sabun", "Handuk"]
    assert second.isi["uraian"].isi == "Petugas mencuci"
