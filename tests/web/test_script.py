# Modules put together into classic scripts.
from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tatalaksana.web import ASSETS, SCRIPTS, SHARED, ScriptError, asset, bundle, bundle_shared
from tatalaksana.web.script import script
from tests.test_imports import PACKAGE

_LIMIT = 21_000
_MODULES = sorted((PACKAGE / "web" / "js").glob("*.js"))
_TOO_NEW = (
    r"\?\?=", r"\|\|=", r"&&=", r"\.at\(", r"replaceAll", r"replaceChildren", r"structuredClone", r"Object\.hasOwn", r"randomUUID",
    r"\.findLast", r"\.toSorted", r"\.toReversed", r"static \{", r"[{;]\s*#\w+\(", r"requestSubmit", r"Object\.groupBy", r"\.any\(",
)  # fmt: skip
"""What Chrome 80 does not know and one easily writes."""


def _bundle(entry: str, texts: Mapping[str, str]) -> str:
    return bundle(entry, lambda name: texts[name])


def test_modules_become_one_script() -> None:
    """Each module stands once, after what it imports, in a scope of its own; comments, remarks on types, empty lines and indentation are gone."""
    texts = {
        "a.js": '// The entry.\nimport { b } from "./b.js";\nimport {\n  c,\n  C,\n} from "./c.js";\n\n/** @type {import("./c.js").C} */\nb(c, "// kept");\n',
        "b.js": 'import { c } from "./c.js";\n\n/**\n * B.\n */\nexport function b(x) {\n  return c + /** @type {any} */ (x); // gone\n}\n',
        "c.js": "export const c = 1;\nexport class C {}\nconst x = 2;\n",
    }
    assert _bundle("a.js", texts) == (
        '(() => {\n"use strict";\n'
        "const $c = (() => {\nconst c = 1;\nclass C {}\nconst x = 2;\nreturn { c, C };\n})();\n"
        "const $b = (() => {\nconst { c } = $c;\nfunction b(x) {\nreturn c + (x);\n}\nreturn { b };\n})();\n"
        'const $a = (() => {\nconst { b } = $b;\nconst {\nc,\nC,\n} = $c;\nb(c, "// kept");\nreturn {  };\n})();\n'
        "})();\n"
    )


def test_shared_modules_stand_once() -> None:
    """What is shared stands in a script of its own with all it imports, and entries take it from there."""
    texts = {
        "a.js": 'import { b } from "./b.js";\nimport { d } from "./d.js";\nb(d);\n', "b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
        "c.js": "export const c = 1;\n", "d.js": 'import { c } from "./c.js";\nexport const d = c;\n',
    }  # fmt: skip
    assert bundle_shared(("b",), lambda name: texts[name]) == (
        '"use strict";\nvar $c = (() => {\nconst c = 1;\nreturn { c };\n})();\nvar $b = (() => {\nconst { c } = $c;\nconst b = c;\nreturn { b };\n})();\n'
    )
    assert bundle("a.js", lambda name: texts[name], ("b",)) == (
        '(() => {\n"use strict";\nconst $d = (() => {\nconst { c } = $c;\nconst d = c;\nreturn { d };\n})();\n'
        "const $a = (() => {\nconst { b } = $b;\nconst { d } = $d;\nb(d);\nreturn {  };\n})();\n})();\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('import { d } from "./b.js";\n', "b.js does not export «d»"),
        ('import { a } from "./a.js";\n', "a → a"),
        ('import b from "./b.js";\n', "import b from"),
        ('import { b as c } from "./b.js";\n', "«b as c»"),
        ('import { b } from "https://contoh.test/b.js";\n', "contoh.test"),
        ("export default 1;\n", "export default"),
        ("export let a = 1;\n", "export let"),
        ("const a = `x\n  y`;\n", "a text runs over lines"),
        ('const b = await import("./b.js");\n', "import("),
    ],
)
def test_other_ways_are_refused(text: str, why: str) -> None:
    """What would not become a sound script is an error that says why."""
    with pytest.raises(ScriptError, match=re.escape(why)):
        _bundle("a.js", {"a.js": text, "b.js": "export const b = 1;\n"})


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_assets(name: str) -> None:
    """Each entry can be had as an asset, the same every time."""
    assert name in ASSETS
    assert script(name) == asset(name)
    assert asset(name).startswith((b'(()=>{\n"use strict";\n', b'"use strict";\nvar $'))


@pytest.mark.parametrize(
    "names",
    [
        ("cari.js",),
        ("langkah.js",),
        ("beranda.js",),
        ("daftar.js",),
        ("jabatan.js",),
        ("tampilan.js",),
        ("kerangka.js",),
        ("cek.js",),
        (SHARED, "kerjakan.js"),
        (SHARED, "formulir.js"),
    ],
    ids="-".join,
)
def test_what_is_fetched_at_once_is_small(names: tuple[str, ...]) -> None:
    """The shell and the search on every page, an SOP's page as it opens, the front page, lists, an office's page, the check of a sheet, what «Kerjakan» fetches, and a form's page: each is at most 21 kB as it travels."""
    assert sum(len(gzip.compress(asset(name))) for name in names) <= _LIMIT


def test_every_script_is_weighed() -> None:
    """The test above knows all scripts."""
    assert {
        "cari.js",
        "langkah.js",
        "beranda.js",
        "daftar.js",
        "jabatan.js",
        "tampilan.js",
        "kerangka.js",
        "cek.js",
        SHARED,
        "kerjakan.js",
        "formulir.js",
    } == set(SCRIPTS)


_ASKING = {"beranda.js": 1, "kirim_http.js": 1, "kirim_masuk.js": 1, "sunting_mesin.js": 1}
"""Modules that ask a server: the front page for that of the office that was chosen, and who sends a proposal for the forge that
mkdocs.yml names, when its sender says so, and the editor its
engine."""
_SHEET = {"sunting_lembar.js": "template.innerHTML = html."}
"""The editor alone takes markup over: the sheet that its engine has drawn, as pages hold it."""


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.name)
def test_modules_make_no_markup(path: Path) -> None:
    """No module makes markup or code from text, or speaks to anyone; none is written in a younger language than Chrome 80's."""
    text = path.read_text(encoding="utf-8")
    for word in (
        r"\w+HTML\b",
        r"document\.write",
        r"\beval\(",
        r"new Function",
        "XMLHttpRequest",
        "sendBeacon",
        *_TOO_NEW,
    ):
        assert re.search(word, text.replace(_SHEET.get(path.name, "\0"), "")) is None, word
    assert len(re.findall(r"\bfetch\(", text)) == _ASKING.get(path.name, 0)
