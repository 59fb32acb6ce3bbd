# Two who changed one file: what does not collide is in both, what does is told, and every other byte is as it was published.
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.diff import Pihak, three_way
from tatalaksana.model import (
    DaftarJabatan,
    Leads,
    Sop,
    amended,
    named_in,
    step_added,
    step_moved,
    step_removed,
    step_rows,
)
from tatalaksana.source import Edit, Insert, data_of
from tests.collections_on_disk import sop

BASE = """\
# komentar atas
judul: Surat Keluar
jenis: mikro
unit: biro
peralatan: [komputer, printer]
pelaksana: [kabag, kasubbag]

kegiatan:
  - uraian: Menyiapkan konsep surat
    pelaksana: kasubbag
    kelengkapan: bahan surat   # tetap di sini
    waktu: 1 jam
    output: konsep

  # dua kali bila perlu
  - uraian: Memeriksa konsep
    pelaksana: kabag
    keputusan: {ya: 3, tidak: 1}
    waktu: 1 jam
    output: konsep yang disetujui

  - uraian: Mengirim surat
    pelaksana: kasubbag
    waktu: 5 Menit
    output: surat terkirim
"""
_NEW = {"uraian": "Membubuhkan paraf", "pelaksana": "kasubbag", "waktu": "2 Menit", "output": "paraf"}


def _set(text: str, *path: str | int, value: str | None) -> str:
    return amended(Sop, text, [Edit(path, value)])


def _arrows(text: str) -> dict[tuple[str, ...], str]:
    """Each arrow that a file names, by the words of its step and the key, to the words of where it leads."""
    found = sop(text)
    rows = step_rows(found)
    return {
        (found.kegiatan[int(path[1])].uraian, *map(str, path[2:])): found.kegiatan[rows[name]].uraian
        if name in rows
        else name
        for path, _, name in named_in(found, Leads.STEP)
    }


def test_what_does_not_collide_is_in_both() -> None:
    """A key here, a key there: the text that is published, with the proposal's keys, and not a byte else."""
    published = BASE.replace("waktu: 5 Menit", "waktu: 10 Menit   # sejak 2024").replace("Surat Keluar", "Surat Dinas")
    proposed = BASE.replace("waktu: 1 jam\n    output: konsep\n", "waktu: 2 jam\n    output: konsep\n").replace(
        "[komputer, printer]", "[komputer, printer, pemindai]"
    )
    met = three_way(BASE, published, proposed, Sop)
    assert met.teks == published.replace(
        "waktu: 1 jam\n    output: konsep\n", "waktu: 2 jam\n    output: konsep\n"
    ).replace("[komputer, printer]", "[komputer, printer, pemindai]")
    assert [(one.kunci, one.pihak) for one in met.bagian] == [
        ("judul", Pihak.TERBITAN), ("usulan.peralatan.2", Pihak.USULAN), ("kegiatan.0.waktu", Pihak.USULAN), ("kegiatan.2", Pihak.TERBITAN),
    ]  # fmt: skip


def test_what_collides_is_told_and_chosen() -> None:
    """Of one place two texts: what is published stays unless the proposal's is taken, place by place."""
    published = _set(_set(BASE, "judul", value="Surat Dinas"), "kegiatan", 0, "waktu", value="2 jam")
    proposed = _set(_set(BASE, "judul", value="Surat Biro"), "kegiatan", 0, "waktu", value="3 jam")
    met = three_way(BASE, published, proposed, Sop)
    assert met.teks == published
    assert [(one.kunci, one.pada, one.dasar, one.terbitan, one.usulan) for one in met.benturan] == [
        ("judul", "", "Surat Keluar", "Surat Dinas", "Surat Biro"),
        ("kegiatan.0.waktu", "Menyiapkan konsep surat", "1 jam", "2 jam", "3 jam"),
    ]
    mixed = three_way(BASE, published, proposed, Sop, taken={"judul"})
    assert mixed.teks == published.replace("Surat Dinas", "Surat Biro")
    assert three_way(BASE, published, proposed, Sop, taken={"judul", "kegiatan.0.waktu"}).teks == proposed


