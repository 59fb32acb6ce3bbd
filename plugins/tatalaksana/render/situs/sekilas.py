# An SOP at a glance, above its sheet: how many steps, how long they take, and how the time is shared between the lanes.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.facts import DaftarPeriksa, Facts, Lama, Porsi, Ringkasan
from tatalaksana.facts.words import minutes_words
from tatalaksana.render.html.arah import Kartu, row_link
from tatalaksana.render.html.arti import lane_meanings
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

_NL = "\n"
_RUN = 3
"""From so many rows one after the other on, only the first and the last are named."""
_HOW = (
    "Waktu di sini adalah waktu yang berlalu, bukan lamanya bekerja: 1 hari dihitung 24 jam. "
    "Jalur utama turun dari langkah pertama sampai selesai tanpa kembali; pada setiap keputusan diambil jalan ke langkah terdekat di bawahnya. "
    "Langkah yang berjalan serentak dihitung selama cabang yang terlama. Langkah beberapa pelaksana dihitung pada masing-masing."
)


def at_a_glance(facts: Facts, kartu: Kartu, place: Place) -> Html:
    """The block of facts."""
    daftar, found = facts.daftar, facts.ringkasan
    rows = [
        ("Langkah", Html(str(found.langkah))),
        ("Pelaksana", Html(str(found.lajur))),
        ("Waktu jalur utama", _time(found.utama) if found.utama else Html("tidak dapat ditentukan")),
    ]
    if found.berulang:
        rows.append(("Bila setiap pengulangan terjadi sekali", _time(found.berulang)))
    if found.terlama_menit:
        rows.append((f"Langkah terlama ({minutes_words(found.terlama_menit)})", _longest(daftar, found)))
    body = join((Html(f"<div><dt>{name}</dt><dd>{value}</dd></div>") for name, value in rows), _NL)
    return Html(
        f'<section class="sop-sekilas" aria-labelledby="sekilas">\n<h2 id="sekilas">Sekilas</h2>\n'
        f'<p class="sop-ke-langkah"><a href="#judul-tabel">Langsung ke langkah-langkahnya</a></p>\n<dl>\n{body}\n</dl>\n'
        f"{_shares(kartu, found.porsi)}\n{_missing(daftar, found)}"
        f"<details><summary>Cara menghitung</summary><p>{_HOW}</p></details>\n{lane_meanings(facts, place)}</section>"
    )


def _time(lama: Lama) -> Html:
    if lama.tanpa and not lama.menit[1]:
        return Html("tidak diketahui")
    return Html(f"{'sedikitnya ' * bool(lama.tanpa)}{minutes_words(lama.menit)}")


def _longest(daftar: DaftarPeriksa, found: Ringkasan) -> Html:
    return join(
        (
            join([row_link(daftar, rows[0]), *([row_link(daftar, rows[-1])] if len(rows) > 1 else [])], "–")
            for rows in found.terlama
        ),
        ", ",
    )


def _shares(kartu: Kartu, shares: Sequence[Porsi]) -> Html:
    items = []
    for share in shares:
        lane = kartu.nomor_lajur[share.bagian.jabatan]
        facts = [f"{len(share.bagian.baris)} langkah"]
        if share.lama.menit[1]:
            facts.append(minutes_words(share.lama.menit))
            facts.append(f"<b>{share.persen or '&lt; 1'} %</b>")
        else:
            facts.append("waktunya tidak diketahui" if share.lama.tanpa else minutes_words((0, 0)))
        items.append(Html(
            f'<li style="--l:{lane};--p:{share.persen or 0}%"><span>{kartu.lajur[lane]}</span> <i aria-hidden="true"></i> <span>{" · ".join(facts)}</span></li>'
        ))  # fmt: skip
    return Html(f'<h3 id="porsi">Waktu menurut pelaksana</h3>\n<ul aria-labelledby="porsi">\n{join(items, _NL)}\n</ul>')


def _missing(daftar: DaftarPeriksa, found: Ringkasan) -> Html:
    """What is not in the figures, and why."""
    rows = sorted({row for lama in (found.utama, *(share.lama for share in found.porsi)) if lama for row in lama.tanpa})
    silent = [row for row in rows if not daftar.langkah[row].waktu.strip("-–— ")]
    said = [row for row in rows if row not in silent]
    parts = []
    if silent:
        parts.append(f"langkah {_names(daftar, silent)} (waktunya tidak disebut)")
    if said:
        times = "; ".join(dict.fromkeys(f"«{escape(daftar.langkah[row].waktu)}»" for row in said))
        parts.append(f"langkah {_names(daftar, said)} (tidak dapat dijumlahkan: {times})")
    return Html(f"<p>Belum termasuk {' dan '.join(parts)}.</p>\n") if parts else Html("")


def _names(daftar: DaftarPeriksa, rows: Sequence[int]) -> Html:
    """Rows as «1 sampai 7 dan 9»."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    names: list[str] = []
    for run in runs:
        linked = [row_link(daftar, row) for row in run]
        names += [f"{linked[0]} sampai {linked[-1]}"] if len(run) >= _RUN else linked
    return Html(" dan ".join(part for part in (", ".join(names[:-1]), names[-1]) if part))
