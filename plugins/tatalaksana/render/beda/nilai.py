# What the value of a key says in a sentence about changes.
from __future__ import annotations

from datetime import date
from enum import StrEnum

from tatalaksana.model import Bulan, DasarHukum, Printed, key_at, keys_of, leads_of, say_date
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.model.value import Value
from tatalaksana.render.beda.petikan import flat


def value_words(value: object) -> str:  # noqa: PLR0911 - one return a kind of value
    """What the value of a key says, on one line; nothing where it has none."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case StrEnum():
            return value.value
        case date() | Bulan():
            return say_date(value)
        case Pengesahan():
            number = f", NIP {value.nip}" if value.nip else f", NRP {value.nrp}" if value.nrp else ""
            named = (
                value.peran and f"{value.peran}:",
                value.atas_nama and f"a.n. {value.atas_nama},",
                ", ".join(filter(None, (value.jabatan, value.nama, value.pangkat))) + number,
            )
            left = (
                say_date(value.tanggal) if value.tanggal else "",
                f"TTE {_group(value.tte)}".rstrip() if value.tte else "",
                value.berkas and f"lembar bertanda tangan: {value.berkas}",
            )
            return flat(", ".join(filter(None, (" ".join(filter(None, named)), *left))))
        case DasarHukum():
            return flat(value.teks or value.peraturan or "")
        case tuple():
            return ", ".join(map(value_words, value))
        case Value():
            return flat(_group(value))
        case _:
            return flat(str(value))


def _group(value: Value) -> str:
    """A group of keys: the words that a box of the sheet has for it and where they lead, else every key with its value."""
    held = {
        name: (key, said) for name, key in keys_of(type(value)).items() if (said := value_words(getattr(value, name)))
    }
    words = [said for key, said in held.values() if key.printed is Printed.BOX]
    if not words:
        return ", ".join(f"{name}: {said}" for name, (_, said) in held.items())
    leads = ", ".join(
        f"{key_at(type(value), name)[0]}: {held[name][1]}" for name in leads_of(type(value)) if name in held
    )
    return f"{', '.join(words)} ({leads})" if leads else ", ".join(words)
