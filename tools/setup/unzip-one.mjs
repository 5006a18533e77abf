import { inflateRawSync } from "node:zlib";

// Signatures and places of fields: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16.
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestEnd = 65_557;

/**
 * One file out of a zip.
 *
 * @param {Buffer} zip
 * @param {string} name
 * @returns {Buffer}
 */
export function unzipOne(zip, name) {
  for (let at = directoryOf(zip); zip.readUInt32LE(at) === entrySignature; ) {
    const nameLength = zip.readUInt16LE(at + 28);
    const more = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) return content(zip, at);
    at += 46 + nameLength + more;
  }
  throw new Error(`The zip has no ${name}.`);
}

/** @param {Buffer} zip */
function directoryOf(zip) {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - longestEnd); at -= 1)
    if (zip.readUInt32LE(at) === endSignature) return zip.readUInt32LE(at + 16);
  throw new Error("This is no zip.");
}

/**
 * @param {Buffer} zip
 * @param {number} entry
 */
function content(zip, entry) {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return zip.readUInt16LE(entry + 10) === 0 ? bytes : inflateRawSync(bytes);
}
