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

export function createReport(tell: (lines: string) => void): Report {
  const all: Finding[] = [];
  return {
    async look(area, work) {
      const found: Finding[] = [];
      await work(sectionOf(area, found)).catch((error: unknown) => {
        if (!(error instanceof Unreachable)) throw error;
        const { what, message, todo } = error;
        found.push({ area, what, state: "wrong", found: message, todo });
      });
      all.push(...found);
      tell(sectionText(area, found));
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

function sectionText(area: string, findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ what, state, found, todo }) => [
    `  ${words[state].padEnd(12)} ${what}: ${found}`,
    ...(todo === null ? [] : [`${" ".repeat(15)}→ ${todo}`]),
  ]);
  return `\n${area}\n${lines.join("\n")}\n`;
}

/** The last lines: how many of each, and what it means. */
export function summary(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((each) => each.state === state).length;
  const meaning =
    exitCode(findings) === 0
      ? "Nothing that was looked at will fail."
      : "Something will fail in class.";
  const counts = (["fine", "note", "wrong", "not-checked"] as const).map(
    (state) => `${count(state)} ${words[state].toLowerCase()}`,
  );
  return `\n${meaning} ${counts.join(", ")}.\n`;
}

/** 0 for fine, 1 where something will fail. */
export function exitCode(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ state }) => state === "wrong") ? 1 : 0;
}

/** The same for programs. */
export function reportJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ exitCode: exitCode(findings), findings }, null, 2)}\n`;
}
