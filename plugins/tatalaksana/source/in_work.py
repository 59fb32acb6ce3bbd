# Which file a program was at when it failed: found afterwards, from where the error went through, so that nobody has to keep
# account of it while all goes well.
from __future__ import annotations

import traceback
from pathlib import Path as FilePath

from tatalaksana.source.document import Document
from tatalaksana.source.folder import SourceFile

_ENDINGS = (".yaml", ".yml", ".svg", ".png", ".pdf")


def file_in_work(error: BaseException) -> str:
    """The source that was in work where an error arose, as users know it; empty where none was."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        for value in reversed(list(frame.f_locals.values())):
            if name := _name(value):
                return name
    return ""


def is_ours(error: BaseException) -> bool:
    """Whether an error went through this package, and not only through others that it stands beside."""
    names = (str(frame.f_globals.get("__name__", "")) for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(name.startswith("tatalaksana.") for name in names)


def _name(value: object) -> str:
    if isinstance(value, SourceFile):
        return value.shown
    document = value if isinstance(value, Document) else getattr(value, "document", None)
    if isinstance(document, Document):
        return document.file
    if isinstance(value, str | FilePath) and str(value).endswith(_ENDINGS) and "\n" not in str(value):
        return str(value)
    return ""
