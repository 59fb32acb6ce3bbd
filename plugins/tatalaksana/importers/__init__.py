"""An office's documents as drafts with their doubts. Readers know kinds of files, recognition knows none of them.

What stands here is loaded when it is first asked for: what reads a document in a process of its own must not wait for the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatalaksana.importers.alone import read_alone
    from tatalaksana.importers.draf import DraftFile, draft_text, told_additions
    from tatalaksana.importers.laporan import Imported, folder_csv, folder_page, report_page
    from tatalaksana.importers.pengenalan import KnownGround, recognise
    from tatalaksana.importers.pengenalan_terbatas import recognise_bounded
    from tatalaksana.importers.reading import Reading, UnreadDocumentError
    from tatalaksana.importers.terbaca import Keyakinan, Terkenali

__all__ = [
    "DraftFile",
    "Imported",
    "Keyakinan",
    "KnownGround",
    "Reading",
    "Terkenali",
    "UnreadDocumentError",
    "draft_text",
    "folder_csv",
    "folder_page",
    "read_alone",
    "recognise",
    "recognise_bounded",
    "report_page",
    "told_additions",
]

_FILES = {
    "alone": ("read_alone",),
    "draf": ("DraftFile", "draft_text", "told_additions"),
    "laporan": ("Imported", "folder_csv", "folder_page", "report_page"),
    "pengenalan": ("KnownGround", "recognise"),
    "pengenalan_terbatas": ("recognise_bounded",),
    "reading": ("Reading", "UnreadDocumentError"),
    "terbaca": ("Keyakinan", "Terkenali"),
}
"""File to what it gives."""


def __getattr__(name: str) -> object:
    file = next((file for file, names in _FILES.items() if name in names), None)
    if file is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{file}"), name)
    return value
