# What people do to a collection between two builds, at random: edits, renames, deletions, registers, profiles, the day, commits, pages.
from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

import yaml

from tests.bench import generator
from tests.bench.seeds import seeds_in
from tests.bench.words import UNITS
from tests.collections_on_disk import SOPS
from tests.git.repository import Repository, new_repository
from tests.site.project import Project, new_project

_WORDS = ("berkala", "bersama", "tertulis", "internal", "terpadu", "lanjutan")
FORM = "sops/formulir/bukti-tugas.yaml"


def collection(root: Path, count: int, *, pdf: bool, theme: str = "material") -> Project:
    """A project with generated SOP, a form that some of them name, and a written page."""
    plugin = {"pdf": pdf, "tanggal": "2026-11-21"}
    config: dict[str, Any] = {
        "plugins": [{"sop": {**plugin, "panduan": False}}, {"formulir": {"pdf": pdf}}],
        "nav": [{"Beranda": "index.md"}, "sop.md", "formulir.md", {"Catatan": "catatan.md"}],
        "site_url": "https://sop.contoh.go.id/",
    }
    if theme != "material":
        config["theme"] = {"name": theme}
    project = new_project(root, {}, config=config)
    seeds = seeds_in(SOPS)
    generator.write(generator.sops(seeds, count), seeds, root / "sops", SOPS / "profil")
    first = sorted(_sops(root))[0].relative_to(root / "sops").with_suffix("")
    project.write("docs/catatan.md", f"# Catatan\n\nLihat [satu SOP](sop/{first}.md).\n")
    project.write(
        FORM,
        {
            "judul": "Bukti penyerahan tugas",
            "isian": [{"type": "text", "name": "nama", "label": "Nama"}],
        },
    )
    repository = new_repository(root)
    repository.git("add", "sops")
    repository.git("commit", "-q", "-m", "Awal")
    return project


def changed(root: Path, chance: Random) -> str:
    """One change; what it was."""
    name = chance.choice([*_CHANGES])
    _CHANGES[name](root, chance)
    return name


def _sops(root: Path) -> Iterator[Path]:
    return (file for file in (root / "sops").glob("*/*.yaml") if file.parent.name in UNITS)


