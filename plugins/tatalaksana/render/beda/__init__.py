"""Differences in words: for a terminal, as Markdown for a pull request, as JSON."""

from tatalaksana.render.beda.benturan import clash_words, others_words
from tatalaksana.render.beda.data import beda_json
from tatalaksana.render.beda.kalimat import Kalimat, kalimat_of, revision_words
from tatalaksana.render.beda.laporan import Laporan, counted, register_changes
from tatalaksana.render.beda.markdown import beda_markdown
from tatalaksana.render.beda.teks import beda_teks

__all__ = [
    "Kalimat",
    "Laporan",
    "beda_json",
    "beda_markdown",
    "beda_teks",
    "clash_words",
    "counted",
    "kalimat_of",
    "others_words",
    "register_changes",
    "revision_words",
]
