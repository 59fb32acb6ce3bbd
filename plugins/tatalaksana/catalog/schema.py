# The JSON Schemas of everything an editor writes: for completion and checking in their text editor.
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from tatalaksana.formulir.isian import Formulir
from tatalaksana.model.key import Printed, group_in, keys_of
from tatalaksana.model.profil import Profil
from tatalaksana.model.register import DaftarJabatan, DaftarPeraturan, DaftarUnit
from tatalaksana.model.sop import Sop

MODELS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "sop": Sop,
        "unit": DaftarUnit,
        "jabatan": DaftarJabatan,
        "peraturan": DaftarPeraturan,
        "profil": Profil,
        "formulir": Formulir,
    }
)
"""Schema name to model, in the order in which the reference shows them."""


@cache
def schema_text(name: str) -> str:
    """The JSON Schema called `name`, as the text of its file."""
    schema = MODELS[name].model_json_schema()
    for group, key in _beside(MODELS[name]) if name == "sop" else ():
        definition = schema["$defs"].get(group, schema)
        definition["properties"][key]["description"] += " Tidak tercetak pada lembar."
    for definition in schema["$defs"].values():
        if "enum" in definition:
            # An enumeration's docstring is for programmers; editors read what its key says.
            del definition["description"]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _beside(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """(group, key) of what no sheet shows, each once."""
    for key, marks in keys_of(model).items():
        inner = group_in(model.model_fields[key].annotation)
        if marks.printed is Printed.BESIDE:
            yield model.__name__, key
        elif inner is not None:
            yield from _beside(inner)
