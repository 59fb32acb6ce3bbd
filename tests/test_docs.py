# The hand-written pages can't rot: every YAML example in them is run, every key and option must be told.
from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tatalaksana.catalog import MODELS, collect
from tatalaksana.cli.commands import COMMANDS
from tatalaksana.formulir import Formulir, Isian, Type, flaws_of
from tatalaksana.formulir.rumus import FUNGSI
from tatalaksana.model import Kegiatan, Sop, flow_of, key_words, parse
from tatalaksana.model.kegiatan import Simbol
from tatalaksana.render.panduan import GUIDES, guide_text
from tatalaksana.site.config import forge_of
from tatalaksana.source import Data, Document, Severity, read
from tests.house import PICTURE, drawing
from tests.test_imports import MAY_IMPORT

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "plugins" / "tatalaksana"
EDITORS = ("panduan-penyunting", "panduan-isi", "panduan-masalah", "panduan-perintah")
GUIDE = "".join(map(guide_text, EDITORS))
"""What editors are told, on four pages: one would be too heavy."""
FORM_GUIDE = guide_text("panduan-formulir")

MINIMAL = """
judul: Contoh
jenis: mikro
unit: dinas-contoh
pelaksana:
  - {id: petugas, jabatan: petugas-loket}
  - {id: kasubbag, jabatan: kasubbag-umum}
  - {id: sekretaris, jabatan: sekretaris-dinas-contoh}
kegiatan:
  - uraian: Menerima permohonan
    pelaksana: petugas
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced YAML block of a page."""

    where: str
    kind: str
    """`contoh` is a whole file, `cuplikan` a part of one, `salah` a part with the error that it is named after."""
    name: str
    text: str


_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"^# (contoh|cuplikan|salah): (.+)$", re.MULTILINE)


def _examples() -> Iterator[Example]:
    texts = {page.name: page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("*.md"))}
    for page, text in {**texts, **{f"{name}.md": guide_text(name) for name in GUIDES}}.items():
        for found in _FENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            mark = _MARK.search("\n".join(found[1].splitlines()[:2]))
            kind, name = (mark[1], mark[2]) if mark else ("", "")
            yield Example(f"{page}:{line}", kind, name, found[1])


EXAMPLES = tuple(_examples())


def _of(kind: str) -> list[Example]:
    return [example for example in EXAMPLES if example.kind == kind]


def _name(example: Example) -> str:
    return f"{example.where} {example.name}"


def _data(example: Example) -> dict[str, Data]:
    document = read(example.where, example.text)
    assert isinstance(document, Document), document
    assert isinstance(document.data, dict)
    return document.data


def _schema_of(example: Example) -> str:
    """The schema that the file named in an example follows."""
    path = Path(example.name.split()[0])
    if path.suffix == ".yaml" and path.parent == Path("sops"):
        return path.stem
    return path.parent.name if path.parent.name in MODELS else "sop"


def _completed(example: Example) -> dict[str, Data]:
    """A fragment, put into the smallest SOP that has the lanes of the worked example."""
    whole = read("minimal", MINIMAL)
    assert isinstance(whole, Document)
    assert isinstance(whole.data, dict)
    return whole.data | _data(example)


def write_worked_example(root: Path) -> None:
    """Write the files of the guide's example below `root`."""
    for example in _of("contoh"):
        if example.name.endswith(".yaml"):
            file = root / example.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(example.text, encoding="utf-8")


def test_examples_are_marked() -> None:
    """Every YAML block says what it is, so that none escapes the tests below."""
    assert [example.where for example in EXAMPLES if not example.kind] == []
    assert _of("contoh")
    assert _of("cuplikan")


@pytest.mark.parametrize("example", _of("contoh"), ids=_name)
def test_whole_examples_hold(example: Example) -> None:
    """A file shown in the guide is what its model takes; an SOP's chart is whole too."""
    value = parse(MODELS[_schema_of(example)], _data(example))
    assert not isinstance(value, tuple), value
    if isinstance(value, Sop):
        assert flow_of(value)[1] == ()
    if isinstance(value, Formulir):
        assert list(flaws_of(value)) == []


