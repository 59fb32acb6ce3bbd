# The keys that the page offers: none is left to those who write YAML.
from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from tatalaksana.catalog import MODELS
from tatalaksana.editor.kunci import group_name, keys_for
from tatalaksana.model.key import group_in

_ON_THE_SHEET = {
    "sop": {"format", "judul", "nomor", "revisi_ke", "kegiatan"},
    "kegiatan": {"uraian", "pelaksana", "keputusan", "lanjut"},
    "profil": {"format"},
    "formulir": {"format"},
}
"""What is changed in its cell, or in the part of the panel that is made for it; nobody changes the format."""


@pytest.mark.parametrize("name", MODELS)
def test_every_key_has_a_field_or_unfolds(name: str) -> None:
    """In every group of every kind of file: a field of a kind that the page knows, or the name of a group that it knows."""
    keys: dict[str, Any] = dict(keys_for(MODELS[name]))
    kinds = {"teks", "daftar", "pilihan", "ya", "peta", "kelompok", "profil", "sop", "daftar-sop"}
    kinds |= {f"{many}{one}" for many in ("", "daftar-") for one in ("unit", "jabatan", "peraturan", "formulir")}
    for model in _groups(MODELS[name]):
        group = group_name(model)
        offered = {key["nama"]: key for key in keys[group]}
        assert offered.keys() == model.model_fields.keys()
        assert {key for key in offered if offered[key]["jenis"] == "tersendiri"} == _ON_THE_SHEET.get(group, set())
        for key in offered.values():
            assert key["jenis"] in {*kinds, "tersendiri"}
            assert key["kelompok"] in {*keys, ""}
            assert key["jenis"] != "kelompok" or key["kelompok"]


def _groups(model: type[BaseModel]) -> set[type[BaseModel]]:
    """All groups that a file may have; a register's own keys are its members' ids."""
    found: set[type[BaseModel]] = set()
    todo = [model]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo.extend(group for field in one.model_fields.values() if (group := group_in(field.annotation)))
    return {one for one in found if "root" not in one.model_fields}
