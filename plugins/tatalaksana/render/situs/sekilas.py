# An SOP at a glance, above its steps: in one line how many there are and how long they take; opened, which take longest and
# how the time is shared between the lanes.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.facts import DaftarPeriksa, Facts, Lama, Ringkasan, Sebab, Terlepas
from tatalaksana.model import say_jumlah
from tatalaksana.render.html.arah import Kartu, row_link
from tatalaksana.render.html.arti import lane_meanings
from tatalaksana.render.html.markup import Html, escape, join, whole_amounts
from tatalaksana.render.html.place import Place

_NL = "\n"
_RUN = 3
"""From so many rows one after the other on, only the first and the last are named."""
_REPEATED = "Bila setiap pengulangan terjadi sekali"
_HOW = (
    "Waktu di sini adalah waktu yang berlalu, bukan lamanya bekerja. Tiap satuan dijumlahkan sendiri: berapa jam sehari kerja, lembar tidak menyebut. "
    "Tanpa pengulangan berarti turun dari langkah pertama sampai selesai tanpa kembali; pada setiap keputusan diambil jalan ke langkah terdekat di bawahnya. "
    "Langkah yang berjalan serentak dihitung selama cabang yang terlama. Langkah beberapa pelaksana dihitung pada masing-masing."
)


def at_a_glance(facts: Facts, kartu: Kartu, place: Place) -> Html:
    """The line, and what it opens."""
    daftar, found = facts.daftar, facts.ringkasan
    rows = [("Waktu tanpa pengulangan", whole_amounts(_main(found)))]
    if found.berulang:
        rows.append((_REPEATED, whole_amounts(_time(found.berulang, found))))
    if found.terlama_jumlah:
        known = " yang diketahui" if any(share.lama.tanpa for share in found.porsi) else ""
        rows.append((f"Langkah terlama{known} ({say_jumlah(found.terlama_jumlah)})", _longest(daftar, found)))
    body = join((Html(f"<div><dt>{name}</dt><dd>{value}</dd></div>") for name, value in rows), _NL)
    return Html(
        f'<section class="sop-sekilas" aria-labelledby="sekilas">\n<h2 id="sekilas">Sekilas</h2>\n'
        f"<details><summary>{_line(found)}</summary>\n<dl>\n{body}\n</dl>\n"
        f"{_shares(kartu, found)}\n{_apart(daftar, found.terlepas)}"
        f"<p>{_HOW}</p></details>\n{lane_meanings(facts, place)}</section>"
    )


def _line(found: Ringkasan) -> str:
    said = [f"{found.langkah} langkah", f"{found.lajur} pelaksana", _main(found)]
    if found.berulang and found.utama and found.utama.jumlah.banyak:
        said[-1] += " tanpa pengulangan"  # how long with it is in what the line opens: both are nine lines on a phone
    return f"{whole_amounts(' · '.join(said))} <span>Rincian</span>"


def _main(found: Ringkasan) -> str:
    return _time(found.utama, found) if found.utama else "waktu tidak dapat ditentukan"


def _time(lama: Lama, found: Ringkasan) -> str:
    if lama.tanpa and not lama.jumlah.banyak:
        return _nothing(lama, found)
    return lama.kata


def _nothing(lama: Lama, found: Ringkasan) -> str:
    silent = {row for one in found.terlepas if one.sebab is Sebab.KOSONG for row in one.baris}
    return "waktu tidak disebut" if silent.issuperset(lama.tanpa) else "waktu tidak dapat dijumlahkan"


def _longest(daftar: DaftarPeriksa, found: Ringkasan) -> Html:
    return join(
        (
            join([row_link(daftar, rows[0]), *([row_link(daftar, rows[-1])] if len(rows) > 1 else [])], "–")
            for rows in found.terlama
        ),
        ", ",
    )


def _shares(kartu: Kartu, found: Ringkasan) -> Html:
    items = []
    # Where nobody knows what one unit holds of another, there is no share to draw.
    bar = Html(' <i aria-hidden="true"></i>' if any(share.persen is not None for share in found.porsi) else "")
    for share in found.porsi:
        lanes = kartu.nomor_lajur[share.bagian.jabatan]
        name = join(dict.fromkeys(kartu.lajur[lane] for lane in lanes), " dan ")
        facts = [whole_amounts(f"{len(share.bagian.baris)} langkah")]
        known = share.lama.jumlah.banyak or not share.lama.tanpa
        facts.append(whole_amounts(share.lama.kata if known else _nothing(share.lama, found)))
        if share.lama.jumlah.banyak and share.persen is not None:
            facts.append(Html(f"<b>{share.persen or '&lt; 1'} %</b>"))
        items.append(Html(
            f'<li style="--l:{lanes[0]};--p:{share.persen or 0}%"><span>{name}</span>{bar} <span>{" · ".join(facts)}</span></li>'
        ))  # fmt: skip
    return Html(f'<h3 id="porsi">Waktu menurut pelaksana</h3>\n<ul aria-labelledby="porsi">\n{join(items, _NL)}\n</ul>')


_APART = {Sebab.KATA: "", Sebab.BERSAMA: "", Sebab.KOSONG: " (waktunya tidak disebut)"}
"""What is said of times that speak for themselves."""


def _apart(daftar: DaftarPeriksa, several: Sequence[Terlepas]) -> Html:
    """What is not in the figures, each by its own words."""
    said = []
    for one in several:
        why = _APART.get(one.sebab, f", {one.sebab}")
        steps = f"langkah {_names(daftar, one.baris)}"
        said.append(f"«{escape(one.teks)}» ({steps}{why})" if one.teks else f"{steps}{why}")
    return Html(f"<p>Belum termasuk {'; '.join(said)}.</p>\n") if said else Html("")


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
