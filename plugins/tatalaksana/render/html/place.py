# What every page is rendered with: where it stands, and what lies around the collection.
from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from tatalaksana.catalog import Catalog, form_page, sop_page
from tatalaksana.facts import AllFacts, Earlier
from tatalaksana.model import Leads, allowed_address
from tatalaksana.render.html.address import Addresses
from tatalaksana.render.html.forge import Forge
from tatalaksana.render.html.istilah import Istilah
from tatalaksana.render.html.markup import Html, escape
from tatalaksana.web import SHARED


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a source file."""

    day: date
    commit: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of an SOP, as its page tells it."""

    day: date | None
    """None where it is unknown."""
    commit: str
    name: str
    """«Perubahan 21 November 2026 pada terbitan pertama»; of the first that is known, what it is."""
    edition: str
    """«revisi ke-2»."""
    changes: str
    """«3 perubahan: 2 substansi, 1 redaksi»; for the first that is known, nothing."""
    file: str = ""
    """The page of its differences, from the root of the site, where there is one."""
    is_news: bool = False
    """Whether it changed what a reader does or reads: more than references and layout."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages say that is not in the sources: the site's name, its forge, the files' history."""

    name: str
    addresses: Addresses = field(default_factory=Addresses)
    forge: Forge | None = None
    changes: Mapping[str, Change] = field(default_factory=dict)
    """Source file, as `Document.file`, to its last change."""
    prints: Mapping[str, int] = field(default_factory=dict)
    """What can be downloaded, such as the PDF of an official sheet, to its bytes."""
    earlier: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    """Entry id to its earlier editions, newest first."""
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    """Entry id to its newest revisions, newest first; none where there is only one."""
    sop: bool = True
    """Whether the site has pages of SOP, units and offices; without the plugin `sop` it has not."""
    formulir: bool = False
    """Whether the site has pages of forms."""
    kerjakan: bool = False
    """Whether an SOP's page offers to carry it out as a checklist."""
    calendars: AbstractSet[str] = frozenset()
    """Units that have a calendar of their reviews."""
    acuan: str = ""
    """In words, where the collection's own day comes from."""
    pencarian: bool = False
    """Whether the site has a search."""
    istilah: Istilah = field(default_factory=Istilah)
    """Short names that explain themselves in the texts of steps."""
    penyunting: str = ""
    """The page on which SOP are edited, where the site has one."""
    sunting: bool = False
    """Whether what stands on the sheet says where it stands in its file, for who edits it there."""


@dataclass(frozen=True, slots=True)
class Place:
    """The page that is being rendered."""

    page: str
    facts: AllFacts
    around: Surroundings

    @property
    def catalog(self) -> Catalog:
        """The collection."""
        return self.facts.catalog

    def href(self, page: str, anchor: str = "") -> str:
        """A link to another page of ours."""
        return self.around.addresses.href(self.page, page, anchor)

    def asset(self, name: str) -> str:
        """A link to one of our assets."""
        return self.around.addresses.to_file(self.page, f"assets/tatalaksana/{name}")

    def edit(self, file: str) -> str:
        """Where a source file is edited: on this site, else at its forge; empty where nobody knows."""
        if self.around.penyunting:
            return f"{self.around.addresses.to_file(self.page, self.around.penyunting)}#{quote(file)}"
        return self.around.forge.edit(file) if self.around.forge else ""

    def sheets(self, *names: str) -> Html:
        """The elements that load our stylesheets. They stand before all that they style: what came first would move."""
        return Html("".join(f'<link rel="stylesheet" href="{self.asset(name)}">' for name in names))

    def script(self, name: str) -> Html:
        """The elements that load one of our scripts, after what it shares with others."""
        return Html("".join(f'<script src="{self.asset(one)}" defer></script>' for one in (SHARED, name)))

    def of(self, *path: str | int) -> Html:
        """The attribute that names the place in its file of what an element shows; nothing where nobody edits."""
        return Html(f' data-tempat="{escape(".".join(map(str, path)))}"' if self.around.sunting else "")

    def placed(self, markup: Html, *path: str | int) -> Html:
        """The same in an element of its own, for what has none."""
        return Html(f"<div{self.of(*path)}>{markup}</div>") if self.around.sunting else markup

    def download(self, file: str, words: str) -> Html:
        """A button to a file, with its size; nothing where there is none."""
        size = self.around.prints.get(file)
        if not size:
            return Html("")
        address = self.around.addresses.to_file(self.page, file)
        return Html(
            f'\n<a class="sop-tombol" href="{escape(address)}" download>{words}<span class="sop-ukuran"> ({round(size / 1000)} kB)</span></a>'
        )

    def lead(self, leads: Leads, named: str) -> str:
        """The address of what a key of the sources names; empty where this site has no page of it."""
        if leads is Leads.ADDRESS:
            return self.resolve(named)
        known = leads is Leads.FORM and self.around.formulir and named in self.catalog.formulir
        return self.href(form_page(named)) if known else ""

    def resolve(self, address: str) -> str:
        """An address that stands in a text of the sources."""
        if allowed_address(address):
            return address
        return self.href(sop_page(address)) if self.around.sop and address in self.catalog.cards else ""
