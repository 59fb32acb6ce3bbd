# The MkDocs projects that are compared: our configuration, and the same without us.
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_NAV = [{"Beranda": "index.md"}, {"Rujukan format": "rujukan-format.md"}, {"Belum diterbitkan": "belum-diterbitkan.md"}]
"""The same three pages in every sidebar."""
_MARKDOWN = ["tables", "attr_list", "admonition", "toc"]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that MkDocs can build."""

    name: str
    folder: Path
    pages: int
    """SOP pages, or what stands for them."""

    @property
    def config(self) -> Path:
        """Its mkdocs.yml."""
        return self.folder / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """Its hand-written pages."""
        return self.folder / "docs"


def project(name: str, folder: Path, pages: int, root: Path, *, ours: bool) -> Project:
    """Make the folder with the configuration of `root`, with our plugin or without."""
    made = Project(name, folder, pages)
    made.docs.mkdir(parents=True)
    made.config.write_text(yaml.safe_dump(_config(root, ours=ours), sort_keys=False), encoding="utf-8")
    return made


def _config(root: Path, *, ours: bool) -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = ("site_name", "site_description", "use_directory_urls", "theme", "plugins", "markdown_extensions")
    config = {key: value for key, value in config.items() if key in kept}
    theme = config["theme"]
    if "custom_dir" in theme:
        custom = theme.pop("custom_dir")
        if ours:
            theme["custom_dir"] = str(root / custom)
    config["nav"] = _NAV
    if ours:
        # The peer makes no official sheets; what those take is measured on its own.
        sop = next(plugin for plugin in config["plugins"] if _name(plugin) == "sop")
        sop["sop"] = {**(sop["sop"] or {}), "pdf": False}
        # Nor does it make checklists and forms.
        config["plugins"] = [plugin for plugin in config["plugins"] if _name(plugin) != "formulir"]
    else:
        config["plugins"] = ["search"]
        config["markdown_extensions"] = _MARKDOWN
        config["validation"] = {"nav": {"omitted_files": "ignore"}}
    return config


def _name(plugin: str | dict[str, Any]) -> str:
    return plugin if isinstance(plugin, str) else next(iter(plugin))
