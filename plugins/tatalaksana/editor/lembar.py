# A file as the page shows it: its text and data, what is wrong with it and where, and of an SOP its sheet.
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog import Catalog, Collection, Registers
from tatalaksana.editor.sel import lacking_cells
from tatalaksana.facts import facts_of
from tatalaksana.model import SELESAI, Sop, parse, plain, step_name, step_numbers, step_rows, step_words
from tatalaksana.model.kegiatan import Kegiatan, Simbol
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.sunting import editing_html
from tatalaksana.source import Document, Kind, Problem, Severity, SourceFile, path_at

Answer = Mapping[str, object]
"""What goes to the page: nothing but what JSON has."""


def sheet_html(sop_id: str, catalog: Catalog) -> str:
    """The sheet of an SOP, each value with its place in the file."""
    facts = facts_of(catalog)
    return editing_html(facts.of[sop_id], Place("index", facts, Surroundings("Sunting", sunting=True)))


def steps_of(document: Document, registers: Registers) -> Answer | None:
    """Lanes and steps in words that choices are made from; nothing where the file is no SOP yet."""
    sop = parse(Sop, document.data)
    if not isinstance(sop, Sop):
        return None
    numbers, rows = step_numbers(sop), step_rows(sop)
    lines = document.lines_of(("kegiatan", row) for row in range(len(sop.kegiatan)))
    return {
        "lajur": [
            {"nama": lane.nama, "jabatan": lane.jabatan, "kepala": lane.kepala(registers.jabatan.get(lane.jabatan))}
            for lane in sop.pelaksana
        ],
        "langkah": [
            {
                "nomor": numbers[row],
                "baris": lines[row],
                "sebutan": step_name(numbers[row], row),
                "sebutan_panjang": step_words(numbers[row], row),
                "uraian": plain(step.uraian),
                "pelaksana": list(step.pelaksana or dict.fromkeys(one.pelaksana for one in step.simbol or ())),
                "judul": step.tanpa_simbol,
                "simbol": [
                    _ways(one, rows) for one in (step.simbol or ((step,) if not step.tanpa_simbol else ()))
                ],
                "banyak": step.simbol is not None,
            }
            for row, step in enumerate(sop.kegiatan)
        ],
    }  # fmt: skip


def _ways(one: Kegiatan | Simbol, rows: Mapping[str, int]) -> Answer:
    """Where a symbol leads, by rows; nothing where it leads to the row below."""
    exits = one.keputusan or ({"": one.lanjut} if one.lanjut else {})
    return {
        "pelaksana": one.pelaksana if isinstance(one, Simbol) else "",
        "keputusan": one.keputusan is not None,
        "jalan": [
            {"kata": word, "ke": [SELESAI if name == SELESAI else rows.get(name, name) for name in names]}
            for word, names in exits.items()
        ],
    }


_DASH_IN_YAML = '"-" (dengan kutip)'
"""How a dash is written in a file; in a cell of the page it is typed as it is."""
_FOR_YAML = frozenset({"mutu-baku-kosong"})
"""What is mended by a placeholder to write over: the page has the empty cell itself."""


def problems_as_data(problems: Sequence[Problem], texts: Mapping[str, str]) -> Iterator[Answer]:
    """Problems with their places in the data, where that can be told, and the cells that lack something; `texts` are the files that they may be in."""
    for problem in problems:
        text = texts.get(problem.file)
        path = None if text is None else path_at(text, problem.line, problem.column)
        yield {
            "berkas": problem.file,
            "baris": problem.line,
            "kolom": problem.column,
            "galat": problem.severity is Severity.ERROR,
            "kode": problem.code,
            "pesan": problem.message,
            "saran": problem.hint.replace(_DASH_IN_YAML, "-"),
            "tempat": None if path is None else list(path),
            "sel": [list(cell) for cell in lacking_cells(problem, path, text)],
            "perbaikan": problem.mend is not None and problem.code not in _FOR_YAML,
        }


def unknown_yet(file: SourceFile, files: Mapping[str, SourceFile], read: Collection, *, readable: bool) -> str:
    """What of an SOP could not be checked for an error in its file or in another one, in a sentence; nothing where all was.

    Args:
        file: The SOP.
        files: All there are.
        read: What is known of them.
        readable: Whether its file could be read, whatever it holds.
    """
    wrong = {problem.file for problem in read.problems if problem.severity is Severity.ERROR}
    unread = sorted(name for name in wrong if name not in files or not _is_read(files[name], read.catalog))
    if file.shown in unread:
        what = "Sebagian isi berkas ini dan kaitannya dengan berkas lain" if readable else "Isi berkas ini"
        return f"{what} baru dapat diperiksa sesudah galatnya diperbaiki."
    if not unread:
        return ""
    more = f" dan {len(unread) - 1} berkas lain" if unread[1:] else ""
    return (
        f"Kaitan dengan berkas lain dan peringatan yang diterima baru dapat diperiksa sesudah galat di «{unread[0]}»"
        f"{more} diperbaiki."
    )


def _is_read(file: SourceFile, catalog: Catalog) -> bool:
    """Whether a file could be used, whatever is wrong with what it says."""
    if file.kind is Kind.SOP:
        return file.id in catalog.entries
    if file.kind is Kind.FORMULIR:
        return file.id in catalog.formulir
    return not any(
        kind == file.kind.value and (kind != Kind.PROFIL.value or name == file.id)
        for kind, name in catalog.registers.unread
    )
