# Two SOP compared: what is a change, of which class, and that the changes are all there is.
from __future__ import annotations

import json

import pytest
from hypothesis import assume, given

from tatalaksana.catalog import Entry
from tatalaksana.diff import Aksi, Kelas, Perubahan, Tempat, apply, compare, missing_revision, union
from tatalaksana.facts import fingerprint
from tatalaksana.model import Profil, Sop, flow_of
from tests.collections_on_disk import SOUND, koleksi, sop
from tests.diff.edits import Data, edited, sop_data, sop_of
from tests.examples import some

ENTRIES = sorted(koleksi().entries.values(), key=lambda entry: entry.id)


@pytest.mark.no_cover
@some(50)
@given(edited())
def test_changes_lead_from_one_to_the_other(pair: tuple[Data, Data]) -> None:
    """Whatever was edited, the changes applied to the older SOP give the newer one."""
    old, new = map(sop_of, pair)
    assume(old is not None and new is not None)
    assert old is not None
    assert new is not None
    result = apply(old, compare(old, new).perubahan)
    assert new == result
    assert fingerprint(new, Profil()) == fingerprint(result, Profil())


@pytest.mark.no_cover
@some(50)
@given(sop_data, sop_data)
def test_even_between_strangers(first: Data, second: Data) -> None:
    """Two SOP that have nothing to do with each other are no exception."""
    old, new = sop_of(first), sop_of(second)
    assume(old is not None and new is not None)
    assert old is not None
    assert new is not None
    assert new == apply(old, compare(old, new).perubahan)


@pytest.mark.no_cover
@some(50)
@given(sop_data)
def test_nothing_changed(data: Data) -> None:
    """An SOP compared with itself has no changes."""
    sop = sop_of(data)
    assume(sop is not None)
    assert sop is not None
    assert () == compare(sop, sop).perubahan


@pytest.mark.no_cover
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_collection(entry: Entry) -> None:
    """Every SOP of the collection leads to every other one, and to itself by no change."""
    assert () == compare(entry.sop, entry.sop).perubahan
    for other in ENTRIES:
        assert other.sop == apply(entry.sop, compare(entry.sop, other.sop).perubahan)


BASE: Data = {
    "judul": "Surat", "jenis": "mikro", "unit": "biro", "nomor": "A-1", "status": "berlaku", "tanggal": {"efektif": "2024-01-02"},
    "pengesahan": {"jabatan": "Karo", "nama": "Contoh Nama"}, "dasar_hukum": ["uu-1-2000", "Peraturan Contoh Nomor 2"],
    "pelaksana": [{"id": "kasubbag", "jabatan": "kasubbag-umum", "label": "Kasubbag"}, {"id": "kabag", "jabatan": "kabag-umum", "label": "Kabag"}],
    "kegiatan": [
        {"uraian": "Menerima surat dari pemohon", "pelaksana": "kasubbag", "waktu": "10 menit", "output": "Surat"},
        {"uraian": "Memeriksa kelengkapan berkas", "pelaksana": "kabag", "keputusan": {"ya": "3", "tidak": "1"}, "output": "Berkas"},
        {"uraian": "Menyusun konsep jawaban", "pelaksana": "kasubbag", "output": "Konsep jawaban", "id": "konsep"},
        {"uraian": "Mengirim jawaban kepada pemohon", "pelaksana": "kabag", "output": "Jawaban terkirim"},
    ],
}  # fmt: skip
NEW = {"uraian": "Mencatat nomor agenda", "pelaksana": "kasubbag"}


def _changed(**head: object) -> tuple[Sop, Sop]:
    old, new = sop_of(BASE), sop_of(BASE | head)
    assert old is not None
    assert new is not None
    return old, new


def _step(row: int, **keys: object) -> list[Data]:
    steps: list[Data] = json.loads(json.dumps(BASE["kegiatan"]))
    steps[row] |= keys
    return steps


def _told(change: Perubahan) -> tuple[str, str, str, int | None, int | None]:
    return change.aksi.value, change.kelas.value, change.kunci, change.lama_ke, change.baru_ke


