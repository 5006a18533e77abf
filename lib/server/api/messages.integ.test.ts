import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DELETE } from "@/app/api/announcements/[id]/route";
import { POST } from "@/app/api/instructor/messages/route";
import type { LiveEvent } from "@/lib/contract/events";
import type { NewClassEvent } from "@/lib/server/store/classroom/class-event";
import { callRoute } from "./testing/call-route";
import { instructorCookie } from "./testing/instructor";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
let cookie: string;
beforeAll(async () => {
  services = await openServices();
  cookie = await instructorCookie(services, "Grace");
});
afterAll(() => services.close());

async function join(name: string) {
  const { learner, setCookie } = await services.sessions.join(name);
  return { learner, cookie: setCookie.split(";", 1).join() };
}
type Joined = Awaited<ReturnType<typeof join>>;

async function send(to: unknown, text = "Look at the URL.") {
  const response = await callRoute(POST, { cookie, json: { to, text } });
  return { status: response.status, ...(await response.json()) };
}

/** What is on a page of a learner: the ids and texts of what is not dismissed. */
function openPage({ learner }: Joined) {
  const shown = new Map<string, Extract<LiveEvent, { event: "announcement" }>["data"]>();
  const pending: string[][] = [];
  let isReady = false;
  const close = services.live.subscribe(learner, (event) => {
    if (event.event === "announcements") pending.push(event.data.ids);
    if (event.event === "announcement") shown.set(event.data.id, event.data);
    if (event.event === "dismissed") shown.delete(event.data.id);
    isReady = true;
  });
  return { shown, pending, close, ready: () => until(() => isReady) };
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 60_000 });
const dismiss = async (by: Joined, id: string) =>
  (await callRoute(DELETE, { cookie: by.cookie, params: { id } })).status;

it("tells who is there at once and who was away later, until they dismiss it on any page", async () => {
  const [ada, bob] = [await join("Ada"), await join("Bob")];
  const page = openPage(ada);
  await page.ready();
  const text = "Coffee at 10:30.\n<b>Not</b> before.";
  const sent = await send({ all: true }, `  ${text} `);
  expect(sent).toMatchObject({ status: 201, reached: 2 });
  expect(page.shown.get(sent.id)).toMatchObject({ id: sent.id, text, by: "Grace" });
  expect(page.shown.get(sent.id)).not.toHaveProperty("step");
  const late = openPage(bob);
  await until(() => late.shown.has(sent.id));
  const second = openPage(ada);
  await until(() => second.shown.has(sent.id));
  expect(await dismiss(ada, sent.id)).toBe(204);
  await until(() => page.shown.size === 0 && second.shown.size === 0);
  expect(late.shown.size).toBe(1);
  expect(await dismiss(ada, sent.id)).toBe(204);
  for (const each of [page, late, second]) each.close();
  const again = openPage(ada);
  await again.ready();
  expect(again.shown.size).toBe(0);
  expect([late.pending, again.pending]).toEqual([[[sent.id]], [[]]]);
  again.close();
  const events = await services.store.classEvents.since(0, "first", 100);
  expect(events.findLast(({ kind }) => kind === "message")).toMatchObject({
    author: "Grace",
    data: { id: sent.id, code: null, learners: [ada.learner.id, bob.learner.id] },
  });
});

it("reaches a team, and those who are named, and says how many that are", async () => {
  const [eve, fay] = [await join("Eve"), await join("Fay")];
  const pages = [openPage(eve), openPage(fay)] as const;
  await Promise.all(pages.map(({ ready }) => ready()));
  const before = pages.map(({ shown }) => shown.size);
  expect(await send({ team: eve.learner.team })).toMatchObject({ reached: 1 });
  expect(await send({ learners: [fay.learner.id, "nobody"] })).toMatchObject({ reached: 1 });
  expect(await send({ learners: [eve.learner.id] })).toMatchObject({ reached: 1 });
  expect(pages.map(({ shown }) => shown.size)).toEqual(before.map((n, i) => n + (i === 0 ? 2 : 1)));
  const many = Array.from({ length: 999 }, (_, n) => `nobody-of-that-name-${n}`);
  expect(await send({ learners: [...many, eve.learner.id] })).toMatchObject({ reached: 1 });
  for (const each of pages) each.close();
});

it("reaches exactly those whose newest verdict on a step has the diagnosis, and who are on it", async () => {
  const [stuck, passed, other] = [await join("Sue"), await join("Pat"), await join("Oda")];
  const at = { lab: "pushgateway", step: "grouping-key" };
  const tried = (by: Joined, code: string, atMs: number): NewClassEvent[] => {
    const common = { learnerId: by.learner.id, team: by.learner.team, ...at };
    const sent = { attemptId: null, effect: "answer", status: null, refusal: null };
    const verdict = { outcome: "failed", code, rung: null, message: null } as const;
    return [
      { ...common, atMs, kind: "attempt", data: { ...sent, meantFor: [at] } },
      { ...common, atMs: atMs + 1, kind: "verdict", data: verdict },
    ];
  };
  await services.classroom.events.append([
    ...tried(stuck, "label-in-body-only", 1000),
    ...tried(passed, "label-in-body-only", 1000),
    { kind: "passed", atMs: 2000, learnerId: passed.learner.id, ...at, data: {} },
    ...tried(other, "wrong-job", 1000),
  ]);
  const hint = await send({ ...at, code: "label-in-body-only" });
  expect(hint).toMatchObject({ status: 201, reached: 1 });
  expect(await services.store.messages.pendingOf(stuck.learner.id)).toMatchObject([
    { id: hint.id, ...at },
  ]);
  expect(await send(at)).toMatchObject({ reached: 2 });
});

it("keeps a message to nobody, and refuses what is none or is for a step that there is not", async () => {
  expect(await send({ team: "nobody" })).toMatchObject({ status: 201, reached: 0 });
  const at = { lab: "pushgateway", step: "first-push" };
  expect(await send({ ...at, code: "wrong-job" })).toMatchObject({ status: 201, reached: 0 });
  expect(await send({ ...at, step: "nowhere" })).toMatchObject({ status: 404 });
  for (const to of [{}, { all: false }, { learners: [] }, { ...at, all: true }, "all"]) {
    expect(await send(to)).toMatchObject({ status: 400 });
  }
  for (const text of [" \n ", "t".repeat(2001)]) {
    expect(await send({ all: true }, text)).toMatchObject({ status: 400 });
  }
  expect(await send({ all: true }, "t".repeat(1024 * 1024))).toMatchObject({ status: 413 });
  const learner = await join("Gil");
  const json = { to: { all: true }, text: "I am no instructor." };
  expect((await callRoute(POST, { json, cookie: learner.cookie })).status).toBe(403);
  expect((await callRoute(POST, { json })).status).toBe(401);
  expect((await callRoute(DELETE, { params: { id: "any" } })).status).toBe(401);
});
