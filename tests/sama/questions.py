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


def asked(root: str) -> str:
    """The answers to all questions as JSON: each question to the hash of its answer, and the seconds of CPU."""
    start = time.process_time()
    editor, said, took = Editor(Path(root), "sops"), {}, []
    for name, question in _questions(Path(root)):
        begin = time.process_time()
        answer = editor.answer(question)
        took.append(time.process_time() - begin)
        said[name] = hashlib.sha256(json.dumps(answer, sort_keys=True).encode()).hexdigest()
    times = {"first": took[0], "median": sorted(took)[len(took) // 2], "all": time.process_time() - start}
    return json.dumps({"answers": said, "times": times, "python": sys.version.split()[0]})


def _questions(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
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
