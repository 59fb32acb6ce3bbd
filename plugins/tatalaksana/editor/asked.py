# What the page asks, as JSON brings it: checked here, once, so that nothing behind has to.
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

_Row = Annotated[int, Field(ge=0, lt=1000)]
_Where = Annotated[list[str | _Row], Field(min_length=1, max_length=24)]
Tujuan = _Row | Literal["selesai"]
"""Where an exit leads: a row, or the end."""


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class IsiBaru(_Asked):
    """Another value at a place; none takes away what is there."""

    aksi: Literal["isi"]
    tempat: _Where
    nilai: JsonValue


class LangkahBaru(_Asked):
    """A new step at a row."""

    aksi: Literal["tambah"]
    baris: _Row
    isi: dict[str, JsonValue]


class LangkahPindah(_Asked):
    """A step at another row, counted when it is there."""

    aksi: Literal["pindah"]
    baris: _Row
    ke: _Row


class LangkahHapus(_Asked):
    """A step less; what led to it leads elsewhere."""

    aksi: Literal["hapus"]
    baris: _Row
    ganti: Tujuan | None = None


class SimbolTaruh(_Asked):
    """A step's symbol put into a lane, another one in a further lane, or one taken out of a lane."""

    aksi: Literal["lajur"]
    baris: _Row
    lajur: str
    cara: Literal["pindah", "tambah", "cabut"]


class JalanKeluar(_Asked):
    """One exit of a step: its words, and where it leads."""

    kata: str
    ke: Annotated[list[Tujuan], Field(min_length=1)]


class JalanBaru(_Asked):
    """Where a step leads: exits of a decision, or the steps that follow; nothing for the row below."""

    aksi: Literal["jalan"]
    baris: _Row
    simbol: _Row | None = None
    """Which of a row's several symbols, where it has several."""
    keputusan: bool
    jalan: list[JalanKeluar]


class PerbaikanPakai(_Asked):
    """The mend of a problem, which is known by its place and code."""

    aksi: Literal["perbaiki"]
    baris: int
    kolom: int
    kode: str


class TeksBaru(_Asked):
    """The whole text of the file."""

    aksi: Literal["teks"]
    teks: str


Suntingan = Annotated[
    IsiBaru | LangkahBaru | LangkahPindah | LangkahHapus | SimbolTaruh | JalanBaru | PerbaikanPakai | TeksBaru,
    Field(discriminator="aksi"),
]


_Judul = Annotated[str, Field(min_length=1, max_length=300)]


class _OfChanges(_Asked):
    naskah: dict[str, str | None] = {}
    """The texts that differ so far."""
    asal: dict[str, str | None] = {}
    """What others have published since the folder was as it is, where the page has fetched that."""


class MintaDaftar(_OfChanges):
    """What there is: every SOP, and what its keys may name."""

    minta: Literal["daftar"]


class MintaBerkas(_OfChanges):
    """A file as it would be, after edits if there are any."""

    minta: Literal["berkas"]
    berkas: str
    suntingan: list[Suntingan] = []


class MintaPerubahan(_OfChanges):
    """What changed, in sentences."""

    minta: Literal["perubahan"]


class MintaBaru(_OfChanges):
    """A new SOP as a draft: from nothing, one that others name already, or a copy of another."""

    minta: Literal["baru"]
    judul: _Judul
    jenis: Literal["makro", "mikro"]
    unit: str
    lajur: Annotated[list[str], Field(max_length=12)] = []
    """None for a copy, which has those of its original."""
    belum: str = ""
    """By what it is named by those that name it, where they do."""
    salinan: str = ""
    """The file that it is a copy of."""


class MintaNama(_OfChanges):
    """An SOP with another file's name, another title, or both; who names it names it anew."""

    minta: Literal["nama"]
    berkas: str
    ke: str
    judul: _Judul


class MintaUsulan(_OfChanges):
    """The change set as a proposal."""

    minta: Literal["usulan"]
    bentuk: Literal["zip", "patch", "berkas"]
    """An archive, a patch, or the files by themselves, for a forge."""
    judul: str
    teks: str
    nama: str
    surel: str


class MintaTemu(_OfChanges):
    """A file of the change set put together with what others wrote into the folder meanwhile."""

    minta: Literal["temu"]
    berkas: str
    dasar: str
    """What the file said when it was opened."""
    terbitan: str | None = None
    """What others wrote, where it was elsewhere than in the folder."""
    ambil: Annotated[list[str], Field(max_length=1000)] = []
    """The collisions in which the change set's is taken."""


class MintaPenyebut(_OfChanges):
    """Who names what a file holds."""

    minta: Literal["penyebut"]
    berkas: str


SemuaMinta = (
    MintaDaftar | MintaBerkas | MintaPerubahan | MintaBaru | MintaNama | MintaUsulan | MintaTemu | MintaPenyebut
)
Permintaan = Annotated[SemuaMinta, Field(discriminator="minta")]
