# The report of a document: each value beside how it was found, how sure it is and why; and what found no place, quoted. One
# page a document, and one for all of them, each a file of its own without scripts.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import quote

from tatalaksana.importers.bidang_halaman import drawn_places, page_drawings, place_id
from tatalaksana.importers.reading import Reading, ReadTable
from tatalaksana.importers.terbaca import BarisTerbaca, Keyakinan, Terbaca, Terkenali
from tatalaksana.model.angka import say_number
from tatalaksana.render.csv import csv_of
from tatalaksana.render.html import Html, escape

_STYLE = """
body{font:15px/1.45 "Liberation Sans",Arial,sans-serif;margin:1.5rem auto;max-width:110rem;padding:0 1rem;color:#111;background:#fff}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.3rem;margin:1.5rem 0 .25rem}h3{font-size:1.05rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0 .75rem;max-width:50rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #c4c9ce;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#eef1f4}td{overflow-wrap:anywhere;white-space:pre-line}td small{display:block}.angka{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.yakin{padding:.05rem .45rem;border-radius:.6rem;white-space:nowrap}.pasti .yakin,.yakin.pasti{background:#e3f3e3}.mungkin .yakin,.yakin.mungkin{background:#fff3cd}.tebakan .yakin,.yakin.tebakan{background:#fbd9d3}
.galat{background:#fbd9d3;padding:.5rem .75rem;border-left:4px solid #a22}blockquote{margin:.25rem 0;padding:.25rem .75rem;border-left:4px solid #999;white-space:pre-line}
.dua{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.5rem}aside{position:sticky;top:0;max-height:100vh;overflow:auto}figure{margin:0}
summary{cursor:pointer;font-weight:700;padding:.4rem 0}.baris:target{fill:#ffd54a;fill-opacity:.45;stroke:#8a5a00}.nilai td:is(:first-child,:last-child),.ringkasan td{overflow-wrap:break-word}
@media (max-width:60rem){.dua{display:block}aside{position:static;max-height:none}}
@media (max-width:40rem){table:not(.nilai){display:block;overflow-x:auto}.ringkasan td{min-width:4rem}.nilai,.nilai :is(tbody,tr,td){display:block;border:0}.nilai :is(thead,td:empty){display:none}
.nilai tr{border:1px solid #c4c9ce;margin-bottom:.5rem}.nilai td:first-child{font-weight:700}.nilai td{padding:.1rem .5rem}}
svg{width:100%;height:auto;box-sizing:border-box;border:1px solid #999;margin:.5rem 0}small{color:#444}
"""
_HEADS = {
    "berkas": "Berkas", "sop": "SOP", "judul": "Judul", "nomor": "Nomor", "draf": "Draf", "lajur": "Lajur", "baris": "Baris",
    "pasti": "Pasti", "mungkin": "Mungkin", "tebakan": "Tebakan", "sisa": "Sisa", "mirip_dengan": "Mirip dengan",
    "catatan": "Catatan",
}  # fmt: skip
"""The table of all documents: its columns, as spreadsheets and as the page call them."""
_COUNTED = ("lajur", "baris", "pasti", "mungkin", "tebakan", "sisa")


@dataclass(frozen=True, slots=True)
class Imported:
    """A document and what came of it."""

    name: str
    reading: Reading | None
    found: tuple[Terkenali, ...] = ()
    drafts: tuple[str, ...] = ()
    """Of each SOP the file of its draft, from the folder of the results."""
    report: str = ""
    """The file of its report, from there."""
    refused: str = ""
    """Why it could not be read."""


def sure_counts(found: Terkenali) -> Counter[Keyakinan]:
    """How many values of an SOP are how sure."""
    return Counter(value.yakin for _, value in told_values(found))


def told_values(found: Terkenali) -> Iterator[tuple[str, Terbaca]]:
    """Every value of an SOP under its name."""
    yield "keluarga", found.keluarga
    yield from found.bidang.items()
    for at, one in enumerate(found.tanda_tangan, 1):
        yield from ((f"pengesahan {at}: {key}", value) for key, value in one.items())
    if found.centang:
        yield "centang", found.centang
    for key, box in found.kotak.items():
        yield from ((f"{key} {at}", item) for at, item in enumerate(box.butir, 1))
    yield from ((f"lajur {at}", lane.dasar) for at, lane in enumerate(found.lajur, 1))
    for at, row in enumerate(found.baris, 1):
        yield from ((f"kegiatan {at}: {key}", value) for key, value in row.isi.items())
        yield from ((f"kegiatan {at}: {name}", value) for name, value in _drawn(row, found))


