# What registers and profiles print of themselves: names, short names, letterheads. An id or a dash among them is seen by readers.
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tatalaksana.catalog.entry import Registers
from tatalaksana.catalog.slip import SMALL_WORDS
from tatalaksana.faces import unshown
from tatalaksana.model import Peraturan, Profil, Unit
from tatalaksana.model.groups import key_name
from tatalaksana.source import Edit, Finding, Path, Severity
from tatalaksana.source.odd import WIDE

_END = r"[,;:]$|[^\W\d_]{5,}\.$"
"""Signs that end no name; a full stop may end a short form."""
_TWICE = rf"(?i)\b({'|'.join(SMALL_WORDS)}|nomor|tahun)\s+\1\b"
_SHOWN = 5
"""Letters that are named in a message."""


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
        said = ((key, getattr(entry, key)), ("singkatan", short))
        yield from filter(None, (unshown_letters((name, where), text) for where, text in said if text))
        yield from filter(None, (_odd_end((name, where), text) for where, text in said if text))
        decided = entry.keputusan if isinstance(entry, Unit) else None
        if decided and decided.tentang and decided.tentang.casefold().startswith("tentang "):
            told, how = "«tentang» di awal isi ini sudah tercetak di depannya.", "Hapus."
            yield Finding(
                "tanda-tercetak", (name, "keputusan", "tentang"), told, how, Severity.WARNING, about=decided.tentang
            )
        if short and not any(map(str.isalnum, short)):
            yield printed_dash((name, "singkatan"), short)
        by = entry.keputusan.oleh if isinstance(entry, Unit) and entry.keputusan else None
        office = registers.jabatan.get(by or "")
        if by and office:
            yield _id((name, "keputusan", "oleh"), by, f"Tulis namanya, «{office.nama}».")


def _odd_end(path: Path, text: str) -> Finding | None:
    """A sign behind a name, which is printed, or a small word of it that stands twice."""
    if re.search(_END, text):
        told = f"«{path[-1]}» berakhir dengan «{text[-1]}», yang akan tercetak apa adanya."
        mend = Edit(path, text.rstrip(" ;,:."))
        return Finding("tanda-tercetak", path, told, "Hapus tandanya.", Severity.WARNING, about=text, mend=mend)
    twice = re.search(_TWICE, text)
    return said_twice(path, twice[0], text, plural=False) if twice else None


def check_letterhead(profil: Profil, registers: Registers) -> Iterator[Finding]:
    """A letterhead that prints a unit's id or a dash, and labels that are alike though the rows are not."""
    unit = registers.unit.get(profil.instansi or "")
    if unit:
        yield _id(("instansi",), profil.instansi or "", f"Tulis namanya, «{unit.nama}».")
    lines: list[tuple[Path, str]] = [(("alamat", at), line) for at, line in enumerate(profil.alamat)]
    lines += [(("label", key), getattr(profil.label, key)) for key in sorted(profil.label.model_fields_set)]
    yield from (printed_dash(path, text) for path, text in lines if not any(map(str.isalnum, text)))
    names = [*lines, (("instansi",), profil.instansi or "")]
    yield from filter(None, (unshown_letters(path, text) for path, text in names))
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


def unshown_letters(path: Path, text: str) -> Finding | None:
    """Letters that no face of the sheets has, of which a PDF has only the numbers; those of the private use area are told by themselves."""
    letters = [letter for letter in unshown(text) if unicodedata.category(letter) != "Co"]
    if not letters:
        return None
    shown = ", ".join(f"«{letter}»" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in letters[:_SHOWN])
    usual = text.translate(WIDE)
    plain = "" if unshown(usual) else usual
    rest = f" dan {len(letters) - _SHOWN} lainnya" if len(letters) > _SHOWN else ""
    return Finding(
        "huruf-tak-tercetak",
        path,
        f"«{key_name(path)}» memuat huruf yang tidak dimiliki lembar PDF: {shown}{rest}. Yang tercetak kodenya, misalnya [U+{ord(letters[0]):04X}].",
        f"Hurufnya berlebar penuh; tulis «{plain[:60]}»."
        if plain
        else "Tulis dengan huruf Latin, atau terima peringatan ini bila cukup terbaca di halaman situs.",
        Severity.WARNING,
        about=text,
        mend=Edit(path, plain) if plain else None,
    )


def printed_dash(path: Path, text: str, how: str = "Hapus kuncinya bila tidak ada isinya.") -> Finding:
    """A dash that somebody wrote for nothing, where it is printed as a name or beside others."""
    name = next(step for step in reversed(path) if isinstance(step, str))
    told = f"«{text}» di «{name}» akan tercetak apa adanya."
    return Finding("tanda-tercetak", path, told, how, Severity.WARNING, about=text)


def _id(path: Path, name: str, how: str) -> Finding:
    return Finding("id-tercetak", path, f"«{name}» tercetak sebagai id.", how, Severity.WARNING, about=name)


def said_twice(path: Path, twice: str, about: str, *, plural: bool = True) -> Finding:
    """A word, or several, that stand twice in a row: «Undang Undang» may lack a hyphen, and nobody knows but its writer.

    Args:
        path: Where.
        twice: Both, with a blank between.
        about: What is warned of.
        plural: Whether such a word may be said twice, with a hyphen.
    """
    words = twice.split()
    one = "satu kata" if len(words) == 2 else "beberapa kata"  # noqa: PLR2004 - it and itself
    told = f"«{key_name(path)}» memuat «{twice}»: {one} tertulis dua kali."
    repeats = plural and one == "satu kata"
    how = f"Hapus satu; bila kata ulang, tulis «{'-'.join(words)}»." if repeats else "Hapus satu."
    return Finding("salah-ketik", path, told, how, Severity.WARNING, about=about)
