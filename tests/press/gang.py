# A cluster on this machine: a scheduler and workers as processes of their own, which may be killed one by one.
from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.patience import limit


@dataclass(frozen=True, slots=True)
class Gang:
    """A scheduler with its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def gang(folder: Path, size: int) -> Iterator[Gang]:
    """So many workers, at work for as long as this is entered."""
    from distributed import Client  # noqa: PLC0415 - a second, which each process of a run would take to collect its tests

    client_of: Callable[..., Any] = Client
    file = folder / "penjadwal.json"
    common = ("--scheduler-file", str(file), "--no-dashboard", "--host", "127.0.0.1")
    with ExitStack() as processes:
        scheduler = processes.enter_context(_running("dask_scheduler", *common, "--port", "0", folder=folder))
        address = _address(file)
        workers = tuple(
            processes.enter_context(
                _running(
                    "dask_worker", *common, "--no-nanny", "--nthreads", "1", "--death-timeout", "60", folder=folder
                )
            )
            for _ in range(size)
        )
        if size:
            with client_of(address, set_as_default=False) as client:
                client.wait_for_workers(size)
        yield Gang(address, scheduler, workers)


def _address(file: Path) -> str:
    end = monotonic() + limit()
    while monotonic() < end:
        if file.exists() and (text := file.read_text()).endswith("}"):
            return str(json.loads(text)["address"])
        sleep(0.05)
    raise TimeoutError(file)


@contextmanager
def _running(module: str, *options: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
    # Workers look for our classes where this process does.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.kill()
