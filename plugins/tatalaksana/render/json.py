# Checklists and forms as JSON: for other programs, and for the scripts of the pages. Keys without a value are left out.
#
# A checklist, "format": "daftar-periksa/2":
#   id, judul, nomor, revisi_ke, efektif (YYYY-MM-DD) or efektif_bulan (YYYY-MM), unit, status, sidik, langkah: [{nomor, kegiatan, pelaksana: [text],
#   jabatan: [id], kelengkapan: [text], waktu, durasi, bersama, menit: [least, most], output: [text], ket: [text],
#   keluar: [{label, tujuan}], lanjut, serentak: [row], simbol: [{lajur, pelaksana, teks, memutuskan, masuk, panah: [{label, tujuan, simbol}]}],
#   sambung}]; a row that is no step has {tanpa_simbol: true, kegiatan, ket} alone. `simbol` are those who act, one after the other, with the arrows of each and the symbol of the row that they lead to; `masuk`:
#   the row is entered there; `sambung` is how those belong together: «dan», «atau», «dan/atau». `durasi` is what `waktu` says: {macam, paling_sedikit: {unit: number},
#   paling_banyak, batas, per, sisa}, hours in minutes; `menit` only where it is wholly in minutes. `bersama`: shared. `tujuan`, `lanjut` and `serentak` are places in `langkah`,
#   counted from 0; null ends the procedure. Texts of a step keep their line breaks. One office's part has its id as
#   jabatan, and its steps as baris: [row].
# A form, "format": "formulir/1":
#   id, judul, versi, keterangan, unit, isian: [field]. A field: type, name, label, hint, required, relevant, constraint,
#   constraint_message, choices: [{nilai, label}], parameters: {name: text}, columns: [field], rows, values: [{column: text}], calculate. A formula
#   (relevant, constraint, calculate) is {teks, pohon}: as written, and its tree in arrays, as `formulir/rumus.py` tells it.
#   `choices` is a list because scripts would put numbers among an object's keys first.
#
# The number behind the slash is raised when a reader of the shape before could misread the new one.
from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tatalaksana.facts import Bagian, DaftarPeriksa, Keluar, Langkah, part_of
from tatalaksana.facts.giliran import Giliran
from tatalaksana.formulir import Formulir, Isian, Rumus, Shape
from tatalaksana.model import Bulan, Durasi, Kapan, Macam, Sop, Takaran

CHECKLIST = "daftar-periksa/2"
FORM = "formulir/1"
Json = dict[str, Any]
_DECIMAL = 10_000


def checklist_json(whole: DaftarPeriksa | Bagian) -> bytes:
    """A checklist as JSON in UTF-8; of one office's part too all steps, so that exits lead where they say."""
    daftar, _ = part_of(whole)
    mine = {"jabatan": whole.jabatan, "baris": whole.baris} if isinstance(whole, Bagian) else {}
    return _encoded({
        "format": CHECKLIST, "id": daftar.id, "judul": daftar.judul, "nomor": daftar.nomor, "revisi_ke": daftar.revisi_ke,
        **in_force(daftar.efektif), "unit": daftar.unit, "status": daftar.status,
        "sidik": daftar.sidik, **mine, "langkah": [_step(langkah) for langkah in daftar.langkah],
    })  # fmt: skip


def formulir_json(form_id: str, formulir: Formulir) -> bytes:
    """A form as JSON in UTF-8."""
    return _encoded({
        "format": FORM, "id": form_id, "judul": formulir.judul, "versi": formulir.versi, "keterangan": formulir.keterangan,
        "unit": formulir.unit, "isian": [_field(isian) for isian in formulir.isian],
    })  # fmt: skip


def sop_json(sop: Sop) -> str:
    """The whole content of an SOP as JSON: the keys of its YAML, without those that say what is usual."""
    return sop.model_dump_json(exclude_defaults=True, indent=2)


def in_force(since: Kapan | None) -> dict[str, str]:
    """Since when, as a day or, by a key of its own, as a month: whoever reads days must never find a month there."""
    if since is None:
        return {}
    return {"efektif_bulan" if isinstance(since, Bulan) else "efektif": since.isoformat()}


