# «Riwayat» on an SOP's page, and the pages of its revisions' differences.
from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from lxml import html

from tests.collections_on_disk import REGISTERS, SOUND
from tests.git.repository import Repository, new_repository
from tests.site.project import Project, contents, new_project

_FILES = {
    f"sops/{name}": text
    for name, text in {
        **REGISTERS,
        "biro/surat.yaml": SOUND,
        "biro/tetap.yaml": SOUND.replace("A-1", "A-2").replace("Surat", "Arsip"),
    }.items()
}
_SURAT = "sops/biro/surat.yaml"


def _versions(repository: Repository) -> list[str]:
    """The short hashes of four revisions, one of which changes nothing that is shown."""
    texts = [
        SOUND.replace("waktu: 1 jam, output: konsep", f"waktu: {hours} jam, output: konsep") for hours in (1, 2, 3)
    ]
    texts.insert(2, f"# catatan\n{texts[1]}")
    return [repository.commit(f"2024-01-0{day}", {_SURAT: text.encode()}) for day, text in enumerate(texts, 1)]


def _project(
    root: Path, plugin: dict[str, object], config: dict[str, object] | None = None
) -> tuple[Project, list[str]]:
    project = new_project(root, _FILES, plugin={"pdf": False, **plugin}, config=config)
    return project, _versions(new_repository(root))


def _items(site: Path, page: str) -> list[tuple[str, str | None]]:
    """(words, address) of each revision that a page tells."""
    root = html.document_fromstring((site / page).read_bytes())
    items = root.xpath("//section[contains(@class, 'sop-riwayat')]//li")
    return [
        (" ".join(item.text_content().split()), next((link.get("href") for link in item.iter("a")), None))
        for item in items
    ]


@pytest.mark.parametrize("directories", [True, False])
def test_revisions_with_their_differences(directories: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    """Each revision that says something else, newest first, leads to a page that is sound and leads back."""
    project, commits = _project(tmp_path, {}, {"use_directory_urls": directories})
    site = project.built("-q", "--strict")
    page = "sop/biro/surat/index.html" if directories else "sop/biro/surat.html"
    up = "../" if directories else ""
    changed = "1 perubahan substansi"
    assert [
        (f"Perubahan 4 Januari 2024 pada terbitan pertama: {changed}", f"{up}surat-beda-{commits[3]}.html"),
        (f"Perubahan 2 Januari 2024 pada terbitan pertama: {changed}", f"{up}surat-beda-{commits[1]}.html"),
        ("Awal riwayat: terbitan pertama, 1 Januari 2024", None),
    ] == _items(site, page)
    for commit, words in ((commits[3], "2 → 3"), (commits[1], "1 → 2")):
        file = site / f"sop/biro/surat-beda-{commit}.html"
        text = file.read_text(encoding="utf-8")
        html5lib.HTMLParser(strict=True).parse(text)
        root = html.document_fromstring(text)
        back = root.xpath("//nav[@aria-label='Letak halaman ini']//a/@href")[-1]
        assert back == f"../../sop/biro/surat{'/' if directories else '.html'}"
        old, new = words.split(" → ")
        assert old in "".join(one.text_content() for one in root.iter("del"))
        assert new in "".join(one.text_content() for one in root.iter("ins"))
        for address in [*root.xpath("//link/@href"), *root.xpath("//header//a/@href")]:
            target = (file.parent / address).resolve()
            assert (target / "index.html" if target.is_dir() else target).is_file()


def test_every_change_is_listed(tmp_path: Path) -> None:
    """One page has the changes of all SOP, newest first, those of drafts folded away; the front page leads to it, and each change is called by its day and edition. All of it is Indonesian, whatever language the theme has."""
    project, commits = _project(tmp_path, {}, {"theme": {"name": "material", "font": False}})
    text = _FILES["sops/biro/tetap.yaml"].replace("status: berlaku", "status: draf") + "revisi_ke: 1\n"
    last = Repository(tmp_path).commit("2024-01-05", {"sops/biro/tetap.yaml": text.encode()})
    site = project.built("-q")
    root = html.document_fromstring((site / "perubahan/index.html").read_bytes())
    assert "id" == root.get("lang")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in root.xpath("//tbody/tr")]
    assert [
        ["SOP Mikro Pengelolaan Surat", "4 Januari 2024", "terbitan pertama"],
        ["SOP Mikro Pengelolaan Surat", "2 Januari 2024", "terbitan pertama"],
        ["SOP Mikro Pengelolaan Arsip draf", "5 Januari 2024", "revisi ke-1"],
    ] == [row[:3] for row in rows]
    assert ["Tampilkan juga 1 perubahan pada 1 draf"] == [one.text_content() for one in root.xpath("//summary")]
    assert [
        f"../sop/biro/surat-beda-{commits[3]}.html",
        f"../sop/biro/surat-beda-{commits[1]}.html",
        f"../sop/biro/tetap-beda-{last}.html",
    ] == root.xpath("//tbody/tr/td[3]/a/@href")
    home = html.document_fromstring((site / "index.html").read_bytes())
    assert ["perubahan/"] == home.xpath("//a[.='Semua perubahan terbaru']/@href")
    change = html.document_fromstring((site / f"sop/biro/tetap-beda-{last}.html").read_bytes())
    assert "Perubahan 5 Januari 2024 menjadi revisi ke-1" == change.findtext(".//h1")


