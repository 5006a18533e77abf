import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutServiceStarts } from "./policy-rc.mjs";

const newPath = () => join(mkdtempSync(join(tmpdir(), "scrapelab-policy-")), "policy-rc.d");

test("services are forbidden meanwhile, and the policy is gone afterwards", async () => {
  const path = newPath();
  const during = await withoutServiceStarts(async () => readFileSync(path, "utf8"), { path });
  expect(during).toMatch(/^#!\/bin\/sh\nexit 101\n$/);
  expect(existsSync(path)).toBe(false);
});

test("a policy that was there is there again, even after a failure", async () => {
  const path = newPath();
  writeFileSync(path, "#!/bin/sh\nexit 0\n", { mode: 0o700 });
  const failing = withoutServiceStarts(() => Promise.reject(new Error("no network")), { path });
  await expect(failing).rejects.toThrow("no network");
  expect(readFileSync(path, "utf8")).toBe("#!/bin/sh\nexit 0\n");
  expect(statSync(path).mode & 0o777).toBe(0o700);
});
