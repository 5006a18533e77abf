import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { openTestFront, sendRaw, type TestFront } from "@/lib/server/front/testing/open-test-front";
import {
  createLargeBodies,
  type LargeBodies,
  largeBodyLimits,
  largeBytes,
} from "@/lib/server/requests/large-bodies";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startFake, type TestServer } from "@/lib/server/testing/test-servers";

const path = "/sandbox/pushgateway/metrics/job/a";
const large = "m 1\n".repeat(20_000);

const shared = createLargeBodies({ ...largeBodyLimits, heldMs: 500 });
/** Open unless a test closes it. */
let gate = Promise.resolve();
const largeBodies: LargeBodies = {
  ...shared,
  inTurn: async (work) => {
    await gate;
    return shared.inTurn(work);
  },
  inTurnIfLarge: async (body, work) => {
    if (body.byteLength > largeBytes) await gate;
    return shared.inTurnIfLarge(body, work);
  },
};

let upstream: TestServer;
let front: TestFront;
const sockets: Socket[] = [];

beforeAll(async () => {
  upstream = await startFake((_request, response) => response.end());
  front = await openTestFront({ sandboxes: fixedSandboxes(upstream.base), largeBodies });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(async () => {
  await front.close();
  await upstream.stop();
});

/** Begins to send a large body and does not go on; resolves with what it is answered all the same. */
function sendSlowly(cookie: string, { base } = front): Promise<string> {
  const { port } = new URL(base);
  const socket = connect(Number(port), "127.0.0.1");
  sockets.push(socket.on("error", () => undefined));
  const head = `PUT ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nContent-Length: 90000\r\n\r\n`;
  socket.write(`${head}m 1`);
  return new Promise((resolve) => socket.once("data", (data) => resolve(data.toString())));
}

const push = async (cookie: string, body: string, { base } = front) =>
  (await sendRaw(base, { method: "PUT", path, headers: { cookie }, body })).status;

test("a learner's slow large bodies bound that learner's large bodies, and nobody else", async () => {
  // None of them is given up on meanwhile, however slow the machine is.
  const limits = { ...largeBodyLimits, heldMs: 60_000, waitMs: 60_000 };
  const patient = await openTestFront({
    sandboxes: fixedSandboxes(upstream.base),
    largeBodies: createLargeBodies(limits),
  });
  onTestFinished(patient.close);
  const { cookie } = await patient.join("Ada");
  const slow = Array.from({ length: 4 + 32 + 1 }, () => sendSlowly(cookie, patient));
  const first = await Promise.race(slow);
  expect(first).toMatch(/^HTTP\/1\.1 503 /);
  expect(first).toContain("too-many-requests");
  expect(await push(cookie, large, patient)).toBe(503);
  expect(await push(cookie, "m 1\n", patient)).toBe(200);
  const { cookie: other } = await patient.join("Bob");
  expect(await push(other, "m 1\n", patient)).toBe(200);
});

test("slow large bodies of eight learners hold up no large body of another", async () => {
  const { cookie: other } = await front.join("Bob");
  const slow: Promise<string>[] = [];
  for (let i = 0; i < 8; i += 1) {
    const { cookie } = await front.join(`Slow ${i}`);
    for (let j = 0; j < 4 + 8; j += 1) slow.push(sendSlowly(cookie));
  }
  // On a busy machine this one may be slow, too: it is told to come again, and does.
  await expect.poll(() => push(other, large), { timeout: 25_000 }).not.toBe(408);
  expect(await Promise.race(slow)).toMatch(/^HTTP\/1\.1 408 [\s\S]*too long to arrive/);
});

test("a large body that is pushed directly takes its turn, and a small one needs none", async () => {
  const [{ cookie: ada }, { cookie: bob }] = [await front.join("Ada"), await front.join("Bob")];
  const { promise, resolve: open } = Promise.withResolvers<void>();
  gate = promise;
  let isAnswered = false;
  const pushed = push(ada, large).finally(() => (isAnswered = true));
  for (let i = 0; i < 20; i += 1) expect(await push(bob, "m 1\n")).toBe(200);
  expect(isAnswered).toBe(false);
  open();
  expect([200, 507]).toContain(await pushed);
});

test("room comes back when a slow sender has gone", async () => {
  const { cookie } = await front.join("Cy");
  for (let i = 0; i < 4; i += 1) void sendSlowly(cookie);
  const waiting = push(cookie, "m 1\n");
  const pushed = push(cookie, large);
  expect(await waiting).toBe(200);
  for (const socket of sockets.splice(0)) socket.destroy();
  // It is answered by the gateway or for its size, and in either case it was read.
  expect([200, 507]).toContain(await pushed);
});
