# Pagefind writes filters and their values in an order that changes from run to run, and nothing else. Here they are put in
# order, so that the same documents give the same bytes. Its files are packed CBOR behind a signature.
from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

from tatalaksana.files import write_new

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where the list of the filters stands in the index' head: [name, file] each."""


def settle(folder: Path) -> None:
    """Put the filters of a written index in order.

    Raises:
        ValueError: The files are not of the kind that we know.
    """
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    about = entry["languages"]["id"]
    old = folder / f"pagefind.{about['hash']}.pf_meta"
    head = _read(old)
    for one in head[_FILTERS]:
        file = folder / "filter" / f"{one[1]}.pf_filter"
        name, values = _read(file)
        content = cbor2.dumps([name, sorted(values)])
        one[1] = _named(content)
        file.unlink()
        _write(file.with_name(f"{one[1]}.pf_filter"), content)
    head[_FILTERS].sort()
    content = cbor2.dumps(head)
    about["hash"] = _named(content)
    old.unlink()
    _write(folder / f"pagefind.{about['hash']}.pf_meta", content)
    write_new(folder, entry_file.name, json.dumps(entry).encode())


def _named(content: bytes) -> str:
    """What a file with this content is called, as Pagefind calls them: by its language and a hash."""
    return f"id_{hashlib.sha256(content).hexdigest()[:10]}"


def _read(file: Path) -> Any:  # noqa: ANN401 - lists of lists of texts and numbers
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} bukan berkas Pagefind yang dikenal")
    return cbor2.loads(content.removeprefix(_SIGNATURE))


def _write(file: Path, content: bytes) -> None:
    write_new(file.parent, file.name, gzip.compress(_SIGNATURE + content, mtime=0))
