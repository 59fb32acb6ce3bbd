# The words that offices' forms have for their own parts: labels of the identity sheet, boxes, heads of columns.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tatalaksana.model import slip

UNIT = "unit"
"""The key of the labels of the unit. Units act too: they count at the head of a sheet only."""
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "nomor": ("nomor sop ap", "nomor sop", "no sop", "nomor spo", "no spo", "nomor dokumen", "no dokumen", "nomor dok", "no dok", "nomor prosedur", "no prosedur", "kode dokumen", "nomor pob", "no pob", "nomor ik", "no ik", "nomor protap", "no protap", "nomor pos", "no pos", "nomor", "sop no", "sop number", "document no", "document number", "doc no"),
    "tanggal.pembuatan": ("tanggal pembuatan", "tgl pembuatan", "tanggal dibuat", "tgl dibuat", "tanggal penyusunan", "tgl penyusunan", "tanggal disusun", "tanggal pembuatan sop"),
    "tanggal.terbit": ("tanggal terbit", "tgl terbit", "tanggal diterbitkan", "tgl diterbitkan", "issue date", "date of issue"),
    "tanggal.revisi": ("tanggal revisi", "tgl revisi", "tanggal perubahan"),
    "tanggal.efektif": ("tanggal efektif", "tgl efektif", "tanggal berlaku", "tgl berlaku", "mulai berlaku", "tanggal mulai berlaku", "berlaku sejak", "berlaku mulai", "effective date", "date effective"),
    "tanggal.penetapan": ("tanggal pengesahan", "tgl pengesahan", "tanggal ditetapkan", "tgl ditetapkan", "tanggal penetapan", "tgl penetapan", "tanggal disahkan", "tgl disahkan"),
    "revisi_ke": ("no revisi", "nomor revisi", "no rev", "revisi ke", "revisi", "rev", "revision no", "revision", "rev no"),
    "halaman": ("halaman", "hal", "page"),
    "pengesahan": ("disahkan oleh", "ditetapkan oleh", "disetujui oleh", "pengesahan", "disahkan", "ditetapkan", "disetujui", "approved by"),
    "pengesahan.dibuat": ("dibuat oleh", "disusun oleh", "disiapkan oleh", "dibuat", "disusun", "disiapkan", "prepared by"),
    "pengesahan.diperiksa": ("diperiksa oleh", "diverifikasi oleh", "diperiksa", "diverifikasi", "reviewed by", "checked by"),
    "pengesahan.diketahui": ("mengetahui", "diketahui oleh"),
    "judul": ("judul sop ap", "judul sop makro", "judul sop mikro", "judul sop", "nama sop ap", "nama sop makro", "nama sop mikro", "nama sop", "sop makro", "sop mikro", "nama prosedur", "judul prosedur", "judul spo", "judul pob", "nama pob", "judul protap", "nama protap", "judul", "nama spo", "sop title", "title"),
    UNIT: ("unit kerja", "nama unit kerja", "perangkat daerah", "satuan kerja", "opd", "skpd", "nama opd", "nama instansi", "instansi"),
    "dasar_hukum": ("dasar hukum", "landasan hukum"),
    "kualifikasi_pelaksana": ("kualifikasi pelaksana", "kualifikasi pelaksana sop", "kualifikasi"),
    "keterkaitan": ("keterkaitan sop ap", "keterkaitan sop", "keterkaitan dengan sop lain", "keterkaitan", "sop terkait"),
    "peralatan": ("peralatan perlengkapan", "peralatan dan perlengkapan", "perlengkapan dan peralatan", "peralatan", "sarana dan prasarana", "alat dan bahan"),
    "peringatan": ("peringatan",),
    "pencatatan": ("pencatatan dan pendataan", "pencatatan pendataan", "pencatatan & pendataan", "pencatatan"),
    "pengertian": ("pengertian",), "tujuan": ("tujuan", "purpose", "objective", "tujuan prosedur", "tujuan sop", "maksud dan tujuan"), "kebijakan": ("kebijakan",),
    "ruang_lingkup": ("ruang lingkup", "scope", "luas lingkup", "luas lingkup sop", "luas lingkup sop dan penggunaannya", "ruang lingkup sop"),
    "definisi": ("definisi", "definitions", "definisi istilah", "istilah dan definisi", "definisi dan istilah"), "referensi": ("referensi", "references", "acuan", "pustaka"), "unit_terkait": ("unit terkait",),
    "dokumen_terkait": ("dokumen terkait",), "riwayat_perubahan": ("rekaman historis perubahan", "rekaman historis", "riwayat perubahan"),
    "lampiran": ("lampiran", "daftar lampiran"),
    "langkah": ("prosedur", "langkah langkah", "langkah", "prosedur langkah langkah", "bagan alir", "uraian prosedur", "bagan alir prosedur", "diagram alir", "diagram alir prosedur", "flowchart", "flow chart", "alur prosedur", "alur kerja", "prosedur kerja", "langkah kerja", "alur pelayanan", "prosedur pelayanan", "mekanisme pelayanan", "mekanisme dan prosedur", "sistem mekanisme dan prosedur", "procedure"),
}  # fmt: skip
"""Key to its labels, without signs and capitals."""
BOXES = frozenset(list(_FIELDS)[list(_FIELDS).index("dasar_hukum") : -1])
"""Keys that hold texts of several lines."""
MORE_BOXES = frozenset(list(_FIELDS)[list(_FIELDS).index("pengertian") : -1])
"""Those that only other families than SOP AP have."""
_ALONE = frozenset({"revision", "page", "title", "procedure", "purpose", "objective", "scope", "definitions", "references", "unit kerja", "perangkat daerah", "satuan kerja", "opd", "skpd", "instansi", "nomor", "revisi", "rev", "hal", "halaman", "judul", "disahkan", "ditetapkan", "disetujui", "dibuat", "disusun", "disiapkan", "diperiksa", "diverifikasi", "pengesahan", "pengertian", "tujuan", "kebijakan", "definisi",
    "referensi", "acuan", "pustaka", "lampiran", "prosedur", "langkah", "kualifikasi", "peralatan", "peringatan", "keterkaitan", "pencatatan",
    "alur pelayanan", "prosedur pelayanan", "mekanisme pelayanan", "mekanisme dan prosedur", "sistem mekanisme dan prosedur",
    "sop makro", "sop mikro", "mengetahui", "alur kerja", "prosedur kerja", "langkah kerja", "alur prosedur", "diagram alir", "flowchart", "flow chart"})  # fmt: skip
