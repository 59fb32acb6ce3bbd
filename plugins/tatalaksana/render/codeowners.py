# CODEOWNERS: whom a forge asks to look at a change, from the register of units.
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from tatalaksana.catalog import Catalog, unit_path

_HEADER = """\
# Ditulis oleh «sop codeowners» dari pemelihara di {folder}/unit.yaml. Jangan disunting; jalankan lagi perintahnya.
"""


def codeowners(catalog: Catalog, folder: str, style: str) -> str:
    """The file for one kind of forge; empty when no unit names an owner.

    A folder whose SOP all have the same owners is named whole, so that it covers new files too. The registers, the
    profiles and what else no unit has belong to the owners of the topmost units.

    Args:
        catalog: The collection.
        folder: The folder of the sources, as seen from the root of the repository.
        style: One of `STYLES`.
    """
    lines = tuple(_lines(catalog, folder, STYLES[style]))
    return _HEADER.format(folder=folder) + "".join(f"{line}\n" for line in lines) if lines else ""


def _glob(path: str, *, whole: bool) -> str:
    """As .gitignore has it, from the root; the last line that fits a file counts."""
    return "/" + re.sub(r"([\s#\\*?!\[\]])", r"\\\1", path) + ("/" if whole else "")


def _regex(path: str, *, whole: bool) -> str:
    """A regular expression for the whole path; every line that fits a file counts."""
    return re.escape(path) + ("/.*" if whole else "")


STYLES: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"github": _glob, "gitlab": _glob, "gitea": _regex, "forgejo": _regex}
)
"""Kind of forge to how it writes a path."""


def _lines(catalog: Catalog, folder: str, written: Callable[..., str]) -> Iterator[str]:
    top = _unique(
        owner for unit in catalog.registers.unit.values() if unit.induk is None for owner in unit.pemelihara
    )  # fmt: skip
    for name in ("unit.yaml", "jabatan.yaml", "peraturan.yaml"):
        yield from _line(written(f"{folder}/{name}", whole=False), top)
    yield from _line(written(f"{folder}/profil", whole=True), top)
    for name, formulir in catalog.formulir.items():
        owners = _owners(catalog, formulir.unit) or top
        yield from _line(written(f"{folder}/formulir/{name}.yaml", whole=False), owners)
    for name, files in _by_folder(catalog, folder, top).items():
        if len(set(files.values())) == 1:
            yield from _line(written(f"{folder}/{name}", whole=True), next(iter(files.values())))
        else:
            for file, owners in files.items():
                yield from _line(written(file, whole=False), owners)


def _by_folder(catalog: Catalog, folder: str, top: tuple[str, ...]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Folder to its files, and those to their owners."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for card in catalog.cards.values():
        path = PurePosixPath(card.id)
        owners = _owners(catalog, card.unit) or top
        found.setdefault(path.parent.as_posix(), {})[f"{folder}/{path}.yaml"] = owners
    return found


def _owners(catalog: Catalog, unit: str | None) -> tuple[str, ...]:
    """Those of the unit, else of the nearest unit above."""
    for name in unit_path(unit, catalog.registers) if unit else ():
        if catalog.registers.unit[name].pemelihara:
            return catalog.registers.unit[name].pemelihara
    return ()


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _line(path: str, owners: tuple[str, ...]) -> Iterator[str]:
    if owners:
        yield f"{path} {' '.join(owners)}"
