# The chart of a document: which shape stands in which row and lane, which arrows lead where, what stands at exits, and what
# goes on across pages.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tatalaksana.importers.bagian import DocumentPart
from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.baris_mengalir import set_by_shapes
from tatalaksana.importers.jalan_keluar import beside_line, exchanged, label_distance, labelled_exits, named_by
from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.panah import Arrow, arrows_between
from tatalaksana.importers.potongan import cut_by_pages
from tatalaksana.importers.reading import PageBox, Reading, ReadLine, ReadShape, ReadText, Rupa
from tatalaksana.importers.segilima import PageJoints
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Sisa, Terbaca, unsure

_SYMBOLS = frozenset({Rupa.KAPSUL, Rupa.KOTAK, Rupa.BELAH_KETUPAT})
_SLACK = 12.0
"""Points that a shape may stand out of its row."""
_SAME_PLACE = 2.5
_LABEL_REACH = 45.0
_BESIDE = 9.0
_BEYOND = 0.4
"""How much of a shape may stand out of its row or lane."""
_ASIDE = 0.23
"""Of a lane's width, how far from its middle a symbol may stand: one of two lanes that were read as one stands a quarter off."""
_SURELY = 15.0
"""Points within which a word is that of an exit for sure."""
_FAR = "Kata ini agak jauh dari jalan keluarnya."
_TWO_NEAR = "Ada dua jalan keluar yang sama dekatnya dengan kata ini."
"""Points that a word may be from a line far from its beginning."""
_LONGEST_LABEL = 80
_SMALL, _ROUND = 0.7, 0.25
_JOINT = frozenset({1, 2})
"""Letters within a circle that joins pages."""
_ENDS_IN_A_PIECE = re.compile(r"[a-z]{4,} [a-z]{1,2}$|^(?!ya$|tdk$|no$|ok$)[a-z]{1,2}$")
_CUT = "Kata ini mungkin terpotong menjadi dua."
_PAGE_HINT = re.compile(
    r"\(?(?:ke|dari|lanjut(?:an)?|sambungan|bersambung)\s+(?:ke\s+|dari\s+)?(?:hal|hlm)", re.IGNORECASE
)
_ENDS = frozenset({"selesai", "end", "stop", "akhir", "finish"})
_NO = frozenset({"tidak", "belum", "ditolak", "no", "t", "n", "tdk"})
_EXITS = _NO | {"ya", "y", "yes", "setuju", "disetujui", "lengkap", "sesuai", "sudah", "benar", "layak", "valid", "memenuhi"} | {
    f"{no} {word}" for no in ("tidak", "belum") for word in ("setuju", "disetujui", "lengkap", "sesuai", "benar", "layak", "valid", "memenuhi")
}  # fmt: skip
"""What exits are called, which no decision is."""
_BEGINS = frozenset({"mulai", "start", "awal", "begin"})


NAMED_ENDS = "panah yang menyebut kedua ujungnya"
"""The method of an arrow that no place had to say anything for."""


@dataclass(slots=True)
class _Node:
    shape: ReadShape
    row: int
    lane: int
    why: str = ""
    """Why it may be of another row or lane."""


