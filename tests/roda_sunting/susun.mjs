// Runs what cuts and compiles, in the Pyodide that it is for: node susun.mjs PYODIDE PACKAGES.zip SOURCES.zip POTONG HASIL
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, packages, sources, cut, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
try {
  // Sets are written down in the order of their hashes.
  const python = await loadPyodide({ indexURL: `${pyodide}/`, env: { PYTHONHASHSEED: "0" } });
  python.runPython("import sys\nstarted = frozenset(sys.modules)");
  python.unpackArchive(new Uint8Array(readFileSync(packages)), "zip", { extractDir: "/lib/bersama" });
  python.unpackArchive(new Uint8Array(readFileSync(sources)), "zip", { extractDir: "/kumpulan" });
  python.FS.writeFile("/lib/bersama/potong.py", readFileSync(cut));
  python.runPython('sys.path.insert(0, "/lib/bersama")\nfrom potong import cut\ncut(started, "/kumpulan", "/hasil.zip")');
  writeFileSync(out, python.FS.readFile("/hasil.zip"));
} catch (error) {
  // Node would show the whole script that threw it.
  console.error(error.message);
  process.exit(1);
}
