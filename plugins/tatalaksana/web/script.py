# Scripts of pages: ES modules as they are written and tested, put together into one classic script. So pages also work
# from a folder (file://) and in browsers of 2020, and a build needs no Node.
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files

from tatalaksana.web.tight import tight

SHARED = "bersama.js"
"""What several entries use, in a script of its own that pages load before theirs: a browser fetches it once."""
_SHARED_MODULES = ("copies",)
EDITOR = "sunting.js"
"""The entry of the editor's page, which no other page loads."""
WORKER = "pekerja.js"
"""The entry of its worker, on a site: a script may be a module."""
PORTAL = "portal.js"
"""The one of a portal of many sites, which brings all it needs; sites do not hold it."""
_ALONE = "cari.js"
"""The one on every page: it brings all it needs."""
SCRIPTS = (
    SHARED,
    "kerangka.js",
    "formulir.js",
    "kerjakan.js",
    "langkah.js",
    "tampilan.js",
    "beranda.js",
    "daftar.js",
    "jabatan.js",
    "cek.js",
    _ALONE,
)
"""What pages load: the shared script, and the entries. Each entry is a module in `js/`, and so is what it imports."""

# The few ways in which our modules say what they take and give; any other is refused.
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z_]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function)\b[* ]*([\w$]+))", re.MULTILINE)
_MODULE_WORD = re.compile(r"^(?:import|export)\b.*|\bimport\(\s*[\"'`].*", re.MULTILINE)
_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)?\n|^[ \t]+|/\*\* [^*\n]*\*/ ?| // [^\"'`\n]*$",
    re.MULTILINE | re.DOTALL,
)
"""Comments, empty lines, indentation, and remarks on types. What looks like a comment and has a quote after it may be text."""


class ScriptError(Exception):
    """Modules that cannot be put together."""


def script(name: str) -> bytes:
    """The classic script of an entry: UTF-8, strict, in a scope of its own.

    Raises:
        ScriptError: Its modules cannot be put together.
    """
    folder = files("tatalaksana.web").joinpath("js")

    def read(module: str) -> str:
        return folder.joinpath(module).read_text(encoding="utf-8")

    return tight(
        bundle_shared(_SHARED_MODULES, read)
        if name == SHARED
        else bundle(name, read, () if name in {_ALONE, EDITOR, WORKER, PORTAL} else _SHARED_MODULES)
    ).encode()


def bundle(entry: str, read: Callable[[str], str], shared: Sequence[str] = ()) -> str:
    """The entry with all it imports; `read` gives a module's text.

    Each module becomes a function that gives what it exports, called once, after those it imports. So names need to differ
    within a module only. Comments, empty lines and indentation are left out, so a text must not run over lines. What `shared` and their imports hold is taken from
    the script that `bundle_shared` makes of them.

    Raises:
        ScriptError: Something is not exported, modules import each other, or in a way we don't read.
    """
    together = _Together(read)
    for module in shared:
        together.add(module, ())
    there = len(together.texts)
    together.add(entry.removesuffix(".js"), ())
    return '(() => {\n"use strict";\n' + "".join(f"const {text}" for text in together.texts[there:]) + "})();\n"


def bundle_shared(modules: Sequence[str], read: Callable[[str], str]) -> str:
    """Modules with all they import, for the scripts that are loaded after it.

    Raises:
        ScriptError: As `bundle`.
    """
    together = _Together(read)
    for module in modules:
        together.add(module, ())
    return '"use strict";\n' + "".join(f"var {text}" for text in together.texts)


class _Together:
    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._exported: dict[str, list[str]] = {}
        self.texts: list[str] = []

    def add(self, module: str, above: tuple[str, ...]) -> None:
        if module in above:
            raise ScriptError(f"{' → '.join((*above, module))}: modules import each other")
        if module in self._exported:
            return
        text = self._read(f"{module}.js")
        if any(line.count("`") % 2 for line in _COMMENT.sub("", text).splitlines()):
            raise ScriptError(f"{module}.js: a text runs over lines")
        text = _COMMENT.sub("", text)
        for names, other in _IMPORT.findall(text):
            self.add(other, (*above, module))
            for name in names.split(","):
                if name.strip() and name.strip() not in self._exported[other]:
                    raise ScriptError(f"{module}.js: {other}.js does not export «{name.strip()}»")
        self._exported[module] = exported = _EXPORT.findall(text)
        text = _EXPORT.sub("", _IMPORT.sub(r"const {\1} = $\2;\n", text))
        if refused := _MODULE_WORD.search(text):
            raise ScriptError(f"{module}.js: «{refused[0]}» is not a way in which our modules are written")
        self.texts.append(f"${module} = (() => {{\n{text}return {{ {', '.join(exported)} }};\n}})();\n")
