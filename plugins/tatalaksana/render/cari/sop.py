# An SOP as the search knows it: every word of its sheet, and each step a part that a result can lead to.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR

from tatalaksana.catalog import Catalog, Entry, unit_path
from tatalaksana.facts import Langkah, daftar_periksa_of
from tatalaksana.model import Isi, Status, plain
from tatalaksana.render.cari.record import Part, Record
from tatalaksana.render.cari.registers import law_words


def sop_record(entry: Entry, catalog: Catalog) -> Record:
    """The record of an SOP."""
    sop, registers = entry.sop, catalog.registers
    daftar = daftar_periksa_of(entry, catalog)
    day = sop.tanggal.efektif or sop.tanggal.pembuatan
    laws = [law for dasar in sop.dasar_hukum if (law := dasar.peraturan) and law in registers.peraturan]
    offices = [registers.jabatan[lajur.jabatan] for lajur in sop.pelaksana]
    # Once an SOP: what stands at every step makes an index of many thousand SOP several times as large.
    also = (
        *(word for law in laws for word in law_words(law)),
        *(name for about in offices for name in (about.nama, about.singkatan) if name),
    )
    facts = (daftar.status, sop.nomor or "", registers.unit[sop.unit.unit].nama)
    return Record(
        title=sop.nama_lengkap,
        facts=" · ".join(fact for fact in facts if fact),
        parts=(
            Part("", "", tuple(_sheet(entry, catalog)), also),
            *_steps(daftar.langkah),
        ),
        filters={
            "unit": tuple(registers.unit[name].nama for name in unit_path(sop.unit.unit, registers)),
            "jabatan": tuple(about.nama for about in offices),
            "jenis": (f"SOP {sop.jenis.value}",),
            "status": (daftar.status,),
            "peraturan": tuple(plain(registers.peraturan[law].judul) for law in laws),
            "tahun": (str(day.year),) if day else (),
        },
        turn=MAXYEAR - day.year if day and sop.status is Status.BERLAKU else MAXYEAR,
    )


def _sheet(entry: Entry, catalog: Catalog) -> Iterator[str]:
    """What stands on the sheet before the first step."""
    sop = entry.sop
    yield sop.nomor or ""
    # Not the lines above: an agency's name stands on all of its sheets, and who asks for it means the agency.
    yield from catalog.kop_of(sop)[-1:]
    for dasar in sop.dasar_hukum:
        known = catalog.registers.peraturan.get(dasar.peraturan or "")
        yield plain(dasar.teks or (known.judul if known else ""))
    for box in (sop.kualifikasi_pelaksana, sop.peralatan, sop.peringatan, sop.pencatatan):
        yield from _texts(box)
    yield from (rujukan.teks for rujukan in sop.keterkaitan)
    if sop.pengesahan:
        yield sop.pengesahan.jabatan
        yield sop.pengesahan.nama
        yield sop.pengesahan.nip or sop.pengesahan.nrp or ""


def _steps(steps: Sequence[Langkah]) -> Iterator[Part]:
    said: set[str] = set()
    for row, langkah in enumerate(steps):
        # What a step makes is mostly what the next one needs: said once, where it is made.
        texts = [
            text for text in (*langkah.kelengkapan, *langkah.output, langkah.waktu, *langkah.ket) if text not in said
        ]
        said.update(texts)
        anchor = f"langkah-{langkah.nomor}" if langkah.nomor else f"baris-{row + 1}"
        yield Part(anchor, ", ".join(langkah.pelaksana), (langkah.kegiatan, *texts))


def _texts(box: Isi | None) -> tuple[str, ...]:
    texts = () if box is None else (box,) if isinstance(box, str) else box
    return tuple(map(plain, texts))
