# What is said of a sheet that was signed elsewhere, in a few sentences: no more than its file can prove.
from __future__ import annotations

from datetime import date

from tatalaksana.catalog import SignedSheet
from tatalaksana.model import say_date
from tatalaksana.tte import Chain, ElectronicSignature

COPY = "Salinan; lembar resmi SOP ini berkas PDF tersendiri di halamannya"
"""What a sheet of ours says at its foot where another one is the official one."""


def official_words(sheet: SignedSheet) -> str:
    """Who signed it, whether that holds, whether it is this edition, and what nobody looked at."""
    file = sheet.file
    if not file.checked:
        return "PDF resmi SOP ini berkas tersendiri, yang tanda tangannya tidak diperiksa."
    if not file.signatures:
        return f"PDF resmi SOP ini berkas tersendiri tanpa tanda tangan elektronik; {_edition(sheet)}."
    signers = _and([_signer(one) for one in file.signatures])
    sound = "utuh dan mencakup seluruh berkas" if file.whole else "tidak sah untuk seluruh berkas"
    trust = (
        "Sertifikatnya buatan sendiri, yang tidak membuktikan siapa penanda tangannya"
        if any(one.chain is Chain.SELF for one in file.signatures)
        else "Penerbit sertifikatnya tidak diperiksa di sini"
    )
    return (
        f"PDF resmi SOP ini ditandatangani secara elektronik oleh {signers}. "
        f"Tanda tangannya {sound}; {_edition(sheet)}. {trust}."
    )


def _edition(sheet: SignedSheet) -> str:
    if not sheet.sidik:
        return "isinya tidak dapat dibandingkan dengan yang di situs ini"
    return f"isinya {'sama dengan' if sheet.sidik == sheet.now else 'berbeda dari'} yang di situs ini"


def _signer(one: ElectronicSignature) -> str:
    return f"{one.signer} ({say_date(date.fromisoformat(one.day))})" if one.day else one.signer


def _and(several: list[str]) -> str:
    *first, last = several
    return f"{', '.join(first)} dan {last}" if first else last
