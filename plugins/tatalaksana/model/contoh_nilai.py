# Samples of what may stand at a place, and what people write for a choice, a number or a «ya»: shown in messages, so that
# nobody has to look them up.
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tatalaksana.model.angka import number_in_words
from tatalaksana.model.key import Key
from tatalaksana.model.leads import Leads
from tatalaksana.source import Data

_FEW = 3
"""Keys that a sample shows."""
_SHOWN = 60
_DAY = "2026-01-31"
_YES = frozenset({"iya", "wajib", "y", "yes", "betul", "benar", "1", "v", "✓", "on"})
_NO = frozenset({"no", "n", "bukan", "tdk", "0", "off"})
_CHOICES: Mapping[str, str] = {
    "aktif": "berlaku", "final": "berlaku", "sah": "berlaku", "disahkan": "berlaku", "terbit": "berlaku", "konsep": "draf", "rancangan": "draf",
    "draft": "draf", "usulan": "draf", "tidak berlaku": "dicabut", "nonaktif": "dicabut", "tidak aktif": "dicabut", "batal": "dicabut", "dibatalkan": "dicabut",
    "kedaluwarsa": "dicabut", "diganti": "dicabut", "digantikan": "dicabut", "folio": "f4", "kuarto": "letter", "landscape": "mendatar", "lanskap": "mendatar", "horizontal": "mendatar", "portrait": "tegak",
    "potret": "tegak", "vertikal": "tegak", "lingkaran": "kapsul", "oval": "kapsul", "terminator": "kapsul", "persegi": "kotak", "proses": "kotak",
    "ketupat": "belah-ketupat", "wajik": "belah-ketupat", "prosedur": "langkah", "langkah-langkah": "langkah", "bagan alir": "langkah", "potrait": "tegak", "belah ketupat": "belah-ketupat", "diamond": "belah-ketupat", "decision": "belah-ketupat", "keputusan": "belah-ketupat", "process": "kotak", "mulai": "kapsul", "start": "kapsul", "end": "kapsul", "keterangan": "ket", "persyaratan": "kelengkapan",
    "hasil": "output", "aktivitas": "kegiatan", "uraian": "kegiatan", "nomor": "no", "sop makro": "makro", "sop mikro": "mikro",
}  # fmt: skip
"""What people call a choice that here is called otherwise."""


def choice_meant(word: str, known: list[str]) -> str | None:
    """The choice that a word of everyday means, where it is one of those there are."""
    meant = _CHOICES.get(" ".join(word.casefold().split()))
    return meant if meant in known else None


def flag_meant(word: str) -> str | None:
    """The «ya» or «tidak» that is meant."""
    plain = word.strip().casefold()
    return "ya" if plain in _YES else "tidak" if plain in _NO else None


_DIGITS = 9
"""More digits are no count of anything in an SOP."""


def number_meant(text: str) -> str | None:
    """The whole number in a text that holds one and words beside it, in figures or in words."""
    found = re.findall(r"[0-9]+", text)
    if len(found) == 1 and len(found[0]) <= _DIGITS and not re.search(r"(?:^|\s)-\s*[0-9]|[,.][0-9]", text):
        return str(int(found[0]))
    words = text.casefold().replace("pertama", "satu").removeprefix("ke").split()
    said = number_in_words(lambda at: words[at] if at < len(words) else "", 0) if not found else None
    return str(said[0]) if said and said[1] == len(words) and said[0].denominator == 1 else None


MEASURES: Mapping[str, Mapping[str, int]] = MappingProxyType({
    "menit_per_hari": {"menit": 1, "mnt": 1, "jam": 60},
    "hari_per_tahun": {"hari": 1},
    "monitoring": {"bulan": 1, "bln": 1, "triwulan": 3, "semester": 6, "tahun": 12, "thn": 12},
    "evaluasi": {"bulan": 1, "bln": 1, "triwulan": 3, "semester": 6, "tahun": 12, "thn": 12},
    "atas": {"mm": 1, "cm": 10},
    "sisi": {"mm": 1, "cm": 10},
    "bawah": {"mm": 1, "cm": 10},
})  # fmt: skip
"""Keys that hold a number of one measure, to that and to how much of it others are."""


