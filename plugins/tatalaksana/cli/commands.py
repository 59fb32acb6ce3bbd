# What `sop` can do, each in a sentence: help need not wait for all that is behind it.
from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "mulai": "Buat repositori SOP instansi Anda sendiri: yang belum disebut ditanyakan, lalu semuanya ditulis sekaligus.",
    "cek": "Periksa semua berkas sumber dan mkdocs.yml di sampingnya, lalu tampilkan setiap masalah pada barisnya.",
    "lihat": "Tampilkan halaman satu SOP di peramban; halaman itu berganti sendiri setiap kali berkasnya disimpan.",
    "sunting": "Sunting SOP di peramban, pada lembarnya sendiri, dengan pemeriksaan yang sama; hasilnya disimpan ke folder kerja.",
    "baru": "Tulis draf SOP baru yang sah dan bercatatan, dengan nomor berikutnya dari unitnya; yang belum disebut ditanyakan.",
    "ubah": "Ubah nilai pada satu berkas sumber; komentar, susunan, dan bagian lain tetap.",
    "langkah": "Tambah, pindahkan, atau hapus satu langkah SOP; semua panah tetap menuju langkah yang sama.",
    "rapikan": "Rapikan berkas sumber: urutan kunci, jorokan, daftar, lebar baris, dan langkah dirujuk dengan id. Isinya tetap.",
    "perbaiki": "Tunjukkan perbaikan aman yang diketahui pemeriksaan: tanda yang kurang sehingga berkas tidak terbaca, sisa salinan dari Word, salah ketik kunci dan id, tanggal, dan keterkaitan yang belum disebut balik. Tidak ada kata yang hilang.",
    "mutakhirkan": "Tulis berkas sumber dalam format rilis ini. Yang tidak berubah tetap sama sampai huruf terakhir.",
    "beda": "Tunjukkan apa yang berubah antara dua keadaan SOP, langkah demi langkah.",
    "riwayat": "Tampilkan riwayat revisi satu SOP menurut git.",
    "usulan": "Langkah alur usulan di repositori: memeriksa yang baru saja, dan menyebut apa yang berubah.",
    "terima": "Terima usulan yang dikirim sebagai berkas (.zip atau .patch): periksa, tunjukkan apa yang berubah, lalu buat cabang atas nama pengirimnya.",
    "pdf": "Buat lembar resmi SOP, atau buku SOP tiap unit, sebagai PDF.",
    "daftar-periksa": "Buat daftar periksa SOP sebagai PDF, XLSX, CSV dan JSON, utuh atau hanya langkah satu jabatan.",
    "portal": "Gabungkan situs beberapa unit atau instansi menjadi satu portal, tanpa membuatnya ulang.",
    "impor": "Baca dokumen kantor (Word, Excel, PDF, teks, …) menjadi draf SOP, dengan laporan cara, keyakinan dan alasan tiap nilainya.",
    "ekspor": "Jadikan SOP berkas yang dapat dilanjutkan dengan program lain: Excel, Word, BPMN, Markdown, atau JSON.",
    "codeowners": "Tulis CODEOWNERS, yaitu siapa yang diminta memeriksa perubahan, dari kunci «pemelihara» di daftar unit.",
    "skema": "Tulis skema JSON untuk semua berkas sumber.",
}
"""Each is a module of this room, with underscores for hyphens."""
