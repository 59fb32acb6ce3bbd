# Words that other offices and other families of procedure use: parts of a hospital's SPO, a court's quality procedure, a
# standard of services, and other names of the form's own parts. No key of ours; each is answered with where it belongs.
#
# Nothing here ever changes a file: whether a text is a warning, an attachment or neither, only its writer knows.
from __future__ import annotations

import re
from collections.abc import Mapping

_NO_PLACE = "Bagian ini belum ada tempatnya di lembar SOP AP. Simpan di dokumen tersendiri, lalu sebut di «lampiran»."
_STEPS = "Langkah-langkah ditulis di «kegiatan»."
_OTHERS = "Peraturan ditulis di «dasar_hukum», SOP lain di «keterkaitan», buku dan pedoman di «referensi», dokumen selebihnya di «dokumen_terkait» atau «lampiran»."
_SIGNED = "Semua penanda tangan ditulis di «pengesahan», masing-masing satu butir: «- {peran: Diperiksa oleh, jabatan: …, nama: …}»."
_HISTORY = "Nomor revisi ditulis di «revisi_ke», tanggalnya di «tanggal: {revisi: …}»."
_SERVICE = "Ini bagian standar pelayanan, bukan SOP AP. Simpan di dokumen tersendiri, lalu sebut di «lampiran»."
_NOTE = "Yang harus diperhatikan pelaksana ditulis di «peringatan», yang menyangkut satu langkah di «ket» langkah itu, catatan penyunting sebagai komentar: «# …»."


def _called(word: str) -> str:
    return f"Pada format ini namanya «{word}»."


