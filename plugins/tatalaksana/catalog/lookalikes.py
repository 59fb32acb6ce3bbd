# Entries of one register that readers can't tell apart, because they are called alike.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tatalaksana.catalog.names import folded_name
from tatalaksana.model import Jabatan, Peraturan, Unit
from tatalaksana.source import Finding, Path, Severity

if TYPE_CHECKING:
    from tatalaksana.formulir import Formulir


def lookalikes(register: Mapping[str, Jabatan | Unit | Peraturan]) -> Iterator[Finding]:
    """Entries whose name is another's in the same unit, and those whose short name fits another better.

    Offices of several units share names, and those of one unit «Kasubbag»: that is no mistake.
    """
    names: dict[tuple[str, str | None], str] = {}
    fitting: dict[str, str] = {}
    for name, entry in register.items():
        for said in _said(entry):
            if _fits(said, _name(entry)):
                fitting.setdefault(_folded(said), name)
    for name, entry in register.items():
        key = "judul" if isinstance(entry, Peraturan) else "nama"
        said = _folded(_name(entry)) if isinstance(entry, Peraturan) else folded_name(_name(entry))
        twin = names.setdefault((said, _above(entry)), name)
        short = getattr(entry, "singkatan", None) or ""
        other = fitting.get(_folded(short), name)
        if twin != name:
            yield _alike((name, key), _name(entry), twin)
        elif other != name and (other == _above(entry) or not _fits(short, _name(entry))):
            yield _alike((name, "singkatan"), short, other)


def alike_choices(formulir: Formulir) -> Iterator[Finding]:
    """Choices of one field that have one label."""
    for at, isian in enumerate(formulir.isian):
        for path, field in (
            (("isian", at), isian),
            *((("isian", at, "columns", of), one) for of, one in enumerate(isian.columns or ())),
        ):
            seen: dict[str, str] = {}
            for name, label in (field.choices or {}).items():
                other = seen.setdefault(_folded(label), name)
                if other != name:
                    yield _alike((*path, "choices", name), label, other)


def _alike(path: Path, said: str, other: str) -> Finding:
    return Finding(
        "entri-kembar",
        path,
        f"«{said[:60]}» juga sebutan «{other}»: pembaca tidak dapat membedakan keduanya.",
        "Periksa mana yang keliru; bila keduanya memang satu, hapus salah satunya.",
        Severity.WARNING,
        about=f"{path[-1]}\0{other}\0{said}",
    )


def _name(entry: Jabatan | Unit | Peraturan) -> str:
    return entry.judul if isinstance(entry, Peraturan) else entry.nama


def _above(entry: Jabatan | Unit | Peraturan) -> str | None:
    """Within what a name tells one entry from the others."""
    if isinstance(entry, Peraturan):
        return None
    return entry.unit if isinstance(entry, Jabatan) else entry.induk


def _said(entry: Jabatan | Unit | Peraturan) -> Iterator[str]:
    """What sheets and pages call it."""
    yield _name(entry)
    if not isinstance(entry, Peraturan) and entry.singkatan:
        yield entry.singkatan


def _fits(short: str, name: str) -> bool:
    """Whether the letters of a short name come in its long one, in their order."""
    left = iter(name.casefold())
    return all(letter in left for letter in short.casefold() if letter.isalnum())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
