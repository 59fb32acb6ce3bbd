# The plan of a chart while it is made: which way each edge has on the coarse grid, what that costs beside the others, and
# which is the cheapest. Right before readable before short. In what order edges are placed, and placed again, is decided in
# `improve`.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from tatalaksana.chart.alone import empty_chart_way
from tatalaksana.chart.buses import Buses
from tatalaksana.chart.deciding import which_decide
from tatalaksana.chart.ends import Ends
from tatalaksana.chart.failure import Reason, UnroutableError
from tatalaksana.chart.grid import Corners, Grid, GridPoint
from tatalaksana.chart.knot import Knot, Refused, any_of
from tatalaksana.chart.occupancy import Occupancy
from tatalaksana.chart.reach import legs_of
from tatalaksana.chart.search import CROSSING, Found, Search, Tolls
from tatalaksana.chart.sides import side_prices
from tatalaksana.chart.way import Way
from tatalaksana.model import Flow

_CROWDED = 1000.0
_NO_ROOM = 4000.0
_SPLIT = 300.0
"""That an exit leaves from two corners: its word would stand twice, and be read as two exits. Only where nothing else is left."""
_APART = 2.5
"""That a line that goes back comes in on another side than one before it: two that could be a trunk are none."""
_ROUND = 14.0
"""The same from above to a symbol of the first row: such a line goes round the chart."""
_OFF_BUS = 14.0
"""That a line of a bus leaves or comes in on another side than others of it there: more than the bend with which it joins them."""
_ASTRAY = 120.0
"""The same once all are there: more than what they have to cross to come together."""
_CORNERS = 3
_HARDLY = 1e-3
_BOTH = 3
"""The pieces of a middle line before a node and behind it."""
_NEVER = float("inf")
Pair = tuple[int, int]
"""The numbers of the sides on which an edge leaves and comes in."""


