# What ids and names in a source lead to, said once where the key is declared: a field's type is `IdUnit`, `NamaLangkah` or
# another of these. Who follows such names asks for them here, and keeps no list of keys.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from operator import is_not
from types import MappingProxyType
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tatalaksana.model.key import group_in
from tatalaksana.model.value import Id, Nama
from tatalaksana.source import Path

_Model = TypeVar("_Model", bound=BaseModel)


class Leads(StrEnum):
    """What a name leads to, and must be there."""

    UNIT = "unit"
    JABATAN = "jabatan"
    PERATURAN = "peraturan"
    PROFIL = "profil"
    FORM = "formulir"
    LANE = "lajur"
    """A lane of the same SOP."""
    STEP = "langkah"
    """A step or a symbol of the same SOP, by its id or number, or the end."""
    ADDRESS = "alamat"
    """A web or e-mail address, or an SOP by its id."""
    ITSELF = "sendiri"
    """Nothing else: it is what the group is called in which it stands."""


REGISTERED = (Leads.UNIT, Leads.JABATAN, Leads.PERATURAN, Leads.PROFIL)
"""What has a register; each is called like the register."""

IdUnit = Annotated[Id, Leads.UNIT]
IdJabatan = Annotated[Id, Leads.JABATAN]
IdPeraturan = Annotated[Id, Leads.PERATURAN]
IdProfil = Annotated[Id, Leads.PROFIL]
IdFormulir = Annotated[Id, Leads.FORM]
NamaLajur = Annotated[Id, Leads.LANE]
NamaLangkah = Annotated[Nama, Leads.STEP]
IdSendiri = Annotated[Id, Leads.ITSELF]


@cache
def leads_of(model: type[BaseModel]) -> Mapping[str, Leads]:
    """The keys of a group that name something, themselves or by their items, with what they name."""
    found = {name: _lead(field) for name, field in model.model_fields.items()}
    return MappingProxyType({name: lead for name, lead in found.items() if lead is not None})


def named_in(value: BaseModel, *wanted: Leads) -> Iterator[tuple[Path, Leads, str]]:
    """What a group and the groups in it name: (path, what it leads to, the name), in the order of the form.

    Args:
        value: The group.
        wanted: What is asked for.
    """
    return _named(value, frozenset(wanted), ())


def renamed(value: _Model, wanted: Leads, say: Callable[[str], str]) -> _Model:
    """The same group with each name that leads to what is wanted said otherwise, in the groups within it too."""
    asked = frozenset({wanted})

    def other(held: Any, *, names: bool) -> Any:
        if isinstance(held, str):
            return say(held) if names else held
        if isinstance(held, BaseModel):
            return whole(held)
        if isinstance(held, tuple):
            items = tuple([other(item, names=names) for item in held])
            return items if any(map(is_not, items, held)) else held
        if isinstance(held, dict):
            return {key: other(item, names=names) for key, item in held.items()}
        return held

    def whole(group: BaseModel) -> BaseModel:
        leads, update = leads_of(type(group)), {}
        for name in _keys(type(group), asked):
            held = getattr(group, name)
            if held and (said := other(held, names=name in leads)) is not held:
                update[name] = said
        # A group that names nothing of it is its own copy: most are.
        return group.model_copy(update=update) if update else group

    return cast("_Model", whole(value))


def _named(value: BaseModel, wanted: frozenset[Leads], path: Path) -> Iterator[tuple[Path, Leads, str]]:
    leads = leads_of(type(value))
    for name in _keys(type(value), wanted):
        yield from _held(getattr(value, name), leads.get(name), wanted, (*path, name))


def _held(held: object, lead: Leads | None, wanted: frozenset[Leads], path: Path) -> Iterator[tuple[Path, Leads, str]]:
    if isinstance(held, str):
        if lead is not None:
            yield path, lead, held
    elif isinstance(held, BaseModel):
        yield from _named(held, wanted, path)
    elif isinstance(held, tuple):
        for index, item in enumerate(held):
            yield from _held(item, lead, wanted, (*path, index))
    elif isinstance(held, dict):
        for key, item in held.items():
            yield from _held(item, lead, wanted, (*path, key))


@cache
def _keys(model: type[BaseModel], wanted: frozenset[Leads]) -> tuple[str, ...]:
    """The keys of a group that name something wanted, or hold groups that do."""
    return tuple(name for name, reached in _reach(model).items() if wanted & reached)


@cache
def _reach(model: type[BaseModel]) -> Mapping[str, frozenset[Leads]]:
    """What each key of a group and the groups in it lead to."""
    return {name: _reached(field, (model,)) for name, field in model.model_fields.items()}


def _reached(field: FieldInfo, above: tuple[type[BaseModel], ...]) -> frozenset[Leads]:
    """What a key and the groups in it lead to; a group that holds itself is looked at once."""
    own = _lead(field)
    group = group_in(field.annotation)
    if group is None or group in above:
        return frozenset() if own is None else frozenset({own})
    return frozenset().union(*(_reached(inner, (*above, group)) for inner in group.model_fields.values()))


def _lead(field: FieldInfo) -> Leads | None:
    return next((one for one in field.metadata if isinstance(one, Leads)), None) or _lead_in(field.annotation)


def _lead_in(annotation: Any) -> Leads | None:
    marks = (one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, Leads))
    inner = (_lead_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next(marks, None) or next(filter(None, inner), None)
