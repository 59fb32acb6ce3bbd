# `sop lihat` as users run it: a process of its own, whose first line says where it is.
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-c", "import sys; from tatalaksana.cli import main; sys.exit(main())", "lihat"]


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
    with server([*COMMAND, file, "--tanpa-peramban"], root) as (_, address):
        yield address
