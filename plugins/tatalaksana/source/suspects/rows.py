# Rows of a table within a text: cells with tabs between them, as spreadsheets and Word put them on the clipboard.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.source.faults.blocks import is_row
from tatalaksana.source.faults.guess import short
from tatalaksana.source.suspects.suspect import Suspect, Suspicion
from tatalaksana.source.tree import Node, walk


def rows(text: str, tree: Node) -> Iterator[Suspect]:
    """Texts with a line that has cells, as a row of a table has when it is pasted."""
    for path, node in walk(tree):
        if not path or node.kind != "teks" or "\t" not in text[node.start : node.end]:
            continue
        start = node.start
        for line in text[node.start : node.end].split("\n"):
            if is_row(line):
                inset = len(line) - len(line.lstrip())
                yield Suspect(Suspicion.ROW, path, start + inset, short(line), ())
                break
            start += len(line) + 1
