# What stands around a portal's page: the bar and the styles of a site, with its own pages.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.portal.gabungan import Portal
from tatalaksana.render.html import Html, escape
from tatalaksana.web import asset

_ASSETS = ("sop.css", "mutu.css", "kerangka.js", "daftar.js", "portal.js")
"""What its pages load."""
_PLACE = "assets"
_MENU = (
    ("index.html", "Beranda"),
    ("mutu.html", "Mutu"),
    ("abk.html", "Beban kerja"),
    ("peta.html", "Peta"),
    ("dampak.html", "Dampak"),
)


def portal_page(portal: Portal, name: str, title: str, body: Html) -> bytes:
    """A whole page.

    Args:
        portal: The portal.
        name: The page's file.
        title: What it is called.
        body: What stands on it, below its title.
    """
    root = "../" * name.count("/")
    items = "\n".join(
        f'<a href="{root}{file}"{" aria-current=page" if file == name else ""}>{words}</a>' for file, words in _MENU
    )
    head = escape(title if title == portal.nama else f"{title} · {portal.nama}")
    styles, scripts = (
        "\n".join(
            shape.format(f"{root}{_PLACE}/{one}") for one in _ASSETS if one.endswith(ending)
        )
        for ending, shape in ((".css", '<link rel="stylesheet" href="{}">'), (".js", '<script src="{}" defer></script>'))
    )  # fmt: skip
    return (
        f'<!doctype html>\n<html lang="id" class="sop-situs">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{head}</title>\n<link rel="icon" href="data:,">\n{styles}\n{scripts}\n</head>\n<body>\n'
        f'<a class="sop-lompat" href="#isi">Langsung ke isi</a>\n<header class="sop-bilah">\n'
        f'<a class="sop-merek" href="{root}index.html"><span><strong>{escape(portal.nama)}</strong></span></a>\n'
        '<button class="sop-menu-tombol" type="button" aria-expanded="false" aria-controls="menu">Menu</button>\n'
        f'<nav class="sop-menu" id="menu" aria-label="Menu utama">\n{items}\n</nav>\n</header>\n'
        f'<div class="sop-badan">\n<main class="md-typeset sop-dasar" id="isi" tabindex="-1">\n<div class="sop-halaman sop-mutu">\n<h1>{escape(title)}</h1>\n{body}\n</div>\n</main>\n</div>\n'
        "</body>\n</html>\n"
    ).encode(errors="replace")


def portal_assets() -> Iterator[tuple[str, bytes]]:
    """(file, content) of what its pages load."""
    for name in _ASSETS:
        yield f"{_PLACE}/{name}", asset(name)
