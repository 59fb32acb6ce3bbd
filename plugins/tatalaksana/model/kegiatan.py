# The table of an SOP: its lanes, its steps, and the symbols in them.
from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from tatalaksana.model.key import Breadth, Kelas, Key, Printed, Rule, Searched
from tatalaksana.model.leads import IdFormulir, IdJabatan, IdSendiri, NamaLajur, NamaLangkah
from tatalaksana.model.register import Jabatan
from tatalaksana.model.rujukan import Rujukan
from tatalaksana.model.value import BERBARIS, Isi, Nama, SatuAtauBanyak, Shorthand, Teks, Value, YaTidak, spoken


class Bentuk(StrEnum):
    """The symbols an editor can ask for by name; the fifth, segilima, belongs to page breaks alone."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    BELAH_KETUPAT = "belah-ketupat"


class Lajur(Shorthand):
    """Satu lajur Pelaksana: id jabatan, atau id jabatan dengan label sebagaimana tercetak."""

    _text_means: ClassVar[str] = "jabatan"
    called = spoken(label="nama teks sebutan")
    jabatan: Annotated[IdJabatan, Key(Printed.MEANT, Kelas.SUBSTANSI)] = Field(
        description="Id jabatan di `jabatan.yaml`."
    )
    label: Annotated[Nama | None, Key(Printed.DRAWN, Rule.LABEL, "nama")] = Field(
        None, description="Kepala lajur sebagaimana tercetak."
    )
    id: Annotated[IdSendiri | None, Key(Printed.MEANT, Kelas.TATA_LETAK)] = Field(
        None, description="Nama singkat lajur di berkas ini; biasanya id jabatan."
    )

    @property
    def nama(self) -> str:
        """The name by which steps refer to this lane."""
        return self.id or self.jabatan

    def kepala(self, jabatan: Jabatan | None) -> str:
        """What stands over it: its label as printed, else its office's short name or name; the id where nobody knows the office."""
        return self.label or (jabatan and (jabatan.singkatan or jabatan.nama)) or self.jabatan


def _wordless(label: object) -> object:
    return "" if isinstance(label, str) and label.strip() in _NO_WORDS else label


SELESAI = "selesai"
"""What an arrow to the end names."""
Lanjutan = Annotated[tuple[NamaLangkah, ...], Field(min_length=1, max_length=12), *SatuAtauBanyak]


_NO_WORDS = frozenset({"", "~", "null"})
"""How YAML says nothing, in a key too."""
Cabang = Annotated[
    dict[Annotated[Literal[""], BeforeValidator(_wordless)] | Nama, Lanjutan], Field(min_length=1, max_length=12)
]
"""The exits of a decision by their words; one may have none."""


_KEPUTUSAN = (
    "Jalan keluar keputusan, `label: langkah`, dua atau lebih; langkah disebut dengan id atau nomor, "
    '`selesai` mengakhiri. Jalan tanpa kata ditulis `"": langkah` atau `~: langkah`.'
)


_EXITS = "{ya: 3, tidak: selesai}"
_ITEMS = Key(
    Printed.COLUMN,
    Rule.TEXT,
    markdown=True,
    searched=Searched.OWN,
    draft="…",
    breadth=Breadth.ITEMS,
    quality=True,
)
"""What a step needs and what it makes are the same kind of cell."""


_LANJUT = (
    "Langkah berikutnya (id atau nomor) bila bukan baris di bawahnya; beberapa berarti bercabang; `selesai` mengakhiri."
)


class Simbol(Value):
    """Satu simbol pada baris yang memuat beberapa simbol."""

    pelaksana: Annotated[NamaLajur, Key(Printed.DRAWN, Kelas.SUBSTANSI, sample="kabag")] = Field(
        description="Lajur tempat simbol berdiri."
    )
    id: Annotated[IdSendiri | None, Key(Printed.MEANT, Rule.NAMING)] = Field(
        None, description="Id simbol, untuk dirujuk."
    )
    bentuk: Annotated[Bentuk | None, Key(Printed.DRAWN, Kelas.TATA_LETAK, sample="kotak")] = Field(
        None, description="kapsul, kotak atau belah-ketupat; biasanya ditentukan sendiri."
    )
    teks: Annotated[Nama | None, Key(Printed.DRAWN, Kelas.TATA_LETAK)] = Field(
        None, description="Teks pendek di dalam simbol."
    )
    keputusan: Annotated[Cabang | None, Key(Printed.DRAWN, Kelas.SUBSTANSI, sample=_EXITS)] = Field(
        None, description=_KEPUTUSAN
    )
    lanjut: Annotated[Lanjutan | None, Key(Printed.DRAWN, Kelas.SUBSTANSI, "langkah berikutnya", sample="5")] = Field(
        None, description=_LANJUT
    )
    mulai: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI, "awal prosedur", sample="ya")] = Field(
        default=False, description="`ya` bila prosedur (juga) dapat mulai di sini."
    )


