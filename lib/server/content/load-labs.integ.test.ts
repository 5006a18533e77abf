import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadLabs } from "./load-labs";
import { loadReplays } from "./load-replays";

const lab = `---
number: "4.2"
title: Pushgateway
summary: Push it.
tasks: [push]
---
What it is for.
`;
const task = `---
title: Push
steps: [first]
---
`;
const step = `---
title: Push a metric
check:
  kind: push
  group: { job: backup }
  metric: backup_files_total
  value: 4
request: { method: POST, path: /metrics/job/ }
---
Push it for <team>.

:::hint
Look at the URL.
:::

:::hint{codes="wrong-job missing-group-label"}
The labels stand in the path.
:::
`;
const replay = `solution:
  - send: { method: POST, path: /metrics/job/backup, body: "backup_files_total 4\\n" }
  - wait-for-scrape
mistakes:
  - name: nothing
    actions: []
    code: nothing-sent
`;
const whole = {
  "demo/lab.md": lab,
  "demo/push/task.md": task,
  "demo/push/first.md": step,
  "demo/push/first.replay.yaml": replay,
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "scrapelab-content-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

async function errorsOf(files: Record<string, string>): Promise<string[]> {
  await write({ ...whole, ...files });
  const loaded = await loadLabs(dir);
  if (!loaded.ok) return told(loaded.error);
  const [first] = loaded.value.values();
  if (!first) throw new Error("no lab");
  const replays = await loadReplays(dir, first);
  return replays.ok ? [] : told(replays.error);
}

function told(errors: { file: string; line: number; message: string }[]): string[] {
  return errors.map(
    ({ file, line, message }) => `${file.slice(dir.length + 1)}:${line}: ${message}`,
  );
}

test("a lab loads with its numbers, its checks and its hints apart from the text", async () => {
  await write(whole);
  const loaded = await loadLabs(dir);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const only = loaded.value.get("demo");
  expect(only).toMatchObject({ id: "demo", number: "4.2", markdown: "What it is for." });
  expect(only?.tasks).toMatchObject([{ id: "push", number: "4.2.1", title: "Push" }]);
  expect(only?.tasks[0]?.steps).toEqual([
    {
      id: "first",
      number: "4.2.1",
      title: "Push a metric",
      markdown: "Push it for <team>.",
      check: {
        kind: "push",
        group: { job: "backup" },
        metric: "backup_files_total",
        value: 4,
        help: false,
      },
      hints: [
        { markdown: "Look at the URL.", codes: [] },
        {
          markdown: "The labels stand in the path.",
          codes: ["wrong-job", "missing-group-label"],
        },
      ],
      request: { method: "POST", path: "/metrics/job/", body: "" },
    },
  ]);
});

test("two steps of a task get letters", async () => {
  await write({
    ...whole,
    "demo/push/task.md": task.replace("[first]", "[first, second]"),
    "demo/push/second.md": "---\ntitle: Read\n---\nRead on.\n",
  });
  const loaded = await loadLabs(dir);
  const steps = loaded.ok ? (loaded.value.get("demo")?.tasks[0]?.steps ?? []) : [];
  expect(steps.map(({ number }) => number)).toEqual(["4.2.1 a", "4.2.1 b"]);
});

const change = (from: string, to: string) => ({ "demo/push/first.md": step.replace(from, to) });

const bad: { what: string; files: Record<string, string>; error: string }[] = [
  {
    what: "an unknown key",
    files: change("title: Push a metric", "title: Push a metric\nchecks: 1"),
    error: 'demo/push/first.md:3: unknown key "checks"; write "check" instead',
  },
  {
    what: "an unknown key within a check",
    files: change("  value: 4", "  valu: 4"),
    error: 'demo/push/first.md:7: unknown key "valu"; write "value" instead',
  },
  {
    what: "an unknown check kind",
    files: change("kind: push", "kind: guess"),
    error:
      'demo/push/first.md:4: unknown check kind "guess"; write one of push, delete, lost-pod, replace, query',
  },
  {
    what: "a value of the wrong type",
    files: { "demo/lab.md": lab.replace('"4.2"', "4.2") },
    error: 'demo/lab.md:2: "number" is the number 4.2; write a text: number: "4.2"',
  },
  {
    what: "a missing key",
    files: change("  metric: backup_files_total\n", ""),
    error: 'demo/push/first.md:3: "metric" is missing; write metric: followed by a text',
  },
  {
    what: "an empty PromQL reference",
    files: {
      "demo/push/first.md": '---\ntitle: Ask\ncheck:\n  kind: query\n  reference: ""\n---\n',
    },
    error: 'demo/push/first.md:5: "reference": write the PromQL that answers the step',
  },
  {
    what: "a grouping key without a job",
    files: change("{ job: backup }", "{ instance: a }"),
    error: 'demo/push/first.md:5: "group": name the job: a grouping key begins with it',
  },
  {
    what: "broken YAML",
    files: change("value: 4", 'value: "4'),
    error: 'demo/push/first.md:9: not YAML: Missing closing "quote',
  },
  {
    what: "a key twice",
    files: change("title: Push a metric", "title: Push a metric\ntitle: Again"),
    error: "demo/push/first.md:3: not YAML: Map keys must be unique",
  },
  {
    what: "no front matter",
    files: { "demo/push/first.md": "Push it.\n" },
    error:
      "demo/push/first.md:1: no front matter; begin the file with keys between two lines of ---",
  },
  {
    what: "a listed step without a file",
    files: { "demo/push/task.md": task.replace("[first]", "[first, second]") },
    error:
      "demo/push/second.md:1: this file is missing; write it, or take its name out of the list",
  },
  {
    what: "a step listed twice",
    files: { "demo/push/task.md": task.replace("[first]", "[first, first]") },
    error: 'demo/push/task.md:3: "first" is listed twice; list it once',
  },
  {
    what: "a file that no list names",
    files: { "demo/push/second.md": step },
    error: 'demo/push/task.md:3: "second" lies here and is not listed; add it to steps',
  },
  {
    what: "one id in two tasks",
    files: {
      "demo/lab.md": lab.replace("[push]", "[push, again]"),
      "demo/again/task.md": task,
      "demo/again/first.md": step,
    },
    error:
      'demo/again/first.md:1: duplicate id: the task "push" has a step "first" too; rename one of the files',
  },
  {
    what: "an unknown directive",
    files: change("Push it for", ":::warnin\nMind.\n:::\n\nPush it for"),
    error: 'demo/push/first.md:10: unknown directive "warnin"; write :::warning',
  },
  {
    what: "a colon that begins a directive by accident",
    files: change("Push it", "Push it:now"),
    error:
      'demo/push/first.md:10: unknown directive "now"; open a block with three colons, or write \\: for a colon',
  },
  {
    what: "a directive that is never closed",
    files: change("URL.\n:::", "URL."),
    error:
      "demo/push/first.md:12: :::hint is never closed; write ::: on a line of its own after it",
  },
  {
    what: "a hint bound to an unknown code",
    files: change("wrong-job missing", "wrong-jab missing"),
    error:
      'demo/push/first.md:16: this hint is bound to the unknown code "wrong-jab"; write wrong-job',
  },
  {
    what: "a hint outside a step",
    files: { "demo/push/task.md": `${task}:::hint\nNo.\n:::\n` },
    error: "demo/push/task.md:5: only a step has hints; write :::note here",
  },
  {
    what: "an empty hint",
    files: change("Look at the URL.\n", ""),
    error: "demo/push/first.md:12: this hint is empty; write what it says",
  },
  {
    what: "an unknown attribute",
    files: change("{codes=", "{code="),
    error: 'demo/push/first.md:16: unknown attribute "code" of :::hint; write codes',
  },
  {
    what: "raw HTML",
    files: change("Push it", "Push <b>it</b>"),
    error:
      "demo/push/first.md:10: raw HTML is not shown; write Markdown, or put it between backticks",
  },
  {
    what: "a placeholder that is misspelt",
    files: change("Push it", "Push it to `<gatewayurl>/metrics/job/<JOB_NAME>`"),
    error: "demo/push/first.md:10: unknown placeholder <gatewayurl>; write <gateway-url>",
  },
  {
    what: "a code block in an unknown language",
    files: change("Push it", "```cobol\nMOVE\n```\n\nPush it"),
    error:
      'demo/push/first.md:10: unknown code language "cobol"; write one of bash, http, promql, prometheus-text, yaml, text',
  },
  {
    what: "an unknown code in a replay",
    files: { "demo/push/first.replay.yaml": replay.replace("nothing-sent", "nothing-send") },
    error:
      'demo/push/first.replay.yaml:7: "code": write a code of the closed set in lib/domain/verdict/diagnosis.ts, or a list of them',
  },
  {
    what: "an unknown action in a replay",
    files: { "demo/push/first.replay.yaml": replay.replace("wait-for-scrape", "wait") },
    error:
      'demo/push/first.replay.yaml:3: unknown key "wait"; write one of send, answer, run, restart-gateway, wait-for-scrape',
  },
  {
    what: "a replay that runs an unknown step",
    files: { "demo/push/first.replay.yaml": replay.replace("wait-for-scrape", "run: second") },
    error: 'demo/push/first.replay.yaml:3: unknown step "second"; write one of first',
  },
];

for (const { what, files, error } of bad) {
  test(`${what} is told with file, line and what to write`, async () => {
    expect(await errorsOf(files)).toContainEqual(expect.stringContaining(error));
  });
}

test("a checked step without a replay is told", async () => {
  expect(await errorsOf({ "demo/push/first.replay.yaml": "" })).not.toEqual([]);
});

test("a folder without a lab is told", async () => {
  const loaded = await loadLabs(dir);
  expect(loaded.ok ? [] : told(loaded.error)).toEqual([
    ":1: no lab here; write <lab>/lab.md in this folder",
  ]);
});
