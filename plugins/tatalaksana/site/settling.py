# Pagefind writes filters and their values in an order that changes from run to run, and nothing else. Here they are put in
# order, so that the same documents give the same bytes. Its files are CBOR (RFC 8949): lists, texts and numbers.
from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where the list of the filters stands in the index' head: [name, file] each."""
_LONG = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of a number that does not fit into the first one."""


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
        content = _bytes([name, sorted(values)])
        one[1] = f"id_{hashlib.sha256(content).hexdigest()[:10]}"
        file.unlink()
        _write(file.with_name(f"{one[1]}.pf_filter"), content)
    head[_FILTERS].sort()
    content = _bytes(head)
    about["hash"] = f"id_{hashlib.sha256(content).hexdigest()[:10]}"
    old.unlink()
    _write(folder / f"pagefind.{about['hash']}.pf_meta", content)
    entry_file.write_text(json.dumps(entry), encoding="utf-8", newline="\n")


def _read(file: Path) -> Any:  # noqa: ANN401 - lists of lists of texts and numbers
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} bukan berkas Pagefind yang dikenal")
    return _value(iter(content[len(_SIGNATURE) :]))


def _write(file: Path, content: bytes) -> None:
    file.write_bytes(gzip.compress(_SIGNATURE + content, mtime=0))


def _value(data: Iterator[int]) -> Any:  # noqa: ANN401 - as above
    kind, number = divmod(next(data), 32)
    if number in _LONG:
        number = int.from_bytes(bytes(next(data) for _ in range(_LONG[number])), "big")
    if kind == 0:
        return number
    if kind == 1:
        return -1 - number
    if kind == 3:  # noqa: PLR2004 - CBOR's name for texts
        return bytes(next(data) for _ in range(number)).decode()
    if kind == 4:  # noqa: PLR2004 - and for lists
        return [_value(data) for _ in range(number)]
    raise ValueError(f"jenis {kind} tidak dikenal dalam indeks Pagefind")


def _bytes(value: Any) -> bytes:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return _first(4, len(value)) + b"".join(map(_bytes, value))
    if isinstance(value, str):
        text = value.encode()
        return _first(3, len(text)) + text
    return _first(0, value) if value >= 0 else _first(1, -1 - value)


def _first(kind: int, number: int) -> bytes:
    if number < min(_LONG):
        return bytes([kind * 32 + number])
    mark, size = next((mark, size) for mark, size in _LONG.items() if number < 256**size)
    return bytes([kind * 32 + mark]) + number.to_bytes(size, "big")
