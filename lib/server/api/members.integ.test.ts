import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { GET as events } from "@/app/api/events/route";
import { POST as newCode } from "@/app/api/instructor/learners/[id]/resume-code/route";
import * as learners from "@/app/api/instructor/learners/[id]/route";
import { POST as presence } from "@/app/api/presence/route";
import * as request from "@/app/api/sandbox/request/route";
import { DELETE as eraseData } from "@/app/api/session/data/route";
import * as session from "@/app/api/session/route";
import { DELETE as sendAway } from "@/app/api/team/members/[id]/route";
import * as team from "@/app/api/team/route";
import { teamSchema } from "@/lib/contract/classroom/team";
import { draftOf } from "@/lib/contract/drafts";
import { callRoute } from "./testing/call-route";
import { joinAs, signIn } from "./testing/instructor-calls";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
let instructor: string;
beforeAll(async () => {
  services = await openServices();
  instructor = await signIn(services);
});
afterAll(() => services.close());

const group = "/metrics/job/prometheus_training";
const push = (cookie: string) =>
  callRoute(request.POST, {
    ...{ cookie, json: { method: "PUT", path: group, body: "prometheus_training_x 4\n" } },
  });
const who = async (cookie: string) => {
  const response = await callRoute(session.GET, { cookie });
  return response.status === 200 ? (await response.json()).learner : response.status;
};
const change = async (id: string, json: unknown) => {
  const response = await callRoute(learners.PATCH, { cookie: instructor, json, params: { id } });
  return { status: response.status, body: await response.json() };
};
const remove = (id: string, cookie = instructor) =>
  callRoute(learners.DELETE, { cookie, params: { id } });

/** A page's stream: what it is told, and whether it has ended. */
function openStream(cookie: string) {
  const page = { text: "", hasEnded: false };
  void (async () => {
    const response = await callRoute(events, { cookie });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) page.text += decoder.decode(chunk);
    page.hasEnded = true;
  })();
  return page;
}
const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 60_000 });

it("erases a learner with all that is theirs, at once and in all tabs", async () => {
  const ada = await joinAs("Ada");
  const { id, team: own } = ada.learner;
  const page = openStream(ada.cookie);
  expect((await push(ada.cookie)).status).toBe(200);
  await services.store.drafts.save(
    id,
    "pushgateway",
    "first-push",
    draftOf({ script: { text: "a" } }),
  );
  await until(() => page.text.includes("event: sandbox"));
  const erased = await callRoute(eraseData, { cookie: ada.cookie });
  expect(erased.status).toBe(204);
  expect(erased.headers.get("set-cookie")).toMatch(/Max-Age=0/);
  await until(() => page.hasEnded);
  expect(page.text).toContain('event: session\ndata: {"change":"removed"}');
  expect(await who(ada.cookie)).toBe(401);
  expect((await push(ada.cookie)).status).toBe(401);
  expect((await callRoute(session.POST, { json: { resumeCode: ada.resumeCode } })).status).toBe(
    403,
  );
  expect(await services.store.attempts.newestOfTeam(own, 10)).toEqual([]);
  expect(await services.store.drafts.ofLab(id, "pushgateway")).toEqual({});
  await until(() => services.sandboxes.endpoints(own) === null);
  const told = await services.classroom.events.since(0, "first", 1000);
  expect(told.filter(({ learnerId }) => learnerId === id).map(({ kind }) => kind)).toEqual([
    "removed",
  ]);
  expect((await joinAs("Ada")).learner).toMatchObject({ name: "Ada", team: own });
});

it("removes a learner in the middle of a push", async () => {
  const bob = await joinAs("Bob");
  expect((await push(bob.cookie)).status).toBe(200);
  const pushes = Array.from({ length: 20 }, () => push(bob.cookie));
  const removed = await remove(bob.learner.id);
  expect(removed.status).toBe(204);
  for (const { status } of await Promise.all(pushes)) {
    expect([200, 401, 502, 503]).toContain(status);
  }
  expect((await push(bob.cookie)).status).toBe(401);
  expect(await services.store.attempts.newestOfTeam(bob.learner.team, 10)).toEqual([]);
  expect((await remove(bob.learner.id)).status).toBe(404);
});

it("moves a learner into another team at once, whose sandbox they share, and theirs goes", async () => {
  const [cleo, dora] = [await joinAs("Cleo"), await joinAs("Dora")];
  const [page, other] = [openStream(cleo.cookie), openStream(dora.cookie)];
  await push(cleo.cookie);
  await until(() => page.text.includes("event: sandbox") && other.text.includes("event: sandbox"));
  const into = dora.learner.team;
  expect(await change(cleo.learner.id, { team: into })).toMatchObject({
    ...{ status: 200, body: { learner: { name: "Cleo", team: into } } },
  });
  await until(() => page.hasEnded);
  expect(page.text).toContain('{"change":"moved"}');
  expect(await who(cleo.cookie)).toMatchObject({ team: into });
  await until(() => other.text.includes('"name":"Cleo"'));
  expect((await push(cleo.cookie)).status).toBe(200);
  const [attempt] = await services.store.attempts.newestOfTeam(into, 1);
  expect(attempt).toMatchObject({ learnerId: cleo.learner.id });
  await until(() => services.sandboxes.endpoints(cleo.learner.team) === null);
  expect(await change(cleo.learner.id, { team: "none" })).toMatchObject({ status: 404 });
});

