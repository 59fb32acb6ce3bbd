// The zip container that XLSX files are: written without compression, read with or without it.

import { FileError } from "./file_error.js";

const LIMIT = 50_000_000;
const utf8 = new TextEncoder();

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** @param {Uint8Array} bytes */
const crc32 = (bytes) => {
  let sum = -1;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
};

/**
 * Numbers as little-endian bytes.
 * @param {[number, number][]} fields (bytes, value)
 */
const pack = (fields) => fields.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));

/**
 * A zip file of texts, the same bytes for the same texts.
 * @param {[string, string][]} texts name (ASCII) and content of each file
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeZip(texts) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of texts) {
    const data = utf8.encode(text);
    const title = utf8.encode(name);
    // Version 2.0, no flags, stored, 1 January 1980.
    const fields = /** @type {[number, number][]} */ ([
      [2, 20], [2, 0], [2, 0], [2, 0], [2, 33], [4, crc32(data)], [4, data.length], [4, data.length], [2, title.length], [2, 0],
    ]);
    parts.push([0x50, 0x4b, 3, 4, ...pack(fields)], title, data);
    directory.push([0x50, 0x4b, 1, 2, 20, 0, ...pack([...fields, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]])], title);
    offset += 30 + title.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = texts.length;
  const end = [0x50, 0x4b, 5, 6, ...pack([[4, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]])];
  const all = [...parts, ...directory, end];
  const bytes = new Uint8Array(offset + size + end.length);
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * What a zip file holds, as texts that are unpacked when asked for; a missing one is empty.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {(name: string) => Promise<string>}
 * @throws {FileError} when it is no zip file that we can read
 */
export function readZip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** @type {Map<string, [number, number, number]>} */
  const places = new Map();
  try {
    let end = bytes.length - 22;
    while (view.getUint32(end, true) !== 0x06054b50) end--;
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left; left--) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError();
      const title = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + title));
      places.set(name, [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]);
      at += 46 + title + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch {
    throw new FileError("Berkas ini bukan XLSX yang utuh.");
  }
  return async (name) => {
    const place = places.get(name);
    if (!place) return "";
    const [method, size, at] = place;
    if (at + 30 > bytes.length || (method !== 0 && method !== 8)) throw new FileError("Berkas ini bukan XLSX yang utuh.");
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const packed = bytes.subarray(start, start + size);
    return new TextDecoder().decode(method ? await inflate(packed) : packed);
  };
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function inflate(packed) {
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    throw new FileError(
      "Peramban ini belum dapat membuka XLSX dari Excel atau LibreOffice. Pakai Firefox 113, Chrome atau Edge 103, Safari 16.4, atau " +
        "yang lebih baru; tabel yang diunduh dari halaman ini dapat juga disimpan sebagai CSV.",
    );
  }
  const reader = new Blob([packed]).stream().pipeThrough(stream).getReader();
  const chunks = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > LIMIT) break;
      chunks.push(next.value);
    }
  } catch {
    throw new FileError("Berkas ini bukan XLSX yang utuh.");
  }
  if (size > LIMIT) {
    reader.cancel();
    throw new FileError("Berkas ini terlalu besar.");
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
