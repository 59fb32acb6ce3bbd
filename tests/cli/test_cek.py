# `sop cek`: what it prints, and with which code it ends.
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import run_and_read
from tests.collections_on_disk import REGISTERS, SOUND, write

FORMATS = ["text", "json", "github", "gitlab", "sarif"]
WRONG = SOUND.replace("jenis: mikro", 'jenis: "x\\n::error::%0Ay"')
IDLE = (
    SOUND.replace("A-1", "A-2").replace("Pengelolaan", "Penyimpanan").replace("pelaksana: kabag", "pelaksana: kasubbag")
)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one error (hostile text in it) and one warning; the working directory."""
    files: dict[str, str | bytes] = {
        **REGISTERS,
        "biro/salah.yaml": WRONG,
        "biro/sepi.yaml": IDLE,
        "bagian/baik.yaml": SOUND,
    }
    write(tmp_path / "sops", files)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return run_and_read(capsys, "cek", *arguments)


_SETTINGS = "site_name: SOP Biro\ntheme: {name: material, language: id}\nplugins:\n  - sop:\n      tanggal: !ENV [HARI, '']\n  - formulir\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_SETTINGS, ""), (_SETTINGS.replace("id}", "id"), ":2:8: galat: Kurung «{» yang dibuka"), (_SETTINGS.replace("SOP Biro", "SOP: Biro"), ":1:"),
        (_SETTINGS.replace("- formulir", "\t- formulir"), ":6:"), (_SETTINGS.replace("- sop:", "- sopp:"), ":4:5: galat: Plugin «sopp» tidak ada. Maksud Anda «sop»?"),
        (_SETTINGS.replace("plugins", "plugin"), ":3:1: galat: «plugin» tidak dikenal. Maksud Anda «plugins»?"), ("site_name: SOP\n", "Plugin «sop» tidak disebut"),
        ("site_name: SOP\nplugins: [search]\n", ":2:10: galat: Plugin «sop» tidak disebut"), ("INHERIT: dasar.yml\n", ""), ("site_name: SOP\nplugins: {formulir: {}}\n", ""),
        ("site_name: SOP\nplugins: [sop, blogger]\n", ""), (_SETTINGS.replace("tanggal", "tangal"), ":5:7: galat: Pilihan «tangal» tidak dikenal. Maksud Anda «tanggal»?"),
        ("site_name: SOP\nplugins: {sop: {repositori: {jenis: gitea, alamt: 'https://git.contoh.go.id'}}}\n", ":2:44: galat: Pilihan «alamt» tidak dikenal. Maksud Anda «alamat»?"),
        ("site_name: SOP\nplugins: {sop: {repositori: {jenis: gitlap, alamat: 'https://git.contoh.go.id'}}}\n", ":2:37: galat: «gitlap» bukan jenis repositori. Maksud Anda «gitlab»?"),
        ("site_name: SOP\nplugins: {sop: {repositori: {jenis: gitlab, alamat: 'https://git.contoh.go.id'}}}\n", ""),
    ],
)  # fmt: skip
def test_settings_of_the_site_are_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    """What MkDocs would say in English, or not at all, is told with its line; other plugins are no matter of ours."""
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    code, said, beside = _run(capsys, "mkdocs.yml")
    assert (1 if told else 0, f"{1 if told else 0} galat, 0 peringatan") == (code, said.splitlines()[-1])
    assert said.startswith("mkdocs.yml:") == bool(told)
    assert "hanya setelan situs" in beside, "no word that all is well with SOP that nobody looked at"
    assert told in said


def test_settings_belong_to_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told with the sources, and beside one of them where they are named; nothing is asked of who has none."""
    (folder / "mkdocs.yml").write_text(
        "site_name: SOP\nplugins:\n  - sop:\n      repositori: {jenis: gitlab}\n", encoding="utf-8"
    )
    assert "mkdocs.yml:4:7: peringatan: «repositori» tidak menyebut «alamat»" in _run(capsys)[1]
    (folder / "mkdocs.yml").write_bytes(b"\xff\xfes\x00")
    assert "mkdocs.yml" in _run(capsys)[1]
    assert "mkdocs.yml" in _run(capsys, "mkdocs.yml", "sops/bagian")[1]
    assert "mkdocs.yml" not in _run(capsys, "sops/bagian")[1]
    (folder / "mkdocs.yml").unlink()
    assert "mkdocs.yml" not in _run(capsys)[1]
    assert (2, "") == _run(capsys, "lain.yml")[:2]


