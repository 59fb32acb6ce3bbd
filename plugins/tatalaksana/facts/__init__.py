"""What several outputs ask of one SOP or of the collection, decided once: rows, names, times, checklists, editions, reviews."""

from tatalaksana.facts.abk import Beban, Kurang, beban_from, plain_beban
from tatalaksana.facts.daftar_periksa import (
    Bagian,
    DaftarPeriksa,
    Langkah,
    hanya,
    part_of,
)
from tatalaksana.facts.dampak import Dampak, amends, impact_of, replaces, stale
from tatalaksana.facts.edisi import (
    UNCONTROLLED,
    change_name,
    edition_line,
    edition_name,
    edition_parts,
    edition_words,
    form_foot,
    status_name,
)
from tatalaksana.facts.facts import AllFacts, Facts, facts_of
from tatalaksana.facts.giliran import Keluar
from tatalaksana.facts.history import Earlier, Edition, alone, earlier, editions, entry_from, part_for
from tatalaksana.facts.hitungan import asks, counts, missing_sop
from tatalaksana.facts.kata_kerja import SWALLOWED
from tatalaksana.facts.lane import lane_heads
from tatalaksana.facts.lembar import official_words
from tatalaksana.facts.mutu import Keadaan, Mutu, keadaan_of, mutu_of
from tatalaksana.facts.pekerjaan import Tugas, acting, citing, parted, successors
from tatalaksana.facts.peta import Keluarga, PetaUnit, Simpul, peta_of
from tatalaksana.facts.ringkasan import Lama, Porsi, Ringkasan, Sebab, Terlepas, ringkasan_of
from tatalaksana.facts.susunan import offices_in, sop_of_units, unit_name, units_below
from tatalaksana.facts.tenggat import SEGERA, Tenggat, is_late, is_soon, tenggat_of
from tatalaksana.facts.tinjauan import EVALUASI, MONITORING, evaluasi_of, interval, monitoring_of
from tatalaksana.facts.urutan import Butir
from tatalaksana.model.fingerprint import check_fragment, fingerprint, grouped

__all__ = [
    "EVALUASI",
    "MONITORING",
    "SEGERA",
    "SWALLOWED",
    "UNCONTROLLED",
    "AllFacts",
    "Bagian",
    "Beban",
    "Butir",
    "DaftarPeriksa",
    "Dampak",
    "Earlier",
    "Edition",
    "Facts",
    "Keadaan",
    "Keluar",
    "Keluarga",
    "Kurang",
    "Lama",
    "Langkah",
    "Mutu",
    "PetaUnit",
    "Porsi",
    "Ringkasan",
    "Sebab",
    "Simpul",
    "Tenggat",
    "Terlepas",
    "Tugas",
    "acting",
    "alone",
    "amends",
    "asks",
    "beban_from",
    "change_name",
    "check_fragment",
    "citing",
    "counts",
    "earlier",
    "edition_line",
    "edition_name",
    "edition_parts",
    "edition_words",
    "editions",
    "entry_from",
    "evaluasi_of",
    "facts_of",
    "fingerprint",
    "form_foot",
    "grouped",
    "hanya",
    "impact_of",
    "interval",
    "is_late",
    "is_soon",
    "keadaan_of",
    "lane_heads",
    "missing_sop",
    "monitoring_of",
    "mutu_of",
    "offices_in",
    "official_words",
    "part_for",
    "part_of",
    "parted",
    "peta_of",
    "plain_beban",
    "replaces",
    "ringkasan_of",
    "sop_of_units",
    "stale",
    "status_name",
    "successors",
    "tenggat_of",
    "unit_name",
    "units_below",
]
