# Labels of the identity sheet that no list of names has: known by roots of their words, by their fellow in the same row, by
# the form of what stands behind them. Nothing that is read so is sure.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from tatalaksana.importers.kata import BOXES, bare_words, respelt_label
from tatalaksana.importers.reading import ReadCell

DATES = ("tanggal.pembuatan", "tanggal.revisi", "tanggal.efektif")
_MOST_WORDS, _LONGEST = 6, 52
_LISTED = re.compile(r"^\W*(?:\d|[•●▪–-]|[a-zA-Z]\s?[.)]\s|[IVX]+\.\s)")
_CLOSED = re.compile(r"^([^:\n]{2,52}?)[ \t]*:(?!//)[ \t]*(.*)$", re.DOTALL)
_PAIR = 2
_ITEM = re.compile(r"\W*(?:SOP|SPO|POS)\s+\w")
_SIGNED = re.compile(r"\bNI[PK]\b|\bNRP\b|(?<!\d)\d{18}(?!\d)")
_NUMBERED = re.compile(r"(?=[^\n]*\d)[\w.()-]+(?:\s?[/.-]\s?[\w.()-]+){1,8}")
_DAY = re.compile(r"\b(?:tanggal|tgl|tggl|tgal|tmt|date|hari|sejak|per)\b")
_WHEN: Sequence[tuple[str, re.Pattern[str]]] = (
    ("tanggal.revisi", re.compile(r"revis|ubah|perba[ri]|mutakhir|revi[eu]|tinjau|kaji")),
    ("tanggal.pembuatan", re.compile(r"buat|susun|rancang|terbit|draf|tulis|siap|rumus|creat|issue|rilis")),
    ("tanggal.efektif", re.compile(r"efektif|effectiv|laku|sah|tetap|tanda|ttd|setuju|mulai")),
)
_ROOTS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("pengesahan", r"(?=.*\b(?:oleh|by)\b).*(?:sah|tetap|setuju|approv|tahu|tanda)|^(?:yang )?(?:mengesahkan|menyetujui|menetapkan|mengetahui|menandatangani)\b|^(?:pejabat )?(?:pengesah|penetap|penanda ?tangan)$|^pejabat (?:yang )?(?:pengesah|mengesahkan|penetap|menetapkan|penanda|berwenang)"),
        ("pengesahan.dibuat", r"(?=.*\b(?:oleh|by)\b).*(?:buat|susun|siap|rumus|konsep|prepar)"),
        ("pengesahan.diperiksa", r"(?=.*\b(?:oleh|by)\b).*(?:periksa|verif|revi[ue]w?|teliti|koreksi|paraf|check)"),
        ("nomor", r"^(?:no|nomor|nomer|number|kode|reg|register|registrasi|indeks)\b(?!.*(?:revisi|hal|telp|telepon|salinan|versi|edisi|perubahan))"),
        ("revisi_ke", r"^(?:(?:no|nomor|status)\s+)?(?:revisi|versi|edisi|perubahan|version)\b(?: ke)?$"),
        ("judul", r"\b(?:nama (?!lengkap\b)\w|judul|title|tajuk|perihal)(?!.*\b(?:pejabat|pegawai|unit|instansi|penyusun|dinas|kantor)\b)"),
        ("dasar_hukum", r"hukum|regulasi|yuridis|legal|perundang|^(?:dasar|landasan)\b"),
        ("kualifikasi_pelaksana", r"kualifik|kompetens|kecakapan|keahlian|(?:syarat|kriteria|kemampuan).*(?:pelaksana|petugas|person|sdm)"),
        ("keterkaitan", r"(?:sop|prosedur|keterkait|hubung).*(?:kait|hubung|lain)|^keterkait|^terkait|\bkaitan\b"),
        ("peralatan", r"\balat|peralat|perlengkap|sarana|prasarana|fasilitas|equipment"),
        ("peringatan", r"\bperingat|perhati|waspada|\bawas|ri?[es]iko|warning|larangan|akibat|dampak|konsekuensi|penting"),
        ("pencatatan", r"^(?!catatan(?: (?:penting|tambahan|khusus|kaki|lain))?$).*catat|pendata|rekam|kearsip|pengarsip|penyimpanan|dokumentasi|record|^arsip\b|^buku\b|\bregister$"),
    )
)  # fmt: skip
_PAIRS = (("dasar_hukum", "kualifikasi_pelaksana"), ("keterkaitan", "peralatan"), ("peringatan", "pencatatan"))
"""Boxes that stand beside each other on every sheet, in their order."""
_ORDER = tuple(key for pair in _PAIRS for key in pair)
_CITES = re.compile(
    r"\b(?:undang-undang|uu|peraturan|perda|perbup|perwal\w*|pergub|perpres|permen\w*|keputusan|instruksi)\b.{0,120}\b(?:nomor|no\.?)\s",
    re.IGNORECASE,
)


def label_cut(text: str) -> tuple[str, str, bool]:
    """A text as (label, value, whether a colon parts them); the label is empty where none can stand there."""
    text = text.strip()
    if (found := _CLOSED.match(text)) and label_like(found[1]):
        return found[1].strip(), found[2].strip(), True
    first, _, rest = text.partition("\n")
    return (first.strip(" :."), rest.strip(), False) if label_like(first) else ("", "", False)


