import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import {
  afterwards,
  type Changes,
  group,
  type Metrics,
  nowMs,
  observe,
  restart,
  type Sent,
} from "@/lib/domain/checks/testing/observe";
import { replaceCheck } from "./replace";

const backup = { job: "backup" };
const check = replaceCheck.schema.parse({
  kind: "replace",
  group: backup,
  before: { files: 120, seconds: 8.5 },
  after: { seconds: 9 },
});
const both = "POST /metrics/job/backup\nfiles 120\nseconds 8.5\n";
const put = "PUT /metrics/job/backup\nseconds 9\n";
const post = "POST /metrics/job/backup\nseconds 9\n";
const pushes = (count: number, body: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `PUT /metrics/job/backup\n${body(i)}\n`);
const remove = "DELETE /metrics/job/backup";

const judged = (seen: Observation) => {
  const verdict = judge(check, seen);
  const rung = verdict.rungs.find(({ state }) => state !== "ok");
  return [verdict.outcome, verdict.diagnosis?.code ?? null, rung?.id ?? null];
};
const seenAfter = (
  requests: (string | Sent)[],
  metrics: Metrics | null = null,
  changes: Changes = {},
) =>
  observe({
    gateway: { groups: metrics ? [group(backup, metrics)] : [] },
    ...afterwards(...requests),
    ...changes,
  });
const done = { seconds: "9" };

test("both were there, the second is new, the first is gone", () => {
  const verdict = judge(check, seenAfter([both, put], done));
  expect(verdict.outcome).toBe("passed");
  expect(verdict.rungs.map(({ id }) => id).join(" ")).toBe("were-there replaced other-gone");
});

test.each([
  ["in one PUT", [both.replace("POST", "PUT"), put]],
  [
    "one after the other",
    ["POST /metrics/job/backup\nfiles 1\n", "POST /metrics/job/backup\nseconds 1\n", put],
  ],
  ["again after a DELETE", [both, remove, put, both, put]],
  ["with a PUT of the result before", [put, both, put]],
  ["with more pushes in between", [both, post, put, put]],
  ["with a great many pushes in between", [both, ...pushes(100, (i) => `seconds ${i}`), put]],
  [
    "with a great many pushes of other metrics in between",
    [both, ...pushes(100, (i) => `${i % 2 ? "files" : "seconds"} ${i}`), put],
  ],
])("both were there %s", (_how, requests) => {
  expect(judged(seenAfter(requests, done))).toEqual(["passed", null, null]);
});

describe("were there", () => {
  test("nothing was sent", () => {
    expect(judged(seenAfter([]))).toEqual(["failed", "nothing-sent", "were-there"]);
  });

  test("only what comes after was pushed", () => {
    expect(judged(seenAfter([put], done))).toEqual(["failed", "metric-missing", "were-there"]);
  });

  test("the second push took the first one's metric away", () => {
    const requests = [
      "PUT /metrics/job/backup\nfiles 120\n",
      "PUT /metrics/job/backup\nseconds 8.5\n",
    ];
    expect(judged(seenAfter(requests, { seconds: "8.5" }))).toEqual([
      "failed",
      "replaced-by-later-push",
      "were-there",
    ]);
  });

  test("they are in another group, or have another name", () => {
    const elsewhere = { groups: [group({ job: "backups" }, { files: "120", seconds: "8.5" })] };
    expect(judged(seenAfter([], null, { gateway: elsewhere }))).toEqual([
      "failed",
      "wrong-job",
      "were-there",
    ]);
    expect(judged(seenAfter([], { files_total: "120", seconds: "8.5" }))).toEqual([
      "failed",
      "wrong-metric-name",
      "were-there",
    ]);
  });
});

