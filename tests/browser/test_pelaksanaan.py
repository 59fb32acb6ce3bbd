# A run as a value: whose turn it is on flows with loops, forks and two ends; and as a file that is taken in again.
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tatalaksana.facts import Facts, facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.sop_page import sop_html
from tests.browser.server import Site
from tests.browser.sources import CATALOG, EVERY, sop_page
from tests.collections_on_disk import catalog
from tests.golden_files import GOLDEN
from tests.written_in_lines import FILES

Step = dict[str, Any]


def _step(
    no: int,
    *,
    lanjut: list[int] | None = None,
    keluar: list[list[object]] | None = None,
    awal: bool = False,
    menit: list[int] | None = None,
    masuk: list[dict[str, object]] | None = None,
    pelaksana: list[str] | None = None,
) -> Step:
    return {
        "no": str(no), "baris": no, "kegiatan": f"Langkah {no}", "pelaksana": pelaksana or ["A"], "kelengkapan": ["a; =b\nlagi\n[x] ini pun", "c"], "waktu": "", "menit": menit, "output": ["d"], "ket": "",
        "keluar": keluar or [], "lanjut": [no] if lanjut is None else lanjut, "awal": awal or no == 1, "masuk": masuk or [],
    }  # fmt: skip


def _play(page: Page, steps: list[Step], moves: str) -> Any:  # noqa: ANN401 - whatever the moves give
    """Do `moves`, an expression that knows the modules' names, `run`, and `go(step, exit)` that finishes and shows the states."""
    return page.evaluate(
        """async ([langkah, moves]) => {
          Object.assign(window, await import("./pelaksanaan.js"), await import("./run_file.js"), await import("./csv.js"), await import("./xlsx.js"));
          window.sop = { sop: "a/b", judul: "SOP A", nomor: "1", sidik: "abc", langkah };
          window.run = newRun(sop, "2024-05-01T07:00");
          window.show = () => states(run).map((state) => state[0]).join("");
          window.go = (step, exit = -1, now = "2024-05-01T08:00") => (finish(run, step - 1, exit, now), show());
          return eval(moves);
        }""",
        [steps, moves],
    )


_STRAIGHT = [_step(1), _step(2), _step(3, lanjut=[])]
_LOOP = [
    _step(1),
    _step(2),
    _step(3, keluar=[["setuju", 3], ["tidak", 1]]),
    _step(4, keluar=[["setuju"], ["tidak", 2]], lanjut=[]),
]
_SKIP = [_step(1, keluar=[["lengkap", 3], ["kurang", 1], ["tolak"]]), _step(2), _step(3), _step(4, lanjut=[])]
_FORK = [_step(1, lanjut=[1, 3]), _step(2), _step(3, lanjut=[4]), _step(4), _step(5, lanjut=[])]
_TWO_WAYS_IN = [
    _step(1, keluar=[["teknis", [1, 0]], ["administratif", [1, 1]]]),
    _step(
        2,
        lanjut=[2, 3],
        pelaksana=["Sekretaris", "Karo"],
        masuk=[{"pelaksana": ["Sekretaris"], "jalan": [0]}, {"pelaksana": ["Karo"], "jalan": [1]}],
    ),
    _step(3, lanjut=[3]),
    _step(4, lanjut=[]),
]
_TWO_STARTS = [_step(1, lanjut=[2]), _step(2, awal=True), _step(3, lanjut=[])]
_ITSELF = [_step(1, keluar=[["ulang", 0], ["terus", 1]]), _step(2, lanjut=[])]


