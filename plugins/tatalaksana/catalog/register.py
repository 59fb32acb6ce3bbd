# The registers and what stands beside them: checked against each other, and profiles filled up with what they inherit.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pydantic import BaseModel

from tatalaksana.catalog.beside import AS_PNG, LOGO_ENDINGS, bytes_of, called_otherwise
from tatalaksana.catalog.entry import Ground, Registers
from tatalaksana.catalog.logo import LARGEST_LOGO, coarse, logo_flaw
from tatalaksana.catalog.lookalikes import alike_choices, lookalikes
from tatalaksana.catalog.named import check_heads, check_names_said
from tatalaksana.catalog.orphans import orphans
from tatalaksana.catalog.persons import is_titled_person
from tatalaksana.catalog.printed import check_letterhead, check_printed
from tatalaksana.catalog.regulation import check_regulations_said
from tatalaksana.catalog.years import odd_year
from tatalaksana.model import BAWAAN, BERSAMA, REGISTERED, Leads, Profil, alike, meant, named_in, slip
from tatalaksana.source import Changes, Edit, Finding, Path, Severity, Sought

if TYPE_CHECKING:
    from tatalaksana.formulir import Formulir


_ALIKE = 0.6
"""How like another an id must be to be asked about, of one: «arsiparis» is no «sekretaris»."""
_FEW = 4
"""More ids that go on with what is written are not told."""
_LONGEST = 100
"""Links of a chain of units, regulations or profiles."""


def inherit(profiles: Mapping[str, Profil]) -> dict[str, Profil]:
    """Every profile with what it inherits, and the built-in one; what is unknown or goes in circles ends there."""
    done: dict[str, Profil] = {}
    for name in (*BERSAMA, *profiles):
        _fill(name, profiles, done)
    return done


def unregistered(value: BaseModel, registers: Registers, path: Path = ()) -> Iterator[Finding]:
    """The ids in a value that no register has.

    Args:
        value: An SOP, an entry of a register, a profile, a form.
        registers: The registers.
        path: Where it stands in its file.
    """
    for place, lead, name in named_in(value, *REGISTERED):
        if not registers.may_have(lead.value, name):
            known = registers.ids(lead.value)
            near = slip(name, known)
            # «panitera-muda-perdata» is another office than «panitera».
            where, todo = f"{lead.value}.yaml", f"Daftarkan dulu di {lead.value}.yaml."
            if lead is Leads.PROFIL:
                where, todo = "profil/", f"Buat dulu profil/{name}.yaml, atau hapus."
            others = [one for one in known if not name.startswith(f"{one}-")]
            longer = [one for one in known if one.startswith(f"{name}-")]
            asked = meant("» atau «".join(longer) if 0 < len(longer) <= _FEW else alike(name, others, least=_ALIKE))
            yield Finding(
                "id-tak-dikenal",
                (*path, *place),
                f"{lead.value.capitalize()} «{name}» tidak ada di {where}.",
                meant(near) or (f"{asked} Bila bukan, {todo[0].lower()}{todo[1:]}" if asked else todo),
                mend=Edit((*path, *place), near) if near else None,
                sought=Sought(lead.value, name, (*path, *place)),
            )


def check_units(ground: Ground) -> Iterator[Finding]:
    """Parents and profiles that do not exist; a unit that is its own parent, or is called like another."""
    registers = ground.registers
    yield from _unregistered_in(registers.unit, registers)
    above = {name: unit.induk for name, unit in registers.unit.items()}
    yield from _circles(above, "induk", "Unit")
    yield from _too_long(above, "induk", "Unit")
    yield from lookalikes(registers.unit)
    if not any(register == "unit" for register, _ in registers.unread):
        yield from orphans(registers)
    yield from check_printed(registers, "unit")
    yield from check_names_said(registers.unit)
    for path, day in _days(registers):
        if odd := odd_year(day.year, _years(ground)):
            yield Finding("tahun-janggal", path, f"Tahun {day.year} {odd}.", "Periksa tahunnya.", Severity.WARNING)


def _years(ground: Ground) -> Sequence[int]:
    """Years that are known to be right."""
    return [ground.tahun] if ground.tahun else []


