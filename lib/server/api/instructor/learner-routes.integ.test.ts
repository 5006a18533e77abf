import { afterAll, beforeAll, expect, it } from "vitest";
import * as attempts from "@/app/api/instructor/learners/[id]/attempts/route";
import * as groups from "@/app/api/instructor/learners/[id]/groups/route";
import * as reset from "@/app/api/instructor/learners/[id]/reset/route";
import * as restart from "@/app/api/instructor/learners/[id]/restart-gateway/route";
import * as view from "@/app/api/instructor/learners/[id]/route";
import * as summary from "@/app/api/instructor/learners/[id]/summary/route";
import * as check from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as request from "@/app/api/sandbox/request/route";
import * as own from "@/app/api/session/summary/route";
import { attemptsPageSchema } from "@/lib/contract/attempts";
import { learnerViewSchema } from "@/lib/contract/classroom/learner-view";
import type { Learner } from "@/lib/contract/session";
import { callRoute } from "@/lib/server/api/testing/call-route";
import { openServices, type TestServices } from "@/lib/server/api/testing/open-services";
import { joinLearner, signInInstructor } from "@/lib/server/api/testing/sign-in";

let services: TestServices;
let grace: string;
let ada: { learner: Learner; cookie: string };

beforeAll(async () => {
  services = await openServices();
  ada = await joinLearner("Ada");
  grace = await signInInstructor(services);
});
afterAll(() => services.close());

const paramsOf = (id = ada.learner.id) => ({ id });
const push = (body: string) =>
  callRoute(request.POST, {
    cookie: ada.cookie,
    json: {
      ...{ method: "PUT", path: "/metrics/job/wrong", body },
      ...{ step: "first-push", lab: "pushgateway" },
    },
  });
const readHeld = async () =>
  (await callRoute(groups.GET, { cookie: grace, params: paramsOf() })).json();
const readGroups = async () => (await readHeld()).groups;

it.each([
  ["the learner", view.GET],
  ["the attempts", attempts.GET],
  ["the groups", groups.GET],
  ["the summary", summary.GET],
  ["a restart", restart.POST],
  ["a reset", reset.POST],
])("leaves %s to instructors, and knows no learner who is not there", async (_, handler) => {
  const params = paramsOf();
  expect((await callRoute(handler, { params })).status).toBe(401);
  expect((await callRoute(handler, { params, cookie: ada.cookie })).status).toBe(403);
  const unknown = await callRoute(handler, { params: paramsOf("nobody"), cookie: grace });
  expect([unknown.status, (await unknown.json()).code]).toEqual([404, "unknown-learner"]);
});

it("shows a learner's groups without starting a sandbox for them", async () => {
  expect(await readHeld(), "nobody has seen it").toEqual({ groups: [], isKnown: false });
  expect(services.sandboxes.endpoints(ada.learner.team)).toBeNull();
});

it("shows what a learner sent, what their gateway holds, and how they were judged", async () => {
  await push("backup_files 1\n");
  await push("backup_files 2\n");
  const at = { lab: "pushgateway", task: "push", step: "first-push" };
  await callRoute(check.POST, { cookie: ada.cookie, params: at, json: {} });
  const strip = async (query: string) => {
    const response = await callRoute(attempts.GET, { cookie: grace, params: paramsOf(), query });
    return attemptsPageSchema.parse(await response.json()).entries;
  };
  const all = await strip("");
  expect(all).toMatchObject([{ body: { head: "backup_files 2\n" } }, { kind: "request" }]);
  expect(await strip("?lab=pushgateway&step=first-push")).toEqual(all);
  expect(await strip("?lab=pushgateway&step=lost-pod")).toEqual([]);
  expect(await readHeld()).toMatchObject({ groups: [{ labels: { job: "wrong" } }], isKnown: true });
  const shown = await callRoute(view.GET, { cookie: grace, params: paramsOf() });
  const { learner, verdicts, checks } = learnerViewSchema.parse(await shown.json());
  expect(learner).toMatchObject({ name: "Ada", id: ada.learner.id });
  expect(verdicts.pushgateway?.["first-push"]?.outcome).toBe("failed");
  const words = checks.pushgateway?.["first-push"];
  expect(words?.untouched).not.toEqual([]);
  const named = new Set(words?.rungs.map(({ id }) => id));
  expect(verdicts.pushgateway?.["first-push"]?.rungs.every(({ id }) => named.has(id))).toBe(true);
});

it.each([
  ["restart", restart.POST],
  ["reset", reset.POST],
])("empties a gateway by a %s, and tells the learner", async (_, handler) => {
  await push("backup_files 3\n");
  expect(await readGroups()).toHaveLength(1);
  const done = await callRoute(handler, { cookie: grace, params: paramsOf(), json: {} });
  expect(done.status).toBe(202);
  const told = await services.classroom.messages.pendingOf(ada.learner);
  expect(told.at(-1)).toMatchObject({ by: "Grace", text: expect.stringContaining("Your") });
  expect(await readGroups()).toEqual([]);
});

it("gives a learner's summary to print, to instructors and to the learner, with markup as text", async () => {
  const eve = await joinLearner("<b>Eve</b>");
  const page = async (response: Response) => {
    expect(response.status).toBe(200);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    return response.text();
  };
  const asked = { cookie: grace, params: paramsOf(eve.learner.id) };
  const theirs = await page(await callRoute(summary.GET, asked));
  expect(await page(await callRoute(own.GET, { cookie: eve.cookie }))).toBe(theirs);
  expect(theirs).toContain("&#60;b&#62;Eve");
  expect(theirs).not.toContain("<b>");
  expect(theirs).toMatch(/0 of \d+ steps passed/);
  expect((await callRoute(own.GET, {})).status).toBe(401);
});
