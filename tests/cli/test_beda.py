# `sop beda` and `sop riwayat`: what they compare, how they say it, how they end.
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt

from tests.cli.running import code_of
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.git.repository import Repository, new_repository

_FILE = "sops/biro/surat.yaml"
_ROOT = Path(__file__).parents[2]
_ANYONE = "from tests.keras.places import as_anyone; as_anyone(); from tatalaksana.cli import main"
"""Run as somebody who may do only what modes say."""
_NEW = SOUND.replace("waktu: 1 jam, output: konsep", "waktu: 2 jam, output: konsep")
_FIRST = {
    f"sops/{name}": text.encode()
    for name, text in {**REGISTERS, "biro/surat.yaml": SOUND, "biro/lama.yaml": draft("Lama")}.items()
}


@pytest.fixture(name="repository", autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A project with two SOP, committed; the working directory."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-02", _FIRST)
    monkeypatch.chdir(tmp_path)
    return repository


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert 0 == code_of("beda", *arguments)
    return capsys.readouterr().out


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """A state compared with itself."""
    assert "Tidak ada perubahan." in _said(capsys, "main")
    assert "Tidak ada perubahan." in _said(capsys, "main", "main", "--format", "markdown")
    assert [] == json.loads(_said(capsys, "HEAD", "sops", "--format", "json"))["sop"]
    assert 0 == code_of("beda", "main", "--gagal-jika", "substansi")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "sides",
    [("main",), ("main", _FILE), (_FILE,), ("sops",), ("main", "sops"), (f"main:{_FILE}",), (f"main:{_FILE}", _FILE), ("main", "usulan"), (f"main:{_FILE}", f"usulan:{_FILE}"), ("lama.yaml", _FILE)],
)  # fmt: skip
def test_whatever_is_compared(
    sides: tuple[str, ...], repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """Branches, revisions, files and folders, against each other and against the files as they are."""
    repository.git("checkout", "-q", "-b", "usulan")
    repository.commit("2024-02-02", {_FILE: _NEW.encode()})
    repository.git("checkout", "-q", "main")
    write(repository.root, {_FILE: _NEW, "lama.yaml": SOUND})
    said = _said(capsys, *sides)
    assert "Langkah 1: waktu 1 jam → 2 jam" in said
    assert "1 perubahan substansi." in said
    assert "«revisi_ke» dan «tanggal.revisi» belum diperbarui" in said
    assert 1 == code_of("beda", *sides, "--gagal-jika", "substansi")


_FORM = "judul: Daftar hadir\nversi: 1\nisian:\n  - {type: text, name: nama, label: Nama}\n"
_WITH_FORM = SOUND.replace("output: konsep}", "output: konsep, formulir: hadir}")
_FORM_FILE = "sops/formulir/hadir.yaml"


@pytest.mark.parametrize("sides", [("main", _FILE), (_FILE,), (f"main:{_FILE}",), (f"main:{_FILE}", _FILE)])
def test_a_step_that_names_a_form(
    sides: tuple[str, ...], repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """A single SOP is compared with the forms and registers of its side, which are called by their titles; one that stays the same has no substance."""
    repository.commit("2024-02-02", {_FILE: _WITH_FORM.encode(), _FORM_FILE: _FORM.encode()})
    assert "Tidak ada perubahan." in (said := _said(capsys, *sides, "--gagal-jika", "substansi"))
    assert "Tidak dapat" not in said
    write(
        repository.root,
        {
            _FILE: _WITH_FORM.replace("hadir}", "[hadir, tamu]}").replace("[uu-1]", "[uu-1, uu-2]"),
            "sops/formulir/tamu.yaml": _FORM.replace("hadir", "Tamu"),
            "sops/peraturan.yaml": REGISTERS["peraturan.yaml"] + "uu-2:\n  judul: Undang-Undang Nomor 2\n",
            "sops/jabatan.yaml": REGISTERS["jabatan.yaml"].replace("Kepala Bagian", "Kepala Divisi"),
        },
    )
    said = _said(capsys, *sides)
    assert "Langkah 1: formulir ditambah «Daftar Tamu»" in said
    assert "dasar hukum ditambah «Undang-Undang Nomor 2»" in said.replace("Dasar Hukum", "dasar hukum")
    assert "Daftar: jabatan Kepala Bagian → Kepala Divisi" in said
    assert "Tidak dapat" not in said


def test_what_is_no_sop(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A form, a register and a profile are told apart from an SOP, and where their changes show."""
    write(repository.root, {_FORM_FILE: _FORM, "sops/profil/biro.yaml": "{}\n"})
    for file, words in (
        (_FORM_FILE, "adalah formulir, sedangkan yang dibandingkan SOP. Perubahannya tampak dengan «git diff»."),
        ("sops/jabatan.yaml", "adalah daftar, sedangkan"),
        ("sops/profil/biro.yaml", "adalah profil, sedangkan"),
    ):
        for sides in ((file,), ("main", file)):
            assert 2 == code_of("beda", *sides)
            assert f"sop beda: «{file}» {words}" in capsys.readouterr().err


def _title(capsys: pytest.CaptureFixture[str], *sides: str) -> str:
    return _said(capsys, *sides).partition("\n")[0].removeprefix("Perubahan ")


@pytest.mark.no_cover
def test_what_the_sides_are_called(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Branches and days in words, whatever was typed; files that are not committed are «berkas kerja»."""
    first = repository.git("rev-parse", "HEAD")
    repository.git("tag", "edisi-1")
    repository.git("update-ref", "refs/remotes/origin/utama", "HEAD")
    repository.git("switch", "-q", "-c", "usulan")
    second = repository.commit("2024-02-02", {_FILE: _NEW.encode()})
    repository.commit("2024-03-03", {_FILE: _NEW.replace("2 jam", "3 jam").encode()})
    assert "dari main ke usulan" == _title(capsys, "main")
    assert "dari main ke usulan" == _title(capsys, first)
    assert "dari main ke usulan" == _title(capsys, "main", _FILE)
    assert "dari main ke usulan" == _title(capsys, first, "HEAD")
    assert "dari utama ke usulan" == _title(capsys, "origin/utama")
    assert "dari edisi-1 ke usulan" == _title(capsys, "edisi-1")
    assert "dari usulan, keadaan 2 Februari 2024 ke usulan" == _title(capsys, f"{second}:{_FILE}", f"usulan:{_FILE}")
    assert f"dari {_FILE} ke {_FILE}" == _title(capsys, _FILE, _FILE)
    write(repository.root, {_FILE: SOUND})
    assert "dari main ke berkas kerja" == _title(capsys, "main")
    assert "dari usulan ke berkas kerja" == _title(capsys, _FILE)
    repository.git("stash", "-q")
    repository.git("checkout", "-q", "--detach")
    repository.git("branch", "-q", "-D", "usulan")
    third = repository.commit("2024-03-03", {_FILE: _NEW.encode()})
    assert f"dari keadaan 3 Maret 2024 (HEAD~1) ke keadaan 3 Maret 2024 ({third})" == _title(capsys, "HEAD~1", third)


def test_spelling_passes(repository: Repository) -> None:
    """`--gagal-jika substansi` lets another spelling through."""
    write(repository.root, {_FILE: SOUND.replace("Pengelolaan", "Pengelolan")})
    assert 0 == code_of("beda", "main", "--gagal-jika", "substansi")


def test_whole_collection(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """New, removed and renamed files are told, and what a register changes without a letter of the SOP."""
    write(
        repository.root,
        {
            "sops/biro/baru.yaml": draft("Baru"),
            "sops/biro/pindah.yaml": SOUND,
            "sops/jabatan.yaml": REGISTERS["jabatan.yaml"].replace("Kepala Bagian", "Kepala Divisi"),
        },
    )
    (repository.root / "sops/biro/lama.yaml").unlink()
    (repository.root / _FILE).unlink()
    data = json.loads(_said(capsys, "main", "--format", "json"))
    assert [
        ("sops/biro/baru.yaml", "baru"),
        ("sops/biro/lama.yaml", "dihapus"),
        ("sops/biro/pindah.yaml", "berubah"),
    ] == [(sop["berkas"], sop["keadaan"]) for sop in data["sop"]]
    assert [("daftar", "jabatan")] == [(change["bagian"], change["kunci"]) for change in data["sop"][2]["perubahan"]]
    said = _said(capsys, "main")
    assert "Berkasnya dipindah dari sops/biro/surat.yaml." in said
    assert "Daftar: jabatan Kepala Bagian → Kepala Divisi" in said
    page = _said(capsys, "main", "--format", "html")
    html5lib.HTMLParser(strict=True).parse(page)
    names = re.findall(r' id="([^"]*)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(names)
    assert ["SOP ini baru.", "SOP ini dihapus."] == re.findall(r"SOP ini \w+\.", page)


def test_what_cannot_be_read_is_told(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no SOP any more is named, and fails the check for substance."""
    write(repository.root, {_FILE: "judul: [", "sops/biro/lama.yaml": draft("Lain")})
    assert f"Tidak dapat dibandingkan: {_FILE} pada berkas kerja:" in _said(capsys, "main")
    assert 1 == code_of("beda", "main", "--gagal-jika", "substansi")


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("tak-ada",), ("--", "-x"), ("",), ("main:tak-ada.yaml",), ("main:../main",), ("main", "main~9"), ("/dev/null", _FILE), ("sops/unit.yaml",), ("/etc/hostname",),
        ("main", "--folder", "tak-ada"), ("main", "--format", "xml"), ("main", "-o", "tak-ada/beda.txt"), ("main", "--gagal-jika", "apa"), ("a\0b",), (_FILE, "main", "main"), (".",), ("main", "."),
    ],
)  # fmt: skip
def test_wrong_commands(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be compared ends with 2 and one plain sentence."""
    assert 2 == code_of("beda", *arguments)
    printed = capsys.readouterr()
    assert not printed.out
    assert 1 == len([line for line in printed.err.splitlines() if line.startswith(("sop beda: ", "sop: "))])
    assert "Traceback" not in printed.err


def test_files_without_registers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two files alone are compared in every format, though nobody knows their offices."""
    write(tmp_path / "lepas", {"a.yaml": SOUND, "b.yaml": _NEW})
    monkeypatch.chdir(tmp_path / "lepas")
    for form in ("teks", "markdown", "json", "html"):
        assert "2 jam" in _said(capsys, "a.yaml", "b.yaml", "--format", form)


def test_written_whole(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """`-o` writes what would be printed, and leaves nothing beside it."""
    write(repository.root, {_FILE: _NEW})
    for form in ("teks", "markdown", "json", "html"):
        said = _said(capsys, "main", "--format", form)
        assert "" == _said(capsys, "main", "--format", form, "-o", "beda.out")
        assert said == (repository.root / "beda.out").read_text(encoding="utf-8")
    assert {".git", "sops", "beda.out"} == {path.name for path in repository.root.iterdir()}


_EVIL = "<script>alert(1)</script> @orang #12 !3 [a](https://contoh.example) ![b](c) | `x` **t** ~~u~~ $y$ \u202eterbalik & &lt; </del>"


def _hostile(text: str) -> dict[str, str]:
    sop = {
        "judul": f"Surat {text}", "jenis": "mikro", "unit": "biro", "pelaksana": [{"jabatan": "kabag", "label": f"Kabag {text}"}],
        "peralatan": [f"Alat {text}"], "tanggal": {"efektif": "2024-01-02"}, "nomor": f"A {text}",
        "kegiatan": [
            {"uraian": f"Menulis {text}", "pelaksana": "kabag", "output": f"Hasil {text}", "waktu": f"1 {text}", "ket": [text]},
            {"uraian": f"Memutus {text}", "pelaksana": "kabag", "keputusan": {f"ya {text}": "selesai", "tidak": "1"}, "rincian": f"SOP {text}"},
        ],
    }  # fmt: skip
    return {_FILE: json.dumps(sop, ensure_ascii=False)}


def test_hostile_texts(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """A text stays a text in every format: no mark-up, no mention, no control sign."""
    write(repository.root, _hostile("lama"))
    repository.commit("2024-03-03")
    write(repository.root, _hostile(_EVIL))
    said = _said(capsys, "main")
    assert "\u202e" not in said
    markdown = _said(capsys, "main", "--format", "markdown")
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    assert "<script" not in rendered
    assert "<a " not in rendered
    assert "<img" not in rendered
    assert "<code" not in rendered
    assert re.search(r"[@#!](?=\w)", re.sub(r"&#8203;", "\u200b", markdown)) is None
    page = _said(capsys, "main", "--format", "html")
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page
    assert re.search(r"(src|href)=\"(?!#)", page) is None
    assert "url(" not in page


def test_history(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """The revisions of a file, newest first; a commit that changes nothing of the SOP is none."""
    second = repository.commit("2024-05-06", {_FILE: _NEW.replace("unit: biro", "unit: biro\nrevisi_ke: 1").encode()})
    repository.commit(
        "2024-06-07", {_FILE: f"# catatan\n{_NEW}".replace("unit: biro", "unit: biro\nrevisi_ke: 1").encode()}
    )
    assert 0 == code_of("riwayat", _FILE)
    first, last, hint = capsys.readouterr().out.splitlines()
    assert first.split(maxsplit=4) == [
        "6",
        "Mei",
        "2024",
        second,
        "revisi ke-1, berlaku: 2 perubahan: 1 substansi, 1 redaksi",
    ]
    assert last.endswith("terbitan pertama, berlaku: awal riwayat")
    assert 0 == code_of(*hint.removeprefix("Rinciannya: sop ").split())
    assert "Langkah 1: waktu 1 jam → 2 jam" in capsys.readouterr().out


def test_history_that_is_cut_off(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The oldest revision that a shallow clone has is no beginning."""
    repository.commit("2024-05-06", {_FILE: _NEW.encode()})
    repository.git("clone", "-q", "--depth", "1", repository.root.as_uri(), str(tmp_path / "dangkal"))
    monkeypatch.chdir(tmp_path / "dangkal")
    assert 0 == code_of("riwayat", _FILE)
    assert capsys.readouterr().out.endswith("terbitan pertama, berlaku: riwayat terpotong di sini\n")


def test_history_through_names(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that was moved keeps its history, from wherever it is asked; the hint names it as it was called."""
    repository.commit("2024-05-06", {_FILE: None, "sops/lain/surat-masuk.yaml": _NEW.encode()})
    for folder, prefix in ((".", "sops/lain/"), ("sops/lain", "")):
        monkeypatch.chdir(repository.root / folder)
        assert 0 == code_of("riwayat", f"{prefix}surat-masuk.yaml")
        _, first, hint = capsys.readouterr().out.splitlines()
        assert first.endswith("awal riwayat")
        assert hint.split()[3].endswith("biro/surat.yaml")
    monkeypatch.chdir(repository.root)
    assert 0 == code_of("riwayat", "sops/lain/surat-masuk.yaml")
    assert 0 == code_of(*capsys.readouterr().out.splitlines()[-1].removeprefix("Rinciannya: sop ").split())
    assert "Langkah 1: waktu 1 jam → 2 jam" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [(), ("tak-ada.yaml",), ("sops",), ("sops/unit.yaml",), ("lepas.yaml",), ("a\0b",)]
)
def test_wrong_history(arguments: tuple[str, ...], repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """What has no history ends with 2 and one plain sentence."""
    write(repository.root, {"lepas.yaml": SOUND})
    assert 2 == code_of("riwayat", *arguments)
    assert "sop riwayat: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "unreadable",
    ["", f"<<<<<<< HEAD\n{SOUND}=======\n{_NEW}>>>>>>> lain\n", "judul: [", "judul: A\x00"],
    ids=["empty", "conflict", "broken", "no text"],
)
@pytest.mark.parametrize("newer", [1, 0])
def test_what_cannot_be_read_is_neither_gone_nor_new(
    unreadable: str, newer: int, repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there on both sides and says nothing on one is told as unread, in each format."""
    (tmp_path / _FILE).write_text(unreadable, encoding="utf-8")
    if not newer:
        repository.commit("2024-01-03", {_FILE: unreadable.encode()})
        (tmp_path / _FILE).write_text(SOUND, encoding="utf-8")
    found = json.loads(_said(capsys, "HEAD", "--format", "json"))
    assert [] == found["sop"]
    assert _FILE in found["masalah"][0]
    for format_ in ("teks", "markdown", "html"):
        text = _said(capsys, "HEAD", "--format", format_)
        assert "Tidak dapat dibandingkan" in text
        assert not re.search("SOP (ini )?(dihapus|baru)", text)


@pytest.mark.parametrize("unreadable", ["", "biro: [", f"<<<<<<< a\n{REGISTERS['unit.yaml']}=======\n>>>>>>> b\n"])
def test_nothing_is_gone_with_a_register_that_cannot_be_read(
    unreadable: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No unit is told as deleted: nothing is compared before that is mended."""
    (tmp_path / "sops/unit.yaml").write_text(unreadable, encoding="utf-8")
    assert 2 == code_of("beda", "HEAD")
    printed = capsys.readouterr()
    assert "" == printed.out
    assert "«sops/unit.yaml» pada berkas kerja tidak terbaca: " in printed.err


@pytest.mark.skipif(sys.platform != "linux", reason="root may read everything elsewhere")
@pytest.mark.parametrize("mode", [0o000, 0o444])
@pytest.mark.parametrize("closed", ["sops/biro", _FILE])
def test_a_closed_folder_is_not_gone(mode: int, closed: str, tmp_path: Path) -> None:
    """Nobody may read it: the command says so and compares nothing."""
    (tmp_path / closed).chmod(mode if closed != _FILE else 0)

    done = subprocess.run(
        [sys.executable, "-c", f"{_ANYONE}; raise SystemExit(main(['beda', 'HEAD']))"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(_ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (tmp_path / closed).chmod(0o755)
    assert (2, "") == (done.returncode, done.stdout)
    assert "tidak dapat dibaca: tidak diizinkan. Periksa hak aksesnya." in done.stderr