def _days(registers: Registers) -> Iterator[tuple[Path, date]]:
    """The days that the register of units holds."""
    for name, unit in registers.unit.items():
        yield from (
            ((name, "nama_lama", at, "sampai"), old.sampai) for at, old in enumerate(unit.nama_lama) if old.sampai
        )
        if unit.keputusan:
            yield (name, "keputusan", "tanggal"), unit.keputusan.tanggal


def check_offices(registers: Registers) -> Iterator[Finding]:
    """Units of offices that do not exist; an office that is called like another."""
    yield from _unregistered_in(registers.jabatan, registers)
    yield from lookalikes(registers.jabatan)
    yield from check_printed(registers, "jabatan")
    yield from check_names_said(registers.jabatan)
    yield from check_heads(registers)
    for name, office in registers.jabatan.items():
        for key, said in (("nama", office.nama), ("singkatan", office.singkatan)):
            if said and is_titled_person(said):
                told = f"«{key}» di sini sebutan jabatan, bukan nama orang («{said[:60]}»)."
                how = "Tulis jabatannya; pejabatnya disebut di «pengesahan» SOP."
                yield Finding("kunci-tertukar", (name, key), told, how, Severity.WARNING, about=said)


def check_regulation_chain(ground: Ground) -> Iterator[Finding]:
    """Successors and amendments that do not exist; a regulation that replaces itself, stands twice, or is said to be two things."""
    registers = ground.registers
    yield from _unregistered_in(registers.peraturan, registers)
    chain = {name: peraturan.diganti_oleh for name, peraturan in registers.peraturan.items()}
    yield from _circles(chain, "diganti_oleh", "Peraturan")
    yield from _too_long(chain, "diganti_oleh", "Peraturan")
    yield from _amended(registers)
    yield from lookalikes(registers.peraturan)
    yield from check_printed(registers, "peraturan")
    yield from check_regulations_said(registers.peraturan, ground.is_before, lambda: _years(ground))


def _unregistered_in(register: Mapping[str, BaseModel], registers: Registers) -> Iterator[Finding]:
    for name, entry in register.items():
        yield from unregistered(entry, registers, (name,))


def _amended(registers: Registers) -> Iterator[Finding]:
    """A regulation that in the end amends itself."""
    known = registers.peraturan
    for name in _perhaps_in_circles({name: about.diubah_oleh for name, about in known.items()}):
        peraturan = known[name]
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
    yield from check_own_keys(profil, registers, root, changed)
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
        if len(seen) > _LONGEST:
            yield _long(("turunan",), f"Profil «{name}»")
            break
        seen.add(here)
        here = profiles[here].turunan
    if profil.logo is None and profil.instansi and registers.profil[name].logo is None:
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


def check_own_keys(profil: Profil, registers: Registers, root: FilePath, changed: Changes) -> Iterator[Finding]:
    """What is wrong with one key of a profile, whatever its others say.

    Args:
        profil: The profile, or what is right in it.
        registers: The registers.
        root: The folder of the sources.
        changed: What would change in it.
    """
    yield from unregistered(profil, registers)
    yield from check_letterhead(profil, registers)
    if profil.logo is not None:
        yield from _logo(profil.logo, root, changed)


def _logo(name: str, root: FilePath, changed: Changes) -> Iterator[Finding]:
    ending = FilePath(name).suffix.lower()
    content = bytes_of(name, root, changed, LARGEST_LOGO)
    if content is not None and ending not in LOGO_ENDINGS:
        yield Finding("logo-salah", ("logo",), f"Logo «{name[:60]}» bukan PNG atau SVG.", AS_PNG)
    elif content is None:
        near = called_otherwise(name, root, changed)
        hint = (
            f"Maksudnya «{near}»? Nama berkas ditulis dari folder sops/."
            if near
            else "Taruh berkas SVG atau PNG di sana."
        )
        yield Finding(
            "logo-tak-ada", ("logo",), f"Logo «{name[:60]}» tidak ada di folder sops/.", hint,
            mend=Edit(("logo",), near) if near else None,
        )  # fmt: skip
    elif flaw := logo_flaw(content, ending):
        yield Finding("logo-salah", ("logo",), f"Logo «{name[:60]}» tidak dapat dipakai.", flaw)
    elif found := coarse(content):
        width, height, dots = found
        yield Finding(
            "logo-kasar",
            ("logo",),
            f"Logo «{name[:60]}» hanya {width} × {height} piksel: sebesar tercetaknya {dots} titik per inci, jadi tampak kasar.",
            "Pakai gambar asli yang lebih besar, misalnya setinggi 600 piksel, atau SVG; gambar kecil yang dibesarkan tetap kasar.",
            Severity.WARNING,
            about=f"{name} {width} × {height}",
        )


