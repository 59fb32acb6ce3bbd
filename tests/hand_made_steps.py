# Steps of checklists that tests make by hand.
from __future__ import annotations

from dataclasses import replace

from tatalaksana.facts import Keluar, Langkah
from tatalaksana.facts.giliran import Giliran, Tuju


def leading(step: Langkah, *ways: Keluar) -> Langkah:
    """The step with these ways on, of each of those who do it; none end the procedure."""
    ways = ways or (Keluar("", None),)
    tuju = tuple(
        (label, tuple(Tuju(way.tujuan, (), di_sini=False) for way in ways if way.label == label))
        for label in dict.fromkeys(way.label for way in ways)
    )
    turns = tuple(
        Giliran(lane, name, "", bool(ways[0].label), ways, masuk=True, tuju=tuju)
        for lane, name in enumerate(step.pelaksana)
    )
    return replace(step, jalan=ways, giliran=turns)