class Planner:
    """The plan of one chart while it is made."""

    def __init__(self, flow: Flow, grid: Grid, buses: Buses = ()) -> None:
        self._flow = flow
        self._edges = [(edge.source, edge.target) for edge in flow.edges]
        self._places = grid.places
        self.occupancy = Occupancy(grid)
        """What is drawn."""
        legs = legs_of(grid)
        self.ends: list[Ends] = []
        """What is known of each edge before anything is drawn."""
        for number, (edge, prices) in enumerate(zip(flow.edges, side_prices(flow, grid), strict=True)):
            start, end = grid.places[edge.source], grid.places[edge.target]
            self.ends.append(Ends(number, (start, end), (legs[start], legs[end]), prices, grid))
        self._ideals: dict[int, Way] = {}
        self.least: dict[int, float] = {}
        """What the way costs that an edge would take if there were no other, of those that were asked for one."""
        self.found: dict[int, Found] = {}
        """The way of each edge that is drawn."""
        self._refused = [Refused()] * len(flow.edges)
        # For each symbol: the edges on its sides, a bit for each, and how many are still to come.
        self.exits = [[0, 0, 0, 0] for _ in flow.symbols]
        self.entries = [[0, 0, 0, 0] for _ in flow.symbols]
        self._trunks = [[0, 0, 0, 0] for _ in flow.symbols]
        """The nodes that those which come in on a side of a symbol pass, along their lines; they cross there once together."""
        self._trunks_across = [[0, 0, 0, 0] for _ in flow.symbols]
        """The same along the lines across."""
        self._out_sides = [0] * len(flow.symbols)
        self._in_sides = [0] * len(flow.symbols)
        self._backs = [0] * len(flow.symbols)
        self._coming_out = [0] * len(flow.symbols)
        self._coming_in = [0] * len(flow.symbols)
        self._back = [grid.places[edge.target][1] < grid.places[edge.source][1] for edge in flow.edges]
        self._decisions = which_decide(flow)
        self.buses = buses
        """Those that edges may run on."""
        self.bus = buses or [0] * len(flow.edges)
        """Of each edge those of its bus, a bit for each; 0 for one that has none."""
        self._aside = _ASIDE
        labels: list[dict[str, int]] = [{} for _ in flow.symbols]
        """The words of each symbol's exits, a bit for each."""
        self._word: list[int] = []
        for edge in flow.edges:
            self._coming_out[edge.source] += 1
            self._coming_in[edge.target] += 1
            words = labels[edge.source]
            self._word.append(words.setdefault(edge.label, 1 << len(words)))
        self._joins = [coming > 1 for coming in self._coming_in]
        """Whether several come in at a symbol: lines that may be a trunk."""
        self._said = [[0, 0, 0, 0] for _ in flow.symbols]
        """The words on each side of a symbol."""
        self._wanted = [
            min(_CORNERS, len(words)) if decides else 1 for words, decides in zip(labels, self._decisions, strict=True)
        ]

    def turn(self, number: int) -> tuple[int, int, int]:
        """When an edge is placed, lowest first: those to the next row, then tall ones before wide ones."""
        edge = self._flow.edges[number]
        (x0, y0), (x1, y1) = self._places[edge.source], self._places[edge.target]
        down = (y1 - y0) // 2
        return down if down in (0, 1) else 2, abs(x1 - x0) - abs(y1 - y0), number

    def place(self, number: int) -> None:
        """Give an edge the cheapest way.

        Raises:
            UnroutableError: There is none.
        """
        found = self.cheapest(number)
        if found is None:
            raise UnroutableError(number, Reason.NO_WAY)
        self.put(number, found)

    def refuse_crowds(self) -> None:
        """Decisions leave from as many corners as they have exits, up to three: the fourth is for what comes in.

        Raises:
            UnroutableError: One does not.
        """
        for symbol, sides in enumerate(self.exits):
            exits = numbers(_all(sides))
            said = {self._word[edge] for edge in exits}
            if self.decides(symbol) and sum(map(bool, sides)) < min(len(said), _CORNERS):
                raise UnroutableError(exits[-1], Reason.CORNER)

    def meeting(self) -> Knot | None:
        """Edges that bend where lines go on to all four sides, the last first: they would be read as two that cross."""
        pieces = self.occupancy.pieces
        for (x, y), edges in self.occupancy.bends.items():
            if edges and pieces[2 * y] >> x - 1 & 3 == _BOTH and pieces[2 * x + 1] >> y - 1 & 3 == _BOTH:
                return any_of(numbers(edges)[::-1])
        return None

    @property
    def routes(self) -> tuple[Corners, ...]:
        """The route of each edge, in the order of the flow's edges."""
        return tuple(self.found[number].way.corners for number in range(len(self._flow.edges)))

    def replan(self, knot: Knot) -> Mapping[int, Found]:
        """Lead the edges of one group elsewhere, the group that loses least, the first of such, and say how they ran.

        Raises:
            UnroutableError: In each group is one that has no other way.
        """
        best: tuple[float, Mapping[int, Found]] | None = None
        for group in knot.groups:
            elsewhere = self._elsewhere(group, knot.bend, _NEVER if best is None else best[0])
            best = elsewhere or best
        if best is None:
            raise UnroutableError(knot.groups[0][0], Reason.NO_WAY)
        before = {number: self.found[number] for number in best[1]}
        for number, found in before.items():
            self._refused[number] = self._refused[number].also(found.way.corners, knot.bend)
            self.take(number)
        for number, found in best[1].items():
            self.put(number, found)
        return before

    def _elsewhere(
        self, group: Sequence[int], bend: GridPoint | None, limit: float
    ) -> tuple[float, Mapping[int, Found]] | None:
        """What edges lose when they give way, and how they run then; None where one can't, or they lose as much as the limit."""
        before = {number: self.found[number] for number in group}
        refused = self._refused.copy()
        worth = 0.0
        for number, found in before.items():
            self._refused[number] = refused[number].also(found.way.corners, bend)
            self.take(number)
            worth += self.worth(number, found.way)
        cost = 0.0
        placed: dict[int, Found] = {}
        for number in group:
            other = self.cheapest(number, limit + worth - cost)
            if other is None:
                break
            cost += other.cost
            placed[number] = other
            self.put(number, other)
        for number in placed:
            self.take(number)
        for number, found in before.items():
            self.put(number, found)
        self._refused = refused
        return (cost - worth, placed) if len(placed) == len(group) else None

    def restore(self, found: Mapping[int, Found]) -> None:
        """Let edges run again as they did once, and take what they were refused since."""
        self._refused = [Refused()] * len(self._edges)
        for number in found:
            self.take(number)
        for number, before in found.items():
            self.put(number, before)

    def may_take(self, number: int, corners: Corners) -> bool:
        """Whether an edge was not refused this way."""
        return corners not in self._refused[number]

    def gather(self) -> None:
        """From now on lines of a bus keep to the sides of a symbol that others of theirs have."""
        self._aside = _LATE

    def forget_refusals(self) -> Sequence[int]:
        """Let edges take again what they were refused, and say which had to give way."""
        gave_way = [number for number, refused in enumerate(self._refused) if refused]
        self._refused = [Refused()] * len(self._edges)
        return gave_way

    def worth(self, number: int, way: Way) -> float:
        """What a way of an edge costs beside what is there now."""
        source, target = self._edges[number]
        out, into, bus = way.out, way.into, self.bus[number]
        leave = self._exit_tolls(source, self._word[number], bus)[out]
        enter = self._entry_tolls(target, self._back[number], bus)[into]
        crossed = self.occupancy.crossed(
            way, self.exits[source][out] | self.entries[target][into] | bus, self._trunks[target][into]
        )
        cost = way.price + (CROSSING * crossed if crossed != _NEVER else 0.0)
        return cost + (leave if leave != _NEVER else 0.0) + (enter if enter != _NEVER else 0.0)

    def cheapest(
        self,
        number: int,
        limit: float = _NEVER,
        sides: Pair | None = None,
        known: Way | None = None,
        gain: float = -_HARDLY,
    ) -> Found | None:
        """The cheapest way of an edge beside those that have one, on these sides; None where there is none below the limit.

        What a known way costs, less what must be gained, is where the search ends.
        """
        ideal = self.ideal(number)
        search = self.beside(number, sides)
        cost = search.cost(ideal)
        if gain < 0 and cost < limit and cost <= ideal.price:
            return Found(cost, ideal)
        if known is not None:
            limit = min(limit, (cost if known is ideal else search.cost(known)) - gain)
            if cost < limit and cost <= ideal.price:
                return Found(cost, ideal)
        return search.best(min(limit, cost + _HARDLY))

    def ideal(self, number: int) -> Way:
        """The way that an edge would take if there were no other.

        Raises:
            UnroutableError: There is none.
        """
        ideal = self._ideals.get(number)
        if ideal is None:
            found = self.alone(number)
            if found is None:
                raise UnroutableError(number, Reason.NO_WAY)
            ideal = self._ideals[number] = found.way
            self.least[number] = ideal.price
        return ideal

    def alone(self, number: int, limit: float = _NEVER, sides: Pair | None = None) -> Found | None:
        """The cheapest way of an edge if there were no other, on these sides; None where there is none below the limit."""
        ends = self.ends[number]
        found = empty_chart_way(ends, *_only(sides, ends.leave, ends.enter), limit)
        return Found(found[0], ends.way(found[1])) if found else None

    def beside(self, number: int, sides: Pair | None = None) -> Search:
        """What is asked of the ways of an edge beside those that are there, on these sides."""
        source, target = self._edges[number]
        bus, friends = self.bus[number], (self.exits[source], self.entries[target])
        leave = self._exit_tolls(source, self._word[number], bus)
        enter = self._entry_tolls(target, self._back[number], bus)
        if bus:
            friends = _beside(friends[0], bus), _beside(friends[1], bus)
        return Search(
            self.occupancy,
            self.ends[number],
            friends,
            (leave, enter) if sides is None else _only(sides, leave, enter),
            self._trunks[target],
            self._refused[number],
        )

    def _exit_tolls(self, symbol: int, word: int, bus: int) -> Tolls:
        """What leaving on each side costs beyond its shape; where arrows come in, none may leave."""
        outs, ins = self._out_sides[symbol], self._in_sides[symbol]
        keep = not ins and self._coming_in[symbol] > 0
        fresh = _SCARCE if 4 - (outs | ins).bit_count() <= keep else _FREE
        if not outs or not self._decisions[symbol]:
            if bus and outs and not fresh:
                fresh = self._aside
            return _tolls(outs << 4 | ins | fresh)
        return _word_tolls(tuple(self._said[symbol]), ins, word, fresh)

    def _entry_tolls(self, symbol: int, back: bool, bus: int) -> Tolls:  # noqa: FBT001 - asked most of all
        """What coming in on each side costs beyond its shape; where exits are, none may."""
        outs, ins = self._out_sides[symbol], self._in_sides[symbol]
        # Sides are kept free for the exits that are still to come.
        coming, wanted = self._coming_out[symbol], self._wanted[symbol] - outs.bit_count()
        keep = coming if coming < wanted else wanted
        fresh = _FREE
        if 4 - (outs | ins).bit_count() <= (keep if keep > 0 else 0):
            fresh = _SCARCE
        elif bus and bus & _all(self.entries[symbol]):
            fresh = self._aside
        elif back and self._backs[symbol]:
            fresh = _BACK if self._places[symbol][1] > 1 else _OVER
        return _tolls(ins << 4 | outs | fresh)

    def decides(self, symbol: int) -> bool:
        """Whether a symbol decides."""
        return self._decisions[symbol]

    def put(self, number: int, found: Found) -> None:
        """Draw an edge."""
        way = found.way
        source, target = self._edges[number]
        out, into = way.out, way.into
        trunk, across = self._trunks[target], self._trunks_across[target]
        bit = self.ends[number].bit
        self.occupancy.put(bit, way, across[into])
        if self._joins[target]:
            trunk[into] |= way.inside
            across[into] |= way.across
        self.found[number] = found
        self.exits[source][out] |= bit
        self._said[source][out] |= self._word[number]
        self.entries[target][into] |= bit
        self._out_sides[source] |= 1 << out
        self._in_sides[target] |= 1 << into
        self._coming_out[source] -= 1
        self._coming_in[target] -= 1
        self._backs[target] += self._back[number]

    def take(self, number: int) -> None:
        """Take an edge out."""
        way = self.found.pop(number).way
        source, target = self._edges[number]
        out, into = way.out, way.into
        bit = self.ends[number].bit
        exits = self.exits[source][out] = self.exits[source][out] ^ bit
        entries = self.entries[target][into] = self.entries[target][into] ^ bit
        across = 0
        if self._joins[target]:
            inside = 0
            for other in numbers(entries):
                mate = self.found[other].way
                inside |= mate.inside
                across |= mate.across
            self._trunks[target][into], self._trunks_across[target][into] = inside, across
        self.occupancy.take(bit, way, across)
        said = 0
        if exits:
            for other in numbers(exits):
                said |= self._word[other]
        else:
            self._out_sides[source] ^= 1 << out
        self._said[source][out] = said
        if not entries:
            self._in_sides[target] ^= 1 << into
        self._coming_out[source] += 1
        self._coming_in[target] += 1
        self._backs[target] -= self._back[number]


