# `sop cek --terima`: warnings of one file that its writers accept, written into the file with the mark of what they are about.
from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from pydantic import RootModel

from tatalaksana.catalog import collect
from tatalaksana.catalog.codes import ERRORS, WARNINGS
from tatalaksana.catalog.penerimaan import is_no_reason
from tatalaksana.cli.changing import SourceText, rewrite, source_text, sources
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import below
from tatalaksana.model import key_order, nearest
from tatalaksana.source import Data, Document, Edit, Finding, Path, Problem, Severity, UnwritableError, data_of, edited

EXAMPLE = 'sop cek BERKAS --terima KODE --alasan "…" --tanggal TAHUN-BULAN-TANGGAL'
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


def wanted(options: argparse.Namespace, paths: Sequence[FilePath]) -> Penerimaan:
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
    if not alasan or is_no_reason(alasan):
        raise AskedWronglyError(f"sebutkan mengapa peringatan itu diterima: {EXAMPLE}.")
    if tanggal is None:
        raise AskedWronglyError(f"sebutkan hari ini sebagai --tanggal: {EXAMPLE}.")
    return Penerimaan(kode, int(line) if line else None, alasan, tanggal)


def accept(root: FilePath, path: FilePath, asked: Penerimaan) -> str:
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
    if not rewrite(file, text, root, "cek"):
        raise AskedWronglyError("peringatan belum diterima.")
    lines = ", ".join(str(one.line) for one in meant)
    return f"{file.file.shown}: {len(meant)} peringatan «{asked.kode}» diterima (baris {lines}). Bila isinya berubah, muncul kembali."


def _opened(root: FilePath, path: FilePath) -> SourceText:
    for file in sources(root):
        if path.is_file() and below(file.path, path):
            found = source_text(file, root)
            if isinstance(found, Problem):
                raise AskedWronglyError(f"{found} Perbaiki dahulu.")
            return found
    raise AskedWronglyError(f"«{path}» bukan berkas SOP, formulir, profil, atau daftar: {EXAMPLE}.")


def _accepted(file: SourceText, problems: Sequence[Problem], asked: Penerimaan) -> str:
    """The file's text with an acceptance for each mark; in a register each in the entry that it is about."""
    text = file.text
    found: dict[Path, dict[str, None]] = {}
    entries = _entries(file)
    for problem in problems:
        place: Path = ()
        for name, line in entries:
            place = (name,) if line <= problem.line else place
        found.setdefault(place, {})[problem.tanda] = None
    for place, marks in found.items():
        new: list[Data] = [
            {"kode": asked.kode, "tanda": mark, "alasan": asked.alasan, "tanggal": asked.tanggal.isoformat()}
            for mark in marks
        ]
        text = edited(text, _added(data_of(text), (*place, "diterima"), new), lambda at: key_order(file.model, at))
    return text


def _entries(file: SourceText) -> list[tuple[str, int]]:
    """The entries of a register, each with the line of its key."""
    data = data_of(file.text)
    if not issubclass(file.model, RootModel) or not isinstance(data, dict):
        return []
    findings = [Finding("", (name,), "", of_key=True) for name in data]
    lines = [problem.line for problem in Document(file.file.shown, file.text, data).locate(findings)]
    return sorted(zip(map(str, data), lines, strict=True), key=lambda entry: entry[1])


def _added(data: Data, place: Path, new: Sequence[Data]) -> list[Edit]:
    """What adds items to a list that may not be there, or be one item by itself."""
    held = data
    for step in place:
        held = held.get(str(step)) if isinstance(held, dict) else None
    if isinstance(held, dict):
        return [Edit(place, [held, *new])]
    return [Edit((*place, (len(held) if isinstance(held, list) else 0) + at), item) for at, item in enumerate(new)]
