import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readLocalSettings } from "@/lib/server/env";
import { createLog } from "@/lib/server/log";
import { loadCases } from "./load-cases";
import { openFixture } from "./open-fixture";
import type { CaseOutcome } from "./replay-case";
import { runCases } from "./run-cases";
import { shareSandboxes } from "./shared-sandboxes";

const check = `check:
  kind: push
  group: { job: backup }
  metric: backup_files_total
  value: 4
`;
const solution = `solution:
  - send: { method: POST, path: /metrics/job/backup, body: "backup_files_total 4\\n" }
mistakes:
`;
const files = {
  "lab.md": '---\nnumber: "1"\ntitle: Demo\nsummary: Demo.\ntasks: [push]\n---\n',
  "push/task.md": "---\ntitle: Push\nsteps: [first, again]\n---\n",
  "push/first.md": `---
title: Push
${check}request: { method: POST, path: /metrics/job/backup, body: "backup_files_total 4\\n" }
---
`,
  "push/first.replay.yaml": `${solution}  - name: as told
    actions:
      - send: { method: POST, path: /metrics/job/backups, body: "backup_files_total 4\\n" }
    code: wrong-job
  - name: told wrongly
    actions: []
    code: wrong-value
  - name: no mistake at all
    actions:
      - run: first
    code: wrong-job
  - name: right so far
    actions:
      - wait-for-scrape
      - run: first
    code: not-scraped-yet
    outcome: pending
`,
  "push/again.md": `---\ntitle: Again\n${check}---\n`,
  "push/again.replay.yaml": `${solution.replace("solution:\n", "solution:\n  - run: first\n")}  - name: as told
    actions: []
    code: nothing-sent
`,
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "scrapelab-replay-"));
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, "content", "demo", name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
});
afterEach(() => rm(dir, { recursive: true }));

test("what holds passes, and what does not is told with what came instead", async () => {
  const loaded = await loadCases(join(dir, "content"));
  const local = readLocalSettings();
  if (!loaded.ok || !local.ok) throw new Error(JSON.stringify([loaded, local]));
  const { labs, cases } = loaded.value;
  const log = createLog("fatal");
  const settings = local.value;
  const sandboxes = shareSandboxes({ settings, dir, warm: cases.length, log });
  const parts = { labs, sandboxes, dir, log };
  const heard: CaseOutcome[] = [];
  const outcomes = await runCases(cases, {
    atOnce: cases.length,
    openFixture: (replayCase) => openFixture(parts, replayCase),
    onEnded: (each) => heard.push(each),
    signal: new AbortController().signal,
  }).finally(() => sandboxes.close());
  expect(heard).toEqual(outcomes);
  const told = Object.fromEntries(
    outcomes.map(({ replayCase, failure }) => [
      `${replayCase.at.step}:${replayCase.line} ${replayCase.name}`,
      failure && `${failure.verdict?.outcome} ${failure.verdict?.diagnosis?.code ?? ""}`.trim(),
    ]),
  );
  expect(told).toEqual({
    "first:1 untouched": null,
    "first:1 what the Request tab starts with, sent as it is": "passed",
    "first:1 solution": null,
    "first:4 mistake: as told": null,
    "first:8 mistake: told wrongly": "failed nothing-sent",
    "first:11 mistake: no mistake at all": "passed",
    "first:15 mistake: right so far": null,
    "again:1 untouched": null,
    "again:1 after the steps that it builds on": "passed",
    "again:1 solution": null,
    "again:5 mistake: as told": null,
  });
});
