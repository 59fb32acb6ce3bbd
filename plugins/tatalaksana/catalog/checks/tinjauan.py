# Checks of the reviews that an SOP notes as done: each on a day that can be, in their order.
from __future__ import annotations

from collections.abc import Iterator

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import first_day, say_date
from tatalaksana.source import Finding, Severity


def check_reviews(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A review before the SOP was made, out of order, noted twice, or on a day that is still to come."""
    made = entry.sop.tanggal.pembuatan
    done = entry.sop.tinjauan
    for index, one in enumerate(done):
        path = ("tinjauan", index, "tanggal")
        if made and one.tanggal < first_day(made):
            yield Finding(
                "urutan-tanggal",
                path,
                f"Tinjauan ini ({one.tanggal}) lebih awal daripada tanggal pembuatan SOP ({made}).",
                "Periksa tahunnya.",
            )
        elif index and one.tanggal < done[index - 1].tanggal:
            yield Finding(
                "urutan-tinjauan",
                path,
                f"Tinjauan ini ({one.tanggal}) ditulis sesudah tinjauan yang lebih akhir ({done[index - 1].tanggal}).",
                "Periksa tahunnya, atau urutkan dari yang paling lama.",
            )
        elif one in done[:index]:
            yield Finding(
                "tinjauan-ganda",
                ("tinjauan", index),
                f"{one.jenis.value.capitalize()} {one.tanggal} sudah dicatat.",
                "Hapus salah satunya.",
            )
        # The day itself, which is another each day, is asked for only where it is told.
        if ground.is_before(one.tanggal) and ground.tanggal:
            yield Finding(
                "tinjauan-mendatang",
                path,
                f"Tinjauan ini bertanggal sesudah tanggal acuan ({say_date(ground.tanggal)}), maka belum diperhitungkan.",
                "Periksa tahunnya; bila baru dilaksanakan, simpan di git atau sebut tanggal acuan yang baru.",
                Severity.WARNING,
                about=one.tanggal.isoformat(),
            )
