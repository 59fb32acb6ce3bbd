"""The press: files made on all cores or by a cluster, and kept so that what has not changed is not made again."""

from tatalaksana.cache import Cache
from tatalaksana.press.bersama import Bersama, machines_at
from tatalaksana.press.downloads import Wanted, checklist_pieces, form_pieces, part_pieces, pieces_of_one, sop_pieces
from tatalaksana.press.elsewhere import Elsewhere, ElsewhereError, Piece
from tatalaksana.press.kluster import kluster_at
from tatalaksana.press.run import books, draft, drafts, made, pictures_in

__all__ = [
    "Bersama",
    "Cache",
    "Elsewhere",
    "ElsewhereError",
    "Piece",
    "Wanted",
    "books",
    "checklist_pieces",
    "draft",
    "drafts",
    "form_pieces",
    "kluster_at",
    "machines_at",
    "made",
    "part_pieces",
    "pictures_in",
    "pieces_of_one",
    "sop_pieces",
]
