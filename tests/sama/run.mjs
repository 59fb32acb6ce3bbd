// The engine under Pyodide: node run.mjs PYODIDE PACKAGES.zip SOURCES.zip
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, packages, sources] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${pyodide}/` });
python.unpackArchive(new Uint8Array(readFileSync(packages)), "zip", { extractDir: "/lib/bersama" });
python.unpackArchive(new Uint8Array(readFileSync(sources)), "zip", { extractDir: "/kumpulan" });
console.log(python.runPython('import sys\nsys.path.insert(0, "/lib/bersama")\nfrom questions import all_asked\nall_asked("/kumpulan")'));
