# `sop impor`: an office's documents as drafts, each with a report of what was found, how, and what is in doubt.
from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tatalaksana.catalog import Catalog, collect, title_key
from tatalaksana.cli.memory import memory_beside
from tatalaksana.cli.output import delivered, printable
from tatalaksana.importers import (
    Imported,
    Keyakinan,
    KnownGround,
    Terkenali,
    UnreadDocumentError,
    draft_text,
    folder_csv,
    folder_page,
    read_alone,
    recognise_bounded,
    report_page,
    told_additions,
)
from tatalaksana.importers.office import CONVERTED
from tatalaksana.importers.pelaku import slug
from tatalaksana.importers.readers import AS_PDF, READABLE, kind_of
from tatalaksana.source import reason_with_advice

NAME = "impor"
EXAMPLE = (
    "Contoh: sop impor dokumen -o hasil · sop impor 'SOP surat masuk.txt' -o hasil. Tidak ada yang ditulis di luar folder hasil. "
    "Kode keluar: 0 semua terbaca, 1 ada yang tidak terbaca, tidak dikenali, atau tanpa kegiatan, 2 perintahnya salah."
)
_SHOWN_LEFT_OUT = 10
_MOST_BESIDE = 2
_PLACE = re.compile(r"halaman (\d+)")
"""How the place of a row begins."""
_TABLE_PAGE, _TABLE_CSV = "index.html", "ringkasan.csv"
_OWN = {_TABLE_PAGE: b"<title>Hasil impor</title>", _TABLE_CSV: b'"berkas";"sop"'}
"""What is written of all documents of a run, anew each time, and what shows that it is ours."""
_EARLY = 400
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
    if refused := _refused(target, root):
        print(f"sop {NAME}: {refused}", file=sys.stderr)
        return 2
    catalog = collect(root, root.as_posix(), memory=memory_beside(root)).catalog if root.is_dir() else _nothing()
    files = [found for path in given for found in _files(path)]
    left = [name for path in given for name in _left_out(path)]
    if not files:
        print(
            f"sop {NAME}: tidak ada dokumen yang dapat dibaca di sana. Yang dapat: {', '.join(READABLE)}.",
            file=sys.stderr,
        )
        return 2
    ground = _ground(catalog)
    taken: set[str] = set()
    several: list[Imported] = []
    for document in files:
        one, texts = _imported(document, ground, catalog, taken)
        one = _in_free_names(one, texts, target)
        several.append(one)
        for file, text in ((one.report, report_page(one)), *zip(one.drafts, texts, strict=True)):
            if not delivered(target / file, text.encode(), NAME):
                return 2
        print(f"{printable(document.shown)}: {_said(one)}")
    doubles = [*_doubles(several), *_told_left_out(left)]
    additions = told_additions([found.tambahan for one in several for found in one.found])
    whole = {_TABLE_PAGE: folder_page(several, doubles).encode(), _TABLE_CSV: folder_csv(several)}
    whole |= {
        _free_told(target, f"tambahan/{file}", text, "tambahan ini"): text.encode() for file, text in additions.items()
    }
    if not all(delivered(target / file, content, NAME) for file, content in whole.items()):
        return 2
    for said in doubles:
        print(said)
    many = sum(len(one.found) for one in several)
    print(
        f"{many} SOP dari {len(several)} berkas, di {target.as_posix()}/; laporannya {(target / _TABLE_PAGE).as_posix()}"
    )
    return 0 if all(_read_whole(one) for one in several) else 1


def _refused(target: Path, root: Path) -> str:
    """Why nothing may be written to a folder; empty where it may."""
    if Path(os.path.realpath(target)).is_relative_to(os.path.realpath(root)):
        return (
            f"«{target.as_posix()}» ada di dalam folder sumber «{root.as_posix()}/»: laporan, usulan isi daftar, dan draf yang belum diperiksa "
            "akan ikut dibaca sebagai SOP. Pilih folder lain, misalnya -o hasil, lalu pindahkan draf yang sudah diperiksa ke folder unitnya."
        )
    for name, sign in _OWN.items():
        file = target / name
        if os.path.lexists(file) and not _holds_early(file, sign):
            return f"«{file.as_posix()}» sudah ada dan bukan hasil impor; tidak ditimpa. Pilih folder lain, misalnya -o hasil."
    return ""


def _holds_early(file: Path, sign: bytes) -> bool:
    """Whether a file has a sign near its beginning."""
    try:
        with file.open("rb") as content:
            return sign in content.read(_EARLY)
    except OSError:
        return False


def _nothing() -> Catalog:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - seldom: an office that has no folder yet

    with TemporaryDirectory() as empty:
        return collect(Path(empty), "sops").catalog


def _in_free_names(one: Imported, texts: Sequence[str], target: Path) -> Imported:
    """A document whose drafts and report take nobody's place; where a draft goes elsewhere for that, it is told."""
    drafts = tuple(_free_told(target, file, text, "draf ini") for file, text in zip(one.drafts, texts, strict=True))
    one = replace(one, drafts=drafts)
    return replace(one, report=_unlike(target, one.report, report_page(one)))


def _free_told(target: Path, name: str, text: str, called: str) -> str:
    """A file's name, or the next one where another text stands under it, which is told."""
    free = _unlike(target, name, text)
    if free != name:
        print(f"«{name}» sudah ada dan isinya lain; {called} ditulis ke «{free}».")
    return free


