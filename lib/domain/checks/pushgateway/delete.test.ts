import { describe, expect, test } from "vitest";
import { judge, neededQueries } from "@/lib/domain/checks/check-kinds";
import type { Observation } from "@/lib/domain/checks/looks";
import {
  both,
  check,
  deletes,
  gone,
  job,
  judged,
  onGateway,
  pushes,
  pushTime,
  seenAfter,
} from "@/lib/domain/checks/testing/delete-scene";
import {
  group,
  nowMs,
  observe,
  past,
  restart,
  type Sent,
  vector,
} from "@/lib/domain/checks/testing/observe";
import { parseExposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import { previewRequest } from "@/lib/domain/pushgateway/preview/preview";

test("both were there and both are gone, on three rungs", () => {
  const verdict = judge(check, seenAfter([...pushes, ...deletes]));
  expect(verdict.outcome).toBe("passed");
  expect(verdict.rungs.map(({ id }) => id).join(" ")).toBe(
    "was-there gone-from-gateway gone-from-prometheus",
  );
});

describe("was there", () => {
  const nothing = { "past-0": vector(), "past-1": vector(), ...gone };

  test("the nearest group that is there is named, one of the same job first", () => {
    const there = [group({ job: "my_terminal" }), group(both, { b: "1" })];
    const seen = observe({ queries: nothing, gateway: { groups: there } });
    const { diagnosis } = judge(check, seen);
    expect(diagnosis?.code).toBe("never-pushed");
    expect(diagnosis?.message).toContain('is `{job="training",instance="i"}`');
  });

  test("of two groups equally far the verdict and the preview name the same as nearest", () => {
    const there = [group({ job: "my_terminal" }), group({ job: "training", instance: "j" })];
    for (const groups of [there, there.toReversed()]) {
      const { diagnosis } = judge(check, observe({ queries: nothing, gateway: { groups } }));
      const request = { method: "DELETE", path: "/metrics/job/training", body: "" };
      const preview = previewRequest({ ...request, exposition: parseExposition("", {}) }, groups);
      const labels = { job: "training", instance: "j" };
      expect(preview).toMatchObject({ effect: { kind: "matches-nothing", nearest: { labels } } });
      expect(diagnosis?.message).toContain(`is \`${formatLabels(labels)}\``);
    }
  });

  test("nothing was ever pushed", () => {
    expect(judged(seenAfter([], { queries: nothing }))).toEqual([
      "failed",
      "never-pushed",
      "was-there",
    ]);
    expect(judged(seenAfter(deletes, { queries: nothing }))).toEqual([
      "failed",
      "never-pushed",
      "was-there",
    ]);
  });

  test("one of the two was never pushed to", () => {
    const seen = seenAfter(["PUT /metrics/job/training\na 1\n", ...deletes], { queries: nothing });
    expect(judged(seen)).toEqual(["failed", "never-pushed", "was-there"]);
    expect(judge(check, seen).diagnosis?.params).toEqual({
      group: '{job="training",instance="i"}',
    });
  });

  test("a past in Prometheus counts where none is on record", () => {
    const queries = { "past-0": pushTime(job), "past-1": pushTime(both), ...gone };
    expect(judged(observe({ queries }))).toEqual(["passed", null, null]);
  });

  test("a past of a group with more labels is none of the group's own", () => {
    const queries = { "past-0": pushTime({ ...job, region: "eu" }), ...gone };
    expect(judged(observe({ queries }))).toEqual(["failed", "never-pushed", "was-there"]);
  });

  test.each([
    [undefined, "prometheus-unreachable"],
    [{ kind: "unreachable", message: "refused" }, "prometheus-unreachable"],
    [{ kind: "timeout", timeoutMs: 3000, service: "pushgateway" }, "timeout"],
  ] as const)("a past that is not known is no missing past: %j", (unknown, code) => {
    const queries = { ...gone, "past-0": pushTime(job), ...(unknown && { "past-1": unknown }) };
    expect(judged(observe({ queries }))).toEqual(["unknown", code, "was-there"]);
  });

  test("deleting what a refused push alone has made leaves the step to be done", () => {
    const [first = ""] = pushes;
    const poison = "pushed metrics are invalid or inconsistent with existing metrics: ";
    const refused: Sent = {
      request: "POST /metrics/job/training/instance/i\nb 1\n",
      answered: [400, poison],
    };
    const seen = seenAfter([first, refused, ...deletes], { queries: nothing });
    expect(judged(seen)).toEqual(["failed", "never-pushed", "was-there"]);
  });

  test("a group that a refused push alone has made was never pushed to", () => {
    const failed = { isLastPushSuccessful: false, lastPushAtMs: null, lastFailureAtMs: nowMs };
    const groups = [group(job, {}, failed), group(both, {}, failed)];
    const seen = observe({ gateway: { groups }, queries: nothing });
    expect(judged(seen)).toEqual(["failed", "never-pushed", "was-there"]);
  });
});

describe("gone from the gateway", () => {
  const left = { groups: [group(both, { b: "1" })] };

  test("one is left", () => {
    const seen = seenAfter([...pushes, deletes[0] ?? ""], { gateway: left });
    expect(judged(seen)).toEqual(["failed", "group-still-there", "gone-from-gateway"]);
    expect(judge(check, seen).diagnosis).toMatchObject({
      message: expect.stringMatching(/is still on your gateway.*deleted the group that it names/),
      observed: '{job="training",instance="i"} there',
      params: { left: 1 },
    });
  });

  test("deleted, and pushed again", () => {
    const seen = seenAfter([...pushes, ...deletes, ...pushes], { gateway: onGateway });
    expect(judged(seen)).toEqual(["failed", "group-still-there", "gone-from-gateway"]);
    const one = seenAfter([...pushes, ...deletes, pushes[1] ?? ""], { gateway: left });
    expect(judge(check, one).diagnosis?.message).toContain("is on your gateway again");
  });

  test("emptied instead of deleted", () => {
    const gateway = { groups: [group(both)] };
    const requests = [...pushes, deletes[0] ?? "", "PUT /metrics/job/training/instance/i\n"];
    expect(judge(check, seenAfter(requests, { gateway })).diagnosis).toMatchObject({
      code: "group-still-there",
      message: expect.stringContaining("no metrics any more"),
    });
  });

  test("a DELETE that matched nothing", () => {
    const requests = [...pushes, "DELETE /metrics/job/training/instance/j"];
    const seen = seenAfter(requests, { gateway: onGateway });
    expect(judged(seen)).toEqual(["failed", "deleted-other-group", "gone-from-gateway"]);
    expect(judge(check, seen).diagnosis?.observed).toBe('{job="training",instance="j"}');
  });

  test("the right DELETE twice: it named its group, and the other one is left", () => {
    const [first = ""] = deletes;
    const twice = seenAfter([...pushes, first, first], { gateway: left });
    expect(judge(check, twice).diagnosis).toMatchObject({
      code: "group-still-there",
      message: expect.stringMatching(/instance="i"}` is still.*named another group.*gone already/),
    });
    const again = seenAfter([...pushes, ...deletes, pushes[1] ?? "", first], { gateway: left });
    expect(judge(check, again).diagnosis).toMatchObject({
      code: "group-still-there",
      message: expect.stringContaining("is on your gateway again"),
    });
  });

  test("a refused push has made the group anew", () => {
    const refused = { lastPushAtMs: null, lastFailureAtMs: nowMs - 1000 };
    const gateway = { groups: [group(job, {}, refused), group({ job: "zzz" }, { x: "1" })] };
    const requests: (string | Sent)[] = [
      ...pushes,
      ...deletes,
      {
        request: "POST /metrics/job/training\na 4 17\n",
        answered: [400, "pushed metrics are invalid or inconsistent with existing metrics: "],
      },
      "POST /metrics/job/zzz\nx 1\n",
    ];
    expect(judge(check, seenAfter(requests, { gateway })).diagnosis).toMatchObject({
      code: "group-still-there",
      message: expect.stringMatching(/again: a push to it was refused/),
    });
  });

  test("a DELETE that took away a third group", () => {
    const lunch = ["PUT /metrics/job/lunch\nc 1\n", "DELETE /metrics/job/lunch"];
    expect(judged(seenAfter([...pushes, ...lunch], { gateway: onGateway }))).toEqual([
      "failed",
      "group-still-there",
      "gone-from-gateway",
    ]);
  });

  test("a DELETE that was refused", () => {
    const refused: Sent = {
      request: "DELETE /metrics/job/training/b",
      answered: [400, 'odd number of components in label string "/b"\n'],
    };
    expect(judged(seenAfter([...pushes, refused], { gateway: onGateway }))).toEqual([
      "failed",
      "odd-path",
      "gone-from-gateway",
    ]);
  });

  test("a poisoned gateway or a dead Prometheus is told first", () => {
    const gateway = { ...onGateway, expositionStatus: 500 };
    expect(judged(seenAfter(pushes, { gateway }))).toEqual([
      "failed",
      "gateway-poisoned",
      "gone-from-gateway",
    ]);
    const target = {
      ok: false,
      error: { kind: "timeout", timeoutMs: 3000, service: "pushgateway" },
    } as const;
    expect(judged(seenAfter(pushes, { gateway: onGateway, target }))).toEqual([
      "unknown",
      "timeout",
      "gone-from-gateway",
    ]);
  });

  test("a gateway that cannot be read is unknown", () => {
    const error = { kind: "pushgateway-unreachable", message: "refused" } as const;
    expect(judged(seenAfter(pushes, { gateway: { ok: false, error } }))).toEqual([
      "unknown",
      "pushgateway-unreachable",
      "was-there",
    ]);
  });
});

describe("gone from Prometheus", () => {
  const waiting = ["pending", "still-visible-until-scrape", "gone-from-prometheus"];

  test("what is still returned is waited for, with the next scrape", () => {
    const seen = seenAfter([...pushes, ...deletes], {
      queries: { ...gone, "live-1": pushTime(both) },
    });
    expect(judged(seen)).toEqual(waiting);
    expect(judge(check, seen).nextScrapeAt).not.toBeNull();
  });

  test("a group with more labels is another one", () => {
    const queries = {
      "live-0": pushTime({ ...job, region: "eu" }),
      "live-1": pushTime({ ...both, region: "eu" }),
    };
    expect(judged(seenAfter([...pushes, ...deletes], { queries }))[0]).toBe("passed");
  });

  test("a group that looks the same to Prometheus is told apart by its time", () => {
    const alike = { groups: [group({ ...job, team: "" }, { a: "1" })] };
    const left = (atMs: number) =>
      seenAfter([...pushes, ...deletes], {
        gateway: alike,
        queries: { ...gone, "live-0": pushTime(job, atMs) },
      });
    expect(judged(left(nowMs - 1000))[0]).toBe("passed");
    expect(judged(left(nowMs - 5000))).toEqual(waiting);
  });

  test.each([
    [undefined, "prometheus-unreachable"],
    [{ kind: "unreachable", message: "refused" }, "prometheus-unreachable"],
    [{ kind: "execution-error", message: "too many samples" }, "prometheus-unreachable"],
    [{ kind: "scalar", value: "1" }, "prometheus-unreachable"],
    [{ kind: "timeout", timeoutMs: 3000, service: "pushgateway" }, "timeout"],
  ] as const)("an answer that never came is no absence: %j", (unknown, code) => {
    const queries = { "live-0": vector(), ...(unknown && { "live-1": unknown }) };
    expect(judged(seenAfter([...pushes, ...deletes], { queries }))).toEqual([
      "unknown",
      code,
      "gone-from-prometheus",
    ]);
  });
});

test("queries are asked only when the verdict depends on them", () => {
  const asks = (seen: Observation) => neededQueries(check, seen).map(({ name }) => name);
  expect(asks(observe())).toEqual(["past-0", "live-0", "past-1", "live-1"]);
  expect(asks(observe({ gateway: onGateway }))).toEqual([]);
  for (const { history } of [past(...pushes), past(...pushes, restart)]) {
    expect(asks(observe({ history }))).toEqual(["live-0", "live-1"]);
  }
  const [first] = neededQueries(check, observe());
  expect(first?.expression).toBe(
    'max_over_time(push_time_seconds{instance="",job="training"}[1d]) > 0',
  );
});
