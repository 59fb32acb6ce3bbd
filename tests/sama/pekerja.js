// The engine in a worker, from the files that a site has of it: what it answers, and the seconds until it could.
const base = new URL("./", location.href).href;
const ambil = fetch;

/** @param {string} name */
const fetched = async (name) => new Uint8Array(await (await ambil(base + name)).arrayBuffer());
/** @param {string} name @param {string} kind */
const unpacked = async (name, kind) => new Response((await ambil(base + name)).body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": kind } });

self.fetch = (what, how) => {
  if (String(what).endsWith("pyodide.asm.wasm")) return unpacked("wasm.bin", "application/wasm");
  return String(what).endsWith("awal.zip") ? unpacked("awal.bin", "application/zip") : ambil(what, how);
};

onmessage = async () => {
  try {
    const begin = performance.now();
    const info = await (await ambil(`${base}tentang.json`)).json();
    const [{ loadPyodide }, inti] = await Promise.all([import(`${base}pyodide.js`), import(`${base}inti.js`)]);
    const python = await loadPyodide({ indexURL: base, packageBaseUrl: base, stdLibURL: `${base}awal.zip`, createPyodideModule: inti.default, lockFileContents: { info, packages: {} }, env: { PYDANTIC_DISABLE_PLUGINS: "__all__" } });
    for (const name of ["pustaka", "mesin"]) python.FS.writeFile(`/${name}`, await fetched(`${name}.bin`));
    python.runPython("import io, lzma, sys, zipfile\nfor name in ('pustaka', 'mesin'):\n    zipfile.ZipFile(io.BytesIO(lzma.decompress(open('/' + name, 'rb').read()))).extractall('/lib/' + name)\n    sys.path.insert(0, '/lib/' + name)");
    python.unpackArchive(await fetched("sources.zip"), "zip", { extractDir: "/kumpulan" });
    python.FS.writeFile("/lib/mesin/questions.py", await fetched("questions.py"));
    python.runPython("from questions import all_asked");
    const ready = (performance.now() - begin) / 1000;
    const said = python.runPython('all_asked("/kumpulan")');
    postMessage({ said, ready });
  } catch (error) {
    postMessage({ salah: String(error) });
  }
};
