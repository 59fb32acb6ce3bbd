# What the JSON Schema of a source allows, written by chance: keys that the model knows, with values that they take, or nearly.
from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

from tatalaksana.catalog import schema_text
from tests.keras.words import SCALARS

_IDS = (
    "kabag", "biro-pp", "biro-bentanyan", "kepala-biro", "selesai", "mulai", "1", "2", "3", "a", "b", "satu", "dua", "tamanbun", "rawat-pohon",
    "uu-1", "contoh", "text", "x" * 90, "Bukan Id", "-a",
)  # fmt: skip
_DEEP = 7
_STRANGE = 0.02
"""How often a value is of quite another kind."""


def grown(kind: str, chance: Random) -> Any:  # noqa: ANN401 - whatever a schema allows
    """Something that the schema of a kind of source allows, or nearly."""
    schema = _schema(kind)
    return _grown(schema, schema.get("$defs", {}), chance, 0)


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(schema_text(kind))
    return found


def _grown(schema: Any, known: Mapping[str, Any], chance: Random, depth: int) -> Any:  # noqa: ANN401 - whatever a schema allows
    if not isinstance(schema, dict) or chance.random() < _STRANGE:
        return chance.choice(SCALARS)
    if "$ref" in schema:
        return _grown(known[schema["$ref"].rpartition("/")[2]], known, chance, depth)
    several = next((schema[word] for word in ("anyOf", "oneOf", "allOf") if word in schema), None)
    if several:
        wanted = [one for one in several if one.get("type") != "null"] or several
        return _grown(chance.choice(wanted), known, chance, depth)
    if schema.get("type") == "object" or "properties" in schema:
        return _group(schema, known, chance, depth)
    if schema.get("type") == "array":
        most = 0 if depth > _DEEP else chance.choice((0, 1, 2, 3, 13))
        return [_grown(schema.get("items"), known, chance, depth + 1) for _ in range(most)]
    return _scalar(schema, chance)


def _group(schema: Mapping[str, Any], known: Mapping[str, Any], chance: Random, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    required = set(schema.get("required", ()))
    for key, inner in schema.get("properties", {}).items():
        if (key in required and chance.random() < 0.95) or (depth <= _DEEP and chance.random() < 0.35):
            made[key] = _grown(inner, known, chance, depth + 1)
    more = schema.get("additionalProperties")
    if isinstance(more, dict) and depth <= _DEEP:
        for _ in range(chance.choice((1, 2, 3))):
            made[str(chance.choice(_IDS if chance.random() < 0.6 else SCALARS))] = _grown(
                more, known, chance, depth + 1
            )
    return made


def _scalar(schema: Mapping[str, Any], chance: Random) -> Any:  # noqa: ANN401 - a text, number or truth
    if "enum" in schema:
        return chance.choice(schema["enum"])
    if "const" in schema:
        return schema["const"]
    if schema.get("format") == "date":
        return chance.choice(("2024-01-02", "2020-02-29", "1999-12-31", "9999-12-31", "0001-01-01", "2024-13-01"))
    if "pattern" in schema:
        return chance.choice(_IDS)
    if chance.random() < 0.4:
        return chance.choice(
            ("Kata", "Menyusun konsep surat", "1 jam", "3", "12", "2 hari kerja", "surat", "Kepala Bagian Contoh")
        )
    return chance.choice(SCALARS)
