# Steps that stand in no table: the items below «Langkah-langkah», or a numbered list of a text that calls itself an SOP.
from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby, takewhile

from tatalaksana.catalog.names import folded_name
from tatalaksana.importers.bagian_langkah import is_detail, parts_apart, taken_apart
from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.butir import item_list
from tatalaksana.importers.daftar_sel import ITEM_MARK
from tatalaksana.importers.identitas import SheetHead, SheetLine, has_identity
from tatalaksana.importers.kalimat_langkah import actors_said, is_person, time_said
from tatalaksana.importers.kata import BOXES, labelled
from tatalaksana.importers.terbaca import Keyakinan

_ITEM = re.compile(r"\s*(?:\(?(\d{1,4})[.)]|[•●▪])\s+(\S.*)", re.DOTALL)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(?=\S)")
_THINGS = re.compile(r"\b(?:alat|bahan|peralatan|perlengkapan|sarana|obat)\b", re.IGNORECASE)
_DONE = re.compile(
    r"(?:\S+\s+)?(?:(?:me|ber)[a-z]{4,}|[a-z]{3,}kan)\b|(?:cuci|cek|ambil|pakai|pasang|bawa|dekat|atur|isi|periksa)\w*\s",
    re.IGNORECASE,
)
"""How a sentence begins that says what is done."""
_HEADING = re.compile(r"[A-Z][.)]\s+\S")
_ATTACHED = re.compile(r"\W*(?:ter|di)?lampir(?:an|kan)?\W*", re.IGNORECASE)
"""What stands below «Bagan Alir» where there is none."""
_NAMED = re.compile(r"\b(?:SOP|SPO|standar operasional|standar prosedur|prosedur|langkah)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"(?P<who>[A-Z][^:.;\n]{1,60}):\s+(?:me|ber)[a-z]{3,}\b.*", re.DOTALL)
"""Who acts, and a verb."""
_LEAST_SPOKEN = 3
_WHY = "Tidak berdiri di tabel; dibaca dari daftar."


def calls_itself_procedure(lines: Sequence[SheetLine]) -> bool:
    """Whether some words of a document say that it is an SOP."""
    return any(_NAMED.search(cell.text) for line in lines for cell in line.cells)


def numbered_lines(lines: Sequence[SheetLine], offices: Collection[str]) -> tuple[list[StepRow], list[SheetLine]]:
    """The longest list of lines 1, 2, 3 … below no label of a box, as steps, and the lines that are none."""
    runs: list[list[list[int]]] = []
    """Of each list the places of its items' lines."""
    now: list[list[int]] = []
    waiting: list[int] = []
    boxed = False
    for at, line in enumerate(lines):
        text = _said(line)
        if has_identity(line) or not line.loose:
            boxed, now, waiting = _opens_box(line), [], []
        elif (item := _ITEM.match(text)) and now and (item[1] or "") == _next(now, lines):
            now[-1] += waiting
            now.append([at])
            waiting = []
        elif item and not boxed and (item[1] == "1" or not (item[1] or now)):
            now, waiting = [[at]], []
            runs.append(now)
        elif now and is_detail(text) and not waiting:
            now[-1].append(at)
        elif now:
            waiting.append(at)
    longest = max(runs, key=len, default=[])
    if not longest:
        longest, offices = _spoken(lines, offices)
    steps = []
    for item_at, places in enumerate(longest, 1):
        first = lines[places[0]]
        step = StepRow(str(item_at), first.where, first.page, -1, [item_at])
        said = [_ITEM.sub(r"\2", _said(first)), *(_said(lines[place]) for place in places[1:])]
        taken_apart(step, "\n".join(said), offices, "daftar", _WHY)
        steps.append(step)
    parts_apart(steps, offices)
    say_more(steps)
    mine = {place for places in longest for place in places}
    return steps, [line for at, line in enumerate(lines) if at not in mine]


def _spoken(lines: Sequence[SheetLine], offices: Collection[str]) -> tuple[list[list[int]], Collection[str]]:
    """The lines below each other that say who acts, a colon and what is done, and who all acts; none where nobody of them is called as people are."""
    told = [_SPOKEN.fullmatch(_said(line)) if line.loose and not has_identity(line) else None for line in lines]
    run = max((list(group) for kept, group in groupby(range(len(lines)), lambda at: told[at] is not None) if kept), key=len, default=[])  # fmt: skip
    who = {found["who"].strip() for at in run if (found := told[at])}
    if len(run) < _LEAST_SPOKEN or not any(is_person(one) or folded_name(one) in offices for one in who):
        return [], offices
    return [[at] for at in run], {*offices, *map(folded_name, who)}


def _opens_box(line: SheetLine) -> bool:
    """Whether what stands below a line may be that of a label in it; a row of a table in which each label has its value ends there."""
    cells = [cell for cell in line.cells if cell.text.strip()]
    named = [labelled(cell.text, alone=len(cells) == 1) for cell in cells]
    boxes = [[part for part in parts if part[0] in BOXES] for parts in named]
    return any(boxes) if line.loose else bool(cells) and all(parts and not parts[-1][2] for parts in boxes)


def labelled_steps(identity: SheetHead, offices: Collection[str]) -> list[StepRow]:
    """The items below the label of the steps; none where it has a single text.

    Args:
        identity: The sheet.
        offices: What offices of the register are called, folded.
    """
    text = identity.text("langkah")
    kept = [line.strip() for line in text.split("\n") if line.strip() and not _ATTACHED.fullmatch(line)]
    text = "\n".join(_undotted(kept))
    items = item_list("langkah", text, identity.where["langkah"]).butir if text else ()
    if len(items) < 2:
        return []
    why = f"Tidak berdiri di tabel; dibaca di bawah «{identity.labels['langkah'].strip(' :')}»."
    lines = text.split("\n")
    # Where letters head parts of the list, numbers begin again in each of them.
    parted = bool(_HEADING.match(lines[0])) and any(map(_ITEM.match, lines))
    steps = []
    told = _parted(lines) if parted else _counted(lines) or _bulleted(lines) or [item.isi for item in items]
    for at, said in enumerate(told, 1):
        heading = parted and bool(_HEADING.match(said))
        step = StepRow("" if heading else str(at), items[0].asal, 1, -1, [at], section=heading)
        if heading:
            step.add("uraian", said, items[0].cara, Keyakinan.MUNGKIN, why)
        else:
            taken_apart(step, _ITEM.sub(r"\2", said) if parted else said, offices, items[0].cara, why)
        steps.append(step)
    if parted:
        for number, step in enumerate((one for one in steps if not one.section), 1):
            step.nomor = str(number)
    acting = [step for step in steps if not step.section]
    parts_apart(acting, offices)
    say_more(acting)
    return steps


def _undotted(lines: Sequence[str]) -> list[str]:
    """Lines, of which those that count as 3.1, 3.2 … within the heading above have their own number alone."""
    counted = [(at, found) for at, line in enumerate(lines) if (found := _DOTTED.match(line))]
    whole = [int(found[2]) for _, found in counted] == [*range(1, len(counted) + 1)]
    if len(counted) < 2 or not whole or len({found[1] for _, found in counted}) > 1 or counted[0][0] > 0:
        return [*lines]
    starts = dict(counted)
    return [
        f"{found[2]}. {line[found.end() :]}" if (found := starts.get(at)) else line for at, line in enumerate(lines)
    ]


def _counted(lines: Sequence[str]) -> list[str]:
    """Items behind 1, 2, 3 … at the beginning of their lines, each with the lines that go on from it; none where not all are counted so."""
    items = [_ITEM.match(line) for line in lines]
    last = {item[1]: at for at, item in enumerate(items) if item}
    found: list[str] = []
    within = 0
    """How far a list within the last item has counted."""
    small_within = False
    """Whether the last item of that list began with a small letter."""
    for at, (line, item) in enumerate(zip(lines, items, strict=True)):
        number, small = (item[1], item[2][:1].islower()) if item else ("", False)
        # A number that the list within waits for too is of that where it comes again, and so is one that begins small
        # where the first of all does not.
        again = last.get(number, at) > at
        capital = bool(found) and found[0][:1].isupper()
        inner = again and (
            (within == len(found) > 0 and not (capital and small_within and not small)) or (capital and small)
        )
        if item and number == str(len(found) + 1) and not inner:
            found.append(item[2])
            within = 0
        elif found:
            found[-1] += f"\n{line}"
            within += number == str(within + 1)
            small_within = small
        else:
            return []
    return found if len(found) > 1 else []


def _bulleted(lines: Sequence[str]) -> list[str]:
    """Items behind one bullet, each with the items of lists within it; none where all have the same."""
    signs = [mark["bullet"] or "" if (mark := ITEM_MARK.match(line)) else None for line in lines]
    if not signs[0] or {*signs} <= {signs[0], None}:
        return []
    found: list[str] = []
    for sign, line in zip(signs, lines, strict=True):
        if sign == signs[0]:
            found.append(line[1:].strip())
        else:
            found[-1] += f"\n{line}"
    return found if len(found) > 1 else []


def _parted(lines: Sequence[str]) -> list[str]:
    """Headings and items, each with the lines that go on from it: bullets below a number, and what a heading of things lists."""
    found: list[str] = []
    counted = listed = False
    for at, line in enumerate(lines):
        item = _ITEM.match(line)
        if _HEADING.match(line):
            counted, listed = False, _lists_things(lines, at)
            found.append(line)
        elif not found or (item and not listed and (item[1] or not counted)):
            counted = counted or bool(item and item[1])
            found.append(line)
        else:
            found[-1] += f"\n{line}"
    return found


def _lists_things(lines: Sequence[str], at: int) -> bool:
    """Whether below a heading of tools or materials things are listed, and nothing is done."""
    items = list(takewhile(lambda line: not _HEADING.match(line), lines[at + 1 :]))
    said = [_ITEM.sub(r"\2", line) for line in items]
    return bool(_THINGS.search(lines[at])) and 2 * sum(map(bool, map(_DONE.match, said))) < len(said)


def say_more(steps: Sequence[StepRow]) -> None:
    """Who acts and how long it takes, as the sentences say."""
    texts = [" ".join(step.texts["uraian"].isi.replace("*", "").split()) for step in steps]
    for step, text, actor in zip(steps, texts, actors_said(texts), strict=True):
        if not step.actor:
            step.actor = actor
            step.actor_why = f"Disimpulkan dari kalimatnya: «{actor}»."
        if "waktu" in step.texts:
            continue
        step.add("waktu", time_said(text), "kalimat kegiatan", Keyakinan.MUNGKIN, "Diambil dari kalimat kegiatannya.")


def _next(now: Sequence[Sequence[int]], lines: Sequence[SheetLine]) -> str:
    """The number of the item that a list goes on with; empty where it has bullets."""
    first = _ITEM.match(_said(lines[now[0][0]]))
    return str(len(now) + 1) if first and first[1] else ""


def _said(line: SheetLine) -> str:
    return next((cell.text.strip() for cell in line.cells if cell.text.strip()), "")