def test_steps_that_both_put_in() -> None:
    """Each new step stands behind the one that it stood behind, and every arrow leads to the step that it led to."""
    published = _set(
        step_added(BASE, 1, {**_NEW, "uraian": "Menghitung lembar"}), "kegiatan", 3, "waktu", value="7 Menit"
    )
    proposed = step_added(step_added(BASE, 2, _NEW), 0, {**_NEW, "uraian": "Membaca disposisi", "lanjut": "3"})
    met = three_way(BASE, published, proposed, Sop)
    assert not met.benturan
    assert [one.uraian for one in sop(met.teks).kegiatan] == [
        "Membaca disposisi", "Menyiapkan konsep surat", "Menghitung lembar", "Memeriksa konsep", "Membubuhkan paraf", "Mengirim surat",
    ]  # fmt: skip
    assert _arrows(met.teks) == _arrows(published) | {
        ("Membaca disposisi", "lanjut", "0"): _arrows(proposed)["Membaca disposisi", "lanjut", "0"]
    }
    assert "# dua kali bila perlu\n  - id: memeriksa-konsep\n    uraian: Memeriksa konsep" in met.teks


def test_numbers_that_moved_on_are_no_change() -> None:
    """Who puts a step in by hand and counts on has changed no arrow."""
    by_hand = BASE.replace(
        "  # dua kali", "  - {uraian: Menghitung lembar, pelaksana: kasubbag}\n\n  # dua kali"
    ).replace("ya: 3", "ya: 4")
    met = three_way(BASE, by_hand, _set(BASE, "kegiatan", 1, "waktu", value="3 jam"), Sop)
    assert met.teks == by_hand.replace("waktu: 1 jam\n    output: konsep yang", "waktu: 3 jam\n    output: konsep yang")
    assert [one.pihak for one in met.bagian] == [Pihak.TERBITAN, Pihak.USULAN]
    back = three_way(BASE, _set(BASE, "kegiatan", 1, "waktu", value="3 jam"), by_hand, Sop)
    assert _arrows(back.teks) == _arrows(by_hand)
    assert not back.benturan


def test_a_decision_is_one_thing() -> None:
    """Two who changed exits of one decision collide: half of each would be nobody's."""
    published, proposed = BASE.replace("tidak: 1", "tidak: selesai"), BASE.replace("ya: 3", "setuju: 3")
    met = three_way(BASE, published, proposed, Sop)
    assert [one.kunci for one in met.benturan] == ["kegiatan.1.keputusan"]
    assert met.benturan[0].usulan == {"setuju": "Mengirim surat", "tidak": "Menyiapkan konsep surat"}
    taken = three_way(BASE, published, proposed, Sop, taken={"kegiatan.1.keputusan"})
    assert _arrows(taken.teks) == _arrows(proposed)


def test_a_step_that_goes() -> None:
    """A step that nobody else touched goes; one that others changed or newly lead to stays until the proposal's is taken."""
    proposed = step_removed(BASE, 2, "selesai")
    assert three_way(BASE, _set(BASE, "judul", value="Lain"), proposed, Sop).teks == _set(
        proposed, "judul", value="Lain"
    )
    changed = _set(BASE, "kegiatan", 2, "waktu", value="9 Menit")
    met = three_way(BASE, changed, proposed, Sop)
    assert [one.kunci for one in met.benturan] == ["kegiatan.2"]
    assert "9 Menit" in met.teks
    assert "9 Menit" not in three_way(BASE, changed, proposed, Sop, taken={"kegiatan.2"}).teks
    named = BASE.replace("    output: konsep\n", "    output: konsep\n    lanjut: 3\n")
    assert [one.kunci for one in three_way(BASE, named, proposed, Sop).benturan] == ["kegiatan.2"]
    back = three_way(BASE, proposed, changed, Sop)
    assert [one.kunci for one in back.benturan] == ["usulan.kegiatan.2"]
    assert "Mengirim surat" not in back.teks
    assert "9 Menit" in three_way(BASE, proposed, changed, Sop, taken={"usulan.kegiatan.2"}).teks


def test_a_step_that_moves() -> None:
    """A step that one moves is moved with what the other wrote in it; moved by both otherwise, they collide."""
    proposed = step_moved(BASE, 0, 1)
    changed = _set(BASE, "kegiatan", 0, "waktu", value="9 Menit")
    met = three_way(BASE, changed, proposed, Sop)
    assert [one.uraian for one in sop(met.teks).kegiatan] == [one.uraian for one in sop(proposed).kegiatan]
    assert "9 Menit" in met.teks
    assert _arrows(met.teks) == _arrows(BASE)


