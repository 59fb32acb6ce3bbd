# Steps as a numbered list tells them, where a sheet has no chart: who acts, which way it goes on, what is needed and made.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tatalaksana.facts.daftar_periksa import DaftarPeriksa, Langkah
from tatalaksana.model import LEBAR, Label, Profil, step_words


@dataclass(frozen=True, slots=True)
class Butir:
    """A step in words, beside the words of its own."""

    nomor: str
    """«1.», or empty for a row without a number."""
    pelaksana: str
    """Who acts in it: «Dokter dan Perawat»."""
    arah: str
    """«Bila lengkap, ke langkah 5; bila tidak, kembali ke langkah 2.»; empty where just the next one follows."""
    rinci: tuple[tuple[str, str], ...]
    """(label, text) of its other columns that say something, in the profile's order."""


def urutan_of(daftar: DaftarPeriksa, profil: Profil, label: Label) -> tuple[Butir, ...]:
    """The steps of an SOP in words.

    Args:
        daftar: Its checklist.
        profil: The profile it is shown in, whose columns count.
        label: The words printed on its form.
    """
    return tuple(
        Butir(
            f"{step.nomor}." if step.nomor else "",
            joined(step.pelaksana),
            ways(daftar, row),
            tuple(_details(step, profil, label)),
        )
        for row, step in enumerate(daftar.langkah)
    )


def ways(daftar: DaftarPeriksa, row: int) -> str:
    """Where a step leads, as a sentence; empty where just the next one follows."""
    step = daftar.langkah[row]
    if step.tanpa_simbol:
        return ""
    if step.keluar:
        targets: dict[str, list[int | None]] = {}
        for keluar in step.keluar:
            targets.setdefault(keluar.label, []).append(keluar.tujuan)
        said = "; ".join(_exit(daftar, row, label, rows) for label, rows in targets.items())
    else:
        rows = [step.lanjut, *step.serentak]
        after = range(row + 1, len(daftar.langkah))
        following = next((at for at in after if not daftar.langkah[at].tanpa_simbol), None)
        if rows == [following]:
            return ""
        said = _towards(daftar, row, rows, onward="lanjut ke")
    return f"{said[:1].upper()}{said[1:]}."


def joined(names: tuple[str, ...]) -> str:
    """Several names in a sentence: «A, B dan C»."""
    *before, last = names or ("",)
    return f"{', '.join(before)} dan {last}" if before else last


def _exit(daftar: DaftarPeriksa, row: int, label: str, rows: list[int | None]) -> str:
    where = _towards(daftar, row, rows)
    # «Tidak lengkap» goes on a sentence, «BPJS» keeps its letters.
    said = label[:1].lower() + label[1:] if label[1:] == label[1:].lower() else label
    return f"bila {said}, {where}" if said else where


def _towards(daftar: DaftarPeriksa, row: int, rows: list[int | None], onward: str = "ke") -> str:
    # Two who act together in a step are two symbols, and one step.
    rows = list(dict.fromkeys(rows))
    if rows == [None]:
        return "selesai"
    names = [step_words(daftar.langkah[to].nomor, to) if to is not None else "selesai" for to in rows]
    back = all(to is not None and to <= row for to in rows)
    return f"{'kembali ke' if back else onward} {joined(tuple(names))}"


def _details(step: Langkah, profil: Profil, label: Label) -> Iterator[tuple[str, str]]:
    for kolom in profil.kolom:
        if kolom in LEBAR:
            held: str | tuple[str, ...] = getattr(step, kolom.value)
            said = "; ".join(" ".join(text.split()) for text in ([held] if isinstance(held, str) else held))
            if said and said != "-":
                yield getattr(label, kolom.value), said
