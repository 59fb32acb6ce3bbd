# What the page of the editor asks, and what it is told.
from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import collect
from tatalaksana.editor import Editor
from tatalaksana.editor.suntingan import value_edits
from tatalaksana.source import with_edit
from tests.collections_on_disk import REGISTERS, SOPS, lines, write
from tests.examples import some

_SURAT = "sops/biro/surat.yaml"
_STEPS = """\
nomor: A-1
judul: Pengelolaan Surat
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
kegiatan:
  # pertama
  - uraian: Menyiapkan  # oleh siapa pun
    pelaksana: kasubbag
    kelengkapan: surat
    waktu: 1 jam
    output:
      - konsep
      - catatan
  - uraian: Memeriksa
    pelaksana: kabag
    keputusan: {ya: 3, tidak: 1}
    kelengkapan: konsep
    waktu: 1 jam
    output: konsep
  - uraian: Mengirim
    pelaksana: kasubbag
    kelengkapan: konsep
    waktu: 1 jam
    output: surat
"""


_FORM = "judul: Izin\nisian: [{name: nama, type: text, label: Nama}]\n"


@pytest.fixture(name="editor")
def _editor(tmp_path: Path) -> Editor:
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": _STEPS})
    return Editor(tmp_path / "sops", "sops")


def _file(editor: Editor, *edits: Mapping[str, Any], naskah: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    answer = editor.answer(
        {"minta": "berkas", "berkas": _SURAT, "naskah": dict(naskah or {}), "suntingan": list(edits)}
    )
    made: dict[str, Any] = json.loads(json.dumps(answer))  # nothing but what JSON has
    return made


def _changed(before: str, after: str) -> list[str]:
    """The lines that came and went."""
    old, new = before.splitlines(), after.splitlines()
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


def test_a_sheet_names_the_place_of_each_value(editor: Editor) -> None:
    """Every cell, box and row of the sheet says where it stands in the file."""
    answer = _file(editor)
    for place in (
        "kegiatan.0.uraian",
        "kegiatan.1.waktu.teks",
        "kegiatan.2.output",
        "nomor",
        "judul",
        "tanggal.efektif",
    ):
        assert f'data-tempat="{place}"' in answer["html"]
    for place in ("peralatan", "dasar_hukum", "pengesahan.0", "pelaksana.1"):
        assert f'data-tempat="{place}"' in answer["html"]
    assert answer["html"].count('data-lajur="kabag"') == 3
    assert answer["teks"] == _STEPS
    assert answer["isi"]["kegiatan"][1]["keputusan"] == {"ya": "3", "tidak": "1"}
    (exits,) = answer["tabel"]["langkah"][1]["simbol"]
    assert exits["jalan"] == [{"kata": "ya", "ke": [2]}, {"kata": "tidak", "ke": [0]}]
    assert [lane["kepala"] for lane in answer["tabel"]["lajur"]] == ["Kepala Bagian", "Kepala Subbagian"]


def test_a_word_is_changed_and_every_other_byte_stays(editor: Editor) -> None:
    """Also in a file of Windows; and in a list only the item."""
    edits = [
        {"aksi": "isi", "tempat": ["kegiatan", 0, "uraian"], "nilai": "Menyiapkan konsep"},
        {"aksi": "isi", "tempat": ["kegiatan", 0, "output"], "nilai": ["konsep", "lembar", "catatan"]},
        {"aksi": "isi", "tempat": ["kegiatan", 0, "waktu", "teks"], "nilai": "2 jam"},
    ]
    for text in (_STEPS, _STEPS.replace("\n", "\r\n")):
        after = _file(editor, *edits, naskah={_SURAT: text})["teks"]
        assert _changed(_STEPS, after) == [
            "-  - uraian: Menyiapkan  # oleh siapa pun",
            "+  - uraian: Menyiapkan konsep  # oleh siapa pun",
            "+    waktu: 2 jam",
            "+      - lembar",
        ]
        assert after.count("\r\n") == (after.count("\n") if "\r" in text else 0)


def test_steps_come_move_and_go(editor: Editor) -> None:
    """Arrows go on leading where they led; who takes away what others lead to is asked where they lead then."""
    new = {"aksi": "tambah", "baris": 1, "isi": {"uraian": "Mengetik", "pelaksana": "kasubbag", "waktu": ""}}
    answer = _file(editor, new)
    assert [step["uraian"] for step in answer["tabel"]["langkah"]] == [
        "Menyiapkan",
        "Mengetik",
        "Memeriksa",
        "Mengirim",
    ]
    assert answer["tabel"]["langkah"][2]["simbol"][0]["jalan"][0] == {"kata": "ya", "ke": [3]}
    moved = _file(editor, {"aksi": "pindah", "baris": 2, "ke": 0})
    assert [step["uraian"] for step in moved["tabel"]["langkah"]] == ["Mengirim", "Menyiapkan", "Memeriksa"]
    assert moved["tabel"]["langkah"][2]["simbol"][0]["jalan"] == [
        {"kata": "ya", "ke": [0]},
        {"kata": "tidak", "ke": [1]},
    ]
    asked = _file(editor, {"aksi": "hapus", "baris": 0})
    assert asked["tanya"] == ["Langkah 2 menuju langkah itu («keputusan.tidak»)."]
    assert asked["teks"] == _STEPS
    gone = _file(editor, {"aksi": "hapus", "baris": 0, "ganti": "selesai"})
    assert gone["tabel"]["langkah"][0]["simbol"][0]["jalan"] == [
        {"kata": "ya", "ke": [1]},
        {"kata": "tidak", "ke": ["selesai"]},
    ]


def test_a_symbol_is_put_where_it_belongs(editor: Editor) -> None:
    """Into another lane, into a further one, and out of one of several; a step keeps one."""
    put = {"aksi": "lajur", "baris": 0, "lajur": "kabag"}
    assert _file(editor, {**put, "cara": "pindah"})["isi"]["kegiatan"][0]["pelaksana"] == "kabag"
    both = _file(editor, {**put, "cara": "tambah"})
    assert both["isi"]["kegiatan"][0]["pelaksana"] == ["kasubbag", "kabag"]
    alone = _file(editor, {**put, "cara": "cabut"}, naskah={_SURAT: both["teks"]})
    assert alone["isi"]["kegiatan"][0]["pelaksana"] == "kasubbag"
    refused = _file(editor, {"aksi": "lajur", "baris": 0, "lajur": "kasubbag", "cara": "cabut"})
    assert "memerlukan pelaksana" in refused["tolak"]
    assert refused["teks"] == _STEPS


def test_exits_are_chosen_by_rows_and_written_by_ids(editor: Editor) -> None:
    """A step that is led to gets an id; only the exit that changed is written anew; a decision may become none."""
    way = {"aksi": "jalan", "baris": 1, "keputusan": True}
    exits = [{"kata": "ya", "ke": ["selesai"]}, {"kata": "tidak", "ke": [0]}]
    answer = _file(editor, {**way, "jalan": exits})
    assert answer["isi"]["kegiatan"][1]["keputusan"] == {"ya": "selesai", "tidak": "menyiapkan"}
    assert answer["isi"]["kegiatan"][0]["id"] == "menyiapkan"
    none = _file(editor, {**way, "keputusan": False, "jalan": [{"kata": "", "ke": [2]}]})
    assert "keputusan" not in none["isi"]["kegiatan"][1]
    assert none["isi"]["kegiatan"][1]["lanjut"] == "mengirim"
    below = _file(editor, {**way, "keputusan": False, "jalan": []})
    assert "lanjut" not in below["isi"]["kegiatan"][1]
    assert "tidak dapat berkata sama" in _file(editor, {**way, "jalan": [exits[0], exits[0]]})["tolak"]
    assert "tidak ada lagi" in _file(editor, {**way, "jalan": [{"kata": "ya", "ke": [99]}]})["tolak"]


def test_a_faulty_file_has_no_sheet_and_its_problems_have_places(editor: Editor) -> None:
    """The same problems as the build finds; a mend is made by its button, in unreadable files too."""
    wrong = _file(editor, {"aksi": "isi", "tempat": ["kegiatan", 1, "pelaksana"], "nilai": "kabbag"})
    assert wrong["html"] is None
    found = next(one for one in wrong["masalah"] if one["galat"])
    assert found["tempat"][:3] == ["kegiatan", 1, "pelaksana"]
    assert found["perbaikan"]
    place = {key: found[key] for key in ("baris", "kolom", "kode")}
    mended = _file(editor, {"aksi": "perbaiki", **place}, naskah={_SURAT: wrong["teks"]})
    assert mended["html"]
    assert mended["teks"] == _STEPS
    assert "sudah tidak ada" in _file(editor, {"aksi": "perbaiki", **place})["tolak"]
    unread = _file(editor, {"aksi": "teks", "teks": "judul: [a\njenis: mikro\n"})
    assert unread["isi"] is None
    assert unread["masalah"][0]["tempat"] is None


def test_the_problems_are_those_of_the_build() -> None:
    """Of each SOP of the collection, file by file."""
    editor = Editor(SOPS, "sops")
    whole = collect(SOPS, "sops")
    for entry in list(whole.catalog.entries.values())[:4]:
        answer = editor.answer({"minta": "berkas", "berkas": entry.document.file})
        mine = tuple(one for one in whole.problems if one.file == entry.document.file)
        assert answer["html"]
        told = [one for one in answer["masalah"] if one["berkas"] == entry.document.file]  # type: ignore[attr-defined]
        assert [f"{one['berkas']}:{one['baris']}:{one['kolom']} {one['kode']}" for one in told] == lines(mine)


def test_changes_are_told_in_sentences(editor: Editor) -> None:
    """Of the SOP and of a register in one change set; a new SOP has a file of its own."""
    office = editor.answer(
        {
            "minta": "berkas",
            "berkas": "sops/jabatan.yaml",
            "suntingan": [{"aksi": "isi", "tempat": ["arsiparis"], "nilai": {"nama": "Arsiparis"}}],
        }
    )
    new = editor.answer(
        {"minta": "baru", "judul": "Penyimpanan", "jenis": "mikro", "unit": "biro", "lajur": ["arsiparis"]}
    )
    texts = {
        _SURAT: _STEPS.replace("waktu: 1 jam\n    output: surat", "waktu: 2 jam\n    output: surat"),
        "sops/jabatan.yaml": office["teks"],
        new["berkas"]: new["teks"],
    }
    told = json.loads(json.dumps(editor.answer({"minta": "perubahan", "naskah": texts})))
    assert [(one["berkas"], one["keadaan"]) for one in told["berkas"]] == [
        (_SURAT, "berubah"),
        ("sops/jabatan.yaml", "berubah"),
        ("sops/biro/penyimpanan.yaml", "baru"),
    ]
    assert [(one["nama"], one["keadaan"]) for one in told["sop"]] == [
        ("SOP Mikro Penyimpanan", "baru"),
        ("SOP Mikro Pengelolaan Surat", "berubah"),
    ]
    (said,) = told["sop"][1]["kalimat"]
    assert (said["tempat"], said["isi"]) == ("Langkah 3", [["1 jam", "2 jam"]])
    faulty = editor.answer({"minta": "perubahan", "naskah": {_SURAT: _STEPS.replace("uraian: Mengirim", "uraian:")}})
    assert [one["keadaan"] for one in faulty["sop"]] == ["bergalat"]  # type: ignore[attr-defined]
    assert faulty["masalah"]
    gone = editor.answer({"minta": "perubahan", "naskah": {_SURAT: None}})
    assert [one["keadaan"] for one in gone["sop"]] == ["dihapus"]  # type: ignore[attr-defined]
    listed = editor.answer({"minta": "daftar", "naskah": texts})
    assert "arsiparis" in listed["jabatan"]  # type: ignore[operator]
    assert [one["berkas"] for one in listed["berkas"] if one["jenis"] == "sop"] == [new["berkas"], _SURAT]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        None,
        {"minta": "lain"},
        {"minta": "berkas", "berkas": "sops/biro/tak-ada.yaml"},
        {"minta": "berkas", "berkas": "../rahasia"},
        {"minta": "berkas", "berkas": _SURAT, "naskah": {"sops/../luar.yaml": "a"}},
        {"minta": "berkas", "berkas": _SURAT, "naskah": {"/etc/passwd": "a"}},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "isi", "tempat": ["kegiatan", -1], "nilai": "a"}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "isi", "tempat": ["judul", "a"], "nilai": "a"}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "pindah", "baris": 900, "ke": 0}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "hapus", "baris": 99}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "jalan", "baris": 99, "keputusan": False, "jalan": []}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "tambah", "baris": 99, "isi": {"uraian": "A"}}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "isi", "tempat": [99, "judul"], "nilai": None}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "isi", "tempat": ["kegiatan", 99, "ket"], "nilai": "A"}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "isi", "tempat": ["tak-ada", 5, "a"], "nilai": None}]},
        {"minta": "berkas", "berkas": "sops/unit.yaml", "suntingan": [{"aksi": "pindah", "baris": 0, "ke": 1}]},
        {"minta": "berkas", "berkas": _SURAT, "suntingan": [{"aksi": "lajur", "baris": 9, "lajur": "a", "cara": "pindah"}]},
        {"minta": "baru", "judul": "A", "jenis": "mikro", "unit": "tak-ada", "lajur": ["kabag"]},
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_in_a_sentence(editor: Editor, asked: object) -> None:
    """Whatever is asked, there is an answer."""
    assert str(editor.answer(asked)["tolak"]).endswith((".", "»"))


