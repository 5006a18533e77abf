import type { ScriptEnd } from "@/lib/shell/open-shell";

/** A note is the page's own word; a server's answer to a push, or that none came, is told as one of three kinds. */
export const partKinds = ["stdout", "stderr", "note", "accepted", "refused", "unanswered"] as const;

/** A piece of a run's transcript. */
export interface OutputPart {
  kind: (typeof partKinds)[number];
  text: string;
}

/** One run of a script. */
export interface ScriptRun {
  id: number;
  script: string;
  isLoading: boolean;
  /** Why the app has not taken something that it sent, as during a pause of the class; null where it took all. */
  notTaken: string | null;
  parts: readonly OutputPart[];
  /** Characters that are shown of each stream, and how many more came. */
  shown: Readonly<Record<OutputPart["kind"], number>>;
  hidden: number;
  end: (ScriptEnd & { seconds: number }) | { kind: "left" } | null;
}

export const newRun = (id: number, script: string): ScriptRun => ({
  id,
  script,
  isLoading: true,
  notTaken: null,
  parts: [],
  shown: { stdout: 0, stderr: 0, note: 0, accepted: 0, refused: 0, unanswered: 0 },
  hidden: 0,
  end: null,
});

/** Characters of a run that a page shows without becoming slow: much output hides no error. */
const maxShown = {
  stdout: 100_000,
  stderr: 20_000,
  note: 20_000,
  accepted: 20_000,
  refused: 20_000,
  unanswered: 20_000,
} as const;

/** The run with more of its output. */
export function withOutput(run: ScriptRun, added: readonly OutputPart[]): ScriptRun {
  const parts = [...run.parts];
  const shown = { ...run.shown };
  let { hidden } = run;
  for (const { kind, text } of added) {
    const cut = text.slice(0, maxShown[kind] - shown[kind]);
    shown[kind] += cut.length;
    hidden += text.length - cut.length;
    const last = parts.at(-1);
    if (cut === "") continue;
    if (last?.kind === kind && isStream(kind)) {
      parts[parts.length - 1] = { kind, text: last.text + cut };
    } else parts.push({ kind, text: cut });
  }
  return { ...run, parts, shown, hidden };
}

const isStream = (kind: OutputPart["kind"]) => kind === "stdout" || kind === "stderr";

/** Older runs than these are let go. */
const maxRuns = 30;

/** The runs with one of them changed, or a new one at their end. */
export function withRun(runs: readonly ScriptRun[], changed: ScriptRun): readonly ScriptRun[] {
  const isKnown = runs.some(({ id }) => id === changed.id);
  return isKnown
    ? runs.map((run) => (run.id === changed.id ? changed : run))
    : [...runs, changed].slice(-maxRuns);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const escapes = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-_]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\x00-\x08\x0b-\x1f\x7f]/g;

/** Text as a page can show it: colours of a terminal go, other control characters become visible signs. */
export function printable(text: string): string {
  return text
    .replace(/\r\n/g, "\n")
    .replace(escapes, "")
    .replace(controls, (sign) =>
      sign === "\x7f" ? "\u2421" : String.fromCharCode(0x2400 + sign.charCodeAt(0)),
    );
}

/** How a run ended, in words. */
export function endWords(end: NonNullable<ScriptRun["end"]>): string {
  if (end.kind === "left") {
    return "The page was left while this ran. What the script had sent before has happened.";
  }
  const after = `${end.seconds.toFixed(2)} s`;
  switch (end.kind) {
    case "ended":
      return `exit ${end.exitCode} after ${after}${end.limit === null ? "" : `. ${end.limit}`}`;
    case "stopped":
      return `Stopped after ${after}. What the script had sent before has happened.`;
    case "too-long":
      return "The script was stopped: it ran for more than a minute. What it sent before that has happened.";
    case "broken":
      return "The shell could not be started: the connection may be lost. Your script is kept; run it again.";
  }
}

export const hasFailed = (end: NonNullable<ScriptRun["end"]>) =>
  end.kind === "broken" ||
  end.kind === "too-long" ||
  (end.kind === "ended" && (end.exitCode !== 0 || end.limit !== null));
