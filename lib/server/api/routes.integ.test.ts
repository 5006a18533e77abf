import { EventSourceParserStream } from "eventsource-parser/stream";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as notFound from "@/app/api/[...path]/route";
import * as events from "@/app/api/events/route";
import * as draft from "@/app/api/labs/[lab]/drafts/[step]/route";
import * as drafts from "@/app/api/labs/[lab]/drafts/route";
import * as taskCheck from "@/app/api/labs/[lab]/tasks/[task]/check/route";
import * as stepCheck from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as verdicts from "@/app/api/labs/[lab]/verdicts/route";
import * as labs from "@/app/api/labs/route";
import * as pages from "@/app/api/sandbox/pages/route";
import * as request from "@/app/api/sandbox/request/route";
import * as restart from "@/app/api/sandbox/restart-gateway/route";
import * as sandbox from "@/app/api/sandbox/route";
import * as session from "@/app/api/session/route";
import * as health from "@/app/healthz/route";
import * as metrics from "@/app/metrics/route";
import * as ready from "@/app/readyz/route";
import { draftOf, draftsSchema } from "@/lib/contract/drafts";
import { verdictEventSchema } from "@/lib/contract/events";
import { labListSchema } from "@/lib/contract/labs";
import { sandboxPagesSchema } from "@/lib/contract/pages";
import { problemSchema } from "@/lib/contract/problem";
import { sandboxSchema } from "@/lib/contract/sandbox";
import { sandboxResponseSchema } from "@/lib/contract/sandbox-response";
import { sessionSchema } from "@/lib/contract/session";
import { labVerdictsSchema, taskVerdictsSchema, verdictSchema } from "@/lib/contract/verdict";
import { callRoute } from "./testing/call-route";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

async function join(name: string) {
  const joined = await callRoute(session.POST, { json: { name } });
  expect(joined.status).toBe(201);
  const { learner } = sessionSchema.parse(await joined.json());
  const cookie = joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
  return { learner, cookie };
}

async function codeOf(answered: Promise<Response>): Promise<string> {
  const response = await answered;
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem.code;
}

const lab = { lab: "pushgateway" };
const firstPush = { ...lab, task: "push", step: "first-push" };
const body =
  "# TYPE prometheus_training_labs_completed_total counter\nprometheus_training_labs_completed_total 4\n";

it("signs in, says who it is, and signs out", async () => {
  const { learner, cookie } = await join(" Ada <b> ");
  expect(learner).toMatchObject({ name: "Ada <b>", team: "ada-b" });
  const again = await callRoute(session.GET, { cookie });
  expect(sessionSchema.parse(await again.json())).toEqual({ learner });
  const left = await callRoute(session.DELETE, { cookie });
  expect(left.status).toBe(204);
  expect(left.headers.get("set-cookie")).toContain("Max-Age=0");
});

it("limits joins by address, says when to try again, and starts no sandbox for one", async () => {
  const countSandboxes = () => {
    const { warm: _, warming: _too, ...owned } = services.sandboxes.counts();
    return Object.values(owned).reduce((a, b) => a + b);
  };
  const before = countSandboxes();
  const joinFrom = (address: string, name = "Crowd") =>
    callRoute(session.POST, { json: { name }, headers: { "x-scrapelab-address": address } });
  // At once, so that a slow machine has not allowed for more by the last of them.
  const answers = await Promise.all(Array.from({ length: 400 }, () => joinFrom("192.0.2.1")));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(250);
  expect(statuses).toContain(429);
  for (let n = 0; n < 20; n += 1) expect((await joinFrom("192.0.2.9", " ")).status).toBe(400);
  expect((await joinFrom("192.0.2.2")).status).toBe(201);
  expect(countSandboxes()).toBe(before);
});