def _drawn(row: BarisTerbaca, found: Terkenali) -> Iterator[tuple[str, Terbaca]]:
    for one in row.simbol:
        lane = found.lajur[one.lajur].label if one.lajur < len(found.lajur) else "?"
        kind = f" ({one.bentuk})" if one.bentuk else ""
        said = f"{lane}{kind}{f': {one.teks}' if one.teks else ''}"
        yield "simbol", Terbaca(said, one.dasar.cara, one.dasar.yakin, one.dasar.mengapa, one.dasar.asal)
        for way in one.jalan:
            target = f"baris {way.tujuan[0] + 1}" if way.tujuan else "selesai"
            yield (
                "panah",
                Terbaca(
                    f"{way.label or '→'}: {target}", way.dasar.cara, way.dasar.yakin, way.dasar.mengapa, way.dasar.asal
                ),
            )


def report_page(one: Imported) -> str:
    """The report of a document, as a page."""
    parts = [f"<h1>{escape(one.name)}</h1>", '<p><a href="../index.html">Semua berkas</a></p>']
    if one.refused or one.reading is None:
        parts.append(f'<p class="galat">{escape(one.refused)}</p>')
        return _page(one.name, parts)
    parts.append(f"<p>Dibaca sebagai {escape(one.reading.kind)}, {len(one.reading.pages)} halaman atau lembar.</p>")
    parts += [f"<blockquote>{escape(remark)}</blockquote>" for remark in one.reading.remarks]
    if not one.found:
        parts.append('<p class="galat">Tidak ada SOP yang dikenali di sini. Isinya dikutip di bawah.</p>')
    drawings, drawn = page_drawings(one.reading), drawn_places(one.reading)
    if drawings:
        parts.append('<div class="dua"><div>')
    for at, found in enumerate(one.found):
        parts += _sop(found, one.drafts[at] if at < len(one.drafts) else "", drawn)
    if drawings:
        parts += ['</div><aside aria-label="Halaman dokumen" tabindex="0">', *drawings, "</aside></div>"]
    if not one.found:
        parts.append(f"<blockquote>{escape(_all_text(one.reading)[:20000])}</blockquote>")
    return _page(one.name, parts)


def _all_text(reading: Reading) -> str:
    lines: list[str] = []
    for block in reading.blocks:
        if isinstance(block, ReadTable):
            lines += [cell.text for cell in block.cells if cell.text]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _sop(found: Terkenali, draft: str, drawn: frozenset[str]) -> Iterator[str]:
    sure = sure_counts(found)
    yield f"<h2>{escape(found.bidang['judul'].isi)}</h2>"
    yield (
        f'<p>Draf: <a href="../{escape(quote(draft))}">{escape(draft)}</a>. Nilai: '
        + _chips(sure)
        + " Setujui atau perbaiki dengan membuka drafnya; butir yang sudah diperiksa dihapus dari «perlu_diperiksa».</p>"
    )
    if found.kembar:
        yield f'<p class="galat">SOP ini barangkali sudah ada: {escape(found.kembar)}. Bandingkan sebelum dipakai.</p>'
    values = list(told_values(found))
    doubted = [(name, value) for name, value in values if value.yakin is not Keyakinan.PASTI]
    if doubted:
        yield f"<h3>Perlu diperiksa ({len(doubted)})</h3>"
        yield from _values(doubted, drawn)
    if found.sisa:
        yield f"<h3>Tidak ada tempatnya ({len(found.sisa)})</h3>"
        yield from (
            f"<blockquote>{escape(one.teks)}<br><small>{escape(one.asal)} · {escape(one.mengapa)}</small></blockquote>"
            for one in found.sisa
        )
    if found.tambahan:
        yield "<h3>Usulan tambahan daftar</h3><ul>"
        for register, entries in found.tambahan.items():
            yield from (f"<li>{escape(register)}: {escape(key)} = {escape(name)}</li>" for key, name in entries.items())
        yield "</ul>"
    yield f"<details{'' if doubted else ' open'}><summary>Semua {len(values)} nilai, menurut urutan lembarnya</summary>"
    yield from _values(values, drawn)
    yield "</details>"


def _chips(counted: Mapping[Keyakinan, int]) -> str:
    return " ".join(f'<span class="yakin {one}">{say_number(Fraction(counted[one]))} {one}</span>' for one in Keyakinan)


