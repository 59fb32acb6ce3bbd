# The table of activities with the chart drawn in its lane cells.
from __future__ import annotations

from collections.abc import Mapping, Sequence

from tatalaksana.catalog import Catalog, Entry, lane_names, office_page, shared_rows
from tatalaksana.chart import Geometry
from tatalaksana.model import MUTU_BAKU, Kegiatan, Kertas, Kolom, Label, step_rows
from tatalaksana.render.html.chart import lane_cells
from tatalaksana.render.html.links import form_link, link_to
from tatalaksana.render.html.markup import Html, content, escape, inline, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.run import run_rows

_WIDTHS: Mapping[Kolom, int] = {
    Kolom.NO: 36, Kolom.KEGIATAN: 250, Kolom.KELENGKAPAN: 122, Kolom.WAKTU: 66, Kolom.OUTPUT: 122, Kolom.KET: 52,
}  # fmt: skip
"""Pixels at which columns are comfortable to read; wider tables share what is left."""
_ROW_HEIGHT = 52
PAPER_WIDTH: Mapping[Kertas, int] = {Kertas.A4: 1031, Kertas.F4: 1156, Kertas.LETTER: 965}
"""Pixels between the margins of each paper; the stylesheet shrinks wider tables to them."""


def table(entry: Entry, catalog: Catalog, geometry: Geometry, place: Place) -> Html:
    """The whole table."""
    columns = catalog.profil_of(entry.sop).kolom
    label = catalog.label_of(entry.sop)
    widths = {kolom: max(wide, _head_width(getattr(label, kolom.value), 7.0)) for kolom, wide in _WIDTHS.items()}
    others = sum(widths[kolom] for kolom in columns if kolom is not Kolom.PELAKSANA)
    lanes = _lane_widths(geometry, lane_names(entry, catalog), PAPER_WIDTH[catalog.profil_of(entry.sop).kertas] - others)
    width = others + sum(lanes)
    cols = join(
        join(Html(f'<col style="width:{lane}px">') for lane in lanes) if kolom is Kolom.PELAKSANA
        else Html(f'<col class="{kolom.value}" style="width:{widths[kolom]}px">')
        for kolom in columns
    )  # fmt: skip
    head = _head(entry, catalog, columns, label, place)
    body = _body(entry, catalog, geometry, columns, place)
    title = escape(entry.sop.nama_lengkap)
    return Html(
        f'<section class="sop-langkah" aria-labelledby="judul-tabel">\n<h2 class="sop-judul-tabel" id="judul-tabel">{title}</h2>\n'
        f'<div class="sop-gulir" role="region" tabindex="0" aria-label="Tabel kegiatan, dapat digulir">\n'
        f'<table class="sop-tabel" style="--lebar:{width}" aria-labelledby="judul-tabel">\n'
        f"<colgroup>{cols}</colgroup>\n{head}\n{body}\n</table>\n</div>\n</section>"
    )


def _lane_widths(geometry: Geometry, names: Sequence[str], room: int) -> list[int]:
    """All lanes as wide as the widest needs, as on paper; each as wide as it needs where that is too much."""
    needs = [max(band.size, _head_width(name)) for band, name in zip(geometry.lanes, names, strict=True)]
    return [max(needs)] * len(needs) if max(needs) * len(needs) <= room else needs


def _head_width(name: str, letter: float = 6.4) -> int:
    """What a column's head needs so that its longest word, bold, stays whole."""
    return round(max(map(len, name.split())) * letter + 7)