def check_form(formulir: Formulir, registers: Registers) -> Iterator[Finding]:
    """A form's unit that does not exist; choices that readers can't tell apart."""
    yield from unregistered(formulir, registers)
    yield from alike_choices(formulir)


def _fill(name: str, profiles: Mapping[str, Profil], done: dict[str, Profil]) -> None:
    """Fill a profile and those it comes from, the furthest first, however many there are."""
    way: dict[str, None] = {}
    here = name
    while here not in done and here in profiles and here not in way:
        way[here] = None
        here = profiles[here].turunan or BAWAAN
    base = done.get(here) or BERSAMA.get(here, BERSAMA[BAWAAN])
    if not way:
        done.setdefault(name, base)
    for one in reversed(way):
        base = done[one] = _over(base, profiles[one])


def _over(base: Profil, profil: Profil) -> Profil:
    """A profile with all that it does not say as its base has it."""
    given = {key: getattr(profil, key) for key in profil.model_fields_set if key != "label"}
    label = base.label.model_copy(update={key: getattr(profil.label, key) for key in profil.label.model_fields_set})
    return base.model_copy(update={**given, "label": label})


def _perhaps_in_circles(leads: Mapping[str, Sequence[str]]) -> list[str]:
    """Those that lead neither to an end alone: found by taking away, again and again, what leads nowhere any more."""
    left = {name: sum(other in leads for other in others) for name, others in leads.items()}
    into: dict[str, list[str]] = {}
    for name, others in leads.items():
        for other in others:
            into.setdefault(other, []).append(name)
    ended = [name for name, count in left.items() if not count]
    gone = set(ended)
    while ended:
        for name in into.get(ended.pop(), ()):
            left[name] -= 1
            if not left[name]:
                gone.add(name)
                ended.append(name)
    return [name for name in leads if name not in gone]


def _too_long(above: Mapping[str, str | None], key: str, what: str) -> Iterator[Finding]:
    """Where a chain becomes longer than any that there is: what asks for its end would go through all of it for each member."""
    depths: dict[str, int] = {}
    for name in above:
        way: dict[str, None] = {}
        here: str | None = name
        while here is not None and here in above and here not in depths and here not in way:
            way[here] = None
            here = above[here]
        depth = depths.get(here or "", 0)
        for one in reversed(way):
            depth += 1
            depths[one] = depth
            if depth == _LONGEST:
                yield _long((one, key), f"{what} «{one}»")


def _long(path: Path, what: str) -> Finding:
    return Finding(
        "rantai-panjang",
        path,
        f"{what} berada di ujung rantai lebih dari {_LONGEST} mata.",
        "Pendekkan: sebut langsung yang di ujungnya.",
    )


_LONG_WAY = 8
"""Of a longer circle its beginning is named."""


def _circles(above: Mapping[str, str | None], key: str, what: str) -> Iterator[Finding]:
    settled: set[str] = set()
    order = {name: place for place, name in enumerate(above)}
    for name in above:
        way: list[str] = []
        here: str | None = name
        while here is not None and here in above and here not in settled:
            settled.add(here)
            way.append(here)
            here = above[here]
        if here in way:
            circle = way[way.index(here) :]
            at = circle.index(min(circle, key=order.__getitem__))
            said = " → ".join(f"«{one}»" for one in [*circle[at:], *circle[: at + 1]][:_LONG_WAY])
            yield Finding(
                "melingkar",
                (circle[at], key),
                f"{what} «{circle[at]}» pada akhirnya menunjuk dirinya sendiri: {said}.",
                "Putuskan lingkarannya.",
            )
