# Recognition: from a neutral reading to SOP of which each value says how it was found and how sure it is.
from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tatalaksana.catalog import Registers, title_key, unit_path
from tatalaksana.catalog.names import folded_name
from tatalaksana.importers.alir import symbols_drawn
from tatalaksana.importers.bagan_bebas import charted, less_sure_drawn
from tatalaksana.importers.bagian import DocumentPart, parts_of
from tatalaksana.importers.baris import StepRow
from tatalaksana.importers.baris_kop import joined_offices
from tatalaksana.importers.butir import item_list
from tatalaksana.importers.halaman_bersisi import sides_joined
from tatalaksana.importers.hari_tertulis import written_day
from tatalaksana.importers.huruf_judul import calm_title
from tatalaksana.importers.identitas import SheetHead, kind_said, sheet_head, signatures
from tatalaksana.importers.judul_tersirat import FORM_NAME, framed_titles
from tatalaksana.importers.kalimat_langkah import tells_ways
from tatalaksana.importers.kata import BOXES, MORE_BOXES, bare_words
from tatalaksana.importers.keraguan import doubted
from tatalaksana.importers.kolom_tersirat import ACTOR
from tatalaksana.importers.kop_berikut import UNSAID, with_offices
from tatalaksana.importers.kotak_bawah import boxes_below
from tatalaksana.importers.kotak_identitas import with_boxed_heads
from tatalaksana.importers.kutipan import with_quotes
from tatalaksana.importers.label_berbaris import labels_apart
from tatalaksana.importers.label_tersirat import DATES, holds_items
from tatalaksana.importers.lajur_mendatar import lanes_upright
from tatalaksana.importers.langkah_bernomor import calls_itself_procedure, labelled_steps, numbered_lines, say_more
from tatalaksana.importers.lembar_bawah import less_sure_behind, sheets_behind
from tatalaksana.importers.mutu_terpisah import quality_joined
from tatalaksana.importers.pelaku import NOBODY, called_by, lanes_of, meanings_of, regulation_meant, slug, unit_named
from tatalaksana.importers.pengesah import signer
from tatalaksana.importers.pengesah_bawah import signature_apart, signed_below
from tatalaksana.importers.reading import Reading
from tatalaksana.importers.rincian_langkah import details_joined
from tatalaksana.importers.simbol_sel import (
    actor_names,
    by_actor,
    deciding_by_words,
    names_several,
    returning,
    symbols_in_cells,
)
from tatalaksana.importers.sop_berdampingan import sheets_apart
from tatalaksana.importers.terbaca import (
    BarisTerbaca,
    Keyakinan,
    KotakTerbaca,
    LajurTerbaca,
    SimbolTerbaca,
    Sisa,
    Terbaca,
    Terkenali,
    unsure,
)
from tatalaksana.model import Jenis, Sop, bare_title, parse
from tatalaksana.source import UnwritableError, data_of

_TICK = re.compile(r"[☐☑☒✓✔]")
_REVISION = re.compile(r"(?:revisi\s+)?ke[\s:.-]*(\d{1,3})?|^\D{0,3}(\d{1,3})$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:[A-Za-z'’]+,?\s+)?\d{1,2}[ ./-]\s*(?:[A-Za-z]+|\d{1,2})[ ./-]\s*\d{4}|\d{4}-\d{2}-\d{2}(?:\s00:00:00)?|[A-Za-z]{3,9}\s+\d{4}"
)