_ITEMS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=6)


@given(_ITEMS, _ITEMS)
@some(60)
def test_a_list_becomes_another_item_by_item(before: list[str], after: list[str]) -> None:
    """Whatever both hold."""
    data: Any = {"ket": [*before]}
    for edit in value_edits(data, ("ket",), [*after]):
        data = with_edit(data, edit)
    assert data == {"ket": after}


def test_what_an_error_elsewhere_keeps_from_being_known_is_told_in_a_line(editor: Editor, tmp_path: Path) -> None:
    """A file's own warnings are told whatever else is wrong; and what it accepts in vain, as `sop cek` tells it."""
    accepts = "diterima: {kode: serah-terima, tanda: abcd1234, alasan: sudah dibahas, tanggal: 2024-01-02}\nkegiatan:"
    text = _STEPS.replace("    kelengkapan: surat\n", "", 1).replace("kegiatan:", accepts)
    write(tmp_path, {_SURAT: text})
    own = {"mutu-baku-kosong", "penerimaan-usang"}
    assert own <= {one.code for one in collect(tmp_path / "sops", "sops").problems}
    alone = _file(editor)
    assert own <= {one["kode"] for one in alone["masalah"]}
    assert alone["belum"] == ""
    for name, broken in {"sops/biro/rusak.yaml": "judul: [\n", "sops/jabatan.yaml": "kabag: [\n"}.items():
        beside = _file(editor, naskah={name: broken})
        assert "mutu-baku-kosong" in {one["kode"] for one in beside["masalah"]}, name
        assert f"«{name}»" in beside["belum"]
    both = _file(editor, naskah={"sops/biro/rusak.yaml": "judul: [\n", "sops/biro/lain.yaml": "judul: [\n"})
    assert both["belum"].endswith("sesudah galat di «sops/biro/lain.yaml» dan 1 berkas lain diperbaiki.")
    form = _file(editor, naskah={"sops/formulir/izin.yaml": "judul: [\n"})
    assert "«sops/formulir/izin.yaml»" in form["belum"]
    mine = _file(editor, naskah={_SURAT: "judul: [\n"})
    assert mine["belum"] == "Isi berkas ini baru dapat diperiksa sesudah galatnya diperbaiki."


