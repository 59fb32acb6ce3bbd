# The two review forms of every SOP, made from its data: monitoring every six months, evaluation every year, unless its
# profile says otherwise.
from __future__ import annotations

from tatalaksana.catalog.entry import Catalog, Entry
from tatalaksana.formulir import Formulir, Isian, Type
from tatalaksana.model import plain, say_date, step_numbers

MONITORING = "monitoring"
EVALUASI = "evaluasi"
_LONGEST = 300


def monitoring_of(entry: Entry, catalog: Catalog) -> Formulir:
    """«Monitoring pelaksanaan SOP»: a row for each step, to say how it goes, what was seen and what is to be done."""
    steps = zip(step_numbers(entry.sop), entry.sop.kegiatan, strict=True)
    columns = (
        _isian(Type.TEXT, "no", "No"),
        _isian(Type.MULTILINE, "prosedur", "Prosedur"),
        Isian(
            type=Type.SELECT_ONE,
            name="penilaian",
            label="Penilaian",
            required=True,
            choices={"berjalan": "Berjalan dengan baik", "tidak-berjalan": "Tidak berjalan dengan baik"},
        ),
        _isian(Type.MULTILINE, "catatan", "Catatan hasil penilaian"),
        _isian(Type.MULTILINE, "tindakan", "Tindakan yang harus diambil"),
        _isian(Type.SIGNATURE, "paraf", "Paraf penilai"),
    )
    rows = tuple({"no": number or "–", "prosedur": plain(kegiatan.uraian).strip() or "–"} for number, kegiatan in steps)
    return Formulir(
        judul=_short(f"Monitoring Pelaksanaan {entry.sop.nama_lengkap}"),
        keterangan=f"Diisi {interval(catalog.profil_of(entry.sop).tinjauan.monitoring)}: tiap prosedur dinilai menurut pelaksanaannya.",
        isian=(
            *_head(entry, catalog, "Masa yang dinilai", "Misalnya Januari–Juni 2026"),
            Isian(type=Type.TABLE, name="prosedur", label="Penilaian tiap prosedur", columns=columns, values=rows),
            *_foot(),
        ),
    )


def evaluasi_of(entry: Entry, catalog: Catalog) -> Formulir:
    """«Evaluasi penerapan SOP»: the statements of the agency's profile, each answered yes or no."""
    columns = (
        _isian(Type.TEXT, "no", "No"),
        _isian(Type.MULTILINE, "pernyataan", "Pernyataan"),
        Isian(type=Type.YES_NO, name="jawaban", label="Ya/Tidak", required=True),
        _isian(Type.MULTILINE, "catatan", "Catatan"),
    )
    statements = catalog.profil_of(entry.sop).evaluasi
    rows = tuple({"no": str(number), "pernyataan": text} for number, text in enumerate(statements, 1))
    return Formulir(
        judul=_short(f"Evaluasi Penerapan {entry.sop.nama_lengkap}"),
        keterangan=f"Diisi {interval(catalog.profil_of(entry.sop).tinjauan.evaluasi)}: tiap pernyataan dijawab ya atau tidak.",
        isian=(
            *_head(entry, catalog, "Tahun yang dievaluasi", "Misalnya 2026"),
            Isian(type=Type.TABLE, name="pernyataan", label="Penilaian penerapan SOP", columns=columns, values=rows),
            _isian(Type.MULTILINE, "simpulan", "Simpulan dan usul perubahan"),
            *_foot(),
        ),
    )


def interval(months: int) -> str:
    """How often that is: «setiap enam bulan», «setiap 4 bulan»."""
    return {6: "setiap enam bulan", 12: "sedikitnya sekali setahun"}.get(months, f"setiap {months} bulan")


def _head(entry: Entry, catalog: Catalog, span: str, hint: str) -> tuple[Isian, ...]:
    """Which edition of which SOP is reviewed, and when."""
    sop = entry.sop
    unit = catalog.registers.unit.get(sop.unit.unit)
    edition = [
        f"Nomor SOP {sop.nomor}" if sop.nomor else "SOP belum bernomor",
        f"revisi ke-{sop.revisi_ke}" if sop.revisi_ke else "",
        f"efektif {say_date(sop.tanggal.efektif)}" if sop.tanggal.efektif else "",
        sop.unit.teks or (unit.nama if unit else ""),
    ]
    return (
        _isian(Type.NOTE, "sop", _short(", ".join(part for part in edition if part))),
        Isian(type=Type.TEXT, name="masa", label=span, hint=hint, required=True),
        Isian(type=Type.DATE, name="tanggal", label="Tanggal penilaian", required=True),
    )


def _foot() -> tuple[Isian, ...]:
    return (
        Isian(type=Type.TEXT, name="penilai", label="Nama penilai", required=True),
        _isian(Type.TEXT, "jabatan", "Jabatan penilai"),
        _isian(Type.SIGNATURE, "tanda_tangan", "Tanda tangan penilai"),
    )


def _isian(kind: Type, name: str, label: str) -> Isian:
    return Isian(type=kind, name=name, label=label)


def _short(text: str) -> str:
    """A title within what a label may hold."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