def _unlike(target: Path, name: str, text: str) -> str:
    """A file's name, or the next one, where another text stands under it: somebody may have worked on that."""
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while os.path.lexists(target / free) and not _holds(target / free, text.encode()):
        number += 1
        free = f"{stem}-{number}{dot}{ending}"
    return free


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.read_bytes() == content
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Document:
    """A file that is to be read."""

    shown: str
    """Its name in letters."""
    path: Path
    leads_out: bool = False
    """Whether it is a link that leads out of the folder that was named."""


def _files(path: Path) -> Iterator[_Document]:
    """The documents at a path: itself, or what lies in a folder; what programs leave beside documents is none."""
    if not path.is_dir():
        yield _Document(_in_letters(path.name), path)
        return
    base = os.path.realpath(path)
    for file in _within(path):
        if _is_readable(file.name):
            leads_out = not Path(os.path.realpath(file)).is_relative_to(base)
            yield _Document(_in_letters(file.relative_to(path).as_posix()), file, leads_out)


def _left_out(path: Path) -> list[str]:
    """The names of what lies in a folder beside the documents."""
    return [_in_letters(file.relative_to(path).as_posix()) for file in _within(path) if not _is_readable(file.name)]


def _within(path: Path) -> Iterator[Path]:
    """The files of a folder in their order, but for those that programs leave beside documents."""
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith((".", "~$")))


def _is_readable(name: str) -> bool:
    return bool(kind_of(name)) or "." + name.rpartition(".")[2].casefold() in CONVERTED


def _told_left_out(names: Sequence[str]) -> Iterator[str]:
    if names:
        shown = ", ".join(map(printable, names[:_SHOWN_LEFT_OUT]))
        more = f", dan {len(names) - _SHOWN_LEFT_OUT} lagi" if len(names) > _SHOWN_LEFT_OUT else ""
        yield f"{len(names)} berkas di sana tidak dibaca, sebab jenisnya belum dapat dibaca: {shown}{more}. {AS_PDF}"


def _in_letters(name: str) -> str:
    """A name as it can be written down: bytes that are no letters have a sign of their own."""
    return os.fsencode(name).decode(errors="replace")


def _imported(
    document: _Document, ground: KnownGround, catalog: Catalog, taken: set[str]
) -> tuple[Imported, list[str]]:
    """A document, and the texts of its drafts."""
    shown, path = document.shown, document.path
    report = f"laporan/{_free(slug(shown), taken)}.html"
    if document.leads_out:
        refused = "Tautan ke luar folder dokumen; tidak dibuka. Salin berkasnya ke sana bila perlu."
        return Imported(shown, None, report=report, refused=refused), []
    if path.exists() and not path.is_file():
        refused = "Bukan berkas biasa (pipa, soket, atau perangkat); tidak dibuka."
        return Imported(shown, None, report=report, refused=refused), []
    try:
        with path.open("rb") as file:
            reading = read_alone(_in_letters(path.name), file.read(_MOST_BYTES + 1))
        found = recognise_bounded(reading, ground)
    except OSError as error:
        return Imported(shown, None, report=report, refused=f"Tidak dapat dibuka: {reason_with_advice(error)}"), []
    except UnreadDocumentError as error:
        return Imported(shown, None, report=report, refused=str(error)), []
    drafts = [draft_text(one, catalog.registers, shown) for one in found]
    names = tuple(f"draf/{_free(draft.slug, taken)}.yaml" for draft in drafts)
    return Imported(shown, reading, found, names, report), [draft.text for draft in drafts]


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
            if not key:
                continue
            if key in seen and seen[key] != one.name:
                told.append(f"«{found.bidang['judul'].isi}» ada di {printable(seen[key])} dan {printable(one.name)}.")
            seen.setdefault(key, one.name)
    return told


def _key(found: Terkenali) -> str:
    """What tells an SOP from others; empty where neither number nor title was found."""
    number = found.bidang.get("nomor")
    if number:
        return "".join(number.isi.casefold().split())
    title = found.bidang["judul"]
    return title_key(title.isi) if title.yakin is not Keyakinan.TEBAKAN else ""


def _read_whole(one: Imported) -> bool:
    """Whether a document gave SOP, each with steps."""
    return bool(one.found) and all(found.baris for found in one.found)


def _said(one: Imported) -> str:
    if not one.found:
        return one.refused or "tidak ada SOP yang dikenali; lihat laporannya."
    many = ", ".join(f"{len(found.baris)} kegiatan" for found in one.found)
    told = "" if _read_whole(one) else "; tidak satu pun kegiatan terbaca, isilah sendiri menurut laporannya"
    beyond = sum(found.kelebihan for found in one.found)
    told += f"; {beyond} kegiatan lagi tidak masuk draf, bagilah SOP-nya" if beyond else ""
    return f"{many} → {', '.join(one.drafts)}{told}{_sheets_without_steps(one)}"


def _sheets_without_steps(one: Imported) -> str:
    """What is said of a workbook of which most sheets gave no step; its report quotes them."""
    sheets = {page.number for page in one.reading.pages} if one.reading else set()
    with_steps = {int(found[1]) for sop in one.found for row in sop.baris if (found := _PLACE.match(row.asal))}
    rest = len(sheets - with_steps)
    # Beside each table of steps stands the sheet of its identity.
    if one.reading is None or "Excel" not in one.reading.kind or rest <= _MOST_BESIDE * max(len(with_steps), 1):
        return ""
    return f"; {rest} dari {len(sheets)} lembarnya tidak memuat kegiatan, lihat laporannya"
