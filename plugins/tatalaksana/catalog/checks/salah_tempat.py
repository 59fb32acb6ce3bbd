# Checks of what stands under the wrong key: a time among outputs, a number as a title, an id where a text is printed.
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.persons import is_office, is_titled_person
from tatalaksana.model import Macam, Sop, Status, bare_title, durasi_of, names_unit, row_name
from tatalaksana.model.groups import key_name
from tatalaksana.model.sebaris import as_list, names_in_line
from tatalaksana.source import Edit, Finding, Path, Severity

_NIP = "[0-9]{18}"
"""Figures of an NIP; no NRP has as many."""
_FORM = r"(?:formulir/)?[a-z0-9]+(?:-[a-z0-9]+)+(?:\.yaml)?"
"""An id, or the file that has one for its name."""
_COLUMNS = frozenset(
    {"kegiatan", "uraian", "uraian kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan", "ket"}
)
"""What stands at the head of a table and is pasted with it."""
_ANSWERS = frozenset(
    {"ya", "tidak", "ada", "belum", "benar", "ok", "oke", "yes", "no", "true", "false", "x", "v", "√", "✓"}
)
"""What people write who take a key for a question."""
_MARKS = _ANSWERS - {"ada", "benar", "belum", "v", "x"}
"""Of them those that name no thing either."""
_PARTS = 2
"""Strokes in a number of documents, at the least; no title has so many and no blank."""


