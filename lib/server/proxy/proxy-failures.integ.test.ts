import type { RequestListener } from "node:http";
import { afterEach, expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import { err, ok } from "@/lib/domain/result";
import { openTestFront, sendRaw } from "@/lib/server/front/testing/open-test-front";
import type { Sandboxes } from "@/lib/server/sandbox/sandboxes";
import { fixedSandboxes } from "@/lib/server/sandbox/testing/fixed-sandboxes";
import { startFake } from "@/lib/server/testing/test-servers";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A front before a server that answers reads of the gateway's load, and everything else as told. */
async function before(
  answer: RequestListener,
  { wrap = (sandboxes: Sandboxes) => sandboxes, timeoutMs = 10_000 } = {},
) {
  const fake = await startFake((request, response) => {
    if (request.method === "GET" && request.url === "/metrics") response.end("");
    else answer(request, response);
  });
  closers.push(fake.stop);
  const front = await openTestFront({
    sandboxes: wrap(fixedSandboxes(fake.base)),
    timeoutMs,
  });
  closers.push(front.close);
  const { cookie } = await front.join("Ada");
  const ask = async (method: string, path: string) => {
    const answered = await sendRaw(front.base, {
      method,
      path,
      headers: { cookie },
      body: "m 1\n",
    });
    const isProblem = answered.headers["content-type"] === "application/problem+json";
    const text = answered.body.toString();
    return {
      status: answered.status,
      code: isProblem ? problemSchema.parse(JSON.parse(text)).code : null,
      text,
    };
  };
  return { front, ask };
}

const push = "/sandbox/pushgateway/metrics/job/a";
const query = "/sandbox/prometheus/api/v1/query?query=up";

test("a server that cuts the connection is named, and nothing is on record", async () => {
  const { front, ask } = await before(({ socket }) => socket.destroy());
  expect(await ask("POST", push)).toMatchObject({ status: 502, code: "pushgateway-unreachable" });
  expect(await ask("GET", query)).toMatchObject({ status: 502, code: "prometheus-unreachable" });
  expect(front.ended).toEqual([]);
});

test("a server that hangs is named, and nothing is on record", async () => {
  const { front, ask } = await before(() => undefined, { timeoutMs: 500 });
  expect(await ask("POST", push)).toMatchObject({ status: 504, code: "timeout" });
  expect(await ask("GET", query)).toMatchObject({ status: 504, code: "timeout" });
  expect(front.ended).toEqual([]);
});

test("an answer without end is given up on, with what to do instead", async () => {
  const { ask } = await before((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(Buffer.alloc(17 * 1024 * 1024, " "));
  });
  const answer = await ask("GET", query);
  expect(answer).toMatchObject({ status: 502, code: "bad-upstream-answer" });
  expect(answer.text).toContain("more than 16 MiB");
  expect(answer.text).toContain("Ask for fewer series");
});

test("half an answer is no answer", async () => {
  const { front, ask } = await before((_request, response) => {
    response.writeHead(200, { "content-length": 100, "content-type": "application/json" });
    response.write("half", () => response.destroy());
  });
  expect(await ask("POST", push)).toMatchObject({ status: 502, code: "pushgateway-unreachable" });
  expect(await ask("GET", query)).toMatchObject({ status: 502, code: "prometheus-unreachable" });
  expect(front.ended).toEqual([]);
});

test("HTML is no answer of Prometheus", async () => {
  const { ask } = await before((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<script>alert(1)</script>");
  });
  const answer = await ask("GET", query);
  expect(answer).toMatchObject({ status: 502, code: "bad-upstream-answer" });
  expect(answer.text).not.toContain("script");
});

test("a redirect is passed on and not followed", async () => {
  let asked = 0;
  const { ask } = await before((_request, response) => {
    asked += 1;
    response.writeHead(307, { location: "/-/quit" });
    response.end();
  });
  expect(await ask("POST", push)).toMatchObject({ status: 307, text: "" });
  expect(asked).toBe(1);
});

test("a request waits for a server that has just crashed", async () => {
  const gone = await startFake(() => undefined);
  await gone.stop();
  let isBack = false;
  const { front, ask } = await before((_request, response) => response.end(), {
    wrap: (sandboxes) => ({
      ...sandboxes,
      async ensure(team, waitMs) {
        const endpoints = await sandboxes.ensure(team, waitMs);
        const dead = { pushgateway: gone.base, prometheus: gone.base };
        const answer = isBack ? endpoints : ok(dead);
        isBack = true;
        return answer;
      },
    }),
  });
  expect(await ask("POST", push)).toMatchObject({ status: 200 });
  expect(front.ended).toHaveLength(1);
});

test.each([
  [{ kind: "sandbox-starting" } as const, 503, "sandbox-starting"],
  [{ kind: "sandbox-full" } as const, 503, "sandbox-full"],
  [{ kind: "sandbox-failed", message: "no disk" } as const, 503, "sandbox-failed"],
])("a sandbox that is not there is told: %j", async (problem, status, code) => {
  const waits: number[] = [];
  const { front, ask } = await before((_request, response) => response.end(), {
    wrap: (sandboxes) => ({
      ...sandboxes,
      ensure: (_team, waitMs) => {
        waits.push(waitMs);
        return Promise.resolve(err(problem));
      },
    }),
  });
  expect(await ask("POST", push)).toMatchObject({ status, code });
  expect(waits).toHaveLength(1);
  // What is left of ten seconds.
  expect(waits[0]).toBeGreaterThan(0);
  expect(waits[0]).toBeLessThanOrEqual(10_000);
  expect(front.ended).toEqual([]);
});

test("an answer does not leave when it could not be kept", async () => {
  const { front, ask } = await before((_request, response) => response.end("fine"));
  await front.store.close();
  expect(await ask("POST", push)).toMatchObject({ status: 503, code: "storage-failed" });
  expect(front.ended).toEqual([]);
});

test("what a gateway unpacked by itself is not claimed to be known", async () => {
  const { front } = await before((_request, response) => response.end());
  const { learner } = await front.join("Bob");
  await front.proxy.exchange("pushgateway", learner, {
    method: "PUT",
    path: "/metrics/job/a",
    contentEncoding: "snappy",
    body: Buffer.from("ff060000734e61507059010800000000000000006d20310a", "hex"),
    step: null,
  });
  expect(front.ended.at(-1)?.attempt.effect).toEqual({
    kind: "put",
    group: { job: "a" },
    families: null,
  });
});
