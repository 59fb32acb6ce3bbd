# A memory as bytes and back, for who can keep bytes between runs. Of SOP and forms only what is known of them is kept, findings
# with their places and cards; of registers and profiles what they hold too, since every check asks them. Of mends only those
# are kept that tell causes from consequences.
from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from itertools import starmap
from typing import Any

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.linked import Linked
from tatalaksana.catalog.memory import Keeper, Kept, Known, Memory
from tatalaksana.catalog.plain import plain_of, value_from
from tatalaksana.catalog.shelved import PARTS, ROW_END, Shelved, line_of, rows_in
from tatalaksana.model import DaftarJabatan, DaftarPeraturan, DaftarUnit, Profil

_ASKED = (DaftarUnit, DaftarJabatan, DaftarPeraturan, Profil)
"""What is kept whole."""


def memory_bytes(memory: Memory) -> bytes:
    """What a memory knows: a line of all, then a line a file, whose begin says whether one has to look into the rest."""
    linked = memory.linked
    found = {} if linked is None else {name: plain_of(told) for name, told in linked.found.items()}
    head = [memory.ground, None if linked is None else [linked.mark, linked.ground, found, linked.twinned]]
    return ROW_END.join((_json(head).encode(errors="surrogatepass"), *starmap(partial(_line, memory), memory.items())))


def joined_memories(several: Sequence[bytes]) -> bytes:
    """Several memories of one ground as one."""
    lines = {Shelved(line).key: line for kept in several for line in rows_in(kept, kept.index(ROW_END) + 1)}
    return ROW_END.join((several[0].partition(ROW_END)[0], *lines.values()))


def _line(memory: Memory, key: bytes, state: Known[Any] | Shelved) -> bytes | memoryview:
    is_silent = memory.is_silent(key)
    if isinstance(state, Shelved):
        return state.told(is_silent=is_silent)
    return line_of(key, state.card_mark, state.kept or _text(state), is_silent=is_silent)


def _text(known: Known[Any]) -> str:
    naming = "" if known.card is None else _json(known.naming)
    rest = _json([
        plain_of(known.read), known.sound, plain_of(known.accepting), plain_of(known.card), plain_of(known.own),
        None if known.answered is None else [[*asked, mark] for asked, mark in known.answered.items()],
        [[plain_of(said), *place] for said, place in known.places.items()],
        plain_of(known.value) if isinstance(known.value, _ASKED) else None, plain_of(known.wrong), plain_of(known.respelling),
    ])  # fmt: skip
    return f"{naming}{PARTS}{rest}"


def memory_from(kept: bytes, keeper: Keeper | None = None) -> Memory:
    """The memory that these bytes are; whether they are whole is for its caller to know."""
    head = kept.partition(ROW_END)[0]
    ground, linked = json.loads(head.decode(errors="surrogatepass"))
    several = map(Shelved, rows_in(kept, len(head) + 1))
    shelved = {one.key: one for one in several}
    if linked is not None:
        mark, under, told, twinned = linked
        linked = Linked(mark, under, {name: value_from(one) for name, one in told.items()}, twinned)
    return Memory(keeper, Kept(shelved, _known, _card, ground, linked))


def _known(text: str) -> Known[Any]:
    read, sound, accepting, card, own, answered, places, value, wrong, spelt = _rest(text)
    return Known(
        value_from(read),
        sound=sound,
        value=value_from(value),
        accepting=value_from(accepting),
        card=value_from(card),
        own=value_from(own),
        answered=None if answered is None else {(register, name): mark for register, name, mark in answered},
        places={value_from(said): (line, column) for said, line, column in places},
        wrong=value_from(wrong),
        respelling=value_from(spelt),
        kept=text,
    )


def _card(text: str) -> Card | None:
    card = value_from(_rest(text)[3])
    assert card is None or isinstance(card, Card)  # noqa: S101 - as `_text` wrote it
    return card


def _rest(text: str) -> list[Any]:
    rest: list[Any] = json.loads(text.partition(PARTS)[2])
    return rest


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
