# An SOP as the search knows it: every word of its sheet, and each step a part that a result can lead to.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import MAXYEAR

from tatalaksana.catalog import step_anchor, unit_path
from tatalaksana.facts import Facts, Langkah, status_name
from tatalaksana.model import Key, Printed, Status, keys_of, on_one_line, plain, step_words
from tatalaksana.model.value import Value
from tatalaksana.render.cari.record import Part, Record, Tier
from tatalaksana.render.cari.registers import law_words


def sop_record(facts: Facts) -> Record:
    """The record of an SOP."""
    sop, registers = facts.entry.sop, facts.catalog.registers
    day = sop.tanggal.efektif or sop.tanggal.pembuatan
    laws = [law for dasar in sop.dasar_hukum if (law := dasar.peraturan) and law in registers.peraturan]
    offices = [registers.jabatan[lajur.jabatan] for lajur in sop.pelaksana]
    # Once an SOP: what stands at every step makes an index of many thousand SOP several times as large.
    also = (
        *(word for law in laws for word in law_words(law)),
        *(name for about in offices for name in (about.nama, about.singkatan) if name),
    )
    status = status_name(facts.card, facts.catalog)
    said = (status, sop.nomor or "", registers.unit[sop.unit.unit].nama)
    return Record(
        title=facts.nama,
        facts=" · ".join(fact for fact in said if fact),
        parts=(
            Part("", "", tuple(_sheet(facts)), also),
            *_steps(facts),
        ),
        filters={
            "unit": tuple(registers.unit[name].nama for name in unit_path(sop.unit.unit, registers)),
            "jabatan": tuple(about.nama for about in offices if about.dijabat),
            "jenis": (f"SOP {sop.jenis.value}",),
            "status": (status,),
            "peraturan": tuple(plain(registers.peraturan[law].judul) for law in laws),
            "tahun": (str(day.year),) if day else (),
        },
        turn=MAXYEAR - day.year if day and sop.status is Status.BERLAKU else MAXYEAR,
        tier=Tier.MAIN if facts.card.berlaku else Tier.OTHERS,
    )


def _sheet(facts: Facts) -> Iterator[str]:
    """What stands on the sheet before the first step."""
    sop, sheet = facts.entry.sop, facts.sheet
    boxes = {box.key: box.body for box in (*sheet.boxes, *sheet.beside)}
    keys = keys_of(type(sop)).items()
    for name, key in sorted((one for one in keys if one[1].searched), key=lambda one: one[1].searched):
        if key.printed is Printed.LETTERHEAD:
            # Not the lines above: an agency's name stands on all of its sheets, and who asks for it means the agency.
            yield facts.unit
        elif key.printed in {Printed.BOX, Printed.MORE}:
            yield from _texts(boxes.get(name), key)
        else:
            yield from _texts(getattr(sop, name), key)


_CARRIED = frozenset({"uraian", *(one.name for one in fields(Langkah))})
"""Keys of a step that its row of the checklist has in words."""


def _steps(facts: Facts) -> Iterator[Part]:
    said: set[str] = set()
    rows = zip(facts.daftar.langkah, facts.entry.sop.kegiatan, facts.urutan, strict=True)
    for row, (langkah, kegiatan, butir) in enumerate(rows):
        if langkah.tanpa_simbol:
            continue
        others = [(name, key) for name, key in keys_of(type(kegiatan)).items() if key.searched and name not in _CARRIED]
        more = [text for name, key in others for text in _texts(getattr(kegiatan, name), key)]
        # What a step makes is mostly what the next one needs: said once, where it is made.
        texts = [
            text
            for text in (*langkah.kelengkapan, *langkah.output, langkah.waktu, *langkah.ket, *more)
            if text not in said
        ]
        said.update(texts)
        cells = (f"{label}: {text}" for label, text in butir.rinci)
        yield Part(
            step_anchor(langkah.nomor, row),
            langkah.siapa,
            # The words of two lines never run together, and no line breaks an excerpt.
            tuple(" ".join(text.split()) for text in (langkah.kegiatan, *texts)),
            shown=" · ".join(" ".join(text.split()) for text in (langkah.kegiatan, *cells, *more)),
            step=step_words(langkah.nomor, row),
        )


def _texts(held: object, key: Key) -> Iterator[str]:
    """The texts of what a key holds, without marks where it may have such."""
    if isinstance(held, Value):
        yield from (text for name, inner in keys_of(type(held)).items() for text in _texts(getattr(held, name), inner))
    elif isinstance(held, tuple):
        yield from (text for item in held for text in _texts(item, key))
    elif held is not None:
        yield on_one_line(str(held)) if key.markdown else str(held)
