# A memory as bytes and back, for who can keep bytes between runs. Of SOP and forms only what is known of them is kept, findings
# with their places and cards; of registers and profiles what they hold too, since every check asks them. Of mends only those
# are kept that tell causes from consequences.
from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tatalaksana.catalog.linked import Linked
from tatalaksana.catalog.memory import MARK, Keeper, Kept, Known, Memory, Shelved
from tatalaksana.catalog.plain import plain_of, value_from
from tatalaksana.model import DaftarJabatan, DaftarPeraturan, DaftarUnit, Profil

_KEY, _LINE = 64, b"\n"
_SILENT, _OPEN = "-", "+"
_ASKED = (DaftarUnit, DaftarJabatan, DaftarPeraturan, Profil)
"""What is kept whole."""


def memory_bytes(memory: Memory) -> bytes:
    """What a memory knows: a line of all, then a line a file, whose begin says whether one has to look into the rest."""
    linked = memory.linked
    found = {} if linked is None else {name: plain_of(told) for name, told in linked.found.items()}
    head = [memory.ground, None if linked is None else [linked.mark, found, linked.twinned]]
    rows = [_json(head)]
    for key, state in memory.items():
        row = state.row if isinstance(state, Shelved) else state.kept or _row(state)
        how = _SILENT if memory.is_silent(key) else _OPEN
        rows.append(f"{key.hex()}{state.card_mark:{MARK}}{how}{row}")
    return _LINE.join(row.encode(errors="surrogatepass") for row in rows)


def joined_memories(several: Sequence[bytes]) -> bytes:
    """Several memories of one ground as one."""
    heads, rows = zip(*(kept.partition(_LINE)[::2] for kept in several), strict=True)
    lines = {row[:_KEY]: row for some in rows for row in some.split(_LINE)}
    return _LINE.join((heads[0], *lines.values()))


def _row(known: Known[Any]) -> str:
    return _json([
        plain_of(known.read), known.sound, plain_of(known.accepting), plain_of(known.card), plain_of(known.own),
        None if known.answered is None else [[*asked, mark] for asked, mark in known.answered.items()],
        [[plain_of(said), *place] for said, place in known.places.items()],
        plain_of(known.value) if isinstance(known.value, _ASKED) else None,
    ])  # fmt: skip


def memory_from(kept: bytes, keeper: Keeper | None = None) -> Memory:
    """The memory that these bytes are; whether they are whole is for its caller to know."""
    head, *lines = kept.split(_LINE)
    ground, linked = json.loads(head.decode(errors="surrogatepass"))
    # One by one: few have letters that make a text twice as large.
    rows = (line.decode(errors="surrogatepass") for line in lines)
    shelved = {
        bytes.fromhex(row[:_KEY]): Shelved(
            row[_KEY + MARK + 1 :], row[_KEY : _KEY + MARK].rstrip(), row[_KEY + MARK] == _SILENT
        )
        for row in rows
    }
    if linked is not None:
        mark, found, twinned = linked
        linked = Linked(mark, {name: value_from(told) for name, told in found.items()}, twinned)
    return Memory(keeper, Kept(shelved, _known, ground, linked))


def _known(row: str) -> Known[Any]:
    read, sound, accepting, card, own, answered, places, value = json.loads(row)
    return Known(
        value_from(read),
        sound=sound,
        value=value_from(value),
        accepting=value_from(accepting),
        card=value_from(card),
        own=value_from(own),
        answered=None if answered is None else {(register, name): mark for register, name, mark in answered},
        places={value_from(said): (line, column) for said, line, column in places},
        kept=row,
    )


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
