# The identity sheet as on paper: letterhead and data side by side, then the boxes in their pairs.
from __future__ import annotations

from collections.abc import Iterable, Iterator

from tatalaksana.catalog import Catalog, Entry, regulation_page
from tatalaksana.facts import Facts
from tatalaksana.facts.sheet import SEE_FOOT, Box, DateRow, Sheet, Signature
from tatalaksana.model import DasarHukum, Orientasi, leads_of, plain
from tatalaksana.model.value import Value
from tatalaksana.render.html.arti import meaning, regulation_meaning, unit_line
from tatalaksana.render.html.links import link_to
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.passages import content, flowing
from tatalaksana.render.html.place import Place


def identity(facts: Facts, place: Place) -> Html:
    """The whole sheet; of one whose steps are a list what stands above them."""
    sheet = facts.sheet
    boxes = _boxes(sheet.boxes[: sheet.steps.at] if sheet.steps else sheet.boxes, facts, place)
    *data, title = _data(sheet, place)
    upright = facts.profil.orientasi is Orientasi.TEGAK
    return framed(
        _letterhead(facts, place), [title, *data] if upright else [*data, title], boxes, signers=_abreast(sheet, place)
    )


def below_steps(facts: Facts, place: Place) -> Html:
    """The boxes below the list of the steps, of a sheet that has one."""
    sheet = facts.sheet
    boxes = _boxes(sheet.boxes[sheet.steps.at :], facts, place) if sheet.steps else []
    if not boxes:
        return Html("")
    shown = join((_box(title, body) for title, body in boxes), _NL)
    return Html(f'<section class="sop-identitas" aria-label="Lembar identitas, lanjutan">\n{shown}\n</section>')


def _boxes(boxes: Iterable[Box], facts: Facts, place: Place) -> list[tuple[str, Html]]:
    return [(box.title, place.placed(_body(box, facts.entry, place.catalog, place), box.key)) for box in boxes]


def beside(facts: Facts, place: Place) -> Html:
    """The boxes that the profile keeps off the sheet, for the page that shows it."""
    boxes = _boxes(facts.sheet.beside, facts, place)
    if not boxes:
        return Html("")
    shown = join(
        (Html(f"<section>\n<h2>{escape(title)}</h2>\n<div>{body}</div>\n</section>") for title, body in boxes),
        _NL,
    )
    return Html(f'<aside class="sop-terkait" aria-label="Di luar lembar">\n{shown}\n</aside>')


def framed(
    letterhead: Html,
    data: Iterable[tuple[str, Html]],
    boxes: Iterable[tuple[str, Html]],
    said: str = "",
    *,
    signers: Html = Html(""),  # noqa: B008 - never changes
) -> Html:
    """The frame of the sheet: the letterhead, the rows beside it and the boxes below, each with its label.

    Args:
        letterhead: Its lines.
        data: The rows.
        boxes: The boxes; the last of an odd number takes the whole width.
        said: Follows the sheet's name, for those who listen.
        signers: Who sign side by side, between the rows and the boxes.
    """
    rows = [Html(f"<div><dt>{escape(name)}</dt>\n<dd>{value}</dd></div>") for name, value in data]
    # Upright one who signs stands beside all rows but the title's.
    beside = max(1, len(rows) - 2)
    below = join((_box(title, body) for title, body in boxes), _NL)
    return Html(
        f'<section class="sop-identitas" aria-label="Lembar identitas{escape(said)}">\n'
        f'<div class="kop">\n{letterhead}\n</div>\n<dl class="data" style="--baris:{beside}">\n{join(rows, _NL)}\n</dl>{signers}\n{below}\n</section>'
    )


_NL = "\n"
_PAGES = Html(f'<span class="sop-cetak">{SEE_FOOT}</span>')
"""How many pages there are only paper knows; a browser says it at the foot of each."""


def _letterhead(facts: Facts, place: Place) -> Html:
    profil = facts.profil
    logo = f'<img src="{escape(place.asset(f"logo/{profil.logo}"))}" alt="">\n' if profil.logo else ""
    kop = facts.sheet.letterhead
    *above, last = kop.names
    kinds = ("instansi",) * bool(kop.instansi) + ("unit",) * len(kop.units) + ("alamat",) * len(kop.alamat)
    lines = (*map(escape, above), unit_line(facts, last, place), *map(escape, kop.alamat))
    shown = (Html(f'<p class="{kind}">{line}</p>') for kind, line in zip(kinds, lines, strict=True))
    return Html(f"{logo}{join(shown, _NL)}")


