# What a whole document takes from its values: shapes that another program drew anew may have moved, and a table whose parts don't
# fit each other was not all understood.
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from tatalaksana.importers.alir import NAMED_ENDS
from tatalaksana.importers.baris import SHARED_CELL
from tatalaksana.importers.butir import GOES_ON
from tatalaksana.importers.kata import bare_words
from tatalaksana.importers.kewajaran import plausible
from tatalaksana.importers.kolom_tersirat import says_time
from tatalaksana.importers.nomor_baris import counted_by_parts, numbers_moved
from tatalaksana.importers.reading import PRINTED, Reading
from tatalaksana.importers.terbaca import Keyakinan, SimbolTerbaca, Terbaca, Terkenali, unsure
from tatalaksana.importers.urutan import ordinals
from tatalaksana.importers.waktu_sel import with_time_meant
from tatalaksana.model.durasi import Durasi, Macam
from tatalaksana.model.waktu_dikira import is_bare_number
from tatalaksana.model.waktu_tertulis import durasi_of

_COLUMNS = ("kelengkapan", "waktu", "output", "ket")
_FEW, _MANY = 1, 2
_WITHIN = "Teksnya berakhir di tengah kalimat; sisanya mungkin tercetak di baris lain."
_NOTED = re.compile(r"[^\W\d_]{3,}[.,;)]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?!\w)")
"""A raised number behind a word that is no unit."""
_NOTE = "Angka kecil di belakang sebuah kata mungkin nomor catatan kaki; hapus bila begitu."
_CROSSED = re.compile(r"[^\W\d_][√\u25a0-\u27bf][^\W\d_]")
"""A mark within a word, as where a print sets one cell's letters over the next one's."""
_OVERPRINTED = "Di tengah katanya berdiri tanda dari sel lain; hurufnya mungkin tercetak bertumpuk."
_COUNTS = re.compile(r"\d|\b(?:se)?(?:detik|menit|jam|hari|minggu|bulan|tahun)", re.IGNORECASE)
"""What a text has that speaks of a length."""


def doubted(found: Terkenali, reading: Reading) -> Terkenali:
    """The same SOP, no surer than the way its document was read, and than its parts fit each other."""
    if reading.redrawn:
        found = _moved(
            found, f"Bentuk dan garis berkas {reading.redrawn} digambar ulang oleh LibreOffice dan dapat bergeser."
        )
    if any(page.scanned for page in reading.pages) and not found.sumber:
        found = _scanned(found, "Dibaca dari gambar pindaian; cocokkan dengan gambarnya.")
    if not found.sumber:
        found = replace(found, baris=tuple(replace(row, isi=with_time_meant(row.isi)) for row in found.baris))
        found = numbers_moved(_ends_within(found) if reading.kind == PRINTED else found)
        found = _notes_told(found)
        found = _times_understood(
            _handed_on(_columns_held(_actors_stand(_rows_counted(plausible(_without_symbols(found))))))
        )
    return found


def _notes_told(found: Terkenali) -> Terkenali:
    """Texts in which a note at the page's foot may be called, or within whose words a mark stands, are as they stand there, but not to be printed so for sure."""

    def less(one: Terbaca) -> Terbaca:
        why = _NOTE if _NOTED.search(one.isi) else _OVERPRINTED if _CROSSED.search(one.isi) else ""
        return unsure(one, Keyakinan.MUNGKIN, why) if why else one

    boxes = {key: replace(box, butir=tuple(map(less, box.butir))) for key, box in found.kotak.items()}
    rows = (replace(row, isi={key: less(one) for key, one in row.isi.items()}) for row in found.baris)
    return replace(found, kotak=boxes, baris=tuple(rows))


def _rows_counted(found: Terkenali) -> Terkenali:
    """Rows are sure where something beside their lines counts them: their numbers, or where none has any, a symbol in each."""
    if not (why := _miscounted(found)):
        return found

    def less(one: Terbaca) -> Terbaca:
        return unsure(one, Keyakinan.MUNGKIN, why)

    rows = tuple(replace(row, isi={key: less(one) for key, one in row.isi.items()}) for row in found.baris)
    return drawn_less(replace(found, baris=rows), less, why)


