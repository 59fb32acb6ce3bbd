# Warnings that the writers of a file accept, with a reason and a day. What is accepted is one warning about one thing: its
# mark is made of what it is about, so it is told again when that changes, and not when a row is added above.
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import BaseModel, RootModel

from tatalaksana.catalog.codes import ERRORS, WARNINGS
from tatalaksana.catalog.years import is_to_come, odd_year
from tatalaksana.model import Diterima, alike, meant, slip
from tatalaksana.source import Acceptance, Edit, Finding, Path, Problem, Severity

_NO_REASON = frozenset(
    {
        "ok",
        "oke",
        "ya",
        "alasan",
        "sudah",
        "diterima",
        "setuju",
        "isi",
        "terima",
        "todo",
        "belum ada",
        "tidak ada",
        "teks",
    }
)
"""What people write where a reason is asked for and they have none."""


@dataclass(frozen=True, slots=True)
class Accepting:
    """The warnings that a file accepts in one place."""

    path: Path
    """Of the list."""
    diterima: tuple[Diterima, ...]


def accepting_in(value: BaseModel) -> tuple[Accepting, ...]:
    """Where a file accepts warnings: an SOP, a form and a profile as a whole, a register entry by entry."""
    entries: Mapping[str, Any] | None = value.root if isinstance(value, RootModel) else None
    holders: Iterable[tuple[Path, Any]] = (
        [((), value)] if entries is None else ((((name,), one) for name, one in entries.items()))
    )
    return tuple(Accepting((*path, "diterima"), one.diterima) for path, one in holders if one.diterima)


def with_acceptances(problems: Sequence[Problem], accepting: Sequence[Accepting]) -> tuple[Problem, ...]:
    """The problems of one file, with those marked that it accepts."""
    diterima = [one for place in accepting for one in place.diterima]
    accepted = {(one.kode, one.tanda): Acceptance(one.alasan, one.tanggal) for one in reversed(diterima) if one.tanda}

    def with_acceptance(problem: Problem) -> Problem:
        found = accepted.get((problem.code, problem.tanda)) if problem.severity is Severity.WARNING else None
        return replace(problem, acceptance=found) if found else problem

    return tuple(map(with_acceptance, problems))


def check_accepted(problems: Sequence[Problem], accepting: Accepting, sure: Callable[[str], bool]) -> Iterator[Finding]:
    """What is accepted and is not there any more, or is not said plainly.

    Args:
        problems: Those of the file.
        accepting: What it accepts in one place.
        sure: Whether all warnings of a code are known; not so where an error may hide one.
    """
    path, diterima = accepting.path, accepting.diterima
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    fitting = [[problem for problem in warnings if problem.code == one.kode] for one in diterima]
    stale = [
        index
        for index, one in enumerate(diterima)
        if sure(one.kode) and all(one.tanda not in {None, problem.tanda} for problem in fitting[index])
    ]
    grave = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    for index, one in enumerate(diterima):
        at = (*path, index)
        if one.tanda is not None and any(
            (one.kode, one.tanda) == (other.kode, other.tanda) for other in diterima[:index]
        ):
            yield _twice(at, one)
            continue
        if one.kode in (grave | ERRORS) and not fitting[index]:
            yield Finding(
                "penerimaan-galat",
                at,
                f"«{one.kode[:60]}» adalah galat, dan galat tidak dapat diterima.",
                "Betulkan yang disebut galat itu, lalu hapus butir ini.",
                Severity.WARNING,
                about=one.kode,
            )
        elif one.kode not in WARNINGS:
            yield _unknown_code(at, one, _meant_code(one, warnings))
        elif index in stale:
            near = _meant_code(one, warnings)
            changed = any(problem.acceptance is None for problem in fitting[index])
            yield _misspelt_code(at, one, near) if near else _stale(at, one, changed=changed)
        elif one.tanda is None and fitting[index]:
            yield _unmarked(at, one, fitting[index])


def is_no_reason(text: str) -> bool:
    """Whether what stands where a reason is asked for tells nobody anything: a stroke, dots, «ok»."""
    return text.casefold().strip(' .…()<>[]"-_') in _NO_REASON or not any(map(str.isalnum, text))


