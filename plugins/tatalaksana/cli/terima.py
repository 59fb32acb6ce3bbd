# `sop terima`: a proposal that came by mail, checked, told in sentences, and put on a branch in its sender's name.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tatalaksana.cli import beda
from tatalaksana.cli.kiriman import UsulanMasuk, met, read_proposal
from tatalaksana.cli.output import printable
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import add_places
from tatalaksana.cli.sejak import new_problems, problems_of_files
from tatalaksana.cli.sides import held_state, read_states
from tatalaksana.git import (
    Commit,
    DamagedHistoryError,
    UnmadeBranchError,
    branch_of,
    commit_of,
    free_branch,
    put_branch,
    refuse_damaged,
    tree_files,
)
from tatalaksana.render.beda import beda_teks, clash_words
from tatalaksana.source import Problem, Severity
from tatalaksana.usulan import UnusableProposalError, Usulan, file_words

NAME = "terima"
EXAMPLE = (
    "Contoh: sop terima usulan.zip · sop terima usulan.patch --ya. Berkas kerja dan cabang yang sedang dibuka tidak disentuh. "
    "Yang berbenturan dengan terbitan sekarang disebut, dan kedua teksnya ada di riwayat cabang itu. "
    "Kode keluar: 0 baik, 1 ada galat baru atau benturan yang harus diselesaikan sebelum digabungkan, 2 tidak dapat diterima."
)
_YES = frozenset({"y", "ya"})


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop terima`."""
    parser.add_argument("berkas", metavar="FILE", help="usulan: arsip .zip dari situs, atau tambalan .patch")
    parser.add_argument("--ya", action="store_true", help="buat cabangnya tanpa bertanya")
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Check, show, ask, and make the branch."""
    root = Path(options.folder)
    try:
        head = _published(root)
        came = met(read_proposal(Path(options.berkas), root, head), root, head)
        print(*_told(came, root), sep="\n")
        if not came.berubah and not came.benturan:
            print("Isi usulan ini sudah ada pada terbitan sekarang; tidak ada yang dibuat.")
            return 0
        problems = new_problems(problems_of_files(came.nanti, root, None), head, root, None)[0]
        _tell(problems)
        if not (options.ya or _agreed()):
            print("Tidak ada yang dibuat. Jalankan lagi dengan --ya untuk membuat cabangnya.")
            return 0
        return _made(came, root, head, errors=any(one.severity is Severity.ERROR for one in problems))
    except (AskedWronglyError, DamagedHistoryError, UnusableProposalError, UnmadeBranchError) as error:
        print(f"sop {NAME}: {printable(str(error))}", file=sys.stderr)
        return 2


def _published(root: Path) -> str:
    if not root.is_dir():
        raise AskedWronglyError(f"folder «{root}» tidak ada. Jalankan dari folder proyek, atau sebut --folder.")
    head = commit_of(root, "HEAD")
    if head is None:
        refuse_damaged(root)
        raise AskedWronglyError(f"«{root}» belum punya riwayat git, sehingga usulan tidak dapat dijadikan cabang.")
    return head


def _told(came: UsulanMasuk, root: Path) -> Iterator[str]:
    usulan = came.usulan
    yield f"Usulan: {printable(usulan.judul)}"
    yield (
        f"Pengirim: {printable(usulan.nama)} <{printable(usulan.surel)}>" if usulan.nama else "Pengirim: tidak disebut"
    )
    yield from (printable(line) for line in usulan.teks.split("\n") if line)
    yield ""
    old, new = held_state(branch_of(root) or "terbitan sekarang", came.kini), held_state("usulan ini", came.nanti)
    yield beda_teks(beda.report(*read_states(old, new, root)))
    yield f"Berkas yang berubah: {', '.join(f'{root.as_posix()}/{name}' for name in came.berubah) or 'tidak ada'}"
    if came.didahului:
        yield f"Sudah diubah orang lain sejak disunting: {', '.join(came.didahului)}. Yang tidak berbenturan disatukan."
    yield from (f"Benturan: {root.as_posix()}/{name}: {printable(clash_words(part))}" for name, part in came.benturan)


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        if problem.acceptance is None:
            print(problem, file=sys.stderr)


def _agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        return input("Buat cabang dengan perubahan ini? (ya/tidak) ").strip().casefold() in _YES
    except EOFError:
        return False


def _made(came: UsulanMasuk, root: Path, head: str, *, errors: bool) -> int:
    usulan = came.usulan
    author = (usulan.nama, usulan.surel) if usulan.nama else None
    message = f"{usulan.judul}\n\n{usulan.teks}\n" if usulan.teks else f"{usulan.judul}\n"
    sent = {one.nama: one.isi for one in usulan.berkas}
    branch = _branch(root, usulan, came)
    if branch is None:
        return 0
    commits = [Commit(message, author, (came.pangkal or head,), sent if came.didahului else came.hasil)]
    if came.didahului:
        # Both texts stay in the history: the sender's in a commit of its own, that of others in the main line.
        said = "Satukan usulan dengan terbitan sekarang\n"
        said += "".join(
            f"\nBenturan, terbitan sekarang yang dipakai: {name}: {clash_words(part)}" for name, part in came.benturan
        )
        commits.append(Commit(f"{said}\n", None, (head, ":1"), came.hasil))
    put_branch(root, branch, commits)
    print(f"Cabang «{branch}» dibuat atas nama {usulan.nama or 'pengelola'}. Berkas kerja Anda tidak berubah.")
    if errors:
        print(
            "Usulan ini membawa galat: jangan gabungkan cabangnya sebelum galat itu diperbaiki di sana.",
            file=sys.stderr,
        )
    if came.benturan:
        print(
            "Ada benturan: pada cabang itu dipakai teks terbitan sekarang. Teks pengirimnya ada pada commit sebelumnya di cabang yang sama; "
            "pilih yang benar sebelum menggabungkan.",
            file=sys.stderr,
        )
    print(f"Kirim untuk ditinjau: git push origin {branch}")
    return 1 if errors or came.benturan else 0


def _branch(root: Path, usulan: Usulan, came: UsulanMasuk) -> str | None:
    """A name for the branch; None after saying that one has all this already."""
    wanted = f"usulan/{file_words(usulan.judul)}"
    tip = commit_of(root, f"refs/heads/{wanted}")
    names = came.hasil.keys()
    if tip is not None and tree_files(root, tip, names.__contains__) == {
        n: c for n, c in came.hasil.items() if c is not None
    }:
        print(f"Usulan ini sudah diterima: cabang «{wanted}» memuatnya.")
        return None
    return free_branch(root, wanted)
