# A repository in a folder of its own, with the days of its commits as the tests want them.
from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.site.project import environment


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree under git."""

    root: Path

    def git(self, *words: str, day: str = "2024-01-01") -> str:
        """Run git; what it commits was written long ago and committed on `day`."""
        command = ["git", "-c", "user.name=Uji", "-c", "user.email=uji@contoh.example", *words]
        dates = {"GIT_AUTHOR_DATE": "2001-02-03T12:00:00+00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
        done = subprocess.run(
            command,
            cwd=self.root,
            env=environment() | dates,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def commit(self, day: str, files: Mapping[str, bytes | None] | None = None) -> str:
        """Write files, or delete those without content, commit everything and give the short hash."""
        for name, content in (files or {}).items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Perubahan", day=day)
        return self.git("rev-parse", "--short=10", "HEAD")


def new_repository(root: Path) -> Repository:
    """An empty repository in a folder that there may be already."""
    root.mkdir(parents=True, exist_ok=True)
    repository = Repository(root)
    repository.git("init", "-q", "-b", "main")
    return repository
