import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterEach, expect, test } from "vitest";
import { installRelease } from "./release-archive.mjs";

const gateway = { name: "pushgateway", title: "Pushgateway", version: "9.9.9" };
const architecture = process.arch === "x64" ? "amd64" : process.arch;
const archive = `pushgateway-9.9.9.${process.platform}-${architecture}.tar.gz`;
const release = "/pushgateway/releases/download/v9.9.9";
const script = "#!/bin/sh\necho pushgateway, version 9.9.9\n";
const newFolder = () => mkdtempSync(join(tmpdir(), "scrapelab-release-"));

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

/** A release as the Prometheus project lays it out: one folder with the executable and its licence. */
async function makeArchive(): Promise<Buffer> {
  const folder = newFolder();
  const inside = archive.replace(".tar.gz", "");
  mkdirSync(join(folder, inside));
  writeFileSync(join(folder, inside, "pushgateway"), script);
  chmodSync(join(folder, inside, "pushgateway"), 0o755);
  writeFileSync(join(folder, inside, "LICENSE"), "licence");
  await create({ gzip: true, file: join(folder, archive), cwd: folder }, [inside]);
  return readFileSync(join(folder, archive));
}

async function serveRelease(sums: (sha256: string) => string): Promise<string> {
  const bytes = await makeArchive();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const files: Record<string, string | Buffer> = {
    [`${release}/sha256sums.txt`]: sums(sha256),
    [`${release}/${archive}`]: bytes,
  };
  return await serve((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) response.statusCode = 404;
    response.end(file);
  });
}

test("takes a program out of the release of another one", async () => {
  const cache = newFolder();
  const baseUrl = await serveRelease((sha256) => `${sha256}  ${archive}\n`);
  const tool = { name: "LICENSE", title: "Tool", version: "9.9.9", release: "pushgateway" };
  expect(await installRelease(tool, cache, { baseUrl })).toBe(`Tool: ${archive} does not run here`);
});

test("takes the executable, and nothing else, out of an archive with the published checksum", async () => {
  const cache = newFolder();
  const baseUrl = await serveRelease(
    (sha256) => `${"0".repeat(64)}  other\n${sha256}  ${archive}\n`,
  );
  expect(await installRelease(gateway, cache, { baseUrl })).toBeNull();
  expect(readdirSync(cache)).toEqual(["pushgateway"]);
  expect(readFileSync(join(cache, "pushgateway"), "utf8")).toBe(script);
});

test.each([
  ["another checksum", () => `${"0".repeat(64)}  ${archive}\n`, "published checksum"],
  ["no archive for this platform", () => `${"0".repeat(64)}  other.tar.gz\n`, "has no"],
])("refuses %s and leaves nothing behind", async (_what, sums, problem) => {
  const cache = newFolder();
  const baseUrl = await serveRelease(sums);
  expect(await installRelease(gateway, cache, { baseUrl })).toContain(problem);
  expect(readdirSync(cache)).toEqual([]);
});

test("tells of a release that is not there", async () => {
  const baseUrl = await serve((_request, response) => response.writeHead(404).end());
  expect(await installRelease(gateway, newFolder(), { baseUrl })).toContain("answered 404");
});

test("tells of a host that can't be reached", async () => {
  const baseUrl = await serve(() => {});
  server?.close();
  if (server) await once(server, "close");
  expect(await installRelease(gateway, newFolder(), { baseUrl })).toContain("can't be reached");
});

test("gives a host up that takes the connection and says nothing", async () => {
  const baseUrl = await serve(() => {});
  expect(await installRelease(gateway, newFolder(), { baseUrl })).toContain(
    "did not answer in time",
  );
  server?.closeAllConnections();
});
