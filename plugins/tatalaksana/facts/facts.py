# What several outputs ask, found when it is first asked for and kept: of one SOP, and of the whole collection. The edge makes
# these once and hands them to every output; each fact by itself is a pure function of this room.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tatalaksana.catalog import CHECK, Card, Catalog, Entry
from tatalaksana.facts.abk import Beban, beban_of, by_office
from tatalaksana.facts.daftar_periksa import Bagian, DaftarPeriksa, daftar_periksa_of, hanya
from tatalaksana.facts.dampak import Dampak, impact_of
from tatalaksana.facts.edisi import UNCONTROLLED, edition_line
from tatalaksana.facts.kata_kerja import swallowing
from tatalaksana.facts.lane import lane_heads, lanes_apart
from tatalaksana.facts.lembar import official_words
from tatalaksana.facts.mutu import Keadaan, Mutu, keadaan_of, mutu_of
from tatalaksana.facts.pekerjaan import Tugas, acting_rows, citing, work_of
from tatalaksana.facts.pemilik import Pemilik, pemilik_of
from tatalaksana.facts.peta import PetaUnit, peta_of
from tatalaksana.facts.ringkasan import Ringkasan, ringkasan_of
from tatalaksana.facts.sheet import Sheet, sheet_of, table_heading
from tatalaksana.facts.simbol import symbol_words
from tatalaksana.facts.susunan import sop_of_units, unit_name, units_below
from tatalaksana.facts.tenggat import Tenggat, tenggat_of
from tatalaksana.facts.tinjauan import EVALUASI, MONITORING, evaluasi_of, monitoring_of
from tatalaksana.facts.urutan import Butir, urutan_of
from tatalaksana.formulir import Formulir
from tatalaksana.model import Label, Profil
from tatalaksana.model.fingerprint import check_fragment, fingerprint
from tatalaksana.source import Problem


@dataclass(frozen=True, eq=False)
class Facts:
    """One SOP, and what is asked of it."""

    entry: Entry
    catalog: Catalog

    @property
    def card(self) -> Card:
        """What others and lists ask of it."""
        return self.entry.card

    @cached_property
    def profil(self) -> Profil:
        """The profile it is shown in."""
        return self.catalog.profil_by(self.card)

    @cached_property
    def label(self) -> Label:
        """The words printed on its form."""
        return self.catalog.label_by(self.card)

    @property
    def nama(self) -> str:
        """What it is called on pages."""
        return self.catalog.nama_of(self.card)

    @property
    def heading(self) -> str:
        """What stands over its table."""
        return table_heading(self.card.judul, self.card.jenis, self.label, self.profil)

    @cached_property
    def unit(self) -> str:
        """Its unit, as printed."""
        return unit_name(self.entry.sop, self.catalog.registers)

    @cached_property
    def lajur(self) -> tuple[str, ...]:
        """What stands over each lane."""
        return lane_heads(self.entry.sop, self.catalog.registers)

    @cached_property
    def kata(self) -> tuple[str, ...]:
        """For each symbol what a reader who cannot see it is told."""
        return symbol_words(self.entry.flow, lanes_apart(self.lajur))

    @cached_property
    def sheet(self) -> Sheet:
        """Its identity sheet."""
        return sheet_of(self.entry, self.catalog, self.profil, self.label, self.unit)

    @cached_property
    def lembar(self) -> str:
        """What is said of the sheet that was signed elsewhere; empty where none is named."""
        signed = self.catalog.signed.get(self.card.id)
        return official_words(signed) if signed else ""

    @cached_property
    def sidik(self) -> str:
        """The fingerprint of its edition."""
        return fingerprint(self.entry.sop, self.profil, self.entry.flow.steps)

    @property
    def edisi(self) -> str:
        """The line at the foot of its sheet."""
        sop = self.entry.sop
        return edition_line(sop.nomor, sop.revisi_ke, sop.tanggal.efektif, self.sidik, self.card.sebutan_status)

    @property
    def check(self) -> str:
        """What stands behind the `#` of the address that its printed sheet is checked at."""
        return check_fragment(self.entry.sop, self.sidik)

    @property
    def check_site(self) -> str:
        """The page that tells whether its printed sheet is in force; empty where no site is known, or it has no number."""
        site = self.profil.situs
        return f"{site.rstrip('/')}/{CHECK}/" if site and self.card.nomor_tertulis else ""

    @property
    def check_address(self) -> str:
        """What the code on its printed sheet opens; empty for a sheet without one."""
        return f"{self.check_site}#{self.check}" if self.check_site else ""

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines at the foot of each printed page."""
        lines = (self.edisi, UNCONTROLLED, *self.sheet.certificates)
        return (*lines, f"Periksa di {self.check_site}") if self.check_site else lines

    @cached_property
    def daftar(self) -> DaftarPeriksa:
        """Its checklist."""
        return daftar_periksa_of(
            self.entry, self.nama, lanes_apart(self.lajur), self.unit, self.sidik, setara=self.profil.setara
        )

    @property
    def urutan(self) -> tuple[Butir, ...]:
        """Its steps in words, as a numbered list tells them."""
        return urutan_of(self.daftar, self.profil, self.label)

    @cached_property
    def ringkasan(self) -> Ringkasan:
        """It at a glance: its main path, how long that takes, whose time it is."""
        return ringkasan_of(self.entry, self.daftar)

    @cached_property
    def tenggat(self) -> tuple[Tenggat, ...]:
        """Its next reviews, soonest first."""
        return tenggat_of(self.card, self.profil, self.catalog)

    @property
    def tinjauan(self) -> Mapping[str, Formulir]:
        """Its two review forms by their ids. They are not kept: soon made, and most of what would be held of an SOP."""
        return {
            MONITORING: monitoring_of(self.entry, self.nama, self.profil, self.unit),
            EVALUASI: evaluasi_of(self.entry, self.nama, self.profil, self.unit),
        }

    @cached_property
    def baris(self) -> Mapping[str, tuple[int, ...]]:
        """Its offices' rows."""
        return acting_rows(self.entry)

    @cached_property
    def kata_kerja(self) -> tuple[str, ...]:
        """Its verbs that have swallowed the first letter of their root."""
        return swallowing(self.entry.sop)

    @cached_property
    def beban(self) -> tuple[Beban, ...]:
        """What each office works in it."""
        return tuple(beban_of(self.entry, self.baris, self.profil.waktu_efektif))


