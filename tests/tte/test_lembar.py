# A sheet that was signed elsewhere: what `sop cek` says of it, what is offered as the official PDF, and what pages say.
from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from tatalaksana.cache import Cache
from tatalaksana.catalog import Catalog, Memory, collect
from tatalaksana.cli.memory import memory_beside
from tatalaksana.diff import compare
from tatalaksana.facts import AllFacts, Facts, facts_of, fingerprint
from tatalaksana.model import Kelas, Profil
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import REGISTERS, SOUND, lines, sop, write
from tests.pdf.books import bound
from tests.pdf.paper import Sheet, printed, squeezed
from tests.tte.signing import by_itself, issued, signed

_ONE = "pengesahan: {jabatan: Kepala Biro, nama: Sri}"
_AT = "sops/biro/surat.yaml:7:55"


def _named(text: str = SOUND, file: str = "biro/surat.pdf") -> str:
    return text.replace(_ONE, f"pengesahan: {{jabatan: Kepala Biro, nama: Sri, berkas: {file}}}")


@cache
def _unsigned() -> bytes:
    """The sheet of the SOP before it names a signed one, as an office takes it to be signed."""
    with tempfile.TemporaryDirectory() as folder:
        files = {**REGISTERS, "biro/surat.yaml": SOUND}
        return printed(collect(write(Path(folder), files), "sops").catalog, "biro/surat").content


def _root(folder: Path, sheet: bytes, text: str = SOUND) -> Path:
    return write(folder, {**REGISTERS, "biro/surat.yaml": _named(text), "biro/surat.pdf": sheet})


def _signed_root(folder: Path, sign: Callable[[bytes], bytes] = lambda pdf: signed(pdf, issued())) -> Path:
    return _root(folder, sign(_unsigned()))


def _catalog(root: Path) -> Catalog:
    found = collect(root, "sops")
    assert () == found.problems
    return found.catalog


def test_a_signed_sheet_of_this_edition_is_sound(tmp_path: Path) -> None:
    """Naming it and marking how it was signed leaves the edition: its own source is in it, and nothing is told."""
    root = _signed_root(tmp_path)
    catalog = _catalog(root)
    sheet = catalog.signed["biro/surat"]
    assert sheet.now == sheet.sidik == Facts(catalog.entries["biro/surat"], catalog).sidik
    assert sheet.file.whole


def test_a_comment_leaves_it_this_edition(tmp_path: Path) -> None:
    """How the file spells it does not count; what it says does, and both fingerprints are told as they are printed."""
    pdf = signed(_unsigned(), issued())
    assert _catalog(_root(tmp_path / "a", pdf, f"# Catatan\n{SOUND}"))
    other = SOUND.replace("Menyiapkan", "Menyusun")
    (problem,) = collect(_root(tmp_path / "b", pdf, other), "sops").problems
    before, after = (_grouped(fingerprint(sop(text), Profil())) for text in (SOUND, other))
    assert f"Lembar yang ditandatangani bukan edisi ini: sidik {before} ≠ {after}." == problem.message
    assert [f"{_AT} lembar-edisi-lain"] == lines((problem,))


def _grouped(sidik: str) -> str:
    return " ".join(sidik[at : at + 4] for at in range(0, 16, 4))


def _broken(pdf: bytes) -> bytes:
    made = signed(pdf, issued())
    at = made.index(b"stream") + 60
    return made[:at] + bytes([made[at] ^ 1]) + made[at + 1 :]


