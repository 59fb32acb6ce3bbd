# The reference of the source format, written from the JSON Schemas, so that it can't say anything else.
from __future__ import annotations

import json
from typing import Any

from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.render.html.markup import Html, escape, inline, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.lists import table_of

TITLE = "Rujukan format"
_TITLES = {
    "sop": "Berkas SOP: sops/<unit>/<nama>.yaml",
    "unit": "Daftar unit: sops/unit.yaml",
    "jabatan": "Daftar jabatan: sops/jabatan.yaml",
    "peraturan": "Daftar peraturan: sops/peraturan.yaml",
    "profil": "Profil lembar: sops/profil/<nama>.yaml",
    "formulir": "Formulir: sops/formulir/<id>.yaml",
}
_TYPES = {
    "string": "teks",
    "integer": "bilangan",
    "array": "daftar",
    "object": "kelompok kunci",
    "boolean": "ya/tidak",
    "null": "",
}


def reference_html(place: Place) -> Html:
    """The page «Rujukan format»."""
    parts = [_schema(name, place) for name in MODELS]
    return Html(
        f'<div class="sop-halaman sop-rujukan">\n<h1>{TITLE}</h1>\n'
        '<p class="sop-pengantar">Semua kunci yang dikenal dalam berkas YAML, dibuat dari skema yang juga dipakai untuk memeriksa. '
        "Nilai ditulis sebagaimana terbaca: <code>1.10</code>, <code>no</code> dan <code>08</code> tetap teks. "
        "Kunci yang dikosongkan dianggap tidak ditulis.</p>\n" + "\n".join(parts) + "\n</div>"
    )


def _schema(name: str, place: Place) -> Html:
    schema = json.loads(schema_text(name))
    definitions: dict[str, Any] = schema.get("$defs", {})
    parts = [Html(f'<h2 id="{name}">{escape(_TITLES[name])}</h2>')]
    file = place.around.addresses.to_file(place.page, f"skema/{name}.schema.json")
    parts.append(Html(f'<p>{_said(schema)} Skema: <a href="{file}">{name}.schema.json</a>.</p>'))
    todo = [("", schema)]
    seen: set[str] = set()
    of = name
    while todo:
        title, group = todo.pop(0)
        group = _object(group)
        if (
            "additionalProperties" in group
            and isinstance(group["additionalProperties"], dict)
            and not group.get("properties")
        ):
            parts.append(Html("<p>Kunci: <code>id</code> tiap butir; isinya:</p>"))
            of = f"tiap butir {name}"
            todo.insert(0, ("", _resolved(group["additionalProperties"], definitions)))
            continue
        if "patternProperties" in group:
            if group.get("properties"):
                parts.append(_table(f"{of} {_heading(title)}".strip(), name, group, definitions))
            parts.append(Html("<p>Kunci: <code>id</code> tiap butir; isinya:</p>"))
            of = f"tiap butir {name}"
            todo.insert(0, ("", _resolved(next(iter(group["patternProperties"].values())), definitions)))
            continue
        if title:
            parts.append(Html(f'<h3 id="{name}-{title.lower()}">{escape(_heading(title))}</h3>\n<p>{_said(group)}</p>'))
        parts.append(_table(f"{of} {_heading(title)}".strip(), name, group, definitions))
        for value in group.get("properties", {}).values():
            for other in _references(value):
                if other not in seen and "properties" in _object(definitions[other]):
                    seen.add(other)
                    todo.append((other, definitions[other]))
    return join(parts, "\n")


def _table(label: str, name: str, group: dict[str, Any], definitions: dict[str, Any]) -> Html:
    required = set(group.get("required", ()))
    rows = [
        Html(
            f'<tr><th scope="row"><code>{escape(key)}</code></th>\n<td>{_kind(name, value, definitions)}</td>\n'
            f"<td>{'wajib' if key in required else _default(value)}</td>\n<td>{_code(value.get('description', ''))}</td></tr>"
        )
        for key, value in group.get("properties", {}).items()
    ]
    return table_of(("Kunci", "Isi", "Wajib / bawaan", "Arti"), rows, f"Kunci {label}")


def _kind(name: str, value: dict[str, Any], definitions: dict[str, Any]) -> Html:
    found = [_one_kind(name, option, definitions) for option in value.get("anyOf", [value])]
    return Html(" atau ".join(dict.fromkeys(kind for kind in found if kind)))


def _one_kind(name: str, value: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "$ref" in value:
        title = value["$ref"].rpartition("/")[2]
        group = _object(definitions[title])
        if "enum" in group:
            return " | ".join(f"<code>{escape(str(item))}</code>" for item in group["enum"])
        link = f'<a href="#{name}-{title.lower()}">{escape(_heading(title))}</a>'
        return f"teks atau {link}" if "anyOf" in definitions[title] else link
    if "enum" in value:
        return " | ".join(f"<code>{escape(str(item))}</code>" for item in value["enum"] if isinstance(item, str))
    kind = value.get("type")
    if kind == "array":
        return f"daftar {_kind(name, value.get('items', {}), definitions)}".strip()
    if isinstance(kind, list):
        return "id" if "pattern" in value else "teks"
    return "tanggal" if value.get("format") == "date" else _TYPES.get(str(kind), "")


def _default(value: dict[str, Any]) -> Html:
    default = value.get("default")
    if default in (None, [], {}, False) or isinstance(default, dict):
        return Html("")
    said = ", ".join(map(str, default)) if isinstance(default, list) else str(default)
    return Html(f"<code>{escape(said)}</code>")


def _object(schema: dict[str, Any]) -> dict[str, Any]:
    """The object form of a schema that also has a shorthand."""
    for option in schema.get("anyOf", ()):
        if option.get("type") == "object":
            return {**option, "description": schema.get("description", "")}
    return schema


def _resolved(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return dict(definitions[schema["$ref"].rpartition("/")[2]]) if "$ref" in schema else schema


def _references(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [str(value["$ref"]).rpartition("/")[2]] if "$ref" in value else []
        return own + [name for part in value.values() for name in _references(part)]
    if isinstance(value, list):
        return [name for part in value for name in _references(part)]
    return []


def _heading(title: str) -> str:
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in title).strip()
    return words[:1].upper() + words[1:]


def _said(schema: dict[str, Any]) -> Html:
    return _code(schema.get("description", ""))


def _code(text: str) -> Html:
    """A description, with `code` in its back-ticks."""
    parts = text.split("`")
    return join(
        Html(f"<code>{escape(part)}</code>") if index % 2 else inline(part, lambda _: "")
        for index, part in enumerate(parts)
    )