describe("replaced", () => {
  test("only the first part is done", () => {
    const seen = seenAfter([both], { files: "120", seconds: "8.5" });
    expect(judged(seen)).toEqual(["failed", "wrong-value", "replaced"]);
    expect(judge(check, seen).diagnosis).toMatchObject({ expected: "9", observed: "8.5" });
  });

  test("another value, another label, another series", () => {
    const series = (labels: Record<string, string>) => ({
      labels: { ...backup, ...labels },
      value: "9",
    });
    expect(judged(seenAfter([both, put], { seconds: "9.5" }))[1]).toBe("wrong-value");
    expect(judged(seenAfter([both, put], { seconds: { series: [series({ a: "b" })] } }))[1]).toBe(
      "extra-label",
    );
    const two = { seconds: { series: [series({}), series({ a: "b" })] } };
    expect(judged(seenAfter([both, put], two))[1]).toBe("extra-series");
  });

  test("a DELETE in between, even though it stands as asked now", () => {
    const seen = seenAfter([both, remove, put], done);
    expect(judged(seen)).toEqual(["failed", "deleted-instead", "replaced"]);
    expect(judge(check, seen).diagnosis?.params).toEqual({ request: remove });
  });

  test("a DELETE in between, and a great many pushes since", () => {
    const since = pushes(100, (i) => `${i % 2 ? "files" : "seconds"} ${i}`);
    expect(judged(seenAfter([both, remove, ...since, put], done))).toEqual([
      "failed",
      "deleted-instead",
      "replaced",
    ]);
  });

  test("a restart in between", () => {
    expect(judged(seenAfter([both, restart, put], done))).toEqual([
      "failed",
      "gateway-restarted-since",
      "replaced",
    ]);
  });

  test("another name in the second part", () => {
    const second = "PUT /metrics/job/backup\nsecond 9\n";
    const seen = seenAfter([both, second], { second: "9" });
    expect(judged(seen)).toEqual(["failed", "wrong-metric-name", "replaced"]);
    expect(judge(check, seen).alsoWrong).toEqual([]);
    expect(judge(check, seenAfter([both, second], { second: "8" })).alsoWrong).toMatchObject([
      { code: "wrong-value" },
    ]);
  });

  test("a later push took it away, or the gateway lost it by itself", () => {
    const other = "PUT /metrics/job/backup\nlunch 1\n";
    expect(judged(seenAfter([both, other], { lunch: "1" }))).toEqual([
      "failed",
      "replaced-by-later-push",
      "replaced",
    ]);
    const lost = seenAfter([both], null, { gateway: { startedAtMs: nowMs - 100 } });
    expect(judged(lost)).toEqual(["failed", "gateway-restarted-since", "replaced"]);
    expect(judged(seenAfter([both], null))).toEqual(["failed", "metric-missing", "replaced"]);
  });
});

describe("the second part elsewhere", () => {
  const [nine, elder] = [{ seconds: "9" }, { files: "120", seconds: "8.5" }];
  const seenWith = (
    elsewhere: Parameters<typeof group>[0],
    metrics: Metrics = nine,
    pushedAtMs = nowMs - 500,
  ) =>
    seenAfter([both], null, {
      gateway: {
        groups: [
          group(backup, elder, { lastPushAtMs: nowMs - 1000 }),
          group(elsewhere, metrics, { lastPushAtMs: pushedAtMs }),
        ],
      },
    });

  test("went to another job, or under a label more", () => {
    const seen = seenWith({ job: "backups" });
    expect(judged(seen)).toEqual(["failed", "wrong-job", "replaced"]);
    expect(judge(check, seen).diagnosis).toMatchObject({
      expected: '{job="backup"}',
      observed: '{job="backups"}',
      message: expect.stringMatching(/^The first part is done, .* under the job `backups`/),
    });
    expect(judged(seenWith({ ...backup, instance: "x" }))[1]).toBe("extra-group-label");
  });

  test("is still to come where the other group is older, or has another value", () => {
    expect(judged(seenWith({ job: "backups" }, nine, nowMs - 2000))[1]).toBe("wrong-value");
    expect(judged(seenWith({ job: "backups" }, elder))[1]).toBe("wrong-value");
    expect(judged(seenWith({ job: "lunch" }, { soup: "9" }))[1]).toBe("wrong-value");
  });
});

