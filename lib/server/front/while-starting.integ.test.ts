import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { noteRequestId, requestIdOf } from "@/lib/server/requests/request-id";
import { listen } from "./listen";
import { type WhenStarted, whileStarting } from "./while-starting";

test("a request that comes during the start waits, is watched and has an id; one that went does not", async () => {
  const started = Promise.withResolvers<WhenStarted>();
  const server = createServer(whileStarting(started.promise).onRequest);
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  onTestFinished(() => server.close().closeAllConnections());
  const url = `http://127.0.0.1:${port.value}/early`;

  const leaving = new AbortController();
  const arrived = once(server, "request");
  const left = fetch(url, { signal: leaving.signal }).catch(() => "left");
  const [, response] = await arrived;
  const closed = once(response, "close");
  leaving.abort();
  expect(await left).toBe("left");
  await closed;
  const next = once(server, "request");
  const early = fetch(url);
  await next;

  const seen: string[] = [];
  started.resolve({
    watch: (request) => void seen.push(noteRequestId(request)),
    onRequest: (request, answer) => answer.end(requestIdOf(request)),
    onUpgrade: () => undefined,
  });
  const answer = await early;
  expect([await answer.text()]).toEqual(seen);
  await (await fetch(url)).text();
  expect(seen).toHaveLength(2);
});
