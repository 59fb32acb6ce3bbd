# What mkdocs.yml may say of the plugin.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NoReturn

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import ConfigurationError

from tatalaksana.render.html import Forge, ForgeKind

_DAY = len("2026-11-21")


class _Options(base.Config):
    """Options whose faults are told in Indonesian; one that is not known is a fault, for nothing would come of it."""

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """What is wrong with the options, and what is doubtful."""
        known = tuple(key for key, _ in self._schema)
        unknown = [str(key) for key in self if key not in known]
        given = dict(self)
        failed, warnings = super().validate()
        told = [(key, _in_words(key, given.get(key), dict(self._schema).get(key), error)) for key, error in failed]
        told += [(key, base.ValidationError(f"Pilihan «{key}» tidak dikenal. {_near(key, known)}")) for key in unknown]
        return told, [warning for warning in warnings if isinstance(warning, str) or warning[0] not in unknown]


def _in_words(key: str, given: object, option: object, error: Exception) -> Exception:
    """What is wrong with one option; as MkDocs says it where we know no better."""
    said = f"«{given}» bukan nilai untuk «{key}»."
    if isinstance(option, c.Optional):
        option = option.option
    match option:
        case c.SubConfig():
            return base.ValidationError(_SUB_OPTION.sub(r"«\1»: ", str(error)))
        case c.URL():
            return base.ValidationError(f"{said} Tulis alamat lengkap, misalnya https://git.contoh.go.id/biro/sop.")
        case c.Choice():
            return base.ValidationError(f"{said} {_near(str(given), tuple(map(str, option.choices)))}")
        case c.Type() if option._type in _KINDS:  # noqa: SLF001 - it has no other name
            return base.ValidationError(f"{said} {_KINDS[option._type]}")  # noqa: SLF001
        case _:
            return error


_SUB_OPTION = re.compile(r"^Sub-option '([^']*)': ", re.MULTILINE)
_KINDS: Mapping[object, str] = {
    bool: "Tulis true atau false.",
    int: "Tulis bilangan bulat, misalnya 5.",
    str: "Tulis satu teks.",
}


def _near(word: str, known: Sequence[str]) -> str:
    return like(word, known) or f"Yang dikenal: {', '.join(known)}."


def like(word: str, known: Sequence[str]) -> str:
    """«Maksud Anda …?» for a word that is not known, or nothing when none is near."""
    from tatalaksana.model import nearest  # noqa: PLC0415 - it loads slowly, and most settings are right

    return nearest(word, known)


class OwnPath(base.BaseConfigOption[str]):
    """A path of the site itself, with a slash at both ends; nothing where it is empty."""

    def run_validation(self, value: object) -> str:
        """The path.

        Raises:
            ValidationError: It is none.
        """
        if value is None or value == "":
            return ""
        if not isinstance(value, str) or re.fullmatch(r"/([\w.-]+/)*[\w.-]+/?", value) is None:
            raise base.ValidationError("Tulis jalur di situs ini, misalnya «/repositori/».")
        return f"{value.rstrip('/')}/"


class ForgeConfig(_Options):
    """The repository that «Sunting» leads to."""

    jenis = c.Choice(tuple(kind.value for kind in ForgeKind), default=ForgeKind.GITHUB.value)
    alamat = c.Optional(c.URL())
    cabang = c.Type(str, default="main")
    proksi = OwnPath()
    aplikasi = c.Type(str, default="")


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


class Count(c.Type[int]):
    """A number of things: there are no fewer than none."""

    def run_validation(self, value: object) -> int:
        """The number.

        Raises:
            ValidationError: It is none.
        """
        found = super().run_validation(value)
        if isinstance(value, bool) or found < 0:
            raise base.ValidationError(f"«{value}» bukan jumlah.")
        return found


class SopConfig(_Options):
    """Options of the plugin `sop`."""

    folder = c.Type(str, default="sops")
    """The folder of the sources, beside mkdocs.yml."""
    pdf = c.Type(bool, default=True)
    """Whether each SOP's official sheet is made as PDF, for download on its page."""
    pdf_draf = c.Type(bool, default=False)
    """Whether drafts get one too."""
    riwayat = Count(int, default=5)
    """How many of each SOP's revisions its page tells, with the differences of each; 0 for none."""
    tanggal = Day()
    """The day as of which the site is built; that of the last commit where it is not given. Never the clock."""
    pencarian = c.Type(bool, default=True)
    """Whether the site has a search; it needs the package `pagefind[bin]`."""
    panduan = c.Type(bool, default=True)
    """Whether the site has the guides that come with the program."""
    repositori = c.SubConfig(ForgeConfig)
    ketat = c.Type(bool, default=False)
    """Whether warnings fail the build too; `mkdocs build --strict` does so as well."""
    kluster = c.Optional(c.Type(str))
    """The address of a Dask scheduler whose workers make what can be downloaded, instead of this machine."""
    simpanan = c.Optional(c.Type(str))
    """The address of a store in which what was made is kept for all machines."""


class FormulirConfig(_Options):
    """Options of the plugin `formulir`."""

    folder = c.Optional(c.Type(str))
    """The folder of the sources, beside mkdocs.yml: `sops`, or that of the plugin `sop` where it is on too."""
    pdf = c.Type(bool, default=True)
    """Whether forms and checklists are made as PDF too."""
    pdf_tinjauan = c.Type(bool, default=False)
    """Whether the two review forms of each SOP are too: they are a fifth of a site, and their pages print as well."""
    pemisah_csv = c.Choice((";", ","), default=";")
    """The sign between columns of CSV."""
    ketat = c.Type(bool, default=False)
    """Whether warnings fail the build, where the plugin `sop` does not see to that."""


Told = tuple[base.ConfigErrors, base.ConfigWarnings]
"""What a plugin's options are told."""


def accepted(plugin: str, told: Told) -> Told:
    """What is told of a plugin's options, if none is refused: MkDocs would say in English which plugin's they are.

    Raises:
        ConfigurationError: Some are; all of them are said.
    """
    errors, _ = told
    if errors:
        raise ConfigurationError("\n".join(f"mkdocs.yml, plugin «{plugin}», «{key}»: {error}" for key, error in errors))
    return told


def forge_of(config: SopConfig) -> Forge | None:
    """The forge that the configuration names."""
    given = config.repositori
    if not given.alamat:
        return None
    return Forge(ForgeKind(given.jenis), given.alamat.rstrip("/"), given.cabang, given.proksi or "", given.aplikasi)