def test_a_warning_is_accepted_in_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The option writes code, mark, reason and day at the file's end, and nothing else; then the strict check passes."""
    file, day = "sops/biro/sepi.yaml", ("--tanggal", "2026-11-27")
    before = (folder / file).read_text(encoding="utf-8")
    code, said, _ = _run(capsys, f"./sops/../{file}", "--terima", "lajur-kosong", "--alasan", "Memang: kosong", *day)
    assert (0, f"{file}: 1 peringatan «lajur-kosong» diterima (baris 9). Bila isinya berubah, muncul kembali.\n") == (
        code,
        said,
    )
    after = (folder / file).read_text(encoding="utf-8")
    assert after.startswith(before)
    assert [
        "diterima:",
        "  - kode: lajur-kosong",
        "tanda",
        '    alasan: "Memang: kosong"',
        "    tanggal: 2026-11-27",
    ] == ["tanda" if line.startswith("    tanda: ") else line for line in after.removeprefix(before).splitlines()]
    assert (0, "0 galat, 0 peringatan, 1 peringatan diterima\n", "") == _run(capsys, file, "--ketat")
    shown = json.loads(_run(capsys, file, "--format", "sarif")[1])["runs"][0]["results"]
    assert [[{"kind": "inSource", "justification": "Memang: kosong"}]] == [one["suppressions"] for one in shown]
    assert "[]\n" == _run(capsys, file, "--format", "json")[1]


