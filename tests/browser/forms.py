# A site with forms on it: the shipped ones, one with every kind of field, and one whose every text tries to be more than text.
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.collections_on_disk import SOPS
from tests.site.hostile import EVIL
from tests.site.project import Project, new_project
from tests.site.sample import FILES, MAKRO

KEHADIRAN, NOTULA, MONEV = "daftar-konfirmasi-kecukupan", "notula-rapat-lapangan", "rawat-pohon"
SEMUA, JAHAT, TELEPON, SKALA = "semua-jenis", "jahat", "telepon", "skala"

_EVERY: dict[str, Any] = {
    "judul": "Semua Jenis Isian",
    "versi": "3",
    "keterangan": "Formulir percobaan.\n\nIsilah *dengan* **hati-hati**.",
    "isian": [
        {"type": "note", "name": "catatan", "label": "Bagian ini diisi petugas."},
        {"type": "text", "name": "nama", "label": "Nama", "hint": "Nama lengkap", "required": "ya"},
        {"type": "multiline", "name": "alamat", "label": "Alamat"},
        {"type": "integer", "name": "umur", "label": "Umur", "constraint": ". >= 17 and . <= 100"},
        {"type": "decimal", "name": "luas", "label": "Luas (m²)", "constraint": ". > 0", "constraint_message": "Luas harus lebih dari nol."},
        {"type": "date", "name": "tanggal", "label": "Tanggal", "required": "ya"},
        {"type": "time", "name": "jam", "label": "Jam"},
        {"type": "select_one", "name": "warna", "label": "Warna", "required": "ya", "choices": {"merah": "Merah", "biru": "Biru", "lain": "Lainnya"}},
        {"type": "text", "name": "warna_lain", "label": "Sebutkan warnanya", "relevant": "${warna} = 'lain'", "required": "ya"},
        {"type": "select_one", "name": "bulan", "label": "Bulan", "choices": {str(number): f"Bulan ke-{number}" for number in range(1, 13)}},
        {"type": "select_multiple", "name": "hari", "label": "Hari", "choices": {"senin": "Senin", "rabu": "Rabu", "jumat": "Jumat"}},
        {"type": "yes_no", "name": "setuju", "label": "Setuju?", "required": "ya"},
        {
            "type": "table", "name": "barang", "label": "Barang", "rows": "2",
            "columns": [
                {"type": "text", "name": "apa", "label": "Barang", "required": "ya"},
                {"type": "integer", "name": "jumlah", "label": "Jumlah", "constraint": ". >= 1"},
                {"type": "decimal", "name": "harga", "label": "Harga"},
                {"type": "calculate", "name": "nilai", "label": "Nilai", "calculate": "${jumlah} * ${harga}"},
                {"type": "yes_no", "name": "rusak", "label": "Rusak"},
                {"type": "text", "name": "sebab", "label": "Sebabnya", "relevant": "${rusak} = 'ya'", "required": "ya"},
                {"type": "select_multiple", "name": "untuk", "label": "Untuk", "choices": {"a": "Kantor", "b": "Rumah"}},
                {"type": "signature", "name": "paraf", "label": "Paraf"},
            ],
        },
        {"type": "calculate", "name": "total", "label": "Nilai seluruhnya", "calculate": "sum(${barang.nilai})"},
        {
            "type": "table", "name": "periksa", "label": "Pemeriksaan",
            "columns": [
                {"type": "text", "name": "no", "label": "No"}, {"type": "text", "name": "butir", "label": "Butir"},
                {"type": "yes_no", "name": "ada", "label": "Ada", "required": "ya"},
            ],
            "values": [{"no": "1", "butir": "Surat"}, {"no": "2", "butir": "Lampiran"}],
        },
        {"type": "signature", "name": "tanda_tangan", "label": "Tanda tangan"},
    ],
}  # fmt: skip
_PHONES: dict[str, Any] = {
    "judul": "Nomor Telepon",
    "isian": [
        {"type": "phone", "name": "kantor", "label": "Telepon kantor", "required": "ya"},
        {"type": "text", "name": "asing", "label": "Nomor di luar negeri", "relevant": "${kantor} = '+62 21 345'"},
        {
            "type": "table", "name": "orang", "label": "Orang", "rows": "4",
            "columns": [
                {"type": "text", "name": "nama", "label": "Nama"},
                {"type": "phone", "name": "telepon", "label": "Telepon", "hint": "Yang dapat dihubungi"},
            ],
            "values": [{"nama": "Petugas piket", "telepon": "0800-1-234567"}],
        },
    ],
}  # fmt: skip
_SCALES: dict[str, Any] = {
    "judul": "Penilaian Layanan",
    "isian": [
        {
            "type": "range", "name": "puas", "label": "Seberapa puas Anda?", "required": "ya", "parameters": {"end": "5"},
            "choices": {"1": "Sangat tidak puas", "5": "Sangat puas"},
        },
        {"type": "text", "name": "sebab", "label": "Apa yang kurang?", "relevant": "${puas} <= 2"},
        {"type": "range", "name": "suhu", "label": "Suhu ruang", "parameters": {"start": "-1", "end": "4", "step": "0.5"}},
        {
            "type": "table", "name": "aspek", "label": "Aspek",
            "columns": [
                {"type": "text", "name": "nama", "label": "Aspek"},
                {"type": "range", "name": "nilai", "label": "Nilai", "parameters": {"start": "0", "end": "10", "step": "5"}},
            ],
            "values": [{"nama": "Ramah"}, {"nama": "Cepat"}, {"nama": "Jelas", "nilai": "10"}],
        },
        {"type": "calculate", "name": "jumlah", "label": "Jumlah nilai", "calculate": "sum(${aspek.nilai}) + ${suhu}"},
    ],
}  # fmt: skip
_LABEL = EVIL[:250]
_EVIL_FORM: dict[str, Any] = {
    "judul": f"Judul {_LABEL}",
    "keterangan": f"Keterangan {EVIL}",
    "isian": [
        {"type": "note", "name": "catatan", "label": f"Catatan {_LABEL}"},
        {
            "type": "text", "name": "teks", "label": f"Teks {_LABEL}", "hint": f"Petunjuk {EVIL}", "required": "ya",
            "constraint": "string-length(.) < 5", "constraint_message": f"Salah {_LABEL}",
        },
        {"type": "select_one", "name": "satu", "label": f"Satu {_LABEL}", "choices": {"a": f"A {_LABEL}", "b": f"B {_LABEL}"}},
        {"type": "select_one", "name": "daftar", "label": f"Daftar {_LABEL}", "choices": {f"c{at}": f"C{at} {_LABEL}" for at in range(12)}},
        {
            "type": "table", "name": "tabel", "label": f"Tabel {_LABEL}", "rows": "2",
            "columns": [
                {"type": "text", "name": "kolom", "label": f"Kolom {_LABEL}", "required": "ya", "hint": f"Petunjuk {EVIL}"},
                {"type": "yes_no", "name": "ya", "label": f"Ya {_LABEL}"},
            ],
        },
        {
            "type": "table", "name": "tetap", "label": f"Tetap {_LABEL}",
            "columns": [{"type": "text", "name": "kolom", "label": f"Kolom {_LABEL}"}, {"type": "text", "name": "isi", "label": "Isi"}],
            "values": [{"kolom": f"Sel {EVIL}"}],
        },
    ],
}  # fmt: skip

