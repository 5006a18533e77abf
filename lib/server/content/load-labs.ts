import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { bindCheck } from "@/lib/domain/checks/check-kinds";
import { askedServers } from "@/lib/domain/checks/looks";
import type { Lab, Step, Task } from "@/lib/domain/lab/lab";
import { err, ok, type Result } from "@/lib/domain/result";
import type { ServerName } from "@/lib/domain/stack/stack";
import { type ContentError, contentError } from "./content-error";
import { labSchema, stepSchema, taskSchema } from "./lab-schemas";
import { type ReadMarkdown, readMarkdown } from "./read-markdown";

type Loaded<T> = Promise<Result<T, ContentError[]>>;

/**
 * Loads every lab below a folder: `<lab>/lab.md`, `<lab>/<task>/task.md`, `<lab>/<task>/<step>.md`. The
 * ids are the names of folders and files. Either all is right, or every error is told with file and line.
 */
export async function loadLabs(dir: string): Loaded<ReadonlyMap<string, Lab>> {
  const ids = await folders(dir);
  if (ids.length === 0) {
    return err([contentError(dir, 1, "no lab here; write <lab>/lab.md in this folder")]);
  }
  const loaded = collect(await Promise.all(ids.map((lab) => loadLab(dir, lab))));
  return loaded.ok ? ok(new Map(loaded.value.map((lab) => [lab.id, lab]))) : loaded;
}

async function loadLab(dir: string, labId: string): Loaded<Lab> {
  const file = join(dir, labId, "lab.md");
  const read = await readMarkdown(file, labSchema);
  if (!read.ok) return read;
  const { number, title, summary, stack, tasks: taskIds } = read.value.value;
  const errors = orderErrors(read.value, "tasks", taskIds, await folders(join(dir, labId)));
  const loaded = collect(
    await Promise.all(
      [...new Set(taskIds)].map((taskId, i) =>
        loadTask(join(dir, labId, taskId), taskId, `${number}.${i + 1}`),
      ),
    ),
  );
  if (!loaded.ok) return err([...errors, ...loaded.error]);
  errors.push(...sharedStepErrors(join(dir, labId), loaded.value));
  errors.push(...missingServerErrors(join(dir, labId), stack, loaded.value));
  if (errors.length > 0) return err(errors);
  return ok({
    id: labId,
    number,
    title,
    summary,
    stack,
    markdown: read.value.markdown,
    tasks: loaded.value,
  });
}

async function loadTask(dir: string, taskId: string, number: string): Loaded<Task> {
  const read = await readMarkdown(join(dir, "task.md"), taskSchema);
  if (!read.ok) return read;
  const { title, steps: stepIds } = read.value.value;
  const files = (await names(dir)).filter((name) => name.endsWith(".md") && name !== "task.md");
  const present = files.map((name) => name.slice(0, -".md".length));
  const errors = orderErrors(read.value, "steps", stepIds, present);
  const isAlone = stepIds.length === 1;
  const loaded = collect(
    await Promise.all(
      [...new Set(stepIds)].map((stepId, i) =>
        loadStep(dir, stepId, isAlone ? number : `${number} ${String.fromCharCode(97 + i)}`),
      ),
    ),
  );
  if (!loaded.ok) return err([...errors, ...loaded.error]);
  if (errors.length > 0) return err(errors);
  return ok({ id: taskId, number, title, markdown: read.value.markdown, steps: loaded.value });
}

async function loadStep(dir: string, stepId: string, number: string): Loaded<Step> {
  const read = await readMarkdown(join(dir, `${stepId}.md`), stepSchema, { mayHint: true });
  if (!read.ok) return read;
  const { value, markdown, hints } = read.value;
  const { title, check = null, request = null } = value;
  return ok({ id: stepId, number, title, markdown, check, hints, request });
}

/** What is listed twice, and what lies in the folder without being listed. */
function orderErrors(
  read: Pick<ReadMarkdown<unknown>, "file" | "lineOf">,
  key: "tasks" | "steps",
  listed: readonly string[],
  present: readonly string[],
): ContentError[] {
  const twice = listed.flatMap((each, i) =>
    listed.indexOf(each) < i
      ? [contentError(read.file, read.lineOf([key, i]), `"${each}" is listed twice; list it once`)]
      : [],
  );
  const unlisted = present
    .filter((each) => !listed.includes(each))
    .map((each) =>
      contentError(
        read.file,
        read.lineOf([key]),
        `"${each}" lies here and is not listed; add it to ${key}`,
      ),
    );
  return [...twice, ...unlisted];
}

/** A step's id is unique in its lab: progress and verdicts are kept under it. */
function sharedStepErrors(dir: string, tasks: readonly Task[]): ContentError[] {
  const owners = new Map<string, string>();
  return tasks.flatMap((task) =>
    task.steps.flatMap((step) => {
      const owner = owners.get(step.id);
      owners.set(step.id, owner ?? task.id);
      if (owner === undefined) return [];
      const message = `duplicate id: the task "${owner}" has a step "${step.id}" too; rename one of the files`;
      return [contentError(join(dir, task.id, `${step.id}.md`), 1, message)];
    }),
  );
}

/** A step cannot be judged by what a server shows that its lab does not have. */
function missingServerErrors(
  dir: string,
  stack: readonly ServerName[],
  tasks: readonly Task[],
): ContentError[] {
  return tasks.flatMap((task) =>
    task.steps.flatMap(({ id, check }) => {
      const needs = check ? bindCheck(check).facts.needs : [];
      const servers = new Set(needs.flatMap((name) => askedServers[name]));
      const missing = [...servers].filter((server) => !stack.includes(server));
      if (!check || missing.length === 0) return [];
      const message = `a check of the kind "${check.kind}" looks at ${missing.join(" and ")}; add it to stack in lab.md`;
      return [contentError(join(dir, task.id, `${id}.md`), 1, message)];
    }),
  );
}

function collect<T>(results: readonly Result<T, ContentError[]>[]): Result<T[], ContentError[]> {
  const errors = results.flatMap((each) => (each.ok ? [] : each.error));
  return errors.length > 0
    ? err(errors)
    : ok(results.flatMap((each) => (each.ok ? [each.value] : [])));
}

async function folders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function names(dir: string): Promise<string[]> {
  return (await readdir(dir)).sort();
}
