"""What the search can find: records made from the catalog, and other words that stand for theirs."""

from tatalaksana.render.cari.padanan import Padanan, padanan_of
from tatalaksana.render.cari.record import Part, Record, Tier, record_html, vocabulary, words_html
from tatalaksana.render.cari.registers import form_record, list_record, office_record, regulation_record, unit_record
from tatalaksana.render.cari.sop import sop_record
from tatalaksana.render.cari.written import written_record

__all__ = [
    "Padanan",
    "Part",
    "Record",
    "Tier",
    "form_record",
    "list_record",
    "office_record",
    "padanan_of",
    "record_html",
    "regulation_record",
    "sop_record",
    "unit_record",
    "vocabulary",
    "words_html",
    "written_record",
]  # fmt: skip