def test_inserted_step_renumbers_nothing() -> None:
    """One step more is one change: references that count on past it are none."""
    steps = [
        BASE["kegiatan"][0],
        NEW,
        BASE["kegiatan"][1] | {"keputusan": {"ya": "4", "tidak": "1"}},
        *BASE["kegiatan"][2:],
    ]
    old, new = _changed(kegiatan=steps)
    assert [("ditambah", "substansi", "", None, 1)] == [_told(change) for change in compare(old, new).perubahan]


def test_removed_step_and_what_it_takes_along() -> None:
    """A step that is gone is one change, the arrow that led to it another."""
    steps = [BASE["kegiatan"][1] | {"keputusan": {"ya": "2", "tidak": "selesai"}}, *BASE["kegiatan"][2:]]
    old, new = _changed(kegiatan=steps)
    assert [("dihapus", "substansi", "", 0, None), ("diubah", "substansi", "keputusan", 1, 0)] == [
        _told(change) for change in compare(old, new).perubahan
    ]


def test_moved_step() -> None:
    """A step that stands elsewhere moved; others did not, though their numbers changed."""
    first, second, third, fourth = BASE["kegiatan"]
    old, new = _changed(kegiatan=[first, second | {"keputusan": {"ya": "4", "tidak": "1"}}, fourth, third])
    (moved,) = compare(old, new).perubahan
    assert (Aksi.DIPINDAH, Kelas.SUBSTANSI) == (moved.aksi, moved.kelas)
    assert (moved.lama_ke, moved.baru_ke) in {(2, 3), (3, 2)}


def test_renamed_lane_is_a_rename() -> None:
    """Another name for a lane in the file changes its looks only; another office changes who acts, once."""
    steps = json.loads(json.dumps(BASE["kegiatan"]).replace('"kasubbag"', '"staf"'))
    lanes = [{"id": "staf", "jabatan": "kasubbag-umum", "label": "Kasubbag"}, BASE["pelaksana"][1]]
    old, new = _changed(pelaksana=lanes, kegiatan=steps)
    assert [("diubah", "tata letak", "id", 0, 0)] == [_told(change) for change in compare(old, new).perubahan]
    lanes = [{"id": "staf", "jabatan": "staf-umum", "label": "Pelaksana"}, BASE["pelaksana"][1]]
    old, new = _changed(pelaksana=lanes, kegiatan=steps)
    found = compare(old, new).perubahan
    assert {Tempat.LAJUR} == {change.bagian for change in found}
    assert {"jabatan": "substansi", "label": "substansi", "id": "tata letak"} == {
        change.kunci: change.kelas.value for change in found
    }


def test_reference_by_id_instead_of_number() -> None:
    """The same step, called otherwise, is a matter of the file."""
    old, new = _changed(kegiatan=_step(1, keputusan={"ya": "konsep", "tidak": "1"}))
    (change,) = compare(old, new).perubahan
    assert ("diubah", "tata letak", "keputusan", 1, 1) == _told(change)


