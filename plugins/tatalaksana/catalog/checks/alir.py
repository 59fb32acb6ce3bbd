# Checks of the flow: that it is whole, and that what the prose says is what the chart does.
from __future__ import annotations

import re
from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import Edge, Flow, Kegiatan, Status, decisions, row_name, steps_in_words
from tatalaksana.source import Finding, Path, Severity

_CONDITION = ("jika", "bila", "kalau")
"""Without one of these letters there is no condition: most steps need not be searched for one."""
_PROSE = (
    r"(?i)\b(?:jika|apabila|bila|kalau)\b[^.;]{0,60}?\b(?:tidak |belum |telah )?"
    r"(?:setuju|disetujui|lengkap|sesuai|benar|ditolak|memenuhi)\b"
)
_BOTH = r"(?i)\b(?:jika|apabila|bila|kalau)\b[^.]{1,80}?\b(?:jika|apabila|bila|kalau) (?:tidak|belum)\b"
"""Two conditions of which the second is that the first is not: nothing else is meant than a decision, whatever its words."""
_WAY = (
    r"(?i)\b(?:(?:jika|apabila|bila|kalau) (?:tidak|belum|ya|sudah|telah)\b|dikembalikan|mengembalikan|kembali (?:ke|pada)\b|"
    r"diteruskan|meneruskan|dilanjutkan|melanjutkan|diperbaiki|disempurnakan|direvisi|ditolak\b)"
)
"""What follows from a condition: where no way is named, «jika lengkap» only says when the step is done."""
_EXIT = r"(?i)\b(?:tidak|belum)(?: \w+)?\s*(?::|=|->|→)\s*(?:di)?(?:kembali|lanjut|ulang|ke |selesai|\d)(?:[^.;\n]|\.(?=\s?\d))*"
"""«Tidak: kembali ke no. 1»."""
_QUESTION = r"(?i)\b(?:apakah|sudahkah|adakah)\b[^.?]*\?|[^.;?]*\?\s*$"
_GOOD = frozenset(
    {"lengkap", "setuju", "disetujui", "memenuhi", "memenuhi syarat", "sah", "valid", "benar", "layak", "lulus"}
)
"""Words of exits by which work goes on. Not «sesuai»: who watches something begins again where all is as it should be."""
_BAD = r"(?i)(?:tidak|belum|tdk|kurang|ditolak|tolak|salah|keliru|gagal)\b"
_CONSENT = r"(?i)(?:(?:apakah )?(?:di)?setuju|menyetujui|mengesahkan|menandatangani|memaraf|mengabulkan)\b(?!.*\b(?:perbaikan|kesalahan|kekurangan|perubahan|tidak|belum))"
_YES = frozenset({"ya", "setuju", "disetujui", "lengkap"})
_NO = r"(?i)(?:tidak|belum|tdk|ditolak|tolak)\b.*"
_FAULTS = r"(?i)\b(?:ada(?:kah)?|terdapat|kesalahan|kekurangan|kekeliruan|kurang|perlu|perbaik\w*|diperbaiki|memperbaiki|revisi|direvisi|koreksi|dikoreksi|keberatan|sanggah\w*|tidak|belum|bukan|tanpa|masalah|temuan|rusak|gangguan|kendala|ulang|diulang\w*|lagi|masih|perubahan|berubah|penyimpangan|keluhan|selisih|lanjut\w*|pant\w+|memantau|mengawasi|mengamati|menjaga|memonitor)\b"
"""Words of a question whose «ya» may lead back: it asks for faults, for more of the same, or watches something."""
_ON = r"(?i)ke\s"
"""How a step is named to which something leads."""
_MANY = 20
"""More such exits in one chart are not followed: each is followed through all of it."""


