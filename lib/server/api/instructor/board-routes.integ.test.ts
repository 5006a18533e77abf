import { createParser } from "eventsource-parser";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as board from "@/app/api/instructor/board/route";
import * as events from "@/app/api/instructor/events/route";
import * as csv from "@/app/api/instructor/export.csv/route";
import * as exportJson from "@/app/api/instructor/export.json/route";
import * as xapi from "@/app/api/instructor/export.xapi.jsonl/route";
import * as figures from "@/app/api/instructor/figures/route";
import * as messages from "@/app/api/instructor/messages/route";
import * as instructorSession from "@/app/api/instructor/session/route";
import * as request from "@/app/api/sandbox/request/route";
import {
  boardSchema,
  type InstructorEvent,
  instructorEventSchema,
} from "@/lib/contract/classroom/board";
import { classFiguresSchema } from "@/lib/contract/classroom/figures";
import type { Learner } from "@/lib/contract/session";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";
import { joinLearner, signInInstructor } from "@/lib/server/api/testing/sign-in";

let services: TestServices;
let grace: string;
let ada: { learner: Learner; cookie: string };

beforeAll(async () => {
  services = await openServices();
  ada = await joinLearner("Ada Lovelace");
  grace = await signInInstructor(services);
});
afterAll(() => services.close());

const path = "/metrics/job/wrong";
const body = "prometheus_training_labs_completed_total 4\n";
const push = (cookie: string) =>
  callRoute(request.POST, {
    cookie,
    json: { method: "PUT", path, body, step: "first-push", lab: "pushgateway" },
  });

async function readBoard() {
  const response = await callRoute(board.GET, { cookie: grace });
  expect(response.status).toBe(200);
  return boardSchema.parse(await response.json());
}

/** Reads the stream until an event is what is looked for. */
async function untilTold(
  query: string,
  isIt: (event: InstructorEvent) => boolean,
  cookie = grace,
): Promise<void> {
  const ended = new AbortController();
  const response = await callRoute(events.GET, { cookie, query, signal: ended.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  let isTold = false;
  const parser = createParser({
    onEvent({ event, data }) {
      if (event === "heartbeat") return;
      const parsed = instructorEventSchema.parse({ event, data: JSON.parse(data) });
      isTold ||= isIt(parsed);
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && !isTold) {
    const { done, value } = await reader.read();
    if (done) break;
    parser.feed(value);
  }
  ended.abort();
  expect(isTold).toBe(true);
}

it.each([
  ["board", board.GET],
  ["events", events.GET],
  ["figures", figures.GET],
  ["export.csv", csv.GET],
  ["export.json", exportJson.GET],
  ["export.xapi.jsonl", xapi.GET],
])("shows %s to instructors alone", async (_, handler) => {
  expect((await callRoute(handler, {})).status).toBe(401);
  expect((await callRoute(handler, { cookie: "scrapelab_instructor=forged" })).status).toBe(401);
  expect((await callRoute(handler, { cookie: ada.cookie })).status).toBe(403);
});

it("shows where a learner is, and tells what they do", async () => {
  const before = await readBoard();
  expect(before).toMatchObject({ me: { name: "Grace" }, workshop: { state: "open" } });
  expect(before.learners).toMatchObject([{ name: "Ada Lovelace", needsHelp: null }]);
  const told = untilTold(
    `?after=${before.lastEventId}`,
    ({ event, data }) =>
      event === "learner" &&
      data.learner?.steps.some(({ step, attempts }) => step === "first-push" && attempts > 0) ===
        true,
  );
  expect((await push(ada.cookie)).status).toBe(200);
  await told;
  await untilTold("", ({ event }) => event === "misconceptions");
});

it("tells what became of a hint to those with one diagnosis", async () => {
  const standing = async () => (await readBoard()).misconceptions[0];
  const misconception = await vi.waitUntil(standing, { timeout: 100_000, interval: 20 });
  const { lab, step, code } = misconception;
  const json = { to: { lab, step, code }, text: "Look at the path." };
  const sent = await callRoute(messages.POST, { cookie: grace, json });
  expect(await sent.json()).toMatchObject({ reached: 1 });
  const [told] = (await readBoard()).misconceptions;
  expect(told?.hints).toMatchObject([{ to: 1, passedSince: 0, medianMs: null, stillHere: 1 }]);
});

it("ends the stream of an instructor who signs out", async () => {
  const other = await signInInstructor(services, "Eve");
  const response = await callRoute(events.GET, { cookie: other });
  await callRoute(instructorSession.DELETE, { cookie: other });
  const reader = response.body?.getReader();
  for (let isDone = false; !isDone; ) isDone = (await reader?.read())?.done ?? true;
  expect((await callRoute(events.GET, { cookie: other })).status).toBe(401);
});

it("gives the class as files, with names or without", async () => {
  for (const [handler, type] of [
    [csv.GET, "text/csv; charset=utf-8"],
    [exportJson.GET, "application/json"],
    [xapi.GET, "application/jsonl; charset=utf-8"],
  ] as const) {
    const named = await callRoute(handler, { cookie: grace });
    expect(named.status).toBe(200);
    expect(named.headers.get("content-type")).toBe(type);
    expect(named.headers.get("content-disposition")).toContain("attachment");
    expect(await named.text()).toContain("Ada Lovelace");
    const without = await (await callRoute(handler, { cookie: grace, query: "?names=no" })).text();
    expect(without).not.toMatch(/ada|lovelace/i);
    const unknown = await callRoute(handler, { cookie: grace, query: "?workshop=none" });
    expect(unknown.status).toBe(404);
  }
});

it("shows the class in pictures", async () => {
  const response = await callRoute(figures.GET, { cookie: grace });
  const told = classFiguresSchema.parse(await response.json());
  expect(told.steps[1]).toMatchObject({ step: "first-push", begun: 1 });
  expect(told.forecast).toMatchObject({ done: 0, of: 1, allDoneAt: null });
});

it("tells Prometheus of the class without names", async () => {
  const text = await services.metrics.metrics();
  expect(text).toContain('scrapelab_class_learners{presence="offline"} 1');
  expect(text).toMatch(
    /scrapelab_class_step_attempts\{lab="pushgateway",step="first-push"\} [1-9]/,
  );
  expect(text).not.toMatch(/ada|lovelace/i);
});
