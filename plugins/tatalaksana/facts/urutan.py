# Steps as a numbered list tells them, where a sheet has no chart: who acts, which way it goes on, what is needed and made.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tatalaksana.facts.daftar_periksa import DaftarPeriksa, Langkah
from tatalaksana.facts.giliran import or_begins
from tatalaksana.facts.simbol import ways_sentence
from tatalaksana.model import LEBAR, Label, Profil


@dataclass(frozen=True, slots=True)
class Butir:
    """A step in words, beside the words of its own."""

    nomor: str
    """«1.», or empty for a row without a number."""
    pelaksana: str
    """Who acts in it: «Dokter dan Perawat»; empty where its words begin with that."""
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
            "" if f"{step.kegiatan} ".casefold().startswith(f"{step.siapa} ".casefold()) else step.siapa,
            ways(daftar, row),
            tuple(_details(step, profil, label)),
        )
        for row, step in enumerate(daftar.langkah)
    )


def ways(daftar: DaftarPeriksa, row: int) -> str:
    """Where a step leads, in sentences; empty where just the next one follows. Of several who lead elsewhere each is named; of several beginnings each tells of the others."""
    numbers = [one.nomor for one in daftar.langkah]
    return " ".join(filter(None, (or_begins(numbers, daftar.langkah[row].mulai_lain), _onward(daftar, row, numbers))))


def _onward(daftar: DaftarPeriksa, row: int, numbers: Sequence[str]) -> str:
    step = daftar.langkah[row]
    after = range(row + 1, len(daftar.langkah))
    following = next((at for at in after if not daftar.langkah[at].tanpa_simbol), None)
    turns = [turn for turn in step.giliran if not turn.hands_on] or step.giliran
    if len({turn.tuju for turn in turns}) > 1:
        return " ".join(f"{turn.pembuka.rstrip(':')}: {ways_sentence(numbers, row, turn)}" for turn in turns)
    if not turns or [(label, one.baris) for label, targets in turns[0].tuju for one in targets] == [("", following)]:
        return ""
    return ways_sentence(numbers, row, turns[0])


def _details(step: Langkah, profil: Profil, label: Label) -> Iterator[tuple[str, str]]:
    for kolom in profil.kolom:
        if kolom in LEBAR:
            held: str | tuple[str, ...] = getattr(step, kolom.value)
            said = "; ".join(" ".join(text.split()) for text in ([held] if isinstance(held, str) else held))
            if said and said != "-":
                yield getattr(label, kolom.value), said
