# A recognised SOP as a draft: valid YAML, tidy, with a remark behind each value that is in doubt and the list of what a
# person has to look at before it may be in force.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tatalaksana.catalog import Registers
from tatalaksana.importers.butir_periksa import said_once
from tatalaksana.importers.catatan import remark, reordering, yaml_text
from tatalaksana.importers.draf_alir import FlowWriter
from tatalaksana.importers.pelaku import NOBODY, regulation_meant, slug
from tatalaksana.importers.terbaca import BarisTerbaca, Keyakinan, KotakTerbaca, Terbaca, Terkenali
from tatalaksana.model import FORMAT, Label, Sop, by_id, flow_of, key_order, parse
from tatalaksana.source import Data, UnwritableError, block, data_of, scalar, tidied

_BOXES = (
    "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan", "tujuan", "ruang_lingkup",
    "pengertian", "definisi", "kebijakan", "referensi", "unit_terkait", "dokumen_terkait", "riwayat_perubahan", "lampiran",
)  # fmt: skip
_ALWAYS_LISTS = frozenset({"dasar_hukum", "keterkaitan", "lampiran"})
_MOST_DOUBTS = 480
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft."""

    slug: str
    text: str
    doubts: tuple[str, ...]


def draft_text(found: Terkenali, registers: Registers, source: str) -> DraftFile:
    """The file of a recognised SOP.

    Args:
        found: What was recognised.
        registers: What there is already.
        source: The document's name.
    """
    if found.sumber:
        return DraftFile(slug(found.bidang["judul"].isi, 50), found.sumber, ())
    started: frozenset[tuple[int, int]] = frozenset()
    while True:
        writer = _Writer(found, registers, started)
        text = writer.text(source)
        sop = parse(Sop, _data(text))
        # Where one step says that it begins, others have to say so too.
        lost = _unreached(sop) - started if isinstance(sop, Sop) else frozenset()
        if not lost:
            break
        started |= lost
    with suppress(UnwritableError):
        text = tidied(by_id(text), lambda path: key_order(Sop, path))
    return DraftFile(slug(found.bidang["judul"].isi, 50), text, tuple(said_once(writer.doubts)))


def _unreached(sop: Sop) -> frozenset[tuple[int, int]]:
    """The symbols, by row and turn, on which all hang that nothing leads to; of rows in a short form the first."""
    return frozenset(
        (int(str(flaw.path[1])), int(str(flaw.path[3])) if "simbol" in flaw.path else 0)
        for flaw in flow_of(sop)[1]
        if flaw.code == "tak-tercapai"
    )


def _data(text: str) -> Data:
    try:
        return data_of(text)
    except UnwritableError:
        return None


class _Writer:
    def __init__(self, found: Terkenali, registers: Registers, started: frozenset[tuple[int, int]]) -> None:
        self._found = found
        self._flow = FlowWriter(found.baris, [lane.nama for lane in found.lajur] or [NOBODY], started)
        self._registers = registers
        self.doubts: list[str] = []

    def text(self, source: str) -> str:
        body = list(self._body())
        told = [
            f"# Draf dari «{' '.join(yaml_text(source).split())[:120]}», dibuat sop impor. Periksa, lalu hapus butir di «perlu_diperiksa».",
            "",
        ]
        doubts = (
            [
                f"perlu_diperiksa:{''.join(f'{_NL}  - {scalar(yaml_text(one))}' for one in said_once(self.doubts)[:_MOST_DOUBTS])}"
            ]
            if self.doubts
            else []
        )
        return "\n".join([*told, *body, *([""] if doubts else []), *doubts]) + "\n"

    def _body(self) -> Iterator[str]:
        found = self._found
        fields = found.bidang
        if found.kelebihan:
            self.doubts.append(
                f"kegiatan: {found.kelebihan} kegiatan sesudah kegiatan {len(found.baris)} tidak masuk draf, sebab satu SOP paling banyak {len(found.baris)} kegiatan; bagilah SOP ini"
            )
        self.doubts += [one.periksa for one in found.sisa if one.periksa]
        yield f"format: {FORMAT}"
        if "nomor" in fields:
            yield from self._value("nomor", fields["nomor"])
        else:
            self.doubts.append("nomor: tidak ditemukan")
        yield from self._value("judul", fields["judul"])
        yield from self._value("jenis", fields["jenis"])
        yield "status: draf"
        yield from self._unit()
        if found.keluarga.isi != "sop-ap":
            self.doubts.append(
                f"keluarga: tampaknya {found.keluarga.isi}. {found.keluarga.mengapa} Pilih profilnya di «profil»."
            )
        yield from self._labels()
        yield from self._dates()
        if "revisi_ke" in fields:
            yield from self._value("revisi_ke", fields["revisi_ke"])
        yield from self._signed()
        yield ""
        for key in _BOXES:
            if key in found.kotak:
                yield from self._box(key, found.kotak[key])
        yield ""
        yield from self._lanes()
        yield ""
        yield "kegiatan:"
        for at, row in enumerate(found.baris):
            yield from self._row(at, row)
        if not found.baris:
            self.doubts.append("kegiatan: tabel kegiatan tidak ditemukan")
            yield "  - uraian: …"
            yield f"    pelaksana: {found.lajur[0].nama if found.lajur else NOBODY}"

    def _unit(self) -> Iterator[str]:
        unit, printed = self._found.bidang["unit"], self._found.bidang.get("unit.teks")
        if printed is None:
            yield from self._value("unit", unit)
            return
        yield "unit:"
        yield from self._value("unit", unit, 2)
        yield f"  teks: {scalar(yaml_text(printed.isi))}"

    def _labels(self) -> Iterator[str]:
        unit = self._found.bidang["unit"].isi
        label = label_known(unit, self._registers)
        other = {
            key: word for key, word in self._found.label.items() if _same(word) != _same(getattr(label, key))
        }  # fmt: skip
        if other:
            first, more = block({key: yaml_text(word) for key, word in other.items()}, 2)
            yield f"label: {first}".rstrip()
            yield from more

    def _dates(self) -> Iterator[str]:
        keys = [key for key in ("pembuatan", "revisi", "efektif") if f"tanggal.{key}" in self._found.bidang]
        ticked = self._found.centang
        if not keys and ticked is None:
            return
        dates = {key: self._found.bidang[f"tanggal.{key}"] for key in keys}
        first = dates.get("pembuatan")
        wrong = [key for key in keys if first and key != "pembuatan" and dates[key].isi[:7] < first.isi[:7]]
        yield "tanggal:"
        for key in keys:
            if key in wrong and first:
                self.doubts.append(
                    f"tanggal.{key}: tertulis {dates[key].isi}, lebih awal daripada tanggal pembuatan {first.isi}; tidak dimasukkan"
                )
                yield f"  # {key}: {dates[key].isi} lebih awal daripada tanggal pembuatan"
                continue
            yield from self._value(key, dates[key], 2, f"tanggal.{key}")
        if ticked is not None:
            yield f"  centang: [{', '.join(ticked.isi.split(',')) if ticked.isi else ''}]"

    def _signed(self) -> Iterator[str]:
        several = [one for one in self._found.tanda_tangan if "jabatan" in one or "nama" in one]
        if not several:
            told = "; ".join(value.isi for one in self._found.tanda_tangan for value in one.values())
            said = f"; tertulis «{told}»" if told else ""
            self.doubts.append(f"pengesahan: pejabat yang mengesahkan tidak ditemukan{said}")
            return
        yield "pengesahan:"
        for at, one in enumerate(several[:8]):
            lead = "  - " if len(several) > 1 else "  "
            keys = [
                key
                for key in ("peran", "atas_nama", "jabatan", "nama", "pangkat", "nip", "nrp", "tanggal", "tte")
                if key in one
            ]
            if "jabatan" not in one:
                self.doubts.append("pengesahan.jabatan: tidak ditemukan")
                yield f"{lead}jabatan: …"
                lead = "    " if len(several) > 1 else "  "
            if "nip" in one and not re.fullmatch(r"\d{18}", one["nip"].isi):
                keys.remove("nip")
                self.doubts.append(
                    f"pengesahan.nip: tertulis {yaml_text(one['nip'].isi)}, bukan 18 angka; tidak dimasukkan"
                )
            for key in keys:
                lines = list(
                    self._value(
                        key, one[key], 0, f"pengesahan.{key}" if len(several) == 1 else f"pengesahan {at + 1}.{key}"
                    )
                )
                yield f"{lead}{lines[0]}"
                lead = "    " if len(several) > 1 else "  "
                yield from (f"{lead}{line}" for line in lines[1:])

    def _box(self, key: str, box: KotakTerbaca) -> Iterator[str]:
        doubtful = [item for item in box.butir if item.yakin is not Keyakinan.PASTI]
        if doubtful:
            self.doubts.append(f"{key}: {doubtful[0].mengapa}")
        why = f"  {remark(doubtful[0])}" if doubtful else ""
        items: list[Data] = []
        if told := reordering("".join(item.isi for item in box.butir)):
            self.doubts.append(f"{key}: {told}")
        for item in box.butir:
            text = yaml_text(item.isi)[:_LONGEST]
            if key == "dasar_hukum":
                known, exact = regulation_meant(text, self._registers)
                if known and not exact:
                    self.doubts.append(
                        f"dasar_hukum: «{text[:80]}» dicocokkan dengan {known} menurut jenis, nomor dan tahunnya"
                    )
                items.append({"peraturan": known, "teks": text} if known else {"teks": text})
            elif key == "keterkaitan":
                items.append(text[:300])
            else:
                items.append(text)
        if not box.daftar and key not in _ALWAYS_LISTS:
            yield from self._value(key, box.butir[0])
            return
        yield f"{key}:{why}"
        lines = list(block(items, 2)[1] or [f"  - {scalar(str(item))}" for item in items])
        offered = self._found.tambahan.get("peraturan", {}) if key == "dasar_hukum" else {}
        for line in lines:
            new = next((name for name, text in offered.items() if line == f"  - teks: {scalar(yaml_text(text))}"), "")
            yield f"{line}  # usulan: {new}" if new else line

    def _lanes(self) -> Iterator[str]:
        yield "pelaksana:"
        if not self._found.lajur:
            self.doubts.append("pelaksana: lajur tidak ditemukan")
            yield f"  - {NOBODY}"
        for lane in self._found.lajur:
            name = f"id: {lane.nama}, " if lane.nama != lane.jabatan else ""
            known = self._registers.jabatan.get(lane.jabatan)
            why = ""
            if lane.baru:
                why = f"  {remark(lane.dasar)}"
                self.doubts.append(f"pelaksana «{yaml_text(lane.label)}»: jabatan baru, belum ada di jabatan.yaml")
            elif lane.dasar.yakin is not Keyakinan.PASTI:
                why = f"  {remark(lane.dasar)}"
                self.doubts.append(f"pelaksana «{yaml_text(lane.label)}»: {lane.dasar.mengapa}")
            if told := reordering(lane.label):
                self.doubts.append(f"pelaksana «{yaml_text(lane.label)}»: {told}")
            label = scalar(yaml_text(lane.label), flow=True)
            yield (
                f"  - {{{name}jabatan: {lane.jabatan}, label: {label}}}{why}"
                if known is None or name or (known.singkatan or known.nama) != lane.label
                else f"  - {{jabatan: {lane.jabatan}, label: {label}}}"
            )

    def _row(self, at: int, row: BarisTerbaca) -> Iterator[str]:
        if at:
            yield ""
        named = f"kegiatan {at + 1}"
        uraian = row.isi.get("uraian") or Terbaca("…", "kosong", Keyakinan.TEBAKAN, "Uraiannya kosong.")
        lines = list(self._value("uraian", uraian, 0, f"{named}.uraian"))
        yield f"  - {lines[0]}"
        yield from (f"    {line}" for line in lines[1:])
        if not row.simbol:
            yield "    tanpa_simbol: ya"
            yield from (
                f"    {line}"
                for key in ("ket",)
                if key in row.isi
                for line in self._value(key, row.isi[key], 0, f"{named}.{key}")
            )
            rest = [row.isi[key].isi for key in ("kelengkapan", "waktu", "output") if key in row.isi]
            if rest:
                self.doubts.append(
                    f"{named}: baris tanpa simbol, tetapi memuat {'; '.join(map(yaml_text, rest))[:200]}"
                )
            return
        if not row.nomor and any(one.nomor for one in self._found.baris):
            yield "    tanpa_nomor: ya"
        if own := self._flow.row_id(at):
            yield f"    id: {own}"
        symbols = self._flow.written(at, named)
        self.doubts += symbols.doubts
        yield from (f"    {line}" for line in symbols.lines)
        for key in ("kelengkapan", "waktu", "output", "ket", "rincian"):
            if key not in row.isi:
                continue
            value = row.isi[key]
            if key == "waktu":
                text = " ".join(yaml_text(value.isi).split())[:300]
                if row.berbagi_waktu:
                    shared = f"{{teks: {scalar(text, flow=True)}, sampai: {self._flow.number(at + row.berbagi_waktu)}}}"
                    yield f"    waktu: {shared}{self._doubted(f'{named}.{key}', value)}"
                    continue
                value = Terbaca(text, value.cara, value.yakin, value.mengapa, value.asal)
            yield from (f"    {line}" for line in self._value(key, value, 0, f"{named}.{key}"))

    def _value(self, key: str, value: Terbaca, indent: int = 0, named: str = "") -> Iterator[str]:
        """A key with its value, and the remark on what is in doubt."""
        margin = " " * indent
        text = yaml_text(value.isi)[:_LONGEST]
        first, more = block(text, indent + 2)
        why = self._doubted(named or key, value)
        if more and why:
            yield f"{margin}{remark(value)}"
            why = ""
        yield f"{margin}{key}: {first}{why}"
        yield from more

    def _doubted(self, named: str, value: Terbaca) -> str:
        """The remark behind a value that is in doubt, which the draft's list tells too; empty for one that is sure."""
        doubtful = value.yakin is not Keyakinan.PASTI
        if doubtful:
            self.doubts.append(f"{named}: {value.mengapa or value.cara}")
        if told := reordering(value.isi):
            self.doubts.append(f"{named}: {told}")
        return f"  {remark(value)}" if doubtful else ""


