"""The guides that go with every site: written once, with an invented agency's words, and made with those of the site's own."""

from tatalaksana.render.panduan.guides import GUIDES, Guide, guide_text, guides, reachable
from tatalaksana.render.panduan.own_words import own_words

__all__ = ["GUIDES", "Guide", "guide_text", "guides", "own_words", "reachable"]
