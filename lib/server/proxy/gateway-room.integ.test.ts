import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Learner } from "@/lib/contract/session";
import { openTestFront, type TestFront } from "@/lib/server/front/testing/open-test-front";
import { maxScrapedSamples } from "@/lib/server/stack/pushgateway/pushgateway-server";

let front: TestFront;
let learner: Learner;
beforeAll(async () => {
  front = await openTestFront({ timeoutMs: 100_000 });
  ({ learner } = await front.join("Ada"));
});
afterAll(() => front.close());
afterEach(() => front.sandboxes.restart(learner.team, "pushgateway"));

const push = (path: string, body: string, method = "PUT") =>
  front.proxy.exchange("pushgateway", learner, {
    method,
    path: `/metrics/job/${path}`,
    body: Buffer.from(body),
    step: null,
  });
const accepted = { ok: true, value: { status: 200 } };
const refused = { ok: false, error: { kind: "gateway-limit" } };

/** 1,000 series of about a kilobyte. */
const megabyte = (name: string) =>
  Array.from({ length: 1000 }, (_, i) => `${name}{i="${i}",x="${"x".repeat(1000)}"} 1\n`).join("");

const series = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}{i="${i}"} 1\n`).join("");

test("holds 500 groups and no more, until one is deleted", async () => {
  for (let i = 0; i < 500; i += 20) {
    const batch = Array.from({ length: 20 }, (_, j) => push(`g${i + j}`, "m 1\n"));
    for (const answer of await Promise.all(batch)) expect(answer).toMatchObject(accepted);
  }
  expect(await push("one-more", "m 1\n")).toMatchObject(refused);
  expect(front.ended.at(-1)?.attempt).toMatchObject({
    status: 507,
    refusal: { code: "other-rejection", observed: expect.stringContaining("500 groups") },
  });
  expect(await push("g7", "", "DELETE")).toMatchObject({ ok: true, value: { status: 202 } });
  expect(await push("one-more", "m 1\n")).toMatchObject(accepted);
  expect(await push("two-more", "m 1\n")).toMatchObject(refused);
});

test("holds 4 MiB and no more, until the gateway is restarted", async () => {
  for (const job of ["a", "b", "c", "d"])
    expect(await push(job, megabyte(job))).toMatchObject(accepted);
  expect(await push("e", megabyte("e"))).toMatchObject(refused);
  await front.sandboxes.restart(learner.team, "pushgateway");
  expect(await push("e", megabyte("e"))).toMatchObject(accepted);
});

test("does not take a group for more than it is when it is pushed again and again", async () => {
  for (let i = 0; i < 9; i += 1) expect(await push("a", megabyte("a"))).toMatchObject(accepted);
});

test("counts the labels of the path for every series", async () => {
  expect(await push(`a/label/${"x".repeat(2000)}`, series("m", 4000))).toMatchObject(refused);
  expect(await push("a", series("m", 4000))).toMatchObject(accepted);
});

test("holds what Prometheus takes in a scrape and no more", async () => {
  expect(await push("a", series("m", 3000))).toMatchObject(accepted);
  expect(await push("b", series("n", 3000))).toMatchObject(refused);
  expect(front.ended.at(-1)?.attempt.refusal?.observed).toContain("more than 4800 series");
  expect(await push("b", series("n", 1500))).toMatchObject(accepted);
  const scraped = await front.proxy.exchange("pushgateway", learner, {
    method: "GET",
    path: "/metrics",
    body: Buffer.alloc(0),
    step: null,
  });
  const text = scraped.ok ? scraped.value.body.toString() : "";
  expect(text.match(/^[^#\n]/gm)?.length).toBeLessThan(maxScrapedSamples);
  expect(await push("b", "", "DELETE")).toMatchObject({ ok: true });
  expect(await push("b", `# a\n# b\n${series("n", 1600)}`)).toMatchObject(accepted);
});

test("holds 24,000 labels and no more, which are read each time somebody looks", async () => {
  const labelled = (name: string, labels: number) =>
    Array.from({ length: 200 }, (_, i) => {
      const all = Array.from({ length: labels }, (_, j) => `l${i}_${j}=""`);
      return `${name}{${all.join(",")}} 1\n`;
    }).join("");
  expect(await push("a", labelled("m", 150))).toMatchObject(refused);
  expect(front.ended.at(-1)?.attempt.refusal?.observed).toContain("more than 24000 labels");
  expect(await push("a", labelled("m", 60))).toMatchObject(accepted);
  expect(await push("b", labelled("n", 60))).toMatchObject(refused);
  expect(await push("a", "", "DELETE")).toMatchObject({ ok: true });
  expect(await push("b", labelled("n", 60))).toMatchObject(accepted);
});

test("counts what a push takes the place of", async () => {
  for (const method of ["PUT", "PUT", "POST"]) {
    expect(await push("a", series("m", 3000), method)).toMatchObject(accepted);
  }
  expect(await push("a", series("n", 3000), "POST")).toMatchObject(refused);
  expect(await push("a", series("n", 3000))).toMatchObject(accepted);
});

test("keeps pushes at the same moment within the bound", async () => {
  const answers = await Promise.all(
    ["a", "b", "c", "d", "e", "f"].map((job) => push(job, megabyte(job))),
  );
  const told = answers.map((answer) => (answer.ok ? answer.value.status : answer.error.kind));
  expect(told.sort()).toEqual([200, 200, 200, 200, "gateway-limit", "gateway-limit"]);
});

test("bounds what is under way at once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 70 }, () =>
      front.proxy.exchange("pushgateway", learner, {
        method: "GET",
        path: "/metrics",
        body: Buffer.alloc(0),
        step: null,
      }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(64);
  expect(answers.find(({ ok }) => !ok)).toEqual({
    ok: false,
    error: { kind: "too-many-requests", limit: 64 },
  });
  expect(await push("a", "m 1\n")).toMatchObject(accepted);
});
