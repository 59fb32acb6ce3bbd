# The list of all SOP for other systems, as JSON and as CSV: what stands in force where, and since when.
# The models say what each key means; the JSON Schema beside the list is made from them, and the guide «Data untuk sistem
# lain» tells the same (tests/render/test_listing.py).
from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from tatalaksana.catalog import sheet_file, sop_page
from tatalaksana.facts import AllFacts, Facts, Lama
from tatalaksana.facts.edisi import is_coming
from tatalaksana.model import plain, say_jumlah
from tatalaksana.render.csv import csv_of
from tatalaksana.render.json import amounts_json, in_force

LISTING_SCHEMA = "api/sop.schema.json"
LISTING_JSON = "api/sop.json"
LISTING_CSV = "api/sop.csv"
Address = Callable[[str], str]
"""A page's address from the root of the site."""


class SopTerdaftar(BaseModel):
    """Satu SOP. Kunci yang tidak bernilai tidak ditulis."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="Pengenal SOP, `folder/nama`; tetap selama berkas sumbernya tidak dipindah.")
    alamat: str = Field(description="Alamat halamannya, dari akar situs.")
    pdf: str | None = Field(None, description="Alamat lembar resminya, dari akar situs, bila ada.")
    judul: str = Field(description="Judul tanpa kata «SOP Makro/Mikro».")
    nama: str = Field(description="Jenis dan judul: «SOP Mikro …».")
    nomor: str | None = Field(None, description="Nomor SOP menurut pola instansi; draf boleh belum bernomor.")
    jenis: Literal["makro", "mikro"] = Field(description="Makro mencakup beberapa mikro.")
    status: Literal["draf", "berlaku", "dicabut"] = Field(description="Keadaan SOP.")
    belum_berlaku: bool | None = Field(
        None,
        description="`true` bila sudah ditetapkan (`status`: `berlaku`), tetapi mulai berlaku sesudah hari situs ini.",
    )
    contoh: bool | None = Field(None, description="`true` bila ini contoh, bukan dokumen resmi.")
    unit: str = Field(description="Id unit pemiliknya di `unit.yaml`.")
    nama_unit: str = Field(description="Nama unit itu sekarang.")
    efektif: date | None = Field(None, description="Tanggal mulai berlaku, tahun-bulan-tanggal.")
    efektif_bulan: str | None = Field(
        None,
        pattern="^[0-9]{4}-[0-9]{2}$",
        description="Bulan mulai berlaku, tahun-bulan, sebagai ganti `efektif` bila lembarnya hanya menyebut bulan.",
    )
    revisi_ke: int = Field(description="Nomor revisi; 0 berarti terbitan pertama.")
    langkah: int = Field(description="Banyaknya baris tabel kegiatan.")
    waktu: str | None = Field(
        None,
        description="Berapa lama jalur utamanya, tiap satuan dijumlahkan sendiri, misalnya «12 hari kerja + 40 menit».",
    )
    waktu_paling_sedikit: dict[str, int | float | str] | None = Field(
        None,
        description="Waktu itu sebagai bilangan tiap satuan, paling sedikit; jam dan detik dihitung dalam `menit`.",
    )
    waktu_paling_banyak: dict[str, int | float | str] | None = Field(None, description="Demikian pula, paling banyak.")
    waktu_terlepas: int | None = Field(
        None, description="Berapa baris jalur utama yang waktunya tidak dapat dijumlahkan atau tidak disebut, bila ada."
    )
    volume: int | None = Field(None, description="Berapa kali setahun SOP ini dikerjakan, bila ditulis.")
    jabatan: tuple[str, ...] = Field(description="Id jabatan yang bertindak, menurut urutan lajurnya.")
    peraturan: tuple[str, ...] = Field(description="Id peraturan dalam Dasar Hukum, sejauh terdaftar.")
    terkait: tuple[str, ...] = Field(description="Id SOP dalam Keterkaitan, sejauh terbit di situs ini.")
    sidik: str = Field(description="Sidik isi SOP, 16 angka dan huruf; berubah bila isinya berubah.")


class DaftarSop(BaseModel):
    """Semua SOP situs ini, sebagai satu daftar (`api/sop.json`)."""

    model_config = ConfigDict(frozen=True)

    format: Literal["sop/1"] = Field(
        "sop/1",
        description="Bentuk berkas ini. Angkanya naik bila pembaca lama dapat salah membacanya; kunci baru dapat bertambah kapan saja.",
    )
    situs: str = Field(description="Nama situs.")
    sop: tuple[SopTerdaftar, ...] = Field(description="SOP, urut menurut nama berkasnya.")


ListingRow = dict[str, Any]
"""What the list says of one SOP: the keys of `SopTerdaftar` that it has, as JSON has them."""
_LISTS = frozenset({"jabatan", "peraturan", "terkait", "waktu_paling_sedikit", "waktu_paling_banyak"})
"""Keys of several values, which the CSV does without."""
_COLUMNS = tuple(name for name in SopTerdaftar.model_fields if name not in _LISTS)


def listing_rows(facts: AllFacts, address: Address, sheets: Collection[str]) -> list[ListingRow]:
    """What the list says of each SOP.

    Args:
        facts: The collection.
        address: Where pages are.
        sheets: The official sheets that there are.
    """
    return [listing_row(one, address, sheets) for one in facts.of.values()]


def listing_row(facts: Facts, address: Address, sheets: Collection[str]) -> ListingRow:
    """What the list says of one SOP."""
    return _about(facts, address, sheets).model_dump(mode="json", exclude_none=True)


def listing_json(rows: Sequence[ListingRow], site: str) -> bytes:
    """The list as JSON in UTF-8, each SOP on a line of its own.

    Args:
        rows: What it says of each SOP.
        site: The site's name.
    """
    about = json.dumps(DaftarSop(situs=site, sop=()).model_dump(mode="json", exclude={"sop"}), ensure_ascii=False)
    lines = ",\n".join([json.dumps(row, ensure_ascii=False) for row in rows])
    return f'{about[:-1]}, "sop": [\n{lines}\n]}}\n'.encode(errors="backslashreplace")


def listing_schema() -> bytes:
    """The JSON Schema of that list."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **DaftarSop.model_json_schema(mode="serialization"),
    }
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()


