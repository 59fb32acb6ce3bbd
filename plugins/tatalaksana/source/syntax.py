# libyaml's complaints in words a clerk can act on.
from __future__ import annotations

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        "cannot start any token",
        "Ada karakter yang tidak boleh mengawali nilai (misalnya tab, «@», «`» atau «%»).",
        "Pakai spasi untuk menjorokkan baris, dan apit teks itu dengan tanda kutip.",
    ),
    (
        "mapping values are not allowed",
        "Titik dua «: » di tengah teks membuat baris ini terbaca sebagai kunci baru.",
        'Apit seluruh teks dengan tanda kutip: "…".',
    ),
    (
        "could not find expected ':'",
        "Baris ini bukan «kunci: nilai»; titik duanya tidak ada.",
        "Tambahkan titik dua dan spasi sesudah kunci, atau jorokkan baris ini bila sambungan teks di atasnya; catatan diawali «# ».",
    ),
    (
        "did not find expected key",
        "Jorokan baris ini tidak sama dengan baris sekelompoknya, atau tanda kutip/kurung belum ditutup.",
        "Samakan jumlah spasi di awal baris dengan kunci lain di kelompok ini.",
    ),
    (
        "did not find expected '-' indicator",
        "Butir daftar ini tidak sejajar dengan butir lainnya.",
        "Samakan jumlah spasi sebelum tanda «-».",
    ),
    (
        "did not find expected ',' or",
        "Kurung «{ }» atau «[ ]» belum ditutup, atau komanya kurang.",
        "Periksa pasangan kurung dan koma pada baris ini dan di atasnya.",
    ),
    (
        "did not find expected node content",
        "Kurung «{ }» atau «[ ]» belum ditutup atau berisi tanda yang salah.",
        "Periksa pasangan kurung dan koma.",
    ),
    (
        "found unexpected end of stream",
        "Tanda kutip belum ditutup sampai akhir berkas.",
        "Tambahkan tanda kutip penutup.",
    ),
    (
        "found a tab character",
        "Baris dijorokkan dengan tab.",
        "Ganti tab dengan spasi.",
    ),
    (
        "unknown escape character",
        "Garis miring terbalik «\\» di dalam kutip ganda diikuti huruf yang tidak dikenal.",
        "Pakai kutip tunggal '…', atau tulis «\\\\».",
    ),
    (
        "special characters are not allowed",
        "Ada karakter kendali yang tidak terlihat di dalam teks.",
        "Hapus dan ketik ulang bagian itu.",
    ),
    (
        "exceeded max",
        "Isi berkas bersarang terlalu dalam.",
        "Format SOP tidak memerlukan lebih dari enam tingkat.",
    ),
    (
        "block sequence entries are not allowed",
        "Tanda «-» tidak boleh di tempat ini.",
        "Mulai daftar pada baris baru di bawah kuncinya.",
    ),
)
_OTHER = (
    "Susunan YAML di sini tidak dapat dibaca.",
    "Periksa jorokan (spasi), titik dua, tanda kutip dan kurung pada baris ini dan di atasnya.",
)


def explain(problem: str) -> tuple[str, str]:
    """A parser's English complaint as (message, what to do) in Indonesian."""
    for part, message, hint in _EXPLANATIONS:
        if part in problem:
            return message, hint
    return _OTHER