@dataclass(frozen=True, eq=False)
class AllFacts:
    """A whole collection, and what is asked of it and of each SOP in it."""

    catalog: Catalog
    of: Mapping[str, Facts]
    """By the entry's id, in the order of the collection."""
    warnings: Sequence[Problem] = ()
    """What its checks found, of which only warnings count, accepted ones too."""

    @cached_property
    def work(self) -> Mapping[str, Sequence[Tugas]]:
        """Office to its rows in every SOP in which it acts."""
        return work_of((name, facts.baris) for name, facts in self.of.items())

    def parts(self, office: str) -> tuple[Bagian, ...]:
        """An office's part of the checklist of every SOP in which it acts."""
        return tuple(hanya(self.of[one.id].daftar, office) for one in self.work.get(office, ()))

    @cached_property
    def workload(self) -> Mapping[str, tuple[Beban, ...]]:
        """Office to its work in every SOP that is not revoked."""
        return by_office((one for facts in self.of.values() for one in facts.beban), self.catalog.registers)

    @cached_property
    def below(self) -> Mapping[str | None, Sequence[str]]:
        """Unit to the units directly below it; None to those at the top."""
        return units_below(self.catalog.registers)

    @cached_property
    def in_unit(self) -> Mapping[str, Sequence[str]]:
        """Unit to the ids of its entries and of those of the units below it."""
        return sop_of_units(self.catalog)

    @cached_property
    def citing(self) -> Mapping[str, Sequence[str]]:
        """Regulation to the ids of the entries that name it in Dasar Hukum."""
        return citing(self.catalog)

    @cached_property
    def impact(self) -> tuple[Dampak, ...]:
        """What changed regulations mean for SOP."""
        return tuple(impact_of(self.catalog))

    @cached_property
    def pemilik(self) -> Pemilik:
        """Whose site it is."""
        return pemilik_of(self.catalog.registers)

    @cached_property
    def peta(self) -> Mapping[str, PetaUnit]:
        """Unit to its map, of every unit that has something on it."""
        return {one.unit: one for one in peta_of(self.catalog)}

    @cached_property
    def keadaan(self) -> Mapping[str, Keadaan]:
        """Entry id to how it stands."""
        return keadaan_of(self, self.warnings)

    @cached_property
    def keadaan_unit(self) -> Mapping[str, Sequence[Keadaan]]:
        """Unit to how its own SOP stand."""
        found: dict[str, list[Keadaan]] = {}
        for state in self.keadaan.values():
            found.setdefault(state.card.unit, []).append(state)
        return {unit: tuple(states) for unit, states in found.items()}

    @cached_property
    def mutu(self) -> Mapping[str | None, Mutu]:
        """Unit to its numbers; None is the whole collection."""
        return mutu_of(self.catalog, self.keadaan)


def facts_of(catalog: Catalog, warnings: Sequence[Problem] = ()) -> AllFacts:
    """What is asked of a collection; nothing of it is found yet.

    Args:
        catalog: It.
        warnings: What its checks found.
    """
    return AllFacts(catalog, {name: Facts(entry, catalog) for name, entry in catalog.entries.items()}, warnings)
