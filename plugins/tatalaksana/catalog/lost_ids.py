# An id that many name and that its register does not have: what is wrong is the register, and that is told there once. To mend it
# where it is named would spread a slip of one line over all of them.
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tatalaksana.model import meant
from tatalaksana.source import Edit, Finding, Problem

_SEVERAL = 3
"""So often nobody mistypes an id alike; of fewer, one may be a copy of the other."""


def lost_ids(problems: Iterable[Problem]) -> Mapping[tuple[str, str], Sequence[Problem]]:
    """What is told of ids that several places name and no register has, by the register and the id."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code == "id-tak-dikenal" and problem.sought is not None:
            found.setdefault((problem.sought.kind, problem.sought.word), []).append(problem)
    return {id_: several for id_, several in found.items() if len(several) >= _SEVERAL}


def lost_id(register: str, name: str, several: Sequence[Problem], near: str | None) -> Finding:
    """What is told of the register.

    Args:
        register: Which.
        name: The id.
        several: What is told where it is named.
        near: An id of the register of which it may be a slip, and that nobody names.
    """
    first = min(several)
    named = f"«{name}» disebut {len(several)} kali, misalnya di {first.file}:{first.line}"
    if near:
        told = f"Tidak ada yang menyebut «{near}», sedangkan {named}, dan tidak terdaftar."
        mend = Edit((near,), name, of_key=True)
        return Finding("id-tak-dikenal", (near,), told, meant(name), of_key=True, mend=mend, about=name)
    key = "judul" if register == "peraturan" else "nama"
    how = f"Daftarkan di sini, atau tulis lagi bila terhapus, misalnya «{name}: {{{key}: …}}»."
    return Finding("id-tak-dikenal", (), f"{register.capitalize()} {named}, tetapi tidak terdaftar.", how, about=name)
