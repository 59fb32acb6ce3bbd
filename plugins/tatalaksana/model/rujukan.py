# What an SOP names in its boxes: regulations, other SOP, what is attached.
from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tatalaksana.model.key import Key, Printed
from tatalaksana.model.leads import IdFormulir, IdPeraturan, Leads
from tatalaksana.model.value import ID_PATTERN, Nama, Shorthand, Teks, spoken


class DasarHukum(Shorthand):
    """Satu butir Dasar Hukum: id peraturan, teks sebagaimana tercetak, atau keduanya."""

    _text_means: ClassVar[str] = "teks"
    called = spoken(peraturan="id", teks="judul nama tentang")
    peraturan: Annotated[IdPeraturan | None, Key(Printed.MEANT, words="judul peraturan")] = Field(
        None, description="Id peraturan di `peraturan.yaml`."
    )
    teks: Annotated[Teks | None, Key(Printed.BOX, markdown=True)] = Field(
        None, description="Teks sebagaimana tercetak."
    )

    @classmethod
    def _from_text(cls, text: str) -> dict[str, Any]:
        return {"peraturan" if re.match(ID_PATTERN, text) else "teks": text}

    @model_validator(mode="after")
    def _something(self) -> DasarHukum:
        if not self.peraturan and not self.teks:
            raise PydanticCustomError("kosong", "Isi «peraturan», «teks», atau keduanya.", {})
        return self


class Rujukan(Shorthand):
    """SOP lain: jenis dan judul, nomor, atau id berkas (`folder/nama`)."""

    _text_means: ClassVar[str] = "teks"
    called = spoken(sop="id nomor", teks="judul nama")
    sop: Annotated[Nama | None, Key(Printed.MEANT)] = Field(
        None, description="Nomor atau id berkas SOP, bila judul saja tidak cukup."
    )
    teks: Annotated[Nama, Key(Printed.BOX)] = Field(
        description="Sebutan SOP sebagaimana tercetak, misalnya «SOP Mikro Penyiapan …»."
    )

    @property
    def sebutan(self) -> str:
        """What the reference is resolved by."""
        return self.sop or self.teks


class Lampiran(Shorthand):
    """Satu lampiran: sebutannya, dengan formulir atau tautan bila ada."""

    _text_means: ClassVar[str] = "teks"
    called = spoken(teks="judul nama", tautan="url alamat")
    teks: Annotated[Teks, Key(Printed.BOX, markdown=True)] = Field(description="Sebutan lampiran sebagaimana tercetak.")
    formulir: Annotated[IdFormulir | None, Key(Printed.LINK)] = Field(
        None, description="Id formulir yang dilampirkan (`sops/formulir/<id>.yaml`)."
    )
    tautan: Annotated[Nama | None, Leads.ADDRESS, Key(Printed.LINK)] = Field(
        None, description="Alamat lampiran (https://…), atau id berkas SOP (`folder/nama`)."
    )

    @model_validator(mode="after")
    def _one_place(self) -> Lampiran:
        if self.formulir and self.tautan:
            raise PydanticCustomError("formulir-dan-tautan", "Pilih satu: «formulir» atau «tautan».", {})
        return self
