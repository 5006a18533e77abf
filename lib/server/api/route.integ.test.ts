import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { joinRequestSchema } from "@/lib/contract/join-request";
import { problemSchema } from "@/lib/contract/problem";
import { sandboxRequestSchema } from "@/lib/contract/sandbox-request";
import { checkRequestSchema } from "@/lib/contract/verdict";
import { err, ok } from "@/lib/domain/result";
import { createLargeBodies } from "@/lib/server/requests/large-bodies";
import { createSessions } from "@/lib/server/session/create-sessions";
import type { Sessions } from "@/lib/server/session/sessions";
import { StorageFailure } from "@/lib/server/store/storage-failure";
import type { Store } from "@/lib/server/store/store";
import { openStore } from "@/lib/server/store/testing/open-store";
import { createRoutes, type RouteHandler } from "./route";

let store: Store;
let sessions: Sessions;
let logged: unknown[] = [];
const log = { error: (...line: unknown[]) => void logged.push(...line) };
const { open, signedIn } = createRoutes(() => ({
  sessions,
  classroom: { instructors: { instructorOf: async () => null } },
  log,
  largeBodies: createLargeBodies(),
}));

beforeAll(async () => {
  store = await openStore();
  sessions = createSessions({ store, secret: "s".repeat(32), isSecure: false });
});
afterAll(() => store.close());
beforeEach(() => {
  logged = [];
});

const echo = open(async ({ json }) => {
  const body = await json(joinRequestSchema);
  return body.ok ? ok(Response.json(body.value)) : body;
});

function call(
  handler: RouteHandler,
  init: RequestInit = {},
  params: Record<string, string> = {},
): Promise<Response> {
  const request = new Request("http://localhost/api/x?secret=1", { method: "POST", ...init });
  return handler(request, { params: Promise.resolve(params) });
}

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

it("hands a checked body on and lets nothing be cached", async () => {
  const response = await call(echo, { body: '{"name": "  Ada "}' });
  expect(await response.json()).toEqual({ name: "Ada" });
  expect(response.headers.get("cache-control")).toBe("no-store");
});

it.each([
  ["", "invalid-json"],
  ["{", "invalid-json"],
  ['{"name": "Ada"', "invalid-json"],
  [new Uint8Array([0x22, 0xff, 0x22]), "invalid-json"],
  ["null", "bad-request"],
  ["[]", "bad-request"],
  ["{}", "bad-request"],
  ['{"name": 7}', "bad-request"],
  ['{"name": "   "}', "bad-request"],
  ['{"name": "Ada", "admin": true}', "bad-request"],
  ['{"name": "Ada", "__proto__": {"admin": true}}', "bad-request"],
  [JSON.stringify({ name: "x".repeat(500) }), "bad-request"],
  [JSON.stringify({ name: "a\u0000b" }), "bad-request"],
])("refuses the body %j as %s", async (body, code) => {
  const problem = await problemOf(await call(echo, { body }));
  expect(problem).toMatchObject({ status: 400, code });
});

it("says where in the body the fault is", async () => {
  const empty = await problemOf(await call(echo, { body: '{"name": ""}' }));
  expect(empty.errors).toEqual([{ path: "name", message: "Type your name." }]);
  const unknown = await problemOf(await call(echo, { body: '{"name": "Ada", "role": "x"}' }));
  expect(unknown.errors?.[0]?.message).toContain("role");
  const missing = await problemOf(await call(echo, { body: "{}" }));
  expect(missing.errors).toEqual([{ path: "name", message: "Type your name." }]);
  const other = await problemOf(await call(echo, { body: '{"name": 7}' }));
  expect(other.errors?.[0]?.message).toContain("expected string");
});

it("lists ten errors at most, and of each no more than a sentence", async () => {
  const members = Array.from({ length: 60 }, (_, i) => `"h${i}": ${i}`);
  const envelope = open(async ({ json }) => {
    const body = await json(sandboxRequestSchema);
    return body.ok ? ok(Response.json(body.value)) : body;
  });
  const body = `{"method": "PUT", "path": "/metrics", "headers": {${members.join()}}}`;
  const problem = await problemOf(await call(envelope, { body }));
  expect(problem.errors).toHaveLength(10);
  expect(problem.detail).toContain("There are 50 more.");
  const names = Array.from({ length: 60 }, (_, i) => `"${"x".repeat(200)}${i}": 1`);
  const unknown = await problemOf(await call(echo, { body: `{${names.join()}}` }));
  expect(JSON.stringify(unknown).length).toBeLessThan(2000);
});

