# Who signs a sheet, and what signing leaves: the mark of an electronic signature, the sheet that was signed elsewhere.
from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from tatalaksana.model.bulan import TanggalAtauBulan
from tatalaksana.model.key import Key, Printed, keys_of
from tatalaksana.model.titik import has_gap
from tatalaksana.model.value import Nama, Shorthand, Value, spoken

_SOURCES = "sops/"
"""May stand before the name of a file: so people see where it lies."""

_NO_SENTENCE = frozenset({"ya", "tidak", "true", "false", "ada", "sudah", "belum", "yes", "no", "-"})
"""Answers where a sentence is asked for."""


def _inside(name: str) -> str:
    """The name of a file as it is from the folder of the sources."""
    bare = name.removeprefix(_SOURCES)
    if "\\" in bare or not bare or PurePosixPath(bare).is_absolute() or ".." in PurePosixPath(bare).parts:
        raise PydanticCustomError(
            "berkas-di-luar",
            "«{name}» bukan berkas di folder sops/. Tulis namanya dari folder itu, misalnya «biro-umum/surat-masuk.pdf».",
            {"name": name[:60]},
        )
    return bare


BerkasSumber = Annotated[Nama, AfterValidator(_inside)]
"""A file beside the sources: its name from their folder."""


class Tte(Shorthand):
    """Tanda tangan elektronik: gambar dan kalimat dari penerbit sertifikat; satu teks berarti `kalimat`."""

    _text_means: ClassVar[str] = "kalimat"
    gambar: Annotated[BerkasSumber | None, Key(Printed.SIGNED)] = Field(
        None,
        description="Gambar (PNG atau SVG) di folder `sops/`, misalnya kode QR penerbit; tercetak di tempat tanda tangan.",
    )
    kalimat: Annotated[Nama | None, Key(Printed.SIGNED)] = Field(
        None, description="Kalimat di tempat tanda tangan, misalnya «Ditandatangani secara elektronik»."
    )
    sertifikat: Annotated[Nama | None, Key(Printed.SIGNED)] = Field(
        None, description="Kalimat tentang sertifikatnya, di kaki tiap halaman; bawaannya `kalimat`."
    )

    @field_validator("kalimat")
    @classmethod
    def _says_something(cls, kalimat: str | None) -> str | None:
        if kalimat is not None and kalimat.casefold() in _NO_SENTENCE:
            raise PydanticCustomError(
                "isi-salah",
                "«{isi}» akan tercetak di tempat tanda tangan. Tulis kalimat penerbit sertifikatnya, misalnya "
                "«Ditandatangani secara elektronik»; bila tidak ditandatangani begitu, hapus «tte».",
                {"isi": kalimat},
            )
        return kalimat

    @property
    def kaki(self) -> str | None:
        """What the foot of each page says of it."""
        return self.sertifikat or self.kalimat


class Pengesahan(Value):
    """Satu penanda tangan lembar: yang mengesahkan, atau yang membuat, memeriksa, menyetujui."""

    called = spoken(
        pangkat="golongan gol pangkat_golongan pangkat_gol golongan_ruang pangkat_golongan_ruang",
        nama="nama_pejabat nama_lengkap nama_terang",
    )
    peran: Annotated[Nama | None, Key(Printed.HEAD)] = Field(
        None,
        description="Perannya sebagaimana tercetak, misalnya «Diperiksa oleh»; bawaannya label `pengesahan` profil.",
    )
    atas_nama: Annotated[Nama | None, Key(Printed.HEAD, words="a.n.")] = Field(
        None, description="Jabatan yang atas namanya ditandatangani; tercetak «a.n. …» di atas jabatan."
    )
    jabatan: Annotated[Nama, Key(Printed.HEAD)] = Field(description="Jabatan sebagaimana tercetak.")
    nama: Annotated[Nama | None, Key(Printed.HEAD)] = Field(
        None, description="Nama dengan gelar; draf boleh belum menyebutnya."
    )
    pangkat: Annotated[Nama | None, Key(Printed.HEAD)] = Field(
        None, description="Pangkat dan golongan, misalnya «Pembina Tingkat I»; tercetak di bawah nama."
    )
    nip: Annotated[Nama | None, Key(Printed.HEAD, words="NIP")] = Field(None, description="NIP, 18 angka.")
    nrp: Annotated[Nama | None, Key(Printed.HEAD, words="NRP")] = Field(
        None, description="NRP (TNI/Polri), misalnya 12345/P."
    )
    tanggal: Annotated[TanggalAtauBulan | None, Key(Printed.HEAD)] = Field(None, description="Hari ia menandatangani.")
    tte: Annotated[Tte | None, Key(Printed.SIGNED, words="TTE", noted=True)] = Field(
        None,
        description="Tanda tangan elektronik: `gambar` dan `kalimat` penerbit sertifikat di tempat tanda tangan, dan `sertifikat` di "
        "kaki halaman; teks saja berarti `kalimat`. Tanpa ini tempatnya dikosongkan.",
    )
    berkas: Annotated[
        BerkasSumber | None, Key(Printed.BESIDE, words="lembar yang sudah ditandatangani", noted=True)
    ] = Field(
        None,
        description="Lembar yang sudah ditandatangani secara elektronik, sebuah PDF di folder `sops/`; itulah PDF resmi SOP ini. "
        "Bila penanda tangannya beberapa, sebut pada yang mengesahkan.",
    )

    @field_validator("berkas")
    @classmethod
    def _pdf(cls, berkas: str | None) -> str | None:
        if berkas is not None and not berkas.casefold().endswith(".pdf"):
            raise PydanticCustomError(
                "bukan-pdf",
                "«{name}» bukan nama berkas PDF. Lembar yang ditandatangani berakhiran «.pdf».",
                {"name": berkas[:60]},
            )
        return berkas

    @field_validator("nip")
    @classmethod
    def _eighteen(cls, nip: str | None) -> str | None:
        if nip is not None and not has_gap(nip) and not re.fullmatch(r"[0-9]{18}", nip.replace(" ", "")):
            raise PydanticCustomError(
                "nip-salah", "NIP «{nip}» bukan 18 angka{why}", {"nip": nip[:60], "why": _why_no_nip(nip)}
            )
        return nip

    @model_validator(mode="after")
    def _one_number(self) -> Pengesahan:
        if self.nip and self.nrp:
            raise PydanticCustomError("nip-dan-nrp", "Pilih satu: «nip» atau «nrp».", {})
        return self


def nip_figures(text: str) -> str:
    """What is left of an NIP without the word for it, and without blanks and strokes between its parts."""
    return re.sub(r"(?i)^nip\W*|[\s./–-]", "", text)


def _why_no_nip(nip: str) -> str:
    figures = nip_figures(nip)
    if re.fullmatch(r"[0-9]{18}", figures):
        return f". Tulis angkanya saja: {figures}."
    if re.fullmatch(r"[0-9.,]+[eE]\+?[0-9]+", figures):
        return ". Excel memotongnya: salin lagi dari naskah, dari sel yang berformat teks."
    if re.fullmatch(r"[0-9OoQlI]{18}", figures):
        return ". Ada huruf di antara angkanya (O atau l di tempat 0 atau 1)."
    return f"{f', melainkan {len(figures)}' if figures.isdigit() else ''}. Untuk TNI/Polri pakai kunci «nrp»."


def unsigned(several: tuple[Pengesahan, ...]) -> tuple[Pengesahan, ...]:
    """The same signers without what signing left: an edition is the same before it is signed and after."""
    left = {name: None for name, key in keys_of(Pengesahan).items() if key.noted}
    return tuple(one.model_copy(update=left) for one in several)
