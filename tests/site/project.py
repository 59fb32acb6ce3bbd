# A site project in a folder of its own, built by the real generators as a user would build it.
from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from tests.collections_on_disk import SOPS, copied
from tests.site.builder import HERE, builder
from tests.site.once import share_pieces

REPOSITORY = Path(__file__).resolve().parents[2]
_NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Under a limit Python leaves half of a compiled module, which nobody after it can load."""
Data = Mapping[str, Any]
TODAY = "2026-11-21"
"""The day on which the site of the invented collection stands, for it has no git to tell."""


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
    afresh: bool = False
    """Whether each file that takes long to make is made here, though another test of this run made the same."""

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

    def build(
        self, *options: str, tool: str = "mkdocs", apart: bool = False, said: Mapping[str, str] | None = None
    ) -> Outcome:
        """Run `mkdocs build` or `properdocs build` as a process of its own; `apart` as one that has this one's limits.

        `said` are variables of its environment besides.
        """
        if not self.afresh:
            share_pieces(self.root)
        arguments = [tool, "build", "-f", str(self.root / "mkdocs.yml"), *options]
        if HERE and tool == "mkdocs" and not apart:
            with NamedTemporaryFile() as output:
                process = builder().start(arguments, self.root, Path(output.name), environment() | dict(said or {}))
                code = builder().wait(process)
                return Outcome(code, output.read().decode())
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(
            command, cwd=self.root, env=environment() | _NO_BYTECODE | dict(said or {}), check=False, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout + done.stderr)

    def build_here(self) -> None:
        """Build in this process, as the command does: what it calls can be counted."""
        from mkdocs.commands.build import build  # noqa: PLC0415 - most builds are children
        from mkdocs.config import load_config  # noqa: PLC0415
        from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415

        MkDocsConfig.plugins.plugin_cache.clear()  # type: ignore[attr-defined]  # with these a preview goes on
        config = load_config(str(self.root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()

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
        "plugins": [{"sop": {"panduan": False, **(plugin or {})}}],  # one test looks at the guides
        "nav": [{"Beranda": "index.md"}],
    } | dict(config or {})  # fmt: skip
    project.write("mkdocs.yml", settings)
    copied(REPOSITORY / "docs" / "skema", root / "docs" / "skema")
    for name, data in files.items():
        project.write(name, data)
    return project


def collection_project(root: Path) -> Project:
    """The repository's site project with the invented collection, in a folder that a test may change."""
    root.mkdir(parents=True, exist_ok=True)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    dated = settings.replace("      # tanggal: !ENV SOP_TANGGAL\n", f"      tanggal: {TODAY}\n")
    assert dated != settings
    (root / "mkdocs.yml").write_text(dated, encoding="utf-8")
    copied(REPOSITORY / "docs", root / "docs")
    copied(SOPS, root / "sops")
    return Project(root)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
