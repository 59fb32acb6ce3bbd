# A site with forms on it, put together from the pure renderers by a hook, so that only the pages themselves are tested here.
from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tatalaksana.catalog import collect
from tatalaksana.model import parse
from tatalaksana.model.formulir import Formulir
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.formulir_page import formulir_block, formulir_html
from tatalaksana.render.html.place import Place
from tests.site.hostile import EVIL
from tests.site.project import REPOSITORY, Project, new_project
from tests.site.sample import FILES

KEHADIRAN, NOTULA, MONEV = "daftar-konfirmasi-kehadiran", "notula-rapat-pembahasan", "monev-sop-ap"
SEMUA, JAHAT = "semua-jenis", "jahat"

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

_HOOK = """
import pathlib

def on_page_content(html, page, config, files):
    ours = pathlib.Path(config.config_file_path).parent / "isi" / (page.file.src_uri[:-3] + ".html")
    return ours.read_text(encoding="utf-8") if ours.exists() else html
"""


def form(data: Mapping[str, Any]) -> Formulir:
    """A form that must be sound."""
    value = parse(Formulir, dict(data))
    assert isinstance(value, Formulir), value
    return value


def new_form_site(root: Path) -> Project:
    """A site with the shipped forms, one of every kind of field, a hostile one, and a page that two are embedded in."""
    catalog = collect(REPOSITORY / "sops", "sops").catalog
    forms = {**catalog.formulir, SEMUA: form(_EVERY), JAHAT: form(_EVIL_FORM)}
    prints = {f"formulir/{SEMUA}{kind}": 12_345 for kind in (".pdf", "-isian.pdf", ".xlsx")}
    around = Surroundings("SOP Percobaan", prints=prints)
    users = [(next(iter(catalog.entries)), 0)]
    pages = {
        f"formulir/{name}": formulir_html(name, one, Place(f"formulir/{name}", catalog, around), users if name == SEMUA else ())
        for name, one in forms.items()
    }
    here = Place("halaman", catalog, around)
    pages["halaman"] = "<h1>Halaman</h1>" + "".join(formulir_block(name, forms[name], here) for name in (SEMUA, NOTULA))  # type: ignore[assignment]
    project = new_project(root, FILES, config={"hooks": ["hook.py"], "validation": {"nav": {"omitted_files": "ignore"}}})
    project.write("hook.py", _HOOK)
    for name, html in pages.items():
        project.write(f"docs/{name}.md", f"# {json.dumps(name)}")
        project.write(f"isi/{name}.html", html)
    for name in prints:
        project.write(f"docs/{name}", "bukan PDF")
    return project
