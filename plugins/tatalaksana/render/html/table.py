# The table of activities with the chart drawn in its lane cells.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tatalaksana.catalog import Catalog, Entry, step_anchor
from tatalaksana.chart.sizes import MIN_HALF_ROW
from tatalaksana.diff import Tanda, Tertanda
from tatalaksana.faces import BOLD
from tatalaksana.facts import Butir, Facts
from tatalaksana.model import MUTU_BAKU, WAKTU, Kegiatan, Kolom, Label
from tatalaksana.render.fitting.units import PIXEL
from tatalaksana.render.html.arah import Kartu
from tatalaksana.render.html.chart import lane_cells, sharp
from tatalaksana.render.html.links import form_link, link_to
from tatalaksana.render.html.markup import Html, escape, join, narrow
from tatalaksana.render.html.panah import arrows
from tatalaksana.render.html.paper import foot_room
from tatalaksana.render.html.passages import content, flowing
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.run import run_rows
from tatalaksana.render.html.sambungan import sambungan
from tatalaksana.render.html.suku import cut_where_narrow
from tatalaksana.render.html.widths import PageColumns, page_columns

_ROW_HEIGHT = 2 * MIN_HALF_ROW


@dataclass(frozen=True, slots=True)
class Marks:
    """What a table shows of a comparison. All of it is optional: without any, it is the table of one SOP."""

    prefix: str = ""
    """Begins every id, where several tables stand on one page."""
    said: str = ""
    """Follows every name, for those who listen."""
    heads: Sequence[Html] = ()
    """What stands over the lanes."""
    rows: Sequence[Tanda] = ()
    signs: Tertanda | None = None
    cells: Mapping[tuple[int, Kolom], Html] = field(default_factory=dict)
    """What stands in a cell instead of its text."""


_NONE = Marks()


def table(
    facts: Facts,
    place: Place,
    marks: Marks = _NONE,
    *,
    kartu: Kartu | None = None,
) -> Html:
    """The whole table; with `kartu` it can be read as cards too."""
    entry, geometry, profil, label = facts.entry, facts.entry.geometry, facts.profil, facts.label
    columns = profil.kolom
    breadths = page_columns(facts)
    paper = breadths.paper
    cols = join(
        join(Html(f'<col style="--l:{lane};--c:{printed}">') for lane, printed in zip(breadths.lanes, paper.lanes, strict=True))
        if kolom is Kolom.PELAKSANA
        else Html(f'<col class="{kolom.value}" style="--l:{breadths.texts[kolom]};--c:{paper.texts[kolom]}">')
        for kolom in columns
    )  # fmt: skip
    names = kartu.lajur if kartu else marks.heads or tuple(map(escape, facts.lajur))
    heads = [cut_where_narrow(name, breadths.lane_line(lane), BOLD) for lane, name in enumerate(names)]
    offices = [lajur.jabatan for lajur in entry.sop.pelaksana] if kartu else []
    lanes = _lane_heads(heads, offices, [place.of("pelaksana", lane) for lane in range(len(heads))])
    head = _head(columns, label, breadths, lanes, numbered=profil.nomor_kolom)
    body = _body(facts, place, marks, breadths, kartu=kartu)
    name = f"{marks.prefix}judul-tabel"
    steps = facts.sheet.steps if kartu or place.around.sunting else None
    title, said = escape(steps.title if steps else facts.sheet.heading), escape(marks.said)
    if said:
        title = Html(f'{title}<span class="baca">{said}</span>')
    # The script stands here and is not deferred: the choice is made before anything below is drawn.
    switch = Html(f'{_SWITCH}<script src="{place.asset("tampilan.js")}"></script>\n') if kartu else ""
    here = f' id="{STEPS}"' if kartu else ""
    seams = Html("") if steps or not kartu else sambungan(facts, paper, place.catalog, foot_room(facts, place) / PIXEL)
    ways = f' data-panah="{arrows(entry.flow, geometry)}"' if kartu else ""
    return Html(
        f'<section class="sop-langkah{" sop-urut" if steps else ""}" aria-labelledby="{name}">\n<h2 class="sop-judul-tabel" id="{name}">{title}</h2>\n{switch}'
        f'<div class="sop-gulir"{here} role="region" tabindex="0" aria-label="Tabel kegiatan{said}, dapat digulir"'
        f' style="--lebar:{breadths.whole};--sempit:{breadths.narrow};--langkah:{_stepped(breadths)};--huruf:{breadths.letters};--kepala-huruf:{breadths.heads:g};--cetak:{paper.whole}">\n'
        f'<table class="sop-tabel"{ways} aria-labelledby="{name}">\n'
        f"<colgroup>{cols}</colgroup>\n{head}\n{body}\n</table>\n</div>\n{seams}{_AFTER if kartu else Html('')}</section>"
    )


