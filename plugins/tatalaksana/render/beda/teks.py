# Differences as plain text for a terminal.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.diff import Kelas, Pasangan
from tatalaksana.render.beda.kalimat import Kalimat, kalimat_of, revision_words
from tatalaksana.render.beda.laporan import Laporan, counted, heading_of


def beda_teks(laporan: Laporan) -> str:
    """The report as text; only characters that can be seen."""
    lines = [f"Perubahan dari {laporan.dari} ke {laporan.ke}", ""]
    for pair in laporan.pasangan:
        lines += [*_pair(pair, heading_of(pair, laporan)), ""]
    daftar = laporan.daftar
    if daftar:
        lines += ["Daftar dan formulir", *(f"  {said}" for said in daftar), ""]
    lines += [f"Tidak dapat dibandingkan: {text}" for text in laporan.masalah]
    if not laporan.pasangan and not daftar:
        lines.append("Tidak ada perubahan.")
    return "\n".join(map(_seen, lines)).rstrip("\n") + "\n"


def _pair(pair: Pasangan, heading: str) -> Iterator[str]:
    yield f"{heading} – {pair.entry.document.file}"
    if pair.perbandingan is None:
        yield "  SOP ini baru." if pair.baru else "  SOP ini dihapus."
        return
    if pair.moved_from:
        yield f"  Berkasnya dipindah dari {pair.moved_from}."
    said = kalimat_of(pair.perbandingan)
    for kelas in Kelas:
        of_class = [sentence for sentence in said if sentence.kelas is kelas]
        if of_class:
            yield f"  {kelas.value.capitalize()}"
            yield from (f"    {_sentence(sentence)}" for sentence in of_class)
    yield f"  {counted(change.kelas for change in pair.perbandingan.perubahan).capitalize()}."
    warning = revision_words(pair.perbandingan)
    if warning:
        yield f"  Perhatian: {warning}"


def _sentence(sentence: Kalimat) -> str:
    return f"{sentence.tempat}: {sentence.perihal} {_content(sentence)}"


def _content(sentence: Kalimat) -> str:
    pieces = sentence.isi
    if sentence.perihal in {"ditambah", "dihapus"} or all(piece.same for piece in pieces):
        return f"«{pieces[0].old or pieces[0].new}»"
    if len(pieces) == 1:
        old, new = pieces[0]
        return f"{old} → {new}" if old and new else f"ditambah «{new}»" if new else f"dihapus «{old}»"
    return "«" + "".join(piece.old if piece.same else _changed(piece.old, piece.new) for piece in pieces) + "»"


def _changed(old: str, new: str) -> str:
    return f"[{old} → {new}]" if old and new else f"[+ {new}]" if new else f"[− {old}]"


def _seen(line: str) -> str:
    return line if line.isprintable() else "".join(sign if sign.isprintable() else " " for sign in line)
