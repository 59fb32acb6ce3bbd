# `sop mulai`: an agency's own repository, from a dozen answers or options to a site that builds.
from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.catalog.logo import LARGEST_LOGO, logo_flaw
from tatalaksana.cli.begun import PROGRAM, cleared, placed, refuse_what_is_there, release
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.penerimaan import Penerimaan, accept
from tatalaksana.files import PassingFolder, write_new
from tatalaksana.mulai import EXAMPLE as AN_AGENCY
from tatalaksana.mulai import PERTANYAAN, Instansi, Pertanyaan, UnknownAnswerError, instansi_of, repository
from tatalaksana.mulai.checks import as_names, as_picture
from tatalaksana.mulai.instansi import in_parts
from tatalaksana.mulai.repository import ALWAYS, FORGES, SOURCES
from tatalaksana.mulai.sources import draft_name
from tatalaksana.render.codeowners import codeowners
from tatalaksana.source import reason_with_advice

NAME = "mulai"
EXAMPLE = (
    "Contoh: sop mulai sop-dinas · sop mulai coba --contoh · "
    "sop mulai sop-dinas --tanggal 2026-11-27 --instansi 'Dinas Contoh Rekaan' --unit Sekretariat --kertas f4. "
    "Kode keluar: 0 ditulis, 2 perintahnya salah atau tidak dapat ditulis."
)
_NO_EMBLEM = "kop-tanpa-lambang"
_WHY_NOT = "Lambang menyusul: taruh berkasnya di sops/, tulis «logo», lalu hapus penerimaan ini."
_BACK, _EMPTY = "<", "-"
"""What is typed to go back, and to empty what was answered before."""
_LONG_HEAD = "kepala-lajur-panjang"
_WHY_LONG = "Nama jabatannya sepanjang itu; tulis «singkatan» di jabatan.yaml bila ada, lalu hapus penerimaan ini."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop mulai`: one for each question."""
    parser.add_argument(
        "tempat", nargs="?", default=".", metavar="FOLDER", help="folder repositori (bawaan: folder ini)"
    )
    for question in PERTANYAAN:
        parser.add_argument(f"--{question.key}", metavar="…", help=f"{question.words}. {question.why}")
    parser.add_argument("--contoh", action="store_true", help="isi semua yang tidak disebut dengan instansi rekaan")


def run(options: argparse.Namespace) -> int:
    """Ask, write everything, and say how to go on."""
    target = Path(options.tempat)
    answered: dict[str, str] = {}
    try:
        _refuse_sources(target)
        cleared(target)
        refuse_what_is_there(map(Path, ALWAYS), target)
        said = _said(options, answered)
        agency = instansi_of(said)
        with PassingFolder() as made:
            _make(made, agency, Path(said["lambang"]) if said["lambang"] else None)
            placed(made, target)
    except AskedWronglyError as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        if answered:
            print(f"Jawaban Anda sejauh ini; perintah ini menanyakan sisanya:\n  {_again(options, answered)}")
        return 2
    print(_next_steps(target, agency))
    return 0


def _refuse_sources(target: Path) -> None:
    """A repository is begun beside the sources of another one, not among them."""
    here = target.resolve()
    for one in (here, *here.parents):
        if os.path.isfile(one / "unit.yaml"):  # noqa: PTH113 - of a closed folder `Path.is_file` raises
            raise AskedWronglyError(
                f"«{target}» folder sumber, atau di dalamnya: di «{one}» sudah ada unit.yaml. Tidak ada yang ditulis. Sebutkan folder lain."
            )


def _said(options: argparse.Namespace, answered: dict[str, str]) -> Mapping[str, str]:
    """Every answer: from the options, from the example, from whoever sits there, or what is taken otherwise.

    Args:
        options: What the command was given.
        answered: Gets what whoever sits there answered, as it comes.
    """
    said: dict[str, str] = {}
    before: dict[str, str] = {}
    asked: list[int] = []
    number = 0
    while number < len(PERTANYAAN):
        question = PERTANYAAN[number]
        found = _known(question, options, said)
        if found is None:
            counted = f"{number + 1}/{len(PERTANYAAN)}"
            found = _answer(question, question.otherwise(said), before.get(question.key), counted, first=not asked)
            if found is None:
                number = asked.pop()
                for later in PERTANYAAN[number:]:
                    said.pop(later.key, None)
                    if later.key in answered:
                        before[later.key] = answered.pop(later.key)
                continue
            answered[question.key] = found
            asked.append(number)
        said[question.key] = found
        number += 1
    return said


def _known(question: Pertanyaan, options: argparse.Namespace, said: Mapping[str, str]) -> str | None:
    """What is answered without asking; None where somebody sits there and has to be asked.

    Raises:
        AskedWronglyError: What was given can't be taken, or nobody sits there.
    """
    given = getattr(options, question.key)
    if given is not None:
        return _given(question, given)
    if not question.when(said):
        return ""
    if not options.contoh and sys.stdin.isatty():
        return None
    otherwise = question.otherwise(said)
    if options.contoh:
        otherwise = AN_AGENCY.get(question.key, otherwise)
    if otherwise is None:
        raise AskedWronglyError(f"sebutkan --{question.key} ({question.words}), atau --contoh untuk instansi rekaan.")
    return otherwise


def _given(question: Pertanyaan, given: str) -> str:
    try:
        return _checked(question, given)
    except UnknownAnswerError as error:
        raise AskedWronglyError(f"--{question.key} «{given[:60]}»: {error}") from None


def _checked(question: Pertanyaan, text: str) -> str:
    """The answer as it counts; a picture is looked at now, while another can be named.

    Raises:
        UnknownAnswerError: It can't be taken.
    """
    said = question.check(text)
    if question.check is not as_picture or not said:
        return said
    picture = Path(said).expanduser()
    try:
        if picture.exists() and not picture.is_file():
            raise UnknownAnswerError("bukan berkas biasa.")
        with picture.open("rb") as file:
            flaw = logo_flaw(file.read(LARGEST_LOGO + 1), picture.suffix.casefold())
    except FileNotFoundError:
        flaw = "berkas itu tidak ada; tulis letaknya dari folder ini, atau tekan Enter bila menyusul."
    except OSError as error:
        flaw = f"tidak dapat dibaca: {reason_with_advice(error)}"
    if flaw:
        raise UnknownAnswerError(flaw)
    return picture.as_posix()


def _answer(question: Pertanyaan, usual: str | None, before: str | None, counted: str, *, first: bool) -> str | None:
    """Ask until the answer can be taken; None leads back to the question before.

    Args:
        question: What is asked.
        usual: What is taken where nothing is answered; None where it must be answered.
        before: What was answered before going back; that is taken then.
        counted: Which question it is.
        first: Whether no question was asked before it.
    """
    if first:
        print(f"\n«{_BACK}» lalu Enter: kembali ke pertanyaan sebelumnya. Ctrl+C: berhenti, tidak ada yang ditulis.")
    print(f"\n{counted} {question.words}\n    {question.why}")
    otherwise = usual if before is None else before
    if before and usual == "":
        print(f"    «{_EMPTY}» mengosongkannya.")
    while True:
        text = _typed(f"   {f' [{otherwise}]' if otherwise else ''}> ")
        if text == _BACK:
            if not first:
                return None
            print("    Ini pertanyaan pertama.")
            continue
        if text == _EMPTY and before and usual == "":
            return usual
        if not text and otherwise is not None:
            return otherwise
        said = _taken(question, text)
        if said is None:
            continue
        if question.check is as_names and len(in_parts(said)) == 1 and "," in said and said != otherwise:
            print("    Ada koma. Satu nama? Tekan Enter. Beberapa? Tulis lagi dengan titik koma (;) di antaranya.")
            otherwise = said
            continue
        return said


def _typed(shown: str) -> str:
    try:
        return input(shown).strip()
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise AskedWronglyError("dibatalkan; tidak ada yang ditulis.") from None


def _taken(question: Pertanyaan, text: str) -> str | None:
    """An answer as it counts, several names shown apart; None, and why is said, where it can't be taken."""
    try:
        said = _checked(question, text)
    except UnknownAnswerError as error:
        print(f"    {error}")
        return None
    names = in_parts(said) if question.check is as_names else ()
    if len(names) > 1:
        print(f"    {len(names)}: «{'» · «'.join(names)}»")
    return said


def _again(options: argparse.Namespace, answered: Mapping[str, str]) -> str:
    """The command that begins with what was answered already."""
    given = {question.key: getattr(options, question.key) for question in PERTANYAAN}
    given = {**{key: text for key, text in given.items() if text is not None}, **answered}
    words = ["sop", NAME, options.tempat, *(word for key, text in given.items() for word in (f"--{key}", text))]
    if os.name == "nt":  # PowerShell has quotes of its own
        return " ".join(f"'{word.replace(chr(39), chr(39) * 2)}'" for word in words)
    return shlex.join(words)


def _make(folder: Path, agency: Instansi, emblem: Path | None) -> None:
    """Write the repository where nobody looks, and see that it is sound.

    Raises:
        AskedWronglyError: It is not, for what was answered.
    """
    mine = release()
    for name, text in repository(agency, mine.requirement).items():
        write_new(folder, name, text.encode())
    if mine.wheel is not None:
        write_new(folder, f"{PROGRAM}/{mine.wheel.name}", mine.wheel.read_bytes())
    sources = folder / SOURCES
    if emblem is not None:
        write_new(sources, agency.lambang, emblem.read_bytes())
    profile = sources / "profil" / f"{agency.instansi.id}.yaml"
    found = collect(sources, SOURCES, tanggal=agency.tanggal)
    draft = next((sources / f"{name}.yaml" for name in found.catalog.entries), profile)
    told = {problem.code for problem in found.problems}
    for code, file, reason in ((_NO_EMBLEM, profile, _WHY_NOT), (_LONG_HEAD, draft, _WHY_LONG)):
        if code in told:
            accept(sources, file, Penerimaan(code, None, reason, agency.tanggal))
    if told:
        found = collect(sources, SOURCES, tanggal=agency.tanggal)
    for problem in found.problems:
        raise AskedWronglyError(f"jawaban ini menghasilkan berkas yang ditolak pemeriksaan. {problem}")
    if agency.forge is not None and (owners := codeowners(found.catalog, SOURCES, agency.forge)):
        write_new(folder, FORGES[agency.forge].owners, owners.encode())


def _next_steps(target: Path, agency: Instansi) -> str:
    here = target.as_posix()
    enter = "" if here == "." else f"  cd {here}\n"
    return (
        f"\nRepositori SOP {agency.instansi.nama} ditulis di «{here}».\nSelanjutnya:\n{enter}"
        "  make situs                (Windows: .\\sop.ps1 situs)   membuat situs di site/\n"
        "  make lihat                (Windows: .\\sop.ps1 lihat)   melihatnya di peramban\n"
        "  git init -b main && git add -A && git commit -m Awal    menyimpannya dengan riwayat\n"
        f"Draf pertama: {SOURCES}/{draft_name(agency)}. Penjelasan: README.md."
    )
