# `sop rapikan`: source files in the canonical layout, with the same meaning.
from __future__ import annotations

import argparse
import sys

from tatalaksana.cli.changing import SourceText, in_turn, rewrite, source_text, sources_at
from tatalaksana.cli.places import add_places, asked
from tatalaksana.model import by_id, key_order
from tatalaksana.source import Kind, Problem, UnwritableError, tidied

NAME = "rapikan"
EXAMPLE = (
    "Contoh: sop rapikan · sop rapikan sops/sekretariat · sop rapikan --periksa. Komentar, tanda kutip, dan baris kosong tetap. "
    "Kode keluar: 0 baik, 1 ada berkas yang tidak terbaca atau (dengan --periksa) belum rapi, 2 perintahnya salah."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of `sop rapikan`."""
    parser.add_argument("--periksa", action="store_true", help="jangan menulis; sebut saja berkas yang belum rapi")
    add_places(parser, "hanya berkas atau folder ini")


@in_turn
def run(options: argparse.Namespace) -> int:
    """Tidy, or only say what is not tidy."""
    root, paths = asked(options)
    code = 0
    files, unread = sources_at(root, paths)
    for problem in unread:
        print(problem, file=sys.stderr)
        code = 1
    for source in files:
        file = source_text(source, root)
        if isinstance(file, Problem):
            print(file, file=sys.stderr)
            code = 1
            continue
        text = tidy(file)
        if text == file.text:
            continue
        if options.periksa:
            print(f"{source.shown}: belum rapi.")
            code = 1
        elif rewrite(file, text, root, NAME):
            print(f"{source.shown}: dirapikan.")
        else:
            return 2
    return code


def tidy(file: SourceText) -> str:
    """A file's text in the canonical layout; as it is where that can't be."""
    try:
        text = by_id(file.text) if file.file.kind is Kind.SOP else file.text
        return tidied(text, lambda path: key_order(file.model, path))
    except UnwritableError:
        return file.text
