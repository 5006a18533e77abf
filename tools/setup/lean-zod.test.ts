import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import leanZod, { takenOfZod } from "./lean-zod.mjs";

const root = join(import.meta.dirname, "..", "..");
const resourcePath = join(root, "node_modules/zod/mini/index.js");

/** Read by the server alone. */
const onServer = ["lib/contract/draft-seen.ts"];

test("the list has what the browser's code takes of zod/mini, and no more", () => {
  const files = globSync("{lib,components,app}/**/*.{ts,tsx}", { cwd: root });
  const taken = files
    .filter((path) => !/^lib\/server\/|\.test\.tsx?$/.test(path) && !onServer.includes(path))
    .map((path) => readFileSync(join(root, path), "utf8"))
    .filter((source) => source.includes('from "zod/mini"'))
    .flatMap((source) => [...source.matchAll(/\bz\.([a-z_]\w*)/g)].map(([, name = ""]) => name))
    .filter((name) => !["infer", "input", "output"].includes(name));
  expect([...takenOfZod].sort()).toEqual([...new Set(taken)].sort());
});

test("what is left of zod/mini judges as the whole does, and is small", async () => {
  const source = leanZod.call({ resourcePath });
  const url = `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
  const lean: typeof import("zod/mini") = await import(/* @vite-ignore */ url);
  const whole = await import("zod/mini");
  expect(Object.keys(lean).sort()).toEqual([...takenOfZod].sort());
  for (const z of [lean, whole]) {
    const schema = z.strictObject({
      kind: z.enum(["a", "b"]),
      words: z.exactOptional(z.string().check(z.trim(), z.minLength(1), z.maxLength(3))),
      by: z.record(z.string(), z.union([z.number(), z.null()])),
    });
    expect(schema.safeParse({ kind: "a", words: " ab ", by: { x: 1, y: null } })).toEqual({
      success: true,
      data: { kind: "a", words: "ab", by: { x: 1, y: null } },
    });
    for (const wrong of [
      { kind: "c", by: {} },
      { kind: "a", by: { x: "1" } },
      { kind: "a", words: " ", by: {} },
      { kind: "a", words: "abcd", by: {} },
      { kind: "a", by: {}, more: 1 },
      null,
    ]) {
      expect(schema.safeParse(wrong).success).toBe(false);
    }
  }
  expect(gzipSync(source).byteLength).toBeLessThan(11_000);
});
