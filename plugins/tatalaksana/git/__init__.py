"""When files were last changed and what they were before, asked of git once for all of them; and a branch put beside the others."""

from tatalaksana.git.branch import Commit, UnmadeBranchError, free_branch, put_branch
from tatalaksana.git.call import DamagedHistoryError, is_partial
from tatalaksana.git.history import Committed, Version, committed, oldest_is, versions, versions_of
from tatalaksana.git.lacking import history_lack, history_mark, refuse_damaged
from tatalaksana.git.log import LastChange, ages, last_changes, last_commit
from tatalaksana.git.names import RevisionName, branch_of, branches, is_clean, revision_name
from tatalaksana.git.patch import patched
from tatalaksana.git.tree import commit_of, commit_with, parted_at, top, tree_files

__all__ = [
    "Commit",
    "Committed",
    "DamagedHistoryError",
    "LastChange",
    "RevisionName",
    "UnmadeBranchError",
    "Version",
    "ages",
    "branch_of",
    "branches",
    "commit_of",
    "commit_with",
    "committed",
    "free_branch",
    "history_lack",
    "history_mark",
    "is_clean",
    "is_partial",
    "last_changes",
    "last_commit",
    "oldest_is",
    "parted_at",
    "patched",
    "put_branch",
    "refuse_damaged",
    "revision_name",
    "top",
    "tree_files",
    "versions",
    "versions_of",
]  # fmt: skip
