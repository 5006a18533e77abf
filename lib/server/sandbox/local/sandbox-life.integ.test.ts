import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "@/lib/server/sandbox/local/folder/folder-of";
import { openTestSandboxes } from "@/lib/server/sandbox/local/testing/open-test-sandboxes";
import { jobsOn, push, query, ready, until } from "@/lib/server/sandbox/testing/ask-sandboxes";
import { untilLetGo } from "@/lib/server/testing/until-let-go";

test("no two teams have a port or a file in common", async () => {
  const { sandboxes, dataDir } = await openTestSandboxes();
  const teams = ["ada", "bob", "eve", "joe"];
  const all = await Promise.all(teams.map((team) => ready(sandboxes, team)));
  const bases = all.flatMap(({ pushgateway, prometheus }) => [pushgateway, prometheus]);
  expect(new Set(bases).size).toBe(2 * teams.length);
  await push(all[0]?.pushgateway ?? "", "only-ada", "m 1\n");
  expect(await jobsOn(all[1]?.pushgateway ?? "")).toEqual([]);
  // The gateway answers a push first and writes its file then.
  const stored = () => readFile(join(folderOf(dataDir, "ada"), "pushgateway.db"), "utf8");
  await expect.poll(stored, { timeout: 100_000 }).toContain("only-ada");
});

test("one that runs keeps nothing of the request that it was started for", async () => {
  const { sandboxes } = await openTestSandboxes();
  await untilLetGo(() => ready(sandboxes, "ada"));
  await ready(sandboxes, "ada");
});

test("a history that is too large is cleared, and the groups stay", async () => {
  const { sandboxes, told } = await openTestSandboxes({}, { diskEveryMs: 7_500, historyBytes: 1 });
  const at = await ready(sandboxes, "ada");
  await push(at.pushgateway, "backup", "m 4\n");
  await until(() =>
    told.some(({ detail }) => detail?.includes("stored more than it may") ?? false),
  );
  const anew = await ready(sandboxes, "ada");
  expect(await jobsOn(anew.pushgateway)).toEqual(["backup"]);
  expect(await query(anew.prometheus, "last_over_time(m[1h])")).toEqual([]);
});
