import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { PATCH } from "@/app/api/instructor/workshop/route";
import { GET as invitation } from "@/app/api/join/route";
import { GET as resumeCode } from "@/app/api/session/resume-code/route";
import * as session from "@/app/api/session/route";
import { resumeCodeSchema } from "@/lib/contract/classroom/join";
import { newAttempt } from "@/lib/server/store/testing/new-attempt";
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

const change = (json: unknown) => callRoute(PATCH, { cookie: instructor, json });

async function join(json: unknown, address = "10.0.0.1") {
  const response = await callRoute(session.POST, {
    ...{ json, headers: { "x-scrapelab-address": address } },
  });
  const wait = response.headers.get("retry-after");
  const cookie = (response.headers.get("set-cookie") ?? "").split(";", 1).join();
  return { status: response.status, wait, cookie, ...(await response.json()) };
}

it("gives a resume code of three words, which continues on another device", async () => {
  const here = await join({ name: "Ada" });
  expect(here).toMatchObject({ status: 201, learner: { name: "Ada", team: "ada" } });
  expect(here.resumeCode).toMatch(/^[a-z]+-[a-z]+-[a-z]+$/);
  const shown = await callRoute(resumeCode, { cookie: here.cookie });
  const { resumeCode: shownCode } = resumeCodeSchema.parse(await shown.json());
  expect(shownCode).toBe(here.resumeCode);
  const typed = here.resumeCode.toUpperCase().replaceAll("-", " ");
  const there = await join({ resumeCode: typed });
  expect(there).toMatchObject({ status: 201, learner: here.learner, resumeCode: here.resumeCode });
  expect(there.cookie).not.toBe(here.cookie);
  const dump = JSON.stringify(await services.store.resume.ofLearner(here.learner.id));
  expect(dump).not.toContain(here.resumeCode);
});

it("gives a learner of before there were resume codes one when it is asked for", async () => {
  const { learner, setCookie } = await services.sessions.join("Old");
  const shown = await callRoute(resumeCode, { cookie: setCookie.split(";", 1).join() });
  expect(await join(await shown.json())).toMatchObject({ status: 201, learner });
});

it("asks who has an equal name where it is told to, and else gives it a number", async () => {
  await join({ name: "Bob" });
  const asked = await join({ name: " BOB ", ifTaken: "ask" });
  expect(asked).toMatchObject({ status: 409, code: "name-taken" });
  expect(await join({ name: "Bob" })).toMatchObject({ learner: { name: "Bob 2", team: "bob-2" } });
  expect(await join({ name: "bob" })).toMatchObject({ learner: { name: "bob 3" } });
});

it("lets nobody in with a wrong code, and takes it however it is written", async () => {
  await change({ joinCode: "Blue Harbour" });
  const invited = await (await callRoute(invitation)).json();
  expect(invited).toMatchObject({ workshop: { state: "open" }, needsCode: true, teams: null });
  expect(JSON.stringify(invited)).not.toContain("Harbour");
  for (const code of [undefined, "", "blue", "blue harbour 2"]) {
    expect(await join({ name: "Cleo", code }), code).toMatchObject({
      status: 403,
      code: "wrong-code",
    });
  }
  expect(await join({ name: "Cleo", code: " blue-harbour" })).toMatchObject({ status: 201 });
  await change({ joinCode: null });
});

it("answers a resume code that is wrong like one that nobody has, and bounds the tries", async () => {
  const { resumeCode: code } = await join({ name: "Dora" });
  const guess = (resume: string) => join({ resumeCode: resume }, "10.0.0.66");
  const { requestId: _, ...first } = await guess("nothing of the kind");
  expect(first).toMatchObject({ status: 403, code: "wrong-code" });
  for (let n = 1; n < 10; n += 1) {
    const { requestId: _id, ...next } = await guess(n % 2 ? "able able able" : "");
    expect(next).toEqual(first);
  }
  const over = await guess(code);
  expect(over).toMatchObject({ status: 429, code: "too-many-tries" });
  expect(Number(over.wait)).toBeGreaterThan(0);
  expect(await join({ resumeCode: code }, "10.0.0.67")).toMatchObject({ status: 201 });
});

it("lets learners into the team of another, unless it is not there", async () => {
  const eve = await join({ name: "Eve" });
  const joined = await join({ name: "Finn", team: eve.learner.team });
  expect(joined).toMatchObject({ status: 201, learner: { name: "Finn", team: eve.learner.team } });
  expect(await join({ name: "Gil", team: "none" })).toMatchObject({
    ...{ status: 404, code: "unknown-team" },
  });
});

