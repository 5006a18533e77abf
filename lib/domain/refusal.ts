import type { Refusal } from "./attempt";
import type { Diagnosis } from "./diagnosis";
import type { Exchange } from "./exchange";
import { decodeBody } from "./exposition/decode-body";
import { type Exposition, parseExposition } from "./exposition/parse-exposition";
import type { RefusedProblem, Span } from "./exposition/problem";
import { parsePushPath } from "./grouping-key";
import { diagnose } from "./ladder";
import { findPlace, metricOf, refusedProblems } from "./refusal-place";
import { refusalRules, refusedBy } from "./refusal-rules";

/**
 * Why the gateway refused, from its own answer and from what was sent. The gateway's sentence is
 * `observed`. Where the reason stands in the body, `params` has its `line`, `startColumn` and `endColumn`,
 * counted from 1, the last one exclusive, and the `text` of that line.
 */
export function diagnoseRefusal(exchange: Exchange): Refusal {
  const { answer, status } = exchange;
  const text = decodeBody(exchange.body);
  const lineNumber = Number(/in line (\d+)/.exec(answer)?.[1] ?? 0);
  const line = lineNumber > 0 ? (text.split("\n")[lineNumber - 1] ?? "") : "";
  const refused = refusedBy(exchange, text, line);
  const rule = refusalRules.find((each) => each.matches(refused));
  const code = rule?.code ?? "other-rejection";
  const exposition = readBody(exchange);
  const place = exposition && findPlace({ code, line: lineNumber, answer }, exposition, text);
  const general = rule?.message ?? "The gateway refused the request, and nothing was stored.";
  const told = place?.message ?? (typeof general === "string" ? general : general(refused));
  const message = code === "no-final-newline" ? told + withoutAny(text) : told;
  const sentence = answer.trim().slice(0, 500);
  return {
    code,
    message: place ? withLine(message, place, text) : message,
    observed: sentence ? `${status}: ${sentence}` : `${status}, without a text`,
    params: {
      status,
      answer: sentence,
      ...(place ? placeParams(place, text) : {}),
      ...(exposition ? metricParams(answer, exposition) : {}),
    },
    alsoWrong: exposition ? others(code, exposition, text) : [],
  };
}

/** Longer bodies are not read again: who pushes that much by hand has another question. */
const maxReadBytes = 256 * 1024;

/** The body as text in the exposition format; null where it was sent as something else. */
function readBody({ body, headers, path, status, answer }: Exchange): Exposition | null {
  const isText = !/^application\/vnd\.google\.protobuf/i.test(headers.contentType ?? "");
  const isPlain = !headers.contentEncoding || /^(text format|pushed metrics)/.test(answer);
  if (!isText || !isPlain || status === 413 || body.byteLength > maxReadBytes) return null;
  const group = parsePushPath(path);
  return parseExposition(body, group.ok ? group.value.labels : {});
}

function placeParams({ line, startColumn, endColumn }: Span, text: string) {
  const content = text.split("\n", line)[line - 1] ?? "";
  return { line, startColumn, endColumn, text: content.slice(0, 200).toWellFormed() };
}

function metricParams(answer: string, { families }: Exposition): Diagnosis["params"] {
  const metric = metricOf(answer);
  const sent = families.find(({ name }) => name === metric);
  return sent ? { metric: sent.name, type: sent.type.toLowerCase() } : {};
}

/** A comment and a sample in one line: somebody has taken the newlines away. */
function withoutAny(text: string): string {
  const isJoined = !text.includes("\n") && /^\s*#\s*(TYPE|HELP)\s.*\s\S+$/.test(text);
  return isJoined
    ? " It has no newline at all, so its lines have run into one: curl -d does that to what it reads from a file or a pipe."
    : "";
}

/** In a body of several lines the line is named. */
function withLine(message: string, { line }: Span, text: string): string {
  const isOnlyLine = !text.trimEnd().includes("\n");
  const isAboutTheEnd = message.startsWith("The text");
  return isOnlyLine || isAboutTheEnd ? message : `Line ${line}: ${message}`;
}

/** What else in the body the gateway would refuse, once for each reason. */
function others(code: Diagnosis["code"], exposition: Exposition, text: string): Diagnosis[] {
  const first = new Map<Diagnosis["code"], RefusedProblem>();
  for (const problem of refusedProblems(exposition)) {
    if (problem.code !== code && !first.has(problem.code)) first.set(problem.code, problem);
  }
  return [...first.values()].map((problem) =>
    diagnose(problem.code, withLine(problem.message, problem, text), {
      params: placeParams(problem, text),
    }),
  );
}
