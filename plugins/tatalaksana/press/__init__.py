"""The press: official sheets made on all cores, and kept so that what has not changed is not made again."""

from tatalaksana.press.cache import Cache
from tatalaksana.press.run import books, drafts, made

__all__ = ["Cache", "books", "drafts", "made"]
