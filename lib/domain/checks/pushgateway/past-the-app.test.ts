import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import {
  afterwards,
  group,
  type Metrics,
  nowMs,
  observe,
  vector,
} from "@/lib/domain/checks/testing/observe";
import { asked, check as push, right } from "@/lib/domain/checks/testing/push-observations";
import { enterLook } from "@/lib/domain/pushgateway/enter-look";
import type { Group } from "@/lib/domain/pushgateway/group";
import { emptyHistory, type GatewayHistory } from "@/lib/domain/pushgateway/history";
import { deleteCheck } from "./delete";
import { lostPodCheck } from "./lost-pod";
import { replaceCheck } from "./replace";

const startedAtMs = nowMs - 100_000;
const backup = { job: "backup" };

/** A group that was pushed to at a second, counted from the start of the gateway. */
const pushed = (second: number, metrics: Metrics, labels: Group["labels"] = backup): Group =>
  group(labels, metrics, { lastPushAtMs: startedAtMs + second * 1000 });

/** What the servers show after looks at them, one second after another; nothing is on record. */
function seenAs(
  all: Group[][],
  changes: Parameters<typeof observe>[0] = {},
  before = emptyHistory(),
) {
  const history = all.reduce<GatewayHistory>(
    (seen, groups, i) => enterLook(seen, { groups, startedAtMs }, startedAtMs + (i + 1) * 1000),
    before,
  );
  return observe({ gateway: { groups: all.at(-1) ?? [], startedAtMs }, history, ...changes });
}

const told = (given: Parameters<typeof judge>[0], seen: Parameters<typeof judge>[1]) => {
  const verdict = judge(given, seen);
  return { ...verdict, code: verdict.diagnosis?.code ?? verdict.outcome };
};

describe("a push", () => {
  const queries = { series: vector("42"), exported: vector() };

  test("is right as it stands, and was seen on the gateway", () => {
    const { rungs, outcome } = told(push, seenAs([[pushed(1, right, asked)]], { queries }));
    expect(outcome).toBe("passed");
    const seen = { state: "ok", evidence: "Seen on the gateway." };
    expect(rungs.slice(0, 2)).toEqual([
      { id: "sent", ...seen },
      { id: "accepted", ...seen },
    ]);
  });

  test("is told of what its group held, and what took that away", () => {
    const wrong = {
      some_metric_total: { ...right.some_metric_total, series: [{ labels: asked, value: "7" }] },
    };
    const afterThat = (...groups: Group[][]) =>
      told(push, seenAs([[pushed(1, right, asked)], ...groups]));
    const gone = afterThat([]);
    expect(gone.code).toBe("deleted-since");
    expect(gone.diagnosis?.message).toContain(
      "Then a DELETE that did not come through this app deleted the group.",
    );
    const replaced = afterThat([pushed(2, { other: "1" }, asked)]);
    expect(replaced.code).toBe("replaced-by-later-push");
    expect(replaced.diagnosis?.message).toContain(
      "Then a push that did not come through this app put other metrics",
    );
    const changed = afterThat([pushed(2, wrong, asked)]);
    expect(changed.code).toBe("wrong-value");
    expect(changed.diagnosis?.message).toContain(
      "Then a push that did not come through this app gave it the value 7.",
    );
    for (const { diagnosis } of [gone, replaced, changed]) {
      expect(JSON.stringify(diagnosis)).not.toMatch(/`null`|undefined/);
    }
  });

  test("says nothing of a body that nobody has seen", () => {
    const untyped = {
      some_metric_total: { type: "UNTYPED", series: [{ labels: asked, value: "42" }] },
    } as const;
    const { code, diagnosis } = told(push, seenAs([[pushed(1, untyped, asked)]]));
    expect(code).toBe("type-missing");
    expect(diagnosis?.message).toContain("no TYPE line has given it a type");
    expect(diagnosis?.message).not.toContain("was pushed without");
  });
});

describe("what was refused, and nobody has seen", () => {
  const counting = (refused: number, at: number, before = emptyHistory(), groups: Group[] = []) =>
    enterLook(before, { groups, startedAtMs, refused }, startedAtMs + at * 1000);
  const refusedOnce = counting(1, 2, counting(0, 1));
  const sentence = "your gateway has refused something that did not come through this app";
  const gateway = { groups: [], startedAtMs };

  test("is told to whoever has sent nothing else", () => {
    const lost = lostPodCheck.schema.parse({ kind: "lost-pod" });
    for (const each of [push, lost]) {
      const seen = observe({ gateway, history: refusedOnce, queries: { past: vector() } });
      expect(told(each, seen).diagnosis?.message).toContain(sentence);
      const nothing = observe({ gateway, history: counting(0, 1), queries: { past: vector() } });
      expect(told(each, nothing).diagnosis?.message).not.toContain(sentence);
    }
  });

  test("is told no more once something has come", () => {
    const groups = [pushed(3, { other: "1" })];
    const history = counting(1, 4, refusedOnce, groups);
    const { code, diagnosis } = told(push, observe({ gateway: { groups, startedAtMs }, history }));
    expect(code).toBe("nothing-sent");
    expect(diagnosis?.message).not.toContain(sentence);
  });
});