def _values(values: Iterable[tuple[str, Terbaca]], drawn: frozenset[str]) -> Iterator[str]:
    yield '<table class="nilai"><thead><tr><th>Bidang</th><th>Nilai</th><th>Keyakinan</th><th>Cara dan alasan</th><th>Tempat</th></tr></thead><tbody>'
    for name, value in values:
        why = f"<small>{escape(value.mengapa)}</small>" if value.mengapa else ""
        place = escape(value.asal)
        if value.asal in drawn:
            place = Html(f'<a href="#{escape(place_id(value.asal))}">{place}</a>')
        yield (
            f'<tr class="{value.yakin}"><td>{escape(name)}</td><td>{escape(value.isi)}</td>'
            f'<td><span class="yakin">{value.yakin}</span></td><td>{escape(value.cara)}{why}</td><td>{place}</td></tr>'
        )
    yield "</tbody></table>"


def folder_page(several: Sequence[Imported], doubles: Sequence[str] = ()) -> str:
    """All documents of a run, as a page with a table and its totals."""
    rows = [(one.report, dict(zip(_HEADS, row, strict=True))) for one in several for row in _summary(one)]
    total = {name: sum(int(row[name] or 0) for _, row in rows) for name in _COUNTED}
    # A column in which no document says anything is none.
    shown = [name for name in _HEADS if name in _COUNTED or any(row[name] for _, row in rows)]
    head = "".join(f"<th{_kind(name)}>{_HEADS[name]}</th>" for name in shown)
    body = [
        f"<tr>{''.join(f'<td{_kind(name)}>{_cell(name, row, report)}</td>' for name in shown)}</tr>"
        for report, row in rows
    ]
    foot = "".join(
        f"<th{_kind(name)}>{total[name] if name in _COUNTED else 'Semua' if name == 'berkas' else ''}</th>"
        for name in shown
    )
    made = sum(len(one.found) for one in several)
    sure = _chips({kind: total[kind] for kind in Keyakinan})
    parts = [
        "<h1>Hasil impor</h1>",
        f"<p>{made} SOP dari {len(several)} berkas. Nilainya: {sure} Yang mungkin dan yang tebakan diperiksa dulu sebelum SOP-nya berlaku. Nama berkas membuka laporannya.</p>",
        *(f'<p class="galat">{escape(one)}</p>' for one in doubles),
        f'<table class="ringkasan"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody><tfoot><tr>{foot}</tr></tfoot></table>',
        '<p>Tabel ini untuk Excel: <a href="ringkasan.csv">ringkasan.csv</a></p>',
    ]  # fmt: skip
    return _page("Hasil impor", parts)


def _kind(name: str) -> str:
    return ' class="angka"' if name in _COUNTED else ""


def _cell(name: str, row: Mapping[str, str], report: str) -> Html:
    target = {"berkas": report, "draf": row["draf"]}.get(name)
    said = escape(row[name])
    return Html(f'<a href="{escape(quote(target))}">{said}</a>') if target else said


def folder_csv(several: Sequence[Imported]) -> bytes:
    """The same table for spreadsheets."""
    return csv_of(tuple(_HEADS), (row for one in several for row in _summary(one)))


def _summary(one: Imported) -> list[tuple[str, ...]]:
    if not one.found:
        return [(one.name, "0", "", "", "", "", "", "", "", "", "", "", one.refused or "Tidak ada SOP yang dikenali.")]
    rows = []
    for at, found in enumerate(one.found):
        sure = sure_counts(found)
        rows.append((
            one.name, str(at + 1), found.bidang["judul"].isi, found.bidang["nomor"].isi if "nomor" in found.bidang else "", one.drafts[at],
            str(len(found.lajur)), str(len(found.baris)), *(str(sure[kind]) for kind in Keyakinan), str(len(found.sisa)), found.kembar,
            _noted(found),
        ))  # fmt: skip
    return rows


def _noted(found: Terkenali) -> str:
    """What the table of all documents says of an SOP in words."""
    notes = [] if found.keluarga.isi == "sop-ap" else [f"keluarga {found.keluarga.isi}"]
    if not found.baris and not found.sumber:
        notes.append("tabel kegiatan tidak ditemukan")
    return "; ".join(notes)


def _page(title: str, parts: Sequence[str]) -> str:
    return Html(
        f'<!doctype html>\n<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )
