# Thirty invented SOP in the habits of real offices, some with a mistake that was put in on purpose. A check that cries wolf
# on them would do so on a stranger's sheets: of ten warnings at most one may be false.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.catalog.slip import same_words

SHEETS = Path(__file__).parent.parent / "fixtures" / "lembar" / "sops"
FOUND = collect(SHEETS, "sops")
TRUE = {
    ("bkpsdm/disiplin", "serah-terima"),
    ("dinas-pendidikan/laporan-bulanan", "serah-terima"),
    ("dinas-pendidikan/penerimaan-tamu", "serah-terima"),
    ("kecamatan/izin-keramaian", "lajur-kosong"),
    ("kelurahan/gotong-royong", "mutu-baku-kosong"),
    ("kelurahan/posyandu", "nama-unit"),
    ("kelurahan/posyandu", "rujukan-ganda"),
    ("kelurahan/surat-pengantar", "catatan-menelan"),
    ("puskesmas/imunisasi", "butir-word"),
    ("puskesmas/imunisasi", "kutip-word"),
    ("puskesmas/pengaduan", "keputusan-dalam-kalimat"),
    ("puskesmas/permintaan-obat", "mutu-baku-kosong"),
    ("setwan/penggandaan-bahan", "belum-diterbitkan"),
    ("setwan/reses", "peraturan-diganti"),
    ("setwan/reses", "peraturan-tak-terdaftar"),
}
"""The mistakes: each file says in its first line which it has."""
FALSE: set[tuple[str, str]] = set()


def test_warnings_are_true() -> None:
    """Every mistake is told, and of all that is told at most a tenth is none."""
    told = [(problem.file.removeprefix("sops/").removesuffix(".yaml"), problem.code) for problem in FOUND.problems]
    assert sorted(TRUE | FALSE) == sorted(told)
    assert len(FALSE) * 10 <= len(told)


def test_each_mistake_was_put_in_on_purpose() -> None:
    """What counts as true is what the file itself says."""
    said = {
        (path.relative_to(SHEETS).with_suffix("").as_posix(), code.strip())
        for path in SHEETS.glob("*/*.yaml")
        if (mark := path.read_text(encoding="utf-8").splitlines()[0]).startswith("# Contoh rekaan")
        for code in mark.rstrip(".").partition("disengaja: ")[2].split(",")
        if code
    }
    assert TRUE == said


def test_they_are_like_real_sheets() -> None:
    """Thirty, of six offices, with few neighbours of equal words, as on real sheets (15 %)."""
    entries = FOUND.catalog.entries
    assert (30, 6) == (len(entries), len({name.partition("/")[0] for name in entries}))
    pairs = [
        (above.output, below.kelengkapan)
        for entry in entries.values()
        for above, below in zip(entry.sop.kegiatan, entry.sop.kegiatan[1:], strict=False)
        if isinstance(above.output, str) and isinstance(below.kelengkapan, str)
    ]
    equal = sum(same_words(*pair) for pair in pairs)
    assert 100 <= len(pairs)
    assert equal < len(pairs) / 3
