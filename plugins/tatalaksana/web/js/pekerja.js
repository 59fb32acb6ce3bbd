// The engine in a worker: Python for browsers, given our engine, and of the published sources what its answers need.

/**
 * @typedef {{pekerja: string, pyodide: string, inti: string, wasm: string, awal: string, pustaka: string, mesin: string, kumpulan: string, isi: string}} Alamat
 * @typedef {{runPython: (text: string) => unknown, FS: {writeFile: (name: string, content: Uint8Array) => void}, globals: {get: (name: string) => any}}} Python
 */

/** Names by which Pyodide asks for what we have packed. */
const WASM = "pyodide.asm.wasm";
const AWAL = "awal.zip";
const MULAI = [
  "import gc, io, lzma, sys, zipfile",
  "from pathlib import Path",
  "gc.disable()",
  "for nama in ('pustaka', 'mesin'):",
  "    zipfile.ZipFile(io.BytesIO(lzma.decompress(Path('/', nama).read_bytes()))).extractall('/lib/' + nama)",
  "    sys.path.insert(0, '/lib/' + nama)",
  "from tatalaksana.editor.pekerja import Pekerja",
  "pekerja = Pekerja(lzma.decompress(Path('/kumpulan').read_bytes()), Path('/sumber'))",
  "tanya = pekerja.tanya",
  "def terima(nama, isi): return pekerja.terima(nama, isi.to_bytes())",
  "gc.freeze()",
  "gc.enable()",
].join("\n");

/** @type {Alamat} */
let alamat;
/** @type {{tanya: (asked: string) => string, terima: (name: string, content: Uint8Array) => boolean}} */
let mesin;
/** @type {Promise<unknown>} */
let giliran = Promise.resolve();
const ambil = fetch;

/** @param {object} kabar */
const kirim = (kabar) => /** @type {any} */ (self).postMessage(kabar);

/** @param {string} where @returns {Promise<Response>} */
async function diambil(where) {
  const answer = await ambil(where);
  if (!answer.ok) throw new Error(`${answer.status} ${where}`);
  return answer;
}

/** @param {string} where @returns {Promise<ReadableStream>} What was packed, whatever the server makes of it. */
async function terurai(where) {
  const answer = await diambil(where);
  if (!answer.body) throw new Error(where);
  return answer.body.pipeThrough(new DecompressionStream("gzip"));
}

/** @param {string} where @returns {Promise<Uint8Array>} */
async function isi(where) {
  return new Uint8Array(await (await diambil(where)).arrayBuffer());
}

/** @param {object} info What Pyodide says of itself. @returns {Promise<void>} */
async function mulai(info) {
  // A policy that forbids it is told now: Pyodide would wait for ever.
  new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  // All of it is asked for at once; Pyodide takes two of them when it comes to them.
  const wasm = terurai(alamat.wasm);
  const awal = terurai(alamat.awal);
  const files = { pustaka: isi(alamat.pustaka), mesin: isi(alamat.mesin), kumpulan: isi(alamat.kumpulan) };
  /** @param {any} what @param {any} [how] */
  self.fetch = async (what, how) => {
    if (String(what).endsWith(WASM)) return new Response(await wasm, { headers: { "Content-Type": "application/wasm" } });
    return String(what).endsWith(AWAL) ? new Response(await awal) : ambil(what, how);
  };
  const [{ loadPyodide }, inti] = await Promise.all([import(alamat.pyodide), import(alamat.inti)]);
  kirim({ tahap: "Python" });
  const root = new URL(".", alamat.pyodide).href;
  /** @type {Python} */
  const python = await loadPyodide({ indexURL: root, packageBaseUrl: root, stdLibURL: root + AWAL, createPyodideModule: inti.default, lockFileContents: { info, packages: {} }, env: { PYDANTIC_DISABLE_PLUGINS: "__all__" } });
  kirim({ tahap: "mesin" });
  for (const [name, content] of Object.entries(files)) python.FS.writeFile(`/${name}`, await content);
  python.runPython(MULAI);
  mesin = { tanya: python.globals.get("tanya"), terima: python.globals.get("terima") };
  kirim({ siap: true });
}

/** @param {string} asked @returns {Promise<string>} The answer, once all that it needs is here. */
async function jawaban(asked) {
  for (;;) {
    const answer = mesin.tanya(asked);
    if (!answer.startsWith('{"perlu"')) return answer;
    /** @type {[string, string][]} */
    const perlu = JSON.parse(answer).perlu;
    const contents = await Promise.all(perlu.map(([, blob]) => isi(`${alamat.isi}${blob}.bin`)));
    kirim({ tahap: "sumber" });
    perlu.forEach(([name], at) => {
      if (!mesin.terima(name, contents[at])) throw new Error(name);
    });
  }
}

/** @param {MessageEvent} event */
self.onmessage = ({ data }) => {
  if (data.alamat) {
    alamat = data.alamat;
    giliran = mulai(data.info).catch((error) => kirim({ gagal: `${error.name}: ${error.message}` }));
    return;
  }
  giliran = giliran.then(() => jawaban(data.tanya)).then((jawab) => kirim({ nomor: data.nomor, jawab }), (error) => kirim({ nomor: data.nomor, salah: `${error.name}: ${error.message}` }));
};
