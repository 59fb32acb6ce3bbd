# The campaign on an office's documents: numbers, texts, attributes and bytes changed in workbooks, Word documents, charts and pages.
# A reader refuses in a sentence, or tells something of which drafts, a report and the table of all are made.
from __future__ import annotations

import io
import re
import zipfile
from functools import partial
from pathlib import Path
from random import Random

from pydantic import TypeAdapter

from tatalaksana.catalog import Registers, collect
from tatalaksana.importers import (
    Imported,
    KnownGround,
    draft_text,
    folder_csv,
    folder_page,
    recognise,
    report_page,
    told_additions,
)
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import Reading, UnreadDocumentError
from tests.collections_on_disk import SOPS
from tests.keras.outputs import check_table
from tests.keras.patience import EndlessError, ended
from tests.keras.tally import PACKAGE, Tally, WrongError
from tests.keras.words import PIECES, SCALARS

_DOCUMENTS = Path(__file__).parents[1] / "bench_impor" / "dokumen"
_READING = TypeAdapter(Reading)
_NUMBERS = tuple(
    number.encode()
    for number in ("9" * 4_400, "-", "", "1e999", "nan", "inf", "-1", "0", "99999999999", "²", "--5", "1.5", "-99999999999999", "2147483648", "abc")
)  # fmt: skip
_VALUES = (
    b"rId1",
    b"../../etc/passwd",
    b"http://a.example",
    b"file:///etc/passwd",
    b"A1:XFD1048576",
    b"A0",
    b"ZZZZ9",
    b"x" * 300,
)
_PLAIN = {
    "a.txt": b"SOP SURAT\nNomor SOP: 1\n1. Menerima surat oleh Staf\n2. Mencatat surat oleh Kepala, 10 menit\n",
    "a.md": b"# SOP Surat\n\n| No | Kegiatan | Staf | Waktu |\n|--|--|--|--|\n| 1 | Menerima | v | 5 menit |\n",
    "a.html": b"<h1>SOP Surat</h1><table><tr><th>No</th><th>Kegiatan</th><th>Staf</th></tr><tr><td rowspan='2'>1</td><td colspan='1'>Menerima</td><td>v</td></tr></table>",
    "a.drawio": b'<mxfile><diagram><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0" vertex="1" value="Menerima" style="rounded=1"><mxGeometry x="1" y="2" width="30" height="40"/></mxCell></root></mxGraphModel></diagram></mxfile>',
    "a.bpmn": b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/><task id="t" name="Menerima"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process></definitions>',
}  # fmt: skip


def run(seed: int, count: int, tally: Tally) -> None:
    """Try `count` changed documents."""
    chance = Random(seed)  # noqa: S311 - the same each time
    catalog = collect(SOPS, "sops").catalog
    files = {path.name: path.read_bytes() for path in sorted(_DOCUMENTS.glob("*.[dx]*"))} | _PLAIN
    names = sorted(files)
    for _ in range(count):
        name = chance.choice(names)
        content = _changed(files[name], chance)
        tally.counts["masukan"] += 1
        try:
            with ended():
                _through(name, content, catalog.registers, tally)
        except (Exception, EndlessError) as error:  # noqa: BLE001 - whatever went wrong is what is looked for
            tally.fail(error, name, content)


def _through(name: str, content: bytes, registers: Registers, tally: Tally) -> None:
    try:
        dumped = _READING.dump_json(reading_of(name, content))
    except EndlessError:
        raise
    except (UnreadDocumentError, MemoryError, RecursionError):
        tally.counts["ditolak"] += 1
        return
    except Exception as error:  # noqa: BLE001 - what a library makes of a broken file is told by the process that reads
        _of_a_library(error)
        tally.counts["rusak"] += 1
        return
    reading = _READING.validate_json(dumped)
    found = recognise(reading, KnownGround(registers))
    drafts = [draft_text(one, registers, name) for one in found]
    imported = Imported(name, reading, found, tuple(one.slug for one in drafts), "laporan/a.html")
    for text in (report_page(imported), folder_page([imported], []), *(one.text for one in drafts)):
        text.encode()
    check_table(folder_csv([imported]))
    told_additions([one.tambahan for one in found])
    tally.counts["dikenali" if found else "tanpa SOP"] += 1


def _of_a_library(error: BaseException) -> None:
    """Whether a library failed, not what is ours.

    Raises:
        WrongError: It was ours.
    """
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    file = Path(at.tb_frame.f_code.co_filename) if at else PACKAGE
    if file.is_relative_to(PACKAGE):
        raise WrongError(f"{type(error).__name__} in {file.relative_to(PACKAGE).as_posix()}") from error


def _changed(content: bytes, chance: Random) -> bytes:
    if not content.startswith(b"PK"):
        return _several(content, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        picked = {chance.choice(parts), *(name for name in parts if chance.random() < 0.1)}
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _several(part, chance) if name in picked else part)
    return made.getvalue()


def _several(part: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        part = chance.choice(_CHANGES)(part, chance)
    return part


def _replaced(part: bytes, chance: Random, *, pattern: bytes, words: tuple[bytes, ...]) -> bytes:
    """One thing of a kind, instead of which another stands."""
    found = list(re.finditer(pattern, part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start(1)] + chance.choice(words) + part[one.end(1) :]


def _cut(part: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(part) or 1)
    return part[:at] + part[at + chance.randrange(30) :]


def _repeated(part: bytes, chance: Random) -> bytes:
    found = list(re.finditer(rb"<[a-zA-Z:]+[^>]*?/>", part))
    if not found:
        return part
    one = chance.choice(found)
    return part[: one.start()] + one[0] * chance.choice((0, 2, 50)) + part[one.end() :]


_TEXTS = tuple(text.encode(errors="replace").replace(b"&", b"&amp;").replace(b"<", b"&lt;") for text in SCALARS)


def _swollen(part: bytes, chance: Random) -> bytes:
    """A sign or a few thousands of times, within a text."""
    found = list(re.finditer(rb">[^<>]+<|\w[ \t]", part))
    at = chance.choice(found).start() + 1 if found else 0
    piece = chance.choice(PIECES)
    if part.lstrip().startswith(b"<?xml"):
        piece = piece.replace("&", "&amp;").replace("<", "&lt;")
    return part[:at] + piece.encode() * (chance.choice((300, 20_000)) // len(piece)) + part[at:]


_CHANGES = (
    _swollen,
    partial(_replaced, pattern=rb"=[\"'](-?[0-9.]+)[\"']", words=_NUMBERS),
    partial(_replaced, pattern=rb">([^<>]+)<", words=_TEXTS),
    partial(_replaced, pattern=rb"=\"([^\"]*)\"", words=_VALUES),
    partial(_replaced, pattern=rb"( [a-zA-Z:]+=\"[^\"]*\")", words=(b"",)),
    partial(_replaced, pattern=rb"(\w+)", words=(*_TEXTS, *_NUMBERS)),
    _repeated,
    _cut,
)