_ANSWERS: Mapping[tuple[str, ...], str] = {
    (
        "pendahuluan", "latar_belakang", "uraian_umum", "gambaran_umum", "deskripsi", "ringkasan", "abstrak", "prinsip", "indikator",
        "indikator_kinerja", "indikator_keberhasilan", "indikator_mutu", "target", "risiko", "pengendalian", "pengawasan",
        "diagram_alir", "bagan_alir", "flowchart", "distribusi", "daftar_distribusi", "penutup",
    ): _NO_PLACE,
    ("pengertian_umum", "batasan_operasional"): _called("pengertian"),
    ("istilah", "daftar_istilah"): _called("definisi"),
    ("tujuan_sop", "maksud", "maksud_dan_tujuan", "sasaran"): _called("tujuan"),
    ("lingkup", "cakupan"): _called("ruang_lingkup"),
    ("rujukan", "acuan", "pustaka", "daftar_pustaka"): _OTHERS,
    ("dokumen_acuan", "dokumen_pendukung", "dokumen_internal", "dokumen_eksternal", "formulir_terkait"): _called("dokumen_terkait"),
    ("bagian_terkait", "pihak_terkait", "instansi_terkait", "satuan_kerja_terkait"): _called("unit_terkait"),
    (
        "riwayat", "riwayat_revisi", "rekaman_historis", "rekaman_historis_perubahan", "rekam_historis_perubahan", "sejarah_perubahan",
        "histori", "catatan_revisi", "catatan_perubahan", "perubahan",
    ): _called("riwayat_perubahan"),
    ("revisi", "no_revisi", "nomor_revisi", "edisi", "versi", "terbitan"): _HISTORY,
    (
        "disusun_oleh", "dibuat_oleh", "penyusun", "pembuat", "diperiksa_oleh", "pemeriksa", "disetujui_oleh", "penyetuju",
        "diketahui_oleh", "mengetahui", "disiapkan_oleh",
    ): _SIGNED,
    (
        "prosedur", "langkah", "langkah_langkah", "tahapan", "tahapan_kegiatan", "uraian_prosedur", "urutan_kegiatan", "aktivitas",
        "alur", "mekanisme", "instruksi_kerja", "cara_kerja", "pelaksanaan", "uraian_kegiatan", "steps", "activities",
    ): _STEPS,
    ("catatan", "notes", "note", "hal_yang_perlu_diperhatikan"): _NOTE,
    (
        "produk_layanan", "produk_pelayanan", "biaya", "tarif", "biaya_tarif", "pengaduan", "penanganan_pengaduan", "kompensasi",
        "jaminan_pelayanan", "maklumat", "jam_pelayanan",
    ): _SERVICE,
    ("mutu_baku",): "Mutu baku ditulis pada tiap langkah: kunci «kelengkapan», «waktu» dan «output».",
    ("nama", "nama_sop", "judul_sop", "nama_prosedur", "title", "name"): _called("judul"),
    ("nomor_sop", "no_sop", "no", "nomor_dokumen", "no_dokumen", "number"): _called("nomor"),
    ("dates", "date", "tgl"): "Tulis «tanggal: {pembuatan: …, efektif: …}».",
    ("satuan_kerja", "satker", "opd", "skpd", "instansi", "unit_kerja", "unit_organisasi", "organisasi", "dinas"): _called("unit"),
    ("dasar", "legal_basis", "landasan_hukum", "peraturan", "dasar_peraturan"): _called("dasar_hukum"),
    ("kualifikasi", "kualifikasi_pelaksana_sop", "kompetensi"): _called("kualifikasi_pelaksana"),
    ("keterkaitan_sop", "sop_terkait", "terkait"): _called("keterkaitan"),
    ("peralatan_perlengkapan", "perlengkapan", "peralatan_dan_perlengkapan", "alat", "alat_dan_bahan", "sarana"): _called("peralatan"),
    ("pencatatan_dan_pendataan", "pendataan", "pencatatan_pendataan"): _called("pencatatan"),
    ("aktor", "pelaku", "lajur", "actors", "actor"): _called("pelaksana"),
    ("disahkan_oleh", "ditetapkan_oleh", "ditandatangani_oleh", "pengesah", "pejabat", "penandatangan", "tanda_tangan"): _called("pengesahan"),
    ("halaman", "jumlah_halaman"): "Halaman dihitung sendiri: hapus kunci ini.",
    ("nip", "nrp", "jabatan"): "Tulis di dalam «pengesahan».",
    ("tanggal_pembuatan", "tgl_pembuatan", "tanggal_dibuat", "tanggal_terbit", "tgl_terbit"): "Tulis «tanggal: {pembuatan: …}».",
    ("tanggal_revisi", "tgl_revisi"): "Tulis «tanggal: {revisi: …}».",
    ("tanggal_efektif", "tgl_efektif", "tanggal_pengesahan", "tgl_pengesahan", "tanggal_berlaku"): "Tulis «tanggal: {efektif: …}».",
}  # fmt: skip
_OF_STEPS: Mapping[tuple[str, ...], str] = {
    ("persyaratan", "syarat", "persyaratan_perlengkapan", "input", "masukan", "requirements"): "kelengkapan",
    ("keluaran", "hasil", "produk"): "output",
    ("waktu_baku", "jangka_waktu", "lama_waktu", "durasi", "waktu_penyelesaian", "time", "duration"): "waktu",
    ("keterangan", "remarks"): "ket",
}
"""What is a key of each step here."""
_WITHIN: Mapping[tuple[str, ...], str] = {
    ("aktor", "pelaku", "lajur", "jabatan", "penanggung_jawab", "actor"): "pelaksana",
    ("perlengkapan", "peralatan", "alat", "bahan", "berkas", "dokumen", "kelengkapan_berkas"): "kelengkapan",
    ("lama", "masa", "lamanya", "jangka", "tempo", "tenggat"): "waktu",
    ("kegiatan", "aktivitas", "langkah", "tahapan", "uraian_kegiatan", "uraian_prosedur", "prosedur", "nama", "description", "activity"): "uraian",
    ("ke", "menuju", "lanjut_ke", "kembali", "kembali_ke", "panah", "berikutnya", "selanjutnya", "langkah_berikutnya", "next"): "lanjut",
}  # fmt: skip
"""What such a word means within a step only."""
_OF_DATES: Mapping[tuple[str, ...], str] = {
    ("dibuat", "disusun", "penyusunan", "terbit", "penerbitan", "created"): "pembuatan",
    ("direvisi", "perubahan", "revised"): "revisi",
    ("pengesahan", "disahkan", "penetapan", "ditetapkan", "berlaku", "mulai_berlaku", "effective"): "efektif",
}
"""What sheets call their dates."""
_COUNTED = "Nomor kegiatan dihitung sendiri: hapus kunci ini."
_EXITS = "Jalan keluar ditulis di «keputusan», misalnya «keputusan: {ya: 3, tidak: selesai}»."
_GOAL = "Langkah berikutnya ditulis di «lanjut», jalan keluar di «keputusan»; «tujuan» milik seluruh SOP, di tepi kiri berkas."
_HEADING = "Judul bagian ditulis di «uraian», dengan «tanpa_simbol: ya»; uraian langkah juga di «uraian»."
_IF = r"(?:jika|bila|apabila|kalau)\b"
_IN_STEP: Mapping[str, str] = {
    **dict.fromkeys(("no", "no_urut", "nomor_urut"), _COUNTED),
    **dict.fromkeys(("ya", "tidak", "jika_ya", "jika_tidak", "bila_ya", "bila_tidak", "yes"), _EXITS),
    "nomor": f"{_COUNTED} Nomor SOP ditulis di tepi kiri berkas.",
    "tujuan": _GOAL,
    "selesai": "Langkah terakhir suatu jalan menulis «lanjut: selesai».",
    "formulir_terkait": _called("formulir"),
    **dict.fromkeys(("judul", "judul_bagian", "bagian", "tahap"), _HEADING),
    "sampai": "Tulis di dalam «waktu»: «waktu: {teks: 2 hari, sampai: 4}».",
    "lampiran": "Formulir langkah ini disebut di «formulir», dengan idnya; «lampiran» milik seluruh SOP, di tepi kiri berkas.",
}
"""What else stands in a step and belongs elsewhere, or nowhere."""
_KNOWN: Mapping[str, str] = {word: answer for words, answer in _ANSWERS.items() for word in words}
_STEP_KEYS: Mapping[str, str] = {word: key for words, key in _OF_STEPS.items() for word in words}
_STEP_WORDS: Mapping[str, str] = {word: key for words, key in _WITHIN.items() for word in words}
_DATES: Mapping[str, str] = {word: key for words, key in _OF_DATES.items() for word in words}
_SIGNERS = frozenset(
    {"dibuat", "disusun", "disiapkan", "diperiksa", "disetujui", "diketahui", "mengetahui", "disahkan", "ditetapkan"}
)
_TITLES = frozenset({"gelar", "gelar_depan", "gelar_belakang"})
_TITLED = 'Gelar ditulis di «nama», misalnya «nama: "Nama Rekaan, S.H."».'
_NAMED = re.compile(_called(r"(\w+)"))
_INSIDE = re.compile(r"«(\w+): \{(\w+): …\}")
_SIGNS = re.compile(r"[\W_]+")


