# Checks of what stands twice or leads to one place: exits that do not part, exits of one name, a step that was copied.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import decisions, row_name
from tatalaksana.model.kegiatan import Kegiatan
from tatalaksana.source import Finding, Severity


def check_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Exits of a decision that all lead to one step, or that have one name but for capitals and blanks."""
    del ground
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
        seen: dict[str, str] = {}
        for label in exits:
            first = seen.setdefault(_folded(label), label)
            if first != label:
                yield Finding(
                    "jalan-keluar-kembar",
                    (*path, label),
                    f"Jalan keluar «{first}» dan «{label}» hanya berbeda huruf besar atau spasinya.",
                    "Beri nama yang membedakan, atau satukan tujuannya di satu nama.",
                    Severity.WARNING,
                    about=f"{first}\0{label}",
                )


def check_copied_steps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A step that says the very same as the one before it: a copy. Further apart it is work done again; one word is no text yet."""
    del ground
    steps = entry.sop.kegiatan
    for row in range(1, len(steps)):
        if " " in steps[row].uraian and _said(steps[row]) == _said(steps[row - 1]):
            yield Finding(
                "langkah-kembar",
                ("kegiatan", row, "uraian"),
                f"{row_name(entry.flow, row).capitalize()} sama persis dengan {row_name(entry.flow, row - 1)}.",
                "Hapus salah satunya, atau tulis apa bedanya.",
                Severity.WARNING,
                about=steps[row].uraian,
            )


def check_repeated_items(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A regulation, an SOP or an attachment that one box names twice."""
    del ground
    sop = entry.sop
    boxes: Mapping[str, Sequence[str]] = {
        "dasar_hukum": [f"{one.peraturan or ''}\0{one.teks or ''}" for one in sop.dasar_hukum],
        "keterkaitan": [one.sebutan for one in sop.keterkaitan],
        "lampiran": [f"{one.teks}\0{one.formulir or one.tautan or ''}" for one in sop.lampiran],
    }
    for name, items in boxes.items():
        seen: dict[str, int] = {}
        for index, item in enumerate(items):
            first = seen.setdefault(_folded(item), index)
            if first != index:
                yield Finding(
                    "butir-kembar",
                    (name, index),
                    f"Butir {index + 1} «{name}» sama dengan butir {first + 1}: «{item.strip(chr(0)).split(chr(0))[0][:60]}».",
                    "Hapus salah satunya.",
                    Severity.WARNING,
                    about=f"{name}\0{item}",
                )


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