it("ends all that a session has open when it signs out, and nothing of another one", async () => {
  const { cookie } = await join("Leaver");
  const { cookie: other } = await join("Stayer");
  const opened = await Promise.all(
    [cookie, other].map(async (each) => {
      const { body } = await callRoute(events.GET, { cookie: each });
      const addresses = await (await callRoute(pages.GET, { cookie: each })).json();
      const ticket = new URL(sandboxPagesSchema.parse(addresses).pushgateway).pathname.split(
        "/",
      )[2];
      return { reader: body?.getReader(), ticket };
    }),
  );
  const [left, stayed] = opened;
  await callRoute(session.DELETE, { cookie });
  let isOver = false;
  while (!isOver) isOver = (await left?.reader?.read())?.done ?? true;
  expect(services.live.size()).toBe(1);
  expect(services.tickets.learnerOf(left?.ticket ?? "")).toBeNull();
  expect(services.tickets.learnerOf(stayed?.ticket ?? "")).toMatchObject({ name: "Stayer" });
  for (const handler of [session.GET, labs.GET, sandbox.GET, pages.GET, events.GET]) {
    expect(await codeOf(callRoute(handler, { cookie }))).toBe("not-signed-in");
  }
  expect((await callRoute(session.GET, { cookie: other })).status).toBe(200);
  expect(await services.sessions.sandboxOwner({ cookie })).toMatchObject({ ok: false });
  await stayed?.reader?.cancel();
});

it.each([
  ["/api/session", session.GET],
  ["/api/labs", labs.GET],
  ["/api/sandbox", sandbox.GET],
  ["/api/sandbox/request", request.POST],
  ["/api/sandbox/restart-gateway", restart.POST],
  ["/api/events", events.GET],
  ["a draft", draft.PUT],
  ["a check", stepCheck.POST],
])("lets nobody at %s who is not signed in", async (_name, handler) => {
  expect(await codeOf(callRoute(handler))).toBe("not-signed-in");
});

it("refuses what it does not know", async () => {
  const { cookie } = await join("Curious");
  const check = (params: Record<string, string>) =>
    codeOf(callRoute(stepCheck.POST, { cookie, params, json: {} }));
  expect(await check({ ...firstPush, lab: "x" })).toBe("unknown-lab");
  expect(await check({ ...firstPush, task: "x" })).toBe("unknown-task");
  expect(await check({ ...firstPush, step: "x" })).toBe("unknown-step");
  const { GET } = drafts;
  expect(await codeOf(callRoute(GET, { cookie, params: { lab: "constructor" } }))).toBe(
    "unknown-lab",
  );
  const params = { ...lab, step: "x" };
  expect(await codeOf(callRoute(draft.PUT, { cookie, params, json: {} }))).toBe("unknown-step");
  const json = { method: "PUT", path: "/metrics/job/x", step: "x" };
  expect(await codeOf(callRoute(request.POST, { cookie, json }))).toBe("unknown-step");
  expect(await codeOf(callRoute(notFound.GET))).toBe("not-found");
  expect(await codeOf(callRoute(labs.POST, { cookie, json: {} }))).toBe("method-not-allowed");
});

it("answers HEAD without leaving anything open, and OPTIONS with what there is", async () => {
  const { cookie } = await join("Prober");
  const head = await callRoute(events.HEAD, { cookie });
  expect(head.status).toBe(200);
  expect(head.headers.get("content-type")).toContain("text/event-stream");
  expect(head.body).toBeNull();
  expect(services.live.size()).toBe(0);
  const options = await callRoute(draft.OPTIONS);
  expect([options.status, options.headers.get("allow")]).toEqual([204, "PUT"]);
});

it("keeps drafts by step", async () => {
  const { cookie } = await join("Writer");
  const request = { method: "PUT", path: "/metrics/job/x", body: "a 1\n" };
  const json = draftOf({ request, script: { text: "ls\n" } });
  const put = (value: unknown) =>
    callRoute(draft.PUT, { cookie, params: { ...lab, step: "first-push" }, json: value });
  expect((await put({ ...request, script: "ls\n" })).status, "as an older page has it").toBe(200);
  expect((await put(draftOf({ request: { body: "x".repeat(300_000) } }))).status).toBe(400);
  expect((await put({ body: "x".repeat(2_000_000) })).status).toBe(413);
  const kept = await callRoute(drafts.GET, { cookie, params: lab });
  expect(draftsSchema.parse(await kept.json())).toMatchObject({ drafts: { "first-push": json } });
  expect((await put(json)).status).toBe(200);
  const again = await callRoute(drafts.GET, { cookie, params: lab });
  expect(draftsSchema.parse(await again.json())).toMatchObject({ drafts: { "first-push": json } });
});

