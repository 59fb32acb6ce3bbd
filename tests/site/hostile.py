# A collection whose every text tries to be more than text.
from __future__ import annotations

from typing import Any

EVIL = (
    "</title></textarea><script>window.ups=1</script><img src=x onerror=window.ups=2> \" onclick=\"x 'b' & &lt; {{ 7*7 }} {% raw %} "
    "${x} </td></svg>-->]]> \u200fterbalik\u200e \u05d0\u05d1 🦜 \\ \\x41 `kode` %s"
)
_marks = 0


def _evil(kind: str) -> str:
    global _marks  # noqa: PLW0603 - each text is told apart by its number
    _marks += 1
    return f"{kind}{_marks:03} {EVIL}"


def _files() -> dict[str, Any]:
    """A collection with an evil text in each field that takes text."""
    step = {
        "uraian": _evil("uraian"), "kelengkapan": [_evil("kelengkapan"), _evil("kelengkapan")], "waktu": _evil("waktu")[:280],
        "output": _evil("output"), "ket": _evil("ket"), "rincian": _evil("rincian")[:280],
    }  # fmt: skip
    label = {
        key: _evil("label")[:280] for key in (
            "nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "revisi_ke", "pengesahan", "judul", "dasar_hukum",
            "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan", "no", "kegiatan", "pelaksana",
            "mutu_baku", "kelengkapan", "waktu", "output", "ket",
        )
    }  # fmt: skip
    return {
        "sops/unit.yaml": {
            "jahat": {"nama": _evil("unit")[:280], "singkatan": _evil("unitsingkat")[:280], "profil": "jahat", "nama_lama": [_evil("lama")[:280]]},
        },
        "sops/jabatan.yaml": {
            "satu": {"nama": _evil("jabatan")[:280], "singkatan": _evil("jabatansingkat")[:280]}, "dua": {"nama": _evil("jabatan")[:280]},
        },
        "sops/peraturan.yaml": {"uu": {"judul": _evil("peraturan")}},
        "sops/profil/jahat.yaml": {"instansi": _evil("instansi")[:280], "label": label, "nomor_kolom": "ya"},
        "sops/formulir/jahat.yaml": {
            "judul": _evil("formulir")[:280], "keterangan": _evil("guna"), "unit": "jahat",
            "isian": [
                {"type": "text", "name": "satu", "label": _evil("isian")[:280], "hint": _evil("petunjuk"), "required": "ya"},
                {
                    "type": "select_one", "name": "dua", "label": _evil("isian")[:280], "constraint": ". != 'a'",
                    "constraint_message": _evil("pesan")[:280], "choices": {"a": _evil("pilihan")[:280], "b": _evil("pilihan")[:280]},
                },
                {"type": "note", "name": "tiga", "label": _evil("catatan")[:280], "relevant": f"${{satu}} = '{_evil('rumus').replace(chr(39), '')}'"},
                {
                    "type": "table", "name": "empat", "label": _evil("tabel")[:280], "values": [{"kolom": _evil("sel")}],
                    "columns": [{"type": "multiline", "name": "kolom", "label": _evil("kolom")[:280], "hint": _evil("petunjuk")}],
                },
                {"type": "signature", "name": "lima", "label": _evil("paraf")[:280]},
            ],
        },
        "sops/jahat/jahat.yaml": {
            "nomor": _evil("nomor")[:200].replace("/", "-"), "judul": _evil("judul")[:280], "jenis": "makro", "status": "dicabut",
            "digantikan_oleh": _evil("pengganti")[:280], "unit": {"unit": "jahat", "teks": _evil("unitteks")[:280]},
            "tanggal": {"efektif": "2020-01-01"}, "revisi_ke": "3",
            "pengesahan": {"jabatan": _evil("pejabat")[:280], "nama": _evil("namapejabat")[:280], "nrp": _evil("nrp")[:280]},
            "dasar_hukum": ["uu", {"teks": _evil("dasar")}], "keterkaitan": [_evil("keterkaitan")[:280]],
            "kualifikasi_pelaksana": [_evil("kualifikasi")], "peralatan": _evil("peralatan"), "peringatan": _evil("peringatan"),
            "pencatatan": [_evil("pencatatan")],
            "pelaksana": ["satu", {"jabatan": "dua", "label": _evil("lajur")[:280]}, {"id": "tiga", "jabatan": "dua"}],
            "kegiatan": [
                {**step, "pelaksana": "satu", "teks": _evil("simbol")[:280], "formulir": "jahat"},
                {**step, "pelaksana": "dua", "keputusan": {_evil("cabang")[:280]: "3", _evil("cabang")[:280]: "1"}},
                {**step, "pelaksana": "tiga"},
            ],
        },
    }  # fmt: skip


FILES = _files()
"""The sources, every text numbered so that it can be found again."""
