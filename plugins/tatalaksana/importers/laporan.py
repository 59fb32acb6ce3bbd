# The report of a document: each value beside how it was found, how sure it is and why; and what found no place, quoted. One
# page a document, and one for all of them, each a file of its own without scripts.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from tatalaksana.importers.bidang_halaman import page_drawings
from tatalaksana.importers.reading import Reading, ReadTable
from tatalaksana.importers.terbaca import BarisTerbaca, Keyakinan, Terbaca, Terkenali
from tatalaksana.render.csv import csv_of
from tatalaksana.render.html import Html, escape

_STYLE = """
body{font:15px/1.45 "Liberation Sans",Arial,sans-serif;margin:1.5rem auto;max-width:110rem;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:#eef1f4}td{overflow-wrap:anywhere;white-space:pre-line}.pasti{background:#e3f3e3}.mungkin{background:#fff3cd}.tebakan{background:#fbd9d3}
.galat{background:#fbd9d3;padding:.5rem .75rem;border-left:4px solid #a22}blockquote{margin:.25rem 0;padding:.25rem .75rem;border-left:4px solid #999;white-space:pre-line}
.dua{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1rem}aside{position:sticky;top:0;max-height:100vh;overflow:auto}figure{margin:0}
@media (max-width:60rem){.dua{display:block}aside{position:static;max-height:none}}
.nilai td:first-child{overflow-wrap:normal}
@media (max-width:40rem){table{display:block;overflow-x:auto}.nilai :is(tbody,tr,td){display:block;border:0}.nilai :is(thead,td:empty){display:none}
.nilai tr{border:1px solid #999;margin-bottom:.5rem}.nilai td:first-child{font-weight:700}.nilai td{padding:.1rem .5rem}}
svg{width:100%;height:auto;box-sizing:border-box;border:1px solid #999;margin:.5rem 0}small{color:#444}
"""
_SUMMARY = (
    "berkas",
    "sop",
    "judul",
    "nomor",
    "draf",
    "lajur",
    "baris",
    "pasti",
    "mungkin",
    "tebakan",
    "sisa",
    "mirip_dengan",
    "catatan",
)


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
    drawings = page_drawings(one.reading)
    if drawings:
        parts.append('<div class="dua"><div>')
    for at, found in enumerate(one.found):
        parts += _sop(found, one.drafts[at] if at < len(one.drafts) else "")
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


def _sop(found: Terkenali, draft: str) -> Iterator[str]:
    sure = sure_counts(found)
    yield f"<h2>{escape(found.bidang['judul'].isi)}</h2>"
    yield (
        f'<p>Draf: <a href="../{escape(quote(draft))}">{escape(draft)}</a>. Nilai: '
        + ", ".join(f'<span class="{one}">{sure[one]} {one}</span>' for one in Keyakinan)
        + ". Setujui atau perbaiki dengan membuka drafnya; butir yang sudah diperiksa dihapus dari «perlu_diperiksa».</p>"
    )
    if found.kembar:
        yield f'<p class="galat">SOP ini barangkali sudah ada: {escape(found.kembar)}. Bandingkan sebelum dipakai.</p>'
    yield '<table class="nilai"><thead><tr><th>Bidang</th><th>Nilai</th><th>Keyakinan</th><th>Cara</th><th>Mengapa</th><th>Tempat</th></tr></thead><tbody>'
    for name, value in told_values(found):
        cells = (name, value.isi, value.yakin.value, value.cara, value.mengapa, value.asal)
        told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr class="{value.yakin}">{told}</tr>'
    yield "</tbody></table>"
    if found.tambahan:
        yield "<h3>Usulan tambahan daftar</h3><ul>"
        for register, entries in found.tambahan.items():
            yield from (f"<li>{escape(register)}: {escape(key)} = {escape(name)}</li>" for key, name in entries.items())
        yield "</ul>"
    if found.sisa:
        yield f"<h3>Tidak ada tempatnya ({len(found.sisa)})</h3>"
        yield from (
            f"<blockquote>{escape(one.teks)}<br><small>{escape(one.asal)} · {escape(one.mengapa)}</small></blockquote>"
            for one in found.sisa
        )


def folder_page(several: Sequence[Imported], doubles: Sequence[str] = ()) -> str:
    """All documents of a run, as a page with a table and its totals."""
    rows = [_summary(one) for one in several]
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in _SUMMARY)
    body = []
    for one, mine in zip(several, rows, strict=True):
        for row in mine:
            link = f'<a href="{escape(quote(one.report))}">{escape(row[0])}</a>'
            body.append(f"<tr><td>{link}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>")
    flat = [row for mine in rows for row in mine]
    totals = [
        str(sum(int(row[at]) for row in flat if row[at].isdigit()))
        if name in {"lajur", "baris", "pasti", "mungkin", "tebakan", "sisa"}
        else ""
        for at, name in enumerate(_SUMMARY)
    ]
    totals[0] = f"{len(several)} berkas"
    foot = "".join(f"<th>{escape(cell)}</th>" for cell in totals)
    parts = [
        "<h1>Hasil impor</h1>", '<p><a href="ringkasan.csv">ringkasan.csv</a></p>',
        *(f'<p class="galat">{escape(one)}</p>' for one in doubles),
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody><tfoot><tr>{foot}</tr></tfoot></table>",
    ]  # fmt: skip
    return _page("Hasil impor", parts)


def folder_csv(several: Sequence[Imported]) -> bytes:
    """The same table for spreadsheets."""
    return csv_of(_SUMMARY, (row for one in several for row in _summary(one)))


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
