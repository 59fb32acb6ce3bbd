# Checks of what stands under the wrong key: a time among outputs, a number as a title, an id where a text is printed.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Macam, Sop, durasi_of, names_unit, row_name, texts_of
from tatalaksana.model.groups import key_name
from tatalaksana.model.sebaris import as_list, names_in_line
from tatalaksana.source import Finding, Path, Severity

_NIP = 18
"""Figures of an NIP; no NRP has as many."""
_PARTS = 2
"""Strokes in a number of documents, at the least; no title has so many and no blank."""


def check_swapped(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A length of time where things are listed, beside a «waktu» that is none; a number as a title; an NIP as an NRP."""
    del ground
    for row, step in enumerate(entry.sop.kegiatan):
        for name in ("kelengkapan", "output"):
            held = getattr(step, name)
            text = held[0] if isinstance(held, tuple) and len(held) == 1 else held
            if isinstance(text, str) and _is_time(text) and not (step.waktu and _is_time(step.waktu.teks)):
                yield Finding(
                    "kunci-tertukar",
                    ("kegiatan", row, name),
                    f"«{name}» {row_name(entry.flow, row)} berisi waktu («{text}»).",
                    f"Tulis waktunya di «waktu», dan di «{name}» yang semestinya.",
                    Severity.WARNING,
                    about=f"{name}\0{text}",
                )
    if entry.sop.judul.count("/") >= _PARTS and not re.search(r"\s", entry.sop.judul.strip()):
        yield Finding(
            "kunci-tertukar",
            ("judul",),
            f"«judul» berisi nomor («{entry.sop.judul[:60]}»).",
            "Tulis nomornya di «nomor», dan judul SOP di sini.",
            Severity.WARNING,
            about=entry.sop.judul,
        )
    yield from _swapped_figures(entry)


def _swapped_figures(entry: Entry) -> Iterator[Finding]:
    for path, signed in signers(entry.sop):
        figures = re.sub(r"\s", "", signed.nrp or "")
        if len(figures) == _NIP and figures.isascii() and figures.isdigit():
            yield Finding(
                "kunci-tertukar",
                (*path, "nrp"),
                f"«nrp» berisi {_NIP} angka, sebanyak NIP.",
                "Bila ini NIP, ganti kuncinya menjadi «nip».",
                Severity.WARNING,
                about=figures,
            )


def _is_time(text: str) -> bool:
    """Whether a text is a length of time and nothing else."""
    # Outputs hold many figures and few units, and looking for one is quicker than reading.
    if not names_unit(text) or not any(map(str.isdigit, text)):
        return False
    said = durasi_of(text)
    return said.macam is Macam.LAMA and not said.sisa and said.jumlah.satuan != frozenset()


def check_printed_ids(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An id of a register in a box that prints texts as they are: readers see the id."""
    for path, text in texts_of(entry.sop):
        several = names_in_line(text) if path[0] == "dasar_hukum" else None
        if several and all(name in ground.registers.peraturan for name in several.names):
            yield Finding(
                "id-tercetak",
                path,
                f"«{text}» di «dasar_hukum» tercetak sebagai id, sebab beberapa id ditulis dalam satu teks.",
                f"Tulis tiap id sebagai butir sendiri: «{as_list(several.names)}».",
                Severity.WARNING,
                about=f"dasar_hukum\0{text}",
            )
        for line in text.split("\n") if "-" in text else ():
            name = line.strip().removeprefix("- ").strip()
            if (
                path[0] != "dasar_hukum"
                and "-" in name.strip("-")
                and " " not in name
                and (said := _called(name, ground))
            ):
                yield Finding(
                    "id-tercetak",
                    path,
                    f"«{name}» di «{key_name(path)}» tercetak sebagai id, sebab teks di sini dicetak apa adanya.",
                    said,
                    Severity.WARNING,
                    about=f"{path[0]}\0{name}",
                )
    for path, name in _office_names(entry.sop):
        office = ground.registers.jabatan.get(name) if name.islower() else None
        if office is not None and name != office.nama:
            yield Finding(
                "id-tercetak",
                path,
                f"«{name}» di «{path[-1]}» tercetak sebagai id, sebab teks di sini dicetak apa adanya.",
                f"Tulis namanya, «{office.nama}».",
                Severity.WARNING,
                about=f"{path[0]}\0{name}",
            )


def _office_names(sop: Sop) -> Iterator[tuple[Path, str]]:
    """Texts that are an office's name, as printed."""
    for path, signed in signers(sop):
        yield (*path, "jabatan"), signed.jabatan
        if signed.atas_nama:
            yield (*path, "atas_nama"), signed.atas_nama
    for index, lajur in enumerate(sop.pelaksana):
        if lajur.label:
            yield ("pelaksana", index, "label"), lajur.label


def _called(name: str, ground: Ground) -> str:
    """What to write for an id; nothing where no register has it."""
    registers = ground.registers
    if about := registers.peraturan.get(name):
        return f"Tulis judulnya, «{about.judul}»; yang mengenal id peraturan hanya «dasar_hukum»."
    unit, office = registers.unit.get(name), registers.jabatan.get(name)
    named = unit or office
    return f"Tulis namanya, «{named.nama}»." if named else ""
