# Addresses of forges, and the page of what is not yet published, which leads to them with a draft.
from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tatalaksana.catalog import UNPUBLISHED
from tatalaksana.facts import facts_of
from tatalaksana.model import Sop, parse
from tatalaksana.render.html import Addresses, Forge, ForgeKind, Surroundings
from tatalaksana.render.html.place import Place
from tatalaksana.render.situs.lists import unpublished_html
from tatalaksana.source import data_of
from tests.collections_on_disk import catalog, draft

FILES = {"biro/induk.yaml": draft("Induk", "makro", "keterkaitan: ['SOP Mikro Anak «&<b>» 100%']\n")}


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (
            ForgeKind.GITHUB,
            "https://git.contoh.go.id/a/b/new/main?filename=sops%2Fbiro%2Fx%20y.yaml&value=judul%3A%20%26%0A",
        ),
        (
            ForgeKind.GITEA,
            "https://git.contoh.go.id/a/b/_new/main/sops/biro/?filename=x%20y.yaml&value=judul%3A%20%26%0A",
        ),
        (
            ForgeKind.FORGEJO,
            "https://git.contoh.go.id/a/b/_new/main/sops/biro/?filename=x%20y.yaml&value=judul%3A%20%26%0A",
        ),
        (ForgeKind.GITLAB, None),
    ],
)
def test_new_file(kind: ForgeKind, address: str | None) -> None:
    """Each forge's own way of beginning a file with a text; none where there is no such way."""
    forge = Forge(kind, "https://git.contoh.go.id/a/b", "main")
    assert forge.new("sops/biro/x y.yaml", "judul: &\n") == address


def test_too_long_for_an_address() -> None:
    """What servers would refuse is not offered."""
    assert Forge(ForgeKind.GITHUB, "https://contoh.go.id/a/b", "main").new("x.yaml", "a" * 9000) is None


def test_page_offers_the_draft(tmp_path: Path) -> None:
    """The button's address holds a sound SOP; without a forge the same text is there to copy."""
    found = catalog(tmp_path, FILES)
    forge = Forge(ForgeKind.GITEA, "https://git.contoh.go.id/a/b", "main")
    html = unpublished_html(
        Place(UNPUBLISHED, facts_of(found), Surroundings("Contoh", Addresses(directories=True), forge))
    )
    address = unescape(html.split('class="sop-tombol" href="')[1].split('"')[0])
    given = parse_qs(urlsplit(address).query)
    sop = parse(Sop, data_of(given["value"][0]))
    assert isinstance(sop, Sop)
    assert (sop.nama_lengkap, sop.keterkaitan[0].teks) == ("SOP Mikro Anak «&<b>» 100%", "SOP Makro Induk")
    assert given["filename"] == ["anak-b-100.yaml"]
    alone = unpublished_html(Place(UNPUBLISHED, facts_of(found), Surroundings("Contoh", Addresses(directories=True))))
    assert "sop-tombol" not in alone
    assert unescape(alone.split('<code tabindex="0">')[1].split("</code>")[0]) == given["value"][0]
    assert "<code>sops/biro/anak-b-100.yaml</code>" in alone
