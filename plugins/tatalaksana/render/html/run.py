# «Jalankan»: what a page adds to its table so that it can be carried out. The texts are read from the table's cells by the
# script; here stands what the cells do not say.
from __future__ import annotations

import json
from collections.abc import Set as AbstractSet

from tatalaksana.catalog import Entry
from tatalaksana.facts import DaftarPeriksa, Langkah
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.render.html.place import Place
from tatalaksana.web import SHARED


def run_button(daftar: DaftarPeriksa, place: Place) -> Html:
    """The button «Jalankan»; it is in sight only where scripts run, and its own are fetched when it is pressed."""
    if not place.around.jalankan:
        return Html("")
    return Html(
        f'\n<button class="sop-tombol sop-jalankan" type="button" hidden data-sop="{escape(daftar.id)}" '
        f'data-sidik="{daftar.sidik}" data-skrip="{place.asset(SHARED)} {place.asset("jalankan.js")}">Jalankan</button>'
    )


def run_rows(entry: Entry, daftar: DaftarPeriksa | None, place: Place) -> tuple[Html, ...]:
    """For each row of the table its attributes, often none; `daftar` is the SOP's checklist.

    `data-keluar` are the exits of a decision, each as its label and the rows it leads to, counted from 0, to none where it
    ends; `data-lanjut` the rows that follow a step where that is not just the next; `data-menit` the planned minutes, least
    and most; `data-awal` whether a procedure may begin here, where that is not what one expects.
    """
    rows = len(entry.sop.kegiatan)
    if daftar is None or not place.around.jalankan:
        return (Html(""),) * rows
    steps = daftar.langkah
    return tuple(_row(step, row, rows, entry.flow.starts) for row, step in enumerate(steps))


def _row(step: Langkah, row: int, rows: int, starts: AbstractSet[int]) -> Html:
    data: dict[str, object] = {}
    if step.keluar:
        exits: dict[str, list[str | int]] = {}
        for keluar in step.keluar:
            exits.setdefault(keluar.label, [keluar.label]).extend([] if keluar.tujuan is None else [keluar.tujuan])
        data["keluar"] = list(exits.values())
    else:
        following = [target for target in (step.lanjut, *step.serentak) if target is not None]
        if following != [row + 1][: rows - 1 - row]:
            data["lanjut"] = following
    if step.menit:
        data["menit"] = step.menit
    if (row in starts) != (row == 0):
        data["awal"] = row in starts
    return Html("".join(f' data-{name}="{escape(_json(value))}"' for name, value in data.items()))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
