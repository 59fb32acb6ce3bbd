# Which symbols decide: a belah ketupat, and any other whose exits have words of their own, which must not share a corner.
from __future__ import annotations

from tatalaksana.model import Bentuk, Flow


def which_decide(flow: Flow) -> list[bool]:
    """Whether each symbol of a flow decides."""
    words: list[set[str]] = [set() for _ in flow.symbols]
    for edge in flow.edges:
        words[edge.source].add(edge.label)
    return [
        symbol.bentuk is Bentuk.BELAH_KETUPAT or len(said) > 1 for symbol, said in zip(flow.symbols, words, strict=True)
    ]
