# The page at an SOP's number that leads on to its real page, also without JavaScript.
from __future__ import annotations

from tatalaksana.catalog import Entry
from tatalaksana.render.html.markup import escape


def redirect_html(entry: Entry, name: str, href: str) -> str:
    """A whole HTML file that sends the reader to `href`."""
    there, title = escape(href), escape(name)
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={there}">\n'
        f'</head>\n<body>\n<p>Nomor {escape(entry.sop.nomor or "")}: <a href="{there}">{title}</a></p>\n</body>\n</html>\n'
    )
