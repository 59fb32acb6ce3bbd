# What a text would say with other letters: asked of the parser, which alone knows.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.source.document import Document, read
from tatalaksana.source.problem import Data, Path, Splice
from tatalaksana.source.rewriting import spliced


def value_after(text: str, path: Path, splices: Sequence[Splice]) -> Data:
    """What would stand at a path; None where nothing would, where nothing changes, or where it could not be read."""
    found = read("", spliced(text, splices)) if splices else None
    here: Data = found.data if isinstance(found, Document) else None
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here
