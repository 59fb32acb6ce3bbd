# An agency's repository as files: its sources, the settings of its site, and what its forge and its people need to work on it.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType

from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.mulai.instansi import Instansi, Repositori
from tatalaksana.mulai.sources import sources_of
from tatalaksana.source.writing import scalar

SOURCES = "sops"
"""The folder of the sources."""
_TEMPLATES = files("tatalaksana.mulai").joinpath("kerangka")
_WORKFLOWS: Mapping[Repositori, tuple[str, str, str]] = MappingProxyType(
    {
        Repositori.GITHUB: ("github.yml", ".github/workflows/sop.yml", ".github/pull_request_template.md"),
        Repositori.GITLAB: ("gitlab-ci.yml", ".gitlab-ci.yml", ".gitlab/merge_request_templates/Default.md"),
        Repositori.FORGEJO: ("forgejo.yml", ".forgejo/workflows/sop.yml", ".forgejo/pull_request_template.md"),
        Repositori.GITEA: ("forgejo.yml", ".gitea/workflows/sop.yml", ".gitea/pull_request_template.md"),
    }
)
"""The template of each forge's workflow, where it stands, and where a proposal's template does."""
_MARKED = re.compile(r"([\\`*_\[\]<>#|{}&])")
"""What Markdown would take for more than a letter."""


def repository(agency: Instansi, requirement: str) -> Mapping[str, str]:
    """The repository's files by their names, but for the agency's emblem and CODEOWNERS, which the register of units gives.

    Args:
        agency: The agency.
        requirement: The line that pip installs this program by.
    """
    return {
        "mkdocs.yml": "".join(f"{line}\n" for line in _settings(agency)),
        "README.md": _readme(agency),
        "Makefile": _template("Makefile"),
        "sop.ps1": _template("sop.ps1"),
        ".gitignore": _template("gitignore"),
        "requirements.txt": _template("requirements.txt"),
        "tatalaksana.txt": f"{requirement}\n",
        "docs/.gitkeep": "",
        **{f"docs/skema/{name}.schema.json": schema_text(name) for name in MODELS},
        **{f"{SOURCES}/{name}": text for name, text in sources_of(agency).items()},
        **dict(_on_forge(agency)),
    }


def _template(name: str) -> str:
    return _TEMPLATES.joinpath(name).read_text(encoding="utf-8")


def _settings(agency: Instansi) -> Iterator[str]:
    yield "# Setelan situs. Menu, daftar, dan panduan dibuat sendiri dari folder sops/."
    yield f"site_name: {scalar(f'SOP {agency.instansi.nama}')}"
    if agency.situs:
        yield f"site_url: {scalar(agency.situs)}"
    yield "theme: {name: material, language: id, font: false}"
    yield "plugins:"
    if agency.jenis is Repositori.TANPA or not agency.repositori:
        yield "  - sop"
    else:
        yield "  - sop:"
        yield "      repositori:"
        yield f"        jenis: {agency.jenis}"
        yield f"        alamat: {scalar(agency.repositori)}"
        yield "        cabang: main"
    yield "  - formulir"


def _on_forge(agency: Instansi) -> Iterator[tuple[str, str]]:
    if agency.jenis in _WORKFLOWS:
        template, workflow, proposal = _WORKFLOWS[agency.jenis]
        yield workflow, _template(template)
        yield proposal, _template("pull_request_template.md")


def _readme(agency: Instansi) -> str:
    return _template("README.md").replace("@INSTANSI@", _MARKED.sub(r"\\\1", agency.instansi.nama))
