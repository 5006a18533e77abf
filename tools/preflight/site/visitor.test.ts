import { createServer, type IncomingHttpHeaders } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { Interrupted } from "@/tools/preflight/interruption";
import { createVisitor, told } from "./visitor";

/** An app that gives a cookie; and what it was asked with. */
async function startApp() {
  const asked: { method: string; url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ method = "", url = "", headers }, response) => {
    asked.push({ method, url, headers });
    response.setHeader("set-cookie", "scrapelab_session=sealed; Path=/; HttpOnly");
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: new URL(`http://127.0.0.1:${address.port}`), asked };
}

const headers = { cookie: "_oauth_proxy=theirs", authorization: "Bearer of-the-cluster" };

test("sends a proxy's cookie and the app's in one header, as browsers do", async () => {
  const { url, asked } = await startApp();
  const interruption = new AbortController().signal;
  const visitor = createVisitor({ url, headers, isSandboxOpen: false, interruption });
  await visitor.ask("/api/session", { method: "POST", json: {} });
  await visitor.fork().ask("/sandbox/prometheus/");
  expect(asked.map((each) => each.headers.cookie)).toEqual([
    "_oauth_proxy=theirs",
    "_oauth_proxy=theirs; scrapelab_session=sealed",
  ]);
});

test("where tokens pass the proxy, sends nothing there that the app would take for one", async () => {
  const { url, asked } = await startApp();
  const interruption = new AbortController().signal;
  const visitor = createVisitor({ url, headers, isSandboxOpen: true, interruption });
  for (const path of ["/api/session", "/sandbox/prometheus/"]) await visitor.ask(path);
  const [page, sandbox] = asked.map((each) => each.headers);
  expect(page).toMatchObject(headers);
  expect(sandbox?.authorization).toBeUndefined();
  expect(sandbox?.cookie).toBe("scrapelab_session=sealed");
});

test("after an interruption removes what was made, and asks nothing else", async () => {
  const { url, asked } = await startApp();
  const interruption = new AbortController();
  const way = { url, headers: {}, isSandboxOpen: false, interruption: interruption.signal };
  const visitor = createVisitor(way);
  interruption.abort(new Interrupted("interrupted"));
  await expect(visitor.ask("/api/session", { method: "POST" })).rejects.toThrow(Interrupted);
  await expect(visitor.ask("/api/session")).rejects.toThrow(Interrupted);
  await visitor.ask("/api/session/data", { method: "DELETE" });
  expect(asked.map(({ method }) => method)).toEqual(["DELETE"]);
});

test.each([
  ["<html><head><title>503 Service Unavailable</title></head></html>", "503 Service Unavailable"],
  [
    "<html><body><style>p {}</style><h1>Application\n is not available</h1></body></html>",
    "Application is not available",
  ],
  ["no  such\nhost", "no such host"],
])("says a router's page in its words: %j", (text, words) => {
  expect(told({ status: 503, text, json: null, code: null, ms: 1 })).toBe(`answered 503 ${words}`);
});
