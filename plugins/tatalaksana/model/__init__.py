"""What an SOP, a register and a profile are. Knows no file, no HTML."""

from tatalaksana.model.bulan import Bulan, Kapan, TanggalAtauBulan, first_day, last_day
from tatalaksana.model.diterima import Diterima
from tatalaksana.model.doubts import with_doubts
from tatalaksana.model.durasi import Batas, Cela, Durasi, Jumlah, Macam, say_durasi, say_jumlah, sum_of
from tatalaksana.model.flow import Edge, Flow, Symbol, flow_of, row_name
from tatalaksana.model.format import FORMAT, Migration, other_format, to_newest
from tatalaksana.model.groups import key_words
from tatalaksana.model.inline import (
    Span,
    addresses_in,
    allowed_address,
    forms_in,
    is_marked,
    links_in,
    plain,
    spans,
    texts_of,
)
from tatalaksana.model.judul import bare_title, titled
from tatalaksana.model.kegiatan import SELESAI, Bentuk, Kegiatan, Lajur
from tatalaksana.model.kertas import LEMBARAN, Kertas, Lembaran, Orientasi
from tatalaksana.model.key import Breadth, Kelas, Key, Printed, Rule, Searched, contents_of, key_at, keys_of, off_paper
from tatalaksana.model.label import SEBUTAN, Label, LabelSop
from tatalaksana.model.langkah import StepNeededError, row_of, step_added, step_moved, step_removed
from tatalaksana.model.leads import REGISTERED, Leads, leads_of, named_in
from tatalaksana.model.likeness import alike, meant, nearest, slip
from tatalaksana.model.muat import KOLOM_TERSEMPIT, LAJUR_TERSEMPIT, lanes_that_fit, narrow_lane
from tatalaksana.model.nama_bulan import BULAN
from tatalaksana.model.passage import NOTHING, Passage, has_breaks, in_lines, on_one_line, passages
from tatalaksana.model.pengesahan import unsigned
from tatalaksana.model.penggalan import names_unit
from tatalaksana.model.place import amended, edit, key_order, place_of, settled
from tatalaksana.model.profil import (
    BAWAAN,
    BERSAMA,
    KOLOM_TEKS,
    LANGKAH,
    LEBAR,
    MUTU_BAKU,
    WAKTU,
    BarisKepala,
    FormatTanggal,
    Kolom,
    Profil,
    Sajian,
    WaktuEfektif,
)
from tatalaksana.model.reading import limited, parse
from tatalaksana.model.register import (
    DaftarJabatan,
    DaftarPeraturan,
    DaftarUnit,
    Jabatan,
    Peraturan,
    StatusPeraturan,
    Unit,
)
from tatalaksana.model.rows import decisions, step_name, step_numbers, step_rows, step_words
from tatalaksana.model.rujukan import DasarHukum, Rujukan
from tatalaksana.model.satuan import Satuan, Takaran
from tatalaksana.model.sebutan import steps_in_words
from tatalaksana.model.sop import Jenis, JenisTinjauan, Sop, Status, Tinjauan
from tatalaksana.model.steps import by_id, id_edits, numbered
from tatalaksana.model.strays import lanes_named
from tatalaksana.model.tanggal import read_date, say_date, say_known
from tatalaksana.model.titik import has_gap
from tatalaksana.model.value import Isi
from tatalaksana.model.waktu_tertulis import durasi_of

__all__ = [
    "BAWAAN",
    "BERSAMA",
    "BULAN",
    "FORMAT",
    "KOLOM_TEKS",
    "KOLOM_TERSEMPIT",
    "LAJUR_TERSEMPIT",
    "LANGKAH",
    "LEBAR",
    "LEMBARAN",
    "MUTU_BAKU",
    "NOTHING",
    "REGISTERED",
    "SEBUTAN",
    "SELESAI",
    "WAKTU",
    "BarisKepala",
    "Batas",
    "Bentuk",
    "Breadth",
    "Bulan",
    "Cela",
    "DaftarJabatan",
    "DaftarPeraturan",
    "DaftarUnit",
    "DasarHukum",
    "Diterima",
    "Durasi",
    "Edge",
    "Flow",
    "FormatTanggal",
    "Isi",
    "Jabatan",
    "Jenis",
    "JenisTinjauan",
    "Jumlah",
    "Kapan",
    "Kegiatan",
    "Kelas",
    "Kertas",
    "Key",
    "Kolom",
    "Label",
    "LabelSop",
    "Lajur",
    "Leads",
    "Lembaran",
    "Macam",
    "Migration",
    "Orientasi",
    "Passage",
    "Peraturan",
    "Printed",
    "Profil",
    "Rujukan",
    "Rule",
    "Sajian",
    "Satuan",
    "Searched",
    "Sop",
    "Span",
    "Status",
    "StatusPeraturan",
    "StepNeededError",
    "Symbol",
    "Takaran",
    "TanggalAtauBulan",
    "Tinjauan",
    "Unit",
    "WaktuEfektif",
    "addresses_in",
    "alike",
    "allowed_address",
    "amended",
    "bare_title",
    "by_id",
    "contents_of",
    "decisions",
    "durasi_of",
    "edit",
    "first_day",
    "flow_of",
    "forms_in",
    "has_breaks",
    "has_gap",
    "id_edits",
    "in_lines",
    "is_marked",
    "key_at",
    "key_order",
    "key_words",
    "keys_of",
    "lanes_named",
    "lanes_that_fit",
    "last_day",
    "leads_of",
    "limited",
    "links_in",
    "meant",
    "named_in",
    "names_unit",
    "narrow_lane",
    "nearest",
    "numbered",
    "off_paper",
    "on_one_line",
    "other_format",
    "parse",
    "passages",
    "place_of",
    "plain",
    "read_date",
    "row_name",
    "row_of",
    "say_date",
    "say_durasi",
    "say_jumlah",
    "say_known",
    "settled",
    "slip",
    "spans",
    "step_added",
    "step_moved",
    "step_name",
    "step_numbers",
    "step_removed",
    "step_rows",
    "step_words",
    "steps_in_words",
    "sum_of",
    "texts_of",
    "titled",
    "to_newest",
    "unsigned",
    "with_doubts",
]