def _miscounted(found: Terkenali) -> str:
    """Why a row may be lost, joined with another, or there twice; empty where its count is confirmed."""
    steps = [row for row in found.baris if row.isi.keys() - {"uraian"} or row.simbol]
    counted = [ordinals(row.nomor) for row in steps]
    numbers = [next(iter(some)) for row, some in zip(steps, counted, strict=True) if row.nomor.isdecimal() and some]
    # Each part of a procedure may begin with 1 again.
    odd = next((f"{one}, {other}" for one, other in pairwise([0, *numbers]) if other not in {one + 1, 1}), "")
    if odd:
        return f"Nomor kegiatan tidak berurutan ({odd.removeprefix('0, ')}): barisnya mungkin ada yang hilang atau tergabung."
    if any(
        len(row.tergabung) > 1 or (row.tergabung and (len(row.simbol) > 1 or "waktu" in row.tergabung)) for row in steps
    ):
        return "Baris-baris di bawah satu nomor digabung; mungkin kegiatan sendiri-sendiri."
    if any(len(row.nomor.split()) > 1 for row in steps):
        return "Satu sel memuat beberapa nomor: barisnya mungkin tergabung."
    told = [bool(row.isi.keys() - {"uraian"}) for row in steps]
    if (
        not all(told)
        and sum(told) > len(told) / 2
        and any(not one and not row.nomor.isdecimal() for one, row in zip(told, steps, strict=True))
    ):
        return "Baris yang tampak seperti judul bagian mempunyai simbol: simbolnya mungkin milik baris lain."
    if steps and not all(counted) and not counted_by_parts([row.nomor for row in steps]):
        if any(len(row.simbol) != 1 for row in steps):
            return "Tidak tiap kegiatan bernomor dan bersimbol satu: barisnya mungkin terbagi atau tergabung."
        return found.celah
    return ""


def _columns_held(found: Terkenali) -> Terkenali:
    """Columns are sure where times stand under the time, and nowhere else."""
    several = {
        key: [row.isi[key].isi for row in found.baris if key in row.isi and row.isi[key].cara != SHARED_CELL]
        for key in _COLUMNS
    }
    timed = {key: sum(map(says_time, texts)) for key, texts in several.items()}
    # Notes on limits are no times that slipped there, where those stand in their own column.
    told = {"waktu", "ket"} if 2 * timed["waktu"] > len(several["waktu"]) else {"waktu"}
    wrong = [key for key in _COLUMNS if key not in told and timed[key] > _FEW and 2 * timed[key] > len(several[key])]
    # Numbers without a unit are told as that.
    short = sum(map(is_bare_number, several["waktu"]))
    if several["waktu"] and 2 * (timed["waktu"] + short) < len(several["waktu"]):
        wrong.append("waktu")
    if not wrong:
        return found
    why = "Isi kolom Waktu dan kolom di sampingnya tidak seperti namanya: kolomnya mungkin tertukar atau bergeser."
    return _cells_less(found, set(_COLUMNS), why)


def _cells_less(found: Terkenali, keys: AbstractSet[str], why: str) -> Terkenali:
    """The cells of some columns less sure."""
    rows = tuple(
        replace(
            row,
            isi={key: unsure(one, Keyakinan.MUNGKIN, why) if key in keys else one for key, one in row.isi.items()},
        )
        for row in found.baris
    )
    return replace(found, baris=rows)


def _handed_on(found: Terkenali) -> Terkenali:
    """Papers go from a step's output to what the next one needs: where they only go the other way, the two columns are exchanged."""
    needs, makes = (
        [bare_words(row.isi[key].isi) if key in row.isi else "" for row in found.baris]
        for key in ("kelengkapan", "output")
    )
    onward = sum(_names_it(made, need) for made, need in zip(makes, needs[1:], strict=False))
    backward = sum(_names_it(need, made) for need, made in zip(needs, makes[1:], strict=False))
    if onward or backward < _MANY:
        return found
    why = "Output suatu kegiatan adalah kelengkapan kegiatan sebelumnya: kedua kolom mungkin tertukar."
    return _cells_less(found, {"kelengkapan", "output"}, why)


def _names_it(one: str, other: str) -> bool:
    return len(one) > _FEW and f" {one} " in f" {other} "


def _actors_stand(found: Terkenali) -> Terkenali:
    """A step that begins with the head of a lane has its symbol there: where several say another, heads may be exchanged."""
    heads = [bare_words(lane.label) for lane in found.lajur]
    right = wrong = 0
    for row in found.baris:
        text = f"{bare_words(row.isi['uraian'].isi)} " if "uraian" in row.isi else ""
        named = [at for at, head in enumerate(heads) if head and text.startswith(f"{head} ")]
        at = max(named, key=lambda one: len(heads[one]), default=None)
        if at is not None and row.simbol:
            right += any(one.lajur == at for one in row.simbol)
            wrong += all(one.lajur != at for one in row.simbol)
    if wrong < _MANY or wrong <= right:
        return found
    why = "Kegiatan menyebut pelaksana yang bukan kepala lajur simbolnya: kepala lajur mungkin tertukar atau bergeser."
    found = drawn_less(found, lambda one: unsure(one, Keyakinan.MUNGKIN, why), why)
    return replace(
        found,
        lajur=tuple(replace(one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, why)) for one in found.lajur),
    )


