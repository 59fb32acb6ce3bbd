# What a step needs, held against what was made before it. On real sheets Kelengkapan also names tools, papers from outside
# and those of steps long before, so equality is asked of nobody: only a typing slip is told, and one break in a chain
# that holds everywhere else.
from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby, islice
from operator import itemgetter

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.catalog.slip import Gap, gaps_of, same_words, slip_in, words_of
from tatalaksana.model import Flow, Isi, Sop, row_name
from tatalaksana.source import Finding, Path, Severity

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪]|\(?(?:[0-9]{1,2}|[a-z])[.)])\s+", re.IGNORECASE)
_SIGNS = re.compile(r"[;,\n()]")
_JOINED = re.compile(r"\s+(?:dan|serta|beserta|atau|dengan)\s+|\s*[&/+]\s*", re.IGNORECASE)
_TOOL_WORDS = (
    "komputer laptop notebook pc printer scanner pemindai mesin fotokopi atk alat alat-alat tulis kertas jaringan internet "
    "telepon hp handphone ponsel aplikasi sistem website email kendaraan mobil motor kamera proyektor lcd stempel cap "
    "amplop map ruang ruangan meja kursi perangkat pulpen bolpoin tinta kalkulator buku agenda"
)
_TOOLS = frozenset(_TOOL_WORDS.split())
_CHAIN = 4
"""Neighbours that a chain must have before one break in it says anything."""
_SHOWN = 60
_LONGEST = 24
"""Words of what may be a slip of something else; more are a sentence."""
_LOOKS = 20_000
"""Pairs that are looked at in one SOP: more than any has, and of a hostile file the first."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that a step needs or makes."""

    words: str
    row: int
    path: Path