def bare(word: str) -> str:
    """A key as it would be spelled here: small letters, and one underscore for blanks and signs."""
    return _SIGNS.sub("_", word.casefold()).strip("_")


def date_meant(word: str) -> str:
    """What a date of the sheet is called here; nothing for a word that is none of its names."""
    key = _DATES.get(bare(word))
    return _called(key) if key else ""


def signer_meant(word: str) -> str:
    """How several who sign are written, where each is a key of its own («dibuat», «diperiksa_oleh», «mengetahui»), and what is of one's name."""
    if bare(word) in _TITLES:
        return _TITLED
    return _SIGNED if bare(word).removesuffix("_oleh") in _SIGNERS else ""


def key_meant(word: str) -> str | None:
    """The key of an SOP that others call so."""
    answer = _KNOWN.get(bare(word), "")
    found = _NAMED.fullmatch(answer)
    return found[1] if found else "kegiatan" if answer == _STEPS else None


def step_key_meant(word: str) -> str | None:
    """The key of a step that others call so."""
    return _STEP_KEYS.get(bare(word)) or _STEP_WORDS.get(bare(word))


def place_meant(word: str) -> tuple[str, str] | None:
    """The group and the key within it that others have as one key of the file: «tanggal_efektif»."""
    found = _INSIDE.search(_KNOWN.get(bare(word), ""))
    return (found[1], found[2]) if found else None


def answer_to(word: str, *, in_step: bool = False) -> str:
    """Where what stands under a word of another office or family belongs; nothing for a word that is none.

    Args:
        word: The key.
        in_step: Whether it stands in a step already.
    """
    if in_step and re.match(_IF, word.casefold()):
        return _IN_STEP["ya"]
    key = step_key_meant(word) if in_step else _STEP_KEYS.get(bare(word))
    if in_step and bare(word) in _IN_STEP:
        return _IN_STEP[bare(word)]
    if key is not None:
        return _called(key) if in_step else f"Tulis pada langkahnya, di dalam «kegiatan»: kunci «{key}»."
    return _KNOWN.get(bare(word), "")
