"""Writing files: whole, where somebody may be reading, or fresh, in a folder that nobody reads yet; and folders that pass."""

from tatalaksana.files.locks import undisturbed
from tatalaksana.files.passing import PassingFolder
from tatalaksana.files.whole import pour, put, write_new, written_aside

__all__ = ["PassingFolder", "pour", "put", "undisturbed", "write_new", "written_aside"]
