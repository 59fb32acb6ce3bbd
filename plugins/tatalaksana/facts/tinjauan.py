# The two review forms of every SOP, made from its data: monitoring every six months, evaluation every year, unless its
# profile says otherwise.
from __future__ import annotations

from functools import cache

from tatalaksana.catalog import Entry
from tatalaksana.facts.edisi import edition_parts
from tatalaksana.formulir import Formulir, Isian, Type, rumus_of
from tatalaksana.model import Profil, in_lines

MONITORING = "monitoring"
EVALUASI = "evaluasi"
_LONGEST = 300


def monitoring_of(entry: Entry, nama: str, profil: Profil, unit: str) -> Formulir:
    """«Monitoring pelaksanaan SOP»: a row for each step, to say how it goes, what was seen and what is to be done."""
    steps = zip(entry.flow.numbers, entry.sop.kegiatan, strict=True)
    rows = tuple(
        {"no": number or "–", "prosedur": in_lines(kegiatan.uraian) or "–"}
        for number, kegiatan in steps
        if not kegiatan.tanpa_simbol
    )
    return Formulir(
        judul=_short(f"Monitoring Pelaksanaan {nama}"),
        keterangan=f"Diisi {interval(profil.tinjauan.monitoring)}: tiap prosedur dinilai menurut pelaksanaannya.",
        isian=(
            *_head(entry, unit, "Masa yang dinilai", "Misalnya Januari–Juni 2026"),
            Isian(
                type=Type("table"), name="prosedur", label="Penilaian tiap prosedur", columns=_of_steps(), values=rows
            ),
            *_foot(),
        ),
    )


def evaluasi_of(entry: Entry, nama: str, profil: Profil, unit: str) -> Formulir:
    """«Evaluasi penerapan SOP»: the statements of the agency's profile, each answered yes or no."""
    statements = profil.evaluasi
    rows = tuple({"no": str(number), "pernyataan": text} for number, text in enumerate(statements, 1))
    return Formulir(
        judul=_short(f"Evaluasi Penerapan {nama}"),
        keterangan=f"Diisi {interval(profil.tinjauan.evaluasi)}: tiap pernyataan dijawab ya atau tidak.",
        isian=(
            *_head(entry, unit, "Tahun yang dievaluasi", "Misalnya 2026"),
            Isian(
                type=Type("table"),
                name="pernyataan",
                label="Penilaian penerapan SOP",
                columns=_of_statements(),
                values=rows,
            ),
            _conclusion(),
            *_foot(),
        ),
    )


def interval(months: int) -> str:
    """How often that is: «setiap enam bulan», «setiap 4 bulan»."""
    return {6: "setiap enam bulan", 12: "sedikitnya sekali setahun"}.get(months, f"setiap {months} bulan")


def _head(entry: Entry, unit: str, span: str, hint: str) -> tuple[Isian, ...]:
    """Which edition of which SOP is reviewed, and when."""
    sop = entry.sop
    edition = [
        f"Nomor SOP {sop.nomor}" if sop.nomor else "SOP belum bernomor",
        *edition_parts(sop.revisi_ke, sop.tanggal.efektif),
        unit,
    ]
    return (
        _isian(Type("note"), "sop", _short(", ".join(part for part in edition if part))),
        *_span(span, hint),
    )


# What is the same in all of them is one value: there are thousands.
@cache
def _of_steps() -> tuple[Isian, ...]:
    return (
        _isian(Type("text"), "no", "No"),
        _isian(Type("multiline"), "prosedur", "Prosedur"),
        Isian(
            type=Type("select_one"),
            name="penilaian",
            label="Penilaian",
            required=True,
            choices={"berjalan": "Berjalan dengan baik", "tidak-berjalan": "Tidak berjalan dengan baik"},
            constraint=rumus_of(". = 'berjalan' or ${catatan} != '' or ${tindakan} != ''"),
            constraint_message="Bila tidak berjalan dengan baik, tulis catatan atau tindakannya.",
        ),
        _isian(Type("multiline"), "catatan", "Catatan hasil penilaian"),
        _isian(Type("multiline"), "tindakan", "Tindakan yang harus diambil"),
        _isian(Type("signature"), "paraf", "Paraf penilai"),
    )


@cache
def _of_statements() -> tuple[Isian, ...]:
    return (
        _isian(Type("text"), "no", "No"),
        _isian(Type("multiline"), "pernyataan", "Pernyataan"),
        Isian(type=Type("yes_no"), name="jawaban", label="Ya/Tidak", required=True),
        _isian(Type("multiline"), "catatan", "Catatan"),
    )


@cache
def _conclusion() -> Isian:
    return _isian(Type("multiline"), "simpulan", "Simpulan dan usul perubahan")


@cache
def _span(label: str, hint: str) -> tuple[Isian, Isian]:
    return (
        Isian(type=Type("text"), name="masa", label=label, hint=hint, required=True),
        Isian(type=Type("date"), name="tanggal", label="Tanggal penilaian", required=True),
    )


@cache
def _foot() -> tuple[Isian, ...]:
    return (
        Isian(type=Type("text"), name="penilai", label="Nama penilai", required=True),
        _isian(Type("text"), "jabatan", "Jabatan penilai"),
        _isian(Type("signature"), "tanda_tangan", "Tanda tangan penilai"),
    )


def _isian(kind: Type, name: str, label: str) -> Isian:
    return Isian(type=kind, name=name, label=label)


def _short(text: str) -> str:
    """A title within what a label may hold."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
