# One SOP as its form has it. Keys, order and words are the form's own; shorthands are expanded here, once.
from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from tatalaksana.model.key import Kelas, Key, Leads, Printed, Rule, Searched
from tatalaksana.model.label import LabelSop
from tatalaksana.model.value import (
    ID_PATTERN,
    Bilangan,
    Id,
    Nama,
    SatuAtauBanyak,
    Shorthand,
    Tanggal,
    Teks,
    Value,
    YaTidak,
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


class Bentuk(StrEnum):
    """The symbols an editor can ask for by name; the fifth, segilima, belongs to page breaks alone."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"


class JenisTinjauan(StrEnum):
    """The two reviews of an SOP in force."""

    MONITORING = "monitoring"
    EVALUASI = "evaluasi"


class KotakTanggal(StrEnum):
    """The dates that a form may have a tick box beside."""

    REVISI = "revisi"
    EFEKTIF = "efektif"


def _kind(data: Any) -> str:
    return "daftar" if isinstance(data, list | tuple) else "teks"


def _volume(data: Any) -> Any:
    if not isinstance(data, str):
        return data
    found = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7})(?:\s+kali)?\s+per\s+tahun", data.strip().casefold())
    if found is None:
        raise PydanticCustomError(
            "volume-salah",
            "«{isi}» bukan volume. Tulis berapa kali SOP ini dijalankan dalam setahun, misalnya «120 per tahun».",
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

Isi = Annotated[Annotated[Teks, Tag("teks")] | Annotated[tuple[Teks, ...], Tag("daftar")], Discriminator(_kind)]
"""A box of the form: one text, or a numbered list."""


class UnitSop(Shorthand):
    """Unit pemilik SOP: id dari daftar unit, atau id dengan nama sebagaimana tercetak."""

    _text_means: ClassVar[str] = "unit"
    unit: Annotated[Id, Key(Printed.LETTERHEAD, Kelas.SUBSTANSI)] = Field(description="Id unit di `unit.yaml`.")
    teks: Annotated[Nama | None, Key(Printed.LETTERHEAD, Kelas.REDAKSI, "nama unit yang tercetak")] = Field(
        None, description="Nama unit sebagaimana tercetak pada SOP, bila unit itu kini berganti nama."
    )


class TanggalSop(Value):
    """Tanggal pada lembar identitas, ditulis tahun-bulan-tanggal; yang belum ada dikosongkan."""

    pembuatan: Annotated[Tanggal | None, Key(Printed.HEAD, Kelas.REDAKSI, "tanggal pembuatan")] = Field(
        None, description="Tanggal SOP selesai dibuat."
    )
    revisi: Annotated[Tanggal | None, Key(Printed.HEAD, Kelas.REDAKSI, "tanggal revisi")] = Field(
        None, description="Tanggal revisi, atau rencana reviu."
    )
    efektif: Annotated[Tanggal | None, Key(Printed.HEAD, Kelas.SUBSTANSI, "tanggal efektif")] = Field(
        None, description="Tanggal mulai berlaku."
    )
    centang: Annotated[tuple[KotakTanggal, ...] | None, Key(Printed.HEAD, Kelas.TATA_LETAK, "kotak centang")] = Field(
        None,
        description="Formulir dengan kotak centang di belakang tanggal: kotak mana yang dicentang. "
        "Daftar kosong `[]` berarti kotaknya ada tetapi tidak dicentang.",
    )

    @field_validator("revisi", "efektif")
    @classmethod
    def _in_order(cls, later: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("pembuatan")
        if first and later and later < first:
            raise PydanticCustomError(
                "urutan-tanggal",
                "Tanggal {name} ({later}) lebih awal daripada tanggal pembuatan ({first}).",
                {"name": info.field_name, "later": later.isoformat(), "first": first.isoformat()},
            )
        return later


class Pengesahan(Value):
    """Pejabat yang mengesahkan."""

    jabatan: Annotated[Nama, Key(Printed.HEAD)] = Field(description="Jabatan sebagaimana tercetak.")
    nama: Annotated[Nama, Key(Printed.HEAD)] = Field(description="Nama dengan gelar.")
    nip: Annotated[Nama | None, Key(Printed.HEAD, words="NIP")] = Field(None, description="NIP, 18 angka.")
    nrp: Annotated[Nama | None, Key(Printed.HEAD, words="NRP")] = Field(
        None, description="NRP (TNI/Polri), misalnya 9582/P."
    )

    @field_validator("nip")
    @classmethod
    def _eighteen(cls, nip: str | None) -> str | None:
        if nip is not None and not re.fullmatch(r"[0-9]{18}", nip.replace(" ", "")):
            raise PydanticCustomError(
                "nip-salah", "NIP «{nip}» bukan 18 angka. Untuk TNI/Polri pakai kunci «nrp».", {"nip": nip}
            )
        return nip

    @model_validator(mode="after")
    def _one_number(self) -> Pengesahan:
        if self.nip and self.nrp:
            raise PydanticCustomError("nip-dan-nrp", "Pilih satu: «nip» atau «nrp».", {})
        return self


class DasarHukum(Shorthand):
    """Satu butir Dasar Hukum: id peraturan, teks sebagaimana tercetak, atau keduanya."""

    _text_means: ClassVar[str] = "teks"
    peraturan: Annotated[Id | None, Key(Printed.MEANT, words="judul peraturan")] = Field(
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


class Lajur(Shorthand):
    """Satu lajur Pelaksana: id jabatan, atau id jabatan dengan label sebagaimana tercetak."""

    _text_means: ClassVar[str] = "jabatan"
    jabatan: Annotated[Id, Key(Printed.MEANT, Kelas.SUBSTANSI)] = Field(description="Id jabatan di `jabatan.yaml`.")
    label: Annotated[Nama | None, Key(Printed.DRAWN, Rule.LABEL, "nama")] = Field(
        None, description="Kepala lajur sebagaimana tercetak."
    )
    id: Annotated[Id | None, Key(Printed.MEANT, Kelas.TATA_LETAK)] = Field(
        None, description="Nama singkat lajur di berkas ini; biasanya id jabatan."
    )

    @property
    def nama(self) -> str:
        """The name by which steps refer to this lane."""
        return self.id or self.jabatan


Lanjutan = Annotated[tuple[Nama, ...], Field(min_length=1, max_length=12), *SatuAtauBanyak]
Cabang = Annotated[dict[Nama, Lanjutan], Field(min_length=1, max_length=12)]

_KEPUTUSAN = (
    "Jalan keluar keputusan, `label: langkah`, dua atau lebih; langkah disebut dengan id atau nomor, "
    "`selesai` mengakhiri."
)
_LANJUT = (
    "Langkah berikutnya (id atau nomor) bila bukan baris di bawahnya; beberapa berarti bercabang; `selesai` mengakhiri."
)


class Simbol(Value):
    """Satu simbol pada baris yang memuat beberapa simbol."""

    pelaksana: Annotated[Id, Key(Printed.DRAWN, Kelas.SUBSTANSI)] = Field(description="Lajur tempat simbol berdiri.")
    id: Annotated[Id | None, Key(Printed.MEANT, Rule.NAMING)] = Field(None, description="Id simbol, untuk dirujuk.")
    bentuk: Annotated[Bentuk | None, Key(Printed.DRAWN, Kelas.TATA_LETAK)] = Field(
        None, description="kapsul, kotak atau belah-ketupat; biasanya ditentukan sendiri."
    )
    teks: Annotated[Nama | None, Key(Printed.DRAWN, Kelas.TATA_LETAK)] = Field(
        None, description="Teks pendek di dalam simbol."
    )
    keputusan: Annotated[Cabang | None, Key(Printed.DRAWN, Kelas.SUBSTANSI)] = Field(None, description=_KEPUTUSAN)
    lanjut: Annotated[Lanjutan | None, Key(Printed.DRAWN, Kelas.SUBSTANSI)] = Field(None, description=_LANJUT)
    mulai: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI)] = Field(
        default=False, description="`ya` bila prosedur (juga) dapat mulai di sini."
    )


class Waktu(Shorthand):
    """Waktu: teks bebas («10 Menit», «2-3 hari kerja»), juga satu waktu untuk beberapa baris."""

    _text_means: ClassVar[str] = "teks"
    teks: Annotated[Nama, Key(Printed.COLUMN)] = Field(description="Waktu sebagaimana tercetak.")
    sampai: Annotated[Nama | None, Key(Printed.MEANT)] = Field(
        None, description="Langkah terakhir (id atau nomor) yang berbagi waktu ini."
    )


class Kegiatan(Value):
    """Satu baris tabel: satu kegiatan."""

    uraian: Annotated[Teks, Key(Printed.COLUMN, Rule.TEXT, markdown=True, searched=Searched.OWN)] = Field(
        description="Kegiatan: kata kerja aktif tanpa subjek; pelakunya ialah lajurnya."
    )
    id: Annotated[Id | None, Key(Printed.MEANT, Rule.NAMING)] = Field(
        None, description="Id langkah yang tetap, untuk dirujuk langkah lain."
    )
    tanpa_nomor: Annotated[YaTidak, Key(Printed.MEANT, Rule.NAMING)] = Field(
        default=False, description="`ya` bila baris ini tidak bernomor."
    )
    pelaksana: Annotated[
        Annotated[tuple[Id, ...], Field(min_length=1, max_length=12), *SatuAtauBanyak] | None,
        Key(Printed.DRAWN, Rule.ACTORS),
    ] = Field(None, description="Lajur yang bertindak; beberapa lajur berarti satu simbol di tiap lajur.")
    simbol: Annotated[
        Annotated[tuple[Simbol, ...], Field(min_length=1, max_length=24)] | None, Key(Printed.DRAWN, Rule.SYMBOLS)
    ] = Field(
        None,
        description="Pengganti «pelaksana»/«keputusan» untuk baris dengan beberapa simbol yang berbeda; "
        "simbol mengalir berurutan kecuali ditulis lain.",
    )
    bentuk: Annotated[Bentuk | None, Key(Printed.DRAWN, Kelas.TATA_LETAK, "bentuk simbol")] = Field(
        None, description="Bentuk simbol, bila bukan yang lazim."
    )
    teks: Annotated[Nama | None, Key(Printed.DRAWN, Rule.TEXT, "teks di dalam simbol")] = Field(
        None, description="Teks pendek di dalam simbol, misalnya «Via email»."
    )
    keputusan: Annotated[Cabang | None, Key(Printed.DRAWN, Rule.DECISION)] = Field(None, description=_KEPUTUSAN)
    lanjut: Annotated[Lanjutan | None, Key(Printed.DRAWN, Rule.TARGETS, "langkah berikutnya")] = Field(
        None, description=_LANJUT
    )
    mulai: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI, "awal prosedur")] = Field(
        default=False, description="`ya` bila prosedur (juga) dapat mulai di sini."
    )
    kelengkapan: Annotated[
        Isi | None, Key(Printed.COLUMN, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…")
    ] = Field(None, description="Mutu Baku: yang harus ada sebelum langkah ini.")
    waktu: Annotated[Waktu | None, Key(Printed.COLUMN, Rule.TIME, searched=Searched.OWN, draft="10 Menit")] = Field(
        None, description="Mutu Baku: waktu yang berlalu."
    )
    waktu_kerja: Annotated[Nama | None, Key(Printed.BESIDE, Kelas.REDAKSI)] = Field(
        None,
        description="Waktu kerja bersih tiap pelaksana, bila berbeda dari waktu yang berlalu; untuk ABK.",
    )
    output: Annotated[Isi | None, Key(Printed.COLUMN, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…")] = (
        Field(None, description="Mutu Baku: hasil langkah ini.")
    )
    ket: Annotated[Isi | None, Key(Printed.COLUMN, Rule.TEXT, "keterangan", markdown=True, searched=Searched.OWN)] = (
        Field(None, description="Keterangan.")
    )
    rincian: Annotated[Rujukan | None, Key(Printed.COLUMN, Kelas.RUJUKAN)] = Field(
        None, description="SOP mikro yang merinci langkah ini."
    )
    formulir: Annotated[
        tuple[Id, ...], Field(max_length=12), *SatuAtauBanyak, Key(Printed.LINK, Kelas.RUJUKAN, leads=Leads.FORM)
    ] = Field((), description="Id formulir yang diisi pada langkah ini (`sops/formulir/<id>.yaml`).")

    @model_validator(mode="after")
    def _one_form(self) -> Kegiatan:
        if self.simbol is None and self.pelaksana is None:
            raise PydanticCustomError("tanpa-pelaksana", "Kegiatan ini belum menyebut «pelaksana».", {})
        if self.simbol is not None:
            for name in ("pelaksana", "keputusan", "lanjut", "bentuk", "teks"):
                if getattr(self, name) is not None:
                    raise PydanticCustomError(
                        "simbol-dan-singkat",
                        "«{name}» tidak dapat dipakai bersama «simbol». Pindahkan ke dalam simbolnya.",
                        {"name": name},
                    )
        if self.keputusan is not None and self.pelaksana is not None and len(self.pelaksana) > 1:
            raise PydanticCustomError(
                "keputusan-bersama",
                "Keputusan oleh beberapa pelaksana tidak jelas siapa pemutusnya. Tulis tiap simbolnya di bawah «simbol».",
                {},
            )
        if self.keputusan is not None and self.lanjut is not None:
            raise PydanticCustomError("keputusan-dan-lanjut", "Pilih satu: «keputusan» atau «lanjut».", {})
        return self


class Lampiran(Shorthand):
    """Satu lampiran: sebutannya, dengan formulir atau tautan bila ada."""

    _text_means: ClassVar[str] = "teks"
    teks: Annotated[Teks, Key(Printed.BOX, markdown=True)] = Field(description="Sebutan lampiran sebagaimana tercetak.")
    formulir: Annotated[Id | None, Key(Printed.LINK, leads=Leads.FORM)] = Field(
        None, description="Id formulir yang dilampirkan (`sops/formulir/<id>.yaml`)."
    )
    tautan: Annotated[Nama | None, Key(Printed.LINK, leads=Leads.ADDRESS)] = Field(
        None, description="Alamat lampiran (https://…), atau id berkas SOP (`folder/nama`)."
    )

    @model_validator(mode="after")
    def _one_place(self) -> Lampiran:
        if self.formulir and self.tautan:
            raise PydanticCustomError("formulir-dan-tautan", "Pilih satu: «formulir» atau «tautan».", {})
        return self


class Tinjauan(Value):
    """Satu tinjauan yang sudah dilaksanakan; tenggat berikutnya dihitung dari situ."""

    jenis: Annotated[JenisTinjauan, Key(Printed.BESIDE)] = Field(description="monitoring atau evaluasi.")
    tanggal: Annotated[Tanggal, Key(Printed.BESIDE)] = Field(description="Tanggal tinjauan itu dilaksanakan.")


class Sop(Value):
    """Satu SOP AP: lembar identitas dan tabel kegiatannya."""

    nomor: Annotated[Nama | None, Key(Printed.HEAD, Kelas.SUBSTANSI, searched=Searched.OWN, draft="…")] = Field(
        None, description="Nomor SOP menurut pola instansi; wajib kecuali draf."
    )
    judul: Annotated[Nama, Key(Printed.HEAD, Rule.TEXT)] = Field(description="Judul tanpa kata «SOP Makro/Mikro».")
    jenis: Annotated[Jenis, Key(Printed.HEAD, Kelas.SUBSTANSI)] = Field(
        description="makro (mencakup beberapa mikro) atau mikro."
    )
    status: Annotated[Status, Key(Printed.MEANT, Rule.LIFE)] = Field(
        Status.DRAF, description="draf, berlaku atau dicabut."
    )
    digantikan_oleh: Annotated[Rujukan | None, Key(Printed.MEANT, Kelas.RUJUKAN, "SOP penggantinya")] = Field(
        None, description="SOP penggantinya, bila dicabut."
    )
    contoh: Annotated[YaTidak, Key(Printed.MEANT, Rule.LIFE, "tanda contoh")] = Field(
        default=False, description="`ya` bila ini contoh, bukan dokumen resmi."
    )
    unit: Annotated[UnitSop, Key(Printed.LETTERHEAD, Rule.KEYS, searched=Searched.OWN)] = Field(
        description="Unit pemilik SOP."
    )
    profil: Annotated[Id | None, Key(Printed.MEANT, Kelas.TATA_LETAK, "profil lembar")] = Field(
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
        Pengesahan | None,
        Key(Printed.HEAD, Kelas.SUBSTANSI, searched=Searched.PEOPLE, draft=("jabatan: …", "nama: …", "nip: …")),
    ] = Field(None, description="Pejabat yang mengesahkan; wajib kecuali draf.")
    tinjauan: Annotated[
        tuple[Tinjauan, ...],
        Field(max_length=200),
        *SatuAtauBanyak,
        Key(Printed.BESIDE, Kelas.REDAKSI, "tinjauan yang sudah dilaksanakan"),
    ] = Field(
        (),
        description="Monitoring dan evaluasi yang sudah dilaksanakan, dari yang paling lama.",
    )
    volume: Annotated[Volume | None, Key(Printed.BESIDE, Kelas.REDAKSI, "volume setahun")] = Field(
        None,
        description="Berapa kali SOP ini dijalankan dalam setahun, untuk ABK: `120 per tahun`.",
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
    ] = Field(None, description="Kualifikasi Pelaksana.")
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
    ] = Field(None, description="Peralatan/perlengkapan.")
    peringatan: Annotated[Isi | None, Key(Printed.BOX, Rule.TEXT, markdown=True, searched=Searched.OWN, draft="…")] = (
        Field(None, description="Peringatan.")
    )
    pencatatan: Annotated[
        Isi | None,
        Key(Printed.BOX, Rule.TEXT, "pencatatan dan pendataan", markdown=True, searched=Searched.OWN, draft="…"),
    ] = Field(None, description="Pencatatan dan pendataan.")
    lampiran: Annotated[
        tuple[Lampiran, ...],
        Field(max_length=100),
        *SatuAtauBanyak,
        Key(Printed.MORE, Kelas.RUJUKAN, markdown=True, searched=Searched.OWN, draft=("- …",)),
    ] = Field((), description="Lampiran: formulir, contoh, atau dokumen yang menyertai SOP.")
    pelaksana: Annotated[tuple[Lajur, ...], Field(min_length=1, max_length=12), Key(Printed.DRAWN, Rule.MEMBERS)] = (
        Field(description="Lajur tabel, dari kiri ke kanan; paling banyak 12.")
    )
    kegiatan: Annotated[tuple[Kegiatan, ...], Field(min_length=1, max_length=200), Key(Printed.DRAWN, Rule.MEMBERS)] = (
        Field(description="Baris tabel, dari atas ke bawah.")
    )

    @field_validator("digantikan_oleh")
    @classmethod
    def _only_withdrawn(cls, successor: Rujukan | None, info: ValidationInfo) -> Rujukan | None:
        if successor is not None and info.data.get("status") in {Status.DRAF, Status.BERLAKU}:
            raise PydanticCustomError("pengganti-tanpa-cabut", "«digantikan_oleh» hanya untuk SOP yang dicabut.", {})
        return successor

    @model_validator(mode="after")
    def _complete(self) -> Sop:
        if self.status is not Status.DRAF:
            for name in ("nomor", "pengesahan"):
                if getattr(self, name) is None:
                    raise PydanticCustomError(
                        "belum-lengkap",
                        "SOP yang {status} harus memuat «{name}».",
                        {"status": self.status.value, "name": name},
                    )
            if self.tanggal.efektif is None:
                raise PydanticCustomError(
                    "belum-lengkap",
                    "SOP yang {status} harus memuat tanggal «efektif».",
                    {"status": self.status.value},
                )
        return self

    @property
    def nama_lengkap(self) -> str:
        """Kind and title as people say it: «SOP Mikro …»."""
        return f"SOP {self.jenis.value.capitalize()} {self.judul}"
