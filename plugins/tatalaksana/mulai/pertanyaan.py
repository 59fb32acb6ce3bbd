# What is asked of an agency whose repository begins: few things, each with what is taken where nobody answers.
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tatalaksana.model import BAWAAN, BERSAMA, Kertas, Orientasi
from tatalaksana.mulai.checks import (
    as_account,
    as_address,
    as_day,
    as_line,
    as_name,
    as_names,
    as_number,
    as_one_of,
    as_picture,
)
from tatalaksana.mulai.contoh import KESEHATAN
from tatalaksana.mulai.instansi import TANPA
from tatalaksana.render.html import ForgeKind

_PROFILES = tuple(BERSAMA)
_FORGES = (*ForgeKind, TANPA)
_CALLED: Mapping[str, str] = MappingProxyType(
    {
        "sop": "permenpan-35-2012", "sop ap": "permenpan-35-2012", "spo": KESEHATAN, "mutu": "prosedur-mutu", "folio": "f4", "kuarto": "letter",
        "rumah sakit": KESEHATAN, "puskesmas": KESEHATAN, "klinik": KESEHATAN, "landscape": "mendatar", "lanskap": "mendatar", "portrait": "tegak", "potret": "tegak", "tidak ada": TANPA, "belum ada": TANPA, "belum": TANPA,
        "codeberg": "forgejo",
    }
)  # fmt: skip
"""What people call a choice, to its name."""
_HEALTH = r"\b(?:rs(?:[abdijku]|ab|gm|ia|ud|up)?|rumah sakit|puskesmas|klinik)\b"
"""What names of hospitals and clinics have."""
Jawaban = Mapping[str, str]
"""What was answered so far, by key."""


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One thing that is asked."""

    key: str
    """Also its option on the command line."""
    words: str
    why: str
    """One line: what it is for."""
    check: Callable[[str], str]
    """Gives the answer back as it counts; raises `UnknownAnswerError`."""
    otherwise: Callable[[Jawaban], str | None]
    """What is taken where nothing is answered; None where it must be answered."""
    when: Callable[[Jawaban], bool] = lambda said: True  # noqa: ARG005
    """Whether it is asked at all."""


def _nothing(said: Jawaban) -> str | None:  # noqa: ARG001
    return ""


def _must(said: Jawaban) -> str | None:  # noqa: ARG001
    return None


def _usual(word: str, of_health: str) -> Callable[[Jawaban], str]:
    """What is taken for most agencies, and for hospitals and clinics."""
    return lambda said: of_health if said["lembar"] == KESEHATAN else word


def _on_forge(said: Jawaban) -> bool:
    return said["forge"] != TANPA


PERTANYAAN = (
    Pertanyaan("tanggal", "Tanggal hari ini, tahun-bulan-tanggal", "Tanggal pembuatan draf pertama.", as_day, _must),
    Pertanyaan("instansi", "Nama instansi", "Tercetak di kop setiap lembar, misalnya Dinas Contoh Rekaan.", as_name, _must),
    Pertanyaan(
        "lembar", f"Susunan lembar ({', '.join(_PROFILES)})", "SOP AP, SPO fasilitas kesehatan, atau prosedur mutu; kotak dan labelnya dapat diubah kelak.",
        as_one_of(_PROFILES, _CALLED), lambda said: KESEHATAN if re.search(_HEALTH, said["instansi"], re.IGNORECASE) else BAWAAN,
    ),
    Pertanyaan(
        "unit", "Unit yang mempunyai SOP, dipisah titik koma", "Masing-masing mendapat folder; yang lain ditambahkan kelak di sops/unit.yaml.",
        as_names, _usual("Sekretariat", "Pelayanan"),
    ),
    Pertanyaan(
        "jabatan", "Jabatan pelaksana, dipisah titik koma", "Menjadi lajur bagan alir; yang lain ditambahkan kelak di sops/jabatan.yaml.",
        as_names, _usual("Petugas Administrasi; Kepala Subbagian", "Petugas Pendaftaran; Perawat"),
    ),
    Pertanyaan("pengesah", "Jabatan yang mengesahkan SOP", "Tercetak di kotak pengesahan.", as_name, _usual("Kepala Instansi", "Direktur")),
    Pertanyaan("alamat", "Alamat kantor", "Tercetak di bawah nama unit pada kop; kosong bila tidak dicetak.", as_line, _nothing),
    Pertanyaan("lambang", "Berkas lambang (PNG atau SVG)", "Disalin ke sops/ untuk kop; kosong bila menyusul.", as_picture, _nothing),
    Pertanyaan(
        "kertas", f"Kertas ({', '.join(Kertas)})", "Untuk PDF resmi dan cetakan.", as_one_of(tuple(Kertas), _CALLED), lambda _: Kertas.F4,
    ),
    Pertanyaan(
        "orientasi", f"Arah kertas ({', '.join(Orientasi)})", "Lembar SOP AP lazimnya mendatar, SPO tegak.",
        as_one_of(tuple(Orientasi), _CALLED), lambda said: BERSAMA[said["lembar"]].orientasi,
    ),
    Pertanyaan(
        "nomor", "Pola nomor SOP, titik-titik untuk yang belum diketahui", "Nomor draf pertama; dua nomor sungguhan pertama menjadi contoh bagi yang berikut.",
        as_number, lambda said: f"{_usual('SOP', 'SPO')(said)}/…/{said['tanggal'][:4]}",
    ),
    Pertanyaan(
        "forge", f"Tempat repositori ({', '.join(_FORGES)})", "Menentukan alur usulan perubahan; «tanpa» bila belum ada.",
        as_one_of(_FORGES, _CALLED), lambda _: TANPA,
    ),
    Pertanyaan("repositori", "Alamat repositori", "Untuk tombol «Sunting»; kosong bila menyusul.", as_address, _nothing, _on_forge),
    Pertanyaan("pemelihara", "Akun atau tim yang memeriksa usulan", "Ditulis ke CODEOWNERS; kosong bila menyusul.", as_account, _nothing, _on_forge),
    Pertanyaan("situs", "Alamat situs", "Untuk kode QR pada lembar cetak; kosong bila menyusul.", as_address, _nothing),
)  # fmt: skip
"""In the order in which they are asked."""
EXAMPLE: Jawaban = MappingProxyType(
    {
        "tanggal": "2026-01-05", "instansi": "Dinas Contoh Rekaan", "unit": "Sekretariat; Bidang Pelayanan", "pengesah": "Kepala Dinas",
        "alamat": "Jalan Rekaan Nomor 1, Kota Contoh", "situs": "https://sop.contoh.go.id/", "forge": "forgejo",
        "repositori": "https://git.contoh.go.id/dinas/sop", "pemelihara": "dinas/tim-sop",
    }
)  # fmt: skip
"""An invented agency, for who wants to look."""
