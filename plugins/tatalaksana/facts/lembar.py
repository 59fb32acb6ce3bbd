# What is said of a sheet that was signed elsewhere, in one sentence: no more than its file can prove.
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tatalaksana.catalog import SignedSheet
from tatalaksana.model import say_date
from tatalaksana.tte import Chain, ElectronicSignature

COPY = "Salinan; lembar resmi SOP ini berkas PDF tersendiri di halamannya"
"""What a sheet of ours says at its foot where another one is the official one."""


def official_words(sheet: SignedSheet) -> str:
    """Who signed it, whether that holds, whether it is this edition, and what nobody looked at."""
    return f"PDF resmi SOP ini {'; '.join(_parts(sheet))}."


def _parts(sheet: SignedSheet) -> Iterator[str]:
    file = sheet.file
    if not file.checked:
        yield "berkas tersendiri, yang tanda tangannya tidak diperiksa"
        return
    if not file.signatures:
        yield "berkas tersendiri tanpa tanda tangan elektronik"
    else:
        yield f"ditandatangani secara elektronik oleh {_and([_signer(one) for one in file.signatures])}"
        yield (
            "tanda tangannya utuh dan mencakup seluruh berkas"
            if file.whole
            else "tanda tangannya tidak sah untuk seluruh berkas"
        )
    if not sheet.sidik:
        yield "isinya tidak dapat dibandingkan dengan halaman ini"
    else:
        yield "isinya edisi ini" if sheet.sidik == sheet.now else "isinya edisi lain"
    if any(one.chain is Chain.SELF for one in file.signatures):
        yield "sertifikatnya buatan sendiri"
    elif file.signatures:
        yield "sertifikat penerbit tidak diperiksa"


def _signer(one: ElectronicSignature) -> str:
    return f"{one.signer} ({say_date(date.fromisoformat(one.day))})" if one.day else one.signer


def _and(several: list[str]) -> str:
    *first, last = several
    return f"{', '.join(first)} dan {last}" if first else last
