# Pagefind writes filters and their values in an order that changes from run to run, and nothing else. Here they are put in
# order, so that the same documents give the same bytes. And its files of words are cut where they hold numbers: who types one
# would fetch some thousand others with it. Its files are packed CBOR behind a signature.
from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import cbor2

from tatalaksana.files import write_new

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where the list of the filters stands in the index' head: [name, file] each."""
_WORDS = 2
"""Where the list of the files of words stands: [from, to, file] each."""
_BEGIN = 3
"""Words that begin with as many same letters stay together: of a word that is half typed one file is fetched, if it is in its range."""
_SMALL = 12_000
"""Bytes, before they are packed, up to which words of several beginnings share a file."""


def settle(folder: Path) -> None:
    """Put the filters of a written index in order, and cut its numbers.

    Raises:
        ValueError: The files are not of the kind that we know.
    """
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    about = entry["languages"]["id"]
    old = folder / f"pagefind.{about['hash']}.pf_meta"
    head = read_packed(old)
    for one in head[_FILTERS]:
        file = folder / "filter" / f"{one[1]}.pf_filter"
        name, values = read_packed(file)
        content = cbor2.dumps([name, sorted(values)])
        one[1] = _named(content)
        file.unlink()
        _write(file.with_name(f"{one[1]}.pf_filter"), content)
    head[_FILTERS].sort()
    head[_WORDS] = [piece for one in head[_WORDS] for piece in _cut(folder / "index", one)]
    content = cbor2.dumps(head)
    about["hash"] = _named(content)
    old.unlink()
    _write(folder / f"pagefind.{about['hash']}.pf_meta", content)
    write_new(folder, entry_file.name, json.dumps(entry).encode())


def _cut(folder: Path, listed: list[str]) -> Iterator[list[str]]:
    """A file of words as it is listed, or the files that it is cut into: each number's beginning stands in one of them."""
    first, last, name = listed
    if not first[0].isdigit():
        yield listed
        return
    file = folder / f"{name}.pf_index"
    (words,) = read_packed(file)
    file.unlink()
    pieces = list(_pieces(words))
    for at, (piece, packed) in enumerate(pieces):
        content = _listed([_listed(packed)])
        own = _named(content)
        _write(folder / f"{own}.pf_index", content)
        begin = piece[0][:_BEGIN] if at else first
        end = piece[-1] if at < len(pieces) - 1 else last
        yield [begin, end, own]
        # One or two figures are the beginning of words in several of them, which all were in the range before.
        short = {word[:length] for word in piece for length in range(1, _BEGIN)}
        yield from ([one, one, own] for one in sorted(short) if first <= one <= last and not begin <= one <= end)


def _pieces(words: Sequence[Any]) -> Iterator[tuple[list[str], list[bytes]]]:
    """Words in order, and each packed with what is known of it; as many beginnings together as make a small file."""
    piece: list[str] = []
    packed: list[bytes] = []
    size = 0
    for _, several in groupby(words, key=lambda word: word[0][:_BEGIN]):
        group = list(several)
        more = [*map(cbor2.dumps, group)]
        length = len(_listed(more))
        if piece and size + length > _SMALL:
            yield piece, packed
            piece, packed, size = [], [], 0
        piece += (word for word, *_ in group)
        packed += more
        size += length
    yield piece, packed


def _listed(packed: Sequence[bytes]) -> bytes:
    """A list of what is packed already: packing takes long."""
    head = cbor2.dumps([0] * len(packed))[: -len(packed)]  # each nought is one byte
    return head + b"".join(packed)


def _named(content: bytes) -> str:
    """What a file with this content is called, as Pagefind calls them: by its language and a hash."""
    return f"id_{hashlib.sha256(content).hexdigest()[:10]}"


def read_packed(file: Path) -> Any:  # noqa: ANN401 - lists of lists of texts and numbers
    """What a file of Pagefind's holds.

    Raises:
        ValueError: It is of another kind.
    """
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} bukan berkas Pagefind yang dikenal")
    return cbor2.loads(content.removeprefix(_SIGNATURE))


def _write(file: Path, content: bytes) -> None:
    write_new(file.parent, file.name, gzip.compress(_SIGNATURE + content, mtime=0))
