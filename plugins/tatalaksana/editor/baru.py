# A new SOP: a draft with the unit's next number, one that others name already, or a copy that begins a life of its own.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog import Catalog, Wish, draft_of, wish_for
from tatalaksana.catalog.mending import with_value
from tatalaksana.editor.asked import MintaBaru
from tatalaksana.editor.lembar import Answer
from tatalaksana.editor.naskah import Naskah
from tatalaksana.model import Jenis, Sop
from tatalaksana.source import Data, Edit, Path, Problem, UnwritableError, data_of, value_at

_LIFE: tuple[Path, ...] = (
    ("status",), ("digantikan_oleh",), ("contoh",), ("tanggal",), ("revisi_ke",), ("tinjauan",), ("riwayat_perubahan",),
    ("pengesahan", "tte"), ("pengesahan", "berkas"),
)  # fmt: skip
"""What an original has lived through, and its copy has not."""


def new_file(naskah: Naskah, catalog: Catalog, asked: MintaBaru) -> Answer:
    """The name and text of a new file with a sentence on its number, or why there can be none."""
    if asked.unit not in catalog.registers.unit:
        return {"tolak": "Unit itu tidak ada di daftar unit."}
    if not asked.lajur and not asked.salinan:
        return {"tolak": "Sebut sekurangnya satu lajur."}
    wish = _wished(catalog, asked)
    draft = draft_of(wish, catalog, remarks=False)
    name, text = f"{naskah.shown}/{draft.id}.yaml", draft.text
    if name in naskah.files:
        return {"tolak": f"Berkas «{name}» sudah ada."}
    if asked.salinan:
        original = naskah.text(asked.salinan)
        if isinstance(original, Problem):
            return {"tolak": f"{original.message} {original.hint}"}
        try:
            text = _copied(original, wish, draft.nomor)
        except UnwritableError as error:
            return {"tolak": f"Salinan itu tidak dapat dibuat: {error}"}
    return {"berkas": name, "teks": text, "sebab": draft.why}


def _wished(catalog: Catalog, asked: MintaBaru) -> Wish:
    missing = next((one for one in catalog.belum_terbit if one.sebutan == asked.belum), None)
    named = wish_for(missing, catalog).keterkaitan if missing else ()
    return Wish(asked.judul, Jenis(asked.jenis), asked.unit, tuple(asked.lajur) or ("",), named)


def _copied(text: str, wish: Wish, nomor: str | None) -> str:
    given: dict[Path, Data] = {("judul",): wish.judul, ("jenis",): wish.jenis.value, ("nomor",): nomor}
    unit: Path = ("unit", "unit") if isinstance(value_at(data_of(text), ("unit",)), dict) else ("unit",)
    for path, value in {**given, unit: wish.unit, **dict.fromkeys(_LIFE)}.items():
        held = value_at(data_of(text), path)
        if held != value and (value is not None or held is not None):
            text = with_value(Sop, text, Edit(path, value))
    return text


def missing_as_data(catalog: Catalog) -> Iterator[Answer]:
    """Every SOP that others name and that is not there, with what they tell of it."""
    for one in catalog.belum_terbit:
        wish = wish_for(one, catalog)
        yield {
            "sebutan": one.sebutan,
            "oleh": [catalog.nama_of(catalog.cards[name]) for name in one.askers],
            "judul": wish.judul,
            "jenis": wish.jenis.value,
            "unit": wish.unit,
            "lajur": list(wish.lajur),
        }