def listing_csv(rows: Sequence[ListingRow]) -> bytes:
    """The list as CSV: UTF-8 with a byte order mark, columns parted by «;», safe against formulas."""
    return csv_of(_COLUMNS, ([_said(about.get(key, "")) for key in _COLUMNS] for about in rows))


def _about(facts: Facts, address: Address, sheets: Collection[str]) -> SopTerdaftar:
    entry, catalog, sop = facts.entry, facts.catalog, facts.entry.sop
    sheet = sheet_file(entry.id)
    return SopTerdaftar(
        id=entry.id, alamat=address(sop_page(entry.id)), pdf=sheet if sheet in sheets else None,
        judul=plain(sop.judul), nama=plain(facts.nama), nomor=sop.nomor, jenis=sop.jenis.value,
        status=sop.status.value, belum_berlaku=is_coming(facts.card, catalog) or None, contoh=sop.contoh or None, unit=sop.unit.unit,
        nama_unit=catalog.registers.unit[sop.unit.unit].nama, **in_force(sop.tanggal.efektif), revisi_ke=sop.revisi_ke,
        langkah=sum(not kegiatan.tanpa_simbol for kegiatan in sop.kegiatan), **_time(facts.ringkasan.utama), volume=sop.volume, jabatan=tuple(lajur.jabatan for lajur in sop.pelaksana),
        peraturan=tuple(dasar.peraturan for dasar in sop.dasar_hukum if dasar.peraturan),
        terkait=tuple(link.target for link in catalog.keterkaitan[entry.id] if link.target), sidik=facts.sidik,
    )  # fmt: skip


def _time(lama: Lama | None) -> dict[str, Any]:
    if lama is None:
        return {}
    known: dict[str, Any] = {"waktu_terlepas": len(lama.tanpa) or None}
    if lama.jumlah.banyak:
        least, most = amounts_json(lama.jumlah.sedikit), amounts_json(lama.jumlah.banyak)
        known |= {"waktu": say_jumlah(lama.jumlah), "waktu_paling_sedikit": least, "waktu_paling_banyak": most}
    return known


def _said(value: object) -> str:
    return "ya" if value is True else str(value)
