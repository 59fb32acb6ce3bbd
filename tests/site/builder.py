# Real builds without the second that each would spend on reading MkDocs, the theme and us anew: one process that has read
# them makes a copy of itself for every build. What a build does, says and leaves is that of `mkdocs build`; what a server of ours
# answers is that of `sop sunting`.
from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment, FileSystemBytecodeCache

from tests.site.once import shared_folder

_ROOT = Path(__file__).parents[2]
HERE = hasattr(os, "fork")
"""Whether this system can copy a process."""
ANYONE = "siapa-pun"
"""Before a command: even root does it as one who may do only what a file's mode says."""
_RUNS = 1000
"""What no exit code is."""
_CODES: dict[int, int] = {}


class Builder:
    """The process that makes copies of itself; it ends with the one that asks."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "tests.site.builder"]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, command: Sequence[str], folder: Path, output: Path, environment: Mapping[str, str]) -> int:
        """Begin `mkdocs …` or `sop …` in a folder and give its process, which leads a group of its own; what it prints goes to a file."""
        return self._ask(command=list(command), folder=str(folder), output=str(output), environment=dict(environment))

    def wait(self, process: int) -> int:
        """The exit code of a build, when it has ended; that of a killed one is its signal, negative."""
        return self._ask(process=process, flags=0)

    def runs(self, process: int) -> bool:
        """Whether a build has not ended yet."""
        return self._ask(process=process, flags=os.WNOHANG) == _RUNS

    def close(self) -> None:
        """End."""
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()

    def _ask(self, **question: object) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@cache
def builder() -> Builder:
    """The one of this process."""
    from tests.site.project import environment  # noqa: PLC0415 - it uses this module

    made = Builder(environment())
    atexit.register(made.close)
    return made


def _serve() -> None:
    _get_ready()
    for line in sys.stdin:
        question = json.loads(line)
        print(_ended(**question) if "process" in question else _started(**question), flush=True)


def _get_ready() -> None:
    """Do once what every build would do alike, by building a small site; and keep the theme's templates compiled."""
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 - only this process needs it, and its copies
    from mkdocs.theme import Theme  # noqa: PLC0415 - likewise

    import tatalaksana.cli.sunting  # noqa: PLC0415
    import tatalaksana.preview  # noqa: F401, PLC0415
    from tatalaksana.web import EDITOR_ASSETS, asset  # noqa: PLC0415
    from tests.collections_on_disk import REGISTERS, SOUND  # noqa: PLC0415
    from tests.site.project import new_project  # noqa: PLC0415 - it uses this module

    folder = shared_folder("templat")
    if folder is not None:
        compiled, environment_of = FileSystemBytecodeCache(str(folder)), Theme.get_env

        def get_env(theme: Theme) -> Environment:
            made = environment_of(theme)
            made.bytecode_cache = compiled
            return made

        Theme.get_env = get_env  # type: ignore[method-assign, assignment]
    for name in EDITOR_ASSETS:
        asset(name)
    sources = {f"sops/{name}": text for name, text in {**REGISTERS, "biro/surat.yaml": SOUND}.items()}
    # Sheets are left out: what sets them goes on in threads, which no copy has.
    plugins = [{"sop": {"pdf": False}}, {"formulir": {"pdf": False}}]
    logging.disable()  # MkDocs says nothing twice
    with TemporaryDirectory() as place:
        new_project(Path(place), sources, config={"plugins": plugins}).build_here()
    logging.disable(logging.NOTSET)
    MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]  # what previews go on with


def _ended(process: int, flags: int) -> int:
    if process not in _CODES:
        found, status = os.waitpid(process, flags)
        if not found:
            return _RUNS
        _CODES[process] = os.waitstatus_to_exitcode(status)
    return _CODES[process]


def _started(command: Sequence[str], folder: str, output: str, environment: Mapping[str, str]) -> int:
    process = os.fork()
    if process:
        # Its number may have been another one's, long ago.
        _CODES.pop(process, None)
        os.setpgid(process, process)
        return process
    os.setpgid(0, 0)
    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    # Those of before know what they were opened on, which may have been files.
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = list(command)
    if command[0] == ANYONE:
        from tests.keras.places import as_anyone  # noqa: PLC0415 - only tests of closed folders need it

        as_anyone()
        sys.argv = sys.argv[1:]
    if sys.argv[0] == "sop":
        from tatalaksana.cli import main  # noqa: PLC0415

        raise SystemExit(main())
    from mkdocs.__main__ import cli  # noqa: PLC0415

    cli()
    raise SystemExit


if __name__ == "__main__":
    _serve()
