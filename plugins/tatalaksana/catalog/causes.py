# What is told of a file by two readers for one cause: only the cause is left.
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from tatalaksana.source import Edit, Problem, Rewrite, Severity

_JOINED = frozenset({"baris-disambung", "butir-bernomor", "butir-word", "setrip-kurang"})

_UNSURE = frozenset({"nomor-ganda", "salinan-sop", "kunci-tertukar"})
"""What leaves open which SOP is meant, or what it is called."""

_UNTITLED = frozenset({"tanda-tercetak", "salah-ketik", "judul-berawalan"})
"""What may be wrong with a title, by which others then do not find the SOP."""

_UNSEEN = frozenset({"spasi-khusus", "huruf-arah"})
"""Letters that nobody sees."""

_STRAY = frozenset({"langkah-tak-ada", "lajur-tak-dikenal", "id-tak-dikenal", "id-salah"})
"""Names that lead nowhere, which letters that nobody sees may be the cause of."""


_SIGNS_TOLD = frozenset({"butir-word", "setrip-kurang", "bukan-yaml"})
"""What tells of bullets, which may be letters of a font of symbols, and of signs for which a line can't be read."""


def without_consequences(problems: Collection[Problem]) -> Iterator[Problem]:
    """Problems without what goes away when another one is mended.

    A lane whose office no register has, by a slip that is known, is the lane that steps name rightly and do not find.
    A name that leads nowhere for a letter that nobody sees is told by that letter.
    Whom to name back is known once no other SOP has its number or its title, and that is no number.
    Items whose lines YAML joined stand in one line because of that; items that lost their ends to remarks may be alike.
    What stands in the cell of another is handed over to nobody, and two readers who say the same of one place say it once.
    """
    problems = [*_of_their_own(_once(problems))]
    meant = {
        (problem.file, problem.mend.value)
        for problem in problems
        if problem.code == "id-tak-dikenal" and isinstance(problem.mend, Edit) and problem.mend.path[0] == "pelaksana"
    }
    joined = {(problem.file, problem.line) for problem in problems if problem.code in _JOINED}
    swallowed = {(problem.file, problem.line) for problem in problems if problem.code == "catatan-menelan"}
    unseen = {problem.file for problem in problems if problem.code in _UNSEEN}
    harmful = {
        one.file for one in problems if one.file in unseen and one.code in _STRAY and not one.message.isprintable()
    }
    unsure = {
        problem.file
        for problem in problems
        if problem.code in _UNSURE and (problem.code != "kunci-tertukar" or "judul" in problem.message.casefold()[:6])
    }
    inner = {problem.file for problem in problems if problem.code == "kunci-dalam-teks"}
    titles = tuple(
        problem.about
        for problem in problems
        if problem.code in _UNTITLED and problem.about and "judul" in problem.message.casefold()[:40]
    )
    for problem in problems:
        if problem.code == "mutu-baku-kosong" and problem.file in inner:
            continue  # the cell is there, within a text
        if problem.file in harmful and problem.code in _STRAY and not problem.message.isprintable():
            continue
        if problem.file in harmful and problem.code == "spasi-khusus":
            yield replace(problem, severity=Severity.ERROR)
            continue
        if problem.code == "belum-diterbitkan" and problem.about.endswith(titles):
            continue  # it is called otherwise by what is wrong with that title
        if problem.code == "satu-arah" and any(file.endswith(f"/{problem.about}.yaml") for file in unsure):
            continue  # what would be added is yet to be told apart, or named
        if problem.code == "lajur-tak-dikenal" and (problem.file, problem.about) in meant:
            continue
        if problem.code == "daftar-sebaris" and (problem.file, problem.line) in joined:
            continue
        if problem.code == "butir-kembar" and (problem.file, problem.line) in swallowed:
            continue
        yield problem


def _once(problems: Iterable[Problem]) -> Collection[Problem]:
    """Problems, those that say the same of one place once: the one that has a mend, or says more of what to do."""
    said: dict[tuple[str, int, int, str, str], Problem] = {}
    for problem in sorted(problems, key=lambda one: (one.mend is not None, len(one.hint), one.hint)):
        said[problem.file, problem.line, problem.column, problem.code, problem.message] = problem
    return said.values()


def _of_their_own(problems: Collection[Problem]) -> Iterator[Problem]:
    """Problems without letters of bullets that are told as bullets, without signs of a line that can't be read, ids behind their counts, and what is handed over of a cell that belongs elsewhere."""
    told = {(problem.file, problem.line) for problem in problems if problem.code in _SIGNS_TOLD}
    swapped = {
        (problem.file, f"«{text}»")
        for problem in problems
        if problem.code == "kunci-tertukar" and (text := problem.about.partition("\0")[2])
    }
    counted = {
        (problem.file, line)
        for problem in problems
        if problem.code == "butir-bernomor" and isinstance(problem.mend, Rewrite)
        for line in range(problem.line, problem.line + len(problem.mend.splices))
    }
    quoted = {(problem.file, problem.line, problem.column) for problem in problems if problem.code == "kutip-word"}
    for problem in problems:
        if problem.code == "kutip-sebelah" and (problem.file, problem.line, problem.column) in quoted:
            continue  # it has its partner at the end, behind a number
        if problem.code == "id-tercetak" and (problem.file, problem.line) in counted:
            continue  # without its count it is an id
        named = problem.code == "serah-terima" and any(
            file == problem.file and text in problem.message for file, text in swapped
        )
        if not named and not (problem.code == "tanda-tercetak" and (problem.file, problem.line) in told):
            yield problem


def with_absent(problems: Iterable[Problem], absent: Collection[str], shown_root: str) -> Iterator[Problem]:
    """Problems with one for each register that is not there, in the place of all that are told of ids it should have.

    Args:
        problems: All that is told.
        absent: The registers without a file, by name.
        shown_root: The folder of the registers, as users know it.
    """
    wanted: dict[str, list[str]] = {}
    for problem in problems:
        sought = problem.sought
        if problem.code == "id-tak-dikenal" and sought is not None and sought.kind in absent:
            wanted.setdefault(sought.kind, []).append(sought.word)
        else:
            yield problem
    for register, ids in wanted.items():
        name = "judul" if register == "peraturan" else "nama"
        yield Problem(
            f"{shown_root}/{register}.yaml",
            1,
            1,
            Severity.ERROR,
            "daftar-tak-ada",
            f"Berkas ini tidak ada, padahal {len(ids)} kali disebut {register} yang semestinya terdaftar di dalamnya.",
            f"Kembalikan bila terhapus, atau buat; tulis tiap {register} di barisnya sendiri, misalnya «{min(ids)}: {{{name}: …}}».",
            about=register,
        )
