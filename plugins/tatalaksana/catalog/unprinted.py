# What several SOP of one profile are told alike because that lacks a column or a box: it is the profile's, and told there once.
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from tatalaksana.source import Finding, Problem, Severity

_SEVERAL = 3
"""So many SOP fill by habit what the profile's writer forgot; of fewer it may be theirs."""
_KEYS: Mapping[str, str] = MappingProxyType({"kolom-tak-tercetak": "kolom", "kotak-tak-tercetak": "kotak"})
"""Codes of what is not printed to the profile's key that says what is."""


def of_profiles(
    problems: Iterable[Problem], profile: Callable[[str], str | None]
) -> Mapping[tuple[str, str, str], tuple[Problem, ...]]:
    """Problems that several SOP of a profile have, by the profile's id, the code, and what is lacking.

    Args:
        problems: What is told.
        profile: The profile of the SOP in a file; nothing where that has no file, or where the SOP says that it is meant so.
    """
    found: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code in _KEYS and (name := profile(problem.file)) is not None:
            found.setdefault((name, problem.code, problem.about.partition("\0")[0]), []).append(problem)
    return {alike: tuple(several) for alike, several in found.items() if len(several) >= _SEVERAL}


def unprinted_of(code: str, names: str, several: Iterable[Problem]) -> Finding:
    """What is told of the profile.

    Args:
        code: Of what its SOP are told.
        names: What it lacks.
        several: What its SOP are told.
    """
    key, files = _KEYS[code], sorted(one.file for one in several)
    said = ", ".join(f"«{name}»" for name in names.split())
    return Finding(
        code,
        (key,),
        f"Profil ini tidak menyebut {key} {said}, padahal {len(files)} SOP mengisinya, misalnya {files[0]}: isinya tidak tercetak.",
        f"Tambahkan {said} di «{key}», atau pindahkan isinya.",
        Severity.WARNING,
        about=names,
    )
