# What mkdocs.yml may say of the plugin.
from __future__ import annotations

from datetime import date, datetime
from typing import NoReturn

from mkdocs.config import base
from mkdocs.config import config_options as c

from tatalaksana.render.html import Forge, ForgeKind

_DAY = len("2026-11-21")


class ForgeConfig(base.Config):
    """The repository that «Sunting» leads to."""

    jenis = c.Choice(tuple(kind.value for kind in ForgeKind), default=ForgeKind.GITHUB.value)
    alamat = c.Optional(c.URL())
    cabang = c.Type(str, default="main")


class Day(base.BaseConfigOption[date | None]):
    """A day, written tahun-bulan-tanggal; nothing where it is empty, as a variable of the environment may be."""

    def run_validation(self, value: object) -> date | None:
        """The day.

        Raises:
            ValidationError: It is none.
        """
        if value is None or value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value) if isinstance(value, str) and len(value) == _DAY else self._refuse(value)
        except ValueError:
            return self._refuse(value)

    def _refuse(self, value: object) -> NoReturn:
        raise base.ValidationError(f"«{value}» bukan tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21.")


class SopConfig(base.Config):
    """Options of the plugin `sop`."""

    folder = c.Type(str, default="sops")
    """The folder of the sources, beside mkdocs.yml."""
    pdf = c.Type(bool, default=True)
    """Whether each SOP's official sheet is made as PDF, for download on its page."""
    pdf_draf = c.Type(bool, default=False)
    """Whether drafts get one too."""
    riwayat = c.Type(int, default=5)
    """How many of each SOP's revisions its page tells, with the differences of each; 0 for none."""
    tanggal = Day()
    """The day as of which the site is built; that of the last commit where it is not given. Never the clock."""
    pencarian = c.Type(bool, default=True)
    """Whether the site has a search; it needs the package `pagefind[bin]`."""
    repositori = c.SubConfig(ForgeConfig)
    ketat = c.Type(bool, default=False)
    """Whether warnings fail the build too; `mkdocs build --strict` does so as well."""


class FormulirConfig(base.Config):
    """Options of the plugin `formulir`."""

    folder = c.Optional(c.Type(str))
    """The folder of the sources, beside mkdocs.yml: `sops`, or that of the plugin `sop` where it is on too."""
    pdf = c.Type(bool, default=True)
    """Whether forms and checklists are made as PDF too."""
    pemisah_csv = c.Choice((";", ","), default=";")
    """The sign between columns of CSV."""
    ketat = c.Type(bool, default=False)
    """Whether warnings fail the build, where the plugin `sop` does not see to that."""


def forge_of(config: SopConfig) -> Forge | None:
    """The forge that the configuration names."""
    given = config.repositori
    if not given.alamat:
        return None
    return Forge(ForgeKind(given.jenis), given.alamat.rstrip("/"), given.cabang)