def _stepped(breadths: PageColumns) -> int:
    """Pixels of the columns that are narrower where a screen is."""
    return sum(breadths.texts.get(kolom, 0) for kolom in (Kolom.NO, Kolom.KEGIATAN))


def _lane_heads(heads: Sequence[Html], offices: Sequence[str], places: Sequence[Html]) -> list[Html]:
    """The cells over the lanes, each with its place in the file; with the offices' ids a reader's own lane can be found."""
    said = [f' data-jabatan="{escape(office)}"' for office in offices] or [""] * len(heads)
    return [
        Html(f'<th scope="col" class="lajur"{office}{where}>{name}</th>')
        for name, office, where in zip(heads, said, places, strict=True)
    ]


def _head(
    columns: tuple[Kolom, ...], label: Label, breadths: PageColumns, lanes: Sequence[Html], *, numbered: bool
) -> Html:
    mutu = [kolom for kolom in columns if kolom in MUTU_BAKU]
    first: list[Html] = []
    second: list[Html] = []
    for kolom in columns:
        text = escape(getattr(label, kolom.value))
        if kolom is not Kolom.PELAKSANA:
            size = breadths.heads if kolom in mutu else 1.0
            text = cut_where_narrow(text, breadths.line(kolom) / size, BOLD)
        if kolom is Kolom.PELAKSANA:
            first.append(Html(f'<th scope="colgroup" colspan="{len(lanes)}">{text}</th>'))
            second += lanes
        elif kolom in mutu:
            if kolom is mutu[0]:
                first.append(Html(f'<th scope="colgroup" colspan="{len(mutu)}">{escape(label.mutu_baku)}</th>'))
            second.append(Html(f'<th scope="col">{text}</th>'))
        else:
            first.append(Html(f'<th scope="col" rowspan="2" class="{kolom.value}">{text}</th>'))
    rows = [Html(f"<tr>\n{join(first, _NL)}\n</tr>"), Html(f"<tr>\n{join(second, _NL)}\n</tr>")]
    if numbered:
        count = len(lanes) + len(columns) - 1
        cells = join(Html(f'<td class="nomor-kolom">({number})</td>') for number in range(1, count + 1))
        rows.append(Html(f"<tr>{cells}</tr>"))
    return Html(f"<thead>\n{join(rows, _NL)}\n</thead>")


_NL = "\n"


STEPS = "langkah"
"""The id of the box that the table scrolls in."""
_AFTER = Html('<span id="sesudah-langkah" tabindex="-1"></span>\n')
_SWITCH = Html(
    '<fieldset class="sop-tampilan"><legend>Tampilan langkah</legend>\n'
    '<label><input type="radio" name="tampilan" id="tampil-kartu" autocomplete="off" checked>Kartu</label>\n'
    '<label><input type="radio" name="tampilan" id="tampil-lembar" autocomplete="off">Lembar</label></fieldset>\n'
    '<a class="sop-lewati" href="#sesudah-langkah">Lewati langkah-langkah</a>\n'
)
"""Between cards and the sheet, on screens that are narrow; the stylesheet does it, the script only remembers. And a way past the table."""


