import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { listedKinds } from "@/lib/domain/checks/check-kinds";
import { replaySchema } from "@/lib/domain/lab/replay";
import { labSchema, stepSchema, taskSchema } from "@/lib/server/content/lab-schemas";
import { authoringPage } from "./authoring-page";
import { describeFields, meaningOf } from "./describe-fields";

test("docs/authoring.md is what the schemas say: npm run content:check -- --write writes it anew", async () => {
  expect(await readFile("docs/authoring.md", "utf8")).toBe(authoringPage());
});

test("every field that an author may write says what it means", () => {
  const schemas = [labSchema, taskSchema, stepSchema, replaySchema];
  const fields = [...schemas, ...listedKinds.map(({ schema }) => schema)].flatMap((schema) =>
    describeFields(schema),
  );
  expect(fields.filter(({ meaning }) => meaning === "").map(({ path }) => path)).toEqual([]);
  expect(fields.length).toBeGreaterThan(30);
  for (const { schema } of listedKinds) expect(meaningOf(schema)).not.toBe("");
});

test("each action of a replay has a line, whatever it is that the schema takes", () => {
  const paths = describeFields(replaySchema).map(({ path }) => path);
  const below = (list: string) =>
    paths.filter((path) => path.startsWith(list)).map((path) => path.slice(list.length));
  const actions = below("solution[].");
  expect(actions).toEqual(below("mistakes[].actions[]."));
  const section = authoringPage().split("\n## Actions\n")[1]?.split("\n#")[0] ?? "";
  const lines = section.match(/^\| `[^`]+`/gm)?.map((line) => line.slice(3, -1));
  expect(lines).toEqual(actions);
  expect(actions).toContain("send.body");
});

test("each kind of checks has its section with its fields", () => {
  const page = authoringPage();
  for (const { schema, facts } of listedKinds) {
    const section = page.split(`\n### \`${facts.kind}\`\n`)[1]?.split("\n#")[0] ?? "";
    for (const name of Object.keys(schema.shape).filter((each) => each !== "kind")) {
      expect(section).toContain(`| \`${name}\` |`);
    }
  }
});
