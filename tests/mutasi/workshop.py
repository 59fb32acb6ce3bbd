# A folder below build/ in which mutmut works on one room, with a copy of all that tests read: it writes nothing elsewhere.
from __future__ import annotations

import shutil
from pathlib import Path

from tests.mutasi.room import Room

ROOT = Path(__file__).parents[2]
_LEFT = ("tests", "build", "site")
"""What mutmut copies itself, and what is built."""


def workshop(name: str, room: Room) -> Path:
    """The room's folder, made or brought up to date: what mutmut already knows of unchanged functions stays."""
    folder = ROOT / "build" / "mutasi" / name
    mutants = folder / "mutants"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    mutants.mkdir(exist_ok=True)
    shutil.rmtree(mutants / "tests", ignore_errors=True)
    _forget_deleted(mutants / "src", folder / "src")
    _link(folder / "src" / "tatalaksana", ROOT / "plugins" / "tatalaksana")
    _link(folder / "tests", ROOT / "tests")
    _forget_calls(mutants / "mutmut-stats.json")
    for path in ROOT.iterdir():
        if not path.name.startswith(".") and path.name not in _LEFT and path.suffix != ".toml":
            _copy(path, mutants / path.name)
    shutil.copy2(ROOT / "pyproject.toml", folder)
    (folder / "setup.cfg").write_text(_settings(room), encoding="utf-8")
    return folder


def _link(link: Path, target: Path) -> None:
    if not link.is_symlink():
        link.symlink_to(target)


def _copy(path: Path, copy: Path) -> None:
    if path.is_dir():
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(path, copy, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(path, copy)


def _forget_deleted(mutants: Path, sources: Path) -> None:
    for path in list(mutants.rglob("*.py")):
        if not (sources / path.relative_to(mutants)).exists():
            path.unlink()
            path.with_name(path.name + ".meta").unlink(missing_ok=True)


def _forget_calls(calls: Path) -> None:
    """Which tests call what is found anew after any change: a function that is newer would pass for one that no test calls."""
    files = (path for top in ("plugins", "tests") for path in (ROOT / top).rglob("*.*") if path.suffix != ".pyc")
    if calls.exists() and calls.stat().st_mtime < max(path.stat().st_mtime for path in files):
        calls.unlink()


def _settings(room: Room) -> str:
    """What mutmut is told. Tests keep what they have read, so each mutant has a process that no test has run in."""
    return "\n".join(
        (
            "[mutmut]",
            "source_paths=\n    src/tatalaksana",
            "only_mutate=" + "".join(f"\n    src/tatalaksana/{pattern}" for pattern in room.files),
            "pytest_add_cli_args_test_selection=" + "".join(f"\n    {test}" for test in room.tests),
            "pytest_add_cli_args=\n    -p_hypothesis_pytestplugin\n    -ppytest_timeout\n    -ptests.mutasi.order\n    -pno:cacheprovider",
            "process_isolation=forkserver",
            "timeout_multiplier=4.0",
            "timeout_constant=10.0",
            "use_git_change_detection=false",
            "on_dependency_change=ignore",
            "",
        )
    )
