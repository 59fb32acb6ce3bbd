# Every link of a built site, followed on disk.
from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html


def dead_links(site: Path) -> list[str]:
    """What leads nowhere: «page: link» for each href and src without a file or without its anchor."""
    pages = {path.relative_to(site).as_posix(): html.parse(path).getroot() for path in sorted(site.rglob("*.html"))}
    anchors = {name: set(page.xpath("//@id | //a/@name")) for name, page in pages.items()}
    return [
        f"{name}: {link}"
        for name, page in pages.items()
        for link in _links(page)
        if (there := _target(site, name, link)) is None or not _has(anchors, there, link)
    ]


def links_of(page: Path) -> list[str]:
    """Every address that a page names."""
    return list(_links(html.parse(page).getroot()))


def _links(page: html.HtmlElement) -> Iterator[str]:
    # The page of what is not found asks for its script in each folder above, of which one is the site's.
    for link in page.xpath(
        "//*/@href | //*/@src[not(parent::script[preceding-sibling::script[contains(@src, '/kerangka.js')]])]"
    ):
        if urlsplit(link).scheme not in {"http", "https", "mailto", "data"}:
            yield str(link)
    for refresh in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield str(refresh).partition("url=")[2]


def _target(site: Path, page: str, link: str) -> str | None:
    path = unquote(urlsplit(link).path)
    base = "" if path.startswith("/") else posixpath.dirname(page)
    there = posixpath.normpath(posixpath.join(base, path.lstrip("/"))) if path else page
    if (site / there).is_dir():
        there = posixpath.normpath(posixpath.join(there, "index.html"))
    return there if not there.startswith("..") and (site / there).is_file() else None


def _has(anchors: dict[str, set[str]], there: str, link: str) -> bool:
    anchor = unquote(urlsplit(link).fragment)
    return not anchor or there not in anchors or anchor in anchors[there] or anchor.startswith("__")