def _one(root: Path, chance: Random) -> tuple[Path, dict[str, Any]]:
    file = chance.choice(sorted(_sops(root)))
    return file, yaml.safe_load(file.read_text(encoding="utf-8"))


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _text(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    step = chance.choice(data["kegiatan"])
    step["uraian"] = f"{step['uraian']} {chance.choice(_WORDS)}"
    _write(file, data)


def _time(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    chance.choice(data["kegiatan"])["waktu"] = f"{chance.randint(2, 90)} Menit"
    _write(file, data)


def _title(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    data["judul"] = f"{data['judul']} {chance.choice(_WORDS).capitalize()}"
    _write(file, data)


def _status(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    data["status"] = "draf" if data["status"] == "berlaku" else "berlaku"
    _write(file, data)


def _shorter(root: Path, chance: Random) -> None:
    """Its last step goes, if nothing leads there."""
    file, data = _one(root, chance)
    last = data["kegiatan"][-1]
    if (
        len(data["kegiatan"]) > 4
        and "id" not in last
        and "keputusan" not in data["kegiatan"][-2]
        and "simbol" not in last
    ):
        del data["kegiatan"][-1]
        _write(file, data)


def _gone(root: Path, chance: Random) -> None:
    if len([*_sops(root)]) > 6:
        chance.choice(sorted(_sops(root))).unlink()


def _renamed(root: Path, chance: Random) -> None:
    file, _ = _one(root, chance)
    file.rename(file.with_stem(f"{file.stem[:60]}-{chance.randint(2, 99999)}"))


def _copied(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    number = chance.randint(2, 99999)
    data |= {"nomor": f"{data['nomor']}-{number}", "judul": f"{data['judul']} {number}"}
    _write(file.with_stem(f"salinan-{number}"), data)


def _form_named(root: Path, chance: Random) -> None:
    file, data = _one(root, chance)
    step = chance.choice(data["kegiatan"])
    step["formulir"] = "bukti-tugas"
    _write(file, data)


def _form(root: Path, chance: Random) -> None:
    file = root / FORM
    data = json.loads(file.read_text(encoding="utf-8"))
    data["judul"] = f"Bukti penyerahan tugas {chance.choice(_WORDS)}"
    _write(file, data)


def _register(name: str, key: str) -> Callable[[Path, Random], None]:
    def change(root: Path, chance: Random) -> None:
        file = root / "sops" / f"{name}.yaml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        one = data[chance.choice(sorted(data))]
        one[key] = f"{one['nama' if 'nama' in one else 'judul']} {chance.choice(_WORDS)}"
        _write(file, data)

    return change


def _profile(root: Path, chance: Random) -> None:
    [file] = (root / "sops" / "profil").glob("*.yaml")
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^instansi:.*\n", "", text)
    file.write_text(f"instansi: KEMENTERIAN PERCOBAAN {chance.choice(_WORDS).upper()}\n{text}", encoding="utf-8")


def _settings(key: str, value: Callable[[Random], str]) -> Callable[[Path, Random], None]:
    def change(root: Path, chance: Random) -> None:
        file = root / "mkdocs.yml"
        said = json.dumps(value(chance))
        file.write_text(
            re.sub(rf'"{key}": "[^"]*"', f'"{key}": {said}', file.read_text(encoding="utf-8")), encoding="utf-8"
        )

    return change


def _page(root: Path, chance: Random) -> None:
    file = root / "docs" / "catatan.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nDan {chance.choice(_WORDS)}.\n", encoding="utf-8")


def _committed(root: Path, chance: Random) -> None:
    _commit(root, chance)


def _amended(root: Path, chance: Random) -> None:
    """The last commit is another one."""
    _commit(root, chance, "--amend")


def _commit(root: Path, chance: Random, *options: str) -> None:
    repository = Repository(root)
    repository.git("add", "-A", "sops")
    day = f"2026-{chance.randint(1, 11):02}-{chance.randint(10, 28)}"
    repository.git("commit", "-q", "--allow-empty", "-m", "Perubahan", *options, day=day)


def _nothing(root: Path, chance: Random) -> None:
    del root, chance


def _site_lost(root: Path, chance: Random) -> None:
    """Somebody deletes a file of the site, or writes into one."""
    found = sorted((root / "site").rglob("*.html"))
    if found:
        file = chance.choice(found)
        if chance.random() < 0.5:
            file.unlink()
        else:
            content = file.read_bytes()
            file.unlink()
            file.write_bytes(content + b"<!-- lain -->")


def _all_lost(root: Path, chance: Random) -> None:
    del chance
    shutil.rmtree(root / "site", ignore_errors=True)


_CHANGES: Mapping[str, Callable[[Path, Random], None]] = MappingProxyType(
    {
        "uraian": _text, "waktu": _time, "judul": _title, "status": _status, "langkah terakhir": _shorter, "dihapus": _gone,
        "berkas berganti nama": _renamed, "disalin": _copied, "formulir disebut": _form_named, "formulir": _form,
        "nama jabatan": _register("jabatan", "nama"), "singkatan jabatan": _register("jabatan", "singkatan"),
        "nama unit": _register("unit", "nama"), "peraturan": _register("peraturan", "judul"), "profil": _profile,
        "hari": _settings("tanggal", lambda chance: f"{chance.choice((2019, 2026, 2027))}-{chance.randint(10, 12)}-{chance.randint(10, 28)}"),
        "nama situs": _settings("site_name", lambda chance: f"SOP {chance.choice(_WORDS)}"),
        "dicatat di git": _committed, "catatan terakhir diubah": _amended,
        "halaman": _page, "tidak ada": _nothing, "situs dirusak": _site_lost, "situs dihapus": _all_lost,
    }
)  # fmt: skip
"""What may happen, in an order that stays."""
