# Why the system refused something, in the words of who has to do something about it: the system says it in English, and not what helps.
from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

_ACCESS = ("tidak diizinkan", "Periksa hak aksesnya.")
_REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "EACCES": _ACCESS,
        "EPERM": _ACCESS,
        "EADDRINUSE": ("sudah dipakai program lain", ""),
        "EADDRNOTAVAIL": ("alamat itu bukan milik komputer ini", ""),
        "EAGAIN": ("batas jumlah proses tercapai", "Tutup program lain, lalu jalankan lagi."),
        "EBADF": ("sudah ditutup", ""),
        "EBUSY": ("sedang dipakai program lain", "Tutup program itu, lalu jalankan lagi."),
        "EDQUOT": ("jatah disk habis", "Kosongkan sebagian, lalu jalankan lagi."),
        "EEXIST": ("di situ sudah ada sesuatu yang bukan berkas biasa", "Pilih nama lain."),
        "EFBIG": ("batas ukuran berkas tercapai", "Naikkan batasnya, lalu jalankan lagi."),
        "EINVAL": ("tidak dapat dilakukan di sistem berkas ini", "Pilih nama atau tempat lain."),
        "EIO": ("disknya tidak menjawab", "Periksa disk atau sambungannya."),
        "EISDIR": ("di situ ada folder", "Sebut nama berkas, atau pindahkan folder itu."),
        "ELOOP": ("tautannya berputar", "Ganti tautan dengan berkas atau folder yang sebenarnya."),
        "EMFILE": ("terlalu banyak berkas terbuka", "Naikkan batasnya («ulimit -n»), lalu jalankan lagi."),
        "ENAMETOOLONG": ("namanya terlalu panjang", "Pilih nama yang lebih pendek."),
        "ENFILE": ("terlalu banyak berkas terbuka", "Tutup program lain, lalu jalankan lagi."),
        "ENOENT": ("berkas atau foldernya tidak ada", "Periksa namanya."),
        "ENOMEM": ("memori komputer tidak cukup", "Tutup program lain, lalu jalankan lagi."),
        "ENOSPC": ("disk penuh", "Kosongkan sebagian, lalu jalankan lagi."),
        "ENOTDIR": ("salah satu bagian alamatnya berkas, bukan folder", "Periksa alamatnya."),
        "ENOTEMPTY": ("foldernya berisi", "Kosongkan dulu."),
        "EROFS": ("disknya hanya dapat dibaca", "Pilih tempat lain."),
        "ESTALE": ("berkas di server itu tidak ada lagi", "Sambungkan lagi foldernya."),
        "ETIMEDOUT": ("tidak dijawab", "Periksa sambungannya."),
        "EXDEV": ("tempatnya di disk lain", ""),
    }
)
"""What each code of the system means, and what helps."""
_LOOP = "Symlink loop"
"""How Python tells of links in circles."""


def reason(error: BaseException) -> str:
    """Why the system refused, without an end, for a sentence to hold."""
    return _found(error)[0]


def reason_with_advice(error: BaseException) -> str:
    """The same, with its point, and what helps."""
    why, helps = _found(error)
    return f"{why}. {helps}".strip()


def _found(error: BaseException) -> tuple[str, str]:
    if isinstance(error, RuntimeError) and str(error).startswith(_LOOP):
        return _REASONS["ELOOP"]
    if not isinstance(error, OSError) or error.errno is None:
        return " ".join(str(error).split()) or type(error).__name__, ""
    name = errno.errorcode.get(error.errno, str(error.errno))
    return _REASONS.get(name, (f"ditolak sistem ({name}: {error.strerror})", ""))
