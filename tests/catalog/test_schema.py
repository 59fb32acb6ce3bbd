# The JSON Schemas: up to date, complete, and in Indonesian.
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.model import Sop
from tests.collections_on_disk import SOPS, document
from tests.site.project import REPOSITORY

Json = Any
"""Whatever JSON holds."""

FOLDER = REPOSITORY / "docs" / "skema"


@pytest.mark.parametrize("name", MODELS)
def test_published_schemas_are_current(name: str) -> None:
    """The schemas in docs/skema are those of the models; if not, run `sop skema`."""
    assert schema_text(name) == (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"), "jalankan «sop skema»"


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_described(name: str) -> None:
    """Each key that an editor may write says what it is for."""
    schema = json.loads(schema_text(name))
    keys = list(_properties(schema))
    assert keys
    assert [key for key, value in keys if not value.get("description", "").strip().endswith((".", "]"))] == []


@pytest.mark.parametrize("name", MODELS)
def test_descriptions_are_indonesian(name: str) -> None:
    """No programmer's docstring reaches the editors."""
    said = [str(part.get("description", "")) for part in _walk(json.loads(schema_text(name)))]
    assert [text for text in said if {"the", "of", "an", "is"} & set(text.split())] == []


@pytest.mark.parametrize("name", MODELS)
def test_unknown_keys_are_refused(name: str) -> None:
    """Every group of keys is closed, so that an editor's program marks misspelt ones."""
    schema = json.loads(schema_text(name))
    assert [group for group in _groups(schema) if group.get("additionalProperties") is not False] == []


def test_keys_of_the_schema_are_those_of_the_model() -> None:
    """The schema knows the very keys that the reader knows."""
    assert set(Sop.model_fields) == set(json.loads(schema_text("sop"))["properties"])


@pytest.mark.parametrize("file", sorted(SOPS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_sources_name_their_schema(file: Path) -> None:
    """The first line of each source names the right schema, and the source satisfies it."""
    text = file.read_text(encoding="utf-8")
    address = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((FOLDER / Path(address).name).read_text(encoding="utf-8"))
    assert list(_violations(document(text).data, schema, schema["$defs"], "$")) == []


def _walk(schema: Json) -> Iterator[dict[str, Json]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _walk(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _walk(item)


def _groups(schema: Json) -> Iterator[dict[str, Json]]:
    return (part for part in _walk(schema) if isinstance(part.get("properties"), dict))


def _properties(schema: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    for group in _groups(schema):
        yield from group["properties"].items()


def _violations(data: Json, schema: Json, definitions: Json, where: str) -> Iterator[str]:  # noqa: C901 - one case a keyword
    """The part of JSON Schema that our schemas use, checked without our own models."""
    if "$ref" in schema:
        yield from _violations(data, definitions[schema["$ref"].removeprefix("#/$defs/")], definitions, where)
    if "anyOf" in schema and all(list(_violations(data, part, definitions, where)) for part in schema["anyOf"]):
        yield f"{where}: nothing of anyOf"
    if "enum" in schema and data not in schema["enum"]:
        yield f"{where}: {data!r} not in enum"
    if isinstance(data, dict):
        known = schema.get("properties", {})
        yield from (f"{where}: {key} missing" for key in schema.get("required", ()) if key not in data)
        for key, value in data.items():
            named = (inner for pattern, inner in schema.get("patternProperties", {}).items() if re.search(pattern, key))
            inner = known.get(key) or next(named, schema.get("additionalProperties", {}))
            if inner is False:
                yield f"{where}: {key} unknown"
            elif inner is not True:
                yield from _violations(value, inner, definitions, f"{where}.{key}")
    types = schema.get("type")
    if types is not None:
        given = {dict: {"object"}, list: {"array"}, str: {"string", "integer", "number"}, type(None): {"null"}}[
            type(data)
        ]
        if not given & set([types] if isinstance(types, str) else types):
            yield f"{where}: is {given}, not {types}"
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _violations(item, schema.get("items", {}), definitions, f"{where}[{index}]")
        if len(data) < schema.get("minItems", 0) or len(data) > schema.get("maxItems", 10**9):
            yield f"{where}: {len(data)} items"


def test_the_validator_sees_violations() -> None:
    """The small validator above does refuse what it should."""
    schema = json.loads(schema_text("sop"))
    for data in ({}, {"judul": ["a"]}, {"jenis": "x"}, {"zzz": "a"}):
        assert list(_violations(data, schema, schema["$defs"], "$"))


@pytest.mark.parametrize("model", MODELS.values())
def test_models_are_frozen(model: type[BaseModel]) -> None:
    """What was read does not change any more."""
    assert model.model_config.get("frozen") or "root" in model.model_fields