def test_alike() -> None:
    """What both did is there once."""
    both = step_added(BASE, 1, _NEW)
    met = three_way(BASE, _set(both, "judul", value="Lain"), both, Sop)
    assert met.teks == _set(both, "judul", value="Lain")
    assert not met.benturan


def test_registers_and_files_that_are_new() -> None:
    """Entries that each put into a register are both there; of one file that both made, what each wrote otherwise collides."""
    base = "kabag:\n  nama: Kepala Bagian\n"
    met = three_way(base, base + "camat:\n  nama: Camat\n", base + "lurah:\n  nama: Lurah\n", DaftarJabatan)
    assert data_of(met.teks) == data_of(base + "camat:\n  nama: Camat\nlurah:\n  nama: Lurah\n")
    met = three_way(
        "", "camat:\n  nama: Camat\n", "camat:\n  nama: Bapak Camat\nlurah:\n  nama: Lurah\n", DaftarJabatan
    )
    assert data_of(met.teks) == data_of("camat:\n  nama: Camat\nlurah:\n  nama: Lurah\n")
    assert [one.kunci for one in met.benturan] == ["camat.nama"]


@pytest.mark.parametrize("broken", ["judul: [", "- a\n- b\n", "judul: x\nkegiatan: [a, b]\n"])
def test_what_can_not_be_read(broken: str) -> None:
    """A text that is no SOP any more ends in collisions, not in a failure, and what is published stays."""
    published = _set(BASE, "judul", value="Lain")
    met = three_way(BASE, published, broken, Sop)
    assert met.benturan
    assert data_of(met.teks)
    assert three_way(BASE, broken, published, Sop).teks


def test_what_is_of_another_kind() -> None:
    """A proposal that is no group of keys any more is not put together with what is published, though that only got a remark."""
    remarked = f"{BASE}# catatan\n"
    met = three_way(BASE, remarked, "- a\n- b\n", Sop)
    assert (met.teks, [one.kunci for one in met.benturan]) == (remarked, [""])


def _changes() -> st.SearchStrategy[tuple[str, int, str]]:
    return st.tuples(
        st.sampled_from(["waktu", "ket", "uraian", "baru", "pindah", "hapus", "butir"]),
        st.integers(0, 2),
        st.sampled_from(["satu", "dua"]),
    )


def _changed(text: str, changes: list[tuple[str, int, str]]) -> str:
    for kind, row, word in changes:
        count = len(sop(text).kegiatan)
        row = min(row, count - 1)  # noqa: PLW2901
        if kind == "baru":
            text = step_added(text, row, {**_NEW, "uraian": f"Menambah langkah {word}"})
        elif kind == "pindah":
            text = step_moved(text, row, count - 1)
        elif kind == "hapus" and count > 2:
            text = step_removed(text, row, "selesai")
        elif kind == "butir":
            text = amended(Sop, text, [Insert(("peralatan", 0), word)])
        elif kind != "hapus":
            text = _set(
                text,
                "kegiatan",
                row,
                kind,
                value=f"{sop(text).kegiatan[row].uraian} {word}" if kind == "uraian" else word,
            )
    return text


@given(st.lists(_changes(), max_size=4), st.lists(_changes(), max_size=4))
def test_whatever_two_do(first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]) -> None:
    """The outcome is an SOP with every remark that both kept; where nothing collides the values of both are in it."""
    published, proposed = _changed(BASE, first), _changed(BASE, second)
    met = three_way(BASE, published, proposed, Sop)
    found = sop(met.teks)
    assert all(
        line in met.teks for line in ("# komentar atas", "# tetap di sini") if line in published and line in proposed
    )
    for name in (name for _, _, name in named_in(found, Leads.STEP)):
        assert name in step_rows(found) or name == "selesai"
    if not met.benturan:
        words = {one.uraian for one in found.kegiatan}
        base = {one.uraian for one in sop(BASE).kegiatan}
        for side in (published, proposed):
            assert {one.uraian for one in sop(side).kegiatan} - base <= words
    assert three_way(BASE, published, published, Sop).teks == published
