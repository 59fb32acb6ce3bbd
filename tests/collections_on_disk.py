# Small collections for tests: registers, one sound SOP, and what `collect` says of them.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tatalaksana.catalog import Catalog, collect
from tatalaksana.model import Sop, parse
from tatalaksana.source import Document, Problem, read

SOPS = Path(__file__).parent / "fixtures" / "koleksi" / "sops"
"""The collection that tests stand on: an agency, its people, its rules and its numbers are invented."""

REGISTERS: Mapping[str, str] = {
    "unit.yaml": "biro:\n  nama: Biro Umum\n",
    "jabatan.yaml": "kabag:\n  nama: Kepala Bagian\nkasubbag:\n  nama: Kepala Subbagian\n",
    "peraturan.yaml": "uu-1:\n  judul: Undang-Undang Nomor 1\n",
}
SOUND = """\
nomor: A-1
judul: Pengelolaan Surat
jenis: mikro
status: berlaku
unit: biro
tanggal: {efektif: 2024-01-02}
pengesahan: {jabatan: Kepala Biro, nama: Sri}
dasar_hukum: [uu-1]
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: Menyiapkan, pelaksana: kasubbag, kelengkapan: surat, waktu: 1 jam, output: konsep}
  - {uraian: Memeriksa, pelaksana: kabag, kelengkapan: konsep, waktu: 1 jam, output: surat}
"""
"""An SOP without a single problem."""


@cache
def koleksi() -> Catalog:
    """The catalog of that collection, read once a process."""
    return collect(SOPS, "sops").catalog


def draft(judul: str, jenis: str = "mikro", more: str = "") -> str:
    """A sound draft of this title; `more` are further lines."""
    return (
        f"judul: {judul}\njenis: {jenis}\nunit: biro\n{more}pelaksana: [kabag]\n"
        "kegiatan:\n  - {uraian: Menulis, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b}\n"
        "  - {uraian: Menyimpan, pelaksana: kabag, kelengkapan: b, waktu: 1 jam, output: c}\n"
    )


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root` and return it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def copied(folder: Path, there: Path) -> Path:
    """A copy of a folder that can be written to, whatever its own files allow."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            copy = there / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return there


def problems(root: Path, files: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """What is wrong with the registers and these files."""
    return collect(write(root, {**REGISTERS, **files}), "sops").problems


def catalog(root: Path, files: Mapping[str, str | bytes]) -> Catalog:
    """The catalog of the registers and these files."""
    return collect(write(root, {**REGISTERS, **files}), "sops").catalog


def lines(found: tuple[Problem, ...]) -> list[str]:
    """Problems as `file:line:column code`."""
    return [f"{problem.file}:{problem.line}:{problem.column} {problem.code}" for problem in found]


def document(text: str) -> Document:
    """A text as a document that must be readable."""
    found = read("a.yaml", text)
    assert isinstance(found, Document), found
    return found


def sop(text: str) -> Sop:
    """A text as an SOP that must be one."""
    found = parse(Sop, document(text).data)
    assert isinstance(found, Sop), found
    return found
