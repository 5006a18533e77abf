import { afterAll, beforeAll, expect, it } from "vitest";
import * as board from "@/app/api/instructor/board/route";
import * as learners from "@/app/api/instructor/learners/[id]/route";
import * as rehearsals from "@/app/api/instructor/rehearsals/route";
import * as workshop from "@/app/api/instructor/workshop/route";
import * as session from "@/app/api/session/route";
import { boardSchema } from "@/lib/contract/classroom/board";
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

const join = (name: string, as?: string, cookie = instructor) =>
  callRoute(session.POST, { cookie, json: { name, ...(as && { as }) } });

async function readBoard() {
  const answer = await callRoute(board.GET, { cookie: instructor });
  return boardSchema.parse(await answer.json());
}

const beginAnew = (cookie = instructor) => callRoute(rehearsals.DELETE, { cookie });

it("lets instructors alone say that a learner is a rehearsal or synthetic, and counts neither", async () => {
  expect((await join("Own run")).status).toBe(201);
  expect((await join("Robot", "synthetic")).status).toBe(201);
  expect((await join("Colleague", "rehearsal")).status).toBe(201);
  expect((await join("Real", "learner")).status).toBe(201);
  const refused = await join("Cheat", "synthetic", "");
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: "not-an-instructor" });
  const { cookie } = await joinAs("Ada");
  expect((await join("Cheat", "rehearsal", cookie)).status).toBe(403);
  const counted = (await readBoard()).learners.map(({ name, isCounted }) => [name, isCounted]);
  expect(counted).toEqual([
    ["Own run", false],
    ["Robot", false],
    ["Colleague", false],
    ["Real", true],
    ["Ada", true],
  ]);
  expect((await beginAnew(cookie)).status).toBe(403);
  expect((await beginAnew("")).status).toBe(401);
});

it("removes who does not count, and begins anew where nobody else is there", async () => {
  const before = await readBoard();
  const real = before.learners.filter(({ isCounted }) => isCounted);
  const answer = await beginAnew();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    removed: before.learners.length - real.length,
    isAnew: false,
  });
  expect((await readBoard()).learners.map(({ name }) => name)).toEqual(
    real.map(({ name }) => name),
  );

  const closedSteps = [{ lab: "pushgateway", step: "lost-pod" }];
  await callRoute(workshop.PATCH, { cookie: instructor, json: { closedSteps, state: "paused" } });
  for (const { id } of real) {
    const json = { isCounted: false };
    await callRoute(learners.PATCH, { cookie: instructor, json, params: { id } });
  }
  const anew = await beginAnew();
  expect(await anew.json()).toEqual({ removed: real.length, isAnew: true });
  const after = await readBoard();
  expect(after).toMatchObject({ learners: [], misconceptions: [], help: [] });
  expect(after.workshop).toMatchObject({ id: "first", state: "open", closedSteps: [] });
  expect(after.workshop.startedAt > before.workshop.startedAt).toBe(true);
  const told = await services.store.classEvents.since(0, "first", 100);
  expect(told.map(({ kind, author }) => [kind, author])).toEqual([["workshop", "Grace"]]);
  expect(await services.store.classes.roll("first")).toMatchObject({ pauses: [], closures: [] });
  expect((await join("Grace herself")).status).toBe(201);
});
