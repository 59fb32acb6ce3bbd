# `sop baru`: a new SOP as a draft file, from answers, from options, or from those that name it already.
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tatalaksana.catalog import Catalog, Wish, collect, draft_of, own_word, title_key, unit_path, wish_for
from tatalaksana.cli.changing import new_errors, own_turn, save
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import Jabatan, Jenis, Unit, alike, meant
from tatalaksana.source import UnwritableError, reason_with_advice

NAME = "baru"
EXAMPLE = (
    "Contoh: sop baru · sop baru --jenis mikro --unit sekretariat --lajur petugas-administrasi --lajur kepala-subbagian --judul 'Penyiapan Rapat' · "
    "sop baru --dari-keterkaitan 'SOP Mikro Penyiapan Rapat'. Kode keluar: 0 ditulis, 1 ditolak karena menimbulkan galat, 2 perintahnya salah."
)

_T = TypeVar("_T")
_KINDS = tuple(kind.value for kind in Jenis)
_UNIT, _JABATAN = ("Unit", "unit.yaml"), ("Jabatan", "jabatan.yaml")
_SHOWN = 12
"""Ids that a question names."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop baru`."""
    parser.add_argument("--jenis", choices=_KINDS, help="jenis SOP")
    parser.add_argument("--unit", metavar="ID", help="id unit pemilik, dari unit.yaml")
    parser.add_argument("--judul", metavar="JUDUL", help="judul tanpa kata «SOP Makro/Mikro»")
    parser.add_argument(
        "--lajur", action="append", metavar="ID", help="id jabatan sebuah lajur, dari kiri ke kanan; boleh diulang"
    )
    parser.add_argument(
        "--dari-keterkaitan",
        metavar="SEBUTAN",
        help="SOP yang belum diterbitkan tetapi sudah disebut SOP lain; jenis, unit dan lajur diambil dari penyebutnya",
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Ask for what is missing, write the draft, and say where it is."""
    options.path = []
    root, _ = asked(options)
    catalog = collect(root, root.as_posix(), memory=memory_beside(root)).catalog
    try:
        wish = _wish(options, catalog)
        draft = draft_of(wish, catalog)
    except (AskedWronglyError, UnwritableError) as error:
        print(f"sop baru: {error}", file=sys.stderr)
        return 2
    path = root / f"{draft.id}.yaml"
    with own_turn(root, NAME):
        return _write(
            path, draft.text.encode(), root, draft.why if draft.nomor is None else f"Nomor {draft.nomor}. {draft.why}"
        )


def _write(path: Path, content: bytes, root: Path, said: str) -> int:
    if os.path.lexists(path) or not path.parent.resolve().is_relative_to(root.resolve()):
        print(f"sop baru: «{path}» sudah ada atau di luar folder sumber; tidak ditulis.", file=sys.stderr)
        return 2
    errors = list(new_errors(root, {path: content}))
    if errors:
        for problem in errors:
            print(problem, file=sys.stderr)
        print("sop baru: draf ini menimbulkan galat; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        print(f"sop baru: folder «{path.parent}» tidak dapat dibuat: {reason_with_advice(error)}", file=sys.stderr)
        return 2
    if not save(path, content, root, NAME):
        return 2
    print(f"{path.as_posix()}: draf ditulis.\n{said}")
    return 0


def _wish(options: argparse.Namespace, catalog: Catalog) -> Wish:
    if options.dari_keterkaitan:
        wish = _named(options.dari_keterkaitan, catalog)
        wish = replace(
            wish, judul=options.judul or wish.judul, jenis=Jenis(options.jenis) if options.jenis else wish.jenis,
            unit=options.unit or wish.unit, lajur=tuple(options.lajur or wish.lajur),
        )  # fmt: skip
    else:
        registers = catalog.registers
        unit = _said(
            options.unit,
            "unit",
            f"Unit, id atau namanya ({_some(registers.unit)})",
            partial(_id_of, _UNIT, registers.unit),
        )
        word = own_word(unit, catalog)
        jenis = Jenis.MIKRO
        if options.jenis or not word:
            jenis = _said(options.jenis, "jenis", f"Jenis ({' atau '.join(_KINDS)})", _kind)
        judul = _said(options.judul, "judul", f"Judul, tanpa kata «{word or 'SOP Makro/Mikro'}»", _title)
        lajur = options.lajur or _said(
            None, "lajur", f"Lajur dari kiri ke kanan, id atau nama jabatan dipisah koma ({_offices(unit, catalog)})",
            lambda text: _in_parts(text, registers.jabatan),
        )  # fmt: skip
        wish = Wish(judul, jenis, unit, tuple(_id_of(_JABATAN, registers.jabatan, name) for name in lajur))
    _check(wish, catalog)
    return wish


def _kind(text: str) -> Jenis:
    if text.casefold() not in _KINDS:
        raise AskedWronglyError(f"jenis «{text}» tidak dikenal, pilihannya: {', '.join(_KINDS)}.")
    return Jenis(text.casefold())


def _title(text: str) -> str:
    if not text:
        raise AskedWronglyError("judulnya kosong.")
    return text


def _in_parts(text: str, offices: Mapping[str, Jabatan]) -> tuple[str, ...]:
    """The ids of offices; by semicolons where there are some, for names may have commas."""
    names = tuple(name.strip() for name in text.split(";" if ";" in text else ",") if name.strip())
    if not names:
        raise AskedWronglyError("sebutkan sedikitnya satu lajur.")
    return tuple(_id_of(_JABATAN, offices, name) for name in names)


def _id_of(where: tuple[str, str], known: Mapping[str, Unit] | Mapping[str, Jabatan], text: str) -> str:
    """The id that a text is, or whose name or short name it is, if it is one's only."""
    if text in known:
        return text
    word = " ".join(text.split()).casefold()
    called = [
        id_ for id_, one in known.items() if word in {(one.nama or "").casefold(), (one.singkatan or "").casefold()}
    ]
    if len(called) == 1:
        return called[0]
    what, file = where
    several = f"Itu nama beberapa; tulis idnya: {', '.join(called[:_SHOWN])}." if called else ""
    near = meant(alike(text, list(known)) or alike(text, [one.nama for one in known.values()]))
    raise AskedWronglyError(f"{what} «{text}» tidak ada di {file}. {several or near or 'Daftarkan dulu.'}")


def _check(wish: Wish, catalog: Catalog) -> None:
    _id_of(_UNIT, catalog.registers.unit, wish.unit)
    for name in wish.lajur:
        _id_of(_JABATAN, catalog.registers.jabatan, name)
    if not wish.judul.strip():
        raise AskedWronglyError("judulnya kosong.")
    if not wish.lajur:
        raise AskedWronglyError("sebutkan sedikitnya satu lajur.")
    if len(set(wish.lajur)) < len(wish.lajur):
        raise AskedWronglyError("sebuah lajur disebut dua kali.")
    key = title_key(f"{wish.jenis.value} {wish.judul}")
    for entry in catalog.entries.values():
        # Other units may have one of the same title: most offices write their own on the same work.
        if entry.sop.unit.unit == wish.unit and title_key(entry.sop.nama_lengkap[4:]) == key:
            raise AskedWronglyError(f"«{entry.sop.nama_lengkap}» sudah ada di unit ini, yaitu {entry.document.file}.")


def _named(name: str, catalog: Catalog) -> Wish:
    names = [missing.sebutan for missing in catalog.belum_terbit]
    for missing in catalog.belum_terbit:
        if title_key(missing.sebutan) == title_key(name):
            return wish_for(missing, catalog)
    raise AskedWronglyError(
        f"tidak ada SOP yang menyebut «{name}» dan belum diterbitkan. {_nearest(name, names)}".strip()
    )


def _nearest(name: str, names: Sequence[str]) -> str:
    return meant(alike(name, names)) or (f"Yang ada: {'; '.join(names[:5])}." if names else "")


def _offices(unit: str, catalog: Catalog) -> str:
    """Offices of a unit and of those above it first."""
    units = set(unit_path(unit, catalog.registers))
    offices = catalog.registers.jabatan
    return _some(sorted(offices, key=lambda name: offices[name].unit is not None and offices[name].unit not in units))


def _some(ids: Iterable[str]) -> str:
    """The first of them, and that there are more."""
    names = list(ids)
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def _said(given: str | None, option: str, question: str, check: Callable[[str], _T]) -> _T:
    """What an option says; or else what whoever sits there answers, asked until it can be taken."""
    if given:
        return check(given)
    if not sys.stdin.isatty():
        raise AskedWronglyError(f"sebutkan --{option}.")
    while True:
        try:
            text = input(f"{question}: ").strip()
        except (EOFError, KeyboardInterrupt):
            print(file=sys.stderr)
            raise AskedWronglyError("dibatalkan; tidak ada yang ditulis.") from None
        try:
            return check(text)
        except AskedWronglyError as error:
            print(f"    {error}")
