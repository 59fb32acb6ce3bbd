# What stands above an SOP that must not be taken for one in force: on its page, and wherever it is carried out or reviewed.
from __future__ import annotations

from tatalaksana.catalog import Entry
from tatalaksana.model import Status
from tatalaksana.render.html.links import link_to
from tatalaksana.render.html.markup import Html, join
from tatalaksana.render.html.place import Place


def band(entry: Entry, place: Place) -> Html:
    """The warning of an example, a draft and what is revoked; nothing for what is in force. Without pages of SOP it leads to none."""
    sop = entry.sop
    texts: list[Html] = []
    if sop.contoh:
        texts.append(
            Html(
                "<strong>Contoh, bukan dokumen resmi.</strong> <span>Halaman ini dibuat untuk memperlihatkan cara kerja situs.</span>"
            )
        )
    if sop.status is Status.DRAF:
        texts.append(Html("<strong>Draf, belum berlaku.</strong> <span>SOP ini belum disahkan.</span>"))
    if sop.status is Status.DICABUT:
        successor = place.catalog.pengganti.get(entry.id)
        by = f" Penggantinya: {link_to(successor, place.catalog, place)}." if successor and place.around.sop else ""
        texts.append(Html(f"<strong>Dicabut, tidak berlaku lagi.</strong>{by}"))
    if not texts:
        return Html("")
    body = join((Html(f"<p>{text}</p>") for text in texts), Html("\n"))
    return Html(f'<aside class="sop-pita" aria-label="Status SOP">\n{body}\n</aside>')
