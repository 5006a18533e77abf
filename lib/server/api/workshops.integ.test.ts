import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { PATCH } from "@/app/api/instructor/workshop/route";
import * as oneWorkshop from "@/app/api/instructor/workshops/[id]/route";
import * as workshops from "@/app/api/instructor/workshops/route";
import * as taskCheck from "@/app/api/labs/[lab]/tasks/[task]/check/route";
import * as stepCheck from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as labs from "@/app/api/labs/route";
import * as request from "@/app/api/sandbox/request/route";
import * as reset from "@/app/api/sandbox/reset/route";
import * as restart from "@/app/api/sandbox/restart-gateway/route";
import { workshopSchema, workshopsSchema } from "@/lib/contract/classroom/workshop";
import { labListSchema } from "@/lib/contract/labs";
import { taskVerdictsSchema, verdictSchema } from "@/lib/contract/verdict";
import type { NumberedEvent } from "@/lib/server/team/live";
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

const firstPush = { lab: "pushgateway", step: "first-push" };
const at = { ...firstPush, task: "push" };

async function change(json: unknown, cookie = instructor) {
  const response = await callRoute(PATCH, { json, cookie });
  return { status: response.status, body: await response.json() };
}

function push(cookie: string, method = "PUT") {
  const path = "/metrics/job/prometheus_training";
  const body = "prometheus_training_labs_completed_total 4\n";
  return callRoute(request.POST, { cookie, json: { method, path, body, ...firstPush } });
}

/** What a learner's page is told beside what their servers show. */
function openPage(learner: { id: string; name: string; team: string }) {
  const events: NumberedEvent[] = [];
  onTestFinished(services.live.subscribe(learner, (event) => events.push(event)));
  return events;
}

it("refuses changes and checks at once during a pause, on record and without counting them", async () => {
  const { learner, cookie } = await joinAs("Ada");
  const events = openPage(learner);
  await vi.waitUntil(() => events.some(({ event }) => event === "workshop"), 100_000);
  expect((await push(cookie)).status).toBe(200);
  const attempts = async () =>
    (await services.store.attempts.newestOfTeam(learner.team, 10)).length;
  expect(await attempts()).toBe(1);
  expect(await change({ state: "paused", message: "Lunch until 1" })).toMatchObject({
    ...{ status: 200, body: { state: "paused", pauseMessage: "Lunch until 1" } },
  });
  const refused = [
    await push(cookie),
    await push(cookie, "DELETE"),
    await callRoute(stepCheck.POST, { cookie, json: {}, params: at }),
    await callRoute(taskCheck.POST, { cookie, json: {}, params: at }),
    await callRoute(restart.POST, { cookie, json: {} }),
    await callRoute(reset.POST, { cookie, json: {} }),
  ];
  for (const response of refused) {
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("15");
    const { code, detail } = await response.json();
    expect([code, detail]).toEqual(["workshop-paused", expect.stringContaining("Lunch until 1.")]);
  }
  expect((await push(cookie, "GET")).status).toBe(200);
  expect(await attempts()).toBe(1);
  const kept = async (kind: string) => {
    const all = await services.classroom.events.since(0, "first", 1000);
    return all.filter((each) => each.kind === kind);
  };
  await vi.waitUntil(async () => (await kept("attempt")).length > 0, 100_000);
  expect(await kept("not-taken")).toHaveLength(6);
  expect(await kept("attempt")).toHaveLength(1);

  expect(await change({ state: "open" })).toMatchObject({ body: { pauseMessage: null } });
  expect((await push(cookie)).status).toBe(200);
  const told = () => events.flatMap(({ event, data }) => (event === "workshop" ? [data] : []));
  await vi.waitUntil(() => told().length === 3, 100_000);
  expect(told()).toEqual([
    { state: "open", message: null, closedSteps: [] },
    { state: "paused", message: "Lunch until 1", closedSteps: [] },
    { state: "open", message: null, closedSteps: [] },
  ]);
});

