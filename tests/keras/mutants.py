# Source files changed a little or a lot, by chance: their bytes, their tokens, their lines, what they hold, and what keys may hold.
from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

from tests.keras.words import PIECES, SCALARS, TOKENS, written
from tests.keras.written_by_schema import grown

Change = Callable[[bytes, str, Random], bytes]
"""(content, kind of source, chance) to another content."""
_SWOLLEN = 0.02
"""How many are swollen: they take longest."""


def mutant(content: bytes, kind: str, chance: Random) -> bytes:
    """A file changed in one way, or, once in a while, in several."""
    if chance.random() < _SWOLLEN:
        return _swollen(content, kind, chance)
    for _ in range(1 if chance.random() < 0.8 else chance.randint(2, 6)):
        change = chance.choice(WAYS)
        content = change(content, kind, chance)
    return content


def _bytes(content: bytes, kind: str, chance: Random) -> bytes:
    """One byte is another, missing, doubled, or strange bytes stand between."""
    del kind
    at = chance.randrange(len(content) + 1)
    if chance.random() < 0.4:
        return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
    if chance.random() < 0.3:
        end = min(len(content), at + chance.choice((1, 2, 7, 60)))
        return content[:at] + content[end:]
    strange = (
        b"\r",
        b"\r\n",
        b"\t",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xe2\x80\xae",
        b"\x1b[31m",
        b"\xc2\xa0",
    )
    return content[:at] + chance.choice(strange) + content[at:]


def _tokens(content: bytes, kind: str, chance: Random) -> bytes:
    """A sign of YAML stands where it means something."""
    del kind
    places = [at for at, byte in enumerate(content) if byte in b" :\n-[{'\"#"] or [0]
    at = chance.choice(places)
    end = at + (1 if chance.random() < 0.5 else 0)
    return content[:at] + chance.choice(TOKENS).encode() + content[end:]


def _swollen(content: bytes, kind: str, chance: Random) -> bytes:
    """A sign or a few stand thousands of times where they may stand once."""
    del kind
    places = [at for at, byte in enumerate(content) if byte in b" :\n-[{'\"#"] or [0]
    at = chance.choice(places)
    piece = chance.choice(PIECES).encode()
    return content[:at] + piece * (chance.choice((300, 20_000, 60_000)) // len(piece)) + content[at:]


def _lines(content: bytes, kind: str, chance: Random) -> bytes:
    """Lines are lost, doubled, moved, indented otherwise or joined; or every line ends otherwise."""
    del kind
    lines = content.splitlines(keepends=True) or [b"\n"]
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at : at + chance.randint(1, 3)]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines.insert(other if other < len(lines) else 0, lines.pop(at))
        case 3:
            lines[at] = b" " * chance.randint(1, 5) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip(b" ")
        case 5:
            lines[at] = lines[at].rstrip(b"\r\n")
        case 6:
            return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n")))
        case _:
            return b"".join(lines[: at + 1])
    return b"".join(lines)


def _structure(content: bytes, kind: str, chance: Random) -> bytes:
    """What the file holds is built otherwise: values change places and kinds, keys are lost, lists and groups nest."""
    del kind
    data = _data(content)
    if data is None:
        return content
    holders = list(_holders(data))
    if not holders:
        return written(chance.choice(SCALARS), chance)
    holder = chance.choice(holders)
    _rebuild(holder, holders, chance)
    return written(data, chance)


def _by_schema(content: bytes, kind: str, chance: Random) -> bytes:
    """Some of what a key may hold stands in the file: within what was there, or instead of it."""
    data = _data(content)
    fresh = grown(kind, chance)
    if not isinstance(data, dict) or not isinstance(fresh, dict) or chance.random() < 0.1:
        return written(fresh, chance)
    for key in chance.sample(sorted(fresh, key=str), min(len(fresh), chance.randint(1, 3))):
        here = data.get(key)
        if isinstance(here, list) and isinstance(fresh[key], list) and here and fresh[key]:
            here[chance.randrange(len(here))] = chance.choice(fresh[key])
        elif isinstance(here, dict) and isinstance(fresh[key], dict) and chance.random() < 0.7:
            here |= fresh[key]
        else:
            data[key] = fresh[key]
    rows = data.get("kegiatan")
    if kind == "sop" and isinstance(rows, list) and isinstance(fresh.get("kegiatan"), list):
        for row in fresh["kegiatan"][:2]:
            here = rows[chance.randrange(len(rows))] if rows else None
            if isinstance(here, dict) and isinstance(row, dict) and row:
                key = chance.choice(sorted(row, key=str))
                here[key] = row[key]
    return written(data, chance)


WAYS: Sequence[Change] = (_bytes, _tokens, _lines, _structure, _by_schema, _by_schema)


def damaged_bytes(content: bytes, chance: Random) -> bytes:
    """Any file with some bytes otherwise."""
    for _ in range(chance.choice((1, 1, 2, 8))):
        content = chance.choice((_bytes, _tokens, _lines))(content, "", chance)
    return content


def rebuilt(data: Any, chance: Random) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Data that is built otherwise in one to three places."""
    data = json.loads(json.dumps(data))
    for _ in range(chance.randint(1, 3)):
        holders = list(_holders(data))
        if not holders:
            return chance.choice(SCALARS)
        _rebuild(chance.choice(holders), holders, chance)
    return data


def _data(content: bytes) -> Any:  # noqa: ANN401 - whatever YAML can hold
    try:
        return yaml.load(content, yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts, lists and groups only
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        return None


def _holders(data: Any) -> Any:  # noqa: ANN401 - as above
    """Every list and group in the data; an alias' own once."""
    seen: set[int] = set()
    todo = [data]
    while todo:
        here = todo.pop()
        if isinstance(here, dict | list) and id(here) not in seen:
            seen.add(id(here))
            yield here
            todo += here.values() if isinstance(here, dict) else here


def _rebuild(holder: Any, holders: Sequence[Any], chance: Random) -> None:  # noqa: ANN401 - as above
    keys = sorted(holder, key=str) if isinstance(holder, dict) else list(range(len(holder)))
    other = (
        json.loads(json.dumps(chance.choice(holders), default=str)) if chance.random() < 0.4 else chance.choice(SCALARS)
    )
    if not keys:
        holder.update({"x": other}) if isinstance(holder, dict) else holder.append(other)
        return
    key = chance.choice(keys)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1:
            holder[key] = other
        case 2:
            holder[key] = [holder[key]] if chance.random() < 0.5 else {str(other)[:40]: holder[key]}
        case 3:
            again = chance.choice(keys)
            holder[key], holder[again] = holder[again], holder[key]
        case 4:
            if isinstance(holder, dict):
                holder[str(chance.choice(SCALARS))[:60]] = holder.pop(key)
            else:
                holder.extend([holder[key]] * chance.choice((1, 2, 12, 40)))
        case _:
            text = holder[key]
            holder[key] = f"{text}{chance.choice(SCALARS)}" if isinstance(text, str) else other
