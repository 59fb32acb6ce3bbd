# What changed of a row's symbols is told symbol by symbol, and an arrow to one of them by who stands there.
from __future__ import annotations

import pytest

from tatalaksana.diff import Kelas, compare
from tatalaksana.render.beda import kalimat_of
from tests.collections_on_disk import sop

_SOP = """\
judul: Pengelolaan Surat
jenis: mikro
unit: biro
pelaksana: [{jabatan: kabag, label: Kabag}, {jabatan: staf, label: Staf}, {jabatan: karo, label: Karo}]
kegiatan:
  - {uraian: Memilih, pelaksana: staf}
  - uraian: Mengirim
    simbol: [{pelaksana: staf, id: cek, keputusan: {Teknis: 4, Administratif: telaah}}, {pelaksana: kabag, id: telaah, lanjut: 3}]
  - {uraian: Menyusun, pelaksana: staf, lanjut: cek}
  - {uraian: Menutup, pelaksana: kabag}
"""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("Teknis: 4", "Teknis: 1"), [("simbol Staf, keputusan «Teknis»", "langkah 4", "langkah 1")]),
        (("Teknis: 4, ", ""), [("simbol Staf, keputusan «Teknis»", "langkah 4", "")]),
        (("lanjut: 3", "lanjut: [3, selesai]"), [("simbol Kabag, langkah berikutnya", "langkah 3", "langkah 3 dan selesai")]),
        (("id: cek, ", "id: cek, mulai: ya, teks: surel, "), [("simbol Staf, teks", "", "surel"), ("simbol Staf, awal prosedur", "tidak", "ya")]),
        (("{pelaksana: kabag, id: telaah", "{pelaksana: karo, id: telaah"), [("simbol Karo, pelaksana", "Kabag", "Karo")]),
        (("lanjut: 3}]", "lanjut: 3}, {pelaksana: karo, lanjut: 1}]"), [("simbol", "", "Karo, → langkah 1")]),
        ((", lanjut: cek", ""), [("langkah berikutnya", "Staf di langkah 2", "langkah 4")]),
        (("Menutup, pelaksana: kabag", "Menutup, pelaksana: kabag, lanjut: 3"), [("langkah berikutnya", "selesai", "langkah 3")]),
        (("lanjut: cek", "lanjut: telaah"), [("langkah berikutnya", "Staf di langkah 2", "Kabag di langkah 2")]),
    ],
)  # fmt: skip
def test_each_symbol_is_told(changed: tuple[str, str], told: list[tuple[str, str, str]]) -> None:
    """Only what changed of a symbol is said: its lane, its words, where it leads."""
    found = kalimat_of(compare(sop(_SOP), sop(_SOP.replace(*changed))))
    said = [
        (one.perihal, "".join(piece.old for piece in one.isi), "".join(piece.new for piece in one.isi)) for one in found
    ]
    assert sorted(told) == sorted(said)


def test_symbols_that_change_places() -> None:
    """The order in which they act is told as that; another id alone changes nothing that anybody sees."""
    first = "{pelaksana: staf, id: cek, keputusan: {Teknis: 4, Administratif: telaah}}"
    second = "{pelaksana: kabag, id: telaah, lanjut: 3}"
    turned = _SOP.replace(f"{first}, {second}", f"{second}, {first}")
    assert ["urutan simbol"] == [one.perihal for one in kalimat_of(compare(sop(_SOP), sop(turned)))]
    (renamed,) = kalimat_of(compare(sop(_SOP), sop(_SOP.replace("cek", "pilah"))))
    assert (Kelas.TATA_LETAK, "simbol") == (renamed.kelas, renamed.perihal)


def test_two_symbols_of_one_lane() -> None:
    """An arrow that leads to the other one of them has changed, and which one changed is told: by its words, else by its count."""
    two = _SOP.replace(
        "{pelaksana: kabag, id: telaah, lanjut: 3}", "{pelaksana: staf, id: telaah, teks: Telaah, lanjut: 3}"
    )
    turned = two.replace("lanjut: cek", "lanjut: telaah")
    (arrow,) = kalimat_of(compare(sop(two), sop(turned)))
    assert [("Staf simbol ke-1 di langkah 2", "Staf «Telaah» di langkah 2")] == [
        ("".join(piece.old for piece in arrow.isi), "".join(piece.new for piece in arrow.isi))
    ]
    (exit_,) = kalimat_of(compare(sop(two), sop(two.replace("Teknis: 4", "Teknis: 1"))))
    assert "simbol Staf simbol ke-1, keputusan «Teknis»" == exit_.perihal


def test_arrows_that_turn_with_their_rows() -> None:
    """What led on or ended only by its place, and leads elsewhere since rows moved, is told beside the move."""
    head, steps = _SOP.split("kegiatan:\n", maxsplit=1)[0] + "kegiatan:\n", [
        f"  - {{uraian: {words}, pelaksana: staf}}\n" for words in ("Menyusun", "Menyerahkan", "Menolak")
    ]  # fmt: skip
    found = kalimat_of(compare(sop(head + "".join(steps)), sop(head + steps[0] + steps[2] + steps[1])))
    said = [(one.tempat, one.isi[0].old, one.isi[0].new) for one in found if one.perihal == "panah"]
    assert said == [
        ("Langkah 1", "menuju langkah 2 «Menyerahkan»", "menuju langkah 2 «Menolak»"),
        ("Langkah 2", "mengakhiri prosedur", "menuju langkah 3 «Menyerahkan»"),
        ("Langkah 3", "menuju langkah 3 «Menolak»", "mengakhiri prosedur"),
    ]
