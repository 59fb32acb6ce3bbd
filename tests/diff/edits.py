# SOP of many kinds and edits to them, as hypothesis draws them: data as a file would have it, wrong references and all.
from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tatalaksana.model import Sop, parse

Data = dict[str, Any]
_LANES = ("kepala", "kabag", "kasubbag", "staf")
_IDS = ("terima", "periksa", "kirim", "arsip", "tolak")
_TEXTS = (
    "Menerima surat masuk dari pemohon", "Menerima surat masuk dari pemohon dan mencatatnya", "Memeriksa kelengkapan berkas",
    "Memeriksa kelengkapan brkas", "Menyusun konsep jawaban", "Menandatangani jawaban", "Mengirim jawaban kepada pemohon",
    "Mengarsipkan **berkas** [di sini](https://contoh.example)", "Surat", "<b>&\"'|`*_",
)  # fmt: skip
_texts = st.sampled_from(_TEXTS)
_names = st.one_of(st.sampled_from([*_IDS, "selesai", "simbol-a"]), st.integers(1, 8).map(str))
_targets = st.one_of(_names, st.lists(_names, min_size=1, max_size=3))
_branches = st.dictionaries(st.sampled_from(("ya", "Ya", "tidak", "lengkap")), _targets, min_size=1, max_size=3)
_boxes = st.one_of(_texts, st.lists(_texts, max_size=3))
_times = st.one_of(
    st.sampled_from(("10 Menit", "10 menit", "1 jam", "60 menit", "-")),
    st.fixed_dictionaries({"teks": st.just("1 hari"), "sampai": _names}),
)
_lane_names = st.sampled_from(_LANES)
_symbols = st.fixed_dictionaries(
    {"pelaksana": _lane_names},
    optional={
        "id": st.sampled_from(("simbol-a", "simbol-b")),
        "lanjut": _targets,
        "keputusan": _branches,
        "teks": st.just("Via surel"),
    },
)
_common: Any = {
    "id": st.sampled_from(_IDS),
    "tanpa_nomor": st.sampled_from(("ya", "tidak")),
    "mulai": st.just("ya"),
    "kelengkapan": _boxes,
    "waktu": _times,
    "waktu_kerja": st.just("5 menit"),
    "output": _boxes,
    "ket": _boxes,
    "rincian": st.just("SOP Mikro Arsip"),
    "formulir": st.just("buku-tamu"),
}
steps = st.one_of(
    st.fixed_dictionaries({"uraian": _texts, "pelaksana": _lane_names}, optional=_common | {"keputusan": _branches}),
    st.fixed_dictionaries(
        {"uraian": _texts, "pelaksana": st.lists(_lane_names, min_size=1, max_size=2, unique=True)},
        optional=_common | {"lanjut": _targets},
    ),
    st.fixed_dictionaries({"uraian": _texts, "simbol": st.lists(_symbols, min_size=1, max_size=3)}, optional=_common),
)
lanes = st.fixed_dictionaries(
    {"jabatan": st.sampled_from(("karo", "kabag-umum", "kasubbag-umum", "staf", "arsiparis"))},
    optional={"id": _lane_names, "label": st.sampled_from(("Karo", "Kabag", "Kabag Umum", "Staf"))},
)
_head: Any = {
    "nomor": st.sampled_from(("A-1", "A-2")), "judul": _texts, "revisi_ke": st.integers(0, 3).map(str), "profil": st.just("lain"),
    "tanggal": st.fixed_dictionaries({}, optional={
        "revisi": st.sampled_from(("2024-01-02", "2025-01-02")), "efektif": st.sampled_from(("2024-02-02", "2025-02-02")),
        "centang": st.just(["revisi"]),
    }),
    "unit": st.sampled_from(("biro-pp", {"unit": "biro-pp", "teks": "Biro Lama"}, "biro-benih")),
    "label": st.just({"kegiatan": "Aktivitas"}),
    "pengesahan": st.sampled_from(({"jabatan": "Karo", "nama": "Contoh Nama"}, {"jabatan": "Karo", "nama": "Nama Lain"})),
    "dasar_hukum": st.lists(st.sampled_from(("uu-1-2000", "Peraturan tanpa id", {"peraturan": "uu-1-2000", "teks": "UU 1/2000"})), max_size=3),
    "keterkaitan": st.lists(st.sampled_from(("SOP Mikro Arsip", "SOP Makro Surat")), max_size=2), "peralatan": _boxes, "peringatan": _boxes,
    "lampiran": st.lists(st.sampled_from(("Denah", {"teks": "Daftar", "formulir": "buku-tamu"}, {"teks": "Denah", "tautan": "https://contoh.example"})), max_size=2),
    "contoh": st.just("ya"), "volume": st.sampled_from(("120 per tahun", "1.200 kali per tahun")),
    "tinjauan": st.lists(st.just({"jenis": "monitoring", "tanggal": "2025-03-04"}), max_size=2),
}  # fmt: skip
sop_data = st.fixed_dictionaries(
    {
        "judul": _texts, "jenis": st.sampled_from(("makro", "mikro")), "unit": st.just("biro-pp"),
        "pelaksana": st.lists(lanes, min_size=1, max_size=4), "kegiatan": st.lists(steps, min_size=1, max_size=8),
    }, optional={name: values for name, values in _head.items() if name not in {"judul", "unit"}},
)  # fmt: skip


def sop_of(data: Data) -> Sop | None:
    """The SOP that the data is, if it is one."""
    found = parse(Sop, data)
    return found if isinstance(found, Sop) else None


@st.composite
def edited(draw: st.DrawFn) -> tuple[Data, Data]:
    """The data of an SOP, and the same after a few edits."""
    before = draw(sop_data)
    after = deepcopy(before)
    for _ in range(draw(st.integers(1, 5))):
        _edit(draw, after)
    return before, after


def _edit(draw: st.DrawFn, data: Data) -> None:
    several = data["kegiatan"] if draw(st.booleans()) else data["pelaksana"]
    one = draw(steps if several is data["kegiatan"] else lanes)
    place = draw(st.integers(0, len(several) - 1))
    match draw(st.sampled_from(("insert", "remove", "move", "replace", "edit", "head"))):
        case "insert":
            several.insert(place, one)
        case "remove" if len(several) > 1:
            del several[place]
        case "move":
            several.insert(draw(st.integers(0, len(several) - 1)), several.pop(place))
        case "replace":
            several[place] = one
        case "edit":
            several[place] = several[place] | {key: one[key] for key in list(one)[:1]}
        case "head":
            key = draw(st.sampled_from(sorted(_head)))
            data[key] = draw(_head[key])
