# The sources that an agency begins with: its registers, its profile, and one draft that shows how an SOP is written.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tatalaksana.model import BERSAMA, FORMAT, Jabatan
from tatalaksana.mulai.contoh import PEDOMAN, LangkahContoh, Tangan, contoh_of
from tatalaksana.mulai.instansi import Bernama, Instansi
from tatalaksana.source.writing import in_line, scalar

_NL = "\n"
_OF_SOP_AP = ("dasar_hukum", "kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan")
"""The boxes of a sheet that names none, but for other SOP, which are not there yet."""


def sources_of(agency: Instansi) -> Mapping[str, str]:
    """The files of the folder of sources by their names in it, but for the picture."""
    return {
        "unit.yaml": _file("unit", "Unit organisasi. Kunci di kiri (id) dipakai SOP; namanya yang tercetak.", _units(agency)),
        "jabatan.yaml": _file("jabatan", "Jabatan dan pelaku yang menjadi lajur SOP.", _offices(agency)),
        "peraturan.yaml": _file("peraturan", "Peraturan yang dirujuk SOP.", _regulations()),
        f"profil/{agency.instansi.id}.yaml": _file("profil", "Tampilan lembar instansi ini; kunci lain ada di rujukan format.", _profile(agency), up="../.."),
        draft_name(agency): _draft(agency),
    }  # fmt: skip


def _file(schema: str, about: str, lines: Iterator[str], *, up: str = "..") -> str:
    head = f"# yaml-language-server: $schema={up}/docs/skema/{schema}.schema.json\n# {about}\n\nformat: {FORMAT}\n"
    return head + "".join(f"{line}\n" for line in lines)


def _units(agency: Instansi) -> Iterator[str]:
    first = agency.instansi.id
    yield f"{first}:"
    yield f"  nama: {scalar(agency.instansi.nama)}"
    yield f"  profil: {first}"
    if agency.pemelihara:
        yield f"  pemelihara: {scalar(agency.pemelihara)}"
    for unit in agency.unit:
        if unit is agency.instansi:
            continue
        yield ""
        yield f"{unit.id}:"
        yield f"  nama: {scalar(unit.nama)}"
        yield f"  induk: {first}"


def _offices(agency: Instansi) -> Iterator[str]:
    yield f"{agency.pengesah.id}: {in_line({'nama': agency.pengesah.nama, 'unit': agency.instansi.id})}"
    for office in agency.jabatan:
        if office != agency.pengesah:
            yield f"{office.id}: {_office(agency, office.nama)}"


def _office(agency: Instansi, name: str) -> str:
    """What the register says of who works: the unit that the name names, else the first one; none of who is nobody's office."""
    if not Jabatan(nama=name).dijabat:
        return in_line({"nama": name})
    named = [unit for unit in agency.unit if unit.nama.casefold() in name.casefold()]
    remark = "" if named or len(agency.unit) == 1 else "  # unitnya dikira; betulkan bila lain"
    return in_line({"nama": name, "unit": (named or agency.unit)[0].id}) + remark


def _regulations() -> Iterator[str]:
    yield f"{PEDOMAN}:"
    yield "  judul: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman"
    yield "    Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan"


def _profile(agency: Instansi) -> Iterator[str]:
    yield f"turunan: {agency.lembar}"
    yield f"instansi: {scalar(agency.instansi.nama)}"
    if agency.alamat:
        yield f"alamat: {scalar(agency.alamat)}"
    if agency.lambang:
        yield f"logo: {agency.lambang}"
    yield f"kertas: {agency.kertas}"
    if agency.orientasi is not BERSAMA[agency.lembar].orientasi:
        yield f"orientasi: {agency.orientasi}"
    if agency.situs:
        yield f"situs: {scalar(agency.situs)}"


def draft_name(agency: Instansi) -> str:
    """The draft's file in the folder of sources."""
    return f"{agency.unit[0].id}/{contoh_of(agency.lembar).nama}.yaml"


def _draft(agency: Instansi) -> str:
    """An SOP of four steps, by those who work and, where there is something for them, who sign."""
    contoh, who = contoh_of(agency.lembar), _hands(agency)
    lanes = dict.fromkeys(one.id for hand, one in who.items() if any(step.siapa is hand for step in contoh.langkah))
    nomor = f"nomor: {scalar(agency.nomor)}\n" if agency.nomor else ""
    boxes = BERSAMA[agency.lembar].kotak or _OF_SOP_AP
    return f"""\
# yaml-language-server: $schema=../../docs/skema/sop.schema.json
# Contoh untuk memulai: ganti isinya dengan SOP Anda, atau hapus berkas ini dan jalankan «sop baru».
# Baris yang diawali «#» adalah catatan dan tidak tercetak. Sesudah mengubah, jalankan «sop cek».

format: {FORMAT}
{nomor}judul: {contoh.judul}
jenis: mikro
status: draf  # menjadi «berlaku» sesudah nomor, tanggal efektif, dan pengesahan terisi
unit: {agency.unit[0].id}
tanggal: {{pembuatan: {agency.tanggal.isoformat()}}}
pengesahan: {in_line({"jabatan": agency.pengesah.nama})}  # tambahkan nama, pangkat, dan nip pejabatnya

# Kotak di bawah kepala lembar; beberapa butir ditulis sebagai daftar: [satu, dua]

{"".join(f"{name}: {value}{_NL}" for name, value in contoh.kotak.items() if name in boxes)}
# Lajur bagan alir dari kiri ke kanan; id dari jabatan.yaml
pelaksana: [{", ".join(lanes)}]

# Langkah dari atas ke bawah; panah ke langkah berikutnya tergambar sendiri
kegiatan:
{"".join(_step(step, who[step.siapa]) for step in contoh.langkah)}"""


def _hands(agency: Instansi) -> Mapping[Tangan, Bernama]:
    """Whose each step is: applications and who is nobody's office neither record nor check; without others who signs does."""
    work = [one for one in agency.jabatan if Jabatan(nama=one.nama).dijabat] or [agency.pengesah]
    checks = re.compile(contoh_of(agency.lembar).pemeriksa, re.IGNORECASE)
    checking = next((one for one in work[1:] if checks.match(one.nama)), work[0])
    return {Tangan.PERTAMA: work[0], Tangan.PEMERIKSA: checking, Tangan.PENGESAH: agency.pengesah}


def _step(step: LangkahContoh, who: Bernama) -> str:
    name = f"id: {step.id}{_NL}    " if step.id else ""
    goals = "    # keputusan: kata pada panahnya, lalu id langkah tujuannya\n"
    goals = f"{goals}    keputusan: {step.keputusan}\n" if step.keputusan else ""
    return (
        f"  - {name}uraian: {step.uraian}\n    pelaksana: {who.id}\n{goals}    kelengkapan: {step.kelengkapan}\n    waktu: {step.waktu}\n"
        f"    output: {step.output}\n"
    )
