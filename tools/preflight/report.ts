import { Interrupted, interruptedCode } from "./interruption";
import type { Progress } from "./progress";
import { wrapped } from "./wrapped";

/** What was found of one thing that was looked at. What was not looked at is never fine. */
export interface Finding {
  area: string;
  what: string;
  /** `wrong`: something will fail in class. `note`: it will not fail by that alone. */
  state: "fine" | "wrong" | "note" | "not-checked";
  found: string;
  /** What to do; null where nothing is. */
  todo: string | null;
}

/** Takes what is found in one area. */
export interface Section {
  fine(what: string, found: string): void;
  wrong(what: string, found: string, todo: string): void;
  note(what: string, found: string, todo: string): void;
  notChecked(what: string, why: string, todo?: string): void;
}

export interface Report {
  /** Looks at one area, which is told when it has been looked at whole. */
  look(area: string, work: (section: Section) => Promise<void>): Promise<void>;
  findings(): readonly Finding[];
}

interface Telling {
  tell(lines: string): void;
  progress?: Pick<Progress, "begin" | "end">;
  /** How many characters fit into a line; as many as there are unless told. */
  columns?: number | undefined;
}

export function createReport({ tell, progress, columns }: Telling): Report {
  const all: Finding[] = [];
  return {
    async look(area, work) {
      const found: Finding[] = [];
      const section = sectionOf(area, found);
      progress?.begin(area);
      try {
        await work(section);
      } catch (error) {
        if (error instanceof Interrupted) section.notChecked("the rest", "interrupted");
        if (!(error instanceof Unreachable)) throw error;
        section.wrong(error.what, error.message, error.todo);
      } finally {
        progress?.end(area);
        all.push(...found);
        if (found.length > 0) tell(sectionText(area, found, columns));
      }
    },
    findings: () => all,
  };
}

function sectionOf(area: string, found: Finding[]): Section {
  const add = (state: Finding["state"], what: string, seen: string, todo: string | null) => {
    found.push({ area, what, state, found: seen, todo });
  };
  return {
    fine: (what, seen) => add("fine", what, seen, null),
    wrong: (what, seen, todo) => add("wrong", what, seen, todo),
    note: (what, seen, todo) => add("note", what, seen, todo),
    notChecked: (what, why, todo) => add("not-checked", what, why, todo ?? null),
  };
}

/** What was asked gave no answer, so that nothing else of it can be looked at. */
export class Unreachable extends Error {
  readonly what: string;
  readonly todo: string;
  constructor(what: string, message: string, todo: string) {
    super(message);
    this.what = what;
    this.todo = todo;
  }
}

const words: Record<Finding["state"], string> = {
  fine: "fine",
  wrong: "WRONG",
  note: "note",
  "not-checked": "not checked",
};

function sectionText(area: string, findings: readonly Finding[], columns?: number): string {
  const lines = merged(findings).flatMap(({ what, state, found, todo }) => [
    wrapped(`  ${words[state].padEnd(12)} ${what}: ${found}`, 15, columns),
    ...(todo === null ? [] : [wrapped(`${" ".repeat(15)}→ ${todo}`, 17, columns)]),
  ]);
  return `\n${area}\n${lines.join("\n")}\n`;
}

/** What is said of several in the same words is one line. */
function merged(findings: readonly Finding[]): Finding[] {
  const lines: Finding[] = [];
  for (const each of findings) {
    const before = lines.at(-1);
    const isSame =
      before?.state === each.state && before.found === each.found && before.todo === each.todo;
    if (isSame) lines[lines.length - 1] = { ...before, what: `${before.what}; ${each.what}` };
    else lines.push(each);
  }
  return lines;
}

/** The last lines: how many of each, what it means, and again what is wrong, which may stand far above. */
export function summary(findings: readonly Finding[], columns?: number): string {
  const of = (state: Finding["state"]) => findings.filter((each) => each.state === state);
  const counts = (["fine", "note", "wrong", "not-checked"] as const).map(
    (state) => `${of(state).length} ${words[state].toLowerCase()}`,
  );
  const wrong = of("wrong").map(({ area, what }) =>
    wrapped(`  WRONG  ${area}: ${what}`, 9, columns),
  );
  const meaning = `${meaningOf(findings)} ${counts.join(", ")}.`;
  return `\n${[wrapped(meaning, 0, columns), ...wrong].join("\n")}\n`;
}

function meaningOf(findings: readonly Finding[]): string {
  if (exitCode(findings) === 1) return "Something will fail in class.";
  if (findings.some(({ state }) => state === "not-checked"))
    return "Nothing that was looked at will fail; not all was looked at.";
  return "Nothing that was looked at will fail.";
}

/** 0 for fine, 1 where something will fail. */
export function exitCode(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ state }) => state === "wrong") ? 1 : 0;
}

/** The same for programs. */
export function reportJson(findings: readonly Finding[], isInterrupted = false): string {
  const code = isInterrupted ? interruptedCode : exitCode(findings);
  return `${JSON.stringify({ exitCode: code, findings }, null, 2)}\n`;
}
