# The checklist of an SOP as a value.
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tatalaksana.facts import DaftarPeriksa, Facts, fingerprint, hanya
from tatalaksana.facts.words import exits
from tatalaksana.model import Profil
from tatalaksana.render.json import checklist_json
from tests.collections_on_disk import SOUND, catalog, koleksi
from tests.written_in_lines import FILES

_CATALOG = koleksi()
_HEAD = SOUND.partition("kegiatan:")[0]


def _list(tmp_path: Path, steps: str, head: str = _HEAD) -> DaftarPeriksa:
    found = catalog(tmp_path, {"biro/a.yaml": f"{head}kegiatan:\n{steps}"})
    return Facts(found.entries["biro/a"], found).daftar


def _ways(daftar: DaftarPeriksa, row: int) -> list[tuple[str, str]]:
    return [(keluar.label, daftar.sebutan(keluar.tujuan)) for keluar in daftar.langkah[row].keluar]


def test_the_first_seed() -> None:
    """Head, steps, times and exits of seed 000."""
    entry = _CATALOG.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"]
    daftar = Facts(entry, _CATALOG).daftar
    assert daftar.judul == "SOP Mikro Penyusunan Daftar Konfirmasi Kecukupan Bibit Penanaman"
    assert daftar.unit == "Biro Benih, Penanaman, dan Pelayanan Sekolah"
    assert (daftar.nomor, daftar.revisi_ke, daftar.status) == ("TM.01.02-026-079.Set.BenTanyan", 0, "berlaku")
    assert daftar.sidik == fingerprint(entry.sop, Profil())
    assert [langkah.nomor for langkah in daftar.langkah] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [langkah.menit for langkah in daftar.langkah] == [
        (10, 10),
        (30, 30),
        (30, 30),
        (15, 15),
        (15, 15),
        (15, 15),
        (5, 5),
    ]
    assert [langkah.lanjut for langkah in daftar.langkah] == [1, 2, 3, None, None, None, None]
    assert _ways(daftar, 3) == [("setuju", "5"), ("tidak", "3")]
    assert "Leading Sector ," in daftar.langkah[5].kegiatan
    assert daftar.langkah[0].pelaksana == ("Kabag Penanaman dan Semaian",)


@pytest.mark.parametrize("name", list(_CATALOG.entries))
def test_every_arrow_is_told(name: str) -> None:
    """In every SOP, what a row leads to is what the chart's arrows that leave it lead to."""
    entry = _CATALOG.entries[name]
    daftar = Facts(entry, _CATALOG).daftar
    symbols = entry.flow.symbols
    for row, langkah in enumerate(daftar.langkah):
        told = {keluar.tujuan for keluar in langkah.keluar} or {langkah.lanjut, *langkah.serentak}
        drawn = {
            symbols[edge.target].row
            for edge in entry.flow.edges
            if symbols[edge.source].row == row != symbols[edge.target].row
        }
        assert drawn == told - {None}
        assert bool(langkah.keluar) == any(edge.label and symbols[edge.source].row == row for edge in entry.flow.edges)


def test_several_symbols_in_a_row(tmp_path: Path) -> None:
    """Who acts first stands first; an exit into the same row is followed to where it leaves it."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: Mulai, pelaksana: kasubbag}
  - uraian: Menyiapkan dan memutuskan
    simbol:
      - {pelaksana: kasubbag}
      - {pelaksana: kabag, keputusan: {layak: catat, tidak: 1, batal: selesai}}
      - {pelaksana: kasubbag, id: catat, teks: Catat}
  - {uraian: Selesai, pelaksana: kabag}
""",
    )
    assert daftar.langkah[1].pelaksana == ("Kepala Subbagian", "Kepala Bagian")
    assert daftar.langkah[1].jabatan == ("kasubbag", "kabag")
    assert _ways(daftar, 1) == [("layak", "3"), ("tidak", "1"), ("batal", "selesai")]


