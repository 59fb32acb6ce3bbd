# An agency's repository as it begins: sound whatever the agency is called, for every forge and every family of procedure.
from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from subprocess import run
from zipfile import ZipFile

import pytest
import yaml

from tatalaksana.catalog import collect
from tatalaksana.model import BERSAMA, Kertas, Orientasi, Sop, by_id, key_order
from tatalaksana.mulai import EXAMPLE, PERTANYAAN, UnknownAnswerError, instansi_of, repository
from tatalaksana.mulai.instansi import TANPA
from tatalaksana.mulai.sources import draft_name
from tatalaksana.render.html import ForgeKind
from tatalaksana.source import tidied
from tests.collections_on_disk import write

_MOST_QUESTIONS, _PROGRAM = 30, "tatalaksana==0.1.0"
_HOSTILE = (
    "Dinas: «Rekaan» #1 {{ 7*7 }} - yang 'baik' & \"benar\"", "- @[x](javascript:1) | *tebal*", "<script>alert(1)</script>", "null", "0x1F",
    "Ibu Kota Nusantara 🌱", "%TAG !a", "$(HARI) `ls` \\ akhir", "Dinas " + "Panjang " * 20,
)  # fmt: skip

_ODD: Mapping[str, tuple[str, ...]] = {
    _HOSTILE[-2]: ("nomor-janggal", "tanda-tercetak"),
    _HOSTILE[-1]: ("salah-ketik",),
}
"""What is warned of in some of these: a sign in a number and a text, a word said twice."""


def _said(**more: str) -> dict[str, str]:
    """The instansi of the example with others, and what is taken otherwise."""
    said: dict[str, str] = {}
    for question in PERTANYAAN:
        given = more.get(question.key, EXAMPLE.get(question.key))
        asked = question.when(said)
        said[question.key] = (
            question.check((given if given is not None else question.otherwise(said)) or "") if asked else ""
        )
    return said


def _sound(root: Path, files: Mapping[str, str], *odd: str) -> None:
    """Nothing is wrong with them but what is to be done yet, and what is `odd` in the names that were given."""
    write(root, files)
    found = collect(root / "sops", "sops", tanggal=instansi_of(_said()).tanggal)
    assert {problem.code for problem in found.problems} <= {"kop-tanpa-lambang", "kepala-lajur-panjang", *odd}
    assert 1 == len(found.catalog.entries)


def test_few_things_are_asked() -> None:
    """Each question has a key of its own, a line that says what it is for, and what is taken where nobody instansi, but for two."""
    assert len(PERTANYAAN) <= _MOST_QUESTIONS
    assert len({question.key for question in PERTANYAAN}) == len(PERTANYAAN)
    said = _said()
    assert {"tanggal", "instansi"} == {question.key for question in PERTANYAAN if question.otherwise(said) is None}
    assert all(question.why.endswith(".") and "\n" not in question.why for question in PERTANYAAN)


@pytest.mark.parametrize("jenis", [*ForgeKind, TANPA])
def test_every_forge(tmp_path: Path, jenis: str) -> None:
    """Sources, settings and workflow are there; settings and workflow are YAML, and every command of the workflow is one.

    None builds strictly: a draft that is being written, or a review that falls due, holds up the sheets of nobody else.
    """
    files = repository(instansi_of(_said(forge=jenis)), _PROGRAM)
    assert [] == [name for name, text in files.items() if "--strict" in text]
    _sound(tmp_path, files)
    settings = yaml.safe_load(files["mkdocs.yml"])
    assert ("SOP Dinas Contoh Rekaan", "https://sop.contoh.go.id/") == (settings["site_name"], settings["site_url"])
    workflows = [name for name in files if name.endswith("sop.yml") or name == ".gitlab-ci.yml"]
    assert (0 if jenis == TANPA else 1) == len(workflows)
    for name in workflows:
        assert isinstance(yaml.safe_load(files[name]), dict)
        assert {"periksa", "catatan"} <= {
            line.split("sop usulan ")[1].split()[0] for line in files[name].splitlines() if "sop usulan" in line
        }
    assert (["sop"] if jenis == TANPA else [str(jenis)]) == [
        one if isinstance(one, str) else one["sop"]["repositori"]["jenis"] for one in settings["plugins"][:1]
    ]


@pytest.mark.parametrize("text", _HOSTILE)
def test_whatever_it_is_called(tmp_path: Path, text: str) -> None:
    """Names of agency, units, offices, address and number are text in every file."""
    said = _said(
        instansi=text,
        unit=f"{text}; formulir; profil",
        jabatan=f"{text}; b",
        pengesah=text,
        alamat=text,
        nomor=f"{text} 1",
    )
    agency = instansi_of(said)
    files = repository(agency, _PROGRAM)
    _sound(tmp_path, files, *_ODD.get(text, ()))
    name = " ".join(text.split())
    assert f"SOP {name}" == yaml.safe_load(files["mkdocs.yml"])["site_name"]
    assert name == collect(tmp_path / "sops", "sops").catalog.registers.unit[agency.instansi.id].nama
    assert not {"formulir", "profil"} & {unit.id for unit in agency.unit}
    assert "<script>" not in files["README.md"]
    assert "[x](" not in files["README.md"]


