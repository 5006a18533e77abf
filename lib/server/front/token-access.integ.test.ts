import { afterAll, beforeAll, expect, test } from "vitest";
import { problemSchema } from "@/lib/contract/problem";
import { openTestFront, sendRaw, type TestFront } from "@/lib/server/front/testing/open-test-front";

let front: TestFront;
beforeAll(async () => {
  front = await openTestFront();
});
afterAll(() => front.close());

test("a token reaches the own sandbox alone, as a cookie does, until it is revoked", async () => {
  const ada = await front.join("Ada");
  const bob = await front.join("Bob");
  const { token } = await front.sessions.tokens.make(ada.learner);
  const bearer = { authorization: `Bearer ${token}` };
  const ask = (method: string, path: string, headers: Record<string, string>, body = "") =>
    sendRaw(front.base, { method, path: `/sandbox/${path}`, headers, body });

  const both = { ...bearer, cookie: bob.cookie };
  const pushed = await ask("POST", "pushgateway/metrics/job/a", both, "m 1\n");
  expect(pushed.status).toBe(200);
  expect(front.ended.map(({ learner }) => learner.name)).toEqual(["Ada"]);
  const bobs = await ask("GET", "pushgateway/metrics", { cookie: bob.cookie });
  expect(bobs.body.toString()).not.toMatch(/^m\{/m);
  expect((await ask("GET", "prometheus/api/v1/query?query=1", bearer)).status).toBe(200);

  const evil = { ...bearer, origin: "https://evil.example" };
  expect((await ask("POST", "pushgateway/metrics/job/a", evil, "m 2\n")).status).toBe(403);

  await front.sessions.tokens.revoke(ada.learner);
  const late = await ask("GET", "pushgateway/metrics", { ...bearer, cookie: ada.cookie });
  expect(late.status).toBe(401);
  expect(problemSchema.parse(JSON.parse(late.body.toString())).code).toBe("token-not-valid");

  for (const [authorization, title, detail] of [
    ["Bearer ", "The token is empty.", /has no value yet/],
    ["Bearer paste your token here", "This token is not valid.", /begins with “scrapelab_”/],
    [bearer.authorization, "This token is not valid.", /was revoked or replaced/],
  ] as const) {
    const { body } = await ask("GET", "pushgateway/metrics", { authorization });
    const problem = problemSchema.parse(JSON.parse(body.toString()));
    expect(problem).toMatchObject({ code: "token-not-valid", title });
    expect(problem.detail).toMatch(detail);
  }
});
