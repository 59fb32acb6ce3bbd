# Doubts about a readable file in a clerk's words: what is wrong, what to write instead, and the mend.
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tatalaksana.source import Document, Edit, Finding, Rewrite, Severity, Suspect, Suspicion, value_at

_SHOWN = 50


def doubt_finding(document: Document, suspect: Suspect) -> Finding:
    """A suspect as a finding; not for special blanks, of which a file may have hundreds."""
    return replace(_FINDINGS[suspect.kind](document, suspect), about=suspect.said)


def blanks_finding(suspects: Sequence[Suspect], severity: Severity) -> Finding:
    """Special blanks of a file as one finding, however many there are."""
    first = suspects[0]
    splices = tuple(sorted(splice for suspect in suspects for splice in suspect.splices))
    blank = any(splice.new for splice in splices)
    what = "Spasi khusus (NBSP) dari Word" if blank else "Huruf tak terlihat dari Word"
    more = f" (dan di {len(splices) - 1} tempat lain)" if len(splices) > 1 else ""
    return Finding(
        "spasi-khusus",
        first.path,
        f"{what} di «{first.said}»{more}.",
        "Ganti dengan spasi biasa." if blank else "Hapus, lalu ketik ulang katanya.",
        severity,
        first.of_key,
        Rewrite(splices),
        start=first.start,
        about="\0".join(suspect.said for suspect in suspects),
    )


def _mend(suspect: Suspect) -> Rewrite | None:
    if not suspect.splices:
        return None
    meant = () if suspect.value is None or suspect.of_key else (Edit(suspect.path, suspect.value),)
    return Rewrite(suspect.splices, meant)


def _comma(document: Document, suspect: Suspect) -> Finding:
    del document
    before = suspect.other.path if suspect.other else suspect.path
    cut = str(suspect.gone[0][-1])
    meant = (Edit(before, suspect.value), *(Edit(path, None) for path in suspect.gone))
    return Finding(
        "koma-tanpa-kutip",
        suspect.path,
        f"Koma di sini memotong teks: «{cut}» terbaca sebagai kunci.",
        f"Apit seluruh teks dengan tanda kutip: {before[-1]}: {_quoted(suspect)}",
        of_key=True,
        mend=Rewrite(suspect.splices, meant),
        start=suspect.start,
    )


def _glued(document: Document, suspect: Suspect) -> Finding:
    del document
    key, _, rest = suspect.said.partition(":")
    return Finding(
        "titik-dua-lekat",
        suspect.path,
        f"Kurang spasi sesudah titik dua pada «{suspect.said}».",
        f"Tulis «{key}: {rest}»{'' if suspect.splices else ', sejajar dengan kunci lainnya'}.",
        of_key=suspect.of_key,
        mend=_mend(suspect),
        start=suspect.start,
    )


def _swallowed(document: Document, suspect: Suspect) -> Finding:
    del document
    return Finding(
        "catatan-menelan",
        suspect.path,
        f"«{suspect.said}» terbaca sebagai catatan dan tidak tercetak.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}. Bila memang catatan, beri dua spasi di depan «#».",
        Severity.WARNING,
        mend=_mend(suspect),
        start=suspect.start,
    )


def _lost(document: Document, suspect: Suspect) -> Finding:
    del document
    return Finding(
        "teks-hilang",
        suspect.path,
        f"Kata «{suspect.said}» hilang, karena «{suspect.said[0]}» di awal teks punya arti sendiri di YAML.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}",
        mend=_mend(suspect),
        start=suspect.start,
    )


def _runaway(document: Document, suspect: Suspect) -> Finding:
    del document
    return Finding(
        "kutip-terbuka",
        suspect.path,
        f"Tanda kutip yang dibuka di sini belum ditutup, sehingga «{suspect.said}» di bawahnya ikut menjadi teks.",
        "Tambahkan tanda kutip penutup di akhir teksnya.",
        mend=_mend(suspect),
        start=suspect.start,
    )


def _colon(document: Document, suspect: Suspect) -> Finding:
    del document
    return Finding(
        "titik-dua-dalam-teks",
        suspect.path,
        "Titik dua «: » di tengah teks membuat awalnya terbaca sebagai kunci.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}",
        mend=_mend(suspect),
        start=suspect.start,
    )


def _no_colon(document: Document, suspect: Suspect) -> Finding:
    value = suspect.value[suspect.said] if isinstance(suspect.value, dict) else ""
    del document
    return Finding(
        "titik-dua-kurang",
        suspect.path,
        f"Kurang titik dua sesudah «{suspect.said}».",
        f"Tulis «{suspect.said}: {value}».",
        mend=_mend(suspect),
        start=suspect.start,
    )


def _quotes(document: Document, suspect: Suspect) -> Finding:
    del document
    return Finding(
        "kutip-word",
        suspect.path,
        "Tanda kutip dari Word terbaca sebagai bagian teks.",
        f"Hapus tanda kutip pembuka dan penutupnya: {suspect.said}",
        Severity.WARNING,
        of_key=suspect.of_key,
        mend=_mend(suspect),
        start=suspect.start,
    )


def _bullets(document: Document, suspect: Suspect) -> Finding:
    sign = suspect.said[0]
    if isinstance(value_at(document.data, suspect.path), list):
        message = f"Butir daftar ini masih membawa «{sign}»."
        hint = "Hapus tandanya; butir daftar bernomor sendiri."
    elif isinstance(suspect.value, list) or (isinstance(suspect.value, str) and "\n" in suspect.value):
        message = f"Baris-baris yang diawali «{sign}» di sini terbaca sebagai satu paragraf."
        hint = "Tulis setiap butir pada barisnya sendiri, diawali tanda «-» dan satu spasi."
        if isinstance(suspect.value, str):
            hint += " Tulis «|» sesudah titik dua, agar ganti barisnya tetap."
    else:
        message, hint = f"Tanda «{sign}» dari Word ikut tercetak.", "Hapus tandanya."
    return Finding(
        "butir-word", suspect.path, message, hint, Severity.WARNING, mend=_mend(suspect), start=suspect.start
    )


def _quoted(suspect: Suspect) -> str:
    value = suspect.value if isinstance(suspect.value, str) else suspect.said
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return f"'{shown}'" if '"' in shown else f'"{shown}"'


_FINDINGS: Mapping[Suspicion, Callable[[Document, Suspect], Finding]] = {
    Suspicion.COMMA: _comma,
    Suspicion.GLUED: _glued,
    Suspicion.COLON: _colon,
    Suspicion.NO_COLON: _no_colon,
    Suspicion.SWALLOWED: _swallowed,
    Suspicion.LOST: _lost,
    Suspicion.RUNAWAY: _runaway,
    Suspicion.QUOTES: _quotes,
    Suspicion.BULLETS: _bullets,
}
