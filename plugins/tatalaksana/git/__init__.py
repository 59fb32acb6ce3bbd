"""When files were last changed and what they were before, asked of git once for all of them."""

from tatalaksana.git.call import DamagedHistoryError
from tatalaksana.git.history import Version, oldest_is, versions
from tatalaksana.git.lacking import history_lack
from tatalaksana.git.log import LastChange, ages, last_changes, last_commit
from tatalaksana.git.names import RevisionName, branch_of, branches, is_clean, revision_name
from tatalaksana.git.tree import commit_of, parted_at, top, tree_files

__all__ = [
    "DamagedHistoryError",
    "LastChange",
    "RevisionName",
    "Version",
    "ages",
    "branch_of",
    "branches",
    "commit_of",
    "history_lack",
    "is_clean",
    "last_changes",
    "last_commit",
    "oldest_is",
    "parted_at",
    "revision_name",
    "top",
    "tree_files",
    "versions",
]  # fmt: skip
