import { expect, it } from "vitest";
import {
  failing,
  minute,
  newLearner,
  passedStep,
  places,
  timesAt,
} from "@/lib/domain/classroom/testing/class-of";
import { exportSteps } from "./export-learner";
import { xapiStatement } from "./xapi-statement";

const now = 60 * minute;
const learner = newLearner("ada", [
  passedStep("one", minute, 2 * minute),
  failing("two", "wrong-job", now, { message: 'The job is "ada".' }),
]);

it("tells of every step where a learner is, in UTC", () => {
  const rows = exportSteps(learner, places, timesAt(now), { need: null, hasWords: true });
  expect(rows.map(({ step, state }) => [step, state])).toEqual([
    ...[
      ["one", "passed"],
      ["two", "trying"],
    ],
    ...[
      ["three", "open"],
      ["four", "open"],
    ],
  ]);
  expect(rows[0]).toMatchObject({
    ...{ passedAt: "1970-01-01T00:02:00.000Z", secondsOnStep: 60, diagnosis: null, message: null },
  });
  expect(rows[1]).toMatchObject({ diagnosis: "wrong-job", message: 'The job is "ada".' });
  expect(rows[3]).toMatchObject({ attempts: 0, openedAt: null, startedAt: null, passedAt: null });
});

it("tells no words where they are not wanted", () => {
  const rows = exportSteps(learner, places, timesAt(now), { need: null, hasWords: false });
  expect(JSON.stringify(rows)).not.toContain("ada");
  expect(rows[1]?.diagnosis).toBe("wrong-job");
});

const place = {
  origin: "https://lab.example.org",
  workshop: { id: "first", name: "Monday" },
  titleOf: () => "Push",
};
const event = {
  ...{ id: "5f5f3ad4-5b0c-4d7b-9a57-3e0a4f5d1c11", lab: "lab", step: "one", atMs: 1000 },
  actor: { id: "u1", name: "Ada" },
};

it("makes a statement of xAPI of an attempt", () => {
  expect(xapiStatement({ ...event, verb: "attempted" }, place)).toEqual({
    id: event.id,
    actor: {
      ...{ objectType: "Agent", name: "Ada" },
      account: { homePage: "https://lab.example.org", name: "u1" },
    },
    verb: {
      ...{ id: "http://adlnet.gov/expapi/verbs/attempted", display: { "en-US": "attempted" } },
    },
    object: {
      objectType: "Activity",
      id: "https://lab.example.org/labs/lab/steps/one",
      definition: {
        ...{ name: { "en-US": "Push" }, type: "http://adlnet.gov/expapi/activities/objective" },
      },
    },
    context: {
      platform: "Scrapelab",
      contextActivities: {
        parent: [{ objectType: "Activity", id: "https://lab.example.org/labs/lab" }],
        grouping: [
          {
            ...{ objectType: "Activity", id: "https://lab.example.org/workshops/first" },
            definition: { name: { "en-US": "Monday" } },
          },
        ],
      },
    },
    timestamp: "1970-01-01T00:00:01.000Z",
    version: "1.0.3",
  });
});

it("tells how long a pass took, and what was wrong by its code", () => {
  const passed = xapiStatement({ ...event, verb: "passed", durationMs: 61_234 }, place);
  expect(passed).toMatchObject({
    result: { success: true, completion: true, duration: "PT61.23S" },
  });
  const failed = (message: string | null) =>
    xapiStatement({ ...event, verb: "failed", diagnosis: { code: "wrong-job", message } }, place);
  expect(failed("It is the job.")).toMatchObject({
    result: {
      ...{ success: false, completion: false, response: "It is the job." },
      extensions: { "https://lab.example.org/xapi/diagnosis": "wrong-job" },
    },
  });
  expect(JSON.stringify(failed(null))).not.toContain("response");
});

it("leaves the name out where there is none", () => {
  const actor = { id: "learner-1", name: null };
  expect(xapiStatement({ ...event, actor, verb: "attempted" }, place).actor).toEqual({
    objectType: "Agent",
    account: { homePage: "https://lab.example.org", name: "learner-1" },
  });
});
