# The keys that the page offers beside the sheet: what they are called and say, and which field each takes.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import get_args, get_origin

from pydantic import BaseModel

from tatalaksana.catalog import MODELS
from tatalaksana.model import (
    REGISTERED,
    Kegiatan,
    Key,
    Leads,
    Sop,
    leads_of,
)
from tatalaksana.model.key import group_in, is_list
from tatalaksana.model.rujukan import Rujukan
from tatalaksana.model.value import Shorthand

_NAMED = (*REGISTERED, Leads.FORM)
"""What a key may name that the page can list."""
_OWN_PLACE: Mapping[type[BaseModel], frozenset[str]] = {
    Sop: frozenset({"format", "judul", "nomor", "revisi_ke", "kegiatan"}),
    Kegiatan: frozenset({"uraian", "pelaksana", "keputusan", "lanjut"}),
    MODELS["profil"]: frozenset({"format"}),
    MODELS["formulir"]: frozenset({"format"}),
}
"""Keys that have a place on the sheet, or in the panel, made for them; and those that nobody changes."""
_NO_FIELD = frozenset({"pengesahan", "pelaksana", "tanggal"})
"""Groups of an SOP whose cells are on the sheet: only their keys stand in the panel."""


def keys_for(model: type[BaseModel]) -> Mapping[str, object]:
    """The keys of a file's groups, by the name that the page knows the group by: the file itself, or a register's member, is the first."""
    inner = group_in(model.model_fields["root"].annotation) if "root" in model.model_fields else None
    found: dict[str, list[Mapping[str, object]]] = {}
    todo = [inner or model]
    while todo:
        group = todo.pop(0)
        if group_name(group) not in found:
            found[group_name(group)] = [*_keys(group)]
            todo.extend(one for field in group.model_fields.values() if (one := group_in(field.annotation)))
    return found


def group_name(group: type[BaseModel]) -> str:
    """How the page knows a group of keys."""
    return group.__name__.lower()


def _keys(model: type[BaseModel]) -> Iterator[Mapping[str, object]]:
    leads = leads_of(model)
    own = _OWN_PLACE.get(model, frozenset())
    for name, field in model.model_fields.items():
        marks = next((one for one in field.metadata if isinstance(one, Key)), None)
        kinds = [*_kinds(field.annotation)]
        choices = [one.value for kind in kinds if issubclass(kind, StrEnum) for one in kind]
        group = group_in(field.annotation)
        kind = _field(name, leads, group, field.annotation)
        if model is Sop and name in _NO_FIELD:
            kind = "kelompok"
        yield {
            "nama": name,
            "di": [name, *_said_by(group, field.annotation)],
            "sebutan": (marks.words if marks else "") or name.replace("_", " "),
            "uraian": field.description or "",
            "jenis": "tersendiri" if name in own else kind,
            "pilihan": choices,
            "kelompok": group_name(group) if group else "",
            "jamak": is_list(field.annotation),
        }


def _said_by(group: type[BaseModel] | None, annotation: object) -> Iterator[str]:
    """The key of a group that a text in its place stands for."""
    if group is not None and issubclass(group, Shorthand) and not is_list(annotation):
        yield from (key for key in group.model_fields if group.means(key))


def _field(name: str, leads: Mapping[str, Leads], group: type[BaseModel] | None, annotation: object) -> str:
    several, kinds = is_list(annotation), [*_kinds(annotation)]
    register = leads.get(name)
    if group is not None and issubclass(group, Shorthand):
        # What one text in its place names, if it names something.
        register = leads_of(group).get(next(iter(group.expanded("a"))))
    kind = "sop" if group is Rujukan else register.value if register in _NAMED else ""
    if kind and (group is None or issubclass(group, Shorthand)):
        return f"daftar-{kind}" if several else kind
    if group is not None and not issubclass(group, Shorthand):
        return "kelompok"
    if _is_map(annotation):
        return "peta"
    if several:
        return "daftar"
    if any(issubclass(one, StrEnum) for one in kinds):
        return "pilihan"
    return "ya" if bool in kinds else "teks"


def _is_map(annotation: object) -> bool:
    """Whether a field holds texts by names of their own."""
    if get_origin(annotation) is dict:
        return True
    return get_origin(annotation) is not tuple and any(_is_map(inner) for inner in get_args(annotation))


def _kinds(annotation: object) -> Iterator[type]:
    """Every type that an annotation is made of."""
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)
