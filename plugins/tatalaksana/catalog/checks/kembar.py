# Checks of what stands twice or leads to one place: exits that do not part, exits of one name, a step that was copied.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.printed import printed_dash
from tatalaksana.model import Sop, decisions, row_name
from tatalaksana.model.groups import key_name
from tatalaksana.model.kegiatan import Kegiatan
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.model.profil import KOTAK
from tatalaksana.model.rujukan import DasarHukum, Lampiran, Rujukan
from tatalaksana.source import Finding, Path, Severity

_NOTHING = frozenset("-–—")
_COUNT = r"\s*\(?(?:[0-9]{1,2}|[A-Za-z])[.)]\s+(?=\S)"
"""What a line counts itself by."""
_NUMBERED = r"(?<!\S)[0-9]{1,3}(?:[.)]\s+|\t)(?=[^\W\d])"
"""A number and its sign, or the tab behind it in a table."""


def check_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Exits of a decision that all lead to one step, or that have one name but for capitals, blanks and a sign behind it; goals named twice."""
    del ground
    yield from _goals(entry)
    for _, path, exits in decisions(entry.sop):
        places = {entry.flow.steps.get(target, target) for targets in exits.values() for target in targets}
        if len(exits) > 1 and len(places) == 1:
            yield Finding(
                "keputusan-satu-tujuan",
                path,
                f"Semua jalan keluar keputusan ini ({', '.join(f'«{label}»' for label in exits)}) menuju langkah yang sama.",
                "Betulkan salah satu tujuannya, atau hapus «keputusan» bila memang tidak ada pilihan.",
                Severity.WARNING,
                about=str(sorted(exits.items())),
            )
        for label, targets in exits.items():
            twice = next((target for at, target in enumerate(targets) if target in targets[:at]), None)
            if twice is not None:
                yield Finding(
                    "jalan-keluar-kembar",
                    (*path, label),
                    f"Jalan keluar «{label}» menyebut «{twice}» dua kali.",
                    "Hapus salah satunya, atau sebut langkah lain yang dimaksud.",
                    Severity.WARNING,
                    about=f"{label}\0{twice}",
                )
        seen: dict[str, str] = {}
        for label in exits:
            first = seen.setdefault(_folded(label).rstrip(".:;,"), label)
            if first != label:
                yield Finding(
                    "jalan-keluar-kembar",
                    (*path, label),
                    f"Jalan keluar «{first}» dan «{label}» hanya berbeda huruf besar, spasi, atau tanda di belakangnya.",
                    "Beri nama yang membedakan, atau satukan tujuannya di satu nama.",
                    Severity.WARNING,
                    about=f"{first}\0{label}",
                )


def _goals(entry: Entry) -> Iterator[Finding]:
    """Steps and symbols that lead to one step twice."""
    for row, step in enumerate(entry.sop.kegiatan):
        if not (step.lanjut or step.simbol):
            continue
        symbols = [(("kegiatan", row, "simbol", at), one.lanjut) for at, one in enumerate(step.simbol or ())]
        for path, goals in ((("kegiatan", row), step.lanjut), *symbols):
            if goals and len(goals) > len(set(goals)):
                twice = max(goals, key=goals.count)
                told = f"«lanjut» menyebut «{twice}» dua kali."
                how = "Hapus salah satunya, atau sebut langkah lain yang dimaksud."
                yield Finding("jalan-keluar-kembar", (*path, "lanjut"), told, how, Severity.WARNING, about=str(goals))


def check_copied_steps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A step that says the very same as the one before it: a copy. Further apart it is work done again; one word is no text yet."""
    del ground
    steps = entry.sop.kegiatan
    for row in range(1, len(steps)):
        # Of a copy that took its id with it the flow tells.
        own = not steps[row].id or steps[row].id != steps[row - 1].id
        if own and " " in steps[row].uraian and _said(steps[row]) == _said(steps[row - 1]):
            yield Finding(
                "langkah-kembar",
                ("kegiatan", row, "uraian"),
                f"{row_name(entry.flow, row).capitalize()} sama persis dengan {row_name(entry.flow, row - 1)}.",
                "Hapus salah satunya, atau tulis apa bedanya.",
                Severity.WARNING,
                about=steps[row].uraian,
            )


