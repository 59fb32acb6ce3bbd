# What every page of a site stands on, as one mark: the program, its libraries, mkdocs.yml, the theme's templates. Where that can't be
# told, because somebody else's code has a hand in the pages, there is none, and all of them are made.
from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme
from pathspec import PathSpec

from tatalaksana.render.making import making

_OURS = frozenset({"sop", "formulir"})
_TEMPLATES = frozenset({".html", ".xml", ".yml", ".css", ".js"})
_EPOCH = "SOURCE_DATE_EPOCH"


def ground_of(config: MkDocsConfig, said: Sequence[object], *, written: bool) -> str | None:
    """The mark; nothing where other plugins or hooks may do anything to pages.

    Args:
        config: Everything that mkdocs.yml and the command say.
        said: What pages say besides.
        written: Whether our pages show the site's nav too, as those of most themes do.
    """
    if not _OURS.issuperset(config.plugins) or config.hooks:
        return None
    try:
        parts = [*_plain(dict(config)), *_plain(list(said))]
    except TypeError:
        return None
    found = sha256(
        "\0".join([making(), *_libraries(), sys.version, os.environ.get(_EPOCH, ""), _umask(), *parts]).encode(
            errors="replace"
        )
    )
    own = config.theme.custom_dir
    folders = [*config.theme.dirs, *([own] if own else []), *([config.docs_dir] if written else [])]
    for folder in dict.fromkeys(folders):
        for file in _files(Path(folder), whole=folder in {own, config.docs_dir}):
            found.update(f"{file}\0".encode(errors="replace") + file.read_bytes())
    return found.hexdigest()


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
        yield from _plain(dict(value.config))
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
    elif callable(value) and hasattr(value, "__qualname__"):
        yield f"{value.__module__}.{value.__qualname__}"
    else:
        raise TypeError(type(value).__name__)


@cache
def _libraries() -> tuple[str, ...]:
    """Whatever is installed, with its version."""
    return tuple(sorted(f"{found.name} {found.version}" for found in distributions()))


def _files(folder: Path, *, whole: bool) -> Iterator[Path]:
    """The files of a folder; of a theme's the templates, which may be somebody's own, but not thousands of pictures."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if whole or not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if whole or PurePath(name).suffix in _TEMPLATES)
