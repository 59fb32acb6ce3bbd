# Which groups of keys stand where in a file, found by walking the models' fields.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from types import MappingProxyType
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from tatalaksana.model.key import Key, Printed, group_in, is_list
from tatalaksana.model.value import Shorthand
from tatalaksana.source import Data, KeyWords, Path


@lru_cache(maxsize=1024)
def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys known where `path` points, in the order of the form; none where any key may stand."""
    here = model_at(model, path)
    return tuple(here.model_fields) if here is not None and "root" not in here.model_fields else ()


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """What stands at `path`, found by walking the models' fields; None where that is no group of known keys."""
    here: Any = model
    for step in path:
        here = _inside(here, step)
        if here is None:
            return None
    return here if _is_model(here) else None


@cache
def homes(model: type[BaseModel]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Each key of a file to the groups in which it is known, as the keys that lead there; () is the file itself."""
    found: dict[str, list[tuple[str, ...]]] = {}
    todo: list[tuple[tuple[str, ...], type[BaseModel], tuple[type[BaseModel], ...]]] = [((), model, ())]
    while todo:
        where, group, above = todo.pop(0)
        for name, field in group.model_fields.items():
            if name != "root":
                found.setdefault(name, []).append(where)
            inner = group_in(field.annotation)
            if inner is not None and inner not in (*above, group):
                todo.append(((*where, name) if name != "root" else where, inner, (*above, group)))
    return MappingProxyType({name: tuple(places) for name, places in found.items()})


@cache
def key_words(model: type[BaseModel]) -> KeyWords:
    """Every key that a file may have, in whatever group."""
    groups: dict[str, set[str]] = {}
    for name, places in homes(model).items():
        for place in places:
            groups.setdefault(place[-1] if place else "", set()).add(name)
    own = () if issubclass(model, RootModel) else tuple(model.model_fields)
    kinds = {above: frozenset(names) for above, names in groups.items()}
    named = {
        name for name, places in homes(model).items() if any(_names_freely(model, place, name) for place in places)
    }
    lists = filter(partial(_lists_texts, model), own)
    fields = {name: [*_fields(model, places, name)] for name, places in homes(model).items()}
    dashed = {name for name, several in fields.items() if any(map(_may_be_dash, several))}
    needed = {name for name, several in fields.items() if any(field.is_required() for field in several)}
    return KeyWords(
        homes(model), kinds, _usual(model) if own else (), lists, own, named=named, dashed=dashed, needed=needed
    )


def _fields(model: type[BaseModel], places: Iterable[Path], name: str) -> Iterator[FieldInfo]:
    """What a key is in each of the groups that have it."""
    for place in places:
        group = model_at(model, place)
        field = None if group is None else group.model_fields.get(name)
        if field is not None:
            yield field


def _may_be_dash(field: FieldInfo) -> bool:
    """Whether a key is a cell or a box, which a dash says to be empty."""
    marks = next((one for one in field.metadata if isinstance(one, Key)), None)
    printed = marks is not None and marks.printed in {Printed.COLUMN, Printed.BOX, Printed.MORE}
    return printed and not field.is_required()


def _names_freely(model: type[BaseModel], place: Path, name: str) -> bool:
    """Whether a key of the group at a place holds keys of any names."""
    group = model_at(model, place)
    field = None if group is None else group.model_fields.get(name)
    return field is not None and _is_mapping(field.annotation)


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(map(_is_mapping, get_args(annotation)))


def _lists_texts(model: type[BaseModel], name: str) -> bool:
    """Whether a key may hold a list of texts: of ids, or of what a text alone means."""
    annotation = model.model_fields[name].annotation
    group = group_in(annotation)
    return is_list(annotation) and (group is None or issubclass(group, Shorthand))


def _usual(model: type[BaseModel]) -> Iterator[str]:
    """The keys that a file must have, or that a new draft shows."""
    for name, field in model.model_fields.items():
        marks = next((one for one in field.metadata if isinstance(one, Key)), None)
        if field.is_required() or (marks and marks.draft and marks.printed not in {Printed.MORE, Printed.BESIDE}):
            yield name


def real_path(data: Data, loc: tuple[int | str, ...]) -> Path:
    """The part of pydantic's location that exists in the data; tags and expanded shorthands do not."""
    path: list[int | str] = []
    here: Any = data
    for step in loc:
        named = isinstance(here, dict) and isinstance(step, str) and step in here
        counted = isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
        if named or counted:
            here = here[step]
            path.append(step)
    return tuple(path)


def _inside(here: Any, step: int | str) -> Any:
    if _is_model(here):
        if "root" in here.model_fields:
            return group_in(here.model_fields["root"].annotation)
        found = here.model_fields.get(str(step))
        return here if found is None else group_in(found.annotation)
    return None


def _is_model(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, BaseModel)


def key_name(path: Path) -> str:
    """The last key on a path, which items and their numbers stand under."""
    return next(step for step in reversed(path) if isinstance(step, str))
