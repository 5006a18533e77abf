import type { AttemptEntry, KeptBody, RequestEntry } from "@/lib/contract/attempts";
import type { Outcome } from "@/lib/domain/verdict/verdict";

const outcomeWords: Readonly<Record<Outcome, string>> = {
  passed: "Passed",
  failed: "Not yet",
  pending: "Waiting",
  unknown: "Unknown",
};

/** One attempt of a notebook. What a learner or a server wrote stands in code alone, so it can't be markup. */
export function writeAttempt(entry: AttemptEntry): string {
  return `${[heading(entry), ...writeSent(entry), verdictLine(entry)].join("\n\n")}\n\n`;
}

function writeSent(entry: AttemptEntry): string[] {
  switch (entry.kind) {
    case "request":
      return writeRequest(entry);
    case "answer":
      return [fence(entry.expression, "promql")];
    case "restart":
      return ["The gateway was restarted."];
    case "reset":
      return ["The sandbox was reset."];
  }
}

function heading({ at }: AttemptEntry): string {
  return `### ${at.slice(0, 19).replace("T", " ")} UTC`;
}

function writeRequest({ method, path, headers, body, status, answer }: RequestEntry): string[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    fence([`${method} ${path}`, ...lines].join("\n"), "http"),
    ...writeBody(body),
    `Answered with status ${status}${answer === "" ? "." : ":"}`,
    ...(answer === "" ? [] : [fence(answer)]),
  ];
}

function writeBody(body: KeptBody): string[] {
  switch (body.kind) {
    case "empty":
      return [];
    case "gone":
      return [`The body of ${body.bytes} bytes is no longer kept.`];
    case "binary":
      return [`A binary body of ${body.bytes} bytes, which begins with`, fence(body.hex)];
    case "text":
      return body.cutBytes === 0
        ? [fence(body.head)]
        : [fence(body.head), `${body.cutBytes} bytes were cut here.`, fence(body.tail)];
  }
}

function verdictLine({ verdict, hadPassed }: AttemptEntry): string {
  if (hadPassed) return "**Verdict:** the step had passed before.";
  if (!verdict) return "**Verdict:** none was made before the next attempt.";
  const { outcome, diagnosis } = verdict;
  const lines = [`**Verdict:** ${outcomeWords[outcome]}.`];
  if (diagnosis) lines.push(fence(diagnosis.message));
  if (diagnosis?.expected !== undefined) lines.push("Expected:", fence(diagnosis.expected));
  if (diagnosis?.observed !== undefined) lines.push("Observed:", fence(diagnosis.observed));
  return lines.join("\n\n");
}

/** A fence longer than any run of backticks inside (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). */
export function fence(text: string, language = ""): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${text.replace(/\n$/, "")}\n${ticks}`;
}

/** Text in a heading or a sentence, without any meaning for Markdown and on one line. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
