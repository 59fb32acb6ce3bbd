# A site project in a folder of its own, built by the real generators as a user would build it.
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
Data = Mapping[str, Any]


def environment() -> dict[str, str]:
    """The process environment of a build: no notices on stderr, no git configuration of whoever runs the tests."""
    return os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONUTF8": "1",
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended."""

    code: int
    output: str
    """What it printed, on both streams."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with mkdocs.yml, docs/ and sops/."""

    root: Path

    @property
    def site(self) -> Path:
        """Where pages are built to."""
        return self.root / "site"

    def write(self, name: str, data: object) -> Path:
        """Write a file below the root: text as it is, data as JSON, which is YAML too."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
        return path

    def build(self, *options: str, tool: str = "mkdocs") -> Outcome:
        """Run `mkdocs build` or `properdocs build` as a process of its own."""
        command = [sys.executable, "-m", tool, "build", "-f", str(self.root / "mkdocs.yml"), *options]
        done = subprocess.run(
            command, cwd=self.root, env=environment(), check=False, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout + done.stderr)

    def built(self, *options: str, tool: str = "mkdocs") -> Path:
        """Build, which must succeed, and give the site's folder."""
        outcome = self.build(*options, tool=tool)
        assert outcome.code == 0, outcome.output
        return self.site


def new_project(root: Path, files: Data, *, plugin: Data | None = None, config: Data | None = None) -> Project:
    """A project with `files` (name to text or data), the plugin's options and other settings of mkdocs.yml."""
    project = Project(root)
    settings: dict[str, Any] = {
        "site_name": "SOP Percobaan",
        "theme": {
            "name": "material", "language": "id", "font": False,
            "palette": [
                {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
            ],
        },
        "plugins": [{"sop": dict(plugin or {})}],
        "nav": [{"Beranda": "index.md"}],
    } | dict(config or {})  # fmt: skip
    project.write("mkdocs.yml", settings)
    shutil.copytree(REPOSITORY / "docs" / "skema", root / "docs" / "skema")
    for name, data in files.items():
        project.write(name, data)
    return project


def repository_copy(root: Path) -> Project:
    """The repository's own site project, copied so that a test may change it."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    for folder in ("docs", "sops"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return Project(root)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