@pytest.mark.parametrize(
    "example", [one for one in _of("cuplikan") if not one.name.startswith("mkdocs.yml")], ids=_name
)
def test_fragments_hold(example: Example, tmp_path: Path) -> None:
    """A fragment fits into an SOP, its chart is whole, and among the worked example's files it is free of errors."""
    value = parse(Sop, _completed(example))
    assert isinstance(value, Sop), value
    assert flow_of(value)[1] == ()
    write_worked_example(tmp_path)
    # JSON is YAML too.
    (tmp_path / "sops/dinas-contoh/cuplikan.yaml").write_text(json.dumps(_completed(example)), encoding="utf-8")
    problems = collect(tmp_path / "sops", "sops").problems
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("example", _of("salah"), ids=_name)
def test_wrong_examples_are_wrong(example: Example) -> None:
    """An example of a mistake has the mistake it is there for."""
    value = parse(Sop, _completed(example))
    findings = flow_of(value)[1] if isinstance(value, Sop) else value
    assert example.name in {finding.code for finding in findings}


def test_worked_example_has_no_problems(tmp_path: Path) -> None:
    """The files of the worked example, together, give not even a warning."""
    write_worked_example(tmp_path)
    collection = collect(tmp_path / "sops", "sops")
    assert collection.problems == ()
    assert sorted(collection.catalog.entries) == [
        "dinas-contoh/pelayanan-umum-kantor", "dinas-contoh/peminjaman-ruang-rapat",
    ]  # fmt: skip


def test_problem_shown_is_the_problem_given(tmp_path: Path) -> None:
    """The line that teaches how to read a problem is the one that the worked example would give."""
    write_worked_example(tmp_path)
    file = tmp_path / "sops/dinas-contoh/peminjaman-ruang-rapat.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("tidak: penerimaan}", "tidak: penerimaaan}"), encoding="utf-8")
    (problem,) = collect(tmp_path / "sops", "sops").problems
    assert f"\n{problem}\n" in GUIDE
    assert f"\n{problem}\n" in guide_text("mengusulkan-perubahan")


def test_site_configuration_example_holds(tmp_path: Path) -> None:
    """The part of mkdocs.yml that names the repository is understood by the plugin."""
    (example,) = (one for one in _of("cuplikan") if one.name == "mkdocs.yml")
    (tmp_path / "docs").mkdir()
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: Contoh\n{example.text}", encoding="utf-8")
    plugin = load_config(str(file)).plugins["sop"]
    forge = forge_of(plugin.config)
    assert forge is not None
    assert [name for name in plugin.config if not re.search(rf"\b{name}\b", GUIDE)] == []
    assert forge.edit("sops/a/b.yaml") == "https://git.contoh.go.id/tatalaksana/sop/_edit/main/sops/a/b.yaml"


def test_site_with_forms_example_holds(tmp_path: Path) -> None:
    """The part of mkdocs.yml that turns the plugin on is understood, and its options are told."""
    (example,) = (one for one in _of("cuplikan") if one.name == "mkdocs.yml dengan formulir")
    (tmp_path / "docs").mkdir()
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: Contoh\n{example.text}", encoding="utf-8")
    plugin = load_config(str(file)).plugins["formulir"]
    assert [name for name in plugin.config if f"`{name}" not in FORM_GUIDE] == []


def test_problem_of_a_form_shown_is_the_problem_given(tmp_path: Path) -> None:
    """The line in the guide to forms is the one that its example would give."""
    write_worked_example(tmp_path)
    file = tmp_path / "sops/formulir/kehadiran-rapat.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("${tempat}", "${tmpat}"), encoding="utf-8")
    (problem,) = collect(tmp_path / "sops", "sops").problems
    assert f"\n{problem}\n" in FORM_GUIDE


def test_every_word_of_forms_is_told() -> None:
    """The guide to forms mentions each key of a form and a field, each type, each function and sign of formulas."""
    assert [
        name for model in (Formulir, Isian) for name in model.model_fields if not re.search(rf"\b{name}\b", FORM_GUIDE)
    ] == []
    assert [kind.value for kind in Type if f"| `{kind.value}` |" not in FORM_GUIDE] == []
    assert [name for name in FUNGSI if f"`{name}(" not in FORM_GUIDE] == []
    assert [
        sign
        for sign in ("=", "!=", "<", "<=", ">", ">=", "and", "or", "+", "-", "*", "div", ".")
        if f"`{sign}`" not in FORM_GUIDE
    ] == []


