# What a value must look like to be what its label says: a second sign beside the label, without which it is not sure.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tatalaksana.importers.kata import bare_words, labelled
from tatalaksana.importers.terbaca import Keyakinan, KotakTerbaca, Terbaca, Terkenali, unsure
from tatalaksana.model.tanggal import read_date

_LONGEST_NUMBER, _MOST_NUMBER_WORDS = 60, 8
_LONGEST_TITLE, _MOST_TITLE_WORDS = 160, 22
_CUT = frozenset("-–/")
_YEARS = range(1990, 2101)
_BIRTHS, _LEAST_AGE = range(1930, 2012), 15
_NIP = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{4})(\d{2})[12]\d{3}")
_MARK = re.compile(r"(?:^|\s)(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[•●▪])\s+(?=\S)")
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?:[\s/&]+(?:[A-Z]{2,}))+\b")
_HEADED = re.compile(
    r"(?<=[\w.;)] )(?:Perhatian|Peringatan|Landasan|Risiko|Dasar Hukum|Keterkaitan|Kualifikasi|Pencatatan|Peralatan|Diagram|Bagan|Flowchart|Alur|Prosedur|Uraian|Tahapan)\b(?=$| [A-Za-z]\w* ?$)"
    r"|(?<=[\w.;)] )(?:Perhatian|Peringatan|Dasar Hukum|Keterkaitan|Kualifikasi|Pencatatan)\b(?= [A-Z])|(?<=[\w).] )[A-Z]\.$"
)
"""A word that labels begin with, at the end of an item or before another sentence; or the letter before one."""
OFFICE = re.compile(
    r"^(?:pemerintah(?:an)?|dinas|badan|kantor|kecamatan|kelurahan|desa|puskesmas|upt\w?|uptd|rsud?|rumah sakit|klinik|instalasi|kementerian|sekretariat|inspektorat|direktorat|provinsi|kabupaten|kota|bidang|bagian|subbagian|sub bagian|seksi|balai|laboratorium|universitas|fakultas|politeknik|institut|sekolah|sd|smp|sma|smk|madrasah|unit|satuan|pengadilan|kejaksaan|kepolisian|polres|polsek|polda|perpustakaan|museum|terminal|stasiun|komisi|perumda|perusahaan|pt|yayasan|lembaga|pusat|biro|deputi|cabang)\b",
    re.IGNORECASE,
)
"""How the names of offices and their parts begin."""
_TITLED_BY = re.compile(r"^(?:pengadilan|kota|desa|unit|pusat|cabang|bagian|bidang)\s+\w+(?:an|kan)\b", re.IGNORECASE)


def plausible(found: Terkenali) -> Terkenali:
    """The same SOP; what does not look as its label says is not sure."""
    fields = {key: _less(one, _odd_field(key, one.isi, found.kop)) for key, one in found.bidang.items()}
    fields = _dates(fields)
    boxes = {key: _box(box) for key, box in found.kotak.items()}
    signed = tuple(
        {key: _less(one, odd_nip(one.isi) if key == "nip" else "") for key, one in each.items()}
        for each in found.tanda_tangan
    )
    return replace(found, bidang=fields, kotak=boxes, tanda_tangan=signed)


def _less(one: Terbaca, why: str) -> Terbaca:
    return unsure(one, Keyakinan.MUNGKIN, why) if why else one


def _odd_field(key: str, text: str, letterhead: Sequence[str]) -> str:
    if key == "nomor":
        return odd_number(text)
    return odd_title(text, letterhead) if key == "judul" else ""


_TO_FILL_IN = re.compile(r"[.…]{3,}|…|_{2,}|[xX]{3,}")
"""What stands where something is to be filled in."""