def check_prose_decisions(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """«jika setuju diteruskan …» in the words of a step that has no exits, and whose neighbours have none either."""
    del ground
    deciding = {edge.source for edge in entry.flow.edges if edge.label}
    rows = {entry.flow.symbols[index].row for index in deciding}
    # Exits that lead nowhere yet are told; that there are some is written all the same.
    rows |= {row for row, step in enumerate(entry.sop.kegiatan) if step.keputusan is not None}
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        # Many sheets say the condition in one row and draw the decision in the next.
        if not rows.isdisjoint({row - 1, row, row + 1}):
            continue
        said = next(_conditions(kegiatan), None)
        if said is not None:
            key, words = said
            text = str(getattr(kegiatan, key))
            yield Finding(
                "keputusan-dalam-kalimat",
                ("kegiatan", row, key),
                f"Kalimat ini memuat syarat («{words[:80].strip()}»), tetapi langkahnya bukan keputusan.",
                "Tulis jalan keluarnya di «keputusan: {setuju: …, tidak: …}».",
                Severity.WARNING,
                about=text,
            )


def _conditions(kegiatan: Kegiatan) -> Iterator[tuple[str, str]]:
    """The keys in which a step says that it decides, and the words."""
    folded = kegiatan.uraian.casefold()
    found = None
    if any(word in folded for word in _CONDITION):
        found = re.search(_PROSE, kegiatan.uraian) or re.search(_BOTH, kegiatan.uraian)
    if found is not None and re.search(_WAY, kegiatan.uraian):
        yield "uraian", found.group()
    if "tidak" in folded and (way := re.search(_EXIT, kegiatan.uraian)):
        yield "uraian", way.group()
    if "?" in folded and (asked := re.search(_QUESTION, kegiatan.uraian)):
        yield "uraian", asked.group()
    if isinstance(kegiatan.ket, str) and (way := re.search(_EXIT, kegiatan.ket)):
        yield "ket", way.group()


def check_named_steps(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """«kembali ke langkah 9» in the words of an SOP that has no such step, or whose decision there leads elsewhere: it was numbered anew, or mistyped."""
    del ground
    flow = entry.flow
    for path, text, found in steps_in_words(entry.sop):
        said = found[0].strip()
        if found[1] not in flow.numbers:
            yield Finding(
                "langkah-tak-ada",
                path,
                f"«{said}» disebut di sini, tetapi tidak ada kegiatan bernomor {found[1]}.",
                "Sesuaikan nomornya.",
                Severity.WARNING,
                about=text,
            )
            continue
        row = path[1]
        ways = {
            flow.symbols[edge.target].row for edge in flow.edges if edge.label and flow.symbols[edge.source].row == row
        } - {row}
        if ways and flow.numbers.index(found[1]) not in ways and re.match(_ON, found[0]):
            led = ", ".join(flow.called(one) for one in sorted(ways))
            yield Finding(
                "langkah-lain",
                path,
                f"«{said}» disebut di sini, tetapi keputusan langkah ini menuju kegiatan {led}.",
                "Samakan nomor di kalimat ini dengan tujuan keputusannya.",
                Severity.WARNING,
                about=f"{text}\0{led}",
            )


def check_wordless_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """In a draft, an exit without words beside others that have some: some sheets are drawn so, but mostly the word was forgotten."""
    del ground
    if entry.sop.status is not Status.DRAF:
        return
    for row, path, exits in decisions(entry.sop):
        if "" in exits and len(exits) > 1:
            yield Finding(
                "jalan-tanpa-kata",
                path,
                f"Satu jalan keluar keputusan {row_name(entry.flow, row)} tidak berkata.",
                "Tulis katanya, misalnya «ya» atau «tidak»; bila naskahnya memang begitu, biarkan: SOP yang berlaku tidak diperingatkan.",
                Severity.WARNING,
            )


def check_turned_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A decision whose good exit only ever leads back to it, so that the procedure ends by the bad one alone: they changed places.

    «ya» and «tidak» tell nothing, for the question may be whether there are mistakes, unless it is whether somebody approves.
    """
    del ground
    ways = [edge for edge in entry.flow.edges if edge.label.casefold() in _GOOD or _approves(edge, entry)]
    for way in ways if len(ways) < _MANY else ():
        others = [edge for edge in entry.flow.edges if edge.source == way.source and re.match(_BAD, edge.label)]
        if not _ends(way, entry.flow) and any(_ends(other, entry.flow) for other in others):
            path = entry.flow.symbols[way.source].path
            yield Finding(
                "keputusan-terbalik",
                (*path, "keputusan", way.label),
                f"Jalan «{way.label}» selalu kembali ke keputusan ini: prosedurnya hanya selesai lewat jalan yang lain.",
                "Periksa apakah tujuan jalan-jalannya tertukar.",
                Severity.WARNING,
                about=f"{way.label}\0{others[0].label}",
            )


def check_swapped_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A decision whose «ya» leads back and whose «tidak» leads on, though it does not ask for faults: its exits changed places."""
    flow = entry.flow
    turned: set[Path] | None = None
    for way in flow.edges:
        source = flow.symbols[way.source]
        if way.label.casefold() not in _YES or flow.symbols[way.target].row >= source.row:
            continue
        others = [edge for edge in flow.edges if edge.source == way.source and edge is not way]
        asked = source.teks or entry.sop.kegiatan[source.row].uraian
        on = len(others) == 1 and re.fullmatch(_NO, others[0].label) and flow.symbols[others[0].target].row > source.row
        if not on or re.search(_FAULTS, asked):
            continue
        if turned is None:
            turned = {finding.path[:-1] for finding in check_turned_exits(entry, ground)}
        if (*source.path, "keputusan") not in turned:
            yield Finding(
                "keputusan-terbalik",
                (*source.path, "keputusan", way.label),
                f"Jalan «{way.label}» kembali ke {row_name(flow, flow.symbols[way.target].row)}, sedangkan «{others[0].label}» meneruskan pekerjaan.",
                "Periksa apakah tujuan kedua jalan itu tertukar.",
                Severity.WARNING,
                about=f"{way.label}\0{others[0].label}\0{asked}",
            )


def _approves(way: Edge, entry: Entry) -> bool:
    """Whether an exit is the «ya» of a step that gives its consent."""
    symbol = entry.flow.symbols[way.source]
    return (
        way.label.casefold() == "ya"
        and re.match(_CONSENT, symbol.teks or entry.sop.kegiatan[symbol.row].uraian) is not None
    )


def _ends(way: Edge, flow: Flow) -> bool:
    """Whether the procedure may end by an exit without coming to its decision again."""
    seen, todo = {way.source, way.target}, [way.target]
    while todo:
        here = todo.pop()
        if flow.symbols[here].ends:
            return True
        new = {edge.target for edge in flow.edges if edge.source == here} - seen
        seen |= new
        todo += new
    return False


def check_all_to_all(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Rows of several who act at once, one below the other: every symbol of the first leads to every one of the second."""
    del ground
    flow = entry.flow
    reached: dict[tuple[int, int], dict[int, set[int]]] = {}
    for edge in flow.edges:
        source, target = flow.symbols[edge.source], flow.symbols[edge.target]
        if not edge.label and source.row != target.row and not source.made_up and not target.made_up:
            reached.setdefault((source.row, target.row), {}).setdefault(edge.source, set()).add(edge.target)
    for (row, below), ways in reached.items():
        targets = set.union(*ways.values())
        count = sum(map(len, ways.values()))
        if len(ways) > 1 and len(targets) > 1 and count == len(ways) * len(targets):
            yield Finding(
                "panah-semua",
                ("kegiatan", row),
                f"Dari {row_name(flow, row)} ke {row_name(flow, below)} ada {count} panah: dari tiap simbol ke tiap simbol.",
                "Bila tiap pelaksana meneruskan pekerjaannya sendiri, tulis simbolnya satu per satu di bawah «simbol» dengan "
                "«serentak: ya», dan pada masing-masing «lanjut» ke simbol tujuannya.",
                Severity.WARNING,
            )
