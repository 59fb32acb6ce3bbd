# One SOP as its form has it. Keys, order and words are the form's own; shorthands are expanded here, once.
from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BeforeValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_serializer,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from tatalaksana.model.bulan import Kapan, TanggalAtauBulan, first_day, last_day
from tatalaksana.model.diterima import Diterima
from tatalaksana.model.format import DESCRIPTION_OF_FORMAT, FORMAT, Berkas, NomorFormat
from tatalaksana.model.judul import bare_title
from tatalaksana.model.kegiatan import Kegiatan, Lajur
from tatalaksana.model.key import Kelas, Key, Printed, Rule, Searched
from tatalaksana.model.label import LabelSop
from tatalaksana.model.leads import IdProfil, IdUnit
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.model.rujukan import DasarHukum, Lampiran, Rujukan
from tatalaksana.model.value import (
    BERBARIS,
    Bilangan,
    Isi,
    Nama,
    SatuAtauBanyak,
    Shorthand,
    Tanggal,
    Teks,
    Value,
    YaTidak,
    only_one,
    spoken,
)


class Jenis(StrEnum):
    """Makro covers several mikro."""

    MAKRO = "makro"
    MIKRO = "mikro"


class Status(StrEnum):
    """Where an SOP stands in its life."""

    DRAF = "draf"
    BERLAKU = "berlaku"
    DICABUT = "dicabut"


class JenisTinjauan(StrEnum):
    """The two reviews of an SOP in force."""

    MONITORING = "monitoring"
    EVALUASI = "evaluasi"


class KotakTanggal(StrEnum):
    """The dates that a form may have a tick box beside."""

    REVISI = "revisi"
    EFEKTIF = "efektif"


def _volume(data: Any) -> Any:
    only_one(data, "satu volume", "120 per tahun")
    if not isinstance(data, str):
        return data
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7})(?:\s+kali)?\s+per\s+tahun", data.strip().casefold())
    if found is None:
        raise PydanticCustomError(
            "volume-salah",
            "«{isi}» bukan volume. Tulis berapa kali SOP ini dikerjakan dalam setahun, misalnya «120 per tahun».",
            {"isi": data[:60]},
        )
    return int(found[1].replace(".", ""))


Volume = Annotated[
    int,
    Field(ge=0),
    BeforeValidator(_volume),
    WithJsonSchema({"type": "string", "pattern": "^[0-9.]+ (kali )?per tahun$"}),
]
"""How often something is done in a year, written «120 per tahun»."""


class UnitSop(Shorthand):
    """Unit pemilik SOP: id dari daftar unit, atau id dengan nama sebagaimana tercetak."""

    _text_means: ClassVar[str] = "unit"
    called = spoken(unit="id", teks="nama judul")
    unit: Annotated[IdUnit, Key(Printed.LETTERHEAD, Kelas.SUBSTANSI)] = Field(description="Id unit di `unit.yaml`.")
    teks: Annotated[Nama | None, Key(Printed.LETTERHEAD, Kelas.REDAKSI, "nama unit yang tercetak")] = Field(
        None, description="Nama unit sebagaimana tercetak pada SOP, bila unit itu kini berganti nama."
    )


class TanggalSop(Value):
    """Tanggal pada lembar identitas, ditulis tahun-bulan-tanggal, atau tahun-bulan bila lembarnya hanya menyebut bulan; yang belum ada dikosongkan."""

    pembuatan: Annotated[TanggalAtauBulan | None, Key(Printed.HEAD, Kelas.REDAKSI, "tanggal pembuatan")] = Field(
        None, description="Tanggal SOP selesai dibuat."
    )
    revisi: Annotated[TanggalAtauBulan | None, Key(Printed.HEAD, Kelas.REDAKSI, "tanggal revisi")] = Field(
        None, description="Tanggal revisi, atau rencana reviu."
    )
    efektif: Annotated[TanggalAtauBulan | None, Key(Printed.HEAD, Kelas.SUBSTANSI, "tanggal efektif")] = Field(
        None, description="Tanggal mulai berlaku."
    )
    centang: Annotated[
        tuple[KotakTanggal, ...] | None, Key(Printed.HEAD, Kelas.TATA_LETAK, "kotak centang", sample="[efektif]")
    ] = Field(
        None,
        description="Formulir dengan kotak centang di belakang tanggal: kotak mana yang dicentang. "
        "Daftar kosong `[]` berarti kotaknya ada tetapi tidak dicentang.",
    )

    @field_validator("revisi", "efektif")
    @classmethod
    def _in_order(cls, later: Kapan | None, info: ValidationInfo) -> Kapan | None:
        first = info.data.get("pembuatan")
        if first and later and last_day(later) < first_day(first):
            raise PydanticCustomError(
                "urutan-tanggal",
                "Tanggal {name} ({later}) lebih awal daripada tanggal pembuatan ({first}).",
                {"name": info.field_name, "later": later.isoformat(), "first": first.isoformat()},
            )
        return later


