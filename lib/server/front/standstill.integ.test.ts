import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./listen";
import { openServer } from "./open-server";

const deadlineMs = 800;

async function portOf(server: Server): Promise<number> {
  onTestFinished(() => server.close().closeAllConnections());
  const port = await listen(server, 0, "127.0.0.1");
  if (!port.ok) throw new Error(port.error);
  return port.value;
}

/** The process does nothing at all for so long, as on a machine that has no time for it. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

const answered = (text: string, port: number) =>
  new Promise<string>((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("error", reject).on("close", () => resolve(answer));
    socket.on("data", (data) => {
      answer += data;
    });
  });

test("no request is refused for the time in which the app itself stood still", async () => {
  const server = openServer((_request, response) => response.end("here"), { deadlineMs });
  server.on("connection", () => standStill(2 * deadlineMs));
  const request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  expect(await answered(request, await portOf(server))).toMatch(/^HTTP\/1\.1 200 .*here$/s);
});

test("nor for that in which it stood still before it read the rest of a body", async () => {
  const server = openServer(
    (request, response) => {
      standStill(2 * deadlineMs);
      request.resume().on("end", () => response.end("here"));
    },
    { deadlineMs },
  );
  const body = "b".repeat(100_000);
  const head = `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
  expect(await answered(head + body, await portOf(server))).toMatch(/^HTTP\/1\.1 200 .*here$/s);
});

test("a connection is not closed as idle while a request waits in it to be read", async () => {
  const server = openServer((_request, response) => response.end("here"));
  const accepted = new Promise<Socket>((resolve) => server.once("connection", resolve));
  const ask = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  const socket = connect(await portOf(server), "127.0.0.1", () => socket.write(`${ask}\r\n`));
  const closed = new Promise((resolve) => socket.once("error", resolve).once("close", resolve));
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  await expect.poll(() => answer).toContain("here");
  const idle = await accepted;
  // As Node does it, among its timers: the request has arrived by then, and is read after them.
  setTimeout(() => {
    socket.write(`${ask}Connection: close\r\n\r\n`);
    standStill(500);
    idle.emit("timeout");
  });
  await closed;
  expect(answer.match(/^HTTP\/1\.1 200 |hereHTTP\/1\.1 200 /gm)).toHaveLength(2);
});
