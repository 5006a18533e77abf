import type { AttackKind, Tried } from "./attack-kind";
import { countAnswers } from "./attack-kind";
import { faultOf, type Heard, requestOf, talk, wordOf } from "./talk";
import type { Target } from "./target";

const host = ["Host", "localhost"] as const;
const get = (path: string, ...headers: (readonly [string, string])[]) =>
  requestOf(`GET ${path}`, [host, ...headers]);
const goesOn = ["Connection", "keep-alive"] as const;
const post = (headers: readonly (readonly [string, string])[], body: string) =>
  requestOf("POST /api/session", [host, goesOn, ...headers], body);
const inner = get("/healthz", goesOn);

/** Never two answers where a proxy before the app would have seen one request. */
const smuggled: Record<string, string> = {
  "Content-Length beside Transfer-Encoding": post(
    [
      ["Content-Length", "4"],
      ["Transfer-Encoding", "chunked"],
    ],
    `0\r\n\r\n${inner}`,
  ),
  "two Content-Length": post(
    [
      ["Content-Length", "0"],
      ["Content-Length", `${inner.length}`],
    ],
    inner,
  ),
  "a list of Content-Length": post([["Content-Length", `0, ${inner.length}`]], inner),
  "a Content-Length with a sign": post([["Content-Length", "+0"]], inner),
  "an unknown Transfer-Encoding": post([["Transfer-Encoding", "xchunked"]], `0\r\n\r\n${inner}`),
  "chunked twice": post([["Transfer-Encoding", "chunked, chunked"]], `0\r\n\r\n${inner}`),
  "a blank before the colon":
    requestOf("POST /api/session", [host, ["Content-Length ", `${inner.length}`]]) + inner,
  "a chunk size that is none": post([["Transfer-Encoding", "chunked"]], `-1\r\n\r\n${inner}`),
  "a chunk size beyond all numbers": post(
    [["Transfer-Encoding", "chunked"]],
    `ffffffffffffffffff\r\n${inner}`,
  ),
  "a bare line feed within chunks": post(
    [["Transfer-Encoding", "chunked"]],
    `2\nab\n0\n\n${inner}`,
  ),
  "a folded header": `POST /api/session HTTP/1.1\r\nHost: localhost\r\nX: a\r\n Content-Length: ${inner.length}\r\n\r\n${inner}`,
};

const odd: Record<string, string | Buffer> = {
  nothing: "",
  "random bytes": Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
  "a null byte in the path": "GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "a null byte in a header": "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
  "a path of 100 KB": get(`/${"a".repeat(100_000)}`),
  "10,000 headers": get("/", ...Array.from({ length: 10_000 }, (_, i) => [`X${i}`, "1"] as const)),
  "a header of 1 MB": get("/", ["X", "a".repeat(1_000_000)]),
  "two hosts": get("/", ["Host", "evil.example"]),
  "no host": "GET / HTTP/1.1\r\n\r\n",
  "a foreign host": requestOf("GET /", [["Host", "evil.example"]]),
  "an absolute target": requestOf("GET http://evil.example/", [host]),
  "an absolute target of our own": requestOf("GET http://localhost/api/session", [host]),
  CONNECT: requestOf("CONNECT evil.example:443", [host]),
  "an upgrade": get("/api/events", ["Connection", "Upgrade"], ["Upgrade", "websocket"]),
  "an upgrade to HTTP/2": get("/", ["Connection", "Upgrade, HTTP2-Settings"], ["Upgrade", "h2c"]),
  "the preface of HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "HTTP/0.9": "GET /\r\n",
  "HTTP/9.9": "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
  TRACE: requestOf("TRACE /", [host]),
  "OPTIONS of everything": requestOf("OPTIONS *", [host]),
  "Expect of something else": get("/", ["Expect", "the-unexpected"]),
  "a range of the impossible": get("/icon.svg", ["Range", "bytes=9-1,-,a-b"]),
  "a body that does not come": post([["Content-Length", "100"]], "{"),
  "a server action": requestOf("POST /", [host, ["Next-Action", "x"], ["Content-Length", "0"]]),
  "a router state that is none": get("/", ["RSC", "1"], ["Next-Router-State-Tree", "%5B"]),
  "the image optimizer": get("/_next/image?url=http%3A%2F%2Fevil.example%2F%0Aforged&w=64&q=75"),
  "a middleware header": get("/api/session", ["x-middleware-subrequest", "middleware:middleware"]),
  "another site's page": requestOf("POST /api/session", [
    host,
    ["Origin", "https://localhost"],
    ["Content-Length", "0"],
  ]),
};

/** Bytes that are no proper HTTP, on a connection each. */
export const brokenHttp: AttackKind = {
  title: "Broken HTTP",
  async run(target) {
    return [
      await tryAll(target, "one request within another (smuggling)", smuggled, smugglingFault),
      await tryAll(target, "odd requests and bytes", odd, faultOf),
      await pipelined(target),
    ];
  },
};

async function tryAll(
  target: Target,
  what: string,
  requests: Record<string, string | Buffer>,
  judge: (heard: Heard) => string | null,
): Promise<Tried> {
  const ports = [target.port, target.pagesPort];
  const tried = await Promise.all(
    Object.entries(requests).flatMap(([name, bytes]) =>
      ports.map(async (port) => ({ name, heard: await talk(port, bytes) })),
    ),
  );
  const faults = tried.flatMap(({ name, heard }) => {
    const fault = judge(heard);
    return fault ? [`${name}: ${fault}`] : [];
  });
  const found = countAnswers(tried.map(({ heard }) => wordOf(heard)));
  return { what, times: tried.length, found, faults };
}

function smugglingFault(heard: Heard): string | null {
  if (heard.statuses.includes(200)) return "the request within was answered";
  return faultOf(heard);
}

/** Many on one connection are answered in order, and none of them twice. */
async function pipelined(target: Target): Promise<Tried> {
  const count = 200;
  const { statuses, end } = await talk(target.port, inner.repeat(count));
  const isRight = statuses.length === count && statuses.every((status) => status === 200);
  const found = countAnswers(statuses.map(String));
  const faults = isRight ? [] : [`${statuses.length} answers to ${count} requests (${end})`];
  return { what: "requests on one connection at once", times: count, found, faults };
}
