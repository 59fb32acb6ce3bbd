# The identity sheet as on paper: letterhead and data side by side, then the six boxes in their pairs.
from __future__ import annotations

from datetime import date

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.model import FormatTanggal, Label, say_date
from tatalaksana.model.sop import KotakTanggal
from tatalaksana.render.html.links import link_to
from tatalaksana.render.html.markup import Html, content, escape, inline, join
from tatalaksana.render.html.place import Place


def identity(entry: Entry, catalog: Catalog, place: Place) -> Html:
    """The whole sheet."""
    label = catalog.label_of(entry.sop)
    boxes = join((_box(title, body) for title, body in _boxes(entry, catalog, label, place)), "\n")
    return Html(
        f'<section class="sop-identitas" aria-label="Lembar identitas">\n'
        f"{_letterhead(entry, catalog, place)}\n{_data(entry, catalog, label)}\n{boxes}\n</section>"
    )


def _letterhead(entry: Entry, catalog: Catalog, place: Place) -> Html:
    profil = catalog.profil_of(entry.sop)
    logo = f'<img src="{escape(place.asset(f"logo/{profil.logo}"))}" alt="">\n' if profil.logo else ""
    lines = join((Html(f"<p>{escape(line)}</p>") for line in catalog.kop_of(entry.sop)), "\n")
    return Html(f'<div class="kop">\n{logo}{lines}\n</div>')


def _data(entry: Entry, catalog: Catalog, label: Label) -> Html:
    sop = entry.sop
    form = catalog.profil_of(sop).format_tanggal
    dates = sop.tanggal
    ticked = dates.centang
    revision = _day(dates.revisi, form)
    effective = _day(dates.efektif, form)
    if ticked is not None:
        number = f" {sop.revisi_ke}" if sop.revisi_ke else ""
        box = _tick(ticked=KotakTanggal.REVISI in ticked)
        revision = Html(f"{revision} {box} {escape(label.revisi_ke)}{number}".strip())
        effective = Html(f"{effective} {_tick(ticked=KotakTanggal.EFEKTIF in ticked)}")
    elif sop.revisi_ke:
        revision = Html(f"{revision} ({escape(label.revisi_ke)} {sop.revisi_ke})".strip())
    rows = (
        (label.nomor, escape(sop.nomor or "")),
        (label.tanggal_pembuatan, _day(dates.pembuatan, form)),
        (label.tanggal_revisi, revision),
        (label.tanggal_efektif, effective),
        (label.pengesahan, _signature(entry)),
        (f"{label.judul} {sop.jenis.value.capitalize()}", Html(f"<strong>{escape(sop.judul)}</strong>")),
    )
    items = join(
        (Html(f"<div><dt>{escape(name)}</dt>\n<dd>{value}</dd></div>") for name, value in rows), "\n"
    )
    return Html(f'<dl class="data">\n{items}\n</dl>')


def _signature(entry: Entry) -> Html:
    signed = entry.sop.pengesahan
    if signed is None:
        return Html("")
    number = f"<br>NIP. {escape(signed.nip)}" if signed.nip else f"<br>NRP. {escape(signed.nrp)}" if signed.nrp else ""
    return Html(
        f'{escape(signed.jabatan)}\n<span class="tanda-tangan"></span>\n{escape(signed.nama)}{number}'
    )


def _boxes(entry: Entry, catalog: Catalog, label: Label, place: Place) -> tuple[tuple[str, Html], ...]:
    sop = entry.sop
    return (
        (label.dasar_hukum, _numbered(_regulations(entry, catalog, place))),
        (label.kualifikasi_pelaksana, content(sop.kualifikasi_pelaksana, place.resolve)),
        (label.keterkaitan, _numbered([link_to(link, catalog, place) for link in catalog.keterkaitan[entry.id]])),
        (label.peralatan, content(sop.peralatan, place.resolve)),
        (label.peringatan, content(sop.peringatan, place.resolve)),
        (label.pencatatan, content(sop.pencatatan, place.resolve)),
    )


def _regulations(entry: Entry, catalog: Catalog, place: Place) -> list[Html]:
    texts = []
    for dasar in entry.sop.dasar_hukum:
        known = catalog.registers.peraturan.get(dasar.peraturan or "")
        texts.append(inline(dasar.teks or (known.judul if known else ""), place.resolve))
    return texts


def _numbered(items: list[Html]) -> Html:
    if not items:
        return Html("")
    return Html("<ol>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ol>")


def _box(title: str, body: Html) -> Html:
    return Html(f'<div class="kotak">\n<h2>{escape(title)} :</h2>\n<div>{body}</div>\n</div>')


def _day(day: date | None, form: FormatTanggal) -> Html:
    return Html(f'<time datetime="{day.isoformat()}">{say_date(day, form)}</time>') if day else Html("")


def _tick(*, ticked: bool) -> Html:
    word = "dicentang" if ticked else "tidak dicentang"
    return Html(f'<span class="centang" role="img" aria-label="{word}">{"☑" if ticked else "☐"}</span>')


