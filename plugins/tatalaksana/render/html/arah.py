# Each step's own way on: who does it, which of how many it is, where it leads and from where it is come to, as links.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.catalog import step_anchor
from tatalaksana.facts import DaftarPeriksa, Facts, Langkah
from tatalaksana.facts.giliran import Tuju, first_turns, listed
from tatalaksana.facts.words import begins_elsewhere
from tatalaksana.model import step_words
from tatalaksana.render.html.arti import lane_links
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place


@dataclass(frozen=True, slots=True)
class Arah:
    """What a row has beside its official cells. Cards show it, the sheet to the keyboard only, and paper never."""

    siapa: Html
    """Who does it, for the beginning of the cell that says what."""
    sel: Html
    """A cell of its own for the end of the row."""


@dataclass(frozen=True, slots=True)
class Kartu:
    """What lets a table be read as cards too, from step to step."""

    daftar: DaftarPeriksa
    lajur: Sequence[Html]
    """Each lane by what stands over it, as a link to its office."""
    nomor_lajur: Mapping[str, Sequence[int]]
    """Office to its lanes."""
    arah: Sequence[Arah]
    """For each row."""


def cards(facts: Facts, place: Place) -> Kartu:
    """The steps of an SOP as cards."""
    entry, daftar = facts.entry, facts.daftar
    links = lane_links(facts, place)
    lanes: dict[str, list[int]] = {}
    for lane, lajur in enumerate(entry.sop.pelaksana):
        lanes.setdefault(lajur.jabatan, []).append(lane)
    last = sum(bool(step.nomor) for step in daftar.langkah)
    # Each row is led to from several: how it is called there is said once.
    steps = [_Step.of(daftar, row) for row in range(len(daftar.langkah))]
    sharing = entry.flow.sharing
    rows = [
        Arah(Html(""), Html(""))
        if step.tanpa_simbol
        else Arah(
            Html(f'<span class="siapa">{_acting(step, facts.lajur, links, lanes)}</span>'),
            Html(
                f'<td class="arah"><b>{f"Langkah {step.nomor} dari {last}" if step.nomor else steps[row].name.capitalize()}</b>'
                f"{_said(begins_elsewhere(daftar, step))}{_said(f'Waktu: {step.waktu}') if row in sharing and step.waktu else ''}{_ways(daftar, steps, row)}"
                f"{''.join(steps[other].coming(steps[row], _leading(daftar.langkah[other], row)) for other in dict.fromkeys(other for other, _ in coming))}</td>"
            ),
        )
        for row, (step, coming) in enumerate(zip(daftar.langkah, daftar.arrivals, strict=True))
    ]
    return Kartu(daftar, links, lanes, rows)


def row_link(daftar: DaftarPeriksa, row: int) -> Html:
    """A row by its number, as a link to it."""
    return Html(f'<a href="#{step_anchor(daftar.langkah[row].nomor, row)}">{daftar.sebutan(row)}</a>')


@dataclass(frozen=True, slots=True)
class _Step:
    """A row as others speak of it."""

    name: str
    href: str
    said: str
    """«langkah 6», for those who listen."""
    by: Html

    def coming(self, here: _Step, leading: str) -> str:
        """The link from a row that it leads to, with who leads there, unless it is who acts here."""
        by = escape(leading)
        spoken, shown = (f", {by}", f", <small>{by}</small>") if by != here.by else ("", "")
        return f' <a class="dari" href="{self.href}" aria-label="dari {self.said}{spoken}">Dari {self.name}{shown}</a>'

    @staticmethod
    def of(daftar: DaftarPeriksa, row: int) -> _Step:
        step, name = daftar.langkah[row], daftar.sebutan(row)
        href = f"#{step_anchor(step.nomor, row)}"
        said = step_words(step.nomor, row)
        return _Step(
            name,
            href,
            said,
            escape(step.siapa),
        )


def _leading(step: Langkah, target: int) -> str:
    """Who of a row leads to another: all that act in it, or those whose symbols do."""
    turns = {turn.lajur: turn.nama for turn in step.giliran}
    leading = {
        turn.lajur for turn in step.giliran if any(tuju.baris == target for _, tujuan in turn.tuju for tuju in tujuan)
    }
    if not leading or leading == turns.keys():
        return step.siapa
    return listed([name for lane, name in turns.items() if lane in leading])


def _said(words: str) -> str:
    """A line of a card: that it is one of several beginnings; the time that it shares, whose cell may stand in a row above."""
    return f" <span>{escape(words)}</span>" if words else ""


def _acting(step: Langkah, heads: Sequence[str], links: Sequence[Html], lanes: Mapping[str, Sequence[int]]) -> str:
    """Who does a row, each as a link; the word before a further one says whether all do it, one of them, or one after the other."""
    first = {turn.lajur for turn in first_turns(step.giliran, step.kata_sambung)}
    said: list[str] = []
    for lane in sorted(step.kantor, key=lambda lane: lane not in first):
        word = step.kata_sambung if lane in first else "lalu"
        apart = f" lajur ke-{lane + 1}" if heads.count(heads[lane]) > 1 else ""
        color = lanes[step.kantor[lane]][0]
        said.append(f'<span style="--l:{color}">{f"<small>{word}</small> " if said else ""}{links[lane]}{apart}</span>')
    return " ".join(said)


def _ways(daftar: DaftarPeriksa, steps: Sequence[_Step], row: int) -> str:
    """Where a row leads; those of several who act in it each with who leads there, unless all lead to the same.

    Who only goes on to their own next symbol in the row leads nowhere else.
    """
    turns = [turn for turn in daftar.langkah[row].giliran if not turn.hands_on] or daftar.langkah[row].giliran
    if len({turn.tuju for turn in turns}) == 1:
        turns = turns[:1]
    said = [(f' <span class="oleh">{escape(turn.pembuka)}</span>' if len(turns) > 1 else "", turn) for turn in turns]
    return "".join(
        head
        + "".join(
            _way(steps, steps[row], turn.said(label), tuju, first=tuju is targets[0])
            for label, targets in turn.tuju
            for tuju in targets
        )
        for head, turn in said
    )


def _way(steps: Sequence[_Step], here: _Step, label: str, tuju: Tuju, *, first: bool) -> str:
    """A target of an exit. A further one is led to as well, which a second exit of the same words would not say."""
    words = f"{escape(label)} " if label and first else "" if first else "dan "
    shown, spoken = words, f"{escape(label)}: {'' if first else 'dan '}" if label else words
    named = escape(listed(tuju.nama))
    if tuju.baris is None:
        return f" <span>{shown}→ selesai</span>"
    if tuju.di_sini:
        return f" <span>{shown}→ di langkah ini{f' <small>{named}</small>' if named else ''}</span>"
    there = steps[tuju.baris]
    said = named or there.by
    by = f" <small>{said}</small>" if named or said != here.by else ""
    return f' <a href="{there.href}" aria-label="{spoken}ke {there.said}, {said}">{shown}→ {there.name}{by}</a>'