class Waktu(Shorthand):
    """Waktu: teks sebagaimana tercetak («10 Menit», «2-3 hari kerja», «2 menit/berkas»), juga satu waktu untuk beberapa baris."""

    _text_means: ClassVar[str] = "teks"
    called = dict.fromkeys(
        (
            "detik",
            "menit",
            "jam",
            "hari",
            "hari_kerja",
            "minggu",
            "bulan",
            "lama",
            "durasi",
            "waktu",
            "nilai",
            "satuan",
        ),
        "teks",
    )
    teks: Annotated[Nama, Key(Printed.COLUMN)] = Field(description="Waktu sebagaimana tercetak.")
    sampai: Annotated[NamaLangkah | None, Key(Printed.MEANT, sample="5")] = Field(
        None, description="Langkah terakhir (id atau nomor) yang berbagi waktu ini."
    )


class Kegiatan(Value):
    """Satu baris tabel: satu kegiatan."""

    uraian: Annotated[Teks, Key(Printed.COLUMN, Rule.TEXT, markdown=True, searched=Searched.OWN)] = Field(
        description=f"Kegiatan: kata kerja aktif tanpa subjek; pelakunya ialah lajurnya. {BERBARIS}"
    )
    id: Annotated[IdSendiri | None, Key(Printed.MEANT, Rule.NAMING)] = Field(
        None, description="Id langkah yang tetap, untuk dirujuk langkah lain."
    )
    tanpa_nomor: Annotated[YaTidak, Key(Printed.MEANT, Rule.NAMING, sample="ya")] = Field(
        default=False, description="`ya` bila baris ini tidak bernomor."
    )
    tanpa_simbol: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI, "baris tanpa simbol", sample="ya")] = Field(
        default=False,
        description="`ya` bila baris ini bukan langkah, melainkan judul bagian («A. Persiapan») atau catatan: "
        "tanpa nomor dan tanpa simbol; hanya «uraian» dan «ket» yang diisi.",
    )
    pelaksana: Annotated[
        Annotated[tuple[NamaLajur, ...], Field(min_length=1, max_length=12), *SatuAtauBanyak] | None,
        Key(Printed.DRAWN, Rule.ACTORS, sample="kabag"),
    ] = Field(None, description="Lajur yang bertindak; beberapa lajur berarti satu simbol di tiap lajur.")
    simbol: Annotated[
        Annotated[tuple[Simbol, ...], Field(min_length=1, max_length=24)] | None,
        Key(Printed.DRAWN, Rule.SYMBOLS, sample="[{pelaksana: kabag}, {pelaksana: kasubbag}]"),
    ] = Field(
        None,
        description="Pengganti «pelaksana»/«keputusan» untuk baris dengan beberapa simbol yang berbeda; "
        "simbol mengalir berurutan kecuali ditulis lain, atau «serentak: ya».",
    )
    serentak: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI, "simbol yang serentak", sample="ya")] = Field(
        default=False,
        description="`ya` bila yang di bawah «simbol» dikerjakan bersamaan, bukan berurutan: panah masuk ke semuanya, "
        "dan masing-masing meneruskan sendiri. Di awal prosedur berarti semuanya memulai, bukan salah satu. Beberapa «pelaksana» "
        "selalu serentak, kecuali di awal.",
    )
    bentuk: Annotated[Bentuk | None, Key(Printed.DRAWN, Kelas.TATA_LETAK, "bentuk simbol", sample="kotak")] = Field(
        None, description="Bentuk simbol, bila bukan yang lazim."
    )
    teks: Annotated[Nama | None, Key(Printed.DRAWN, Rule.TEXT, "teks di dalam simbol")] = Field(
        None, description="Teks pendek di dalam simbol, misalnya «Via email»; simbolnya membesar seperlunya."
    )
    keputusan: Annotated[Cabang | None, Key(Printed.DRAWN, Rule.DECISION, sample=_EXITS)] = Field(
        None, description=_KEPUTUSAN
    )
    lanjut: Annotated[Lanjutan | None, Key(Printed.DRAWN, Rule.TARGETS, "langkah berikutnya", sample="5")] = Field(
        None, description=_LANJUT
    )
    mulai: Annotated[YaTidak, Key(Printed.DRAWN, Kelas.SUBSTANSI, "awal prosedur", sample="ya")] = Field(
        default=False, description="`ya` bila prosedur (juga) dapat mulai di sini."
    )
    kelengkapan: Annotated[Isi | None, _ITEMS] = Field(
        None, description=f"Mutu Baku: yang harus ada sebelum langkah ini. {BERBARIS}"
    )
    waktu: Annotated[
        Waktu | None,
        Key(Printed.COLUMN, Rule.TIME, searched=Searched.OWN, draft="10 Menit", breadth=Breadth.TIME, quality=True),
    ] = Field(None, description="Mutu Baku: waktu yang berlalu; dijumlahkan tiap satuan sendiri.")
    waktu_kerja: Annotated[Nama | None, Key(Printed.BESIDE, Kelas.REDAKSI)] = Field(
        None,
        description="Waktu kerja bersih tiap pelaksana, bila berbeda dari waktu yang berlalu; untuk ABK.",
    )
    output: Annotated[Isi | None, _ITEMS] = Field(None, description=f"Mutu Baku: hasil langkah ini. {BERBARIS}")
    ket: Annotated[
        Isi | None,
        Key(Printed.COLUMN, Rule.TEXT, "keterangan", markdown=True, searched=Searched.OWN, breadth=Breadth.NOTE),
    ] = Field(None, description=f"Keterangan. {BERBARIS}")
    rincian: Annotated[Rujukan | None, Key(Printed.COLUMN, Kelas.RUJUKAN)] = Field(
        None, description="SOP mikro yang merinci langkah ini."
    )
    formulir: Annotated[
        tuple[IdFormulir, ...], Field(max_length=12), *SatuAtauBanyak, Key(Printed.LINK, Kelas.RUJUKAN)
    ] = Field((), description="Id formulir yang diisi pada langkah ini (`sops/formulir/<id>.yaml`).")

    @model_validator(mode="after")
    def _one_form(self) -> Kegiatan:
        if self.tanpa_simbol:
            return self._without_symbol()
        if self.simbol is None and self.pelaksana is None:
            raise PydanticCustomError(
                "tanpa-pelaksana",
                "Kegiatan ini belum menyebut «pelaksana». Tambahkan misalnya «pelaksana: kabag»; "
                "bila baris ini hanya judul bagian atau catatan, tambahkan «tanpa_simbol: ya».",
                {},
            )
        if self.serentak and self.simbol is None:
            raise PydanticCustomError(
                "serentak-tanpa-simbol",
                "«serentak» hanya untuk baris yang simbolnya ditulis satu per satu di bawah «simbol»; "
                "beberapa «pelaksana» sudah serentak. Hapus kunci ini.",
                {},
            )
        if self.simbol is not None:
            for name in ("pelaksana", "keputusan", "lanjut", "bentuk", "teks"):
                if getattr(self, name) is not None:
                    raise PydanticCustomError(
                        "simbol-dan-singkat",
                        "«{name}» tidak dapat dipakai bersama «simbol». Pindahkan ke dalam simbolnya.",
                        {"name": name},
                    )
        if self.keputusan is not None and self.pelaksana is not None and len(set(self.pelaksana)) > 1:
            raise PydanticCustomError(
                "keputusan-bersama",
                "Keputusan oleh beberapa pelaksana tidak jelas siapa pemutusnya. Tulis tiap simbolnya di bawah «simbol».",
                {},
            )
        if self.keputusan is not None and self.lanjut is not None:
            raise PydanticCustomError("keputusan-dan-lanjut", "Pilih satu: «keputusan» atau «lanjut».", {})
        return self

    def _without_symbol(self) -> Kegiatan:
        for name in type(self).model_fields:
            if name not in _WORDS_ONLY and getattr(self, name):
                raise PydanticCustomError(
                    "bukan-langkah",
                    "«{name}» hanya untuk langkah, sedangkan baris ini «tanpa_simbol». "
                    "Hapus salah satunya, atau pindahkan isinya ke langkahnya.",
                    {"name": name},
                )
        return self


_WORDS_ONLY = frozenset({"uraian", "tanpa_simbol", "tanpa_nomor", "ket"})
"""What a row may say that is no step."""
