import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkedSteps, type Lab } from "@/lib/domain/lab/lab";
import { type Replay, replaySchema } from "@/lib/domain/lab/replay";
import { err, ok, type Result } from "@/lib/domain/result";
import { type ContentError, contentError } from "./content-error";
import { readYaml } from "./read-yaml";

/** A step's replay with the places in its file that a report points to. */
export interface LocatedReplay extends Replay {
  file: string;
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** Replays by step id. */
export type Replays = ReadonlyMap<string, LocatedReplay>;

/** Loads `<step>.replay.yaml` of every step of a lab that has a check; each of them needs one. */
export async function loadReplays(dir: string, lab: Lab): Promise<Result<Replays, ContentError[]>> {
  const steps = checkedSteps(lab);
  const known = steps.map(({ step }) => step.id);
  const replays = new Map<string, LocatedReplay>();
  const errors: ContentError[] = [];
  for (const { task, step } of steps) {
    const read = await loadReplay(join(dir, lab.id, task.id, `${step.id}.replay.yaml`), known);
    if (read.ok) replays.set(step.id, read.value);
    else errors.push(...read.error);
  }
  return errors.length > 0 ? err(errors) : ok(replays);
}

async function loadReplay(
  file: string,
  known: readonly string[],
): Promise<Result<LocatedReplay, ContentError[]>> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) {
    return err([
      contentError(file, 1, "this file is missing; a step with a check needs its replay"),
    ]);
  }
  const read = readYaml({ file, text, firstLine: 1 }, replaySchema);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const errors = runsOf(value)
    .filter(({ run }) => !known.includes(run))
    .map(({ path, run }) =>
      contentError(file, lineOf(path), `unknown step "${run}"; write one of ${known.join(", ")}`),
    );
  return errors.length > 0 ? err(errors) : ok({ ...value, file, lineOf });
}

function runsOf(replay: Replay): { path: PropertyKey[]; run: string }[] {
  const lists = [
    { path: ["solution"], actions: replay.solution },
    ...replay.mistakes.map(({ actions }, i) => ({ path: ["mistakes", i, "actions"], actions })),
  ];
  return lists.flatMap(({ path, actions }) =>
    actions.flatMap(({ run }, i) =>
      run === undefined ? [] : [{ path: [...path, i, "run"], run }],
    ),
  );
}