def test_two_decisions_in_a_row(tmp_path: Path) -> None:
    """The second decision's exits carry the words that led to it."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: Mulai, pelaksana: kasubbag}
  - uraian: Memeriksa dan menyetujui
    simbol:
      - {pelaksana: kasubbag, id: periksa, keputusan: {lengkap: setujui, kurang: 1}}
      - {pelaksana: kabag, id: setujui, keputusan: {setuju: 3, tidak: periksa}}
  - {uraian: Selesai, pelaksana: kabag}
""",
    )
    assert _ways(daftar, 1) == [("lengkap, setuju", "3"), ("lengkap, tidak", "2"), ("kurang", "1")]


@pytest.mark.parametrize(
    ("ways", "act", "signers"),
    [
        ("", "pelaksana: kasubbag", ()),
        ("", "pelaksana: [kabag, kasubbag]", ("Kepala Bagian", "Kepala Subbagian")),
        ("", "simbol: [{pelaksana: kasubbag}, {pelaksana: kabag}]", ("Kepala Subbagian", "Kepala Bagian")),
        ("", "simbol: [{pelaksana: kabag}, {pelaksana: kabag}]", ()),
        ("keputusan: {satu: a, dua: b}", "serentak: ya, simbol: [{id: a, pelaksana: kasubbag}, {id: b, pelaksana: kabag}]", ()),
        ("keputusan: {satu: a, dua: b}", "serentak: ya, simbol: [{id: a, pelaksana: kasubbag, lanjut: c}, {id: b, pelaksana: kabag, lanjut: c}, {id: c, pelaksana: staf}]",
         ("Kepala Subbagian atau Kepala Bagian", "staf")),
    ],
)  # fmt: skip
def test_who_signs_off(tmp_path: Path, ways: str, act: str, signers: tuple[str, ...]) -> None:
    """Who act together or one after the other have a place each; those of whom one acts have one."""
    steps = (
        f"  - {{uraian: Mulai, pelaksana: kabag, {ways}}}\n  - {{uraian: Menyiapkan, {act}}}\n"
        "  - {uraian: Selesai, pelaksana: kabag}\n"
    )
    daftar = _list(tmp_path, steps, _HEAD.replace("[kabag, kasubbag]", "[kabag, kasubbag, staf]"))
    assert signers == daftar.langkah[1].pemaraf


def test_who_decide_side_by_side_choose_each(tmp_path: Path) -> None:
    """What two have chosen is one way on, with all that follows; of three times three each exit is told by itself, with whose it is."""
    exits_of = "{pelaksana: %s, keputusan: {layak: 2, tidak: 3, batal: selesai}}"
    for lanes, wanted in ((("kabag", "kasubbag"), 9), (("kabag", "kasubbag", "staf"), 9)):
        symbols = "".join(f"      - {exits_of % lane}\n" for lane in lanes).replace("layak: 2", "layak: 4", 1)
        daftar = _list(
            tmp_path,
            "  - {uraian: Mulai, pelaksana: kabag, lanjut: 4}\n"
            "  - {uraian: Menulis, pelaksana: kabag}\n"
            "  - {uraian: Menyimpan, pelaksana: kabag, lanjut: 5}\n"
            f"  - uraian: Memeriksa\n    serentak: ya\n    simbol:\n{symbols.replace('layak: 4', 'layak: 5')}"
            "  - {uraian: Selesai, pelaksana: kabag}\n",
            _HEAD.replace("[kabag, kasubbag]", "[kabag, kasubbag, staf]"),
        )
        ways: dict[str, list[str]] = {}
        for label, goal in _ways(daftar, 3):
            ways.setdefault(label, []).append(goal)
        assert wanted == len(ways)
        if len(lanes) == 2:
            assert ["5", "3"] == ways["Kepala Bagian: layak, Kepala Subbagian: tidak"]
            assert ["2"] == ways["Kepala Bagian: batal, Kepala Subbagian: layak"]
            assert ["selesai"] == ways["Kepala Bagian: batal, Kepala Subbagian: batal"]
        else:
            assert ["2"] == ways["staf: layak"]


