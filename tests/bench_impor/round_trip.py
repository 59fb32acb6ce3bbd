# There and back: what `sop ekspor` and the official PDF make of an SOP, read again, held field by field and arrow by arrow
# against the SOP: the collection of the tests, the router's hard shapes, and random charts.
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf

from tatalaksana.catalog import Catalog, collect
from tatalaksana.facts import Facts
from tatalaksana.importers import Keyakinan, KnownGround, Terkenali, draft_text, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.terbaca import BarisTerbaca, JalanTerbaca, KotakTerbaca, LajurTerbaca, SimbolTerbaca, Terbaca
from tatalaksana.model import Bentuk, Flow, Sop, flow_of, parse
from tatalaksana.render.bpmn import sop_bpmn
from tatalaksana.render.office import sheet_docx, sheet_xlsx
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.source import data_of
from tests.chart.random_flow import likely_flow
from tests.chart.shapes import SHAPES
from tests.collections_on_disk import REGISTERS, write
from tests.office.sheets import sheet_of

_CELLS = ("uraian", "kelengkapan", "waktu", "output", "ket")
_DAY = date(2024, 1, 2)
_BOXES = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
_WORDS = ("memeriksa", "kelengkapan", "berkas", "dan", "menyerahkan", "surat", "kepada", "atasan", "untuk", "ditandatangani", "A/4", "2-3", "(asli)")  # fmt: skip
_TIMES = ("10 menit", "1 jam", "2 hari kerja", "15 menit/berkas", "1 minggu", "2-3 hari kerja", "30 menit - 3 jam")


def random_sops(folder: Path, seeds: Iterable[int], shapes: Sequence[str] = tuple(SHAPES)) -> Catalog:
    """A collection of hard shapes and of random charts, each an SOP with its texts.

    Args:
        folder: Where its files stand.
        seeds: The random charts.
        shapes: The hard shapes, by their names.
    """
    registers = {
        **REGISTERS,
        "jabatan.yaml": "".join(f"pejabat-{at}:\n  nama: Pejabat {chr(65 + at)}\n" for at in range(14)),
    }
    flows: dict[str, Flow] = {f"bentuk-{at:03}": SHAPES[name] for at, name in enumerate(shapes)}
    flows |= {f"acak-{seed:03}": likely_flow(seed, lanes=8, rows=24) for seed in seeds}
    write(folder, registers)
    ground = collect(folder, "sops").catalog.registers
    write(
        folder,
        {f"biro/{name}.yaml": draft_text(_found(name, flow), ground, "acak").text for name, flow in flows.items()},
    )
    return collect(folder, "sops").catalog


def _found(name: str, flow: Flow) -> Terkenali:
    """A chart as if a document had said it, with texts by chance."""
    dice = random.Random(name)  # noqa: S311 - the same each time

    def said(text: str) -> Terbaca:
        return Terbaca(text, "acak")

    def words(most: int) -> str:
        return " ".join(dice.choices(_WORDS, k=dice.randint(1, most))).capitalize()

    lanes = tuple(
        LajurTerbaca(f"Pejabat {chr(65 + at)}", f"pejabat-{at}", baru=False, nama=f"pejabat-{at}", dasar=said("lajur"))
        for at in range(flow.lanes)
    )
    order: dict[int, tuple[int, int]] = {}
    rows: list[list[int]] = [[] for _ in range(flow.rows)]
    for index, symbol in enumerate(flow.symbols):
        order[index] = symbol.row, len(rows[symbol.row])
        rows[symbol.row].append(index)
    made = []
    for at, mine in enumerate(rows):
        symbols = []
        for index in mine:
            ways = tuple(
                JalanTerbaca(order[edge.target], edge.label, said("")) for edge in flow.edges if edge.source == index
            )
            symbol = flow.symbols[index]
            if symbol.bentuk is Bentuk.BELAH_KETUPAT and at == flow.rows - 1:
                ways = (*ways, JalanTerbaca(None, "selesai", said("")))
            decides = symbol.bentuk is Bentuk.BELAH_KETUPAT and len(ways) > 1
            shape = Bentuk.KOTAK if symbol.bentuk is Bentuk.BELAH_KETUPAT and not decides else symbol.bentuk
            symbols.append(
                SimbolTerbaca(symbol.lane, shape.value, symbol.teks, said(""), ways or (JalanTerbaca(None, "", said("")),), decides, bentuk_terbaca=True)
            )  # fmt: skip
        texts = {"uraian": said(words(16)), "kelengkapan": said(words(5)), "waktu": said(dice.choice(_TIMES)), "output": said(words(4))}  # fmt: skip
        if dice.random() < 0.2:
            texts["ket"] = said(words(3))
        made.append(BarisTerbaca(str(at + 1), texts, tuple(symbols)))
    boxes = {key: KotakTerbaca(tuple(said(words(9)) for _ in range(dice.randint(1, 4))), daftar=True) for key in _BOXES if key != "dasar_hukum"}  # fmt: skip
    fields = {"judul": said(f"Pengelolaan {name.replace('-', ' ')}"), "jenis": said("mikro"), "unit": said("biro"), "nomor": said(f"SOP/{name}"), "tanggal.efektif": said("2025-02-03")}  # fmt: skip
    return Terkenali(fields, boxes, (), {}, lanes, tuple(made), said("sop-ap"))


