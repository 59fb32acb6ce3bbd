# What ids and names lead to: no id without saying so, and who follows them finds them by that alone.
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, StringConstraints

from tatalaksana.catalog.register import unregistered
from tatalaksana.catalog.schema import MODELS
from tatalaksana.model import Leads, Sop, named_in, place_of
from tatalaksana.model.key import group_in
from tatalaksana.model.leads import IdSendiri, IdUnit, NamaLangkah, leads_of, renamed
from tatalaksana.model.value import ID_PATTERN, Value
from tests.collections_on_disk import SOUND, catalog, document


def _groups(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            inner = group_in(field.annotation)
            if inner is not None:
                yield from _groups(inner, seen)


_SEEN: set[type[BaseModel]] = set()
GROUPS = [group for model in MODELS.values() for group in _groups(model, _SEEN) if "root" not in group.model_fields]


def _is_id(marks: Iterable[object]) -> bool:
    return any(isinstance(one, StringConstraints) and one.pattern == ID_PATTERN for one in marks)


def _holds_id(annotation: object) -> bool:
    arguments = getattr(annotation, "__args__", ())
    if getattr(annotation, "__origin__", None) is dict:
        arguments = arguments[1:]  # a map's own keys name its values
    return _is_id(getattr(annotation, "__metadata__", ())) or any(map(_holds_id, arguments))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_every_id_says_what_it_leads_to(group: type[BaseModel]) -> None:
    """No key of a source, a register, a profile or a form holds an id without saying what it is the id of."""
    ids = {name for name, field in group.model_fields.items() if _is_id(field.metadata) or _holds_id(field.annotation)}
    assert ids <= set(leads_of(group))


def test_all_groups_are_looked_at() -> None:
    """The test above finds the groups by itself, and ids in them."""
    assert {"Sop", "Kegiatan", "Simbol", "Unit", "Jabatan", "Peraturan", "Profil", "Formulir", "Isian"} <= {
        group.__name__ for group in GROUPS
    }
    assert 22 == sum(len(leads_of(group)) for group in GROUPS if group.__name__ not in {"Isian", "Lampiran"})


class _Item(Value):
    nama: IdSendiri
    unit: IdUnit | None = None
    langkah: dict[str, tuple[NamaLangkah, ...]] | None = None


class _Trial(Value):
    pemilik: Annotated[IdUnit, "note"]
    butir: tuple[_Item, ...] = ()


_DATA = {"pemilik": "biro", "butir": [{"nama": "satu", "unit": "lain", "langkah": {"ya": ["1", "2"]}}]}


def test_a_new_key_is_found() -> None:
    """What a new key names is found wherever it stands, by the type of the key alone."""
    trial = _Trial.model_validate(_DATA)
    assert [
        (("pemilik",), Leads.UNIT, "biro"), (("butir", 0, "unit"), Leads.UNIT, "lain"),
    ] == list(named_in(trial, Leads.UNIT))  # fmt: skip
    assert [(("butir", 0, "langkah", "ya", 0), "1"), (("butir", 0, "langkah", "ya", 1), "2")] == [
        (path, name) for path, _, name in named_in(trial, Leads.STEP)
    ]


def test_a_new_keys_id_is_checked(tmp_path: Path) -> None:
    """An id under a new key that no register has is told, at its place."""
    registers = catalog(tmp_path, {"biro/surat.yaml": SOUND}).registers
    found = list(unregistered(_Trial.model_validate(_DATA), registers, ("uji",)))
    assert [(("uji", "butir", 0, "unit"), "Unit «lain» tidak ada di unit.yaml.")] == [
        (one.path, one.message) for one in found
    ]


def test_names_are_said_otherwise() -> None:
    """Only what leads to what is asked for is changed; the rest is as it was."""
    trial = _Trial.model_validate(_DATA)
    assert {"ya": ("#1", "#2")} == renamed(trial, Leads.STEP, "#{}".format).butir[0].langkah
    assert trial == renamed(renamed(trial, Leads.STEP, "#{}".format), Leads.STEP, lambda name: name[1:])


def test_an_item_is_called_by_its_own_name() -> None:
    """Where an editor names a place, an item goes by the id that it has, else by what it names in a register."""
    data = document(SOUND).data
    assert ("butir", 0, "unit") == place_of(_Trial, _DATA, "butir.satu.unit")  # type: ignore[arg-type]
    assert ("pelaksana", 1) == place_of(Sop, data, "pelaksana.kasubbag")
