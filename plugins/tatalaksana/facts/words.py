# The words that stand for a chart, the same in every output.
from __future__ import annotations

from dataclasses import dataclass, replace

from tatalaksana.facts.daftar_periksa import DaftarPeriksa, Langkah
from tatalaksana.facts.giliran import Giliran, Tuju, listed, or_begins
from tatalaksana.model import say_date
from tatalaksana.model.fingerprint import grouped


@dataclass(frozen=True, slots=True)
class Jurusan:
    """An exit of a step as one reads it."""

    kata: str
    """«setuju → 6», «→ 5 dan 6», «Lengkap? tidak → di langkah ini, Kasubbag»."""
    pilihan: bool
    """Whether it is one among which somebody chooses."""


def exits(daftar: DaftarPeriksa, langkah: Langkah) -> tuple[Jurusan, ...]:
    """Where a step of a checklist leads to.

    Where several act in it and lead elsewhere, each is named, by the words in its symbol if it decides; who only hands on to the
    next of them is not told.
    """
    leading = [(turn, ways) for turn in langkah.giliran if (ways := _ways(daftar, turn))]
    if len({ways for _, ways in leading}) < 2:  # noqa: PLR2004 - they lead to the same
        return leading[0][1] if leading else ()
    return tuple(replace(way, kata=f"{turn.pembuka} {way.kata}") for turn, ways in leading for way in ways)


def begins_elsewhere(daftar: DaftarPeriksa, langkah: Langkah) -> str:
    """«Prosedur dapat juga mulai di langkah 2.»; nothing where a procedure begins elsewhere, or only here."""
    return or_begins([one.nomor for one in daftar.langkah], langkah.mulai_lain)


def aim(daftar: DaftarPeriksa, tuju: Tuju) -> str:
    """A target in words: «6», «9, Sekretaris», «di langkah ini, Kabag», «baris ke-3», «selesai»."""
    place = "di langkah ini" if tuju.di_sini else daftar.sebutan(tuju.baris)
    return ", ".join((place, listed(tuju.nama))) if tuju.nama else place


def _ways(daftar: DaftarPeriksa, turn: Giliran) -> tuple[Jurusan, ...]:
    """The exits of a symbol, each with all its targets."""
    return tuple(
        Jurusan(f"{turn.said(label)} → {' dan '.join(aim(daftar, one) for one in tuju)}".lstrip(), turn.memutuskan)
        for label, tuju in turn.tuju
        if not turn.hands_on
    )


def heading(daftar: DaftarPeriksa) -> str:
    """What a checklist says of its SOP below the title, on one line."""
    facts = [f"Nomor {daftar.nomor}" if daftar.nomor else "Tanpa nomor", f"Revisi {daftar.revisi_ke}"]
    if daftar.efektif:
        facts.append(f"Efektif {say_date(daftar.efektif)}")
    facts += [daftar.unit, f"Sidik {grouped(daftar.sidik)}"]
    if daftar.tanda_air:
        facts.insert(0, daftar.tanda_air)
    return " · ".join(facts)
