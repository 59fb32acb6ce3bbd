# What changed in registers and forms, beside the SOP.
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.diff import compare_collections
from tatalaksana.render.beda import Laporan, beda_json, beda_markdown, beda_teks, kalimat_of, register_changes
from tatalaksana.render.html.beda_page import beda_html
from tests.collections_on_disk import REGISTERS, SOUND, write

_OFFICES = REGISTERS["jabatan.yaml"]


def _found(root: Path, files: Mapping[str, str]) -> Catalog:
    return collect(write(root, {**REGISTERS, "biro/a.yaml": SOUND, **files}), "sops").catalog


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"jabatan.yaml": f"{_OFFICES}arsip: {{nama: Kepala Seksi Arsip, unit: biro}}\n"}, "Jabatan baru: Kepala Seksi Arsip (Biro Umum)."),
        ({"jabatan.yaml": f"{_OFFICES}arsip: {{nama: Arsiparis}}\n"}, "Jabatan baru: Arsiparis."),
        ({"unit.yaml": "biro: {nama: Biro Umum}\nbagian: {nama: Bagian Arsip, induk: biro}\n"}, "Unit baru: Bagian Arsip."),
        ({"jabatan.yaml": _OFFICES.replace("Kepala Bagian", "Kabag Umum")}, "Jabatan Kepala Bagian berubah: nama «Kepala Bagian» → «Kabag Umum»."),
        ({"jabatan.yaml": _OFFICES.replace("Bagian\n", "Bagian\n  singkatan: Kabag\n", 1)}, "Jabatan Kepala Bagian berubah: singkatan ditambah «Kabag»."),
        ({"peraturan.yaml": "uu-1: {judul: Undang-Undang Nomor 1, status: diubah, diubah_oleh: [uu-2]}\n"}, "Peraturan Undang-Undang Nomor 1 berubah: status tidak diketahui → diubah; diubah oleh ditambah «uu-2»."),
        ({"formulir/cuti.yaml": "judul: Izin *cuti*\nversi: 1\nisian:\n  - {type: text, name: nama, label: Nama}\n"}, "Formulir baru: Izin cuti."),
        ({"profil/kita.yaml": "turunan: permenpan-35-2012\ninstansi: KANTOR CONTOH\n"}, "Profil baru: kita."),
    ],
)  # fmt: skip
def test_a_sentence_an_item(files: dict[str, str], said: str, tmp_path: Path) -> None:
    """What came and went is named as people know it, what changed key by key; the same backwards."""
    old, new = _found(tmp_path / "lama", {}), _found(tmp_path / "baru", files)
    assert (said,) == register_changes(old, new)
    if "baru:" in said:
        assert (said.replace("baru:", "dihapus:"),) == register_changes(new, old)
    assert () == register_changes(new, new)


def test_a_register_that_cannot_be_read(tmp_path: Path) -> None:
    """It is neither empty nor gone."""
    old, new = _found(tmp_path / "lama", {}), _found(tmp_path / "baru", {"jabatan.yaml": "kabag: [\n"})
    assert () == register_changes(old, new)


def test_every_report_has_them(tmp_path: Path) -> None:
    """A register alone is a change, in each form of the report; what is hostile stands there as text."""
    there = {"jabatan.yaml": f"{_OFFICES}arsip: {{nama: 'Ahli <b>@Arsip</b>'}}\n"}
    old, new = _found(tmp_path / "lama", {}), _found(tmp_path / "baru", there)
    report = Laporan("dulu", "kini", compare_collections(old, new), old, new)
    assert "Jabatan baru: Ahli <b>@Arsip</b>." in beda_teks(report)
    assert "Jabatan baru: Ahli <b>@Arsip</b>." in beda_json(report)
    for said in (beda_markdown(report), beda_html(report)):
        assert "Jabatan baru: Ahli &lt;b&gt;" in said
    assert not any(
        "Tidak ada perubahan" in said for said in (beda_teks(report), beda_markdown(report), beda_html(report))
    )


def test_a_step_that_came(tmp_path: Path) -> None:
    """It is told with who acts, how long it takes and where it leads."""
    step = "  - {uraian: Meneliti, pelaksana: kabag, waktu: 30 menit, keputusan: {ya: 3, tidak: 1}, kelengkapan: konsep, output: konsep}\n"
    later = SOUND.replace("  - {uraian: Memeriksa", f"{step}  - {{uraian: Memeriksa")
    old, new = _found(tmp_path / "lama", {}), _found(tmp_path / "baru", {"biro/a.yaml": later})
    [pair] = compare_collections(old, new)
    assert pair.perbandingan
    [came] = [one for one in kalimat_of(pair.perbandingan) if one.perihal == "ditambah"]
    assert "Meneliti (Kepala Bagian; 30 menit; ya ke langkah 3, tidak ke langkah 1)" == came.isi[0].new
