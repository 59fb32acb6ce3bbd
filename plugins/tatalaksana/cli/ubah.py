# `sop ubah`: other values in one source file, and every other byte as it was.
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from tatalaksana.cli.changing import SourceText, new_errors, save, source_text, sources
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import edit
from tatalaksana.source import Data, Problem, UnwritableError, data_of

NAME = "ubah"
HELP = "Ubah nilai pada satu berkas sumber; komentar, susunan, dan bagian lain tetap."
EXAMPLE = (
    "Contoh: sop ubah sops/biro-po/surat.yaml tanggal.efektif=2026-02-01 · sop ubah sops/biro-po/surat.yaml 'kegiatan.5.waktu=2 Jam' · "
    "sop ubah sops/biro-po/surat.yaml 'kegiatan.periksa.pelaksana=[kabag, kasubbag]' peringatan=. "
    "Kegiatan disebut dengan nomor atau id, butir lain dengan urutan atau id. Nilai yang diawali [ atau { dibaca sebagai daftar atau kelompok; "
    "nilai kosong menghapus kuncinya. Kode keluar: 0 diubah, 1 ditolak karena menimbulkan galat, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop ubah`."""
    parser.add_argument("berkas", metavar="FILE", help="berkas sumber")
    parser.add_argument("nilai", nargs="+", metavar="KUNCI=NILAI", help="tempat dan nilai barunya")
    add_places(parser)


def run(options: argparse.Namespace) -> int:
    """Change, check, then write; nothing is written that brings a new error."""
    options.path = [options.berkas]
    root, (path,) = asked(options)
    file = _opened(path, root)
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
    return _write(file, file.content(text), root)


def _write(file: SourceText, content: bytes, root: Path) -> int:
    errors = list(new_errors(root, {file.file.path: content}))
    if errors:
        for problem in errors:
            print(problem, file=sys.stderr)
        print("sop ubah: perubahan ini menimbulkan galat; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    if not save(file.file.path, content, root, NAME):
        return 2
    print(f"{file.file.shown}: diubah.")
    return 0


def _opened(path: Path, root: Path) -> SourceText | None:
    wanted = os.path.abspath(path)  # noqa: PTH100 - without following links
    for file in sources(root):
        if os.path.abspath(file.path) == wanted:  # noqa: PTH100
            found = source_text(file, root)
            if isinstance(found, Problem):
                print(found, file=sys.stderr)
                print("sop ubah: berkas ini tidak dapat disunting sebelum galatnya diperbaiki.", file=sys.stderr)
                return None
            return found
    print(f"sop ubah: «{path}» bukan berkas sumber. Sebut satu berkas .yaml di folder sumber.", file=sys.stderr)
    return None


def _changed(file: SourceText, text: str, given: str) -> str:
    name, equals, written = given.partition("=")
    if not equals or not name.strip():
        raise UnwritableError(f"«{given}» bukan KUNCI=NILAI. Contoh: tanggal.efektif=2026-02-01.")
    return edit(file.model, text, name.strip(), _value(written))


def _value(written: str) -> Data:
    """What is meant: a list or a group where it begins like one, nothing where it is empty, else the text itself."""
    if written[:1] in {"[", "{"}:
        return data_of(written)
    return written if written.strip() else None
