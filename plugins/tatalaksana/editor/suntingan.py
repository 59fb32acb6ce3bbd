# Edits as the page means them, made in a file's text: every other byte stays.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from pydantic import BaseModel

from tatalaksana.catalog.mending import mended, with_value
from tatalaksana.editor.asked import (
    IsiBaru,
    JalanBaru,
    LangkahBaru,
    LangkahHapus,
    LangkahPindah,
    PerbaikanPakai,
    SimbolTaruh,
    Suntingan,
    TeksBaru,
    Tujuan,
)
from tatalaksana.model import (
    SELESAI,
    Kegiatan,
    Sop,
    key_order,
    parse,
    step_added,
    step_moved,
    step_numbers,
    step_removed,
)
from tatalaksana.model.groups import model_at
from tatalaksana.model.steps import new_id
from tatalaksana.model.value import Shorthand
from tatalaksana.source import AnyEdit, Data, Edit, Insert, Path, Problem, UnwritableError, data_of, value_at

Problems = Callable[[str], Sequence[Problem]]
"""What is wrong with a text of the file."""


def edited_by(model: type[BaseModel], text: str, asked: Suntingan, problems: Problems) -> str:
    """The text after an edit.

    Args:
        model: What the file holds.
        text: The file.
        asked: The edit.
        problems: What tells what is wrong with the text, for who mends it.

    Raises:
        StepNeededError: A step shall go that others lead to, and nobody said where they lead then.
        UnwritableError: It can't be done without changing something else, or not in this file.
    """
    match asked:
        case TeksBaru():
            return _with_ends_of(text, asked.teks)
        case PerbaikanPakai():
            return _mended(model, text, asked, problems)
        case IsiBaru():
            data, value = data_of(text), _data(asked.nilai)
            path = _short(model, data, tuple(asked.tempat), value)
            return text if _is_nowhere(data, path, value) else _made(model, text, value_edits(data, path, value))
    if model is not Sop:
        raise UnwritableError("Berkas ini bukan SOP.")
    rows = value_at(data_of(text), ("kegiatan",))
    if _farthest(asked) >= (len(rows) if isinstance(rows, list) else 0):
        raise UnwritableError("Langkah itu tidak ada lagi. Muat ulang halamannya.")
    return _with_steps(text, asked)


def _short(model: type[BaseModel], data: Data, path: Path, value: Data) -> Path:
    """Where a value is written: what alone stands for a group that is not there yet is written in the group's place."""
    above = path[:-1]
    if not above or not isinstance(value, str) or value_at(data, above) is not None:
        return path
    group = model_at(model, above)
    is_short = group is not None and issubclass(group, Shorthand) and group.expanded(value) == {path[-1]: value}
    return above if is_short else path


def _is_nowhere(data: Data, path: Path, value: Data) -> bool:
    """Whether what shall go is not there.

    Raises:
        UnwritableError: The place is in a list that is not as long, or not there at all.
    """
    for at, step in enumerate(path):
        held = value_at(data, path[:at]) if at else data
        # Behind the last item, or where no list is yet, there is place for one more.
        room = len(held) if isinstance(held, list) else 0 if held is None and at else -1
        if isinstance(step, int) and step > room - (value is None):
            raise UnwritableError("Tempat itu tidak ada lagi di berkas ini. Muat ulang halamannya.")
    return value is None and value_at(data, path) is None


def _farthest(asked: LangkahBaru | LangkahPindah | LangkahHapus | SimbolTaruh | JalanBaru) -> int:
    """The last row that has to be there."""
    match asked:
        case LangkahBaru():
            return asked.baris - 1
        case LangkahPindah():
            return max(asked.baris, asked.ke)
        case _:
            return asked.baris


def _with_steps(text: str, asked: LangkahBaru | LangkahPindah | LangkahHapus | SimbolTaruh | JalanBaru) -> str:
    if isinstance(asked, LangkahPindah | LangkahHapus):
        _row(_sop(text), max(asked.baris, asked.ke if isinstance(asked, LangkahPindah) else 0))
    match asked:
        case LangkahBaru():
            order = key_order(Kegiatan, ())
            known = {name: _data(asked.isi[name]) for name in order if asked.isi.get(name) is not None}
            return step_added(text, asked.baris, known)
        case LangkahPindah():
            return step_moved(text, asked.baris, asked.ke)
        case LangkahHapus():
            return step_removed(text, asked.baris, None if asked.ganti is None else _named(text, asked.ganti))
        case SimbolTaruh():
            return _made(Sop, text, _placed(data_of(text), asked))
        case JalanBaru():
            return _led(text, asked)


