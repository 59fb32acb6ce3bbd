// What is filled in: a cell of the sheet, a group of keys, a lane, and what a register lacks for it.

import { idDari, jabatanDari, tanyaJabatan } from "./sunting_data.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { isianTanggal } from "./sunting_isian.js";
import { gantiJudul } from "./sunting_judul.js";
import { tanyaLajur } from "./sunting_lajur.js";
import { DIKETIK, isianUntuk } from "./sunting_langkah.js";
import { nilaiDi, tempatDari } from "./sunting_mesin.js";
import { bukaSel } from "./sunting_sel.js";
import { dilepas } from "./sunting_tekan.js";

/**
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Tempat} Tempat
 * @typedef {import("./sunting_isian.js").Isian} Isian
 */

/** @param {Halaman} halaman @param {HTMLElement} sel */
export function bukaIsian(halaman, sel) {
  const lembar = halaman.lembar;
  if (!lembar || halaman.gambar.terkunci) return;
  const tempat = tempatDari(sel.getAttribute("data-tempat") || "");
  if (tempat[0] === "pengesahan") return void bukaKelompok(halaman, "Pengesahan", "pengesahan", tempat);
  if (tempat[0] === "pelaksana") return void bukaLajur(halaman, Number(tempat[1]));
  bukaSel(sel, tempat, nilaiDi(lembar.isi, tempat), {
    gambar: halaman.gambar,
    daftar: halaman.daftar,
    berubah: (isian) => diketik(halaman, tempat, isian),
    selesai: (nilai, batal) => {
      clearTimeout(halaman.tunggu);
      // Kept until it is done: the page may go away before the engine has answered.
      const ketikan = nilai === undefined ? null : { tempat, nilai, berkas: lembar.berkas };
      halaman.susunan.ketik(ketikan);
      if (ketikan) {
        return void (tempat.length === 1 && tempat[0] === "judul" && lembar.jenis === "sop" && nilai ? gantiJudul(halaman, String(nilai)) : halaman.antrean.ubah([{ aksi: "isi", tempat, nilai }])).then((jadi) => jadi === null || halaman.susunan.selesai(ketikan));
      }
      // Not under a press that goes elsewhere.
      if (batal || halaman.tertunda) dilepas().then(() => halaman.lembar && halaman.perlihatkanLembar(halaman.lembar));
    },
  });
}

/** What is typed into fields beside the sheet is kept likewise. @param {Halaman} halaman */
export function ikutiKetikan(halaman) {
  for (const luar of [halaman.isiPanel, halaman.luarDaftar]) luar.addEventListener(DIKETIK, (event) => {
    const { lembar, susunan } = halaman;
    if (!lembar || !(event instanceof CustomEvent)) return;
    /** @type {{tempat: Tempat, isian: Isian, kini: string}} */
    const { tempat, isian, kini } = event.detail;
    if (kini === "terus") return diketik(halaman, tempat, isian);
    clearTimeout(halaman.tunggu);
    susunan.ketik(kini === "selesai" ? { tempat, nilai: isian.nilai(), berkas: lembar.berkas } : null);
  });
}

/** Keep what is being typed, and look at it once the fingers rest. @param {Halaman} halaman @param {Tempat} tempat @param {Isian} isian */
function diketik(halaman, tempat, isian) {
  const lembar = halaman.lembar;
  if (!lembar) return;
  halaman.susunan.ketik({ tempat, nilai: isian.nilai(), berkas: lembar.berkas });
  halaman.nanti(async () => {
    const nilai = isian.nilai();
    /** @type {Lembar | null} */
    const tampak = await halaman.mesin.look({ minta: "berkas", berkas: lembar.berkas, ...halaman.susunan.beda, suntingan: [{ aksi: "isi", tempat, nilai }] });
    if (!tampak || !tampak.masalah || halaman.lembar !== lembar || !halaman.susunan.ketikan) return;
    halaman.lembar = { ...lembar, masalah: tampak.masalah };
    halaman.tandaiMasalah();
    if (halaman.panel === "masalah") halaman.gambarPanel();
    halaman.perbarui();
    halaman.lembar = lembar;
  });
}