@pytest.mark.parametrize(
    ("row", "keys", "kelas"),
    [
        (0, {"pelaksana": "kabag"}, "substansi"),
        (0, {"waktu": "2 jam"}, "substansi"),
        (0, {"waktu": "10 Menit"}, "redaksi"),
        (0, {"waktu": "600 menit"}, "substansi"),
        (0, {"uraian": "Menerima surat dari pemohno"}, "redaksi"),
        (0, {"uraian": "Menerima  surat, dari Pemohon."}, "redaksi"),
        (0, {"uraian": "Menerima surat surat dari pemohon"}, "redaksi"),
        (0, {"uraian": "Menerima surat dari **pemohon**"}, "redaksi"),
        (0, {"uraian": "Menerima surat dari [pemohon](https://contoh.example)"}, "rujukan"),
        (0, {"uraian": "Menolak surat dari pemohon"}, "substansi"),
        (0, {"uraian": "Tidak menerima surat dari pemohon"}, "substansi"),
        (3, {"output": "Jawaban 2 terkirim"}, "substansi"),
        (3, {"output": ["Jawaban terkirim", "Tanda terima"]}, "substansi"),
        (3, {"rincian": "SOP Mikro Arsip"}, "rujukan"),
        (3, {"formulir": "buku-tamu"}, "rujukan"),
        (3, {"id": "kirim"}, "tata letak"),
        (3, {"bentuk": "kotak"}, "tata letak"),
        (1, {"keputusan": {"Ya": "3", "tidak": "1"}}, "redaksi"),
        (1, {"keputusan": {"ya": "4", "tidak": "1"}}, "substansi"),
        (1, {"keputusan": {"tidak": "1", "ya": "3"}}, "tata letak"),
    ],
)
def test_classes_of_steps(row: int, keys: Data, kelas: str) -> None:
    """Each change of a step has its class."""
    old, new = _changed(kegiatan=_step(row, **keys))
    assert [("diubah", kelas, next(iter(keys)), row, row)] == [_told(change) for change in compare(old, new).perubahan]


@pytest.mark.parametrize(
    ("key", "value", "kelas"),
    [
        ("dasar_hukum", ["uu-1-2000"], "substansi"),
        ("dasar_hukum", ["uu-1-2000", "Peraturan Contoh Nomor 3"], "substansi"),
        ("dasar_hukum", ["uu-1-2000", "Peraturan contoh nomor 2"], "redaksi"),
        ("dasar_hukum", [{"peraturan": "uu-1-2000", "teks": "UU 1 Tahun 2000"}, "Peraturan Contoh Nomor 2"], "redaksi"),
        ("dasar_hukum", ["uu-1-2000", {"peraturan": "pp-2", "teks": "Peraturan Contoh Nomor 2"}], "rujukan"),
        ("keterkaitan", ["SOP Mikro Arsip"], "rujukan"),
        ("peringatan", "Hati-hati", "substansi"),
        ("profil", "lain", "tata letak"),
        ("revisi_ke", "1", "redaksi"),
        ("status", "dicabut", "substansi"),
    ],
)
def test_classes_of_the_head(key: str, value: object, kelas: str) -> None:
    """Each change of the identity sheet has its class."""
    old, new = _changed(**{key: value})
    assert [("diubah", kelas, key, None, None)] == [_told(change) for change in compare(old, new).perubahan]


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ({"kegiatan": _step(0, waktu="2 jam")}, ("revisi_ke", "tanggal.revisi")),
        ({"kegiatan": _step(0, waktu="2 jam"), "revisi_ke": "1"}, ("tanggal.revisi",)),
        (
            {
                "kegiatan": _step(0, waktu="2 jam"),
                "revisi_ke": "1",
                "tanggal": {"efektif": "2024-01-02", "revisi": "2025-01-01"},
            },
            (),
        ),
        ({"kegiatan": _step(0, waktu="10 Menit")}, ()),
        ({"status": "dicabut"}, ()),
    ],
)
def test_missing_revision(head: Data, missing: tuple[str, ...]) -> None:
    """Substance that changes without a new revision is told; spelling needs none, nor does a withdrawal."""
    assert missing == missing_revision(compare(*_changed(**head)))


@pytest.mark.parametrize(
    ("revisi", "missing"),
    [("2025-01-01", ("tanggal.revisi",)), ("2024-12-31", ("tanggal.revisi",)), ("2025-01-02", ())],
)
def test_the_same_revision_date_is_no_new_one(revisi: str, missing: tuple[str, ...]) -> None:
    """Only a later date tells the new sheet from the one before."""
    head = {"revisi_ke": "1", "tanggal": {"efektif": "2024-01-02", "revisi": "2025-01-01"}}
    later = {"revisi_ke": "2", "tanggal": {"efektif": "2024-01-02", "revisi": revisi}}
    (_, old), (_, new) = _changed(**head), _changed(**later, kegiatan=_step(0, waktu="2 jam"))
    assert missing == missing_revision(compare(old, new))