def test_beside_an_error_of_its_own_a_file_is_told_what_can_be_checked(editor: Editor) -> None:
    """At its cell; the line says that not all was looked at."""
    text = _STEPS.replace("    kelengkapan: surat\n", "", 1).replace(
        "jenis: mikro", "jenis: mikro\ntanggal: {pembuatan: kemarin}"
    )
    text = text.replace("tidak: 1}", "tidak: memeriksaa}").replace("Memeriksa", "Memeriksa\n    id: memeriksa")
    found = _file(editor, naskah={_SURAT: text})
    told = {one["kode"]: one for one in found["masalah"]}
    assert set(told) == {"bukan-tanggal", "mutu-baku-kosong", "langkah-tak-ada"}
    assert told["mutu-baku-kosong"]["sel"] == [["kegiatan", 0, "kelengkapan"]]
    assert found["belum"].startswith("Sebagian isi berkas ini dan kaitannya dengan berkas lain baru dapat diperiksa")


def test_what_has_still_to_be_looked_at_is_told_until_it_is(editor: Editor) -> None:
    """One warning, with its place; of several it says how many more."""
    text = _STEPS + "perlu_diperiksa: [waktunya, lajurnya]\n"
    one = {"aksi": "isi", "tempat": ["perlu_diperiksa", 0], "nilai": None}

    def told(*edits: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
        found = _file(editor, *edits, naskah={_SURAT: text})["masalah"]
        return [(problem["pesan"], problem["tempat"]) for problem in found if problem["kode"] == "belum-diperiksa"]

    assert told() == [("Masih perlu diperiksa: «waktunya» dan 1 hal lain.", ["perlu_diperiksa"])]
    assert told(one) == [("Masih perlu diperiksa: «lajurnya».", ["perlu_diperiksa"])]
    assert told(one, one) == []


def test_who_uses_a_form_or_a_profile_is_told(editor: Editor, tmp_path: Path) -> None:
    """SOP with the place, units and profiles; a register, which is no file of one thing, is named by nobody."""
    using = _STEPS.replace("nomor: A-1", "nomor: A-2").replace("Pengelolaan Surat", "Layanan")
    using = using.replace("uraian: Mengirim", "uraian: Mengirim\n    formulir: izin")
    files = {
        "formulir/izin.yaml": _FORM, "biro/layanan.yaml": f"{using}lampiran: [{{teks: Izin, formulir: izin}}]\nprofil: kita\n",
        "profil/kita.yaml": "instansi: KANTOR REKAAN\n", "profil/lain.yaml": "turunan: kita\n",
        "unit.yaml": "biro: {nama: Biro Umum, profil: kita}\n",
    }  # fmt: skip
    write(tmp_path / "sops", files)

    def told(berkas: str) -> list[tuple[str, str, list[str]]]:
        found: Any = editor.answer({"minta": "penyebut", "berkas": berkas})
        return [(one["berkas"], one["nama"], one["di"]) for one in found["penyebut"]]

    layanan = "sops/biro/layanan.yaml", "SOP Mikro Layanan"
    assert told("sops/formulir/izin.yaml") == [(*layanan, ["lampiran", "langkah 3"])]
    assert told("sops/profil/kita.yaml") == [
        ("", "Biro Umum", ["profil unitnya"]), ("", "Profil «lain»", ["turunan"]), (*layanan, ["profil"]),
    ]  # fmt: skip
    assert told("sops/profil/lain.yaml") == told("sops/unit.yaml") == []


def test_what_registers_leave_behind_is_told(editor: Editor, tmp_path: Path) -> None:
    """An office, a form and a profile that go: what is wrong then with SOP that use them is new."""
    using = _STEPS.replace("nomor: A-1", "nomor: A-2").replace("Pengelolaan Surat", "Layanan")
    using = using.replace("uraian: Mengirim", "uraian: Mengirim\n    formulir: izin") + "profil: kita\n"
    files = {"formulir/izin.yaml": _FORM, "profil/kita.yaml": "instansi: KANTOR REKAAN\n", "biro/layanan.yaml": using}
    write(tmp_path / "sops", files)
    offices = (tmp_path / "sops/jabatan.yaml").read_text("utf-8").replace("kasubbag:", "kasubag:")
    for name, text, askers in (
        ("jabatan", offices, {"layanan", "surat"}), ("formulir/izin", None, {"layanan"}), ("profil/kita", None, {"layanan"}),
    ):  # fmt: skip
        told: Any = editor.answer({"minta": "perubahan", "naskah": {f"sops/{name}.yaml": text}})
        wrong = {Path(one["berkas"]).stem for one in told["masalah"] if not one["lama"]}
        assert wrong == askers, name
    unused = f"{(tmp_path / 'sops/jabatan.yaml').read_text('utf-8')}lain: {{nama: Lain}}\n"
    write(tmp_path / "sops", {"jabatan.yaml": unused})
    same: Any = editor.answer({"minta": "perubahan", "naskah": {"sops/jabatan.yaml": unused.partition("lain:")[0]}})
    assert not [one for one in same["masalah"] if not one["lama"]]


def test_an_empty_cell_is_filled_by_its_writer(editor: Editor) -> None:
    """The page offers no placeholder for it, and says the dash as it is typed there."""
    emptied = _file(editor, {"aksi": "isi", "tempat": ["kegiatan", 1, "output"], "nilai": None})
    [told] = [one for one in emptied["masalah"] if one["kode"] == "mutu-baku-kosong"]
    assert not told["perbaikan"]
    assert told["saran"] == "Lengkapi; tulis - bila memang tidak ada."
    dashed = _file(editor, {"aksi": "isi", "tempat": ["kegiatan", 1, "output"], "nilai": "-"})
    assert not [one for one in dashed["masalah"] if one["kode"] == "mutu-baku-kosong"]


def test_who_names_an_sop_is_told_and_what_is_left_of_it_when_it_goes(editor: Editor, tmp_path: Path) -> None:
    """Each place in words; and where the SOP is gone, the warnings of those that name it are among the changes'."""
    naming = (
        _STEPS.replace("nomor: A-1", "nomor: A-2").replace("Pengelolaan Surat", "Layanan").replace("mikro", "makro")
    )
    naming = naming.replace("uraian: Mengirim", "uraian: Mengirim\n    rincian: SOP Mikro Pengelolaan Surat")
    more = "keterkaitan: [SOP Mikro Pengelolaan Surat]\nperingatan: Lihat [surat](biro/surat).\n"
    gone = "status: dicabut\ndigantikan_oleh: SOP Mikro Pengelolaan Surat\ntanggal: {efektif: 2024-01-02}\npengesahan: {jabatan: Kepala Biro, nama: Sri}\n"
    old = _STEPS.replace("nomor: A-1", "nomor: A-3").replace("Pengelolaan Surat", "Surat Lama") + gone
    write(tmp_path / "sops", {"biro/layanan.yaml": naming + more, "biro/lama.yaml": old})
    assert _file(editor)["penyebut"] == [
        {"berkas": "sops/biro/lama.yaml", "nama": "SOP Mikro Surat Lama", "di": ["SOP penggantinya"]},
        {
            "berkas": "sops/biro/layanan.yaml",
            "nama": "SOP Makro Layanan",
            "di": ["keterkaitan", "langkah 3", "tautan di dalam teks"],
        },
    ]
    left: Any = editor.answer({"minta": "perubahan", "naskah": {_SURAT: None}})
    assert [(one["keadaan"], one["dihitung"]) for one in left["sop"]] == [
        ("dihapus", "Masih disebut oleh SOP Mikro Surat Lama, SOP Makro Layanan")
    ]
    other: Any = editor.answer({"minta": "perubahan", "naskah": {_SURAT: _STEPS.replace("Surat", "Naskah", 1)}})
    assert other["sop"][0]["dihitung"].endswith(
        "; judul lama masih disebut oleh SOP Mikro Surat Lama, SOP Makro Layanan"
    )
    assert {(one["berkas"], one["lama"]) for one in left["masalah"]} == {
        ("sops/biro/lama.yaml", False),
        ("sops/biro/layanan.yaml", False),
    }


def test_a_step_is_named_without_the_marks_in_its_text(editor: Editor) -> None:
    """On a card, and where one chooses where to go on."""
    found = _file(editor, naskah={_SURAT: _STEPS.replace("Mengirim", "Mengirim *fax*")})
    assert [step["uraian"] for step in found["tabel"]["langkah"]] == ["Menyiapkan", "Memeriksa", "Mengirim fax"]
