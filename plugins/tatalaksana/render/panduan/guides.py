# The guides as Markdown: templates that read well by themselves, with a site's own words in the place of the invented ones.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tatalaksana.catalog import Catalog
from tatalaksana.render.panduan.own_words import own_words
from tatalaksana.render.panduan.terms import with_own_terms

_TEMPLATES = files("tatalaksana.render.panduan")
GUIDES = (
    "panduan-pembaca",
    "istilah",
    "panduan-penyunting",
    "panduan-isi",
    "panduan-masalah",
    "panduan-perintah",
    "mengusulkan-perubahan",
    "panduan-impor",
    "panduan-formulir",
    "data-terbuka",
    "pengelola",
)
"""The guides by the names of their pages, as menus list them."""
FORMS_GUIDE = "panduan-formulir"
_FENCE = re.compile(r"^(`{3,4}).*?^\1$\n?", re.MULTILINE | re.DOTALL)
_REGISTER = re.compile(r"`{3,4}yaml\n(?:# yaml-language-server.*\n)?# contoh: sops/(?:\w+\.yaml|profil/)")
"""An example of a register or a profile: it shows what may be written there, not what is."""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([a-z0-9-]+\.md)(?:#[^)]*)?\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\((gambar/[a-z0-9-]+\.png)\)")


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide of a site."""

    name: str
    """Of its page."""
    title: str
    text: str
    """Markdown; links lead to pages by their files, pictures stand in `gambar/`."""

    @property
    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Its pictures by their files."""
        for name in dict.fromkeys(_PICTURE.findall(self.text)):
            yield name, _TEMPLATES.joinpath(*name.split("/")).read_bytes()


def guides(catalog: Catalog, *, formulir: bool) -> Iterator[Guide]:
    """Every guide in the words of a collection.

    Args:
        catalog: The collection.
        formulir: Whether the site has forms: without them nobody needs a guide to those.
    """
    words = own_words(catalog)
    for name in GUIDES:
        if formulir or name != FORMS_GUIDE:
            text = with_own_terms(guide_text(name), catalog) if name == "istilah" else guide_text(name)
            text = _with_words(text, words)
            title = _TITLE.search(text)
            yield Guide(name, title[1] if title else name, text)


@cache
def guide_text(name: str) -> str:
    """A guide as it is written, with the invented agency's words."""
    return _TEMPLATES.joinpath(f"{name}.md").read_text(encoding="utf-8")


def reachable(text: str, pages: Collection[str]) -> str:
    """A guide without its links to pages that a site doesn't have; their words stay."""
    return _LINK.sub(lambda link: link[0] if link[2] in pages else link[1], text)


def _with_words(text: str, words: Mapping[str, str]) -> str:
    """A text with words in the place of others, except where registers and profiles are shown."""
    if not words:
        return text
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    # A word of an id is none by itself, nor is a part of a name.
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])")

    def own(part: str) -> str:
        return pattern.sub(lambda word: words[word[0]], part)

    return "".join(_outside_registers(text, own))


def _outside_registers(text: str, own: Callable[[str], str]) -> Iterator[str]:
    at = 0
    for fence in _FENCE.finditer(text):
        yield own(text[at : fence.start()])
        yield fence[0] if _REGISTER.match(fence[0]) else own(fence[0])
        at = fence.end()
    yield own(text[at:])
