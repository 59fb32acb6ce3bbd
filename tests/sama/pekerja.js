// The engine in a worker, as a page would have it: what it answers, and the seconds until it could.
import { loadPyodide } from "./pyodide.mjs";

/** @param {string} name */
const fetched = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());

onmessage = async () => {
  try {
    const begin = performance.now();
    const python = await loadPyodide({ indexURL: new URL("./", location.href).href });
    python.unpackArchive(await fetched("packages.zip"), "zip", { extractDir: "/lib/bersama" });
    python.unpackArchive(await fetched("sources.zip"), "zip", { extractDir: "/kumpulan" });
    python.runPython('import sys\nsys.path.insert(0, "/lib/bersama")\nfrom questions import all_asked');
    const ready = (performance.now() - begin) / 1000;
    const said = python.runPython('all_asked("/kumpulan")');
    postMessage({ said, ready });
  } catch (error) {
    postMessage({ salah: String(error) });
  }
};
