# Differences as Markdown for a comment on a pull request. Whatever a text brings along stands there as text: no mark-up, no
# mention of a person, no reference to an issue.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.diff import Kelas, Pasangan
from tatalaksana.render.beda.kalimat import Kalimat, kalimat_of, revision_words
from tatalaksana.render.beda.laporan import Laporan, counted, heading_of

_MARKS = re.compile(r"([\\`*_\[\]|~$])")
_CALLS = re.compile(r"([@#!])(?=\w)")
"""What forges take for a person, an issue or a merge request, even where its sign is escaped."""
_UNSEEN = "&#8203;"


def beda_markdown(laporan: Laporan) -> str:
    """The report as Markdown (GitHub's kind, which GitLab, Gitea and Forgejo read too)."""
    lines = [f"### Perubahan SOP dari {_text(laporan.dari)} ke {_text(laporan.ke)}", ""]
    for pair in laporan.pasangan:
        lines += [*_pair(pair, heading_of(pair, laporan)), ""]
    daftar = laporan.daftar
    if daftar:
        lines += ["#### Daftar dan formulir", "", *(f"- {_text(said)}" for said in daftar), ""]
    lines += [f"- **Tidak dapat dibandingkan:** {_text(text)}" for text in laporan.masalah]
    if not laporan.pasangan and not daftar:
        lines.append("Tidak ada perubahan.")
    return "\n".join(lines).rstrip("\n") + "\n"


def _pair(pair: Pasangan, heading: str) -> Iterator[str]:
    yield f"#### {_text(heading)}"
    yield ""
    if pair.perbandingan is None:
        yield f"**{'SOP baru' if pair.baru else 'SOP dihapus'}** – {_text(pair.entry.document.file)}"
        return
    moved = f", dipindah dari {_text(pair.moved_from)}" if pair.moved_from else ""
    yield f"{counted(change.kelas for change in pair.perbandingan.perubahan).capitalize()} – {_text(pair.entry.document.file)}{moved}"
    warning = revision_words(pair.perbandingan)
    if warning:
        yield from ("", f"> **Perhatian:** {_text(warning)}")
    said = kalimat_of(pair.perbandingan)
    for kelas in Kelas:
        of_class = [sentence for sentence in said if sentence.kelas is kelas]
        if of_class:
            yield from ("", f"**{kelas.value.capitalize()}**", "")
            yield from (f"- {_sentence(sentence)}" for sentence in of_class)


def _sentence(sentence: Kalimat) -> str:
    return f"{_text(sentence.tempat)}: {_text(sentence.perihal)} {_content(sentence)}"


def _content(sentence: Kalimat) -> str:
    pieces = sentence.isi
    if len(pieces) == 1 and not (pieces[0].old and pieces[0].new):
        old, new = pieces[0]
        word = "" if sentence.perihal in {"ditambah", "dihapus"} else "ditambah " if new else "dihapus "
        return f"{word}«{_text(old or new)}»"
    if len(pieces) == 1 and not pieces[0].same:
        return f"{_text(pieces[0].old)} → **{_text(pieces[0].new)}**"
    return "«" + "".join(_text(piece.old) if piece.same else _changed(piece.old, piece.new) for piece in pieces) + "»"


def _changed(old: str, new: str) -> str:
    """Struck and strong; marks hold only between a space outside and none inside."""
    parts = [
        (f"{mark}{_text(text.strip())}{mark}" if text.strip() else "") for text, mark in ((old, "~~"), (new, "**"))
    ]
    before, after = (" " if any(text[at].isspace() for text in (old, new) if text) else "" for at in (0, -1))
    return f"{before}{' '.join(filter(None, parts))}{after}"


def _text(text: str) -> str:
    seen = "".join(sign if sign.isprintable() else " " for sign in text)
    safe = seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub(rf"\1{_UNSEEN}", _MARKS.sub(r"\\\1", safe))
