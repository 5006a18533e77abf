import { once } from "node:events";
import { createServer, type RequestListener, request, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createReport } from "@/tools/preflight/report";
import { lookAtStream } from "./stream";
import { createVisitor } from "./visitor";

async function serve(onRequest: RequestListener): Promise<URL> {
  const server = createServer(onRequest).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return new URL(`http://127.0.0.1:${address.port}`);
}

/** Lets a learner join and leave, and sends events that never end. */
const startApp = () =>
  serve(({ method, url }, response) => {
    if (url === "/api/events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("event: heartbeat\ndata: {}\n\n");
    } else if (method === "POST") {
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ learner: { name: "Preflight stream", team: "red" } }));
    } else response.writeHead(204).end();
  });

type Cut = (response: ServerResponse, chunk: Buffer) => void;

/** What lies between: it passes on everything, and does as it is told with an event stream. */
const startProxy = (to: URL, cut: Cut) =>
  serve((asked, response) => {
    const { method, url = "/", headers } = asked;
    const inner = request(new URL(url, to), { method, headers }, (answer) => {
      if (url !== "/api/events") {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        return;
      }
      answer.once("data", (chunk: Buffer) => cut(response, chunk));
    });
    inner.on("error", () => response.destroy());
    response.on("close", () => inner.destroy());
    asked.pipe(inner);
  });

async function look(cut: Cut, hold: number) {
  const url = await startProxy(await startApp(), cut);
  const report = createReport({ tell: () => undefined });
  const interruption = new AbortController().signal;
  const visitor = createVisitor({ url, headers: {}, isSandboxOpen: false, interruption });
  await report.look("Event stream", async (section) => {
    await lookAtStream(visitor, { hold, code: undefined, interruption }, section, "red");
  });
  return report.findings();
}

const passOn: Cut = (response, chunk) => {
  response.writeHead(200, { "content-type": "text/event-stream" }).write(chunk);
};

test("a stream that stays open is fine", async () => {
  const findings = await look(passOn, 1);
  expect(findings.map(({ what, state }) => [what, state])).toEqual([
    ["first bytes", "fine"],
    ["holding", "fine"],
    ["a router's usual limit of 30 s", "not-checked"],
  ]);
});

const cuts: [string, Cut, RegExp][] = [
  [
    "after its first event",
    (response, chunk) => response.writeHead(200).end(chunk),
    /^ended after/,
  ],
  [
    "at once by a hang-up",
    (response, chunk) => response.writeHead(200).write(chunk, () => response.destroy()),
    /^ended after/,
  ],
  ["before its first event", (response) => response.writeHead(200).end(), /^ended after .* none/],
  [
    "in place of its answer",
    (response) => response.writeHead(504).end("<h1>Gateway Time-out</h1>"),
    /^answered 504/,
  ],
];

// It would be held for an hour: only what cuts it ends it.
test.for(cuts)("a stream that is cut %s is told of, with what to set", async ([, cut, found]) => {
  const wrong = (await look(cut, 3600)).filter(({ state }) => state === "wrong");
  expect(wrong).toEqual([
    expect.objectContaining({
      found: expect.stringMatching(found),
      todo: expect.stringContaining("haproxy.router.openshift.io/timeout: 5m"),
    }),
  ]);
});