def test_changes_of_another_sop_are_refused() -> None:
    """Changes that do not fit say so instead of making something up."""
    old, _ = _changed()
    with pytest.raises(ValueError, match="not of this SOP"):
        apply(
            old,
            [
                Perubahan(Tempat.LANGKAH, Aksi.DIHAPUS, Kelas.SUBSTANSI, lama_ke=9),
                Perubahan(Tempat.LANGKAH, Aksi.DITAMBAH, Kelas.SUBSTANSI, baru_ke=99, baru=old.kegiatan[0]),
            ],
        )


@pytest.mark.no_cover
@some(50)
@given(edited())
def test_union_holds_both(pair: tuple[Data, Data]) -> None:
    """Both charts as one never fail: every symbol of both is there once."""
    old, new = map(sop_of, pair)
    assume(old is not None and new is not None)
    assert old is not None
    assert new is not None
    comparison = compare(old, new)
    drawn = union(comparison)
    assert len(drawn.flow.symbols) == len(drawn.signs.symbols)
    assert len(drawn.flow.edges) == len(drawn.signs.edges)
    assert [b for _, b in drawn.rows if b is not None] == list(range(len(new.kegiatan)))
    assert [a for a, _ in drawn.rows if a is not None] == list(range(len(old.kegiatan)))
    assert len(drawn.old.edges) == len(flow_of(old)[0].edges)
    assert len(drawn.new.edges) == len(flow_of(new)[0].edges)
    if drawn.geometry is not None:
        assert len(drawn.rows) == len(drawn.geometry.rows)
        assert len(drawn.flow.edges) == len(drawn.geometry.routes)


_SYMBOLS = SOUND.replace(
    "  - {uraian: Memeriksa, pelaksana: kabag,",
    "  - {uraian: Memeriksa, simbol: [{pelaksana: kabag, id: baca}, {pelaksana: kasubbag, id: cek, keputusan: {ya: selesai, tidak: baca}}],",
)


def test_a_renamed_symbol_is_tata_letak() -> None:
    """Another id of a symbol, with all that leads to it, changes no substance; where something leads elsewhere, it does."""
    old = sop(_SYMBOLS)
    assert {Kelas.TATA_LETAK} == {
        change.kelas for change in compare(old, sop(_SYMBOLS.replace("baca", "telaah"))).perubahan
    }
    elsewhere = _SYMBOLS.replace("id: baca", "id: telaah").replace("tidak: baca", "tidak: 1")
    assert Kelas.SUBSTANSI in {change.kelas for change in compare(old, sop(elsewhere)).perubahan}


def test_a_step_that_leads_to_a_renamed_symbol_is_as_it_was() -> None:
    """An arrow to a symbol follows the symbol's new id."""
    text = _SYMBOLS.replace(
        "uraian: Menyiapkan, pelaksana: kasubbag,", "uraian: Menyiapkan, pelaksana: kasubbag, lanjut: baca,"
    )
    assert "lanjut: baca" in text
    found = compare(sop(text), sop(text.replace("baca", "telaah"))).perubahan
    assert [("simbol", Kelas.TATA_LETAK)] == [(change.kunci, change.kelas) for change in found]


def test_a_new_symbol_before_another_is_no_new_name() -> None:
    """Where a row's symbols change places, arrows to one that still has its id stay arrows to it."""
    text = _SYMBOLS.replace(
        "uraian: Menyiapkan, pelaksana: kasubbag,", "uraian: Menyiapkan, pelaksana: kasubbag, lanjut: baca,"
    )
    turned = text.replace("lanjut: baca", "lanjut: awal").replace(
        "{pelaksana: kabag, id: baca}, {pelaksana: kasubbag, id: cek, keputusan: {ya: selesai, tidak: baca}}",
        "{pelaksana: kabag, id: awal}, {pelaksana: kabag, id: baca}",
    )
    found = {change.kunci for change in compare(sop(text), sop(turned)).perubahan}
    assert {"simbol", "lanjut"} == found
