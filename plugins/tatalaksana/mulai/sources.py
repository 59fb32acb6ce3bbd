# The sources that an agency begins with: its registers, its profile, and one draft that shows how an SOP is written.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tatalaksana.model import BERSAMA, FORMAT, Jabatan
from tatalaksana.mulai.instansi import Bernama, Instansi
from tatalaksana.source.writing import in_line, scalar

_NL = "\n"
_PEDOMAN = "permenpan-rb-35-2012"
_OF_SOP_AP = ("dasar_hukum", "kualifikasi_pelaksana", "peralatan", "peringatan", "pencatatan")
"""The boxes of a sheet that names none, but for other SOP, which are not there yet."""
_BOXES: Mapping[str, str] = MappingProxyType(
    {
        "dasar_hukum": f"[{_PEDOMAN}]  # id dari peraturan.yaml",
        "kualifikasi_pelaksana": "[Memahami tata naskah dinas]",
        "peralatan": "[Buku agenda atau aplikasi persuratan]",
        "peringatan": "Bila surat tidak diteruskan pada hari yang sama, tindak lanjutnya terlambat.",
        "pencatatan": "Buku agenda surat masuk",
        "tujuan": "Setiap surat masuk tercatat dan sampai kepada penindak lanjutnya pada hari yang sama.",
        "ruang_lingkup": "Semua surat masuk, sejak diterima sampai diteruskan.",
        "pengertian": "Surat masuk ialah surat yang diterima dari luar unit.",
        "definisi": "Surat masuk ialah surat yang diterima dari luar unit.",
        "kebijakan": "Surat masuk dicatat pada hari diterima.",
        "referensi": "[Pedoman tata naskah dinas]",
        "unit_terkait": "[Semua unit]",
        "dokumen_terkait": "[Buku agenda surat masuk]",
    }
)
"""What the draft says in each box of a sheet that it may have, in the order of tidy files."""


def sources_of(agency: Instansi) -> Mapping[str, str]:
    """The files of the folder of sources by their names in it, but for the picture."""
    return {
        "unit.yaml": _file("unit", "Unit organisasi. Kunci di kiri (id) dipakai SOP; namanya yang tercetak.", _units(agency)),
        "jabatan.yaml": _file("jabatan", "Jabatan dan pelaku yang menjadi lajur SOP.", _offices(agency)),
        "peraturan.yaml": _file("peraturan", "Peraturan yang dirujuk SOP.", _regulations()),
        f"profil/{agency.instansi.id}.yaml": _file("profil", "Tampilan lembar instansi ini; kunci lain ada di rujukan format.", _profile(agency), up="../.."),
        f"{agency.unit[0].id}/penanganan-surat-masuk.yaml": _draft(agency),
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
    yield f"{_PEDOMAN}:"
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


def _draft(agency: Instansi) -> str:
    """An SOP of three or four steps: from the last hand by the first one to who signs."""
    hand, head = agency.jabatan[0], agency.jabatan[-1]
    lanes = tuple(dict.fromkeys((hand, head, agency.pengesah)))
    nomor = f"nomor: {scalar(agency.nomor)}\n" if agency.nomor else ""
    return f"""\
# yaml-language-server: $schema=../../docs/skema/sop.schema.json
# Contoh untuk memulai: ganti isinya dengan SOP Anda, atau hapus berkas ini dan jalankan «sop baru».
# Baris yang diawali «#» adalah catatan dan tidak tercetak. Sesudah mengubah, jalankan «sop cek».

format: {FORMAT}
{nomor}judul: Penanganan Surat Masuk
jenis: mikro
status: draf  # menjadi «berlaku» sesudah nomor, tanggal efektif, dan pengesahan terisi
unit: {agency.unit[0].id}
tanggal: {{pembuatan: {agency.tanggal.isoformat()}}}
pengesahan: {in_line({"jabatan": agency.pengesah.nama})}  # tambahkan nama, pangkat, dan nip pejabatnya

# Kotak di bawah kepala lembar; beberapa butir ditulis sebagai daftar: [satu, dua]

{"".join(f"{name}: {value}{_NL}" for name, value in _BOXES.items() if name in (BERSAMA[agency.lembar].kotak or _OF_SOP_AP))}
# Lajur bagan alir dari kiri ke kanan; id dari jabatan.yaml
pelaksana: [{", ".join(lane.id for lane in lanes)}]

# Langkah dari atas ke bawah; panah ke langkah berikutnya tergambar sendiri
kegiatan:
{"".join(_steps(hand, head, agency.pengesah))}"""


def _steps(hand: Bernama, head: Bernama, signer: Bernama) -> Iterator[str]:
    yield _step(
        "Menerima dan mencatat surat masuk", hand, ("Surat masuk", "10 menit", "Surat yang tercatat"), name="mencatat"
    )
    yield _step(
        "Memeriksa kelengkapan surat",
        head,
        ("Surat yang tercatat", "15 menit", "Surat yang lengkap"),
        "    # keputusan: kata pada panahnya, lalu id langkah tujuannya\n    keputusan: {lengkap: menelaah, tidak lengkap: mencatat}\n",
    )
    yield _step(
        "Menelaah surat dan memberi disposisi", signer, ("Surat yang lengkap", "1 jam", "Disposisi"), name="menelaah"
    )
    yield _step("Meneruskan surat sesuai disposisi", hand, ("Disposisi", "15 menit", "Surat yang diteruskan"))


def _step(uraian: str, who: Bernama, mutu_baku: tuple[str, str, str], more: str = "", name: str = "") -> str:
    kelengkapan, waktu, output = mutu_baku
    return (
        f"  - {f'id: {name}{_NL}    ' if name else ''}uraian: {uraian}\n    pelaksana: {who.id}\n{more}    kelengkapan: {kelengkapan}\n    waktu: {waktu}\n"
        f"    output: {output}\n"
    )
