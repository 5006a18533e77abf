import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import {
  openTestFront,
  type RawAnswer,
  sendRaw,
  type TestFront,
} from "@/lib/server/front/testing/open-test-front";

let front: TestFront;
let ada: Person;
let bob: Person;
type Person = Awaited<ReturnType<TestFront["join"]>>;

beforeAll(async () => {
  front = await openTestFront();
  ada = await front.join("Ada");
  bob = await front.join("Bob");
});
afterAll(() => front.close());
afterEach(async () => {
  front.ended.length = 0;
  await front.sandboxes.restart(ada.learner.team, "pushgateway");
});

const gateway = (
  person: Person,
  method: string,
  path: string,
  body: string | Buffer = "",
  headers: Record<string, string> = {},
) =>
  sendRaw(front.base, {
    method,
    path: `/sandbox/pushgateway${path}`,
    body,
    headers: { cookie: person.cookie, ...headers },
  });
const codeOf = ({ body }: RawAnswer) => problemSchema.parse(JSON.parse(body.toString())).code;
const last = () => front.ended.at(-1)?.attempt;
const gzip = { "content-encoding": "gzip" };

describe("one learner", () => {
  test("never reaches another's gateway", async () => {
    const secret = await gateway(ada, "POST", "/metrics/job/a", "secret 1\n");
    expect(secret.status).toBe(200);
    const seenByBob = await gateway(bob, "GET", "/metrics");
    expect(seenByBob.status).toBe(200);
    expect(seenByBob.body.toString()).not.toContain("secret");
    expect((await gateway(bob, "DELETE", "/metrics/job/a")).status).toBe(202);
    expect((await gateway(ada, "GET", "/metrics")).body.toString()).toContain("secret");
    expect(front.ended.map(({ learner, attempt }) => [learner.name, attempt.method])).toEqual([
      ["Ada", "POST"],
      ["Bob", "DELETE"],
    ]);
  });
});

describe("an attempt", () => {
  test("is on record with its effect when the answer is there", async () => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    await gateway(ada, "PUT", "/metrics/job/a/zone/b", "# TYPE m counter\nm 1\n", type);
    const [kept] = await front.store.attempts.newestOfTeam(ada.learner.team, 1);
    expect(kept).toMatchObject({
      learnerId: ada.learner.id,
      method: "PUT",
      path: "/metrics/job/a/zone/b",
      status: 200,
      answer: "",
      step: null,
      refusal: null,
      effect: {
        kind: "put",
        group: { job: "a", zone: "b" },
        families: [{ name: "m", type: "COUNTER", series: [{ labels: {}, value: "1" }] }],
      },
    });
    expect(last()).toEqual(kept);
  });

  test("is read after inflating", async () => {
    const answer = await gateway(ada, "POST", "/metrics/job/a", gzipSync("m 7\n"), gzip);
    expect(answer.status).toBe(200);
    expect(last()?.effect).toMatchObject({ families: [{ name: "m", series: [{ value: "7" }] }] });
  });

  test("carries the gateway's refusal", async () => {
    const answer = await gateway(ada, "POST", "/metrics/job/a", "m 1");
    expect(answer.status).toBe(400);
    expect(last()).toMatchObject({
      status: 400,
      answer: answer.body.toString(),
      effect: { kind: "none" },
      refusal: { code: "no-final-newline" },
    });
  });

  test("carries the step it was sent from", async () => {
    const request = { method: "DELETE", path: "/metrics/job/a", body: Buffer.alloc(0), step: "s" };
    expect(await front.proxy.exchange("pushgateway", ada.learner, request)).toMatchObject({
      ok: true,
      value: { status: 202 },
    });
    expect(last()).toMatchObject({ method: "DELETE", step: "s" });
  });

  test.each(["/pushgateway/metrics/job/a", "/", "/api/v1/admin/wipe", "/Metrics/job/a"])(
    "is made of a path outside /metrics: %s",
    async (path) => {
      expect((await gateway(ada, "POST", path, "m 1\n")).status).toBe(404);
      expect(last()).toMatchObject({
        ...{ method: "POST", path, status: 404, effect: { kind: "none" } },
        refusal: { code: "outside-metrics" },
      });
    },
  );

  test("is not made by a read", async () => {
    expect((await gateway(ada, "GET", "/metrics/job/a")).status).toBe(405);
    expect((await gateway(ada, "HEAD", "/metrics")).status).toBe(405);
    expect((await gateway(ada, "GET", "/api/v1/status")).status).toBe(200);
    expect(front.ended).toEqual([]);
  });
});

