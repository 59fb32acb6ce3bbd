# Checklists and forms as JSON.
from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tatalaksana.facts import DaftarPeriksa, Facts, Keluar, Langkah
from tatalaksana.facts.giliran import Giliran
from tatalaksana.formulir.isian import Formulir
from tatalaksana.model import Batas, Durasi, Jumlah, Macam, Satuan, parse
from tatalaksana.render.json import checklist_json, formulir_json
from tatalaksana.source import Document, read
from tests.collections_on_disk import koleksi

_CATALOG = koleksi()


def _time_read_back(data: dict[str, Any] | None) -> Durasi:
    if data is None:
        return Durasi(Macam.KOSONG)
    least, most = (
        tuple((Satuan(unit), Fraction(str(number))) for unit, number in data.get(end, {}).items())
        for end in ("paling_sedikit", "paling_banyak")
    )
    jumlah = Jumlah(least, most, Batas(data.get("batas", "")))
    return Durasi(Macam(data["macam"]), jumlah, data.get("per", ""), data.get("sisa", ""))


def _ways_read_back(step: dict[str, Any]) -> tuple[Keluar, ...]:
    if "keluar" in step:
        return tuple(Keluar(way["label"], way["tujuan"]) for way in step["keluar"])
    return tuple(Keluar("", row) for row in (step["lanjut"], *step.get("serentak", ())))


def _turn_read_back(turn: dict[str, Any]) -> Giliran:
    keluar = tuple(Keluar(one["label"], one["tujuan"], one["simbol"]) for one in turn["panah"])
    decides, enters = turn.get("memutuskan", False), turn.get("masuk", False)
    return Giliran(turn["lajur"], turn["pelaksana"], turn.get("teks", ""), decides, keluar, enters)


def _without_words(langkah: Langkah) -> Langkah:
    """What a reader of the file has: not what only follows from the rest."""
    return replace(
        langkah,
        jalan=tuple(Keluar(label, row) for label, row in langkah.arah),
        giliran=tuple(replace(turn, tuju=(), sebutan="", pembuka="") for turn in langkah.giliran),
        masuk=(),
    )


def _read_back(data: dict[str, Any]) -> DaftarPeriksa:
    """The checklist that JSON tells of, as another program would read it."""
    steps = tuple(
        Langkah(
            step["nomor"], step["kegiatan"], tuple(step["pelaksana"]), tuple(step["jabatan"]), tuple(step["kelengkapan"]), step["waktu"],
            _time_read_back(step.get("durasi")), tuple(step["output"]), tuple(step["ket"]),
            _ways_read_back(step), step.get("bersama", False), tuple(map(_turn_read_back, step["simbol"])), step.get("sambung", "dan"),
        )
        for step in data["langkah"]
    )  # fmt: skip
    day = date.fromisoformat(data["efektif"]) if "efektif" in data else None
    return DaftarPeriksa(
        data["id"],
        data["judul"],
        data["nomor"],
        data["revisi_ke"],
        day,
        data["unit"],
        data["status"],
        data["sidik"],
        steps,
    )


@pytest.mark.parametrize("name", list(_CATALOG.entries))
def test_a_checklist_comes_back(name: str) -> None:
    """A program that reads the file has the whole value again."""
    daftar = Facts(_CATALOG.entries[name], _CATALOG).daftar
    data = json.loads(checklist_json(daftar))
    assert data["format"] == "daftar-periksa/2"
    assert replace(daftar, langkah=tuple(map(_without_words, daftar.langkah))) == _read_back(data)


def test_a_form() -> None:
    """Fields in order, choices as a list in the file's order, formulas as trees, nothing that is not said."""
    document = read(
        "a.yaml",
        """\
judul: A
isian:
  - {name: hasil, type: select_one, label: Hasil, required: ya, choices: {"2": Dua, "1": Satu}}
  - {name: alasan, type: text, label: Alasan, relevant: "${hasil} = '1'"}
  - {name: orang, type: table, label: Orang, rows: 2, columns: [{name: nama, type: text, label: Nama}], values: [{nama: Sri}]}
""",
    )
    assert isinstance(document, Document)
    formulir = parse(Formulir, document.data)
    assert isinstance(formulir, Formulir)
    assert json.loads(formulir_json("a-b", formulir)) == {
        "format": "formulir/1", "id": "a-b", "judul": "A", "versi": 1,
        "isian": [
            {"type": "select_one", "name": "hasil", "label": "Hasil", "required": True, "choices": [{"nilai": "2", "label": "Dua"}, {"nilai": "1", "label": "Satu"}]},
            {"type": "text", "name": "alasan", "label": "Alasan", "relevant": {"teks": "${hasil} = '1'", "pohon": ["operasi", "=", ["isian", "hasil"], ["teks", "1"]]}},
            {"type": "table", "name": "orang", "label": "Orang", "columns": [{"type": "text", "name": "nama", "label": "Nama"}], "rows": 2, "values": [{"nama": "Sri"}]},
        ],
    }  # fmt: skip