def _signers(sheet: Sheet, place: Place) -> Iterator[tuple[str, Html]]:
    return (
        (signed.peran, place.placed(_signature(signed, place), "pengesahan", at))
        for at, signed in enumerate(sheet.signatures)
    )


def _abreast(sheet: Sheet, place: Place) -> Html:
    """Several signers side by side, over the whole width; nothing where one signs."""
    if not sheet.abreast:
        return Html("")
    each = join(
        (Html(f"<div><dt>{escape(name)}</dt>\n<dd>{value}</dd></div>") for name, value in _signers(sheet, place)), _NL
    )
    return Html(f'\n<dl class="penanda" style="--sejajar: {sheet.abreast}">\n{each}\n</dl>')


def _data(sheet: Sheet, place: Place) -> tuple[tuple[str, Html], ...]:
    number, title = sheet.number, sheet.title
    return (
        (number[0], place.placed(escape(number[1]), "nomor")),
        *((row.label, place.placed(_date(row), row.key)) for row in sheet.dates),
        *([(sheet.pages, _PAGES)] if sheet.pages else []),
        *(() if sheet.abreast else _signers(sheet, place)),
        (title[0], place.placed(Html(f"<strong>{escape(title[1])}</strong>"), "judul")),
    )


def _date(row: DateRow) -> Html:
    text = escape(row.text)
    if row.day:
        text = Html(f'<time datetime="{row.day.isoformat()}">{text}</time>')
    return text if row.ticked is None else Html(f"{text} {_tick(ticked=row.ticked)} {escape(row.after)}".strip())


def _signature(signed: Signature, place: Place) -> Html:
    office = join(map(escape, signed.jabatan.split("\n")), "<br>")
    below = join((Html(f"<br>{escape(text)}") for text in (signed.pangkat, signed.nomor, signed.hari) if text), "")
    picture = signed.gambar and (
        f'<img src="{escape(place.asset(f"tte/{signed.gambar}"))}" alt="{escape(signed.arti)}">'
    )
    words = signed.tte and f"<span>{escape(signed.tte)}</span>"
    return Html(
        f'<span>{office}</span>\n<span class="tanda-tangan">{picture}{words}</span>\n<span>{escape(signed.nama)}{below}</span>'
    )


def _body(box: Box, entry: Entry, catalog: Catalog, place: Place) -> Html:
    """On paper regulations, related SOP and whatever else is named are words; here they lead there."""
    held = getattr(entry.sop, box.key)
    if not isinstance(held, tuple) or not isinstance(box.body, tuple) or all(isinstance(item, str) for item in held):
        return content(box.body, place.resolve)
    if box.key == "keterkaitan":
        return _numbered([link_to(link, catalog, place) for link in catalog.keterkaitan[entry.id]])
    return _numbered(
        [
            _regulation(at, item, catalog, place) if isinstance(item, DasarHukum) else _leading(item, words, place)
            for at, (item, words) in enumerate(zip(held, box.body, strict=True), 1)
        ]
    )


def _leading(item: Value, words: str, place: Place) -> Html:
    """The words of an item, a link where it names something to lead to."""
    for name, lead in leads_of(type(item)).items():
        named = getattr(item, name)
        address = place.lead(lead, named) if named else ""
        if address:
            return Html(f'<a href="{escape(address)}">{flowing(words, lambda _: "")}</a>')
    return flowing(words, place.resolve)


def _regulation(at: int, dasar: DasarHukum, catalog: Catalog, place: Place) -> Html:
    """A regulation in the words of its document, leading to what is known of it."""
    known = catalog.registers.peraturan.get(dasar.peraturan or "")
    if dasar.peraturan is None or known is None:
        return flowing(dasar.teks or "", place.resolve)
    said = dasar.teks or known.judul
    shown = flowing(said, lambda _: "")
    link = f'<a class="sop-samar" href="{place.href(regulation_page(dasar.peraturan))}"'
    words = regulation_meaning(dasar.peraturan, plain(said), catalog)
    if not words:
        return Html(f"{link}>{shown}</a>")
    return Html(f'{link} aria-describedby="arti-dasar-{at}">{shown}</a>{meaning(f"arti-dasar-{at}", words)}')


def _numbered(items: list[Html]) -> Html:
    if not items:
        return Html("")
    return Html("<ol>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ol>")


def _box(title: str, body: Html) -> Html:
    return Html(f'<div class="kotak">\n<h2>{escape(title)}</h2>\n<div>{body}</div>\n</div>')


def _tick(*, ticked: bool) -> Html:
    word = "dicentang" if ticked else "tidak dicentang"
    return Html(f'<span class="centang" role="img" aria-label="{word}">{"☑" if ticked else "☐"}</span>')
