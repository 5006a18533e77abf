import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import {
  openTestFront,
  type RawAnswer,
  type RawRequest,
  sendRaw,
  type TestFront,
} from "@/lib/server/front/testing/open-test-front";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startFake, type TestServer } from "@/lib/server/testing/test-servers";

/** A server that tells what reached it. */
let upstream: TestServer;
let front: TestFront;
let cookie: string;
/** The headers of what reached Next. */
const handedOn: object[] = [];
const seen: { url: string | undefined; method: string | undefined; headers: object }[] = [];

beforeAll(async () => {
  upstream = await startFake(({ url, method, headers }, response) => {
    seen.push({ url, method, headers });
    response.writeHead(200, {
      "content-type": "application/json",
      "set-cookie": "theirs=1",
      "access-control-allow-origin": "*",
      server: "theirs",
      location: "/elsewhere",
      allow: "PUT",
    });
    response.end("{}");
  });
  front = await openTestFront({
    sandboxes: fixedSandboxes(upstream.base),
    next: async ({ headers }, response) => {
      handedOn.push({ ...headers });
      response.end("next");
    },
  });
  cookie = (await front.join("Ada")).cookie;
});
afterAll(async () => {
  await front.close();
  await upstream.stop();
});

const ask = (request: RawRequest) =>
  sendRaw(front.base, { ...request, headers: { cookie, ...request.headers } });
const codeOf = ({ body, headers }: RawAnswer) => {
  expect(headers["content-type"]).toBe("application/problem+json");
  return problemSchema.parse(JSON.parse(body.toString())).code;
};

test("hands everything else to Next, with a policy for its pages", async () => {
  for (const path of ["/", "/labs/pushgateway", "/sandboxes", "/api/sandbox", "//sandbox/x"]) {
    const { status, body, headers } = await ask({ path });
    expect([status, body.toString()]).toEqual([200, "next"]);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
  }
});

test("lets a worker of the app compile WebAssembly, and no page", async () => {
  const policyOf = async (path: string) =>
    String((await ask({ path })).headers["content-security-policy"]);
  expect(await policyOf("/_next/static/chunks/turbopack-worker-1hrsqshz0gfey.js")).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
  const others = [
    "/",
    "/labs/pushgateway",
    "/_next/static/chunks/0l6vl98sikgy8.js",
    "/turbopack-worker-x.js",
    "/labs/_next/static/chunks/turbopack-worker-x.js",
  ];
  for (const path of others) expect(await policyOf(path), path).not.toContain("wasm");
});

test("gives Next a nonce of its own and nothing that it fails at", async () => {
  const nonces = new Set<unknown>();
  for (const forged of ["script-src 'nonce-forged'", ""]) {
    const headers = { "content-security-policy": forged, "x-nonce": "forged", range: "bytes=9-1" };
    const answer = await ask({ path: "/", headers });
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1];
    expect(handedOn.at(-1)).toMatchObject({
      "content-security-policy": `script-src 'nonce-${nonce}'`,
      "x-nonce": nonce,
    });
    expect(handedOn.at(-1)).not.toHaveProperty("range");
    expect(answer.headers["cross-origin-opener-policy"]).toBe("same-origin");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});

describe("what goes in", () => {
  test("is path, query, method, body and two headers, and nothing that identifies", async () => {
    seen.length = 0;
    const path = "/metrics/job/a%2Fb//c/../d;e=%7e\\?x=1&y=/../#z";
    await ask({
      method: "PUT",
      path: `/sandbox/pushgateway${path}`,
      headers: {
        authorization: "Basic secret",
        "content-type": "text/plain; version=0.0.4",
        "content-encoding": "identity",
        "x-forwarded-for": "10.0.0.1",
        "user-agent": "curl",
        origin: front.base,
        te: "trailers",
      },
      body: "m 1\n",
    });
    expect(seen.at(-1)).toEqual({
      url: path,
      method: "PUT",
      headers: {
        "content-type": "text/plain; version=0.0.4",
        "content-encoding": "identity",
        "content-length": "4",
        host: new URL(upstream.base).host,
        connection: "keep-alive",
      },
    });
  });
});

describe("what comes out", () => {
  test("is status, body and three headers, made harmless", async () => {
    const answer = await ask({ method: "POST", path: "/sandbox/pushgateway/metrics/job/a" });
    const { date: _date, ...headers } = answer.headers;
    expect(headers).toEqual({
      "content-type": "application/json",
      "content-length": "2",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      location: "/elsewhere",
      allow: "PUT",
      connection: "close",
    });
    expect(answer.body.toString()).toBe("{}");
  });
});