def _bare(_: bytes) -> bytes:
    """A signed PDF that has nothing to do with us: two lines, nothing attached."""
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    body += b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<<>>>>\nendobj\n"
    places = [body.index(b"%d 0 obj" % number) for number in (1, 2, 3)]
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return signed(body + table + b"trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body), issued())


@pytest.mark.parametrize(
    ("sign", "codes", "said"),
    [
        (lambda pdf: pdf, ["lembar-tanpa-tanda-tangan"], "tidak memuat tanda tangan elektronik"),
        (_broken, ["tanda-tangan-rusak"], "tanda tangan Rekaan Satu tidak sah"),
        (lambda pdf: signed(pdf, issued()) + b"\n% lagi\n", ["berubah-sesudah-ditandatangani"], "yang ditambahkan sesudahnya"),
        (lambda pdf: signed(pdf, by_itself()), ["sertifikat-meragukan"], "buatan sendiri"),
        (lambda pdf: signed(pdf, issued("Rekaan Tiga", broken=True)), ["sertifikat-meragukan"], "tidak menerbitkan sertifikatnya"),
        (lambda pdf: signed(pdf, issued())[:-2000], ["lembar-salah"], "rusak atau terpotong"),
        (lambda _: b"bukan", ["lembar-salah"], "Isinya bukan PDF"), (lambda _: b"%PDF-1.7" + b"x" * 50_000_000, ["lembar-salah"], "lebih besar dari 10 MB"),
        (_bare, ["lembar-tanpa-sumber"], "tidak melampirkan sumber SOP"),
    ],
    ids=["unsigned", "broken", "appended", "self", "chain", "cut", "text", "large", "bare"],
)  # fmt: skip
def test_what_is_wrong_with_it_is_told_at_its_name(
    tmp_path: Path, sign: Callable[[bytes], bytes], codes: Sequence[str], said: str
) -> None:
    """Each flaw is one problem, in words that say what is wrong and what to do."""
    problems = collect(_signed_root(tmp_path, sign), "sops").problems
    assert [f"{_AT} {code}" for code in codes] == lines(problems)
    assert said in f"{problems[0].message} {problems[0].hint}"
    assert all(problem.hint for problem in problems)


@pytest.mark.no_cover
def test_it_is_the_official_pdf_by_command(tmp_path: Path) -> None:
    """`sop pdf` hands it over byte for byte; a book, which binds several, has our own sheet and says that it is a copy."""
    root = _signed_root(tmp_path / "sops")
    done = _sop(tmp_path, "pdf", "-o", "cetak", "--kertas", "f4")
    assert "1 lembar yang sudah ditandatangani diambil sebagaimana adanya, di kertasnya sendiri." in done.stderr
    assert (root / "biro/surat.pdf").read_bytes() == (tmp_path / "cetak/biro/surat.pdf").read_bytes()
    facts = facts_of(_catalog(root))
    [book] = bound(facts, ["biro/surat"], root, {})
    copies = [page for page in Sheet(book).pages if squeezed("Salinan; lembar resmi") in squeezed(page)]
    assert 2 == len(copies)


def _sop(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from tatalaksana.cli import main; sys.exit(main(sys.argv[1:]))",
            *arguments,
        ],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    assert 0 == done.returncode, done.stderr
    return done


def _html(facts: AllFacts, name: str) -> str:
    [page] = [page for page in pages(facts, Surroundings("Situs")) if page.name == name]
    return page.html()


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (lambda pdf: signed(pdf, issued()), ". Tanda tangannya utuh dan mencakup seluruh berkas; isinya sama dengan yang di situs ini. Penerbit sertifikatnya tidak diperiksa di sini."),
        (lambda pdf: signed(pdf, by_itself()), "; isinya sama dengan yang di situs ini. Sertifikatnya buatan sendiri, yang tidak membuktikan siapa penanda tangannya."),
        (_bare, "; isinya tidak dapat dibandingkan dengan yang di situs ini. Penerbit sertifikatnya tidak diperiksa di sini."),
        (lambda pdf: pdf, "PDF resmi SOP ini berkas tersendiri tanpa tanda tangan elektronik; isinya sama dengan yang di situs ini."),
    ],
    ids=["issued", "self", "bare", "unsigned"],
)  # fmt: skip
def test_pages_say_it_in_a_sentence(tmp_path: Path, sign: Callable[[bytes], bytes], said: str) -> None:
    """The SOP's page and «Periksa lembar» say who signed and what that proves, and claim no trust."""
    facts = facts_of(collect(_signed_root(tmp_path, sign), "sops").catalog)
    for name in ("sop/biro/surat", "cek"):
        assert said in _html(facts, name)
    # The script of «Periksa lembar» looks for it right behind the fingerprint.
    assert '</code><span class="sop-tte">PDF resmi' in _html(facts, "cek")


