# Books of sheets that are made for them.
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tatalaksana.facts import AllFacts
from tatalaksana.press import books, drafts, pictures_in


def bound(
    facts: AllFacts, names: Iterable[str], root: Path, days: Mapping[str, date], tanggal: date | None = None
) -> list[bytes]:
    """The books of these SOP, as PDF."""
    names = tuple(names)
    logos, _ = pictures_in(facts, names, root)
    with TemporaryDirectory() as folder:
        files: dict[str, Path] = {}
        for one in drafts(facts, names, root=root, days=days):
            files[one.name] = Path(folder) / f"{len(files)}.pdf"
            files[one.name].write_bytes(one.content())
        return [one.content() for one in books(facts, files, days=days, logos=logos, tanggal=tanggal)]
