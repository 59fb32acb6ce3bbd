# SOP written in the odder ways that YAML allows; all of them hold.
from __future__ import annotations

from collections.abc import Mapping

ODD: Mapping[str, str] = {
    "komentar": """\
# kepala

# tentang judul
judul: Surat # di belakang
# di antara
jenis: mikro
unit: # unitnya di bawah
  # sebelum nilai
  unit: biro

# catatan lepas

pelaksana:
  # lajur pertama
  - kabag   # satu
  # lajur kedua
  - kasubbag
kegiatan:
  - uraian: Menulis # tulis
    # siapa
    pelaksana: kabag
    # habis
  # langkah berikut
  - pelaksana: kasubbag
    uraian: Menyimpan # "bukan teks"
# ekor
""",
    "jangkar": """\
judul: &judul Surat
jenis: mikro
unit: biro
keterkaitan: [*judul]
pelaksana: [kabag, kasubbag]
kegiatan:
  - &langkah
    uraian: Menulis
    pelaksana: &siapa kabag
    kelengkapan: &isi [surat, *judul]
  - *langkah
  - {uraian: *judul, pelaksana: *siapa, output: *isi}
""",
    "kurung": """\
{judul: Surat, jenis: mikro, unit: {unit: biro, teks: 'Biro, Umum'}, "pelaksana": [kabag, {jabatan: kasubbag, id: kas}],
  kegiatan: [ # satu baris satu kegiatan
    {uraian: "Menulis: surat", pelaksana: [kabag, kas]},
    {pelaksana: kas, uraian: Memeriksa, keputusan: {ya: 1, tidak: [selesai]}},
    {uraian: Menyimpan, pelaksana: kabag}]}
""",
    "campur": """\
---
judul: |-
  Surat
  masuk
jenis: "mikro"
? unit
: biro
peringatan: >
  terlipat # bukan komentar
  dua

  paragraf
pencatatan:
- tak
-   menjorok
tanggal:
pelaksana:
    -   kabag
    -   id: kas
        jabatan: kasubbag
kegiatan:
- uraian: Menulis
    surat
  pelaksana: kabag
  waktu: {teks: 1 jam,
    sampai: 2}
-
  pelaksana: kas
  uraian: 'It''s'
...
""",
    "emoji": """\
judul: "Surat 📨 «penting»"
jenis: mikro
unit: biro
peringatan: 👩‍👩‍👧 # 🎉
pelaksana: [kabag]
kegiatan:
  - uraian: 🖊️ Menulis é
    keputusan: {🎉 ya: 2, tidak: selesai}
    pelaksana: kabag
  - uraian: Menyimpan
    pelaksana: kabag
""",
    "panjang": f"""\
judul: {"kata " * 50}akhir
jenis: mikro
unit: biro
peringatan: "{"kutip ganda " * 30}"
pencatatan:
  - '{"kutip tunggal ''x'' " * 20}'
  - https://contoh.go.id/{"x" * 150}
  - pendek lalu https://contoh.go.id/{"x" * 150} dan {"ekor " * 30}panjang # komentar
  - >
    {"terlipat " * 30}
pelaksana: [{", ".join(f"lajur-yang-bernama-panjang-{index}" for index in range(12))}]
kegiatan:
  - {{uraian: {"panjang " * 20}sekali, pelaksana: lajur-yang-bernama-panjang-1, kelengkapan: [a, b, "c, d"]}}
""",
    "terbalik": """\
kegiatan:

  - pelaksana: kabag
    id: tulis
    uraian: Menulis

    # sebelum output
    output: surat
    kelengkapan: |
      arahan
      # bukan komentar

  - uraian: Menyimpan
    lanjut: 1
    mulai: ya
    pelaksana: kabag
  - uraian: Selesai
    pelaksana: kabag

# tentang lajur
pelaksana: [kabag]

unit: biro
jenis: mikro

# tentang judul
judul: Surat
""",
}
"""Name to text."""
