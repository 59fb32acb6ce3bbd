# Invented forms, one with every type of field.
from __future__ import annotations

from datetime import date
from typing import Any

from tatalaksana.formulir.isian import Formulir
from tatalaksana.model import parse
from tatalaksana.render.pdf.form import Form, form

DAY = date(2024, 1, 2)
EVERY_TYPE: dict[str, Any] = {
    "judul": "Laporan Kunjungan Balai Contoh",
    "versi": "3",
    "keterangan": "Diisi petugas pada hari kunjungan, lalu diserahkan kepada Kepala Balai.",
    "isian": [
        {"type": "text", "name": "tujuan", "label": "Tujuan kunjungan", "hint": "Nama instansi atau lokasi", "required": "ya"},
        {"type": "multiline", "name": "uraian", "label": "Uraian kegiatan"},
        {
            "type": "integer", "name": "jumlah", "label": "Jumlah peserta", "required": "ya",
            "constraint": ". >= 1 and . <= 100", "constraint_message": "Antara 1 dan 100 orang.",
        },
        {"type": "decimal", "name": "biaya", "label": "Biaya (juta rupiah)"},
        {"type": "date", "name": "hari", "label": "Tanggal kunjungan", "required": "ya"},
        {"type": "time", "name": "pukul", "label": "Pukul"},
        {"type": "phone", "name": "telepon", "label": "Telepon penerima"},
        {"type": "range", "name": "mutu", "label": "Mutu layanan", "parameters": {"end": "3"}},
        {
            "type": "select_one", "name": "hasil", "label": "Hasil kunjungan", "required": "ya",
            "choices": {"selesai": "Selesai", "tunda": "Ditunda", "batal": "Dibatalkan"},
        },
        {
            "type": "text", "name": "sebab", "label": "Sebab ditunda atau dibatalkan",
            "relevant": "${hasil} = 'tunda' or ${hasil} = 'batal'",
        },
        {
            "type": "select_multiple", "name": "kirim", "label": "Laporan dikirim melalui",
            "choices": {"surel": "Surat elektronik", "pos": "Pos", "langsung": "Diserahkan langsung kepada penerima di kantor"},
        },
        {"type": "yes_no", "name": "lanjutan", "label": "Perlu kunjungan lanjutan?"},
        {"type": "note", "name": "catatan", "label": "Tabel berikut diisi satu baris untuk setiap peserta.", "hint": "Tambah lembar bila kurang."},
        {
            "type": "table", "name": "peserta", "label": "Peserta", "rows": "4", "required": "ya",
            "columns": [
                {"type": "text", "name": "nama", "label": "Nama", "required": "ya"},
                {"type": "select_one", "name": "hadir", "label": "Kehadiran", "choices": {"ya": "Hadir", "wakil": "Diwakili", "tidak": "Tidak hadir"}},
                {"type": "integer", "name": "lama", "label": "Lama (jam)"},
                {"type": "yes_no", "name": "setuju", "label": "Setuju"},
                {"type": "signature", "name": "paraf", "label": "Paraf"},
            ],
            "values": [{"nama": "Kepala Balai Contoh", "hadir": "wakil"}, {"nama": "Ketua Panitia"}],
        },
        {"type": "calculate", "name": "total", "label": "Jumlah jam", "calculate": "sum(${peserta.lama})"},
        {"type": "signature", "name": "pembuat", "label": "Petugas", "required": "ya"},
        {"type": "signature", "name": "atasan", "label": "Kepala Balai"},
    ],
}  # fmt: skip


def formulir_of(data: dict[str, Any]) -> Formulir:
    """A form from what its YAML would hold."""
    found = parse(Formulir, data)
    assert isinstance(found, Formulir), found
    return found


def made(data: dict[str, Any]) -> Form:
    """A form of the unit «Balai Contoh», ready to be set."""
    return form("formulir/kunjungan", formulir_of(data), DAY, unit="Balai Contoh")
