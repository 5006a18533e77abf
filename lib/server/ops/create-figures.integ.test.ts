import { request as send } from "node:http";
import { connect } from "node:net";
import { text as readAll } from "node:stream/consumers";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as check from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";
import { joinLearner } from "@/lib/server/api/testing/sign-in";
import { listen } from "@/lib/server/front/listen";
import { openServer } from "@/lib/server/front/open-server";
import { createRouteNames } from "./route-names";
import { createRequestWatch } from "./watch-requests";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

/** The value of a series; 0 where there is none. */
async function value(series: string): Promise<number> {
  const text = await services.metrics.metrics();
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
}

it("has the verdicts that an alert waits for from the beginning on, as an increase needs a value before", async () => {
  const text = await services.metrics.metrics();
  for (const code of ["prometheus-unreachable", "pushgateway-unreachable", "timeout"]) {
    expect(text).toContain(`\nscrapelab_verdicts_total{outcome="unknown",code="${code}"} 0\n`);
  }
});

it("counts verdicts by outcome and code, and times what a scrape brings", async () => {
  const { learner, cookie } = await joinLearner("Figured");
  const params = { lab: "pushgateway", task: "push", step: "first-push" };
  await callRoute(check.POST, { cookie, params, json: {} });
  const untouched = 'scrapelab_verdicts_total{outcome="failed",code="nothing-sent"}';
  await vi.waitFor(async () => expect(await value(untouched)).toBeGreaterThan(0), 100_000);
  const leave = services.live.subscribe(learner, () => undefined);
  await services.proxy.exchange("pushgateway", learner, {
    ...{ method: "PUT", path: "/metrics/job/prometheus_training", step: null },
    contentType: undefined,
    contentEncoding: undefined,
    body: Buffer.from("prometheus_training_labs_completed_total 4\n"),
  });
  await vi.waitFor(
    async () => expect(await value("scrapelab_scrape_to_verdict_seconds_count")).toBeGreaterThan(0),
    100_000,
  );
  leave();
});

it("times the database by its parts, and counts what it cannot do", async () => {
  const count = 'scrapelab_store_seconds_count{part="learners"}';
  const failed = 'scrapelab_store_failures_total{part="learners"}';
  const before = await value(count);
  await services.store.learners.find("nobody");
  expect(await value(count)).toBe(before + 1);
  expect(await value(failed)).toBe(0);
  expect(await value('scrapelab_store_seconds_count{part="store"}')).toBeGreaterThanOrEqual(0);
});

it("counts the open event streams of learners and of instructors", async () => {
  const of = (who: string) => value(`scrapelab_live_listeners{of="${who}"}`);
  expect([await of("learners"), await of("instructors")]).toEqual([0, 0]);
  const { learner } = await joinLearner("Streamed");
  const leave = [
    services.live.subscribe(learner, () => undefined),
    ...[1, 2].map(() => services.classroom.board.subscribe(null, () => undefined)),
  ];
  expect(await of("learners")).toBe(1);
  await expect.poll(() => of("instructors")).toBe(2);
  for (const each of leave) each();
  for (const each of leave) each();
  expect([await of("learners"), await of("instructors")]).toEqual([0, 0]);
});

it("says whether it is ready, and how many notes there are", async () => {
  expect(await value("scrapelab_ready")).toBe(1);
  services.notes.tell("There is something to know.");
  expect(await value("scrapelab_operator_notes")).toBe(1);
});

it("counts requests by route and status, and gives each the id that the log and its answer have", async () => {
  const lines: { line: Record<string, unknown>; text: string }[] = [];
  const log = (line: object, text: string) => lines.push({ line: { ...line }, text });
  const routeOf = createRouteNames(["/api/labs/[lab]/verdicts"]);
  const watch = createRequestWatch({
    registry: services.metrics,
    log: { warn: log, debug: log },
  });
  const seen: unknown[] = [];
  const server = openServer((request, response) => {
    seen.push(request.headers["x-scrapelab-request-id"]);
    response.writeHead(request.url?.startsWith("/fails") ? 500 : 200).end();
  });
  server.prependListener("request", watch.requests(routeOf));
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  const ask = (path: string, method = "GET") =>
    new Promise<string | undefined>((resolve, reject) => {
      const headers = { "x-scrapelab-request-id": "forged" };
      send({ host: "127.0.0.1", port: port.value, path, method, headers }, (answer) => {
        answer.resume().once("end", () => resolve(String(answer.headers["x-request-id"])));
      })
        .on("error", reject)
        .end();
    });
  const told = [
    await ask("/api/labs/pushgateway/verdicts?secret=1"),
    await ask("/fails/with/what/a/learner/wrote", "PURGE"),
  ];
  server.close().closeAllConnections();
  expect(seen).toEqual(told);
  expect(new Set([...told, "forged"]).size).toBe(3);
  await vi.waitFor(() => expect(lines).toHaveLength(2), 100_000);
  expect(lines.map(({ line }) => line.requestId)).toEqual(told);
  expect(JSON.stringify(lines)).not.toMatch(/secret|learner wrote|what/);
  const route = "/api/labs/[lab]/verdicts";
  const counted = `scrapelab_http_requests_total{method="GET",route="${route}",status="200"}`;
  expect(await value(counted)).toBe(1);
  const other = 'scrapelab_http_requests_total{method="other",route="other",status="500"}';
  expect(await value(other)).toBe(1);
  expect(await value(`scrapelab_http_request_seconds_count{route="${route}"}`)).toBe(1);
});

it("counts and logs what is no request by the id that its answer has, and what breaks in its midst once", async () => {
  const registry = new Registry();
  const lines: object[] = [];
  const log = (line: object) => lines.push({ ...line });
  const watch = createRequestWatch({ registry, log: { warn: log, debug: log } });
  const server = openServer((request) => void request.resume(), { onBroken: watch.broken });
  server.prependListener("request", watch.requests(createRouteNames([])));
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  const idTold = async (sent: string) => {
    const answer = await readAll(connect(port.value, "127.0.0.1").end(sent));
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    return /^x-request-id: (\S+)$/im.exec(answer)?.[1];
  };
  const first = await idTold("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const chunks = "Host: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n";
  const second = await idTold(`POST /a HTTP/1.1\r\n${chunks}`);
  server.close().closeAllConnections();

  const other = { method: "other", route: "other", status: "400" };
  await vi.waitFor(() => expect(lines).toHaveLength(3), 100_000);
  expect(lines).toContainEqual({ requestId: first, ...other });
  expect(lines).toContainEqual({ requestId: second, ...other });
  const counted = await registry.getSingleMetric("scrapelab_http_requests_total")?.get();
  expect(counted?.values.map(({ labels, value }) => ({ ...labels, value }))).toEqual([
    { ...other, value: 1 },
    { method: "POST", route: "other", status: "none", value: 1 },
  ]);
});
