import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as download from "@/app/api/labs/[lab]/attempts.md/route";
import * as attempts from "@/app/api/labs/[lab]/steps/[step]/attempts/route";
import * as check from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as request from "@/app/api/sandbox/request/route";
import * as session from "@/app/api/session/route";
import { attemptsPageSchema } from "@/lib/contract/attempts";
import { problemSchema } from "@/lib/contract/problem";
import { sessionSchema } from "@/lib/contract/session";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { openServices } from "@/lib/server/api/testing/open-services";
import type { Services } from "@/lib/server/service-table";

let services: Services;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

const at = { lab: "pushgateway", step: "first-push" };
const path = "/metrics/job/prometheus_training";
const right = "prometheus_training_labs_completed_total 4\n";

async function join(name: string) {
  const joined = await callRoute(session.POST, { json: { name } });
  const { learner } = sessionSchema.parse(await joined.json());
  const cookie = joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
  const send = async (over: Record<string, unknown> = {}) => {
    const json = { method: "PUT", path, body: right, step: at.step, ...over };
    const answered = await callRoute(request.POST, { cookie, json });
    expect(answered.status).toBe(200);
  };
  const list = async (params: Record<string, string> = at, query = "") => {
    const listed = await callRoute(attempts.GET, { cookie, params, query });
    expect(listed.status).toBe(200);
    return attemptsPageSchema.parse(await listed.json());
  };
  return { learner, cookie, send, list };
}

async function codeOf(answered: Promise<Response>): Promise<string> {
  return problemSchema.parse(await (await answered).json()).code;
}

it("takes a repetition with the same id for the same attempt", async () => {
  const ada = await join("Ada");
  await Promise.all([ada.send({ id: "one" }), ada.send({ id: "one" })]);
  await ada.send({ id: "one" });
  expect((await ada.list()).total).toBe(1);
  await ada.send({ id: "two" });
  await ada.send();
  expect((await ada.list()).total).toBe(3);
});

it("lists a learner's own attempts of a step, newest first, with the verdicts that followed", async () => {
  const [ada, bob] = [await join("Ada"), await join("Bob")];
  const stop = services.live.subscribe(ada.learner, () => undefined);
  const verdicts = async () => (await ada.list()).entries.map(({ verdict }) => verdict?.outcome);
  await ada.send({ body: right.trim() });
  await vi.waitUntil(async () => (await verdicts())[0] === "failed", 100_000);
  await ada.send();
  await vi.waitUntil(async () => (await verdicts())[0] === "passed", 100_000);
  await ada.send();
  const { entries, total, nextBefore } = await ada.list();
  expect([total, nextBefore]).toEqual([3, null]);
  expect(entries).toMatchObject([
    { method: "PUT", path, status: 200, hadPassed: true },
    { status: 200, verdict: { outcome: "passed" }, hadPassed: false },
    {
      body: { kind: "text", head: right.trim(), cutBytes: 0 },
      status: 400,
      answer: expect.stringContaining("unexpected end of input"),
      verdict: { outcome: "failed", diagnosis: { code: "no-final-newline" } },
      hadPassed: false,
    },
  ]);
  expect(await bob.list()).toEqual({ entries: [], total: 0, nextBefore: null });
  const others = await callRoute(download.GET, { cookie: bob.cookie, params: at });
  expect(await others.text()).not.toContain("training_labs_completed");
  stop();
});

it("gives 20 at a time", async () => {
  const { send, list } = await join("Busy");
  await Promise.all(Array.from({ length: 25 }, () => send()));
  const first = await list();
  const second = await list(at, `?before=${first.nextBefore}`);
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect([first.entries.length, second.entries.length]).toEqual([20, 5]);
  expect([first.total, second.total, second.nextBefore]).toEqual([25, 25, null]);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
});

it("shows bodies as far as they are text and were kept", async () => {
  const { send, list } = await join("Bodies");
  const long = `# ${"x".repeat(100_000)}\n${right}`;
  await send({ body: long });
  const packed = gzipSync(right).toString("base64");
  await send({
    body: packed,
    bodyEncoding: "base64",
    headers: { "content-encoding": "gzip", "content-type": "text/plain" },
  });
  const protobuf = "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily";
  const bytes = Buffer.from([0x00, 0xff, 0x01]).toString("base64");
  await send({ body: bytes, bodyEncoding: "base64", headers: { "content-type": protobuf } });
  const markup = "<img src=x onerror=alert(1)> ``` & </script>\n";
  await send({ body: markup });
  await send({ method: "DELETE", body: "" });
  const { entries } = await list();
  const cutBytes = long.length - 65_536;
  expect(entries.map((entry) => entry.kind === "request" && entry.body)).toEqual([
    { kind: "empty" },
    { kind: "text", bytes: markup.length, head: markup, cutBytes: 0, tail: "" },
    { kind: "binary", bytes: 3, hex: "00 ff 01" },
    { kind: "text", bytes: right.length, head: right, cutBytes: 0, tail: "" },
    {
      kind: "text",
      bytes: long.length,
      head: long.slice(0, 32_768),
      cutBytes,
      tail: long.slice(-32_768),
    },
  ]);
  expect(entries[3]).toMatchObject({
    headers: { "Content-Type": "text/plain", "Content-Encoding": "gzip" },
  });
});

it("keeps the answers of a query step", async () => {
  const { cookie, list } = await join("Asker");
  const step = { lab: "pushgateway", step: "gateway-up" };
  const ask = (answer: string) =>
    callRoute(check.POST, { cookie, params: { ...step, task: "find" }, json: { answer } });
  await ask("up{");
  await ask("1");
  await vi.waitUntil(
    async () => (await list(step)).entries.every(({ verdict }) => verdict !== null),
    100_000,
  );
  const { entries, total } = await list(step);
  expect(total).toBe(2);
  expect(entries.map((entry) => entry.kind === "answer" && entry.expression)).toEqual(["1", "up{"]);
  expect(entries[1]?.verdict?.diagnosis?.code).toBe("syntax-error");
});

it("hands out all of a lab as a Markdown file", async () => {
  const { cookie, send } = await join("Ada *Writer*");
  await send({ body: "````\n# no heading\n```\n" });
  const file = await callRoute(download.GET, { cookie, params: at });
  expect(file.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(file.headers.get("content-disposition")).toBe(
    'attachment; filename="scrapelab-pushgateway-ada-writer.md"',
  );
  const text = await file.text();
  expect(text).toMatch(/^# 4\\\.2 .*: attempts of Ada \\\*Writer\\\*\n/);
  expect(text).toContain("`````\n````\n# no heading\n```\n`````");
  expect(text).toContain("No attempts.");
  expect(text).toMatch(/### \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
});

it("refuses what it does not know, and whom", async () => {
  const { cookie } = await join("Curious");
  const list = (params: Record<string, string>, query = "") =>
    codeOf(callRoute(attempts.GET, { cookie, params, query }));
  expect(await list({ ...at, lab: "x" })).toBe("unknown-lab");
  expect(await list({ ...at, step: "x" })).toBe("unknown-step");
  for (const before of ["x", "0", "-1", "1.5", "", "1e30"]) {
    expect(await list(at, `?before=${before}`)).toBe("bad-request");
  }
  expect(await codeOf(callRoute(download.GET, { cookie, params: { lab: "x" } }))).toBe(
    "unknown-lab",
  );
  expect(await codeOf(callRoute(attempts.GET, { params: at }))).toBe("not-signed-in");
  expect(await codeOf(callRoute(download.GET, { params: at }))).toBe("not-signed-in");
});