def check_reasons(accepting: Accepting, is_before: Callable[[date], bool]) -> Iterator[Finding]:
    """What is accepted without a reason that tells anybody anything, or on a day on which nobody can have.

    Args:
        accepting: What a file accepts in one place.
        is_before: Whether a day is still to come.
    """
    for index, one in enumerate(accepting.diterima):
        at = (*accepting.path, index)
        if is_no_reason(one.alasan):
            yield _doubtful(
                (*at, "alasan"),
                f"«{one.alasan[:40]}» bukan alasan.",
                "Tulis mengapa peringatan itu diterima, bagi yang membacanya kelak.",
                one,
            )
        if is_to_come(one.tanggal, is_before) or odd_year(one.tanggal.year):
            yield _doubtful(
                (*at, "tanggal"),
                f"Tanggal penerimaan ini ({one.tanggal}) tidak mungkin.",
                "Tulis hari peringatan itu diterima; periksa tahunnya.",
                one,
            )


def _doubtful(at: Path, message: str, hint: str, one: Diterima) -> Finding:
    return Finding(
        "penerimaan-janggal", at, message, hint, Severity.WARNING, about=f"{one.kode}\0{one.tanda}\0{at[-1]}"
    )


def _twice(at: Path, one: Diterima) -> Finding:
    """What is accepted above already; which of the two reasons stays is for people."""
    return Finding(
        "penerimaan-usang",
        at,
        f"Peringatan «{one.kode[:60]}» ini sudah diterima di butir di atasnya.",
        "Hapus salah satunya.",
        Severity.WARNING,
        about=f"{one.kode}\0{one.tanda}\0dua kali",
    )


def _stale(at: Path, one: Diterima, *, changed: bool) -> Finding:
    """An acceptance of what is not there. No mend takes it away: what it was about may be gone by a slip, and its reason with it."""
    hint = "Bila sudah dibetulkan, hapus butir ini; bila yang diperingatkan terhapus tanpa sengaja, kembalikan."
    if one.tanda is None:
        hint = "Periksa kodenya; bila peringatannya memang sudah tidak ada, hapus butir ini."
    return Finding(
        "penerimaan-usang",
        at,
        f"Peringatan «{one.kode[:60]}» yang diterima di sini tidak ada lagi.",
        "Isinya berubah: periksa lagi peringatannya, lalu hapus butir ini." if changed else hint,
        Severity.WARNING,
        about=f"{one.kode}\0{one.tanda}",
    )


def _meant_code(one: Diterima, warnings: Sequence[Problem]) -> str | None:
    """The code of a warning that is there and not accepted, which this one is nearly called."""
    told = list(dict.fromkeys(problem.code for problem in warnings if problem.acceptance is None))
    if one.kode in told:
        return None
    # Behind a mark, which our own command writes, stands a code that is right.
    return slip(one.kode, told) or (alike(one.kode, told) if one.tanda is None else None)


def _misspelt_code(at: Path, one: Diterima, near: str) -> Finding:
    """An acceptance of a code that no warning here has, beside a warning of nearly that code."""
    slipped = slip(one.kode, [near])
    return Finding(
        "penerimaan-usang",
        at,
        f"Peringatan «{one.kode[:60]}» yang diterima di sini tidak ada.",
        meant(near),
        Severity.WARNING,
        mend=Edit((*at, "kode"), near) if slipped else None,
        about=f"{one.kode}\0{one.tanda}",
    )


def _unknown_code(at: Path, one: Diterima, near: str | None) -> Finding:
    """An acceptance of what is no code of a warning; its reason stays, whatever is meant."""
    known = near or slip(one.kode, WARNINGS, closed=True) or alike(one.kode, sorted(WARNINGS))
    sure = known and slip(one.kode, WARNINGS, closed=True) == known
    return Finding(
        "penerimaan-usang",
        at,
        f"«{one.kode[:60]}» bukan kode peringatan.",
        meant(known) or "Salin kodenya dari dalam kurung siku pada akhir peringatan.",
        Severity.WARNING,
        mend=Edit((*at, "kode"), known) if sure else None,
        about=f"{one.kode}\0{one.tanda}",
    )


def _unmarked(at: Path, one: Diterima, fitting: Sequence[Problem]) -> Finding:
    """An acceptance that was written by hand, and does not say of what."""
    marks = {problem.tanda: problem.line for problem in reversed(fitting) if problem.acceptance is None}
    marks = marks or {problem.tanda: problem.line for problem in fitting}
    said = ", atau ".join(f"«tanda: {mark}» untuk baris {line}" for mark, line in reversed(marks.items()))
    return Finding(
        "penerimaan-tanpa-tanda",
        at,
        f"Penerimaan «{one.kode}» belum menyebut peringatan yang mana.",
        f"Tambahkan {said}.",
        Severity.WARNING,
        mend=Edit((*at, "tanda"), next(iter(marks))) if len(marks) == 1 else None,
        about=f"{one.kode}\0{at}",
    )
