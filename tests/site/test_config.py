# What is wrong with a plugin's options in mkdocs.yml, told so that their writer can mend it.
from __future__ import annotations

from typing import Any

import pytest
from mkdocs.exceptions import ConfigurationError

from tatalaksana.site.config import FormulirConfig, SopConfig, forge_of
from tatalaksana.site.formulir_plugin import FormulirPlugin
from tatalaksana.site.plugin import SopPlugin


def _told(config: SopConfig | FormulirConfig, options: dict[str, Any]) -> list[str]:
    config.load_dict(options)
    failed, warnings = config.validate()
    assert [] == warnings
    return [f"{key}: {error}" for key, error in failed]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, []),
        ({"folder": "sops", "pdf": False, "riwayat": 0, "repositori": {"alamat": "https://git.contoh.go.id/a"}}, []),
        ({"riwayta": 5}, ["riwayta: Pilihan «riwayta» tidak dikenal. Maksud Anda «riwayat»?"]),
        ({"pdf_daraf": True}, ["pdf_daraf: Pilihan «pdf_daraf» tidak dikenal. Maksud Anda «pdf_draf»?"]),
        (
            {"zzz": 1},
            ["zzz: Pilihan «zzz» tidak dikenal. Yang dikenal: folder, pdf, pdf_draf, riwayat, tanggal, pencarian, panduan, repositori, ketat, kluster, simpanan."],
        ),
        ({"pdf": "ya"}, ["pdf: «ya» bukan nilai untuk «pdf». Tulis true atau false."]),
        ({"riwayat": "banyak"}, ["riwayat: «banyak» bukan nilai untuk «riwayat». Tulis bilangan bulat, misalnya 5."]),
        ({"riwayat": -1}, ["riwayat: «-1» bukan nilai untuk «riwayat». Tulis bilangan bulat, misalnya 5."]),
        ({"folder": 3}, ["folder: «3» bukan nilai untuk «folder». Tulis satu teks."]),
        ({"tanggal": "besok"}, ["tanggal: «besok» bukan tanggal. Tulis tahun-bulan-tanggal, misalnya 2026-11-21."]),
        (
            {"repositori": {"jenis": "gitlap"}},
            ["repositori: «jenis»: «gitlap» bukan nilai untuk «jenis». Maksud Anda «gitlab»?"],
        ),
        (
            {"repositori": {"proksi": "https://lain.example/"}},
            ["repositori: «proksi»: Tulis jalur di situs ini, misalnya «/repositori/»."],
        ),
        ({"repositori": {"almat": "x"}}, ["repositori: «almat»: Pilihan «almat» tidak dikenal. Maksud Anda «alamat»?"]),
        (
            {"repositori": {"alamat": "git.contoh"}},
            ["repositori: «alamat»: «git.contoh» bukan nilai untuk «alamat». Tulis alamat lengkap, misalnya https://git.contoh.go.id/biro/sop."],
        ),
    ],
)  # fmt: skip
def test_options(options: dict[str, Any], said: list[str]) -> None:
    """A misspelt option is answered with the near one, a wrong value with what to write; neither is passed over."""
    assert said == _told(SopConfig(), options)


@pytest.mark.parametrize(("plugin", "name"), [(SopPlugin(), "sop"), (FormulirPlugin(), "formulir")])
def test_what_is_refused_is_told_without_a_word_of_english(plugin: SopPlugin | FormulirPlugin, name: str) -> None:
    """MkDocs does not get to put its own words before ours, and all options are told at once."""
    assert ([], []) == plugin.load_config({"pdf": True})
    with pytest.raises(ConfigurationError) as refused:
        plugin.load_config({"pfd": True, "ketat": "ya"})
    assert (
        f"mkdocs.yml, plugin «{name}», «ketat»: «ya» bukan nilai untuk «ketat». Tulis true atau false.\n"
        f"mkdocs.yml, plugin «{name}», «pfd»: Pilihan «pfd» tidak dikenal. Maksud Anda «pdf»?"
    ) == str(refused.value)


def test_options_of_forms() -> None:
    """The other plugin's options are told alike."""
    assert ["pemisah_cvs: Pilihan «pemisah_cvs» tidak dikenal. Maksud Anda «pemisah_csv»?"] == _told(
        FormulirConfig(), {"pemisah_cvs": ","}
    )
    assert ["pemisah_csv: «:» bukan nilai untuk «pemisah_csv». Yang dikenal: ;, ,."] == _told(
        FormulirConfig(), {"pemisah_csv": ":"}
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"proksi": ""}, {}),
        ({"proksi": "/repositori"}, {"proxy": "/repositori/"}),
        ({"proksi": "/sop/git/"}, {"proxy": "/sop/git/"}),
        ({"aplikasi": "id-situs"}, {"application": "id-situs"}),
    ],
)
def test_pages_ask_a_forge_through_the_site(given: dict[str, str], told: dict[str, str]) -> None:
    """Where the site passes questions on, the editor's page is told; elsewhere it asks the forge itself. So is as whom the forge knows the site."""
    config = SopConfig()
    place = {"alamat": "https://git.contoh.go.id/biro/sop/", "jenis": "gitlab", **given}
    assert [] == _told(config, {"repositori": place})
    forge = forge_of(config)
    assert forge is not None
    assert forge.place == {
        "kind": "gitlab", "address": "https://git.contoh.go.id/biro/sop", "branch": "main",
        "edit": "https://git.contoh.go.id/biro/sop/-/edit/main/", **told,
    }  # fmt: skip
