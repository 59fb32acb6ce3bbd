# A page of differences that stands alone: what changed in words, both sheets as one with marks, and the two side by side.
# It loads nothing, so it can be sent, kept and opened anywhere.
from __future__ import annotations

from tatalaksana.catalog import Catalog
from tatalaksana.diff import Kelas, Pasangan, Perbandingan
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tatalaksana.render.beda import Kalimat, Laporan, counted, kalimat_of, revision_words
from tatalaksana.render.html.coretan import deleted, inserted
from tatalaksana.render.html.lembar_bertanda import Lembar
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.web import asset

_NL = "\n"
_STYLES = ("sop.css", "beda.css")


def beda_html(laporan: Laporan) -> str:
    """The report as a whole HTML file."""
    pairs = laporan.pasangan
    body = [_header(laporan)]
    body += [_pair(pair, laporan, f"sop{number}-") for number, pair in enumerate(pairs, 1)]
    papers = sorted({_paper(pair, laporan.baru) for pair in pairs} or {Kertas.A4.value})
    # Where sheets of several papers stand on one page, it is printed on the first.
    return page_html(_title(laporan), join(body, _NL), inlined(f"cetak-{papers[0]}.css"))


def page_html(title: str, body: Html, styles: Html) -> str:
    """A whole HTML file around a body, with style sheets as elements of its head."""
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{escape(title)}</title>\n{styles}\n</head>\n'
        f'<body class="sop-beda">\n<main class="md-typeset">\n{body}\n</main>\n</body>\n</html>\n'
    )


def inlined(print_style: str) -> Html:
    """Our style sheets as part of the page; the paper's for printing."""
    sheets = [Html(f"<style>\n{asset(name).decode()}</style>") for name in _STYLES]
    return join([*sheets, Html(f'<style media="print">\n{asset(print_style).decode()}</style>')], _NL)


def revision_html(
    pair: Pasangan | None, catalogs: tuple[Catalog, ...], file: str, said: tuple[str, str], back: str
) -> str:
    """The page of one revision on the site, whose style sheets it links to.

    Args:
        pair: The SOP before and after; None where one of them cannot be drawn any more.
        catalogs: The collections of the two.
        file: Where the page stands, from the root of the site.
        said: What the change is called, and what it is held against.
        back: The address of the SOP's page from there.
    """
    body = Html(
        "<p>Salah satu versi tidak dapat dibaca atau digambar lagi, sehingga tidak dapat dibandingkan di sini.</p>"
    )
    name, before = said
    sop, paper = "", Kertas.A4.value
    if pair is not None and len(catalogs) == 2:  # noqa: PLR2004 - the older and the newer
        sop = catalogs[1].nama_of(pair.entry.card)
        paper = _paper(pair, catalogs[1])
        body = comparison_html(pair, (catalogs[0], catalogs[1]))
    head = Html(
        f'<header>\n<p class="sop-jejak"><a href="{escape(back)}">Kembali ke halaman SOP</a></p>\n<h1>{escape(name)}</h1>\n'
        f"{sop and f'<p><strong>{escape(sop)}</strong></p>'}\n<p>Dibandingkan dengan {escape(before)}. "
        "Jabatan, unit, peraturan, dan formulir disebut dengan namanya yang sekarang.</p>\n</header>"
    )
    assets = "../" * file.count("/") + "assets/tatalaksana"
    styles = [Html(f'<link rel="stylesheet" href="{assets}/{name}">') for name in _STYLES]
    styles.append(Html(f'<link rel="stylesheet" href="{assets}/cetak-{paper}.css" media="print">'))
    return page_html(" · ".join(filter(None, (name, sop))), join((head, body), _NL), join(styles, _NL))


def comparison_html(pair: Pasangan, catalogs: tuple[Catalog, Catalog], prefix: str = "") -> Html:
    """What changed in one SOP: in words, as one marked sheet, side by side."""
    if pair.lama is None or pair.baru is None or pair.perbandingan is None:
        return Html(f"<p><strong>{'SOP ini baru.' if pair.baru else 'SOP ini dihapus.'}</strong></p>")
    lembar = Lembar(pair.lama, pair.baru, catalogs, pair.perbandingan, prefix)
    return join([_summary(pair.perbandingan), _redlined(lembar), _beside(lembar)], _NL)


def redlined_html(pair: Pasangan, catalogs: tuple[Catalog, Catalog], prefix: str) -> Html:
    """Both sheets of one SOP as one, with marks; nothing where it was not there before or is not there any more."""
    if pair.lama is None or pair.baru is None or pair.perbandingan is None:
        return Html("")
    return _redlined(Lembar(pair.lama, pair.baru, catalogs, pair.perbandingan, prefix))


def _paper(pair: Pasangan, catalog: Catalog) -> str:
    return Facts(pair.entry, catalog).profil.lembaran.kata


