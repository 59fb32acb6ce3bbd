# `sop baru`: a new SOP as a draft file, from answers, from options, or from those that name it already.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from tatalaksana.catalog import Catalog, Wish, collect, draft_of, title_key, unit_path, wish_for
from tatalaksana.cli.changing import new_errors, save
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import Jenis, alike, meant
from tatalaksana.source import UnwritableError

NAME = "baru"
HELP = (
    "Tulis draf SOP baru yang sah dan bercatatan, dengan nomor berikutnya dari unitnya; yang belum disebut ditanyakan."
)
EXAMPLE = (
    "Contoh: sop baru · sop baru --jenis mikro --unit sekretariat --lajur petugas-administrasi --lajur kepala-subbagian --judul 'Penyiapan Rapat' · "
    "sop baru --dari-keterkaitan 'SOP Mikro Penyiapan Rapat'. Kode keluar: 0 ditulis, 1 ditolak karena menimbulkan galat, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop baru`."""
    parser.add_argument("--jenis", choices=[kind.value for kind in Jenis], help="jenis SOP")
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
    return _write(
        path, draft.text.encode(), root, draft.why if draft.nomor is None else f"Nomor {draft.nomor}. {draft.why}"
    )


def _write(path: Path, content: bytes, root: Path, said: str) -> int:
    if path.exists() or path.is_symlink() or not path.parent.resolve().is_relative_to(root.resolve()):
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
        print(f"sop baru: folder «{path.parent}» tidak dapat dibuat ({error.strerror}).", file=sys.stderr)
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
        kinds = [kind.value for kind in Jenis]
        jenis = options.jenis or _answer("jenis", f"Jenis ({' atau '.join(kinds)})")
        unit = options.unit or _answer("unit", f"Unit ({', '.join(catalog.registers.unit)})")
        judul = options.judul or _answer("judul", "Judul, tanpa kata «SOP Makro/Mikro»")
        lajur = options.lajur or _answer(
            "lajur", f"Lajur dari kiri ke kanan, id dipisah koma ({_offices(unit, catalog)})"
        ).split(",")
        if jenis not in kinds:
            raise AskedWronglyError(f"jenis «{jenis}» tidak dikenal, pilihannya: {', '.join(kinds)}.")
        wish = Wish(judul, Jenis(jenis), unit, tuple(name.strip() for name in lajur if name.strip()))
    _check(wish, catalog)
    return wish


def _check(wish: Wish, catalog: Catalog) -> None:
    _known([wish.unit], catalog.registers.unit, "Unit", "unit.yaml")
    _known(wish.lajur, catalog.registers.jabatan, "Jabatan", "jabatan.yaml")
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


def _known(names: Iterable[str], known: Iterable[str], what: str, where: str) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise AskedWronglyError(
                f"{what} «{name}» tidak ada di {where}. {meant(alike(name, there)) or 'Daftarkan dulu.'}"
            )


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
    units = set(unit_path(unit, catalog.registers))
    near = [
        name for name, jabatan in catalog.registers.jabatan.items() if jabatan.unit is None or jabatan.unit in units
    ]
    return ", ".join(near[:12] or list(catalog.registers.jabatan)[:12])


def _answer(option: str, question: str) -> str:
    if not sys.stdin.isatty():
        raise AskedWronglyError(f"sebutkan --{option}.")
    try:
        return input(f"{question}: ").strip()
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise AskedWronglyError("dibatalkan; tidak ada yang ditulis.") from None
