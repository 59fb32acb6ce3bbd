# Files made to break things: each ends in an error, soon and in little memory, never in a traceback.
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.source import Problem, Severity, read
from tests.collections_on_disk import SOUND, draft, lines, problems, write
from tests.steps import steps

N = 10_000
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "alias bomb": (BOMB, "terlalu-besar"),
    "scalar of 10 MB": ("judul: " + "x" * 10_000_000, "terlalu-besar"),
    "scalar of 1 MB": ("judul: " + "x" * 990_000, "kunci-wajib"),
    "quoted scalar": ('judul: "' + "x\\n" * 300_000 + '"', "kunci-wajib"),
    "deep blocks": ("".join(" " * i + "a:\n" for i in range(1300)), "terlalu-dalam"),
    "deep flow": ("[" * N, "terlalu-dalam"),
    "deep dashes": ("- " * N, "terlalu-dalam"),
    "deep mappings": ("{a: " * N, "terlalu-dalam"),
    "deep keys": ("? " * N, "kunci-bukan-teks"),
    "deep rows": ("kegiatan: " + "{uraian: " * N, "terlalu-dalam"),
    "UTF-16": ("judul: a".encode("utf-16"), "bukan-utf8"),
    "UTF-16 without mark, little": ("judul: a".encode("utf-16-le"), "bukan-utf8"),
    "UTF-16 without mark, big": ("judul: a".encode("utf-16-be"), "bukan-utf8"),
    "program": (b"\x7fELF\x02\x01\x01\0\0\0\0\0\xff\xfe\x80", "bukan-utf8"),
    "zeros": (b"\0" * 5000, "bukan-utf8"),
    "NUL": ("judul: a\0b", "karakter-kendali"),
    "NUL by escape": ('judul: "a\\0b"', "karakter-kendali"),
    "half a character by escape": ('judul: "\\ud800"', "bukan-yaml"),
    "half a character": (b"judul: \xed\xa0\x80\n", "bukan-utf8"),
    "bytes of no character": (b"judul: \xff\xfe\n", "bukan-utf8"),
    "line separator": ("judul: a\u2028b", "karakter-kendali"),
    "next line": ("judul: a\u0085b", "karakter-kendali"),
    "tab": ("kegiatan:\n\t- a\n", "bukan-yaml"),
    "a million empty lines": ("\n" * 999_999, "tipe-salah"),
    "a quarter of a million items": ("- a\n" * 240_000, "terlalu-besar"),
    "comments only": ("#\n" * 490_000, "tipe-salah"),
    "huge number": ("revisi_ke: " + "9" * 900_000, "bukan-angka"),
    "many keys": ("".join(f"{i:x}: \n" for i in range(100_000)), "terlalu-besar"),
    "many unknown keys": ("".join(f"k{i}: v\n" for i in range(25_000)), "masih-ada"),
    "many wrong rows": ("kegiatan:\n" + "".join(f"- {{x{i}: a}}\n" for i in range(15_000)), "masih-ada"),
    "very long line": ("judul: [" + "a," * 490_000 + "]", "terlalu-besar"),
    "very long key": ("a" * 990_000 + ": b", "bukan-yaml"),
    "blanks before a second key": ("judul: a" + " " * 400_000 + "b: c\n", "bukan-yaml"),
    "tabs before a key": (SOUND + "\t" * 400_000 + "x: 1\n", "bukan-yaml"),
    "many conflicts": (SOUND + "<<<<<<< a\nb: c\n=======\n>>>>>>> d\n" * 27_000, "konflik-git"),
    "key that is a list": ("? [a, b]\n: c\n", "kunci-bukan-teks"),
    "key that is a mapping": ("{a: b}: c\n", "kunci-bukan-teks"),
    "key that is an alias of a list": ("a: &a [x]\n*a : c\n", "kunci-bukan-teks"),
    "several documents": ("a: b\n---\nc: d\n", "banyak-dokumen"),
    "Python tag": ('judul: !!python/object/apply:os.system ["id"]\n', "tag-yaml"),
    "tag directive": ("%TAG ! tag:x,2000:\n---\na: !b c\n", "tag-yaml"),
    "unknown version": ("%YAML 9.9\n---\na: b\n", "bukan-yaml"),
    "merge key": (SOUND + "<<: {contoh: ya}\n", "kunci-tak-dikenal"),
    "anchor within itself": ("a: &a\n  - *a\n", "jangkar-tak-ada"),
    "nothing": ("", "tipe-salah"),
    "one text": ("halo", "tipe-salah"),
    "quotes only": ('"' * 900_000, "bukan-yaml"),
    "stars only": ("*a " * 300_000, "jangkar-tak-ada"),
    "exclamation marks only": ("!" * 900_000, "tag-yaml"),
    "many exits to nowhere": (
        draft("A").replace("{uraian: Menyimpan,", "{uraian: Menyimpan, lanjut: [" + "x, " * N + "y],"), "terlalu-banyak",
    ),
    "up and out": (SOUND.replace("unit: biro", "unit: ../../biro"), "id-salah"),
    "script behind a link": (SOUND + "peringatan: '[x](javascript:1)'\n", "tautan-salah"),
}  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_an_error(name: str, tmp_path: Path) -> None:
    """Whatever the file holds, an error says so in work that grows with its length, and others do not drown the reader."""
    content, code = HOSTILE[name]
    found: list[Problem] = []
    problems(tmp_path / "dulu", {"biro/a.yaml": "judul: [&a a, *b]"})  # what is loaded and compiled once is not counted

    taken = steps(lambda: found.extend(problems(tmp_path / "kini", {"biro/a.yaml": content})))

    assert taken < 100_000 + 5 * len(content)
    assert code in {problem.code for problem in found if problem.severity is Severity.ERROR}
    assert len(found) <= 101
    assert {"sops/biro/a.yaml"} == {problem.file for problem in found}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "name", ["alias bomb", "scalar of 10 MB", "deep flow", "UTF-16", "a million empty lines", "many unknown keys"]
)
def test_hostile_files_take_little_memory(name: str, tmp_path: Path) -> None:
    """A whole run of `sop cek` on a hostile file stays below 200 MB, exits with 1 and prints no traceback."""
    write(tmp_path / "sops", {"biro/a.yaml": HOSTILE[name][0]})
    code = (
        "import resource, sys; from tatalaksana.cli import main; code = main(['cek']); sys.stdout.flush();"
        "status = open('/proc/self/status').read() if sys.platform == 'linux' else '';"
        "print(*[line.split()[1] for line in status.splitlines() if line.startswith('VmHWM')], file=sys.stderr);"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip("0123456789\n")) == (1, "")
    assert int(done.stderr.strip() or 0) < 200_000


