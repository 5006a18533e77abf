import type { Refusal } from "@/lib/domain/pushgateway/attempt";
import type { Exchange } from "@/lib/domain/pushgateway/exchange";
import { decodeBody } from "@/lib/domain/pushgateway/exposition/decode-body";
import { foreignEncoding } from "@/lib/domain/pushgateway/exposition/foreign-encoding";
import {
  type Exposition,
  parseExposition,
} from "@/lib/domain/pushgateway/exposition/parse-exposition";
import type { RefusedProblem, Span } from "@/lib/domain/pushgateway/exposition/problem";
import { parsePushPath } from "@/lib/domain/pushgateway/grouping-key";
import type { Diagnosis } from "@/lib/domain/verdict/diagnosis";
import { diagnose } from "@/lib/domain/verdict/ladder";
import { shortenDiagnosis } from "@/lib/domain/verdict/shorten";
import { findPlace, metricOf, type RefusalPlace, refusedProblems } from "./refusal-place";
import { isOfApp } from "./refusal-rule";
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
  const inGeneral = typeof general === "string" ? general : general(refused);
  const message = (exactMessage(code, place, text) ?? inGeneral) + joinedBy(code, text);
  const sentence = answer.trim().slice(0, 500);
  return shortenDiagnosis({
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
    ...(exposition ? contradiction({ code, place, answer }, exposition) : {}),
  });
}

/** A push of more series is not asked again whether it would still be refused. */
const mostSeries = 100;

/** What of the body contradicted other groups: the body itself and the gateway's own metrics are fine. */
function contradiction(
  refused: { code: Diagnosis["code"]; place: RefusalPlace | null; answer: string },
  { families }: Exposition,
): Pick<Refusal, "contradicting"> {
  const { code, place, answer } = refused;
  const isOfGroups =
    (code === "type-conflict" || code === "duplicate-sample") &&
    typeof place?.message !== "string" &&
    !answer.includes("gathered metric family");
  const series = families.reduce((sum, each) => sum + each.series.length, 0);
  return isOfGroups && series > 0 && series <= mostSeries ? { contradicting: families } : {};
}

/** Longer bodies are not read again: who pushes that much by hand has another question. */
const maxReadBytes = 256 * 1024;

/** The body as text in the exposition format; null where it was sent as something else. */
function readBody({ body, headers, path, status, answer }: Exchange): Exposition | null {
  const isText = !/^application\/vnd\.google\.protobuf/i.test(headers.contentType ?? "");
  const isPlain = !headers.contentEncoding || /^(text format|pushed metrics)/.test(answer);
  if (!isText || !isPlain || isOfApp(status) || body.byteLength > maxReadBytes) return null;
  if (foreignEncoding(body) !== null) return null;
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

/** What our own reading says; where all lines have the fault, what is said of them all is better. */
function exactMessage(
  code: Diagnosis["code"],
  place: RefusalPlace | null,
  text: string,
): string | null {
  const isOfAll = code === "crlf-line-endings" && text.split("\r\n").length > 2;
  return isOfAll ? null : (place?.message ?? null);
}

/** A comment and a sample, or two samples, in one line: somebody has taken the newlines away. */
function joinedBy(code: Diagnosis["code"], text: string): string {
  if (/\n|\\n/.test(text) || (code !== "no-final-newline" && code !== "bad-value")) return "";
  const isJoined =
    /^\s*#\s*(TYPE|HELP)\s.*\s\S+$/.test(text) || /^\s*\S+ +[\d.]+[a-z_:]\w* +\S+/i.test(text);
  return isJoined
    ? " There is no other newline either: the lines have run into one, as `curl -d` does to what it reads from a file or a pipe."
    : "";
}

/** In a body of several lines the line is named. */
function withLine(message: string, { line }: Span, text: string): string {
  const isOnlyLine = !text.trimEnd().includes("\n");
  if (isOnlyLine || /^The (text|lines|body) /.test(message)) return message;
  return /^(This|The) line /.test(message)
    ? message.replace(/^\S+ line/, `Line ${line}`)
    : `Line ${line}: ${message}`;
}

/** Of a command or of JSON, the other lines cannot be read either. */
const followsFromPasting: ReadonlySet<Diagnosis["code"]> = new Set([
  "bad-metric-name",
  "bad-value",
  "bad-label-syntax",
]);

/** What else in the body the gateway would refuse, once for each reason. */
function others(code: Diagnosis["code"], exposition: Exposition, text: string): Diagnosis[] {
  const first = new Map<Diagnosis["code"], RefusedProblem>();
  for (const problem of refusedProblems(exposition)) {
    if (code === "not-exposition" && followsFromPasting.has(problem.code)) continue;
    if (problem.code !== code && !first.has(problem.code)) first.set(problem.code, problem);
  }
  return [...first.values()].map((problem) =>
    shortenDiagnosis(
      diagnose(problem.code, withLine(problem.message, problem, text), {
        params: placeParams(problem, text),
      }),
    ),
  );
}
