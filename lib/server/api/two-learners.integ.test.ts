import { afterAll, beforeAll, expect, it } from "vitest";
import * as draft from "@/app/api/labs/[lab]/drafts/[step]/route";
import * as drafts from "@/app/api/labs/[lab]/drafts/route";
import * as stepCheck from "@/app/api/labs/[lab]/tasks/[task]/steps/[step]/check/route";
import * as request from "@/app/api/sandbox/request/route";
import * as session from "@/app/api/session/route";
import { sandboxResponseSchema } from "@/lib/contract/sandbox-response";
import { verdictSchema } from "@/lib/contract/verdict";
import { callRoute } from "./testing/call-route";
import { joinAs } from "./testing/instructor-calls";
import { openServices, type TestServices } from "./testing/open-services";

let services: TestServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services.close());

const group = "/metrics/job/prometheus_training";
const metric = "prometheus_training_labs_completed_total 4";
const taskOf = { "first-push": "push", "grouping-key": "push", "exact-delete": "delete" } as const;
type Step = keyof typeof taskOf;

/** A learner in a browser: sends from a step or from nowhere in particular, and asks for verdicts. */
async function join(name: string) {
  const joined = await callRoute(session.POST, { json: { name } });
  const cookie = joined.headers.get("set-cookie")?.split(";", 1).join() ?? "";
  return {
    async send(method: string, path: string, body = "", step?: Step) {
      const json = { method, path, body, ...(step ? { step, lab: "pushgateway" } : {}) };
      const answer = await callRoute(request.POST, { cookie, json });
      return sandboxResponseSchema.parse(await answer.json()).status;
    },
    async code(step: Step) {
      const params = { lab: "pushgateway", task: taskOf[step], step };
      const answer = await callRoute(stepCheck.POST, { cookie, json: {}, params });
      const verdict = verdictSchema.parse(await answer.json());
      return verdict.diagnosis?.code ?? verdict.outcome;
    },
  };
}

it("tells each learner of their own attempts alone, from a step and from nowhere", async () => {
  const [ada, bob] = await Promise.all([join("Ada"), join("Bob")]);
  const codes = async (step: Step) => [await ada.code(step), await bob.code(step)];

  // Meant for no step of the lab: nobody has begun anything.
  expect(await ada.send("POST", "/metrics/job/foo", "m 1")).toBe(400);
  expect(await codes("first-push")).toEqual(["nothing-sent", "nothing-sent"]);

  expect(await bob.send("PUT", group, metric, "first-push")).toBe(400);
  expect(await codes("first-push")).toEqual(["nothing-sent", "no-final-newline"]);

  // From nowhere, and yet meant for the step by its path; the other's newest attempt stays what is told.
  expect(await ada.send("PUT", "/metrics/Job/prometheus_training", `${metric}\n`)).toBe(307);
  expect(await codes("first-push")).toEqual(["path-redirected", "no-final-newline"]);
  expect(await codes("exact-delete")).toEqual(["never-pushed", "never-pushed"]);

  // Of two that go on at once each is judged by the own gateway and the own record.
  const wrong = "prometheus_training_labs_completed_total 5\n";
  const [pushed, elsewhere] = await Promise.all([
    ada.send("PUT", group, wrong, "first-push"),
    bob.send("PUT", `${group}/instance/x`, `${metric}\n`),
  ]);
  const [deleted, refused] = await Promise.all([
    ada.send("DELETE", `${group}/instance/x`),
    bob.send("PUT", group, "m{a:1} 4\n", "first-push"),
  ]);
  expect([pushed, elsewhere, deleted, refused]).toEqual([200, 200, 202, 400]);
  expect(await codes("first-push")).toEqual(["wrong-value", "bad-label-syntax"]);

  expect(await ada.send("DELETE", group)).toBe(202);
  expect(await codes("first-push")).toEqual(["deleted-since", "bad-label-syntax"]);
});

/** Each way in which a request could name somebody else by their real id. */
function naming({ id, team }: { id: string; team: string }) {
  const queries = ["learner", "learnerId", "id"].map((name) => `?${name}=${id}`);
  const headers = { "x-learner": id, "x-scrapelab-team": team, "x-forwarded-user": id };
  return [...queries, `?team=${team}`].map((query) => ({ query, headers }));
}

it("reads and writes nobody's drafts but one's own, whoever is named", async () => {
  const [ada, bob] = [await joinAs("Ada"), await joinAs("Bob")];
  const params = { lab: "pushgateway", step: "first-push" };
  const written = (text: string) => ({ version: 2, parts: { request: { body: text } } });
  const save = (cookie: string, text: string, more = {}) =>
    callRoute(draft.PUT, { cookie, params, json: written(text), ...more });
  const textOf = async (cookie: string, more = {}) => {
    const answer = await callRoute(drafts.GET, { cookie, params: { lab: "pushgateway" }, ...more });
    return JSON.stringify((await answer.json()).drafts);
  };
  expect((await save(ada.cookie, "of Ada")).status).toBe(200);
  for (const named of naming(ada.learner)) {
    expect(await textOf(bob.cookie, named)).not.toContain("of Ada");
    await save(bob.cookie, "of Bob", named);
    expect(await textOf(ada.cookie)).toContain("of Ada");
  }
  expect((await callRoute(drafts.GET, { params: { lab: "pushgateway" } })).status).toBe(401);
});

it("judges nobody but who asks, whoever is named", async () => {
  const [ada, bob] = [await joinAs("Ada"), await joinAs("Bob")];
  const json = { method: "PUT", path: group, body: `${metric}\n`, lab: "pushgateway" };
  const sent = await callRoute(request.POST, { cookie: ada.cookie, json });
  expect(sandboxResponseSchema.parse(await sent.json()).status).toBe(200);
  const params = { lab: "pushgateway", task: "push", step: "first-push" };
  for (const named of naming(ada.learner)) {
    const call = { cookie: bob.cookie, json: {}, params, ...named };
    const verdict = verdictSchema.parse(await (await callRoute(stepCheck.POST, call)).json());
    expect(verdict.diagnosis?.code).toBe("nothing-sent");
  }
  const asBody = { learner: ada.learner.id, answer: "up" };
  const refused = await callRoute(stepCheck.POST, { cookie: bob.cookie, json: asBody, params });
  expect(refused.status).toBe(400);
});
