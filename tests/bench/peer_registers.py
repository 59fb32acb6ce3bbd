# The peer's pages of offices and regulations: what ours say there, as Markdown.
from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tatalaksana.catalog import Catalog
from tatalaksana.facts import Bagian, DaftarPeriksa, citing, facts_of


def write_registers(catalog: Catalog, docs: Path) -> None:
    """Write a page for each office and each regulation, and the lists of both."""
    offices = catalog.registers.jabatan
    rows = []
    facts = facts_of(catalog)
    for office in facts.work:
        parts = facts.parts(office)
        about = offices[office]
        sections = "\n\n".join(_section(part) for part in parts)
        _write(
            docs / "jabatan" / f"{office}.md",
            f"# {about.nama}\n\n{sum(len(part.baris) for part in parts)} langkah.\n\n{sections}\n",
        )
        rows.append(f"| [{about.nama}]({office}.md) | {about.singkatan or ''} | {len(parts)} |")
    _write(docs / "jabatan" / "index.md", "# Jabatan\n\n" + _table(("Jabatan", "Singkatan", "SOP"), rows))
    cited, rows = citing(catalog), []
    for name, law in catalog.registers.peraturan.items():
        users = "\n".join(
            f"- [{catalog.entries[other].sop.nama_lengkap}](../sop/{other}.md)" for other in cited.get(name, ())
        )
        _write(
            docs / "peraturan" / f"{name}.md",
            f"# {law.judul}\n\nStatus: {law.status.value}\n\n## SOP yang menyebutnya\n\n{users}\n",
        )
        rows.append(f"| [{law.judul}]({name}.md) | {law.status.value} |")
    _write(docs / "peraturan" / "index.md", "# Peraturan\n\n" + _table(("Peraturan", "Status"), rows))


def _section(part: Bagian) -> str:
    daftar = part.daftar
    coming = daftar.arrivals
    rows = []
    for row in part.baris:
        langkah = daftar.langkah[row]
        ways = [(keluar.tujuan, keluar.label) for keluar in langkah.keluar] or [(langkah.lanjut, "")]
        cells = (
            langkah.nomor, langkah.kegiatan, "<br>".join(_who(daftar, other, label) for other, label in coming[row]),
            "<br>".join(langkah.kelengkapan), langkah.waktu, "<br>".join(langkah.output),
            "<br>".join("selesai" if target is None else _who(daftar, target, label) for target, label in ways),
        )  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |")
    heads = ("No", "Kegiatan", "Dari", "Kelengkapan", "Waktu", "Output", "Ke")
    return f"## [{daftar.judul}](../sop/{daftar.id}.md)\n\n{_table(heads, rows)}"


def _who(daftar: DaftarPeriksa, row: int, label: str) -> str:
    langkah = daftar.langkah[row]
    return f"{label} [{langkah.nomor} {', '.join(langkah.pelaksana)}](../sop/{daftar.id}.md)"


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    names = list(heads)
    return "\n".join([f"| {' | '.join(names)} |", "|---" * len(names) + "|", *rows]) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
