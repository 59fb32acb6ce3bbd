# `sop cek --terima`: warnings of one file that its writer accepts, written into the file with the mark of what they are about.
from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.catalog.codes import ERRORS, WARNINGS
from tatalaksana.cli.changing import SourceText, save, source_text, sources
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import below
from tatalaksana.model import key_order, nearest
from tatalaksana.source import Data, Edit, Kind, Problem, Severity, UnwritableError, data_of, edited

EXAMPLE = 'sop cek BERKAS --terima KODE --alasan "…" --tanggal TAHUN-BULAN-TANGGAL'
_ACCEPTING = (Kind.SOP, Kind.PROFIL)
_OUR_OWN = "penerimaan-"
"""Begins the codes of warnings about acceptances, which nobody can accept."""


@dataclass(frozen=True, slots=True)
class Penerimaan:
    """What is to be accepted."""

    kode: str
    baris: int | None
    """The line of the warning; None for all of that code."""
    alasan: str
    tanggal: date


def wanted(options: argparse.Namespace, paths: Sequence[Path]) -> Penerimaan:
    """What the options say, «KODE» or «KODE:BARIS» with a reason and a day, for one file.

    Raises:
        AskedWronglyError: Something is missing.
    """
    if len(paths) != 1 or not options.terima:
        raise AskedWronglyError(f"sebutkan satu berkas dan kode peringatannya: {EXAMPLE}.")
    kode, _, line = options.terima.partition(":")
    alasan, tanggal = (options.alasan or "").strip(), options.tanggal
    if line and not (line.isascii() and line.isdigit()):
        raise AskedWronglyError(f"--terima: «{line}» bukan nomor baris; tulis KODE atau KODE:BARIS.")
    if not alasan:
        raise AskedWronglyError(f"sebutkan mengapa peringatan itu diterima: {EXAMPLE}.")
    if tanggal is None:
        raise AskedWronglyError(f"sebutkan hari ini sebagai --tanggal: {EXAMPLE}.")
    return Penerimaan(kode, int(line) if line else None, alasan, tanggal)


def accept(root: Path, path: Path, asked: Penerimaan) -> str:
    """Write the acceptance into the file; what was done, in a sentence.

    Raises:
        AskedWronglyError: There is no such warning, or the file can't be changed.
    """
    file = _opened(root, path)
    found = [
        problem
        for problem in collect(root, root.as_posix(), tanggal=asked.tanggal, memory=memory_beside(root)).problems
        if problem.file == file.file.shown and problem.severity is Severity.WARNING and not problem.code.startswith(_OUR_OWN)
    ]  # fmt: skip
    meant = [one for one in found if one.code == asked.kode and asked.baris in {None, one.line}]
    if not meant:
        there = ", ".join(f"{one.code}:{one.line}" for one in found) or "tidak ada"
        which = f"«{asked.kode}»" + (f" pada baris {asked.baris}" if asked.baris else "")
        near = nearest(asked.kode, list(dict.fromkeys(one.code for one in found)))
        if asked.kode in ERRORS:
            near = "Itu kode galat, dan galat tidak dapat diterima: betulkan."
        elif not near and asked.kode not in WARNINGS:
            near = f"Itu bukan kode peringatan. {nearest(asked.kode, sorted(WARNINGS))}".strip()
        raise AskedWronglyError(
            f"{file.file.shown} tidak memuat peringatan {which}. {f'{near} ' if near else ''}Peringatan yang dapat diterima di situ: {there}."
        )
    try:
        text = _accepted(file, meant, asked)
    except UnwritableError as error:
        raise AskedWronglyError(f"{file.file.shown}: {error}") from None
    if not save(file.file.path, file.content(text), root, "cek"):
        raise AskedWronglyError("peringatan belum diterima.")
    lines = ", ".join(str(one.line) for one in meant)
    return f"{file.file.shown}: {len(meant)} peringatan «{asked.kode}» diterima (baris {lines}). Bila isinya berubah, muncul kembali."


def _opened(root: Path, path: Path) -> SourceText:
    for file in sources(root):
        if file.kind in _ACCEPTING and path.is_file() and below(file.path, path):
            found = source_text(file, root)
            if isinstance(found, Problem):
                raise AskedWronglyError(f"{found} Perbaiki dahulu.")
            return found
    raise AskedWronglyError(f"«{path}» bukan berkas SOP atau profil: {EXAMPLE}.")


def _accepted(file: SourceText, problems: Sequence[Problem], asked: Penerimaan) -> str:
    """The file's text with an acceptance for each mark."""
    before = data_of(file.text)
    held = before.get("diterima") if isinstance(before, dict) else None
    items: list[Data] = held if isinstance(held, list) else [] if held is None else [held]
    new: list[Data] = [
        {"kode": asked.kode, "tanda": mark, "alasan": asked.alasan, "tanggal": asked.tanggal.isoformat()}
        for mark in dict.fromkeys(one.tanda for one in problems)
    ]
    edits = (
        [Edit(("diterima",), [*items, *new])]
        if isinstance(held, dict)
        else [Edit(("diterima", len(items) + at), item) for at, item in enumerate(new)]
    )
    return edited(file.text, edits, lambda place: key_order(file.model, place))