describe("a method", () => {
  test.each(["delete", "Delete", "post", "put", "get", "head", "connect"])(
    "goes in as it is written, and the gateway knows capitals alone: %s",
    async (method) => {
      await gateway(ada, "PUT", "/metrics/job/a", "m 1\n");
      const request = { method, path: "/metrics/job/a", body: Buffer.from("m 2\n"), step: null };
      expect(await front.proxy.exchange("pushgateway", ada.learner, request)).toMatchObject({
        value: {
          status: 405,
          headers: { allow: "DELETE, OPTIONS, POST, PUT" },
          body: Buffer.from("Method Not Allowed\n"),
        },
      });
      expect(last()).toMatchObject({
        method,
        effect: { kind: "none" },
        refusal: { code: "wrong-method" },
      });
      const exposition = await gateway(ada, "GET", "/metrics");
      expect(exposition.body.toString()).toContain('m{instance="",job="a"} 1');
    },
  );
});

describe("a body", () => {
  test.each([
    ["2 MiB", Buffer.alloc(2 * 1024 * 1024, "a"), {}],
    ["a little too much", Buffer.alloc(1024 * 1024 + 1, "a"), {}],
    ["a gzip bomb", gzipSync(Buffer.alloc(64 * 1024 * 1024)), gzip],
  ])("of %s is refused, and on record", async (_what, body, headers) => {
    const answer = await gateway(ada, "POST", "/metrics/job/a", body, headers);
    expect([answer.status, codeOf(answer)]).toEqual([413, "too-large"]);
    expect(last()).toMatchObject({ status: 413, refusal: { code: "too-large" } });
    const exposition = await gateway(ada, "GET", "/metrics");
    expect(exposition.body.toString()).not.toContain('job="a"');
  });

  test("of exactly 1 MiB goes in", async () => {
    const line = "m 1\n#";
    const body = `${line}${"x".repeat(1024 * 1024 - line.length - 1)}\n`;
    expect((await gateway(ada, "POST", "/metrics/job/a", body)).status).toBe(200);
  });

  test("that only claims to be gzip gets the gateway's own answer", async () => {
    const answer = await gateway(ada, "POST", "/metrics/job/a", "m 1\n", gzip);
    expect([answer.status, answer.body.toString()]).toEqual([400, "unexpected EOF\n"]);
    expect(last()).toMatchObject({ refusal: { code: "bad-encoding" } });
  });

  test("of any bytes gets the gateway's own answer", async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256));
    const answer = await gateway(ada, "POST", "/metrics/job/a", bytes);
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(last()?.answer).toBe(answer.body.toString());
  });

  test("in protobuf goes in to the byte", async () => {
    const contentType =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";
    // One delimited MetricFamily: name "m", type gauge, one metric with the value 3.
    const body = Buffer.from("120a016d1801220b1209090000000000000840", "hex");
    const headers = { "content-type": contentType };
    expect((await gateway(ada, "POST", "/metrics/job/a", body, headers)).status).toBe(200);
    const families = [{ name: "m", type: "GAUGE", series: [{ labels: {}, value: "3" }] }];
    expect(last()?.effect).toMatchObject({ kind: "post", families });
    const exposition = await gateway(ada, "GET", "/metrics");
    expect(exposition.body.toString()).toContain('m{instance="",job="a"} 3');
  });
});

