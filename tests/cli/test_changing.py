# `sop ubah`, `rapikan`, `baru`, `perbaiki`: what they write, what they refuse, and what they never touch.
from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.cli import main
from tatalaksana.cli.changing import save
from tests.cli.running import code_of, run_and_read
from tests.cli.test_main import ENGLISH
from tests.collections_on_disk import REGISTERS, SOUND, draft, write

COMMENTED = SOUND.replace("judul: P", "# tentang judul\njudul: P").replace("\n", "\r\n")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound project; the working directory."""
    write(
        tmp_path / "sops",
        {
            **REGISTERS,
            "biro/surat.yaml": SOUND,
            "biro/windows.yaml": b"\xef\xbb\xbf" + COMMENTED.replace("A-1", "A-3").replace("Surat", "Tamu").encode(),
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return run_and_read(capsys, *arguments)


def _tree(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, beside what is remembered of it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.as_posix(): path.read_bytes() for path in found}


def test_a_new_title_names_those_who_keep_the_old(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that name an SOP by a title that it has no more are told; another key, or a title that nobody writes, says nothing."""
    named = (
        SOUND.replace("A-1", "A-9")
        .replace("Surat", "Arsip")
        .replace("unit: biro\n", "unit: biro\nketerkaitan: [SOP Mikro Pengelolaan Surat]\n")
    )
    write(folder / "sops", {"biro/arsip.yaml": named})
    assert _run(capsys, "ubah", "sops/biro/surat.yaml", "judul=Pelayanan Persuratan")[:2] == (
        0, "sops/biro/surat.yaml: diubah.\nSebutannya yang lama masih tertulis di sops/biro/arsip.yaml: ubah juga di sana.\n",
    )  # fmt: skip
    assert _run(capsys, "ubah", "sops/biro/surat.yaml", "judul=Persuratan")[1] == "sops/biro/surat.yaml: diubah.\n"


def test_a_number_is_the_printed_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Headings between steps have no number, for `sop ubah` as on the sheet; a number that no step has is said."""
    file = folder / "sops/biro/surat.yaml"
    head, steps = SOUND.split("kegiatan:\n", 1)
    file.write_text(f"{head}kegiatan:\n  - uraian: A. Persiapan\n    tanpa_simbol: ya\n{steps}", encoding="utf-8")
    assert _run(capsys, "cek")[0] == 0
    assert _run(capsys, "ubah", "sops/biro/surat.yaml", "kegiatan.1.uraian=Menyiapkan konsep")[0] == 0
    changed = file.read_text(encoding="utf-8")
    assert "uraian: A. Persiapan" in changed
    assert (
        "uraian: Menyiapkan konsep" in changed.partition("tanpa_simbol: ya\n")[2].partition("- ")[2].partition("- ")[0]
    )
    last = sum(line.startswith("  - ") for line in steps.splitlines())
    code, _, told = _run(capsys, "ubah", "sops/biro/surat.yaml", f"kegiatan.{last + 1}.uraian=x")
    assert (2, f"Langkah «{last + 1}» tidak ada. Sebut nomornya (1 sampai {last})") == (
        code,
        told.partition("sop ubah: ")[2].partition(" atau")[0],
    )


def test_new_warnings_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a change brings is said at once, without hindering it; a refused one shows the line that would be, for nobody has that text."""
    del folder
    code, said, told = _run(capsys, "ubah", "sops/biro/surat.yaml", "peringatan=…")
    assert (0, "sops/biro/surat.yaml: diubah.\n") == (code, said)
    assert "[belum-diisi]" in told
    assert _run(capsys, "ubah", "sops/biro/surat.yaml", "jenis=makr")[2].startswith(
        "sops/biro/surat.yaml, pada «jenis: makr»: galat: «makr»"
    )