@pytest.mark.parametrize(
    ("steps", "moves", "expected"),
    [
        (_STRAIGHT, "[show(), go(1), go(2), go(3)]", ["gbb", "tgb", "ttg", "ttt"]),
        (_STRAIGHT, "[go(2), go(1)]", ["gtb", "ttg"]),  # ahead of one's turn
        (_LOOP, "[go(1), go(2), go(3, 1), go(2), go(3, 0), go(4, 1), go(3, 0), go(4, 0)]", ["tgbb", "ttgb", "tgbb", "ttgb", "tttg", "ttgb", "tttg", "tttt"]),
        (_SKIP, "[go(1, 0), go(4)]", ["tddg", "tddt"]),
        (_SKIP, "[go(1, 1), go(2), go(3), go(4)]", ["tgbb", "ttgb", "tttg", "tttt"]),
        (_SKIP, "[go(1, 2), progress(run).ended]", ["tddd", True]),
        (_SKIP, "[go(1, 0), go(2), (reopen(run, 0), show()), go(1, 1)]", ["tddg", "ttdg", "gtbb", "ttgb"]),
        (_FORK, "[go(1), go(2), go(4), go(3), go(5)]", ["tgbgb", "ttggb", "ttgtg", "ttttg", "ttttt"]),
        (_TWO_STARTS, "[show(), go(2), go(3)]", ["ggb", "dtg", "dtt"]),
        (_TWO_STARTS, "[go(1), go(3)]", ["tdg", "tdt"]),
        (_TWO_WAYS_IN, "[go(1, 0), go(2), go(3), go(4)]", ["tgbb", "ttgb", "tttg", "tttt"]),
        (_TWO_WAYS_IN, "[go(1, 1), go(2), go(4)]", ["tgdb", "ttdg", "ttdt"]),
        (_TWO_WAYS_IN, "[whose(run, 1), go(1, 0) && whose(run, 1), (reopen(run, 0), go(1, 1)) && whose(run, 1)]", ["Sekretaris atau Karo", "Sekretaris", "Karo"]),
        (_ITSELF, "[go(1, 0), run.kunjungan[0].length, go(1, 1), go(2)]", ["gb", 2, "tg", "tt"]),
    ],
)  # fmt: skip
def test_whose_turn_it_is(steps: list[Step], moves: str, expected: list[object], module_page: Page) -> None:
    """Steps are done (t), due (g), still to come (b) or passed over (d), as the exits that were chosen have it."""
    assert expected == _play(module_page, steps, moves)


def test_rounds_are_kept(module_page: Page) -> None:
    """An exit that leads back begins a new round of the steps in the loop, and only of those; the last one is its history."""
    moves = "current(run, 1).paraf = 'AB', current(run, 1).kelengkapan[0] = true, go(1), go(2), go(3, 1), [run.kunjungan.map((one) => one.length), run.kunjungan[1]]"
    rounds, visits = _play(module_page, _LOOP, moves)
    assert [1, 2, 2, 1] == rounds
    assert ("AB", [True, False], True) == (visits[0]["paraf"], visits[0]["kelengkapan"], visits[0]["tuntas"])
    assert ("", [False, False], False) == (visits[1]["paraf"], visits[1]["kelengkapan"], visits[1]["tuntas"])
    # Going back over steps that the new round has not come to counts no round.
    assert [1, 2, 3, 2] == _play(
        module_page, _LOOP, "go(1), go(2), go(3, 0), go(4, 1), go(3, 1), run.kunjungan.map((one) => one.length)"
    )


@pytest.mark.parametrize(
    ("menit", "mulai", "selesai", "expected"),
    [
        ([10, 10], "2024-05-01T08:00", "2024-05-01T08:25", [25, 15]), ([10, 30], "2024-05-01T08:00", "2024-05-01T08:25", [25, 0]),
        ([10, 30], "2024-05-01T08:00", "2024-05-01T08:05", [5, -5]), (None, "2024-05-01T23:50", "2024-05-02T00:10", [20, None]),
        ([10, 10], "", "2024-05-01T08:25", [None, None]), ([10, 10], "2024-05-01T08:25", "2024-05-01T08:00", [-25, None]),
    ],
)  # fmt: skip
def test_deviation(
    menit: list[int] | None, mulai: str, selesai: str, expected: list[object], module_page: Page
) -> None:
    """Actual time against planned time, which may be a span; unknown where either is."""
    moves = f"Object.assign(current(run, 0), {{ mulai: '{mulai}', selesai: '{selesai}' }}), [minutes(current(run, 0)), deviation(run.langkah[0], current(run, 0))].map((one) => isNaN(one) ? null : one)"
    assert expected == _play(module_page, [_step(1, menit=menit, lanjut=[])], moves)


_PLAYED = """
  Object.assign(current(run, 0), { paraf: "=1+1", catatan: 'dua\\nbaris; "x" +62 \\u0001 <b>', mulai: "2024-05-01T07:30", kelengkapan: [false, true] }),
  go(1), go(2), go(3, 1), current(run, 1).output = [true], go(2), go(3, 0), run
"""


@pytest.mark.parametrize(
    "there_and_back",
    [
        "({ json: JSON.parse(JSON.stringify(toJson('A', run))) })", "({ rows: readCsv(writeCsv(toRows('A', run))) })",
        "({ rows: readCsv(writeCsv(toRows('A', run), ',')) })", "readXlsx(writeXlsx([{ name: 'A', rows: toRows('A', run) }])).then(([one]) => one)",
    ],
)  # fmt: skip
def test_files_are_taken_in_again(there_and_back: str, module_page: Page) -> None:
    """A run with rounds and hostile texts comes back equal from every kind of file."""
    moves = f"{_PLAYED}, Promise.resolve({there_and_back}).then((read) => [run, fromFile(read, sop)])"
    run, found = _play(module_page, _LOOP, moves)
    assert {"name": "A", "run": run, "other": False} == found


