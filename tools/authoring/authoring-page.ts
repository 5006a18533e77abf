import type { z } from "zod";
import { listedKinds } from "@/lib/domain/checks/check-kinds";
import { placeholderMeanings } from "@/lib/domain/lab/placeholders";
import { replaySchema } from "@/lib/domain/lab/replay";
import { labSchema, stepSchema, taskSchema } from "@/lib/server/content/lab-schemas";
import { codeLanguages, directives } from "@/lib/server/content/text-elements";
import { describeFields, type Field, meaningOf } from "./describe-fields";

/** `docs/authoring.md`, made of what the schemas of the content say of themselves. */
export function authoringPage(): string {
  return [
    "# Writing a lab",
    "",
    intro,
    "",
    "## Files",
    "",
    "### `lab.md`",
    "",
    "Its text is the introduction, before the first task.",
    "",
    ...fieldTable(labSchema),
    "### `<task>/task.md`",
    "",
    "Its text comes before the task's steps.",
    "",
    ...fieldTable(taskSchema),
    "### `<task>/<step>.md`",
    "",
    "Its text is what the learner reads and does.",
    "",
    ...fieldTable(stepSchema),
    "### `<task>/<step>.replay.yaml`",
    "",
    "Beside each step that has a check: how it is proved.",
    "",
    ...table(replayFields.filter(({ path }) => !isOfAction(path))),
    "## Checks",
    "",
    "A check is written in a step's front matter, under `check`, with its `kind` and these fields.",
    "",
    ...listedKinds.flatMap(kindSection),
    "## Actions",
    "",
    "What a replay does, one action an item of `solution` and of `actions`.",
    "",
    ...table(actionFields),
    "## In the text",
    "",
    "Markdown with tables, and besides:",
    "",
    "### Blocks",
    "",
    "`:::name` on a line of its own opens one, `:::` closes it.",
    "",
    ...wordTable("block", directives, (name) => `:::${name}`),
    "### Placeholders",
    "",
    "In texts, code blocks, hints, the start of a request and replays:",
    "",
    ...wordTable("placeholder", placeholderMeanings, (name) => `<${name}>`),
    "### Languages of code blocks",
    "",
    ...wordTable("language", codeLanguages, (name) => name),
  ].join("\n");
}

const intro = `This page is made from the schemas that the content is checked with; \`npm run content:check -- --write\` writes it anew.

A lab is a folder in \`content/\`; \`npm run new:lab -- <id> <number> <title>\` makes one that works, to be changed from there.
Everything is strict: what is not described here is refused, with file and line. \`npm run content:check\` replays each
step on real servers: untouched it must not pass, its solution must pass, each mistake must be told with its code, and
every printed command must be accepted. [diagnoses.md](diagnoses.md) shows every code with what leads to it.`;

type Kind = (typeof listedKinds)[number];

function kindSection({ schema, facts }: Kind): string[] {
  const rungs = facts.rungs.map(({ id }) => `\`${id}\``).join(", ");
  return [
    `### \`${facts.kind}\``,
    "",
    meaningOf(schema),
    "",
    ...fieldTable(schema),
    `Its rungs: ${rungs}. Nobody has begun: ${facts.untouched.map((each) => `\`${each}\``).join(", ")}.`,
    "",
  ];
}

const replayFields = describeFields(replaySchema);
const inSolution = /^solution\[\]\./;
const isOfAction = (path: string) => inSolution.test(path) || /\.actions\[\]\./.test(path);

/** Those of one action, as a solution has them; a mistake has the same. */
const actionFields = replayFields
  .filter(({ path }) => inSolution.test(path))
  .map((field) => ({ ...field, path: field.path.replace(inSolution, "") }));

const fieldTable = (schema: z.ZodType): string[] => table(describeFields(schema));

function table(fields: readonly Field[]): string[] {
  if (fields.length === 0) return [];
  return [
    "| field | value | needed | meaning |",
    "| --- | --- | --- | --- |",
    ...fields.map(
      ({ path, value, isRequired, meaning }) =>
        `| \`${path}\` | ${value} | ${isRequired ? "yes" : "no"} | ${meaning} |`,
    ),
    "",
  ];
}

function wordTable(
  heading: string,
  words: Readonly<Record<string, string>>,
  show: (name: string) => string,
): string[] {
  return [
    `| ${heading} | meaning |`,
    "| --- | --- |",
    ...Object.entries(words).map(([name, meaning]) => `| \`${show(name)}\` | ${meaning} |`),
    "",
  ];
}
