# Every key that a model knows and that takes a text, as a place in a file: what the JSON Schemas say, so a new key is tried as well.
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tatalaksana.catalog import MODELS, schema_text

EACH = "*"
"""Any item of a list, or any entry of a group whose keys are free."""
Place = tuple[str, ...]
_DEEP = 8


def fields() -> dict[str, tuple[Place, ...]]:
    """The places of texts by the name of the schema."""
    return {kind: tuple(dict.fromkeys(_places(json.loads(schema_text(kind))))) for kind in MODELS}


def _places(schema: Mapping[str, Any]) -> Iterator[Place]:
    yield from _walk(schema, schema.get("$defs", {}), (), ())


def _walk(schema: Any, known: Mapping[str, Any], here: Place, within: tuple[str, ...]) -> Iterator[Place]:  # noqa: ANN401 - a schema's part may be anything
    if not isinstance(schema, dict) or len(here) > _DEEP:
        return
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in within:
            yield from _walk(known[name], known, here, (*within, name))
    for several in ("anyOf", "oneOf", "allOf"):
        for one in schema.get(several, ()):
            yield from _walk(one, known, here, within)
    for key, inner in schema.get("properties", {}).items():
        yield from _walk(inner, known, (*here, key), within)
    yield from _walk(schema.get("additionalProperties"), known, (*here, EACH), within)
    yield from _walk(schema.get("items"), known, (*here, EACH), within)
    if "string" in schema.get("type", ()) and "enum" not in schema:
        yield here


def placed(data: Any, place: Place, text: str) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """The data with a text at a place, in the first item of a list that is on the way; what has to be there is made."""
    if not place:
        return text
    step, rest = place[0], place[1:]
    if step != EACH:
        group = dict(data) if isinstance(data, dict) else {}
        return group | {step: placed(group.get(step), rest, text)}
    if isinstance(data, dict) and data:
        first = next(iter(data))
        return data | {first: placed(data[first], rest, text)}
    items = list(data) if isinstance(data, list) and data else [None]
    return [placed(items[0], rest, text), *items[1:]]
