# `sop ekspor`: SOP as documents that others go on with.
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tatalaksana.cli.output import days_of, delivered
from tatalaksana.cli.places import add_places
from tatalaksana.cli.selection import Selection, add_target, to_make
from tatalaksana.facts import AllFacts, facts_of
from tatalaksana.model import Kertas
from tatalaksana.render.bpmn import sop_bpmn
from tatalaksana.render.html import Addresses
from tatalaksana.render.json import sop_json
from tatalaksana.render.listing import LISTING_JSON, LISTING_SCHEMA, listing_json, listing_rows, listing_schema
from tatalaksana.render.markdown import markdown_tree
from tatalaksana.render.unprintable import UnprintableError

if TYPE_CHECKING:
    from tatalaksana.render.office import OfficeSheet

NAME = "ekspor"
EXAMPLE = (
    "Contoh: sop ekspor sops/sekretariat/surat-masuk.yaml --ke xlsx -o keluar · sop ekspor --ke json -o keluar. "
    "Kode keluar: 0 baik, 1 yang diminta ada galatnya, 2 perintahnya salah."
)


_SITE = "SOP"
"""What the list calls the site that it is not from."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be made of which SOP."""

    facts: AllFacts
    """Of the whole collection."""
    names: Sequence[str]
    root: Path
    paper: Kertas | None


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop ekspor`."""
    parser.add_argument("--ke", required=True, choices=tuple(_WAYS), help="jenis berkas yang dibuat")
    parser.add_argument(
        "--kertas",
        choices=[paper.value for paper in Kertas],
        help="untuk xlsx dan docx: kertas lain daripada yang disebut profil",
    )
    add_target(parser)
    add_places(parser, "hanya SOP pada berkas atau folder ini")


def run(options: argparse.Namespace) -> int:
    """Make the documents of all that has no error; whoever asked for something that has one is told by the exit code too."""
    making = to_make(options, NAME)
    if isinstance(making, int):
        return making
    found, wanted = making
    return _made(found, wanted, options) or found.code


def _made(found: Selection, wanted: Sequence[str], options: argparse.Namespace) -> int:
    paper = Kertas(options.kertas) if options.kertas else None
    asked = _Asked(facts_of(found.catalog), wanted, found.root, paper)
    count = size = 0
    try:
        for name, content in _WAYS[options.ke](asked):
            if not delivered(Path(options.output) / name, content, NAME):
                return 2
            count, size = count + 1, size + len(content)
    except UnprintableError as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        return 1
    print(f"{len(wanted)} SOP, {count} berkas, {size / 1000:.0f} kB, di {options.output}/")
    return 0


def _workbooks(asked: _Asked) -> Iterator[tuple[str, bytes]]:
    # Typst takes a while to load, which the other ways need not wait for.
    from tatalaksana.render.office import sheet_xlsx  # noqa: PLC0415

    return ((f"{name}.xlsx", sheet_xlsx(sheet)) for name, sheet in _sheets(asked))


def _documents(asked: _Asked) -> Iterator[tuple[str, bytes]]:
    from tatalaksana.render.office import sheet_docx  # noqa: PLC0415 - likewise

    return ((f"{name}.docx", sheet_docx(sheet)) for name, sheet in _sheets(asked))


def _sheets(asked: _Asked) -> Iterator[tuple[str, OfficeSheet]]:
    from tatalaksana.press import drafts  # noqa: PLC0415 - likewise
    from tatalaksana.render.office import office_sheet  # noqa: PLC0415 - likewise

    root = asked.root
    days = days_of(root, NAME)
    for official in drafts(asked.facts, asked.names, root=root, days=days, paper=asked.paper):
        yield official.name, office_sheet(asked.facts.of[official.name], official, asked.paper)


def _diagrams(asked: _Asked) -> Iterator[tuple[str, bytes]]:
    return ((f"{name}.bpmn", sop_bpmn(asked.facts.of[name])) for name in asked.names)


def _tree(asked: _Asked) -> Iterator[tuple[str, bytes]]:
    return markdown_tree(asked.facts, asked.names)


def _data(asked: _Asked) -> Iterator[tuple[str, bytes]]:
    chosen = AllFacts(asked.facts.catalog, {name: asked.facts.of[name] for name in asked.names})
    yield LISTING_JSON, listing_json(listing_rows(chosen, Addresses().of, ()), _SITE)
    yield LISTING_SCHEMA, listing_schema()
    for name, one in chosen.of.items():
        yield f"{name}.json", f"{sop_json(one.entry.sop)}\n".encode()


_WAYS: Mapping[str, Callable[[_Asked], Iterator[tuple[str, bytes]]]] = {
    "xlsx": _workbooks,
    "docx": _documents,
    "bpmn": _diagrams,
    "markdown": _tree,
    "json": _data,
}
"""What may be made, and how: (file, content) of each."""
