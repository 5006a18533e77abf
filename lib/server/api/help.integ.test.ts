import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DELETE, PATCH, POST } from "@/app/api/help/route";
import { POST as CHANGE } from "@/app/api/instructor/help/[id]/route";
import type { LiveEvent } from "@/lib/contract/events";
import type { Learner } from "@/lib/contract/session";
import { callRoute } from "./testing/call-route";
import { instructorCookie } from "./testing/instructor";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

const at = { lab: "pushgateway", step: "first-push" };
const cookieOf = (setCookie: string) => setCookie.split(";", 1).join();

async function join(name: string) {
  const { learner, setCookie } = await services.sessions.join(name);
  const cookie = cookieOf(setCookie);
  const ask = async (json: unknown) => {
    const response = await callRoute(POST, { cookie, json });
    return { status: response.status, ...(await response.json()) };
  };
  return { learner, cookie, ask };
}

async function signIn(name: string) {
  const cookie = await instructorCookie(services, name);
  return async (id: string, json: unknown) => {
    const response = await callRoute(CHANGE, { cookie, json, params: { id } });
    return { status: response.status, ...(await response.json()) };
  };
}

/** What a page of a learner is told of help. */
function watch(learner: Learner) {
  const told: Extract<LiveEvent, { event: "help" }>["data"][] = [];
  const close = services.live.subscribe(learner, (event) => {
    if (event.event === "help") told.push(event.data);
  });
  return { told, close, last: () => told.at(-1) };
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 60_000 });

it("tells a learner who is before them, who comes, what they answer, and that it is done", async () => {
  const [ada, bob] = [await join("Ada"), await join("Bob")];
  const page = watch(bob.learner);
  const hers = await ada.ask(at);
  const asked = await bob.ask({ ...at, words: "  Why is it <b>empty</b>?  " });
  expect(asked).toMatchObject({
    ...{ status: 201, ...at },
    state: "open",
    isOnHold: false,
    before: 1,
  });
  await until(() => page.last()?.before === 1);
  const [grace, linus] = [await signIn("Grace"), await signIn("Linus")];
  expect(await grace(hers.id, { state: "claimed" })).toMatchObject({ status: 200, by: "Grace" });
  await until(() => page.last()?.before === 0);
  expect(await linus(hers.id, { state: "claimed" })).toMatchObject({
    ...{ status: 409, code: "help-claimed", title: "Grace is helping already." },
  });
  expect(await linus(asked.id, { words: "Look at\nthe URL." })).toMatchObject({
    ...{ state: "open", learner: bob.learner.id, nth: 1 },
    answers: [{ by: "Linus", words: "Look at\nthe URL." }],
  });
  await until(() => page.last()?.words === "Look at\nthe URL.");
  expect(page.last()).toMatchObject({ state: "open", answeredBy: "Linus", before: 0 });
  await linus(asked.id, { state: "claimed" });
  await until(() => page.last()?.state === "claimed");
  expect(page.last()).toMatchObject({ by: "Linus" });
  expect(page.last()).not.toHaveProperty("before");
  await linus(asked.id, { state: "resolved" });
  await until(() => page.last()?.state === "resolved");
  expect(await grace(asked.id, { state: "claimed" })).toMatchObject({ code: "help-resolved" });
  page.close();
  const later = watch(bob.learner);
  await until(() => later.told.length > 0);
  expect(later.last()).toMatchObject({ id: asked.id, state: "resolved", by: "Linus" });
  later.close();
  const events = await services.store.classEvents.since(0, "first", 100);
  expect(events.find(({ kind }) => kind === "help-claimed")).toMatchObject({
    ...{ author: "Grace", learnerId: ada.learner.id, ...at },
  });
  const words = events.find((each) => each.kind === "help-asked" && each.data.help === asked.id);
  expect(words?.data).toEqual({ help: asked.id, words: "Why is it <b>empty</b>?" });
});

it("lets a first request go before a second one that was made earlier", async () => {
  const [eve, fay] = [await join("Eve"), await join("Fay")];
  const grace = await signIn("Grace");
  const first = await eve.ask(at);
  await grace(first.id, { state: "resolved" });
  const page = watch(eve.learner);
  await eve.ask(at);
  await until(() => page.last()?.before === 0);
  await fay.ask(at);
  await until(() => page.last()?.before === 1);
  page.close();
  for (const { cookie } of [eve, fay]) await callRoute(DELETE, { cookie });
});

it("keeps one request a learner, which moves to another step, is put off, and withdrawn", async () => {
  const ada = await join("Ada");
  const page = watch(ada.learner);
  const first = await ada.ask(at);
  const second = await ada.ask({ ...at, step: "grouping-key" });
  expect(second.id).toBe(first.id);
  await until(() => page.last()?.step === "grouping-key");
  await ada.ask({ ...at, words: "Why?" });
  await ada.ask(at);
  expect(await services.store.help.newestOf(ada.learner.id)).toMatchObject({ words: "Why?" });
  await ada.ask({ ...at, step: "grouping-key" });
  expect(await services.store.help.newestOf(ada.learner.id)).toMatchObject({ words: "" });
  const held = await callRoute(PATCH, { cookie: ada.cookie, json: { isOnHold: true } });
  expect(held.status).toBe(200);
  await until(() => page.last()?.isOnHold === true);
  expect(page.last()).not.toHaveProperty("before");
  expect((await callRoute(DELETE, { cookie: ada.cookie })).status).toBe(204);
  await until(() => page.last()?.state === "resolved");
  expect(page.last()).not.toHaveProperty("by");
  const nothing = await callRoute(PATCH, { cookie: ada.cookie, json: { isOnHold: true } });
  expect(nothing.status).toBe(404);
  expect((await callRoute(DELETE, { cookie: ada.cookie })).status).toBe(204);
  await ada.ask(at);
  const again = await services.store.help.newestOf(ada.learner.id);
  expect(again).toMatchObject({ nth: 1, state: "open" });
  page.close();
});

it("refuses what is no request, and everybody who may not", async () => {
  const ada = await join("Ada");
  expect(await ada.ask({ lab: "pushgateway", step: "nowhere" })).toMatchObject({
    code: "unknown-step",
  });
  expect(await ada.ask({ ...at, words: "w".repeat(501) })).toMatchObject({ code: "bad-request" });
  const large = await ada.ask({ ...at, words: "w".repeat(1024 * 1024) });
  expect(large).toMatchObject({ status: 413 });
  expect((await callRoute(POST, { json: at })).status).toBe(401);
  const asked = await ada.ask(at);
  const params = { id: asked.id };
  const json = { state: "claimed" };
  expect((await callRoute(CHANGE, { json, params })).status).toBe(401);
  expect((await callRoute(CHANGE, { json, params, cookie: ada.cookie })).status).toBe(403);
  const grace = await signIn("Grace");
  expect(await grace("nothing", json)).toMatchObject({ status: 404, code: "unknown-help" });
});

it("lets nobody ask, put off and withdraw without end, and others meanwhile", async () => {
  const [fay, gus] = [await join("Fay"), await join("Gus")];
  const statuses: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    statuses.push((await fay.ask({ ...at, words: `${i}` })).status);
    const { cookie } = fay;
    statuses.push((await callRoute(PATCH, { cookie, json: { isOnHold: true } })).status);
    statuses.push((await callRoute(DELETE, { cookie })).status);
  }
  expect(new Set(statuses.slice(0, 20))).toEqual(new Set([201, 200, 204]));
  const refused = await callRoute(POST, { cookie: fay.cookie, json: at });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "too-many-requests" });
  expect(await gus.ask(at)).toMatchObject({ status: 201 });
});
