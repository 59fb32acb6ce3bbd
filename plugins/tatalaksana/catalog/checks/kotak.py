# Checks of the boxes: that a list does not go on with the items of the next box, whose own line is gone.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Sop
from tatalaksana.model.rujukan import DasarHukum, Rujukan
from tatalaksana.source import Finding, Severity

_WORDS: Mapping[str, str] = {
    "kualifikasi_pelaksana": r"mampu|me(?:mahami|miliki|nguasai|ngetahui|ngerti|mperoleh)|terampil|minimal|(?:ber)?pendidikan|lulusan|s-?[123]\b|d-?(?:iii|iv|[34])\b|sm[ak]\b|slta|bersertifikat|paham|cakap",
    "keterkaitan": r"s[op]{2}\b|standar operasional",
    "dasar_hukum": r"uu\b|undang-undang|per(?:aturan|da|gub|bup|wal|pres|men\w*)\b|pp\b|keputusan|kep(?:pres|men\w*)|surat edaran|instruksi|inpres|qanun",
    "peralatan": r"komputer|laptop|printer|pencetak|perangkat|alat\b|atk\b|kertas|stempel|mesin|telepon|faks|kendaraan|jaringan|internet|aplikasi|pemindai|scanner|kamera|lemari|fill?ing|buku\b|meja|formulir|form\b|tinta|proyektor|timbangan|sarana",
}
"""How items of a box begin; what begins otherwise may be of any."""


def check_lost_boxes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """«Komputer» below the SOP that an SOP goes with, where no equipment is named: the line `peralatan:` is gone.

    Only where all items above are of the box, and the first below is of another that the SOP has not.
    """
    del ground
    absent = {box for box in _WORDS if not getattr(entry.sop, box)}
    for box in _WORDS if absent else ():
        kinds = [_kind(text) for text in _items(entry.sop, box)]
        at = next((place for place, kind in enumerate(kinds) if kind != box), 0)
        other = kinds[at] if at else ""
        if other in absent and set(kinds[at:]) <= {other, ""}:
            yield Finding(
                "kunci-terhapus",
                (box, at),
                f"Mulai butir {at + 1}, «{box}» berisi yang biasanya di «{other}», yang tidak ada di SOP ini; barangkali baris «{other}:» terhapus.",
                f"Tulis «{other}:» di baris sendiri di atas butir itu, di tepi kiri.",
                Severity.WARNING,
                about=_items(entry.sop, box)[at],
            )


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
