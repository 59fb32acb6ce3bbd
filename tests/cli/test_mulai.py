# `sop mulai`: a repository from options or from answers, whole or not at all.
from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

import pytest

from tatalaksana import __version__
from tatalaksana.cli.begun import release_by
from tatalaksana.cli.main import main
from tatalaksana.mulai.repository import ALWAYS
from tests.cli.running import run_and_read
from tests.site.project import Project

_LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>'


@pytest.fixture(name="place", autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    return run_and_read(capsys, "mulai", *words)


def _files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.no_cover
def test_the_example_passes_every_strict_check(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its sources pass with `--ketat`, and its site builds with `--strict`, in the agency's name."""
    assert 0 == _run(capsys, "dinas", "--contoh")[0]
    assert 0 == main(["cek", "--ketat", "--folder", str(place / "dinas/sops")])
    outcome = Project(place / "dinas").build("--strict")
    assert 0 == outcome.code, outcome.output
    front = (place / "dinas/site/index.html").read_text(encoding="utf-8")
    assert "Dinas Contoh Rekaan" in front
    assert (place / "dinas/site/sop/sekretariat/penanganan-surat-masuk/index.html").is_file()


def test_the_same_answers_give_the_same_bytes(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Anywhere, on any day."""
    for name in ("a", "b"):
        assert 0 == _run(capsys, name, "--contoh")[0]
    assert _files(place / "a") == _files(place / "b")
    assert [] == [
        name for name in _files(place / "a") if (place / "a" / name).read_bytes() != (place / "b" / name).read_bytes()
    ]


def test_an_emblem_is_copied(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing is warned of, and nothing has to be accepted; a picture that the check refuses stops everything."""
    (place / "logo.SVG").write_bytes(_LOGO)
    assert 0 == _run(capsys, "dinas", "--contoh", "--lambang", "logo.SVG")[0]
    assert _LOGO == (place / "dinas/sops/lambang.svg").read_bytes()
    assert "diterima" not in (place / "dinas/sops/profil/dinas-contoh-rekaan.yaml").read_text(encoding="utf-8")
    (place / "palsu.png").write_bytes(b"bukan gambar")
    code, _, told = _run(capsys, "lain", "--contoh", "--lambang", "palsu.png")
    assert (2, False) == (code, (place / "lain").exists())
    assert "--lambang «palsu.png»: Isinya bukan gambar PNG" in told
    assert "berkas itu tidak ada" in _run(capsys, "lain", "--contoh", "--lambang", "hilang.png")[2]


def test_a_long_name_of_an_office_stops_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is warned of it is accepted in the draft, with what to do: the first check is strict."""
    office = (
        "Analis Pengelolaan Keuangan Anggaran Pendapatan Belanja Negara pada Subdirektorat Perbendaharaan Wilayah Timur"
    )
    assert 0 == _run(capsys, "dinas", "--contoh", "--jabatan", f"{office}; Kepala Bidang")[0]
    draft = (place / "dinas/sops/sekretariat/penanganan-surat-masuk.yaml").read_text(encoding="utf-8")
    assert "kepala-lajur-panjang" in draft
    assert 0 == main(["cek", "--ketat", "--folder", str(place / "dinas/sops")])


def test_nothing_is_written_over(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in the way is named, and stays; beside other files there is room."""
    (place / "dinas").mkdir()
    (place / "dinas/README.md").write_text("Milik orang", encoding="utf-8")
    code, _, told = _run(capsys, "dinas", "--contoh")
    assert (2, ["README.md"], "Milik orang") == (
        code,
        _files(place / "dinas"),
        (place / "dinas/README.md").read_text(encoding="utf-8"),
    )
    assert "«dinas» sudah memuat README.md; tidak ada yang ditulis." in told
    (place / "dinas/README.md").rename(place / "dinas/LICENSE")
    assert 0 == _run(capsys, "dinas", "--contoh")[0]
    assert "lainnya; tidak ada yang ditulis" in _run(capsys, "dinas", "--contoh", "--forge", "tanpa")[2]


def test_what_is_in_the_way_is_told_before_anything_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    """Nobody answers fifteen questions to learn that the folder is taken, or that a file stands in its place."""
    typed += ["2026-11-27"]
    (place / "mkdocs.yml").write_text("site_name: Lain", encoding="utf-8")
    code, said, told = _run(capsys)
    assert (2, "", ["2026-11-27"]) == (code, said, typed)
    assert "«.» sudah memuat mkdocs.yml; tidak ada yang ditulis." in told
    for folder in ("mkdocs.yml", "mkdocs.yml/dalam"):
        code, said, told = _run(capsys, folder)
        assert (2, "") == (code, said)
        assert "«mkdocs.yml» ialah berkas, bukan folder" in told


def test_what_is_always_written_is_known(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is looked for beforehand is what a repository has in any case: without a forge, and with another sheet."""
    assert 0 == _run(capsys, "a", "--contoh", "--forge", "tanpa", "--unit", "Bidang", "--lembar", "spo-kesehatan")[0]
    assert set(ALWAYS) <= set(_files(place / "a"))


def test_nothing_is_left_half(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file can't be written, what was written before goes away again, and so do new folders."""
    (place / "dinas").mkdir()
    (place / "dinas/sops").write_text("berkas, bukan folder", encoding="utf-8")
    code, _, told = _run(capsys, "dinas", "--contoh")
    assert (2, ["sops"]) == (code, _files(place / "dinas"))
    assert ["sops"] == [item.name for item in (place / "dinas").iterdir()]
    assert "Tidak ada yang ditulis" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "sebutkan --tanggal"), (("--tanggal", "2026-11-27"), "sebutkan --instansi"), (("--contoh", "--kertas", "f5"), "--kertas «f5»: Maksud Anda"),
        (("--contoh", "--situs", "sop"), "alamat lengkap"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly(
    place: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    """Nobody sits there: what is missing or wrong is said, and nothing is written."""
    code, _, said = _run(capsys, "dinas", *words)
    assert (2, False) == (code, (place / "dinas").exists())
    assert told in said


class _Terminal(io.StringIO):
    """What a person sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(name="typed")
def _typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody types, a line each."""
    lines: list[str] = []

    def read(shown: str) -> str:
        print(shown, end="")
        if not lines:
            raise EOFError
        return lines.pop(0)

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr("builtins.input", read)
    return lines


def test_questions_are_asked_until_they_are_answered(
    place: Path, capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    """Each with what it is for; a wrong answer is told at once, and an empty one takes what stands in brackets."""
    typed += [
        "kemarin",
        "2026-11-27",
        "",
        "Dinas Rekaan",
        "",
        "",
        "",
        "Kepala Dinas",
        "",
        "",
        "f",
        "a4",
        "",
        "",
        "",
        "",
    ]
    code, said, _ = _run(capsys, "dinas")
    assert (0, []) == (code, typed)
    for told in (
        "1/15 Tanggal hari ini",
        "tulis tahun-bulan-tanggal",
        "belum berisi nama",
        "[Sekretariat]>",
        "[permenpan-35-2012]>",
    ):
        assert told in said
    assert "repositori" not in said.split("Tempat repositori")[1].split("Alamat situs")[0].lower().replace(
        "tempat repositori", ""
    )
    assert "kertas: a4" in (place / "dinas/sops/profil/dinas-rekaan.yaml").read_text(encoding="utf-8")


def test_who_stops_has_written_nothing(place: Path, capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    """Ctrl+D after some answers: nothing is written, and the command that is told takes them up and asks the rest."""
    typed += ["28 November 2026", "Dinas 'Rekaan'"]
    code, said, told = _run(capsys, "dinas", "--kertas", "a4")
    assert (2, False) == (code, (place / "dinas").exists())
    assert "dibatalkan; tidak ada yang ditulis" in told
    again = shlex.split(said.rpartition("\n  ")[2])
    assert ["sop", "mulai", "dinas"] == again[:3]
    typed += [""] * 10
    assert 0 == main(again[1:])
    assert [] == typed
    assert "instansi: Dinas 'Rekaan'" in (place / "dinas/sops/profil/dinas-rekaan.yaml").read_text(encoding="utf-8")


def test_what_is_taken_is_said(place: Path, capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    """Several names are shown apart, a comma is asked about, and a picture is looked at while another can be named."""
    (place / "lambang kota.svg").write_bytes(_LOGO)
    (place / "palsu.png").write_bytes(b"bukan gambar")
    unit = ["Keuangan, Aset", "Keuangan; Aset"]
    jabatan = ["Analis Hukum, Organisasi, dan Tata Laksana", ""]
    typed += ["2026-11-27", "Dinas Rekaan", "SPO", *unit, *jabatan, "", ""]
    typed += ["hilang.png", "palsu.png", "'lambang kota.svg'", "folio", "portrait", "", "belum ada", ""]
    code, said, _ = _run(capsys, "dinas")
    assert (0, []) == (code, typed)
    for told in ("Ada koma.", "2: «Keuangan» · «Aset»", "berkas itu tidak ada", "Isinya bukan gambar PNG"):
        assert told in said
    assert (place / "dinas/sops/lambang.svg").is_file()
    assert "analis-hukum-organisasi-dan-tata-laksana" in (place / "dinas/sops/jabatan.yaml").read_text(encoding="utf-8")
    profile = (place / "dinas/sops/profil/dinas-rekaan.yaml").read_text(encoding="utf-8")
    assert "turunan: spo-kesehatan" in profile
    assert "kertas: f4" in profile


def test_one_can_go_back(capsys: pytest.CaptureFixture[str], typed: list[str]) -> None:
    """«<» asks again what was asked before, not what an option said; Enter takes the former answer, «-» empties it, and Ctrl+D tells what holds."""
    typed += ["<", "2026-11-27", "Dinas Salah", "SPO", "<", "<", "Dinas Rekaan", "", "", "", "", "Jalan Salah"]
    typed += ["", "f4", "", "<", "<", "<", "<", "-", "", "", "", "tanpa"]
    code, said, _ = _run(capsys, "dinas", "--nomor", "SPO/…/2026")
    assert (2, [], 1) == (code, typed, said.count("Ini pertanyaan pertama."))
    again = shlex.split(said.rpartition("\n  ")[2])
    given = dict(zip(again[3::2], again[4::2], strict=True))
    assert ("Dinas Rekaan", "spo-kesehatan", "", "tanpa") == tuple(
        given[f"--{key}"] for key in ("instansi", "lembar", "alamat", "forge")
    )
    assert ["[Dinas Salah]>", "[spo-kesehatan]>", "[Jalan Salah]>"] == [
        shown for shown in ("[Dinas Salah]>", "[spo-kesehatan]>", "[Jalan Salah]>") if shown in said
    ]


def test_steps_of_an_office_are_not_given_to_others(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Citizens and applications neither record nor check letters; where nobody else works, who signs does."""
    for name, offices, lanes in (
        ("a", "Warga; Petugas Loket; Kepala Seksi; Aplikasi SRIKANDI", "[petugas-loket, kepala-seksi, kepala-dinas]"),
        ("b", "Masyarakat", "[kepala-dinas]"),
    ):
        assert 0 == _run(capsys, name, "--contoh", "--jabatan", offices)[0]
        draft = (place / name / "sops/sekretariat/penanganan-surat-masuk.yaml").read_text(encoding="utf-8")
        assert f"\npelaksana: {lanes}\n" in draft
        assert 0 == main(["cek", "--ketat", "--folder", str(place / name / "sops")])


def test_the_program_goes_along(place: Path) -> None:
    """Where pip says which wheel it installed, and that is still there as it was, the repository has the same; else its version."""
    wheel = place / "tatalaksana x.whl"
    wheel.write_bytes(b"roda")
    held = sha256(b"roda").hexdigest()
    written = json.dumps({"archive_info": {"hashes": {"sha256": held}}, "url": wheel.as_uri()})
    assert (f"./program/tatalaksana x.whl --hash=sha256:{held}", wheel) == astuple(release_by(written))
    wheel.write_bytes(b"lain")
    editable = json.dumps({"dir_info": {"editable": True}, "url": place.as_uri()})
    for origin in (written, editable, None):
        assert (f"tatalaksana=={__version__}", None) == astuple(release_by(origin))


def test_what_a_killed_one_left_is_taken_back(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a folder that was there the next run begins anew; what somebody changed since stays, and nothing outside is touched."""
    (place / "milik.txt").write_text("milik", encoding="utf-8")
    whole = place / "sudah" / "README.md"
    ended_at = _killed_while_writing(place, whole)
    assert ended_at, "the kill came too late"
    assert (2, True) == (_run(capsys, "sudah", "--contoh", "--lambang", "tak-ada.png")[0], True)
    assert not whole.exists()
    assert 0 == _run(capsys, "sudah", "--contoh")[0]
    assert [] == [name for name in _files(place / "sudah") if name.endswith((".baru", "belum-selesai"))]
    noted = place / "sudah" / ".sop-mulai.belum-selesai"
    hashes = {name: sha256(b"milik").hexdigest() for name in ("../milik.txt", str(place / "milik.txt"), "a\0b", "")}
    noted.write_text(json.dumps(hashes | {"README.md": "lain"}), encoding="utf-8")
    assert 2 == _run(capsys, "sudah", "--contoh")[0]
    assert ("milik", True) == ((place / "milik.txt").read_text(encoding="utf-8"), whole.exists())


def _killed_while_writing(place: Path, file: Path) -> bool:
    """Kill the command in a folder that is there, once it has written a file; whether it had not ended."""
    file.parent.mkdir()
    code = (
        "import os, sys; from tatalaksana.cli import begun; from tatalaksana.cli.main import main\n"
        "sys.addaudithook(lambda event, about: event == 'os.rename' and os.fspath(about[1]).endswith('requirements.txt') and os._exit(9))\n"
        "sys.exit(main(['mulai', 'sudah', '--contoh']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=place, check=False, capture_output=True)
    return done.returncode == 9 and file.exists()


@pytest.mark.parametrize("where", ["dinas/sops", "dinas/sops/baru"])
def test_no_repository_is_begun_among_sources(where: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Within the sources of another one nothing is written, and it is said."""
    assert 0 == _run(capsys, "dinas", "--contoh")[0]
    before = _files(place)
    code, _, told = _run(capsys, where, "--contoh")
    assert (2, before) == (code, _files(place))
    assert "sudah ada unit.yaml. Tidak ada yang ditulis." in told
