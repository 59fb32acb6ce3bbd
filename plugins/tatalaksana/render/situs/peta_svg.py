# The map as a drawing: one panel a unit, macro SOP to the left, their micro SOP to the right, lines between. Sizes in pixels.
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tatalaksana.catalog import UNPUBLISHED, Catalog, sop_page
from tatalaksana.facts import Keluarga, PetaUnit, Simpul, status_name
from tatalaksana.model import Jenis, Status
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place
from tatalaksana.render.lettering import broken

WIDTH = 1160
_PAD, _COLUMN_GAP = 16, 28
_COLUMN = (WIDTH - 2 * _PAD - _COLUMN_GAP) // 2
_BOX, _LINK = 252, 38
"""A box, and the room for lines between a macro SOP and its micro SOP."""
_SIZE, _LEADING, _MARGIN = 12, 15, 8
_ROOM = (_BOX - 2 * _MARGIN) * 1000 / _SIZE * 0.95
"""Of a line of a box; letters on screens may be a little wider than their font says."""
_LINES = 3
_SLIP = 2
_GAP, _FAMILY_GAP, _UNIT_GAP, _TITLE = 6, 18, 20, 34


@dataclass(frozen=True, slots=True)
class _Box:
    """A box to be placed."""

    node: Simpul
    lines: tuple[str, ...]
    remark: str
    kind: str

    @property
    def height(self) -> int:
        return (len(self.lines) + bool(self.remark)) * _LEADING + 2 * _MARGIN - 2


@dataclass(frozen=True, slots=True)
class _Block:
    """A family, or two boxes that belong to none, side by side."""

    left: _Box
    right: tuple[_Box, ...]
    joined: bool

    @property
    def height(self) -> int:
        return max(self.left.height, sum(box.height + _GAP for box in self.right) - _GAP)


def drawing(units: Sequence[PetaUnit], place: Place, title: str) -> Html:
    """The map of some units."""
    parts: list[Html] = []
    top = 1
    for unit in units:
        panel, height = _panel(unit, top, place)
        parts.append(panel)
        top += height + _UNIT_GAP
    height = top - _UNIT_GAP + 1
    return Html(
        f'<svg class="sop-peta" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="group" aria-label="{escape(title)}">\n'
        f"{join(parts, _NL)}\n</svg>"
    )


_NL = "\n"


def _panel(unit: PetaUnit, top: int, place: Place) -> tuple[Html, int]:
    names = place.catalog.registers.unit
    name = names[unit.unit].nama if unit.unit in names else unit.unit
    bottoms, end = [top + _TITLE, top + _TITLE], top + _TITLE
    parts: list[Html] = []
    for block in _blocks(unit, place):
        column = bottoms.index(min(bottoms))
        left = _PAD + column * (_COLUMN + _COLUMN_GAP)
        parts.append(_drawn(block, left, bottoms[column], place))
        end = max(end, bottoms[column] + block.height)
        bottoms[column] += block.height + (_FAMILY_GAP if block.joined else _GAP + 4)
    height = end - top + _PAD
    frame = Html(
        f'<rect class="unit" x=".5" y="{top - 0.5}" width="{WIDTH - 1}" height="{height}" rx="6"/>\n'
        f'<text class="judul" x="{_PAD}" y="{top + 22}">{escape(_one_line(name))}<tspan class="jumlah" dx="8">{unit.jumlah} SOP</tspan></text>'
    )
    return Html(
        f'<g id="peta-{unit.unit}" role="group" aria-label="{escape(name)}">\n{frame}\n{join(parts, _NL)}\n</g>'
    ), height


def _one_line(name: str) -> str:
    return broken(name, (WIDTH - 140) * 1000 / 15, 1)[0]


def _blocks(unit: PetaUnit, place: Place) -> list[_Block]:
    """Families first; what stands alone fills rows of two."""
    families = [family for family in unit.keluarga if family.mikro or family.lain]
    alone = [_box(family.makro, unit, place) for family in unit.keluarga if not (family.mikro or family.lain)]
    alone += [_box(node, unit, place) for node in unit.lepas]
    pairs = [_Block(alone[at], tuple(alone[at + 1 : at + 2]), joined=False) for at in range(0, len(alone), 2)]
    return [*(_family(family, unit, place) for family in families), *pairs]


