# What is asked of the editor, here and under WebAssembly; it knows nothing but the engine.
from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tatalaksana.editor import Editor
from tatalaksana.source import Kind, scan


def all_asked(place: str) -> str:
    """The answers to all questions as JSON: each question to the hash of its answer, the seconds of CPU, and which Python.

    Args:
        place: The folder of the collections: `contoh` is asked everything, of the others each file is only shown.
    """
    folders = sorted(Path(place).iterdir())
    found = {folder.name: _asked(folder, edited=folder.name == "contoh") for folder in folders}
    answers = {f"{name}/{asked}": mark for name, (said, _) in found.items() for asked, mark in said.items()}
    times = {**_times(found.pop("contoh")[1]), "others": sum(sum(took) for _, took in found.values())}
    return json.dumps({"answers": answers, "times": times, "python": sys.version.split()[0]})


def _asked(root: Path, *, edited: bool) -> tuple[dict[str, str], list[float]]:
    editor, said, took = Editor(root, "sops"), {}, []
    for name, question in questions(root) if edited else _shown(root):
        begin = time.process_time()
        answer = editor.answer(question)
        took.append(time.process_time() - begin)
        said[name] = hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()
    return said, took


def _times(took: list[float]) -> dict[str, float]:
    return {"first": took[0], "median": sorted(took)[len(took) // 2], "all": sum(took)}


def _shown(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file as it is."""
    for file in scan(root, "sops")[0]:
        yield file.shown, {"minta": "berkas", "berkas": file.shown}


def questions(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file as it is; every SOP edited in each way, and faulty; the list, and what changed."""
    texts: dict[str, str] = {}
    for file in scan(root, "sops")[0]:
        shown: dict[str, Any] = {"minta": "berkas", "berkas": file.shown}
        yield file.shown, shown
        if file.kind is not Kind.SOP:
            continue
        for number, edit in enumerate(_EDITS):
            yield f"{file.shown} {number} {edit['aksi']}", {**shown, "suntingan": [edit]}
        text = file.path.read_text(encoding="utf-8")
        texts[file.shown] = text.replace("waktu:", "wakut:", 1)
        yield f"{file.shown} keliru", {**shown, "naskah": {file.shown: texts[file.shown]}}
        yield f"{file.shown} putus", {**shown, "naskah": {file.shown: text[: len(text) // 2] + " ["}}
    yield "daftar", {"minta": "daftar", "naskah": texts}
    yield "perubahan", {"minta": "perubahan", "naskah": texts}


_EDITS: tuple[dict[str, Any], ...] = (
    {"aksi": "isi", "tempat": ["kegiatan", 1, "uraian"], "nilai": "Menyusun ulang naskah"},
    {"aksi": "isi", "tempat": ["kegiatan", 0, "output"], "nilai": ["naskah", "lembar: kedua"]},
    {"aksi": "isi", "tempat": ["tanggal", "efektif"], "nilai": "2026-13-40"},
    {"aksi": "isi", "tempat": ["kegiatan", 1, "pelaksana"], "nilai": "kabbag"},
    {"aksi": "tambah", "baris": 1, "isi": {"uraian": "Mencatat", "pelaksana": "tak-ada"}},
    {"aksi": "pindah", "baris": 2, "ke": 0},
    {"aksi": "hapus", "baris": 1},
    {"aksi": "hapus", "baris": 1, "ganti": "selesai"},
    {"aksi": "jalan", "baris": 0, "keputusan": True, "jalan": [{"kata": "ya", "ke": [1]}, {"kata": "tidak", "ke": ["selesai"]}]},
)  # fmt: skip
