# What registers and profiles print of themselves: names, short names, letterheads. An id or a dash among them is seen by readers.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Peraturan, Profil, Unit
from tatalaksana.source import Finding, Path, Severity


def check_printed(registers: Registers, register: str) -> Iterator[Finding]:
    """Entries of a register that print an id, or a dash for nothing.

    Args:
        registers: All of them.
        register: The name of one.
    """
    for name, entry in getattr(registers, register).items():
        key = "judul" if isinstance(entry, Peraturan) else "nama"
        if getattr(entry, key) == name and "-" in name:
            yield _id((name, key), name, "Tulis namanya sebagaimana tercetak.")
        short = getattr(entry, "singkatan", None)
        if short and not any(map(str.isalnum, short)):
            yield printed_dash((name, "singkatan"), short)
        by = entry.keputusan.oleh if isinstance(entry, Unit) and entry.keputusan else None
        office = registers.jabatan.get(by or "")
        if by and office:
            yield _id((name, "keputusan", "oleh"), by, f"Tulis namanya, «{office.nama}».")


def check_letterhead(profil: Profil, registers: Registers) -> Iterator[Finding]:
    """A letterhead that prints a unit's id or a dash, and labels that are alike though the rows are not."""
    unit = registers.unit.get(profil.instansi or "")
    if unit:
        yield _id(("instansi",), profil.instansi or "", f"Tulis namanya, «{unit.nama}».")
    lines: list[tuple[Path, str]] = [(("alamat", at), line) for at, line in enumerate(profil.alamat)]
    lines += [(("label", key), getattr(profil.label, key)) for key in sorted(profil.label.model_fields_set)]
    yield from (printed_dash(path, text) for path, text in lines if not any(map(str.isalnum, text)))
    seen: dict[str, str] = {}
    for path, text in lines:
        if path[0] == "label" and (other := seen.setdefault(text.casefold(), str(path[1]))) != path[1]:
            yield Finding(
                "entri-kembar",
                path,
                f"Label «{path[1]}» sama dengan label «{other}»: «{text[:60]}».",
                "Periksa mana yang keliru.",
                Severity.WARNING,
                about=f"{other}\0{text}",
            )


def printed_dash(path: Path, text: str) -> Finding:
    """A dash that somebody wrote for nothing, where it is printed as a name."""
    name = next(step for step in reversed(path) if isinstance(step, str))
    told = f"«{text}» di «{name}» akan tercetak apa adanya."
    return Finding("tanda-tercetak", path, told, "Hapus kuncinya bila tidak ada isinya.", Severity.WARNING, about=text)


def _id(path: Path, name: str, how: str) -> Finding:
    return Finding("id-tercetak", path, f"«{name}» tercetak sebagai id.", how, Severity.WARNING, about=name)
