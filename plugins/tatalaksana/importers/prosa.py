# Who acts and where a decision leads, out of words alone: who is told, who is handed what, whose «disposisi» is the output.
# All of it is a guess and is marked as one.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.catalog.names import folded_name
from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Terbaca

_WORD = re.compile(r"[^\W_]+")
_ASSIGNS = re.compile(
    r"\b(?:menugaskan|memerintahkan|menginstruksikan|mendisposisikan|disposisi|arahan|pengarahan|perintah|penugasan|memerintah|menunjuk)\b",
    re.IGNORECASE,
)
_DIRECT = frozenset({"menugaskan", "memerintahkan", "menginstruksikan", "menunjuk", "mendisposisikan"})
_TOWARDS = frozenset({"kepada", "ke", "kpd", "pada", "cq", "q"})
_BACK = re.compile(r"\b(?:dikembalikan|mengembalikan|kembali)\b", re.IGNORECASE)
_MADE_BY = re.compile(
    r"\b(?:disposisi|arahan|laporan|paraf|persetujuan|dikoreksi|diperiksa|disetujui|dievaluasi|diparaf|ditandatangani|diverifikasi|direviu)\s+(?:dari\s+|oleh\s+)?$",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\bbersama(?:-sama)?\s+(?:dengan\s+)?$", re.IGNORECASE)
_CARRIES_OUT = re.compile(r"^\W*(?:melaksanakan|melakukan|menyelenggarakan)\b", re.IGNORECASE)
_SIGNS = re.compile(r"\b(?:menandatangani|memeriksa|menyetujui|mengesahkan|menetapkan)\b", re.IGNORECASE)
_YES = r"(?P<yes>setuju|disetujui|lengkap|sesuai|benar|layak|memenuhi|valid|ada|ya|diterima|sudah)"
_IF = r"(?:jika|apabila|bila|kalau|jikalau)"
_AGREED = re.compile(rf"\b{_IF}\s+(?:telah\s+|sudah\s+|dinyatakan\s+)?{_YES}\b", re.IGNORECASE)
_REFUSED = re.compile(rf"\b{_IF}\b[^.;]{{0,60}}?\b(?:tidak|belum|ditolak|kurang)\b(?P<rest>[^;]*)", re.IGNORECASE)
_ASKS = re.compile(r"\bpersetujuan\b(?:\s*\([^)]*\))?\s+(?:kepada|ke|dari)\s+$", re.IGNORECASE)
_ROOTS = {"disetujui": "setuju", "diterima": "ya", "sudah": "ya", "ada": "ya"}


@dataclass(frozen=True, slots=True)
class LaneMention:
    """A lane that a text names."""

    lane: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What one row's words say of who."""

    forward: tuple[int, ...]
    back: tuple[int, ...]
    assigns: tuple[int, ...]
    reports: tuple[int, ...]
    together: tuple[int, ...]
    asks: tuple[int, ...]
    made_by: tuple[int, ...]
    yes: str
    refuses: bool


class LaneNames:
    """The lanes by the words that name them.

    Args:
        lanes: Of each lane what it is called: its head, the office's name.
    """

    def __init__(self, lanes: Sequence[Sequence[str]]) -> None:
        self._lanes = [[folded_name(name).split() for name in names if name.strip()] for names in lanes]

    def in_text(self, text: str) -> list[LaneMention]:
        """Where a text names them, from left to right."""
        words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]
        tokens: list[tuple[str, bool, int, int]] = []
        for word, start, end in words:
            tokens += [(part, word[:1].isupper(), start, end) for part in folded_name(word).split()]
        found: list[LaneMention] = []
        at = 0
        while at < len(tokens):
            lane, length, whole = self._best(tokens, at)
            if lane is None:
                at += 1
                continue
            found.append(LaneMention(lane, tokens[at][2], tokens[at + length - 1][3]))
            at += length
            while not whole and at < len(tokens) and (tokens[at][1] or tokens[at][0] in {"dan"}):
                at += 1
        return found

    def _best(self, tokens: Sequence[tuple[str, bool, int, int]], at: int) -> tuple[int | None, int, bool]:
        best: dict[int, tuple[int, bool]] = {}
        for lane, names in enumerate(self._lanes):
            for name in names:
                length = 0
                while length < len(name) and at + length < len(tokens) and tokens[at + length][0] == name[length]:
                    length += 1
                least = 2 if name[0] in {"kepala", "unit", "tim", "staf", "wakil"} and len(name) > 1 else 1
                if length < least or (length == 1 and not tokens[at][1]):
                    continue
                if (length, length == len(name)) > best.get(lane, (0, False)):
                    best[lane] = length, length == len(name)
        if not best:
            return None, 0, False
        longest = max(length for length, _ in best.values())
        of = [lane for lane, (length, _) in best.items() if length == longest]
        exact = [lane for lane in of if best[lane][1]]
        chosen = of if len(of) == 1 else exact
        return (chosen[0], longest, best[chosen[0]][1]) if len(chosen) == 1 else (None, 0, False)


