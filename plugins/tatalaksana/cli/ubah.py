# `sop ubah`: other values in one source file, and every other byte as it was.
from __future__ import annotations

import argparse
import re
import sys

from tatalaksana.catalog.draft import begun
from tatalaksana.cli.changing import SourceText, in_turn, opened, put_in_place, value_of
from tatalaksana.cli.penyebut import still_naming
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import Sop, edit, parse, place_of, row_of
from tatalaksana.source import UnwritableError, data_of

NAME = "ubah"
EXAMPLE = (
    "Contoh: sop ubah sops/sekretariat/surat-masuk.yaml tanggal.efektif=2026-02-01 · sop ubah sops/sekretariat/surat-masuk.yaml 'kegiatan.5.waktu=2 Jam' · "
    "sop ubah sops/sekretariat/surat-masuk.yaml 'kegiatan.periksa.pelaksana=[kabag, kasubbag]' peringatan=. "
    "Kegiatan disebut dengan nomor atau id, butir lain dengan urutan atau id. Nilai yang diawali [ atau { dibaca sebagai daftar atau kelompok; "
    "nilai kosong menghapus kuncinya. Kode keluar: 0 diubah, 1 ditolak karena menimbulkan galat, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop ubah`."""
    parser.add_argument("berkas", metavar="FILE", help="berkas sumber")
    parser.add_argument("nilai", nargs="+", metavar="KUNCI=NILAI", help="tempat dan nilai barunya")
    add_places(parser)


@in_turn
def run(options: argparse.Namespace) -> int:
    """Change, check, then write; nothing is written that brings a new error."""
    options.path = [options.berkas]
    root, (path,) = asked(options)
    file = opened(path, root, NAME)
    if file is None:
        return 2
    text = file.text
    try:
        for given in options.nilai:
            text = _changed(file, text, given)
    except UnwritableError as error:
        print(f"sop ubah: {error}", file=sys.stderr)
        return 2
    if text == file.text:
        print(f"{file.file.shown}: sudah demikian, tidak ada yang diubah.")
        return 0
    naming = still_naming(file, text, root)
    code = put_in_place(file, text, root, NAME)
    if naming and code == 0:
        print(f"Sebutannya yang lama masih tertulis di {', '.join(naming)}: ubah juga di sana.")
    return code


def _changed(file: SourceText, text: str, given: str) -> str:
    name, equals, said = given.partition("=")
    if not equals or not name.strip():
        raise UnwritableError(f"«{given}» bukan KUNCI=NILAI. Contoh: tanggal.efektif=2026-02-01.")
    value, place = value_of(said), name.strip()
    if file.model is Sop:
        place = _by_row(text, place)
        if value is not None:
            text = begun(text, place_of(Sop, data_of(text), place))
    return edit(file.model, text, place, value)


def _by_row(text: str, place: str) -> str:
    """A place whose step is called by the number that is printed, with the number of its row: headings between steps have none."""
    found = re.match(r"kegiatan\.([0-9]+)(?=\.|$)", place)
    if found is None or isinstance(parse(Sop, data_of(text)), tuple):
        return place
    return f"kegiatan.{row_of(text, found[1]) + 1}{place[found.end() :]}"
