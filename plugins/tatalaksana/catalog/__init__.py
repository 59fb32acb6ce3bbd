"""The whole collection: links both ways, and every check.

What stands here is loaded when it is first asked for: a short check must not wait for what it does not use.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatalaksana.catalog.address import (
        CHANGES,
        CHECK,
        FORMS,
        HOME,
        IMPACT,
        MAP,
        OFFICES,
        QUALITY,
        REFERENCE,
        REGULATIONS,
        SEARCH,
        SOPS,
        UNPUBLISHED,
        WORKLOAD,
        WORKLOAD_CSV,
        beside_file,
        book_file,
        calendar_file,
        check_page,
        form_file,
        form_page,
        map_page,
        number_address,
        office_page,
        quality_page,
        regulation_page,
        sheet_file,
        sop_page,
        step_anchor,
        unit_page,
        workload_page,
    )
    from tatalaksana.catalog.calling import Panggilan, spelled
    from tatalaksana.catalog.card import Card
    from tatalaksana.catalog.collection import Collection, collect, learn, problems_in
    from tatalaksana.catalog.draft import Draft, Wish, draft_of, next_number, own_word, wish_for
    from tatalaksana.catalog.entry import Catalog, Entry, Link, Registers, Unpublished, profile_id, unit_path
    from tatalaksana.catalog.index import title_key
    from tatalaksana.catalog.keeping import joined_memories, memory_bytes, memory_from
    from tatalaksana.catalog.memory import Memory
    from tatalaksana.catalog.mending import mended
    from tatalaksana.catalog.neighbours import Neighbours
    from tatalaksana.catalog.schema import MODELS, schema_text
    from tatalaksana.catalog.signed import SignedSheet
    from tatalaksana.catalog.soundness import sound, stands_on
    from tatalaksana.catalog.sources import Held

__all__ = [
    "CHANGES",
    "CHECK",
    "FORMS",
    "HOME",
    "IMPACT",
    "MAP",
    "MODELS",
    "OFFICES",
    "QUALITY",
    "REFERENCE",
    "REGULATIONS",
    "SEARCH",
    "SOPS",
    "UNPUBLISHED",
    "WORKLOAD",
    "WORKLOAD_CSV",
    "Card",
    "Catalog",
    "Collection",
    "Draft",
    "Entry",
    "Held",
    "Link",
    "Memory",
    "Neighbours",
    "Panggilan",
    "Registers",
    "SignedSheet",
    "Unpublished",
    "Wish",
    "beside_file",
    "book_file",
    "calendar_file",
    "check_page",
    "collect",
    "draft_of",
    "form_file",
    "form_page",
    "joined_memories",
    "learn",
    "map_page",
    "memory_bytes",
    "memory_from",
    "mended",
    "next_number",
    "number_address",
    "office_page",
    "own_word",
    "problems_in",
    "profile_id",
    "quality_page",
    "regulation_page",
    "schema_text",
    "sheet_file",
    "sop_page",
    "sound",
    "spelled",
    "stands_on",
    "step_anchor",
    "title_key",
    "unit_page",
    "unit_path",
    "wish_for",
    "workload_page",
]

_FILES = {
    "address": (
        "CHANGES", "CHECK", "FORMS", "HOME", "IMPACT", "MAP", "OFFICES", "QUALITY", "REFERENCE", "REGULATIONS", "SEARCH",
        "SOPS", "UNPUBLISHED", "WORKLOAD", "WORKLOAD_CSV", "beside_file", "book_file", "calendar_file", "check_page", "form_file",
        "form_page", "map_page", "number_address", "office_page", "quality_page", "regulation_page", "sheet_file",
        "sop_page", "step_anchor", "unit_page", "workload_page",
    ),
    "calling": ("Panggilan", "spelled"),
    "card": ("Card",),
    "collection": ("Collection", "collect", "learn", "problems_in"),
    "draft": ("Draft", "Wish", "draft_of", "next_number", "own_word", "wish_for"),
    "entry": ("Catalog", "Entry", "Link", "Registers", "Unpublished", "profile_id", "unit_path"),
    "index": ("title_key",),
    "keeping": ("joined_memories", "memory_bytes", "memory_from"),
    "memory": ("Memory",),
    "mending": ("mended",),
    "neighbours": ("Neighbours",),
    "schema": ("MODELS", "schema_text"),
    "signed": ("SignedSheet",),
    "soundness": ("sound", "stands_on"),
    "sources": ("Held",),
}  # fmt: skip
"""File to what it gives."""


def __getattr__(name: str) -> object:
    file = next((file for file, names in _FILES.items() if name in names), None)
    if file is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{file}"), name)
    return value
