import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createUnreadAnswers } from "@/lib/server/requests/unread-answers";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startFake } from "@/lib/server/testing/test-servers";
import { listen } from "./listen";
import { openServer } from "./open-server";
import { openTestFront } from "./testing/open-test-front";

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  return port.value;
}

function send(port: number, text: string): Socket {
  const socket = connect(port, "127.0.0.1", () => socket.write(text));
  sockets.push(socket.on("error", () => undefined));
  return socket;
}

const heard = (socket: Socket) =>
  new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("close", () => resolve(text));
  });

test.each([
  ["headers", "GET / HTTP/1.1\r\nHost: localhost\r\n"],
  ["body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"],
  ["chunk", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"],
])("a request whose %s do not end is answered 408", async (_what, text) => {
  const port = await portOf(openServer((request) => void request.resume(), { deadlineMs: 200 }));
  const answer = await heard(send(port, text));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain("application/problem+json");
});

const large = Buffer.alloc(8 * 1024 ** 2);

/** A server of answers of 8 MiB, and as many who ask and read nothing. */
async function openUnread(asked: string[], limits: { bytesOfOne: number; bytes: number }) {
  const unread = createUnreadAnswers({ ...limits, deadlineMs: 60_000 });
  let answers = 0;
  const open = new Set<object>();
  const server = createServer((request, response) => {
    unread.watch(request, response, async ({ url }) => url ?? null);
    open.add(response);
    response.on("close", () => open.delete(response));
    response.end(large, () => undefined);
    answers += 1;
  });
  const port = await portOf(server);
  for (const path of asked) send(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).pause();
  await expect.poll(() => answers).toBe(asked.length);
  return { look: unread.look, open };
}

test("answers that nobody reads are cut beyond what one learner may have waiting", async () => {
  const mib = 1024 ** 2;
  const asked = ["/ada", "/ada", "/ada", "/ada", "/bob"];
  const { look, open } = await openUnread(asked, { bytesOfOne: 17 * mib, bytes: 999 * mib });
  await look();
  await expect.poll(() => open.size).toBe(3);
});

test("and beyond what all may have", async () => {
  const mib = 1024 ** 2;
  const { look, open } = await openUnread(["/a", "/b", "/c"], {
    bytesOfOne: 17 * mib,
    bytes: 17 * mib,
  });
  await look();
  await expect.poll(() => open.size).toBe(2);
});

test("and when nobody has read them within their time: nothing of them is held any more", async () => {
  const { look, open } = await openUnread(Array(12).fill("/a"), {
    bytesOfOne: 2 ** 30,
    bytes: 2 ** 30,
  });
  expect(await look()).toBeGreaterThan(12 * 4 * 1024 ** 2);
  expect(open.size).toBe(12);
  await look(performance.now() + 61_000);
  await expect.poll(() => open.size).toBe(0);
  expect(await look()).toBe(0);
});

test("the app and the pages of the servers count together what one learner does not read", async () => {
  const mib = 1024 ** 2;
  const answer = Buffer.alloc(15 * mib);
  let answered = 0;
  const upstream = await startFake((_request, response) => {
    response.end(answer, () => (answered += 1));
  });
  const front = await openTestFront({
    sandboxes: fixedSandboxes(upstream.base),
    // More than two of them, and less than four of which the sockets hold a part.
    unread: { bytesOfOne: 31 * mib, bytes: 999 * mib, deadlineMs: 60_000 },
  });
  const { cookie, session } = await front.join("Ada");
  const page = new URL(front.pages.addresses(session, "localhost").pushgateway);
  const ask = (base: string, path: string, head = "") =>
    send(
      Number(new URL(base).port),
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${head}\r\n`,
    );
  const sent = [
    ...[1, 2].map(() => ask(front.base, "/sandbox/pushgateway/metrics", `Cookie: ${cookie}\r\n`)),
    ...[1, 2].map(() => ask(front.pagesBase, `${page.pathname}metrics`)),
  ];
  for (const socket of sent) socket.pause();
  await expect.poll(() => answered, { timeout: 100_000 }).toBe(4);
  // Until the first is cut: an answer that is read in time is never too much.
  await expect.poll(() => front.connections(), { timeout: 100_000 }).toBeLessThan(4);
  const lengths = await Promise.all(
    sent.map(async (socket) => {
      socket.resume();
      return (await heard(socket)).length;
    }),
  );
  await front.close();
  await upstream.stop();
  const whole = lengths.filter((length) => length > answer.length).length;
  expect([1, 2, 3]).toContain(whole);
});
