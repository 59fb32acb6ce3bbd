# An agency's repository as files: its sources, the settings of its site, and what its forge and its people need to work on it.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from tatalaksana.catalog import MODELS, schema_text
from tatalaksana.mulai.instansi import Instansi
from tatalaksana.mulai.sources import sources_of
from tatalaksana.render.html import ForgeKind
from tatalaksana.source.writing import scalar

SOURCES = "sops"
"""The folder of the sources."""
ALWAYS = (
    ".gitignore", "Makefile", "README.md", "docs/.gitkeep", "mkdocs.yml", "requirements.txt", "sop.ps1", "sops/jabatan.yaml",
    "sops/peraturan.yaml", "sops/unit.yaml", "tatalaksana.txt",
)  # fmt: skip
"""Files that every repository has, whatever was answered: what of them is there already can be told before anything is asked."""
_TEMPLATES = files("tatalaksana.mulai").joinpath("kerangka")


@dataclass(frozen=True, slots=True)
class ForgeFiles:
    """Where a forge looks for what it needs."""

    template: str
    """What its workflow is made of."""
    workflow: str
    proposal: str
    """The template of a proposal's text."""
    owners: str


FORGES: Mapping[ForgeKind, ForgeFiles] = MappingProxyType(
    {
        ForgeKind.GITHUB: ForgeFiles("github.yml", ".github/workflows/sop.yml", ".github/pull_request_template.md", ".github/CODEOWNERS"),
        ForgeKind.GITLAB: ForgeFiles("gitlab-ci.yml", ".gitlab-ci.yml", ".gitlab/merge_request_templates/Default.md", "CODEOWNERS"),
        ForgeKind.FORGEJO: ForgeFiles("forgejo.yml", ".forgejo/workflows/sop.yml", ".forgejo/pull_request_template.md", ".forgejo/CODEOWNERS"),
        ForgeKind.GITEA: ForgeFiles("forgejo.yml", ".gitea/workflows/sop.yml", ".gitea/pull_request_template.md", ".gitea/CODEOWNERS"),
    }
)  # fmt: skip
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
    yield "# Setelan situs. Menu dan daftar dibuat sendiri dari folder sops/."
    yield f"site_name: {scalar(f'SOP {agency.instansi.nama}')}"
    if agency.situs:
        yield f"site_url: {scalar(agency.situs)}"
    yield "theme: {name: material, language: id, font: false}"
    yield "plugins:"
    if agency.forge is None or not agency.repositori:
        yield "  - sop"
    else:
        yield "  - sop:"
        yield "      repositori:"
        yield f"        jenis: {agency.forge}"
        yield f"        alamat: {scalar(agency.repositori)}"
        yield "        cabang: main"
    yield "  - formulir"


def _on_forge(agency: Instansi) -> Iterator[tuple[str, str]]:
    if agency.forge is not None:
        places = FORGES[agency.forge]
        yield places.workflow, _template(places.template)
        yield places.proposal, _template("pull_request_template.md")


def _readme(agency: Instansi) -> str:
    return _template("README.md").replace("@INSTANSI@", _MARKED.sub(r"\\\1", agency.instansi.nama))
