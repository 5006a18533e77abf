import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { labsByNumber } from "@/lib/domain/lab/lab";
import { loadLabs } from "@/lib/server/content/load-labs";
import { readLocalSettings } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { createLab } from "@/tools/authoring/create-lab";
import { loadCases } from "./load-cases";
import { openFixture } from "./open-fixture";
import { runCases } from "./run-cases";
import { shareSandboxes } from "./shared-sandboxes";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "scrapelab-new-lab-"));
  await mkdir(join(dir, "content"));
});
afterEach(() => rm(dir, { recursive: true }));

test("a new lab passes the content check as it stands", async () => {
  const made = await createLab(join(dir, "content"), {
    id: "fresh",
    number: "7.1",
    title: 'A "new" one',
  });
  expect(made).toEqual({ ok: true, value: join(dir, "content", "fresh") });
  const loaded = await loadCases(join(dir, "content"));
  const local = readLocalSettings();
  if (!loaded.ok || !local.ok) throw new Error(JSON.stringify([loaded, local]));
  const { labs, cases } = loaded.value;
  const log = createLog("fatal");
  const settings = local.value;
  const sandboxes = shareSandboxes({ settings, dir, warm: cases.length, log });
  const outcomes = await runCases(cases, {
    atOnce: cases.length,
    openFixture: (replayCase) => openFixture({ labs, sandboxes, dir, log }, replayCase),
    onEnded: () => undefined,
    signal: new AbortController().signal,
  }).finally(() => sandboxes.close());
  expect(outcomes.map(({ replayCase }) => replayCase.name)).toContain("solution");
  expect(outcomes.filter(({ failure }) => failure !== null)).toEqual([]);
});

test("a lab in a second folder is found, and labs are in the order of their numbers", async () => {
  const content = join(dir, "content");
  await createLab(content, { id: "alerts", number: "4.10", title: "Alerts" });
  await createLab(content, { id: "rules", number: "4.3", title: "Rules" });
  const labs = await loadLabs(content);
  if (!labs.ok) throw new Error(JSON.stringify(labs.error));
  expect(labsByNumber(labs.value).map(({ id }) => id)).toEqual(["rules", "alerts"]);
});

test("what would not load is not made, nor anything written over", async () => {
  const content = join(dir, "content");
  const make = (id: string, number: string) => createLab(content, { id, number, title: "T" });
  expect(await make("../x", "1")).toMatchObject({ ok: false });
  expect(await make("x", "one")).toMatchObject({ ok: false });
  expect(await make("x", "1")).toMatchObject({ ok: true });
  expect(await make("x", "2")).toEqual({
    ok: false,
    error: `${join(content, "x")} is there already; write another id.`,
  });
});
