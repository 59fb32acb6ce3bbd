# `sop beda`: what changed between two states of the sources, in the words of those who must agree to it.
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tatalaksana.cli.output import delivered
from tatalaksana.cli.parser import AskedWronglyError
from tatalaksana.cli.places import add_places
from tatalaksana.cli.sides import Read, read_states, sides
from tatalaksana.diff import Kelas, compare_collections
from tatalaksana.git import DamagedHistoryError
from tatalaksana.render.beda import Laporan, beda_json, beda_markdown, beda_teks
from tatalaksana.source import Severity

NAME = "beda"
EXAMPLE = (
    "Contoh: sop beda main · sop beda main sops/sekretariat/surat-masuk.yaml · sop beda main usulan --format markdown · "
    "sop beda lama.yaml baru.yaml --format html -o beda.html · sop beda main --gagal-jika substansi. "
    "Kode keluar: 0 baik, 1 substansinya berubah (dengan --gagal-jika), 2 perintahnya salah."
)


def _html(laporan: Laporan) -> str:
    from tatalaksana.render.html import beda_html  # noqa: PLC0415 - the other formats need not wait for it

    return beda_html(laporan)


_FORMATS: Mapping[str, Callable[[Laporan], str]] = MappingProxyType(
    {"teks": beda_teks, "markdown": beda_markdown, "json": beda_json, "html": _html}
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop beda`."""
    parser.add_argument(
        "dari", metavar="A", help="keadaan lama: cabang, revisi git, berkas, folder, atau REVISI:BERKAS"
    )
    parser.add_argument("ke", nargs="?", metavar="B", help="keadaan baru; bila tidak disebut, berkas kerja sekarang")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="teks", help="bentuk keluaran (bawaan: teks)")
    parser.add_argument("-o", "--output", metavar="BERKAS", help="tulis ke berkas ini, bukan ke layar")
    parser.add_argument(
        "--gagal-jika", choices=(Kelas.SUBSTANSI.value,), help="kode keluar 1 bila ada perubahan kelas ini"
    )
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Compare and print."""
    root = Path(options.folder)
    try:
        laporan = report(*read_states(*sides(options.dari, options.ke, root), root))
        text = _FORMATS[options.format](laporan)
    except (AskedWronglyError, DamagedHistoryError) as error:
        print(f"sop {NAME}: {error}", file=sys.stderr)
        return 2
    if not options.output:
        sys.stdout.write(text)
    elif not delivered(Path(options.output), text.encode(), NAME, in_new_folder=False):
        return 2
    classes = {kelas.value for pair in laporan.pasangan for kelas in pair.kelas}
    return 1 if options.gagal_jika and (options.gagal_jika in classes or laporan.masalah) else 0


def report(old: Read, new: Read) -> Laporan:
    """The differences between two states."""
    before, after = old.collection, new.collection
    # A file that is there and can't be read is neither gone nor new.
    held = old.held & new.held
    pairs = tuple(
        pair
        for pair in compare_collections(before.catalog, after.catalog)
        if pair.perbandingan or pair.entry.document.file not in held
    )
    unread: dict[str, str] = {}
    for side in (old, new):
        read_files = {entry.document.file for entry in side.collection.catalog.entries.values()}
        for problem in side.collection.problems:
            if problem.severity is Severity.ERROR and problem.file not in read_files and side.holds_sop(problem.file):
                unread.setdefault(f"{problem.file} pada {side.said}", problem.message)
        told = {problem.file for problem in side.collection.problems if problem.severity is Severity.ERROR}
        for file in sorted(side.held - read_files - told):
            if side.holds_sop(file):
                unread[f"{file} pada {side.said}"] = "Tidak terbaca karena galat pada berkas lain."
    return Laporan(
        old.said,
        new.said,
        pairs,
        before.catalog,
        after.catalog,
        tuple(f"{file}: {what}" for file, what in unread.items()),
    )
