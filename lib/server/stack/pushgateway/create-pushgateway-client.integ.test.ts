import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startFake, startPushgateway, type TestServer } from "@/lib/server/testing/test-servers";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import { createPushgatewayClient } from "./create-pushgateway-client";

const client = createPushgatewayClient(createAskUpstream({ ca: null }));

describe("a real Pushgateway", () => {
  let gateway: TestServer;
  let startedAfterMs: number;
  beforeAll(async () => {
    startedAfterMs = Date.now();
    gateway = await startPushgateway();
  });
  afterAll(() => gateway.stop());
  afterEach(async () => {
    const groups = await client.groups(gateway.base);
    for (const { labels } of groups.ok ? groups.value : []) {
      const rest = Object.entries(labels).filter(([name]) => name !== "job");
      const path = rest.map(([name, value]) => `/${name}@base64/${encode(value)}`).join("");
      await fetch(`${gateway.base}/metrics/job/${labels.job}${path}`, { method: "DELETE" });
    }
  });

  const encode = (value: string) => Buffer.from(value).toString("base64url") || "=";
  const push = async (path: string, body: string) =>
    (await fetch(`${gateway.base}/metrics/job/${path}`, { method: "POST", body })).status;

  test("reads groups, sorted, with types, help, values and times", async () => {
    await push("b", "m 1e9\n");
    await push("a/instance/i", '# HELP c Help.\n# TYPE c counter\nc{x="y"} +Inf\nn NaN\n');
    const groups = await client.groups(gateway.base);
    expect(groups).toMatchObject({
      ok: true,
      value: [
        {
          labels: { job: "a", instance: "i" },
          isLastPushSuccessful: true,
          lastFailureAtMs: null,
          families: [
            {
              name: "c",
              type: "COUNTER",
              help: "Help.",
              series: [{ labels: { job: "a", instance: "i", x: "y" }, value: "+Inf" }],
            },
            { name: "n", type: "UNTYPED", help: null, series: [{ value: "NaN" }] },
          ],
        },
        { labels: { job: "b" }, families: [{ name: "m", series: [{ value: "1e+09" }] }] },
      ],
    });
    if (!groups.ok) return;
    const [group] = groups.value;
    expect(group?.lastPushAtMs).toBeGreaterThanOrEqual(startedAfterMs - 1);
    expect(group?.families[0]?.pushedAtMs).toBeGreaterThanOrEqual(startedAfterMs - 1);
  });

  test("reads the sum of histograms and summaries", async () => {
    const histogram = '# TYPE h histogram\nh_bucket{le="+Inf"} 2\nh_sum 3.5\nh_count 2\n';
    const summary = '# TYPE s summary\ns{quantile="0.5"} 1\ns_sum 4\ns_count 2\n';
    await push("a", histogram + summary);
    expect(await client.groups(gateway.base)).toMatchObject({
      value: [
        {
          families: [
            { name: "h", type: "HISTOGRAM", series: [{ value: "3.5" }] },
            { name: "s", type: "SUMMARY", series: [{ value: "4" }] },
          ],
        },
      ],
    });
  });

  test.each(["a", "a/instance/i/zone/z"])(
    "is not led astray by metrics named like its keys in %s",
    async (path) => {
      expect(await push(path, "labels 1\nlast_push_successful 2\npush_time_seconds 3\n")).toBe(200);
      const labels = path === "a" ? { job: "a" } : { job: "a", instance: "i", zone: "z" };
      const groups = await client.groups(gateway.base);
      expect(groups).toMatchObject({
        ok: true,
        value: [{ isLastPushSuccessful: true, lastFailureAtMs: null }],
      });
      const [group] = groups.ok ? groups.value : [];
      expect(group?.labels).toEqual(labels);
      expect(group?.families.map(({ name }) => name)).toEqual(["labels", "last_push_successful"]);
      expect(group?.lastPushAtMs).toBeGreaterThan(startedAfterMs - 1);
    },
  );

  test("reads a metric that is named like what every object has", async () => {
    await push("a", "__proto__ 1\ntoString 2\n");
    const groups = await client.groups(gateway.base);
    const [group] = groups.ok ? groups.value : [];
    expect(group?.families.map(({ name }) => name)).toEqual(["__proto__", "toString"]);
  });

  test("tells a group whose only push failed", async () => {
    expect(await push("a", "last_push_successful 1 1700000000000\n")).toBe(400);
    expect(await client.groups(gateway.base)).toMatchObject({
      value: [{ isLastPushSuccessful: false, lastPushAtMs: null, families: [] }],
    });
  });

  test("tells when it started", async () => {
    const startedAt = await client.startedAtMs(gateway.base);
    expect(startedAt.ok && startedAt.value).toBeGreaterThanOrEqual(startedAfterMs);
  });

  test("tells how many requests were refused", async () => {
    const refused = async () => {
      const told = await client.expositionStatus(gateway.base);
      return (told.ok && told.value.refused) || 0;
    };
    const before = await refused();
    await push("refused", "m");
    await push("refused/odd", "m 1\n");
    await fetch(`${gateway.base}/metrics/job/refused/odd`, { method: "DELETE" });
    await push("refused", "m 1\n");
    expect(await refused()).toBe(before + 3);
  });

  test("tells a poisoned exposition with its sentence", async () => {
    expect(await client.expositionStatus(gateway.base)).toEqual({
      ok: true,
      value: { status: 200, error: null, refused: expect.any(Number) },
    });
    await push("foo", "m 1\n");
    await push("foo/instance/", "n 1\n");
    const poisoned = await client.expositionStatus(gateway.base);
    expect(poisoned).toMatchObject({ ok: true, value: { status: 500 } });
    expect(poisoned.ok && poisoned.value.error).toContain("was collected before");
  });
});