def check_swapped(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What belongs under another key: a time among outputs, an actor as an activity, a number as a title, an NIP or an office as a name."""
    yield from _swapped_in_steps(entry, ground)
    judul, jenis = entry.sop.judul, entry.sop.jenis.value
    kind = bare_title(judul)[1]
    if judul.count("/") >= _PARTS and not re.search(r"\s", judul.strip()):
        yield _swapped(
            ("judul",),
            f"«judul» berisi nomor («{judul[:60]}»).",
            "Tulis nomornya di «nomor», dan judul SOP di sini.",
            judul,
        )
    elif kind not in {"", jenis}:
        yield _swapped(
            ("judul",),
            f"Judul ini menyebut «{kind}», padahal «jenis: {jenis}».",
            "Samakan; jenisnya cukup di «jenis».",
            judul,
        )
    yield from _doubled(entry.sop)
    for index, lajur in enumerate(entry.sop.pelaksana):
        if lajur.label and is_titled_person(lajur.label):
            how = "Tulis jabatannya, atau hapus «label»: yang tercetak lalu nama jabatan di jabatan.yaml."
            told = f"«label» lajur berisi nama orang («{lajur.label[:60]}»)."
            yield _swapped(("pelaksana", index, "label"), told, how, lajur.label)
    for path, signed in signers(entry.sop):
        for name in ("nama", "jabatan", "pangkat", "nrp"):
            text = getattr(signed, name) or ""
            if re.search(_NIP, re.sub(r"(?<=[0-9])\s(?=[0-9])", "", text)):
                how = "Bila ini NIP, tulis di «nip»."
                yield _swapped((*path, name), f"«{name}» berisi 18 angka, sebanyak NIP.", how, text)
        named = bool(signed.nama) and signed.jabatan.casefold() == (signed.nama or "").casefold()
        if is_titled_person(signed.jabatan) or (named and not is_office(signed.jabatan)):
            how = "Tulis jabatannya di «jabatan», misalnya «Kepala Dinas», dan nama pejabatnya di «nama»."
            yield _swapped(
                (*path, "jabatan"), f"«jabatan» berisi nama orang («{signed.jabatan[:60]}»).", how, signed.jabatan
            )
        if signed.nama and is_office(signed.nama):
            how = "Tulis nama pejabatnya di «nama», dan jabatannya di «jabatan»."
            yield _swapped((*path, "nama"), f"«nama» berisi jabatan («{signed.nama[:60]}»).", how, signed.nama)


def _doubled(sop: Sop) -> Iterator[Finding]:
    """«SOP» at the begin of a draft's title, which its sheet and its page say before it; a signed sheet's title is as it is."""
    bare, kind = bare_title(sop.judul)
    if sop.status is not Status.DRAF or bare == sop.judul or kind not in {"", sop.jenis.value}:
        return
    lead = sop.judul[: -len(bare)].rstrip(" \t:–—-")
    yield Finding(
        "judul-berawalan",
        ("judul",),
        f"Judul ini diawali «{lead}», padahal lembar dan halamannya sudah mengatakannya.",
        f"Cukup «{bare[:60]}».",
        Severity.WARNING,
        mend=Edit(("judul",), bare),
        about=sop.judul,
    )


def _swapped_in_steps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    offices = ground.registers.jabatan
    actors = {lajur.kepala(offices.get(lajur.jabatan)).casefold() for lajur in entry.sop.pelaksana}
    for row, step in enumerate(entry.sop.kegiatan):
        called = row_name(entry.flow, row)
        for name in ("uraian", "kelengkapan", "output"):
            held = getattr(step, name)
            text = held[0] if isinstance(held, tuple) and len(held) == 1 else held
            if isinstance(text, str) and (text.casefold() in _MARKS or text.isdigit()):
                what = "kegiatan" if name == "uraian" else "nama sesuatu"
                how = 'Tulis namanya, atau "-" (dengan kutip) bila memang tidak ada.'
                yield _swapped(
                    ("kegiatan", row, name),
                    f"«{name}» {called} berisi «{text}», bukan {what}.",
                    "Tulis kegiatannya, diawali kata kerja." if name == "uraian" else how,
                    f"{name}\0{text}",
                )
            # What «waktu» says is soon read, for few times are written in many steps; an output is not.
            meant = name != "uraian" and step.waktu is not None and _is_time(step.waktu.teks)
            if isinstance(text, str) and (not meant or text[:1].isdigit()) and _is_time(text):
                how = f"Tulis waktunya di «waktu», dan di «{name}» yang semestinya."
                yield _swapped(
                    ("kegiatan", row, name), f"«{name}» {called} berisi waktu («{text}»).", how, f"{name}\0{text}"
                )
        said = step.waktu.teks.strip() if step.waktu else ""
        if said.strip("-") and (
            said.casefold() in _COLUMNS | _ANSWERS
            or said.casefold() in actors
            or _holds(step.kelengkapan, said)
            or _holds(step.output, said)
        ):
            yield _swapped(
                ("kegiatan", row, "waktu"),
                f"«waktu» {called} berisi «{said[:60]}», bukan waktu.",
                "Tulis lamanya di sini, misalnya «10 menit», dan isi itu di kuncinya sendiri.",
                f"waktu\0{said}",
            )
        if step.uraian.casefold() in actors and any(map(str.isalnum, step.uraian)):
            how = "Tulis kegiatannya, diawali kata kerja; pelakunya di «pelaksana»."
            yield _swapped(
                ("kegiatan", row, "uraian"), f"«uraian» {called} berisi pelaksana («{step.uraian}»).", how, step.uraian
            )


def _holds(cell: object, said: str) -> bool:
    """Whether a cell has a text that is no time."""
    items = cell if isinstance(cell, tuple) else (cell,)
    return any(
        isinstance(item, str)
        and item.strip().casefold() == said.casefold()
        and any(map(str.isalpha, item))
        and not _is_time(item)
        for item in items
    )


def _swapped(path: Path, told: str, how: str, about: str) -> Finding:
    return Finding("kunci-tertukar", path, told, how, Severity.WARNING, about=about)


@lru_cache(maxsize=4096)
def _is_time(text: str) -> bool:
    """Whether a text is a length of time and nothing else; what one step puts out the next one needs, so texts return."""
    # Outputs hold many figures and few units, and looking for one is quicker than reading.
    if not any(map(str.isdigit, text)) or not names_unit(text):
        return False
    said = durasi_of(text)
    return said.macam is Macam.LAMA and not said.sisa and said.jumlah.satuan != frozenset()


def check_printed_ids(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An id of a register in a box that prints texts as they are: readers see the id."""
    for path, text in entry.texts:
        several = names_in_line(text) if path[0] == "dasar_hukum" else None
        names = (
            several.names
            if several
            else tuple(re.split(r"\s+(?:[-;/]\s+)?", text.strip()))
            if path[0] == "dasar_hukum"
            else ()
        )
        if len(names) > 1 and all(name in ground.registers.peraturan for name in names):
            yield Finding(
                "id-tercetak",
                path,
                f"«{text}» di «dasar_hukum» tercetak sebagai id, sebab beberapa id ditulis dalam satu teks.",
                f"Tulis tiap id sebagai butir sendiri: «{as_list(names)}».",
                Severity.WARNING,
                about=f"dasar_hukum\0{text}",
            )
        if path[0] == "lampiran" and re.fullmatch(_FORM, text):
            yield Finding(
                "id-tercetak",
                path,
                f"«{text}» di «lampiran» tercetak apa adanya.",
                "Tulis sebutan lampirannya; formulirnya disebut dengan «{teks: …, formulir: …}».",
                Severity.WARNING,
                about=f"lampiran\0{text}",
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
