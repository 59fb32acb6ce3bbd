# Differences as JSON, for programs.
from __future__ import annotations

import json
from datetime import date

from pydantic import BaseModel

from tatalaksana.diff import Pasangan, Perubahan, missing_revision
from tatalaksana.model import Bulan
from tatalaksana.render.beda.kalimat import kalimat_of
from tatalaksana.render.beda.laporan import Laporan


def beda_json(laporan: Laporan) -> str:
    """The report as JSON: every change with its class, its places counted from 0, and both values as the file's keys have them."""
    data = {
        "dari": laporan.dari, "ke": laporan.ke, "sop": [_pair(pair, laporan.nama_of(pair)) for pair in laporan.pasangan], "daftar": list(laporan.daftar), "masalah": list(laporan.masalah),
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _pair(pair: Pasangan, nama: str) -> dict[str, object]:
    data: dict[str, object] = {
        "berkas": pair.entry.document.file, "judul": nama,
        "keadaan": "berubah" if pair.perbandingan else "baru" if pair.baru else "dihapus",
        "kelas": [kelas.value for kelas in pair.kelas],
    }  # fmt: skip
    if pair.perbandingan is not None:
        data["belum_diperbarui"] = list(missing_revision(pair.perbandingan))
        data["perubahan"] = [_change(change) for change in pair.perbandingan.perubahan]
        data["kalimat"] = [
            {
                "kelas": said.kelas.value,
                "tempat": said.tempat,
                "perihal": said.perihal,
                "isi": [list(piece) for piece in said.isi],
            }
            for said in kalimat_of(pair.perbandingan)
        ]
    return data


def _change(change: Perubahan) -> dict[str, object]:
    return {
        "bagian": change.bagian.value, "aksi": change.aksi.value, "kelas": change.kelas.value, "kunci": change.kunci,
        "lama_ke": change.lama_ke, "baru_ke": change.baru_ke, "lama": _plain(change.lama), "baru": _plain(change.baru),
    }  # fmt: skip


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            return value.model_dump(mode="json", exclude_defaults=True)
        case tuple():
            return [_plain(part) for part in value]
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case date() | Bulan():
            return value.isoformat()
        case _:
            return value