describe("a path", () => {
  test.each([
    "/metrics/../-/quit",
    "/metrics/%2e%2e/-/quit",
    "/metrics/..%2f-%2fquit",
    "/metrics/job/x/../../../-/quit",
    "/metrics/./../api/v1/admin/wipe",
    "/metrics//job/x",
  ])("that leads elsewhere is answered by the gateway with a redirect: %s", async (path) => {
    const started = await gateway(ada, "GET", "/api/v1/status");
    for (const method of ["PUT", "POST", "DELETE"]) {
      const answer = await gateway(ada, method, path);
      expect(answer.status).toBe(301);
      expect(answer.headers.location).toMatch(/^\/(-|api|metrics)\//);
    }
    expect((await gateway(ada, "GET", "/api/v1/status")).body).toEqual(started.body);
  });

  test.each(["/metrics/job/a b", "/metrics/job/a\tb", "/metrics/job/a\u0000"])(
    "that can't be sent is refused: %j",
    async (path) => {
      const request = { method: "POST", path, body: Buffer.alloc(0), step: null };
      expect(await front.proxy.exchange("pushgateway", ada.learner, request)).toMatchObject({
        ok: false,
        error: { kind: "bad-request" },
      });
      expect(front.ended).toEqual([]);
    },
  );

  test("goes in as UTF-8 where it comes as text", async () => {
    const path = "/metrics/job/café😀";
    const request = { method: "POST", path, body: Buffer.from("m 1\n"), step: null };
    expect(await front.proxy.exchange("pushgateway", ada.learner, request)).toMatchObject({
      value: { status: 200 },
    });
    expect((await gateway(ada, "GET", "/metrics")).body.toString()).toContain('job="café😀"');
  });

  test("does not become a CONNECT", async () => {
    const request = { method: "CONNECT", path: "/metrics/x", body: Buffer.alloc(0), step: null };
    expect(await front.proxy.exchange("pushgateway", ada.learner, request)).toEqual({
      ok: false,
      error: { kind: "not-found" },
    });
  });
});

describe("Prometheus", () => {
  const prometheus = (method: string, path: string, body = "", headers = {}) =>
    sendRaw(front.base, {
      method,
      path: `/sandbox/prometheus${path}`,
      body,
      headers: { cookie: ada.cookie, ...headers },
    });
  const form = { "content-type": "application/x-www-form-urlencoded" };

  test.each([
    ["GET", "/api/v1/query?query=vector(1)", ""],
    ["POST", "/api/v1/query", "query=vector(1)"],
    ["GET", "/api/v1/query_range?query=vector(1)&start=0&end=10&step=5", ""],
    ["GET", "/api/v1/labels", ""],
    ["POST", "/api/v1/labels", ""],
    ["GET", "/api/v1/label/job/values", ""],
    ["POST", "/api/v1/series", "match[]=up"],
    ["GET", "/api/v1/metadata", ""],
    ["GET", "/api/v1/targets", ""],
    ["GET", "/api/v1/rules", ""],
    ["GET", "/api/v1/alerts", ""],
    ["GET", "/api/v1/status/buildinfo", ""],
    ["GET", "/api/v1/format_query?query=up", ""],
  ])("answers %s %s", async (method, path, body) => {
    const answer = await prometheus(method, path, body, form);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(answer.body.toString())).toMatchObject({ status: "success" });
    expect(front.ended).toEqual([]);
  });

  test("gives its own errors", async () => {
    const answer = await prometheus("GET", "/api/v1/query?query=up{");
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ errorType: "bad_data" });
  });

  test("takes no body of 2 MiB", async () => {
    const answer = await prometheus("POST", "/api/v1/query", "q".repeat(2 * 1024 * 1024), form);
    expect([answer.status, codeOf(answer)]).toEqual([413, "too-large"]);
    expect(front.ended).toEqual([]);
  });
});
