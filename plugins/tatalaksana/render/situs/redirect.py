# The page at an SOP's number that leads on to its real page, also without JavaScript.
from __future__ import annotations

from tatalaksana.render.html.markup import escape


def redirect_html(number: str, name: str, href: str) -> str:
    """A whole HTML file that sends the reader of a number to `href`, the page of the SOP of that name."""
    there, title = escape(href), escape(name)
    return (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={there}">\n'
        f'</head>\n<body>\n<p>Nomor {escape(number)}: <a href="{there}">{title}</a></p>\n</body>\n</html>\n'
    )