def _head(entry: Entry, catalog: Catalog, columns: tuple[Kolom, ...], label: Label, place: Place) -> Html:
    names = lane_names(entry, catalog)
    mutu = [kolom for kolom in columns if kolom in MUTU_BAKU]
    first: list[Html] = []
    second: list[Html] = []
    for kolom in columns:
        text = escape(getattr(label, kolom.value))
        if kolom is Kolom.PELAKSANA:
            offices = [lajur.jabatan for lajur in entry.sop.pelaksana]
            first.append(Html(f'<th scope="colgroup" colspan="{len(names)}">{text}</th>'))
            second += [
                Html(f'<th scope="col" class="lajur"><a class="sop-samar" href="{place.href(office_page(office))}">{escape(name)}</a></th>')
                for office, name in zip(offices, names, strict=True)
            ]
        elif kolom in mutu:
            if kolom is mutu[0]:
                first.append(Html(f'<th scope="colgroup" colspan="{len(mutu)}">{escape(label.mutu_baku)}</th>'))
            second.append(Html(f'<th scope="col">{text}</th>'))
        else:
            first.append(Html(f'<th scope="col" rowspan="2" class="{kolom.value}">{text}</th>'))
    rows = [Html(f"<tr>\n{join(first, _NL)}\n</tr>"), Html(f"<tr>\n{join(second, _NL)}\n</tr>")]
    if catalog.profil_of(entry.sop).nomor_kolom:
        count = len(names) + len(columns) - 1
        cells = join(Html(f'<td class="nomor-kolom">({number})</td>') for number in range(1, count + 1))
        rows.append(Html(f"<tr>{cells}</tr>"))
    return Html(f"<thead>\n{join(rows, _NL)}\n</thead>")


_NL = "\n"


def _body(
    entry: Entry, catalog: Catalog, geometry: Geometry, columns: tuple[Kolom, ...], place: Place
) -> Html:
    cells_of_lanes = lane_cells(entry.flow, geometry, lane_names(entry, catalog))
    shared = shared_rows(entry)
    rows = step_rows(entry.sop)
    extra = run_rows(entry, place)
    result: list[Html] = []
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        number = entry.flow.numbers[row]
        cells: list[Html] = []
        for kolom in columns:
            if kolom is Kolom.NO:
                cells.append(Html(f'<td class="no">{number}</td>'))
            elif kolom is Kolom.KEGIATAN:
                cells.append(_kegiatan(entry, catalog, row, kegiatan, place))
            elif kolom is Kolom.PELAKSANA:
                cells += cells_of_lanes[row]
            elif kolom is Kolom.WAKTU:
                if row not in shared:
                    cells.append(_waktu(kegiatan, row, rows))
            else:
                cells.append(Html(f'<td class="{kolom.value}">{content(getattr(kegiatan, kolom.value), place.resolve)}</td>'))
        height = geometry.rows[row].size
        tall = f' style="height:{height}px"' if height > _ROW_HEIGHT else ""
        name = f"langkah-{number}" if number else f"baris-{row + 1}"
        result.append(Html(f'<tr id="{name}"{tall}{extra[row]}>\n{join(cells, _NL)}\n</tr>'))
    return Html(f"<tbody>\n{join(result, _NL)}\n</tbody>")


def _kegiatan(entry: Entry, catalog: Catalog, row: int, kegiatan: Kegiatan, place: Place) -> Html:
    link = catalog.rincian.get((entry.id, row))
    detail = "" if link is None else f'\n<span class="rincian">Rincian: {link_to(link, catalog, place)}</span>'
    if place.around.formulir:
        detail += "".join(f'\n<span class="rincian formulir">Formulir: {form_link(name, place)}</span>' for name in kegiatan.formulir)
    return Html(f'<th scope="row" class="kegiatan">{inline(kegiatan.uraian, place.resolve)}{detail}</th>')


def _waktu(kegiatan: Kegiatan, row: int, rows: Mapping[str, int]) -> Html:
    if kegiatan.waktu is None:
        return Html('<td class="waktu"></td>')
    span = rows[kegiatan.waktu.sampai] - row + 1 if kegiatan.waktu.sampai else 1
    over = f' rowspan="{span}"' if span > 1 else ""
    return Html(f'<td class="waktu"{over}>{escape(kegiatan.waktu.teks)}</td>')

