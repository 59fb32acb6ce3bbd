# An SOP under another name, and all that names it.
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.editor import Editor
from tests.collections_on_disk import REGISTERS, draft, lines, write

_SURAT = "sops/biro/surat.yaml"
_ASKERS = {
    "biro/tamu.yaml": draft(
        "Tamu", "makro", "keterkaitan:\n  - SOP Mikro Pengelolaan Surat  # asal\n  - biro/surat\nperingatan: Lihat [surat](biro/surat).\n"
    ),
    "biro/arsip.yaml": draft("Arsip", more="nomor: A-9\nstatus: dicabut\npengesahan: {jabatan: Kepala Biro, nama: Sri}\ntanggal: {efektif: 2024-01-02}\ndigantikan_oleh: {sop: biro/surat, teks: SOP Mikro Pengelolaan Surat}\n"),
    "biro/lain.yaml": draft("Lain", more="keterkaitan: [SOP Mikro Tamu Negara]\n"),
}  # fmt: skip


@pytest.fixture(name="editor")
def _editor(tmp_path: Path) -> Editor:
    write(tmp_path / "sops", {**REGISTERS, **_ASKERS, "biro/surat.yaml": draft("Pengelolaan Surat")})
    return Editor(tmp_path / "sops", "sops")


def _asked(editor: Editor, ke: str, judul: str) -> dict[str, Any]:
    answer: dict[str, Any] = dict(editor.answer({"minta": "nama", "berkas": _SURAT, "ke": ke, "judul": judul}))
    return answer


def test_who_names_an_sop_names_it_anew(editor: Editor, tmp_path: Path) -> None:
    """By title, by id, in a text and as successor: each in its own way of writing; nothing else of the files changes."""
    before = collect(tmp_path / "sops", "sops")
    answer = _asked(editor, "sops/biro/naskah.yaml", "Pengelolaan Naskah")
    texts = {one["berkas"]: one["teks"] for one in answer["berkas"]}
    assert texts == {
        _SURAT: None,
        "sops/biro/naskah.yaml": draft("Pengelolaan Naskah"),
        "sops/biro/tamu.yaml": _ASKERS["biro/tamu.yaml"]
        .replace("Pengelolaan Surat", "Pengelolaan Naskah")
        .replace("biro/surat", "biro/naskah"),
        "sops/biro/arsip.yaml": _ASKERS["biro/arsip.yaml"]
        .replace("Pengelolaan Surat", "Pengelolaan Naskah")
        .replace("biro/surat", "biro/naskah"),
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    after = collect(tmp_path / "sops", "sops")
    assert after.catalog.perujuk["biro/naskah"] == before.catalog.perujuk["biro/surat"] != ()
    assert [line.split(" ")[1] for line in lines(after.problems)] == [
        line.split(" ")[1] for line in lines(before.problems)
    ]


def test_a_title_alone_leaves_ids_alone(editor: Editor) -> None:
    """Who names the SOP by its file goes on so."""
    texts = {one["berkas"]: one["teks"] for one in _asked(editor, _SURAT, "Pengelolaan Naskah")["berkas"]}
    assert texts.keys() == {_SURAT, "sops/biro/tamu.yaml", "sops/biro/arsip.yaml"}
    assert "  - biro/surat\n" in texts["sops/biro/tamu.yaml"]
    assert "[surat](biro/surat)" in texts["sops/biro/tamu.yaml"]
    assert "SOP Mikro Pengelolaan Naskah  # asal\n" in texts["sops/biro/tamu.yaml"]


@pytest.mark.parametrize(
    ("ke", "said"),
    [
        ("sops/biro/tamu.yaml", "sudah ada"),
        ("sops/Biro/Surat Baru.yaml", "tidak dapat menjadi nama"),
        ("sops/unit.yaml", "sudah ada"),
        ("lain/biro/surat.yaml", "tidak ada dalam kumpulan"),
    ],
)
def test_a_name_that_can_not_be(editor: Editor, ke: str, said: str) -> None:
    """One that is taken, one that no source can have, one outside of the folder."""
    assert said in _asked(editor, ke, "Surat")["tolak"]
