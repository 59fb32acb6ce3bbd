# Checks of single values: that what is in force is filled in and says what it is.
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Sop, Status, has_gap
from tatalaksana.model.groups import key_name
from tatalaksana.model.profil import BarisKepala
from tatalaksana.source import Finding, Path, Severity

_OPEN = re.compile(r"[(\[«]?(?:…+|\.{2,}|_{2,}|\?{2,}|[xX]{3,}|[.… ]{3,})[)\]»]?")
"""What stands for a text that is still to be written."""
_TO_WRITE = re.compile(
    r"\W*(?:(?:todo|to do|tbd|tba|fixme|lorem ipsum)\b.*|(?:akan |belum |harap |mohon |silakan )?(?:di)?isi(?: di ?sini| kemudian| nanti)?)\W*"
    r"|[<\[{«]\s*(?:isi|tulis|nama|nomor|tanggal|judul|uraian)\b[^<>\[\]{}«»]*[>\]}»]",
    re.IGNORECASE,
)
"""The same in words: «TODO», «isi di sini», «[nama dokumen]»."""
_BEGINNINGS = (
    "todo",
    "to do",
    "tbd",
    "tba",
    "fixme",
    "lorem",
    "isi",
    "diisi",
    "akan",
    "belum",
    "harap",
    "mohon",
    "silakan",
)
"""How such words begin: few texts need be looked at."""
_REVISIONS = 1000
"""No sheet is revised so often."""
_FEW = max(map(len, _BEGINNINGS))


def check_gaps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Dots where a number, a name or an office has to stand, on a sheet that is in force; an example's are none."""
    del ground
    if entry.sop.status is not Status.BERLAKU or entry.sop.contoh:
        return
    said = chain(
        ((path, text) for path, text in _official(entry.sop) if has_gap(text)),
        ((path, text) for path, text in _printed(entry) if _is_open(text, path)),
    )
    for path, text in said:
        yield Finding(
            "belum-diisi",
            path,
            f"«{key_name(path)}» masih berisi tanda pengganti («{' '.join(text.split())[:60]}»), padahal SOP ini berlaku.",
            "Isi yang sebenarnya, atau tulis «status: draf» sampai ada.",
            Severity.WARNING,
        )


def check_doubts(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A draft that tells what of it somebody has still to look at."""
    del ground
    if doubts := entry.sop.perlu_diperiksa:
        first = " ".join(doubts[0].split())[:120]
        yield Finding(
            "belum-diperiksa",
            ("perlu_diperiksa",),
            f"Masih perlu diperiksa: «{first}»{f' dan {len(doubts) - 1} hal lain' if len(doubts) > 1 else ''}.",
            "Periksa satu per satu, lalu hapus butirnya dari «perlu_diperiksa».",
            Severity.WARNING,
            about="\0".join(doubts),
        )


def check_unsaid_status(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A sheet with number, day and signature whose «status» is not written: a line that got lost makes it a draft."""
    del ground
    sop = entry.sop
    signed = any(one.nama and not has_gap(one.nama) for one in sop.pengesahan)
    if "status" not in sop.model_fields_set and sop.nomor and not has_gap(sop.nomor) and sop.tanggal.efektif and signed:
        yield Finding(
            "status-tak-ditulis",
            ("nomor",),
            "SOP ini bernomor, bertanggal efektif, dan disahkan, tetapi «status»-nya tidak ditulis, sehingga tampil sebagai draf.",
            "Tulis «status: berlaku», atau «status: draf» bila memang masih draf.",
            Severity.WARNING,
        )


def check_revision_day(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A revision of a sheet in force that says its number and not its day, though the sheet has a row for it; a year as its number."""
    sop = entry.sop
    if sop.revisi_ke >= _REVISIONS:
        yield Finding(
            "tahun-janggal",
            ("revisi_ke",),
            f"«revisi_ke: {sop.revisi_ke}» bukan nomor revisi.",
            "Tulis revisi yang keberapa, misalnya 2; tanggalnya di «tanggal.revisi».",
            Severity.WARNING,
            about=str(sop.revisi_ke),
        )
        return
    lacks = sop.status is Status.BERLAKU and sop.revisi_ke and sop.tanggal.revisi is None and not sop.contoh
    if lacks and BarisKepala.TANGGAL_REVISI in ground.profil_of(sop).kepala and ground.knows_profile_of(sop):
        yield Finding(
            "revisi-tanpa-tanggal",
            ("revisi_ke",),
            f"Revisi ke-{sop.revisi_ke} ini belum bertanggal.",
            "Tulis tanggalnya di «tanggal.revisi».",
            Severity.WARNING,
            about=str(sop.revisi_ke),
        )


def _printed(entry: Entry) -> Iterator[tuple[Path, str]]:
    """What the title, boxes and steps say, times too."""
    yield ("judul",), entry.sop.judul
    yield from ((path, text) for path, text in entry.texts if path[0] != "pengesahan")
    for row, step in enumerate(entry.sop.kegiatan):
        if step.waktu:
            yield ("kegiatan", row, "waktu"), step.waktu.teks


def _is_open(text: str, path: Path) -> bool:
    """Whether a text is still to be written: dots or a word for that alone, dots for a figure, or what our own drafts say.

    Dots behind words are none: sheets end sentences so, and leave lines open for those who fill them.
    """
    if "uraian" in path and text.startswith("Tuliskan kegiatan ") and text.endswith(", diawali kata kerja"):
        return True
    if "uraian" in path and not any(map(str.isalnum, text)):
        return True
    if path == ("judul",) and " " not in text and has_gap(text):
        return True
    # Said one by one: a generator would take most of the time.
    dotted = "…" in text or ".." in text or "__" in text or "??" in text or "xx" in text or "XX" in text
    if not (dotted or text[0] in "<[{«(-" or text[:_FEW].casefold().startswith(_BEGINNINGS)):
        return False
    lines = [line.strip().removeprefix("- ").strip() for line in text.split("\n")]
    if any(_TO_WRITE.fullmatch(line) or (dotted and _OPEN.fullmatch(line)) for line in lines):
        return True
    return dotted and path[-1] in {"waktu", "waktu_kerja"} and has_gap(text)


def _official(sop: Sop) -> Iterator[tuple[Path, str]]:
    """What makes a sheet an official one: its number and who signed it."""
    if sop.nomor:
        yield ("nomor",), sop.nomor
    for place, signed in signers(sop):
        for name in ("atas_nama", "jabatan", "nama", "pangkat", "nip", "nrp"):
            if text := getattr(signed, name):
                yield (*place, name), text
