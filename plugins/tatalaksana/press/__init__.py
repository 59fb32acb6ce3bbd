"""The press: official sheets made on all cores, and kept so that what has not changed is not made again."""

from tatalaksana.press.cache import Cache
from tatalaksana.press.run import drafts, sheets

__all__ = ["Cache", "drafts", "sheets"]
