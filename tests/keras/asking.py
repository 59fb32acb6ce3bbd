# The campaign on the editor's questions: whatever its page, an older page or another program asks, there is an answer or a refusal in a sentence.
from __future__ import annotations

import json
from collections.abc import Mapping
from random import Random
from typing import Any

from pydantic import TypeAdapter

from tatalaksana.editor import Editor
from tatalaksana.editor.asked import Permintaan
from tests.collections_on_disk import SOPS
from tests.keras.mutants import mutant, rebuilt
from tests.keras.patience import EndlessError, ended
from tests.keras.tally import Tally, WrongError
from tests.keras.texts import TEXTS
from tests.keras.words import SCALARS

_WORDS = ("kegiatan", "judul", "pelaksana", "keputusan", "tanggal", "kabag", "selesai", "1", "x")
_ROWS = (0, 1, 2, 3, 5, 99, -1, 10**9)
_DEEPEST = 9
_FILES = sorted(SOPS.rglob("*.yaml"))
_NAMES = [f"sops/{path.relative_to(SOPS).as_posix()}" for path in _FILES]


def run(seed: int, count: int, tally: Tally) -> None:
    """Ask `count` questions, as the model of a question allows them, or nearly."""
    chance = Random(seed)  # noqa: S311 - the same each time
    editor = Editor(SOPS, "sops")
    schema = TypeAdapter(Permintaan).json_schema()
    for _ in range(count):
        asked = _grown(schema, schema["$defs"], chance, 0)
        if "berkas" in asked and chance.random() < 0.9:
            asked["berkas"] = chance.choice(_NAMES)
        if chance.random() < 0.2:
            asked = rebuilt(asked, chance)
        tally.counts["masukan"] += 1
        try:
            with ended():
                answer = editor.answer(asked)
                json.dumps(answer)
            tally.counts["ditolak" if "tolak" in answer else "dijawab"] += 1
            if "tolak" in answer and not str(answer["tolak"]).strip():
                raise WrongError("a refusal says nothing")  # noqa: TRY301 - noted like any other
        except (Exception, EndlessError) as error:  # noqa: BLE001 - whatever went wrong is what is looked for
            tally.fail(error, "permintaan.json", json.dumps(asked).encode())


def _grown(schema: Mapping[str, Any], known: Mapping[str, Any], chance: Random, depth: int) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """What a schema of JSON allows."""
    several = schema.get("oneOf") or schema.get("anyOf")
    if "$ref" in schema or several:
        one = known[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else chance.choice(several or ())
        return _grown(one, known, chance, depth + 1)
    kind = schema.get("type")
    if kind == "object":
        needed, places = schema.get("required", ()), schema.get("properties", {})
        wanted = [key for key in places if key in needed or chance.random() < 0.8]
        made = {key: _grown(places[key], known, chance, depth + 1) for key in wanted}
        return made | (_texts(chance) if schema.get("additionalProperties") else {})
    if kind == "array":
        many = chance.choice((0, 1, 1, 2, 3)) if depth < _DEEPEST else 0
        return [_grown(schema.get("items", {}), known, chance, depth + 1) for _ in range(many)]
    return _leaf(schema, chance)


def _leaf(schema: Mapping[str, Any], chance: Random) -> Any:  # noqa: ANN401 - as above
    text = chance.choice((chance.choice(SCALARS), chance.choice(TEXTS), chance.choice(_WORDS)))
    usual = {"string": text, "integer": chance.choice(_ROWS), "boolean": chance.random() < 0.5, "null": None}
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    return usual.get(schema.get("type", ""), chance.choice((text, None, ["kabag"], {"uraian": "a"}, 1.5, True)))


def _texts(chance: Random) -> dict[str, str | None]:
    """Other texts of files: some changed, gone or new, some of no file that can be."""
    made: dict[str, str | None] = {}
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        at = chance.randrange(len(_FILES))
        name = chance.choice((_NAMES[at], _NAMES[at], "sops/biro/baru.yaml", "sops/../x.yaml", "x\0"))
        content = mutant(_FILES[at].read_bytes(), "sop", chance)
        made[name] = chance.choice((None, content.decode(errors="replace")))
    return made