it("refuses what is no join", async () => {
  for (const json of [{}, { code: "x" }, { name: "" }, { name: "x", team: "t".repeat(41) }, []]) {
    expect((await join(json)).status).toBe(400);
  }
  expect((await join({ name: "x".repeat(1024 * 1024) })).status).toBe(413);
});

it("limits 10,000 joins from one address, and lets others in meanwhile", async () => {
  const [all, atOnce] = [10_000, 100];
  const answers: Awaited<ReturnType<typeof join>>[] = [];
  while (answers.length < all) {
    const some = Array.from({ length: atOnce }, () => join({ name: "Flood" }, "10.0.9.9"));
    answers.push(...(await Promise.all(some)));
  }
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(all / 2);
  expect(refused[0]).toMatchObject({ code: "too-many-joins", wait: expect.any(String) });
  expect(answers.filter(({ status }) => status !== 429 && status !== 201)).toEqual([]);
  expect(await join({ name: "Hana" }, "10.0.0.1")).toMatchObject({ status: 201 });
});

it("lets nobody join a workshop that has ended, and lets those in who were there", async () => {
  const { resumeCode: code } = await join({ name: "Ivo" });
  await change({ state: "ended" });
  expect(await join({ name: "Jan" })).toMatchObject({ status: 409, code: "workshop-ended" });
  expect(await join({ resumeCode: code })).toMatchObject({ status: 201 });
  await change({ state: "open" });
});

it("offers the teams that there are, and assigns the next free one", async () => {
  const teams = ["red", "blue"];
  const settings = { joinCode: null, teams, keepDays: 90, webhookUrl: null };
  const own = await openServices({ classroom: settings });
  await own.store.joining.list(teams);
  const team = async (more = {}) => {
    const { learner, code } = await joinAs("Kim", more);
    return learner?.team ?? code;
  };
  expect([
    await team({ team: "blue" }),
    await team(),
    await team(),
    await team({ team: "red" }),
  ]).toEqual(["blue", "red", "teams-full", "red"]);
  expect(await (await callRoute(invitation)).json()).toMatchObject({
    teams: [
      { name: "red", members: 2, isLocked: false },
      { name: "blue", members: 1, isLocked: false },
    ],
  });
  await own.close();
});

it("begins each workshop with the listed teams open and empty, whoever was in them before", async () => {
  const teams = ["red"];
  const settings = { joinCode: null, teams, keepDays: 90, webhookUrl: null };
  const own = await openServices({ classroom: settings });
  await own.store.joining.list(teams);
  const before = await joinAs("Kim");
  await own.store.attempts.record(newAttempt(before.learner));
  await own.store.deletedGroups.keep("red", ["a"]);
  await own.classroom.members.lock(before.learner, true);
  await own.sandboxes.ensure("red", 60_000);
  expect(await own.store.attempts.newestOfTeam("red", 10)).toHaveLength(1);

  await own.classroom.workshops.begin({ name: "Second", labs: ["pushgateway"] }, "Grace");
  await vi.waitUntil(() => own.sandboxes.endpoints("red") === null, { timeout: 100_000 });
  const { cookie } = before;
  const { learner } = await (await callRoute(session.GET, { cookie })).json();
  expect(learner).toMatchObject({ name: "Kim", team: "red-2" });
  expect(await own.store.attempts.newestOfTeam("red-2", 10)).toHaveLength(1);
  expect(await own.store.deletedGroups.ofTeam("red-2")).toEqual(["a"]);
  expect(await own.store.attempts.newestOfTeam("red", 10)).toEqual([]);
  expect(await own.store.deletedGroups.ofTeam("red")).toEqual([]);
  const after = await joinAs("Kim", { team: "red" });
  expect(after).toMatchObject({ status: 201, learner: { name: "Kim", team: "red" } });
  await own.store.attempts.record(newAttempt(after.learner));
  expect(await own.store.attempts.newestOfTeam("red", 10)).toHaveLength(1);
  expect(await own.classroom.members.teamOf(after.learner)).toMatchObject({
    ...{ isLocked: false, members: [{ id: after.learner.id }] },
  });
  expect(await own.classroom.members.teamOf(learner)).toMatchObject({
    ...{ isLocked: true, members: [{ id: before.learner.id }] },
  });
  await own.store.joining.list(teams);
  expect(await own.store.attempts.newestOfTeam("red", 10)).toHaveLength(1);
  await own.close();
});
