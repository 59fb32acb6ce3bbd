"""When files were last changed and what they were before, asked of git once for all of them."""

from tatalaksana.git.history import Version, versions
from tatalaksana.git.log import LastChange, last_changes, last_commit
from tatalaksana.git.tree import commit_of, top, tree_files

__all__ = ["LastChange", "Version", "commit_of", "last_changes", "last_commit", "top", "tree_files", "versions"]
