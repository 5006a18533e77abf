import type { Exposition } from "@/lib/domain/pushgateway/exposition/parse-exposition";
import type { RefusedProblem, Span } from "@/lib/domain/pushgateway/exposition/problem";
import type { DiagnosisCode } from "@/lib/domain/verdict/diagnosis";

/** Where in the body a refusal is, and the parser's more exact sentence where it means the same. */
export interface RefusalPlace extends Span {
  message: string | null;
}

/** Problems of the body that the gateway would refuse, in the order of the text. */
export function refusedProblems({ problems }: Exposition): RefusedProblem[] {
  return problems.filter((each) => each.severity === "refused");
}

/**
 * The place that the gateway means: the problem that our own reading found for the same reason, else the
 * line that the gateway names, else the metric that it names. Null where it is not in the body.
 */
export function findPlace(
  refused: { code: DiagnosisCode; line: number; answer: string },
  exposition: Exposition,
  text: string,
): RefusalPlace | null {
  const { code, line, answer } = refused;
  const isMeant = (each: RefusedProblem) =>
    each.code === code && (line === 0 || each.line === line);
  const { refusal } = exposition;
  const meant = refusal && isMeant(refusal) ? refusal : refusedProblems(exposition).find(isMeant);
  if (meant) return meant;
  if (line > 0) return { ...wholeLine(text, line), message: null };
  const metric = metricOf(answer);
  const span = metric === null ? null : firstMention(text, metric);
  return span && { ...span, message: null };
}

/** The metric that an inconsistency is about, as the client library's sentences name it. */
export function metricOf(answer: string): string | null {
  const named = /collected metric (?:named )?"([^"]+)"|gathered metric family ([\w:]+) /.exec(
    answer,
  );
  return named?.[1] ?? named?.[2] ?? null;
}

function wholeLine(text: string, line: number): Span {
  const content = text.split("\n", line)[line - 1] ?? "";
  return { line, startColumn: 1, endColumn: Math.max(2, content.length + 1) };
}

function firstMention(text: string, metric: string): Span | null {
  for (const [i, content] of text.split("\n").entries()) {
    const at = content.search(/\S/);
    if (
      at < 0 ||
      !content.startsWith(metric, at) ||
      /[\w:]/.test(content[at + metric.length] ?? "")
    ) {
      continue;
    }
    return { line: i + 1, startColumn: at + 1, endColumn: at + 1 + metric.length };
  }
  return null;
}
