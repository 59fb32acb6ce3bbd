# Whether clerks find what they look for: sixty questions in their own words, each with the page that answers it.
from __future__ import annotations

import pytest

from tatalaksana.catalog import office_page, regulation_page, sop_page, unit_page
from tests.browser.server import Site
from tests.browser.test_cari import _search
from tests.browser.visitor import Visitor

_KONFIRMASI = sop_page("biro-bentanyan/daftar-konfirmasi-kecukupan")
_PEREMAJAAN = sop_page("biro-bentanyan/pelaksanaan-peremajaan-kebun")
_PUPUK = sop_page("biro-bentanyan/pemilihan-dan-pengangkutan-pupuk")
_PEDOMAN = sop_page("biro-pp/pelayanan-pertamanan")
_POHON = sop_page("biro-pp/pengawasan-dan-perawatan-pohon")
_ASKED = (
    # by number, whole and in parts
    ("TM.01.02-026-079.Set.BenTanyan", _KONFIRMASI), ("026-079", _KONFIRMASI), ("065", _PEREMAJAAN), ("57", _PUPUK), ("71 097", _POHON), ("tm.01.02-077", _PEDOMAN),
    # by title, and by some of it
    ("konfirmasi kecukupan", _KONFIRMASI), ("daftar konfirmasi", _KONFIRMASI), ("peremajaan kebun", _PEREMAJAAN), ("sop peremajaan", _PEREMAJAAN),
    ("pengangkutan pupuk", _PUPUK), ("pilih pupuk", _PUPUK), ("perawatan pohon", _POHON), ("pengawasan pohon", _POHON), ("petunjuk pemangkasan", _PEDOMAN), ("pelayanan pertamanan", _PEDOMAN),
    # by what is done in a step
    ("konfirmasi bibit lewat telepon", _KONFIRMASI), ("koreksi hasil konfirmasi", _KONFIRMASI), ("sarana prasarana", _PEREMAJAAN), ("mendokumentasikan dokumen peremajaan", _PEREMAJAAN),
    ("verifikasi dokumen penanaman", _PUPUK), ("mengakses aplikasi", _PUPUK), ("paraf naskah rapat lapangan", _PEDOMAN), ("menyiapkan form rawat pohon", _POHON),
    # by what is made, needed, or takes how long
    ("14 hari", _PEDOMAN), ("output finalisasi konfirmasi", _KONFIRMASI), ("disposisi karo", _PEREMAJAAN), ("laporan pengelola pupuk", _PUPUK),
    # offices and units, by name, by short name, by slip
    ("kasubbag rawat kebun", office_page("kasubbag-rawat-kebun")), ("kepala bagian taman", office_page("kabag-taman")), ("pengelola pupuk", office_page("pengelola-pupuk")),
    ("sekretaris dinas", office_page("sekdis")), ("bentanyan", unit_page("biro-bentanyan")), ("biro pertamanan", unit_page("biro-pp")), ("kasubag rawat taman", office_page("kasubbag-rawat-taman")),
    # regulations and forms
    ("perpres 968 2019", regulation_page("perpres-968-2019")), ("uu 914", regulation_page("uu-914-2008")), ("notula rapat", "formulir/notula-rapat-lapangan"),
    ("checklist hak pakai", "formulir/hak-pakai-regu-catatan-penanaman"), ("formulir rawat pohon", "formulir/rawat-pohon"),
)  # fmt: skip
_MORE = (
    # as one asks a colleague, in whole sentences and with words that no SOP has
    ("bagaimana cara mengangkut pupuk", _PUPUK), ("siapa yang memeriksa laporan rawat pohon", _POHON), ("berapa lama menyiapkan rancangan teknis pedoman", _PEDOMAN),
    ("menelpon penjual bibit", _KONFIRMASI), ("langkah kalau bibit kurang", _KONFIRMASI), ("sop menyusun juknis pemangkasan", _PEDOMAN),
    # with slips of the hand
    ("konfrimasi kecukupan", _KONFIRMASI), ("peremajan kebun", _PEREMAJAAN), ("notulensi rapt", _PEDOMAN), ("pengakutan pupuk", _PUPUK),
    # by part of a number, a year, a unit's former or short name
    ("nomor 077", _PEDOMAN), ("TM 01.02 057", _PUPUK), ("karo pp", office_page("karo-pp")), ("kabag sekolah", office_page("kabag-sekolah-dan-tamu")),
    # what is needed, made, signed
    ("nota dinas pengantar pedoman", _PEDOMAN), ("acc kepala biro", _PUPUK), ("dokumentasi peremajaan", _PEREMAJAAN), ("form monev pohon", _POHON),
    # regulations and forms as people call them
    ("keputusan 44 2018", regulation_page("kepkadis-tamanbun-44-2018")), ("blanko notulen", "formulir/notula-rapat-lapangan"),
)  # fmt: skip
"""Written after the search was made, by somebody who had not looked at what it finds."""
_FIRST = 3
"""How far a clerk looks."""
_LEAST = 0.95
"""How many of the questions are answered by there."""


@pytest.mark.parametrize("questions", [_ASKED, _MORE], ids=["forty", "twenty"])
def test_clerks_find_what_they_ask_for(questions: tuple[tuple[str, str], ...], site: Site, reader: Visitor) -> None:
    """Of the questions at least 95 % have their answer among the first three results."""
    missed = {}
    for asked, where in questions:
        found = _search(site, reader, asked)[:_FIRST]
        if not any(address.startswith(site.page(where)) for address in found):
            missed[asked] = found
    assert (40, 20) == (len(_ASKED), len(_MORE))
    assert len(missed) <= len(questions) * (1 - _LEAST), missed