def _beside(sides: Sequence[int], edges: int) -> list[int]:
    """The edges on each side of a symbol, and these on all."""
    return [side | edges for side in sides]


def _all(sides: Sequence[int]) -> int:
    """The edges on all sides of a symbol."""
    return sides[0] | sides[1] | sides[2] | sides[3]


def numbers(edges: int) -> list[int]:
    """The numbers of edges that are one number, a bit for each, from the lowest on."""
    found = []
    while edges:
        bit = edges & -edges
        found.append(bit.bit_length() - 1)
        edges ^= bit
    return found


_FREE, _BACK, _SCARCE, _ASIDE, _LATE, _OVER = 0, 256, 512, 1024, 2048, 4096
_FRESH = {
    _FREE: (0.0,) * 4,
    _BACK: (_APART,) * 4,
    _SCARCE: (_NO_ROOM,) * 4,
    _ASIDE: (_OFF_BUS,) * 4,
    _LATE: (_ASTRAY,) * 4,
    _OVER: (_ROUND, _APART, _APART, _APART),
}
"""What a line pays on each side that none has yet: one number with the sides in use, as whole numbers are found fastest."""


@lru_cache(maxsize=2048)
def _tolls(sides: int) -> Tolls:
    """Nothing on the sides of one kind, none on those of the other, and that much on those that are free."""
    mine, others, fresh = sides >> 4 & 15, sides & 15, _FRESH[sides & ~255]
    return [0.0 if mine >> side & 1 else _NEVER if others >> side & 1 else fresh[side] for side in range(4)]


@lru_cache(maxsize=4096)
def _word_tolls(said: tuple[int, ...], ins: int, word: int, fresh: int) -> Tolls:
    """What an exit with a word pays on each side of a decision, where the exits of others have theirs."""
    free = (_SPLIT,) * 4 if fresh == _FREE and any(words & word for words in said) else _FRESH[fresh]
    return [
        _CROWDED * (words & ~word).bit_count() if words else _NEVER if ins >> side & 1 else free[side]
        for side, words in enumerate(said)
    ]


def _only(sides: Pair | None, leave: Tolls, enter: Tolls) -> tuple[Tolls, Tolls]:
    """The tolls of two symbols, where every side but one of each is closed."""
    if sides is None:
        return leave, enter
    return _but(sides[0], leave), _but(sides[1], enter)


def _but(side: int, tolls: Tolls) -> list[float]:
    closed = [_NEVER] * len(tolls)
    closed[side] = tolls[side]
    return closed
