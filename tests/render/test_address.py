# Addresses between pages.
from __future__ import annotations

import posixpath

import pytest

from tatalaksana.render.html import Addresses, Forge, ForgeKind

_PAGES = ("index", "sop/a/b", "sop/a/c", "sop/d/b", "unit/a", "belum-diterbitkan", "panduan/index")


@pytest.mark.parametrize(
    ("page", "folder", "file"),
    [
        ("index", "", "index.html"),
        ("sop/a/b", "sop/a/b/", "sop/a/b.html"),
        ("panduan/index", "panduan/", "panduan/index.html"),
    ],
)
def test_pages_have_both_kinds_of_address(page: str, folder: str, file: str) -> None:
    """A page's address is its folder, or its file where the site has no directory URLs."""
    assert folder == Addresses().of(page)
    assert file == Addresses(directories=False).of(page)


@pytest.mark.no_cover
@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("here", _PAGES)
@pytest.mark.parametrize("there", _PAGES)
def test_links_lead_from_page_to_page(here: str, there: str, directories: bool) -> None:  # noqa: FBT001
    """From any page to any other, also to itself, following the link as a browser does arrives there."""
    addresses = Addresses(directories=directories)
    href = addresses.href(here, there)
    assert href
    assert _followed(addresses.of(here), href) == addresses.of(there)


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("here", _PAGES)
def test_links_lead_to_files(here: str, directories: bool) -> None:  # noqa: FBT001
    """From any page a file is found by its name from the root."""
    addresses = Addresses(directories=directories)
    for file in ("assets/a.css", "sop/a/x.png", "x.json"):
        assert file == _followed(addresses.of(here), addresses.to_file(here, file))


def test_anchors() -> None:
    """An anchor on the page itself is only that; elsewhere it follows the address."""
    assert Addresses().href("sop/a/b", "sop/a/b", "langkah-1") == "#langkah-1"
    assert Addresses().href("sop/a/b", "sop/a/c", "langkah-1") == "../c/#langkah-1"
    assert Addresses(directories=False).href("sop/a/b", "sop/a/c", "langkah-1") == "c.html#langkah-1"


def _followed(here: str, href: str) -> str:
    """Where a browser goes from an address by a relative link."""
    folder = "/" + here.rpartition("/")[0]
    there = posixpath.normpath(posixpath.join(folder, href))
    if href.endswith(("/", ".")) and there != "/":
        there += "/"
    return there.lstrip("/")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (ForgeKind.GITHUB, "https://f.example/a/b/edit/kerja/baru/sops/x%20y.yaml"),
        (ForgeKind.GITLAB, "https://f.example/a/b/-/edit/kerja/baru/sops/x%20y.yaml"),
        (ForgeKind.GITEA, "https://f.example/a/b/_edit/kerja/baru/sops/x%20y.yaml"),
        (ForgeKind.FORGEJO, "https://f.example/a/b/_edit/kerja/baru/sops/x%20y.yaml"),
    ],
)
def test_each_forge_edits_in_its_own_way(kind: ForgeKind, address: str) -> None:
    """Each kind of forge has its address for editing a file, with slashes kept and spaces written as addresses do."""
    assert address == Forge(kind, "https://f.example/a/b", "kerja/baru").edit("sops/x y.yaml")