def check_handover(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What a step needs that nearly is what one before it made, and the one break in a chain that holds otherwise."""
    del ground
    before = _before(entry.flow)
    made = [thing for row, step in enumerate(entry.sop.kegiatan) for thing in _things(step.output, row, "output")]
    told: set[int] = set()
    pairs: set[tuple[str, str]] = set()
    for need, source, words in _near_misses(entry.sop, made, before):
        told.add(need.row)
        if words not in pairs:
            pairs.add(words)
            yield _slip(entry.flow, need, source, words)
    yield from _swapped_cells(entry, before)
    yield from _too_early(entry, before, made)
    yield from _break(entry, before, made, told)


def _swapped_cells(entry: Entry, before: Mapping[int, set[int]]) -> Iterator[Finding]:
    """A step that makes what the one above it made, and needs what the one below it needs: its two cells changed places."""
    steps = entry.sop.kegiatan
    cells = [(_words(step.kelengkapan), _words(step.output)) for step in steps]
    for row in range(1, len(steps) - 1):
        (needed, above), (needs, makes), (below, made) = cells[row - 1 : row + 2]
        fits = needs and makes and row - 1 in before[row] and row in before[row + 1]
        # Where all say the same, nothing changed places.
        if fits and makes == above and needs == below and needs not in {makes, needed, above} and makes != made:
            yield Finding(
                "serah-terima",
                ("kegiatan", row, "kelengkapan"),
                f"Kelengkapan dan output {row_name(entry.flow, row)} seperti tertukar: {row_name(entry.flow, row - 1)} menghasilkan outputnya, dan {row_name(entry.flow, row + 1)} memerlukan kelengkapannya.",
                "Tukar isi keduanya; bila memang begitu, terima peringatan ini.",
                Severity.WARNING,
                about=f"{steps[row].kelengkapan}\0{steps[row].output}",
            )


def _too_early(entry: Entry, before: Mapping[int, set[int]], made: Sequence[_Thing]) -> Iterator[Finding]:
    """What a step needs, word for word, and only a step makes that comes after it and never before: they changed places."""
    makers: dict[str, set[int]] = {}
    for one in made:
        makers.setdefault("".join(words_of(one.words)), set()).add(one.row)
    for row, step in enumerate(entry.sop.kegiatan):
        needs = "".join(_words(step.kelengkapan))
        # What the first step needs comes from outside, and one word may mean many things.
        rows = makers.get(needs, set()) if before[row] and len(_words(step.kelengkapan)) > 1 else set()
        later = [other for other in rows if row in before[other] and other not in before[row]]
        if rows and set(later) == rows:
            said, made_in = _said(step.kelengkapan), row_name(entry.flow, min(later))
            yield Finding(
                "serah-terima",
                ("kegiatan", row, "kelengkapan"),
                f"{row_name(entry.flow, row)} memerlukan «{said[:_SHOWN]}», yang baru dihasilkan {made_in} sesudahnya.",
                "Periksa urutan kedua langkah itu, barangkali tertukar.",
                Severity.WARNING,
                about=f"{said}\0{made_in}",
            )


def _near_misses(
    sop: Sop, made: Sequence[_Thing], before: Mapping[int, set[int]]
) -> Iterator[tuple[_Thing, _Thing, tuple[str, str]]]:
    """(needed, made, the words that differ) of what nearly is what an earlier step made, and is nothing that one made."""
    same: dict[str, list[_Thing]] = {}
    near: dict[Gap, dict[str, None]] = {}
    for one in made:
        said = "".join(words_of(one.words))
        same.setdefault(said, []).append(one)
        for gap in _gaps(one):
            near.setdefault(gap, {})[said] = None
    uses = cache(partial(_Uses.of, sop))  # most SOP have no slip, and all their words need not be read for one
    looks = islice(_pairs(sop, same, near, before), _LOOKS)
    for need, pairs in groupby(looks, key=itemgetter(0)):
        for _, said in pairs:
            words = slip_in(need.words, same[said][0].words)
            one_before = _first(same[said], before[need.row]) if words else None
            if words and one_before and not uses().both_meant(words, one_before):
                yield need, one_before, words
                break


def _pairs(
    sop: Sop, same: Mapping[str, Sequence[_Thing]], near: Mapping[Gap, Iterable[str]], before: Mapping[int, set[int]]
) -> Iterator[tuple[_Thing, str]]:
    """What is needed and nothing made before, with the words of each thing made that differs from it in one word."""
    for row, step in enumerate(sop.kegiatan):
        for need in _things(step.kelengkapan, row, "kelengkapan"):
            if not _first(same.get("".join(words_of(need.words)), ()), before[row]):
                for said in dict.fromkeys(said for gap in _gaps(need) for said in near.get(gap, ())):
                    yield need, said


def _gaps(thing: _Thing) -> Iterable[Gap]:
    return gaps_of(thing.words) if len(words_of(thing.words)) <= _LONGEST else ()


def _first(made: Iterable[_Thing], rows: Container[int]) -> _Thing | None:
    return next((one for one in made if one.row in rows), None)


@dataclass(frozen=True, slots=True)
class _Uses:
    """Where an SOP says which words."""

    said: frozenset[str]
    made: Mapping[str, set[int]]
    """Words of outputs to their rows."""
    needed: frozenset[str]

    @classmethod
    def of(cls, sop: Sop) -> _Uses:
        said = frozenset(word for text in _prose(sop) for word in words_of(text))
        made: dict[str, set[int]] = {}
        for row, step in enumerate(sop.kegiatan):
            for word in _words(step.output):
                made.setdefault(word, set()).add(row)
        return cls(said, made, frozenset(word for step in sop.kegiatan for word in _words(step.kelengkapan)))

    def both_meant(self, words: tuple[str, str], source: _Thing) -> bool:
        """Whether the SOP says both words elsewhere too: then neither is a slip."""
        needed, made = words
        elsewhere = made in self.needed or bool(self.made.get(made, set()) - {source.row})
        return (needed in self.said or needed in self.made) and (made in self.said or elsewhere)


def _prose(sop: Sop) -> Iterator[str]:
    """Every text that is neither needed nor made."""
    yield sop.judul
    for isi in (sop.peralatan, sop.peringatan, sop.pencatatan, sop.kualifikasi_pelaksana):
        yield from _lines(isi)
    for step in sop.kegiatan:
        yield step.uraian
        yield from _lines(step.ket)


def _break(entry: Entry, before: dict[int, set[int]], made: list[_Thing], told: set[int]) -> Iterator[Finding]:
    """The one place where a chain breaks that holds between all other neighbours."""
    steps, flow = entry.sop.kegiatan, entry.flow
    following = {(flow.symbols[edge.source].row, flow.symbols[edge.target].row) for edge in flow.edges}
    pairs = [
        row
        for row in range(len(steps) - 1)
        if (row, row + 1) in following and _words(steps[row].output) and _words(steps[row + 1].kelengkapan)
    ]
    broken = [row for row in pairs if not same_words(_said(steps[row].output), _said(steps[row + 1].kelengkapan))]
    if len(pairs) < _CHAIN or len(broken) != 1 or broken[0] + 1 in told:
        return
    row = broken[0] + 1
    needs = list(_things(steps[row].kelengkapan, row, "kelengkapan"))
    known = [one for one in made if one.row in before[row]]
    tools = list(_lines(entry.sop.peralatan))
    if steps[row].mulai or len(needs) * (len(known) + len(tools)) > _LOOKS:
        return
    if any(_is_tool(need, tools) or any(_covers(need, one) for one in known) for need in needs):
        return
    whole = _said(steps[row].kelengkapan), _said(steps[row - 1].output)
    yield Finding(
        "serah-terima",
        ("kegiatan", row, "kelengkapan"),
        f"{row_name(flow, row)} memerlukan «{whole[0]}», yang tidak dihasilkan langkah sebelumnya; "
        f"{row_name(flow, row - 1)} menghasilkan «{whole[1]}». Pada {len(pairs) - 1} pasangan langkah lain keduanya sama.",
        "Samakan bila maksudnya sama, atau periksa apakah ada langkah yang terlewat.",
        Severity.WARNING,
        about="\0".join(whole),
    )


def _slip(flow: Flow, need: _Thing, source: _Thing, words: tuple[str, str]) -> Finding:
    return Finding(
        "serah-terima",
        need.path,
        f"{row_name(flow, need.row)} memerlukan «{need.words[:_SHOWN]}», {row_name(flow, source.row)} menghasilkan «{source.words[:_SHOWN]}».",
        f"Bila maksudnya sama, samakan «{words[0]}» dan «{words[1]}».",
        Severity.WARNING,
        about=f"{need.words}\0{source.words}",
    )


def _before(flow: Flow) -> dict[int, set[int]]:
    """Each row with those from which a path leads to it."""
    incoming: dict[int, set[int]] = {row: set() for row in range(flow.rows)}
    for edge in flow.edges:
        source, target = flow.symbols[edge.source].row, flow.symbols[edge.target].row
        if source != target:
            incoming[target].add(source)
    found: dict[int, set[int]] = {}
    for row, direct in incoming.items():
        todo, seen = list(direct), set(direct)
        while todo:
            new = incoming[todo.pop()] - seen
            seen |= new
            todo += new
        found[row] = seen - {row}
    return found


def _things(isi: Isi | None, row: int, key: str) -> Iterator[_Thing]:
    """Each thing that a cell names: its items, what commas and lines set apart, and what «dan» joins."""
    several = enumerate(isi) if isinstance(isi, tuple) else [(None, isi or "")]
    for index, text in several:
        path: Path = ("kegiatan", row, key) if index is None else ("kegiatan", row, key, index)
        for words in _parts(text):
            yield _Thing(words, row, path)


@lru_cache(maxsize=4096)  # what one step makes the next ones need
def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_all_parts(text)))


def _all_parts(text: str) -> Iterator[str]:
    for part in _apart(text):
        words = _BULLET.sub("", part).strip()
        if not words_of(words):
            continue
        yield words
        finer = [one for one in _JOINED.split(words) if words_of(one)]
        if len(finer) > 1:
            yield from finer


def _apart(text: str) -> Iterator[str]:
    """A text cut at commas, semicolons and line ends, but for those within brackets."""
    if _SIGNS.search(text) is None:
        yield text
        return
    cuts, inside = [], False
    for sign in reversed([*_SIGNS.finditer(text)]):
        if sign[0] in "()":
            inside = sign[0] == ")"
        elif not inside:
            cuts.append(sign.start())
    begin = 0
    for cut in reversed(cuts):
        yield text[begin:cut]
        begin = cut + 1
    yield text[begin:]


def _covers(need: _Thing, made: _Thing) -> bool:
    """Whether one says the other with more words."""
    first, second = set(words_of(need.words)), set(words_of(made.words))
    return first <= second or second <= first


def _is_tool(need: _Thing, tools: Iterable[str]) -> bool:
    words = set(words_of(need.words))
    return bool(words & _TOOLS) or any(words <= set(words_of(line)) for line in tools)


def _lines(isi: Isi | None) -> Iterable[str]:
    return (isi,) if isinstance(isi, str) else isi or ()


def _words(isi: Isi | None) -> tuple[str, ...]:
    return words_of(_said(isi))


def _said(isi: Isi | None) -> str:
    return ", ".join(_lines(isi))
