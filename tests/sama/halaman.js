// Starts the worker, and holds what it says for whoever looks.
const worker = new Worker("pekerja.js", { type: "module" });
worker.onmessage = (event) => { window.jawaban = event.data; };
worker.onerror = (event) => { window.jawaban = { salah: event.message || "the worker did not start" }; };
worker.postMessage("");
