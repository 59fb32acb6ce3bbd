# What a change set changes, in the sentences of `sop beda`.
from __future__ import annotations

from collections.abc import Container, Iterator

from tatalaksana.catalog import Catalog
from tatalaksana.diff import Pasangan, compare_collections
from tatalaksana.editor.lembar import Answer
from tatalaksana.facts import lane_heads
from tatalaksana.render.beda import counted, kalimat_of, revision_words
from tatalaksana.render.html.beda_page import redlined_html


def changes_as_data(old: Catalog, new: Catalog, kept: Container[str]) -> Iterator[Answer]:
    """Every SOP that is not the same in both, with its sentences; `kept` are files that are there, whether they are SOP or not."""
    for number, pair in enumerate(compare_collections(old, new), 1):
        yield {
            **_pair(pair, old, new, kept),
            "lembar": redlined_html(pair, (old, new), f"ubah{number}-"),
            "revisi_ke": _next_revision(pair),
        }


def _next_revision(pair: Pasangan) -> int | None:
    """The number that a revision of this substance has; none where nothing asks for one."""
    if pair.perbandingan is None or not revision_words(pair.perbandingan):
        return None
    return max(pair.perbandingan.lama.revisi_ke + 1, pair.perbandingan.baru.revisi_ke)


def _size(pair: Pasangan, old: Catalog, new: Catalog) -> str:
    """What a new SOP is, in a few words; of one that is gone, or is called otherwise now, who names it still."""
    sop, changed = pair.entry.sop, pair.perbandingan
    if changed is None and pair.baru:
        return f"{len(sop.kegiatan)} langkah; pelaksana: {', '.join(lane_heads(sop, new.registers))}"
    in_vain = {name for one in new.belum_terbit for name in one.askers}
    left = [new.nama_of(new.cards[one]) for one in old.perujuk.get(pair.entry.id, ()) if one in in_vain]
    if changed is None:
        return f"Masih disebut oleh {', '.join(left)}" if left else ""
    said = counted(one.kelas for one in kalimat_of(changed))
    renamed = left if changed.lama.judul != changed.baru.judul else []
    return f"{said}; judul lama masih disebut oleh {', '.join(renamed)}" if renamed else said


def _pair(pair: Pasangan, old: Catalog, new: Catalog, kept: Container[str]) -> Answer:
    catalog = new if pair.baru else old
    said = kalimat_of(pair.perbandingan) if pair.perbandingan else ()
    file = pair.entry.document.file
    gone = "bergalat" if file in kept else "dihapus"
    return {
        "berkas": file,
        "nama": catalog.nama_of(pair.entry.card),
        "keadaan": "berubah" if pair.perbandingan else "baru" if pair.baru else gone,
        "dihitung": _size(pair, old, new),
        "revisi": revision_words(pair.perbandingan) if pair.perbandingan else "",
        "kalimat": [
            {
                "kelas": one.kelas.value,
                "tempat": one.tempat,
                "perihal": one.perihal,
                "isi": [list(piece) for piece in one.isi],
            }
            for one in said
        ],
    }