it("renames a learner in all tabs, and their team stays what it was", async () => {
  const eve = await joinAs("Eve");
  const page = openStream(eve.cookie);
  await until(() => page.text.includes("event: workshop"));
  expect(await change(eve.learner.id, { name: "<b>Eva</b>" })).toMatchObject({ status: 200 });
  await until(() => page.hasEnded);
  expect(await who(eve.cookie)).toEqual({ ...eve.learner, name: "<b>Eva</b>" });
  await joinAs("Zoë");
  expect(await change(eve.learner.id, { name: "ZOË" })).toMatchObject({
    ...{ status: 200, body: { learner: { name: "ZOË 2", team: eve.learner.team } } },
  });
  expect(await change(eve.learner.id, { name: "Zoë 2" })).toMatchObject({
    body: { learner: { name: "Zoë 2" } },
  });
  for (const json of [
    {},
    { name: "" },
    { name: "a\nb" },
    { name: "x".repeat(100_000) },
    { role: 1 },
  ]) {
    expect([400, 413]).toContain((await change(eve.learner.id, json)).status);
  }
  expect(await change(eve.learner.id, { isCounted: false })).toMatchObject({ status: 200 });
});

it("gives a new resume code, and the one before leads nowhere", async () => {
  const finn = await joinAs("Finn");
  const params = { id: finn.learner.id };
  const { resumeCode } = await (
    await callRoute(newCode, { cookie: instructor, json: {}, params })
  ).json();
  expect(resumeCode).not.toBe(finn.resumeCode);
  const resume = async (code: string) =>
    (await callRoute(session.POST, { json: { resumeCode: code } })).status;
  expect([await resume(finn.resumeCode), await resume(resumeCode)]).toEqual([403, 201]);
  expect(await who(finn.cookie)).toMatchObject({ name: "Finn" });
});

it("lets members lock their team and send somebody away, and nobody else", async () => {
  const gil = await joinAs("Gil");
  const hana = await joinAs("Hana", { team: gil.learner.team });
  const stranger = await joinAs("Ivo");
  const locked = await callRoute(team.PATCH, { cookie: gil.cookie, json: { isLocked: true } });
  expect(teamSchema.parse(await locked.json())).toMatchObject({
    ...{ name: gil.learner.team, isLocked: true },
    members: [{ name: "Gil" }, { name: "Hana" }],
  });
  expect(await joinAs("Jan", { team: gil.learner.team })).toMatchObject({
    ...{ status: 409, code: "team-locked" },
  });
  const away = (cookie: string) => callRoute(sendAway, { cookie, params: { id: hana.learner.id } });
  expect((await away(stranger.cookie)).status).toBe(404);
  expect((await away(gil.cookie)).status).toBe(204);
  expect((await who(hana.cookie)).team).toBe("hana");
  const alone = await callRoute(team.GET, { cookie: gil.cookie });
  expect(teamSchema.parse(await alone.json()).members).toHaveLength(1);
});

it("is for instructors alone", async () => {
  const [kim, lea] = [await joinAs("Kim"), await joinAs("Lea")];
  const params = { id: lea.learner.id };
  const { cookie } = kim;
  for (const response of [
    await callRoute(learners.PATCH, { cookie, json: { name: "x" }, params }),
    await callRoute(learners.DELETE, { cookie, params }),
    await callRoute(newCode, { cookie, json: {}, params }),
  ]) {
    expect(response.status).toBe(403);
  }
  expect((await remove(lea.learner.id, "")).status).toBe(401);
  expect(await who(lea.cookie)).toMatchObject({ name: "Lea" });
});

it("knows whether a page that is open is in sight", async () => {
  const mia = await joinAs("Mia");
  const page = openStream(mia.cookie);
  await until(() => page.text.includes("event: workshop"));
  const hide = (isHidden: boolean) =>
    callRoute(presence, { cookie: mia.cookie, json: { isHidden } });
  const seen = () => services.classroom.presence.of(mia.learner.id);
  expect((await hide(true)).status).toBe(204);
  expect(seen()).toMatchObject({ isOnline: true, isHidden: true });
  await hide(false);
  expect(seen()).toMatchObject({ isOnline: true, isHidden: false });
});

it("keeps when a learner's page first worked for a step, and knows no step that is none", async () => {
  const { cookie, learner } = await joinAs("Noa");
  const open = (step: string) =>
    callRoute(presence, { cookie, json: { at: { lab: "pushgateway", step } } });
  expect((await open("first-push")).status).toBe(204);
  expect((await open("first-push")).status).toBe(204);
  expect((await open("no-such-step")).status).toBe(404);
  const opened = async () => {
    const read = await services.classroom.board.read();
    return read?.memory.learner(learner.id)?.steps.get("pushgateway/first-push") ?? null;
  };
  await vi.waitUntil(async () => (await opened()) !== null, { timeout: 60_000 });
  expect(await opened()).toMatchObject({ openedAtMs: expect.any(Number), attempts: 0 });
});
