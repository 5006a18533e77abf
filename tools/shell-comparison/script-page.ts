import { scriptSections } from "./all-scripts";
import type { ScriptCase, ScriptOutcome } from "./script-case";

/** What the real bash made of each script. */
export type RealOutcomes = ReadonlyMap<ScriptCase, ScriptOutcome>;

const preface = (
  count: number,
  refused: number,
) => `# Scripts in the lab's shell, beside a real bash

The Script tab runs a simulated bash in the learner's browser. Each row is a script that ran there and in a real bash,
with the same files and in front of the same kind of server: compared are standard output, exit status, what the script
itself writes to standard error, and each request that arrived. What is not the same has to be **refused by name**
("… is not supported in this shell", "… is not in this shell"): a construct that is taken and does something else is
a fault.

This page is written by \`npm run shell:check -- --write\`; \`npm run shell:check\` and \`npm test\` run every row again.
Compared with bash 5.2, curl 7.88, GNU coreutils 9.1, sed 4.9 and grep 3.8, mawk 1.3.4, jq 1.6 and bc 1.07;
${count} scripts, ${refused} of them refused by name. Ours has the real jq in version 1.8.2, which differs knowingly
from 1.6: it keeps numbers as they were written until something is done to them (\`1.0\`, \`12345678901234567890\`), ends
with 5 at text that is no JSON, has no \`leaf_paths\`, marks a compile error with \`^\`. Such rows are left out.
\`LINENO\` is the line of the script everywhere; within a \`$(…)\` of several lines bash 5.2 counts otherwise (5 and 7 for
the lines 2 and 4 of a substitution that ends on line 5).
`;

export function scriptPage(outcomes: RealOutcomes): string {
  const cases = scriptSections.flatMap((section) => section.cases);
  const refused = cases.filter(({ refuses }) => refuses !== undefined);
  const parts = scriptSections.map(
    ({ title, cases }) =>
      `## ${title}\n\n${head}${cases.map((row) => line(row, outcomes)).join("")}`,
  );
  return [preface(cases.length, refused.length), ...parts].join("\n");
}

const head = "| What | Script | bash | Status | Ours |\n| --- | --- | --- | --- | --- |\n";

function line(row: ScriptCase, outcomes: RealOutcomes): string {
  const real = outcomes.get(row);
  const ours = row.refuses === undefined ? "the same" : `**refuses** \`${row.refuses}\``;
  const cells = [
    row.what,
    code(row.script),
    printed(row, real),
    String(real?.exitCode ?? "?"),
    ours,
  ];
  return `| ${cells.map(inCell).join(" | ")} |\n`;
}

const shown = 60;

function printed({ varies, refuses }: ScriptCase, real: ScriptOutcome | undefined): string {
  if (real === undefined) return "?";
  if (refuses !== undefined) return "(not run)";
  const sent = real.sent.length === 0 ? "" : `${real.sent.length} sent`;
  const text = varies ? "(another every day)" : visible(real.stdout.trimEnd());
  return [text, sent].filter((part) => part !== "").join(", ");
}

function visible(text: string): string {
  if (text === "") return "";
  const short = text.length > shown ? `${text.slice(0, shown)}…` : text;
  return code(short.replaceAll(/[^\P{Cc}\n\t]/gu, "�"));
}

const inCell = (text: string) =>
  text.replaceAll("|", "\\|").replaceAll("\n", "↵").replaceAll("\t", "⇥");

/** Code that may itself have backticks. */
const code = (text: string) => (text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``);