def test_only_as_many_as_wanted(tmp_path: Path) -> None:
    """`riwayat` says how many are told; an SOP with a single revision tells none, nor does a site without git."""
    project, commits = _project(tmp_path / "satu", {"riwayat": 1})
    site = project.built("-q")
    assert [f"../surat-beda-{commits[3]}.html"] == [address for _, address in _items(site, "sop/biro/surat/index.html")]
    assert [] == _items(site, "sop/biro/tetap/index.html")
    none, _ = _project(tmp_path / "nol", {"riwayat": 0})
    bare = new_project(tmp_path / "tanpa", _FILES, plugin={"pdf": False})
    for built in (none.built("-q"), bare.built("-q")):
        assert [] == [name for name in contents(built) if "-beda-" in name]
        assert [] == _items(built, "sop/biro/surat/index.html")


def test_same_bytes_from_the_cache(tmp_path: Path) -> None:
    """A second build takes the pages from the cache; they are the same."""
    project, _ = _project(tmp_path, {})
    before = contents(project.built("-q"))
    kept = sorted((tmp_path / ".cache/tatalaksana/beda").rglob("*"))
    assert kept
    assert before.keys() == contents(project.built("-q")).keys()
    assert kept == sorted((tmp_path / ".cache/tatalaksana/beda").rglob("*"))
    assert {name: page for name, page in before.items() if "-beda-" in name} == {
        name: page for name, page in contents(project.site).items() if "-beda-" in name
    }


def test_a_past_that_is_no_other_stands(tmp_path: Path) -> None:
    """Of SOP without another commit, neither the page of a revision nor what is told of it is made again; of one with, both are."""
    project, [first, *_] = _project(tmp_path, {})
    site = project.built("-q")
    kept = site / f"sop/biro/surat-beda-{first}.html"
    other = _FILES["sops/biro/tetap.yaml"]
    repository = Repository(tmp_path)
    before = {file: (file.stat().st_ino, file.read_bytes()) for file in site.glob("sop/biro/surat-beda-*")}
    assert before
    project.write("sops/biro/tetap.yaml", other.replace("1 jam", "2 jam"))
    project.built("-q")
    new = repository.commit("2024-01-04")
    project.built("-q")
    assert not kept.exists()
    assert {file: (file.stat().st_ino, file.read_bytes()) for file in before} == before
    assert (site / f"sop/biro/tetap-beda-{new}.html").exists()
    assert _items(site, "sop/biro/surat/index.html")[0][1] is not None
    [changed, *_] = before
    changed.unlink()
    project.built("-q")
    assert changed.read_bytes() == before[changed][1]
    stands = changed.stat().st_ino
    repository.commit("2024-02-01", {"catatan.txt": b"hari lain"})
    project.built("-q")
    assert "1 Februari 2024" in (site / "index.html").read_text(encoding="utf-8")
    assert (changed.stat().st_ino, changed.read_bytes()) == (stands, before[changed][1])
    repository.git("rm", "-q", "sops/biro/surat.yaml")
    repository.git("commit", "-q", "-m", "Hapus", day="2024-03-01")
    project.built("-q")
    assert [*site.glob("sop/biro/surat-beda-*")] == []
