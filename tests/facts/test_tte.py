# Electronic signatures: the picture and the sentences of the certifier, in the signature's place and at the foot.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.diff import compare
from tatalaksana.facts import AllFacts, facts_of, fingerprint
from tatalaksana.model import Kelas, Profil
from tatalaksana.press import drafts
from tatalaksana.render.html import Place, Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import REGISTERS, SOUND, lines, sop, write
from tests.pdf.paper import Sheet, outside, squeezed

_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40"/></svg>'
_WIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 40"><rect width="4000" height="40"/></svg>'
_ONE = "pengesahan: {jabatan: Kepala Biro, nama: Sri}"
_SAID = "Ditandatangani secara elektronik oleh Kepala Biro"
_CERTIFIED = "Sertifikat elektronik diterbitkan oleh Penerbit Rekaan"


def _signed(tte: Any) -> str:  # noqa: ANN401 - as a file may have it
    return SOUND.replace(_ONE, "pengesahan: " + json.dumps({"jabatan": "Kepala Biro", "nama": "Sri", "tte": tte}))


def _collection(folder: Path, tte: Any, files: dict[str, bytes] | None = None) -> Path:  # noqa: ANN401 - as above
    return write(folder, {**REGISTERS, "biro/surat.yaml": _signed(tte), **(files or {"tte/kepala.svg": _SVG})})


def _facts(root: Path) -> AllFacts:
    found = collect(root, "sops")
    assert () == found.problems
    return facts_of(found.catalog)


def _sheet(root: Path) -> Sheet:
    [made] = drafts(_facts(root), ["biro/surat"], root=root, days={})
    return Sheet(made.content())


@pytest.mark.parametrize("picture", [_SVG, _WIDE])
def test_picture_and_sentence_stand_in_the_signatures_place(tmp_path: Path, picture: bytes) -> None:
    """The picture has words for who doesn't see it; both stand between the office and the name, and the certificate is told at each foot."""
    tte = {"gambar": "tte/kepala.svg", "kalimat": _SAID, "sertifikat": _CERTIFIED}
    sheet = _sheet(_collection(tmp_path, tte, {"tte/kepala.svg": picture}))
    [signature] = [figure for figure in sheet.tags.all("Figure") if "elektronik" in figure.alt]
    assert "Tanda tangan elektronik Sri" == signature.alt
    said = squeezed(sheet.pages[0])
    places = [said.index(squeezed(words)) for words in ("Kepala Biro", _SAID, "Sri", _CERTIFIED)]
    assert sorted(places) == places
    assert [1] * len(sheet.pages) == [squeezed(page).count(squeezed(_CERTIFIED)) for page in sheet.pages]
    assert [] == outside(sheet)


def test_no_word_at_the_foot_leaves_the_paper(tmp_path: Path) -> None:
    """A word that no line of the foot holds is broken there."""
    word = "".join(f"kata{number:02}" for number in range(48))
    sheet = _sheet(_collection(tmp_path, {"kalimat": _SAID, "sertifikat": word}))
    assert [1] * len(sheet.pages) == [squeezed(page).count(word) for page in sheet.pages]
    assert [] == outside(sheet)


def test_one_text_is_the_sentence_and_the_line_at_the_foot(tmp_path: Path) -> None:
    """What was written as one text means the same as the key; without words of the certificate the foot says the sentence."""
    alone, named = (
        _sheet(_collection(tmp_path / name, tte)) for name, tte in (("a", _SAID), ("b", {"kalimat": _SAID}))
    )
    assert alone.pages == named.pages
    assert 2 == squeezed(alone.pages[0]).count(squeezed(_SAID))


def test_a_long_sentence_takes_its_room(tmp_path: Path) -> None:
    """It grows the row instead of running into the name."""
    sheet = _sheet(_collection(tmp_path, {"kalimat": "Kalimat penerbit yang panjang " * 9, "sertifikat": _CERTIFIED}))
    feet = [foot for text, _, foot, _ in sheet.places(0) if text.strip() in {"Sri"} or "panjang" in text]
    assert len(feet) > 3
    assert min(feet) == next(foot for text, _, foot, _ in sheet.places(0) if text.strip() == "Sri")


def test_the_page_has_both_too(tmp_path: Path) -> None:
    """On the SOP's page the picture is fetched from the site itself and has words; what comes with it is escaped."""
    tte = {"gambar": "tte/kepala.svg", "kalimat": "Sah & 1 < 2", "sertifikat": _CERTIFIED}
    facts = _facts(_collection(tmp_path, tte))
    around = Surroundings("Situs")
    [page] = [page for page in pages(facts, around) if page.name == "sop/biro/surat"]
    html = page.html()
    address = Place(page.name, facts, around).asset("tte/tte/kepala.svg")
    assert f'<img src="{address}" alt="Tanda tangan elektronik Sri"><span>Sah &amp; 1 &lt; 2</span>' in html
    assert 1 == html.count(f"<br>{_CERTIFIED}")


def test_a_mark_of_signing_is_no_other_edition() -> None:
    """Who notes that a sheet was signed, and how, leaves its fingerprint and its substance."""
    before, after = sop(SOUND), sop(_signed({"gambar": "a.svg", "kalimat": _SAID}))
    assert fingerprint(before, Profil()) == fingerprint(after, Profil())
    perbandingan = compare(before, after)
    assert [Kelas.REDAKSI] == [change.kelas for change in perbandingan.perubahan]
    other = compare(before, sop(SOUND.replace("nama: Sri", "nama: Tri")))
    assert [Kelas.SUBSTANSI] == [change.kelas for change in other.perubahan]


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("tte/lain.svg", _SVG, "gambar-tak-ada", "Taruh berkasnya di sana"), ("tte/kepala.jpg", _SVG, "gambar-salah", "PNG atau SVG"),
        ("tte/kepala.svg", b"<svg><script/></svg>", "gambar-salah", "«script»"), ("tte/kepala.png", _SVG, "gambar-salah", "bukan gambar PNG"),
        ("../kepala.svg", _SVG, "berkas-di-luar", "bukan berkas di folder sops/"), ("/etc/kepala.svg", _SVG, "berkas-di-luar", "bukan berkas di folder sops/"),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, code: str, said: str) -> None:
    """It is told at its key with the reason, before anything is printed or published."""
    kept = "tte/kepala.svg" if "lain" in name or name[0] in "./" else name
    root = _collection(tmp_path, {"gambar": name}, {kept: content})
    (problem,) = collect(root, "sops").problems
    assert (code, 7) == (problem.code, problem.line)
    assert said in f"{problem.message} {problem.hint}"


def test_a_picture_beside_its_sop_is_found_for_its_writer(tmp_path: Path) -> None:
    """Who names it from the SOP's own folder is told the whole name, which mends it."""
    root = _collection(tmp_path, {"gambar": "kepala.svg"}, {"biro/kepala.svg": _SVG})
    (problem,) = collect(root, "sops").problems
    assert "biro/kepala.svg" == getattr(problem.mend, "value", None)
    assert [f"sops/biro/surat.yaml:{problem.line}:{problem.column} gambar-tak-ada"] == lines((problem,))


def test_the_name_may_begin_with_the_folder(tmp_path: Path) -> None:
    """«sops/tte/kepala.svg», as people see it, is the same file."""
    _facts(_collection(tmp_path, {"gambar": "sops/tte/kepala.svg"}))