_NL = "\n"


def _same(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def label_known(unit: str, registers: Registers) -> Label:
    """The words of the form that a unit's profile has."""
    here, seen = unit, set[str]()
    while here in registers.unit and here not in seen:
        seen.add(here)
        about = registers.unit[here]
        if about.profil in registers.profil and about.profil:
            return registers.profil[about.profil].label or Label()
        here = about.induk or ""
    return Label()


def told_additions(several: Sequence[Mapping[str, Mapping[str, str]]]) -> Mapping[str, str]:
    """The entries that registers lack, as YAML of each register; to be looked at and taken over by a person."""
    files: dict[str, dict[str, str]] = {}
    for one in several:
        for register, entries in one.items():
            files.setdefault(register, {}).update(
                {key: name for key, name in entries.items() if key not in files.get(register, {})}
            )
    head = "# Usulan dari sop impor. Periksa, lalu pindahkan yang benar ke sops/{name}.yaml.\n\n"
    return {
        f"{register}.yaml": head.format(name=register)
        + "".join(
            f"{key}:\n  {'judul' if register == 'peraturan' else 'nama'}: {scalar(yaml_text(name).replace(_NL, ' '))}\n"
            for key, name in sorted(entries.items())
        )
        for register, entries in sorted(files.items())
    }