/** @param {Halaman} halaman @param {string} judul @param {string} kunci @param {Tempat} tempat */
async function bukaKelompok(halaman, judul, kunci, tempat) {
  const lembar = halaman.lembar;
  if (!lembar) return;
  const ada = nilaiDi(lembar.isi, tempat) !== null;
  const isian = (lembar.kunci[kunci] || []).map((satu) => {
    const di = [...tempat, ...satu.di];
    const kini = nilaiDi(lembar.isi, di);
    return { satu, di, kini, isian: satu.nama === "tanggal" ? isianTanggal(kini, { kata: satu.sebutan }) : isianUntuk(satu, kini, halaman.daftar) };
  });
  const jadi = await dialog(judul, isian.map(({ satu, isian: kotak }) => barisIsian(satu.sebutan, kotak.elemen, satu.uraian)), [{ kata: "Simpan", nilai: () => "ya", utama: true }, ...(ada ? [{ kata: "Hapus", nilai: () => "hapus" }] : []), ...(kunci === "pengesahan" && ada ? [{ kata: "+ Penanda tangan", nilai: () => "tambah" }] : [])]);
  const suntingan = isian.filter((satu) => JSON.stringify(satu.isian.nilai()) !== JSON.stringify(satu.kini)).map((satu) => ({ aksi: "isi", tempat: satu.di, nilai: satu.isian.nilai() }));
  const banyak = nilaiDi(lembar.isi, ["pengesahan"]);
  if (jadi === "hapus") halaman.antrean.ubah([{ aksi: "isi", tempat, nilai: null }]);
  else if (jadi && suntingan.length) await halaman.antrean.ubah(suntingan);
  if (jadi === "tambah") bukaKelompok(halaman, judul, kunci, ["pengesahan", Array.isArray(banyak) ? banyak.length : 1]);
}

/** @param {Halaman} halaman @param {number} nomor A lane, from the left. */
async function bukaLajur(halaman, nomor) {
  const suntingan = halaman.lembar ? await tanyaLajur(halaman.lembar, nomor, halaman.daftar.jabatan, (kata) => jabatanUntuk(halaman, kata)) : [];
  if (suntingan.length) await halaman.antrean.ubah(suntingan);
}

/** The id of an office; one that is not there yet is put into the register, in the same change set. @param {Halaman} halaman @param {string} kata @param {string} [milik] The unit that it may belong to. @returns {Promise<string>} */
export async function jabatanUntuk(halaman, kata, milik = "") {
  const id = jabatanDari(kata, halaman.daftar, halaman.lembar);
  if (id || !kata) return id;
  const berkas = `${halaman.daftar.folder}/jabatan.yaml`;
  const unit = milik || (halaman.lembar && nilaiDi(halaman.lembar.isi, ["unit", "unit"]));
  const nilai = await tanyaJabatan(kata, typeof unit === "string" ? unit : null, halaman.daftar.unit);
  if (!nilai) return "";
  const baru = idDari(kata, halaman.daftar.jabatan);
  await siapkanBerkas(halaman, berkas);
  await halaman.antrean.ubah([{ aksi: "isi", tempat: [baru], nilai }], "", berkas);
  await halaman.ambilDaftar();
  return baru;
}

/** Know what stands in a file before it is changed. @param {Halaman} halaman @param {string} berkas */
export async function siapkanBerkas(halaman, berkas) {
  if (berkas in halaman.susunan.naskah || halaman.susunan.asli[berkas] !== undefined) return;
  /** @type {Lembar} */
  const lembar = await halaman.mesin.ask({ minta: "berkas", berkas, ...halaman.susunan.beda });
  if (lembar.berkas) await halaman.ingatAsli(lembar);
}
