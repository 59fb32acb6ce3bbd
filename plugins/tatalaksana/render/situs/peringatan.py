# What the checks warn of, on the pages «Mutu»: for each SOP, and what its file accepts, with the reason and the day.
from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from tatalaksana.facts import Keadaan, Mutu
from tatalaksana.model import say_date
from tatalaksana.render.html.links import entry_link
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place
from tatalaksana.source import Kind, Problem
from tatalaksana.source.limits import REGISTER_NAMES

_NL = "\n"
_OPEN = 10
"""Of more SOP the warnings stand folded."""


def warnings_beside(place: Place) -> Html:
    """Warnings that belong to no SOP, those that are accepted behind the others."""
    own = {card.file for card in place.catalog.cards.values()}
    beside = [problem for problem in place.facts.warnings if problem.file not in own]
    if not beside:
        return Html("")
    told = sorted(beside, key=lambda problem: problem.acceptance is not None)
    items = "\n".join(f"<li>{_called(problem.file, place)}: {_told(problem)}</li>" for problem in told)
    return Html(f"<section>\n<h2>Peringatan pada daftar, profil, dan formulir</h2>\n<ul>\n{items}\n</ul>\n</section>")


def _called(file: str, place: Place) -> Html:
    """A source file by what it holds."""
    path = PurePosixPath(file)
    form = place.catalog.formulir.get(path.stem) if path.parent.name == Kind.FORMULIR else None
    if path.parent.name == Kind.PROFIL:
        return Html(f"Profil {escape(path.stem)}")
    if form:
        return Html(f"Formulir {escape(form.judul)}")
    return Html(f"Daftar {path.stem}") if path.stem in REGISTER_NAMES else escape(file)


def _told(problem: Problem) -> Html:
    """A warning: what to do about it, or why it is accepted; whoever mends it finds its line."""
    why = problem.acceptance
    line = f'<span class="sop-jumlah">(baris {problem.line})</span>'
    if why is None:
        return Html(f"{escape(problem.message)} {escape(problem.hint)} {line}")
    accepted = f'<span class="sop-jumlah">diterima {say_date(why.tanggal)}: {escape(why.alasan)}</span>'
    return Html(f"{escape(problem.message)} {line}<br>\n{accepted}")


def warnings_of(states: Sequence[Keadaan], place: Place) -> Html:
    """The warnings of each SOP, those with most first."""
    told = sorted((one for one in states if one.peringatan), key=lambda one: (-len(one.peringatan), one.card.id))
    parts = []
    for state in told:
        items = _NL.join(f"<li>{_told(problem)}</li>" for problem in state.peringatan)
        there = place.edit(state.card.file)
        edit = f' · <a href="{escape(there)}">Sunting</a>' if there else ""
        count = len(state.peringatan)
        parts.append(
            f"<details{' open' if len(told) <= _OPEN else ''}><summary>{escape(place.catalog.nama_of(state.card))}: {count} peringatan</summary>\n"
            f"<p>{entry_link(state.card, place)}{edit}</p>\n<ul>\n{items}\n</ul></details>"
        )
    body = "\n".join(parts) or "<p>Tidak ada.</p>"
    return Html(f'<section>\n<h2 id="peringatan">Peringatan pemeriksaan</h2>\n{body}\n</section>')


def accepted_count(whole: Mutu) -> Html:
    """How many warnings were accepted, on the first page; the units' pages have them."""
    if not whole.diterima:
        return Html("")
    return Html(
        f"<p>{whole.diterima} peringatan diterima dengan alasan; halaman unitnya memuat alasan dan tanggalnya.</p>"
    )


def accepted_of(states: Sequence[Keadaan], place: Place) -> Html:
    """Warnings that were looked at and accepted, with why and when."""
    parts = []
    for state in (one for one in states if one.diterima):
        items = _NL.join(f"<li>{_told(problem)}</li>" for problem in state.diterima)
        parts.append(
            f"<details><summary>{escape(place.catalog.nama_of(state.card))}: {len(state.diterima)} peringatan diterima</summary>\n<ul>\n{items}\n</ul></details>"
        )
    if not parts:
        return Html("")
    said = "<p>Sudah dilihat dan diterima apa adanya, biasanya karena naskahnya sudah ditandatangani. Peringatan muncul kembali bila isinya berubah.</p>"
    return Html(f'<section>\n<h2 id="diterima">Peringatan yang diterima</h2>\n{said}\n{_NL.join(parts)}\n</section>')
