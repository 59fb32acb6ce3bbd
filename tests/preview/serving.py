# `sop lihat` as users run it: a process of its own, whose first line says where it is.
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = [sys.executable, "-c", "import sys; from tatalaksana.cli import main; sys.exit(main())", "lihat"]


@contextmanager
def looking(root: Path, file: str) -> Iterator[str]:
    """The address of a file's page, for as long as the context lasts."""
    with subprocess.Popen(
        [*COMMAND, file, "--tanpa-peramban"], cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            assert said.startswith("http://127.0.0.1:"), said + process.stdout.read()
            yield said.split()[0]
        finally:
            process.terminate()