describe("a server that misbehaves", () => {
  const unexpected = { ok: false, error: { service: "pushgateway", kind: "upstream-unexpected" } };
  const json = { "content-type": "application/json" };

  test.each([
    ["HTML", "text/html", "<html>"],
    ["half an answer", "application/json", '{"status":"success","data":['],
    ["an error", "application/json", '{"status":"error"}'],
    ["another shape", "application/json", '{"status":"success","data":[{"m":{"type":"COUNTER"}}]}'],
  ])("answers %s", async (_what, contentType, body) => {
    const fake = await startFake((_request, response) => {
      response.writeHead(200, { "content-type": contentType });
      response.end(body);
    });
    expect(await client.groups(fake.base)).toMatchObject(unexpected);
    expect(await client.startedAtMs(fake.base)).toMatchObject(unexpected);
    await fake.stop();
  });

  test("answers 500 in HTML where the exposition belongs", async () => {
    const fake = await startFake((_request, response) => {
      response.writeHead(500, { "content-type": "text/html" });
      response.end("<html>");
    });
    expect(await client.expositionStatus(fake.base)).toMatchObject(unexpected);
    await fake.stop();
  });

  test("knows a type that no check asks for", async () => {
    const family = { time_stamp: "2026-01-01T00:00:00Z", type: "GAUGE_HISTOGRAM", metrics: [] };
    const group = { labels: { job: "a" }, last_push_successful: true, m: family };
    const fake = await startFake((_request, response) => {
      response.writeHead(200, json);
      response.end(JSON.stringify({ status: "success", data: [group] }));
    });
    expect(await client.groups(fake.base)).toMatchObject({
      value: [{ lastPushAtMs: null, families: [{ type: "UNTYPED", series: [] }] }],
    });
    await fake.stop();
  });

  test("is gone", async () => {
    const fake = await startFake(() => undefined);
    await fake.stop();
    expect(await client.groups(fake.base)).toMatchObject({
      ok: false,
      error: { kind: "upstream-unreachable" },
    });
  });
});
