# What two who changed one place say there, in a sentence.
from __future__ import annotations

from tatalaksana.diff import BagianTemu
from tatalaksana.source import Data

_SHOWN = 160


def clash_words(bagian: BagianTemu) -> str:
    """«langkah «Memeriksa konsep», waktu: terbitan sekarang «2 jam», usulan «3 jam»»."""
    place = _place(bagian)
    said = f"terbitan sekarang {_said(bagian.terbitan)}, usulan {_said(bagian.usulan)}"
    shown = bagian.terbitan is not None or bagian.usulan is not None
    if not shown:
        return f"{place}: {bagian.sebab}" if place else bagian.sebab
    return f"{place}: {said}. {bagian.sebab}".rstrip(" .") + "."


def others_words(bagian: BagianTemu) -> str:
    """«langkah «Memeriksa konsep», waktu: «2 jam»»: what only those have changed who were first."""
    return ": ".join(filter(None, (_place(bagian), _said(bagian.terbitan))))


def _place(bagian: BagianTemu) -> str:
    keys = [str(step) for step in bagian.jalur if isinstance(step, str)]
    item = f"«{_cut(bagian.pada)}»" if bagian.pada else ""
    if keys[:1] == ["kegiatan"]:
        return ", ".join(filter(None, (f"langkah {item}".strip(), *keys[1:])))
    return " ".join(filter(None, (", ".join(keys), item)))


def _said(value: Data) -> str:
    return "dihapus" if value is None else f"«{_cut(_plain(value))}»"


def _plain(value: Data) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return "; ".join(map(_plain, value)) if isinstance(value, list) else value or ""


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
