# argparse, speaking Indonesian.
from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_QUOTED = re.compile(r"'([\w-]+)'(?=, |$)")
"""A choice as some versions of Python list it; others list it bare, as we do."""
_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"sebutkan {1}"),
    (r"unrecognized arguments: (.*)", r"«{1}» tidak dikenal"),
    (
        r"argument (.*): invalid choice: '(.*?)'(?:, maybe you meant '.*'\?)? \(choose from (.*)\)",
        r"{1}: «{2}» tidak dikenal, pilihannya: {3}",
    ),
    (r"argument (.*): («.*)", r"{1}: {2}"),
    (r"argument (.*): expected one argument", r"{1}: nilainya belum disebut"),
    (r"argument (.*): not allowed with argument (.*)", r"pilih satu: {2} atau {1}"),
)


class AskedWronglyError(Exception):
    """What a command was asked for can't be done; its text says so to the user in one plain sentence."""


class Parser(argparse.ArgumentParser):
    """A parser whose help, usage and complaints an Indonesian clerk can read."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options, add_help=False)  # type: ignore[arg-type]  # whatever argparse takes
        self.mixed = False
        """Whether options may stand between the words."""
        self._positionals.title = "yang disebut"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # as the base class has it  # noqa: ANN001, ANN201
        """Words and options, in any order where the command takes several words."""
        if not self.mixed:
            return super().parse_known_args(args, namespace)
        self.mixed = False
        # Otherwise argparse takes it from our own line, less what it takes for its own word.
        self.usage = self.usage or super().format_usage().removeprefix("usage: ").rstrip()
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixed = True

    def format_usage(self) -> str:
        """The line of usage."""
        return _named(super().format_usage())

    def format_help(self) -> str:
        """The help, which begins with the line of usage."""
        return _named(super().format_help())

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help or a complaint; argparse would say nothing of a disk that has no room for it."""
        (file or sys.stderr).write(message)
        sys.stdout.flush()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {_translated(message)}. Lihat «{self.prog} --help».\n")


def day(text: str) -> date:
    """A day as an option gives it.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"«{text}» bukan tanggal, tulis tahun-bulan-tanggal, misalnya 2026-11-21"
        ) from None


def _named(text: str) -> str:
    return text.replace("usage:", "pemakaian:", 1)


def _translated(message: str) -> str:
    for pattern, said in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            argument, *more = found.groups()
            return said.format(None, argument, *(_QUOTED.sub(r"\1", one) for one in more))
    return message