def check_repeated_items(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What one list names twice: a regulation, an SOP, an attachment, a tool, a paper, a signer."""
    del ground
    for path, items in _lists(entry.sop):
        seen: dict[str, int] = {}
        for index, item in enumerate(items):
            said = _folded(item)
            if said in _NOTHING and len(items) > 1:
                yield printed_dash((*path, index), item, "Hapus butir ini.")
            if any(map(str.isalnum, said)) and (first := seen.setdefault(said, index)) != index:
                yield Finding(
                    "butir-kembar",
                    (*path, index),
                    f"Butir {index + 1} «{path[-1]}» sama dengan butir {first + 1}: «{item.strip(chr(0)).split(chr(0))[0][:60]}».",
                    "Hapus salah satunya.",
                    Severity.WARNING,
                    about=f"{path[-1]}\0{item}",
                )


def check_counts(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A line that has the count of the line above it, «a.» below «a.»; steps that count themselves beside the column of numbers."""
    del ground
    for path, text in entry.texts:
        for above, line in pairwise(text.split("\n")) if "\n" in text else ():
            found = re.match(_COUNT, line)
            if found and (other := re.match(_COUNT, above)) and other[0] == found[0]:
                yield Finding(
                    "butir-kembar",
                    path,
                    f"Dua baris berturut-turut di «{key_name(path)}» bertanda «{found[0].strip()}».",
                    f"Beri «{line.strip()[:60]}» tanda berikutnya.",
                    Severity.WARNING,
                    about=f"{above}\0{line}",
                )
    numbered = [(row, sign) for row, step in enumerate(entry.sop.kegiatan) if (sign := _own_number(step))]
    if numbered:
        row, sign = numbered[0]
        rest = f", begitu pula {len(numbered) - 1} kegiatan lain" if len(numbered) > 1 else ""
        yield Finding(
            "butir-bernomor",
            ("kegiatan", row, "uraian"),
            f"«uraian» {row_name(entry.flow, row)} masih membawa nomor «{sign}»{rest}.",
            "Hapus: nomor kegiatan tercetak sendiri di kolom No.",
            Severity.WARNING,
            about="\0".join(entry.sop.kegiatan[row].uraian for row, _ in numbered),
        )


def _own_number(step: Kegiatan) -> str:
    """The number that a step's words begin with, where its row has one already; a list in it begins so too."""
    if step.tanpa_nomor or step.tanpa_simbol or "\n" in step.uraian or not step.uraian[0].isdigit():
        return ""
    found = re.findall(_NUMBERED, step.uraian)
    return found[0].strip() if len(found) == 1 and step.uraian.startswith(found[0]) else ""


def _lists(sop: Sop) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every list of things on a sheet, an item as what makes it the same as another."""
    held: list[tuple[Path, object]] = [((name,), getattr(sop, name)) for name in (*KOTAK, "pengesahan")]
    for row, step in enumerate(sop.kegiatan):
        held += [(("kegiatan", row, name), getattr(step, name)) for name in ("kelengkapan", "output", "ket")]
    return ((path, [_meant(item) for item in items]) for path, items in held if isinstance(items, tuple))


def _meant(item: object) -> str:
    """What makes an item of a list the same as another, its words first."""
    match item:
        case DasarHukum():
            parts = item.peraturan, item.teks
        case Rujukan():
            parts = item.sebutan, None
        case Lampiran():
            parts = item.teks, item.formulir or item.tautan
        case Pengesahan():
            parts = item.nama, f"{item.jabatan}\0{item.peran or ''}"
        case _:
            parts = str(item), None
    return "\0".join(part or "" for part in parts)


def _said(step: Kegiatan) -> tuple[object, ...]:
    """What a step says, without its name in the file and where it leads."""
    return (
        _folded(step.uraian),
        step.pelaksana,
        step.simbol,
        step.kelengkapan,
        step.output,
        step.ket,
        step.keputusan is None,
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
