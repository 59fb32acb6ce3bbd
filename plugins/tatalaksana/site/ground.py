# What every page of a site stands on, as one mark: the program, its libraries, mkdocs.yml, the theme's templates. Where that can't be
# told, because somebody else's code has a hand in the pages, there is none, and all of them are made.
from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path, PurePath
from types import BuiltinFunctionType, FunctionType

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme
from pathspec import PathSpec

from tatalaksana.render.making import PACKAGE, program

_OURS = frozenset({"sop", "formulir"})
_TEMPLATES = frozenset({".html", ".xml", ".yml", ".css", ".js"})
_EPOCH = "SOURCE_DATE_EPOCH"
_TIMES = (b"build_date", b"update_date")
"""By these names MkDocs tells templates when the site is built."""
_DAY = "tanggal"
_INSTALLED = tuple(Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib", "purelib", "platlib"))
"""Where code lies that is told by its release."""


def ground_of(config: MkDocsConfig, said: Sequence[object], *, written: bool) -> str | None:
    """The mark; nothing where other plugins or hooks may do anything to pages.

    The day of the site is no part of it, unless a template may say it: who else says something of the day asks for that.

    Args:
        config: Everything that mkdocs.yml and the command say.
        said: What pages say besides.
        written: Whether our pages show the site's nav too, as those of most themes do.
    """
    if not _OURS.issuperset(config.plugins) or config.hooks:
        return None
    try:
        parts = [*_plain({**config, "site_dir": ""}), *_plain(list(said))]  # where it goes no page says
    except TypeError:
        return None
    found = sha256("\0".join([program(), *_libraries(), sys.version, _umask(), *parts]).encode(errors="replace"))
    timed = False
    for file in ground_files(config, written=written):
        content = file.read_bytes()
        found.update(f"{file}\0".encode(errors="replace") + content)
        timed = timed or (file.suffix == ".html" and any(name in content for name in _TIMES))
    if timed:
        found.update(said_day(config).encode())
    return found.hexdigest()


def said_day(config: MkDocsConfig) -> str:
    """What mkdocs.yml and the environment say of the day of the site."""
    return "\0".join(
        (os.environ.get(_EPOCH, ""), *(str(plugin.config.get(_DAY)) for plugin in config.plugins.values()))
    )


def ground_files(config: MkDocsConfig, *, written: bool) -> Iterator[Path]:
    """The files below which pages stand: the theme's templates, the site's own ones and, where asked, what is written by hand."""
    own = config.theme.custom_dir
    folders = [*config.theme.dirs, *([own] if own else []), *([config.docs_dir] if written else [])]
    for folder in dict.fromkeys(folders):
        yield from _files(Path(folder), whole=folder in {own, config.docs_dir})


def _umask() -> str:
    """Who may read what is made; it can only be asked by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return str(mask)


def _plain(value: object) -> Iterator[str]:
    """A value as texts that are others when it is another.

    Raises:
        TypeError: That can't be told of it.
    """
    if value is None or isinstance(value, str | int | float | date | PurePath):
        yield repr(value)
    elif isinstance(value, Theme):
        yield from _plain(
            [value.name, value.custom_dir, {**value, "locale": str(value.locale)}, value.static_templates]
        )
    elif isinstance(value, BasePlugin):
        yield from _plain({name: held for name, held in value.config.items() if name != _DAY})
    elif isinstance(value, Mapping):
        yield "{"
        for key, held in value.items():
            yield from _plain(key)
            yield from _plain(held)
        yield "}"
    elif isinstance(value, Sequence | set | frozenset):
        yield "["
        for held in sorted(value, key=repr) if isinstance(value, set | frozenset) else value:
            yield from _plain(held)
        yield "]"
    elif isinstance(value, PathSpec):
        yield from _plain([[one.include, one.regex and one.regex.pattern] for one in value.patterns])
    elif isinstance(value, FunctionType | BuiltinFunctionType | type) and _is_installed(value):
        yield f"{value.__module__}.{value.__qualname__}"
    else:
        raise TypeError(type(value).__name__)


def _is_installed(code: FunctionType | BuiltinFunctionType | type) -> bool:
    """Whether code is all told by its name and the release of its library: neither a file of the site's own nor made while it runs."""
    module = sys.modules.get(code.__module__)
    file = getattr(module, "__file__", None)
    if module is None or "<" in code.__qualname__:
        return False
    if file is None:
        return module.__name__ in sys.builtin_module_names
    return any(Path(file).is_relative_to(place) for place in (*_INSTALLED, PACKAGE))


@cache
def _libraries() -> tuple[str, ...]:
    """Whatever is installed: the list of the files of each, by which its name and version stand too, for a version may be built twice."""
    return tuple(sorted(one.read_text("RECORD") or f"{one.name} {one.version}" for one in distributions()))


def _files(folder: Path, *, whole: bool) -> Iterator[Path]:
    """The files of a folder; of a theme's the templates, which may be somebody's own, but not thousands of pictures."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if whole or not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if whole or PurePath(name).suffix in _TEMPLATES)
