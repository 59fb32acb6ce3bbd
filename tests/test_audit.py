# What `make audit` says of what pip-audit found.
from __future__ import annotations

from tests.audit import Verdict, said, verdict

_SOUND = {"name": "a", "version": "1", "vulns": []}
_HARMFUL = {"name": "b", "version": "2", "vulns": [{"id": "CONTOH-1"}]}
_SKIPPED = {"name": "c", "skip_reason": "Dependency not found on PyPI and could not be audited: c (3)"}


def test_what_is_known_is_counted() -> None:
    """Vulnerabilities are named, and libraries that the database does not know are no sound ones."""
    found = verdict({"dependencies": [_SOUND, _HARMFUL, _SKIPPED]})
    assert Verdict(3, 2, ("b 2: CONTOH-1",)) == found
    assert "x: 1 known vulnerabilities in 2 libraries, 1 are not in the database.\nb 2: CONTOH-1" == said("x", found)


def test_no_database_is_said() -> None:
    """Where nothing was looked up, nothing is called sound."""
    nothing = "x: no database of vulnerabilities can be reached from here; nothing was looked up."
    assert nothing == said("x", None)
    assert nothing == said("x", verdict({"dependencies": [_SKIPPED]}))
