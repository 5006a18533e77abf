import http from "node:http";
import https from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPushgateway } from "@/lib/server/testing/test-servers";
import { testCertificate } from "./testing/test-certificate";
import { createAskUpstream } from "./upstream";

const prefix = "/teams/ada/gateway";
const ends: (() => unknown)[] = [];
let base: string;

/** A TLS server with a certificate of its own, and a path in front of a real Pushgateway. */
beforeAll(async () => {
  const gateway = await startPushgateway();
  ends.push(gateway.stop);
  const server = https.createServer(testCertificate, (request, response) => {
    const { method, headers, url = "" } = request;
    if (!url.startsWith(`${prefix}/`)) return response.writeHead(404).end();
    const inner = http.request(
      gateway.base + url.slice(prefix.length),
      { method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    return request.pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  base = `https://localhost:${address.port}${prefix}`;
});
afterAll(async () => {
  for (const end of ends) await end();
});

const asking =
  (ca: string | null) =>
  (method: string, path: string, more: { body?: Uint8Array } = {}) =>
    createAskUpstream({ ca })({
      service: "pushgateway",
      ...{ base, method, path, timeoutMs: 10_000, maxAnswerBytes: 1_000_000, ...more },
    });

test("a gateway is reached over https and below a path, by a certificate of its own", async () => {
  const body = Buffer.from("m 1\n");
  const ask = asking(testCertificate.cert);
  const pushed = await ask("PUT", "/metrics/job/tls", { body });
  expect(pushed).toMatchObject({ ok: true, value: { status: 200 } });
  const shown = await ask("GET", "/metrics");
  expect(shown.ok && shown.value.body.toString()).toContain('m{instance="",job="tls"} 1');
});

test("a certificate that nobody vouches for is refused", async () => {
  expect(await asking(null)("GET", "/metrics")).toMatchObject({
    ok: false,
    error: { kind: "upstream-unreachable", message: expect.stringContaining("certificate") },
  });
});
