# What of a document was read right: cells, rows, symbols, arrows, and how much of what is «pasti» is wrong.
from __future__ import annotations

from collections import Counter
from datetime import date

from tatalaksana.importers import Keyakinan, KnownGround, Terkenali, draft_text, recognise
from tatalaksana.importers.reading import Reading
from tatalaksana.model import Sop, flow_of, parse
from tatalaksana.source import data_of
from tests.bench_impor.truths import Truth
from tests.collections_on_disk import koleksi

_KEYS = ("uraian", "kelengkapan", "waktu", "output", "ket")


def figures_of(reading: Reading, truth: Truth, *, drawn: bool = True) -> Counter[str]:
    """How many of what there is were read right, each as `x` and `x benar`.

    Args:
        reading: The document, as it was read.
        truth: What it says.
        drawn: Whether it has a chart; else only cells count.
    """
    several = recognise(reading, KnownGround(koleksi().registers))
    count: Counter[str] = Counter({"dokumen": 1})
    found = several[0] if several else None
    _cells(found, truth, count)
    if found is None:
        return count
    sop = parse(Sop, data_of(draft_text(found, koleksi().registers, "uji").text))
    count["draf sah"] += isinstance(sop, Sop)
    if drawn and isinstance(sop, Sop):
        _chart(sop, truth, count)
        _sure_arrows(found, truth, count)
    return count


def _cells(found: Terkenali | None, truth: Truth, count: Counter[str]) -> None:
    day = date(*truth.efektif).isoformat()
    head = {"nomor": truth.nomor, "judul": truth.judul, "tanggal.efektif": day}
    for key, said in head.items():
        value = found.bidang.get(key) if found else None
        _tell(
            count,
            right=value is not None and value.isi == said,
            sure=value is not None and value.yakin is Keyakinan.PASTI,
        )
    for key, items in (
        ("dasar_hukum", truth.dasar),
        ("peralatan", truth.peralatan),
        ("peringatan", (truth.peringatan,)),
    ):
        box = found.kotak.get(key) if found else None
        right = box is not None and tuple(item.isi for item in box.butir) == items
        _tell(count, right=right, sure=box is not None and all(item.yakin is Keyakinan.PASTI for item in box.butir))
    rows = found.baris if found else ()
    count["baris"] += len(truth.rows)
    for at, cells in enumerate(truth.rows):
        mine = rows[at].isi if at < len(rows) else {}
        good = len(rows) == len(truth.rows)
        for key, said in zip(_KEYS, cells, strict=True):
            value = mine.get(key)
            right = (value.isi if value else "") == said
            good = good and right
            _tell(count, right=right, sure=value is not None and value.yakin is Keyakinan.PASTI)
        count["baris benar"] += good


def _tell(count: Counter[str], *, right: bool, sure: bool) -> None:
    count["sel"] += 1
    count["sel benar"] += right
    count["pasti"] += sure
    count["pasti keliru"] += sure and not right


def _chart(sop: Sop, truth: Truth, count: Counter[str]) -> None:
    flow = flow_of(sop)[0]
    symbols = Counter((one.row, one.lane, one.bentuk.value) for one in flow.symbols)
    edges = Counter((flow.symbols[one.source].row, flow.symbols[one.target].row, one.label) for one in flow.edges)
    count["simbol"] += len(truth.symbols)
    count["simbol benar"] += sum(symbols[one.row, one.lane, one.kind] > 0 for one in truth.symbols)
    count["panah"] += len(truth.edges)
    count["panah benar"] += sum(edges[edge] > 0 for edge in truth.edges)


def _sure_arrows(found: Terkenali, truth: Truth, count: Counter[str]) -> None:
    known = set(truth.edges)
    for at, row in enumerate(found.baris):
        for one in row.simbol:
            sure = one.dasar.yakin is Keyakinan.PASTI
            count["pasti"] += sure
            right = at < len(truth.symbols) and (one.lajur, one.bentuk) == (
                truth.symbols[at].lane,
                truth.symbols[at].kind,
            )
            count["pasti keliru"] += sure and not right
            for way in one.jalan:
                if way.tujuan is None or way.dasar.yakin is not Keyakinan.PASTI:
                    continue
                count["pasti"] += 1
                count["pasti keliru"] += (at, way.tujuan[0], way.label) not in known
