# The commands that write, in a small project, and what their folder may hold when they were stopped.
from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.collections_on_disk import REGISTERS, SOUND, draft, write

_UNTIDY = draft("Rapat", more="peringatan: Jangan\u00a0lupa\n").replace(
    "jenis: mikro\nunit: biro\n", "unit:    biro\njenis:  mikro\n"
)
SOURCES: Mapping[str, str] = {
    **{f"sops/{name}": text for name, text in REGISTERS.items()},
    "sops/biro/surat.yaml": SOUND,
    "sops/biro/rapat.yaml": _UNTIDY,
    "sops/formulir/hadir.yaml": "judul: Hadir\nunit: biro\nisian:\n  - {type: text, name: nama, label: Nama}\n",
    "lama.yaml": SOUND.replace("konsep", "naskah"),
    "sudah/milik.txt": "milik\n",
    "dokumen/surat.txt": "SOP PENANGANAN SURAT\nNomor SOP: 1\n1. Menerima surat oleh Staf\n2. Mencatat surat oleh Staf\n",
    "docs/tentang.md": "# Tentang\n",
    "mkdocs.yml": "site_name: Situs\ntheme: {name: material, font: false}\nplugins: [sop: {pencarian: false}, formulir]\n",
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command that writes."""

    name: str
    arguments: Sequence[str]
    whole: str = ""
    """A folder that it puts in place whole or not at all; empty where each file is by itself."""

    def run(self) -> int:
        """Run it in this process."""
        if self.name == "situs":
            from mkdocs.__main__ import cli  # noqa: PLC0415 - loads slowly

            cli(list(self.arguments))  # ends by itself
        from tatalaksana.cli import main  # noqa: PLC0415 - as above

        return main(self.arguments)


COMMANDS = (
    Command("ubah", ("ubah", "sops/biro/surat.yaml", "judul=Surat Keluar")),
    Command("rapikan", ("rapikan",)),
    Command(
        "langkah",
        ("langkah", "sops/biro/surat.yaml", "tambah", "--sesudah", "1", "uraian=Menyimpan", "pelaksana=kabag"),
    ),
    Command("cek", ("cek",)),
    Command(
        "terima",
        (
            "cek",
            "sops/biro/rapat.yaml",
            "--terima",
            "spasi-khusus",
            "--alasan",
            "Begitu adanya",
            "--tanggal",
            "2024-01-01",
        ),
    ),
    Command("perbaiki", ("perbaiki", "--ya")),
    Command("beda", ("beda", "lama.yaml", "sops/biro/surat.yaml", "--format", "html", "-o", "beda.html")),
    Command("buku", ("pdf", "--buku", "-o", "cetak", "--draf")),
    Command("daftar-periksa", ("daftar-periksa", "-o", "cetak")),
    Command("pdf", ("pdf", "-o", "cetak", "--draf")),
    Command("baru", ("baru", "--jenis", "mikro", "--unit", "biro", "--judul", "Tamu", "--lajur", "kabag")),
    Command("mutakhirkan", ("mutakhirkan", "--ya")),
    Command("skema", ("skema", "-o", "skema")),
    Command("impor", ("impor", "dokumen", "-o", "hasil")),
    Command("ekspor", ("ekspor", "--draf", "--ke", "markdown", "-o", "cetak")),
    Command("mulai", ("mulai", "instansi", "--contoh"), "instansi"),
    Command("mulai-di-sana", ("mulai", "sudah", "--contoh")),
    Command("situs", ("build", "-q"), "site"),
)


def fresh(folder: Path) -> Path:
    """The project as it is before a command, in a folder that is emptied."""
    shutil.rmtree(folder, ignore_errors=True)
    return write(folder, SOURCES)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but for what is kept between runs."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {
        name: path.read_bytes()
        for name, path in names.items()
        if not name.startswith((".cache/", ".site.tatalaksana/kunci"))
    }
