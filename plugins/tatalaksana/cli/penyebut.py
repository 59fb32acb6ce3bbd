# Who names an SOP, before and after a change: what others call it by may be gone then, and they have to be changed too.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.cli.changing import SourceText
from tatalaksana.cli.memory import memory_beside
from tatalaksana.source import Data, Kind, data_of

_NAMED_BY = ("judul", "jenis", "nomor", "unit")
"""The keys by which others find an SOP."""


def still_naming(file: SourceText, text: str, root: Path) -> tuple[str, ...]:
    """The files that name an SOP and would not find it any more.

    Args:
        file: The SOP's file as it is.
        text: What it will hold.
        root: The folder of the sources.
    """
    if file.file.kind is not Kind.SOP or _names(data_of(file.text)) == _names(data_of(text)):
        return ()
    memory, shown = memory_beside(root), root.as_posix()
    before = collect(root, shown, memory=memory).catalog
    after = collect(root, shown, {file.file.path: file.content(text)}, memory=memory).catalog
    lost = set(before.perujuk.get(file.file.id, ())) - set(after.perujuk.get(file.file.id, ()))
    return tuple(before.cards[name].file for name in sorted(lost) if name in after.cards)


def _names(data: Data) -> list[Data]:
    return [data.get(key) for key in _NAMED_BY] if isinstance(data, dict) else []
