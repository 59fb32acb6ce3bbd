# A step of a list taken apart: before a colon stands who acts, in lines of their own where it leads and what it takes and makes,
# as an SPO of ours prints them and many a hospital's does.
from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from tatalaksana.catalog.names import folded_name
from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.butir import GOES_ON, lettered_lines
from tatalaksana.importers.daftar_sel import ITEM_MARK, nested_items
from tatalaksana.importers.kalimat_langkah import is_person, tells_ways
from tatalaksana.importers.kata import bare_words, column_called
from tatalaksana.importers.terbaca import Keyakinan
from tatalaksana.importers.waktu_sel import is_time

_BEFORE = re.compile(r"(?P<who>[A-Z][^:.;\n]{1,70}):\s+(?=\S)")
_AND = re.compile(r",\s*(?:dan\s+)?|\s+dan\s+")
_COLUMN = re.compile(r"(?P<name>[^:·]{2,40}):\s+(?P<text>\S.*)")
_COLUMNS = frozenset({"kelengkapan", "waktu", "output", "ket"})
_WHO = frozenset({"pelaksana", "pelaku", "penanggung jawab", "petugas"})
_LEANING = re.compile(r"^\*+|\*+$")
_PARTED = re.compile(r"\s+[-–—|]\s+")
_LEAST = 2
_NL = "\n"
_TOOK = "Diambil dari baris di bawah kegiatannya."
_BESIDE = "Diambil dari bagian kegiatannya di antara tanda hubung."


def is_detail(line: str) -> bool:
    """Whether a line below a step tells what a column of the table would."""
    found = _COLUMN.fullmatch(line.strip())
    return found is not None and (bare_words(found["name"]) in _WHO or column_called(found["name"]) in _COLUMNS)


def taken_apart(step: StepRow, text: str, offices: Collection[str], how: str, why: str) -> None:
    """Give a step what its text says.

    Args:
        step: The step, so far without any.
        text: Its lines.
        offices: What offices of the register are called, folded.
        how: How the text was found.
        why: Why it is not sure.
    """
    first, *more = _wrapped([line.strip() for line in text.split("\n") if line.strip()])
    named = _COLUMN.fullmatch(first)
    if named and column_called(named["name"]) == "uraian":
        first = named["text"]
    acting, first = _acting(first, offices)
    if acting:
        step.actor = "\n".join(acting)
        step.actor_why = f"Disimpulkan dari kalimatnya: «{' dan '.join(step.actor.split(_NL))}»."
    said = [first]
    for line in more:
        bare = _LEANING.sub("", line)
        if tells_ways(bare):
            step.ways = f"{step.ways} {bare}".strip()
        elif rest := _details(step, bare):
            said.append(rest if rest != bare else line)
    step.add("uraian", nested_items(lettered_lines("\n".join(said)))[0], how, Keyakinan.MUNGKIN, why)


def parts_apart(steps: Sequence[StepRow], offices: Collection[str]) -> None:
    """Give steps what their texts say between dashes, where all have as many parts: one is a time in each, one who acts in most."""
    told = [_PARTED.split(step.texts["uraian"].isi) for step in steps]
    places = [*zip(*told, strict=True)] if len({*map(len, told)}) == 1 else []
    time = next((at for at, said in enumerate(places) if all(map(is_time, said))), None)
    called = {at: sum(is_person(one) or folded_name(one) in offices for one in said) for at, said in enumerate(places)}
    who = max(called, key=lambda at: called[at], default=None)
    who = who if who is not None and 2 * called[who] > len(steps) else None
    rest = [at for at in range(len(places)) if at not in {time, who}]
    if len(steps) < _LEAST or not rest or (time is None and who is None):
        return
    for step, parts in zip(steps, told, strict=True):
        text = step.texts["uraian"]
        step.texts["uraian"] = replace(text, isi=" — ".join(parts[at] for at in rest))
        if time is not None:
            step.add("waktu", parts[time], text.cara, Keyakinan.MUNGKIN, _BESIDE)
        if who is not None and not step.actor:
            step.actor, step.actor_why = parts[who], _BESIDE


def _wrapped(lines: Sequence[str]) -> list[str]:
    """Lines, of which one that only ended where the paper did goes on with the next: that begins small, or a bracket is still open."""
    found = [lines[0]]
    for line in lines[1:]:
        open_ = found[-1].count("(") > found[-1].count(")") or GOES_ON.search(found[-1])
        marked = ITEM_MARK.match(line) or is_detail(line) or tells_ways(_LEANING.sub("", line))
        if not marked and (line[:1].islower() or open_) and found[-1][-1] not in ".:;":
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _acting(line: str, offices: Collection[str]) -> tuple[list[str], str]:
    """Who acts, where a line begins with that and a colon or with the name of an office, and what else it says."""
    if found := _BEFORE.match(line):
        who = found["who"].strip()
        several = [part.strip() for part in _AND.split(who)]
        if folded_name(who) in offices:
            return [who], line[found.end() :]
        if all(folded_name(one) in offices for one in several):
            return several, line[found.end() :]
        if is_person(who):
            return [who], line[found.end() :]
    words = line.split()
    for many in range(min(len(words) - 1, 8), 0, -1):
        if folded_name(" ".join(words[:many])) in offices:
            return [" ".join(words[:many])], line
    return [], line


def _listed(text: str) -> str:
    """What stands between semicolons as the list that it is."""
    parts = text.split("; ")
    return text if len(parts) == 1 else "\n".join(part if ITEM_MARK.match(part) else f"- {part}" for part in parts)


def _details(step: StepRow, line: str) -> str:
    """Take what a line tells under names of columns; what it says beside that."""
    rest: list[str] = []
    for piece in line.split(" · "):
        found = _COLUMN.fullmatch(piece.strip())
        key = column_called(found["name"]) if found else ""
        if found and bare_words(found["name"]) in _WHO and not step.actor:
            step.actor = "\n".join(_AND.split(found["text"].strip()))
            step.actor_why = f"Diambil dari baris di bawah kegiatannya: «{' dan '.join(step.actor.split(_NL))}»."
        elif found and key in _COLUMNS and key not in step.texts:
            text = found["text"] if key == "waktu" else _listed(found["text"])
            step.add(key, text, "baris di bawah kegiatan", Keyakinan.MUNGKIN, _TOOK)
        else:
            rest.append(piece)
    return " · ".join(rest)