def test_a_comma_in_a_group_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title behind a name is no key: the whole text has to stand in quotes."""
    del folder
    code, _, told = _run(
        capsys, "ubah", "sops/biro/surat.yaml", "pengesahan={jabatan: Kepala Biro, nama: Sri Rekaan, M.Si.}"
    )
    assert code == 2
    assert 'nama: "Sri Rekaan, M.Si."' in told


def test_values_change_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of Windows with a byte order mark keeps both; its mode stays; the rest is the same bytes."""
    file = folder / "sops/biro/windows.yaml"
    file.chmod(0o640)
    before = file.read_bytes()
    assert _run(capsys, "ubah", "sops/biro/windows.yaml", "tanggal.efektif=2025-03-04", "kegiatan.2.waktu=2 jam") == (
        0, "sops/biro/windows.yaml: diubah.\n", "",
    )  # fmt: skip
    expected = before.replace(b"2024-01-02", b"2025-03-04").replace(b"konsep, waktu: 1 jam", b"konsep, waktu: 2 jam")
    assert file.read_bytes() == expected
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_new_keys_lists_and_empty_values(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new key comes in its place, brackets make a list, an empty value takes the key away, shorthands open where they must."""
    assert _run(
        capsys, "ubah", "sops/biro/surat.yaml", "revisi_ke=2", "kegiatan.1.pelaksana=[kabag, kasubbag]", "dasar_hukum=",
        "unit.teks=Biro Umum", "kegiatan.2.waktu.teks=3 jam", "kegiatan.2.id=periksa", "kegiatan.periksa.ket=satu: dua",
    )[0] == 0  # fmt: skip
    text = (folder / "sops/biro/surat.yaml").read_text(encoding="utf-8")
    assert "tanggal: {efektif: 2024-01-02}\nrevisi_ke: 2\npengesahan" in text
    assert "unit:\n  unit: biro\n  teks: Biro Umum\n" in text
    assert "dasar_hukum" not in text
    assert "pelaksana: [kabag, kasubbag], kelengkapan: surat" in text
    assert (
        '{id: periksa, uraian: Memeriksa, pelaksana: kabag, kelengkapan: konsep, waktu: 3 jam, output: surat, ket: "satu: dua"}'
        in text
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ubah", "sops/biro/surat.yaml", "jenis=makr"], 1, "Maksud Anda «makro»?"),
        (["ubah", "sops/biro/surat.yaml", "judul="], 1, "Kunci wajib «judul» belum diisi."),
        (["ubah", "sops/biro/surat.yaml", "kegiatan.1.pelaksana=kabak"], 1, "lajur-tak-dikenal"),
        (["ubah", "sops/biro/surat.yaml", "nomor=A-3"], 1, "nomor-ganda"),
        (["ubah", "sops/biro/surat.yaml", "kegiatan.9.waktu=1 jam"], 2, "Langkah «9» tidak ada."),
        (["ubah", "sops/biro/surat.yaml", "kegiatan.1.wktu=1 jam"], 2, "Maksud Anda «waktu»?"),
        (["ubah", "sops/biro/surat.yaml", "judul.x=1"], 2, "«judul» berisi teks"),
        (["ubah", "sops/biro/surat.yaml", "judul"], 2, "bukan KUNCI=NILAI"),
        (["ubah", "sops/biro/surat.yaml", "=x"], 2, "bukan KUNCI=NILAI"),
        (["ubah", "sops/biro/surat.yaml", "..=x"], 2, "sop ubah: "),
        (["ubah", "sops/biro/surat.yaml", "pelaksana=[a"], 2, "belum ditutup"),
        (["ubah", "sops/biro/surat.yaml", "judul=a\x07b"], 2, "U+0007"),
        (["ubah", "sops/biro", "judul=x"], 2, "bukan berkas sumber"),
        (["ubah", "/etc/passwd", "judul=x"], 2, "tidak di dalam folder sumber"),
        (["ubah", "sops/biro/surat.yaml"], 2, "sebutkan KUNCI=NILAI"),
        (["rapikan", "tak-ada"], 2, "«tak-ada» tidak ada."),
        (["rapikan", "--folder", "x"], 2, "folder «x» tidak ada."),
        (["perbaiki", "tak-ada"], 2, "«tak-ada» tidak ada."),
        (["baru"], 2, "sebutkan --unit."),
        (["baru", "--jenis", "besar"], 2, "pilihannya: makro, mikro"),
        (["baru", "--jenis", "makro", "--unit", "bira", "--judul", "X", "--lajur", "kabag"], 2, "Maksud Anda «biro»?"),
        (["baru", "--jenis", "makro", "--unit", "biro", "--judul", "X", "--lajur", "kabak"], 2, "Maksud Anda «kabag»?"),
        (
            ["baru", "--jenis", "makro", "--unit", "biro", "--judul", "X", "--lajur", "kabag", "--lajur", "kabag"],
            2,
            "dua kali",
        ),
        (["baru", "--jenis", "makro", "--unit", "biro", "--judul", "X\x00", "--lajur", "kabag"], 2, "U+0000"),
        (
            ["baru", "--jenis", "mikro", "--unit", "biro", "--judul", "pengelolaan surat", "--lajur", "kabag"],
            2,
            "sudah ada",
        ),
        (["baru", "--dari-keterkaitan", "SOP Entah"], 2, "tidak ada SOP yang menyebut"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    folder: Path, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One plain sentence, the right code, and every file as it was."""
    before = _tree(folder)
    found = _run(capsys, *arguments)
    assert found[0] == code
    assert said in found[2]
    assert "Traceback" not in found[2]
    assert _tree(folder) == before


def test_a_new_draft_is_asked_for_until_it_is_known(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Units and offices are known by their names too; what is wrong is said at once, and asked again."""
    write(folder / "sops", {"unit.yaml": "biro: {nama: Biro Umum, singkatan: Roum}\nbagian: {nama: Bagian Arsip}\n"})
    offices = (
        "kabag: {nama: 'Kepala Bagian Umum, Arsip', unit: bagian}\nkasubbag: {nama: Kepala Subbagian, unit: biro}\n"
    )
    write(folder / "sops", {"jabatan.yaml": offices})
    typed = [
        "Biro Umun",
        "roum",
        "mikor",
        "Mikro",
        " ",
        "Penerimaan Tamu",
        "Kepala Subbagain",
        "kepala subbagian; Kepala Bagian Umum, Arsip",
    ]
    shown: list[str] = []

    def read(question: str) -> str:
        shown.append(question)
        return typed.pop(0)

    monkeypatch.setattr(sys, "stdin", type("_Terminal", (), {"isatty": lambda _: True})())
    monkeypatch.setattr("builtins.input", read)
    code, said, _ = _run(capsys, "baru")
    assert (0, []) == (code, typed)
    assert "(kasubbag, kabag)" in shown[-1]
    for told in (
        "pilihannya: makro, mikro",
        "Maksud Anda «Biro Umum»?",
        "judulnya kosong",
        "Maksud Anda «Kepala Subbagian»?",
    ):
        assert told in said
    text = (folder / "sops/biro/penerimaan-tamu.yaml").read_text(encoding="utf-8")
    assert "unit: biro\n" in text
    assert text.index("- kasubbag\n") < text.index("- kabag\n")


def test_an_spo_is_asked_for_no_kind(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a unit calls its SOP otherwise there are no kinds of them; who says one has it."""
    units = f"{REGISTERS['unit.yaml']}klinik: {{nama: Klinik, profil: klinik}}\n"
    write(folder / "sops", {"unit.yaml": units, "profil/klinik.yaml": "turunan: spo-kesehatan\ninstansi: Klinik\n"})
    words = ["baru", "--judul", "Penimbangan", "--lajur", "kabag"]
    assert 0 == _run(capsys, *words, "--unit", "klinik")[0]
    assert "jenis: mikro\n" in (folder / "sops/klinik/penimbangan.yaml").read_text(encoding="utf-8")
    code, _, told = _run(capsys, *words, "--unit", "biro")
    assert (2, True) == (code, "sebutkan --jenis." in told)


@pytest.mark.no_cover
@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=3))
def test_any_words_end_in_a_code(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    """Whatever is given as KUNCI=NILAI, the command ends with 0, 1 or 2."""
    root = tmp_path_factory.mktemp("apa") / "sops"
    write(root, {**REGISTERS, "biro/surat.yaml": SOUND})
    given_words = [word if "=" in word else f"kegiatan.1.ket={word}" for word in words]
    assert code_of("ubah", "--folder", str(root), str(root / "biro/surat.yaml"), "--", *given_words) in {0, 1, 2}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_link_leads_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a linked file nor a linked folder is a way out of the folder of the sources."""
    outside = folder / "luar"
    outside.mkdir()
    (outside / "x.yaml").write_text(SOUND.replace("A-1", "A-9"), encoding="utf-8")
    (folder / "sops/biro/tautan.yaml").symlink_to(outside / "x.yaml")
    before = (outside / "x.yaml").read_bytes()
    assert _run(capsys, "ubah", "sops/biro/tautan.yaml", "judul=Lain")[0] == 2
    assert _run(capsys, "rapikan", "sops/biro/tautan.yaml")[0] == 1
    (folder / "sops/biro/tautan.yaml").unlink()
    write(folder / "sops", {"unit.yaml": REGISTERS["unit.yaml"] + "keluar:\n  nama: Unit Luar\n"})
    (folder / "sops/keluar").symlink_to(outside, target_is_directory=True)
    assert _run(capsys, "baru", "--jenis", "mikro", "--unit", "keluar", "--judul", "Y", "--lajur", "kabag")[0] == 2
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {"x.yaml": before}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_saving_never_leaves_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last hand before the disk refuses too: by a link or by dots; a link within the folder leads to its file."""
    root, outside = folder / "sops", folder / "luar.yaml"
    (root / "biro/tautan.yaml").symlink_to(outside)
    assert not save(root / "biro/tautan.yaml", b"x", root, "ubah")
    assert not save(root / "../luar.yaml", b"x", root, "ubah")
    assert not outside.exists()
    assert "menunjuk ke luar folder sumber" in capsys.readouterr().err
    (root / "biro/dalam.yaml").symlink_to(root / "biro/surat.yaml")
    assert save(root / "biro/dalam.yaml", b"x", root, "ubah")
    assert (root / "biro/dalam.yaml").is_symlink()
    assert (root / "biro/surat.yaml").read_bytes() == b"x"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal of the system is a sentence, and leaves nothing behind."""
    (folder / "sops/biro").chmod(0o555)
    code, _, said = _run(capsys, "ubah", "sops/biro/surat.yaml", "judul=Lain")
    (folder / "sops/biro").chmod(0o755)
    assert (code, "tidak dapat ditulis" in said) == (2, True)


def test_tidying(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--periksa` names and writes nothing; without it the file is tidied once and stays so; what is tidy keeps its time."""
    file = folder / "sops/biro/surat.yaml"
    file.write_text(
        SOUND.replace("judul: Pengelolaan Surat\njenis: mikro\n", "jenis: mikro # macam\njudul: Pengelolaan Surat\n"),
        encoding="utf-8",
    )
    before = _tree(folder)
    assert _run(capsys, "rapikan", "--periksa") == (1, "sops/biro/surat.yaml: belum rapi.\n", "")
    assert _tree(folder) == before
    assert _run(capsys, "rapikan") == (0, "sops/biro/surat.yaml: dirapikan.\n", "")
    assert file.read_text(encoding="utf-8") == SOUND.replace("jenis: mikro", "jenis: mikro # macam")
    assert _run(capsys, "rapikan", "--periksa") == (0, "", "")


def test_new_sop_with_the_next_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sound draft in its unit's folder, tidy from the start, with the number behind the unit's greatest."""
    code, said, _ = _run(
        capsys,
        "baru",
        "--jenis",
        "mikro",
        "--unit",
        "biro",
        "--judul",
        "Arsip: «Baru»",
        "--lajur",
        "kabag",
        "--lajur",
        "kasubbag",
    )
    assert (code, "Nomor A-4." in said) == (0, True)
    file = folder / "sops/biro/arsip-baru.yaml"
    assert 'nomor: A-4\njudul: "Arsip: «Baru»"\n' in file.read_text(encoding="utf-8")
    assert _run(capsys, "cek")[0] == 0
    assert _run(capsys, "rapikan", "--periksa", "sops/biro/arsip-baru.yaml") == (0, "", "")


def test_number_that_cannot_be_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing to learn from, the draft has no number and the command says why."""
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    monkeypatch.chdir(tmp_path)
    code, said, _ = _run(capsys, "baru", "--jenis", "mikro", "--unit", "biro", "--judul", "Arsip", "--lajur", "kabag")
    assert (code, "Nomor belum dapat diketahui" in said) == (0, True)
    assert "\n# nomor: …\n" in (tmp_path / "sops/biro/arsip.yaml").read_text(encoding="utf-8")


def test_new_sop_that_others_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Kind, unit, lanes and the way back come from who names it; then nothing is unpublished any more."""
    write(folder / "sops", {"biro/induk.yaml": draft("Induk", "makro", "keterkaitan: [SOP Mikro Anak Buah]\n")})
    assert _run(capsys, "baru", "--dari-keterkaitan", "sop mikro anak buah")[0] == 0
    text = (folder / "sops/biro/anak-buah.yaml").read_text(encoding="utf-8")
    assert "judul: Anak Buah\njenis: mikro\n" in text
    assert "keterkaitan:\n  - SOP Makro Induk\n" in text
    assert "belum-diterbitkan" not in _run(capsys, "cek")[1]


def test_answers_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no option says is asked; who breaks off gets a sentence."""
    read, wrote = os.openpty() if hasattr(os, "openpty") else (None, None)
    if read is None or wrote is None:
        pytest.skip("no terminals here")
    with os.fdopen(wrote, "r") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        os.write(read, b"biro\nmikro\nTamu Agung\nkabag, kasubbag\n")
        assert _run(capsys, "baru")[0] == 0
        os.write(read, b"biro\n\x04")
        assert _run(capsys, "baru")[0] == 2
    os.close(read)
    assert "judul: Tamu Agung\n" in (folder / "sops/biro/tamu-agung.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["baru", "ubah", "rapikan", "perbaiki"])
def test_help_is_indonesian_and_has_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command's help says what it does, with examples and exit codes, in Indonesian."""
    code, said, _ = _run(capsys, name, "--help")
    assert code == 0
    assert f"Contoh: sop {name}" in said
    assert "Kode keluar" in " ".join(said.split())
    assert ENGLISH.search(said) is None


@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise there")
def test_who_is_killed_leaves_no_half_file(folder: Path) -> None:
    """At whatever moment a writer dies, the file is the old one or the new one, whole."""
    file = folder / "sops/biro/surat.yaml"
    long, short = SOUND + "# panjang\n" * 20_000, SOUND
    program = (
        "import sys; from pathlib import Path; from tatalaksana.cli.changing import save\n"
        "long, short, root = sys.stdin.buffer.read().split(b'\\0')[0:3]\n"
        "print('siap', flush=True)\n"
        "while True:\n    for content in (long, short): save(Path(root.decode()) / 'biro/surat.yaml', content, Path(root.decode()), 'x')\n"
    )
    for moment in range(0, 36, 6):
        with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
            assert writer.stdin
            assert writer.stdout
            writer.stdin.write(b"\0".join([long.encode(), short.encode(), str(folder / "sops").encode()]))
            writer.stdin.close()
            assert writer.stdout.readline() == b"siap\n"
            time.sleep(0.001 * moment)
            writer.kill()
        assert file.read_text(encoding="utf-8") in {long, short}
    assert main(["cek", "--folder", str(folder / "sops")]) == 0


WRONG = """\
judul: Anak  # komentar
jenis: mikrp
unit: {unit: biroo, teks: Biro Umum}
tanggal: {pembuatan: "Selasa, 02 Januari 2024"}
pelaksana: [kabaag]
kegiatan:
  - {id: tulis, uraian: Menulis, pelaksanaa: kabaag, kelengkapan: a, waktu: 1 jam, output: b}
  - {uraian: Memeriksa, pelaksana: [kabagg], keputusan: {ya: selesai, tidak: tuliss}, kelengkapan: b, waktu: 1 jam, output: b}
"""


def test_mends(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each mend is shown; only `--ya` makes them, round by round as checks see further; nothing is left to mend."""
    write(
        folder / "sops",
        {"biro/anak.yaml": WRONG, "biro/induk.yaml": draft("Induk", "makro", "keterkaitan: [SOP Mikro Anak]\n")},
    )
    before = _tree(folder)
    code, said, _ = _run(capsys, "perbaiki")
    assert (code, _tree(folder) == before) == (0, True)
    assert "«jenis: mikrp» menjadi «mikro»" in said
    assert _run(capsys, "perbaiki", "--ya")[0] == 0
    assert (
        (folder / "sops/biro/anak.yaml").read_text(encoding="utf-8")
        == """\
judul: Anak  # komentar
jenis: mikro
unit: {unit: biro, teks: Biro Umum}
tanggal: {pembuatan: "2024-01-02"}
keterkaitan:
  - SOP Makro Induk
pelaksana: [kabag]
kegiatan:
  - {id: tulis, uraian: Menulis, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b}
  - {uraian: Memeriksa, pelaksana: [kabag], keputusan: {ya: selesai, tidak: tulis}, kelengkapan: b, waktu: 1 jam, output: b}
"""
    )
    assert _run(capsys, "perbaiki") == (0, "Tidak ada yang dapat diperbaiki secara otomatis.\n", "")
    assert _run(capsys, "cek", "--ketat")[1].endswith("0 galat, 0 peringatan\n")


def test_numbers_become_ids_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only who looked at the arrows knows that no number has slipped, so `--id` asks for it."""
    text = WRONG.replace("mikrp", "mikro").replace("tuliss", "1").replace("kabaag", "kabag").replace("kabagg", "kabag")
    text = text.replace("biroo", "biro").replace("pelaksanaa:", "pelaksana:").replace("id: tulis, ", "")
    file = folder / "sops/biro/anak.yaml"
    write(folder / "sops", {"biro/anak.yaml": text})
    assert _run(capsys, "perbaiki", "--ya")[0] == 0
    assert "tidak: 1}" in file.read_text(encoding="utf-8")
    assert _run(capsys, "perbaiki", "--id", "--ya")[0] == 0
    assert "{id: menulis, uraian: Menulis," in file.read_text(encoding="utf-8")
    assert "tidak: menulis}" in file.read_text(encoding="utf-8")


def test_a_stale_acceptance_stays_with_its_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it was about may be gone by a slip: who accepted it decides."""
    file = folder / "sops/biro/surat.yaml"
    stale = "diterima:\n  - {kode: serah-terima, tanda: 00000001, alasan: a, tanggal: 2026-01-01}\n"
    before = file.read_text(encoding="utf-8") + stale
    file.write_text(before, encoding="utf-8")
    assert _run(capsys, "perbaiki", "--ya") == (0, "Tidak ada yang dapat diperbaiki secara otomatis.\n", "")
    assert before == file.read_text(encoding="utf-8")
    assert "kembalikan. [penerimaan-usang]" in _run(capsys, "cek")[1]


@pytest.mark.parametrize("given", ["[&a,*a]", "[a, b]", "{a: b}"])
def test_a_list_for_a_text_is_told_as_given(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody who typed a list is told of a sign that a file would lack."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    code, _, told = _run(capsys, "ubah", "sops/biro/surat.yaml", f"judul={given}")
    assert code != 0
    assert "|-" not in told
    assert "daftar atau kelompok" in told
    assert SOUND == (tmp_path / "sops/biro/surat.yaml").read_text("utf-8")


def test_what_has_no_mend_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A collection in which nothing can be read is not called one in which nothing is to be mended: 1, and each reason."""
    monkeypatch.chdir(tmp_path)
    write(
        tmp_path / "sops",
        {**REGISTERS, "biro/surat.yaml": SOUND.encode("utf-16"), "biro/rusak.yaml": "a: [", "biro/NAMA.yaml": SOUND},
    )
    code, _, told = _run(capsys, "perbaiki")
    assert code == 1
    assert ["sops/biro/NAMA.yaml", "sops/biro/rusak.yaml", "sops/biro/surat.yaml"] == sorted(
        line.partition(":")[0] for line in told.splitlines()
    )
    code, _, told = _run(capsys, "rapikan", "--periksa")
    assert (1, 3) == (code, sum("galat" in line for line in told.splitlines()))
