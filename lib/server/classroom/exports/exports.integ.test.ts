import { expect, it } from "vitest";
import { readClass } from "@/lib/server/classroom/board/read-class";
import { openBoard } from "@/lib/server/classroom/testing/open-board";
import { exportCsv, exportJson } from "./export-files";
import { exportXapi } from "./export-xapi";
import { createPseudonyms } from "./pseudonyms";

const origin = "https://lab.example.org";

/** A class with names that a spreadsheet would run, and somebody's own words. */
async function openClass() {
  const fixture = await openBoard({ steps: 2 });
  const { tell, events } = fixture;
  const ada = await fixture.join('=HYPERLINK("x")');
  const bob = await fixture.join("Bob Smith");
  const message = 'The job is "bob-smith".';
  await events.append([
    ...[tell.attempt(ada, 1, 1000), tell.failed(ada, 1, { atMs: 1001 })],
    ...tell.passed(ada, 1, 5000),
    ...[tell.attempt(bob, 1, 6000), tell.failed(bob, 1, { message, atMs: 6001 })],
  ]);
  const parts = async (hasNames: boolean) => {
    const read = await readClass(
      {
        store: fixture.store,
        labs: new Map([[fixture.lab.id, fixture.lab]]),
        presence: fixture.presence,
        hidden: { of: () => [], remember: () => undefined },
      },
      "first",
    );
    if (!read) throw new Error("there is no first workshop");
    return { ...read, hasNames, nowMs: Date.now(), pseudonyms: createPseudonyms("s".repeat(32)) };
  };
  const xapi = async (hasNames: boolean) => {
    let text = "";
    for await (const each of exportXapi({ ...(await parts(hasNames)), events, origin }))
      text += each;
    return text;
  };
  return { ...fixture, ada, bob, parts, xapi };
}

it("writes a row for each learner and step, with nothing that a spreadsheet would run", async () => {
  const { parts, ada } = await openClass();
  const lines = exportCsv(await parts(true)).split("\r\n");
  expect(lines[0]?.split(",").slice(0, 4)).toEqual(["workshop", "learnerId", "name", "team"]);
  expect(lines).toHaveLength(1 + 2 * 2 + 1);
  expect(lines.at(-1)).toBe("");
  expect(lines[1]).toContain(`first,${ada.id},"'=HYPERLINK(""x"")",`);
  expect(lines[1]).toContain("passed,1,,1970-01-01T00:00:01.000Z,1970-01-01T00:00:05.000Z");
  expect(lines[2]).toMatch(/,open,0,,,,,,$/);
});

it("gives the same as JSON", async () => {
  const { parts, ada } = await openClass();
  const told = JSON.parse(exportJson(await parts(true)));
  expect(Object.keys(told)).toEqual(["workshop", "exportedAt", "learners"]);
  expect(told.learners).toMatchObject([
    { id: ada.id, name: '=HYPERLINK("x")', steps: [{ state: "passed", message: null }, {}] },
    {
      name: "Bob Smith",
      steps: [{ diagnosis: "wrong-job", message: 'The job is "bob-smith".' }, {}],
    },
  ]);
});

it("gives statements of xAPI, the same ids each time", async () => {
  const { xapi, bob } = await openClass();
  const text = await xapi(true);
  const told = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const verbs = told.map(({ verb }) => verb.id.replace("http://adlnet.gov/expapi/verbs/", ""));
  expect(verbs).toEqual(["attempted", "failed", "passed", "attempted", "failed"]);
  expect(new Set(told.map(({ id }) => id)).size).toBe(5);
  for (const { id } of told) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  expect(told[4]).toMatchObject({
    actor: { name: "Bob Smith", account: { homePage: origin, name: bob.id } },
    object: { id: `${origin}/labs/demo/steps/step-1` },
    result: { success: false, response: 'The job is "bob-smith".' },
  });
  expect(await xapi(true)).toBe(text);
});

it("names nobody where names are not wanted, and calls each the same in every file", async () => {
  const { parts, xapi, ada, bob } = await openClass();
  const [csv, json, lines] = [
    exportCsv(await parts(false)),
    exportJson(await parts(false)),
    await xapi(false),
  ];
  const called = JSON.parse(json).learners.map(({ id }: { id: string }) => id);
  expect(new Set(called).size).toBe(2);
  for (const text of [csv, json, lines]) {
    for (const { id, team } of [ada, bob]) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(team);
    }
    expect(text).not.toMatch(/HYPERLINK|Bob|Smith/i);
    for (const id of called) expect(text).toContain(id);
  }
});
