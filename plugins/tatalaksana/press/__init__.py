"""The press: files made on all cores, and kept so that what has not changed is not made again."""

from tatalaksana.cache import Cache
from tatalaksana.press.downloads import Wanted, checklist_pieces, form_pieces, part_pieces, sop_pieces
from tatalaksana.press.run import Piece, books, drafts, made

__all__ = [
    "Cache",
    "Piece",
    "Wanted",
    "books",
    "checklist_pieces",
    "drafts",
    "form_pieces",
    "made",
    "part_pieces",
    "sop_pieces",
]