def test_each_symbol_has_its_own_ways(tmp_path: Path) -> None:
    """An exit to one of several who stand in a row names that one, one within its row says so, and each who leads elsewhere is told."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: Menerima, pelaksana: [kasubbag, kabag]}
  - {uraian: Memilah, pelaksana: kabag, keputusan: {teknis: satu, umum: dua, semua: 3, keduanya: [satu, dua]}}
  - uraian: Menelaah
    simbol:
      - {pelaksana: kasubbag, id: satu, lanjut: 4}
      - {pelaksana: kabag, id: dua, lanjut: selesai}
  - uraian: Memeriksa
    simbol:
      - {pelaksana: kasubbag}
      - {pelaksana: kabag, teks: "Lengkap?", keputusan: {ya: selesai, tidak: lengkapi}}
      - {pelaksana: kasubbag, id: lengkapi, lanjut: 4}
""",
    )
    assert [
        ["→ 2"],
        [
            "teknis → 3, Kepala Subbagian", "umum → 3, Kepala Bagian", "semua → 3, Kepala Subbagian",
            "keduanya → 3",
        ],
        ["Kepala Subbagian: → 4", "Kepala Bagian: → selesai"],
        ["ya → selesai", "tidak → di langkah ini, Kepala Subbagian simbol ke-2"],
    ] == [[way.kata for way in exits(daftar, one)] for one in daftar.langkah]  # fmt: skip
    assert [
        "Kepala Subbagian atau Kepala Bagian",
        "Kepala Bagian",
        "Kepala Subbagian dan/atau Kepala Bagian",
        "Kepala Subbagian, lalu Kepala Bagian",
    ] == [one.siapa for one in daftar.langkah]


_HEADINGS = """\
  - {uraian: A. Persiapan, tanpa_simbol: ya}
  - {uraian: Menerima, pelaksana: kasubbag, waktu: 1 jam}
  - {uraian: Catatan, tanpa_simbol: ya, ket: lihat lampiran}
  - {uraian: Memeriksa, pelaksana: kabag, waktu: 1 jam, keputusan: {ya: 3, ~: 1}}
  - {uraian: Menyimpan, pelaksana: kabag, waktu: 2 jam}
  - {uraian: Akhir, tanpa_simbol: ya}
"""


def test_rows_that_are_no_steps(tmp_path: Path) -> None:
    """Headings and notes have neither number nor ways; steps go on past them, and an exit without words is a choice like others."""
    daftar = _list(tmp_path, _HEADINGS)
    assert ["", "1", "", "2", "3", ""] == [one.nomor for one in daftar.langkah]
    assert [True, False, True, False, False, True] == [one.tanpa_simbol for one in daftar.langkah]
    assert [(), ("→ 2",), (), ("ya → 3", "selain itu → 1"), ("→ selesai",), ()] == [
        tuple(way.kata for way in exits(daftar, one)) for one in daftar.langkah
    ]
    assert [False, True, True] == [way.pilihan for row in (1, 3) for way in exits(daftar, daftar.langkah[row])]
    found = catalog(tmp_path, {"biro/a.yaml": f"{_HEAD}kegiatan:\n{_HEADINGS}"})
    facts = Facts(found.entries["biro/a"], found)
    assert (3, "4 jam") == (facts.ringkasan.langkah, facts.ringkasan.utama and facts.ringkasan.utama.kata)
    asked = next(isian for isian in facts.tinjauan["monitoring"].isian if isian.name == "prosedur")
    assert ["1", "2", "3"] == [row["no"] for row in asked.values or ()]


