# The peer: the same SOP as Markdown files, as people write them for MkDocs Material today.
from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tests.bench.generator import Generated
from tests.bench.seeds import SopData, items
from tests.bench.words import UNITS

_SYMBOLS = {"start": "⬭", "step": "▭", "decision": "◇"}


def write(collection: Iterable[Generated], docs: Path) -> None:
    """Write the pages: one an SOP, one a unit, and the home page that lists all."""
    sops = {sop.id: sop.data for sop in collection}
    names = {full_name(data): name for name, data in sops.items()}
    asked: dict[str, list[str]] = defaultdict(list)
    for name, data in sops.items():
        for other in data["keterkaitan"]:
            asked[names[other]].append(name)
    units: dict[str, list[str]] = {unit: [] for unit in UNITS}
    for name, data in sops.items():
        units[data["unit"]].append(name)
        page = _page(name, data, names, [sops[other] for other in asked[name]])
        _write(docs / "sop" / f"{name}.md", page)
    for unit, members in units.items():
        _write(
            docs / "unit" / f"{unit}.md", f"# {UNITS[unit]}\n\n" + _list({name: sops[name] for name in members}, "../")
        )
    tree = "\n".join(f"- [{UNITS[unit]}](unit/{unit}.md) {len(members)} SOP" for unit, members in units.items())
    _write(docs / "index.md", f"# SOP\n\n{tree}\n\n## Semua SOP\n\n{_list(sops, '')}")
    _write(docs / "belum-diterbitkan.md", "# Belum diterbitkan\n\nSemua SOP sudah diterbitkan.\n")
    _write(docs / "rujukan-format.md", "# Rujukan format\n\nHalaman Markdown.\n")


def write_empty(count: int, docs: Path) -> None:
    """As many pages with nothing on them but a title: what MkDocs Material itself costs."""
    for index in range(count):
        _write(docs / f"{index % len(UNITS)}" / f"{index}.md", f"# Halaman {index}\n")
    for name in ("index", "belum-diterbitkan", "rujukan-format"):
        _write(docs / f"{name}.md", f"# {name}\n")


def full_name(data: SopData) -> str:
    """Kind and title."""
    return f"SOP {str(data['jenis']).capitalize()} {data['judul']}"


def _page(name: str, data: SopData, names: Mapping[str, str], asked: list[SopData]) -> str:
    def link(other: str) -> str:
        return f"[{other}]({posixpath.relpath(names[other], posixpath.dirname(name))}.md)"

    signed, day = data["pengesahan"], data["tanggal"]
    identity = {
        "Nomor SOP": data["nomor"],
        "Tanggal Pembuatan": day["pembuatan"],
        "Tanggal Revisi": "",
        "Tanggal Efektif": day["efektif"],
        "Disahkan oleh": f"{signed['jabatan']}<br>{signed['nama']}<br>{signed.get('nip') or signed.get('nrp')}",
        "Judul SOP": full_name(data),
    }
    parts = [
        f"# {full_name(data)}",
        f"{data['status']} · {UNITS[data['unit']]} · {data['nomor']} · efektif {day['efektif']}",
    ]
    if data["status"] == "draf":
        parts.append("!!! warning\n    Draf. SOP ini belum disahkan dan belum berlaku.")
    parts.append("| | |\n|---|---|\n" + "\n".join(f"| {key} | {value} |" for key, value in identity.items()))
    laws = [base["teks"] for base in data["dasar_hukum"]]
    boxes = {
        "Dasar Hukum": laws,
        "Kualifikasi Pelaksana": items(data["kualifikasi_pelaksana"]),
        "Keterkaitan": [link(other) for other in data["keterkaitan"]],
        "Peralatan/perlengkapan": items(data["peralatan"]),
        "Peringatan": items(data["peringatan"]),
        "Pencatatan dan pendataan": items(data["pencatatan"]),
    }
    for heading, texts in boxes.items():
        parts.append(f"## {heading}\n\n" + "\n".join(f"1. {text}" for text in texts))
    parts.append(f"## Kegiatan\n\n{_table(data, link)}")
    if asked:
        links = "\n".join(f"- {link(full_name(other))}" for other in asked)
        parts.append(f"## Dirujuk oleh\n\n{links}")
    parts.append(f"Sumber: `docs/sop/{name}.md`{{ .sop-asal }}")
    return "\n\n".join(parts) + "\n"


def _table(data: SopData, link: Callable[[str], str]) -> str:
    lanes = {lane["id"]: lane["label"] for lane in data["pelaksana"]}
    columns = ["No.", "Kegiatan", *lanes.values(), "Kelengkapan", "Waktu", "Output", "Ket"]
    numbers = {row.get("id"): place for place, row in enumerate(data["kegiatan"], 1)}
    lines = [columns, ["---"] * len(columns)]
    for place, row in enumerate(data["kegiatan"], 1):
        drawn = dict.fromkeys(lanes, "")
        for symbol in row.get("simbol", ()) or [{"pelaksana": lane, **_exits(row)} for lane in items(row["pelaksana"])]:
            exits = ", ".join(f"{label} → {numbers.get(to, to)}" for label, to in symbol.get("keputusan", {}).items())
            ends = place in {1, len(data["kegiatan"])}
            mark = _SYMBOLS["decision" if exits else "start" if ends else "step"]
            drawn[symbol["pelaksana"]] = f"{mark} {exits}" if exits else mark
        text = row["uraian"] + (f" ({link(row['rincian'])})" if "rincian" in row else "")
        lines.append([str(place), text, *drawn.values(), row["kelengkapan"], row["waktu"], row["output"], ""])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _exits(row: SopData) -> SopData:
    return {"keputusan": row["keputusan"]} if "keputusan" in row else {}


def _list(sops: Mapping[str, SopData], up: str) -> str:
    rows = [
        f"| [{data['judul']}]({up}sop/{name}.md) | {data['nomor']} | {data['jenis']} | {data['status']} | {data['tanggal']['efektif']} |"
        for name, data in sops.items()
    ]
    return "\n".join(["| Judul | Nomor | Jenis | Status | Efektif |", "|---|---|---|---|---|", *rows]) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
