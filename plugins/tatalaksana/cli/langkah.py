# `sop langkah`: a step put into an SOP, moved or taken out, while every arrow leads where it led.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tatalaksana.cli.changing import SourceText, in_turn, opened, put_in_place, value_of
from tatalaksana.cli.output import printable
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import (
    Kegiatan,
    StepNeededError,
    key_order,
    place_of,
    row_of,
    settled,
    step_added,
    step_moved,
    step_removed,
)
from tatalaksana.model.langkah import joined_exits, moved_rows, turned
from tatalaksana.source import Data, Document, Edit, Finding, Kind, UnwritableError, data_of, read, value_at, with_edit

NAME = "langkah"
MIXED = True
"""Options may stand between the words."""
EXAMPLE = (
    "Contoh: sop langkah sops/sekretariat/surat-masuk.yaml tambah --sesudah 3 'uraian=Memeriksa kelengkapan' pelaksana=kasubbag 'waktu=10 Menit' · "
    "sop langkah sops/sekretariat/surat-masuk.yaml pindah 5 --sebelum 2 · sop langkah sops/sekretariat/surat-masuk.yaml hapus 4 --ganti-ke 5. "
    "Langkah disebut dengan nomor atau id. Yang dirujuk dengan nomor diberi id lebih dahulu, karena nomornya berubah. "
    "Kode keluar: 0 diubah, 1 ditolak karena menimbulkan galat, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop langkah`."""
    parser.add_argument("berkas", metavar="FILE", help="berkas SOP")
    parser.add_argument("aksi", choices=("tambah", "pindah", "hapus"), help="tambah, pindah, atau hapus")
    parser.add_argument(
        "isi", nargs="*", metavar="LANGKAH|KUNCI=NILAI", help="pindah dan hapus: langkahnya; tambah: isi langkah baru"
    )
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--sesudah", metavar="LANGKAH", help="taruh di bawah langkah ini")
    place.add_argument("--sebelum", metavar="LANGKAH", help="taruh di atas langkah ini")
    parser.add_argument(
        "--ganti-ke", metavar="LANGKAH", help="hapus: langkah (atau «selesai») tujuan panah yang menuju langkah itu"
    )
    parser.add_argument("--coba", action="store_true", help="jangan menulis; tampilkan hasilnya saja")
    add_places(parser)


@in_turn
def run(options: argparse.Namespace) -> int:
    """Change, check, then write; nothing is written that brings a new error."""
    options.path = [options.berkas]
    root, (path,) = asked(options)
    file = opened(path, root, NAME)
    text = _tried(file, options) if file is not None else None
    if file is None or text is None:
        return 2
    if text == file.text:
        print(f"{file.file.shown}: sudah demikian, tidak ada yang diubah.")
        return 0
    told = _told(file.text, text, options)
    said = {"tambah": "langkah ditambahkan", "pindah": "langkah dipindahkan", "hapus": "langkah dihapus"}
    code = put_in_place(file, text, root, NAME, said[options.aksi], tried=options.coba)
    if code == 0:
        for remark in told:
            print(printable(remark), file=sys.stderr)
    return code


def _told(text: str, new: str, options: argparse.Namespace) -> Iterator[str]:
    """What leads elsewhere than before though nobody wrote so, and what leads to one place now."""
    steps = value_at(data_of(text), ("kegiatan",))
    many = len(steps) if isinstance(steps, list) else 0
    if options.aksi == "tambah":
        at = _place(options, text, many)
        rows = {row: row + (row >= at) for row in range(many)}
    elif options.aksi == "pindah":
        here = row_of(text, options.isi[0])
        to = _place(options, text, 0)
        rows = moved_rows(many, here, to - (to > here))
    else:
        here = row_of(text, options.isi[0])
        rows = {row: row - (row > here) for row in range(many) if row != here}
        yield from joined_exits(text, new, here)
    yield from (f"{said[:1].upper()}{said[1:]}" for said in turned(text, new, rows))


def _tried(file: SourceText, options: argparse.Namespace) -> str | None:
    """The file's new text; none after saying why there is none."""
    try:
        return _changed(file, options)
    except StepNeededError as error:
        for place in _askers(file, error):
            print(place, file=sys.stderr)
        print(f"sop langkah: {error}", file=sys.stderr)
    except UnwritableError as error:
        print(f"sop langkah: {file.file.shown}: {error}", file=sys.stderr)
    return None


def _changed(file: SourceText, options: argparse.Namespace) -> str:
    text = file.text
    if file.file.kind is not Kind.SOP:
        raise UnwritableError("Berkas ini bukan SOP.")
    if options.ganti_ke and options.aksi != "hapus":
        raise UnwritableError("--ganti-ke hanya untuk menghapus langkah.")
    if options.aksi == "tambah":
        if not options.isi:
            raise UnwritableError("Sebut isi langkahnya, misalnya «uraian=Memeriksa surat» pelaksana=kasubbag.")
        steps = value_at(data_of(text), ("kegiatan",))
        row = _place(options, text, len(steps) if isinstance(steps, list) else 0)
        return step_added(text, row, _step(options.isi))
    if len(options.isi) != 1:
        raise UnwritableError("Sebut satu langkah, dengan nomor atau idnya.")
    here = row_of(text, options.isi[0])
    if options.aksi == "hapus":
        if options.sesudah or options.sebelum:
            raise UnwritableError("--sesudah dan --sebelum hanya untuk menambah dan memindahkan.")
        return step_removed(text, here, options.ganti_ke)
    if not (options.sesudah or options.sebelum):
        raise UnwritableError("Sebut tempat barunya dengan --sesudah atau --sebelum.")
    to = _place(options, text, 0)
    return step_moved(text, here, to - (to > here))


def _askers(file: SourceText, error: StepNeededError) -> Iterator[str]:
    document = read(file.file.shown, file.text)
    assert isinstance(document, Document)  # noqa: S101 - it was read before
    for problem in document.locate(Finding("", path, said) for path, said in error.askers):
        yield f"{problem.file}:{problem.line}:{problem.column}: {problem.message}"


def _place(options: argparse.Namespace, text: str, end: int) -> int:
    """The row at which something is put, of the rows as they are."""
    if options.sesudah:
        return row_of(text, options.sesudah) + 1
    return row_of(text, options.sebelum) if options.sebelum else end


def _step(given: list[str]) -> dict[str, Data]:
    data: Data = {}
    for one in given:
        name, equals, said = one.partition("=")
        if not equals or not name.strip():
            raise UnwritableError(f"«{one}» bukan KUNCI=NILAI. Contoh: uraian=Memeriksa surat.")
        place = place_of(Kegiatan, data, name.strip())
        data = with_edit(data, settled(Kegiatan, data, Edit(place, value_of(said)))) or {}
    known = data if isinstance(data, dict) else {}
    order = key_order(Kegiatan, ())
    return dict(sorted(known.items(), key=lambda pair: order.index(pair[0])))