def test_symbols_that_act_at_once(tmp_path: Path) -> None:
    """Symbols of a row with `serentak` are all led to, and each leads on by itself; without it they follow each other."""
    steps = """\
  - {uraian: Membagi, pelaksana: kabag}
  - {uraian: Menyiapkan, serentak: SERENTAK, simbol: [{pelaksana: kasubbag}, {pelaksana: kabag}]}
  - {uraian: Memeriksa, pelaksana: kabag}
"""
    at_once, in_turn = (_list(tmp_path / word, steps.replace("SERENTAK", word)) for word in ("ya", "tidak"))
    assert ("Kepala Subbagian dan Kepala Bagian", "Kepala Subbagian, lalu Kepala Bagian") == (
        at_once.langkah[1].siapa,
        in_turn.langkah[1].siapa,
    )
    assert [[0, 1], [0]] == [[way.giliran for way in one.langkah[0].giliran[0].keluar] for one in (at_once, in_turn)]


def test_an_exit_with_several_arrows_is_one_exit(tmp_path: Path) -> None:
    """In the file a row's exits are what can be chosen; which symbols an exit leads to stands with the one that decides."""
    steps = """\
  - {uraian: Membagi, pelaksana: kabag}
  - {uraian: Menyiapkan, pelaksana: [kasubbag, kabag]}
  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {siap: selesai, belum: 2}}
"""
    decides = json.loads(checklist_json(_list(tmp_path, steps)))["langkah"][2]
    assert [("siap", None), ("belum", 1)] == [(one["label"], one["tujuan"]) for one in decides["keluar"]]
    assert [None, 0, 1] == [
        one["simbol"] if one["tujuan"] is not None else None for one in decides["simbol"][0]["panah"]
    ]


def test_a_fork(tmp_path: Path) -> None:
    """Steps that begin together are all named; the first decision's exits are in the file's order."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: Membagi, pelaksana: kabag, lanjut: [2, 3]}
  - {uraian: Menulis, pelaksana: kasubbag, lanjut: 4}
  - {uraian: Menghitung, pelaksana: kasubbag, lanjut: 4}
  - {uraian: Menutup, pelaksana: kabag, tanpa_nomor: ya}
  - {uraian: Menyimpan, pelaksana: kabag}
""",
    )
    assert (daftar.langkah[0].lanjut, daftar.langkah[0].serentak, daftar.langkah[0].keluar) == (1, (2,), ())
    assert daftar.langkah[3].nomor == ""
    assert daftar.sebutan(3) == "baris ke-4"
    assert daftar.sebutan(None) == "selesai"


def test_shared_times(tmp_path: Path) -> None:
    """A time over several rows stands at each, says so, and counts for none."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: Menulis, pelaksana: kabag, waktu: {teks: 14 Hari, sampai: 2}}
  - {uraian: Memeriksa, pelaksana: kasubbag}
  - {uraian: Menyimpan, pelaksana: kabag, waktu: 2 jam}
""",
    )
    assert [(langkah.waktu, langkah.menit) for langkah in daftar.langkah] == [
        ("14 Hari (bersama, langkah 1 sampai 2)", None), ("14 Hari (bersama, langkah 1 sampai 2)", None), ("2 jam", (120, 120)),
    ]  # fmt: skip


