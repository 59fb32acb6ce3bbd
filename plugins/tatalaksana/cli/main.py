# The command `sop`: what it can do, and nothing of how.
from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tatalaksana import __version__
from tatalaksana.cli.commands import COMMANDS
from tatalaksana.cli.last_resort import DEBUG, tell_failure
from tatalaksana.cli.parser import Parser
from tatalaksana.cli.places import WrongPlaceError

_SHOWN = 60
"""Letters of a name that is too long."""
_NO_ROOM = frozenset(getattr(errno, name) for name in ("ENOSPC", "EFBIG", "EDQUOT") if hasattr(errno, name))
"""What the system says where a disk, a limit or a share of it is full; not every system has each."""
_NO_ACCESS = frozenset(
    getattr(errno, name) for name in ("EACCES", "EPERM", "EROFS", "EMFILE", "ENFILE", "ESTALE") if hasattr(errno, name)
)
"""What it says where somebody else has to open the way."""
_INTERRUPTED = 130
"""By Ctrl+C, as shells count it."""
_TOLD = frozenset({"-h", "--help", "--version"})
"""What needs no command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 0 good, 1 errors found, 2 asked wrongly, 3 failed by the program itself."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another code page, or a file name that is no text, must not stop a check.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    given = sys.argv[1:] if arguments is None else arguments
    # No answer hangs on what other packages plug into pydantic; looking for it reads the papers of every package installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What modules bring stays: the collector would look through it again and again, a twentieth of a short command's time.
    gc.disable()
    gone = False
    try:
        options = _parser(given).parse_args(given)
        gc.freeze()
        gc.enable()
        code: int = options.run(options)
        sys.stdout.flush()
    except WrongPlaceError as wrong:
        print(f"sop {given[0]}: {wrong}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        gone = True
    except Exception as error:  # noqa: BLE001 - the last resort
        return _failed(error, given)
    if gone:
        # The reader left early (`sop cek | head`): what remains goes nowhere, without complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _open_closed() -> None:
    """Give a command that was started without a stream (`>&-`) one that leads nowhere, before another file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the process


def _failed(error: Exception, given: Sequence[str]) -> int:
    """What a command ended in, in a sentence: a name that no disk takes, or no room, is no fault of the program's; all else is."""
    name = f"sop {given[0]}" if given else "sop"
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        from tatalaksana.source import reason_with_advice  # noqa: PLC0415 - commands that succeed need not wait for it

        print(
            f"{name}: tidak ada tempat untuk menulis: {reason_with_advice(error)}",
            file=sys.stderr,
        )
        return 2
    if isinstance(error, OSError) and error.errno in _NO_ACCESS:
        from tatalaksana.source import reason_with_advice  # noqa: PLC0415 - as above

        about = f" «{str(error.filename)[:_SHOWN]}»" if error.filename else ""
        print(f"{name}: tidak dapat dikerjakan{about}: {reason_with_advice(error)}", file=sys.stderr)
        return 2
    if not isinstance(error, OSError) or error.errno != errno.ENAMETOOLONG:
        return tell_failure(error, name, debug=DEBUG in given)
    print(f"{name}: nama «{str(error.filename)[:_SHOWN]}…» terlalu panjang untuk sistem berkas.", file=sys.stderr)
    return 2


def _parser(given: Sequence[str]) -> Parser:
    if any("\0" in word for word in given):
        raise WrongPlaceError("karakter NUL (U+0000) tidak ada dalam nama berkas maupun teks.")
    parser = Parser(
        prog="sop",
        description="Memeriksa dan mencetak SOP AP yang ditulis sebagai YAML.",
        epilog="Contoh: sop cek · sop cek sops/sekretariat/surat-masuk.yaml · sop cek --format github",
    )
    parser.add_argument("--version", action="version", version=f"sop {__version__}", help="tampilkan versi")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH", title="perintah", parser_class=Parser)
    # Only the command that is asked for is loaded, and none for help or a word that is none: they know libraries that nobody need wait for.
    loaded = not COMMANDS.keys().isdisjoint(given) and given[0] not in _TOLD
    for name in given[:1] if given[:1] and given[0] in COMMANDS else COMMANDS:
        sub = commands.add_parser(name, help=COMMANDS[name], description=COMMANDS[name])
        if not loaded:
            continue
        command = import_module(f"tatalaksana.cli.{name.replace('-', '_')}")
        sub.epilog = command.EXAMPLE
        command.add_options(sub)
        sub.add_argument(DEBUG, action="store_true", help="bila program gagal, tampilkan rincian untuk laporannya")
        sub.mixed = getattr(command, "MIXED", False)
        sub.set_defaults(run=command.run, command=command.NAME)
    return parser