describe("other gone", () => {
  test("a POST, or a PUT with both, leaves the other", () => {
    const left = { files: "120", seconds: "9" };
    const still = ["failed", "still-there-after-post", "other-gone"];
    expect(judged(seenAfter([both, post], left))).toEqual(still);
    expect(judged(seenAfter([both, both.replace("8.5", "9")], left))).toEqual(still);
    expect(judge(check, seenAfter([both, post], left)).diagnosis).toMatchObject({
      expected: "seconds",
      observed: "files, seconds",
    });
  });

  test("what the last push did with it is told", () => {
    const why = (requests: string[], metrics: Metrics) =>
      judge(check, seenAfter(requests, metrics)).diagnosis?.message.replace(/^.*?\. /, "");
    const left = { files: "120", seconds: "9" };
    const kept =
      "A POST replaces only the metrics whose names are in its body, and keeps the others.";
    const had = (method: string, what: string) =>
      `Your last push, \`${method} /metrics/job/backup\`, had ${what} in its body too.`;
    const bothNew = both.replace("8.5", "9");
    expect(why([both, post], left)).toBe(kept);
    expect(why([both, bothNew.replace("POST", "PUT"), post], left)).toBe(kept);
    expect(why([both, bothNew.replace("POST", "PUT")], left)).toBe(had("PUT", "it"));
    expect(why([both, bothNew], left)).toBe(had("POST", "it"));
    expect(why([both, put, `${post}foo 1\n`], { ...done, foo: "1" })).toBe(had("POST", "it"));
    expect(why([both, put, `${post}foo 1\nbar 1\n`], { ...done, foo: "1", bar: "1" })).toBe(
      had("POST", "them"),
    );
    expect(why([both, `${post}foo 1\n`], { ...left, foo: "1" })).toBe(
      `${had("POST", "`foo`")} ${kept}`,
    );
  });

  test("a metric that is named like a property of every object is seen", () => {
    expect(judged(seenAfter([both, put], { ...done, toString: "1" }))[1]).toBe(
      "still-there-after-post",
    );
  });
});

describe("precedence", () => {
  const refused: Sent = {
    request: "PUT /metrics/job/backup\nseconds 9",
    answered: [400, "text format parsing error in line 1: unexpected end of input stream"],
  };

  test("a refusal does not undo what stands", () => {
    expect(judged(seenAfter([both, put, refused], done))).toEqual(["passed", null, null]);
  });

  test.each([
    ["were-there", [refused], null],
    ["replaced", [both, refused], { files: "120", seconds: "8.5" }],
    ["replaced", [both, remove, put, refused], done],
    ["other-gone", [both, post, refused], { files: "120", seconds: "9" }],
  ] as const)(
    "the newest refusal is told on the rung that is open: %s",
    (rung, requests, metrics) => {
      expect(judged(seenAfter([...requests], metrics))).toEqual([
        "failed",
        "no-final-newline",
        rung,
      ]);
    },
  );

  test("a poisoned gateway and a server that is down come before it", () => {
    const metrics = [group(backup, { files: "120", seconds: "8.5" })];
    const poisoned = { gateway: { groups: metrics, expositionStatus: 500 } };
    expect(judged(seenAfter([both, refused], null, poisoned))[1]).toBe("gateway-poisoned");
    const target = {
      ok: false,
      error: { kind: "prometheus-unreachable", message: "refused" },
    } as const;
    expect(
      judged(seenAfter([both, refused], { files: "120", seconds: "8.5" }, { target }))[1],
    ).toBe("prometheus-unreachable");
    const error = { kind: "sandbox-starting" } as const;
    expect(judged(seenAfter([both, put], null, { gateway: { ok: false, error } }))).toEqual([
      "unknown",
      "sandbox-starting",
      "were-there",
    ]);
  });
});

test("Prometheus is never asked", () => {
  expect(neededQueries(check, seenAfter([both, put], done))).toEqual([]);
});
