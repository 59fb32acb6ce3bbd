"""When files were last changed, asked of git once for all of them."""

from tatalaksana.git.history import Version, versions
from tatalaksana.git.log import LastChange, last_changes

__all__ = ["LastChange", "Version", "last_changes", "versions"]