class Tinjauan(Value):
    """Satu tinjauan yang sudah dilaksanakan; tenggat berikutnya dihitung dari situ."""

    jenis: Annotated[JenisTinjauan, Key(Printed.BESIDE)] = Field(description="monitoring atau evaluasi.")
    tanggal: Annotated[Tanggal, Key(Printed.BESIDE)] = Field(description="Tanggal tinjauan itu dilaksanakan.")


class Sop(Berkas):
    """Satu SOP AP: lembar identitas dan tabel kegiatannya."""

    format: Annotated[
        NomorFormat, Key(Printed.BESIDE, Kelas.TATA_LETAK, "format berkas", noted=True, draft=str(FORMAT))
    ] = Field(FORMAT, description=DESCRIPTION_OF_FORMAT)
    nomor: Annotated[Nama | None, Key(Printed.HEAD, Kelas.SUBSTANSI, searched=Searched.OWN, draft="…")] = Field(
        None, description="Nomor SOP menurut pola instansi; wajib kecuali draf, yang boleh bertitik-titik."
    )
    judul: Annotated[Nama, Key(Printed.HEAD, Rule.TEXT)] = Field(description="Judul tanpa kata «SOP Makro/Mikro».")
    jenis: Annotated[Jenis, Key(Printed.HEAD, Kelas.SUBSTANSI)] = Field(
        description="makro (mencakup beberapa mikro) atau mikro."
    )
    status: Annotated[Status, Key(Printed.MEANT, Rule.LIFE, sample="draf")] = Field(
        Status.DRAF, description="draf, berlaku atau dicabut."
    )
    digantikan_oleh: Annotated[
        Rujukan | None, Key(Printed.MEANT, Kelas.RUJUKAN, "SOP penggantinya", sample="SOP Mikro …")
    ] = Field(None, description="SOP penggantinya, bila dicabut.")
    contoh: Annotated[YaTidak, Key(Printed.MEANT, Rule.LIFE, "tanda contoh", sample="ya")] = Field(
        default=False, description="`ya` bila ini contoh, bukan dokumen resmi."
    )
    unit: Annotated[UnitSop, Key(Printed.LETTERHEAD, Rule.KEYS, searched=Searched.OWN)] = Field(
        description="Unit pemilik SOP."
    )
    profil: Annotated[IdProfil | None, Key(Printed.MEANT, Kelas.TATA_LETAK, "profil lembar")] = Field(
        None, description="Profil lembar, bila bukan profil unitnya."
    )
    label: Annotated[LabelSop | None, Key(Printed.MEANT, Kelas.TATA_LETAK, "label formulir")] = Field(
        None, description="Label formulir yang pada SOP ini berbeda dari profilnya."
    )
    tanggal: Annotated[
        TanggalSop, Key(Printed.HEAD, Rule.KEYS, draft=("pembuatan: 2026-01-31", "efektif: 2026-02-15"))
    ] = Field(TanggalSop.model_construct(), description="Tanggal pada lembar identitas.")
    revisi_ke: Annotated[Bilangan, Key(Printed.HEAD, Kelas.REDAKSI)] = Field(
        0, description="Nomor revisi; 0 berarti terbitan pertama."
    )
    pengesahan: Annotated[
        Annotated[tuple[Pengesahan, ...], Field(max_length=8), *SatuAtauBanyak],
        Key(
            Printed.HEAD,
            Rule.SIGNERS,
            searched=Searched.PEOPLE,
            draft=("jabatan: …", "nama: …", "nip: …"),
            sample="{jabatan: …, nama: …}",
        ),
    ] = Field(
        (), description="Pejabat yang mengesahkan, atau beberapa penanda tangan dengan perannya; wajib kecuali draf."
    )
    tinjauan: Annotated[
        tuple[Tinjauan, ...],
        Field(max_length=200),
        *SatuAtauBanyak,
        Key(Printed.BESIDE, Kelas.REDAKSI, "tinjauan yang sudah dilaksanakan", noted=True),
    ] = Field(
        (),
        description="Monitoring dan evaluasi yang sudah dilaksanakan, dari yang paling lama.",
    )
    volume: Annotated[Volume | None, Key(Printed.BESIDE, Kelas.REDAKSI, "volume setahun")] = Field(
        None,
        description="Berapa kali SOP ini dikerjakan dalam setahun, untuk ABK: `120 per tahun`.",
    )
    dasar_hukum: Annotated[
        tuple[DasarHukum, ...],
        Field(max_length=100),
        Key(
            Printed.BOX,
            Rule.REGULATIONS,
            markdown=True,
            searched=Searched.OWN,
            draft=("- …",),
            note="id dari peraturan.yaml",
        ),
    ] = Field((), description="Dasar Hukum, berurutan.")
    kualifikasi_pelaksana: Annotated[
        Isi | None, Key(Printed.BOX, Rule.TEXT, markdown=True, searched=Searched.OWN, draft=("- …",))
    ] = Field(None, description=f"Kualifikasi Pelaksana. {BERBARIS}")
    keterkaitan: Annotated[
        tuple[Rujukan, ...],
        Field(max_length=100),
        Key(
            Printed.BOX,
            Kelas.RUJUKAN,
            searched=Searched.OTHERS,
            draft=("- SOP Makro …",),
            note="SOP lain, dengan jenis dan judulnya",
        ),
    ] = Field((), description="SOP lain yang berkaitan.")
    peralatan: Annotated[
        Isi | None, Key(Printed.BOX, Rule.TEXT, markdown=True, searched=Searched.OWN, draft=("- …",))
    ] = Field(None, description=f"Peralatan/perlengkapan. {BERBARIS}")
    peringatan: Annotated[Isi | None, Key(Printed.BOX, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…")] = (
        Field(None, description=f"Peringatan. {BERBARIS}")
    )
    pencatatan: Annotated[
        Isi | None,
        Key(Printed.BOX, Rule.TEXT, "pencatatan dan pendataan", markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Pencatatan dan pendataan. {BERBARIS}")
    tujuan: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Tujuan prosedur. {BERBARIS}")
    ruang_lingkup: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Ruang lingkup prosedur. {BERBARIS}")
    pengertian: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Pengertian, seperti pada SPO fasilitas kesehatan. {BERBARIS}")
    definisi: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Definisi istilah, seperti pada prosedur mutu. {BERBARIS}")
    kebijakan: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Kebijakan yang menjadi dasarnya. {BERBARIS}")
    referensi: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Acuan selain peraturan: buku, pedoman, standar. {BERBARIS}")
    unit_terkait: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Unit lain yang terkait. {BERBARIS}")
    dokumen_terkait: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description=f"Dokumen yang terkait. {BERBARIS}")
    riwayat_perubahan: Annotated[
        Isi | None,
        Key(Printed.MORE, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(
        None, description=f"Riwayat perubahan sebagaimana tercetak; riwayat berkasnya sendiri dicatat git. {BERBARIS}"
    )
    lampiran: Annotated[
        tuple[Lampiran, ...],
        Field(max_length=100),
        *SatuAtauBanyak,
        Key(Printed.MORE, Kelas.RUJUKAN, markdown=True, searched=Searched.OWN, draft=("- …",)),
    ] = Field((), description="Lampiran: formulir, contoh, atau dokumen yang menyertai SOP.")
    pelaksana: Annotated[
        tuple[Lajur, ...],
        Field(min_length=1, max_length=12),
        Key(Printed.DRAWN, Rule.MEMBERS, sample="[kabag, kasubbag]"),
    ] = Field(description="Lajur tabel, dari kiri ke kanan; paling banyak 12.")
    kegiatan: Annotated[
        tuple[Kegiatan, ...],
        Field(min_length=1, max_length=200),
        Key(Printed.DRAWN, Rule.MEMBERS, sample="[{uraian: …, pelaksana: kabag}]"),
    ] = Field(description="Baris tabel, dari atas ke bawah.")
    perlu_diperiksa: Annotated[
        tuple[Teks, ...],
        Field(max_length=500),
        *SatuAtauBanyak,
        Key(Printed.BESIDE, Kelas.REDAKSI, "yang perlu diperiksa", noted=True, sample="[…]"),
    ] = Field(
        (),
        description="Yang masih harus diperiksa orang sebelum SOP berlaku, misalnya hasil `sop impor`; hapus butir yang sudah diperiksa.",
    )
    diterima: Annotated[
        tuple[Diterima, ...],
        Field(max_length=200),
        *SatuAtauBanyak,
        Key(Printed.BESIDE, Kelas.REDAKSI, "peringatan yang diterima", noted=True),
    ] = Field((), description="Peringatan pemeriksaan yang sudah dilihat dan diterima, dengan alasannya.")

    @field_serializer("pengesahan")
    def _one_signer(self, signed: tuple[Pengesahan, ...]) -> object:
        """One is written as one: so lists are none where sheets have a single signature, and old fingerprints hold."""
        return signed[0] if len(signed) == 1 else signed

    @field_validator("pengesahan")
    @classmethod
    def _one_sheet(cls, signed: tuple[Pengesahan, ...]) -> tuple[Pengesahan, ...]:
        if len({one.berkas for one in signed if one.berkas}) > 1:
            raise PydanticCustomError(
                "berkas-ganda",
                "Lembar yang sudah ditandatangani hanya satu: sebut «berkas» sekali saja, pada yang mengesahkan.",
                {},
            )
        return signed

    @field_validator("digantikan_oleh")
    @classmethod
    def _only_withdrawn(cls, successor: Rujukan | None, info: ValidationInfo) -> Rujukan | None:
        if successor is not None and info.data.get("status") in {Status.DRAF, Status.BERLAKU}:
            raise PydanticCustomError(
                "pengganti-tanpa-cabut",
                "«digantikan_oleh» hanya untuk SOP yang dicabut. Tulis «status: dicabut», atau hapus kunci ini.",
                {},
            )
        return successor

    @model_validator(mode="after")
    def _complete(self) -> Sop:
        lacks = {} if self.status is Status.DRAF else dict(self._lacks())
        if lacks:
            raise PydanticCustomError("belum-lengkap", "SOP ini belum lengkap.", {"lacks": lacks})
        return self

    def _lacks(self) -> Iterator[tuple[str, str]]:
        """What keeps an SOP from being in force, by the key that is to be written or deleted."""
        must = f"SOP yang {self.status.value} harus memuat"
        yield from ((name, f"{must} «{name}».") for name in ("nomor", "pengesahan") if not getattr(self, name))
        if self.perlu_diperiksa:
            yield (
                "perlu_diperiksa",
                f"SOP yang {self.status.value} tidak boleh masih memuat «perlu_diperiksa». Periksa butirnya satu per satu, lalu hapus.",
            )
        if self.tanggal.efektif is None:
            yield "efektif", f"{must} tanggal «efektif»."
        if any(signed.nama is None for signed in self.pengesahan):
            yield "nama", f"{must} «nama» pejabat di dalam «pengesahan»."

    @property
    def nama_lengkap(self) -> str:
        """Kind and title as people say it: «SOP Mikro …», whatever the title itself begins with."""
        return f"SOP {self.jenis.value.capitalize()} {bare_title(self.judul)[0]}"

    @property
    def lembar_bertanda_tangan(self) -> str | None:
        """The PDF that was signed elsewhere and is the official sheet, from the folder of the sources; None where there is none."""
        return next((signed.berkas for signed in self.pengesahan if signed.berkas), None)
