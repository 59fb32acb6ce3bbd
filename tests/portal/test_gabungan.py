# What sites tell together: links between them, regulations that one knows more of, offices of one name.
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tatalaksana.portal import UnreadableSiteError, joined, portal_pages, read_site
from tests.collections_on_disk import SOUND
from tests.portal.sites import site

_RELATED = SOUND + "keterkaitan: [SOP Mikro Pengarsipan Surat, B-7, Mikro Layanan Tamu, SOP Makro Layanan Tamu]\n"
_ARCHIVE = SOUND.replace("A-1", "B-7").replace("Pengelolaan Surat", "Pengarsipan Surat")
_GUEST = SOUND.replace("A-1", "{number}").replace("Pengelolaan Surat", "Layanan Tamu")
_NEWER = "uu-1:\n  judul: Undang-Undang Nomor 1\n  diganti_oleh: uu-2\nuu-2:\n  judul: Undang-Undang Nomor 2 <baru>\n"


def test_links_between_sites(tmp_path: Path) -> None:
    """A title or a number that one other site has leads there; of several nobody knows which is meant; drafts and other kinds are none."""
    asking = site(tmp_path / "a", {"biro/surat.yaml": _RELATED}, "dinas-a")
    archive = site(
        tmp_path / "b",
        {"biro/arsip.yaml": _ARCHIVE, "biro/tamu.yaml": _GUEST.replace("{number}", "B-8")},
        "dinas-b",
    )
    guests = site(tmp_path / "c", {"biro/tamu.yaml": _GUEST.replace("{number}", "C-1")}, "dinas-c")
    portal = joined("Portal", [asking, archive, guests])
    found = [(one.dari.kunci, one.sop.id, one.ke.kunci, one.tujuan.id) for one in portal.tautan]
    assert [("dinas-a", "biro/surat", "dinas-b", "biro/arsip")] * 2 == found
    assert {("dinas-a", "dinas-b"): 2} == portal.antar()
    assert [
        ("Mikro Layanan Tamu", ["dinas-b", "dinas-c"]),
        ("SOP Makro Layanan Tamu", []),
    ] == sorted((one.sebutan, [each.kunci for each in one.calon]) for one in portal.menunggu)
    pages = {name: content.decode() for name, content in portal_pages(portal)}
    own = pages["situs/dinas-a.html"]
    assert 'href="https://dinas-b.contoh.go.id/sop/biro/arsip/"' in own
    assert "2 instansi: " in own
    assert "tidak ada di portal ini" in own
    assert 'href="https://dinas-a.contoh.go.id/sop/biro/surat/"' in pages["situs/dinas-b.html"]
    assert ">2</td>" in pages["peta.html"]


def test_what_one_site_knows_of_a_regulation(tmp_path: Path) -> None:
    """A regulation that one site knows to be replaced is told with what replaced it, and who cites it without knowing."""
    newer = site(tmp_path / "a", {"biro/surat.yaml": SOUND, "peraturan.yaml": _NEWER}, "dinas-a")
    older = site(tmp_path / "b", {"biro/surat.yaml": SOUND, "biro/arsip.yaml": _ARCHIVE}, "dinas-b")
    (one,) = joined("Portal", [newer, older]).dampak
    assert ("Undang-Undang Nomor 1", ("Undang-Undang Nomor 2 <baru>",)) == (one.judul, one.pengganti)
    assert [("dinas-a", 1, True), ("dinas-b", 2, False)] == [
        (each.situs.kunci, each.jumlah, each.tahu) for each in one.penyebut
    ]
    page = dict(portal_pages(joined("Portal", [newer, older])))["dampak.html"].decode()
    assert "Undang-Undang Nomor 2 &lt;baru&gt;" in page
    assert () == joined("Portal", [older]).dampak


def test_offices_of_one_name(tmp_path: Path) -> None:
    """Work of offices that several sites call alike is added up; one that a single site has stands on its own page."""
    busy = SOUND + "volume: 75000 per tahun\n"
    one, other = (
        site(tmp_path / key, {"biro/surat.yaml": busy, "jabatan.yaml": f"kabag:\n  nama: Kepala Bagian\nkasubbag:\n  nama: {name}\n"}, f"dinas-{key}")
        for key, name in (("a", "Kepala Subbagian"), ("b", "Kepala Seksi"))
    )  # fmt: skip
    portal = joined("Portal", [one, other])
    (shared,) = portal.jabatan
    assert ("Kepala Bagian", 2, 2, (150000.0, 150000.0), (120.0, 120.0)) == (
        shared.nama,
        shared.situs,
        shared.sop,
        shared.jam,
        shared.orang,
    )
    page = dict(portal_pages(portal))["abk.html"].decode()
    assert "150.000" in page
    assert "120,00" in page


def test_a_site_that_is_none(tmp_path: Path) -> None:
    """Files of another form, and a site of which nobody says where it stands, are told in a sentence."""
    with pytest.raises(UnreadableSiteError, match=r"api/sop.json bukan berkas yang dikenal"):
        read_site("a", b"{}", b"{}")
    tmp_path = tmp_path / "a"
    site(tmp_path, {"biro/surat.yaml": SOUND}, "dinas-a")
    listing, handed = ((tmp_path / "api" / name).read_bytes() for name in ("sop.json", "portal.json"))
    with pytest.raises(UnreadableSiteError, match=r"portal.json bukan berkas yang dikenal \(pada «format»\)"):
        read_site("a", listing, handed.replace(b"portal/1", b"portal/9"))
    nowhere = json.dumps({**json.loads(handed), "alamat": ""}).encode()
    with pytest.raises(UnreadableSiteError, match="alamatnya tidak diketahui"):
        read_site("a", listing, nowhere)
    assert "https://lain.contoh.go.id/" == read_site("a", listing, nowhere, "https://lain.contoh.go.id").alamat
    with pytest.raises(UnreadableSiteError, match="alamatnya"):
        read_site("a", listing, nowhere, "javascript:alert(1)")
