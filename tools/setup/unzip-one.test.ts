import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { unzipOne } from "./unzip-one.mjs";

/** A zip as `zip` writes it: each file with its header, then the directory, then where that is. */
function zipOf(files: Record<string, string>): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    written.push(local, Buffer.from(name), bytes);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written, ...directory, end]);
}

test("one file comes out of a zip", () => {
  const zip = zipOf({ "helm/helm": "another", "kubectl/kubectl": "wanted".repeat(1000) });
  expect(unzipOne(zip, "kubectl/kubectl").toString()).toBe("wanted".repeat(1000));
});

test("what is not in it, and what is no zip, is told", () => {
  expect(() => unzipOne(zipOf({ a: "b" }), "kubectl")).toThrow("no kubectl");
  expect(() => unzipOne(Buffer.from("<html>nothing here, try later</html>"), "a")).toThrow(
    "no zip",
  );
});
