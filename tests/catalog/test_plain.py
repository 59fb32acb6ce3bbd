# What is kept of registers and profiles: put together again it is what was read.
from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from tatalaksana.catalog import Memory, collect, memory_bytes, memory_from
from tatalaksana.catalog.plain import CLASSES, plain_of, value_from
from tatalaksana.model import BERSAMA, DaftarJabatan, DaftarPeraturan, DaftarUnit, Diterima, Profil
from tests.collections_on_disk import REGISTERS, SOUND, write

_MODELS: tuple[type[BaseModel], ...] = (DaftarUnit, DaftarJabatan, DaftarPeraturan, Profil, Diterima)
_FULL: dict[type[BaseModel], object] = {
    DaftarUnit: {
        "biro": {
            "nama": "Biro Umum", "singkatan": "Umum", "nama_lama": [{"nama": "Bagian Umum", "sampai": "2019-12-31"}, "Tata Usaha"],
            "profil": "kita", "keputusan": {"nomor": "12/2024", "tanggal": "2024-03-01", "tentang": "Penetapan SOP"},
        },
        "bagian": {"nama": "Bagian Tamu", "induk": "biro"},
    },
    DaftarJabatan: {"kabag": {"nama": "Kepala Bagian", "singkatan": "Kabag", "unit": "biro"}, "staf": {"nama": "Staf"}},
    DaftarPeraturan: {
        "uu-1": {"judul": "Undang-Undang Nomor 1", "status": "diubah", "diubah_oleh": ["uu-2"], "diperiksa": "2025-01-31"},
        "uu-2": {"judul": "Undang-Undang Nomor 2"},
    },
    Profil: {
        "turunan": "spo-kesehatan", "instansi": "INSTANSI REKAAN", "alamat": "Jalan Rekaan 1", "kertas": "f4", "orientasi": "tegak",
        "tepi": {"atas": "20"}, "format_tanggal": "hari-tanggal", "kolom": ["kegiatan", "pelaksana", "output"], "kepala": ["halaman"],
        "langkah": "daftar", "label": {"nomor": "No."}, "tinjauan": {"evaluasi": "24"}, "waktu_efektif": {"menit_per_hari": "330"},
        "setara_waktu": {"hari kerja": "7 jam 30 menit"}, "nomor_kolom": "ya",
        "diterima": [{"kode": "kop-tanpa-lambang", "alasan": "Memang begitu.", "tanggal": "2026-01-02"}],
    },
}  # fmt: skip
"""Of each kind one that gives much."""


@pytest.mark.parametrize("model", _FULL)
def test_what_comes_back_is_what_was_kept(model: type[BaseModel]) -> None:
    """Equal, and with the same keys given, which tells what a profile inherits."""
    value = model.model_validate(_FULL[model])
    again = value_from(plain_of(value))
    assert value == again
    assert repr(value) == repr(again)
    assert plain_of(value) == plain_of(again)
    assert value.model_fields_set == again.model_fields_set


def test_every_kind_of_value_comes_back() -> None:
    """All models and words that a register or profile may hold are known by name."""
    reached = {one for model in _MODELS for one in _reached(model)}
    assert set() == {one.__name__ for one in reached} - CLASSES.keys()


def test_profiles_that_come_with_the_program_would_pass() -> None:
    """They are put together unchecked, and are what checking would make of them."""
    for profil in BERSAMA.values():
        given = {name: getattr(profil, name) for name in profil.model_fields_set}
        assert profil == Profil.model_validate(given)
        assert profil.model_fields_set == Profil.model_validate(given).model_fields_set


def test_registers_that_were_kept_are_those_that_were_read(tmp_path: Path) -> None:
    """The catalog of a run that remembers another is that of a run that remembers nothing."""
    root = write(
        tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND, "profil/kita.yaml": "label: {nomor: No.}\n"}
    )
    memory = Memory()
    first = collect(root, "sops", memory=memory)
    assert first == collect(root, "sops", memory=memory_from(memory_bytes(memory)))


def _reached(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _reached(field.annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    else:
        for inner in get_args(annotation):
            yield from _reached(inner)