"""Labels that are common words too: they count where they stand alone in their cell, or before a colon."""

_HEADS: Mapping[str, tuple[str, str]] = {
    "no": ("no nomor", "urut"),
    "uraian": ("kegiatan aktivitas aktifitas uraian prosedur langkah tahapan tahap proses deskripsi tindakan mekanisme activity activities", "rincian kerja pekerjaan tugas nama urutan pelaksanaan alur sop ap detail pokok step steps"),
    "pelaksana": ("pelaksana pelaku aktor penanggung penanggungjawab pic actor actors", "jawab kegiatan prosedur unit pihak sop tugas terkait para"),
    "mutu": ("mutu quality", "baku standar standard"),
    "kelengkapan": ("kelengkapan persyaratan perlengkapan syarat input masukan prasyarat", "dokumen berkas data alat bahan peralatan kegiatan"),
    "waktu": ("waktu durasi lama duration time", "jangka norma penyelesaian menit hari jam bulan minggu dalam satuan kerja proses pelaksanaan standar maksimal maks maksimum max estimasi alokasi target perkiraan batas"),
    "output": ("output keluaran hasil produk luaran", "kegiatan akhir dokumen kerja"),
    "ket": ("ket keterangan catatan remarks", "tambahan"),
}  # fmt: skip
"""Column to the words that name it, one of which must be there, and to those that may stand beside them; nothing else may."""
COUNTED_STEP = r"(?:langkah|tahap|tahapan|kegiatan|step)\s*(?:ke\s*-?\s*)?(\d{1,3})\b"
"""How a heading counts a step: «Langkah 1», «Tahap ke-2»."""
_JOINING = frozenset({"dan", "atau", "serta"})
_STUFF = frozenset({"berkas", "dokumen", "data", "alat", "bahan", "peralatan"})
"""Words that beside time and output name what a step needs, where no column says so."""
_ASIDE = re.compile(r"\([^()]*\)")
_OR_ELSE = re.compile(r"\W*([A-Za-z. ]{3,40}?)\s*/\s*[A-Za-z]+\s*(?=:|$|\n)")
"""A label with another behind a stroke: «Nomor SOP/Tahun»."""
_SIGNS = re.compile(r"[^\w&]+")


def bare_words(text: str) -> str:
    """A text without capitals and signs, words between single blanks."""
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())


_LABELS = {word: key for key, words in _FIELDS.items() for word in words}
_COLUMNS = {
    key: (frozenset(naming.split()), frozenset(naming.split()) | frozenset(beside.split()))
    for key, (naming, beside) in _HEADS.items()
}
_SPELT = sorted({word for label in _LABELS for word in label.split() if len(word) > 3})
_NAMING = sorted(frozenset().union(*(naming for naming, _ in _COLUMNS.values())))
_SPACED = re.compile(r"(?<=\b\w)\s(?=\w\b)")
"""The blanks within «K E G I A T A N»."""
_LABEL = re.compile(
    r"(?<![\w/-])(?:"
    + "|".join(
        r"[\s./&-]*".join(map(re.escape, word.split())) for word in sorted(_LABELS, key=len, reverse=True)
    )
    + r")(?![\w/-])\.?(?:\s*\(?(?:makro|mikro)\)?(?=\s*[:\t]|\s*$))?",
    re.IGNORECASE,
)  # fmt: skip
_EMPHASISED = re.compile(rf"(\*{{1,3}})\s*((?:{_LABEL.pattern})\s*:?)\s*\1", re.IGNORECASE)


