# Other machines for the commands that press: how they are named, and what is said of them.
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tatalaksana.cli.places import WrongPlaceError

if TYPE_CHECKING:
    from tatalaksana.press import Bersama


def add_others(parser: argparse.ArgumentParser) -> None:
    """Declare the options that name other machines."""
    parser.add_argument(
        "--kluster",
        default="",
        metavar="ALAMAT",
        help="kerjakan di kluster Dask dengan penjadwal ini (tcp://…), bukan di mesin ini",
    )
    parser.add_argument(
        "--simpanan",
        default="",
        metavar="ALAMAT",
        help="pakai dan isi juga simpanan bersama ini (s3://…, file:///…), supaya yang sudah dibuat mesin lain tidak dibuat ulang",
    )


@contextmanager
def others(options: argparse.Namespace, command: str) -> Iterator[Bersama]:
    """The machines that the options name; in the end what they did not do is said.

    Raises:
        WrongPlaceError: What is named can't be asked at all.
    """
    # Typst takes a while to load, which a command that is wrong need not wait for.
    from tatalaksana.press import ElsewhereError, machines_at  # noqa: PLC0415

    try:
        found = machines_at(options.kluster, options.simpanan)
    except ElsewhereError as error:
        raise WrongPlaceError(str(error)) from None
    with found:
        yield found
    for trouble in found.troubles():
        print(f"sop {command}: {trouble}", file=sys.stderr)
