import { type DiagnosisCode, diagnosisCodes } from "@/lib/domain/verdict/diagnosis";
import type { Outcome, Verdict } from "@/lib/domain/verdict/verdict";
import { formatActions } from "./format-actions";
import { reachedElsewhere } from "./reached-elsewhere";
import type { CaseOutcome } from "./replay-case";
import { settleText } from "./settle-text";

const head = `# What a learner reads

Every diagnosis, with what was sent and what the learner reads. The page is made from the verdicts of \`npm run content:check\`, which replays each mistake on a real Pushgateway and a real Prometheus, and from the integration tests that reach the others. Do not edit it: \`npm run content:check -- --write\` writes it, and the check fails where it differs. What is different each time, such as a time of day, is replaced by \`…\` or a word.

A verdict stops at the first broken rung; what else is wrong is listed below it.
`;

const words: Record<Outcome, string> = {
  passed: "Passed",
  failed: "Not yet",
  pending: "Waiting",
  unknown: "Unknown",
};

/** The page of all codes, in the order of the closed set; the same for the same verdicts. */
export function diagnosisPage(outcomes: readonly CaseOutcome[]): string {
  const sections = diagnosisCodes.map((code) => {
    const cases = outcomes.filter((each) => isAbout(code, each)).map(formatCase);
    const elsewhere = formatElsewhere(code);
    return [`## \`${code}\``, ...cases, ...(elsewhere ? [elsewhere] : [])].join("\n\n");
  });
  return `${[head.trimEnd(), contents(), ...sections].join("\n\n")}\n`;
}

function contents(): string {
  return diagnosisCodes.map((code) => `[\`${code}\`](#${code})`).join(" · ");
}

/** A mistake's own codes; the cases that prove a step untouched teach nothing. */
function isAbout(code: DiagnosisCode, { replayCase, verdict }: CaseOutcome): boolean {
  return replayCase.expected.kind === "diagnosed" && verdict?.diagnosis?.code === code;
}

function formatCase({ replayCase, verdict }: CaseOutcome): string {
  const { at, name } = replayCase;
  const title = `### ${at.step}: ${name.replace(/^mistake: /, "")}`;
  return [title, formatActions(replayCase.actions, at.step), verdict && formatVerdict(verdict)]
    .filter(Boolean)
    .join("\n\n");
}

function formatVerdict({ outcome, rungs, diagnosis, alsoWrong }: Verdict): string {
  const rung = rungs.find(({ state }) => state !== "ok")?.id ?? "";
  const told = [formatTold({ outcome, rung, ...diagnosis, message: diagnosis?.message ?? "" })];
  const place = diagnosis && formatPlace(diagnosis.params);
  if (place) told.push(`> ${place}`);
  for (const each of alsoWrong) {
    const place = formatPlace(each.params);
    const message = `Also: \`${each.code}\`. ${quoted(each.message)}`;
    told.push(
      [`> ${message}`, ...(place ? [`> ${place}`] : []), ...difference(each)].join("\n>\n"),
    );
  }
  return told.join("\n>\n");
}

/** The marker in the editor. */
function formatPlace(params: Readonly<Record<string, unknown>>): string | null {
  const { line, startColumn, endColumn } = params;
  if (line === undefined) return null;
  return `Marked: line ${line}, columns ${startColumn} to ${Number(endColumn) - 1}`;
}

function formatElsewhere(code: DiagnosisCode): string | null {
  const entry = reachedElsewhere[code];
  return entry ? `${entry.cause}\n\n${formatTold(entry)}` : null;
}

interface Told {
  outcome: Outcome;
  rung: string;
  message: string;
  expected?: string;
  observed?: string;
}

function formatTold(told: Told): string {
  const { outcome, rung, message } = told;
  const sentence = `> **${words[outcome]}**, at the rung *${rung}*: ${quoted(message)}`;
  return [sentence, ...difference(told)].join("\n>\n");
}

function difference({ expected, observed }: Pick<Told, "expected" | "observed">): string[] {
  const rows = [
    ["expected", expected],
    ["observed", observed],
  ].flatMap(([name, text]) => (text === undefined ? [] : [`> - ${name}: ${asCode(text)}`]));
  return rows.length > 0 ? [rows.join("\n")] : [];
}

function quoted(text: string): string {
  return settleText(text).replace(/\n/g, "\n> ").replaceAll("<", "\\<");
}

function asCode(text = ""): string {
  const [first = "", ...more] = settleText(text).trim().split("\n");
  const shown = more.length > 0 ? `${first} …` : first;
  return shown.includes("`") ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}