def _encoded(data: Json) -> bytes:
    given = {key: value for key, value in data.items() if value is not None}
    # A lone half of a character has no bytes of its own; JSON can still write it by its number.
    return f"{json.dumps(given, ensure_ascii=False, separators=(',', ':'))}\n".encode(errors="backslashreplace")


def _step(langkah: Langkah) -> Json:
    if langkah.tanpa_simbol:
        return {"tanpa_simbol": True, "kegiatan": langkah.kegiatan, "ket": langkah.ket}
    step: Json = {
        "nomor": langkah.nomor, "kegiatan": langkah.kegiatan, "pelaksana": langkah.pelaksana, "jabatan": langkah.jabatan,
        "kelengkapan": langkah.kelengkapan, "waktu": langkah.waktu, **_time(langkah), "output": langkah.output,
        "ket": langkah.ket,
    }  # fmt: skip
    if langkah.keluar:
        # An exit with several arrows is told once for each row; to which symbols they lead, with the one that decides.
        step["keluar"] = [{"label": label, "tujuan": row} for label, row in langkah.arah]
    else:
        step["lanjut"] = langkah.lanjut
    if langkah.mulai_lain:
        step["mulai_lain"] = langkah.mulai_lain
    if langkah.serentak:
        step["serentak"] = langkah.serentak
    step["simbol"] = [_turn(turn) for turn in langkah.giliran]
    if len(langkah.giliran) > 1:
        step["sambung"] = langkah.kata_sambung
    return step


def _turn(turn: Giliran) -> Json:
    said = {"teks": turn.teks or None, "memutuskan": turn.memutuskan or None, "masuk": turn.masuk or None}
    panah = [{**_exit(one), "simbol": one.giliran} for one in turn.keluar]
    return {
        "lajur": turn.lajur,
        "pelaksana": turn.nama,
        **{key: value for key, value in said.items() if value},
        "panah": panah,
    }


def _time(langkah: Langkah) -> Json:
    found = {"durasi": _durasi(langkah.durasi), "bersama": langkah.bersama or None, "menit": langkah.menit}
    return {key: value for key, value in found.items() if value is not None}


def _durasi(durasi: Durasi) -> Json | None:
    if durasi.macam is Macam.KOSONG:
        return None
    said = {"batas": durasi.jumlah.batas.value, "per": durasi.per, "sisa": durasi.sisa}
    least, most = amounts_json(durasi.jumlah.sedikit), amounts_json(durasi.jumlah.banyak)
    long = {"paling_sedikit": least, "paling_banyak": most} if durasi.macam is Macam.LAMA or most else {}
    return {"macam": durasi.macam.value, **long, **{key: value for key, value in said.items() if value}}


def amounts_json(amounts: Takaran) -> Mapping[str, int | float | str]:
    """Amounts by unit as numbers; a fraction that decimals do not end with is a text, «1/3»."""
    return {unit.value: _figure(number) for unit, number in amounts}


def _figure(number: Fraction) -> int | float | str:
    if number.denominator == 1:
        return int(number)
    return str(number) if _DECIMAL % number.denominator else float(number)


def _exit(keluar: Keluar) -> Json:
    return {"label": keluar.label, "tujuan": keluar.tujuan}


def _field(isian: Isian) -> Json:
    field: Json = {"type": isian.type.value, "name": isian.name, "label": isian.label, "hint": isian.hint}
    field["required"] = isian.required or None
    field["relevant"], field["constraint"] = _formula(isian.relevant), _formula(isian.constraint)
    field["constraint_message"], field["calculate"] = isian.constraint_message, _formula(isian.calculate)
    if isian.choices:
        field["choices"] = [{"nilai": choice, "label": label} for choice, label in isian.choices.items()]
    field["parameters"] = isian.settings or None
    if isian.kind.shape is Shape.ROWS:
        field["columns"] = [_field(column) for column in isian.columns or ()]
        field["rows"] = len(isian.lines)
        field["values"] = isian.values or None
    return {key: value for key, value in field.items() if value is not None}


def _formula(rumus: Rumus | None) -> Json | None:
    return None if rumus is None else {"teks": rumus.teks, "pohon": rumus.pohon}
