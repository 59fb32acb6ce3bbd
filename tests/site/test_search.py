# What the search has to go on.
from __future__ import annotations

import json
import re
from pathlib import Path

from tatalaksana.catalog import collect, sop_page
from tatalaksana.model import Isi, plain
from tests.site.project import REPOSITORY, Project


def test_every_word_of_every_cell_is_searched(tmp_path: Path) -> None:
    """Each word of each cell, lane, number and box is a word of its SOP's in the index, not run together with another."""
    Project(REPOSITORY).built("-q", "-d", str(tmp_path))
    index = json.loads((tmp_path / "search" / "search_index.json").read_text(encoding="utf-8"))
    between = re.compile(index["config"]["separator"])
    found: dict[str, set[str]] = {}
    for entry in index["docs"]:
        text = f"{entry['title']} {re.sub('<[^>]*>', ' ', entry['text'])}"
        found.setdefault(entry["location"].partition("#")[0], set()).update(between.split(text))
    catalog = collect(REPOSITORY / "sops", "sops").catalog
    for entry in catalog.entries.values():
        sop = entry.sop
        texts = [sop.nomor or "", sop.judul, *(rujukan.teks for rujukan in sop.keterkaitan)]
        texts += [lajur.label or catalog.registers.jabatan[lajur.jabatan].nama for lajur in sop.pelaksana]
        boxes = [sop.kualifikasi_pelaksana, sop.peralatan, sop.peringatan, sop.pencatatan]
        for kegiatan in sop.kegiatan:
            boxes += [kegiatan.uraian, kegiatan.kelengkapan, kegiatan.output, kegiatan.ket]
            texts += [kegiatan.waktu.teks] if kegiatan.waktu else []
        texts += [text for box in boxes for text in _texts(box)]
        words = {word for text in texts for word in between.split(plain(text)) if re.search(r"\w", word)}
        assert set() == words - found[sop_page(entry.id) + "/"], entry.id


def _texts(box: Isi | None) -> tuple[str, ...]:
    return () if box is None else (box,) if isinstance(box, str) else box
