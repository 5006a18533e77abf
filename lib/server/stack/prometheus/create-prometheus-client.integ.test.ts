import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  startFake,
  startPrometheus,
  startPushgateway,
  type TestServer,
} from "@/lib/server/testing/test-servers";
import { createAskUpstream } from "@/lib/server/upstream/upstream";
import { createPrometheusClient } from "./create-prometheus-client";

const client = createPrometheusClient(createAskUpstream({ ca: null }));
const now = () => Date.now();
const wanted = (scrapeJob: string) => ({ scrapeJob, gateway: "http://elsewhere:9091" });

describe("a real Prometheus", () => {
  let dir: string;
  let gateway: TestServer;
  let prometheus: TestServer;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "prometheus-client-"));
    gateway = await startPushgateway();
    const config = join(dir, "prometheus.yml");
    const job = (name: string, target: string, interval: string) =>
      `  - job_name: ${name}\n    scrape_interval: ${interval}\n    scrape_timeout: 200ms\n    static_configs: [{targets: ["${target}"]}]\n`;
    const jobs =
      job("pushgateway", new URL(gateway.base).host, "200ms") +
      job("dead", "127.0.0.1:1", "200ms") +
      job("seldom", new URL(gateway.base).host, "1h30m");
    await writeFile(config, `scrape_configs:\n${jobs}`);
    prometheus = await startPrometheus(config, join(dir, "data"));
  });
  afterAll(async () => {
    await prometheus.stop();
    await gateway.stop();
    await rm(dir, { recursive: true });
  });

  const scraped = (job: string) =>
    vi.waitFor(async () => {
      const target = await client.target(prometheus.base, wanted(job));
      if (!target.ok || !target.value?.lastScrapeAtMs) throw new Error("not scraped yet");
      return target.value;
    }, 100_000);

  test("reads a target that is up", async () => {
    const before = now();
    const target = await scraped("pushgateway");
    expect(target).toMatchObject({ health: "up", lastError: null, scrapeIntervalMs: 200 });
    expect(target.lastScrapeAtMs).toBeGreaterThan(before - 60_000);
    expect(target.lastScrapeDurationMs).toBeGreaterThan(0);
  });

  test("reads a target that is down", async () => {
    const target = await scraped("dead");
    expect(target.health).toBe("down");
    expect(target.lastError).toContain("connection refused");
  });

  test("reads a target that was never scraped, and that there is none", async () => {
    await Promise.all([scraped("pushgateway"), scraped("dead")]);
    const target = await vi.waitFor(async () => {
      const found = await client.target(prometheus.base, wanted("seldom"));
      if (!found.ok || !found.value) throw new Error("not discovered yet");
      return found.value;
    }, 100_000);
    expect(target).toEqual({
      health: "unknown",
      lastScrapeAtMs: null,
      lastScrapeDurationMs: null,
      lastError: null,
      scrapeIntervalMs: 5_400_000,
      unscrapedJobs: ["seldom"],
      labels: { job: "seldom", instance: new URL(gateway.base).host },
      others: [],
      scraping: { honorLabels: false, addedLabels: [] },
    });
    const none = await client.target(prometheus.base, wanted("none"));
    expect(none).toMatchObject({ ok: true, value: { health: "down", lastError: "no target" } });
  });

  test("queries vectors at a moment", async () => {
    await scraped("pushgateway");
    const query = 'up{job="pushgateway"}';
    await vi.waitFor(
      async () =>
        expect(await client.query(prometheus.base, query, now())).toMatchObject({
          kind: "vector",
          series: [{ labels: { job: "pushgateway", __name__: "up" }, value: "1" }],
        }),
      100_000,
    );
    const longAgo = await client.query(prometheus.base, query, 1_000_000_000_000);
    expect(longAgo).toEqual({ kind: "vector", series: [] });
  });

  test("tells the other types apart", async () => {
    const query = (text: string) => client.query(prometheus.base, text, 1_700_000_000_123);
    expect(await query("time()")).toEqual({ kind: "scalar", value: "1700000000.123" });
    expect(await query("-1/0")).toEqual({ kind: "scalar", value: "-Inf" });
    expect(await query('"x"')).toEqual({ kind: "string" });
    expect(await query("up[5m]")).toEqual({ kind: "matrix" });
  });

  test("tells a syntax error from an error of evaluation", async () => {
    const syntax = await client.query(prometheus.base, "up{", now());
    expect(syntax).toMatchObject({ kind: "syntax-error" });
    expect("message" in syntax && syntax.message).toContain("parse error");
    const evaluation = 'label_replace(vector(1), "9", "", "", "")';
    expect(await client.query(prometheus.base, evaluation, now())).toMatchObject({
      kind: "execution-error",
    });
  });
});

describe("a server that misbehaves", () => {
  const answering = (status: number, contentType: string, body: string) =>
    startFake((_request, response) => {
      response.writeHead(status, { "content-type": contentType });
      response.end(body);
    });

  test.each([
    ["HTML", 200, "text/html", "<html>"],
    ["an HTML error", 500, "text/html", "<html>"],
    ["half an answer", 200, "application/json", '{"status":"success","data":{"resultType"'],
    ["another shape", 200, "application/json", '{"status":"success","data":{"resultType":"x"}}'],
  ])("answers %s", async (_what, status, contentType, body) => {
    const fake = await answering(status, contentType, body);
    expect(await client.query(fake.base, "up", now())).toMatchObject({ kind: "unreachable" });
    expect(await client.target(fake.base, wanted("pushgateway"))).toMatchObject({
      ok: false,
      error: { service: "prometheus", kind: "upstream-unexpected" },
    });
    await fake.stop();
  });

  test("says that a query took too long", async () => {
    const body = '{"status":"error","errorType":"timeout","error":"query timed out"}';
    const fake = await answering(503, "application/json", body);
    expect(await client.query(fake.base, "up", now())).toEqual({
      kind: "execution-error",
      message: "query timed out",
    });
    await fake.stop();
  });

  test("hangs", async () => {
    const fake = await startFake(() => undefined);
    const [target, result] = await Promise.all([
      client.target(fake.base, wanted("pushgateway")),
      client.query(fake.base, "up", now()),
    ]);
    expect(target).toMatchObject({ ok: false, error: { kind: "upstream-timeout" } });
    expect(result).toEqual({ kind: "timeout", timeoutMs: 3000 });
    await fake.stop();
  });

  test("dies in the middle of its answer", async () => {
    const fake = await startFake((request) => request.socket.destroy());
    expect(await client.query(fake.base, "up", now())).toMatchObject({ kind: "unreachable" });
    await fake.stop();
  });
});