def _family(family: Keluarga, unit: PetaUnit, place: Place) -> _Block:
    right = (
        *(_box(node, unit, place) for node in family.mikro),
        *(_box(node, unit, place, elsewhere=True) for node in family.lain),
    )
    return _Block(_box(family.makro, unit, place), right, joined=True)


def _box(node: Simpul, unit: PetaUnit, place: Place, *, elsewhere: bool = False) -> _Box:
    said = [_state(node, place.catalog)]
    if elsewhere:
        about = place.catalog.registers.unit.get(node.unit)
        said.append(
            "lihat di atas"
            if node.unit == unit.unit
            else f"di {(about.singkatan or about.nama) if about else node.unit}"
        )
    remark = broken(" · ".join(filter(None, said)) or " ", _ROOM, 1)[0].strip()
    kind = "terbit" if node.card else "belum"
    return _Box(node, broken(node.judul, _ROOM, _LINES), remark, f"{node.jenis.value} {'lain' if elsewhere else kind}")


def _state(node: Simpul, catalog: Catalog) -> str:
    """What must be known of an SOP that is not simply in force, in the words of the list."""
    status = status_name(node.card, catalog) if node.card else "belum diterbitkan"
    return "" if status == Status.BERLAKU else status


def _drawn(block: _Block, left: int, top: int, place: Place) -> Html:
    """A block's boxes and its lines; a macro SOP stands at the middle of its micro SOP."""
    right = left + _BOX + _LINK
    middle = top + (block.height - block.left.height) // 2 if block.joined else top
    parts = [_boxed(block.left, left, middle, place)]
    above = block.left.node.judul if block.joined else ""
    stack = sum(box.height + _GAP for box in block.right) - _GAP
    y, ends = top + (block.height - stack) // 2 if block.joined else top, []
    for box in block.right:
        parts.append(_boxed(box, right, y, place, above))
        ends.append(y + box.height // 2)
        y += box.height + _GAP
    if block.joined:
        start, trunk = middle + block.left.height // 2, left + _BOX + _LINK // 2
        # Whole pixels may put two middles one or two apart, which would look like a slip.
        start = next((end for end in ends if abs(end - start) <= _SLIP), start)
        way = f"M{left + _BOX} {start}H{trunk}M{trunk} {min(*ends, start)}V{max(*ends, start)}" + "".join(
            f"M{trunk} {end}H{right}" for end in ends
        )
        parts.insert(0, Html(f'<path d="{way}"/>'))
    return join(parts, _NL)


def _boxed(box: _Box, left: int, top: int, place: Place, above: str = "") -> Html:
    """A box that leads to its SOP; who hears it hears also which macro SOP stands `above` it, as the lines show."""
    node = box.node
    there = place.href(sop_page(node.card.id)) if node.card else place.href(UNPUBLISHED)
    kind = "Makro" if node.jenis is Jenis.MAKRO else "Mikro"
    lines = "".join(
        f'<tspan x="{left + _MARGIN + 2}" y="{top + _MARGIN + 10 + place_ * _LEADING}">{escape(line)}</tspan>'
        for place_, line in enumerate(box.lines)
    )
    if box.remark:
        lines += f'<tspan class="ket" x="{left + _MARGIN + 2}" y="{top + _MARGIN + 10 + len(box.lines) * _LEADING}">{escape(box.remark)}</tspan>'
    # A shorthand of what is not published says its kind itself.
    name = f"{node.judul}" if node.card is None else f"SOP {kind} {node.judul}"
    within = above and f"dalam SOP Makro {above}"
    label = escape(", ".join(filter(None, (name, within, box.remark))))
    return Html(
        f'<a class="{box.kind}" href="{there}" aria-label="{label}"><title>{escape(name)}</title>'
        f'<rect x="{left + 0.5}" y="{top + 0.5}" width="{_BOX}" height="{box.height}" rx="{3 if node.jenis is Jenis.MIKRO else 8}"/>'
        f"<text>{lines}</text></a>"
    )