@pytest.mark.parametrize("name", [name for name, (content, _) in HOSTILE.items() if len(content) < 30_000])
def test_python_parser_survives_too(name: str) -> None:
    """Without libyaml no hostile text raises either."""
    content, _ = HOSTILE[name]
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    read("a.yaml", text, pure=True)


@pytest.mark.no_cover
def test_many_circular_units_end(tmp_path: Path) -> None:
    """Units in one long circle are gone through once, not compared with each other."""

    def check(count: int) -> None:
        units = "".join(f"u{i}: {{nama: U, induk: u{(i + 1) % count}}}\n" for i in range(count))
        found = problems(tmp_path, {"unit.yaml": units})
        assert {"melingkar", "rantai-panjang"} == {problem.code for problem in found}

    assert steps(lambda: check(4000)) < 2.2 * steps(lambda: check(2000))


@pytest.mark.no_cover
def test_many_unknown_parents_end(tmp_path: Path) -> None:
    """Thousands of misspelt parents do not make a search for the nearest name endless."""

    def check(count: int) -> None:
        units = "".join(f"unit-{i}: {{nama: U, induk: unot-{i}}}\n" for i in range(count))
        assert 101 == len(problems(tmp_path, {"unit.yaml": units}))

    assert steps(lambda: check(220)) < 2.2 * steps(lambda: check(110))


@pytest.mark.parametrize("file", ["biro/con.yaml", "aux/surat.yaml", "biro/lpt1.yaml", "formulir/nul.yaml"])
def test_names_of_devices(file: str, tmp_path: Path) -> None:
    """A name that Windows takes for a device, which leaves a repository that can't be opened there, is an error."""
    if sys.platform == "win32":
        pytest.skip("no such file can be made there")
    found = collect(write(tmp_path / "sops", {"biro/konsep.yaml": SOUND, file: SOUND}), "sops").problems
    assert [f"sops/{file}:1:1 tempat-salah"] == [line for line in lines(found) if "tempat-salah" in line]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs Unix")
def test_what_is_no_file(tmp_path: Path) -> None:
    """Folders, pipes and links that carry a file's name are errors and are never opened."""
    folder = write(tmp_path / "sops", {"biro/a.yaml": SOUND}) / "biro"
    write(tmp_path, {"rahasia.yaml": "kunci: rahasia\n"})
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipa.yaml")
    (folder / "luar.yaml").symlink_to(tmp_path / "rahasia.yaml")
    (folder / "putus.yaml").symlink_to("tak-ada.yaml")
    (folder / "putar.yaml").symlink_to("putar.yaml")
    (folder / "nol.yaml").symlink_to("/dev/zero")
    (tmp_path / "sops" / "tautan").symlink_to(folder)

    found = [
        line
        for line in lines(collect(tmp_path / "sops", "sops").problems)
        if "/a.yaml" not in line and "daftar-tak-ada" not in line
    ]

    assert found == [
        "sops/biro/folder.yaml:1:1 bukan-berkas",
        "sops/biro/luar.yaml:1:1 di-luar-folder",
        "sops/biro/nol.yaml:1:1 di-luar-folder",
        "sops/biro/pipa.yaml:1:1 bukan-berkas",
        "sops/biro/putar.yaml:1:1 tak-terbaca",
        "sops/biro/putus.yaml:1:1 tak-terbaca",
        "sops/tautan:1:1 tempat-salah",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    """Files and folders without permission are errors like any other."""
    root = write(tmp_path, {"biro/a.yaml": SOUND, "tertutup/b.yaml": SOUND})
    (root / "biro" / "a.yaml").chmod(0)
    (root / "tertutup").chmod(0)
    try:
        found = lines(collect(root, "sops").problems)
    finally:
        (root / "tertutup").chmod(0o700)
    assert found == ["sops/biro/a.yaml:1:1 tak-terbaca", "sops/tertutup:1:1 tak-terbaca"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name with line ends or bytes of no character is one problem on one line, in every format."""
    folder = write(tmp_path / "sops", {"biro/a.yaml": SOUND}) / "biro"
    (folder / "x\n::error::y.yaml").write_text(SOUND)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml")).write_text(SOUND)
    for form in ("text", "json", "github", "gitlab", "sarif"):
        done = subprocess.run(
            [sys.executable, "-c", "import sys; from tatalaksana.cli import main; sys.exit(main())", "cek", "--format", form],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        assert not any(line.startswith("::error::y") for line in done.stdout.splitlines())


def test_long_names_are_no_file(tmp_path: Path) -> None:
    """A logo whose name no file system takes is simply not there."""
    found = problems(tmp_path, {"profil/a.yaml": f"logo: {'x' * 290}.svg\n"})
    assert lines(found) == ["sops/profil/a.yaml:1:7 logo-tak-ada"]