PAGE = """# Halaman

Isilah formulir ini.

```formulir semua-jenis
```

```formulir notula-rapat-lapangan
```
"""


def new_form_site(root: Path) -> Project:
    """A site with the shipped forms, one of every kind of field, a hostile one, and a page that two are embedded in."""
    files: dict[str, Any] = dict(FILES)
    for name in (KEHADIRAN, NOTULA, MONEV):
        text = (SOPS / "formulir" / f"{name}.yaml").read_text(encoding="utf-8")
        files[f"sops/formulir/{name}.yaml"] = re.sub(r"^unit: .*$", "", text, flags=re.MULTILINE)
    files |= {
        f"sops/formulir/{SEMUA}.yaml": _EVERY,
        f"sops/formulir/{JAHAT}.yaml": _EVIL_FORM,
        f"sops/formulir/{TELEPON}.yaml": _PHONES,
        f"sops/formulir/{SKALA}.yaml": _SCALES,
        "docs/halaman.md": PAGE,
    }
    macro = dict(files[f"sops/{MAKRO}.yaml"])
    macro["kegiatan"] = [macro["kegiatan"][0] | {"formulir": SEMUA}, *macro["kegiatan"][1:]]
    files[f"sops/{MAKRO}.yaml"] = macro
    return new_project(root, files, config={"plugins": [{"sop": {"pdf": False}}, "formulir"]})
