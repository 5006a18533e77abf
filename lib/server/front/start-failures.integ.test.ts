import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect } from "vitest";
import { test } from "@/lib/server/testing/side-by-side";
import { listen } from "./listen";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "start-"));
});
afterAll(() => rm(dir, { recursive: true }));

/** Starts the production build, which is expected to give up. */
async function start(settings: Record<string, string>) {
  const { exitCode, stderr } = await execa(process.execPath, ["dist/server.mjs"], {
    env: { NODE_ENV: "production", PORT: "0", DATA_DIR: join(dir, "data"), ...settings },
    reject: false,
  });
  return { exitCode, errors: stderr.split("\n") };
}

test("tells every wrong setting in a line of its own", async () => {
  expect(await start({ PORT: "eighty", LOG_LEVEL: "loud" })).toEqual({
    exitCode: 1,
    errors: [
      expect.stringMatching(/^PORT is "eighty"/),
      expect.stringMatching(/^LOG_LEVEL is "loud"/),
    ],
  });
});

for (const variable of ["PORT", "PAGES_PORT"]) {
  test(`tells that the port of ${variable} is taken`, async () => {
    const other = createServer();
    const port = await listen(other, 0, "127.0.0.1");
    if (!port.ok) throw new Error(port.error);
    const gaveUp = await start({ [variable]: String(port.value) });
    other.close();
    expect(gaveUp).toEqual({
      exitCode: 1,
      errors: [
        `Port ${port.value} is taken by another program. Stop that one, or write another port to ${variable}.`,
      ],
    });
  });
}

test("tells that the data directory cannot be written", async () => {
  const file = join(dir, "a-file");
  await writeFile(file, "");
  expect(await start({ DATA_DIR: join(file, "data") })).toEqual({
    exitCode: 1,
    errors: [expect.stringContaining(join(file, "data"))],
  });
});