_DASHED = re.compile(r"[\s:]*[-–—]\s+\d")
"""«-» before a day: one that says that there is none."""
_BESIDE_DAY = (
    "Di samping tanggal ini berdiri tanggal lain atau «-»; satu di antaranya mungkin milik bidang di sebelahnya."
)
_NO_DATE = re.compile(r"\W*(?:belum ada|tidak ada|belum|nihil|kosong)\W*", re.IGNORECASE)
"""What says that there is no date."""
_SHORT_FORMS = frozenset({"SOP", "SPO", "AP", "POS"})
_LONGEST_NAME = 300
_BELOW = "Berdiri di bawah tabel kegiatan."
_MOST_STEPS = 200
_ROOM = 0.6
"""Of the lower of two rows, how much may be between them."""
_ABBREVIATED = (
    ("undang undang", "uu"), ("peraturan pemerintah", "pp"), ("peraturan presiden", "perpres"), ("peraturan menteri", "permen"),
    ("peraturan daerah", "perda"), ("peraturan gubernur", "pergub"), ("peraturan bupati", "perbup"), ("peraturan wali kota", "perwali"),
    ("peraturan walikota", "perwali"), ("keputusan", "kep"), ("instruksi", "inpres"), ("surat edaran", "se"), ("peraturan", "peraturan"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownGround:
    """What recognition may lean on: the registers, and the SOP that there are."""

    registers: Registers
    judul: Mapping[str, str] = field(default_factory=dict)
    """`title_key` of each SOP's full name and of its title to its id."""
    nomor: Mapping[str, str] = field(default_factory=dict)


def recognise(reading: Reading, ground: KnownGround) -> tuple[Terkenali, ...]:
    """The SOP in a document; what of it no value took is quoted in the last that it stands with."""
    registers = ground.registers
    reading = quality_joined(sheets_apart(sides_joined(reading)))
    printed = [one.nama for one in registers.unit.values()]
    printed += [one.instansi for one in registers.profil.values() if one.instansi]
    found = _all_recognised(lanes_upright(labels_apart(reading)), ground)
    if not any(one.baris or one.sumber for one in found) and (chart := charted(reading)) is not None:
        reading, found = chart, tuple(map(less_sure_drawn, _all_recognised(chart, ground)))
    return with_quotes(found, reading, printed)


def _all_recognised(reading: Reading, ground: KnownGround) -> tuple[Terkenali, ...]:
    if reading.source and (carried := _carried(reading.source, ground)) is not None:
        return (carried,)
    parts = with_boxed_heads(sheets_behind(parts_of(reading)), reading)
    withs = [part for part in parts if part.steps]
    if not withs:
        # Neither steps nor a title or number: no SOP, and its report quotes all of it.
        return tuple(
            one
            for part in parts[:1] if part.lines
            for one in (_recognised(part, ground, reading),)
            if "nomor" in one.bidang
            or one.bidang["judul"].yakin is not Keyakinan.TEBAKAN
            or (one.baris and calls_itself_procedure(part.lines))
        )  # fmt: skip
    # An identity sheet without steps belongs to the SOP whose steps come next.
    merged: list[DocumentPart] = []
    waiting: list[DocumentPart] = []
    for part in parts:
        if not part.steps:
            waiting.append(part)
            continue
        for earlier in waiting:
            part.lines[:0] = earlier.lines
        waiting = []
        merged.append(part)
    for rest in waiting:
        merged[-1].after += rest.lines
    return with_offices([_recognised(part, ground, reading) for part in merged])


def _recognised(part: DocumentPart, ground: KnownGround, reading: Reading) -> Terkenali:
    offices = _office_names(ground.registers)
    identity = _sheet_of(part, offices, reading)
    beyond = _steps_too_many(part)
    left = [*identity.left, *beyond]
    fields = _fields(identity, part, left)
    fields["judul"] = _calm(fields["judul"], part, ground.registers)
    extra: dict[str, dict[str, str]] = {}
    unit = _unit_of(identity, ground, fields, extra, left)
    boxes = {
        key: item_list(key, identity.text(key), identity.where[key])
        for key in identity.values
        if key in BOXES and identity.text(key)
    }
    fields, boxes = _less_sure(fields, boxes, identity.guessed)
    below = boxes_below(part, boxes.keys())
    boxes |= below.boxes
    left += below.left
    unsaid = part.head is not None and part.head.place(ACTOR) is None and (part.head.charted or not part.lanes)
    if unsaid:
        say_more([step for step in part.steps if not step.section])
    heads = _heads(part, identity.actors, offices)
    meant = meanings_of(heads, [" ".join(cell.text for cell in line.cells) for line in (*part.lines, *part.after)])
    lanes = lanes_of(heads, ground.registers, unit, part.steps[0].where if part.steps else "", meant)
    if part.head is None or unsaid:
        why = "Disimpulkan dari kalimat kegiatan."
        lanes = tuple(replace(lane, dasar=unsure(lane.dasar, Keyakinan.TEBAKAN, why)) for lane in lanes)
    new = {lane.jabatan: lane.sebutan or lane.label for lane in lanes if lane.baru}
    if not lanes and NOBODY not in ground.registers.jabatan:
        new[NOBODY] = "Pelaksana yang belum diketahui"
    if new:
        extra["jabatan"] = new
    rows, more = _rows(part, lanes, ground, reading)
    left += more
    if "dasar_hukum" in boxes:
        extra |= _regulations(boxes["dasar_hukum"], ground.registers)
    signed = tuple(
        ({"peran": Terbaca(role, "label", asal=where)} if role.casefold() not in {"", "disahkan oleh", "pengesahan", "disahkan"} else {})
        | _signer(text, identity, where)
        for role, text, where in signatures(identity)
        if text.strip()
    )  # fmt: skip
    if not signed:
        signed = _signed_below(part, identity)
    left += [
        Sisa(line.cells[0].text.strip(), line.where, "Tabel kegiatan yang kehilangan sel-selnya; isinya tidak dapat dibagi, salinlah dari aslinya.")
        for line in part.lost
    ]  # fmt: skip
    for line in part.after:
        left += [
            Sisa(cell.text.strip(), line.where, "Berdiri di bawah tabel kegiatan.")
            for cell in line.cells
            if cell.text.strip()
        ]
    left += [
        Sisa(text, identity.where.get(key, ""), "Label yang sama muncul lagi.")
        for key, texts in identity.doubled.items()
        for text in texts
        if text not in identity.text(key)
    ]
    for key in ("halaman", "langkah"):
        if identity.text(key):
            left.append(
                Sisa(
                    identity.text(key),
                    identity.where[key],
                    "Tidak disimpan: dibuat sendiri dari tabel." if key == "halaman" else "Langkah di luar tabel.",
                )
            )
    fields["jenis"] = _kind(identity, part)
    whole = Terkenali(
        bidang=fields, kotak=boxes, kop=tuple(identity.letterhead), label=_labels(identity, part), lajur=lanes, baris=rows,
        keluarga=_family(identity, boxes), sisa=tuple(left), tanda_tangan=tuple(one for one in signed if one), centang=_ticks(identity),
        kembar=_double(fields, ground), kelebihan=len(beyond), celah=_rows_apart(part.steps), tambahan=extra,
    )  # fmt: skip
    return doubted(whole, reading)


def _sheet_of(part: DocumentPart, offices: frozenset[str], reading: Reading) -> SheetHead:
    """What identifies an SOP, whose steps are taken out of what stands there if they have no table."""
    if not part.steps:
        part.lines, signed_last = signature_apart(details_joined(part.lines))
        part.after += signed_last
    identity = sheet_head(part.lines)
    if not part.steps and not _steps_below_label(part, identity, offices):
        part.steps, rest = numbered_lines(part.lines, offices)
        identity = sheet_head(rest) if part.steps else identity
    if part.behind:
        less_sure_behind(identity)
    if "judul" not in identity.values and not identity.titles and not part.titles:
        identity.titles += framed_titles(reading)
    return identity


def _unit_of(
    identity: SheetHead,
    ground: KnownGround,
    fields: dict[str, Terbaca],
    extra: dict[str, dict[str, str]],
    left: list[Sisa],
) -> str:
    """The id of the unit that the letterhead names, empty for one that is not known; its other lines are left over."""
    title = title_key(fields["judul"].isi)
    # A heading may say the title again in a line of its own.
    identity.letterhead = [line for line in identity.letterhead if title_key(bare_title(line)[0]) != title]
    joined = {line: parts for line in identity.letterhead if len(parts := joined_offices(line)) > 1}
    if joined and folded_name((whole := unit_named([*identity.letterhead], ground.registers))[1]) == folded_name(
        whole[2]
    ):
        # A registered name that is a whole line is that line.
        joined.pop(whole[1], None)
    identity.letterhead = [part for line in identity.letterhead for part in joined.get(line, (line,))]
    unit, said, _ = unit_named([*identity.letterhead], ground.registers)
    path = [ground.registers.unit[one] for one in unit_path(unit, ground.registers)] if unit else []
    names = [bare_words(name) for one in path for name in (one.nama, *(old.nama for old in one.nama_lama))]
    names += [bare_words(one.instansi) for one in ground.registers.profil.values() if one.instansi]
    above = [
        line
        for line in dict.fromkeys(identity.letterhead)
        if line != said and not any(name in bare_words(line) for name in names)
    ]
    if above:
        why = (
            f"Baris kop di samping unitnya «{said}»; kop dicetak menurut unit.yaml."
            if said
            else "Baris kop; unitnya tidak dikenali."
        )
        left.append(Sisa("\n".join(above), "kop", why))
    if unit:
        fields["unit"] = Terbaca(unit, "baris kop; unit terdaftar")
        if ground.registers.unit[unit].nama != said:
            fields["unit.teks"] = Terbaca(said, "baris kop")
    elif said:
        fields["unit"] = Terbaca(
            slug(said),
            "baris kop terakhir; unit baru",
            Keyakinan.MUNGKIN,
            f"Unit «{said}» belum ada di unit.yaml; diusulkan di tambahan/unit.yaml.",
        )
        extra["unit"] = {slug(said): said}
    else:
        units = list(ground.registers.unit)
        only = units[0] if len(units) == 1 else "unit"
        fields["unit"] = Terbaca(only, UNSAID, Keyakinan.TEBAKAN, "Kop tidak menyebut unit.")
        if only not in units:
            extra["unit"] = {only: "Unit yang belum diketahui"}
    if taken := next((line for line, parts in joined.items() if said in parts), ""):
        why = f"Baris kop «{' '.join(taken.split())}» dianggap beberapa baris yang tersambung."
        fields |= {key: unsure(fields[key], Keyakinan.MUNGKIN, why) for key in ("unit", "unit.teks") if key in fields}
    return unit


def _office_names(registers: Registers) -> frozenset[str]:
    """What the register's offices are called, folded."""
    names = (name for one in registers.jabatan.values() for name in (one.nama, one.singkatan))
    return frozenset(folded_name(name) for name in names if name)


def _steps_below_label(part: DocumentPart, identity: SheetHead, offices: Collection[str]) -> bool:
    """Take the steps that stand below their label and in no table; whether there are any."""
    part.steps = labelled_steps(identity, offices)
    if part.steps:
        del identity.values["langkah"]
    return bool(part.steps)


def _steps_too_many(part: DocumentPart) -> list[Sisa]:
    """Take off the steps beyond what an SOP holds."""
    beyond = part.steps[_MOST_STEPS:]
    del part.steps[_MOST_STEPS:]
    why = f"Kegiatan ke-{_MOST_STEPS + 1} dan seterusnya tidak masuk draf: satu SOP paling banyak {_MOST_STEPS} kegiatan. Bagilah SOP ini."
    return [Sisa("; ".join(one.isi for one in step.texts.values()), step.where, why) for step in beyond]


def _carried(source: str, ground: KnownGround) -> Terkenali | None:
    """The SOP that a sheet of ours carries as its own source; None where that is none."""
    try:
        sop = parse(Sop, data_of(source))
    except UnwritableError:
        return None
    if not isinstance(sop, Sop):
        return None
    how = "sumber yang terlampir pada PDF"
    fields = {
        "judul": Terbaca(sop.judul, how),
        "jenis": Terbaca(sop.jenis.value, how),
        "unit": Terbaca(sop.unit.unit, how),
    }
    if sop.nomor:
        fields["nomor"] = Terbaca(sop.nomor, how)
    lanes = tuple(
        LajurTerbaca(
            lane.label or lane.jabatan,
            lane.jabatan,
            baru=False,
            nama=lane.nama,
            dasar=Terbaca(lane.label or lane.jabatan, how),
        )
        for lane in sop.pelaksana
    )
    rows = tuple(
        BarisTerbaca(str(at), {"uraian": Terbaca(step.uraian, how)}) for at, step in enumerate(sop.kegiatan, 1)
    )
    return Terkenali(
        fields, {}, (), {}, lanes, rows, Terbaca("sop-ap", how), kembar=_double(fields, ground), sumber=source
    )


def _rows_apart(steps: Sequence[StepRow]) -> str:
    """Why a row may be lost between two of one table: there is room for one."""
    for above, below in pairwise(steps):
        same = above.table == below.table and above.page == below.page and not (above.halves or above.followed)
        least = min(above.bottom - above.top, below.bottom - below.top)
        if same and least > 0 and below.top - above.bottom > _ROOM * least:
            return "Di antara dua baris ada ruang untuk baris lain, yang mungkin tidak terbaca."
    return ""


def _signed_below(part: DocumentPart, identity: SheetHead) -> tuple[dict[str, Terbaca], ...]:
    """Who signed below the chart, where the sheet above says nobody; what was read so is no more left over."""
    below, part.after = signed_below(part.after)
    found = [(one, signer(one.text, identity.letterhead, one.where)) for one in below]
    return tuple(
        ({"peran": Terbaca(one.role, "label", asal=one.where)} if one.role else {})
        | {key: unsure(value, Keyakinan.MUNGKIN, _BELOW if one.role else f"Tanpa label; {_BELOW[:1].lower()}{_BELOW[1:]}") for key, value in told.items()}
        for one, told in found
    )  # fmt: skip


def _signer(text: str, identity: SheetHead, where: str) -> dict[str, Terbaca]:
    why = next((why for key, why in identity.guessed.items() if key.startswith("pengesahan")), "")
    found = signer(text, identity.letterhead, where)
    return {key: unsure(one, Keyakinan.MUNGKIN, why) for key, one in found.items()} if why else found


def _less_sure(
    fields: Mapping[str, Terbaca], boxes: Mapping[str, KotakTerbaca], guessed: Mapping[str, str]
) -> tuple[dict[str, Terbaca], dict[str, KotakTerbaca]]:
    """What stands under labels that are not quite known is not sure."""

    def less(key: str, one: Terbaca) -> Terbaca:
        return unsure(one, Keyakinan.MUNGKIN, guessed[key]) if key in guessed else one

    return {key: less(key, one) for key, one in fields.items()}, {
        key: replace(box, butir=tuple(less(key, one) for one in box.butir)) for key, box in boxes.items()
    }


def _heads(part: DocumentPart, listed: Sequence[str], offices: frozenset[str]) -> tuple[str, ...]:
    if part.head is not None and part.head.lanes and not part.head.charted:
        return part.lanes
    whole = [*listed, *(name for step in part.steps for name in actor_names(step.actor))]
    # What is named alone in one cell is known in another that names it with others.
    known = offices | {folded_name(name) for name in whole if not names_several(name)}
    written: dict[str, str] = {}
    for name in (name for one in whole for name in actor_names(one, known)):
        # «Kades» and «Kepala Desa» are one, by the longer name.
        written[folded_name(name)] = max(written.get(folded_name(name), ""), name, key=len)
    return tuple(written.values())[:12]


def _fields(identity: SheetHead, part: DocumentPart, left: list[Sisa]) -> dict[str, Terbaca]:
    fields: dict[str, Terbaca] = {}
    if text := _one_line(identity.text("nomor")):
        fields["nomor"] = Terbaca(
            text[:_LONGEST_NAME], f"di belakang label «{identity.labels['nomor']}»", asal=identity.where["nomor"]
        )
    title, where = _one_line(identity.text("judul")), identity.where.get("judul", "")
    titles = [*part.titles, *identity.titles]
    if title:
        same = any(title_key(bare_title(one)[0]) == title_key(bare_title(title)[0]) for one in titles)
        fields["judul"] = Terbaca(
            bare_title(title)[0][:_LONGEST_NAME],
            f"di belakang label «{identity.labels['judul'].strip(' :')}»",
            asal=where,
            mengapa="Sama dengan judul di atas tabel." if same else "",
        )
        if not same and holds_items(identity.text("judul").split("\n")):
            why = "Di belakang judul berdiri butir-butir, yang mungkin isi kotak berikutnya."
            fields["judul"] = unsure(fields["judul"], Keyakinan.MUNGKIN, why)
        elif not same and len(identity.text("judul").split("\n")) > 1:
            why = "Judulnya lebih dari satu baris atau sel; mungkin memuat isi lain."
            fields["judul"] = unsure(fields["judul"], Keyakinan.MUNGKIN, why)
    elif titles:
        fields["judul"] = Terbaca(
            bare_title(_one_line(titles[0]))[0][:_LONGEST_NAME],
            "judul di atas tabel",
            Keyakinan.MUNGKIN,
            "Baris judul di lembar identitas tidak ditemukan.",
        )
    else:
        fields["judul"] = Terbaca("Tanpa judul", "tidak tertulis", Keyakinan.TEBAKAN, "Judul tidak ditemukan.")
    for key in DATES:
        raw = identity.text(key)
        if not raw:
            continue
        text = _TICK.sub("", raw).strip(" -:")
        if key == "tanggal.revisi" and (found := re.search(r"revisi\s+ke\W*(\d{0,3})", text, re.IGNORECASE)):
            if found[1]:
                fields["revisi_ke"] = Terbaca(found[1], "kotak «Revisi ke»", asal=identity.where[key])
            text = (text[: found.start()] + text[found.end() :]).strip(" -:…._")
        _date(key, text, identity, fields, left)
    made, begins = fields.get("tanggal.pembuatan"), fields.get("tanggal.efektif")
    if made and begins and made.isi > begins.isi:
        # No SOP is in force before it is made: one of both is a slip, and only a person knows which.
        del fields["tanggal.pembuatan"]
        why = f"Tanggal pembuatan ini sesudah tanggal efektif ({begins.isi}); salah satunya keliru, maka yang ini tidak dipakai."
        left.append(Sisa(made.isi, made.asal, why))
        fields["tanggal.efektif"] = unsure(
            begins, Keyakinan.MUNGKIN, f"Tertulis tanggal pembuatan {made.isi}, yang sesudahnya."
        )
    if (raw := identity.text("revisi_ke")) and (found := _REVISION.search(raw)) and (found[1] or found[2]):
        fields["revisi_ke"] = Terbaca(
            str(int(found[1] or found[2])), "di belakang label revisi", asal=identity.where["revisi_ke"]
        )
    return fields


def _date(key: str, text: str, identity: SheetHead, fields: dict[str, Terbaca], left: list[Sisa]) -> None:
    if not text.strip(" .…_-"):
        return
    found = _DAY.search(text)
    said = found.group().removesuffix(" 00:00:00") if found else text
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        fields[key] = Terbaca(said, "sel tanggal", asal=identity.where[key])
        return
    day = written_day(said) or written_day(text)
    if day is None:
        why = f"Bukan tanggal yang terbaca, di belakang «{identity.labels[key]}»."
        said = f"{key}: tertulis «{text[:80]}», bukan tanggal yang terbaca; tidak dimasukkan"
        left.append(Sisa(text, identity.where[key], why, "" if _NO_DATE.fullmatch(text) else said))
        return
    rest = (text[: found.start()] + text[found.end() :]).strip(" ,.:") if found else ""
    why = day.why or (_BESIDE_DAY if _DAY.search(rest) or _DASHED.match(identity.text(key)) else "")
    sure = Keyakinan.MUNGKIN if why else Keyakinan.PASTI
    how = f"di belakang label «{identity.labels[key]}»: {said}"
    fields[key] = Terbaca(day.day.isoformat(), how, sure, why, identity.where[key])
    if rest:
        left.append(Sisa(rest, identity.where[key], "Berdiri di samping tanggal."))


def _calm(title: Terbaca, part: DocumentPart, registers: Registers) -> Terbaca:
    """A title in capitals in the letters that titles have; its short words are doubted where nothing tells what they are."""
    texts = [cell.text for line in (*part.lines, *part.after) for cell in line.cells]
    texts += [text.isi for step in part.steps for text in step.texts.values()]
    texts += [f"{one.nama} {one.singkatan or ''}" for one in registers.unit.values()]
    texts += [f"{one.nama} {one.singkatan or ''}" for one in registers.jabatan.values()]
    calm, doubtful = calm_title(title.isi, texts)
    found = replace(title, isi=calm)
    if not doubtful:
        return found
    words = ", ".join(f"«{word}»" for word in doubtful)
    return unsure(found, Keyakinan.MUNGKIN, f"Tertulis dengan huruf besar semua; mungkin singkatan: {words}.")


def _ticks(identity: SheetHead) -> Terbaca | None:
    boxed = {key: identity.text(key) for key in DATES if _TICK.search(identity.text(key))}
    if not boxed:
        return None
    ticked = [key.rpartition(".")[2] for key, text in boxed.items() if re.search(r"[☑☒✓✔]", text)]
    return Terbaca(",".join(ticked), "kotak centang di belakang tanggal", asal=identity.where[next(iter(boxed))])


def _kind(identity: SheetHead, part: DocumentPart) -> Terbaca:
    for text, how in (
        (identity.labels.get("judul", ""), "label judul"),
        (identity.text("judul"), "judul"),
        *((one, "judul di atas tabel") for one in (*part.titles, *identity.titles)),
    ):
        if kind := kind_said(text):
            return Terbaca(kind, f"kata di {how}")
    if any("rincian" in step.texts for step in part.steps):
        return Terbaca(
            Jenis.MAKRO.value,
            "rincian",
            Keyakinan.TEBAKAN,
            "Lembarnya tidak menyebut makro atau mikro; kegiatannya dirinci SOP lain.",
        )
    return Terbaca(Jenis.MIKRO.value, "bawaan", Keyakinan.TEBAKAN, "Lembarnya tidak menyebut makro atau mikro.")


def _family(identity: SheetHead, boxes: Mapping[str, KotakTerbaca]) -> Terbaca:
    own = [
        key
        for key in ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")
        if key in boxes
    ]
    more = [key for key in boxes if key in MORE_BOXES]
    text = " ".join((*identity.titles, *identity.labels.values(), *identity.letterhead)).casefold()
    if len(more) > len(own) and {"ruang_lingkup", "riwayat_perubahan", "definisi"} & set(more):
        return Terbaca("prosedur-mutu", "kotak", Keyakinan.MUNGKIN, f"Kotaknya {', '.join(more)}.")
    if len(more) > len(own) or re.search(r"\bspo\b", text):
        return Terbaca(
            "spo", "kotak" if more else "kata «SPO»", Keyakinan.MUNGKIN, f"Kotaknya {', '.join(more) or 'tidak ada'}."
        )
    sure = Keyakinan.PASTI if len(own) > 3 else Keyakinan.MUNGKIN
    return Terbaca("sop-ap", "kotak", sure, f"Kotaknya {', '.join(own) or 'tidak ada'}.")


def _labels(identity: SheetHead, part: DocumentPart) -> dict[str, str]:
    found: dict[str, str] = {}
    if label := identity.labels.get("judul"):
        found["judul"] = re.sub(r"[\s(]*\b(?:makro|mikro)\b[\s)]*", "", label, flags=re.IGNORECASE).strip(" :.")
    # The name of the form stands beside many a day, and is what none is called.
    if (label := identity.labels.get("tanggal.efektif")) and not FORM_NAME.fullmatch(label):
        found["tanggal_efektif"] = label.strip(" :.")
    for column in part.head.columns if part.head else ():
        key = {"uraian": "kegiatan", "kelengkapan": "kelengkapan", "ket": "ket"}.get(column.role)
        if key and len(column.head) < 60:
            found.setdefault(key, column.head.strip(" :."))
    return {key: _unshouted(label) for key, label in found.items() if label}


def _unshouted(label: str) -> str:
    """A label in capitals as the form's other labels are written; short forms keep theirs."""
    if not label.isupper():
        return label
    return " ".join(word if word in _SHORT_FORMS or len(word) < 2 else word.capitalize() for word in label.split())


def _rows(
    part: DocumentPart, lanes: Sequence[LajurTerbaca], ground: KnownGround, reading: Reading
) -> tuple[tuple[BarisTerbaca, ...], list[Sisa]]:
    steps = part.steps
    for step in steps:
        # «Selanjutnya» of our own tables.
        step.ways = step.ways or next((text for _, text in step.others if tells_ways(text)), "")
        step.others = [one for one in step.others if one[1] != step.ways]
    left: list[Sisa] = []
    symbols: list[tuple[SimbolTerbaca, ...]] = [()] * len(steps)
    drawn = symbols_drawn(part, reading) if reading.shapes and part.head and part.head.lanes else None
    nobody = "Lajur tidak ditemukan."
    if lanes:
        called = called_by(lanes, ground.registers)
        around = [cell.text for line in (*part.after, *part.lines) for cell in line.cells]
        symbols, left = drawn or symbols_in_cells(steps, called, around)
        if drawn and part.head is not None and part.head.charted:
            symbols = by_actor(symbols, symbols_in_cells(steps, called)[0])
        if drawn:
            symbols = deciding_by_words(symbols, steps, called)
    elif drawn:
        symbols, left = drawn
        symbols = [
            tuple(replace(one, dasar=unsure(one.dasar, Keyakinan.TEBAKAN, nobody)) for one in row)
            for row in deciding_by_words(symbols, steps, [])
        ]
    elif steps:
        guess = SimbolTerbaca(0, "", "", Terbaca("", "tidak tertulis", Keyakinan.TEBAKAN, nobody))
        symbols = returning([() if step.section else (guess,) for step in steps], steps)
    for step, row in zip(steps, symbols, strict=True):
        left += [] if any(one.memutus for one in row) else [_exit_left(step, *one) for one in step.exits]
        left += [
            Sisa(text, step.where, f"Kolom «{head}» tidak ada tempatnya." if head else "Di luar kolom tabel.")
            for head, text in step.others
        ]
    return tuple(
        BarisTerbaca(step.nomor, dict(step.texts), row, step.shares, step.where, frozenset(step.joined))
        for step, row in zip(steps, symbols, strict=True)
    ), left


def _exit_left(step: StepRow, head: str, text: str) -> Sisa:
    """What a column that is called as an exit is says of a step that does not decide."""
    told = f"«{head}: {' '.join(text.split())[:80]}»"
    asked = f"kegiatan {step.nomor}: tertulis {told}, tetapi tidak jelas ke kegiatan mana; bila keputusan, tulis jalan keluarnya"
    return Sisa(f"{head}: {text}", step.where, "Kolom jalan keluar; ke mana tidak jelas.", asked)


def _regulations(box: KotakTerbaca, registers: Registers) -> dict[str, dict[str, str]]:
    new: dict[str, str] = {}
    for item in box.butir:
        if (
            not regulation_meant(item.isi, registers)[0]
            and (name := regulation_id(item.isi))
            and name not in registers.peraturan
        ):
            new[name] = item.isi
    return {"peraturan": new} if new else {}


def regulation_id(text: str) -> str:
    """The id that a new regulation would have, by kind, number and year; empty where a text does not name them."""
    found = re.match(
        r"(.{2,120}?)[\s,]*(?:\b(?:nomor|no)\b\.?\s*:?\s*)([0-9][\w./-]*)\s*(?:tahun|th\.?|thn\.?|/)\s*([0-9]{4})\b",
        text,
        re.IGNORECASE,
    )
    if not found:
        return ""
    kind = bare_words(found[1])
    for long, short in _ABBREVIATED:
        if kind.startswith(long):
            kind = f"{short} {kind.removeprefix(long)}"
            break
    return slug(f"{kind} {found[2]} {found[3]}")


def _double(fields: Mapping[str, Terbaca], ground: KnownGround) -> str:
    number = fields["nomor"].isi if "nomor" in fields else ""
    named = title_key(fields["judul"].isi) if fields["judul"].yakin is not Keyakinan.TEBAKAN else ""
    return ground.nomor.get("".join(number.casefold().split()), "") or ground.judul.get(named, "")


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(" :")