def test_a_register_accepts_in_its_entries(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each warning in the entry that it is about, and every other byte stays."""
    register = folder / "sops/jabatan.yaml"
    before = register.read_text(encoding="utf-8")
    twins = "satu:\n  nama: Rekaan  # loket\n  unit: biro\ndua: {nama: Rekaan, unit: biro}\ntiga: {nama: Rekaan, unit: biro}\n"
    register.write_text(before + twins, encoding="utf-8")
    asked = ("sops/jabatan.yaml", "--terima", "entri-kembar", "--alasan", "Dua loket", "--tanggal", "2026-11-27")
    code, said, _ = _run(capsys, *asked)
    assert (0, "2 peringatan «entri-kembar» diterima") == (code, said.split(": ")[1].split(" (")[0])
    after = register.read_text(encoding="utf-8")
    assert 2 == after.count("alasan: Dua loket")
    assert "satu:\n  nama: Rekaan  # loket\n  unit: biro\n" in after
    assert "2 peringatan diterima" in _run(capsys, "sops/jabatan.yaml", "--ketat")[1]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_tells_how_to_accept(
    terminal: bool,  # noqa: FBT001
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who looks at a warning is told how to accept it; a program that reads the lines is not."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert terminal is ("sop cek BERKAS --terima KODE" in _run(capsys, "sops/biro/sepi.yaml")[1])
    assert "--terima" not in _run(capsys, "sops/bagian")[1]


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_tells_that_there_may_be_more(
    terminal: bool,  # noqa: FBT001
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Behind what keeps a file from being read; not behind what is wrong in one that can be."""
    (folder / "sops/biro/rusak.yaml").write_text("judul: [a}\n", encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert terminal is ("mungkin masih ada yang lain" in _run(capsys, "sops/biro/rusak.yaml")[1])
    assert "mungkin" not in _run(capsys, "sops/biro/sepi.yaml")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sops/biro/sepi.yaml", "--terima", "lajur-kosong", "--tanggal", "2026-11-27"], "mengapa"),
        (["sops/biro/sepi.yaml", "--terima", "lajur-kosong", "--alasan", "-", "--tanggal", "2026-11-27"], "mengapa"),
        (["sops/biro/sepi.yaml", "--terima", "lajur-kosong", "--alasan", "x"], "--tanggal"),
        (["--terima", "lajur-kosong", "--alasan", "x", "--tanggal", "2026-11-27"], "sebutkan satu berkas"),
        (["sops/biro/sepi.yaml", "--alasan", "x", "--tanggal", "2026-11-27"], "kode peringatannya"),
        (["sops/biro/sepi.yaml", "--terima", "satu-arah", "--alasan", "x", "--tanggal", "2026-11-27"], "di situ: lajur-kosong:9"),
        (["sops/biro/sepi.yaml", "--terima", "lajur-kosong:3", "--alasan", "x", "--tanggal", "2026-11-27"], "pada baris 3"),
        (["sops/biro/sepi.yaml", "--terima", "lajur-kosong:x", "--alasan", "x", "--tanggal", "2026-11-27"], "bukan nomor baris"),
        (["sops/unit.yaml", "--terima", "lajur-kosong", "--alasan", "x", "--tanggal", "2026-11-27"], "tidak memuat peringatan"),
        (["sops/biro", "--terima", "lajur-kosong", "--alasan", "x", "--tanggal", "2026-11-27"], "bukan berkas SOP"),
    ],
)  # fmt: skip
def test_what_cannot_be_accepted(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reason, a day, one file and a warning that is there: what is missing is said, and nothing is written."""
    before = (folder / "sops/biro/sepi.yaml").read_bytes()
    code, _, told = _run(capsys, *arguments)
    assert 2 == code
    assert said in told
    assert before == (folder / "sops/biro/sepi.yaml").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--ketat"], 1),
        (["sops/bagian"], 0),
        (["sops/bagian", "--ketat"], 0),
        (["sops/biro/sepi.yaml"], 0),
        (["sops/biro/sepi.yaml", "--ketat"], 1),
        (["sops/biro/salah.yaml"], 1),
        (["sops/biro/sepi.yaml", "sops/biro/salah.yaml"], 1),
        (["."], 1),
        (["sops/biro/tak-ada.yaml"], 2),
        (["/"], 1),
        (["/etc"], 2),
        (["--folder", "tak-ada"], 2),
        (["--folder", "sops/unit.yaml"], 2),
        (["--format", "xml"], 2),
        (["--zzz"], 2),
    ],
)
@pytest.mark.usefixtures("folder")
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """0 without errors, 1 with errors (strictly: with warnings), 2 for a command that cannot be run."""
    found, out, err = _run(capsys, *arguments)
    assert code == found
    assert (code == 2) is bool(err)
    assert (code == 2) is not bool(out)


@pytest.mark.usefixtures("folder")
def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a problem, sorted, and a count."""
    _, out, _ = _run(capsys)
    assert out == (
        "sops/biro/salah.yaml:3:8: galat: «x ::error::%0Ay» bukan nilai untuk «jenis». Pilihan: makro, mikro. [nilai-tak-dikenal]\n"
        "sops/biro/sepi.yaml:9:13: peringatan: Lajur «kabag» tidak memuat satu simbol pun. "
        "Hapus lajur ini, atau periksa pelaksana tiap kegiatan. [lajur-kosong]\n"
        "1 galat, 1 peringatan\n"
    )


@pytest.mark.usefixtures("folder")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A list of objects with all that is known of a problem."""
    [first, second] = json.loads(_run(capsys, "--format", "json")[1])
    assert first == {
        "file": "sops/biro/salah.yaml", "line": 3, "column": 8, "severity": "error", "code": "nilai-tak-dikenal",
        "message": "«x\n::error::%0Ay» bukan nilai untuk «jenis».", "hint": "Pilihan: makro, mikro.",
    }  # fmt: skip
    assert (second["severity"], second["code"]) == ("warning", "lajur-kosong")


@pytest.mark.usefixtures("folder")
def test_github(capsys: pytest.CaptureFixture[str]) -> None:
    """Workflow commands in which line ends and percent signs are escaped, so that no text becomes a command."""
    first, second = _run(capsys, "--format", "github")[1].splitlines()
    assert first == (
        "::error file=sops/biro/salah.yaml,line=3,col=8,title=nilai-tak-dikenal::"
        "«x%0A::error::%250Ay» bukan nilai untuk «jenis». Pilihan: makro, mikro."
    )
    assert second.startswith("::warning file=sops/biro/sepi.yaml,line=9,col=13,title=lajur-kosong::")


@pytest.mark.usefixtures("folder")
def test_gitlab(capsys: pytest.CaptureFixture[str]) -> None:
    """A Code Quality report: every entry has what GitLab demands, and a fingerprint of its own."""
    found = json.loads(_run(capsys, "--format", "gitlab")[1])
    assert [(one["check_name"], one["severity"]) for one in found] == [
        ("nilai-tak-dikenal", "major"),
        ("lajur-kosong", "minor"),
    ]
    assert len({one["fingerprint"] for one in found}) == 2
    assert found[0]["location"] == {"path": "sops/biro/salah.yaml", "positions": {"begin": {"line": 3, "column": 8}}}


def test_sarif(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A SARIF log whose results point at rules and places, with addresses that are addresses."""
    write(folder / "sops", {"biro/Dua Kata%.yaml": SOUND})
    log = json.loads(_run(capsys, "--format", "sarif")[1])
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ("2.1.0", sorted(set(rules))) == (log["version"], rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0]["artifactLocation"]["uri"] == "sops/biro/Dua%20Kata%25.yaml"
    assert places[1]["region"] == {"startLine": 3, "startColumn": 8}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_wrong(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without problems every format is still valid."""
    write(tmp_path, {**REGISTERS, "biro/baik.yaml": SOUND})
    code, out, _ = _run(capsys, "--folder", str(tmp_path), "--format", form)
    assert code == 0
    if form == "text":
        assert out == "0 galat, 0 peringatan\n"
    elif form == "github":
        assert out == ""
    else:
        found = json.loads(out)
        assert (found["runs"][0]["results"] if form == "sarif" else found) == []


@pytest.mark.usefixtures("folder")
def test_paths_filter_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Only problems of the files asked for are shown, though all files are read."""
    _, out, _ = _run(capsys, "sops/biro/../biro/sepi.yaml")
    assert [line.partition(": ")[0] for line in out.splitlines()] == [
        "sops/biro/sepi.yaml:9:13",
        "0 galat, 1 peringatan",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_asked_for_by_its_own_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A linked file that leads out of the tree is reported when it is named."""
    (folder / "lain.yaml").write_text(SOUND, encoding="utf-8")
    (folder / "sops" / "biro" / "luar.yaml").symlink_to(folder / "lain.yaml")
    code, out, _ = _run(capsys, "sops/biro/luar.yaml")
    assert (code, "[di-luar-folder]" in out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tak-ada.yaml"], "sop cek: «tak-ada.yaml» tidak ada.\n"),
        (["--folder", "x"], "sop cek: folder «x» tidak ada. Jalankan dari folder proyek, atau sebut --folder.\n"),
        (["/etc"], "sop cek: «/etc» tidak di dalam folder sumber «sops».\n"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_run_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command that cannot be run says why, in Indonesian."""
    assert said == _run(capsys, *arguments)[2]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_may_leave_early(tmp_path: Path) -> None:
    """`sop cek | head -1` ends without a traceback."""
    wrong = "".join(f"a{number}: b\n" for number in range(50))  # more is told of each than a pipe holds of twenty
    write(tmp_path / "sops", {**REGISTERS, **{f"biro/s{i}.yaml": wrong for i in range(60)}})
    command = f"{sys.executable} -c 'import sys; from tatalaksana.cli import main; sys.exit(main())' cek | head -1"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stderr, len(done.stdout.splitlines())) == ("", 1)


def test_a_day_to_look_from(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reviews noted for a later day are warned of where a day is given, and what was kept for another day is not told."""
    (folder / "sops/biro/salah.yaml").write_text(
        f"{SOUND.replace('A-1', 'A-3')}tinjauan: {{jenis: evaluasi, tanggal: 2026-11-22}}\n", encoding="utf-8"
    )
    asked = ("sops/biro/salah.yaml", "--tanggal")
    assert "[tinjauan-mendatang]" in _run(capsys, *asked, "2026-11-21")[1]
    assert "[tinjauan-mendatang]" not in _run(capsys, *asked, "2026-11-22")[1]
    assert "[tinjauan-mendatang]" not in _run(capsys, "sops/biro/salah.yaml")[1]
    code, _, said = _run(capsys, *asked, "besok")
    assert 2 == code
    assert "--tanggal: «besok» bukan tanggal, tulis tahun-bulan-tanggal, misalnya 2026-11-21" in said


def test_settings_that_are_no_yaml_are_told_as_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what such a file has, and not with how an SOP begins."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {**{f"sops/{name}": text for name, text in REGISTERS.items()}, "mkdocs.yml": "a: ["})
    _, said, _ = _run(capsys, "mkdocs.yml")
    assert "«site_name: …». Bandingkan dengan mkdocs.yml yang dibuat «sop mulai»." in said
    assert "sop baru" not in said
