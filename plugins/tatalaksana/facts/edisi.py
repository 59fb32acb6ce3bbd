# What an edition of an SOP is called: by its revision, its day, its fingerprint.
from __future__ import annotations

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Ground
from tatalaksana.model import Kapan, Status, first_day, say_date
from tatalaksana.model.fingerprint import grouped

BELUM = "belum berlaku"
"""What is adopted and begins later."""
UNCONTROLLED = "Dokumen ini tidak terkendali apabila dicetak"
_SINCE = {Status.DRAF.value: "rencana berlaku {}", Status.DICABUT.value: "sudah dicabut, pernah berlaku sejak {}"}
"""What a day says of an SOP that is not in force. Of another it says when that begins: what is printed stays true before that day and after it."""


def is_coming(card: Card, ground: Ground) -> bool:
    """Whether an SOP is adopted and its day is still to come."""
    return card.status is Status.BERLAKU and card.efektif is not None and ground.is_before(first_day(card.efektif))


def status_name(card: Card, ground: Ground) -> str:
    """What an SOP is called in lists: «berlaku», «draf», «dicabut», «contoh», or «belum berlaku» where its day is still to come."""
    return BELUM if card.berlaku and is_coming(card, ground) else card.sebutan_status


def edition_name(revisi_ke: int) -> str:
    """«revisi ke-2», «terbitan pertama»."""
    return f"revisi ke-{revisi_ke}" if revisi_ke else "terbitan pertama"


def change_name(day: Kapan | None, revisi_ke: int, before: int) -> str:
    """«Perubahan 21 November 2026 pada terbitan pertama»; where it made a revision of it, «… menjadi revisi ke-2».

    Args:
        day: Of the change, where it is known.
        revisi_ke: The number of the revision that the SOP has since.
        before: The one that it had.
    """
    edition = f"{'menjadi' if revisi_ke > before else 'pada'} {edition_name(revisi_ke)}"
    return f"Perubahan {say_date(day)} {edition}" if day else f"Perubahan {edition} (tanggal tidak diketahui)"


def edition_parts(revisi_ke: int, efektif: Kapan | None) -> tuple[str, ...]:
    """What tells an edition from others, as far as there is something: «revisi ke-2», «efektif 2 Januari 2024»."""
    revision = (edition_name(revisi_ke),) if revisi_ke else ()
    return (*revision, f"efektif {say_date(efektif)}") if efektif else revision


def edition_words(revisi_ke: int, efektif: Kapan | None) -> str:
    """The same within a sentence: «terbitan pertama, efektif 2 Januari 2024»."""
    return ", ".join(edition_parts(revisi_ke, efektif) if revisi_ke else (edition_name(0), *edition_parts(0, efektif)))


def edition_line(nomor: str | None, revisi_ke: int, efektif: Kapan | None, sidik: str, status: str) -> str:
    """The line at the foot of all that is printed: «OT.01 · revisi ke-2 · berlaku mulai 2 Januari 2024 · sidik 0f3a …».

    With its number and its fingerprint «Periksa lembar» says whether a printed sheet is in force. One that is not says so too, for
    a watermark is overlooked, or lost in a copy; of an example its words are those of what it shows.
    """
    since = (_SINCE.get(status, "berlaku mulai {}").format(say_date(efektif)),) if efektif else ()
    return " · ".join((nomor or "Tanpa nomor", *edition_parts(revisi_ke, None), *since, f"sidik {grouped(sidik)}"))


def form_foot(name: str, versi: int, edition: str = "") -> tuple[str, str]:
    """The lines at the foot of a printed form: of which edition of an SOP it is, or which form, and of which version.

    Args:
        name: What the form is called in files.
        versi: Its version.
        edition: `edition_line` of the SOP whose form it is.
    """
    form = f"Formulir {name} · versi {versi}"
    return (edition, f"{form} · {UNCONTROLLED}") if edition else (form, UNCONTROLLED)