_OLD = "{{ rows: readCsv(writeCsv(toRows('A', run))).map((row, at) => (at === 4 ? ['Sidik', '', 'lama'] : {})) }}"
"""A table of another edition, each row changed in some way."""


def test_another_edition_with_the_same_steps(module_page: Page) -> None:
    """Where every step reads as it does here, a table of another edition is taken in, as a run of this one."""
    run, found = _play(module_page, _LOOP, f"{_PLAYED}, [run, fromFile({_OLD.format('row')}, sop)]")
    assert {"name": "A", "run": run, "other": True} == found


@pytest.mark.parametrize(
    ("read", "words"),
    [
        ("{ json: null }", "bukan ekspor"), ("{ json: [] }", "bukan ekspor"), ("{ json: { jenis: 'pelaksanaan-sop', versi: 2 } }", "lebih baru"),
        ("{ json: { ...toJson('A', run), langkah: [] } }", "bukan ekspor"), ("{ json: { ...toJson('A', run), kunjungan: [[]] } }", "bukan ekspor"),
        ("{ json: { ...toJson('A', run), kunjungan: [...run.kunjungan, ...run.kunjungan] } }", "bukan ekspor"),
        ("{ json: { ...toJson('A', run), judul: { a: 1 } } }", "bukan ekspor"), ("{ json: { ...toJson('A', run), sop: 'lain' } }", "milik SOP lain"),
        ("{ json: { ...toJson('A', run), langkah: [null] } }", "bukan ekspor"), ("{ rows: [] }", "bukan ekspor"), ("{ rows: [['a']] }", "bukan ekspor"),
        (_OLD.format("at === 9 ? row.with(2, 'Lain') : row"), "edisi SOP yang lain, dan langkah 2 di dalamnya tidak sama"),
        (_OLD.format("at === 9 ? row.with(6, '[x] Lain') : row"), "dan langkah 2"), (_OLD.format("at === 8 ? row.with(13, 'entah') : row"), "dan langkah 1"),
        (_OLD.format("at === 9 ? row.with(0, 99).with(1, '') : row"), "dan langkah di baris ke-99"),
        (f"{_OLD.format('row')[:-2]}.slice(0, 9) }}", "dan banyaknya langkah"),
        ("{ rows: readCsv(writeCsv(toRows('A', run))).map((row, at) => (at === 3 ? ['Halaman', '', 'x'] : row)) }", "milik SOP lain"),
        ("{ rows: readCsv(writeCsv(toRows('A', run))).map((row, at) => (at === 8 ? row.with(8, 'kemarin') : row)) }", "«kemarin» tidak terbaca"),
    ],
)  # fmt: skip
def test_strange_files_are_refused(read: str, words: str, module_page: Page) -> None:
    """Files of another SOP, of another edition, cut off or made up are refused with a sentence that says why."""
    with pytest.raises(Error, match=words):
        _play(module_page, _LOOP, f"fromFile({read}, sop)")


def test_made_up_fields_are_left_out(module_page: Page) -> None:
    """What a JSON file holds beyond a run, or of another kind, does not get in."""
    change = "const made = JSON.parse(JSON.stringify(toJson('A', run))); made.lain = 1; made.kunjungan[0][0].mulai = 'x'; made.kunjungan[0][0].keluar = 99; made.kunjungan[0][0].kelengkapan = 'ya'; made.langkah[2].keluar[0][1] = 99;"
    found = _play(module_page, _LOOP, f"{change} [fromFile({{ json: made }}, sop).run, run]")
    expected = found[1]
    expected["langkah"][2]["keluar"][0] = ["setuju"]
    assert expected == found[0]


_HEADINGS = """
judul: Surat
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: A. Persiapan, tanpa_simbol: ya}
  - {uraian: Menerima, pelaksana: kasubbag}
  - {uraian: B. Pelaksanaan, tanpa_simbol: ya}
  - {uraian: Memeriksa, pelaksana: kabag, tanpa_nomor: ya, keputusan: {ya: simpan, tidak: 1}}
  - {uraian: Menyimpan, id: simpan, pelaksana: kabag}
"""


def test_rows_that_are_no_steps(module_page: Page, tmp_path: Path) -> None:
    """A run has no headings, leads past them, and calls a row without number by its place in the table."""
    found = catalog(tmp_path, {"biro/surat.yaml": _HEADINGS})
    facts = Facts(found.entries["biro/surat"], found)
    place = Place("sop/biro/surat", facts_of(found), Surroundings("", kerjakan=True))
    steps = module_page.evaluate(_READ, sop_html(facts, place))
    assert [("Menerima", 2, [1], []), ("Memeriksa", 4, [2], [["ya", 2], ["tidak", 0]]), ("Menyimpan", 5, [], [])] == [
        (one["kegiatan"], one["baris"], one["lanjut"], one["keluar"]) for one in steps
    ]
    assert ["gbb", "tgb", "ttg", "ttt"] == _play(module_page, steps, "[show(), go(1), go(2, 0), go(3)]")
    assert "baris ke-4" == _play(module_page, steps, "stepName(run.langkah, 1)")