it("judges no closed step, says so, and judges it by the servers' state once it is opened", async () => {
  const { learner, cookie } = await joinAs("Bob");
  expect((await change({ closedSteps: [firstPush] })).body.closedSteps).toEqual([firstPush]);
  const told: NumberedEvent[] = [];
  onTestFinished(services.live.subscribe(learner, (event) => told.push(event)));
  expect((await push(cookie)).status).toBe(200);
  const checked = await callRoute(stepCheck.POST, { cookie, json: {}, params: at });
  expect(checked.status).toBe(409);
  expect((await checked.json()).code).toBe("step-closed");
  const task = await callRoute(taskCheck.POST, { cookie, json: {}, params: at });
  const { steps } = taskVerdictsSchema.parse(await task.json());
  expect(Object.keys(steps)).toEqual(["grouping-key"]);
  const list = labListSchema.parse(await (await callRoute(labs.GET, { cookie })).json());
  const shown = list.flatMap(({ tasks }) => tasks).flatMap((each) => each.steps);
  expect(shown.filter(({ isClosed }) => isClosed).map(({ id }) => id)).toEqual(["first-push"]);
  const ofStep = () =>
    told.flatMap((each) =>
      each.event === "verdict" && each.data.step === "first-push"
        ? [each.data.verdict.outcome]
        : [],
    );
  expect(ofStep()).toEqual([]);
  await change({ closedSteps: [] });
  await vi.waitUntil(() => ofStep().at(-1) === "passed", { timeout: 60_000 });
  const again = await callRoute(stepCheck.POST, { cookie, json: {}, params: at });
  expect(verdictSchema.parse(await again.json()).outcome).toBe("passed");
});

it("takes changes from instructors alone, and none that names what is not there", async () => {
  const { cookie } = await joinAs("Cleo");
  expect(await change({ state: "ended" }, cookie)).toMatchObject({ status: 403 });
  expect(await change({ state: "ended" }, "")).toMatchObject({ status: 401 });
  expect(await change({ closedSteps: [{ ...firstPush, step: "none" }] })).toMatchObject({
    ...{ status: 404, body: { code: "unknown-step" } },
  });
  expect(await change({ state: "closed" })).toMatchObject({ status: 400 });
});

it("holds one workshop after another, each with its own learners, labs and join code", async () => {
  const before = await joinAs("Dora");
  const made = await callRoute(workshops.POST, {
    cookie: instructor,
    json: { name: "Second", labs: ["pushgateway"], joinCode: "blue" },
  });
  expect(made.status).toBe(201);
  const second = workshopSchema.parse(await made.json());
  expect(second).toMatchObject({ name: "Second", labs: ["pushgateway"], joinCode: "blue" });
  const list = await callRoute(workshops.GET, { cookie: instructor });
  expect(workshopsSchema.parse(await list.json()).workshops).toMatchObject([
    { id: second.id, state: "open", endedAt: null },
    { id: "first", state: "ended", endedAt: expect.any(String) },
  ]);
  expect((await services.classroom.workshops.of(before.learner)).id).toBe("first");
  const none = await callRoute(workshops.POST, {
    ...{ cookie: instructor, json: { name: "Third", labs: ["none"] } },
  });
  expect(none.status).toBe(404);
});

it("deletes a workshop that has ended with all who were in it, and none that goes on", async () => {
  await change({ joinCode: null });
  const { learner, cookie } = await joinAs("Fritz");
  const { id } = await services.classroom.workshops.current();
  const remove = async (workshop: string, by = instructor) => {
    const response = await callRoute(oneWorkshop.DELETE, { cookie: by, params: { id: workshop } });
    return { status: response.status, code: response.ok ? null : (await response.json()).code };
  };
  expect(await remove(id, cookie)).toMatchObject({ status: 403 });
  expect(await remove(id)).toEqual({ status: 409, code: "workshop-not-ended" });
  const json = { name: "Next", labs: ["pushgateway"] };
  expect((await callRoute(workshops.POST, { cookie: instructor, json })).status).toBe(201);
  expect(await remove(id)).toEqual({ status: 204, code: null });
  expect(await services.store.learners.find(learner.id)).toBeNull();
  expect((await callRoute(labs.GET, { cookie })).status).toBe(401);
  expect((await services.classroom.workshops.list()).map((each) => each.id)).not.toContain(id);
  expect(await remove(id)).toEqual({ status: 404, code: "unknown-workshop" });

  const { learner: last } = await joinAs("Gerda");
  const { id: ended } = (await change({ state: "ended" })).body;
  expect(await remove(ended)).toEqual({ status: 204, code: null });
  expect(await services.store.learners.find(last.id)).toBeNull();
  expect(await services.classroom.workshops.current()).toMatchObject({ id: ended, name: "Next" });
  expect((await change({ state: "open" })).status).toBe(200);
});

it("lets two instructors close and open steps at once without undoing one another", async () => {
  const lostPod = { lab: "pushgateway", step: "lost-pod" };
  await Promise.all([change({ closeSteps: [firstPush] }), change({ closeSteps: [lostPod] })]);
  const both = (await change({ closeSteps: [firstPush] })).body.closedSteps;
  expect(both).toHaveLength(2);
  expect(both).toEqual(expect.arrayContaining([firstPush, lostPod]));
  expect((await change({ openSteps: [firstPush] })).body.closedSteps).toEqual([lostPod]);
  const none = { ...firstPush, step: "none" };
  expect((await change({ openSteps: [none] })).status).toBe(404);
  await change({ closedSteps: [] });
});
