import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { openPackedFiles } from "./packed-files";
import { openTestFront, sendRaw } from "./testing/open-test-front";

const script = "globalThis.words = 'one two three';\n".repeat(200);
const path = "/_next/static/chunks/a-b_c.js";

async function openFront() {
  const folder = await mkdtemp(join(tmpdir(), "packed-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "chunks"));
  await writeFile(join(folder, "chunks/a-b_c.js.br"), brotliCompressSync(script));
  await writeFile(join(folder, "chunks/a-b_c.js.gz"), gzipSync(script));
  const sendPacked = await openPackedFiles(folder, "/_next/static/");
  const front = await openTestFront({
    sandboxes: fixedSandboxes("http://127.0.0.1:1"),
    next: async (request, response) => {
      if (!(await sendPacked(request, response))) response.end("by Next");
    },
  });
  onTestFinished(front.close);
  return (headers: Record<string, string>, request: { method?: string; path?: string } = {}) =>
    sendRaw(front.base, { path, ...request, headers });
}

test("sends a script as the build has packed it, by what the browser takes", async () => {
  const ask = await openFront();
  const brotli = await ask({ "accept-encoding": "gzip, deflate, br, zstd" });
  expect(brotli.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-encoding": "br",
    "content-length": `${brotli.body.byteLength}`,
    "content-type": "application/javascript; charset=UTF-8",
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
  expect(brotli.headers["content-security-policy"]).toBeDefined();
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);

  for (const accepted of ["gzip, deflate", "br;q=0, GZIP;q=0.5", "br; q=0.0, gzip"]) {
    const gzip = await ask({ "accept-encoding": accepted });
    expect(gzip.headers["content-encoding"], accepted).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe(script);
  }
});

test("leaves to Next what is not packed, or asked for otherwise", async () => {
  const ask = await openFront();
  const packed = { "accept-encoding": "br, gzip" };
  const others: [Record<string, string>, { method?: string; path?: string }?][] = [
    [{}],
    [{ "accept-encoding": "identity, deflate" }],
    [{ "accept-encoding": "brr, xgzip, gzip;q=0" }],
    [packed, { path: `${path}?x=1` }],
    [packed, { path: `${path}.br` }],
    [packed, { path: "/_next/static/chunks/" }],
    [packed, { path: "/_next/static/chunks/other.js" }],
    [packed, { path: "/chunks/a-b_c.js" }],
  ];
  for (const [headers, request] of others) {
    const answer = await ask(headers, request);
    expect(answer.body.toString(), JSON.stringify([headers, request])).toBe("by Next");
  }
  expect((await ask(packed, { method: "HEAD" })).headers["content-encoding"]).toBeUndefined();
});

test("has nothing to send where no build is", async () => {
  const sendPacked = await openPackedFiles("/nowhere/at/all", "/_next/static/");
  const front = await openTestFront({
    sandboxes: fixedSandboxes("http://127.0.0.1:1"),
    next: async (request, response) => void response.end(`${await sendPacked(request, response)}`),
  });
  onTestFinished(front.close);
  const answer = await sendRaw(front.base, { path, headers: { "accept-encoding": "br" } });
  expect(answer.body.toString()).toBe("false");
});