it("takes a push to its verdict, and tells it live", async () => {
  const { learner, cookie } = await join("Pusher");
  const gone = new AbortController();
  const stream = await callRoute(events.GET, { cookie, signal: gone.signal });
  const told = stream.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());

  const json = {
    method: "PUT",
    path: "/metrics/job/prometheus_training",
    body,
    step: "first-push",
  };
  const sent = await callRoute(request.POST, { cookie, json });
  expect(sandboxResponseSchema.parse(await sent.json())).toMatchObject({ status: 200, body: "" });

  const passed: unknown[] = [];
  for await (const { event, data } of told ?? []) {
    if (event !== "verdict") continue;
    const { step, verdict } = verdictEventSchema.parse(JSON.parse(data));
    if (step === "first-push" && verdict.outcome === "passed") passed.push(verdict);
    if (passed.length > 0) break;
  }
  gone.abort();
  await vi.waitFor(() => expect(services.live.size()).toBe(0), 100_000);

  const check = await callRoute(stepCheck.POST, { cookie, params: firstPush, body: "" });
  expect(verdictSchema.parse(await check.json())).toEqual(passed[0]);
  const task = await callRoute(taskCheck.POST, { cookie, params: firstPush, body: "" });
  const { steps } = taskVerdictsSchema.parse(await task.json());
  expect(steps["grouping-key"]?.outcome).toBe("failed");
  const latest = await callRoute(verdicts.GET, { cookie, params: lab });
  expect(labVerdictsSchema.parse(await latest.json()).verdicts).toMatchObject(steps);
  const listed = labListSchema.parse(await (await callRoute(labs.GET, { cookie })).json());
  const states = listed.flatMap(({ tasks }) => tasks.flatMap((each) => each.steps));
  expect(states.filter(({ state }) => state === "passed").map(({ id }) => id)).toEqual([
    "first-push",
  ]);

  const before = sandboxSchema.parse(await (await callRoute(sandbox.GET, { cookie })).json());
  expect(before).toMatchObject({ state: "ready", team: learner.team });
  expect(before.groups).toHaveLength(1);
  expect((await callRoute(restart.POST, { cookie, body: "" })).status).toBe(202);
  const after = sandboxSchema.parse(await (await callRoute(sandbox.GET, { cookie })).json());
  expect(after.groups).toEqual([]);
});

it("refuses a push above 1 MiB, however it is written", async () => {
  const { cookie } = await join("Heavy");
  const send = (sent: { body: string; bodyEncoding?: string }) =>
    codeOf(
      callRoute(request.POST, { cookie, json: { method: "PUT", path: "/metrics/job/x", ...sent } }),
    );
  expect(await send({ body: `# ${"x".repeat(2 * 1024 * 1024)}\n` })).toBe("too-large");
  expect(await send({ body: "x".repeat(4 * 1024 * 1024) })).toBe("too-large");
  const packed = Buffer.alloc(1024 * 1024 + 1).toString("base64");
  expect(await send({ body: packed, bodyEncoding: "base64" })).toBe("too-large");
});

it("says that it is alive, ready and what it does", async () => {
  expect((await callRoute(health.GET)).status).toBe(200);
  expect(await (await callRoute(ready.GET)).json()).toMatchObject({
    status: "ready",
    missing: [],
    notes: [],
    sandboxes: { failed: 0 },
  });
  const exposed = await callRoute(metrics.GET);
  expect(exposed.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await exposed.text();
  expect(text).toContain('scrapelab_sandboxes{state="ready"}');
  const { cookie } = await join("Parser");
  const json = { method: "PUT", path: "/metrics/job/app", body: text };
  const parsed = await callRoute(request.POST, { cookie, json });
  expect(sandboxResponseSchema.parse(await parsed.json())).toMatchObject({ status: 200, body: "" });
});

it("shows its metrics on the inner listener alone, where there is one", async () => {
  services.env.ops = { port: 0, host: "127.0.0.1" };
  expect(await codeOf(callRoute(metrics.GET))).toBe("not-found");
  const readiness = await callRoute(ready.GET);
  expect(readiness.status).toBe(200);
  expect(await readiness.json(), "and no notes").toEqual({ status: "ready" });
  services.env.ops = null;
});

it("says what is missing", async () => {
  const { sandbox: settings } = services.env;
  if (settings.provider !== "local") throw new Error(settings.provider);
  const { prometheusBin } = settings;
  settings.prometheusBin = "/nowhere/prometheus";
  const response = await callRoute(ready.GET);
  settings.prometheusBin = prometheusBin;
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    status: "not-ready",
    missing: ["There is no Prometheus at /nowhere/prometheus."],
  });
});
