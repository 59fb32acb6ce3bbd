# Problems as text for people, and in the formats that forges and editors show beside the lines.
from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import quote

from tatalaksana import __version__
from tatalaksana.source import Problem, Severity


def _text(problems: Sequence[Problem]) -> str:
    told = list(_open(problems))
    errors = sum(problem.severity is Severity.ERROR for problem in told)
    accepted = len(problems) - len(told)
    lines = [str(problem) for problem in told]
    lines.append(
        f"{errors} galat, {len(told) - errors} peringatan{f', {accepted} peringatan diterima' if accepted else ''}"
    )
    return "\n".join(lines) + "\n"


def _json(problems: Sequence[Problem]) -> str:
    return _dump([
        {
            "file": problem.file, "line": problem.line, "column": problem.column, "severity": problem.severity.value,
            "code": problem.code, "message": problem.message, "hint": problem.hint,
        }
        for problem in _open(problems)
    ])  # fmt: skip


def _github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows on the lines; other forges that run its workflows show them in the log at least."""
    lines = []
    for problem in _open(problems):
        place = (
            f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
        )
        lines.append(f"::{problem.severity.value} {place}::{_escaped(_said(problem))}")
    return "".join(f"{line}\n" for line in lines)


def _gitlab(problems: Sequence[Problem]) -> str:
    """A Code Quality report."""
    return _dump([
        {
            "description": _said(problem), "check_name": problem.code,
            "fingerprint": _fingerprint(problem),
            "severity": "major" if problem.severity is Severity.ERROR else "minor",
            "location": {"path": problem.file, "positions": {"begin": {"line": problem.line, "column": problem.column}}},
        }
        for problem in _open(problems)
    ])  # fmt: skip


def _sarif(problems: Sequence[Problem]) -> str:
    rules = sorted({problem.code for problem in problems})
    return _dump({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "sop cek", "version": __version__, "rules": [{"id": rule} for rule in rules]}},
            "columnKind": "unicodeCodePoints",
            "results": [
                {
                    "ruleId": problem.code, "ruleIndex": rules.index(problem.code), "level": problem.severity.value,
                    "message": {"text": _said(problem)},
                    "locations": [{"physicalLocation": {
                        "artifactLocation": {"uri": quote(problem.file, errors="backslashreplace")},
                        "region": {"startLine": problem.line, "startColumn": problem.column},
                    }}],
                } | _suppressed(problem)
                for problem in problems
            ],
        }],
    })  # fmt: skip


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = MappingProxyType(
    {"text": _text, "json": _json, "github": _github, "gitlab": _gitlab, "sarif": _sarif}
)
"""Name of a format to what writes it."""


def _open(problems: Sequence[Problem]) -> Iterator[Problem]:
    """All but accepted ones."""
    return (problem for problem in problems if problem.acceptance is None)


def _suppressed(problem: Problem) -> dict[str, object]:
    """How SARIF says that a warning is accepted."""
    if problem.acceptance is None:
        return {}
    return {"suppressions": [{"kind": "inSource", "justification": problem.acceptance.alasan}]}


def _fingerprint(problem: Problem) -> str:
    parts = (problem.file, str(problem.line), str(problem.column), problem.code, problem.message)
    return sha256("\0".join(parts).encode(errors="backslashreplace")).hexdigest()


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