def test_the_name_in_a_certificate_is_escaped(tmp_path: Path) -> None:
    """Whoever signs may call himself anything; a page shows it as text."""
    facts = facts_of(collect(_signed_root(tmp_path, lambda pdf: signed(pdf, issued("<b>Rekaan</b>"))), "sops").catalog)
    for name in ("sop/biro/surat", "cek"):
        assert "&lt;b&gt;Rekaan" in _html(facts, name)
        assert "<b>Rekaan" not in _html(facts, name)


def test_it_is_looked_at_once(tmp_path: Path) -> None:
    """What a file says is kept by its bytes for the next run; who has no such file never loads what looks at it."""
    root = _signed_root(tmp_path / "sops")
    asked: list[str] = []

    class Watched(Memory):
        """Notes which files are looked at anew."""

        def signed(self, key, look):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as its base
            return super().signed(key, lambda: asked.append(key) or look())  # type: ignore[func-returns-value]

    for _ in range(2):
        assert () == collect(root, "sops", memory=Watched(Cache.beside(root, "tte"))).problems
    assert 1 == len(asked)
    [kept] = [file for file in (tmp_path / ".cache/tatalaksana/tte").rglob("*") if file.is_file()]
    kept.write_bytes(kept.read_bytes()[:40])
    assert () == collect(root, "sops", memory=memory_beside(root)).problems
    without = write(tmp_path / "lain" / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    code = f"import sys\nfrom pathlib import Path\nfrom tatalaksana.catalog import collect\ncollect(Path({str(without)!r}), 'sops')\nprint('pyhanko' in str(sys.modules.keys()))"
    assert (
        "False"
        == subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    )


@pytest.mark.no_cover
def test_a_changed_file_is_noticed_by_the_command(tmp_path: Path) -> None:
    """`sop cek` keeps its answer by what lies there: with another PDF of the same name it answers anew."""
    root = _signed_root(tmp_path / "sops")
    assert "0 galat, 0 peringatan" in _sop(tmp_path, "cek").stdout
    (root / "biro/surat.pdf").write_bytes(_unsigned())
    assert "lembar-tanpa-tanda-tangan" in _sop(tmp_path, "cek").stdout


def test_noting_it_is_no_revision() -> None:
    """Who names the signed sheet changes nothing that it says: no entry in its history, and redaksi in a comparison."""
    before, after = sop(SOUND), sop(_named())
    assert [Kelas.REDAKSI] == [change.kelas for change in compare(before, after).perubahan]
    assert before.pengesahan != after.pengesahan


def test_of_several_one_names_it(tmp_path: Path) -> None:
    """It is one sheet, whoever of its signers names it; two files are an error."""
    pdf = signed(_unsigned(), issued())
    two = "pengesahan:\n  - {peran: Dibuat oleh, jabatan: Kepala Bagian, nama: Tri%s}\n  - {jabatan: Kepala Biro, nama: Sri, berkas: sops/biro/surat.pdf}"
    for more, codes in (("", ["8:55 lembar-edisi-lain"]), (", berkas: biro/lain.pdf", ["7:1 berkas-ganda"])):
        text = SOUND.replace(_ONE, two % more)
        root = write(tmp_path / str(len(more)), {**REGISTERS, "biro/surat.yaml": text, "biro/surat.pdf": pdf})
        assert [code.split()[1] for code in codes] == [
            line.split()[1] for line in lines(collect(root, "sops").problems)
        ]
