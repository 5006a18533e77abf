import { formatLabels } from "@/lib/domain/pushgateway/grouping-key";
import type { ExpositionContext } from "./exposition-context";
import { type ExpositionToken, tokenAt } from "./exposition-tokens";
import { keywordWords, labelMeaning, typeWords } from "./exposition-words";
import { codeInMarkdown } from "./markdown-text";

/** What is to be said of the word at a column of a line, in Markdown, one paragraph each. */
export function explainAt(
  line: string,
  column: number,
  context: ExpositionContext | null,
): { token: ExpositionToken; paragraphs: string[] } | null {
  const token = tokenAt(line, column);
  if (!token) return null;
  const paragraphs = explain(token, context);
  return paragraphs.length > 0 ? { token, paragraphs } : null;
}

function explain({ kind, text }: ExpositionToken, context: ExpositionContext | null): string[] {
  switch (kind) {
    case "keyword": {
      const words = keywordWords[text.toUpperCase()];
      return words === undefined ? [] : [words];
    }
    case "type": {
      const words = typeWords[text.toLowerCase()];
      return words === undefined ? [] : [words];
    }
    case "label":
      return explainLabel(text, context);
    case "metric":
      return explainMetric(text, context);
    default:
      return [];
  }
}

function explainLabel(name: string, context: ExpositionContext | null): string[] {
  const value = context?.group[name];
  const overwrites =
    value === undefined
      ? []
      : [
          `The path gives \`${name}\` too, as ${codeInMarkdown(JSON.stringify(value))}, and the path counts.`,
        ];
  return [labelMeaning(name), ...overwrites];
}

/** A metric as the gateway holds it, group by group. */
function explainMetric(name: string, context: ExpositionContext | null): string[] {
  const held = (context?.groups ?? []).flatMap(({ labels, families }) =>
    families.filter((family) => family.name === name).map((family) => ({ labels, family })),
  );
  if (held.length === 0) return [`The gateway holds no ${codeInMarkdown(name)} now.`];
  return held.slice(0, 5).map(({ labels, family }) => {
    const help = family.help ? ` Its help: ${codeInMarkdown(family.help)}` : " It has no help.";
    const series = family.series.length === 1 ? "1 series" : `${family.series.length} series`;
    return `In ${codeInMarkdown(formatLabels(labels))} it is ${article(family.type)}, ${series}.${help}`;
  });
}

const article = (type: string) => (type === "UNTYPED" ? "untyped" : `a ${type.toLowerCase()}`);