def _times_understood(found: Terkenali) -> Terkenali:
    """Two times in one cell may be those of two rows. A time with words beside it that say nothing known, or with figures that are no time, is as it stands there, but for sure not understood."""
    return replace(found, baris=tuple(replace(row, isi=_timed(row.isi)) for row in found.baris))


def _timed(texts: Mapping[str, Terbaca]) -> dict[str, Terbaca]:
    time = texts.get("waktu")
    if time is not None and sum(map(says_time, time.isi.split("\n"))) > 1:
        why = "Satu sel memuat dua waktu; mungkin isi dua kegiatan."
        return {key: unsure(one, Keyakinan.MUNGKIN, why) if key in _COLUMNS else one for key, one in texts.items()}
    said = durasi_of(time.isi) if time else None
    if time is None or said is None or not _left_over(said, time.isi):
        return dict(texts)
    bare = is_bare_number(time.isi)
    why = f"Waktu ini tidak terbaca seluruhnya: «{said.sisa or time.isi}»."
    why = "Waktu ini hanya angka; satuannya tidak tertulis." if bare else why
    told = unsure(time, Keyakinan.MUNGKIN, why)
    return {**texts, "waktu": told if told is not time else replace(time, mengapa=f"{time.mengapa} {why}".strip())}


def _ends_within(found: Terkenali) -> Terkenali:
    """Texts of a printed sheet that end within a sentence, and what stands in the row below: a cell that was too low prints its last line there."""
    rows = [*found.baris]
    for at, row in enumerate(found.baris):
        for key in [key for key, one in row.isi.items() if one.isi[-1:].isalpha() and GOES_ON.search(one.isi)]:
            for place, one in enumerate(rows[at : at + 2], at):
                if key in one.isi:
                    rows[place] = replace(one, isi={**one.isi, key: unsure(one.isi[key], Keyakinan.MUNGKIN, _WITHIN)})
    return replace(found, baris=tuple(rows))


def _left_over(said: Durasi, text: str) -> bool:
    """Whether something of a time was not understood: words beside a length, or figures and units that make none."""
    return bool(said.sisa) if said.macam is Macam.LAMA else said.macam is Macam.KATA and bool(_COUNTS.search(text))


def _without_symbols(found: Terkenali) -> Terkenali:
    """Where some steps have a symbol and others none, symbols may stand in rows that are not theirs."""
    steps = [row for row in found.baris if row.isi.keys() - {"uraian"}]
    bare = [row.nomor or str(at) for at, row in enumerate(steps, 1) if not row.simbol]
    if not bare or len(bare) == len(steps):
        return found
    why = f"Kegiatan {', '.join(bare)} tanpa simbol: simbolnya mungkin terbaca di baris lain."
    return drawn_less(found, lambda one: unsure(one, Keyakinan.MUNGKIN, why), why)


def _moved(found: Terkenali, why: str) -> Terkenali:
    """Shapes and lines less sure, but for arrows that say both of their ends."""
    return drawn_less(found, lambda one: one if one.cara == NAMED_ENDS else unsure(one, Keyakinan.MUNGKIN, why), why)


def _scanned(found: Terkenali, why: str) -> Terkenali:
    """Every value less sure."""

    def less(one: Terbaca) -> Terbaca:
        return unsure(one, Keyakinan.MUNGKIN, why)

    found = drawn_less(found, less, why)
    return replace(
        found,
        bidang={key: less(one) for key, one in found.bidang.items()},
        kotak={key: replace(box, butir=tuple(map(less, box.butir))) for key, box in found.kotak.items()},
        lajur=tuple(replace(one, dasar=less(one.dasar)) for one in found.lajur),
        baris=tuple(replace(row, isi={key: less(one) for key, one in row.isi.items()}) for row in found.baris),
        keluarga=less(found.keluarga),
        tanda_tangan=tuple({key: less(one) for key, one in signed.items()} for signed in found.tanda_tangan),
        centang=less(found.centang) if found.centang else None,
    )


def drawn_less(found: Terkenali, less: Callable[[Terbaca], Terbaca], why: str) -> Terkenali:
    """Each symbol less sure, and each arrow as is said."""

    def symbol(one: SimbolTerbaca) -> SimbolTerbaca:
        ways = tuple(replace(way, dasar=less(way.dasar)) for way in one.jalan)
        return replace(one, dasar=unsure(one.dasar, Keyakinan.MUNGKIN, why), jalan=ways)

    return replace(found, baris=tuple(replace(row, simbol=tuple(map(symbol, row.simbol))) for row in found.baris))
