# An SOP's sheet that was signed elsewhere: what is known of its file, and what is wrong with it.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tatalaksana.catalog.tambahan import pasang
from tatalaksana.model.fingerprint import grouped
from tatalaksana.source import Finding, Path, Severity
from tatalaksana.tte import After, Chain, ElectronicSignature, SignedFile


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """The PDF that was signed elsewhere and is the official sheet of an SOP."""

    name: str
    """From the folder of the sources."""
    file: SignedFile
    sidik: str
    """The fingerprint of the source that is attached; empty where none is, or none that can be read."""
    now: str
    """The fingerprint of the SOP as it is now."""


def check_signed(path: Path, sheet: SignedSheet) -> Iterator[Finding]:
    """What is wrong with a signed sheet, or not known of it.

    Args:
        path: Where it is named.
        sheet: The sheet.
    """
    file, said = sheet.file, f"Lembar «{sheet.name[:60]}»"
    if file.flaw:
        yield Finding("lembar-salah", path, f"{said} tidak dapat dipakai.", file.flaw)
        return
    if not file.checked:
        yield Finding(
            "lembar-tak-diperiksa", path, f"Tanda tangan pada {said[0].lower()}{said[1:]} tidak diperiksa.",
            f"Tambahannya memeriksa itu tanpa jaringan; pasang {pasang('tte')}.", Severity.WARNING,
        )  # fmt: skip
        return
    yield from _edition(path, sheet, said)
    if not file.signatures:
        yield Finding(
            "lembar-tanpa-tanda-tangan", path, f"{said} tidak memuat tanda tangan elektronik.",
            "Taruh berkas yang sudah ditandatangani, atau terima peringatan ini bila lembarnya ditandatangani di kertas.", Severity.WARNING,
        )  # fmt: skip
    for at, one in enumerate(file.signatures):
        yield from _signature(path, one, f"{said}: tanda tangan {one.signer[:60]}", last=at == len(file.signatures) - 1)


def _edition(path: Path, sheet: SignedSheet, said: str) -> Iterator[Finding]:
    if not sheet.sidik:
        yield Finding(
            "lembar-tanpa-sumber", path, f"{said} tidak melampirkan sumber SOP, jadi tidak dapat dibandingkan dengan SOP ini.",
            "Tandatangani PDF yang dibuat «sop pdf», yang membawa sumbernya; atau bandingkan sendiri, lalu terima peringatan ini.",
            Severity.WARNING,
        )  # fmt: skip
    elif sheet.sidik != sheet.now:
        yield Finding(
            "lembar-edisi-lain", path,
            f"Lembar yang ditandatangani bukan edisi ini: sidik {grouped(sheet.sidik)} ≠ {grouped(sheet.now)}.",
            "Tandatangani lembar edisi ini (hapus «berkas», lalu «sop pdf»), atau kembalikan isi SOP-nya.",
        )  # fmt: skip


def _signature(path: Path, one: ElectronicSignature, said: str, *, last: bool) -> Iterator[Finding]:
    again = "Ambil lagi berkas yang asli dari tempat ia ditandatangani."
    if not one.genuine:
        yield Finding("tanda-tangan-rusak", path, f"{said} tidak sah: isinya bukan yang ditandatangani.", again)
    elif not one.covers:
        yield Finding("tanda-tangan-sebagian", path, f"{said} tidak mencakup seluruh berkas.", again)
    elif one.after in {After.BYTES, After.CONTENT} or (last and one.after is After.SIGNATURES):
        yield Finding(
            "berubah-sesudah-ditandatangani", path, f"{said} tidak mencakup yang ditambahkan sesudahnya.", again
        )
    elif one.weak:
        yield Finding(
            "tanda-tangan-lemah", path, f"{said} memakai {one.weak}, yang sudah dapat dipalsukan.",
            "Minta ditandatangani ulang.", Severity.WARNING,
        )  # fmt: skip
    doubt = {
        Chain.SELF: "bersertifikat buatan sendiri, yang dapat dibuat siapa pun atas nama siapa pun.",
        Chain.BROKEN: "membawa sertifikat penerbit yang tidak menerbitkan sertifikatnya.",
    }.get(one.chain, "")
    if not one.in_time:
        doubt = "dibuat di luar masa berlaku sertifikatnya."
    if one.genuine and doubt:
        yield Finding(
            "sertifikat-meragukan", path, f"{said} {doubt}", "Tanyakan kepada penanda tangannya.", Severity.WARNING
        )