@pytest.mark.parametrize("model", [Sop, Kegiatan, Simbol], ids=lambda model: model.__name__)
def test_every_key_is_told(model: type[Sop | Kegiatan | Simbol]) -> None:
    """The guide mentions each key of an SOP, of a step and of a symbol."""
    assert [name for name in model.model_fields if re.search(rf"\b{name}\b", GUIDE) is None] == []


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_every_key_is_in_the_glossary(kind: str) -> None:
    """The developers' glossary has each key of an SOP, of the registers, profiles and forms, in whatever group it stands."""
    told = set(
        re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", (DOCS / "glosarium.md").read_text(encoding="utf-8"))))
    )
    assert sorted(key_words(MODELS[kind]) - told) == []


def test_every_decision_is_listed() -> None:
    """The list of decisions has each page, by its own title, and each page has its four parts."""
    folder = DOCS / "keputusan"
    listed = (DOCS / "keputusan.md").read_text(encoding="utf-8")
    for page in sorted(folder.glob("[0-9]*.md")):
        title, *parts = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert f"- [{title}](keputusan/{page.name})\n" in listed
        assert ["Context", "Decision", "Price", "Figure"] == parts, page.name


def test_the_house_is_drawn_as_it_is() -> None:
    """The picture of the rooms is that of the rule on imports, and the architecture page tells of each room; `python -m tests.house` draws it anew."""
    assert drawing() == PICTURE.read_text(encoding="utf-8")
    wide = int(re.findall(r'width="(\d+)"', drawing())[0])
    assert [x for x in map(float, re.findall(r'<rect x="([-\d.]+)"', drawing())) if not 0 <= x < wide - 78] == []
    page = (DOCS / "arsitektur.md").read_text(encoding="utf-8")
    assert [room for room in MAY_IMPORT if f"| `{room}" not in page] == []


def test_every_command_and_option_is_told() -> None:
    """The guides of those who edit, who propose and who begin mention each command, option and choice of `sop`."""
    told = ["--help", "--version"]
    for command in (import_module(f"tatalaksana.cli.{name.replace('-', '_')}") for name in COMMANDS):
        parser = argparse.ArgumentParser()
        command.add_options(parser)
        told.append(f"sop {command.NAME}")
        for action in parser._actions:
            told += [*action.option_strings, *(f"`{choice}`" for choice in action.choices or ())]
    guides = GUIDE + guide_text("mengusulkan-perubahan") + (DOCS / "memulai.md").read_text(encoding="utf-8")
    assert [word for word in told if word not in guides] == []


def test_problem_codes_exist() -> None:
    """The table of common problems names codes that the checks really give."""
    sources = "".join(file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py")))
    tables = (
        GUIDE.partition("## Masalah yang paling sering")[2],
        FORM_GUIDE.partition("| Kode |")[2].partition("\n\n")[0],
    )
    assert all(tables)
    codes = [code for table in tables for code in re.findall(r"^\| `([a-z0-9-]+)` \|", table, re.MULTILINE)]
    assert len(codes) > 30
    assert [code for code in codes if f'"{code}"' not in sources] == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_readme_is_not_stale(name: str) -> None:
    """Each README names every command and every folder that there is, no others, and leads to files that are there."""
    readme = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(?:\.venv/bin/)?sop ([a-z-]+)", readme, re.MULTILINE)) | {"cek"} == set(COMMANDS)
    named = re.findall(r"^\| `([a-z/]+)/` \|", readme, re.MULTILINE)
    assert {folder.split("/")[0] for folder in named} == {"docs", "plugins", "requirements", "sops", "tests"}
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", readme)
    assert len(links) > 10
    assert [path for path in [*named, *links] if not (ROOT / path).exists()] == []
    assert len(re.findall(r"!\[[^]]{20,}\]\(", readme)) == 3


def test_make_targets_are_told() -> None:
    """The README names every target of the Makefile; no page names one that is not there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split())
    assert targets <= set(re.findall(r"make ([a-z-]+)", readme))
    assert set(re.findall(r"`make ([a-z-]+)`", readme)) <= targets


def test_guides_name_what_an_agency_has() -> None:
    """A guide names no target of make and no word of the PowerShell script that an agency's repository has not."""
    begun = (PACKAGE / "mulai/kerangka/Makefile").read_text(encoding="utf-8")
    words = (PACKAGE / "mulai/kerangka/sop.ps1").read_text(encoding="utf-8")
    guides = "".join(map(guide_text, GUIDES))
    named = set(re.findall(r"`make ([a-z-]+)`", guides))
    assert named
    assert [one for one in named if f"\n{one}:" not in begun] == []
    assert [one for one in re.findall(r"`\.\\sop\.ps1 ([a-z]+)`", guides) if f'"{one}"' not in words] == []