def common_words(label: str) -> bool:
    """Whether a label is a common word too, which may stand before what is none of an SOP."""
    return bare_words(label) in _ALONE


def column_called(text: str) -> str:
    """The column that a head names: `no`, `uraian`, `pelaksana`, `mutu`, `kelengkapan`, `waktu`, `output`, `ket`; empty for others."""
    words = _head_words(text)
    # A narrow column cuts its name's last letters off: «KELENGKAPA N».
    whole = [[*words[:at], words[at] + words[at + 1], *words[at + 2 :]] for at in range(min(len(words) - 1, 6))]
    for told in (words, *whole):
        if role := _called(told):
            return role
    return ""


def column_nearly_called(text: str) -> str:
    """The column that a head would name if it were rightly spelt; empty where that is none."""
    words = _head_words(_SPACED.sub("", text))
    return _called(words) or _called([slip(word, _NAMING, closed=True) or word for word in words])


def column_hinted(text: str) -> str:
    """The one column that some word of a head names, whatever else it says."""
    words = {slip(word, _NAMING, closed=True) or word for word in _head_words(_SPACED.sub("", text))}
    hinted = [key for key, (naming, _) in _COLUMNS.items() if naming & words]
    return hinted[0] if len(hinted) == 1 else ""


def _head_words(text: str) -> list[str]:
    told = bare_words(_ASIDE.sub(" ", text)) or bare_words(text)
    return told.replace("out put", "output").replace("&", " ").split()


def _called(words: Sequence[str]) -> str:
    named = set(words) - _JOINING
    called = [key for key, (naming, all_of_it) in _COLUMNS.items() if named & naming and named <= all_of_it]
    return called[0] if len(called) == 1 else ""


def respelt_label(text: str) -> str:
    """The key of a label that is one but for slips of its letters or blanks within them; empty where it is none."""
    words = bare_words(_SPACED.sub("", text)).split()
    return _LABELS.get(" ".join(slip(word, _SPELT, closed=True) or word for word in words), "")


def names_stuff(text: str) -> bool:
    """Whether a head speaks of papers or tools only."""
    words = set(bare_words(text).split()) - _JOINING
    return bool(words) and words <= _STUFF


def _first_line(label: str, behind: str) -> str:
    """The first line of a label over several, where it is one too and the last line goes on: with other words, or as an item; else empty."""
    first, parted, rest = label.partition("\n")
    goes_on = rest.strip() != rest.strip(" -–•*.") or bool(re.match(r"[ \t]+[^\s:]", behind))
    return first.rstrip() if parted and goes_on and bare_words(first) in _LABELS else ""


def labelled(text: str, *, alone: bool = False) -> list[tuple[str, str, str]]:
    """The labels in a text with what follows each: (key, label as written, value). Empty where it begins with no label.

    A label counts at the beginning of a text, or where several stand in one line. Common words count only alone in their
    cell or before a colon.

    Args:
        text: The text of a cell or a line.
        alone: Whether more labels in the text count too.
    """
    text = _EMPHASISED.sub(r"\2", text.strip())
    if (other := _OR_ELSE.match(text)) and bare_words(other[1]) in _LABELS and bare_words(other.group()) not in _LABELS:
        text = other[1] + text[other.end() :]
    found: list[tuple[int, int, str]] = []
    for match in _LABEL.finditer(text):
        words = bare_words(match.group())
        key = _LABELS.get(words) or _LABELS.get(re.sub(r" (?:makro|mikro)$", "", words))
        if key is None or (key == UNIT and found):
            continue
        start, end = match.span()
        if first := _first_line(match.group(), text[end:]):
            # «Keterkaitan», and below it «SOP Surat Masuk».
            key, words, end = _LABELS[bare_words(first)], bare_words(first), start + len(first)
        behind = text[end:]
        begins = (
            not found
            and re.fullmatch(r"(?:[\W\d]|[IVX]+\.|[A-Za-z]\.)*", text[: match.start()]) is not None
            and match.start() < 8
        )
        closed = behind.lstrip()[:1] == ":"
        last = not behind.strip(" ,") or behind.lstrip(" \t,").startswith("\n")
        if words in _ALONE and not closed and not (begins and last):
            continue
        if not begins and not found:
            continue
        if found and not (key not in BOXES or closed or text[: match.start()].endswith("\n")):
            continue
        if found and key in {one[2] for one in found}:
            continue
        found.append((start, end, key))
    if len(found) > 1 and not alone and not all(key not in BOXES for _, _, key in found):
        found = found[:1]
    if not found:
        return []
    ends = [*(start for start, _, _ in found[1:]), len(text)]
    return [
        (key, text[start:end], text[end:stop].strip().removeprefix(":").lstrip(",").strip())
        for (start, end, key), stop in zip(found, ends, strict=True)
    ]
