"""Writing files: whole, where somebody may be reading, or fresh, in a folder that nobody reads yet."""

from tatalaksana.files.fresh import write_new
from tatalaksana.files.whole import put

__all__ = ["put", "write_new"]