@pytest.mark.no_cover
@pytest.mark.parametrize(("lembar", "orientasi"), list(product(BERSAMA, Orientasi)))
def test_every_family_and_paper(tmp_path: Path, lembar: str, orientasi: Orientasi) -> None:
    """The profile says what differs from the one that it stands on, and the draft fills its boxes."""
    for kertas in Kertas:
        agency = instansi_of(_said(lembar=lembar, kertas=kertas, orientasi=orientasi))
        _sound(tmp_path / kertas, repository(agency, _PROGRAM))
        profil = collect(tmp_path / kertas / "sops", "sops").catalog.registers.profil[agency.instansi.id]
        assert (kertas, orientasi, BERSAMA[lembar].kotak) == (profil.kertas, profil.orientasi, profil.kotak)
    (entry,) = collect(tmp_path / Kertas.A4 / "sops", "sops").catalog.entries.values()
    text = (tmp_path / Kertas.A4 / "sops" / f"{entry.id}.yaml").read_text(encoding="utf-8")
    assert text == tidied(by_id(text), lambda path: key_order(Sop, path))
    boxes = [name for name in BERSAMA[lembar].kotak if name not in {"langkah", "riwayat_perubahan", "lampiran"}]
    assert [] == [name for name in boxes if not getattr(entry.sop, name)]


def test_the_units_of_offices() -> None:
    """The unit that an office's name names; the first with a remark where none does; none of who comes from outside."""
    agency = instansi_of(
        _said(unit="Sekretariat; Bidang Pelayanan", jabatan="Pemohon; Kepala Bidang Pelayanan; Operator")
    )
    offices = repository(agency, _PROGRAM)["sops/jabatan.yaml"]
    for line in (
        "pemohon: {nama: Pemohon}\n",
        "kepala-bidang-pelayanan: {nama: Kepala Bidang Pelayanan, unit: bidang-pelayanan}\n",
        "operator: {nama: Operator, unit: sekretariat}  # unitnya dikira; betulkan bila lain\n",
    ):
        assert line in offices


@pytest.mark.parametrize(
    ("instansi", "draft", "nomor"),
    [
        ("RSUD Contoh Rekaan", "identifikasi-pasien", "SPO/…/2026"), ("UPTD Puskesmas Rekaan", "identifikasi-pasien", "SPO/…/2026"), ("SD Negeri 1 Rekaan", "penanganan-surat-masuk", "SOP/…/2026"),
        ("Pemerintah Desa Rekaan", "penanganan-surat-masuk", "SOP/…/2026"), ("Badan Persandian Rekaan", "penanganan-surat-masuk", "SOP/…/2026"),
    ],
)  # fmt: skip
def test_the_draft_is_of_what_the_agency_does(tmp_path: Path, instansi: str, draft: str, nomor: str) -> None:
    """Hospitals and clinics are offered their own sheet, usual offices and a draft about patients; all others one about letters."""
    said: dict[str, str] = {"tanggal": "2026-01-05", "instansi": instansi}
    for question in PERTANYAAN[2:]:
        said[question.key] = question.check(question.otherwise(said) or "") if question.when(said) else ""
    agency = instansi_of(said)
    files = repository(agency, _PROGRAM)
    _sound(tmp_path, files)
    assert (f"{agency.unit[0].id}/{draft}.yaml", nomor) == (draft_name(agency), agency.nomor)
    assert f"sops/{draft_name(agency)}" in files


def test_an_agency_is_its_own_unit(tmp_path: Path) -> None:
    """Who names the agency as a unit, in whatever letters, has one entry of it, alone or above others."""
    for units, there in (("puskesmas rekaan", 1), ("Tata Usaha; Puskesmas Rekaan", 2)):
        files = repository(instansi_of(_said(instansi="Puskesmas Rekaan", unit=units)), _PROGRAM)
        _sound(tmp_path / str(there), files)
        register = yaml.safe_load(files["sops/unit.yaml"])
        assert there == len(register.keys() - {"format"})
        assert "induk" not in register["puskesmas-rekaan"]


def test_one_office_does_all() -> None:
    """Who works and who signs may be the same."""
    agency = instansi_of(_said(jabatan="Kepala Dinas", pengesah="Kepala Dinas"))
    assert "pelaksana: [kepala-dinas]" in repository(agency, _PROGRAM)["sops/sekretariat/penanganan-surat-masuk.yaml"]


