# The words printed on the form itself. A profile has all of them, an SOP may differ in some.
from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tatalaksana.model.key import Key, Printed
from tatalaksana.model.value import Nama, Value

SEBUTAN = "SOP"
"""What stands before titles where a profile has no other word."""


class Label(Value):
    """Label formulir: kata yang tercetak pada lembar."""

    sebutan: Nama = Field(
        SEBUTAN,
        description="Kata di depan judul, di atas tabel dan pada halaman: «SOP …»; pada keluarga lain misalnya «SPO» atau «Prosedur».",
    )
    nomor: Nama = Field("Nomor SOP", description="Baris nomor.")
    tanggal_pembuatan: Nama = Field("Tanggal Pembuatan", description="Baris tanggal pembuatan.")
    tanggal_revisi: Nama = Field("Tanggal Revisi", description="Baris tanggal revisi.")
    tanggal_efektif: Nama = Field("Tanggal Efektif", description="Baris tanggal efektif atau pengesahan.")
    revisi_ke: Nama = Field("Revisi ke", description="Kata di belakang kotak centang revisi.")
    no_revisi: Nama = Field("No. Revisi", description="Baris nomor revisi, bila `kepala` profil menyebut `revisi_ke`.")
    halaman: Nama = Field("Halaman", description="Baris halaman, bila disebut `kepala` profil.")
    pengesahan: Nama = Field("Disahkan oleh", description="Baris pengesahan.")
    judul: Nama = Field(
        "Judul SOP",
        description="Baris judul; jenis SOP ditambahkan di belakangnya bila profil mencetaknya (`jenis_tercetak`).",
    )
    dasar_hukum: Nama = Field("Dasar Hukum", description="Kotak Dasar Hukum.")
    kualifikasi_pelaksana: Nama = Field("Kualifikasi Pelaksana", description="Kotak Kualifikasi.")
    keterkaitan: Nama = Field("Keterkaitan", description="Kotak Keterkaitan.")
    peralatan: Nama = Field("Peralatan/perlengkapan", description="Kotak Peralatan.")
    peringatan: Nama = Field("Peringatan", description="Kotak Peringatan.")
    pencatatan: Nama = Field("Pencatatan dan pendataan", description="Kotak Pencatatan.")
    tujuan: Nama = Field(
        "Tujuan", description="Kotak Tujuan, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil."
    )
    ruang_lingkup: Nama = Field(
        "Ruang Lingkup",
        description="Kotak Ruang Lingkup, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil.",
    )
    pengertian: Nama = Field(
        "Pengertian",
        description="Kotak Pengertian, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil.",
    )
    definisi: Nama = Field(
        "Definisi", description="Kotak Definisi, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil."
    )
    kebijakan: Nama = Field(
        "Kebijakan", description="Kotak Kebijakan, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil."
    )
    referensi: Nama = Field(
        "Referensi", description="Kotak Referensi, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil."
    )
    unit_terkait: Nama = Field(
        "Unit Terkait",
        description="Kotak Unit Terkait, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil.",
    )
    dokumen_terkait: Nama = Field(
        "Dokumen Terkait",
        description="Kotak Dokumen Terkait, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil.",
    )
    riwayat_perubahan: Nama = Field(
        "Rekaman Historis Perubahan",
        description="Kotak Rekaman Historis Perubahan, di bawah kotak lain; hanya bila berisi atau disebut `kotak` profil.",
    )
    lampiran: Nama = Field("Lampiran", description="Kotak Lampiran, di bawah kotak lain; hanya bila berisi.")
    langkah: Nama = Field(
        "Prosedur", description="Kotak langkah-langkah, bila profil menyajikannya sebagai daftar (`langkah: daftar`)."
    )
    no: Nama = Field("No.", description="Kolom nomor.")
    kegiatan: Nama = Field("Kegiatan", description="Kolom kegiatan.")
    pelaksana: Nama = Field("Pelaksana", description="Kelompok kolom pelaksana.")
    mutu_baku: Nama = Field("Mutu Baku", description="Kelompok kolom mutu baku.")
    kelengkapan: Nama = Field("Kelengkapan", description="Kolom kelengkapan.")
    waktu: Nama = Field("Waktu", description="Kolom waktu.")
    output: Nama = Field("Output", description="Kolom output.")
    ket: Nama = Field("Ket", description="Kolom keterangan.")


class LabelSop(Value):
    """Label yang pada SOP ini berbeda dari profilnya."""

    judul: Annotated[Nama | None, Key(Printed.MEANT)] = Field(None, description="Baris judul.")
    tanggal_efektif: Annotated[Nama | None, Key(Printed.MEANT)] = Field(None, description="Baris tanggal efektif.")
    kegiatan: Annotated[Nama | None, Key(Printed.MEANT)] = Field(None, description="Kolom kegiatan.")
    kelengkapan: Annotated[Nama | None, Key(Printed.MEANT)] = Field(None, description="Kolom kelengkapan.")
    ket: Annotated[Nama | None, Key(Printed.MEANT)] = Field(None, description="Kolom keterangan.")