it.each([
  ["200,000 members", `{"name": {${Array.from({ length: 200_000 }, (_, i) => `"${i}":1`)}}}`],
  ["a depth of 100,000", `{"name": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["a long name", `{"${"n".repeat(1000)}": 1}`],
])("does not parse a body with %s", async (_what, body) => {
  const parsed = vi.spyOn(JSON, "parse");
  const large = open(async ({ json }) => {
    const read = await json(joinRequestSchema, { limitBytes: 3 * 1024 * 1024 });
    return read.ok ? ok(new Response("taken")) : read;
  });
  const response = await call(large, { body });
  expect(parsed).not.toHaveBeenCalled();
  parsed.mockRestore();
  expect(await problemOf(response)).toMatchObject({ status: 400, code: "bad-request" });
});

it("takes an empty body where the body is optional", async () => {
  const check = open(async ({ json }) => {
    const body = await json(checkRequestSchema, { isOptional: true });
    return body.ok ? ok(Response.json(body.value)) : body;
  });
  expect(await (await call(check)).json()).toEqual({});
  expect((await call(check, { body: "[" })).status).toBe(400);
});

it("reads no further than the limit", async () => {
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(4096).fill(0x20));
      },
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: "half" } = { body: endless, duplex: "half" };
  const problem = await problemOf(await call(echo, init));
  expect(problem).toMatchObject({ status: 413, code: "too-large" });
  expect(pulled).toBeLessThan(10);
});

it("believes a length that is too large, and no encoding", async () => {
  const long = await call(echo, { body: "{}", headers: { "content-length": "99999999" } });
  expect(long.status).toBe(413);
  const packed = await call(echo, { body: "{}", headers: { "content-encoding": "gzip" } });
  expect((await problemOf(packed)).code).toBe("bad-encoding");
});

it("lets only learners in, before anything is read", async () => {
  const whoami = signedIn(async ({ learner }) => ok(Response.json(learner)));
  for (const cookie of ["", "scrapelab_session=forged"]) {
    const problem = await problemOf(await call(whoami, { headers: { cookie } }));
    expect(problem).toMatchObject({ status: 401, code: "not-signed-in" });
  }
  const { learner, setCookie } = await sessions.join("Ada");
  const headers = { cookie: setCookie.split(";", 1).join() };
  expect(await (await call(whoami, { headers })).json()).toEqual(learner);
});

it("gives the parts of the path by name", async () => {
  const handler = open(async ({ param }) => ok(new Response(param("lab"))));
  expect(await (await call(handler, {}, { lab: "pushgateway" })).text()).toBe("pushgateway");
  expect((await problemOf(await call(handler))).code).toBe("internal");
});

it("turns error values into their problems", async () => {
  const handler = open(async () => err({ kind: "unknown-lab", lab: "nope" }));
  expect(await problemOf(await call(handler))).toMatchObject({ status: 404, code: "unknown-lab" });
  expect(logged).toEqual([]);
});

it("logs a bug with the request id and tells nothing of it", async () => {
  const handler = open(async () => {
    throw new Error("select * from secrets");
  });
  const problem = await problemOf(await call(handler));
  expect(problem).toMatchObject({ status: 500, code: "internal" });
  expect(JSON.stringify(problem)).not.toContain("secrets");
  expect(logged[0]).toMatchObject({ requestId: problem.requestId, method: "POST", path: "/api/x" });
});

it("does not log a body that its sender broke off", async () => {
  const gone = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      gone.abort();
      controller.error(new Error("aborted"));
    },
  });
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half", signal: gone.signal };
  expect(await problemOf(await call(echo, init))).toMatchObject({ status: 400 });
  expect(logged).toEqual([]);
});

it("tells a database that fails as such", async () => {
  const handler = open(async () => {
    throw new StorageFailure("database or disk is full");
  });
  expect(await problemOf(await call(handler))).toMatchObject({
    status: 503,
    code: "storage-failed",
  });
  expect(logged).toHaveLength(2);
});