_READ = "async (text) => (await import('./steps.js')).stepsOf(new DOMParser().parseFromString(text, 'text/html').querySelector('.sop-tabel'))"


def test_who_is_led_to_at_once(module_page: Page, tmp_path: Path) -> None:
    """Who acts is a choice until a decision was made, and none where two who act at once have led to both."""
    text = (GOLDEN / "alur" / "dua-keputusan-sebaris.yaml").read_text(encoding="utf-8")
    found = catalog(tmp_path, {"biro/surat.yaml": text})
    place = Place("sop/biro/surat", facts_of(found), Surroundings("", kerjakan=True))
    steps = module_page.evaluate(_READ, sop_html(Facts(found.entries["biro/surat"], found), place))
    assert "Kepala Bagian dan/atau staf" == _play(module_page, steps, "whose(run, 2)")
    assert [[""], ["Kepala Bagian", "staf"], [""]] == _play(
        module_page, steps, "[signers(run, 2), (go(1), go(2, 0), signers(run, 2)), signers(run, 0)]"
    )
    assert "Kepala Bagian, staf" == _play(module_page, steps, "[go(1), go(2, 0), whose(run, 2)][2]")


@pytest.mark.parametrize(
    ("case", "who", "exits"),
    [
        ("lajur-senama", "arsiparis lajur ke-2 atau arsiparis lajur ke-3", []),
        ("jabatan-dua-lajur", "Kabag Umum atau Kabag Keuangan", ["Kabag Umum: lanjut", "ya", "tidak"]),
        (
            "dua-keputusan-sebaris",
            "Kepala Bagian, Kepala Subbagian",
            [
                "Teknis baik, Administratif baik",
                "Teknis baik, Administratif kurang",
                "Teknis kurang, Administratif baik",
                "Teknis kurang, Administratif kurang",
            ],
        ),
    ],
)
def test_who_chooses_what(module_page: Page, tmp_path: Path, case: str, who: str, exits: list[str]) -> None:
    """Two lanes of one head are told apart, and who decide side by side each choose for themselves."""
    found = catalog(tmp_path, {"biro/surat.yaml": (GOLDEN / "alur" / f"{case}.yaml").read_text(encoding="utf-8")})
    place = Place("sop/biro/surat", facts_of(found), Surroundings("", kerjakan=True))
    steps = module_page.evaluate(_READ, sop_html(Facts(found.entries["biro/surat"], found), place))
    assert who == _play(module_page, steps, "whose(run, 1)")
    assert exits == [label for label, *_ in steps[1]["keluar"]]


def test_lines_and_lists_in_cells(module_page: Page, tmp_path: Path) -> None:
    """Breaks, paragraphs and lists of a page's cells are read as the checklist has them."""
    found = catalog(tmp_path, FILES)
    facts = Facts(found.entries["biro/kamera"], found)
    steps = module_page.evaluate(_READ, sop_html(facts, Place("sop/biro/kamera", facts_of(found), Surroundings(""))))
    assert [
        (one.kegiatan, list(one.kelengkapan), list(one.output), "\n".join(one.ket)) for one in facts.daftar.langkah
    ] == [(one["kegiatan"], one["kelengkapan"], one["output"], one["ket"]) for one in steps]


def test_the_table_says_all(site: Site, module_page: Page) -> None:
    """What the script reads from each page's table is the checklist that every other output is made from."""
    for name in EVERY:
        text = (site.folder / sop_page(name) / "index.html").read_text(encoding="utf-8")
        steps = module_page.evaluate(_READ, text)
        wanted = Facts(CATALOG.entries[name], CATALOG).daftar.langkah
        assert [
            (
                one.nomor,
                one.kegiatan,
                set(one.pelaksana),
                list(one.kelengkapan),
                one.waktu,
                list(one.menit or ()),
                list(one.output),
            )
            for one in wanted
        ] == [
            (
                one["no"],
                one["kegiatan"],
                set(one["pelaksana"]),
                one["kelengkapan"],
                one["waktu"],
                one["menit"] or [],
                one["output"],
            )
            for one in steps
        ]
        assert [[(exit_.label, exit_.tujuan) for exit_ in one.keluar] for one in wanted] == [
            [(label, to) for label, *targets in one["keluar"] for to in targets or [None]] for one in steps
        ]
        assert [[] if one.lanjut is None else [one.lanjut, *one.serentak] for one in wanted if not one.keluar] == [
            one["lanjut"] for one in steps if not one["keluar"]
        ]