def label_like(text: str) -> bool:
    """Whether a text has the form of a label: few words, no number, no item of a list, no sentence."""
    text = text.strip()
    return (
        0 < len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not any(sign.isdigit() for sign in text)
        and not _LISTED.match(text)
        and not text.rstrip(":").rstrip().endswith((",", ";"))
    )


def label_meant(label: str, *, dated: bool = False) -> str:
    """The key that a label means by the roots of its words; empty where they tell none.

    Args:
        label: The label.
        dated: Whether a date stands behind it.
    """
    if key := respelt_label(label):
        return key
    words = bare_words(label)
    if not re.search(r"\b(?:oleh|by)\b", words) and (dated or _DAY.search(words)):
        for key, pattern in _WHEN:
            if pattern.search(words):
                return key
    return next((key for key, pattern in _ROOTS if pattern.search(words)), "")


def box_pair(
    cells: Sequence[ReadCell], known: Mapping[int, str], done: AbstractSet[str], below: Sequence[str]
) -> dict[int, tuple[str, str, str]]:
    """The boxes of a row of two, of each (key, label, value): by roots, by the fellow that is known, by what it cites, by their order.

    Args:
        cells: The cells that hold something.
        known: Of cells, by their index, the box that their label names.
        done: The keys that were found before.
        below: The first text below, where items of a list stand next to the row, which labels have and items have not.
    """
    if len(cells) != _PAIR or cells[0].rows != cells[1].rows:
        return {}
    cuts = [label_cut(cell.text) for cell in cells]
    if not all(at in known or cuts[at][0] for at in range(_PAIR)):
        return {}
    which = _pair_meant(cuts, known, done, below)
    named = {at for at in range(_PAIR) if at not in known and _ITEM.match(cells[at].text)}
    if which is None or named:
        # The names of SOP are what «Keterkaitan» lists, never a label.
        return {}
    found = {}
    for at in range(_PAIR):
        label, value, closed = cuts[at]
        told = at in known or closed or value or all(not one[1] for one in cuts)
        if at not in known and told and _PAIRS[which][at] not in done:
            found[at] = (_PAIRS[which][at], label, value)
    return found


def boxes_in_order(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """The box of each row of a column of labels, by its label or by its place among the others; empty for what is none or is not told.

    Args:
        rows: Of each row the box that its label names, the label, and what stands beside it.
    """
    # Where no label is known there are as many rows as boxes, from the one that cites regulations on.
    keys = [key or (label_meant(label) if label_meant(label) in BOXES else "") for key, label, _ in rows]
    places = [(at, _ORDER.index(key)) for at, key in enumerate(keys) if key in _ORDER]
    whole = len(rows) - len(_ORDER)
    if (
        not any(keys)
        and whole >= 0
        and _CITES.search(rows[whole][2])
        and all(label_like(one[1]) for one in rows[whole:])
    ):
        return [""] * whole + [*_ORDER]
    paired = len(places) == sum(map(bool, keys))
    if paired and all(place % _PAIR == 0 and label_like(rows[at][2]) for at, place in places):
        # Labels of pairs beside each other, whose texts stand below them.
        return [""] * len(rows)
    if not places or [place for _, place in places] != sorted({place for _, place in places}):
        return keys
    # What stands above the boxes is none of them: before the first that is known there are as many as it has before it.
    bounds = [(places[0][0] - places[0][1] - 1, -1), *places, (len(keys), len(_ORDER))]
    for (begin, first), (end, last) in pairwise(bounds):
        gap = range(max(begin + 1, 0), end)
        if len(gap) == last - first - 1 and not any(keys[at] for at in gap):
            for at, key in zip(gap, _ORDER[first + 1 : last], strict=True):
                fits = key != "dasar_hukum" or holds_items([rows[at][2]])
                keys[at] = key if fits and label_like(rows[at][1]) else ""
    return keys


def _pair_meant(
    cuts: Sequence[tuple[str, str, bool]], known: Mapping[int, str], done: AbstractSet[str], below: Sequence[str]
) -> int | None:
    """Which pair of boxes a row is."""
    named = [at for at, pair in enumerate(_PAIRS) if any(pair[side] == key for side, key in known.items())]
    if known:
        return named[0] if named else None
    roots = [label_meant(label) for label, _, _ in cuts]
    if any(root and root not in BOXES for root in roots):
        return None
    rooted = [at for at, pair in enumerate(_PAIRS) if any(pair[side] == root for side, root in enumerate(roots))]
    if rooted:
        return rooted[0]
    if _CITES.search(cuts[0][1]) or any(map(_CITES.search, below)):
        return 0
    follows = [at for at, pair in enumerate(_PAIRS) if at and done & set(_PAIRS[at - 1]) and not done & set(pair)]
    # Items of a list may look like labels: only a colon, or a word that labels have, shows that they are none.
    if follows and (below or any(closed for _, _, closed in cuts) or BOXES & set(roots)):
        return follows[0]
    return None


def holds_items(texts: Sequence[str]) -> bool:
    """Whether a row holds items of lists, or what cites regulations."""
    return any(_LISTED.match(text) or _CITES.search(text) for text in texts)


def cites_law(text: str) -> bool:
    """Whether a text names a regulation by its number."""
    return bool(_CITES.search(text))


def value_key(value: str) -> str:
    """The key that a value can only have by its form: a number of an SOP, or who signed; empty for others."""
    if _SIGNED.search(value):
        return "pengesahan"
    return "nomor" if _NUMBERED.fullmatch(value.strip()) else ""
