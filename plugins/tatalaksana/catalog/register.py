# The registers and what stands beside them: checked against each other, and profiles filled up with what they inherit.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pydantic import BaseModel

from tatalaksana.catalog.beside import bytes_of
from tatalaksana.catalog.entry import Registers
from tatalaksana.catalog.logo import LARGEST_LOGO, logo_flaw
from tatalaksana.model import BAWAAN, BERSAMA, REGISTERED, Leads, Profil, alike, meant, named_in, slip
from tatalaksana.source import Changes, Edit, Finding, Path, Severity, Sought

if TYPE_CHECKING:
    from tatalaksana.formulir import Formulir


def inherit(profiles: Mapping[str, Profil]) -> dict[str, Profil]:
    """Every profile with what it inherits, and the built-in one; what is unknown or goes in circles ends there."""
    return {name: _filled(name, profiles, ()) for name in (*BERSAMA, *profiles)}


def unregistered(value: BaseModel, registers: Registers, path: Path = ()) -> Iterator[Finding]:
    """The ids in a value that no register has.

    Args:
        value: An SOP, an entry of a register, a profile, a form.
        registers: The registers.
        path: Where it stands in its file.
    """
    for place, lead, name in named_in(value, *REGISTERED):
        known: Mapping[str, object] = getattr(registers, lead.value)
        if not registers.may_have(lead.value, name):
            near = slip(name, known)
            where, todo = f"{lead.value}.yaml", f"Daftarkan dulu di {lead.value}.yaml."
            if lead is Leads.PROFIL:
                where, todo = "profil/", f"Buat dulu profil/{name}.yaml, atau hapus."
            yield Finding(
                "id-tak-dikenal",
                (*path, *place),
                f"{lead.value.capitalize()} «{name}» tidak ada di {where}.",
                meant(near or alike(name, list(known))) or todo,
                mend=Edit((*path, *place), near) if near else None,
                sought=None if near else Sought(lead.value, name, (*path, *place)),
            )


def check_units(registers: Registers) -> Iterator[Finding]:
    """Parents and profiles that do not exist; a unit that is its own parent."""
    yield from _unregistered_in(registers.unit, registers)
    yield from _circles({name: unit.induk for name, unit in registers.unit.items()}, "induk", "Unit")


def check_offices(registers: Registers) -> Iterator[Finding]:
    """Units of offices that do not exist."""
    yield from _unregistered_in(registers.jabatan, registers)


def check_regulation_chain(registers: Registers) -> Iterator[Finding]:
    """Successors and amendments that do not exist; a regulation that replaces itself."""
    yield from _unregistered_in(registers.peraturan, registers)
    chain = {name: peraturan.diganti_oleh for name, peraturan in registers.peraturan.items()}
    yield from _circles(chain, "diganti_oleh", "Peraturan")
    yield from _amended(registers)


def _unregistered_in(register: Mapping[str, BaseModel], registers: Registers) -> Iterator[Finding]:
    for name, entry in register.items():
        yield from unregistered(entry, registers, (name,))


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


def check_profile(
    name: str, profiles: Mapping[str, Profil], registers: Registers, root: FilePath, changed: Changes
) -> Iterator[Finding]:
    """A profile's ancestor and its logo.

    Args:
        name: Of the profile.
        profiles: All of them as they are written.
        registers: The registers.
        root: The folder of the sources.
        changed: What would change in it.
    """
    profil = profiles[name]
    yield from unregistered(profil, registers)
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
        yield from _logo(profil.logo, root, changed)
    elif profil.instansi and registers.profil[name].logo is None:
        # Once a profile that names an agency, however many sheets it sets.
        yield Finding(
            "kop-tanpa-lambang",
            ("instansi",),
            f"Kop «{profil.instansi[:60].strip()}» belum berlambang.",
            "Taruh lambangnya (PNG atau SVG) di folder sops/ dan tulis «logo: nama berkasnya»; bila lembarnya memang tanpa lambang, "
            "terima peringatan ini.",
            Severity.WARNING,
            about=profil.instansi,
        )


def _logo(name: str, root: FilePath, changed: Changes) -> Iterator[Finding]:
    ending = FilePath(name).suffix.lower()
    content = bytes_of(name, root, changed, LARGEST_LOGO) if ending in {".svg", ".png"} else None
    if content is None:
        yield Finding(
            "logo-tak-ada", ("logo",), f"Logo «{name[:60]}» tidak ada di folder sops/.", "Taruh berkas SVG atau PNG di sana."
        )  # fmt: skip
    elif flaw := logo_flaw(content, ending):
        yield Finding("logo-salah", ("logo",), f"Logo «{name[:60]}» tidak dapat dipakai.", flaw)


def check_form(formulir: Formulir, registers: Registers) -> Iterator[Finding]:
    """A form's unit that does not exist."""
    return unregistered(formulir, registers)


def _filled(name: str, profiles: Mapping[str, Profil], below: tuple[str, ...]) -> Profil:
    profil = profiles.get(name)
    if profil is None or name in below:
        return BERSAMA.get(name, BERSAMA[BAWAAN])
    base = _filled(profil.turunan or BAWAAN, profiles, (*below, name)) if name != profil.turunan else BERSAMA[BAWAAN]
    given = {key: getattr(profil, key) for key in profil.model_fields_set if key != "label"}
    label = base.label.model_copy(update={key: getattr(profil.label, key) for key in profil.label.model_fields_set})
    return base.model_copy(update={**given, "label": label})


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
