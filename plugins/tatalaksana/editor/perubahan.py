# What a change set changes, in the sentences of `sop beda`.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Catalog
from tatalaksana.diff import Pasangan, compare_collections
from tatalaksana.editor.lembar import Answer
from tatalaksana.render.beda import counted, kalimat_of, revision_words


def changes_as_data(old: Catalog, new: Catalog) -> Iterator[Answer]:
    """Every SOP that is not the same in both, with its sentences."""
    for pair in compare_collections(old, new):
        yield _pair(pair, new if pair.baru else old)


def _pair(pair: Pasangan, catalog: Catalog) -> Answer:
    said = kalimat_of(pair.perbandingan) if pair.perbandingan else ()
    return {
        "berkas": pair.entry.document.file,
        "nama": catalog.nama_of(pair.entry.sop),
        "keadaan": "berubah" if pair.perbandingan else "baru" if pair.baru else "dihapus",
        "dihitung": counted(one.kelas for one in said) if pair.perbandingan else "",
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