def _body(facts: Facts, place: Place, marks: Marks, breadths: PageColumns, *, kartu: Kartu | None) -> Html:
    catalog, entry, geometry = place.catalog, facts.entry, sharp(facts.entry.geometry, breadths.lanes)
    columns, label = facts.profil.kolom, facts.label
    lanes = [Html(f' data-lajur="{escape(one.nama)}"') for one in entry.sop.pelaksana] if place.around.sunting else ()
    cells_of_lanes = lane_cells(entry.flow, geometry, facts.kata, marks.signs, lanes)
    shared = entry.flow.shared
    rows = entry.flow.steps
    told = facts.urutan if facts.sheet.steps and (kartu or place.around.sunting) else ()
    daftar = kartu.daftar if kartu else None
    extra = run_rows(entry, daftar, place)
    heads = {kolom: escape(getattr(label, kolom.value)) for kolom in columns}
    lines = {kolom: breadths.line(kolom) for kolom in columns if kolom is not Kolom.PELAKSANA}
    result: list[Html] = []
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        number = entry.flow.numbers[row]
        cells: list[Html] = []
        for kolom in columns:
            given = marks.cells.get((row, kolom))
            if kolom is Kolom.NO:
                cells.append(Html(f'<td class="no">{given or number}</td>'))
            elif kolom is Kolom.KEGIATAN:
                text = _kegiatan(entry, catalog, row, kegiatan, place) if given is None else given
                text = cut_where_narrow(text, lines[kolom])
                if told:
                    text = Html(f"{_acting(told[row])}{text}{_told(told[row])}")
                cells.append(
                    Html(
                        f'<th scope="row" class="kegiatan"{place.of("kegiatan", row, "uraian")}>'
                        f"{kartu.arah[row].siapa if kartu else ''}{text}</th>"
                    )
                )
            elif kolom is Kolom.PELAKSANA:
                cells += cells_of_lanes[row]
            elif kolom is WAKTU:
                if row not in shared:
                    where = place.of("kegiatan", row, "waktu", "teks")
                    time = _waktu(kegiatan, row, rows, given, heads[kolom] if daftar else "", where)
                    cells.append(cut_where_narrow(time, lines[kolom]))
            else:
                text = (
                    content(getattr(kegiatan, kolom.value), place.resolve, place.around.istilah.html)
                    if given is None
                    else given
                )
                name = f' data-label="{heads[kolom]}"' if daftar and getattr(daftar.langkah[row], kolom.value) else ""
                where = place.of("kegiatan", row, kolom.value)
                cells.append(
                    Html(f'<td class="{kolom.value}"{name}{where}>{cut_where_narrow(text, lines[kolom])}</td>')
                )
        if kartu:
            cells.append(kartu.arah[row].sel)
        height = geometry.rows[row].size
        tall = f' style="height:{height}px"' if height > _ROW_HEIGHT else ""
        name = marks.prefix + step_anchor(number, row)
        sign = marks.rows[row] if marks.rows else Tanda.TETAP
        kinds = [*(["judul"] if kegiatan.tanpa_simbol else []), *([] if sign is Tanda.TETAP else [sign.value])]
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        result.append(Html(f'<tr id="{name}"{kind}{tall}{extra[row]}>\n{join(cells, _NL)}\n</tr>'))
    return Html(f"<tbody>\n{join(result, _NL)}\n</tbody>")


def _kegiatan(entry: Entry, catalog: Catalog, row: int, kegiatan: Kegiatan, place: Place) -> Html:
    link = catalog.rincian.get((entry.id, row))
    detail = "" if link is None else f'\n<span class="rincian">Rincian: {link_to(link, catalog, place)}</span>'
    if kegiatan.waktu_kerja:
        # Beside the form's own columns, and never on paper.
        detail += f'\n<span class="rincian formulir">Waktu kerja: {escape(kegiatan.waktu_kerja)}</span>'
    if place.around.formulir:
        detail += "".join(
            f'\n<span class="rincian formulir">Formulir: {form_link(name, place)}</span>' for name in kegiatan.formulir
        )
    return Html(f"{flowing(kegiatan.uraian, place.resolve, place.around.istilah.html)}{detail}")


def _acting(step: Butir) -> Html:
    """Who acts in a step of a list, in place of its lanes; cards have that."""
    return Html(f'<strong class="rincian urut">{escape(step.pelaksana)}: </strong>') if step.pelaksana else Html("")


def _told(step: Butir) -> Html:
    """Where a step of a list leads and what it takes and makes, in place of its cells."""
    ways = Html(f'\n<em class="rincian urut">{escape(step.arah)}</em>') if step.arah else Html("")
    small = escape(" · ".join(f"{name}: {text}" for name, text in step.rinci))
    return Html(f'{ways}\n<small class="rincian urut">{small}</small>') if small else ways


def _waktu(  # noqa: PLR0917 - what a cell hangs on
    kegiatan: Kegiatan, row: int, rows: Mapping[str, int], given: Html | None, head: str, where: Html
) -> Html:
    waktu = kegiatan.waktu
    text = given if given is not None else narrow(waktu.teks) if waktu else ""
    # A comparison also shows what was never checked: a time may be said to last to a step that is not there.
    span = rows.get(waktu.sampai, row) - row + 1 if waktu and waktu.sampai else 1
    over = f' rowspan="{span}"' if span > 1 else ""
    # A card says a shared time with the steps that share it, where it says its ways.
    name = f' data-label="{head}"' if head and text and span == 1 else ""
    return Html(f'<td class="waktu"{over}{name}{where}>{text}</td>')
