# The registers and what stands beside them: checked against each other, and profiles filled up with what they inherit.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath

from tatalaksana.catalog.entry import Registers
from tatalaksana.formulir import Formulir
from tatalaksana.model import BAWAAN, Profil, alike, meant
from tatalaksana.source import Edit, Finding, Path


def inherit(profiles: Mapping[str, Profil]) -> dict[str, Profil]:
    """Every profile with what it inherits, and the built-in one; what is unknown or goes in circles ends there."""
    return {name: _filled(name, profiles, ()) for name in (BAWAAN, *profiles)}


def check_units(registers: Registers) -> Iterator[Finding]:
    """Parents and profiles that do not exist; a unit that is its own parent."""
    for name, unit in registers.unit.items():
        if unit.induk is not None:
            yield from _known(unit.induk, registers.unit, "Unit", (name, "induk"))
        if unit.profil is not None:
            yield from _known(unit.profil, registers.profil, "Profil", (name, "profil"))
    yield from _circles({name: unit.induk for name, unit in registers.unit.items()}, "induk", "Unit")


def check_offices(registers: Registers) -> Iterator[Finding]:
    """Units of offices that do not exist."""
    for name, jabatan in registers.jabatan.items():
        if jabatan.unit is not None:
            yield from _known(jabatan.unit, registers.unit, "Unit", (name, "unit"))


def check_regulation_chain(registers: Registers) -> Iterator[Finding]:
    """Successors and amendments that do not exist; a regulation that replaces itself."""
    for name, peraturan in registers.peraturan.items():
        if peraturan.diganti_oleh is not None:
            yield from _known(peraturan.diganti_oleh, registers.peraturan, "Peraturan", (name, "diganti_oleh"))
        for index, other in enumerate(peraturan.diubah_oleh):
            yield from _known(other, registers.peraturan, "Peraturan", (name, "diubah_oleh", index))
    chain = {name: peraturan.diganti_oleh for name, peraturan in registers.peraturan.items()}
    yield from _circles(chain, "diganti_oleh", "Peraturan")
    yield from _amended(registers)


def _amended(registers: Registers) -> Iterator[Finding]:
    """A regulation that in the end amends itself."""
    known = registers.peraturan
    for name, peraturan in known.items():
        for index, other in enumerate(peraturan.diubah_oleh):
            todo, seen = [other], {other}
            while todo and name not in seen:
                here = known.get(todo.pop())
                new = [one for one in here.diubah_oleh if one not in seen] if here else []
                seen.update(new)
                todo += new
            if name in seen:
                yield Finding(
                    "melingkar",
                    (name, "diubah_oleh", index),
                    f"Peraturan «{name}» pada akhirnya mengubah dirinya sendiri.",
                    "Putuskan lingkarannya.",
                )


def check_profile(name: str, profiles: Mapping[str, Profil], root: FilePath) -> Iterator[Finding]:
    """A profile's ancestor and its logo."""
    profil = profiles[name]
    if profil.turunan is not None and profil.turunan != BAWAAN:
        yield from _known(profil.turunan, profiles, "Profil", ("turunan",))
    here, seen = profil.turunan, {name}
    while here in profiles and here is not None:
        if here in seen:
            yield Finding(
                "melingkar",
                ("turunan",),
                "Profil ini pada akhirnya menurun dari dirinya sendiri.",
                "Putuskan lingkarannya.",
            )
            break
        seen.add(here)
        here = profiles[here].turunan
    if profil.logo is not None:
        logo = root / profil.logo
        inside = logo.resolve().is_relative_to(root.resolve())
        if not inside or not _is_file(logo) or logo.suffix.lower() not in {".svg", ".png"}:
            yield Finding(
                "logo-tak-ada",
                ("logo",),
                f"Logo «{profil.logo[:60]}» tidak ada di folder sops/.",
                "Taruh berkas SVG atau PNG di sana.",
            )


def check_form(formulir: Formulir, registers: Registers) -> Iterator[Finding]:
    """A form's unit that does not exist."""
    if formulir.unit is not None:
        yield from _known(formulir.unit, registers.unit, "Unit", ("unit",))


def _is_file(path: FilePath) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file system takes
        return False


def _filled(name: str, profiles: Mapping[str, Profil], below: tuple[str, ...]) -> Profil:
    profil = profiles.get(name)
    if profil is None or name in below:
        return Profil()
    base = _filled(profil.turunan or BAWAAN, profiles, (*below, name)) if name != profil.turunan else Profil()
    given = {key: getattr(profil, key) for key in profil.model_fields_set if key != "label"}
    label = base.label.model_copy(update={key: getattr(profil.label, key) for key in profil.label.model_fields_set})
    return base.model_copy(update={**given, "label": label})


def _known(name: str, known: Iterable[str], what: str, path: Path) -> Iterator[Finding]:
    names = list(known)
    if name not in names:
        near = alike(name, names)
        yield Finding(
            "id-tak-dikenal",
            path,
            f"{what} «{name}» tidak ada.",
            meant(near) or "Daftarkan dulu.",
            mend=Edit(path, near) if near else None,
        )


def _circles(above: Mapping[str, str | None], key: str, what: str) -> Iterator[Finding]:
    settled: set[str] = set()
    for name in above:
        way: list[str] = []
        here: str | None = name
        while here is not None and here in above and here not in settled:
            settled.add(here)
            way.append(here)
            here = above[here]
        for member in way[way.index(here) :] if here in way else ():
            yield Finding(
                "melingkar",
                (member, key),
                f"{what} «{member}» pada akhirnya menunjuk dirinya sendiri.",
                "Putuskan lingkarannya.",
            )
