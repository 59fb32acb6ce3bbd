# A patch that somebody sent, applied to files that lie in a folder by themselves.
from __future__ import annotations

from pathlib import Path

from tatalaksana.git.call import answer_of


def patched(folder: Path, patch: bytes) -> str | None:
    """Apply a patch to the files below a folder that is no repository; why it could not be, in git's words, or None."""
    outside = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    settings = ("core.autocrlf=false", "apply.whitespace=nowarn", "apply.ignoreWhitespace=no")
    said, complaint = answer_of(
        folder, *(word for one in settings for word in ("-c", one)), "apply", "-p1", "-", given=patch, said=outside
    )
    return None if said is not None else " ".join(complaint.replace("error: ", "").split())
