# References between steps: by number they break when a step is put in, by id they don't.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from tatalaksana.model.kegiatan import SELESAI, Kegiatan
from tatalaksana.model.leads import Leads, named_in, renamed
from tatalaksana.model.place import amended
from tatalaksana.model.reading import parse
from tatalaksana.model.rows import step_rows
from tatalaksana.model.sop import Sop
from tatalaksana.source import Edit, UnwritableError, data_of

_WORDS = 3
"""Words of a step that make its id."""
_FILLERS = frozenset({
    "agar", "akan", "atas", "atau", "bagi", "bahwa", "bila", "dalam", "dan", "dari", "dengan", "di", "guna", "hal", "ini", "itu",
    "jika", "juga", "karena", "ke", "kepada", "kemudian", "lalu", "maka", "oleh", "pada", "para", "sebagai", "secara", "serta",
    "sesuai", "seluruh", "setelah", "sesudah", "setiap", "supaya", "tentang", "terhadap", "terkait", "tersebut", "untuk", "yang",
})  # fmt: skip
"""Words that say nothing of what is done."""
_MORE = re.compile(
    r"[,;:(?]|\b(?:apakah|apabila|agar|bila|bilamana|jika|karena|ketika|manakala|maka|sambil|sehingga|supaya|yaitu|yakni)\b"
)
"""Where a text goes on to ask or to explain."""


def numbered(sop: Sop, rows: Mapping[str, int] | None = None) -> Sop:
    """The same SOP with steps and symbols named by their places: what they are called in the file makes no difference.

    Args:
        sop: The SOP.
        rows: Its `step_rows`, where they are known already.
    """
    names = {name: f"baris {row + 1}" for name, row in (step_rows(sop) if rows is None else rows).items()}
    names |= {
        simbol.id: f"baris {row + 1} simbol {place + 1}"
        for row, step in enumerate(sop.kegiatan)
        for place, simbol in enumerate(step.simbol or ())
        if simbol.id
    }
    plain = renamed(sop, Leads.STEP, lambda name: names.get(name, name))
    return plain.model_copy(update={"kegiatan": tuple(map(_without_ids, plain.kegiatan))})


def _without_ids(step: Kegiatan) -> Kegiatan:
    symbols = step.simbol and tuple(simbol.model_copy(update={"id": None}) for simbol in step.simbol)
    return step.model_copy(update={"id": None, "simbol": symbols})


def by_id(text: str) -> str:
    """The text of an SOP with every reference to a numbered step by that step's id; a step that has none gets one.

    A text that is no SOP stays as it is.

    Raises:
        UnwritableError: The text is not readable.
    """
    sop = parse(Sop, data_of(text))
    if not isinstance(sop, Sop):
        return text
    try:
        new = amended(Sop, text, id_edits(sop))
    except UnwritableError:
        return text
    after = parse(Sop, data_of(new))
    return new if isinstance(after, Sop) and numbered(after) == numbered(sop) else text


def id_edits(sop: Sop) -> Iterator[Edit]:
    """What names every step by its id: an id for each that is named by its number, and that id wherever it is named."""
    rows = step_rows(sop)
    ids = {row: kegiatan.id for row, kegiatan in enumerate(sop.kegiatan) if kegiatan.id}
    taken = _taken(sop)
    for path, _, name in named_in(sop, Leads.STEP):
        row = rows.get(name)
        if row is None or not name.isdigit():
            continue
        if row not in ids:
            ids[row] = fresh_id(sop.kegiatan[row].uraian, taken)
            taken.add(ids[row])
            yield Edit(("kegiatan", row, "id"), ids[row])
        yield Edit(path, ids[row])


def new_id(sop: Sop, row: int) -> str:
    """An id for a step that has none, of its own words."""
    return fresh_id(sop.kegiatan[row].uraian, _taken(sop))


def _clause(text: str) -> str:
    """What a text says before it goes on to ask or to explain: two words at the least."""
    head = _MORE.split(text, maxsplit=1)[0]
    return head if len(re.findall("[a-z]+", head)) > 1 else text


def whole_words(words: Sequence[str], most: int) -> str:
    """Words of a name, joined by hyphens: as many as there is room for, none of them by half but one that is alone."""
    room = sum(len(name) <= most for name in accumulate(words, lambda name, word: f"{name}-{word}"))
    while 1 < room < len(words) and words[room - 1] in _FILLERS:
        room -= 1
    return "-".join(words[: max(room, 1)])[:most]


def _taken(sop: Sop) -> set[str | None]:
    symbols = (one.id for kegiatan in sop.kegiatan for one in kegiatan.simbol or ())
    return {*(kegiatan.id for kegiatan in sop.kegiatan), *symbols, SELESAI}


def fresh_id(uraian: str, taken: set[str | None]) -> str:
    """An id of a step's words that is not taken."""
    words = [word for word in re.findall(r"[a-z0-9]+", _clause(uraian.casefold())) if not word.isdigit()]
    told = [word for word in words if word not in _FILLERS] or words
    name = whole_words(told[:_WORDS], 60) or "langkah"
    others = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *others) if one not in taken)