def exported(catalog: Catalog, name: str, kind: str) -> bytes:
    """An SOP as a file of a kind: «xlsx», «docx», «bpmn», «pdf»; that of PDF without the source that it carries."""
    entry = catalog.entries[name]
    facts = Facts(entry, catalog)
    match kind:
        case "xlsx":
            return sheet_xlsx(sheet_of(catalog, name))
        case "docx":
            return sheet_docx(sheet_of(catalog, name))
        case "bpmn":
            return sop_bpmn(facts)
    return without_source(official_sheet(facts, Printing(_DAY, None)).content())


def without_source(sheet: bytes) -> bytes:
    """A sheet of ours as if somebody else had printed it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as document:
        for key in ("/Names", "/AF"):
            if key in document.Root:
                del document.Root[key]
        document.save(out)
    return out.getvalue()


def came_back(catalog: Catalog, name: str, kind: str) -> tuple[Counter[str], list[str]]:
    """How much of an SOP came back from a file of a kind, each as `x` and `x benar`; and what did not."""
    known = catalog.entries[name].sop
    count: Counter[str] = Counter({"dokumen": 1})
    wrong: list[str] = []
    found = recognise(reading_of(f"a.{kind}", exported(catalog, name, kind)), KnownGround(catalog.registers))
    back = parse(Sop, data_of(draft_text(found[0], catalog.registers, "a").text)) if len(found) == 1 else None
    count["draf sah"] += isinstance(back, Sop)
    fields = dict(_fields(known, catalog))
    other = dict(_fields(back, catalog)) if isinstance(back, Sop) else {}
    for key, value in fields.items():
        count["bidang"] += 1
        count["bidang benar"] += other.get(key) == value
        if other.get(key) != value:
            wrong.append(f"{key}: {value!r} -> {other.get(key)!r}")
    for what, mine, theirs in (
        ("simbol", _symbols(known), _symbols(back)),
        ("panah", _edges(known), _edges(back)),
    ):
        count[what] += mine.total()
        count[f"{what} benar"] += (mine & theirs).total()
        wrong += [f"{what}: {one} hilang" for one in (mine - theirs)] + [
            f"{what}: {one} lebih" for one in (theirs - mine)
        ]
    if found:
        values = [value for row in found[0].baris for value in row.isi.values()]
        count["pasti"] += sum(value.yakin is Keyakinan.PASTI for value in values)
    return count, wrong


def _fields(sop: Sop, catalog: Catalog) -> Iterator[tuple[str, object]]:
    yield "judul", sop.judul
    yield "nomor", sop.nomor
    yield "efektif", sop.tanggal.efektif
    for one in sop.dasar_hukum:
        known = catalog.registers.peraturan.get(one.peraturan or "")
        yield f"dasar_hukum {one.teks or (known.judul if known else '')}", True
    for key in _BOXES[1:]:
        held = getattr(sop, key)
        several = held if isinstance(held, list | tuple) else (held,)
        yield key, [" ".join(str(getattr(one, "teks", None) or one).split()) for one in several if one]
    for at, step in enumerate(sop.kegiatan):
        for key in _CELLS:
            value = getattr(step, key)
            yield f"{at}.{key}", value.teks if key == "waktu" and value else value


def _symbols(sop: object) -> Counter[tuple[object, ...]]:
    flow = flow_of(sop)[0] if isinstance(sop, Sop) else None
    return Counter((one.row, one.lane, one.bentuk.value, one.teks) for one in flow.symbols) if flow else Counter()


def _edges(sop: object) -> Counter[tuple[object, ...]]:
    flow = flow_of(sop)[0] if isinstance(sop, Sop) else None
    if flow is None:
        return Counter()
    ends = ((flow.symbols[one.source], flow.symbols[one.target], one.label) for one in flow.edges)
    return Counter((source.row, source.lane, target.row, target.lane, label) for source, target, label in ends)