describe("who may ask", () => {
  test.each(["", "scrapelab_session=", "scrapelab_session=Fe26.2*1*forged", "other=1"])(
    "nobody with the cookie %j",
    async (forged) => {
      seen.length = 0;
      const path = "/sandbox/pushgateway/metrics/job/a";
      const answer = await ask({
        method: "POST",
        path,
        headers: { cookie: forged },
        body: "m 1\n",
      });
      expect([answer.status, codeOf(answer)]).toEqual([401, "not-signed-in"]);
      expect(seen).toEqual([]);
    },
  );

  test("nobody with a cookie that was changed", async () => {
    const path = "/sandbox/prometheus/api/v1/query?query=up";
    const answer = await ask({ path, headers: { cookie: `${cookie.slice(0, -3)}AAA` } });
    expect([answer.status, codeOf(answer)]).toEqual([401, "not-signed-in"]);
  });

  test.each([
    ...["/", "/api/session", "/api/instructor/session", "/api/instructor/workshop"],
    ...["/sandbox/pushgateway/metrics/job/a", "/sandbox/nowhere"],
  ])("no foreign host and no foreign origin, at %s", async (path) => {
    seen.length = 0;
    const host = await ask({ path, headers: { host: "evil.example" } });
    expect([host.status, codeOf(host)]).toEqual([421, "foreign-host"]);
    for (const origin of ["null", "https://evil.example", "http://127.0.0.1:1"]) {
      const answer = await ask({ method: "POST", path, headers: { origin } });
      expect([answer.status, codeOf(answer)]).toEqual([403, "foreign-origin"]);
    }
    expect(seen).toEqual([]);
  });
});

describe("where", () => {
  test.each([
    "http://127.0.0.1/sandbox/pushgateway/metrics",
    "http://evil.example/metrics",
    "//evil.example",
  ])("an absolute target does not lead elsewhere: %s", async (path) => {
    seen.length = 0;
    const answer = await ask({ path });
    if (path.startsWith("//")) expect(answer.body.toString()).toBe("next");
    else expect([answer.status, codeOf(answer)]).toEqual([400, "bad-request"]);
    expect(seen).toEqual([]);
  });

  test.each([
    ["GET", "/sandbox"],
    ["GET", "/sandbox/"],
    ["GET", "/sandbox?x"],
    ["GET", "/sandbox/pushgateway"],
    ["GET", "/sandbox/pushgateway/"],
    ["PUT", "/sandbox/pushgateway/-/quit"],
    ["POST", "/sandbox/pushgateway/../pushgateway/-/quit"],
    ["PUT", "/sandbox/pushgateway/api/v1/admin/wipe"],
    ["GET", "/sandbox/pushgateway//metrics"],
    ["GET", "/sandbox/pushgateway/debug/pprof/heap"],
    ["GET", "/sandbox/../sandbox/pushgateway/status"],
    ["GET", "/sandbox/%70ushgateway/metrics"],
    ["GET", "/sandbox/prometheus/metrics"],
    ["GET", "/sandbox/prometheus/api/v1/label/../values"],
    ["GET", "/sandbox/prometheus/api/v1/../../metrics"],
    ["POST", "/sandbox/prometheus/api/v1/admin/tsdb/snapshot"],
    ["GET", "/sandbox/other/metrics"],
  ])("nothing unlisted is reached: %s %s", async (method, path) => {
    seen.length = 0;
    const answer = await ask({ method, path });
    expect([answer.status, codeOf(answer)]).toEqual([404, "not-found"]);
    expect(seen).toEqual([]);
  });
});

describe("sockets", () => {
  const talk = (text: string, base = front.base) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(base);
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let heard = "";
      socket.setEncoding("latin1");
      socket.on("data", (data: string) => {
        heard += data;
      });
      socket.on("close", () => resolve(heard));
      socket.on("error", reject);
    });

  test("an upgrade is refused and closed", async () => {
    const heard = await talk(
      "GET /sandbox/pushgateway/metrics HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("a client that offers HTTP/2 besides is answered as any other", async () => {
    const heard = await talk(
      "GET /api/join HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
    );
    expect(heard).toMatch(/^HTTP\/1\.1 421 /);
    expect(heard).toContain("application/problem+json");
  });

  test("the development server's own socket is handed on, unless it comes from elsewhere", async () => {
    const dev = await openTestFront({
      sandboxes: fixedSandboxes(upstream.base),
      upgrade: (request, socket) => socket.end(`HTTP/1.1 101 ${request.url}\r\n\r\n`),
    });
    const ask = (origin: string) =>
      talk(
        `GET /_next/hmr HTTP/1.1\r\nHost: localhost\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        dev.base,
      );
    expect(await ask("http://localhost")).toBe("HTTP/1.1 101 /_next/hmr\r\n\r\n");
    expect(await ask("http://evil.example")).toMatch(/^HTTP\/1\.1 400 /);
    await dev.close();
  });

  test("a CONNECT is closed", async () => {
    expect(await talk("CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n")).toBe("");
  });

  test("a method in small letters is refused", async () => {
    const heard = await talk(
      "delete /sandbox/pushgateway/metrics/job/a HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(problemSchema.parse(JSON.parse(heard.split("\r\n\r\n")[1] ?? ""))).toMatchObject({
      requestId: /^x-request-id: (\S+)$/im.exec(heard)?.[1],
      code: "bad-request",
      detail: expect.stringContaining("DELETE, not delete"),
    });
  });

  test.each(["/metrics/job/\xc3\xa9", "/metrics/job/a b"])(
    "a path that HTTP does not allow is refused: %j",
    async (path) => {
      const heard = await talk(
        `POST /sandbox/pushgateway${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`,
      );
      expect(heard).toMatch(/^HTTP\/1\.1 400 /);
      expect(problemSchema.parse(JSON.parse(heard.split("\r\n\r\n")[1] ?? ""))).toMatchObject({
        code: "bad-request",
        detail: expect.stringContaining("%20"),
      });
    },
  );
});
