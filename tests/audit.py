# `make audit`: whether a library of the locks has a known vulnerability. pip-audit calls a library that its database does not know
# harmless, and an unreachable database an error like any other; here what could not be looked up is said.
from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOCKS = Path(__file__).parents[1] / "requirements"
_SERVICES = ("pypi", "osv")
_HARMFUL, _UNKNOWN = 1, 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one lock."""

    libraries: int
    looked_up: int
    harmful: tuple[str, ...]
    """«name version: id», one a vulnerability."""


def verdict(report: Mapping[str, Any]) -> Verdict:
    """What a report of pip-audit, as JSON, says; libraries that it skipped were not looked up."""
    libraries: Sequence[Mapping[str, Any]] = report["dependencies"]
    known = [one for one in libraries if "skip_reason" not in one]
    harmful = tuple(f"{one['name']} {one['version']}: {found['id']}" for one in known for found in one["vulns"])
    return Verdict(len(libraries), len(known), harmful)


def said(lock: str, found: Verdict | None) -> str:
    """A verdict in a sentence; None where no database could be reached."""
    if found is None or not found.looked_up:
        return f"{lock}: no database of vulnerabilities can be reached from here; nothing was looked up."
    rest = found.libraries - found.looked_up
    more = f", {rest} are not in the database" if rest else ""
    return "\n".join(
        [f"{lock}: {len(found.harmful)} known vulnerabilities in {found.looked_up} libraries{more}.", *found.harmful]
    )


def _audited(lock: Path) -> Verdict | None:
    best: Verdict | None = None
    for service in _SERVICES:
        command = [
            sys.executable, "-m", "pip_audit", "-r", str(lock), "--require-hashes", "--disable-pip", "--progress-spinner", "off",
            "--vulnerability-service", service, "--format", "json",
        ]  # fmt: skip
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if not done.stdout.startswith("{"):
            continue
        found = verdict(json.loads(done.stdout))
        if best is None or found.looked_up > best.looked_up:
            best = found
        if found.looked_up == found.libraries:
            break
    return best


def main() -> int:
    """Look up every lock; 1 for a known vulnerability, 2 where nothing could be looked up."""
    code = 0
    for lock in sorted(_LOCKS.glob("*.txt")):
        found = _audited(lock)
        print(said(lock.name, found))
        if found is None or not found.looked_up:
            code = code or _UNKNOWN
        elif found.harmful:
            code = _HARMFUL
    return code


if __name__ == "__main__":
    sys.exit(main())
