"""The press: files made on all cores, and kept so that what has not changed is not made again."""

from tatalaksana.press.cache import Cache
from tatalaksana.press.run import Piece, books, drafts, made

__all__ = ["Cache", "Piece", "books", "drafts", "made"]
