# A new SOP: by the unit's next number, as one that others name already, and as a copy.
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.editor import Editor
from tatalaksana.source import Severity
from tests.collections_on_disk import REGISTERS, SOUND, draft, write

_MACRO = draft("Layanan", "makro", "nomor: A-2\n").replace(
    "uraian: Menyimpan,", "uraian: Menyimpan, rincian: SOP Mikro Penyimpanan Arsip,"
)


@pytest.fixture(name="editor")
def _editor(tmp_path: Path) -> Editor:
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND, "biro/layanan.yaml": _MACRO})
    return Editor(tmp_path / "sops", "sops")


def _new(editor: Editor, **asked: object) -> dict[str, Any]:
    question = {"minta": "baru", "judul": "Penyimpanan Arsip", "jenis": "mikro", "unit": "biro", **asked}
    answer: dict[str, Any] = dict(editor.answer(question))
    return answer


def test_what_others_name_and_nobody_has_written(editor: Editor, tmp_path: Path) -> None:
    """It is listed with what they tell of it, and as a draft it names them; then nothing is missing any more."""
    listed: dict[str, Any] = dict(editor.answer({"minta": "daftar"}))
    [missing] = listed["belum"]
    assert missing == {
        "sebutan": "SOP Mikro Penyimpanan Arsip",
        "oleh": ["SOP Makro Layanan"],
        "judul": "Penyimpanan Arsip",
        "jenis": "mikro",
        "unit": "biro",
        "lajur": ["kabag"],
    }
    made = _new(editor, lajur=["kasubbag"], belum=missing["sebutan"])
    assert made["berkas"] == "sops/biro/penyimpanan-arsip.yaml"
    assert "nomor: A-3\n" in made["teks"]
    write(tmp_path, {made["berkas"]: made["teks"]})
    read = collect(tmp_path / "sops", "sops")
    assert read.catalog.belum_terbit == ()
    assert read.catalog.perujuk["biro/layanan"] == ("biro/penyimpanan-arsip",)


def test_a_copy_begins_a_life_of_its_own(editor: Editor, tmp_path: Path) -> None:
    """The work is the original's; its number, days and status are not."""
    made = _new(editor, salinan="sops/biro/surat.yaml")
    assert made["teks"] == SOUND.replace("nomor: A-1", "nomor: A-3").replace("status: berlaku\n", "").replace(
        "tanggal: {efektif: 2024-01-02}\n", ""
    ).replace("Pengelolaan Surat", "Penyimpanan Arsip")
    write(tmp_path, {made["berkas"]: made["teks"]})
    problems = collect(tmp_path / "sops", "sops").problems
    assert [] == [one for one in problems if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("asked", "said"),
    [({}, "satu lajur"), ({"unit": "lain", "lajur": ["kabag"]}, "daftar unit"), ({"salinan": "sops/x/y.yaml"}, "tidak ada")],
)  # fmt: skip
def test_what_can_not_begin(editor: Editor, asked: dict[str, Any], said: str) -> None:
    """Without lanes, without a unit that is known, as a copy of nothing."""
    assert said in _new(editor, **asked)["tolak"]


def test_steps_of_a_new_sop_stand_as_in_every_other_file(editor: Editor) -> None:
    """A blank line between them, and above what is told behind them; what is taken away again leaves none."""
    made = _new(editor, lajur=["kabag"])
    name, text = made["berkas"], made["teks"]
    steps = [
        {"aksi": "tambah", "baris": at, "isi": {"uraian": said, "pelaksana": "kabag"}}
        for at, said in enumerate(("Menerima arsip", "Menyimpan arsip"), 1)
    ]
    doubts = {"aksi": "isi", "tempat": ["perlu_diperiksa"], "nilai": ["waktunya"]}
    question = {"minta": "berkas", "berkas": name, "naskah": {name: text}}
    pasted = editor.answer({**question, "suntingan": [*steps, {"aksi": "hapus", "baris": 0}, doubts]})["teks"]
    assert str(pasted).partition("kegiatan:\n")[2] == (
        "  - uraian: Menerima arsip\n    pelaksana: kabag\n"
        "\n"
        "  - uraian: Menyimpan arsip\n    pelaksana: kabag\n"
        "\n"
        "perlu_diperiksa: [waktunya]\n"
    )
    above = editor.answer({**question, "suntingan": [{**steps[0], "baris": 0}, doubts, {**doubts, "nilai": None}]})
    assert above["teks"] == text.replace(
        "kegiatan:\n", "kegiatan:\n  - uraian: Menerima arsip\n    pelaksana: kabag\n\n"
    )
