# The settings of the site as far as MkDocs would say in English only, or nothing: a file that can't be read, and one that does not
# use the plugin. Whatever else is wrong with them our plugin tells itself, once it is loaded.
from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path as FilePath

from tatalaksana.source import Data, Document, Finding, Path, Problem, Severity, content_of, read_content, value_at

SETTINGS_FILES = ("mkdocs.yml", "mkdocs.yaml")
"""What MkDocs calls its settings; the first that is there counts."""
_PLUGINS = ("sop", "formulir")
OPTIONS: Mapping[str, Sequence[str]] = {
    "sop": ("folder", "pdf", "pdf_draf", "riwayat", "tanggal", "pencarian", "panduan", "repositori", "ketat", "kluster", "simpanan"),
    "formulir": ("folder", "pdf", "pdf_tinjauan", "pemisah_csv", "ketat"),
    "repositori": ("jenis", "alamat", "cabang", "proksi", "aplikasi"),
}  # fmt: skip
"""The options of each plugin, and those of the repository that «Sunting» leads to."""
SETTING_KEYS = (
    "INHERIT", "site_name", "site_url", "docs_dir", "theme", "name", "language", "font", "plugins", *OPTIONS, *chain(*OPTIONS.values()), "nav", "extra", "extra_css",
    "extra_javascript", "markdown_extensions", "validation", "hooks",
)  # fmt: skip
"""Words that are keys there, for who looks for what is wrong where the file can't be read."""
_TAG = re.compile(rb"(?<=[ \t\[,])!!?[A-Za-z][\w./:!-]*")
"""What MkDocs' own reader knows: `!ENV`, `!relative`, `!!python/name:…`."""


def settings_problems(root: FilePath) -> Iterator[Problem]:
    """What is wrong with the settings beside a folder of sources; nothing where there are none.

    Args:
        root: The folder of the sources.
    """
    file = next((found for name in SETTINGS_FILES if (found := root.parent / name).is_file()), None)
    if file is None:
        return
    shown = file.as_posix()
    content = content_of(file, root=root.parent, shown=shown)
    if isinstance(content, Problem):
        yield content
        return
    read = read_content(_TAG.sub(lambda tag: b" " * len(tag[0]), content), shown, SETTING_KEYS)
    if isinstance(read, Problem):
        yield read
    else:
        yield from read.locate((*_of_plugins(read), *_of_options(read)))


def _nearest(word: str, known: Sequence[str]) -> str:
    from tatalaksana.model import nearest  # noqa: PLC0415 - loading it takes longer than looking at what is kept, and most are right

    return nearest(word, known)


def _of_plugins(read: Document) -> Iterator[Finding]:
    """Our plugin misspelt, or not there at all."""
    data = read.data if isinstance(read.data, dict) else {}
    given = data.get("plugins")
    names = _names(given)
    others = [(place, name) for place, name in names if name not in _PLUGINS]
    installed = _installed() if others else ()
    missed = False
    for place, name in others:
        near = "" if name in installed else _nearest(name, _PLUGINS)
        if near:
            missed = True
            yield Finding("plugin-tak-ada", place, f"Plugin «{name}» tidak ada.", near)
    if missed or "INHERIT" in data or {name for _, name in names} & {*_PLUGINS}:
        return
    key = next((key for key in data if _nearest(key, ["plugins"])), None)
    if given is None and key is not None:
        yield Finding("plugin-tak-ada", (key,), f"«{key}» tidak dikenal.", "Maksud Anda «plugins»?", of_key=True)
    else:
        where = ("plugins",) if given is not None else ()
        said = "Plugin «sop» tidak disebut, padahal SOP terbit karenanya."
        yield Finding("plugin-tak-ada", where, said, "Tulis «- sop» dan «- formulir» di bawah «plugins:».")


def _installed() -> Container[str]:
    """The names of all plugins that MkDocs would find."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - as above

    return {found.name for found in entry_points(group="mkdocs.plugins")}


def _of_options(read: Document) -> Iterator[Finding]:
    """Options of our plugins that are misspelt, and a repository without an address."""
    plugins = value_at(read.data, ("plugins",))
    for place, name in _names(plugins):
        given = value_at(read.data, place)
        where = place if isinstance(plugins, dict) else (*place, name)
        options = given if isinstance(plugins, dict) else value_at(given, (name,))
        if name not in _PLUGINS or not isinstance(options, dict):
            continue
        yield from _misspelt(where, options, OPTIONS[name])
        forge = options.get("repositori")
        if name == "sop" and isinstance(forge, dict):
            yield from _of_forge((*where, "repositori"), forge)


def _of_forge(where: Path, forge: Mapping[str, Data]) -> Iterator[Finding]:
    from tatalaksana.render.html import ForgeKind  # noqa: PLC0415 - it knows all that a page shows, and few settings name a forge

    known = OPTIONS["repositori"]
    yield from _misspelt(where, forge, known)
    kind = forge.get("jenis")
    kinds = [one.value for one in ForgeKind]
    if isinstance(kind, str) and kind not in kinds:
        hint = _nearest(kind, kinds) or f"Yang dikenal: {', '.join(kinds)}."
        yield Finding("nilai-tak-dikenal", (*where, "jenis"), f"«{kind}» bukan jenis repositori.", hint)
    if not forge.get("alamat") and all(key in known for key in forge):
        said = "«repositori» tidak menyebut «alamat»: «Sunting» tidak menuju ke mana pun."
        hint = "Tulis misalnya «alamat: https://git.contoh.go.id/dinas/sop»."
        yield Finding("repositori-tanpa-alamat", where, said, hint, Severity.WARNING, of_key=True)


def _misspelt(where: Path, options: Mapping[str, Data], known: Sequence[str]) -> Iterator[Finding]:
    for key in options:
        if key not in known:
            hint = _nearest(key, known) or f"Yang dikenal: {', '.join(known)}."
            yield Finding("kunci-tak-dikenal", (*where, key), f"Pilihan «{key}» tidak dikenal.", hint, of_key=True)


def _names(given: object) -> Sequence[tuple[tuple[str | int, ...], str]]:
    """Where plugins stand, and what they are called: a list of names, or of names with options, or a mapping of these."""
    if isinstance(given, dict):
        return [(("plugins", name), name) for name in given]
    if not isinstance(given, list):
        return []
    named = ((index, next(iter(one), "") if isinstance(one, dict) else one) for index, one in enumerate(given))
    return [(("plugins", index), name) for index, name in named if isinstance(name, str)]