describe("a replacement", () => {
  const replace = replaceCheck.schema.parse({
    ...{
      kind: "replace",
      group: backup,
      before: { files: 120, seconds: 8.5 },
      after: { seconds: 9 },
    },
  });
  const both = pushed(1, { files: "120", seconds: "8.5" });
  const done = pushed(2, { seconds: "9" });
  const older = { pushedAtMs: startedAtMs + 1000 };

  test("is seen in its two parts", () => {
    expect(told(replace, seenAs([[both]])).code).toBe("wrong-value");
    expect(told(replace, seenAs([[both], [done]])).code).toBe("passed");
  });

  test("by a POST keeps the other, and by a DELETE is none", () => {
    const kept = told(replace, seenAs([[both], [pushed(2, { files: older, seconds: "9" })]]));
    expect(kept.code).toBe("still-there-after-post");
    expect(kept.diagnosis?.message).toContain("A POST replaces only");
    const repeated = told(replace, seenAs([[both], [pushed(2, { files: "120", seconds: "9" })]]));
    expect(repeated.diagnosis?.message).toContain("Your last push had it in its body too.");
    const deleted = told(replace, seenAs([[both], [], [pushed(3, { seconds: "9" })]]));
    expect(deleted.code).toBe("deleted-instead");
    expect(deleted.diagnosis?.message).toMatch(
      /^A DELETE that did not come through this app deleted/,
    );
  });

  test("that came between two looks is known by what Prometheus has had", () => {
    const unseen = seenAs([[done]]);
    expect(told(replace, unseen).code).toBe("metric-missing");
    expect(told(replace, unseen).diagnosis?.message).toContain("can go unseen");
    expect(neededQueries(replace, unseen).map(({ expression }) => expression)).toEqual([
      'max(max_over_time((timestamp(files{instance="",job="backup"}) and seconds{instance="",job="backup"})[3h:2s]))',
    ]);
    const at = (second: number) => ({ together: vector(String(startedAtMs / 1000 + second)) });
    expect(told(replace, { ...unseen, queries: at(1) }).code).toBe("passed");
    // That was another gateway, before this one.
    expect(told(replace, { ...unseen, queries: at(-1) }).code).toBe("metric-missing");
    expect(neededQueries(replace, seenAs([[both], [done]]))).toEqual([]);
    expect(neededQueries(replace, seenAs([[both]]))).toEqual([]);
  });

  test("of which only the second part came is not told to be unseen where it is on record", () => {
    const seen = afterwards("PUT /metrics/job/backup\nseconds 9\n");
    const { diagnosis } = told(replace, observe({ ...seen, gateway: { groups: [done] } }));
    expect(diagnosis?.message).not.toContain("unseen");
  });
});

describe("groups that go", () => {
  const groups = [{ group: backup, metric: "files" }];
  const remove = deleteCheck.schema.parse({ kind: "delete", groups });
  const lost = lostPodCheck.schema.parse({ kind: "lost-pod" });
  const there = pushed(1, { files: "1" });
  const queries = { "live-0": vector(), past: vector() };

  test("were deleted while the gateway ran on", () => {
    const seen = seenAs([[there], []], { queries });
    expect(told(remove, seen).code).toBe("passed");
    expect(told(lost, seen).code).toBe("not-restarted");
  });

  test("were lost with the gateway's process", () => {
    const before = seenAs([[there]]).history;
    const restartedAtMs = startedAtMs + 5000;
    const look = { groups: [], startedAtMs: restartedAtMs };
    const history = enterLook(before, look, startedAtMs + 6000);
    const seen = observe({ gateway: look, history, queries });
    expect(told(remove, seen).code).toBe("gone-without-delete");
    expect(told(lost, seen).code).toBe("passed");
    const anew = { ...look, groups: [pushed(7, { files: "1" })] };
    const pushedSince = enterLook(history, anew, startedAtMs + 8000);
    expect(told(lost, observe({ gateway: anew, history: pushedSince, queries })).code).toBe(
      "pushed-after-restart",
    );
  });

  test("were there for the step before, and nothing has come since", () => {
    const before = { stepBeforePassedAtMs: startedAtMs + 3000 };
    expect(told(lost, seenAs([[there]], { queries, ...before })).code).toBe("never-pushed");
    const since = seenAs([[there], [pushed(4, { files: "1" })]], { queries, ...before });
    expect(told(lost, since).code).toBe("not-restarted");
  });
});