def test_lines_and_lists_in_cells(tmp_path: Path) -> None:
    """Texts keep their lines; one that is a list names its items, one with a list in it stays one thing."""
    found = catalog(tmp_path, FILES)
    daftar = Facts(found.entries["biro/kamera"], found).daftar
    first, second = daftar.langkah
    assert first.kegiatan.splitlines() == [
        "Memeriksa permohonan:",
        "a. kelengkapan surat",
        "b. jadwal pemakaian kamera yang diminta oleh bidang lain dalam minggu yang sama",
        "c. tata tertib",
        "Jika kamera sedang dipakai,",
        "pemohon diberi tahu.",
    ]
    assert ("Surat permohonan", "Kartu pegawai") == first.kelengkapan
    assert ("Lembar periksa\nyang diparaf",) == first.output
    assert () == first.ket
    assert ("Berkas:\n– lembar periksa\n– surat", "Stempel") == second.kelengkapan
    assert ("1. Persetujuan",) == second.output
    assert ("-5 derajat\n-3 derajat",) == second.ket


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("a. surat\nb. kartu", ("a. surat", "b. kartu")),
        ("• surat\n  - asli\n  - salinan\n• kartu", ("surat\n- asli\n- salinan", "kartu")),
        ("- surat\n  asli\n- -", ("surat\nasli",)),
        ("surat\nkartu", ("surat\nkartu",)),
    ],
)
def test_things_of_a_text(text: str, things: tuple[str, ...], tmp_path: Path) -> None:
    """Marks that count stay, bullets give way to boxes, and what lies within an item stands with it."""
    daftar = _list(tmp_path, f"  - {{uraian: Menulis, pelaksana: kabag, output: {json.dumps(text)}}}\n")
    assert things == daftar.langkah[0].output


def test_things_one_by_one(tmp_path: Path) -> None:
    """A list is several things, a text one, a dash none; no marks, and line breaks stay."""
    daftar = _list(
        tmp_path,
        """\
  - {uraian: "*Menulis*\\n surat", pelaksana: kabag, kelengkapan: [surat, "-", "**berkas**"], output: "-", ket: "lihat [situs](https://a.go.id)"}
  - {uraian: Menyimpan, pelaksana: kabag}
""",
    )
    first = daftar.langkah[0]
    assert (first.kegiatan, first.kelengkapan, first.output, first.ket) == (
        "Menulis\nsurat",
        ("surat", "berkas"),
        (),
        ("lihat situs",),
    )


def test_names_are_no_markdown(tmp_path: Path) -> None:
    """Number, title, unit and lanes are told as the sheet has them; what may hold Markdown is told without its marks."""
    marked = "B_1_/*dua*/a\\_b"
    head = _HEAD.replace("nomor: A-1", f"nomor: {marked}").replace("judul: ", f"judul: {marked} ")
    assert head.count(marked) == 2
    found = catalog(
        tmp_path,
        {
            "biro/a.yaml": f"{head}kegiatan:\n  - {{uraian: '*Tulis* {marked}', pelaksana: kabag}}\n",
            "jabatan.yaml": f"kabag: {{nama: 'Kabag {marked}'}}\nkasubbag: {{nama: Kasubbag}}\n",
            "unit.yaml": f"biro: {{nama: 'Biro {marked}'}}\n",
        },
    )
    facts = Facts(found.entries["biro/a"], found)
    daftar, [step] = facts.daftar, facts.daftar.langkah
    assert daftar.nomor == marked
    assert marked in daftar.judul
    assert f"Biro {marked}" in daftar.unit
    assert step.pelaksana == (f"Kabag {marked}",)
    assert step.kegiatan == "Tulis B_1_/dua/a_b"


def test_one_offices_steps_lead_where_they_led() -> None:
    """An office's part has its rows and no others; what they lead to is named as in the whole."""
    daftar = Facts(_CATALOG.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"], _CATALOG).daftar
    bagian = hanya(daftar, "kasubbag-penanaman")
    assert (bagian.nama, bagian.baris) == ("Kasubbag Penanaman", (1, 3))
    assert [daftar.langkah[row].nomor for row in bagian.baris] == ["2", "4"]
    assert [daftar.sebutan(keluar.tujuan) for keluar in daftar.langkah[bagian.baris[1]].keluar] == ["5", "3"]
    assert sorted(row for part in daftar.bagian for row in part.baris) == list(range(7))
    with pytest.raises(KeyError):
        hanya(daftar, "tidak-ada")


def test_an_example_says_so() -> None:
    """What is no official document is called an example, whatever its status."""
    entry = next(entry for entry in _CATALOG.entries.values() if entry.sop.contoh)
    assert Facts(entry, _CATALOG).daftar.status == "contoh"