def value_edits(data: Data, path: Path, value: Data) -> Iterator[AnyEdit]:
    """What makes a value stand at a path: of a list only the items that changed, so that the others keep their lines."""
    here = value_at(data, path)
    if not (isinstance(here, list) and isinstance(value, list) and here and value):
        yield Edit(path, value)
        return
    before, after = [repr(item) for item in here], [repr(item) for item in value]
    for kind, a, b, c, d in reversed(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        # From behind, so that the places before still hold.
        same = min(b - a, d - c)
        for place in reversed(range(c + same, d)):
            yield Insert((*path, a + same), value[place])
        for place in reversed(range(a + same, b)):
            yield Edit((*path, place), None)
        for place in reversed(range(same)):
            yield Edit((*path, a + place), value[c + place])


def _made(model: type[BaseModel], text: str, edits: Iterator[AnyEdit]) -> str:
    for edit in edits:
        text = with_value(model, text, edit)
    return text


def _placed(data: Data, asked: SimbolTaruh) -> Iterator[AnyEdit]:
    """Where a step's symbols stand, after a lane was chosen for one."""
    step: Path = ("kegiatan", asked.baris)
    if value_at(data, step) is None:
        raise UnwritableError("Langkah itu tidak ada lagi.")
    symbols = value_at(data, (*step, "simbol"))
    if isinstance(symbols, list):
        yield from _among(symbols, step, asked)
        return
    held = value_at(data, (*step, "pelaksana"))
    lanes: list[Data] = [*held] if isinstance(held, list) else [held] if held else []
    if asked.cara == "cabut":
        if len(lanes) == 1:
            raise UnwritableError("Setiap langkah memerlukan pelaksana. Pindahkan simbolnya ke lajur lain.")
        lanes = [lane for lane in lanes if lane != asked.lajur]
    elif asked.cara == "pindah":
        lanes = [asked.lajur]
    elif asked.lajur not in lanes:
        lanes.append(asked.lajur)
    yield Edit((*step, "pelaksana"), lanes[0] if len(lanes) == 1 else lanes)


def _among(symbols: list[Data], step: Path, asked: SimbolTaruh) -> Iterator[AnyEdit]:
    lanes = [value_at(symbol, ("pelaksana",)) for symbol in symbols]
    if asked.cara != "cabut":
        yield Insert((*step, "simbol", len(symbols)), {"pelaksana": asked.lajur})
        return
    if len(lanes) == 1:
        raise UnwritableError("Setiap langkah memerlukan pelaksana. Pindahkan simbolnya ke lajur lain.")
    for place in reversed([place for place, lane in enumerate(lanes) if lane == asked.lajur]):
        yield Edit((*step, "simbol", place), None)


def _led(text: str, asked: JalanBaru) -> str:
    """The text with other exits of a step; who is led to is named by an id, which a step without one gets."""
    if asked.keputusan and not asked.jalan:
        raise UnwritableError("Keputusan memerlukan jalan keluar.")
    if len({exit_.kata.strip() for exit_ in asked.jalan}) < len(asked.jalan) and asked.keputusan:
        raise UnwritableError("Dua jalan keluar tidak dapat berkata sama. Beri kata lain.")
    for exit_ in asked.jalan:
        for target in exit_.ke:
            text = _with_id(text, target)
    sop = _sop(text)
    names = [_one_or_all([_name(sop, target) for target in exit_.ke]) for exit_ in asked.jalan]
    place: Path = ("kegiatan", asked.baris)
    if asked.simbol is not None:
        place = (*place, "simbol", asked.simbol)
    decision: Data = (
        {exit_.kata.strip(): name for exit_, name in zip(asked.jalan, names, strict=True)} if asked.keputusan else None
    )
    follows: Data = names[0] if names and not asked.keputusan else None
    for key, value in (("keputusan", decision), ("lanjut", follows)):
        before = value_at(data_of(text), (*place, key))
        if isinstance(before, dict) and isinstance(value, dict) and list(before) == list(value):
            text = _made(Sop, text, (Edit((*place, key, word), to) for word, to in value.items()))
        elif before is not None or value is not None:
            text = _made(Sop, text, iter([Edit((*place, key), value)]))
    return text


def _with_id(text: str, target: Tujuan) -> str:
    sop = _sop(text)
    if target == SELESAI or sop.kegiatan[_row(sop, target)].id:
        return text
    row = _row(sop, target)
    return _made(Sop, text, iter([Edit(("kegiatan", row, "id"), new_id(sop, row))]))


def _name(sop: Sop, target: Tujuan) -> str:
    return SELESAI if target == SELESAI else sop.kegiatan[_row(sop, target)].id or ""


def _named(text: str, target: Tujuan) -> str:
    """How a step is called in the text as it is."""
    if target == SELESAI:
        return SELESAI
    sop = _sop(text)
    row = _row(sop, target)
    name = sop.kegiatan[row].id or step_numbers(sop)[row]
    if not name:
        raise UnwritableError("Baris itu tidak bernomor, jadi tidak dapat dituju.")
    return name


def _row(sop: Sop, target: Tujuan) -> int:
    if not isinstance(target, int) or target >= len(sop.kegiatan):
        raise UnwritableError("Langkah itu tidak ada lagi.")
    return target


def _one_or_all(names: list[str]) -> Data:
    return names[0] if len(names) == 1 else [*names]


def _mended(model: type[BaseModel], text: str, asked: PerbaikanPakai, problems: Problems) -> str:
    for problem in problems(text):
        if (problem.line, problem.column, problem.code) == (asked.baris, asked.kolom, asked.kode) and problem.mend:
            return mended(model, text, problem.mend)
    raise UnwritableError("Masalah itu sudah tidak ada.")


def _sop(text: str) -> Sop:
    sop = parse(Sop, data_of(text))
    if not isinstance(sop, Sop):
        raise UnwritableError("Berkas ini bukan SOP tanpa galat. Perbaiki dahulu galatnya.")
    return sop


def _data(value: object) -> Data:
    """A value of JSON as files hold it: whatever is no group and no list is text; an empty text is nothing."""
    if isinstance(value, dict):
        return {str(key): _data(item) for key, item in value.items()} or None
    if isinstance(value, list):
        return [held for item in value if (held := _data(item)) is not None] or None
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return None if value is None or not str(value).strip() else str(value)


def _with_ends_of(old: str, new: str) -> str:
    """A text whose lines end as the file's do: what a browser gives back ends them its own way."""
    plain = new.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in old else plain
