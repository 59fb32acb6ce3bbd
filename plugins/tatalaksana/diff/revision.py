# A sheet in force that says something else needs a new revision, or nobody can tell the two apart.
from __future__ import annotations

from tatalaksana.diff.change import Perbandingan
from tatalaksana.model import Kelas, Rule, Status, keys_of, last_day


def missing_revision(perbandingan: Perbandingan) -> tuple[str, ...]:
    """The keys that should have changed with the substance and did not: `revisi_ke`, `tanggal.revisi`, or none."""
    old, new = perbandingan.lama, perbandingan.baru
    life = {name for name, key in keys_of(type(new)).items() if key.change is Rule.LIFE}
    grave = [
        change for change in perbandingan.perubahan
        if change.kelas is Kelas.SUBSTANSI and change.kunci not in life and change.bagian != "daftar"
    ]  # fmt: skip
    if not grave or old.status is Status.DRAF:
        return ()
    missing = [] if new.revisi_ke > old.revisi_ke else ["revisi_ke"]
    before, after = old.tanggal.revisi, new.tanggal.revisi
    if after is None or (before is not None and last_day(after) <= last_day(before)):
        missing.append("tanggal.revisi")
    return tuple(missing)
