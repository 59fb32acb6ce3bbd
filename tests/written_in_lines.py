# An SOP whose cells and boxes hold lines, paragraphs and lists of every kind: what each output must show alike.
from __future__ import annotations

from tests.collections_on_disk import REGISTERS, SOUND

IN_LINES = """\
nomor: B-1
judul: Peminjaman Kamera
jenis: mikro
status: berlaku
unit: biro
tanggal: {efektif: 2024-01-02}
pengesahan: {jabatan: Kepala Biro, nama: Rekaan Sri}
dasar_hukum:
  - peraturan: uu-1
    teks: |-
      Undang-Undang Nomor 1,
      terutama:
      1. Pasal 2
      2. Pasal 3
  - uu-1
kualifikasi_pelaksana:
  - |-
    Memahami:
    - tata kelola **barang**
    - layanan
  - Teliti
peralatan: |-
  Perangkat:
  1) kamera
     a. lensa
     b. baterai
  2) komputer
peringatan: |-
  Paragraf pertama.

  Paragraf kedua,
  dua baris.
pencatatan: "-"
lampiran:
  - |-
    Formulir peminjaman
    dan pengembalian
pelaksana: [kabag, kasubbag]
kegiatan:
  - uraian: |-
      Memeriksa *permohonan*:
      a. kelengkapan surat
      b. jadwal pemakaian kamera yang diminta oleh bidang lain dalam minggu yang sama
      c. [tata tertib](https://contoh.go.id/tertib)

      Jika kamera sedang dipakai,
      pemohon diberi tahu.
    pelaksana: kasubbag
    kelengkapan: |-
      - Surat permohonan
      - Kartu pegawai
    waktu: 1 jam
    output: |-
      Lembar periksa
      yang diparaf
    ket: "-"
  - uraian: Menyetujui
    pelaksana: kabag
    kelengkapan:
      - |-
        Berkas:
        – lembar periksa
        – surat
      - Stempel
    waktu: 1 jam
    output: 1. Persetujuan
    ket: |-
      -5 derajat
      -3 derajat
"""
"""Persons and offices are made up."""
FILES = {**REGISTERS, "biro/surat.yaml": SOUND, "biro/kamera.yaml": IN_LINES}
"""A collection with it."""
