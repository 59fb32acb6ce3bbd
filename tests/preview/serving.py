# `sop lihat` and `sop sunting` as users run them: a process of its own, whose first line says where it is.
from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.builder import HERE, builder

_SOP = [sys.executable, "-c", "import sys; from tatalaksana.cli import main; sys.exit(main())"]
COMMAND = [*_SOP, "lihat", "--tanpa-peramban"]
EDITING = [*_SOP, "sunting", "--tanpa-peramban"]


@contextmanager
def server(
    command: Sequence[str], root: Path, stderr: int = subprocess.STDOUT
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process of a command and the address that it says; whatever comes, the process is gone afterwards."""
    with subprocess.Popen(command, cwd=root, text=True, stdout=subprocess.PIPE, stderr=stderr) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            assert said.startswith("http://127.0.0.1:"), said + process.stdout.read()
            yield process, said.split()[0]
        finally:
            process.kill()


@contextmanager
def looking(root: Path, file: str) -> Iterator[str]:
    """The address of a file's page, for as long as the context lasts."""
    with _copied(COMMAND, root, file) as address:
        yield address


@contextmanager
def editing(root: Path, file: str) -> Iterator[str]:
    """The address of the editor's page likewise."""
    with _copied(EDITING, root, file) as address:
        yield address


@contextmanager
def _copied(command: Sequence[str], root: Path, file: str) -> Iterator[str]:
    """What `server` gives, from a process that has read the program before, where one can be copied."""
    if not HERE:
        with server([*command, file], root) as (_, address):
            yield address
        return
    with TemporaryDirectory() as folder:
        said = Path(folder, "kata")
        os.mkfifo(said)
        process = builder().start(["sop", *command[len(_SOP) :], file], root, said, os.environ)
        try:
            with said.open(encoding="utf-8") as output:
                line = output.readline()
                assert line.startswith("http://127.0.0.1:"), line + output.read()
                yield line.split()[0]
        finally:
            os.kill(process, signal.SIGKILL)
            builder().wait(process)