@pytest.mark.parametrize(
    ("lembar", "jabatan", "checks"),
    [
        ("permenpan-35-2012", "Petugas Loket; Kasubbag Umum; Bendahara", "kasubbag-umum"),
        ("permenpan-35-2012", "Staf; Kasubag TU; Kepala Bidang; Kasir", "kasubag-tu"),
        ("permenpan-35-2012", "Petugas Loket; Kasir; Bendahara", "petugas-loket"),
        ("spo-kesehatan", "Petugas Pendaftaran; Perawat; Bendahara", "perawat"),
    ],
)
def test_who_checks_in_the_first_draft(tmp_path: Path, lembar: str, jabatan: str, checks: str) -> None:
    """An office whose name says that it may, wherever it was named; where none does, who begins."""
    agency = instansi_of(_said(lembar=lembar, jabatan=jabatan))
    files = repository(agency, _PROGRAM)
    _sound(tmp_path, files)
    (entry,) = collect(tmp_path / "sops", "sops").catalog.entries.values()
    assert checks == entry.sop.pelaksana[next(one.lane for one in entry.flow.symbols if one.row == 1)].nama


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("instansi", "  ", "belum berisi"), ("instansi", "—", "belum berisi"), ("instansi", "30-11-2026", "belum berisi"), ("pengesah", "30 November 2026", "belum berisi"), ("instansi", "a" * 201, "terlalu panjang"), ("instansi", "a\u200bb", "tidak terlihat"),
        ("unit", " ; ; ", "belum berisi"), ("kertas", "f5", "Maksud Anda"), ("kertas", "koran besar", "pilihannya"), ("forge", "gitlub", "Maksud Anda"),
        ("nomor", "nanti saja", "titik-titik"), ("situs", "sop.contoh.go.id", "alamat lengkap"), ("situs", "https://a b", "alamat lengkap"), ("pemelihara", "tim sop", "nama akun"),
        ("lambang", "logo.jpg", "PNG atau SVG"), ("tanggal", "November 2026", "tahun-bulan-tanggal"), ("tanggal", "", "tahun-bulan-tanggal"), ("tanggal", "Senin, 27 November 2026", "Jumat, 27 November 2026"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be_taken(key: str, text: str, told: str) -> None:
    """They are told at once, with what to write."""
    question = next(one for one in PERTANYAAN if one.key == key)
    with pytest.raises(UnknownAnswerError, match=told):
        question.check(text)


@pytest.mark.parametrize(
    ("key", "text", "taken"),
    [
        ("tanggal", "27-11-2026", "2026-11-27"), ("tanggal", "Jumat, 27 November 2026", "2026-11-27"), ("lembar", "SOP  AP", "permenpan-35-2012"), ("kertas", "Folio", "f4"),
        ("orientasi", "landscape", "mendatar"), ("forge", "belum ada", TANPA), ("lambang", '"D:\\logo dinas.PNG"', "D:\\logo dinas.PNG"),
    ],
)  # fmt: skip
def test_answers_as_people_write_them(key: str, text: str, taken: str) -> None:
    """Dates as on paper, choices by what people call them, and names of files in quotes."""
    assert taken == next(one for one in PERTANYAAN if one.key == key).check(text)


def test_a_program_that_no_index_has_is_told_first(tmp_path: Path) -> None:
    """Before any library is installed, and with what to do, which the repository's own README says."""
    files = repository(instansi_of(_said()), _PROGRAM)
    write(tmp_path, files)
    (tmp_path / "roda").mkdir()  # so that no index is asked
    ZipFile(tmp_path / "roda/rekaan-1-py3-none-any.whl", "w").close()
    # Nobody who begins has what our own tests are run with: there the program is found already.
    own = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "MAKEFLAGS"}}
    command = ["make", "situs", f"PYTHON={sys.executable}"]
    made = run(command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False)
    assert 2 == made.returncode
    assert _PROGRAM in made.stderr
    assert ("Belum ada yang dipasang" in made.stderr, "Belum ada" in made.stdout) == (True, False)
    assert files["requirements.txt"].partition("==")[0] not in made.stdout + made.stderr
    section = "Bila programnya tidak ditemukan"
    assert f"«{section}» di README.md" in made.stderr
    assert f"### {section}" in files["README.md"]
    assert f"'{section}'" in files["sop.ps1"]


def test_the_lock_is_this_releases() -> None:
    """What a repository installs are the versions that we test with, each with its hashes, and no host of an index."""
    files = repository(instansi_of(_said()), _PROGRAM)
    assert f"{_PROGRAM}\n" == files["tatalaksana.txt"]
    lock = (Path(__file__).parents[2] / "requirements/site.txt").read_text(encoding="utf-8")
    assert lock == files["requirements.txt"]
    assert "://" not in lock
