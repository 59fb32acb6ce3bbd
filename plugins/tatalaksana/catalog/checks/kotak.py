# Checks of the boxes and of lists: that none goes on with the items of the next box, whose own line is gone, none is printed
# without a word, and no comma has parted a sentence.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Sop, Status
from tatalaksana.model.profil import KOTAK
from tatalaksana.model.rujukan import DasarHukum, Rujukan
from tatalaksana.source import Finding, Path, Severity

_WORDS: Mapping[str, str] = {
    "kualifikasi_pelaksana": r"mampu|me(?:mahami|miliki|nguasai|ngetahui|ngerti|mperoleh)|terampil|minimal|(?:ber)?pendidikan|lulusan|s-?[123]\b|d-?(?:iii|iv|[34])\b|sm[ak]\b|slta|bersertifikat|paham|cakap",
    "keterkaitan": r"s[op]{2}\b|standar operasional",
    "dasar_hukum": r"uu\b|undang-undang|per(?:aturan|da|gub|bup|wal|pres|men\w*)\b|pp\b|keputusan|kep(?:pres|men\w*)|surat edaran|instruksi|inpres|qanun",
    "peralatan": r"komputer|laptop|printer|pencetak|perangkat|alat\b|atk\b|kertas|stempel|mesin|telepon|faks|kendaraan|jaringan|internet|aplikasi|pemindai|scanner|kamera|lemari|fill?ing|buku\b|meja|formulir|form\b|tinta|proyektor|timbangan|sarana",
}
"""How items of a box begin; what begins otherwise may be of any."""


_JOINING = re.compile(r"(?:dan/atau|dan|atau|serta|maupun|tentang)\s+(?!lain|sebagai|seterus|sejenis|semacam)\w")
"""How an item begins that goes on with a sentence; «dan lain-lain» ends a list."""
_ITEM_OF_ITS_OWN = {"tentang": "Bila butir sendiri, tulis judulnya lengkap."}
_CELLS = ("kelengkapan", "output", "ket")
_KEY = re.compile(r"^([a-z_]+)[ \t]*:", re.MULTILINE)
"""A key of the whole file: a value does not tell whether it was written without a word."""
_SHOWN = 60
"""Letters of a text that a message shows."""
_FEW = 2
"""As many boxes may have been forgotten among others that are filled; where more are empty, the original has them so."""


def check_lost_boxes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """«Komputer» below the SOP that an SOP goes with, where no equipment is named: the line `peralatan:` is gone.

    Only where all items above are of the box, and the first below is of another that the SOP has not.
    """
    del ground
    for box, (at, other) in _lost(entry.sop).items():
        yield Finding(
            "kunci-terhapus",
            (box, at),
            f"Mulai butir {at + 1}, «{box}» berisi yang biasanya di «{other}», yang tidak ada di SOP ini; barangkali baris «{other}:» terhapus.",
            f"Tulis «{other}:» di baris sendiri di atas butir itu, di tepi kiri.",
            Severity.WARNING,
            about=_items(entry.sop, box)[at],
        )


def check_blank_boxes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Boxes that a sheet in force prints without a word: whose key says nothing, or that are few among others that are filled."""
    sop, profil = entry.sop, ground.profil_of(entry.sop)
    if sop.status is not Status.BERLAKU or sop.contoh or not ground.knows_profile_of(sop):
        return
    blank = [name for name in profil.kotak_tetap if not getattr(sop, name)]
    few = len(blank) <= _FEW and 2 * len(blank) < len(profil.kotak_tetap)
    lost = {other for _, other in _lost(sop).values()} if blank else set()
    written = set(_KEY.findall(entry.document.text)) if blank and not few else set()
    told = [name for name in blank if name not in lost and (few or name in written)]
    if told:
        yield Finding(
            "kotak-kosong",
            (told[0],),
            f"Kotak {', '.join(f'«{name}»' for name in told)} tercetak kosong, padahal SOP ini berlaku.",
            f'Isi; bila memang tidak ada, tulis «{told[0]}: ["-"]», atau sebut kotaknya di «kotak_bila_berisi» profilnya.',
            Severity.WARNING,
            about=" ".join(told),
        )


def check_split_sentences(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """`[Komputer, printer, dan ATK]`: a sentence whose commas part it, of which «dan ATK» is an item."""
    del ground
    for path, items in _lists(entry.sop):
        at = next((place for place, text in enumerate(items) if place and _JOINING.match(text)), 0)
        if not at:
            continue
        item = " ".join(items[at].split())
        word = item.split()[0]
        yield Finding(
            "butir-terbelah",
            (*path, at),
            f"«{item[:_SHOWN]}» menjadi butir sendiri, padahal diawali «{word}» seperti lanjutan kalimat.",
            f"{_ITEM_OF_ITS_OWN.get(word, f'Bila memang butir-butir, hapus «{word}».')} Bila satu kalimat, tulis sebagai satu teks, dengan tanda kutip bila di antara kurung siku.",
            Severity.WARNING,
            about=items[at],
        )


def _lists(sop: Sop) -> Iterator[tuple[Path, Sequence[str]]]:
    """The lists of texts in boxes and in the cells of steps, each with its place."""
    yield from (((name,), held) for name in KOTAK if isinstance(held := getattr(sop, name), tuple) and _are_texts(held))
    if len(sop.dasar_hukum) > 1:
        yield ("dasar_hukum",), [one.teks or "" for one in sop.dasar_hukum]
    for row, step in enumerate(sop.kegiatan):
        for name in _CELLS:
            held = getattr(step, name)
            if isinstance(held, tuple) and _are_texts(held):
                yield ("kegiatan", row, name), held


def _are_texts(held: Sequence[object]) -> bool:
    return len(held) > 1 and isinstance(held[0], str)


def _lost(sop: Sop) -> dict[str, tuple[int, str]]:
    """Box to the place of its first item that is of another one, and that other one, which the SOP has not."""
    absent = {box for box in _WORDS if not getattr(sop, box)}
    found: dict[str, tuple[int, str]] = {}
    for box in _WORDS if absent else ():
        kinds = [_kind(text) for text in _items(sop, box)]
        at = next((place for place, kind in enumerate(kinds) if kind != box), 0)
        other = kinds[at] if at else ""
        if other in absent and set(kinds[at:]) <= {other, ""}:
            found[box] = at, other
    return found


def _items(sop: Sop, box: str) -> list[str]:
    held = getattr(sop, box)
    return [_text(one) for one in held] if isinstance(held, tuple) else []


def _text(item: object) -> str:
    if isinstance(item, DasarHukum):
        return item.teks or "Peraturan"
    return item.teks if isinstance(item, Rujukan) else str(item)


def _kind(text: str) -> str:
    """The box whose items begin like a text; nothing where none do."""
    return next((box for box, words in _WORDS.items() if re.match(f"(?i)(?:{words})", text.strip())), "")
