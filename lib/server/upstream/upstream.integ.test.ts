import type { RequestListener } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { startFake, type TestServer } from "@/lib/server/testing/test-servers";
import { untilLetGo } from "@/lib/server/testing/until-let-go";
import { createAskUpstream, isSendablePath, type UpstreamRequest } from "./upstream";

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ stop }) => stop()));
});

async function fake(answer: RequestListener): Promise<string> {
  const server = await startFake(answer);
  servers.push(server);
  return server.base;
}

const askUpstream = createAskUpstream({ ca: null });
const ask = (base: string, more: Partial<UpstreamRequest> = {}) =>
  askUpstream({
    service: "pushgateway",
    base,
    method: "GET",
    path: "/",
    timeoutMs: 60_000,
    maxAnswerBytes: 1000,
    ...more,
  });

test("sends path, method and body to the byte and gives back the answer", async () => {
  const base = await fake((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(202, "Fine", { "x-seen": `${request.method} ${request.url}` });
      response.end(Buffer.concat(chunks));
    });
  });
  const path = "/metrics/job/a%2Fb//../x;y=%7e?z#q";
  const body = Buffer.from([0, 255, 10, 13]);
  const answer = await ask(base, { method: "PUT", path, body });
  expect(answer).toMatchObject({ ok: true, value: { status: 202, statusText: "Fine", body } });
  expect(answer.ok && answer.value.headers["x-seen"]).toBe(`PUT ${path}`);
});

test.each([
  ["/metrics/job/café", true],
  ["/metrics/job/a b", false],
  ["/metrics/job/a\r\nX: y", false],
  ["/a\u0000", false],
  ["http://elsewhere/", false],
])("knows which paths can be sent: %j", (path, isSendable) => {
  expect(isSendablePath(path)).toBe(isSendable);
});

test("a connection that is kept keeps nothing of the request that it was opened for", async () => {
  const server = await startFake((_request, response) => response.end(), { keepAliveTimeout: 0 });
  servers.push(server);
  await untilLetGo(() => ask(server.base));
});

test("reads an answer that had come in time before it gives up", async () => {
  const { setTimeout: later } = globalThis;
  const base = await fake((_request, response) => {
    response.end("here");
    // The app stands still from here on until the time is over.
    later(() => vi.advanceTimersByTime(60_000));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const answer = await ask(base, { timeoutMs: 60_000 }).finally(() => vi.useRealTimers());
  expect(answer.ok && answer.value.body.toString()).toBe("here");
});

test("gives up on a server that hangs", async () => {
  const base = await fake(() => undefined);
  const answer = await ask(base, { timeoutMs: 60 });
  expect(answer).toEqual({
    ok: false,
    error: { service: "pushgateway", kind: "upstream-timeout", timeoutMs: 60 },
  });
});

test("gives up on a server that hangs in the middle of its answer", async () => {
  const base = await fake((_request, response) => {
    response.writeHead(200, { "content-length": 10 });
    response.write("half");
  });
  const answer = await ask(base, { timeoutMs: 60 });
  expect(answer).toMatchObject({ ok: false, error: { kind: "upstream-timeout" } });
});

test("tells half an answer from a whole one", async () => {
  const base = await fake((_request, response) => {
    response.writeHead(200, { "content-length": 10 });
    response.write("half", () => response.destroy());
  });
  const answer = await ask(base);
  expect(answer).toMatchObject({ ok: false, error: { kind: "upstream-unreachable" } });
});

test("stops reading an answer that is too long", async () => {
  const base = await fake((_request, response) => response.end(Buffer.alloc(2000)));
  const answer = await ask(base);
  expect(answer).toMatchObject({ ok: false, error: { kind: "upstream-unexpected" } });
});

test("says that nobody listens", async () => {
  const server = await startFake(() => undefined);
  await server.stop();
  const answer = await ask(server.base, { method: "POST" });
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: "upstream-unreachable", wasRefused: true },
  });
});

test("can be called off", async () => {
  const base = await fake(() => undefined);
  const controller = new AbortController();
  const answer = ask(base, { signal: controller.signal });
  controller.abort();
  expect(await answer).toMatchObject({ ok: false, error: { kind: "upstream-unreachable" } });
});

/** Answers the first request and cuts the connection on the next one that comes over it. */
function cutKeptConnections(seen: string[]): RequestListener {
  return (request, response) => {
    const isKept = Reflect.get(request.socket, "wasUsed") === true;
    Reflect.set(request.socket, "wasUsed", true);
    seen.push(`${request.method} ${isKept ? "kept" : "fresh"}`);
    if (isKept) request.socket.destroy();
    else response.end("done");
  };
}

test("repeats a read over a fresh connection when a kept one is dead", async () => {
  const seen: string[] = [];
  const base = await fake(cutKeptConnections(seen));
  await ask(base);
  expect(await ask(base)).toMatchObject({ ok: true, value: { status: 200 } });
  expect(seen).toEqual(["GET fresh", "GET kept", "GET fresh"]);
});

test("does not repeat a POST that may have been processed", async () => {
  const seen: string[] = [];
  const base = await fake(cutKeptConnections(seen));
  await ask(base);
  expect(await ask(base, { method: "POST" })).toMatchObject({
    ok: false,
    error: { kind: "upstream-unreachable", wasRefused: false },
  });
  expect(seen).toEqual(["GET fresh", "POST kept"]);
});
