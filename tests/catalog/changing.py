# Files of a small collection, each in several states: sound and faulty, named by others and naming them.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from tests.collections_on_disk import REGISTERS, SOUND, draft

_SURAT = (
    SOUND,
    SOUND.replace("output: surat", "output: -").replace("kelengkapan: konsep, ", ""),
    SOUND.replace("[uu-1]", "[uu-2, Kebiasaan]"),
    SOUND.replace("unit: biro", "unit: {unit: bagian, teks: Bagian Lama}\nprofil: kita"),
    SOUND.replace("status: berlaku", "status: dicabut\ndigantikan_oleh: SOP Mikro Tamu"),
    SOUND + "keterkaitan: [SOP Makro Induk, SOP Mikro Entah, biro/tamu, B-7]\n",
    SOUND.replace("pelaksana: kabag, kelengkapan", "pelaksana: kabag, rincian: SOP Mikro Tamu, formulir: daftar, kelengkapan"),
    SOUND.replace("uraian: Memeriksa", 'uraian: "Memeriksa [ini](biro/tamu) dan [itu](javascript:x)"'),
    SOUND + "tinjauan: [{jenis: monitoring, tanggal: 2026-11-25}]\n",
    SOUND.replace("2024-01-02", "2045-01-02"),
    SOUND.replace("pelaksana: kasubbag", "pelaksana: kasubag"),
    SOUND.replace("[kabag, kasubbag]", "[kabagg, kasubbag]"),
    SOUND.replace("  - {uraian: Memeriksa", "  - {keputusan: {ya: 9, tidak: selesai}, uraian: Memeriksa"),
    "judul: [\n",
    b"judul: \xff\n",
)  # fmt: skip
_TAMU = (
    draft("Tamu"),
    draft("Tamu", more="keterkaitan: [SOP Makro Induk, SOP Mikro Pengelolaan Surat]\nnomor: A-1\n"),
    draft("Tamu", "makro", "keterkaitan: [biro/surat]\nnomor: a-1\n"),
    draft("Induk", "makro"),
    draft("Pengelolaan Surat"),
    draft("Tamu").replace("unit: biro", "unit: bagian"),
    draft("Tamu", more="judul: lagi\n"),
)

STATES: Mapping[str, Sequence[str | bytes]] = {
    "unit.yaml": (
        REGISTERS["unit.yaml"],
        "biro:\n  nama: Biro Lain\n  profil: kita\nbagian:\n  nama: Bagian\n  induk: biro\n  nama_lama: [Bagian Lama]\n",
        "bagian:\n  nama: Bagian\n  induk: bagian\n",
        "biro: [",
    ),
    "jabatan.yaml": (
        REGISTERS["jabatan.yaml"],
        "kabag:\n  nama: Kepala Bagian\n  unit: bagian\nkasubag:\n  nama: Kepala Subbagian\n",
        "kabag: {}\n",
    ),
    "peraturan.yaml": (
        REGISTERS["peraturan.yaml"],
        "uu-1:\n  judul: Undang-Undang Nomor 1\n  diganti_oleh: uu-2\nuu-2:\n  judul: Undang-Undang Nomor 2\n",
        "uu-1:\n  judul: Undang-Undang Nomor 1\n  diganti_oleh: uu-2\nuu-2:\n  judul: Undang-Undang Nomor Dua\n  status: dicabut\n",
    ),
    "profil/kita.yaml": ("logo: logo.svg\n", "kolom: [kegiatan, pelaksana, kelengkapan, output]\n", "turunan: tak-ada\n", "warna: x\n"),
    "logo.svg": ("<svg/>",),
    "formulir/daftar.yaml": (
        "judul: Daftar\nunit: bagian\nisian:\n  - {type: text, name: nama, label: Nama}\n",
        "judul: Daftar\nisian:\n  - {type: text, name: nama, label: Nama, relevant: \"${entah} = 'x'\"}\n",
        "judul: Daftar\nisian: []\n",
    ),
    "biro/surat.yaml": _SURAT,
    "biro/tamu.yaml": _TAMU,
    "bagian/tamu.yaml": _TAMU,
    "lain/induk.yaml": (draft("Induk", "makro", "keterkaitan: [biro/surat, SOP Mikro Tamu]\nnomor: B-7\n"), *_TAMU[2:4]),
    "biro/Salah.yaml": (SOUND,),
    "biro/salah.yml": (SOUND,),
    "lain.yaml": (SOUND,),
    "biro/dalam/surat.yaml": (SOUND,),
    "formulir/index.yaml": ("judul: Daftar\n",),
    "biro/.surat.yaml": ("x",),
}  # fmt: skip
"""File to what it may hold."""

BEGIN: Mapping[str, str | bytes] = {
    name: STATES[name][0]
    for name in ("unit.yaml", "jabatan.yaml", "peraturan.yaml", "profil/kita.yaml", "logo.svg", "formulir/daftar.yaml",
                 "biro/surat.yaml", "biro/tamu.yaml", "lain/induk.yaml")
}  # fmt: skip
"""A collection to begin with."""


@st.composite
def changes(draw: st.DrawFn) -> dict[str, bytes | None]:
    """What some files hold next; None for one that goes."""
    names = draw(st.lists(st.sampled_from(sorted(STATES)), min_size=1, max_size=4, unique=True))
    return {name: draw(st.none() | st.sampled_from(STATES[name]).map(_encoded)) for name in names}


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