def symbols_drawn(part: DocumentPart, reading: Reading) -> tuple[list[tuple[SimbolTerbaca, ...]], list[Sisa]] | None:
    """The symbols of each step with their arrows, and what of the drawing found no place; None where nothing is drawn."""
    why = _set_rows(part, reading) if reading.flowing else ""
    nodes, strays = _placed(part, reading)
    nodes = [replace(node, why=node.why or why) for node in nodes]
    acting = [at for at, step in enumerate(part.steps) if not step.section]
    if len({node.row for node in nodes}) < max(1, len(acting) // 3):
        return None
    chart = _Chart(part, reading, nodes)
    return chart.symbols(), [*strays, *chart.left]


def _set_rows(part: DocumentPart, reading: Reading) -> str:
    """Rows by the symbols in the lanes; why it is not sure which stands in which."""
    ways = [way for several in part.lane_places.values() for way in several]
    circles = _circles(reading.shapes)
    shapes = [
        one
        for one in reading.shapes
        if one.rupa in _SYMBOLS
        and one.name not in circles
        and any(left <= one.bounds.middle[0] <= right for left, right in ways)
    ]
    return (
        set_by_shapes(part.steps, shapes, lambda one: _row_at(part.steps, one.page, one.bounds.middle[1]))
        if shapes
        else ""
    )


def _placed(part: DocumentPart, reading: Reading) -> tuple[list[_Node], list[Sisa]]:
    nodes: list[_Node] = []
    strays: list[Sisa] = []
    pages, circles = _pages(part), _circles(reading.shapes)
    for shape in reading.shapes:
        if shape.page not in pages or shape.rupa not in {*_SYMBOLS, Rupa.LAIN} or shape.name in circles:
            continue
        x, y = shape.bounds.middle
        row, lane = _row_at(part.steps, shape.page, y), _lane_at(part, shape.page, y, x)
        if row is None or lane is None:
            if shape.rupa is not Rupa.LAIN and _inside(part, shape.page, y):
                strays.append(
                    Sisa(shape.text or shape.rupa.value, f"halaman {shape.page}", "Bentuk di luar kolom pelaksana.")
                )
            continue
        nodes.append(_Node(shape, row, lane, _over_edge(part, shape, row, lane)))
    return nodes, strays


def _over_edge(part: DocumentPart, shape: ReadShape, row: int, lane: int) -> str:
    """Why a shape may be of another row or lane than that of its middle: much of it stands there."""
    one = shape.bounds
    left, right = part.lane_places[_table_at(part, shape.page, one.middle[1])][lane]
    if max(left - one.left, 0.0) + max(one.right - right, 0.0) > _BEYOND * (one.right - one.left):
        return "Bentuk ini melewati batas lajurnya."
    if abs(one.middle[0] - (left + right) / 2) > _ASIDE * (right - left):
        return "Bentuk ini jauh dari tengah lajurnya: garis antara dua lajur mungkin tidak terbaca."
    bands = [band for band in part.steps[row].bands if band.page == shape.page]
    out = min(max(band.top - one.top, 0.0) + max(one.bottom - band.bottom, 0.0) for band in bands)
    return "Bentuk ini melewati batas barisnya." if out > _BEYOND * (one.bottom - one.top) else ""


def _circles(shapes: Sequence[ReadShape]) -> set[str]:
    """Small circles that stand in pairs with one letter or number, which join pages."""
    round_: dict[str, list[str]] = {}
    wide = max((one.bounds.right - one.bounds.left for one in shapes if one.rupa in _SYMBOLS), default=0.0)
    for one in shapes:
        across, down = one.bounds.right - one.bounds.left, one.bounds.bottom - one.bounds.top
        small = across < _SMALL * wide and abs(across - down) < _ROUND * across
        if one.rupa is Rupa.KAPSUL and small and len(one.text.strip()) in _JOINT:
            round_.setdefault(one.text.strip(), []).append(one.name)
    return {name for names in round_.values() if len(names) > 1 for name in names}


def _inside(part: DocumentPart, page: int, y: float) -> bool:
    return any(band.page == page and band.top <= y <= band.bottom for step in part.steps for band in step.bands)


def _pages(part: DocumentPart) -> set[int]:
    """The pages that its steps stand on."""
    return {band.page for step in part.steps for band in step.bands}


def _row_at(steps: Sequence[StepRow], page: int, y: float) -> int | None:
    best, least = None, _SLACK
    for at, band in ((at, band) for at, step in enumerate(steps) for band in step.bands):
        if band.page != page or band.bottom <= band.top:
            continue
        away = max(band.top - y, y - band.bottom, 0.0)
        if away < least or (away == 0 and best is None):
            best, least = at, away
            if away == 0:
                return at
    return best


def _lane_at(part: DocumentPart, page: int, y: float, x: float) -> int | None:
    # A head that comes again with more lanes than the first has none for them.
    ways = part.lane_places.get(_table_at(part, page, y), ())[: len(part.lanes)]
    for lane, (left, right) in enumerate(ways):
        if left <= x <= right:
            return lane
    return None


def _table_at(part: DocumentPart, page: int, y: float) -> int:
    near = [band for step in part.steps for band in step.bands if band.page == page]
    return min(near, key=lambda band: max(band.top - y, y - band.bottom, 0.0)).table if near else -1


def _doubt_of_word(word: str, away: float) -> str:
    """Why a word may not be what an exit is called, or not that exit's; empty where nothing speaks against it."""
    if away > _SURELY:
        return _FAR
    return _CUT if _ENDS_IN_A_PIECE.search(word) else ""


_GOALS = re.compile(r"(?<=\S)\s*\((?:ke [^()]+|selesai)\)$")
"""Behind the words of one of several exits that share a corner: where it leads."""
_NUMBERED = re.compile(r"(?<!ke-)\b\d+")
"""The numbers of steps among these; «baris ke-3» has none."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands among the symbols, and on which page."""

    text: str
    where: PageBox
    page: int
    goals: frozenset[str]
    """The numbers of the steps where they say that their exit leads; empty where they say nothing of it."""


def exit_words(said: str, where: PageBox) -> list[tuple[str, PageBox]]:
    """A text among symbols, as two where it is what two exits are called: they stand so close that they were read as one."""
    said = _GOALS.sub("", said)
    words = said.split()
    if "".join(bare_words(said).split()) in _EXITS:
        # A narrow place cut the word in two.
        return [("".join(words), where)]
    if bare_words(said) not in _EXITS:
        for at in range(1, len(words)):
            first, second = " ".join(words[:at]), " ".join(words[at:])
            opposite = [bare_words(one).split()[:1][0] in _NO for one in (first, second) if bare_words(one) in _EXITS]
            if sorted(opposite) == [False, True]:
                x = where.left + (where.right - where.left) * len(first) / len(said)
                return [(first, replace(where, right=x)), (second, replace(where, left=x))]
    return [(said, where)]


def _twins(nodes: Sequence[_Node]) -> dict[str, str]:
    """Symbols that a page's end cuts and that are drawn on both pages: the second's name to that of the first."""
    found: dict[str, str] = {}
    for one in nodes:
        for other in nodes:
            mine, theirs = one.shape.bounds, other.shape.bounds
            across = max(abs(mine.left - theirs.left), abs(mine.right - theirs.right))
            alike = one.row == other.row and one.shape.rupa is other.shape.rupa and across < _SAME_PLACE
            if alike and other.shape.page == one.shape.page + 1:
                found[other.shape.name] = one.shape.name
    return found


class _Chart:
    def __init__(self, part: DocumentPart, reading: Reading, nodes: list[_Node]) -> None:
        self._part = part
        self._reading = reading
        twins = _twins(nodes)
        self._nodes = {node.shape.name: node for node in nodes if node.shape.name not in twins}
        self.left: list[Sisa] = []
        self._spoken: set[str] = set()
        self._begun: set[str] = set()
        """The symbols to which a kapsul leads that only says «Mulai»."""
        """Decisions whose words name their exits."""
        pages = _pages(part)
        joints = [
            shape
            for shape in reading.shapes
            if shape.page in pages and (shape.rupa is Rupa.SEGILIMA or self._is_joint(shape))
        ]
        joinable = [*(node.shape for node in nodes), *joints]
        arrows, loose = arrows_between(joinable, [line for line in reading.lines if line.page in pages])
        cut, loose = cut_by_pages(loose, joinable, self._bands())
        over = PageJoints(joints)
        self._arrows = [
            replace(one, source=twins.get(one.source, one.source), target=twins.get(one.target, one.target))
            for one in over.joined([*(self._within(one) for one in arrows), *cut])
        ]
        self.left += over.left
        for line in loose:
            if line.headed:
                self.left.append(
                    Sisa("→", self._where(line), "Panah yang ujungnya tidak pada simbol; periksa pada gambarnya.")
                )
        self._labels()

    def _bands(self) -> dict[int, tuple[float, float]]:
        """Of each page where its rows of steps begin and end."""
        found: dict[int, tuple[float, float]] = {}
        for band in (band for step in self._part.steps for band in step.bands):
            top, bottom = found.get(band.page, (band.top, band.bottom))
            found[band.page] = (min(top, band.top), max(bottom, band.bottom))
        return found

    def _within(self, arrow: Arrow) -> Arrow:
        """An arrow, less sure where it runs out of the rows of its page: it may be the half of one that goes on elsewhere."""
        shape = self._nodes.get(arrow.source)
        band = self._bands().get(shape.shape.page) if shape else None
        out = band is not None and any(not band[0] - _SLACK <= y <= band[1] + _SLACK for _, y in arrow.points)
        if not out or arrow.named or arrow.yakin is not Keyakinan.PASTI:
            return arrow
        return replace(arrow, yakin=Keyakinan.MUNGKIN, mengapa="Garisnya keluar dari baris-baris kegiatan.")

    def _is_joint(self, shape: ReadShape) -> bool:
        """A small circle with a letter or a number is how some draw a segilima."""
        return False if shape.name in self._nodes else shape.rupa is Rupa.KAPSUL and len(shape.text.strip()) in _JOINT

    def _where(self, line: ReadLine) -> str:
        row = _row_at(self._part.steps, line.page, line.points[-1][1]) if line.points else None
        return f"halaman {line.page}" + (f", kegiatan {row + 1}" if row is not None else "")

    # Labels

    def _labels(self) -> None:
        """Texts beside exits, each at the nearest exit of a symbol that decides or has several."""
        counts: dict[str, int] = {}
        for one in self._arrows:
            counts[one.source] = counts.get(one.source, 0) + 1
        open_ = [
            at for at, one in enumerate(self._arrows)
            if not one.text and one.source in self._nodes and (self._nodes[one.source].shape.rupa is Rupa.BELAH_KETUPAT or counts[one.source] > 1)
        ]  # fmt: skip
        texts = list(self._texts())
        pairs = sorted(
            (away, index, at) for index, words in enumerate(texts) if words.text for away, at in self._ways_from(words, open_)
        )  # fmt: skip
        given: set[int] = set()
        named: set[int] = set()
        held: dict[int, int] = {}
        for away, index, at in pairs:
            spoken = sum(other == index for other in held.values())
            if away > _LABEL_REACH or at in named or spoken >= max(1, len(texts[index].goals)):
                continue
            given.add(index)
            named.add(at)
            near = [one for one, other, way in pairs if other == index and way != at and way not in named]
            unsure = bool(near) and min(near) < away + 4
            one = self._arrows[at]
            held[at] = index
            word = texts[index].text
            self._arrows[at] = named_by(one, word, _TWO_NEAR if unsure else _doubt_of_word(word, away))
        where = {(index, at): away for away, index, at in pairs}
        back = {at: self._leads_back(self._arrows[at], self._nodes[self._arrows[at].source]) for at in held}
        for at, word, why in exchanged(self._arrows, held, where, [words.text for words in texts], back, _NO):
            self._arrows[at] = named_by(self._arrows[at], word, why)
        self._farther_on(texts, given)
        self._said_inside(counts)
        self._arrows = [
            replace(one, text=legend[one.text]) if one.source in self._nodes and one.text in (legend := self._part.steps[self._nodes[one.source].row].legend) else one
            for one in self._arrows
        ]  # fmt: skip
        self.left += [
            Sisa(words.text, f"halaman {words.page}", "Teks di antara simbol, tidak dekat dengan jalan keluar mana pun.")
            for index, words in enumerate(texts) if index not in given
        ]  # fmt: skip
        pages = _pages(self._part)
        told = {words.text for words in texts}
        self.left += [
            Sisa(shape.text, f"halaman {shape.page}", "Kotak teks di luar kolom pelaksana.")
            for shape in self._reading.shapes if shape.rupa is Rupa.TEKS and shape.page in pages and shape.text.strip() and not _PAGE_HINT.match(shape.text.strip()) and " ".join(shape.text.split()) not in told
        ]  # fmt: skip

    def _ways_from(self, words: _Words, ways: Sequence[int]) -> list[tuple[float, int]]:
        """How far words stand from the exits of their page; those that lead elsewhere than they say are out of reach."""
        found = [
            (label_distance(words.where, arrow, self._nodes[arrow.source].shape), at)
            for at in ways
            if self._nodes[(arrow := self._arrows[at]).source].shape.page == words.page
        ]
        meant = {
            at for away, at in found if away <= _LABEL_REACH and self._number_at(self._arrows[at].target) in words.goals
        }
        return [(away if at in meant or not meant else away + _LABEL_REACH, at) for away, at in found]

    def _number_at(self, name: str) -> str:
        """The number of the step that a symbol stands in, as it is printed."""
        node = self._nodes.get(name)
        return self._part.steps[node.row].nomor.rstrip(".") if node else ""

    def _farther_on(self, texts: Sequence[_Words], given: set[int]) -> None:
        """Words that stand beside an exit far from where it begins, as where many leave one symbol together."""
        silent = [
            at for at, one in enumerate(self._arrows)
            if not one.text and one.source in self._nodes and self._nodes[one.source].shape.rupa is Rupa.BELAH_KETUPAT and len(one.points) > 1
        ]  # fmt: skip
        pairs = sorted(
            (beside_line(words.where, self._arrows[at].points), index, at)
            for index, words in enumerate(texts) for at in silent
            if index not in given and self._nodes[self._arrows[at].source].shape.page == words.page
        )  # fmt: skip
        for away, index, at in pairs:
            if away > _BESIDE or index in given or self._arrows[at].text:
                continue
            given.add(index)
            one = self._arrows[at]
            sure = max(one.yakin, Keyakinan.MUNGKIN, key=list(Keyakinan).index)
            why = "Kata ini berdiri jauh dari awal jalan keluarnya."
            self._arrows[at] = replace(one, text=texts[index].text, yakin=sure, mengapa=one.mengapa or why)

    def _said_inside(self, counts: Mapping[str, int]) -> None:
        """A decision in which only stands what an exit is called: the word slid into it."""
        for name, node in self._nodes.items():
            word = " ".join(node.shape.text.split())
            if node.shape.rupa is not Rupa.BELAH_KETUPAT or bare_words(word) not in _EXITS or counts.get(name, 0) < 2:
                continue
            silent = [at for at, one in enumerate(self._arrows) if one.source == name and not one.text]
            back = [at for at in silent if self._leads_back(self._arrows[at], node)]
            ahead = [at for at in silent if at not in back]
            mine = (back if bare_words(word).split()[0] in _NO else ahead) or silent
            if mine:
                why = "Kata ini berdiri di dalam belah ketupat; dianggap nama jalan keluarnya."
                sure = max(self._arrows[mine[0]].yakin, Keyakinan.MUNGKIN, key=list(Keyakinan).index)
                self._arrows[mine[0]] = replace(self._arrows[mine[0]], text=word, yakin=sure, mengapa=why)
                self._spoken.add(name)

    def _entered_from_above(self, node: _Node) -> bool:
        """Whether a step above leads to a symbol, which so does not begin the procedure."""
        sources = (self._nodes.get(one.source) for one in self._arrows if one.target == node.shape.name)
        return any(one is not None and one.row < node.row for one in sources)

    def _leads_back(self, arrow: Arrow, node: _Node) -> bool:
        target = self._nodes.get(arrow.target)
        return target is not None and target.row <= node.row

    def _texts(self) -> Iterator[_Words]:
        """Short texts that stand among the symbols."""
        several: list[tuple[str, PageBox | None, int]] = [
            (shape.text, shape.bounds, shape.page) for shape in self._reading.shapes if shape.rupa is Rupa.TEKS
        ]
        # Where places are only estimated, what is written above or below the table may seem to stand in it.
        loose = () if self._reading.flowing else self._reading.blocks
        several += [(block.text, block.bounds, block.page) for block in loose if isinstance(block, ReadText)]
        several += list(self._part.lane_texts)
        bands = self._bands()
        told = {(" ".join(text.split()), page) for text, _, page in several}
        for text, where, page in several:
            if (
                where is not None
                and page in bands
                and where.middle[1] < bands[page][0]
                and (" ".join(text.split()), page - 1) in told
            ):
                # What stands over a page's end is drawn on both.
                continue
            said = " ".join(text.split())
            if not said or where is None or len(said) > _LONGEST_LABEL or _PAGE_HINT.match(said):
                continue
            (x, y), beside = where.middle, (where.left, where.right)
            among = any(_lane_at(self._part, page, y, place) is not None for place in (x, *beside))
            if among and _row_at(self._part.steps, page, y) is not None:
                goals = frozenset(_NUMBERED.findall("".join(_GOALS.findall(said))))
                yield from (_Words(word, place, page, goals) for word, place in exit_words(said, where))

    # What comes of it

    def symbols(self) -> list[tuple[SimbolTerbaca, ...]]:
        """Of each step its symbols."""
        ways: dict[str, list[Arrow]] = {}
        for arrow in self._arrows:
            if arrow.source in self._nodes and arrow.target in self._nodes:
                ways.setdefault(arrow.source, []).append(arrow)
        dropped = self._made_up(ways)
        self._begun = {ways[name][0].target for name in dropped if name in ways}
        kept = [node for node in self._nodes.values() if node.shape.name not in dropped]
        first = min((node.row for node in kept), default=0)
        rows = [
            self._ordered([node for node in kept if node.row == at], ways, begins=at == first)
            for at in range(len(self._part.steps))
        ]
        place = {node.shape.name: (at, index) for at, row in enumerate(rows) for index, node in enumerate(row)}
        return [tuple(self._symbol(node, ways.get(node.shape.name, []), place, rows) for node in row) for row in rows]

    def _made_up(self, ways: Mapping[str, Sequence[Arrow]]) -> set[str]:
        """Kapsul that only say «Mulai» or «Selesai» beside a step of their row: the flow says that itself."""
        entered: dict[str, list[str]] = {}
        for source, several in ways.items():
            for arrow in several:
                entered.setdefault(arrow.target, []).append(source)
        found: set[str] = set()
        for name, node in self._nodes.items():
            others = [one for one in self._nodes.values() if one.row == node.row and one is not node]
            if node.shape.rupa is not Rupa.KAPSUL or not others:
                continue
            words = bare_words(node.shape.text)
            sources = entered.get(name, [])
            if not ways.get(name) and sources and words in {*_ENDS, ""}:
                # Without a word one in another cell is what is done there, as is one beside another that says «Selesai».
                beside = words in _ENDS or (
                    all((self._nodes[one].row, self._nodes[one].lane) == (node.row, node.lane) for one in sources)
                    and not any(bare_words(one.shape.text) in _ENDS for one in others)
                )
                if beside and all(len(ways.get(one, ())) > 1 for one in sources):
                    found.add(name)
            elif not sources and words in {*_BEGINS, ""} and len(ways.get(name, ())) == 1:
                target = self._nodes.get(ways[name][0].target)
                if target is not None and target.row == node.row and target.shape.rupa is Rupa.BELAH_KETUPAT:
                    found.add(name)
        return found

    def _ordered(self, nodes: list[_Node], ways: Mapping[str, Sequence[Arrow]], *, begins: bool) -> list[_Node]:
        """The symbols of a row, who leads before who follows, else from left to right and from above.

        In the row that begins the procedure what a kapsul begins with, or one from which it goes on, stands before all others.
        """
        names = {node.shape.name for node in nodes}
        left = sorted(nodes, key=lambda node: (node.lane, node.shape.bounds.top))
        done = [
            node
            for node in left
            if begins
            and (node.shape.name in self._begun or (node.shape.rupa is Rupa.KAPSUL and ways.get(node.shape.name)))
        ]
        left = [node for node in left if node not in done]
        while left:
            entered = {
                arrow.target
                for node in left
                for arrow in ways.get(node.shape.name, ())
                if arrow.target in names and arrow.target != node.shape.name
            }
            first = next((node for node in left if node.shape.name not in entered), left[0])
            left.remove(first)
            done.append(first)
        return done

    def _symbol(
        self,
        node: _Node,
        arrows: Sequence[Arrow],
        place: Mapping[str, tuple[int, int]],
        rows: Sequence[Sequence[_Node]],
    ) -> SimbolTerbaca:
        shape = node.shape
        last = place[shape.name][0] == max(at for at, row in enumerate(rows) if row)
        decides = shape.rupa is Rupa.BELAH_KETUPAT and (len(arrows) > 1 or any(arrow.text for arrow in arrows))
        exits = [
            JalanTerbaca(
                place.get(arrow.target),
                arrow.text,
                Terbaca(
                    "",
                    NAMED_ENDS if arrow.named and not arrow.text else "panah",
                    arrow.yakin,
                    arrow.mengapa,
                    f"halaman {shape.page}",
                ),
            )
            for arrow in arrows
        ]
        if decides:
            exits = labelled_exits(exits, place[shape.name][0])
        exits = [
            replace(way, dasar=unsure(way.dasar, Keyakinan.MUNGKIN, odd)) if odd else way
            for way, odd in zip(exits, (node.why or self._nodes[arrow.target].why for arrow in arrows), strict=True)
        ]
        sure, why = (Keyakinan.MUNGKIN, node.why) if node.why else (Keyakinan.PASTI, "")
        if not exits:
            if shape.rupa is Rupa.BELAH_KETUPAT:
                sure, why = Keyakinan.TEBAKAN, "Panah keluar belah ketupat ini tidak terbaca."
            elif last or (shape.rupa is Rupa.KAPSUL and any(arrow.target == shape.name for arrow in self._arrows)):
                exits = [JalanTerbaca(None, "", Terbaca("", "simbol tanpa panah keluar", asal=f"halaman {shape.page}"))]
            else:
                sure, why = Keyakinan.TEBAKAN, "Panah keluarnya tidak terbaca; dianggap ke baris berikutnya."
        elif shape.rupa is Rupa.BELAH_KETUPAT and len(arrows) < 2:
            sure, why = Keyakinan.TEBAKAN, "Hanya satu jalan keluar belah ketupat ini terbaca."
            # Its word may be that of the exit that was not read.
            exits = [replace(way, dasar=unsure(way.dasar, Keyakinan.MUNGKIN, why)) for way in exits]
        elif shape.rupa is Rupa.KAPSUL and not node.why and self._entered_from_above(node):
            sure, why = Keyakinan.MUNGKIN, "Kapsul ini di tengah alur; mungkin kotak yang sudutnya tumpul."
        if shape.rupa is Rupa.LAIN:
            sure, why = Keyakinan.MUNGKIN, "Bentuknya bukan salah satu dari lima simbol; dianggap kotak."
        words = " ".join(shape.text.split())
        number = self._part.steps[node.row].nomor
        text = (
            "" if shape.name in self._spoken or bare_words(words) in {*_BEGINS, *_ENDS, bare_words(number)} else words
        )
        return SimbolTerbaca(
            node.lane, "kotak" if shape.rupa is Rupa.LAIN else shape.rupa.value, text[:300],
            Terbaca("", "bentuk di sel", sure, why, f"halaman {shape.page}"), tuple(exits), decides, bentuk_terbaca=True,
            mulai=shape.name in self._begun,
        )  # fmt: skip
