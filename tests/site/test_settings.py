# mkdocs.yml beyond our own options: what is misspelt, missing or of another time is told in Indonesian, with the near one.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.cli.setelan import SETTING_KEYS
from tatalaksana.site.config import ForgeConfig, FormulirConfig, SopConfig
from tatalaksana.site.settings import settings_doubts
from tests.site.project import REPOSITORY, new_project

_SOUND = "site_name: SOP\ntheme: {name: material, language: id}\nplugins:\n  - sop\n  - formulir\n"


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_SOUND, []),
        (_SOUND.replace("site_name", "site_nama"), ["«site_nama» tidak dikenal. Maksud Anda «site_name»?", "«site_name» belum ada. Tulis nama situsnya, misalnya «site_name: SOP Dinas Contoh»."]),
        (_SOUND + "situs_url: x\n", ["«situs_url» tidak dikenal. Maksud Anda «site_url»?"]),
        (_SOUND + "qqqq: x\n", ["«qqqq» tidak dikenal. Hapus, atau periksa ejaannya."]),
        (_SOUND + "pages:\n  - index.md\n", ["«pages» tidak dipakai di sini. Namanya sekarang «nav»."]),
        (_SOUND + "theme_dir: tema\n", ["«theme_dir» tidak dipakai di sini. Tulis di bawah «theme», sebagai «custom_dir»."]),
        (_SOUND + "tanggal: 2026-01-01  # hari ini\n", ["«tanggal» tidak dipakai di sini. Itu pilihan plugin: tulis di bawah «plugins: - sop:», lebih menjorok."]),
        (_SOUND + "situs: https://sop.contoh.go.id\n", ["«situs» tidak dipakai di sini. Itu bagian profil: tulis di sops/profil/."]),
        (_SOUND.replace("formulir", "formulr"), ["Plugin «formulr» tidak terpasang. Maksud Anda «formulir»?"]),
        (_SOUND.replace("- sop\n", "- sop:\n      repositori:\n        - bukan-plugin\n"), []),
        (_SOUND.replace("material", "materail"), ["Tema «materail» tidak terpasang. Maksud Anda «material»?"]),
        (_SOUND.replace("{name: material, language: id}", "\n  name: materil\n  language: id"), ["Tema «materil» tidak terpasang. Maksud Anda «material»?"]),
        (_SOUND.replace("{name: material, language: id}", "materia"), ["Tema «materia» tidak terpasang. Maksud Anda «material»?"]),
        (_SOUND + "docs_dir: halaman\n", ["Folder «halaman» tidak ada. Buat, walau kosong: di situ tempat halaman yang ditulis tangan."]),
        ("INHERIT: dasar.yml\n", []),
    ],
)  # fmt: skip
def test_what_is_doubtful(place: Path, text: str, said: list[str]) -> None:
    """Each with what to write in its place; a sound file gives nothing."""
    assert said == list(settings_doubts(text, place))


@pytest.mark.parametrize("file", [REPOSITORY / "mkdocs.yml"])
def test_our_own_settings_are_sound(file: Path) -> None:
    """The settings of this repository, with a nav, options and a tag, are none of it doubtful."""
    assert [] == list(settings_doubts(file.read_text(encoding="utf-8"), file.parent))


def test_a_build_tells_it(tmp_path: Path) -> None:
    """Beside what MkDocs says; with `--strict` it counts, as with MkDocs itself."""
    project = new_project(tmp_path, {}, config={"situs_url": "https://sop.contoh.go.id/"})
    settings = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "situs_url: x\nsite_name: SOP\nplugins:\n  - sop\n  - formulr\n", encoding="utf-8"
    )
    outcome = project.build()
    assert settings
    assert 0 != outcome.code
    for said in ("mkdocs.yml: «situs_url» tidak dikenal. Maksud Anda «site_url»?", "Plugin «formulr» tidak terpasang."):
        assert said in outcome.output


def test_the_command_knows_every_option() -> None:
    """What `sop cek` takes for keys where mkdocs.yml can't be read: the command does not load MkDocs, so it has them by itself."""
    ours = {name for config in (SopConfig(), FormulirConfig(), ForgeConfig()) for name, _ in config._schema}
    assert ours <= {*SETTING_KEYS}