def measured(text: str, key: str) -> str | None:
    """The number that a key would hold of what a text says with its measure: «5 jam» is 300 minutes a day, «1 tahun» twelve months."""
    found = re.fullmatch(r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*([a-z]+)(?: kerja)?", text.strip().casefold())
    each = MEASURES.get(key, {}).get(found[2]) if found else None
    whole = Fraction(found[1].replace(",", ".")) * each if found and each else Fraction(1, 2)
    return str(whole) if whole.denominator == 1 else None


def volume_meant(text: str) -> tuple[str | None, bool]:
    """How often in a year a text says, in other words or by the month, as it is written here; and whether that is all it can mean."""
    plain = text.casefold().strip()
    found = re.fullmatch(
        r"([0-9]{1,7})(?:\s*(?:kali|x))?\s*(?:(/|per|se|dalam|tiap|setiap)\s*(?:se)?(tahun|thn|th|bulan|bln))?", plain
    )
    if found is None:
        return None, False
    number, _, period = found.groups()
    many = int(number) * (12 if period in {"bulan", "bln"} else 1)
    return f"{many} per tahun", period in {"tahun", "thn", "th"}


def _choice_of(given: Data) -> tuple[str, str] | None:
    """The value and the label of `{name: bus, label: Mobil bus}`, as forms of other programs have a choice."""
    if not isinstance(given, dict) or set(given) - {"label"} not in ({"name"}, {"value"}, {"id"}):
        return None
    (name,) = set(given) - {"label"}
    value, label = given[name], given.get("label")
    return (value, label) if isinstance(value, str) and isinstance(label, str) else None


def choices_meant(given: Data) -> dict[str, str]:
    """The choices of a field, value to label, that are given as labels only, or as groups of both; none where two of them would have one value."""
    labels = given if isinstance(given, list) else given.split(",") if isinstance(given, str) else []
    if pairs := [pair for pair in map(_choice_of, labels) if pair]:
        return dict(pairs) if len(dict(pairs)) == len(labels) else {}
    texts = [label.strip() for label in labels if isinstance(label, str) and label.strip()]
    found = {"-".join(re.findall("[a-z0-9]+", text.casefold())): text for text in texts}
    return found if len(found) == len(labels) > 1 and "" not in found else {}


def group_sample(group: type[BaseModel], given: Data) -> str:
    """A group as it may be written, with what was given as its first text: «{nama: Biro Umum}»."""
    fields = group.model_fields
    names = [name for name, field in fields.items() if field.is_required()] or list(fields)[:_FEW]
    text = given[:_SHOWN] if isinstance(given, str) else None
    shown: list[str] = []
    for name in names[:_FEW]:
        sample = _sample(fields[name])
        if text is not None and Leads.ITSELF in fields[name].metadata:
            shown.append(f"{name}: {'_'.join(re.findall('[a-z0-9]+', text.casefold())) or sample}")
            continue
        if (
            text is not None
            and (sample == _DAY) is (re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None)
            and (sample in {_DAY, "…"})
        ):
            sample, text = f'"{text}"' if re.search(r"[,{}\[\]]|: | #", text) else text, None
        shown.append(f"{name}: {sample}")
    return f"{{{', '.join(shown)}}}"


def _sample(field: FieldInfo) -> str:
    marks = next((mark for mark in field.metadata if isinstance(mark, Key)), None)
    if marks is not None and marks.sample:
        return marks.sample
    kinds = _kinds(field.annotation)
    choices = next((kind for kind in kinds if issubclass(kind, Enum)), None)
    if choices is not None:
        return str(next(iter(choices)).value)
    if int in kinds and isinstance(field.default, int) and field.default > 1:
        return str(field.default)
    return _DAY if date in kinds else "ya" if bool in kinds else "15" if int in kinds else "…"


def _kinds(annotation: Any) -> list[type]:
    found = [annotation] if isinstance(annotation, type) else []
    return [*found, *(kind for inner in get_args(annotation) for kind in _kinds(inner))]
