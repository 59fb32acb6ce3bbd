"""Tatalaksana: SOP AP written in YAML, checked, drawn and published.

What others may use. Names that stand here keep their meaning within a version; what only rooms name may change with any.
Each is loaded when it is first asked for. `docs/pustaka.md` shows them at work.

Reading and checking: `collect` a folder to a `Collection` of a `Catalog` with `Entry` by `Entry`, and each `Problem` with its
`Severity`; `sound` leaves out what has an error or stands on what has one. One SOP is an `Sop`, a form a `Formulir`, a profile a `Profil`.
Drawing: `flow_of` an SOP gives its `Flow`, `route` the `Geometry` of it, or an `UnroutableError`.
Changing: `edit` one value in a source's text, or make each `Edit`, `Insert` and `Move` by `amended`, every other byte as it was, or an
`UnwritableError`; `tidied` lays it out anew. Steps are counted by `row_of`, and `step_added`, `step_moved` and `step_removed` bend no arrow
(`StepNeededError`).
Comparing: `compare` two SOP to a `Perbandingan` of `Perubahan`, each in its `Kelas`; `apply` goes the way back.
Rendering: `facts_of` a catalog (`AllFacts`, and `Facts` of each entry) are asked by `pages` (each `Page` of the site, in its
`Surroundings`), by `official_sheet` (the official sheet as PDF, by its `Printing`), by `checklist_csv`, `checklist_json`, `checklist_xlsx`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tatalaksana.catalog import Catalog, Collection, Entry, Memory, collect, sound
    from tatalaksana.chart import Geometry, UnroutableError, route
    from tatalaksana.diff import Perbandingan, Perubahan, apply, compare
    from tatalaksana.facts import AllFacts, Facts, facts_of
    from tatalaksana.formulir import Formulir
    from tatalaksana.model import (
        Flow,
        Kelas,
        Profil,
        Sop,
        StepNeededError,
        amended,
        edit,
        flow_of,
        row_of,
        step_added,
        step_moved,
        step_removed,
    )
    from tatalaksana.render.csv import checklist_csv
    from tatalaksana.render.html import Surroundings
    from tatalaksana.render.json import checklist_json
    from tatalaksana.render.pdf import Printing, official_sheet
    from tatalaksana.render.situs import Page, pages
    from tatalaksana.render.xlsx import checklist_xlsx
    from tatalaksana.source import Edit, Insert, Move, Problem, Severity, UnwritableError, tidied

__all__ = [
    "AllFacts",
    "Catalog",
    "Collection",
    "Edit",
    "Entry",
    "Facts",
    "Flow",
    "Formulir",
    "Geometry",
    "Insert",
    "Kelas",
    "Memory",
    "Move",
    "Page",
    "Perbandingan",
    "Perubahan",
    "Printing",
    "Problem",
    "Profil",
    "Severity",
    "Sop",
    "StepNeededError",
    "Surroundings",
    "UnroutableError",
    "UnwritableError",
    "amended",
    "apply",
    "checklist_csv",
    "checklist_json",
    "checklist_xlsx",
    "collect",
    "compare",
    "edit",
    "facts_of",
    "flow_of",
    "official_sheet",
    "pages",
    "route",
    "row_of",
    "sound",
    "step_added",
    "step_moved",
    "step_removed",
    "tidied",
]  # fmt: skip

__version__ = "0.1.0"

_ROOMS = {
    "catalog": ("Catalog", "Collection", "Entry", "Memory", "collect", "sound"),
    "chart": ("Geometry", "UnroutableError", "route"),
    "diff": ("Perbandingan", "Perubahan", "apply", "compare"),
    "facts": ("AllFacts", "Facts", "facts_of"),
    "formulir": ("Formulir",),
    "model": (
        "Flow", "Kelas", "Profil", "Sop", "StepNeededError", "amended", "edit", "flow_of", "row_of", "step_added", "step_moved",
        "step_removed",
    ),
    "render.csv": ("checklist_csv",),
    "render.html": ("Surroundings",),
    "render.json": ("checklist_json",),
    "render.pdf": ("Printing", "official_sheet"),
    "render.situs": ("Page", "pages"),
    "render.xlsx": ("checklist_xlsx",),
    "source": ("Edit", "Insert", "Move", "Problem", "Severity", "UnwritableError", "tidied"),
}  # fmt: skip
"""Room to what it gives: a short command must not wait for what it does not use."""


def __getattr__(name: str) -> object:
    room = next((room for room, names in _ROOMS.items() if name in names), None)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{room}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
