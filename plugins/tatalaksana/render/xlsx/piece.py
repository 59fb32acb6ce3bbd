# Workbooks as the press makes and keeps them.
from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tatalaksana.facts import DaftarPeriksa
from tatalaksana.formulir.isian import Formulir
from tatalaksana.render.json import checklist_json, formulir_json
from tatalaksana.render.making import making
from tatalaksana.render.xlsx.checklist import checklist_xlsx
from tatalaksana.render.xlsx.form import formulir_xlsx

_LIBRARIES = ("xlsxwriter",)


@dataclass(frozen=True, slots=True)
class ChecklistBook:
    """The workbook of an SOP's checklist, ready to be made."""

    daftar: DaftarPeriksa

    @property
    def name(self) -> str:
        """The entry's id."""
        return self.daftar.id

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        return _key("daftar-periksa", checklist_json(self.daftar))

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return 5

    def content(self) -> bytes:
        """The workbook."""
        return checklist_xlsx(self.daftar)


@dataclass(frozen=True, slots=True)
class FormBook:
    """The workbook of a blank form, ready to be made."""

    name: str
    """What its place is told by: forms of different SOP may share an id."""
    form_id: str
    formulir: Formulir
    edition: str = ""
    """Of the SOP whose form it is, as its printed pages say it; empty for a form of its own."""
    watermark: str = ""
    """The word that says that this SOP is none in force; empty for none."""

    @property
    def key(self) -> str:
        """The hash of what the bytes depend on."""
        return _key(f"formulir\0{self.edition}\0{self.watermark}", formulir_json(self.form_id, self.formulir))

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""
        return 5

    def content(self) -> bytes:
        """The workbook."""
        return formulir_xlsx(self.form_id, self.formulir, self.edition, self.watermark)


def _key(kind: str, content: bytes) -> str:
    return sha256(f"{making(*_LIBRARIES)}\0{kind}\0".encode() + content).hexdigest()
