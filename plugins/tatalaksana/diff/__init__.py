"""What changed between two SOP, as values: which steps, in which class, and the chart of both at once."""

from tatalaksana.diff.apply import apply
from tatalaksana.diff.change import Aksi, Perbandingan, Perubahan, Tempat
from tatalaksana.diff.collection import Pasangan, compare_collections, compare_entries
from tatalaksana.diff.compare import compare
from tatalaksana.diff.daftar import ButirDaftar, compare_registers
from tatalaksana.diff.history import Riwayat, Versi, history
from tatalaksana.diff.passages import line_words, matched_lines, same_but_for_breaks
from tatalaksana.diff.pertemuan import BagianTemu, Pertemuan, Pihak, three_way
from tatalaksana.diff.revision import missing_revision
from tatalaksana.diff.union import Gabungan, Tanda, Tertanda, union
from tatalaksana.diff.wording import WordPiece, matched_items, word_pieces
from tatalaksana.model import Kelas

__all__ = [
    "Aksi",
    "BagianTemu",
    "ButirDaftar",
    "Gabungan",
    "Kelas",
    "Pasangan",
    "Perbandingan",
    "Pertemuan",
    "Perubahan",
    "Pihak",
    "Riwayat",
    "Tanda",
    "Tempat",
    "Tertanda",
    "Versi",
    "WordPiece",
    "apply",
    "compare",
    "compare_collections",
    "compare_entries",
    "compare_registers",
    "history",
    "line_words",
    "matched_items",
    "matched_lines",
    "missing_revision",
    "same_but_for_breaks",
    "three_way",
    "union",
    "word_pieces",
]  # fmt: skip
