import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startFake } from "@/lib/server/testing/test-servers";
import { createAskUpstream, type UpstreamAccess } from "./upstream";

const asking =
  (access: Partial<UpstreamAccess>, base: string) =>
  (path = "/", timeoutMs = 10_000) =>
    createAskUpstream({ ca: null, ...access })({
      ...{ service: "prometheus", base, method: "GET", path },
      ...{ timeoutMs, maxAnswerBytes: 10_000 },
    });

/** Answers with what it was asked. */
const mirror: RequestListener = (request, response) =>
  void response.end(JSON.stringify([request.url, request.headers.authorization ?? null]));

async function fake(listener: RequestListener = mirror): Promise<string> {
  const server = await startFake(listener);
  onTestFinished(server.stop);
  return server.base;
}

async function secretFile(text: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "scrapelab-secret-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  const file = join(dir, "secret");
  await writeFile(file, text);
  return file;
}

const bodyOf = async (asked: ReturnType<ReturnType<typeof asking>>) => {
  const answer = await asked;
  return answer.ok ? JSON.parse(answer.value.body.toString()) : answer.error;
};

test("a token is read anew at each use, and goes to its own server alone", async () => {
  const file = await secretFile("first\n");
  const base = await fake();
  const ask = asking({ credentials: { prometheus: { scheme: "bearer", file } } }, base);
  expect(await bodyOf(ask())).toEqual(["/", "Bearer first"]);
  await writeFile(file, "second");
  expect(await bodyOf(ask())).toEqual(["/", "Bearer second"]);
  const ofGateway = { pushgateway: { scheme: "bearer", file } } as const;
  expect(await bodyOf(asking({ credentials: ofGateway }, base)())).toEqual(["/", null]);
});

test("a name and a password go as basic authentication", async () => {
  const file = await secretFile("lab:p:ä\n");
  const ask = asking({ credentials: { prometheus: { scheme: "basic", file } } }, await fake());
  const expected = `Basic ${Buffer.from("lab:p:ä").toString("base64")}`;
  expect(await bodyOf(ask())).toEqual(["/", expected]);
});

test.each([
  ["bearer", "two words", "what the app signs in with is no such secret"],
  ["bearer", "", "what the app signs in with is no such secret"],
  ["bearer", "first\nsecond\n", "what the app signs in with is no such secret"],
  ["basic", "nobody", "what the app signs in with is no such secret"],
  ["basic", null, "what the app signs in with cannot be read"],
] as const)(
  "%s by %j asks nobody, and tells no secret and no path",
  async (scheme, text, message) => {
    const file = text === null ? "/nowhere/secret" : await secretFile(text);
    const asked: unknown[] = [];
    const base = await fake((request, response) => {
      asked.push(request.url);
      mirror(request, response);
    });
    const ask = asking({ credentials: { prometheus: { scheme, file } } }, base);
    const error = { service: "prometheus", kind: "upstream-unreachable", code: "NO_CREDENTIALS" };
    expect(await ask()).toEqual({ ok: false, error: { ...error, message } });
    expect(asked).toEqual([]);
  },
);

test("the operator's parameters go with every request, below the operator's path", async () => {
  const base = `${await fake()}/teams/ada?namespace=ada&x=%20`;
  const ask = asking({}, base);
  expect(await bodyOf(ask("/api/v1/query?query=up&namespace=bob"))).toEqual([
    "/teams/ada/api/v1/query?query=up&namespace=ada&x=%20",
    null,
  ]);
});

test("a redirect is an answer, and is not followed", async () => {
  const seen: unknown[] = [];
  const base = await fake((request, response) => {
    seen.push(request.url);
    response.writeHead(302, { location: "/oauth/start" }).end();
  });
  expect(await asking({}, base)("/metrics")).toMatchObject({ ok: true, value: { status: 302 } });
  expect(seen).toEqual(["/metrics"]);
});

const noSuchName = () =>
  Promise.reject(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));

test("a name that nobody has is told as such, and one that nobody tells of in time as late", async () => {
  const base = "http://pushgateway.nobody-monitoring:9091";
  expect(await asking({ lookup: noSuchName }, base)()).toMatchObject({
    error: { kind: "upstream-unreachable", code: "ENOTFOUND" },
  });
  const anywhere = async () => [{ address: "127.0.0.1", family: 4 }];
  expect(await asking({ lookup: anywhere }, "http://pushgateway.42.invalid")()).toMatchObject({
    error: { kind: "upstream-unreachable", code: "ENOTFOUND" },
  });
  const never = () => new Promise<never>(() => undefined);
  expect(await asking({ lookup: never }, base)("/", 50)).toMatchObject({
    error: { kind: "upstream-timeout", timeoutMs: 50 },
  });
});

/** Two servers of one port, as a name finds them one after the other. */
async function startTwins() {
  const connections: string[] = [];
  const start = (host: string, port: number) => {
    const server = createServer((_request, response) => void response.end(JSON.stringify(host)));
    server.on("connection", () => connections.push(host));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  };
  const port = await start("127.0.0.1", 0);
  await start("127.0.0.2", port);
  return { port, connections };
}

// Other systems have no second address of their own without being told to.
test.runIf(process.platform === "linux")(
  "a name is looked up at each use, and its connection is used again while it leads to the same place",
  async () => {
    const { port, connections } = await startTwins();
    let address = "127.0.0.1";
    const asked: string[] = [];
    const lookup = async (hostname: string) => {
      asked.push(hostname);
      return [{ address, family: 4 }];
    };
    const ask = createAskUpstream({ ca: null, lookup });
    const get = () =>
      ask({
        ...{ service: "pushgateway", base: `http://pushgateway.ada:${port}`, method: "GET" },
        ...{ path: "/", timeoutMs: 10_000, maxAnswerBytes: 1000 },
      });
    const answers = [await bodyOf(get()), await bodyOf(get())];
    address = "127.0.0.2";
    answers.push(await bodyOf(get()), await bodyOf(get()));
    expect(answers).toEqual(["127.0.0.1", "127.0.0.1", "127.0.0.2", "127.0.0.2"]);
    expect(connections).toEqual(["127.0.0.1", "127.0.0.2"]);
    expect(asked).toEqual(Array.from({ length: 4 }, () => "pushgateway.ada"));
  },
);
