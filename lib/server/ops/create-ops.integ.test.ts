import { request as send } from "node:http";
import { Registry } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "@/lib/server/front/listen";
import { openServer } from "@/lib/server/front/open-server";
import { createLog } from "@/lib/server/log";
import { createOperatorNotes } from "@/lib/server/operator-notes";
import { createAppMetrics } from "./app-metrics";
import { createOps } from "./create-ops";

const counts = { starting: 0, ready: 3, restarting: 0, failed: 1, stopped: 0, full: 0 };
const sandboxes = {
  counts: () => ({ ...counts, warming: 0, warm: 0 }),
  missing: () => [],
  notes: () => [],
};

async function openOps() {
  const ops = createOps();
  const server = openServer(ops.onRequest);
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  onTestFinished(() => server.close().closeAllConnections());
  const stopping = new AbortController();
  const store = { check: async () => undefined };
  const notes = createOperatorNotes(createLog("silent"));
  const parts = { notes, store, sandboxes, stopping: stopping.signal, log: createLog("silent") };
  const metrics = createAppMetrics({
    sandboxes,
    live: { size: () => 0 },
    board: { size: () => 0 },
  });
  const ask = (path: string, options: { method?: string; host?: string } = {}) =>
    new Promise<{ status: number; body: string; id: string }>((resolve, reject) => {
      const { method = "GET", host = "10.128.0.7:9100" } = options;
      const to = { host: "127.0.0.1", port: port.value, path, method, headers: { host } };
      const outgoing = send(to, (answer) => {
        let body = "";
        answer.on("data", (chunk: Buffer) => {
          body += chunk.toString();
        });
        const id = String(answer.headers["x-request-id"]);
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body, id }));
      });
      outgoing.on("error", reject).end();
    });
  return { ops, parts: { ...parts, metrics }, ask, stopping };
}

test("a kubelet that asks by address learns that it is alive, and when it is ready", async () => {
  const { ops, parts, ask, stopping } = await openOps();
  expect((await ask("/healthz")).status).toBe(200);
  expect(await ask("/readyz")).toEqual({
    ...{ status: 503, id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    body: JSON.stringify({ status: "not-ready", missing: ["The app is starting."], notes: [] }),
  });
  expect((await ask("/metrics")).status).toBe(503);
  ops.serve(parts);
  const { status, body } = await ask("/readyz?verbose");
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ status: "ready", sandboxes: { ready: 3, failed: 1 } });
  parts.notes.tell("There is something to know.");
  expect(JSON.parse((await ask("/readyz")).body)).toMatchObject({
    ...{ status: "ready", notes: ["There is something to know."] },
  });
  expect((await ask("/metrics")).body).toContain('scrapelab_sandboxes{state="ready"} 3');
  stopping.abort();
  expect((await ask("/healthz")).status).toBe(200);
  expect(JSON.parse((await ask("/readyz")).body)).toMatchObject({
    missing: ["The app is stopping."],
  });
});

test("a database that fails keeps it from being ready, and servers of teams that fail do not", async () => {
  const { ops, parts, ask } = await openOps();
  const check = () => Promise.reject(new Error("the disk is full"));
  ops.serve({ ...parts, store: { check } });
  expect(JSON.parse((await ask("/readyz")).body)).toMatchObject({
    missing: ["The database cannot be read and written."],
  });
});

test("what an operator has to see to at the teams' servers is told, and keeps it ready", async () => {
  const { ops, parts, ask } = await openOps();
  const note = "Something is wrong with the Pushgateway of a.";
  ops.serve({ ...parts, sandboxes: { ...sandboxes, notes: () => [note] } });
  const { status, body } = await ask("/readyz");
  expect([status, JSON.parse(body).notes]).toEqual([200, [note]]);
});

test("nothing else is there, and a scrape that fails is told as such", async () => {
  const { ops, parts, ask } = await openOps();
  const metrics = new Registry();
  metrics.metrics = () => Promise.reject(new Error("no figures"));
  ops.serve({ ...parts, metrics });
  for (const path of ["/", "/api/session", "/instructor", "/constructor", "/metrics/"]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  expect((await ask("/readyz", { method: "POST" })).status).toBe(405);
  expect(await ask("/readyz", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  const failed = await ask("/metrics");
  expect(failed.status).toBe(500);
  expect(JSON.parse(failed.body).requestId).toBe(failed.id);
});
