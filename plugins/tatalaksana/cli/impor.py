# `sop impor`: an office's documents as drafts, each with a report of what was found, how, and what is in doubt.
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tatalaksana.catalog import Catalog, collect, title_key
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.output import delivered, printable
from tatalaksana.importers import (
    Imported,
    KnownGround,
    Terkenali,
    UnreadDocumentError,
    draft_text,
    folder_csv,
    folder_page,
    read_alone,
    recognise,
    report_page,
    told_additions,
)
from tatalaksana.importers.office import CONVERTED
from tatalaksana.importers.pelaku import slug
from tatalaksana.importers.readers import READABLE, kind_of

NAME = "impor"
HELP = "Baca dokumen kantor (Word, Excel, PDF, teks, …) menjadi draf SOP, dengan laporan cara, keyakinan dan alasan tiap nilainya."
EXAMPLE = (
    "Contoh: sop impor dokumen -o hasil · sop impor 'SOP surat masuk.txt' -o hasil. Tidak ada yang ditulis di luar folder hasil. "
    "Kode keluar: 0 semua terbaca, 1 ada yang tidak terbaca atau tidak dikenali, 2 perintahnya salah."
)
_MOST_BYTES = 50_000_000
"""What is larger is refused by its reader."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop impor`."""
    parser.add_argument("dokumen", nargs="+", metavar="DOKUMEN", help="berkas, atau folder yang isinya dibaca semua")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder tujuan draf dan laporan")
    parser.add_argument(
        "--folder",
        default="sops",
        metavar="FOLDER",
        help="folder sumber, yang daftar dan SOP-nya dicocokkan; boleh belum ada (bawaan: sops)",
    )


def run(options: argparse.Namespace) -> int:
    """Read each document in a process of its own; write drafts, reports and the table of all."""
    given = [Path(one) for one in options.dokumen]
    for path in given:
        if not os.path.lexists(path):
            print(f"sop {NAME}: «{path}» tidak ada.", file=sys.stderr)
            return 2
    target, root = Path(options.output), Path(options.folder)
    catalog = collect(root, root.as_posix(), memory=memory_beside(root)).catalog if root.is_dir() else _nothing()
    files = [(shown, path) for path in given for shown, path in _files(path)]
    if not files:
        print(
            f"sop {NAME}: tidak ada dokumen yang dapat dibaca di sana. Yang dapat: {', '.join(READABLE)}.",
            file=sys.stderr,
        )
        return 2
    ground = _ground(catalog)
    taken: set[str] = set()
    several: list[Imported] = []
    for shown, path in files:
        one, drafts = _imported(shown, path, ground, catalog, taken)
        several.append(one)
        for file, text in drafts:
            if not delivered(target / file, text.encode(), NAME):
                return 2
        if not delivered(target / one.report, report_page(one).encode(), NAME):
            return 2
        print(f"{printable(shown)}: {_said(one)}")
    doubles = _doubles(several)
    additions = told_additions([found.tambahan for one in several for found in one.found])
    whole = {"index.html": folder_page(several, doubles).encode(), "ringkasan.csv": folder_csv(several)}
    whole |= {f"tambahan/{file}": text.encode() for file, text in additions.items()}
    if not all(delivered(target / file, content, NAME) for file, content in whole.items()):
        return 2
    for said in doubles:
        print(said)
    many = sum(len(one.found) for one in several)
    print(
        f"{many} SOP dari {len(several)} berkas, di {target.as_posix()}/; laporannya {(target / 'index.html').as_posix()}"
    )
    return 0 if all(one.found for one in several) else 1


def _nothing() -> Catalog:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - seldom: an office that has no folder yet

    with TemporaryDirectory() as empty:
        return collect(Path(empty), "sops").catalog


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """The documents at a path: itself, or what lies in a folder; what programs leave beside documents is none."""
    if not path.is_dir():
        yield path.name, path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if (kind_of(name) or "." + name.rpartition(".")[2].casefold() in CONVERTED) and not name.startswith(
                (".", "~$")
            ):
                file = Path(folder) / name
                yield file.relative_to(path).as_posix(), file


def _imported(
    shown: str, path: Path, ground: KnownGround, catalog: Catalog, taken: set[str]
) -> tuple[Imported, list[tuple[str, str]]]:
    report = f"laporan/{_free(slug(shown), taken)}.html"
    if path.exists() and not path.is_file():
        refused = "Bukan berkas biasa (pipa, soket, atau perangkat); tidak dibuka."
        return Imported(shown, None, report=report, refused=refused), []
    try:
        with path.open("rb") as file:
            reading = read_alone(path.name, file.read(_MOST_BYTES + 1))
    except OSError as error:
        return Imported(shown, None, report=report, refused=f"Tidak dapat dibuka: {error.strerror}."), []
    except UnreadDocumentError as error:
        return Imported(shown, None, report=report, refused=str(error)), []
    found = recognise(reading, ground)
    drafts: list[tuple[str, str]] = []
    for one in found:
        draft = draft_text(one, catalog.registers, shown)
        drafts.append((f"draf/{_free(draft.slug, taken)}.yaml", draft.text))
    return Imported(shown, reading, found, tuple(file for file, _ in drafts), report), drafts


def _free(name: str, taken: set[str]) -> str:
    name = name or "dokumen"
    found = next(
        one for one in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))) if one not in taken
    )
    taken.add(found)
    return found


def _ground(catalog: Catalog) -> KnownGround:
    titles: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for entry in catalog.entries.values():
        titles.setdefault(title_key(entry.sop.judul), entry.id)
        if entry.sop.nomor:
            numbers.setdefault("".join(entry.sop.nomor.casefold().split()), entry.id)
    return KnownGround(catalog.registers, titles, numbers)


def _doubles(several: Sequence[Imported]) -> list[str]:
    """What two documents of a run both say, by number or title."""
    seen: dict[str, str] = {}
    told: list[str] = []
    for one in several:
        for found in one.found:
            key = _key(found)
            if key in seen and seen[key] != one.name:
                told.append(f"«{found.bidang['judul'].isi}» ada di {printable(seen[key])} dan {printable(one.name)}.")
            seen.setdefault(key, one.name)
    return told


def _key(found: Terkenali) -> str:
    number = found.bidang.get("nomor")
    return "".join(number.isi.casefold().split()) if number else title_key(found.bidang["judul"].isi)


def _said(one: Imported) -> str:
    if not one.found:
        return one.refused or "tidak ada SOP yang dikenali; lihat laporannya."
    return ", ".join(f"{len(found.baris)} kegiatan" for found in one.found) + f" → {', '.join(one.drafts)}"