def _title(laporan: Laporan) -> str:
    if len(laporan.pasangan) == 1:
        return f"Perubahan {laporan.nama_of(laporan.pasangan[0])}"
    return "Perubahan SOP"


def _header(laporan: Laporan) -> Html:
    links = Html("")
    if len(laporan.pasangan) > 1:
        items = join(
            (Html(f'<li><a href="#sop{number}-">{escape(laporan.nama_of(pair))}</a>: {_counted(pair)}</li>')
             for number, pair in enumerate(laporan.pasangan, 1)), _NL,
        )  # fmt: skip
        links = Html(f"\n<ul>\n{items}\n</ul>")
    trouble = "".join(f"\n<p><strong>Tidak dapat dibandingkan:</strong> {escape(text)}</p>" for text in laporan.masalah)
    daftar = laporan.daftar
    if daftar:
        items = join((Html(f"<li>{escape(said)}</li>") for said in daftar), _NL)
        links = Html(f"{links}\n<h2>Daftar dan formulir</h2>\n<ul>\n{items}\n</ul>")
    nothing = "" if laporan.pasangan or daftar else "\n<p>Tidak ada perubahan.</p>"
    return Html(
        f"<header>\n<h1>{escape(_title(laporan))}</h1>\n"
        f"<p>Dari <strong>{escape(laporan.dari)}</strong> ke <strong>{escape(laporan.ke)}</strong>.</p>{links}{nothing}{trouble}\n</header>"
    )


def _pair(pair: Pasangan, laporan: Laporan, prefix: str) -> Html:
    heading = "" if len(laporan.pasangan) == 1 else f"<h2>{escape(laporan.nama_of(pair))}</h2>\n"
    return Html(
        f'<article id="{prefix}">\n{heading}<p class="asal"><code>{escape(pair.entry.document.file)}</code> · {_counted(pair)}</p>\n'
        f"{comparison_html(pair, (laporan.lama, laporan.baru), prefix)}\n</article>"
    )


def _counted(pair: Pasangan) -> Html:
    if pair.perbandingan is None:
        return Html("baru" if pair.baru else "dihapus")
    return escape(counted(change.kelas for change in pair.perbandingan.perubahan))


def _summary(perbandingan: Perbandingan) -> Html:
    said = kalimat_of(perbandingan)
    warning = revision_words(perbandingan)
    parts = [Html(f'<p class="perhatian"><strong>Perhatian:</strong> {escape(warning)}</p>')] if warning else []
    for kelas in Kelas:
        lines = [Html(f"<li>{_sentence(sentence)}</li>") for sentence in said if sentence.kelas is kelas]
        if lines:
            parts.append(Html(f"<h3>{kelas.value.capitalize()}</h3>\n<ul>\n{join(lines, _NL)}\n</ul>"))
    return Html(f'<section class="ringkas">\n<h2>Ringkasan</h2>\n{join(parts, _NL)}\n</section>')


def _sentence(sentence: Kalimat) -> Html:
    body = join(
        escape(piece.old) if piece.same
        else join(filter(None, (deleted(piece.old), inserted(piece.new))), " ")
        for piece in sentence.isi
    )  # fmt: skip
    return Html(f"<strong>{escape(sentence.tempat)}</strong>: {escape(sentence.perihal)} {body}")


def _redlined(lembar: Lembar) -> Html:
    legend = (
        f'<p class="kunci">{deleted("dihapus")} {inserted("ditambahkan")} '
        '<span><svg class="contoh" viewBox="0 0 60 10" aria-hidden="true"><path class="hapus" d="M0 5H50"/><path class="hapus" d="M50 1l8 8M58 1l-8 8"/></svg> panah dihapus</span> '
        '<span><svg class="contoh" viewBox="0 0 60 10" aria-hidden="true"><path class="tambah" d="M0 5H50"/><path class="ujung" d="M50 0l9 5-9 5z"/></svg> panah ditambahkan</span></p>'
    )
    undrawn = lembar.undrawn
    note = f"\n<p>Panah lama yang tidak muat digambar: {escape('; '.join(undrawn))}.</p>" if undrawn else ""
    if not lembar.drawn:
        note = "\n<p>Kedua bagan tidak dapat digambar sekaligus; lihat keduanya berdampingan di bawah.</p>"
    return Html(
        f'<section class="bertanda">\n<h2>Lembar dengan tanda perubahan</h2>\n{legend}{note}\n{lembar.redlined()}\n</section>'
    )


def _beside(lembar: Lembar) -> Html:
    sides = join(
        (
            Html(f"<section>\n<h3>{word}</h3>\n{lembar.side(side)}\n</section>")
            for side, word in enumerate(("Lama", "Baru"))
        ),
        _NL,
    )
    return Html(f'<section class="samping">\n<h2>Berdampingan</h2>\n<div class="dua">\n{sides}\n</div>\n</section>')