def odd_number(text: str) -> str:
    """Why a text may be no SOP's number; empty where it looks like one."""
    if not any(sign.isdigit() for sign in text):
        return "Nomor ini tanpa angka."
    if read_date(text) is not None:
        return "Nomor ini tampak seperti tanggal."
    if _TO_FILL_IN.search(text):
        return "Nomor ini masih memuat tempat yang harus diisi."
    if text.rstrip()[-1:] in _CUT:
        return "Nomor ini berakhir dengan tanda hubung atau garis miring; mungkin terpotong."
    if len(text) > _LONGEST_NUMBER or len(text.split()) > _MOST_NUMBER_WORDS:
        return "Nomor ini terlalu panjang; mungkin memuat isi lain."
    return ""


def odd_title(text: str, letterhead: Sequence[str]) -> str:
    """Why a text may be no title, or more than one; empty where it looks like one."""
    if len(text) > _LONGEST_TITLE or len(text.split()) > _MOST_TITLE_WORDS:
        return "Judul ini panjang; mungkin memuat isi lain."
    if ":" in text or _MARK.search(text) or labelled(text):
        return "Judul ini memuat tanda butir atau label; mungkin memuat isi lain."
    if any(bare_words(line) == bare_words(text) for line in letterhead) or names_office(text):
        return "Judul ini tampak seperti nama kantor."
    if not text.isupper() and _SHOUTED.search(text):
        return "Sebagian judul ini berhuruf besar semua; mungkin memuat label."
    return ""


def names_office(text: str) -> bool:
    """Whether a text begins as the names of offices do."""
    return bool(OFFICE.match(text.strip())) and not _TITLED_BY.match(text.strip())


def odd_nip(text: str) -> str:
    """Why digits are no NIP: it has 18, of a day of birth, of a month of appointment, and of a sex."""
    told = _NIP.fullmatch(text)
    if told is None:
        return "NIP ini tidak berpola 18 angka; cocokkan."
    year, month, day, begun, since = map(int, told.groups())
    try:
        born = date(year, month, day)
    except ValueError:
        return "NIP ini tidak memuat tanggal lahir; cocokkan."
    if text.endswith("000"):
        # What counts those of one month begins with 001; a cell of Excel that is no text keeps 15 digits.
        return "Tiga angka terakhir NIP ini nol, seperti bila Excel menyimpannya sebagai bilangan; cocokkan."
    fits = born.year in _BIRTHS and 1 <= since <= 12 and begun >= born.year + _LEAST_AGE and begun in range(1950, 2101)
    return "" if fits else "Tahun lahir dan pengangkatan di NIP ini janggal; cocokkan."


def _dates(fields: Mapping[str, Terbaca]) -> dict[str, Terbaca]:
    """Dates of a year that is far off, or in an order that no SOP has, are not sure."""
    found = dict(fields)
    for key, one in fields.items():
        if key.startswith("tanggal.") and int(one.isi[:4]) not in _YEARS:
            found[key] = unsure(one, Keyakinan.MUNGKIN, "Tahunnya janggal.")
    made, revised = found.get("tanggal.pembuatan"), found.get("tanggal.revisi")
    if made and revised and revised.isi < made.isi:
        for key in ("tanggal.pembuatan", "tanggal.revisi"):
            found[key] = unsure(found[key], Keyakinan.MUNGKIN, "Tanggal revisi lebih awal daripada tanggal pembuatan.")
    return found


def _box(box: KotakTerbaca) -> KotakTerbaca:
    """A box of which an item may hold what is another's is not sure."""
    why = next((why for item in box.butir if (why := odd_item(item.isi))), "")
    return replace(box, butir=tuple(_less(one, why) for one in box.butir)) if why else box


def odd_item(text: str) -> str:
    """Why an item may hold more than one, or the label of another box."""
    if _MARK.search(text):
        return "Di tengah butirnya ada tanda butir; batasnya mungkin keliru."
    if (not text.isupper() and _SHOUTED.search(text)) or _HEADED.search(text):
        return "Di dalam butirnya ada kata yang mungkin label kotak lain."
    return ""
