# A key that is missing above what it holds, so that the list or the group above took it in: told once, as what it is.
from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from tatalaksana.model.groups import keys_at, model_at
from tatalaksana.model.kegiatan import Kegiatan
from tatalaksana.source import Data, Finding, Path, value_at

_SEVERAL = 2
"""Keys of a group from which they tell where they are at home."""
_STRANGE = frozenset({"kunci-tak-dikenal", "tipe-salah", "kunci-wajib"})


def with_lost_parents(model: type[BaseModel], data: Data, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings, of which those that come of a missing key are one.

    Args:
        model: What the file holds.
        data: The file.
        findings: What is wrong with it.
    """
    lost = next(_lost(model, data, findings), None)
    if lost is None:
        return tuple(findings)
    told, owner, first, key = lost
    missing = (*owner, key)

    def comes_of_it(finding: Finding) -> bool:
        path = finding.path
        inside = path[: len(first) - 1] == first[:-1] and len(path) >= len(first)
        step, begin = (path[len(first) - 1], first[-1]) if inside else (None, None)
        below = isinstance(step, int) and isinstance(begin, int) and step >= begin
        beside = isinstance(begin, str) and finding.code == "kunci-tak-dikenal" and step in keys_at(model, missing)
        lacks = finding.code == "kunci-wajib" and not finding.of_key and finding.about == key and path == owner
        return below or beside or lacks

    return (told, *(finding for finding in findings if not comes_of_it(finding)))


_Lost = tuple[Finding, Path, Path, str]
"""What is told, the group that lacks the key, the first that the key would hold, and the key."""


def _lost(model: type[BaseModel], data: Data, findings: Sequence[Finding]) -> Iterator[_Lost]:
    seen: set[Path] = set()
    for finding in findings:
        path = finding.path
        if finding.code not in _STRANGE:
            continue
        place = next((at for at in range(len(path) - 1, 0, -1) if isinstance(path[at], int)), None)
        if place is not None and path[: place + 1] not in seen:
            seen.add(path[: place + 1])
            yield from _in_list(model, data, path[: place + 1])
        if finding.code == "kunci-tak-dikenal" and len(path) > 1 and path[:-1] not in seen:
            seen.add(path[:-1])
            yield from _in_group(model, data, [one.path for one in findings if _is_unknown_in(one, path[:-1])])
        if finding.code == "kunci-wajib" and not path and finding.about == "pelaksana":
            yield from _lanes(data)


def _is_unknown_in(finding: Finding, group: Path) -> bool:
    return finding.code == "kunci-tak-dikenal" and finding.path[:-1] == group


def _in_list(model: type[BaseModel], data: Data, path: Path) -> Iterator[_Lost]:
    """An item with keys of another list's items, which is not there: a step among lanes."""
    item, owner = value_at(data, path), path[:-2]
    names = set(item) if isinstance(item, dict) else set()
    at, items = path[-1], value_at(data, path[:-1])
    if (
        isinstance(item, str)
        and isinstance(items, list)
        and isinstance(at, int)
        and at
        and model_at(model, path) is Kegiatan
    ):
        if all(isinstance(one, dict) for one in items[:at]) and all(isinstance(one, str) for one in items[at:]):
            yield (
                Finding(
                    "tipe-salah", path, f"«{item[:40]}» bukan langkah: barangkali baris kunci di atasnya terhapus.",
                    f"Tulis lagi kuncinya di baris sendiri di atasnya, sejajar dengan «{path[-2]}».",
                ), owner, path, "",
            )  # fmt: skip
        return
    if len(names) < _SEVERAL or not isinstance(at, int) or at == 0 or names <= set(keys_at(model, path)):
        return
    for key in _absent(model, data, owner):
        if names <= set(keys_at(model, (*owner, key, 0))):
            what = "langkah" if model_at(model, (*owner, key)) is Kegiatan else "butir"
            yield (
                Finding(
                    "kunci-wajib", path, f"Di atas {what} ini tidak ada baris «{key}:»; barangkali terhapus. Karena itu ia terbaca sebagai butir «{path[-2]}».",
                    f"Tulis «{key}:» di baris sendiri di atasnya, sejajar dengan «{path[-2]}».",
                ), owner, path, key,
            )  # fmt: skip
            return


def _in_group(model: type[BaseModel], data: Data, paths: Sequence[Path]) -> Iterator[_Lost]:
    """Unknown keys at the end of a group that all are another's, which is not there: a signer's among the dates."""
    group, owner = paths[0][:-1], paths[0][:-2]
    here = value_at(data, group)
    names = [str(path[-1]) for path in paths]
    if len(names) < _SEVERAL or isinstance(group[-1], int) or not isinstance(here, dict) or list(here)[-1] not in names:
        return
    found = [key for key in _absent(model, data, owner) if set(names) <= set(keys_at(model, (*owner, key)))]
    if len(found) == 1:
        yield (
            Finding(
                "kunci-wajib", paths[0], f"Di atas «{names[0]}» tidak ada baris «{found[0]}:»; barangkali terhapus. Karena itu ia terbaca sebagai bagian «{group[-1]}».",
                f"Tulis «{found[0]}:» di baris sendiri di atasnya, sejajar dengan «{group[-1]}».", of_key=True,
            ), owner, paths[0], found[0],
        )  # fmt: skip


def _lanes(data: Data) -> Iterator[_Lost]:
    """Offices that steps name, at the end of a list above: the lanes, whose key is gone."""
    steps = data.get("kegiatan") if isinstance(data, dict) else None
    named = {name for step in steps for name in _offices(step)} if isinstance(steps, list) else set()
    for key, items in data.items() if isinstance(data, dict) else ():
        if not isinstance(items, list) or key == "kegiatan":
            continue
        first = next(
            (at for at in range(len(items)) if all(isinstance(one, str) and one in named for one in items[at:])), None
        )
        if first:
            yield (
                Finding(
                    "kunci-wajib", (key, first), f"Di atas «{items[first]}» tidak ada baris «pelaksana:»; barangkali terhapus. Karena itu lajurnya terbaca sebagai butir «{key}».",
                    "Tulis «pelaksana:» di baris sendiri di atasnya, di tepi kiri.",
                ), (), (key, first), "pelaksana",
            )  # fmt: skip
            return


def _offices(step: Data) -> Iterator[str]:
    """Who does a step: one office, or several side by side."""
    said = step.get("pelaksana") if isinstance(step, dict) else None
    yield from (name for name in (said if isinstance(said, list) else [said]) if isinstance(name, str))


def _absent(model: type[BaseModel], data: Data, owner: Path) -> Iterator[str]:
    """The keys that a group may have and has not."""
    group = value_at(data, owner)
    yield from (key for key in keys_at(model, owner) if not isinstance(group, dict) or group.get(key) is None)
