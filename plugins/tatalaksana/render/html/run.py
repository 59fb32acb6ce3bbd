# «Kerjakan SOP ini»: what a page adds to its table so that it can be carried out. The texts are read from the table's cells by the
# script; here stands what the cells do not say.
from __future__ import annotations

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tatalaksana.catalog import Entry
from tatalaksana.facts import DaftarPeriksa, Keluar, Langkah
from tatalaksana.facts.giliran import quoted_exit
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place
from tatalaksana.web import SHARED


def run_button(daftar: DaftarPeriksa, place: Place) -> Html:
    """The button «Kerjakan SOP ini», or as the profile calls it; it is in sight only where scripts run, and its own are fetched when it is pressed."""
    if not place.around.kerjakan:
        return Html("")
    return Html(
        f'\n<button class="sop-tombol sop-kerjakan" type="button" hidden data-sop="{escape(daftar.id)}" '
        f'data-sidik="{daftar.sidik}" data-rupa="{place.asset("kerjakan.css")}" data-skrip="{place.asset(SHARED)} {place.asset("kerjakan.js")}">Kerjakan<span class="sop-ukuran"> {escape(place.facts.of[daftar.id].label.sebutan)} ini</span></button>'
    )


def run_rows(entry: Entry, daftar: DaftarPeriksa | None, place: Place) -> tuple[Html, ...]:
    """For each row of the table its attributes, often none; `daftar` is the SOP's checklist.

    `data-keluar` are the exits of a decision, each as its label and the rows it leads to, counted from 0, to none where it
    ends; `data-lanjut` the rows that follow a step where that is not just the next; `data-menit` the planned minutes, least
    and most; `data-awal` whether a procedure may begin here, where that is not what one expects. `data-masuk` are the ways into
    a row where not all of them are always taken: the lanes that act then, and the places of the ways on in `data-keluar` or
    `data-lanjut`; `data-sambung` the word between those who can enter it, where that is not «atau». A way that leads to such a row names both, [row, way in].
    """
    rows = len(entry.sop.kegiatan)
    if daftar is None or not place.around.kerjakan:
        return (Html(""),) * rows
    return tuple(_row(daftar.langkah, row, entry.flow.starts) for row in range(rows))


def _row(steps: Sequence[Langkah], row: int, starts: AbstractSet[int]) -> Html:
    step, acted = steps[row], [at for at, one in enumerate(steps) if not one.tanpa_simbol]
    if step.tanpa_simbol:
        return Html("")
    exits = {label: [one for one in step.jalan if one.label == label] for label in (one.label for one in step.jalan)}
    targets = {label: _targets(steps, ways) for label, ways in exits.items()}
    data: dict[str, object] = {}
    if step.keluar:
        data["keluar"] = [[quoted_exit(label), *found] for label, found in targets.items()]
        places = [list(exits).index(one.label) for one in step.jalan]
    else:
        following = targets[""]
        if following != [at for at in acted if at > row][:1]:
            data["lanjut"] = following
        rows = [one if isinstance(one, int) else one[0] for one in following]
        places = [rows.index(one.tujuan) if one.tujuan is not None else -1 for one in step.jalan]
    if step.masuk:
        data["masuk"] = [[one.lajur, sorted({places[way] for way in one.jalan} - {-1})] for one in step.masuk]
        if step.kata_sambung == "dan/atau":
            data["sambung"] = step.kata_sambung
    if step.menit:
        data["menit"] = step.menit
    if (row in starts) != (row == acted[0]):
        data["awal"] = row in starts
    return Html("".join(f' data-{name}="{escape(_json(value))}"' for name, value in data.items()))


def _targets(steps: Sequence[Langkah], ways: Sequence[Keluar]) -> list[int | list[int]]:
    """The rows that an exit leads to, each with its ways in where not all of them are taken; none where it ends."""
    found: dict[int, list[int]] = {}
    for way in ways:
        if way.tujuan is not None:
            found.setdefault(way.tujuan, []).append(way.giliran)
    said: list[int | list[int]] = []
    for row, turns in found.items():
        taken = [at for at, one in enumerate(steps[row].masuk) if one.giliran in turns]
        whole = len(taken) in {0, len(steps[row].masuk)}
        said += [row] if whole else [[row, at] for at in taken]
    return said


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