def _told(text: str, output: str, names: LaneNames) -> _Told:
    forward: list[int] = []
    back: list[int] = []
    assigns: list[int] = []
    reports: list[int] = []
    together: list[int] = []
    asks: list[int] = []
    for mention in names.in_text(text):
        before = text[: mention.start]
        last = _WORD.findall(before.casefold())[-1:] or [""]
        clause = re.split(r"[.;,]", before)[-1] if not _BACK.search(before[-60:]) else before[-60:]
        if _TOGETHER.search(before):
            together.append(mention.lane)
        elif _ASKS.search(before):
            asks.append(mention.lane)
        elif last[0] in _TOWARDS or last[0] in _DIRECT:
            if _BACK.search(clause):
                back.append(mention.lane)
                continue
            forward.append(mention.lane)
            tail = _WORD.findall(clause.casefold())[-6:]
            (assigns if last[0] in _DIRECT or any(_ASSIGNS.fullmatch(word) for word in tail) else reports).append(
                mention.lane
            )
    made = [mention.lane for mention in names.in_text(output) if _MADE_BY.search(output[: mention.start])]
    agreed, refused = _AGREED.search(text), _REFUSED.search(text)
    yes = agreed["yes"].casefold() if agreed else ""
    return _Told(
        tuple(forward), tuple(back), tuple(assigns), tuple(reports), tuple(together), tuple(asks), tuple(made),
        _ROOTS.get(yes, yes), refused is not None,
    )  # fmt: skip


def inferred(rows: Sequence[Mapping[str, str]], lanes: Sequence[Sequence[str]]) -> list[tuple[SimbolTerbaca, ...]]:
    """The symbols of each row, out of its words and those around it.

    Args:
        rows: Of each row what its cells say, by key.
        lanes: Of each lane what it is called.
    """
    names = LaneNames(lanes)
    told = [_told(row.get("uraian", ""), row.get("output", ""), names) for row in rows]
    actors: list[tuple[int, str]] = []
    for at in range(len(rows)):
        actors.append(_actor(at, rows, told, actors, len(lanes)))
    return [_symbols(at, told, actors, len(rows)) for at in range(len(rows))]


def _actor(
    at: int, rows: Sequence[Mapping[str, str]], told: Sequence[_Told], actors: Sequence[tuple[int, str]], lanes: int
) -> tuple[int, str]:
    """The most likely lane of a row, and why."""
    score: dict[int, float] = dict.fromkeys(range(lanes), 0.0)
    why: dict[int, str] = {}

    def count(lane: int, much: float, reason: str) -> None:
        if 0 <= lane < lanes:
            score[lane] += much
            if much > 0:
                why.setdefault(lane, reason)

    here = told[at]
    before = told[at - 1] if at else None
    if before and before.forward:
        chosen = before.forward[0] if before.refuses else before.forward[-1]
        count(chosen, 3, "baris di atasnya meneruskan kepadanya")
    for lane in here.made_by[-1:]:
        count(lane, 3, "outputnya disebut buatannya")
    for lane in here.assigns[:1]:
        count(lane - 1, 1.5, "ia atasan dari yang ditugaskan")
    for lane in here.reports[:1]:
        count(lane + 1, 1, "ia bawahan dari yang dilapori")
    for lane in {*here.forward, *here.back, *here.asks}:
        count(lane, -4, "")
    if at + 1 < len(told):
        for lane in told[at + 1].back[:1]:
            count(lane, 1.5, "baris di bawahnya mengembalikan kepadanya")
    if before and not before.forward and actors:
        last = actors[-1][0]
        uraian = rows[at].get("uraian", "")
        if _CARRIES_OUT.match(uraian) and _SIGNS.search(rows[at - 1].get("uraian", "")):
            count(last + 1, 1, "yang di atasnya memeriksa atau menandatangani; pelaksanaannya turun satu lajur")
        count(last, 0.5, "tidak ada serah terima di baris atasnya")
    best = max(score, key=lambda lane: (score[lane], -abs(lane - (actors[-1][0] if actors else 0))))
    return best, why.get(best, "tidak ada petunjuk dalam uraian")


def _symbols(at: int, told: Sequence[_Told], actors: Sequence[tuple[int, str]], rows: int) -> tuple[SimbolTerbaca, ...]:
    lane, why = actors[at]
    here = told[at]
    ground = Terbaca("", "uraian", Keyakinan.TEBAKAN, f"Disimpulkan dari uraian: {why}.")
    with_others = tuple(
        SimbolTerbaca(other, "", "", Terbaca("", "uraian", Keyakinan.TEBAKAN, "Uraian menyebut «bersama»."))
        for other in here.together
        if other != lane
    )
    if not here.refuses or at == 0 or not (here.yes or here.asks or here.back):
        return (SimbolTerbaca(lane, "", "", ground), *with_others)
    back = next(
        (row for target in here.back[:1] for row in reversed(range(at)) if actors[row][0] == target),
        at - 1 if here.back else None,
    )
    said = Terbaca("", "uraian", Keyakinan.TEBAKAN, "Jalan keluar disimpulkan dari «jika … tidak …» dalam uraian.")
    following = (at + 1, 0) if at + 1 < rows else None
    exits = (
        JalanTerbaca(following, here.yes or "setuju", said),
        JalanTerbaca((back, 0) if back is not None else None, "tidak", said),
    )
    if exits[0].tujuan == exits[1].tujuan:
        return (SimbolTerbaca(lane, "", "", ground), *with_others)
    if here.asks:
        asked = Terbaca("", "uraian", Keyakinan.TEBAKAN, "Uraian menyebut persetujuan yang diminta kepadanya.")
        return (
            SimbolTerbaca(lane, "", "", ground, (JalanTerbaca((at, 1), "", said),)),
            SimbolTerbaca(here.asks[0], "belah-ketupat", "", asked, exits, memutus=True),
        )
    return (SimbolTerbaca(lane, "belah-ketupat", "", ground, exits, memutus=True), *with_others)
